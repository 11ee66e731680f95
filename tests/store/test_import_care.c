/* SPDX-License-Identifier: Apache-2.0 */
/* Settlements on their way in: what was refunded counts nowhere, a long file keeps nobody waiting
 * and is there all at once, whatever cuts it off, and two imports do not mix. */
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/family/family.h"
#include "core/history/history.h"
#include "tests/store/folder.h"

#define REFUNDABLE                                                                                 \
  "setl_id,psn_no,setl_time,fixmedins_code,fixmedins_name,med_type,medfee_sumamt,"                 \
  "fund_pay_sumamt,acct_pay,acct_mulaid_pay,psn_cash_pay,refd_setl_flag\n"
#define SHARES "setl_id,contributor_psn_no,amount\n"
#define S8 "S8,P02,2026-09-09 09:12:00,D1,医院,11,50.00,20.00,0.00,30.00,0.00"
#define S9 "S9,P02,2026-09-10 09:12:00,D1,医院,11,70.00,30.00,0.00,40.00,0.00"

/* More than come in one transaction. */
#define MANY 3000

static void
write_people (const char *dir)
{
  hall_write (dir, "persons.csv", PERSONS GOOD);
}

/* @n settlements of P02, of which every @each-th was shared by P01; each costs @fen more than 10 yuan. */
static void
write_shared (const char *dir, int n, int each, int fen)
{
  g_autoptr (GString) settlements = g_string_new (SETTLEMENTS);
  g_autoptr (GString) shares = g_string_new (SHARES);
  int i;

  for (i = 0; i < n; i++)
    {
      g_string_append_printf (settlements,
                              "M%06d,P02,2026-%02d-%02d 09:%02d:00,D1,医院,11,10.%02d,0.00,0.00,"
                              "%s,%s.%02d\n",
                              i, 1 + i % 8, 1 + i % 28, i % 60, fen, i % each == 0 ? "4.00" : "0.00",
                              i % each == 0 ? "6" : "10", fen);
      if (i % each == 0)
        g_string_append_printf (shares, "M%06d,P01,4.00\n", i);
    }
  write_people (dir);
  hall_write (dir, "settlements.csv", settlements->str);
  hall_write (dir, "settlement_shares.csv", shares->str);
}

static void
write_many (const char *dir, int n, int fen)
{
  write_shared (dir, n, 10, fen);
}

/* What the patient sees: rows, and what they cost in all. */
static GjHistorySums
seen_of (GjStore *store, const char *psn_no)
{
  g_autoptr (GError) error = NULL;
  g_auto (GjHistoryPage) page = { 0 };
  GjHistoryQuery query = { .limit = 20, .with_totals = TRUE };

  g_assert_true (gj_history_read_consumption (store, psn_no, &query, &page, &error));
  g_assert_no_error (error);
  g_assert_cmpint (page.rows->len, ==, MIN (page.totals.n_rows, query.limit));
  return page.totals;
}

static GjHistorySums
shared_of (GjStore *store, const char *psn_no)
{
  g_autoptr (GError) error = NULL;
  g_auto (GjHistoryPage) page = { 0 };
  GjHistoryQuery query = { .limit = 20, .with_totals = TRUE };

  g_assert_true (gj_history_read_shared (store, psn_no, &query, &page, &error));
  g_assert_no_error (error);
  g_assert_cmpint (page.rows->len, ==, MIN (page.totals.n_rows, query.limit));
  return page.totals;
}

/* ---- refunds ---- */

static gint64
used_by_p01_for_p02 (Hall *hall)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) bindings
      = gj_family_list_bindings (hall->store, "P01", GJ_FAMILY_CONTRIBUTOR,
                                 gj_clock_today (hall->clock), &error);
  guint i;

  g_assert_no_error (error);
  for (i = 0; i < bindings->len; i++)
    {
      const GjBinding *binding = g_ptr_array_index (bindings, i);

      if (g_str_equal (binding->relative->psn_no, "P02"))
        return binding->used_fen_total;
    }
  g_assert_not_reached ();
}

static void
test_a_refunded_settlement_is_marked_and_counts_nowhere (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *dir = folder_new (hall);
  g_auto (GjImportReport) report = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GjSettlementDetail) detail = NULL;
  g_auto (GjHistoryPage) page = { 0 };
  GjHistoryQuery query
      = { .limit = 20, .with_totals = TRUE, .chart_to_month = 202609, .chart_months = 1 };
  GjHistorySums before = seen_of (hall->store, "P02");
  GjHistorySums shared = shared_of (hall->store, "P02");
  gint64 used = used_by_p01_for_p02 (hall);

  write_people (dir);
  hall_write (dir, "settlements.csv", REFUNDABLE S8 ",1\n" S9 ",\n");
  hall_write (dir, "settlement_shares.csv", SHARES "S8,P01,30.00\nS9,P01,40.00\n");
  g_assert_cmpint (folder_import (hall, dir, &report), ==, GJ_IMPORT_DONE);
  g_assert_true (gj_history_read_consumption (hall->store, "P02", &query, &page, &error));
  g_assert_cmpint (page.totals.n_rows, ==, before.n_rows + 2);
  g_assert_cmpint (page.totals.medfee_fen, ==, before.medfee_fen + 7000);
  g_assert_cmpint (page.totals.shared_fen, ==, before.shared_fen + 4000);
  g_assert_cmpint (g_array_index (page.months, GjHistoryMonth, 0).sums.medfee_fen, ==, 7000);
  g_assert_false (((GjSettlement *)g_ptr_array_index (page.rows, 0))->refunded);
  g_assert_true (((GjSettlement *)g_ptr_array_index (page.rows, 1))->refunded);
  g_assert_cmpint (shared_of (hall->store, "P02").paid_for_fen, ==, shared.paid_for_fen + 4000);
  g_assert_cmpint (used_by_p01_for_p02 (hall), ==, used + 4000);
  g_assert_cmpint (gj_history_find_settlement (hall->store, "P02", "S8", &detail, &error), ==,
                   GJ_FOUND);
  g_assert_true (detail->settlement->refunded);
  hall_assert_sound (hall);
}

/* The hall hears of a refund after the settlement: the same row again, with the flag. */
static void
test_a_settlement_is_refunded_later_and_for_good (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *dir = folder_new (hall);
  g_auto (GjImportReport) first = { 0 };
  g_auto (GjImportReport) later = { 0 };
  g_auto (GjImportReport) again = { 0 };
  g_auto (GjImportReport) old = { 0 };
  g_auto (GjImportReport) silent = { 0 };
  g_auto (GjImportReport) back = { 0 };

  write_people (dir);
  hall_write (dir, "settlement_shares.csv", SHARES "S8,P01,30.00\n");
  hall_write (dir, "settlements.csv", SETTLEMENTS S8 "\n"); /* without the column */
  g_assert_cmpint (folder_import (hall, dir, &first), ==, GJ_IMPORT_DONE);
  hall_write (dir, "settlements.csv", REFUNDABLE S8 ",1\n");
  g_assert_cmpint (folder_import (hall, dir, &later), ==, GJ_IMPORT_DONE);
  g_assert_cmpint (folder_count_of (&later, "settlements.csv")->changed, ==, 1);
  g_assert_cmpint (folder_import (hall, dir, &again), ==, GJ_IMPORT_DONE);
  g_assert_cmpint (folder_count_of (&again, "settlements.csv")->same, ==, 1);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM settlement_refund"), ==, 1);
  /* The first file again says nothing of it; one that says it was not refunded is wrong. */
  hall_write (dir, "settlements.csv", SETTLEMENTS S8 "\n");
  g_assert_cmpint (folder_import (hall, dir, &old), ==, GJ_IMPORT_DONE);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM settlement_refund"), ==, 1);
  hall_write (dir, "settlements.csv", REFUNDABLE S8 ",\n");
  g_assert_cmpint (folder_import (hall, dir, &silent), ==, GJ_IMPORT_DONE);
  hall_write (dir, "settlements.csv", REFUNDABLE S8 ",0\n");
  g_assert_cmpint (folder_import (hall, dir, &back), ==, GJ_IMPORT_PROBLEMS);
  g_assert_cmpstr (((GjImportProblem *)g_ptr_array_index (back.problems, 0))->field, ==,
                   "refd_setl_flag");
  hall_assert_sound (hall);
}

static void
test_a_negative_sum_says_how_a_refund_is_told (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *dir = folder_new (hall);
  g_auto (GjImportReport) report = { 0 };
  const GjImportProblem *problem;

  write_people (dir);
  hall_write (dir, "settlements.csv",
              SETTLEMENTS "S8,P02,2026-09-09 09:12:00,D1,医院,11,-50.00,-50.00,0.00,0.00,0.00\n");
  g_assert_cmpint (folder_import (hall, dir, &report), ==, GJ_IMPORT_PROBLEMS);
  problem = g_ptr_array_index (report.problems, 0);
  g_assert_cmpstr (problem->field, ==, "medfee_sumamt");
  g_assert_nonnull (strstr (problem->message, "refd_setl_flag"));
}

/* ---- many ---- */

typedef struct
{
  Hall *hall;
  GjStore *another;
  GjHistorySums before;
  int looks;     /* while some of the settlements were written */
  int payments;
  const char *file; /* while which one is read or written somebody pays */
} Watch;

/* How many of the many are in the table, whether anybody sees them or not. */
static gint64
written (Hall *hall)
{
  return hall_count (hall, "SELECT count(*) FROM settlement WHERE setl_id LIKE 'M%'");
}

static void
on_progress (const char *file, gint64 done, gint64 total, gpointer data)
{
  Watch *watch = data;
  gint64 n = written (watch->hall);

  if (n == 0 || n == MANY)
    return;
  watch->looks++;
  g_assert_cmpint (seen_of (watch->another, "P02").n_rows, ==, watch->before.n_rows);
  g_assert_cmpint (shared_of (watch->another, "P01").paid_fen, ==, 28730 + 40000);
}

static GjImportResult
import_watched (Hall *hall, const char *dir, GjImportProgress progress, gpointer data,
                GjImportReport *report, GError **error)
{
  g_autoptr (GjStore) owner = hall_open_as_owner (hall);

  return gj_import_directory (owner, hall->clock, hall->region, HALL_KIOSK, dir, progress,
                              data, report, error);
}

static void
test_a_long_file_is_seen_all_at_once (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjStore) another = hall_open_another (hall);
  g_autofree char *dir = folder_new (hall);
  g_auto (GjImportReport) report = { 0 };
  g_auto (GjImportReport) again = { 0 };
  g_autoptr (GError) error = NULL;
  Watch watch = { hall, another, seen_of (hall->store, "P02"), 0, 0, NULL };

  write_many (dir, MANY, 0);
  g_assert_cmpint (import_watched (hall, dir, on_progress, &watch, &report, &error), ==,
                   GJ_IMPORT_DONE);
  g_assert_cmpint (watch.looks, >, 0);
  g_assert_cmpint (seen_of (another, "P02").n_rows, ==, watch.before.n_rows + MANY);
  g_assert_cmpint (seen_of (another, "P02").medfee_fen, ==, watch.before.medfee_fen + MANY * 1000);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM settlement_hidden"), ==, 0);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM import_run"), ==, 0);
  g_assert_cmpint (folder_import (hall, dir, &again), ==, GJ_IMPORT_DONE);
  g_assert_cmpint (folder_count_of (&again, "settlements.csv")->same, ==, MANY);
  g_assert_cmpint (folder_count_of (&again, "settlement_shares.csv")->same, ==, MANY / 10);
  hall_assert_sound (hall);
}

/* The counter of a store's writer is free whenever the import tells how far it is. */
static void
on_progress_pay (const char *file, gint64 done, gint64 total, gpointer data)
{
  Watch *watch = data;
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autoptr (GError) error = NULL;
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);

  if (!g_str_equal (file, watch->file) || watch->payments > 0)
    return;
  g_assert_cmpint (gj_premium_prepare (watch->another, watch->hall->clock, &order, &error), ==,
                   GJ_PREPARE_DONE);
  g_assert_cmpint (gj_premium_pay (watch->another, watch->hall->clock, watch->hall->region,
                                   watch->hall->signer, &order, &paid, &error),
                   ==, GJ_PAY_COMMITTED);
  watch->payments++;
}

/* While @file is read somebody pays. */
static GjImportResult
import_and_pay (Hall *hall, const char *dir, const char *file)
{
  g_autoptr (GjStore) another = hall_open_another (hall);
  g_auto (GjImportReport) report = { 0 };
  g_autoptr (GError) error = NULL;
  Watch watch = { hall, another, { 0 }, 0, 0, file };
  GjImportResult result = import_watched (hall, dir, on_progress_pay, &watch, &report, &error);

  g_assert_no_error (error);
  g_assert_cmpint (watch.payments, ==, 1);
  g_assert_cmpint (hall_balance (hall, "P01"), ==, 328650 - 36000);
  hall_assert_sound (hall);
  return result;
}

static void
test_people_pay_while_settlements_come (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *dir = folder_new (hall);

  write_many (dir, MANY, 0);
  g_assert_cmpint (import_and_pay (hall, dir, "settlements.csv"), ==, GJ_IMPORT_DONE);
}

static void
test_people_pay_while_the_same_files_are_read_again (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *people = hall_fixture ("hall");

  g_assert_cmpint (import_and_pay (hall, people, "insurances.csv"), ==, GJ_IMPORT_DONE);
}

static void
test_people_pay_while_a_mistake_keeps_files_out (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *dir = folder_new (hall);

  hall_write (dir, "persons.csv", PERSONS GOOD "P77,02,X1,王强,7,01,1986-02-03,1\n");
  hall_write (dir, "insurances.csv", INSURANCES);
  g_assert_cmpint (import_and_pay (hall, dir, "insurances.csv"), ==, GJ_IMPORT_PROBLEMS);
}

/* ---- cut off ---- */

static void
on_progress_die (const char *file, gint64 done, gint64 total, gpointer data)
{
  Watch *watch = data;

  if (written (watch->hall) > 0)
    (void)kill (getpid (), SIGKILL);
}

static void
on_progress_die_after_half_the_shares (const char *file, gint64 done, gint64 total, gpointer data)
{
  Watch *watch = data;

  if (2 * hall_count (watch->hall, "SELECT count(*) FROM settlement_share WHERE setl_id LIKE 'M%'") > written (watch->hall))
    (void)kill (getpid (), SIGKILL);
}

/* An import by a program of its own, which is killed in the middle of writing, when @die says. */
static void
import_and_die_when (Hall *hall, const char *dir, GjImportProgress die)
{
  pid_t child = fork ();
  int status = 0;

  if (child == 0)
    {
      g_auto (GjImportReport) report = { 0 };
      Watch watch = { hall, NULL, { 0 }, 0, 0, NULL };

      hall->store = hall_open_another (hall);
      (void)!import_watched (hall, dir, die, &watch, &report, NULL);
      _exit (0);
    }
  g_assert_cmpint (child, >, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
}

static void
import_and_die (Hall *hall, const char *dir)
{
  import_and_die_when (hall, dir, on_progress_die);
}

static void
test_what_was_cut_off_is_not_seen_and_goes_on (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *dir = folder_new (hall);
  g_auto (GjImportReport) report = { 0 };
  GjHistorySums before = seen_of (hall->store, "P02");

  write_many (dir, MANY, 0);
  import_and_die (hall, dir);
  g_assert_cmpint (written (hall), >, 0);
  g_assert_cmpint (written (hall), <, MANY);
  g_assert_cmpint (seen_of (hall->store, "P02").n_rows, ==, before.n_rows);
  g_assert_cmpint (folder_import (hall, dir, &report), ==, GJ_IMPORT_DONE);
  g_assert_cmpint (folder_count_of (&report, "settlements.csv")->added, ==, MANY);
  g_assert_cmpint (folder_count_of (&report, "settlement_shares.csv")->added, ==, MANY / 10);
  g_assert_cmpint (seen_of (hall->store, "P02").n_rows, ==, before.n_rows + MANY);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM settlement_hidden"), ==, 0);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM import_run"), ==, 0);
  hall_assert_sound (hall);
}

/* Thousands of instructions of SQLite's, of every connection that opens from count_work() on. */
static gint64 work;

static int
on_work (void *data)
{
  work++;
  return 0;
}

static int
count_work (sqlite3 *db, char **error, const struct sqlite3_api_routines *api)
{
  sqlite3_progress_handler (db, 1000, on_work, NULL);
  return SQLITE_OK;
}

/* The work of going on after a program that was killed with half the shares of @n settlements written. */
static gint64
work_of_going_on (int n)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *dir = folder_new (hall);
  g_auto (GjImportReport) report = { 0 };

  write_shared (dir, n, 1, 0);
  import_and_die_when (hall, dir, on_progress_die_after_half_the_shares);
  work = 0;
  g_assert_cmpint (folder_import (hall, dir, &report), ==, GJ_IMPORT_DONE);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM settlement_share WHERE setl_id LIKE 'M%'"), ==, n);
  return work;
}

static void
test_going_on_with_twice_the_shares_is_twice_the_work (void)
{
  gint64 once, twice;

  g_assert_cmpint (sqlite3_auto_extension ((void (*) (void)) count_work), ==, SQLITE_OK);
  once = work_of_going_on (MANY);
  twice = work_of_going_on (2 * MANY);
  sqlite3_reset_auto_extension ();
  g_test_message ("%d shares: %d thousand steps; twice as many: %d", MANY, (int)once, (int)twice);
  g_assert_cmpint (twice, <=, 3 * once); /* 0 and 0 where the store is a server's */
}

/* What the killed one had written is taken back where the files now say something else. */
static void
test_other_files_than_those_that_were_cut_off_win (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *dir = folder_new (hall);
  g_auto (GjImportReport) report = { 0 };
  GjHistorySums before = seen_of (hall->store, "P02");

  write_many (dir, MANY, 5);
  import_and_die (hall, dir);
  write_many (dir, 100, 7);
  g_assert_cmpint (folder_import (hall, dir, &report), ==, GJ_IMPORT_DONE);
  g_assert_cmpint (seen_of (hall->store, "P02").n_rows, ==, before.n_rows + 100);
  g_assert_cmpint (seen_of (hall->store, "P02").medfee_fen, ==, before.medfee_fen + 100 * 1007);
  g_assert_cmpint (written (hall), ==, 100);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM settlement_hidden"), ==, 0);
  hall_assert_sound (hall);
}

/* The same settlements, each with another sum. */
static void
test_mended_files_after_those_that_were_cut_off_win (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *dir = folder_new (hall);
  g_auto (GjImportReport) report = { 0 };
  GjHistorySums before = seen_of (hall->store, "P02");

  write_many (dir, MANY, 5);
  import_and_die (hall, dir);
  write_many (dir, MANY, 7);
  g_assert_cmpint (folder_import (hall, dir, &report), ==, GJ_IMPORT_DONE);
  g_assert_cmpint (seen_of (hall->store, "P02").medfee_fen, ==, before.medfee_fen + MANY * 1007);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM settlement_hidden"), ==, 0);
  hall_assert_sound (hall);
}

static void
test_what_everybody_sees_cannot_be_taken_back (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *hide = NULL;
  g_autofree char *run = NULL;
  g_autofree char *gone = NULL;

  run = hall_raw (hall, "INSERT INTO import_run (only_one, kiosk_id, time_us, hides)"
                        " VALUES (1, '02', 1, 1)");
  g_assert_null (run);
  hide = hall_raw (hall, "INSERT INTO settlement_hidden SELECT psn_no, setl_id FROM settlement");
  g_assert_nonnull (hide);
  gone = hall_raw (hall, "DELETE FROM settlement_share");
  g_assert_nonnull (gone);
}

/* ---- two at once ---- */

static void
on_progress_again (const char *file, gint64 done, gint64 total, gpointer data)
{
  Watch *watch = data;
  g_autofree char *people = hall_fixture ("hall");
  g_auto (GjImportReport) report = { 0 };
  g_autoptr (GError) error = NULL;

  if (watch->looks++ > 0)
    return;
  g_assert_cmpint (gj_import_directory (watch->another, watch->hall->clock, watch->hall->region,
                                        "07", people, NULL, NULL, &report, &error),
                   ==, GJ_IMPORT_FAILED);
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, "终端 " HALL_KIOSK));
  g_assert_nonnull (strstr (error->message, "2026-10-15 09:44:12"));
  g_assert_nonnull (strstr (error->message, "没有改动"));
}

static void
test_a_second_import_is_told_who_imports (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjStore) another = hall_open_another (hall);
  g_autofree char *dir = folder_new (hall);
  g_auto (GjImportReport) report = { 0 };
  g_autoptr (GError) error = NULL;
  Watch watch = { hall, another, { 0 }, 0, 0, NULL };

  write_many (dir, MANY, 0);
  g_assert_cmpint (import_watched (hall, dir, on_progress_again, &watch, &report, &error), ==,
                   GJ_IMPORT_DONE);
  g_assert_cmpint (watch.looks, >, 0);
  hall_assert_sound (hall);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/care/a-refunded-settlement-is-marked-and-counts-nowhere",
                   test_a_refunded_settlement_is_marked_and_counts_nowhere);
  g_test_add_func ("/care/a-settlement-is-refunded-later-and-for-good",
                   test_a_settlement_is_refunded_later_and_for_good);
  g_test_add_func ("/care/a-negative-sum-says-how-a-refund-is-told",
                   test_a_negative_sum_says_how_a_refund_is_told);
  g_test_add_func ("/care/a-long-file-is-seen-all-at-once", test_a_long_file_is_seen_all_at_once);
  g_test_add_func ("/care/people-pay-while-settlements-come",
                   test_people_pay_while_settlements_come);
  g_test_add_func ("/care/people-pay-while-the-same-files-are-read-again",
                   test_people_pay_while_the_same_files_are_read_again);
  g_test_add_func ("/care/people-pay-while-a-mistake-keeps-files-out",
                   test_people_pay_while_a_mistake_keeps_files_out);
  g_test_add_func ("/care/what-was-cut-off-is-not-seen-and-goes-on",
                   test_what_was_cut_off_is_not_seen_and_goes_on);
  g_test_add_func ("/care/going-on-with-twice-the-shares-is-twice-the-work",
                   test_going_on_with_twice_the_shares_is_twice_the_work);
  g_test_add_func ("/care/other-files-than-those-that-were-cut-off-win",
                   test_other_files_than_those_that_were_cut_off_win);
  g_test_add_func ("/care/mended-files-after-those-that-were-cut-off-win",
                   test_mended_files_after_those_that_were_cut_off_win);
  g_test_add_func ("/care/what-everybody-sees-cannot-be-taken-back",
                   test_what_everybody_sees_cannot_be_taken_back);
  g_test_add_func ("/care/a-second-import-is-told-who-imports",
                   test_a_second_import_is_told_who_imports);
  return g_test_run ();
}
