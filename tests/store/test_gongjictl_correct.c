/* SPDX-License-Identifier: Apache-2.0 */
/* gongjictl correct as two of the staff meet it: what it shows, what it asks, what it refuses; and export. */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "core/receipt/document_store.h"
#include "core/receipt/paper_time.h"
#include "core/staff/staff.h"
#include "tests/store/corrections.h"
#include "tests/store/ctl.h"

#define FEE_FEN 36000
#define CORRECT "correct --receipt 02-000001 --staff 李红 --staff 陈明 --reason 缴费年度选错"

static void
add_staff (Hall *hall, const char *staff_no, const char *name, const char *certno)
{
  g_autoptr (GjStore) owner = hall_open_as_owner (hall);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (gj_staff_add (owner, hall->clock, HALL_KIOSK, staff_no, name, certno, &error), ==, GJ_STAFF_DONE);
}

static Hall *
new_hall_without_staff (char id[20])
{
  Hall *hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", FEE_FEN);

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  accept_this_day (hall);
  write_config (hall);
  return hall;
}

static int
hall_unlink (Hall *hall, const char *name)
{
  g_autofree char *path = g_build_filename (hall->dir, name, NULL);

  return g_unlink (path);
}

static Hall *
new_paid_hall (char id[20])
{
  Hall *hall = new_hall_without_staff (id);

  add_staff (hall, "1001", "李红", "110000199203189429");
  add_staff (hall, "1002", "陈明", "110000196005129317");
  return hall;
}

static void
test_it_shows_what_it_will_do_and_asks (void)
{
  char id[20];
  g_autoptr (Hall) hall = new_paid_hall (id);
  g_auto (Answer) done = { 0 };

  assert_answer (hall, CORRECT, 1, "要冲正的缴费：02-000001，2026-10-15 09:44:12");
  assert_answer (hall, CORRECT, 1, "*伟 为 *英 缴的 2027 年度居民医保，¥360.00");
  assert_answer (hall, CORRECT, 1, "没有确认，没有冲正");
  g_assert_cmpint (hall_balance (hall, "P01"), ==, 328650 - FEE_FEN);
  answer_clear (&done);
  done = ctl_typed (hall, CORRECT, "no\n");
  g_assert_cmpint (done.code, ==, 1);
  g_assert_cmpint (hall_balance (hall, "P01"), ==, 328650 - FEE_FEN);
  answer_clear (&done);
  done = ctl_typed (hall, CORRECT, "yes\n");
  g_assert_cmpint (done.code, ==, 0);
  g_assert_nonnull (strstr (done.out, "已冲正，¥360.00 已退回付款人的个人账户。冲正凭条 02-000002"));
  g_assert_cmpint (hall_balance (hall, "P01"), ==, 328650);
  gj_clock_manual_set (hall->clock, g_get_real_time ()); /* the program's, of which the correction is */
  hall_assert_sound (hall);
}

/* The platform's list of the hall, with what it says of P02's next year. */
static void
import_contribution (Hall *hall, const char *clct_flag)
{
  static const char *const FILES[] = { "persons.csv", "insurances.csv", "accounts.csv" };
  g_autofree char *people = hall_fixture ("hall");
  g_autofree char *dir = g_build_filename (hall->dir, "platform", NULL);
  g_autofree char *line = g_strconcat ("import ", dir, NULL);
  g_autofree char *row = g_strdup_printf ("psn_no,insutype,accrym_begn,accrym_end,clct_flag,clct_time,clct_amt,clct_way\n"
                                          "P02,390,202701,202712,%s,2026-10-15 09:44:12,360.00,31\n", clct_flag);

  (void)g_mkdir (dir, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (FILES); i++)
    {
      g_autofree char *from = g_build_filename (people, FILES[i], NULL);
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (from, &text, NULL, NULL));
      hall_write (dir, FILES[i], text);
    }
  hall_write (dir, "contributions.csv", row);
  assert_answer (hall, line, 0, "已全部导入");
}

static GjPayResult
pay_again (Hall *hall)
{
  g_auto (GjPremiumPaid) paid = { 0 };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", FEE_FEN);

  gj_clock_manual_set (hall->clock, g_get_real_time ());
  return hall_pay (hall, &order, &paid);
}

/* Whose payment a contribution is of nobody can know: the year stays paid, and which line has to go first is said. */
static void
test_what_the_platform_reported_is_withdrawn_before_the_year_is_paid_again (void)
{
  char id[20];
  g_autoptr (Hall) hall = new_paid_hall (id);
  g_auto (Answer) done = { 0 };

  assert_answer (hall, CORRECT, 1, "这一年度可以重新缴费；平台若随后送来");
  import_contribution (hall, "1");
  assert_answer (hall, CORRECT, 1, "这一年度还不能重新缴费：平台已送来缴费记录");
  done = ctl_typed (hall, CORRECT, "yes\n");
  g_assert_cmpint (done.code, ==, 0);
  g_assert_nonnull (strstr (strstr (done.out, "已冲正"), "psn_no P02，insutype 390，accrym_begn 202701，accrym_end 202712，¥360.00"));
  g_assert_null (strstr (done.out, "可以重新缴费"));
  g_assert_cmpint (pay_again (hall), ==, GJ_PAY_ALREADY_PAID);
  import_contribution (hall, "0");
  g_assert_cmpint (pay_again (hall), ==, GJ_PAY_COMMITTED);
  assert_answer (hall, "correct --receipt 02-000003 --staff 李红 --staff 陈明 --reason 选错 --yes --json", 0,
                 "\"payable_again\":true,\"withdraw_first\":[]");
  g_assert_cmpint (pay_again (hall), ==, GJ_PAY_COMMITTED);
  import_contribution (hall, "1");
  assert_answer (hall, "correct --receipt 02-000005 --staff 李红 --staff 陈明 --reason 选错 --yes --json", 0,
                 "\"payable_again\":false,\"withdraw_first\":[{\"psn_no\":\"P02\",\"insutype\":\"390\","
                 "\"accrym_begn\":202701,\"accrym_end\":202712}]");
}

static void
test_what_was_taken_back_is_listed_and_not_taken_back_again (void)
{
  char id[20];
  g_autoptr (Hall) hall = new_paid_hall (id);

  assert_answer (hall, CORRECT " --yes --json", 0, "\"number\":\"02-000002\"");
  assert_answer (hall, CORRECT " --yes", 1, "冲正凭条 02-000002。这次没有退钱");
  assert_answer (hall, CORRECT " --yes --json", 1, "\"result\":\"already-reversed\"");
  g_assert_cmpint (hall_balance (hall, "P01"), ==, 328650);
  assert_answer (hall, "receipts", 0, "*伟  居民医保缴费退回凭条  尚欠打印");
  assert_answer (hall, "receipts --owed --json", 0, "\"corrects\":\"02-000001\"");
  assert_answer (hall, "status", 0, "其中已冲正 1 笔");
  assert_answer (hall, "check", 0, "全部相符");
  assert_answer (hall, "reconcile --date 2026-10-15", 0, "这一天缴的，已冲正：1 笔，¥360.00");
}

static void
test_its_mistakes_have_a_sentence_each (void)
{
  char id[20];
  char second[20];
  char about_id[20] = "7F3K-20M9-Q4XD-81AC";
  g_autoptr (Hall) hall = new_paid_hall (id);
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autoptr (GjReceiptRow) row = NULL;
  g_autoptr (GError) error = NULL;
  const char *const transfers[] = { id, second };
  const GjJointOrder joint = { about_id, HALL_KIOSK, "P01", transfers, 2 };
  GjPremiumOrder order = hall_order (second, "P01", "P04", "senior", 20000);

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  g_assert_cmpint (gj_document_issue_joint (hall->store, hall->clock, hall->signer, &joint, &row, &error),
                   ==, GJ_COMMIT_DONE);
  assert_answer (hall, "correct --receipt 02-99 --staff 李红 --staff 陈明 --reason 选错 --yes", 1,
                 "没有这个凭条号");
  assert_answer (hall, "correct --receipt 02-3 --staff 李红 --staff 陈明 --reason 选错 --yes", 1,
                 "请写其中一笔的凭条号：02-000001 02-000002");
  assert_answer (hall, "correct --receipt 02-1 --staff '李 红' --staff 李红 --reason 选错 --yes", 2,
                 "是同一个人");
  assert_answer (hall, "correct --receipt 1 --staff 李红 --staff 陈明 --reason 选错 --yes", 2,
                 "--receipt 应为凭条上的编号");
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM correction"), ==, 0);
}

/* A paper of a series that went further than the store would be the second of its number. */
static void
test_a_store_that_was_put_back_is_not_corrected_in (void)
{
  char id[20];
  g_autoptr (Hall) hall = new_paid_hall (id);

  hall_write (hall->dir, "kiosk.conf",
              "[kiosk]\nid=02\nhall=试验大厅\nregion=990100\n"
              "[store]\nurl=sqlite:hall.db\n"
              "[card]\nsource=demo\n"
              "[printer]\ndevice=file:paper\n"
              "[receipt]\nkey=kiosk.pem\ntrusted_keys=trusted.ini\nlast_number=last\n");
  hall_write (hall->dir, "last", "7\n");
  assert_answer (hall, "status", 1, "数据库比已打出的凭条旧");
  assert_answer (hall, "status --json", 1, "\"series_problem\":\"");
  assert_answer (hall, CORRECT " --yes", 1, "数据库比已打出的凭条旧");
  hall_write (hall->dir, "last", "1\n");
  assert_answer (hall, CORRECT " --yes", 0, "02-000002");
  hall_write (hall->dir, "last", "3\n");
  assert_answer (hall, CORRECT " --yes", 1, "数据库比已打出的凭条旧");
}

/* The store by itself is sound: an older one always is. */
static void
test_a_store_that_was_put_back_is_named_wherever_books_are_looked_at (void)
{
  static const char OLDER[] = "本机的凭条打到了 02-000138，库里只到 000001";
  char id[20];
  g_autoptr (Hall) hall = new_paid_hall (id);
  g_autofree char *back_up = g_strconcat ("backup ", hall->dir, "/b.db", NULL);
  g_autofree char *verify = g_strconcat ("restore --verify ", hall->dir, "/b.db", NULL);

  hall_write (hall->dir, "hall.db.last-02", "02-000001\n");
  assert_answer (hall, back_up, 0, "");
  assert_answer (hall, "check", 0, "全部相符");
  assert_answer (hall, "reconcile --date 2026-10-15", 0, "全部相符");
  assert_answer (hall, "audit verify --json", 0, "\"series_problem\":\"\"");
  hall_write (hall->dir, "hall.db.last-02", "02-000138\n");
  assert_answer (hall, "check", 1, OLDER);
  assert_answer (hall, "check --json", 1, "{\"invariant\":\"I10\",\"subject\":\"02\",");
  assert_answer (hall, "reconcile --date 2026-10-15", 1, OLDER);
  assert_answer (hall, "reconcile --date 2026-10-15 --json", 1, "\"differences\":1,");
  assert_answer (hall, "audit verify", 1, OLDER);
  assert_answer (hall, verify, 0, "全部相符"); /* a backup is older than the papers, always */
}

/* What the refusal advises: a new number and a new key, and the machine is of use again. */
static void
test_a_machine_with_a_new_number_leaves_its_old_series (void)
{
  char id[20];
  g_autoptr (Hall) hall = new_paid_hall (id);

  set_in_config (hall, "trusted_keys=trusted.ini\n", "trusted_keys=trusted.ini\nlast_number=last\n");
  hall_write (hall->dir, "last", "02-000138\n");
  assert_answer (hall, CORRECT " --yes", 1, "换一个新机号");
  set_in_config (hall, "id=02", "id=03");
  set_in_config (hall, "key=kiosk.pem", "key=new.pem");
  assert_answer (hall, "key new", 0, "");
  assert_answer (hall, "status --json", 0, "\"series_problem\":\"\"");
  assert_answer (hall, CORRECT " --yes", 0, "03-000001");
  assert_answer (hall, "check", 0, "全部相符");
}

static void
test_every_terminal_s_broken_chain_is_named (void)
{
  char id[20];
  g_autoptr (Hall) hall = new_paid_hall (id);

  set_in_config (hall, "id=02", "id=03");
  assert_answer (hall, "series 03-000000", 0, "已记下");
  hall_damage (hall, "UPDATE audit SET subject = 'P11' WHERE audit_no = 1");
  assert_answer (hall, "audit verify", 1, "终端 02 的第 1 条审计记录是它的第一条坏记录");
  assert_answer (hall, "audit verify", 1, "终端 03 的第 1 条审计记录是它的第一条坏记录");
  assert_answer (hall, "audit verify --json", 1, "\"broken\":[{\"kiosk\":\"02\",\"number\":1,");
  assert_answer (hall, "check", 1, "I20 03/1");
}

/* Of what was given, not of the store. */
static void
test_what_is_no_backup_is_told_as_such (void)
{
  char id[20];
  g_autoptr (Hall) hall = new_paid_hall (id);
  g_autofree char *text = g_strconcat ("restore ", hall->dir, "/kiosk.conf", NULL);
  g_autofree char *foreign = g_strconcat (hall->dir, "/foreign.db", NULL);
  g_autofree char *restore = g_strconcat ("restore ", foreign, NULL);
  sqlite3 *db = NULL;

  assert_answer (hall, text, 1, "kiosk.conf 不是本程序的备份");
  assert_answer (hall, "restore /dev/null", 1, "/dev/null 不是本程序的备份");
  assert_answer (hall, "restore /nowhere/b.db", 1, "读不了备份文件 /nowhere/b.db");
  g_assert_cmpint (sqlite3_open (foreign, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "CREATE TABLE t (a)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  assert_answer (hall, restore, 1, "foreign.db 不是本程序的备份");
  assert_answer (hall, "backup /nowhere/b.db", 1, "/nowhere：不能在这个目录里写文件");
}

/* The disk was replaced: a backup, and nothing that knows what was printed after it. */
static void
test_a_restored_store_without_a_last_number_waits_for_staff (void)
{
  char id[20];
  g_autoptr (Hall) hall = new_paid_hall (id);
  g_autofree char *back_up = g_strconcat ("backup ", hall->dir, "/b.db", NULL);
  g_autofree char *restore = g_strconcat ("restore ", hall->dir, "/b.db", NULL);

  assert_answer (hall, back_up, 0, "");
  assert_answer (hall, "series 02-000001", 0, "已记下");
  assert_answer (hall, restore, 0, "已恢复");
  assert_answer (hall, "status", 0, "有效"); /* it is known here that nothing was lost */
  g_assert_cmpint (hall_unlink (hall, "hall.db.last-02"), ==, 0);

  assert_answer (hall, "status --json", 1, "\"series_problem\":\"sqlite:");
  assert_answer (hall, "status", 1, "gongjictl series");
  assert_answer (hall, CORRECT " --yes", 1, "不知道备份之后打过哪些号");
  assert_answer (hall, "series 138", 1, "应为本机凭条上的编号");
  assert_answer (hall, "series 03-000138", 1, "应为本机凭条上的编号");
  assert_answer (hall, "status", 1, "gongjictl series");
  assert_answer (hall, "series 02-000138", 1, "数据库比已打出的凭条旧");
  assert_answer (hall, "series 02-000001", 1, "不能改小");
  assert_answer (hall, CORRECT " --yes", 1, "换一个新机号");
  g_assert_cmpint (hall_unlink (hall, "hall.db.last-02"), ==, 0);
  assert_answer (hall, "series 02-000001", 0, "已记下");
  assert_answer (hall, CORRECT " --yes", 0, "02-000002");
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM audit WHERE kind = 'series.told'"
                                     " AND object = '02-000138' AND detail LIKE 'by _%'"),
                   ==, 1);
  g_assert_cmpint (hall_unlink (hall, "hall.db.last-02"), ==, 0);
  assert_answer (hall, "status", 0, "有效"); /* it printed since, and began with staff's word */
}

/* Of another machine's restore the clocks tell; one that never printed has nothing to lose. */
static void
test_who_restored_and_who_never_printed (void)
{
  char id[20];
  g_autoptr (Hall) hall = new_paid_hall (id);
  g_autofree char *back_up = g_strconcat ("backup ", hall->dir, "/b.db", NULL);
  g_autofree char *restore = g_strconcat ("restore ", hall->dir, "/b.db", NULL);

  assert_answer (hall, back_up, 0, "");
  set_in_config (hall, "id=02", "id=03");
  assert_answer (hall, restore, 0, "已恢复");
  assert_answer (hall, "status --json", 1, "\"series_problem\":\"sqlite:");
  assert_answer (hall, "series 03-000000", 0, "已记下");
  set_in_config (hall, "id=03", "id=02");
  assert_answer (hall, "status --json", 1, "\"series_problem\":\"sqlite:");
  set_in_config (hall, "id=02", "id=04");
  assert_answer (hall, "status --json", 1, "\"series_problem\":\"\"");
}

static void
assert_reconcile (Hall *hall, GjDate date, int code, const char *part)
{
  g_autofree char *day = gj_date_format (date);
  g_autofree char *line = g_strconcat ("reconcile --date ", day, NULL);

  assert_answer (hall, line, code, part);
}

/* The last paper is of next month: the clock was wrong then, or is wrong now, and only somebody who looks at it knows. */
static void
test_a_clock_behind_the_last_paper_is_accepted_by_staff (void)
{
  char id[20];
  g_autoptr (Hall) hall = new_paid_hall (id);
  g_autoptr (GjReceiptRow) row = NULL;
  g_autoptr (GError) error = NULL;
  const char *const transfers[] = { id };
  char about_id[20] = "7F3K-20M9-Q4XD-81AC";
  const GjJointOrder joint = { about_id, HALL_KIOSK, "P01", transfers, 1 };
  g_autofree char *back_up = g_strconcat ("backup ", hall->dir, "/b.db", NULL);
  g_autofree char *verify = g_strconcat ("restore --verify ", hall->dir, "/b.db", NULL);
  g_auto (Answer) answer = { 0 };

  gj_clock_manual_set (hall->clock, g_get_real_time () + 30 * G_TIME_SPAN_DAY);
  g_assert_true (gj_paper_time_accept (hall->store, hall->clock, HALL_KIOSK, &error));
  g_assert_cmpint (gj_document_issue_joint (hall->store, hall->clock, hall->signer, &joint, &row, &error),
                   ==, GJ_COMMIT_DONE);
  assert_answer (hall, CORRECT " --yes", 1, "本机时钟不对");
  assert_answer (hall, "clock", 1, "没有认可");
  assert_answer (hall, CORRECT " --yes", 1, "gongjictl clock");
  g_assert_cmpint (hall_balance (hall, "P01"), ==, 328650 - FEE_FEN);
  assert_answer (hall, "check", 1, "时间在以后，终端的时钟走快过：0 笔转账（缴费减退回 ¥0.00），1 张凭条");
  assert_answer (hall, "reconcile", 1, "时钟走快时记下的 0 笔转账、1 张凭条");
  assert_answer (hall, back_up, 0, "");
  assert_answer (hall, verify, 0, "时间在以后");
  assert_reconcile (hall, gj_clock_today (hall->clock), 0, "注意：这一天还没有到");
  assert_reconcile (hall, gj_time_date (gj_clock_now_us (hall->clock) + 40 * G_TIME_SPAN_DAY), 2, "没有账可对");
  answer = ctl_typed (hall, "clock", "yes\n");
  g_assert_cmpint (answer.code, ==, 0);
  g_assert_nonnull (strstr (answer.out, "记入审计"));
  assert_answer (hall, "clock --json", 2, "--yes");
  assert_answer (hall, "clock --json --yes", 0, "\"result\":\"good\"");
  assert_answer (hall, CORRECT " --yes", 0, "02-000003");
  assert_answer (hall, "check", 0, "全部相符");
}

static void
test_who_does_it_is_of_the_halls_registered_staff (void)
{
  char id[20];
  g_autoptr (Hall) hall = new_hall_without_staff (id);
  g_autoptr (GError) error = NULL;

  assert_answer (hall, CORRECT " --yes", 1, "gongjictl staff add"); /* two words are not two people */
  add_staff (hall, "1001", "李红", "110000199203189429");
  assert_answer (hall, CORRECT " --yes --json", 1, "\"result\":\"staff-too-few\""); /* nor is one */
  add_staff (hall, "1002", "陈明", "110000196005129317");
  assert_answer (hall, "correct --receipt 02-1 --staff 李红 --staff 李紅 --reason 选错 --yes", 1, "“李紅”不是在用的工作人员");
  assert_answer (hall, "correct --receipt 02-1 --staff 李红 --staff 李紅 --reason 选错 --yes --json", 1, "\"result\":\"staff-unknown\"");
  assert_answer (hall, "correct --receipt 02-1 --staff 李红 --staff 1001 --reason 选错 --yes", 1, "是同一个人");
  add_staff (hall, "1003", "陈明", "110000197901011234");
  assert_answer (hall, "correct --receipt 02-1 --staff 李红 --staff 陈明 --reason 选错 --yes", 1, "有 2 名在用的工作人员叫“陈明”");
  assert_answer (hall, "correct --receipt 02-1 --staff 1003 --staff 李红 --reason 选错", 1, "经办人：陈明、李红");
  assert_answer (hall, "correct --receipt 02-1 --staff 1003 --staff 1002 --reason 选错", 1, "经办人：1003、1002");
  g_assert_cmpint (hall_balance (hall, "P01"), ==, 328650 - FEE_FEN);
  assert_answer (hall, "correct --receipt 02-1 --staff 1003 --staff 李红 --reason 选错 --yes", 0, "02-000002");
  assert_answer (hall, "check", 0, "全部相符");
}

static void
test_an_export_says_where_and_how_much (void)
{
  char id[20];
  g_autoptr (Hall) hall = new_paid_hall (id);
  g_autofree char *line
      = g_strdup_printf ("export %s/out --from 2026-10-15 --to 2026-10-15", hall->dir);
  g_autofree char *json
      = g_strdup_printf ("export %s/out2/ --from 2026-10-15 --to 2026-10-15 --json", hall->dir);

  assert_answer (hall, line, 0, "premiums.csv：1 行");
  assert_answer (hall, line, 1, "已经存在，没有导出");
  assert_answer (hall, json, 0, "{\"file\":\"premiums.csv\",\"rows\":1,\"sm3\":\"");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gongjictl-correct/what-the-platform-reported-is-withdrawn-before-the-year-is-paid-again",
                   test_what_the_platform_reported_is_withdrawn_before_the_year_is_paid_again);
  g_test_add_func ("/gongjictl-correct/it-shows-what-it-will-do-and-asks",
                   test_it_shows_what_it_will_do_and_asks);
  g_test_add_func ("/gongjictl-correct/what-was-taken-back-is-listed-and-not-taken-back-again",
                   test_what_was_taken_back_is_listed_and_not_taken_back_again);
  g_test_add_func ("/gongjictl-correct/its-mistakes-have-a-sentence-each",
                   test_its_mistakes_have_a_sentence_each);
  g_test_add_func ("/gongjictl-correct/a-store-that-was-put-back-is-not-corrected-in",
                   test_a_store_that_was_put_back_is_not_corrected_in);
  g_test_add_func ("/gongjictl-correct/a-restored-store-without-a-last-number-waits-for-staff",
                   test_a_restored_store_without_a_last_number_waits_for_staff);
  g_test_add_func ("/gongjictl-correct/who-restored-and-who-never-printed", test_who_restored_and_who_never_printed);
  g_test_add_func ("/gongjictl-correct/every-terminal-s-broken-chain-is-named", test_every_terminal_s_broken_chain_is_named);
  g_test_add_func ("/gongjictl-correct/a-store-that-was-put-back-is-named-wherever-books-are-looked-at",
                   test_a_store_that_was_put_back_is_named_wherever_books_are_looked_at);
  g_test_add_func ("/gongjictl-correct/what-is-no-backup-is-told-as-such", test_what_is_no_backup_is_told_as_such);
  g_test_add_func ("/gongjictl-correct/a-machine-with-a-new-number-leaves-its-old-series",
                   test_a_machine_with_a_new_number_leaves_its_old_series);
  g_test_add_func ("/gongjictl-correct/a-clock-behind-the-last-paper-is-accepted-by-staff",
                   test_a_clock_behind_the_last_paper_is_accepted_by_staff);
  g_test_add_func ("/gongjictl-correct/who-does-it-is-of-the-halls-registered-staff",
                   test_who_does_it_is_of_the_halls_registered_staff);
  g_test_add_func ("/gongjictl-export/it-says-where-and-how-much",
                   test_an_export_says_where_and_how_much);
  return g_test_run ();
}
