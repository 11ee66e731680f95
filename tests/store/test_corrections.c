/* SPDX-License-Identifier: Apache-2.0 */
/* Taking a premium back: once, by two, with a paper; and the year may be paid again. */
#include <string.h>

#include "core/base/transfer_id.h"
#include "core/history/history.h"
#include "core/history/my_account.h"
#include "core/ledger/paper_fate.h"
#include "core/ledger/premium_paid.h"
#include "core/ledger/reconcile.h"
#include "core/ledger/summary.h"
#include "core/receipt/paper_time.h"
#include "core/receipt/receipt_store.h"
#include "core/store/statement.h"
#include "tests/store/auditor.h"
#include "tests/store/corrections.h"

#define SENIOR_FEN 36000
#define BALANCE_FEN 328650

/* A hall whose P01 paid for P02, and the owner's handle. */
typedef struct
{
  Hall *hall;
  GjStore *owner;
  GjPremiumPaid paid;
} Case;

static void
case_open (Case *self)
{
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", SENIOR_FEN);

  *self = (Case){ .hall = hall_new () };
  g_assert_cmpint (hall_pay (self->hall, &order, &self->paid), ==, GJ_PAY_COMMITTED);
  self->owner = hall_open_as_owner (self->hall);
}

static void
case_clear (Case *self)
{
  gj_premium_paid_clear (&self->paid);
  gj_store_close (self->owner);
  hall_free (self->hall);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

/* By the check that ships and by the auditor, which shares nothing with it. */
static void
assert_sound (Case *self)
{
  hall_assert_sound (self->hall);
  auditor_assert_sound (self->hall->keyring, self->owner);
}

static void
prepare (Case *self, const GjCorrectionOrder *order)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (gj_correction_prepare (self->owner, self->hall->clock, order, &error), ==,
                   GJ_PREPARE_DONE);
  g_assert_no_error (error);
}

static GjCorrectionResult
submit (Case *self, const GjCorrectionOrder *order, GjReceiptRow **paper)
{
  g_autoptr (GError) error = NULL;
  GjCorrectionResult result
      = gj_correction_submit (self->owner, self->hall->clock, self->hall->signer, order, paper, &error);

  g_assert_no_error (error);
  return result;
}

static void
test_everything_is_written_at_once (void)
{
  g_auto (Case) self = { NULL };
  g_autoptr (GjReceiptRow) paper = NULL;
  const GjDocument *document;
  GjCorrectionOrder order;
  char id[20];

  case_open (&self);
  order = correction_order (id, self.paid.transfer_id);
  prepare (&self, &order);
  g_assert_cmpint (submit (&self, &order, &paper), ==, GJ_CORRECTION_DONE);
  g_assert_cmpint (hall_balance (self.hall, "P01"), ==, BALANCE_FEN);
  g_assert_cmpstr (paper->kind, ==, "correction");
  g_assert_cmpint (paper->receipt_no, ==, self.paid.receipt_no + 1);
  g_assert_true (paper->owed);
  g_assert_cmpstr (paper->holder_psn_no, ==, "P01");
  g_assert_cmpstr (paper->about_id, ==, id);
  document = paper->document;
  g_assert_cmpstr (document->holder_name, ==, "*伟");
  g_assert_cmpstr (document->lines[0].name, ==, "*英");
  g_assert_cmpstr (document->lines[0].patn_rlts, ==, "10");
  g_assert_cmpint (document->lines[0].amount_fen, ==, SENIOR_FEN);
  g_assert_cmpuint (document->lines[0].coverage_year, ==, 2027);
  g_assert_cmpstr (document->correction.kiosk_id, ==, HALL_KIOSK);
  g_assert_cmpuint (document->correction.receipt_no, ==, self.paid.receipt_no);
  g_assert_cmpint (document->correction.balance_after_fen, ==, BALANCE_FEN);
  g_assert_cmpstr (document->correction.staff[0], ==, "李红");
  g_assert_cmpstr (document->correction.staff[1], ==, "陈明");
  g_assert_cmpstr (document->correction.cause, ==, "缴费年度选错");
  g_assert_cmpint (gj_sealed_verify (paper->sealed, self.hall->keyring, NULL, NULL), ==,
                   GJ_VERDICT_VALID);
  g_assert_cmpint (hall_count (self.hall, "SELECT count(*) FROM audit WHERE kind = 'transfer.reversed'"
                                          " AND subject = '' AND detail NOT LIKE '%王%'"),
                   ==, 1);
  assert_sound (&self);
}

static void
test_the_same_id_answers_the_same (void)
{
  g_auto (Case) self = { NULL };
  g_autoptr (GjReceiptRow) paper = NULL;
  g_autoptr (GjReceiptRow) again = NULL;
  g_autoptr (GjReceiptRow) found = NULL;
  g_autoptr (GError) error = NULL;
  GjCorrectionOrder order;
  GjCorrectionOrder other;
  char id[20];

  case_open (&self);
  order = correction_order (id, self.paid.transfer_id);
  prepare (&self, &order);
  g_assert_cmpint (submit (&self, &order, &paper), ==, GJ_CORRECTION_DONE);
  g_assert_cmpint (submit (&self, &order, &again), ==, GJ_CORRECTION_DONE);
  g_assert_cmpstr (paper->sealed, ==, again->sealed);
  g_assert_cmpint (gj_correction_find (self.owner, self.hall->clock, id, &found, &error), ==,
                   GJ_PREMIUM_FIND_PAID);
  g_assert_cmpstr (found->sealed, ==, paper->sealed);
  g_assert_cmpint (hall_balance (self.hall, "P01"), ==, BALANCE_FEN);
  other = order;
  other.staff_2 = "赵敏";
  g_assert_cmpint (gj_correction_prepare (self.owner, self.hall->clock, &other, &error), ==,
                   GJ_PREPARE_CONFLICT);
  gj_receipt_row_free (g_steal_pointer (&again));
  g_assert_cmpint (submit (&self, &other, &again), ==, GJ_CORRECTION_ID_CONFLICT);
}

static void
test_a_premium_is_taken_back_once (void)
{
  g_auto (Case) self = { NULL };
  g_auto (GjCorrectable) premium = { NULL };
  g_autoptr (GjReceiptRow) paper = NULL;
  g_autoptr (GjReceiptRow) second = NULL;
  g_autoptr (GError) error = NULL;
  GjCorrectionOrder orders[2];
  char ids[2][20];

  case_open (&self);
  for (guint i = 0; i < 2; i++)
    {
      orders[i] = correction_order (ids[i], self.paid.transfer_id);
      prepare (&self, &orders[i]);
    }
  g_assert_cmpint (submit (&self, &orders[0], &paper), ==, GJ_CORRECTION_DONE);
  g_assert_cmpint (submit (&self, &orders[1], &second), ==, GJ_CORRECTION_REVERSED);
  g_assert_cmpint (submit (&self, &orders[1], &second), ==, GJ_CORRECTION_REVERSED); /* and stays */
  g_assert_null (second);
  g_assert_cmpint (hall_balance (self.hall, "P01"), ==, BALANCE_FEN);
  g_assert_cmpint (gj_correction_find_premium (self.owner, HALL_KIOSK, self.paid.receipt_no, &premium,
                                               &error),
                   ==, GJ_FOUND);
  g_assert_cmpstr (premium.reversed_by, ==, ids[0]);
  g_assert_cmpint (premium.reversed_us, ==, paper->time_us);
  g_assert_cmpstr (premium.paper_kiosk_id, ==, HALL_KIOSK);
  g_assert_cmpint (premium.paper_no, ==, paper->receipt_no);
  assert_sound (&self);
}

static void
test_the_year_may_be_paid_again_by_another_and_taken_back_again (void)
{
  g_auto (Case) self = { NULL };
  g_auto (GjPremiumPaid) again = { 0 };
  g_auto (GjPremiumPaidBy) paid_by = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 before_fen;
  char id[20];
  GjPremiumOrder order = hall_order (id, "P10", "P02", "senior", SENIOR_FEN);

  case_open (&self);
  (void)correction_take_back (self.hall, self.paid.receipt_no);
  g_assert_cmpint (gj_premium_paid_by (self.hall->store, "P02", 2027, "390", NULL, &paid_by, &error),
                   ==, GJ_NOT_FOUND);
  g_assert_null (hall_raw (self.hall, "UPDATE insurance SET psn_insu_stas = '1', paus_insu_date = 0"
                                      " WHERE psn_no = 'P10'"));
  before_fen = hall_balance (self.hall, "P10");
  g_assert_cmpint (hall_pay (self.hall, &order, &again), ==, GJ_PAY_COMMITTED);
  g_assert_cmpint (again.receipt_no, ==, self.paid.receipt_no + 2);
  g_assert_cmpint (correction_take_back (self.hall, again.receipt_no), ==, again.receipt_no + 1);
  g_assert_cmpint (hall_balance (self.hall, "P10"), ==, before_fen);
  assert_sound (&self);
}

static void
test_what_was_never_prepared_or_was_closed_moves_nothing (void)
{
  g_auto (Case) self = { NULL };
  g_autoptr (GjReceiptRow) paper = NULL;
  g_autoptr (GError) error = NULL;
  GjCorrectionOrder order;
  char id[20];
  int closed = 0;

  case_open (&self);
  order = correction_order (id, self.paid.transfer_id);
  g_assert_cmpint (submit (&self, &order, &paper), ==, GJ_CORRECTION_ID_CONFLICT);
  g_assert_cmpint (gj_correction_find (self.owner, self.hall->clock, id, &paper, &error), ==,
                   GJ_PREMIUM_FIND_NOT_PAID);
  prepare (&self, &order);
  g_assert_true (gj_correction_resolve_unfinished (self.owner, self.hall->clock, "another", &closed, &error));
  g_assert_cmpint (closed, ==, 0);
  g_assert_true (gj_correction_resolve_unfinished (self.owner, self.hall->clock, HALL_KIOSK, &closed, &error));
  g_assert_cmpint (closed, ==, 1);
  g_assert_cmpint (submit (&self, &order, &paper), ==, GJ_CORRECTION_ID_CONFLICT);
  g_assert_cmpint (gj_correction_find (self.owner, self.hall->clock, id, &paper, &error), ==,
                   GJ_PREMIUM_FIND_NOT_PAID);
  g_assert_cmpint (hall_balance (self.hall, "P01"), ==, BALANCE_FEN - SENIOR_FEN);
  g_assert_cmpint (hall_count (self.hall, "SELECT count(*) FROM audit WHERE kind = 'reversal.unfinished'"),
                   ==, 1);
  assert_sound (&self);
}

/* In a shared store the one who began it may be at it still, and a kiosk's user could not close it anyway. */
static void
test_a_kiosks_start_closes_what_is_its_own_and_lists_what_is_shared (void)
{
  g_auto (Case) self = { NULL };
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GjReceiptRow) paper = NULL;
  g_autoptr (GError) error = NULL;
  gboolean shared;
  GjCorrectionOrder order;
  char id[20];
  int closed = 0;

  case_open (&self);
  shared = self.hall->shared;
  order = correction_order (id, self.paid.transfer_id);
  prepare (&self, &order);
  g_assert_true (gj_correction_settle_at_start (self.hall->store, self.hall->clock, "another", &closed, &none, &error));
  g_assert_cmpint (closed, ==, 0);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (gj_correction_settle_at_start (self.hall->store, self.hall->clock, HALL_KIOSK, &closed, &open, &error));
  g_assert_cmpint (closed, ==, shared ? 0 : 1);
  g_assert_cmpuint (open->len, ==, shared ? 1 : 0);
  if (shared)
    g_assert_cmpstr (g_ptr_array_index (open, 0), ==, id);
  g_assert_cmpint (submit (&self, &order, &paper), ==, shared ? GJ_CORRECTION_DONE : GJ_CORRECTION_ID_CONFLICT);
  g_assert_cmpint (hall_balance (self.hall, "P01"), ==, shared ? BALANCE_FEN : BALANCE_FEN - SENIOR_FEN);
  assert_sound (&self);
}

/* Of a damaged store nothing is taken back, and nobody's program dies of it. */
static void
test_a_premium_that_is_not_as_its_receipt_says_is_not_taken_back (void)
{
  g_auto (Case) self = { NULL };
  g_autoptr (GjReceiptRow) paper = NULL;
  g_autoptr (GError) error = NULL;
  GjCorrectionOrder order;
  char id[20];

  case_open (&self);
  order = correction_order (id, self.paid.transfer_id);
  prepare (&self, &order);
  hall_damage (self.hall, "UPDATE premium_payment SET amount_fen = 1");
  g_assert_cmpint (gj_correction_submit (self.owner, self.hall->clock, self.hall->signer, &order, &paper, &error), ==,
                   GJ_CORRECTION_STORE_FAILED);
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_DAMAGED);
  g_assert_null (paper);
  g_assert_cmpint (hall_balance (self.hall, "P01"), ==, BALANCE_FEN - SENIOR_FEN);
}

static void
test_another_kiosks_premium_is_corrected_in_ones_own_series (void)
{
  g_auto (Case) self = { NULL };
  g_autoptr (GjReceiptRow) paper = NULL;
  GjCorrectionOrder order;
  char id[20];

  case_open (&self);
  order = correction_order (id, self.paid.transfer_id);
  order.kiosk_id = "03";
  prepare (&self, &order);
  g_assert_cmpint (submit (&self, &order, &paper), ==, GJ_CORRECTION_DONE);
  g_assert_cmpstr (paper->kiosk_id, ==, "03");
  g_assert_cmpint (paper->receipt_no, ==, 1);
  g_assert_cmpstr (paper->document->correction.kiosk_id, ==, HALL_KIOSK);
  g_assert_cmpint (hall_balance (self.hall, "P01"), ==, BALANCE_FEN);
  g_assert_cmpint (hall_count (self.hall, "SELECT count(*) FROM audit WHERE kiosk_id = '03'"), ==, 1);
}

static void
test_only_a_premiums_receipt_names_a_premium (void)
{
  g_auto (Case) self = { NULL };
  g_auto (GjCorrectable) none = { NULL };
  g_auto (GjCorrectable) other = { NULL };
  g_autoptr (GError) error = NULL;
  GjCorrectionOrder order;
  gint64 paper_no;
  char id[20];

  case_open (&self);
  g_assert_cmpint (gj_correction_find_premium (self.owner, HALL_KIOSK, 99, &none, &error), ==,
                   GJ_NOT_FOUND);
  paper_no = correction_take_back (self.hall, self.paid.receipt_no);
  g_assert_cmpint (gj_correction_find_premium (self.owner, HALL_KIOSK, paper_no, &other, &error), ==,
                   GJ_FOUND);
  g_assert_null (other.row->receipt);
  order = correction_order (id, other.row->about_id); /* a reversal is not reversed */
  g_assert_cmpint (gj_correction_prepare (self.owner, self.hall->clock, &order, &error), ==,
                   GJ_PREPARE_CONFLICT);
}

static void
test_two_different_names_and_a_reason_are_asked_for (void)
{
  static const struct
  {
    const char *one;
    const char *other;
    const char *reason;
    GjCorrectionWords words;
  } all[] = {
    { "李红", "陈明", "选错", GJ_CORRECTION_WORDS_GOOD },
    { "", "陈明", "选错", GJ_CORRECTION_STAFF_MISSING },
    { "李红", "", "选错", GJ_CORRECTION_STAFF_MISSING },
    { "李红", "李红", "选错", GJ_CORRECTION_STAFF_SAME },
    { "李 红", "李红", "选错", GJ_CORRECTION_STAFF_SAME },
    { "ＡＬＩ", "ali", "选错", GJ_CORRECTION_STAFF_SAME },
    { "李红", "陈明", "", GJ_CORRECTION_REASON_MISSING },
    { "李红", "十一个汉字的名字太长了啊", "选错", GJ_CORRECTION_STAFF_LONG },
    { "李\n红", "陈明", "选错", GJ_CORRECTION_WORDS_ODD },
    { "李红", "陈明", "选\xff错", GJ_CORRECTION_WORDS_ODD },
  };
  g_autofree char *tidy = gj_correction_tidy (" \u3000李红 \t");
  g_autofree char *long_reason = g_strnfill (GJ_CORRECTION_REASON_CHARACTERS + 1, 'x');

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_assert_cmpint (gj_correction_judge_words (all[i].one, all[i].other, all[i].reason), ==,
                     all[i].words);
  g_assert_cmpint (gj_correction_judge_words ("李红", "陈明", long_reason), ==,
                   GJ_CORRECTION_REASON_LONG);
  g_assert_cmpstr (tidy, ==, "李红");
}

static void
test_the_records_tell_when_and_by_which_paper (void)
{
  g_auto (Case) self = { NULL };
  g_auto (GjHistoryPage) page = { 0 };
  g_autoptr (GPtrArray) moves = NULL;
  g_autoptr (GError) error = NULL;
  GjHistoryQuery query = { .limit = 9, .with_totals = TRUE };
  const GjPremiumRecord *record;
  const GjAccountMove *move;
  gint64 paper_no;

  case_open (&self);
  paper_no = correction_take_back (self.hall, self.paid.receipt_no);
  g_assert_true (gj_history_read_premiums (self.hall->store, "P01", &query, &page, &error));
  g_assert_cmpuint (page.rows->len, ==, 1);
  record = g_ptr_array_index (page.rows, 0);
  g_assert_true (record->reversed);
  g_assert_cmpint (record->reversal_no, ==, paper_no);
  g_assert_cmpstr (record->reversal_kiosk_id, ==, HALL_KIOSK);
  g_assert_cmpint (record->reversed_us, >, record->time_us);
  g_assert_cmpint (page.totals.paid_fen, ==, 0);
  g_assert_cmpint (page.totals.n_reversed, ==, 1);
  moves = gj_my_account_list_moves (self.hall->store, "P01", G_MAXINT64, 1, &error);
  g_assert_cmpuint (moves->len, ==, 1);
  move = g_ptr_array_index (moves, 0);
  g_assert_cmpstr (move->kind, ==, "reversal");
  g_assert_cmpint (move->amount_fen, ==, SENIOR_FEN);
  g_assert_cmpstr (move->relative_psn_no, ==, "P02");
}

static GjPaperFate
fate_of (Hall *hall, const char *about_id)
{
  g_autoptr (GjReceiptRow) row = NULL;
  g_auto (GjSealed) sealed = { NULL };
  g_autoptr (GError) error = NULL;
  GjPaperFate fate;

  g_assert_cmpint (gj_receipt_find (hall->store, about_id, &row, &error), ==, GJ_FOUND);
  g_assert_true (gj_sealed_open (row->sealed, NULL, &sealed, &error));
  g_assert_cmpint (gj_paper_find_fate (hall->store, row->sealed, &sealed, 20261101, &fate, &error), ==,
                   GJ_FOUND);
  return fate;
}

static void
test_both_papers_tell_what_became_of_them (void)
{
  g_auto (Case) self = { NULL };
  g_auto (GjCorrectable) premium = { NULL };
  g_autoptr (GError) error = NULL;
  gint64 reversed_us = -1;

  case_open (&self);
  g_assert_true (gj_correction_find_time (self.hall->store, HALL_KIOSK, self.paid.receipt_no, &reversed_us, &error));
  g_assert_cmpint (reversed_us, ==, 0);
  (void)correction_take_back (self.hall, self.paid.receipt_no);
  g_assert_true (gj_correction_find_time (self.hall->store, HALL_KIOSK, self.paid.receipt_no, &reversed_us, &error));
  g_assert_cmpuint (gj_time_date (reversed_us), ==, 20261015);
  g_assert_cmpint (fate_of (self.hall, self.paid.transfer_id).n_reversed, ==, 1);
  g_assert_cmpuint (fate_of (self.hall, self.paid.transfer_id).reversed_on, ==, 20261015);
  g_assert_false (fate_of (self.hall, self.paid.transfer_id).corrects);
  g_assert_cmpint (gj_correction_find_premium (self.owner, HALL_KIOSK, self.paid.receipt_no, &premium, &error),
                   ==, GJ_FOUND);
  g_assert_true (fate_of (self.hall, premium.reversed_by).corrects);
}

static void
count_item (const GjReconcileItem *item, gpointer data)
{
  if (item->weight == GJ_RECONCILE_DIFFERENCE)
    g_test_message ("%s %s %s", item->part, item->subject, item->message);
}

static void
reconcile (Hall *hall, GjDate date, GjReconcileReport *report)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gj_reconcile (hall->store, hall->clock, hall->keyring, date, NULL, count_item, NULL,
                               report, &error));
  g_assert_no_error (error);
  g_assert_cmpint (report->differences, ==, 0);
}

/* The kiosk it was paid at is ahead of the one it is taken back at, which has no paper of its own so far. */
static void
test_it_is_never_before_what_it_takes_back (void)
{
  g_auto (Case) self = { NULL };
  g_autoptr (GjReceiptRow) paper = NULL;
  g_autoptr (GError) error = NULL;
  GjCorrectionOrder order;
  char id[20];
  gint64 time_us = 0;

  case_open (&self);
  g_assert_true (gj_paper_time_after (self.owner, HALL_KIOSK, self.paid.receipt_no, self.paid.time_us,
                                      self.paid.time_us - GJ_TIME_RATCHET_US + 1, &time_us, &error));
  g_assert_cmpint (time_us, ==, self.paid.time_us + 1);
  g_assert_true (gj_paper_time_after (self.owner, HALL_KIOSK, self.paid.receipt_no, self.paid.time_us,
                                      self.paid.time_us + 2 * GJ_TIME_GAP_US, &time_us, &error));
  g_assert_cmpint (time_us, ==, self.paid.time_us + 2 * GJ_TIME_GAP_US);
  gj_clock_manual_set (self.hall->clock, gj_date_start_us (20200101));
  order = correction_order (id, self.paid.transfer_id);
  prepare (&self, &order);
  g_assert_cmpint (gj_correction_submit (self.owner, self.hall->clock, self.hall->signer, &order, &paper, &error),
                   ==, GJ_CORRECTION_STORE_FAILED);
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_CLOCK);
  g_assert_nonnull (strstr (error->message, "2020-01-01 00:00:00，而凭条 02-000001"));
  g_assert_cmpint (hall_balance (self.hall, "P01"), ==, BALANCE_FEN - SENIOR_FEN);
  g_clear_error (&error);
  /* Staff found that the paper's moment was the wrong one. */
  g_assert_true (gj_paper_time_accept (self.owner, self.hall->clock, HALL_KIOSK, &error));
  g_assert_cmpint (submit (&self, &order, &paper), ==, GJ_CORRECTION_DONE);
  g_assert_cmpint (hall_balance (self.hall, "P01"), ==, BALANCE_FEN);
}

static void
test_the_days_of_both_reconcile (void)
{
  g_auto (Case) self = { NULL };
  g_auto (GjReconcileReport) paid = { 0 };
  g_auto (GjReconcileReport) corrected = { 0 };
  GjLedgerSummary summary;
  g_autoptr (GError) error = NULL;

  case_open (&self);
  gj_clock_manual_advance (self.hall->clock, G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC);
  (void)correction_take_back (self.hall, self.paid.receipt_no);
  reconcile (self.hall, 20261015, &paid);
  g_assert_cmpint (paid.transfers.fen, ==, SENIOR_FEN);
  g_assert_cmpint (paid.reversals.n, ==, 0);
  g_assert_cmpint (paid.taken_back.n, ==, 1);
  g_assert_cmpint (paid.taken_back.fen, ==, SENIOR_FEN);
  reconcile (self.hall, 20261016, &corrected);
  g_assert_cmpint (corrected.transfers.n, ==, 0);
  g_assert_cmpint (corrected.reversals.fen, ==, SENIOR_FEN);
  g_assert_cmpint (corrected.corrections.n, ==, 1);
  g_assert_cmpint (corrected.corrections.fen, ==, SENIOR_FEN);
  g_assert_cmpint (corrected.personal_fen, ==, -SENIOR_FEN);
  g_assert_cmpint (corrected.premium_fen, ==, -SENIOR_FEN);
  g_assert_true (gj_ledger_summarize (self.hall->store, self.hall->clock, HALL_KIOSK, &summary, &error));
  g_assert_cmpint (summary.premiums, ==, 1);
  g_assert_cmpint (summary.reversed, ==, 1);
  g_assert_cmpint (summary.own.reversed, ==, 1);
}

static void
test_a_kiosk_cannot_take_back (void)
{
  g_auto (Case) self = { NULL };
  g_autoptr (GError) error = NULL;
  GjCorrectionOrder order;
  char id[20];

  case_open (&self);
  order = correction_order (id, self.paid.transfer_id);
  if (!self.hall->shared)
    return; /* one file: whoever may write it may do everything */
  g_assert_cmpint (gj_correction_prepare (self.hall->store, self.hall->clock, &order, &error), ==,
                   GJ_PREPARE_FAILED);
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (hall_balance (self.hall, "P01"), ==, BALANCE_FEN - SENIOR_FEN);
}

static void
test_the_database_keeps_a_correction (void)
{
  static const struct
  {
    const char *sql;
    const char *refusal;
  } all[] = {
    { "UPDATE correction SET staff_1 = '某'", "gj: correction: outcome is final" },
    { "UPDATE correction SET outcome = 'committed'", "gj: correction: outcome is final" },
    { "DELETE FROM correction", "gj: correction: immutable" },
    { "INSERT INTO correction SELECT 'AAAA-AAAA-AAAA-AAAA', transfer_id, '李红', '陈明', '错', '02', 1, '', 0"
      " FROM transfer WHERE kind = 'opening' AND credit_account = 'psn:P01'",
      "gj: correction: exists, or is of no premium" },
    { "INSERT INTO correction SELECT 'AAAA-AAAA-AAAA-AAAA', reverses, '李红', '李红', '错', '02', 1, '', 0"
      " FROM correction",
      "" },
    { "INSERT INTO transfer SELECT 'AAAA-AAAA-AAAA-AAAA', 'reversal', credit_account, debit_account,"
      " amount_fen, 9, '02', transfer_id FROM transfer WHERE kind = 'premium'",
      "gj: transfer: no open correction of this content" },
    { "INSERT INTO transfer SELECT c.transfer_id, 'reversal', t.credit_account, t.debit_account,"
      " t.amount_fen, 9, 'another', t.transfer_id FROM transfer t JOIN correction c"
      " ON c.reverses = t.transfer_id",
      "gj: transfer: no open correction of this content" },
  };
  g_auto (Case) self = { NULL };
  GjCorrectionOrder order;
  char id[20];

  case_open (&self);
  order = correction_order (id, self.paid.transfer_id);
  prepare (&self, &order);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autofree char *refusal = hall_raw (self.hall, all[i].sql);

      g_assert_nonnull (refusal);
      g_test_message ("%s", refusal);
      g_assert_nonnull (strstr (refusal, all[i].refusal));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add_func ("/corrections/" name, func)
  ADD ("everything-is-written-at-once", test_everything_is_written_at_once);
  ADD ("the-same-id-answers-the-same", test_the_same_id_answers_the_same);
  ADD ("a-premium-that-is-not-as-its-receipt-says-is-not-taken-back",
       test_a_premium_that_is_not_as_its_receipt_says_is_not_taken_back);
  ADD ("a-premium-is-taken-back-once", test_a_premium_is_taken_back_once);
  ADD ("the-year-may-be-paid-again-by-another-and-taken-back-again",
       test_the_year_may_be_paid_again_by_another_and_taken_back_again);
  ADD ("what-was-never-prepared-or-was-closed-moves-nothing",
       test_what_was_never_prepared_or_was_closed_moves_nothing);
  ADD ("a-kiosks-start-closes-what-is-its-own-and-lists-what-is-shared",
       test_a_kiosks_start_closes_what_is_its_own_and_lists_what_is_shared);
  ADD ("another-kiosks-premium-is-corrected-in-ones-own-series",
       test_another_kiosks_premium_is_corrected_in_ones_own_series);
  ADD ("only-a-premiums-receipt-names-a-premium", test_only_a_premiums_receipt_names_a_premium);
  ADD ("two-different-names-and-a-reason-are-asked-for",
       test_two_different_names_and_a_reason_are_asked_for);
  ADD ("the-records-tell-when-and-by-which-paper", test_the_records_tell_when_and_by_which_paper);
  ADD ("both-papers-tell-what-became-of-them", test_both_papers_tell_what_became_of_them);
  ADD ("it-is-never-before-what-it-takes-back", test_it_is_never_before_what_it_takes_back);
  ADD ("the-days-of-both-reconcile", test_the_days_of_both_reconcile);
  ADD ("a-kiosk-cannot-take-back", test_a_kiosk_cannot_take_back);
  ADD ("the-database-keeps-a-correction", test_the_database_keeps_a_correction);
  return g_test_run ();
}
