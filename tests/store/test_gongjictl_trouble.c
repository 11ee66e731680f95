/* SPDX-License-Identifier: Apache-2.0 */
/* gongjictl where something is in the way: a paper that cannot be read, a text that is none, a pipe for a file, another
 * import. Each run is the real program. */
#include <string.h>
#include <sys/stat.h>

#include "core/store/claim.h"
#include "tests/store/ctl.h"
#include "tests/store/hall.h"

/* The exit status tells that one of them is damaged. */
static void
test_an_unreadable_paper_is_listed_beside_the_others (void)
{
  static const char DAMAGED[] = "02-000001  2026-10-15 09:44:12  读不出来：";
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) first = { 0 };
  g_auto (GjPremiumPaid) second = { 0 };
  char ids[2][20];
  GjPremiumOrder orders[] = { hall_order (ids[0], "P01", "P02", "senior", 36000),
                              hall_order (ids[1], "P01", "P04", "senior", 20000) };

  write_config (hall);
  g_assert_cmpint (hall_pay (hall, &orders[0], &first), ==, GJ_PAY_COMMITTED);
  g_assert_cmpint (hall_pay (hall, &orders[1], &second), ==, GJ_PAY_COMMITTED);
  assert_answer (hall, "receipts", 0, "02-000001  2026-10-15 09:44:12  *伟");
  hall_damage (hall, "UPDATE receipt SET sealed = 'x' WHERE receipt_no = 1");
  assert_answer (hall, "receipts", 1, DAMAGED);
  assert_answer (hall, "receipts", 1, "02-000002  2026-10-15 09:44:12  *伟");
  assert_answer (hall, "receipts --owed", 1, DAMAGED);
  assert_answer (hall, "receipts --owed", 1, "gongjictl check");
  assert_answer (hall, "receipts --json", 1, "\"number\":\"02-000001\",\"kind\":\"unreadable\"");
  assert_answer (hall, "receipts --json", 1, "\"number\":\"02-000002\",\"kind\":\"premium\"");
  assert_answer (hall, "check", 1, "I10 02-000001");
}

/* As the database has it, which asks of a text no more than bytes. */
static void
test_json_is_valid_of_whatever_stands_in_the_store (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (Answer) answer = { 0 };

  write_config (hall);
  hall_damage (hall, "UPDATE audit SET kind = 'premium.refused', object = CAST (x'ff' AS TEXT) WHERE audit_no = 1");
  answer = ctl (hall, "check --json");
  g_assert_cmpint (answer.code, ==, 1);
  g_assert_nonnull (strstr (answer.out, "\357\277\275"));
  g_assert_true (g_utf8_validate (answer.out, -1, NULL));
}

/* Nobody writes to the pipe, and nobody waits. */
static void
test_a_platform_list_is_told_its_mistakes_and_waited_for_by_nobody (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *pipe = g_build_filename (hall->dir, "pipe", NULL);
  g_autofree char *of_pipe = g_strdup_printf ("reconcile --collection %s", pipe);
  g_autofree char *cut_off = g_strdup_printf ("reconcile --collection %s/list.csv", hall->dir);
  g_auto (Answer) answer = { 0 };

  write_config (hall);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_answer (hall, of_pipe, 1, "文件是空的");
  hall_write (hall->dir, "list.csv", "transfer_id,amount,time\nAAAA-AAAA-AAAA-AAAA,1.00,2026-10-15 10:00:00");
  answer = ctl (hall, cut_off);
  g_assert_cmpint (answer.code, ==, 1);
  g_assert_nonnull (strstr (answer.err, "第 2 行第 45 个字符起：最后一行没有换行"));
}

/* Also while the first is writing, when nobody else may. */
static void
test_a_second_import_is_told_whose_is_running (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *people = hall_fixture ("hall");
  g_autofree char *import = g_strconcat ("import ", people, NULL);
  g_autoptr (GError) error = NULL;
  gboolean held = FALSE;

  write_config (hall);
  g_assert_true (gj_store_hold_import (hall->store, &held, &error));
  g_assert_true (held);
  g_assert_null (hall_raw (hall, "INSERT INTO import_run (only_one, kiosk_id, time_us, hides) VALUES (1, '05', 0, 0)"));
  g_assert_true (gj_store_begin (hall->store, &error));
  assert_answer (hall, import, 1, "另一个导入正在进行（终端 05，1970-01-01 08:00:00 开始）");
  gj_store_rollback (hall->store);
  gj_store_let_import_go (hall->store);
  assert_answer (hall, import, 0, "已全部导入");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gongjictl-trouble/a-paper-that-cannot-be-read-is-listed-beside-the-others",
                   test_an_unreadable_paper_is_listed_beside_the_others);
  g_test_add_func ("/gongjictl-trouble/json-is-valid-of-whatever-stands-in-the-store",
                   test_json_is_valid_of_whatever_stands_in_the_store);
  g_test_add_func ("/gongjictl-trouble/a-platform-list-is-told-its-mistakes-and-waited-for-by-nobody",
                   test_a_platform_list_is_told_its_mistakes_and_waited_for_by_nobody);
  g_test_add_func ("/gongjictl-trouble/a-second-import-is-told-whose-is-running",
                   test_a_second_import_is_told_whose_is_running);
  return g_test_run ();
}
