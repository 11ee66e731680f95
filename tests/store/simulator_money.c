/* SPDX-License-Identifier: Apache-2.0 */
/* Virtual residents pay, in two steps between which others act; and print, join and list their papers. */
#include "tests/store/simulator.h"

#include "core/base/mask.h"
#include "core/receipt/document_store.h"
#include "core/rules/premium.h"
#include "core/store/statement.h"

/* ---- paying ---- */

static GjPremiumOrder
order_of (SimWorld *world, const SimKiosk *kiosk)
{
  const SimPayment *payment = &kiosk->payment;

  return (GjPremiumOrder){
    .transfer_id = payment->id,
    .payer_psn_no = world->people[payment->payer].psn_no,
    .relative_psn_no = world->people[payment->relative].psn_no,
    .coverage_year = payment->year,
    .insutype = "390",
    .tier = payment->tier,
    .amount_fen = payment->amount_fen,
    .kiosk_id = kiosk->id,
    .session_us = payment->session_us,
  };
}

static void
answer_payment (SimWorld *world, const SimKiosk *kiosk, SimTold told)
{
  world->answer.kind = SIM_PAYMENT;
  world->answer.told = told;
  world->answer.payer = kiosk->payment.payer;
  world->answer.amount_fen = kiosk->payment.amount_fen;
  g_strlcpy (world->answer.id, kiosk->payment.id, sizeof world->answer.id);
}

static SimTold
told_of_pay (SimWorld *world, SimKiosk *kiosk, GjPayResult result)
{
  switch (result)
    {
    case GJ_PAY_COMMITTED:
      kiosk->pending = FALSE;
      world->counts->payments++;
      return SIM_TOLD_DONE;
    case GJ_PAY_UNKNOWN:
      kiosk->pending = FALSE;
      return SIM_TOLD_UNKNOWN;
    case GJ_PAY_STORE_FAILED: /* the same id may be submitted again, and will */
      return SIM_TOLD_NOT;
    case GJ_PAY_ALREADY_PAID:
    case GJ_PAY_INSUFFICIENT:
    case GJ_PAY_BINDING_INVALID:
    case GJ_PAY_NOT_INSURED:
    case GJ_PAY_PAYER_NOT_ELIGIBLE:
    case GJ_PAY_PRICE_CHANGED:
    case GJ_PAY_WINDOW_CLOSED:
    case GJ_PAY_ID_CONFLICT:
      kiosk->pending = FALSE;
      world->counts->refusals++;
      return SIM_TOLD_NOT;
    }
  g_assert_not_reached ();
}

static void
submit (SimWorld *world, SimKiosk *kiosk)
{
  const GjPremiumOrder order = order_of (world, kiosk);
  guint tries = sim_chance (world, 20) ? 2 : 1; /* an impatient finger */
  SimTold told = SIM_TOLD_NOTHING;

  sim_arm (world, kiosk);
  for (guint i = 0; i < tries && (i == 0 || told == SIM_TOLD_DONE); i++)
    {
      g_auto (GjPremiumPaid) paid = { 0 };
      GjPayResult result = gj_premium_pay (kiosk->store, world->hall->clock, world->hall->region,
                                           kiosk->signer, &order, &paid, NULL);

      if (i > 0 && result != GJ_PAY_COMMITTED && result != GJ_PAY_STORE_FAILED && result != GJ_PAY_UNKNOWN)
        sim_stop (world, "the same payment again is answered %s", gj_pay_result_word (result));
      if (i == 0)
        told = told_of_pay (world, kiosk, result);
    }
  answer_payment (world, kiosk, told);
}

/* Mostly for somebody the payer is bound to, mostly at the right price. */
static void
choose (SimWorld *world, SimPayment *payment)
{
  GjDate today = gj_clock_today (world->hall->clock);
  GjPremiumQuote quote = { 0 };
  const SimPerson *relative;

  if (sim_chance (world, 15) || !sim_pick_binding (world, &payment->payer, &payment->relative))
    {
      payment->payer = sim_pick (world, SIM_CONTRIBUTORS);
      payment->relative = sim_pick (world, SIM_PEOPLE);
    }
  relative = &world->people[payment->relative];
  payment->year = (int)gj_date_year (today) + (sim_chance (world, 95) ? 1 : 0);
  g_strlcpy (payment->tier, "adult", sizeof payment->tier);
  payment->amount_fen = 40000;
  if (sim_chance (world, 92)
      && gj_premium_quote (world->hall->region, today, (guint)payment->year, relative->birth, "", &quote)
             == GJ_PREMIUM_OK
      && quote.personal_fen > 0)
    {
      g_strlcpy (payment->tier, quote.tier, sizeof payment->tier);
      payment->amount_fen = quote.personal_fen;
    }
  payment->session_us = gj_clock_now_us (world->hall->clock);
  sim_new_id (world, payment->id);
}

static void
prepare (SimWorld *world, SimKiosk *kiosk)
{
  GjPremiumOrder order;

  choose (world, &kiosk->payment);
  order = order_of (world, kiosk);
  sim_arm (world, kiosk);
  kiosk->pending
      = gj_premium_prepare (kiosk->store, world->hall->clock, &order, NULL) == GJ_PREPARE_DONE;
  answer_payment (world, kiosk, SIM_TOLD_NOT); /* nothing moved yet */
}

void
sim_pay (SimWorld *world, SimKiosk *kiosk)
{
  if (kiosk->pending)
    submit (world, kiosk);
  else
    prepare (world, kiosk);
}

/* ---- papers ---- */

typedef struct
{
  char *holder;
  char *about;
} Paper;

static gpointer
make_paper (GjStatement *row)
{
  Paper *paper = g_new0 (Paper, 1);

  paper->holder = gj_statement_dup_text (row, 0);
  paper->about = gj_statement_dup_text (row, 1);
  return paper;
}

static void
free_paper (gpointer data)
{
  Paper *paper = data;

  g_free (paper->holder);
  g_free (paper->about);
  g_free (paper);
}

/* (transfer full) (element-type Paper) */
static GPtrArray *
list_papers (SimWorld *world, const char *sql, const char *kiosk_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjStatement) row = NULL;
  GPtrArray *papers;

  g_assert_true (gj_store_begin_read (world->hall->store, &error));
  row = gj_statement_take (world->hall->store, sql, &error);
  g_assert_no_error (error);
  gj_statement_bind_text (row, 1, kiosk_id);
  papers = gj_statement_list (row, make_paper, free_paper, &error);
  g_assert_no_error (error);
  g_clear_pointer (&row, gj_statement_release);
  gj_store_rollback (world->hall->store);
  return papers;
}

static void
print (SimWorld *world, SimKiosk *kiosk)
{
  static const GjPrintJobOutcome outcomes[]
      = { GJ_PRINT_JOB_PRINTED, GJ_PRINT_JOB_PRINTED, GJ_PRINT_JOB_OWED, GJ_PRINT_JOB_STOPPED,
          GJ_PRINT_JOB_UNKNOWN };
  g_autoptr (GPtrArray) papers = list_papers (
      world, "SELECT holder_psn_no, about_id FROM receipt WHERE kiosk_id = $1 ORDER BY receipt_no", kiosk->id);
  GjPrintJobOutcome outcome = outcomes[sim_pick (world, G_N_ELEMENTS (outcomes))];
  g_auto (GjPrintJob) job = { NULL };
  g_autoptr (GjReceiptRow) row = NULL;
  const Paper *paper;

  if (papers->len == 0)
    return;
  paper = g_ptr_array_index (papers, sim_pick (world, papers->len));
  sim_arm (world, kiosk);
  if (gj_receipt_begin_copy (kiosk->store, world->hall->clock, kiosk->id, paper->holder, paper->about, &row, &job,
                             NULL)
          == GJ_FOUND
      && gj_print_job_begin (kiosk->store, &job, kiosk->id, NULL)
      && gj_print_job_finish (kiosk->store, world->hall->clock, &job, kiosk->id, outcome, "", NULL))
    world->counts->papers++;
}

static void
answer_paper (SimWorld *world, GjCommit commit)
{
  world->answer.kind = SIM_PAPER;
  world->answer.told = commit == GJ_COMMIT_DONE     ? SIM_TOLD_DONE
                       : commit == GJ_COMMIT_FAILED ? SIM_TOLD_NOT
                                                    : SIM_TOLD_UNKNOWN;
  world->counts->papers += commit == GJ_COMMIT_DONE ? 1 : 0;
}

static void
state (SimWorld *world, SimKiosk *kiosk)
{
  const SimPerson *holder = &world->people[sim_pick (world, SIM_CONTRIBUTORS)];
  g_autoptr (GjDocument) statement = gj_document_new ();
  g_autoptr (GjListing) listing = gj_listing_new ("总费用");
  g_autoptr (GjReceiptRow) row = NULL;

  sim_new_id (world, world->answer.id);
  statement->kind = GJ_DOCUMENT_STATEMENT;
  statement->kiosk_id = g_strdup (kiosk->id);
  g_strlcpy (statement->about_id, world->answer.id, sizeof statement->about_id);
  statement->holder_name = gj_mask_name ("张三丰");
  statement->holder_id = gj_mask_id_paper (holder->certno);
  statement->records = GJ_DOCUMENT_RECORDS_CONSUMPTION;
  statement->to = gj_clock_today (world->hall->clock);
  statement->from = gj_date_new (gj_date_year (statement->to), 1, 1);
  statement->n_rows = 1;
  statement->totals = (GjDocumentTotals){ 300, 100, 100, 50, 50 };
  gj_listing_add (listing, "2026-10-02", "清和市第一人民医院", "普通门诊", "统筹¥1.00", 300);
  sim_arm (world, kiosk);
  answer_paper (world, gj_document_issue_statement (kiosk->store, world->hall->clock, kiosk->signer, statement,
                                                    listing, holder->psn_no, "", &row, NULL));
}

static void
join (SimWorld *world, SimKiosk *kiosk)
{
  g_autoptr (GPtrArray) papers
      = list_papers (world,
                     "SELECT r.holder_psn_no, r.about_id FROM receipt r WHERE r.kiosk_id = $1"
                     " AND r.kind = 'premium' AND NOT EXISTS (SELECT 1 FROM joint_member m"
                     "  WHERE m.kiosk_id = r.kiosk_id AND m.receipt_no = r.receipt_no)"
                     " ORDER BY r.holder_psn_no, r.receipt_no",
                     kiosk->id);
  const char *transfers[4];
  GjJointOrder order = { world->answer.id, kiosk->id, NULL, transfers, 0 };
  g_autoptr (GjReceiptRow) row = NULL;

  if (papers->len == 0)
    return;
  for (guint i = sim_pick (world, papers->len); i < papers->len && order.n_transfers < G_N_ELEMENTS (transfers); i++)
    {
      const Paper *paper = g_ptr_array_index (papers, i);

      if (order.holder_psn_no != NULL && !g_str_equal (order.holder_psn_no, paper->holder))
        break;
      order.holder_psn_no = paper->holder;
      transfers[order.n_transfers++] = paper->about;
    }
  sim_new_id (world, world->answer.id);
  sim_arm (world, kiosk);
  answer_paper (world, gj_document_issue_joint (kiosk->store, world->hall->clock, kiosk->signer, &order, &row, NULL));
}

void
sim_papers (SimWorld *world, SimKiosk *kiosk)
{
  guint chance = sim_pick (world, 100);

  if (chance < 60)
    print (world, kiosk);
  else if (chance < 80)
    join (world, kiosk);
  else
    state (world, kiosk);
}
