/* SPDX-License-Identifier: Apache-2.0 */
/* The end of a kiosk's audit, which the kiosk keeps outside of the store: cut, rewritten, put back, behind. */
#include <glib/gstdio.h>
#include <string.h>

#include "core/audit/audit_kept.h"
#include "core/audit/audit_mark.h"
#include "core/receipt/number_mark.h"
#include "tests/rig/postgres.h"
#include "tests/store/ctl.h"

#define FEE_FEN 36000
#define HE_JIE "110000199203189429\n"

static char *
number_file (Hall *hall)
{
  return g_build_filename (hall->dir, hall->shared ? "kiosk.pem.last" : "hall.db.last-02", NULL);
}

static char *
end_file (Hall *hall)
{
  g_autofree char *number = number_file (hall);

  return gj_audit_kept_path (number, HALL_KIOSK);
}

/* As a kiosk that served and is gone. */
static Hall *
new_hall_that_served (void)
{
  Hall *hall = hall_new ();
  g_autofree char *number = number_file (hall);
  g_auto (GjPremiumPaid) paid = { 0 };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", FEE_FEN);

  write_config (hall);
  accept_this_day (hall);
  gj_number_mark_keep (hall->store, number, HALL_KIOSK);
  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  gj_store_set_watch (hall->store, NULL, NULL, NULL);
  return hall;
}

/* The last record, with the guard that keeps it put back as it was, so that the store goes on. */
static void
cut_last (Hall *hall)
{
#define CUT "DELETE FROM audit WHERE kiosk_id = '02' AND audit_no = (SELECT max (audit_no) FROM audit WHERE kiosk_id = '02')"
  if (hall->shared)
    hall_damage (hall, CUT);
  else
    g_assert_null (hall_raw (hall, "DROP TRIGGER audit_kept; " CUT "; CREATE TRIGGER audit_kept BEFORE DELETE ON audit\n"
                                   "BEGIN SELECT RAISE (ABORT, 'gj: audit: immutable'); END"));
}

static void
add_staff (Hall *hall)
{
  g_auto (Answer) answer = ctl_typed (hall, "staff add 1007 --name 何洁", HE_JIE);

  g_assert_cmpint (answer.code, ==, 0);
}

/* What an administrator did is kept as well as what the kiosk did. */
static void
test_an_end_that_was_cut_off_is_named (void)
{
  g_autoptr (Hall) hall = new_hall_that_served ();
  g_autofree char *end = end_file (hall);
  g_autofree char *text = NULL;
  g_autofree char *said = NULL;
  g_autofree char *mark = NULL;
  g_autoptr (GError) error = NULL;

  add_staff (hall);
  assert_answer (hall, "staff end 1007", 0, "");
  assert_answer (hall, "audit verify", 0, "全部相连");
  assert_answer (hall, "check", 0, "全部相符");
  mark = gj_audit_dup_mark (hall->store, HALL_KIOSK, &error);
  g_assert_true (g_file_get_contents (end, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, mark));

  cut_last (hall);
  said = g_strdup_printf ("库里的审计在 %s 之前就断了", mark);
  assert_answer (hall, "audit verify", 1, said);
  assert_answer (hall, "audit verify", 1, "全部相连");
  assert_answer (hall, "audit verify --json", 1, "\"end_problem\":\"库里的审计在");
  assert_answer (hall, "check", 1, said);
  assert_answer (hall, "check --json", 1, "{\"invariant\":\"I20\",\"subject\":\"02\",\"");
  hall_damage (hall, "DELETE FROM audit");
  assert_answer (hall, "audit verify", 1, said);

  g_assert_cmpint (g_unlink (end), ==, 0); /* as the sentence says, when it was looked into */
  assert_answer (hall, "audit verify", 0, "全部相连");
}

/* Grown past the end that is kept, by a program that writes beside it: it is not overwritten. */
static void
test_an_end_that_became_another_stays_kept (void)
{
  g_autoptr (Hall) hall = new_hall_that_served ();
  g_autofree char *end = end_file (hall);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (g_file_get_contents (end, &before, NULL, NULL));
  cut_last (hall);
  add_staff (hall);
  assert_answer (hall, "staff end 1007", 0, "这个号现在是另一条记录");
  assert_answer (hall, "audit verify", 1, "它或它以前的记录被改写过");
  g_assert_true (g_file_get_contents (end, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, before);
  g_assert_true (g_file_set_contents (end, "02-1 or so\n", -1, NULL));
  assert_answer (hall, "audit verify", 1, "现在读不懂");
}

/* A crash between the commit and the file, or a file that could not be written for a while. */
static void
test_an_end_behind_the_store_is_no_finding (void)
{
  g_autoptr (Hall) hall = new_hall_that_served ();
  g_autofree char *number = number_file (hall);
  g_autofree char *end = end_file (hall);
  g_autofree char *kept = NULL;
  g_autofree char *text = NULL;
  g_autofree char *mark = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (end, &kept, NULL, NULL));
  add_staff (hall);
  g_assert_true (g_file_set_contents (end, kept, -1, NULL));
  assert_answer (hall, "audit verify", 0, "全部相连");
  assert_answer (hall, "check", 0, "全部相符");
  gj_number_mark_keep (hall->store, number, HALL_KIOSK); /* the kiosk starts */
  mark = gj_audit_dup_mark (hall->store, HALL_KIOSK, &error);
  g_assert_true (g_file_get_contents (end, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, mark));
}

/* An earlier version, or an administrator's machine: nothing is kept, and nothing is said of it. */
static void
test_without_an_end_nothing_is_compared_and_none_is_made (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *end = end_file (hall);

  write_config (hall);
  add_staff (hall);
  cut_last (hall);
  assert_answer (hall, "audit verify", 0, "全部相连");
  g_assert_false (g_file_test (end, G_FILE_TEST_EXISTS));
}

/* Of a backup the end is older, and the record of the restore says so. */
static void
test_a_restore_begins_a_new_end (void)
{
  g_autoptr (Hall) hall = new_hall_that_served ();
  g_autofree char *end = end_file (hall);
  g_autofree char *backup = g_strconcat ("backup ", hall->dir, "/b.db", NULL);
  g_autofree char *restore = g_strconcat ("restore ", hall->dir, "/b.db", NULL);
  g_autofree char *full = g_strdup (hall->url);
  g_autofree char *text = NULL;
  g_autofree char *mark = NULL;
  g_autoptr (GError) error = NULL;

  assert_answer (hall, backup, 0, "");
  add_staff (hall);
  if (hall->shared)
    {
      g_free (hall->url);
      hall->url = rig_postgres_new_database (rig_postgres ());
      write_config (hall);
    }
  assert_answer (hall, restore, 0, "已恢复");
  if (hall->shared)
    assert_answer (hall, "series 02-000001", 0, "已记下");
  assert_answer (hall, "audit verify", 0, "全部相连");
  assert_answer (hall, "check", 0, "全部相符");
  g_assert_true (g_file_get_contents (end, &text, NULL, NULL));
  mark = g_strndup (text, strcspn (text, " "));
  assert_answer (hall, "audit verify", 0, mark);
  cut_last (hall);
  assert_answer (hall, "audit verify", 1, hall->shared ? "之前就断了" : ""); /* the record of the restore itself */
  g_free (hall->url);
  hall->url = g_steal_pointer (&full);
}

/* For an auditor to write down. */
static void
test_each_chain_s_mark_is_shown (void)
{
  g_autoptr (Hall) hall = new_hall_that_served ();
  g_autofree char *own = NULL;
  g_autofree char *other = NULL;
  g_autofree char *line = NULL;
  g_autofree char *json = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  set_in_config (hall, "id=02", "id=03");
  add_staff (hall);
  set_in_config (hall, "id=03", "id=02");
  own = gj_audit_dup_mark (hall->store, HALL_KIOSK, &error);
  other = gj_audit_dup_mark (hall->store, "03", &error);
  line = g_strdup_printf ("末尾的审计记号，请抄下来另外保管：%s\n", other);
  json = g_strdup_printf ("\"marks\":[{\"kiosk\":\"02\",\"mark\":\"%s\"},{\"kiosk\":\"03\",\"mark\":\"%s\"}]", own, other);
  assert_answer (hall, "audit verify", 0, line);
  assert_answer (hall, "audit verify --json", 0, json);
  again = g_strdup_printf ("audit verify --mark %s", other);
  assert_answer (hall, again, 0, "纸上的记号还在");
  hall_damage (hall, "DELETE FROM audit WHERE kiosk_id = '03'");
  assert_answer (hall, again, 1, "没有这个号的审计记录");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/audit-end/one-that-was-cut-off-is-named", test_an_end_that_was_cut_off_is_named);
  g_test_add_func ("/audit-end/one-that-became-another-stays-kept", test_an_end_that_became_another_stays_kept);
  g_test_add_func ("/audit-end/one-behind-the-store-is-no-finding", test_an_end_behind_the_store_is_no_finding);
  g_test_add_func ("/audit-end/without-one-nothing-is-compared-and-none-is-made",
                   test_without_an_end_nothing_is_compared_and_none_is_made);
  g_test_add_func ("/audit-end/a-restore-begins-a-new-one", test_a_restore_begins_a_new_end);
  g_test_add_func ("/audit-end/each-chain-s-mark-is-shown", test_each_chain_s_mark_is_shown);
  return g_test_run ();
}
