/* SPDX-License-Identifier: Apache-2.0 */
/* What became of an id. Asking closes an open one for good: only after that is "not paid" certain,
 * because a COMMIT that failed while syncing may come back at the next start unless something later
 * is written over it. */
#include "core/ledger/premium_private.h"

#include "core/receipt/receipt_store.h"
#include "core/store/claim.h"
#include "core/store/statement.h"

void
gj_premium_paid_clear (GjPremiumPaid *paid)
{
  g_clear_pointer (&paid->transfer_id, g_free);
  g_clear_pointer (&paid->receipt, gj_receipt_free);
  g_clear_pointer (&paid->sealed, g_free);
}

gboolean
gj_premium_read_paid (GjStore *store, const char *transfer_id, GjPremiumPaid *paid, GError **error)
{
  g_autoptr (GjReceiptRow) row = NULL;

  g_assert (paid->receipt == NULL && paid->sealed == NULL);
  switch (gj_receipt_find (store, transfer_id, &row, error))
    {
    case GJ_FOUND:
      break;
    case GJ_NOT_FOUND: /* written in the payment's own transaction: only a damaged file gets here */
      g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_DAMAGED, "no receipt for %s", transfer_id);
      return FALSE;
    case GJ_FIND_FAILED:
      return FALSE;
    }
  paid->transfer_id = g_strdup (transfer_id);
  paid->receipt_no = row->receipt->receipt_no;
  paid->time_us = row->receipt->time_us;
  paid->amount_fen = row->receipt->amount_fen;
  paid->balance_after_fen = row->receipt->balance_after_fen;
  paid->receipt = g_steal_pointer (&row->receipt);
  paid->sealed = g_steal_pointer (&row->sealed);
  return TRUE;
}

/* Which kiosk an id is of never changes; what became of it is read when no payment of that kiosk is under way
 * any more, also not one whose connection was lost while it was committing. */
static GjFind
claim_and_read (GjStore *store, const char *transfer_id, GjPremiumIntent *intent, GError **error)
{
  GjFind found = gj_premium_intent_read (store, transfer_id, intent, error);

  if (found != GJ_FOUND)
    return found;
  if (!gj_store_claim_kiosk (store, intent->kiosk_id, error))
    return GJ_FIND_FAILED;
  gj_premium_intent_clear (intent);
  return gj_premium_intent_read (store, transfer_id, intent, error);
}

static GjPremiumFindResult
find_or_close (GjStore *store, GjClock *clock, const char *transfer_id, GError **error)
{
  g_auto (GjPremiumIntent) intent = { NULL };

  switch (claim_and_read (store, transfer_id, &intent, error))
    {
    case GJ_FIND_FAILED:
      return GJ_PREMIUM_FIND_STILL_UNKNOWN;
    case GJ_NOT_FOUND:
      return GJ_PREMIUM_FIND_NOT_PAID;
    case GJ_FOUND:
      break;
    }
  if (g_str_equal (intent.outcome, "committed"))
    return GJ_PREMIUM_FIND_PAID;
  if (*intent.outcome != '\0')
    return GJ_PREMIUM_FIND_NOT_PAID;
  if (!gj_premium_intent_close (store, transfer_id, &intent, GJ_INTENT_UNFINISHED,
                                gj_clock_now_us (clock), error)
      || gj_store_commit (store, error) != GJ_COMMIT_DONE)
    return GJ_PREMIUM_FIND_STILL_UNKNOWN;
  return GJ_PREMIUM_FIND_NOT_PAID;
}

GjPremiumFindResult
gj_premium_find (GjStore *store, GjClock *clock, const char *transfer_id, GjPremiumPaid *paid,
                 GError **error)
{
  GjPremiumFindResult result;

  if (!gj_store_begin (store, error))
    return GJ_PREMIUM_FIND_STILL_UNKNOWN;
  result = find_or_close (store, clock, transfer_id, error);
  gj_store_rollback (store);
  if (result == GJ_PREMIUM_FIND_PAID && !gj_premium_read_paid (store, transfer_id, paid, error))
    return GJ_PREMIUM_FIND_STILL_UNKNOWN;
  return result;
}

static GPtrArray *
list_open (GjStore *store, const char *kiosk_id, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GjStatement) row
      = gj_statement_take (store,
                           "SELECT transfer_id FROM premium_intent"
                           " WHERE kiosk_id = $1 AND outcome = '' ORDER BY transfer_id",
                           error);

  if (row == NULL)
    return NULL;
  gj_statement_bind_text (row, 1, kiosk_id);
  for (;;)
    switch (gj_statement_step (row, error))
      {
      case GJ_STEP_ROW:
        g_ptr_array_add (ids, gj_statement_dup_text (row, 0));
        break;
      case GJ_STEP_DONE:
        return g_steal_pointer (&ids);
      case GJ_STEP_FAILED:
        return NULL;
      }
}

gboolean
gj_ledger_resolve_unfinished (GjStore *store, GjClock *clock, const char *kiosk_id, int *closed,
                              GError **error)
{
  g_autoptr (GPtrArray) ids = list_open (store, kiosk_id, error);
  guint i;

  if (ids == NULL)
    return FALSE;
  for (i = 0; i < ids->len; i++)
    {
      GjPremiumFindResult result;

      if (!gj_store_begin (store, error))
        return FALSE;
      result = find_or_close (store, clock, g_ptr_array_index (ids, i), error);
      gj_store_rollback (store);
      if (result == GJ_PREMIUM_FIND_STILL_UNKNOWN)
        return FALSE;
    }
  if (closed != NULL)
    *closed = (int)ids->len;
  return TRUE;
}
