/* SPDX-License-Identifier: Apache-2.0 */
/* What must be so after every step of the simulator: what was told is there, or is not; what is not known is
 * answered for its id; the money is what the answers make; and the auditor finds nothing. */
#include "tests/store/simulator.h"

#include "core/family/act.h"
#include "core/ledger/account.h"
#include "core/ledger/check.h"
#include "core/ledger/correction.h"
#include "core/receipt/paper_time.h"
#include "core/receipt/receipt_store.h"
#include "core/store/statement.h"

gint64
sim_count (SimWorld *world, const char *sql, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjStatement) row = NULL;
  gint64 n;

  g_assert_true (gj_store_begin_read (world->hall->store, &error));
  row = gj_statement_take (world->hall->store, sql, &error);
  g_assert_no_error (error);
  gj_statement_bind_text (row, 1, value);
  g_assert_cmpint (gj_statement_step (row, &error), ==, GJ_STEP_ROW);
  n = gj_statement_int64 (row, 0);
  g_clear_pointer (&row, gj_statement_release);
  gj_store_rollback (world->hall->store);
  return n;
}

static gint64
count_there (SimWorld *world)
{
  switch (world->answer.kind)
    {
    case SIM_PAYMENT:
      return sim_count (world, "SELECT count(*) FROM transfer WHERE transfer_id = $1", world->answer.id);
    case SIM_CORRECTION:
      return sim_count (world, "SELECT count(*) FROM transfer WHERE kind = 'reversal' AND transfer_id = $1",
                        world->answer.id);
    case SIM_ACT:
      return sim_count (world, "SELECT count(*) FROM family_act WHERE act_id = $1", world->answer.id);
    case SIM_PAPER:
      return sim_count (world, "SELECT count(*) FROM receipt WHERE about_id = $1", world->answer.id);
    }
  g_assert_not_reached ();
}

/* What the client hears who asks for the id. */
static gboolean
ask (SimWorld *world, SimKiosk *kiosk)
{
  g_auto (GjPremiumPaid) paid = { 0 };
  g_auto (GjActOutcome) outcome = { 0 };
  g_autoptr (GjReceiptRow) row = NULL;
  g_autoptr (GError) error = NULL;
  int answer = -1;

  switch (world->answer.kind)
    {
    case SIM_PAYMENT:
      answer = (int)gj_premium_find (kiosk->store, world->hall->clock, world->answer.id, &paid, &error);
      if (answer == GJ_PREMIUM_FIND_STILL_UNKNOWN)
        break;
      return answer == GJ_PREMIUM_FIND_PAID;
    case SIM_ACT:
      answer = (int)gj_family_act_find (kiosk->store, world->hall->clock, kiosk->id, world->answer.id, &outcome,
                                        &error);
      if (answer == GJ_ACT_FIND_STILL_UNKNOWN)
        break;
      return answer == GJ_ACT_FIND_DONE;
    case SIM_CORRECTION:
      answer = (int)gj_correction_find (world->staff, world->hall->clock, world->answer.id, &row, &error);
      if (answer == GJ_PREMIUM_FIND_STILL_UNKNOWN)
        break;
      return answer == GJ_PREMIUM_FIND_PAID;
    case SIM_PAPER:
      answer = (int)gj_receipt_find (kiosk->store, world->answer.id, &row, &error);
      if (answer == GJ_FIND_FAILED)
        break;
      return answer == GJ_FOUND;
    }
  sim_stop (world, "%s is still unknown: %s", world->answer.id, error != NULL ? error->message : "");
}

static void
look_at_balance (SimWorld *world, guint i)
{
  SimPerson *person = &world->people[i];
  g_autoptr (GError) error = NULL;
  gint64 balance_fen = 0;

  if (gj_account_find_balance (world->hall->store, person->psn_no, &balance_fen, &error) != GJ_FOUND
      || balance_fen != person->balance_fen)
    sim_stop (world, "%s has %" G_GINT64_FORMAT " fen, not %" G_GINT64_FORMAT, person->psn_no, balance_fen,
              person->balance_fen);
}

static void
audit (SimWorld *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = auditor_audit (world->auditor, world->hall->store, &error);

  if (findings == NULL)
    sim_stop (world, "the auditor cannot read: %s", error->message);
  if (findings->len > 0)
    sim_stop (world, "%s", (const char *)g_ptr_array_index (findings, 0));
}

void
sim_judge (SimWorld *world, SimKiosk *kiosk)
{
  SimAnswer *answer = &world->answer;
  gint64 there = 0;

  if (answer->told != SIM_TOLD_NOTHING)
    {
      gboolean found;

      if (answer->told == SIM_TOLD_UNKNOWN)
        {
          world->counts->unknown++;
          found = ask (world, kiosk);
          answer->told = found ? SIM_TOLD_DONE : SIM_TOLD_NOT;
        }
      there = count_there (world);
      if (there != (answer->told == SIM_TOLD_DONE ? 1 : 0))
        sim_stop (world, "%s was told to be %s, and is there %d times", answer->id,
                  answer->told == SIM_TOLD_DONE ? "done" : "not done", (int)there);
      if (answer->kind == SIM_PAYMENT || answer->kind == SIM_CORRECTION)
        {
          gint64 moved_fen = there > 0 ? answer->amount_fen : 0;

          world->people[answer->payer].balance_fen += answer->kind == SIM_PAYMENT ? -moved_fen : moved_fen;
          look_at_balance (world, answer->payer);
        }
    }
  audit (world);
}

static void
on_finding (const GjCheckFinding *finding, gpointer data)
{
  SimWorld *world = data;

  if (!finding->notice)
    sim_stop (world, "gongjictl check: %s %s: %s", finding->invariant, finding->subject, finding->message);
}

/* Everything anew: each signature and digest, the check that ships, every balance. */
void
sim_judge_end (SimWorld *world)
{
  g_autoptr (GError) error = NULL;
  GjCheckSummary summary;

  for (guint i = 0; i < SIM_KIOSKS; i++)
    {
      sim_restart (world, &world->kiosks[i]);
      if (!gj_correction_resolve_unfinished (world->staff, world->hall->clock, world->kiosks[i].id, NULL, &error))
        sim_stop (world, "what staff began is not resolved: %s", error->message);
      /* The clock may stand before what was written: staff look at it, and the check then names those days and no fault. */
      if (!gj_paper_time_accept (world->staff, world->hall->clock, world->kiosks[i].id, &error))
        sim_stop (world, "the clock is not accepted: %s", error->message);
    }
  auditor_forget (world->auditor);
  audit (world);
  for (guint i = 0; i < SIM_CONTRIBUTORS; i++)
    look_at_balance (world, i);
  if (!gj_store_check (world->hall->store, world->hall->clock, world->hall->keyring, on_finding, NULL, world,
                       &summary, &error))
    sim_stop (world, "the check cannot read: %s", error->message);
}
