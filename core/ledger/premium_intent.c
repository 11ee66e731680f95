/* SPDX-License-Identifier: Apache-2.0 */
/* Intents: what a kiosk is about to submit, stored under its id before it does (I3). Their outcome
 * is set once (I4). */
#include "core/ledger/premium_private.h"

#include "core/audit/audit.h"
#include "core/base/money.h"
#include "core/base/transfer_id.h"
#include "core/store/claim.h"
#include "core/store/statement.h"

void
gj_premium_intent_clear (GjPremiumIntent *intent)
{
  g_clear_pointer (&intent->payer_psn_no, g_free);
  g_clear_pointer (&intent->relative_psn_no, g_free);
  g_clear_pointer (&intent->insutype, g_free);
  g_clear_pointer (&intent->tier, g_free);
  g_clear_pointer (&intent->kiosk_id, g_free);
  g_clear_pointer (&intent->outcome, g_free);
}

const char *
gj_pay_result_word (GjPayResult result)
{
  switch (result)
    {
    case GJ_PAY_COMMITTED:
      return GJ_INTENT_COMMITTED;
    case GJ_PAY_ALREADY_PAID:
      return "already-paid";
    case GJ_PAY_INSUFFICIENT:
      return "insufficient";
    case GJ_PAY_BINDING_INVALID:
      return "binding-invalid";
    case GJ_PAY_NOT_INSURED:
      return "not-insured";
    case GJ_PAY_PAYER_NOT_ELIGIBLE:
      return "payer-not-eligible";
    case GJ_PAY_PRICE_CHANGED:
      return "price-changed";
    case GJ_PAY_WINDOW_CLOSED:
      return "window-closed";
    case GJ_PAY_ID_CONFLICT:
      return "id-conflict";
    case GJ_PAY_STORE_FAILED:
      return "store-failed";
    case GJ_PAY_UNKNOWN:
      return "unknown";
    }
  g_assert_not_reached ();
}

GjPayResult
gj_pay_result_from_outcome (const char *outcome)
{
  int result;

  for (result = GJ_PAY_COMMITTED; result <= GJ_PAY_WINDOW_CLOSED; result++)
    if (g_str_equal (outcome, gj_pay_result_word ((GjPayResult)result)))
      return (GjPayResult)result;
  return GJ_PAY_ID_CONFLICT;
}

GjFind
gj_premium_intent_read (GjStore *store, const char *transfer_id, GjPremiumIntent *intent,
                        GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (store,
                           "SELECT payer_psn_no, relative_psn_no, coverage_year, insutype, tier,"
                           " amount_fen, kiosk_id, session_us, outcome FROM premium_intent"
                           " WHERE transfer_id = $1",
                           error);
  GjFind found;

  if (row == NULL)
    return GJ_FIND_FAILED;
  gj_statement_bind_text (row, 1, transfer_id);
  found = gj_statement_find (row, error);
  if (found != GJ_FOUND)
    return found;
  intent->payer_psn_no = gj_statement_dup_text (row, 0);
  intent->relative_psn_no = gj_statement_dup_text (row, 1);
  intent->coverage_year = (int)gj_statement_int64 (row, 2);
  intent->insutype = gj_statement_dup_text (row, 3);
  intent->tier = gj_statement_dup_text (row, 4);
  intent->amount_fen = gj_statement_int64 (row, 5);
  intent->kiosk_id = gj_statement_dup_text (row, 6);
  intent->session_us = gj_statement_int64 (row, 7);
  intent->outcome = gj_statement_dup_text (row, 8);
  return GJ_FOUND;
}

gboolean
gj_premium_intent_matches (const GjPremiumIntent *intent, const GjPremiumOrder *order)
{
  return g_str_equal (intent->payer_psn_no, order->payer_psn_no)
         && g_str_equal (intent->relative_psn_no, order->relative_psn_no)
         && intent->coverage_year == order->coverage_year
         && g_str_equal (intent->insutype, order->insutype)
         && g_str_equal (intent->tier, order->tier) && intent->amount_fen == order->amount_fen
         && g_str_equal (intent->kiosk_id, order->kiosk_id)
         && intent->session_us == order->session_us;
}

static gboolean
insert_intent (GjStore *store, const GjPremiumOrder *order, gint64 now_us, GError **error)
{
  g_autoptr (GjStatement) insert
      = gj_statement_take (store,
                           "INSERT INTO premium_intent (transfer_id, payer_psn_no, relative_psn_no,"
                           " coverage_year, insutype, tier, amount_fen, kiosk_id, session_us,"
                           " prepared_us) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                           error);

  if (insert == NULL)
    return FALSE;
  gj_statement_bind_text (insert, 1, order->transfer_id);
  gj_statement_bind_text (insert, 2, order->payer_psn_no);
  gj_statement_bind_text (insert, 3, order->relative_psn_no);
  gj_statement_bind_int64 (insert, 4, order->coverage_year);
  gj_statement_bind_text (insert, 5, order->insutype);
  gj_statement_bind_text (insert, 6, order->tier);
  gj_statement_bind_int64 (insert, 7, order->amount_fen);
  gj_statement_bind_text (insert, 8, order->kiosk_id);
  gj_statement_bind_int64 (insert, 9, order->session_us);
  gj_statement_bind_int64 (insert, 10, now_us);
  return gj_statement_run (insert, error);
}

static GjPrepareResult
prepare (GjStore *store, GjClock *clock, const GjPremiumOrder *order, GError **error)
{
  g_auto (GjPremiumIntent) intent = { NULL };

  if (!gj_store_claim_kiosk (store, order->kiosk_id, error))
    return GJ_PREPARE_FAILED;
  switch (gj_premium_intent_read (store, order->transfer_id, &intent, error))
    {
    case GJ_FOUND:
      return gj_premium_intent_matches (&intent, order) ? GJ_PREPARE_DONE : GJ_PREPARE_CONFLICT;
    case GJ_FIND_FAILED:
      return GJ_PREPARE_FAILED;
    case GJ_NOT_FOUND:
      break;
    }
  if (!insert_intent (store, order, gj_clock_now_us (clock), error)
      || gj_store_commit (store, error) != GJ_COMMIT_DONE)
    return GJ_PREPARE_FAILED;
  return GJ_PREPARE_DONE;
}

GjPrepareResult
gj_premium_prepare (GjStore *store, GjClock *clock, const GjPremiumOrder *order, GError **error)
{
  GjPrepareResult result;

  g_assert (gj_transfer_id_is_valid (order->transfer_id));
  g_assert (order->amount_fen > 0 && order->amount_fen <= GJ_MONEY_MAX_FEN);
  if (!gj_store_begin (store, error))
    return GJ_PREPARE_FAILED;
  result = prepare (store, clock, order, error);
  gj_store_rollback (store);
  return result;
}

static const char SET_OUTCOME[]
    = "UPDATE premium_intent SET outcome = $1, closed_us = $2 WHERE transfer_id = $3 AND outcome = ''";

gboolean
gj_premium_intent_close (GjStore *store, const char *transfer_id, const GjPremiumIntent *intent,
                         const char *outcome, gint64 time_us, GError **error)
{
  g_autofree char *detail
      = g_strdup_printf ("for %s year %d fen %" G_GINT64_FORMAT, intent->relative_psn_no,
                         intent->coverage_year, intent->amount_fen);
  const GjAuditEntry entry = {
    .kiosk_id = intent->kiosk_id,
    .time_us = time_us,
    .kind = g_str_equal (outcome, GJ_INTENT_UNFINISHED) ? "premium.unfinished" : "premium.refused",
    .subject = intent->payer_psn_no,
    .object = transfer_id,
    .result = outcome,
    .detail = detail,
  };

  g_assert (!g_str_equal (outcome, GJ_INTENT_COMMITTED));
  return gj_intent_set_outcome (store, SET_OUTCOME, transfer_id, outcome, time_us, error)
         && gj_audit_append (store, &entry, error);
}

gboolean
gj_premium_intent_commit (GjStore *store, const char *transfer_id, gint64 time_us, GError **error)
{
  return gj_intent_set_outcome (store, SET_OUTCOME, transfer_id, GJ_INTENT_COMMITTED, time_us, error);
}
