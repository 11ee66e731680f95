/* SPDX-License-Identifier: Apache-2.0 */
/* Backups of the shared store with the real gongjictl and the server's own programs: made while others write, read again before
 * they are believed, and put only where nothing is. */
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "core/ledger/summary.h"
#include "core/staff/staff.h"
#include "core/store/statement.h"
#include "tests/rig/postgres.h"
#include "tests/store/ctl.h"

#define FEE_FEN 36000
#define BEFORE_FEN 328650
#define SCRATCH "SELECT count(*) FROM pg_database WHERE datname LIKE 'gongji_verify%'"

static void
pay (Hall *hall, const char *relative, gint64 fee_fen)
{
  g_auto (GjPremiumPaid) paid = { 0 };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", relative, "senior", fee_fen);

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
}

static Hall *
new_paid_hall (void)
{
  Hall *hall = hall_new ();

  pay (hall, "P02", FEE_FEN);
  accept_this_day (hall);
  write_config (hall);
  return hall;
}

static char *
line (Hall *hall, const char *command, const char *name)
{
  return g_strdup_printf ("%s %s/%s", command, hall->dir, name);
}

static void
expect (Hall *hall, const char *command, const char *name, int code, const char *part)
{
  g_autofree char *words = line (hall, command, name);

  assert_answer (hall, words, code, part);
  g_assert_cmpint (hall_count (hall, SCRATCH), ==, 0); /* whatever became of it */
}

static void
test_it_is_made_while_others_write (void)
{
  g_autoptr (Hall) hall = new_paid_hall ();
  g_autoptr (GjStore) other = hall_open_another (hall);
  g_autofree char *path = g_build_filename (hall->dir, "b.dump", NULL);
  g_autoptr (GError) error = NULL;
  struct stat info;

  g_assert_true (gj_store_begin (other, &error));
  g_assert_true (gj_store_run (other, "INSERT INTO account (account_no, kind) VALUES ('premium:999999:" HALL_KIOSK "', 'premium')", &error));
  expect (hall, "backup", "b.dump", 0, "已备份到");
  g_assert_cmpint (gj_store_commit (other, &error), ==, GJ_COMMIT_DONE);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600); /* people's data */
  expect (hall, "backup", "b.dump", 1, "备份文件已经存在");
  expect (hall, "restore --verify", "b.dump", 0, "全部相符");
  assert_answer (hall, "status --json", 0, "\"last_backup_verified\":true");
}

/* The owner made it with the configuration of one of them; each of them says when, and not that it was read again before
 * it was. */
static void
test_every_terminal_tells_of_it (void)
{
  g_autoptr (Hall) hall = new_paid_hall ();
  g_autoptr (GjClock) clock = gj_clock_new_system (); /* as gongjictl has */
  g_autoptr (GError) error = NULL;
  GjLedgerSummary summary;

  expect (hall, "backup", "b.dump", 0, "已备份到");
  g_assert_true (gj_ledger_summarize (hall->store, clock, "03", &summary, &error));
  g_assert_cmpint (summary.own.last_backup_us, >, 0);
  g_assert_false (summary.own.last_backup_verified);
  set_in_config (hall, "id=02", "id=03");
  expect (hall, "restore --verify", "b.dump", 0, "全部相符");
  assert_answer (hall, "status --json", 1, "b.dump\",\"last_backup_verified\":true");
  g_assert_true (gj_ledger_summarize (hall->store, clock, HALL_KIOSK, &summary, &error));
  g_assert_true (summary.own.last_backup_verified);
  /* Years before it was made, as it is for whoever's record comes from a wrong clock: it hides nothing. */
  g_assert_true (gj_ledger_summarize (hall->store, hall->clock, HALL_KIOSK, &summary, &error));
  g_assert_cmpint (summary.own.last_backup_us, ==, 0);
}

static void
test_what_is_wrong_in_it_is_found (void)
{
  g_autoptr (Hall) hall = new_paid_hall ();
  g_autofree char *path = g_build_filename (hall->dir, "half.dump", NULL);
  g_autofree char *whole = g_build_filename (hall->dir, "b.dump", NULL);
  g_autofree char *bytes = NULL;
  gsize length = 0;

  hall_damage (hall, "UPDATE transfer SET amount_fen = amount_fen + 1 WHERE kind = 'premium'");
  expect (hall, "backup", "b.dump", 0, "已备份到");
  expect (hall, "restore --verify", "b.dump", 1, "这份备份有问题");
  g_assert_true (g_file_get_contents (whole, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize)(length / 2), NULL));
  expect (hall, "restore --verify", "half.dump", 1, "pg_restore 没有做成");
  hall_write (hall->dir, "text.dump", "not one\n");
  expect (hall, "restore --verify", "text.dump", 1, "pg_restore 没有做成");
  expect (hall, "restore --verify", "none.dump", 1, "pg_restore 没有做成");
}

static void
test_it_is_put_only_into_an_empty_database (void)
{
  g_autoptr (Hall) hall = new_paid_hall ();
  g_autofree char *empty = rig_postgres_new_database (rig_postgres ());
  g_autofree char *full = g_strdup (hall->url);

  expect (hall, "backup", "b.dump", 0, "已备份到");
  pay (hall, "P04", 20000);
  expect (hall, "restore", "b.dump", 1, "共享数据库只恢复到空的数据库里");
  g_assert_cmpint (hall_balance (hall, "P01"), ==, BEFORE_FEN - FEE_FEN - 20000);
  g_free (hall->url);
  hall->url = g_strdup (empty);
  write_config (hall);
  expect (hall, "restore", "b.dump", 0, "请运行 gongjictl grant");
  assert_answer (hall, "status --json", 1, "gongjictl series 它的编号"); /* staff have not decided */
  assert_answer (hall, "series 02-000002", 1, "数据库比已打出的凭条旧");
  assert_answer (hall, "status --json", 1, "02-000002");
  hall_write (hall->dir, "kiosk.pem.last", "02-000001\n");
  assert_answer (hall, "check", 1, "本机还没有放行"); /* that word was that the store is too old */
  assert_answer (hall, "series 02-000001", 0, "已记下");
  assert_answer (hall, "check", 0, "全部相符");
  assert_answer (hall, "grant " RIG_POSTGRES_KIOSK, 0, RIG_POSTGRES_KIOSK);
  assert_answer (hall, "check", 0, "全部相符");
  g_free (hall->url);
  hall->url = g_steal_pointer (&full);
}

static void
move_to (Hall *hall, const char *url)
{
  g_free (hall->url);
  hall->url = g_strdup (url);
  write_config (hall);
}

#define TOLD "SELECT count(*) FROM audit WHERE kind = 'series.told'"

/* Also one whose own number is not behind, one that has no paper in it, and one that was granted afterwards: what the other
 * printed after the backup is in nobody's rows. */
static void
test_after_it_was_put_back_every_kiosk_waits_for_staff (void)
{
  g_autoptr (Hall) hall = new_paid_hall ();
  g_autofree char *once = rig_postgres_new_database (rig_postgres ());
  g_autofree char *twice = rig_postgres_new_database (rig_postgres ());
  g_autofree char *full = g_strdup (hall->url);
  g_autofree char *another = g_strdup_printf ("02-000001\n02-000001-%064d-0\n", 7);

  hall_write (hall->dir, "kiosk.pem.last", another);
  assert_answer (hall, "check", 1, "库里的 02-000001 不是本机打出的那一张");
  hall_write (hall->dir, "kiosk.pem.last", "02-000001\n03-000000\n04-000000\n");
  assert_answer (hall, "check", 0, "全部相符");
  expect (hall, "backup", "b.dump", 0, "已备份到");
  move_to (hall, once);
  expect (hall, "restore", "b.dump", 0, "库里各台打到：02-000001。");
  assert_answer (hall, "grant " RIG_POSTGRES_KIOSK " --kiosk 02,03", 0, RIG_POSTGRES_KIOSK);
  assert_answer (hall, "check", 1, "本机还没有放行");
  set_in_config (hall, "id=02", "id=03");
  assert_answer (hall, "status --json", 1, "现在收就会收两次");

  assert_answer (hall, "series 02-000002,03-000000", 1, "没有放行，没有改动任何内容");
  assert_answer (hall, "series 02-000001,04-000000", 1, "没有终端 04");
  assert_answer (hall, "series 02-000001,138", 1, "“138”应为");
  g_assert_cmpint (hall_count (hall, TOLD), ==, 0);
  assert_answer (hall, "series 02-000001", 0, "已记下"); /* by the owner, from the other's configuration */
  assert_answer (hall, "status --json", 1, "现在收就会收两次");
  set_in_config (hall, "id=03", "id=02");
  assert_answer (hall, "check", 0, "全部相符");
  assert_answer (hall, "series 02-000001,03-000000", 0, "已记下");
  set_in_config (hall, "id=02", "id=03");
  assert_answer (hall, "status --json", 1, "\"series_problem\":\"\""); /* the key is the other's */
  assert_answer (hall, "grant " RIG_POSTGRES_KIOSK " --kiosk 02,03,04", 0, RIG_POSTGRES_KIOSK);
  set_in_config (hall, "id=03", "id=04");
  assert_answer (hall, "status --json", 1, "现在收就会收两次");
  assert_answer (hall, "series 04-000000", 0, "已记下");
  assert_answer (hall, "status --json", 1, "\"series_problem\":\"\"");
  g_assert_cmpint (hall_count (hall, TOLD " AND kiosk_id = '04' AND detail LIKE 'by _%, after restored 02-_%'"), ==, 1);

  /* And again: what staff said of the first time does not count for the second. */
  expect (hall, "backup", "c.dump", 0, "已备份到");
  move_to (hall, twice);
  expect (hall, "restore", "c.dump", 0, "请运行 gongjictl grant");
  assert_answer (hall, "check", 1, "本机还没有放行");
  assert_answer (hall, "series 02-000001", 0, "已记下");
  assert_answer (hall, "check", 0, "全部相符");
  g_free (hall->url);
  hall->url = g_steal_pointer (&full);
}

static void
add_staff (Hall *hall, const char *staff_no, const char *name, const char *certno)
{
  g_autoptr (GjStore) owner = hall_open_as_owner (hall);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (gj_staff_add (owner, hall->clock, HALL_KIOSK, staff_no, name, certno, &error), ==, GJ_STAFF_DONE);
}

/* A kiosk's user may write one, and nothing takes it away again. */
static void
add_false_record (Hall *hall)
{
  g_assert_null (hall_raw (hall, "INSERT INTO audit (kiosk_id, audit_no, time_us, kind, subject, object, result, detail,"
                                 " prev_hash, hash) SELECT kiosk_id, audit_no + 1, time_us, 'mine', '', '', '', '', hash,"
                                 " repeat ('a', 64) FROM audit WHERE kiosk_id = '" HALL_KIOSK "'"
                                 " ORDER BY audit_no DESC LIMIT 1"));
}

#define ACCEPTED                                                                                   \
  "SELECT count(*) FROM audit WHERE kind = 'restored' AND detail LIKE '%, accepted 1 findings, SM3 %, by 1001 and 1002: %'"

static void
test_two_of_the_staff_take_a_false_record_upon_them (void)
{
  g_autoptr (Hall) hall = new_paid_hall ();
  g_autofree char *empty = rig_postgres_new_database (rig_postgres ());
  g_autofree char *full = g_strdup (hall->url);

  add_staff (hall, "1001", "李红", "110000199203189429");
  add_staff (hall, "1002", "陈明", "110000196005129317");
  add_false_record (hall);
  expect (hall, "backup", "b.dump", 0, "已备份到");
  g_free (hall->url);
  hall->url = g_strdup (empty);
  write_config (hall);
  expect (hall, "restore", "b.dump", 1, "这份备份有问题");
  expect (hall, "restore --staff 李红 --staff 陈明", "b.dump", 2, "--reason");
  expect (hall, "restore --staff 李红 --staff 1001 --reason 假 --yes", "b.dump", 1, "是同一个人");
  expect (hall, "restore --staff 李红 --staff 李紅 --reason 假 --yes", "b.dump", 1, "“李紅”不是在用的工作人员");
  expect (hall, "restore --staff 李红 --staff 陈明 --reason 假", "b.dump", 1, "以上 1 处不符");
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema ()"), ==, 0);
  expect (hall, "restore --staff 李红 --staff 陈明 --reason 假 --yes", "b.dump", 0, "请运行 gongjictl grant");
  g_assert_cmpint (hall_count (hall, ACCEPTED), ==, 1);
  g_free (hall->url);
  hall->url = g_steal_pointer (&full);
}

/* Somebody else's large object stops pg_dump where the owner is no superuser. */
static void
test_it_takes_no_large_object_along (void)
{
  g_autoptr (Hall) hall = new_paid_hall ();
  g_autofree char *empty = rig_postgres_new_database (rig_postgres ());
  g_autofree char *full = g_strdup (hall->url);

  g_assert_null (hall_raw (hall, "SELECT lo_create (0)"));
  assert_answer (hall, "check", 1, "1 个大对象");
  expect (hall, "backup", "b.dump", 0, "已备份到");
  g_free (hall->url);
  hall->url = g_strdup (empty);
  write_config (hall);
  expect (hall, "restore", "b.dump", 0, "请运行 gongjictl grant");
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM pg_largeobject_metadata"), ==, 0);
  assert_answer (hall, "series 02-000001", 0, "已记下");
  assert_answer (hall, "check", 0, "全部相符");
  g_free (hall->url);
  hall->url = g_steal_pointer (&full);
}

static void
test_a_kiosk_s_user_cannot_make_one (void)
{
  g_autoptr (Hall) hall = new_paid_hall ();
  g_autofree char *owner = g_steal_pointer (&hall->url);

  hall->url = g_strdup (hall->kiosk_url);
  write_config (hall);
  expect (hall, "backup", "b.dump", 1, "请用数据表主人的 url 运行");
  g_free (hall->url);
  hall->url = g_steal_pointer (&owner);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shared-backup/it-is-made-while-others-write-and-read-again", test_it_is_made_while_others_write);
  g_test_add_func ("/shared-backup/every-terminal-on-the-store-tells-of-it", test_every_terminal_tells_of_it);
  g_test_add_func ("/shared-backup/what-is-wrong-in-it-is-found-and-half-a-file-is-none", test_what_is_wrong_in_it_is_found);
  g_test_add_func ("/shared-backup/two-of-the-staff-take-a-false-record-upon-them", test_two_of_the_staff_take_a_false_record_upon_them);
  g_test_add_func ("/shared-backup/it-takes-no-large-object-along", test_it_takes_no_large_object_along);
  g_test_add_func ("/shared-backup/it-is-put-only-into-an-empty-database", test_it_is_put_only_into_an_empty_database);
  g_test_add_func ("/shared-backup/after-it-was-put-back-every-kiosk-waits-for-staff",
                   test_after_it_was_put_back_every_kiosk_waits_for_staff);
  g_test_add_func ("/shared-backup/a-kiosk-s-user-cannot-make-one", test_a_kiosk_s_user_cannot_make_one);
  return g_test_run ();
}
