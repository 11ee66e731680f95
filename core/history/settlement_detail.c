/* SPDX-License-Identifier: Apache-2.0 */
/* One settlement with who paid it, for its patient; for a contributor what their account paid. */
#include "core/family/shown.h"
#include "core/history/history_private.h"

void
gj_settlement_detail_free (GjSettlementDetail *detail)
{
  if (detail == NULL)
    return;
  gj_settlement_free (detail->settlement);
  g_free (detail->patient_psn_no);
  g_free (detail->patient_name);
  g_free (detail->fixmedins_code);
  g_clear_pointer (&detail->shares, g_ptr_array_unref);
  g_free (detail);
}

static void
share_free (gpointer data)
{
  GjSettlementShare *share = data;

  g_free (share->contributor_psn_no);
  g_free (share->contributor_name);
  g_free (share->patn_rlts);
  g_free (share);
}

/* The settlement without its shares; NULL and no error when there is none. */
static GjFind
find_whole (GjStore *store, const char *setl_id, GjSettlementDetail **found, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      store,
      "SELECT s.setl_time_us, s.fixmedins_name, s.med_type, s.medfee_sumamt_fen,"
      " s.fund_pay_sumamt_fen, s.acct_pay_fen, s.acct_mulaid_pay_fen, s.psn_cash_pay_fen,"
      " s.psn_no, p.psn_name, s.fixmedins_code, " GJ_SETTLEMENT_IS_REFUNDED ("s.setl_id")
      " FROM settlement_id i JOIN settlement s ON s.psn_no = i.psn_no"
      "  AND s.setl_time_us = i.setl_time_us AND s.setl_id = i.setl_id"
      " JOIN person p ON p.psn_no = s.psn_no WHERE i.setl_id = $1"
      " AND " GJ_SETTLEMENT_IS_SHOWN ("s.psn_no", "s.setl_id"),
      error);
  GjSettlementDetail *detail;
  GjStep step;

  if (row == NULL)
    return GJ_FIND_FAILED;
  gj_statement_bind_text (row, 1, setl_id);
  step = gj_statement_step (row, error);
  if (step != GJ_STEP_ROW)
    return step == GJ_STEP_DONE ? GJ_NOT_FOUND : GJ_FIND_FAILED;
  detail = g_new0 (GjSettlementDetail, 1);
  detail->settlement = g_new0 (GjSettlement, 1);
  detail->settlement->setl_id = g_strdup (setl_id);
  detail->settlement->time_us = gj_statement_int64 (row, 0);
  detail->settlement->fixmedins_name = gj_statement_dup_text (row, 1);
  detail->settlement->med_type = gj_statement_dup_text (row, 2);
  detail->settlement->medfee_fen = gj_statement_int64 (row, 3);
  detail->settlement->fund_fen = gj_statement_int64 (row, 4);
  detail->settlement->account_fen = gj_statement_int64 (row, 5);
  detail->settlement->shared_fen = gj_statement_int64 (row, 6);
  detail->settlement->cash_fen = gj_statement_int64 (row, 7);
  detail->patient_psn_no = gj_statement_dup_text (row, 8);
  detail->patient_name = gj_statement_dup_text (row, 9);
  detail->fixmedins_code = gj_statement_dup_text (row, 10);
  detail->settlement->refunded = gj_statement_int64 (row, 11) != 0;
  detail->shares = g_ptr_array_new_with_free_func (share_free);
  *found = detail;
  return GJ_FOUND;
}

static gboolean
read_shares (GjStore *store, GjSettlementDetail *detail, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      store,
      "SELECT h.seq, h.contributor_psn_no, p.psn_name,"
      " COALESCE ((SELECT g.patn_rlts FROM binding g"
      "  WHERE g.contributor_psn_no = h.contributor_psn_no AND g.relative_psn_no = h.psn_no"
      "  ORDER BY g.begndate DESC LIMIT 1), ''), h.amount_fen"
      " FROM settlement_share h JOIN person p ON p.psn_no = h.contributor_psn_no"
      " WHERE h.setl_id = $1 ORDER BY h.seq",
      error);

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, detail->settlement->setl_id);
  for (;;)
    {
      GjStep step = gj_statement_step (row, error);
      GjSettlementShare *share;

      if (step != GJ_STEP_ROW)
        return step == GJ_STEP_DONE;
      share = g_new0 (GjSettlementShare, 1);
      share->seq = (int)gj_statement_int64 (row, 0);
      share->contributor_psn_no = gj_statement_dup_text (row, 1);
      share->contributor_name = gj_statement_dup_text (row, 2);
      share->patn_rlts = gj_statement_dup_text (row, 3);
      share->amount_fen = gj_statement_int64 (row, 4);
      g_ptr_array_add (detail->shares, share);
    }
}

/* Leaves what @contributor may know. FALSE: nothing, they did not pay. */
static gboolean
narrow (GjSettlementDetail *detail, const char *contributor)
{
  GjSettlement *settlement = detail->settlement;
  guint i = 0;

  while (i < detail->shares->len)
    {
      GjSettlementShare *share = g_ptr_array_index (detail->shares, i);

      if (g_str_equal (share->contributor_psn_no, contributor))
        i++;
      else
        g_ptr_array_remove_index (detail->shares, i);
    }
  if (detail->shares->len == 0)
    return FALSE;
  settlement->medfee_fen = settlement->fund_fen = 0;
  settlement->account_fen = settlement->cash_fen = 0;
  settlement->shared_fen = ((GjSettlementShare *)g_ptr_array_index (detail->shares, 0))->amount_fen;
  return TRUE;
}

GjFind
gj_history_find_settlement (GjStore *store, const char *viewer_psn_no, const char *setl_id,
                            GjSettlementDetail **detail, GError **error)
{
  g_autoptr (GjSettlementDetail) found = NULL;
  gboolean own = !gj_store_in_transaction (store);
  GjFind result = GJ_FIND_FAILED;

  if (own && !gj_store_begin_read (store, error))
    return GJ_FIND_FAILED;
  result = find_whole (store, setl_id, &found, error);
  if (result == GJ_FOUND && !read_shares (store, found, error))
    result = GJ_FIND_FAILED;
  if (own)
    gj_store_rollback (store);
  if (result != GJ_FOUND)
    return result;
  found->whole = g_str_equal (found->patient_psn_no, viewer_psn_no);
  if (!found->whole && !narrow (found, viewer_psn_no))
    return GJ_NOT_FOUND;
  *detail = g_steal_pointer (&found);
  return GJ_FOUND;
}
