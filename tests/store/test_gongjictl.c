/* SPDX-License-Identifier: Apache-2.0 */
/* gongjictl as an integrator meets it: its words, its JSON, its exit codes. Each run is the real
 * program. */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <pty.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/audit/audit_mark.h"
#include "core/audit/audit_private.h"
#include "core/receipt/document_store.h"
#include "core/store/statement.h"
#include "tests/store/ctl.h"
#include "tests/store/hall.h"
#include "tests/store/old_store.h"

/* A hall without store and keys, as before the first day. */
static Hall *
new_bare_hall (void)
{
  Hall *hall = hall_new_empty ();
  g_autofree char *key = g_build_filename (hall->dir, "kiosk.pem", NULL);
  g_autofree char *trusted = g_build_filename (hall->dir, "trusted.ini", NULL);

  g_clear_pointer (&hall->store, gj_store_close);
  g_assert_cmpint (g_unlink (hall->path), ==, 0);
  g_assert_cmpint (g_unlink (key), ==, 0);
  g_assert_cmpint (g_unlink (trusted), ==, 0);
  write_config (hall);
  return hall;
}

static void
test_a_hall_is_set_up_from_nothing (void)
{
  g_autoptr (Hall) hall = new_bare_hall ();
  g_autofree char *people = hall_fixture ("hall");
  g_autofree char *import = g_strconcat ("import ", people, NULL);
  struct stat info;

  assert_answer (hall, "check", 1, "gongjictl init");
  assert_answer (hall, "init", 0, "hall.db");
  g_assert_cmpint (stat (hall->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  assert_answer (hall, "init", 1, "已经存在");
  assert_answer (hall, "status", 1, "密钥");
  assert_answer (hall, "key new", 0, "kiosk.pem");
  assert_answer (hall, "key new", 1, "kiosk.pem");
  assert_answer (hall, "key list", 0, "本机");
  assert_answer (hall, import, 0, "persons.csv：11 行，新增 11");
  assert_answer (hall, import, 0, "persons.csv：11 行，新增 0，更改 0，未变 11");
  assert_answer (hall, "check", 0, "全部相符");
  assert_answer (hall, "audit verify", 0, "1");
  assert_answer (hall, "status --json", 0, "\"persons\":11");
}

static void
test_import_tells_every_mistake_and_changes_nothing (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autofree char *dir = g_build_filename (hall->dir, "in", NULL);
  g_autofree char *words = g_strconcat ("import ", dir, NULL);
  g_autofree char *json = g_strconcat ("import ", dir, " --json", NULL);

  write_config (hall);
  g_assert_cmpint (g_mkdir (dir, 0700), ==, 0);
  hall_write (dir, "persons.csv",
              "psn_no,psn_cert_type,certno,psn_name,gend,naty,brdy,surv_stas\n"
              "P01,01,110000196005129318,王伟,1,01,1960-05-12,1\n"
              "P02,02,X1,,1,01,1960-02-30,1\n");
  assert_answer (hall, words, 1, "persons.csv 第 2 行第 8 个字符起（certno 列）");
  assert_answer (hall, words, 1, "persons.csv 第 3 行第 17 个字符起（brdy 列）");
  assert_answer (hall, words, 1, "共 3 处错误");
  assert_answer (hall, json, 1,
                 "{\"file\":\"persons.csv\",\"line\":3,\"column\":11,\"field\":\"psn_name\"");
  hall_write (dir, "persons.csv",
              "psn_no,psn_cert_type,certno,psn_name,gend,naty,brdy,surv_stas\n"
              "P01,01,110000196005129317,王伟,1,01,1960-05-12\n"
              "P02,02,X1,李,1,01,1960-02-20,1,9\n");
  assert_answer (hall, words, 1, "persons.csv 第 2 行第 45 个字符起（surv_stas 列）：这一行有 7 列");
  assert_answer (hall, words, 1, "persons.csv 第 3 行第 31 个字符起：这一行有 9 列");
  assert_answer (hall, json, 1,
                 "{\"file\":\"persons.csv\",\"line\":3,\"column\":31,\"field\":\"\"");
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM person"), ==, 0);
}

/* Whether the run before was interrupted or ended with mistakes, this must be true of it. */
static void
test_import_says_what_came_of_each_file (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autofree char *dir = g_build_filename (hall->dir, "in", NULL);
  g_autofree char *words = g_strconcat ("import ", dir, NULL);

  write_config (hall);
  g_assert_cmpint (g_mkdir (dir, 0700), ==, 0);
  hall_write (dir, "persons.csv",
              "psn_no,psn_cert_type,certno,psn_name,gend,naty,brdy,surv_stas\n"
              "P01,01,110000196005129317,王伟,1,01,1960-05-12,1\n");
  hall_write (dir, "accounts.csv", "psn_no,balc\nP01,5.0\n");
  hall_write (dir, "family.csv", "psn_no,relative_psn_no,patn_rlts\n");
  assert_answer (hall, words, 1, "persons.csv：1 行，新增 1，更改 0，未变 0");
  assert_answer (hall, words, 1, "persons.csv：1 行，上一次运行已经导入");
  assert_answer (hall, words, 1, "accounts.csv：1 行，有 1 处错误，没有导入");
  assert_answer (hall, words, 1, "family.csv：0 行，因 accounts.csv 有错，没有导入");
}

static const char *const LOOKS[] = { "check", "status", "receipts", "audit verify" };

/* Another program holds the writer's place: who only looks need not wait for it. */
static void
test_looking_does_not_wait_for_a_writer (void)
{
  g_autoptr (Hall) hall = hall_new ();
  sqlite3 *db = NULL;
  guint i;

  write_config (hall);
  g_assert_cmpint (sqlite3_open (hall->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "BEGIN IMMEDIATE;"
                                 "INSERT INTO account VALUES ('premium:990199', 'premium')",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  for (i = 0; i < G_N_ELEMENTS (LOOKS); i++)
    assert_answer (hall, LOOKS[i], 0, "");
  sqlite3_close (db);
}

static void
test_looking_migrates_nothing (void)
{
  g_autoptr (Hall) hall = hall_new ();
  guint i;

  write_config (hall);
  g_clear_pointer (&hall->store, gj_store_close);
  g_assert_null (hall_raw (hall, "DELETE FROM schema_migration WHERE version >= 5;"
                                 "PRAGMA journal_mode = DELETE"));
  for (i = 0; i < G_N_ELEMENTS (LOOKS); i++)
    assert_answer (hall, LOOKS[i], 1, "数据库结构较旧（版本 4");
  g_assert_cmpint (hall_count (hall, "SELECT max (version) FROM schema_migration"), ==, 4);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM pragma_journal_mode"
                                     " WHERE journal_mode = 'delete'"),
                   ==, 1);
}

/* A missing guard keeps programs from writing; the check still opens the store and names it. */
static void
test_check_names_a_missing_guard (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *people = hall_fixture ("hall");
  g_autofree char *import = g_strconcat ("import ", people, NULL);

  write_config (hall);
  g_clear_pointer (&hall->store, gj_store_close);
  g_assert_null (hall_raw (hall, "DROP TRIGGER transfer_fixed"));
  assert_answer (hall, "check", 1, "缺少触发器 transfer_fixed");
  assert_answer (hall, "import /nowhere", 1, "保护规则不完整");
  assert_answer (hall, import, 1, "transfer_fixed");
}

/* Somebody comes to the window with the slip of what was in doubt. */
static void
test_a_slips_number_is_looked_up (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);
  g_autofree char *ask = g_strdup_printf ("receipts --case %s", id);

  write_config (hall);
  assert_answer (hall, ask, 1, "到现在为止没有办成，没有扣款");
  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  assert_answer (hall, ask, 0, "02-000001  2026-10-15 09:44:12  *伟 为 *英 缴 2027 年");
  assert_answer (hall, "receipts --case 02-000001", 2, "--case 应为查询单上的编号");
  assert_answer (hall, "status --case 7F3K-20M9-Q4XD-81AC", 2, "只用于 receipts");
}

static void
test_receipts_and_what_is_owed (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autoptr (GError) error = NULL;
  GjPrintJob job = { (char *)HALL_KIOSK, 1, 0 };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);

  write_config (hall);
  assert_answer (hall, "receipts", 0, "还没有凭条");
  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  assert_answer (hall, "receipts", 0, "02-000001  2026-10-15 09:44:12  *伟 为 *英 缴 2027 年");
  assert_answer (hall, "receipts --owed --json", 0, "\"amount\":\"360.00\"");
  assert_answer (hall, "receipts --kiosk 07", 0, "还没有凭条");
  g_assert_true (
      gj_print_job_finish (hall->store, hall->clock, &job, HALL_KIOSK, GJ_PRINT_JOB_PRINTED, "", &error));
  assert_answer (hall, "receipts --owed", 0, "没有尚欠打印");
  accept_this_day (hall);
  assert_answer (hall, "status --json", 0, "\"receipts_owed\":0");
  assert_answer (hall, "status --json", 0, "\"paused\":false");
  assert_answer (hall, "status --json", 0, "\"papers_since\":1");
  assert_answer (hall, "check --json", 0, "\"signatures_checked\":true");
}

/* Two terminals on one store: what the one owes is no debt of the other's. */
static void
test_status_tells_the_terminals_own_beside_the_halls (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autoptr (GError) error = NULL;
  char id[20], open_id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);
  GjPremiumOrder open_order = hall_order (open_id, "P01", "P04", "senior", 36000);

  write_config (hall);
  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  g_assert_cmpint (gj_premium_prepare (hall->store, hall->clock, &open_order, &error), ==, GJ_PREPARE_DONE);
  accept_this_day (hall);
  assert_answer (hall, "status --json", 0, "\"receipts_owed\":1,\"open_intents\":1");
  assert_answer (hall, "status --json", 0, "\"own_premiums\":1");
  assert_answer (hall, "status --json", 0, "\"own_receipts_owed\":1,\"own_open_intents\":1");
  set_in_config (hall, "id=02", "id=03");
  assert_answer (hall, "status --json", 1, "\"receipts_owed\":1,\"open_intents\":1");
  assert_answer (hall, "status --json", 1, "\"own_premiums\":0");
  assert_answer (hall, "status --json", 1, "\"own_receipts_owed\":0,\"own_open_intents\":0,\"own_audit_records\":0,\"own_last_payment\":\"\"");
}

static void
test_status_tells_the_last_backup_and_whether_it_was_read_again (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *file = g_build_filename (hall->dir, "one.db", NULL);
  g_autofree char *back_up = g_strconcat ("backup ", file, NULL);
  g_autofree char *verify = g_strconcat ("restore --verify ", file, NULL);
  g_autofree char *told = g_strdup_printf ("\"last_backup_file\":\"%s\",\"last_backup_verified\":", file);
  g_autofree char *unread = g_strconcat (told, "false", NULL);
  g_autofree char *read = g_strconcat (told, "true", NULL);
  g_autofree char *other = g_strconcat ("backup ", hall->dir, "/two.db", NULL);

  write_config (hall);
  assert_answer (hall, "status --json", 0, "\"last_backup\":\"\",\"last_backup_file\":\"\",\"last_backup_verified\":false");
  assert_answer (hall, back_up, 0, "已备份");
  assert_answer (hall, "status --json", 0, unread);
  assert_answer (hall, "status", 0, "没有核对过");
  assert_answer (hall, verify, 0, "");
  assert_answer (hall, "status --json", 0, read);
  assert_answer (hall, "status", 0, "核对过");
  assert_answer (hall, other, 0, "已备份");
  assert_answer (hall, "status --json", 0, "two.db\",\"last_backup_verified\":false");
  hall_assert_sound (hall);
  /* On another machine the backup alone is there. */
  g_clear_pointer (&hall->store, gj_store_close);
  g_assert_cmpint (g_unlink (hall->path), ==, 0);
  assert_answer (hall, verify, 0, "");
}

/* It is opened all the same: nobody is locked out of a hall by a mode. */
static void
test_a_store_that_others_may_read_is_said (void)
{
  g_autoptr (Hall) hall = hall_new ();

  write_config (hall);
  assert_answer (hall, "check --json", 0, "\"notices\":[]");
  assert_answer (hall, "status --json", 0, "\"store_private\":true,\"store_problem\":\"\"");
  g_assert_cmpint (g_chmod (hall->path, 0640), ==, 0);
  assert_answer (hall, "check", 0, "权限 0640");
  assert_answer (hall, "check --json", 0, "chmod 600");
  assert_answer (hall, "status", 0, "chmod 600");
  assert_answer (hall, "status --json", 0, "\"store_private\":false");
}

static void
test_check_finds_damage_and_says_where (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);

  write_config (hall);
  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  hall_damage (hall, "UPDATE account_entry SET balance_after_fen = 5 WHERE account_no = 'psn:P01'");
  assert_answer (hall, "check", 1, "I1 psn:P01");
  assert_answer (hall, "check --json", 1, "\"result\":\"problems\"");
  hall_damage (hall, "UPDATE audit SET result = 'no' WHERE audit_no = 2");
  assert_answer (hall, "audit verify", 1, "第 2 条");
  assert_answer (hall, "audit verify --json", 1, "\"number\":2");
}

/* As somebody who owns the file would: the first record says something else, and every hash after it belongs to that. */
static void
rewrite_the_past (Hall *hall)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) changes = g_string_new ("UPDATE audit SET result = 'no' WHERE audit_no = 1;");
  g_autoptr (GjSm3) sm3 = gj_sm3_new ();
  char hash[GJ_AUDIT_HEX] = GJ_AUDIT_NO_HASH;
  g_autoptr (GjStatement) rows
      = gj_statement_take (hall->store, "SELECT audit_no, time_us, kind, subject, object, result, detail FROM audit"
                                        " WHERE kiosk_id = '" HALL_KIOSK "' ORDER BY audit_no", &error);

  while (gj_statement_step (rows, &error) == GJ_STEP_ROW)
    {
      gint64 no = gj_statement_int64 (rows, 0);
      g_autofree char *before = g_strdup (hash);
      const GjAuditEntry entry = { HALL_KIOSK, gj_statement_int64 (rows, 1), gj_statement_text (rows, 2),
                                   gj_statement_text (rows, 3), gj_statement_text (rows, 4),
                                   no == 1 ? "no" : gj_statement_text (rows, 5), gj_statement_text (rows, 6) };

      g_assert_true (gj_audit_hash (sm3, &entry, no, before, hash, &error));
      g_string_append_printf (changes, "UPDATE audit SET prev_hash = '%s', hash = '%s' WHERE audit_no = %" G_GINT64_FORMAT ";",
                              before, hash, no);
    }
  g_assert_no_error (error);
  hall_damage (hall, changes->str);
}

/* The paper of a day's end remembers what the store was like: whoever rewrites a record with every hash after it is found
 * by that alone. */
static void
test_a_mark_holds_the_past (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *mark = NULL;
  g_autofree char *holds = NULL;
  g_autofree char *lost = NULL;
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);

  write_config (hall);
  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  mark = gj_audit_dup_mark (hall->store, HALL_KIOSK, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (mark, HALL_KIOSK "-"));
  holds = g_strdup_printf ("audit verify --mark %s", mark);
  assert_answer (hall, holds, 0, "纸上的记号还在");
  assert_answer (hall, "audit verify --mark 02-9-AAAA", 1, "不是审计记号");
  lost = g_strdup_printf ("audit verify --mark %s-999999-AAAA-BBBB-CCCC-DDDD", HALL_KIOSK);
  assert_answer (hall, lost, 1, "没有这个号的审计记录");
  rewrite_the_past (hall);
  assert_answer (hall, "audit verify", 0, "全部相连");
  assert_answer (hall, holds, 1, "被改写过");
  assert_answer (hall, "check --mark x", 2, "--mark");
}

static void
test_a_joint_paper_stands_for_its_receipts (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autoptr (GjReceiptRow) row = NULL;
  g_autoptr (GError) error = NULL;
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);
  const char *const transfers[] = { id };
  const GjJointOrder joint = { "9Q0Z-4TVB-0K2M-77XN", HALL_KIOSK, "P01", transfers, 1 };

  write_config (hall);
  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  g_assert_cmpint (gj_document_issue_joint (hall->store, hall->clock, hall->signer, &joint, &row,
                                            &error),
                   ==, GJ_COMMIT_DONE);
  assert_answer (hall, "receipts", 0, "已列入合并凭条");
  assert_answer (hall, "receipts", 0, "02-000002  2026-10-15 09:44:12  *伟  居民医保合并缴费凭条");
  assert_answer (hall, "receipts --owed --json", 0, "\"kind\":\"joint\"");
  assert_answer (hall, "receipts --json", 0, "\"joint_no\":2");
  accept_this_day (hall);
  assert_answer (hall, "status --json", 0, "\"receipts_owed\":1");
  assert_answer (hall, "check --json", 0, "\"signatures_checked\":true");
}

static void
test_receipts_without_trusted_keys_are_a_problem (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *trusted = g_build_filename (hall->dir, "trusted.ini", NULL);
  g_auto (GjPremiumPaid) paid = { 0 };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);

  write_config (hall);
  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  g_assert_cmpint (g_unlink (trusted), ==, 0);
  assert_answer (hall, "check", 1, "未核对凭条签名");
}

static void
test_a_retired_key_is_out_of_force (void)
{
  g_autoptr (Hall) hall = new_bare_hall ();
  g_auto (Answer) list = { 0 };
  g_autofree char *retire = NULL;

  assert_answer (hall, "init", 0, "");
  assert_answer (hall, "key new --json", 0, "\"demo\":true");
  list = ctl (hall, "key list");
  list.out[16] = '\0';
  retire = g_strconcat ("key retire ", list.out, NULL);
  /* A key cannot be retired in the second in which it began: its date is told instead, so it is
   * dated back here. */
  {
    g_autofree char *path = g_build_filename (hall->dir, "trusted.ini", NULL);
    g_autofree char *text = NULL;
    char *date;

    g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
    date = strstr (text, "valid_from=") + strlen ("valid_from=");
    memcpy (date, "2020", 4);
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
  }
  assert_answer (hall, retire, 0, "已停用");
  assert_answer (hall, "key list --json", 0, "\"in_force\":false");
  assert_answer (hall, "status --json", 1, "\"key_in_force\":false");
  assert_answer (hall, "key retire 0000000000000000", 1, "0000000000000000");
}

static void
test_policy_check_names_lines (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autofree char *good
      = g_build_filename (g_getenv ("GJ_SOURCE_ROOT"), "assets", "policies", "990100.ini", NULL);
  g_autofree char *good_line = g_strconcat ("policy check ", good, NULL);
  g_autofree char *bad_line = g_strdup_printf ("policy check %s/420100.ini", hall->dir);
  g_autofree char *bad_json = g_strconcat (bad_line, " --json", NULL);

  write_config (hall);
  hall_write (hall->dir, "420100.ini", "[region]\nadmdvs=420100\nname=武汉市\ncolour=blue\n");
  assert_answer (hall, good_line, 0, "没有错误");
  assert_answer (hall, bad_line, 1, "420100.ini:4:");
  assert_answer (hall, bad_json, 1, "\"line\":4");
}

/* Everything that arrives until the other end is closed. */
static char *
read_all (int fd)
{
  GString *text = g_string_new (NULL);
  char part[512];
  ssize_t got;

  while ((got = read (fd, part, sizeof part)) > 0)
    g_string_append_len (text, part, got);
  return g_string_free (text, FALSE);
}

static void
test_a_bar_is_drawn_on_a_terminal_only (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autofree char *people = hall_fixture ("hall");
  g_autofree char *program
      = g_build_filename (g_getenv ("GJ_BUILD_ROOT"), "kiosk", "gongjictl", NULL);
  g_autofree char *config = g_build_filename (hall->dir, "kiosk.conf", NULL);
  g_autofree char *import = g_strconcat ("import ", people, NULL);
  const char *argv[] = { program, "--config", config, "import", people, NULL };
  g_autofree char *drawn = NULL;
  g_autoptr (GError) error = NULL;
  int master = -1;
  int slave = -1;
  int null = open ("/dev/null", O_WRONLY | O_CLOEXEC);
  int status = 0;
  GPid child = 0;

  write_config (hall);
  g_assert_cmpint (openpty (&master, &slave, NULL, NULL, NULL), ==, 0);
  g_assert_true (g_spawn_async_with_fds (NULL, (char **)argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL,
                                         NULL, &child, -1, null, slave, &error));
  g_assert_no_error (error);
  (void)close (slave);
  drawn = read_all (master);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  g_assert_nonnull (strstr (drawn, "[#"));
  g_assert_nonnull (strstr (drawn, "persons.csv"));
  (void)close (master);
  (void)close (null);
  {
    g_auto (Answer) plain = ctl (hall, import);

    g_assert_cmpstr (plain.err, ==, "");
  }
}

static void
test_the_days_end_is_reconciled (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autofree char *csv = g_build_filename (hall->dir, "day.csv", NULL);
  g_autofree char *line
      = g_strdup_printf ("reconcile --date 2026-10-15 --csv %s --collection %s/platform.csv", csv, hall->dir);
  g_autofree char *platform = NULL;
  g_autofree char *rows = NULL;
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);

  write_config (hall);
  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  assert_answer (hall, "reconcile", 0, "最近一个有业务的日子");
  assert_answer (hall, "reconcile --date 2026-10-15", 0, "扣款转账：1 笔，¥360.00");
  assert_answer (hall, "reconcile --date 2026-10-15", 0, "打印 02-000001：凭条还没有打出来");
  assert_answer (hall, "reconcile --date 2026-10-15", 0, "结果：全部相符");
  assert_answer (hall, "reconcile --date 2026-10-15 --json", 0,
                 "\"transfers\":{\"count\":1,\"amount\":\"360.00\"}");

  platform = g_strdup_printf ("transfer_id,amount,time\n%s,36.00,2026-10-15 09:44:13\n", id);
  hall_write (hall->dir, "platform.csv", platform);
  assert_answer (hall, line, 1, "平台的金额与本机不同（应为 ¥360.00，实为 ¥36.00）");
  g_assert_true (g_file_get_contents (csv, &rows, NULL, NULL));
  g_assert_true (g_str_has_prefix (
      rows, "\xEF\xBB\xBF" "date,row,part,subject,count,expected,found,message,advice\n"
            "2026-10-15,sum,transfers,,1,,360.00,,\n"));
  g_assert_nonnull (strstr (rows, "2026-10-15,difference,collection,"));
  g_assert_nonnull (strstr (rows, ",,360.00,36.00,平台的金额与本机不同,"));

  hall_write (hall->dir, "platform.csv", "transfer_id,amount,time\nx,36.00,2026-10-15 09:44:13\n");
  assert_answer (hall, line, 1, "platform.csv 第 2 行第 1 个字符起（transfer_id 列）：应为流水号");
}

static void
test_a_store_is_backed_up_and_restored (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);
  g_autofree char *file = g_build_filename (hall->dir, "backup.db", NULL);
  g_autofree char *backup = g_strconcat ("backup ", file, NULL);
  g_autofree char *verify = g_strconcat ("restore --verify ", file, NULL);
  g_autofree char *restore = g_strconcat ("restore ", file, NULL);

  write_config (hall);
  assert_answer (hall, backup, 0, "backup.db");
  assert_answer (hall, backup, 1, "已经存在");
  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  assert_answer (hall, verify, 0, "全部相符");
  g_assert_cmpint (hall_balance (hall, "P01"), ==, 328650 - 36000); /* only looked at */
  assert_answer (hall, restore, 0, "hall.db.before-");
  hall_reopen (hall);
  g_assert_cmpint (hall_balance (hall, "P01"), ==, 328650);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM audit WHERE kind = 'restored' AND kiosk_id = '02'"
                                     " AND object LIKE '%/backup.db'"
                                     " AND detail LIKE 'by _%, last papers before: 02-000001, now: none'"),
                   ==, 1);
  hall_assert_sound (hall);
}

static void
test_a_store_is_not_restored_from_itself (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *other = g_build_filename (hall->dir, "other.db", NULL);
  g_autofree char *itself = g_strconcat ("restore ", hall->path, NULL);
  g_autofree char *linked = g_strconcat ("restore ", other, NULL);

  write_config (hall);
  g_assert_cmpint (symlink (hall->path, other), ==, 0);
  assert_answer (hall, itself, 1, "这就是正在用的数据库");
  assert_answer (hall, linked, 1, "这就是正在用的数据库");
  g_assert_cmpint (hall_balance (hall, "P01"), ==, 328650);
}

static guint
count_files (const char *folder, const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint count = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    count += g_str_has_prefix (name, prefix);
  return count;
}

static void
test_a_backup_of_an_older_version_is_checked_and_restored (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *file = g_build_filename (hall->dir, "backup.db", NULL);
  g_autofree char *verify = g_strconcat ("restore --verify ", file, NULL);
  g_autofree char *restore = g_strconcat ("restore ", file, NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length = 0;
  gsize length_after = 0;

  write_config (hall);
  old_store_go_back (hall);
  g_assert_cmpint (g_rename (hall->path, file), ==, 0);
  g_assert_true (g_file_get_contents (file, &before, &length, NULL));
  assert_answer (hall, verify, 0, "全部相符");
  g_assert_false (g_file_test (hall->path, G_FILE_TEST_EXISTS));
  assert_answer (hall, restore, 0, "已恢复");
  hall_reopen (hall);
  g_assert_cmpint (hall_balance (hall, "P01"), ==, 328650);
  hall_assert_sound (hall);

  /* The backup is as it was, and no copy of it was left behind. */
  g_assert_true (g_file_get_contents (file, &after, &length_after, NULL));
  g_assert_cmpmem (before, length, after, length_after);
  g_assert_cmpuint (count_files (hall->dir, "backup.db.check"), ==, 0);
}

/* Begun when the backup was made, and open for ever in it. */
static void
test_a_backup_of_a_moment_in_a_payment_can_be_restored (void)
{
  g_autoptr (Hall) hall = hall_new ();
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);
  g_autofree char *backup = g_strconcat ("backup ", hall->dir, "/backup.db", NULL);
  g_autofree char *verify = g_strconcat ("restore --verify ", hall->dir, "/backup.db", NULL);
  g_autofree char *restore = g_strconcat ("restore ", hall->dir, "/backup.db", NULL);
  g_autoptr (GError) error = NULL;
  int closed = 0;

  write_config (hall);
  g_assert_cmpint (gj_premium_prepare (hall->store, hall->clock, &order, &error), ==, GJ_PREPARE_DONE);
  assert_answer (hall, "check", 1, "I17");
  assert_answer (hall, backup, 0, "backup.db");
  assert_answer (hall, verify, 0, "启动该终端会自动了结");
  assert_answer (hall, restore, 0, "已恢复");
  hall_reopen (hall);
  g_assert_true (gj_ledger_resolve_unfinished (hall->store, hall->clock, HALL_KIOSK, &closed, &error));
  g_assert_cmpint (closed, ==, 1);
  assert_answer (hall, "series 02-000000", 0, "已记下"); /* nobody kept a last number here */
  assert_answer (hall, "check --json", 0, "\"findings\":[]");
}

static void
test_a_backup_with_a_mistake_restores_nothing (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *file = g_build_filename (hall->dir, "backup.db", NULL);
  g_autofree char *backup = g_strconcat ("backup ", file, NULL);
  g_autofree char *restore = g_strconcat ("restore ", file, NULL);
  Hall damaged = *hall;

  write_config (hall);
  assert_answer (hall, backup, 0, "backup.db");
  damaged.path = file;
  hall_damage (&damaged, "UPDATE account_entry SET balance_after_fen = balance_after_fen + 1");
  assert_answer (hall, restore, 1, "没有用它恢复");
  assert_answer (hall, "restore /nowhere/backup.db", 1, "没有用它恢复");
  g_assert_cmpint (hall_balance (hall, "P01"), ==, 328650);
  g_assert_cmpint (gj_store_get_version (hall->store), >, 0);
}

static void
test_wrong_usage_is_two (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  const char *const lines[] = { "",
                                "nonsense",
                                "import",
                                "import a b",
                                "audit",
                                "check --limit 3",
                                "receipts --limit -1",
                                "status --colour",
                                "key",
                                "init now",
                                "receipts --limit x",
                                "reconcile now",
                                "reconcile --date 15.10.2026",
                                "reconcile --date 2999-01-01",
                                "check --date 2026-10-15",
                                "check --yes",
                                "export",
                                "export out",
                                "export out --from 2026-10-15",
                                "export out --from 15.10.2026 --to 2026-10-15",
                                "export out --from 2026-10-16 --to 2026-10-15",
                                "check --from 2026-10-15",
                                "correct",
                                "correct --receipt 02-000001 --staff 李红 --staff 陈明",
                                "correct --receipt 02-000001 --staff 李红 --reason 选错",
                                "correct --receipt 02-000001 --staff 李红 --staff 李红 --reason 选错",
                                "correct --receipt 02-000001 --staff 李红 --staff ' ' --reason 选错",
                                "correct --receipt 02-000001 --staff 李红 --staff 陈明 --reason ''",
                                "correct --receipt 7F3K-20M9-Q4XD-81AC --staff 李红 --staff 陈明 --reason 选错",
                                "correct --receipt 02-000001 --staff 李红 --staff 陈明 --reason 选错 --json" };
  guint i;

  write_config (hall);
  for (i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (Answer) answer = ctl (hall, lines[i]);

      g_assert_cmpint (answer.code, ==, 2);
      g_assert_cmpstr (answer.out, ==, "");
      g_assert_cmpstr (answer.err, !=, "");
    }
}

static void
test_every_command_has_help (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  const char *const lines[]
      = { "--help",          "init --help",         "import --help",       "check --help",
          "receipts --help", "audit verify --help", "policy check --help", "key new --help",
          "key list --help", "key retire --help",   "status --help",
          "reconcile --help", "correct --help", "export --help" };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (lines); i++)
    assert_answer (hall, lines[i], 0, "用法：gongjictl");
}

static void
test_it_speaks_the_language_of_the_shell (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autofree char *line = g_strdup_printf ("policy check %s/420100.ini", hall->dir);

  write_config (hall);
  hall_write (hall->dir, "420100.ini", "[region]\nadmdvs=42O100\nname=武汉市\n");
  g_setenv ("LANGUAGE", "en", TRUE);
  assert_answer (hall, "--help", 0, "Usage: gongjictl");
  assert_answer (hall, line, 1, ". "); /* two English sentences do not touch */
  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  assert_answer (hall, "--help", 0, "用法：gongjictl");
}

static void
test_a_configuration_with_a_mistake_is_told_with_its_line (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();

  hall_write (hall->dir, "kiosk.conf", "[kiosk]\nid=02\ncolour=blue\n");
  assert_answer (hall, "status", 1, "kiosk.conf:3");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gongjictl/a-hall-is-set-up-from-nothing", test_a_hall_is_set_up_from_nothing);
  g_test_add_func ("/gongjictl/import-says-what-came-of-each-file",
                   test_import_says_what_came_of_each_file);
  g_test_add_func ("/gongjictl/import-tells-every-mistake-and-changes-nothing",
                   test_import_tells_every_mistake_and_changes_nothing);
  g_test_add_func ("/gongjictl/looking-does-not-wait-for-a-writer",
                   test_looking_does_not_wait_for_a_writer);
  g_test_add_func ("/gongjictl/looking-migrates-nothing", test_looking_migrates_nothing);
  g_test_add_func ("/gongjictl/check-names-a-missing-guard", test_check_names_a_missing_guard);
  g_test_add_func ("/gongjictl/a-slips-number-is-looked-up", test_a_slips_number_is_looked_up);
  g_test_add_func ("/gongjictl/receipts-and-what-is-owed", test_receipts_and_what_is_owed);
  g_test_add_func ("/gongjictl/status-tells-the-terminals-own-beside-the-halls",
                   test_status_tells_the_terminals_own_beside_the_halls);
  g_test_add_func ("/gongjictl/status-tells-the-last-backup-and-whether-it-was-read-again",
                   test_status_tells_the_last_backup_and_whether_it_was_read_again);
  g_test_add_func ("/gongjictl/a-store-that-others-may-read-is-said", test_a_store_that_others_may_read_is_said);
  g_test_add_func ("/gongjictl/check-finds-damage-and-says-where",
                   test_check_finds_damage_and_says_where);
  g_test_add_func ("/gongjictl/a-mark-holds-the-past", test_a_mark_holds_the_past);
  g_test_add_func ("/gongjictl/a-joint-paper-stands-for-its-receipts",
                   test_a_joint_paper_stands_for_its_receipts);
  g_test_add_func ("/gongjictl/receipts-without-trusted-keys-are-a-problem",
                   test_receipts_without_trusted_keys_are_a_problem);
  g_test_add_func ("/gongjictl/a-retired-key-is-out-of-force", test_a_retired_key_is_out_of_force);
  g_test_add_func ("/gongjictl/policy-check-names-lines", test_policy_check_names_lines);
  g_test_add_func ("/gongjictl/a-bar-is-drawn-on-a-terminal-only",
                   test_a_bar_is_drawn_on_a_terminal_only);
  g_test_add_func ("/gongjictl/the-days-end-is-reconciled", test_the_days_end_is_reconciled);
  g_test_add_func ("/gongjictl/a-backup-of-an-older-version-is-checked-and-restored",
                   test_a_backup_of_an_older_version_is_checked_and_restored);
  g_test_add_func ("/gongjictl/a-store-is-backed-up-and-restored",
                   test_a_store_is_backed_up_and_restored);
  g_test_add_func ("/gongjictl/a-store-is-not-restored-from-itself", test_a_store_is_not_restored_from_itself);
  g_test_add_func ("/gongjictl/a-backup-of-a-moment-in-a-payment-can-be-restored",
                   test_a_backup_of_a_moment_in_a_payment_can_be_restored);
  g_test_add_func ("/gongjictl/a-backup-with-a-mistake-restores-nothing",
                   test_a_backup_with_a_mistake_restores_nothing);
  g_test_add_func ("/gongjictl/wrong-usage-is-two", test_wrong_usage_is_two);
  g_test_add_func ("/gongjictl/every-command-has-help", test_every_command_has_help);
  g_test_add_func ("/gongjictl/it-speaks-the-language-of-the-shell",
                   test_it_speaks_the_language_of_the_shell);
  g_test_add_func ("/gongjictl/a-configuration-with-a-mistake-is-told-with-its-line",
                   test_a_configuration_with_a_mistake_is_told_with_its_line);
  return g_test_run ();
}
