/* SPDX-License-Identifier: Apache-2.0 */
/* Virtual staff take premiums back: any of any kiosk's, also what was taken back before, and now and then the same
 * once more. */
#include "tests/store/simulator.h"

#include "core/ledger/correction.h"
#include "core/store/statement.h"

/* The premium's transfer, and whose money it was. FALSE: there is none yet. */
static gboolean
pick_premium (SimWorld *world, char reverses[20], guint *payer)
{
  gint64 n = sim_count (world, "SELECT count(*) FROM premium_payment WHERE payer_psn_no <> $1", "");
  g_autoptr (GError) error = NULL;
  g_autoptr (GjStatement) row = NULL;

  if (n == 0)
    return FALSE;
  g_assert_true (gj_store_begin_read (world->hall->store, &error));
  row = gj_statement_take (world->hall->store,
                           "SELECT transfer_id, payer_psn_no FROM premium_payment"
                           " ORDER BY transfer_id LIMIT 1 OFFSET $1",
                           &error);
  g_assert_no_error (error);
  gj_statement_bind_int64 (row, 1, sim_pick (world, (guint)n));
  g_assert_cmpint (gj_statement_find (row, &error), ==, GJ_FOUND);
  g_strlcpy (reverses, gj_statement_text (row, 0), 20);
  for (*payer = 0; !g_str_equal (world->people[*payer].psn_no, gj_statement_text (row, 1));)
    ++*payer;
  g_clear_pointer (&row, gj_statement_release);
  gj_store_rollback (world->hall->store);
  return TRUE;
}

static SimTold
told_of (SimWorld *world, GjCorrectionResult result)
{
  switch (result)
    {
    case GJ_CORRECTION_DONE:
      world->counts->corrections++;
      return SIM_TOLD_DONE;
    case GJ_CORRECTION_UNKNOWN:
      return SIM_TOLD_UNKNOWN;
    case GJ_CORRECTION_REVERSED:
    case GJ_CORRECTION_ID_CONFLICT:
    case GJ_CORRECTION_STORE_FAILED:
      break;
    }
  return SIM_TOLD_NOT;
}

static SimTold
take_back (SimWorld *world, const SimKiosk *kiosk, const GjCorrectionOrder *order)
{
  g_autoptr (GjReceiptRow) paper = NULL;
  g_autoptr (GjReceiptRow) again = NULL;
  GjCorrectionResult result;

  /* As gongjictl does: what was left open at this kiosk is closed first. */
  if (!gj_correction_resolve_unfinished (world->staff, world->hall->clock, kiosk->id, NULL, NULL)
      || gj_correction_prepare (world->staff, world->hall->clock, order, NULL) != GJ_PREPARE_DONE)
    return SIM_TOLD_NOT;
  result = gj_correction_submit (world->staff, world->hall->clock, kiosk->signer, order, &paper, NULL);
  if (result == GJ_CORRECTION_DONE && sim_chance (world, 20))
    {
      GjCorrectionResult second
          = gj_correction_submit (world->staff, world->hall->clock, kiosk->signer, order, &again, NULL);

      if (second == GJ_CORRECTION_REVERSED || second == GJ_CORRECTION_ID_CONFLICT)
        sim_stop (world, "the same correction again is answered %s", gj_correction_result_word (second));
    }
  return told_of (world, result);
}

void
sim_correct (SimWorld *world, SimKiosk *kiosk)
{
  char reverses[20];
  GjCorrectionOrder order = { .transfer_id = world->answer.id,
                              .reverses = reverses,
                              .staff_1 = "李红",
                              .staff_2 = "陈明",
                              .reason = "缴费年度选错",
                              .kiosk_id = kiosk->id };

  if (!pick_premium (world, reverses, &world->answer.payer))
    return;
  world->answer.kind = SIM_CORRECTION;
  world->answer.amount_fen
      = sim_count (world, "SELECT amount_fen FROM premium_payment WHERE transfer_id = $1", reverses);
  sim_new_id (world, world->answer.id);
  sim_arm (world, NULL);
  world->answer.told = take_back (world, kiosk, &order);
}
