/* SPDX-License-Identifier: Apache-2.0 */
/* The day's end: what agrees is said to agree, and every difference is told once, with where to look. */
#include <string.h>

#include "core/audit/audit.h"
#include "core/base/transfer_id.h"
#include "core/ledger/reconcile.h"
#include "core/receipt/paper_time.h"
#include "tests/store/acts.h"
#include "tests/store/corrections.h"
#include "tests/store/hall.h"

#define TODAY 20261015
#define DAY_US (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

/* A hall that took two premiums, of ¥360.00 and ¥200.00. */
typedef struct
{
  Hall *hall;
  char ids[2][20];
} Till;

static void
till_open (Till *till)
{
  static const char *const RELATIVES[] = { "P02", "P04" };
  static const gint64 AMOUNTS[] = { 36000, 20000 };

  till->hall = hall_new ();
  for (guint i = 0; i < 2; i++)
    {
      g_auto (GjPremiumPaid) paid = { 0 };
      GjPremiumOrder order = hall_order (till->ids[i], "P01", RELATIVES[i], "senior", AMOUNTS[i]);

      g_assert_cmpint (hall_pay (till->hall, &order, &paid), ==, GJ_PAY_COMMITTED);
    }
}

static void
till_clear (Till *till)
{
  g_clear_pointer (&till->hall, hall_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Till, till_clear)

/* Every item as "part subject expected found", to-dos with a "+" before. */
static void
on_item (const GjReconcileItem *item, gpointer data)
{
  g_assert_cmpstr (item->message, !=, "");
  g_assert_cmpstr (item->advice, !=, "");
  g_ptr_array_add (data, g_strdup_printf ("%s%s %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s",
                                          item->weight == GJ_RECONCILE_TODO ? "+" : "", item->part,
                                          item->subject, item->expected_fen, item->found_fen, item->advice));
}

static GPtrArray *
reconcile (Hall *hall, GjDate date, const GjCollection *collection, GjReconcileReport *report)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (gj_reconcile (hall->store, hall->clock, hall->keyring, date, collection, on_item,
                               items, report, &error));
  g_assert_no_error (error);
  g_assert_cmpint (report->differences + report->todos, ==, items->len);
  for (guint i = 0; i < items->len; i++)
    g_test_message ("%s", (char *)g_ptr_array_index (items, i));
  return items;
}

static gboolean
has (GPtrArray *items, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
has (GPtrArray *items, const char *format, ...)
{
  g_autofree char *prefix = NULL;
  va_list args;

  va_start (args, format);
  prefix = g_strdup_vprintf (format, args);
  va_end (args);
  for (guint i = 0; i < items->len; i++)
    if (g_str_has_prefix (g_ptr_array_index (items, i), prefix))
      return TRUE;
  return FALSE;
}

/* P02 leaves P01's binding: one act, one paper. */
static void
leave_one (Hall *hall)
{
  const GjActItem pair = acts_pair ("P01", "P02");
  Acts act = acts_new (GJ_ACT_LEAVE, "P02", &pair, 1);
  g_auto (GjActOutcome) outcome = { 0 };

  g_assert_cmpint (acts_submit (hall, &act, &outcome), ==, GJ_ACT_DONE);
}

/* ---- a sound day ---- */

static void
test_a_sound_day_is_equal (void)
{
  g_auto (Till) till = { 0 };
  g_auto (GjReconcileReport) report = { 0 };
  g_autoptr (GPtrArray) items = NULL;
  const GjReconcileKiosk *kiosk;

  till_open (&till);
  items = reconcile (till.hall, TODAY, NULL, &report);
  g_assert_cmpint (report.differences, ==, 0);
  g_assert_false (report.finished);
  g_assert_cmpint (report.transfers.n, ==, 2);
  g_assert_cmpint (report.transfers.fen, ==, 56000);
  g_assert_cmpint (report.premiums.fen, ==, 56000);
  g_assert_cmpint (report.receipts.fen, ==, 56000);
  g_assert_cmpint (report.personal_fen, ==, 56000);
  g_assert_cmpint (report.premium_fen, ==, 56000);
  g_assert_cmpint (report.openings.n, ==, 4 - 1); /* an empty account has no opening */
  g_assert_cmpint (report.kiosks->len, ==, 1);
  kiosk = g_ptr_array_index (report.kiosks, 0);
  g_assert_cmpint (kiosk->first_no, ==, 1);
  g_assert_cmpint (kiosk->last_no, ==, 2);
  g_assert_cmpint (report.jobs[GJ_PRINT_JOB_OWED], ==, 2);
  g_assert_true (has (items, "+print 02-000001 "));
}

static void
pay_at (Hall *hall, const char *when, const char *relative, const char *tier, gint64 fen)
{
  g_auto (GjPremiumPaid) paid = { 0 };
  gint64 now_us = gj_clock_now_us (hall->clock);
  gint64 then_us = 0;
  char id[20];
  GjPremiumOrder order;

  g_assert_true (gj_time_parse (when, &then_us));
  gj_clock_manual_set (hall->clock, then_us);
  order = hall_order (id, "P01", relative, tier, fen);
  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  gj_clock_manual_set (hall->clock, now_us);
}

/* Until staff have looked at the clock it is a difference, and afterwards still a day that somebody has to look at. */
static void
test_money_of_a_clock_that_was_ahead_is_told_and_has_its_day (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjReconcileReport) report = { 0 };
  g_auto (GjReconcileReport) ahead = { 0 };
  g_auto (GjReconcileReport) later = { 0 };
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) items_ahead = NULL;
  g_autoptr (GPtrArray) items_later = NULL;
  g_auto (GStrv) findings = NULL;
  g_autoptr (GError) error = NULL;
  gboolean booked = TRUE;

  pay_at (hall, "2026-10-15 10:44:00", "P02", "senior", 36000); /* not yet an hour: as clocks go */
  hall_assert_sound (hall);
  g_assert_true (gj_reconcile_is_booked (hall->store, 20261220, &booked, &error));
  g_assert_false (booked);
  pay_at (hall, "2026-12-20 10:00:00", "P04", "senior", 20000);
  findings = hall_check (hall);
  g_assert_cmpuint (g_strv_length (findings), ==, 1);
  g_assert_cmpstr (findings[0], ==, "I18 " HALL_KIOSK " 2026-12-20");
  items = reconcile (hall, TODAY, NULL, &report);
  g_assert_cmpint (report.differences, ==, 1);
  g_assert_true (has (items, "clock " HALL_KIOSK " 2026-12-20 0 20000 用 gongjictl reconcile --date 2026-12-20"));
  g_assert_true (gj_reconcile_is_booked (hall->store, 20261220, &booked, &error));
  g_assert_true (booked);
  items_ahead = reconcile (hall, 20261220, NULL, &ahead);
  g_assert_cmpint (ahead.differences, ==, 0);
  g_assert_cmpint (ahead.transfers.fen, ==, 20000);
  g_assert_true (gj_paper_time_accept (hall->store, hall->clock, HALL_KIOSK, &error));
  hall_assert_sound (hall);
  items_later = reconcile (hall, TODAY, NULL, &later);
  g_assert_cmpint (later.differences, ==, 0);
  g_assert_true (has (items_later, "+clock " HALL_KIOSK " 2026-12-20 0 20000 "));
}

/* A paper that came out is owed no more; one that is owed is a thing to do, not a difference. */
static void
test_an_owed_paper_is_to_be_done_not_a_difference (void)
{
  g_auto (Till) till = { 0 };
  g_auto (GjReconcileReport) report = { 0 };
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  const GjPrintJob job = { (char *)HALL_KIOSK, 1, 0 };

  till_open (&till);
  g_assert_true (gj_print_job_begin (till.hall->store, &job, HALL_KIOSK, &error));
  g_assert_true (gj_print_job_finish (till.hall->store, till.hall->clock, &job, HALL_KIOSK,
                                      GJ_PRINT_JOB_PRINTED, "", &error));
  items = reconcile (till.hall, TODAY, NULL, &report);
  g_assert_cmpint (report.differences, ==, 0);
  g_assert_cmpint (report.owed, ==, 1);
  g_assert_cmpint (report.jobs[GJ_PRINT_JOB_PRINTED], ==, 1);
  g_assert_false (has (items, "+print 02-000001 "));
  g_assert_true (has (items, "+print 02-000002 "));
}

static void
test_another_day_is_another_account (void)
{
  g_auto (Till) till = { 0 };
  g_auto (GjReconcileReport) before = { 0 };
  g_auto (GjReconcileReport) after = { 0 };
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (GError) error = NULL;
  GjDate last = GJ_DATE_NONE;

  till_open (&till);
  none = reconcile (till.hall, TODAY - 1, NULL, &before);
  g_assert_cmpint (none->len, ==, 0);
  g_assert_cmpint (before.transfers.n, ==, 0);
  g_assert_true (before.finished);

  gj_clock_manual_advance (till.hall->clock, 4 * DAY_US);
  g_assert_true (gj_reconcile_last_day (till.hall->store, till.hall->clock, &last, &error));
  g_assert_cmpint (last, ==, TODAY); /* not yesterday: nobody came since */
  later = reconcile (till.hall, last, NULL, &after);
  g_assert_cmpint (after.transfers.n, ==, 2);
  g_assert_true (after.finished);
}

static void
test_the_last_moment_of_a_day_belongs_to_it (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  g_auto (GjReconcileReport) report = { 0 };
  g_auto (GjReconcileReport) next = { 0 };
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) others = NULL;
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);

  gj_clock_manual_set (hall->clock, gj_date_start_us (TODAY + 1) - 1);
  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  gj_clock_manual_advance (hall->clock, 1);
  items = reconcile (hall, TODAY, NULL, &report);
  others = reconcile (hall, TODAY + 1, NULL, &next);
  g_assert_cmpint (report.transfers.n, ==, 1);
  g_assert_cmpint (next.transfers.n, ==, 0);
}

static void
test_family_papers_stand_beside_their_acts (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjReconcileReport) report = { 0 };
  g_autoptr (GPtrArray) items = NULL;

  leave_one (hall);
  items = reconcile (hall, TODAY, NULL, &report);
  g_assert_cmpint (report.differences, ==, 0);
  g_assert_cmpint (report.acts, ==, 1);
  g_assert_cmpint (report.act_papers, ==, 1);
  g_assert_cmpint (report.transfers.n, ==, 0);
}

static void
test_a_request_left_open_is_told (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GError) error = NULL;
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);

  g_assert_cmpint (gj_premium_prepare (hall->store, hall->clock, &order, &error), ==,
                   GJ_PREPARE_DONE);
  {
    g_auto (GjReconcileReport) report = { 0 };
    g_autoptr (GPtrArray) items = reconcile (hall, TODAY, NULL, &report);

    g_assert_cmpint (items->len, ==, 0); /* it may still be on its way */
  }
  gj_clock_manual_advance (hall->clock, 2 * G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC);
  {
    g_auto (GjReconcileReport) report = { 0 };
    g_autoptr (GPtrArray) items = reconcile (hall, TODAY, NULL, &report);

    g_assert_cmpint (report.differences, ==, 1);
    g_assert_true (has (items, "request %s 36000 0", id));
  }
}

/* ---- the platform's list ---- */

static GjCollection *
collection_of (Hall *hall, const char *text)
{
  g_autofree char *path = g_build_filename (hall->dir, "platform.csv", NULL);
  g_autoptr (GPtrArray) problems = gj_collection_problems_new ();
  g_autoptr (GError) error = NULL;
  GjCollection *collection = NULL;

  hall_write (hall->dir, "platform.csv", text);
  g_assert_true (gj_collection_read (path, &collection, problems, &error));
  g_assert_no_error (error);
  if (problems->len > 0)
    g_test_message ("%s", ((GjCollectionProblem *)g_ptr_array_index (problems, 0))->message);
  g_assert_nonnull (collection);
  return collection;
}

static void
test_the_platforms_list_agrees (void)
{
  g_auto (Till) till = { 0 };
  g_auto (GjReconcileReport) report = { 0 };
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GjCollection) collection = NULL;
  g_autofree char *text = NULL;

  till_open (&till);
  text = g_strdup_printf ("\xEF\xBB\xBF" "bank,amount,time,transfer_id\r\n"
                          "x,200.00,2026-10-15 09:44:13,%s\r\nx,360.00,2026-10-15 23:59:59,%s\r\n",
                          till.ids[1], till.ids[0]);
  collection = collection_of (till.hall, text);
  items = reconcile (till.hall, TODAY, collection, &report);
  g_assert_cmpint (report.differences, ==, 0);
  g_assert_true (report.compared);
  g_assert_cmpint (report.collection.n, ==, 2);
  g_assert_cmpint (report.collection.fen, ==, 56000);
}

static void
test_every_way_the_platforms_list_can_differ_is_told (void)
{
  g_auto (Till) till = { 0 };
  g_auto (GjReconcileReport) report = { 0 };
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GjCollection) collection = NULL;
  g_autofree char *text = NULL;

  till_open (&till);
  text = g_strdup_printf ("transfer_id,amount,time\n%s,350.00,2026-10-16 00:00:01\n"
                          "AAAA-AAAA-AAAA-AAAA,88.00,2026-10-15 10:00:00\n",
                          till.ids[0]);
  collection = collection_of (till.hall, text);
  items = reconcile (till.hall, TODAY, collection, &report);
  g_assert_cmpint (report.differences, ==, 4);
  g_assert_true (has (items, "collection %s 36000 35000", till.ids[0])); /* amount, and day */
  g_assert_true (has (items, "collection %s 20000 0", till.ids[1]));
  g_assert_true (has (items, "collection AAAA-AAAA-AAAA-AAAA 0 8800"));
}

/* What was given back is not collected, and what the platform gave back is not refunded again. */
static void
test_money_given_back_has_its_own_advice (void)
{
  g_auto (Till) till = { 0 };
  g_auto (GjReconcileReport) report = { 0 };
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GjCollection) collection = NULL;
  g_autofree char *text = NULL;

  till_open (&till);
  (void)correction_take_back (till.hall, 1);
  text = g_strdup_printf ("transfer_id,amount,time\n%s,200.00,2026-10-15 09:44:13\n%s,360.00,2026-10-15 09:44:13\n"
                          "AAAA-AAAA-AAAA-AAAA,-88.00,2026-10-15 10:00:00\n",
                          till.ids[1], till.ids[0]);
  collection = collection_of (till.hall, text);
  items = reconcile (till.hall, TODAY, collection, &report);
  g_assert_cmpint (report.differences, ==, 2);
  for (guint i = 0; i < items->len; i++)
    {
      const char *item = g_ptr_array_index (items, i);

      if (g_str_has_prefix (item, "+"))
        continue;
      g_assert_null (strstr (item, "补收"));
      g_assert_null (strstr (item, "先不要退款"));
      g_assert_true (strstr (item, " -36000 0 这是冲正，钱已退回居民账户，不要再退") != NULL
                     || strstr (item, " 0 -8800 平台记了退回，本机没有冲正") != NULL);
    }
}

static void
test_a_list_of_another_day_is_told_row_by_row (void)
{
  g_auto (Till) till = { 0 };
  g_auto (GjReconcileReport) report = { 0 };
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GjCollection) collection = NULL;
  g_autofree char *text = NULL;

  till_open (&till);
  text = g_strdup_printf ("transfer_id,amount,time\n%s,360.00,2026-10-15 09:44:13\n", till.ids[0]);
  collection = collection_of (till.hall, text);
  items = reconcile (till.hall, TODAY - 1, collection, &report);
  g_assert_cmpint (report.differences, ==, 1);
  g_assert_true (has (items, "collection %s 0 36000", till.ids[0]));
}

static const struct
{
  const char *name;
  const char *text;
  gint64 line;
  gint64 column;
  const char *field;
} BAD_LISTS[] = {
  { "empty", "", 1, 0, "" },
  { "no-column", "transfer_id,amount\n", 1, 0, "" },
  { "column-twice", "transfer_id,amount,time,amount\n", 1, 13, "amount" },
  { "id", "transfer_id,amount,time\nnone,1.00,2026-10-15 10:00:00\n", 2, 1, "transfer_id" },
  { "amount", "transfer_id,amount,time\nAAAA-AAAA-AAAA-AAAA,1.005,2026-10-15 10:00:00\n", 2, 21,
    "amount" },
  { "nothing", "transfer_id,amount,time\nAAAA-AAAA-AAAA-AAAA,0.00,2026-10-15 10:00:00\n", 2, 21,
    "amount" },
  { "time", "transfer_id,amount,time\nAAAA-AAAA-AAAA-AAAA,1.00,2026-02-30 10:00:00\n", 2, 26,
    "time" },
  { "twice",
    "transfer_id,amount,time\nAAAA-AAAA-AAAA-AAAA,1.00,2026-10-15 10:00:00\n"
    "AAAA-AAAA-AAAA-AAAA,1.00,2026-10-15 10:00:00\n",
    3, 1, "transfer_id" },
  { "width", "transfer_id,amount,time\nAAAA-AAAA-AAAA-AAAA,1.00\n", 2, 0, "" },
  { "cut-off", "transfer_id,amount,time\nAAAA-AAAA-AAAA-AAAA,1.00,2026-10-15 10:00:00", 2, 45, "" },
  { "quote", "transfer_id,amount,time\n\"AAAA,1.00,2026-10-15 10:00:00\n", 2, 1, "" },
};

static void
test_a_wrong_list_is_told_by_line_and_column (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) problems = gj_collection_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("gongji-list-XXXXXX", &error);
  GjCollection *collection = NULL;
  const GjCollectionProblem *problem;

  hall_write (dir, "list.csv", BAD_LISTS[i].text);
  path = g_build_filename (dir, "list.csv", NULL);
  g_assert_true (gj_collection_read (path, &collection, problems, &error));
  g_assert_no_error (error);
  g_assert_null (collection);
  g_assert_cmpint (problems->len, ==, 1);
  problem = g_ptr_array_index (problems, 0);
  g_assert_cmpint (problem->line, ==, BAD_LISTS[i].line);
  g_assert_cmpint (problem->column, ==, BAD_LISTS[i].column);
  g_assert_cmpstr (problem->field, ==, BAD_LISTS[i].field);
  g_assert_cmpstr (problem->message, !=, "");
  hall_remove_tree (dir);
}

/* The largest amount there is, so often that they add up to more than 64 bits hold: the first row that is too much. */
static void
test_a_list_that_adds_up_to_what_cannot_be_is_wrong (void)
{
  g_autoptr (GPtrArray) problems = gj_collection_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("gongji-list-XXXXXX", &error);
  g_autofree char *path = g_build_filename (dir, "list.csv", NULL);
  g_autoptr (GString) text = g_string_new ("transfer_id,amount,time\n");
  GjCollection *collection = NULL;
  const GjCollectionProblem *problem;
  char id[20];

  for (guint i = 0; i < 923; i++)
    {
      gj_transfer_id_new (id);
      g_string_append_printf (text, "%s,%s99999999999999.99,2026-10-15 10:00:00\n", id, i % 2 == 0 ? "" : "-");
    }
  hall_write (dir, "list.csv", text->str);
  g_assert_true (gj_collection_read (path, &collection, problems, &error));
  g_assert_no_error (error);
  g_assert_null (collection);
  g_assert_cmpint (problems->len, ==, 1);
  problem = g_ptr_array_index (problems, 0);
  g_assert_cmpint (problem->line, ==, 924);
  g_assert_cmpstr (problem->field, ==, "amount");
  hall_remove_tree (dir);
}

static void
test_a_list_that_is_not_there_is_an_error (void)
{
  g_autoptr (GPtrArray) problems = gj_collection_problems_new ();
  g_autoptr (GError) error = NULL;
  GjCollection *collection = NULL;

  g_assert_false (gj_collection_read ("/nonexistent/list.csv", &collection, problems, &error));
  g_assert_nonnull (error);
  g_assert_null (collection);
}

/* ---- planted damage, on SQLite ---- */

static const struct
{
  const char *name;
  const char *sql;
  const char *item; /* one of the items begins so */
} DAMAGES[] = {
  { "premium-gone", "DELETE FROM premium_payment WHERE receipt_no = 1", "transfer " },
  { "transfer-gone", "DELETE FROM transfer WHERE kind = 'premium'", "premium " },
  { "transfer-amount", "UPDATE transfer SET amount_fen = 1 WHERE kind = 'premium'", "premium " },
  { "premium-moved/by-the-audit",
    "UPDATE premium_payment SET relative_psn_no = 'P03' WHERE receipt_no = 1;"
    "UPDATE receipt SET relative_psn_no = 'P03' WHERE receipt_no = 1",
    "audit 02-000001 " },
  { "premium-moved/by-the-paper", "UPDATE premium_payment SET relative_psn_no = 'P03' WHERE receipt_no = 1",
    "receipt 02-000001 " },
  { "premium-amount", "UPDATE premium_payment SET amount_fen = 1 WHERE receipt_no = 1", "premium " },
  { "receipt-gone", "DELETE FROM receipt WHERE receipt_no = 2", "premium " },
  { "receipt-gap", "UPDATE receipt SET receipt_no = 3 WHERE receipt_no = 2", "receipt 02-000003 " },
  { "receipt-hash",
    "UPDATE receipt SET hash = replace (hash, substr (hash, 1, 4), '0000') WHERE receipt_no = 1",
    "receipt 02-000001 " },
  { "receipt-text",
    "UPDATE receipt SET sealed = replace (sealed, substr (sealed, 60, 3), 'AAA')"
    " WHERE receipt_no = 1",
    "receipt 02-000001 " },
  { "receipt-of-nothing",
    "DELETE FROM premium_payment; DELETE FROM transfer WHERE kind = 'premium'",
    "receipt 02-000001 " },
  { "balance",
    "UPDATE account_entry SET balance_after_fen = 1 WHERE account_no = 'psn:P01' AND entry_no = 2",
    "account psn:P01 292650 1" },
  { "entry-gone", "DELETE FROM account_entry WHERE account_no = 'psn:P01' AND entry_no = 2",
    "account psn:P01 0 0" },
  { "entry-amount",
    "UPDATE account_entry SET amount_fen = -1 WHERE account_no = 'psn:P01' AND entry_no = 2",
    "sum " },
  { "audit-gone", "DELETE FROM audit WHERE kind = 'premium.paid'", "audit " },
  { "everything-gone",
    "DELETE FROM premium_payment; DELETE FROM transfer WHERE kind = 'premium';"
    " DELETE FROM account_entry WHERE amount_fen IN (-36000, -20000, 36000, 20000);"
    " DELETE FROM print_job; DELETE FROM premium_intent; DELETE FROM receipt",
    "audit " },
  { "opening", "UPDATE transfer SET amount_fen = 5 WHERE kind = 'opening'", "opening 02 " },
  { "job-gone", "DELETE FROM print_job WHERE receipt_no = 1", "paper 02-000001 " },
  { "reversal",
    "INSERT INTO transfer SELECT 'AAAA-AAAA-AAAA-AAAA', 'reversal', credit_account, debit_account,"
    " amount_fen, time_us, kiosk_id, transfer_id FROM transfer WHERE amount_fen = 36000",
    "reversal AAAA-AAAA-AAAA-AAAA 36000 " },
};

static void
test_a_planted_difference_is_told (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_auto (Till) till = { 0 };
  g_auto (GjReconcileReport) report = { 0 };
  g_autoptr (GPtrArray) items = NULL;

  till_open (&till);
  hall_damage (till.hall, DAMAGES[i].sql);
  items = reconcile (till.hall, TODAY, NULL, &report);
  g_assert_cmpint (report.differences, >, 0);
  g_assert_true (has (items, "%s", DAMAGES[i].item));
}

static void
test_an_act_without_its_paper_is_told (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjReconcileReport) report = { 0 };
  g_autoptr (GPtrArray) items = NULL;

  leave_one (hall);
  hall_damage (hall, "DELETE FROM receipt");
  items = reconcile (hall, TODAY, NULL, &report);
  g_assert_true (has (items, "paper "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reconcile/money-of-a-clock-that-was-ahead-is-told-and-has-its-day",
                   test_money_of_a_clock_that_was_ahead_is_told_and_has_its_day);
  g_test_add_func ("/lists/one-that-adds-up-to-what-cannot-be-is-wrong",
                   test_a_list_that_adds_up_to_what_cannot_be_is_wrong);
  g_test_add_func ("/reconcile/a-sound-day-is-equal", test_a_sound_day_is_equal);
  g_test_add_func ("/reconcile/an-owed-paper-is-to-be-done-not-a-difference",
                   test_an_owed_paper_is_to_be_done_not_a_difference);
  g_test_add_func ("/reconcile/another-day-is-another-account",
                   test_another_day_is_another_account);
  g_test_add_func ("/reconcile/the-last-moment-of-a-day-belongs-to-it",
                   test_the_last_moment_of_a_day_belongs_to_it);
  g_test_add_func ("/reconcile/family-papers-stand-beside-their-acts",
                   test_family_papers_stand_beside_their_acts);
  g_test_add_func ("/reconcile/a-request-left-open-is-told", test_a_request_left_open_is_told);
  g_test_add_func ("/reconcile/the-platforms-list-agrees", test_the_platforms_list_agrees);
  g_test_add_func ("/reconcile/every-way-the-platforms-list-can-differ-is-told",
                   test_every_way_the_platforms_list_can_differ_is_told);
  g_test_add_func ("/reconcile/money-given-back-has-its-own-advice", test_money_given_back_has_its_own_advice);
  g_test_add_func ("/reconcile/a-list-of-another-day-is-told-row-by-row",
                   test_a_list_of_another_day_is_told_row_by_row);
  g_test_add_func ("/reconcile/a-list-that-is-not-there-is-an-error",
                   test_a_list_that_is_not_there_is_an_error);
  for (guint i = 0; i < G_N_ELEMENTS (BAD_LISTS); i++)
    {
      g_autofree char *path
          = g_strconcat ("/reconcile/a-wrong-list-is-told-by-line-and-column/", BAD_LISTS[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_a_wrong_list_is_told_by_line_and_column);
    }
  for (guint i = 0; i < G_N_ELEMENTS (DAMAGES); i++)
    {
      g_autofree char *path
          = g_strconcat ("/damage/a-planted-difference-is-told/", DAMAGES[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_a_planted_difference_is_told);
    }
  g_test_add_func ("/damage/an-act-without-its-paper-is-told", test_an_act_without_its_paper_is_told);
  return g_test_run ();
}
