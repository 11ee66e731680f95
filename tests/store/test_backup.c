/* SPDX-License-Identifier: Apache-2.0 */
/* Backups of a store in one file, restoring them, and the number that tells when a store was put back behind
 * papers that people hold. */
#include <glib/gstdio.h>
#include <locale.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>

#include "core/audit/audit_kept.h"
#include "core/ledger/account.h"
#include "core/receipt/number_mark.h"
#include "core/store/statement.h"
#include "tests/store/hall.h"

#define FEE_FEN 36000
#define BEFORE_FEN 328650

static char *
in_hall (Hall *hall, const char *name)
{
  return g_build_filename (hall->dir, name, NULL);
}

static void
pay (Hall *hall, const char *relative, gint64 fee_fen)
{
  g_auto (GjPremiumPaid) paid = { 0 };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", relative, "senior", fee_fen);

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
}

static void
back_up (Hall *hall, const char *path)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gj_store_backup (hall->store, path, &error));
  g_assert_no_error (error);
}

/* The balance that the store at @path has. */
static gint64
balance_in (const char *path, const char *psn_no)
{
  g_autofree char *url = g_strconcat ("sqlite:", path, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GjStore) store = gj_store_open (url, GJ_STORE_OPEN_DEMO | GJ_STORE_OPEN_READ_ONLY, &error);
  gint64 balance_fen = -1;

  g_assert_no_error (error);
  g_assert_cmpint (gj_account_find_balance (store, psn_no, &balance_fen, &error), ==, GJ_FOUND);
  return balance_fen;
}

static void
test_a_backup_is_the_store_of_that_moment (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *path = in_hall (hall, "backup.db");
  struct stat info;

  pay (hall, "P02", FEE_FEN);
  back_up (hall, path);
  pay (hall, "P04", 20000);
  g_assert_cmpint (balance_in (path, "P01"), ==, BEFORE_FEN - FEE_FEN);
  g_assert_cmpint (hall_balance (hall, "P01"), ==, BEFORE_FEN - FEE_FEN - 20000);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600); /* people's data */
}

static void
test_a_backup_waits_for_nobody_who_writes (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjStore) other = hall_open_another (hall);
  g_autofree char *path = in_hall (hall, "backup.db");
  g_autoptr (GError) error = NULL;

  g_assert_true (gj_store_begin (other, &error));
  g_assert_true (gj_store_run (other, "INSERT INTO account (account_no, kind) VALUES"
                                      " ('premium:999999', 'premium')",
                               &error));
  back_up (hall, path);
  g_assert_cmpint (gj_store_commit (other, &error), ==, GJ_COMMIT_DONE);
  g_assert_cmpint (balance_in (path, "P01"), ==, BEFORE_FEN);
}

static void
test_a_file_that_is_there_is_not_overwritten (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *path = in_hall (hall, "notes.txt");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  hall_write (hall->dir, "notes.txt", "mine");
  g_assert_false (gj_store_backup (hall->store, path, &error));
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
}

static void
test_a_backup_that_cannot_be_written_leaves_nothing (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *path = in_hall (hall, "nowhere/backup.db");
  g_autoptr (GError) error = NULL;

  g_assert_false (gj_store_backup (hall->store, path, &error));
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_IO);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_a_restored_store_is_as_it_was_and_the_old_one_is_kept (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *path = in_hall (hall, "backup.db");
  g_autofree char *kept = in_hall (hall, "hall.db.before");
  g_autoptr (GError) error = NULL;

  back_up (hall, path);
  pay (hall, "P02", FEE_FEN);
  g_assert_true (gj_store_restore (hall->url, path, kept, &error));
  g_assert_no_error (error);

  /* Who has the old one open writes nothing more into it. */
  g_assert_false (gj_store_begin (hall->store, &error));
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_MISSING);
  hall_reopen (hall);
  g_assert_cmpint (hall_balance (hall, "P01"), ==, BEFORE_FEN);
  hall_assert_sound (hall);
  pay (hall, "P02", FEE_FEN);
  hall_reopen (hall);
  g_assert_cmpint (hall_balance (hall, "P01"), ==, BEFORE_FEN - FEE_FEN);
  g_assert_cmpint (balance_in (kept, "P01"), ==, BEFORE_FEN - FEE_FEN);
  g_assert_cmpint (balance_in (path, "P01"), ==, BEFORE_FEN); /* the backup itself stays */
}

static void
test_a_store_that_is_being_written_is_not_replaced (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *path = in_hall (hall, "backup.db");
  g_autofree char *kept = in_hall (hall, "hall.db.before");
  g_autoptr (GError) error = NULL;

  back_up (hall, path);
  pay (hall, "P02", FEE_FEN);
  g_assert_true (gj_store_begin (hall->store, &error));
  g_assert_false (gj_store_restore (hall->url, path, kept, &error));
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_LOCKED);
  gj_store_rollback (hall->store);
  g_assert_false (g_file_test (kept, G_FILE_TEST_EXISTS));
  g_assert_cmpint (hall_balance (hall, "P01"), ==, BEFORE_FEN - FEE_FEN);
}

static gpointer
begin_in_thread (gpointer data)
{
  GjStore *store = data;
  GError *error = NULL;

  (void)!gj_store_begin (store, &error);
  gj_store_rollback (store);
  return error;
}

/* It looked, and then waited for the lock of who exchanged the file. Nothing tells when it waits; where the machine is too
 * slow for this moment it looks after the exchange, and the test passes without having tried anything. */
static void
test_who_waited_while_the_file_was_exchanged_writes_nothing (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *kept = in_hall (hall, "hall.db.before");
  g_autoptr (GError) error = NULL;
  sqlite3 *restorer = NULL;
  GThread *waiting;

  g_assert_cmpint (sqlite3_open (hall->path, &restorer), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (restorer, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  waiting = g_thread_new ("waiting", begin_in_thread, hall->store);
  g_usleep (200 * 1000);
  g_assert_cmpint (g_rename (hall->path, kept), ==, 0);
  sqlite3_close (restorer);
  error = g_thread_join (waiting);
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_MISSING);
  g_assert_cmpint (g_rename (kept, hall->path), ==, 0);
  pay (hall, "P02", FEE_FEN); /* and holds nothing */
}

/* What is committed into a journal that nobody finds any more is lost with the program; what was so far is written back. */
static void
test_a_journal_that_was_taken_away_takes_nothing_more (void)
{
  static const char *const suffixes[] = { "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autoptr (Hall) hall = hall_new ();
      g_autofree char *beside = g_strconcat (hall->path, suffixes[i], NULL);
      g_autoptr (GError) error = NULL;

      pay (hall, "P02", FEE_FEN);
      g_assert_cmpint (g_unlink (beside), ==, 0);
      g_assert_false (gj_store_begin (hall->store, &error));
      g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_MISSING);
      hall_reopen (hall);
      g_assert_cmpint (hall_balance (hall, "P01"), ==, BEFORE_FEN - FEE_FEN);
      g_assert_true (gj_store_begin (hall->store, &error));
      gj_store_rollback (hall->store);
      hall_assert_sound (hall);
    }
}

/* What a power cut leaves: the file, and beside it a WAL with what was committed. Restored from somewhere else, without
 * the file. */
static void
leave_only_journal (Hall *hall)
{
  g_autofree char *wal = g_strconcat (hall->path, "-wal", NULL);
  g_autofree char *text = NULL;
  gsize length = 0;

  pay (hall, "P02", FEE_FEN);
  g_assert_true (g_file_get_contents (wal, &text, &length, NULL));
  g_assert_cmpuint (length, >, 0);
  gj_store_close (g_steal_pointer (&hall->store));
  g_assert_cmpint (g_unlink (hall->path), ==, 0);
  g_assert_true (g_file_set_contents (wal, text, (gssize)length, NULL));
}

static void
test_a_journal_without_its_store_is_kept_out_of_the_restored_one (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *path = in_hall (hall, "backup.db");
  g_autofree char *kept = in_hall (hall, "hall.db.before");
  g_autofree char *kept_wal = in_hall (hall, "hall.db.before-wal");
  g_autoptr (GError) error = NULL;

  hall_reopen (hall); /* the WAL begins here */
  back_up (hall, path);
  leave_only_journal (hall);
  g_assert_true (gj_store_restore (hall->url, path, kept, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (kept_wal, G_FILE_TEST_EXISTS));
  hall->store = gj_store_open (hall->url, GJ_STORE_OPEN_DEMO, &error);
  g_assert_no_error (error);
  g_assert_cmpint (hall_balance (hall, "P01"), ==, BEFORE_FEN);
  hall_assert_sound (hall);
}

static void
test_a_new_store_does_not_begin_beside_a_journal (void)
{
  static const char *const PARTS[] = { "new.db-wal", "new.db-shm", "new.db-journal" };
  g_autoptr (Hall) hall = hall_new ();

  for (guint i = 0; i < G_N_ELEMENTS (PARTS); i++)
    {
      g_autofree char *path = in_hall (hall, "new.db");
      g_autofree char *beside = in_hall (hall, PARTS[i]);
      g_autofree char *url = g_strconcat ("sqlite:", path, NULL);
      g_autoptr (GError) error = NULL;

      hall_write (hall->dir, PARTS[i], "what was paid");
      g_assert_false (gj_store_create (url, GJ_STORE_DEMO, &error));
      g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_EXISTS);
      g_assert_nonnull (strstr (error->message, beside));
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      g_assert_cmpint (g_unlink (beside), ==, 0);
    }
}

/* Somebody reads, so that the checkpoint cannot empty the WAL: the kept one has it beside it, and what is restored of
 * that one has the payment. */
static void
test_the_kept_store_has_its_journal_and_can_be_restored (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjStore) reader = hall_open_another (hall);
  g_autofree char *path = in_hall (hall, "backup.db");
  g_autofree char *kept = in_hall (hall, "hall.db.before");
  g_autofree char *again = in_hall (hall, "hall.db.again");
  g_autoptr (GError) error = NULL;
  gint64 balance_fen = 0;

  back_up (hall, path);
  g_assert_true (gj_store_begin_read (reader, &error));
  g_assert_cmpint (gj_account_find_balance (reader, "P01", &balance_fen, &error), ==, GJ_FOUND);
  pay (hall, "P02", FEE_FEN);
  g_assert_true (gj_store_restore (hall->url, path, kept, &error));
  g_assert_no_error (error);
  gj_store_rollback (reader);
  g_clear_pointer (&reader, gj_store_close);
  hall_reopen (hall);
  g_assert_cmpint (hall_balance (hall, "P01"), ==, BEFORE_FEN);
  g_assert_true (gj_store_restore (hall->url, kept, again, &error));
  g_assert_no_error (error);
  hall_reopen (hall);
  g_assert_cmpint (hall_balance (hall, "P01"), ==, BEFORE_FEN - FEE_FEN);
  hall_assert_sound (hall);
}

/* ---- the last number ---- */

/* -1: nothing was wrong. */
static int
check_mark (Hall *hall, const char *path, const char *kiosk_id, const char *words)
{
  g_autoptr (GError) error = NULL;

  if (gj_number_mark_check (hall->store, path, kiosk_id, &error))
    return -1;
  g_assert_cmpint (error->domain, ==, GJ_STORE_ERROR);
  g_assert_nonnull (strstr (error->message, words));
  return error->code;
}

/* "NUMBER\nNUMBER-HASH-0\n" and @others: the paper of that number as the store has it. */
static void
assert_mark (Hall *hall, const char *path, int number, const char *others)
{
  g_autofree char *text = NULL;
  g_autofree char *sql = g_strdup_printf ("SELECT hash FROM receipt WHERE kiosk_id = '02' AND receipt_no = %d", number);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GjStatement) row = gj_statement_take (hall->store, sql, &error);

  g_assert_cmpint (gj_statement_step (row, &error), ==, GJ_STEP_ROW);
  expected = g_strdup_printf ("02-%06d\n02-%06d-%s-0\n%s", number, number, gj_statement_text (row, 0), others);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static void
test_a_store_behind_the_papers_given_out_is_refused (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *path = in_hall (hall, "backup.db");
  g_autofree char *kept = in_hall (hall, "hall.db.before");
  g_autofree char *mark = in_hall (hall, "last-02");
  g_autoptr (GError) error = NULL;

  gj_number_mark_keep (hall->store, mark, HALL_KIOSK);
  pay (hall, "P02", FEE_FEN);
  back_up (hall, path);
  g_assert_cmpint (check_mark (hall, mark, HALL_KIOSK, ""), ==, -1);
  pay (hall, "P04", 20000);
  assert_mark (hall, mark, 2, "");
  g_assert_true (gj_store_restore (hall->url, path, kept, &error));
  hall_reopen (hall);
  g_assert_cmpint (check_mark (hall, mark, HALL_KIOSK, "02-000002"), ==, GJ_STORE_ERROR_OLDER);
  g_assert_cmpint (check_mark (hall, kept, "03", ""), ==, GJ_STORE_ERROR_IO);
}

static void
test_without_a_mark_nothing_is_refused_and_what_is_not_one_is_named (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *mark = in_hall (hall, "last-02");

  g_assert_cmpint (check_mark (hall, mark, HALL_KIOSK, ""), ==, -1);
  hall_write (hall->dir, "last-02", "138 or so\n");
  g_assert_cmpint (check_mark (hall, mark, HALL_KIOSK, "last-02"), ==, GJ_STORE_ERROR_IO);
}

/* A machine that got a new number goes on, and what it printed under the old one is not forgotten. */
static void
test_a_mark_says_whose_number_it_is (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *mark = in_hall (hall, "last");

  hall_write (hall->dir, "last", "138\n"); /* as earlier versions wrote it */
  g_assert_cmpint (check_mark (hall, mark, HALL_KIOSK, "前面补上旧机号"), ==, GJ_STORE_ERROR_OLDER);
  hall_write (hall->dir, "last", "02-000138\n");
  g_assert_cmpint (check_mark (hall, mark, HALL_KIOSK, "02-000138"), ==, GJ_STORE_ERROR_OLDER);
  g_assert_cmpint (check_mark (hall, mark, "03", ""), ==, -1);

  hall_write (hall->dir, "last", "01-000138\n");
  g_assert_cmpint (check_mark (hall, mark, HALL_KIOSK, ""), ==, -1);
  gj_number_mark_keep (hall->store, mark, HALL_KIOSK);
  pay (hall, "P02", FEE_FEN);
  assert_mark (hall, mark, 1, "01-000138\n");
}

static void
test_a_bare_number_is_written_anew_with_its_kiosk (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *mark = in_hall (hall, "last");

  pay (hall, "P02", FEE_FEN);
  hall_write (hall->dir, "last", "1\n");
  gj_number_mark_keep (hall->store, mark, HALL_KIOSK);
  assert_mark (hall, mark, 1, "");
}

/* Without the paper's hash, as earlier versions wrote it, and with another machine's. */
static void
test_a_number_without_its_hash_is_good_and_gets_it (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *mark = in_hall (hall, "last");
  g_autofree char *others = g_strdup_printf ("01-000138\n01-000138-%064d-0\n", 7);
  g_autofree char *text = g_strconcat ("02-000001\n", others, NULL);

  pay (hall, "P02", FEE_FEN);
  hall_write (hall->dir, "last", text);
  g_assert_cmpint (check_mark (hall, mark, HALL_KIOSK, ""), ==, -1);
  gj_number_mark_keep (hall->store, mark, HALL_KIOSK);
  assert_mark (hall, mark, 1, others);
  pay (hall, "P04", 20000);
  assert_mark (hall, mark, 2, others);
  g_assert_cmpint (check_mark (hall, mark, HALL_KIOSK, ""), ==, -1);
}

/* Another machine wrote on under this one's number until the store was no longer behind: its papers are not those that
 * this one printed. */
static void
test_a_store_with_another_paper_of_the_last_number_is_refused (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *path = in_hall (hall, "backup.db");
  g_autofree char *kept = in_hall (hall, "hall.db.before");
  g_autofree char *mark = in_hall (hall, "last-02");
  g_autoptr (GError) error = NULL;

  back_up (hall, path);
  gj_number_mark_keep (hall->store, mark, HALL_KIOSK);
  pay (hall, "P02", FEE_FEN);
  g_assert_cmpint (check_mark (hall, mark, HALL_KIOSK, ""), ==, -1);
  g_assert_true (gj_store_restore (hall->url, path, kept, &error));
  hall_reopen (hall);
  g_assert_cmpint (check_mark (hall, mark, HALL_KIOSK, "库里只到 000000"), ==, GJ_STORE_ERROR_OLDER);
  pay (hall, "P04", 20000);
  g_assert_cmpint (check_mark (hall, mark, HALL_KIOSK, "库里的 02-000001 不是本机打出的那一张"), ==, GJ_STORE_ERROR_OLDER);
  pay (hall, "P02", FEE_FEN);
  g_assert_cmpint (check_mark (hall, mark, HALL_KIOSK, "库里的 02-000001 不是本机打出的那一张"), ==, GJ_STORE_ERROR_OLDER);
}

static GLogWriterOutput count_warning (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data);

/* Cut, and grown to the end that is kept, while the kiosk runs: that end stays what it is held by. In a process of its own,
 * as below. */
static void
test_an_audit_that_was_cut_while_a_kiosk_runs_does_not_hide_it (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (Hall) hall = hall_new ();
      g_autofree char *mark = in_hall (hall, "last-02");
      g_autofree char *end = gj_audit_kept_path (mark, HALL_KIOSK);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autofree char *kept = NULL;
      g_autoptr (GError) error = NULL;
      static int warnings;

      g_log_set_always_fatal (G_LOG_FATAL_MASK);
      g_log_set_writer_func (count_warning, &warnings, NULL);
      gj_number_mark_keep (hall->store, mark, HALL_KIOSK);
      pay (hall, "P02", FEE_FEN);
      g_assert_true (g_file_get_contents (end, &before, NULL, NULL));
      g_assert_cmpint (gj_audit_kept_compare (hall->store, end, HALL_KIOSK, &kept, &error), ==, GJ_AUDIT_KEPT_AGREES);
      g_assert_cmpint (warnings, ==, 0);
      g_assert_null (hall_raw (hall, "DROP TRIGGER audit_kept; DELETE FROM audit WHERE kiosk_id = '02'"
                                     " AND audit_no = (SELECT max (audit_no) FROM audit)"));
      pay (hall, "P04", 20000);
      g_assert_cmpint (warnings, ==, 1);
      g_assert_true (g_file_get_contents (end, &after, NULL, NULL));
      g_assert_cmpstr (after, ==, before);
      g_clear_pointer (&kept, g_free);
      g_assert_cmpint (gj_audit_kept_compare (hall->store, end, HALL_KIOSK, &kept, &error), ==, GJ_AUDIT_KEPT_CHANGED);
      gj_number_mark_keep (hall->store, mark, HALL_KIOSK); /* the kiosk starts anew */
      g_assert_cmpint (warnings, ==, 2);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static GLogWriterOutput
count_warning (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  (*(int *)data)++;
  return G_LOG_WRITER_HANDLED;
}

/* In a process of its own, because who hears the warnings is set once; not fatal there. */
static void
test_a_mark_that_cannot_be_written_keeps_nobody_from_paying (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (Hall) hall = hall_new ();
      g_autofree char *mark = in_hall (hall, "nowhere/last-02");
      static int warnings;

      g_log_set_always_fatal (G_LOG_FATAL_MASK);
      g_log_set_writer_func (count_warning, &warnings, NULL);
      gj_number_mark_keep (hall->store, mark, HALL_KIOSK);
      pay (hall, "P02", FEE_FEN);
      g_assert_cmpint (warnings, >, 0);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
#define ADD(name) g_test_add_func ("/backup/" #name, test_##name)
  ADD (a_backup_is_the_store_of_that_moment);
  ADD (a_backup_waits_for_nobody_who_writes);
  ADD (a_file_that_is_there_is_not_overwritten);
  ADD (a_backup_that_cannot_be_written_leaves_nothing);
  ADD (a_restored_store_is_as_it_was_and_the_old_one_is_kept);
  ADD (a_store_that_is_being_written_is_not_replaced);
  ADD (who_waited_while_the_file_was_exchanged_writes_nothing);
  ADD (a_journal_that_was_taken_away_takes_nothing_more);
  ADD (a_journal_without_its_store_is_kept_out_of_the_restored_one);
  ADD (a_new_store_does_not_begin_beside_a_journal);
  ADD (the_kept_store_has_its_journal_and_can_be_restored);
  ADD (a_store_behind_the_papers_given_out_is_refused);
  ADD (without_a_mark_nothing_is_refused_and_what_is_not_one_is_named);
  ADD (a_mark_says_whose_number_it_is);
  ADD (a_number_without_its_hash_is_good_and_gets_it);
  ADD (a_store_with_another_paper_of_the_last_number_is_refused);
  ADD (an_audit_that_was_cut_while_a_kiosk_runs_does_not_hide_it);
  ADD (a_bare_number_is_written_anew_with_its_kiosk);
  ADD (a_mark_that_cannot_be_written_keeps_nobody_from_paying);
#undef ADD
  return g_test_run ();
}
