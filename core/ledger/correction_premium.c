/* SPDX-License-Identifier: Apache-2.0 */
/* The premium that is to be taken back, found by the number on its receipt, and what took it back already. */
#include "core/ledger/correction_private.h"

#include "core/store/statement.h"

void
gj_correctable_clear (GjCorrectable *premium)
{
  g_clear_pointer (&premium->row, gj_receipt_row_free);
  g_clear_pointer (&premium->payer_psn_no, g_free);
  g_clear_pointer (&premium->relative_psn_no, g_free);
  g_clear_pointer (&premium->reversed_by, g_free);
  g_clear_pointer (&premium->paper_kiosk_id, g_free);
}

void
gj_corrected_premium_clear (GjCorrectedPremium *premium)
{
  g_clear_pointer (&premium->payer_psn_no, g_free);
  g_clear_pointer (&premium->relative_psn_no, g_free);
  g_clear_pointer (&premium->collected_in, g_free);
  g_clear_pointer (&premium->reversed_by, g_free);
}

GjFind
gj_corrected_premium_read (GjStore *store, const char *transfer_id, GjCorrectedPremium *premium,
                           GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      store,
      "SELECT p.payer_psn_no, p.relative_psn_no, t.credit_account, p.amount_fen, p.time_us, p.reversed_by"
      " FROM premium_payment p JOIN transfer t ON t.transfer_id = p.transfer_id WHERE p.transfer_id = $1",
      error);
  GjFind found;

  if (row == NULL)
    return GJ_FIND_FAILED;
  gj_statement_bind_text (row, 1, transfer_id);
  found = gj_statement_find (row, error);
  if (found != GJ_FOUND)
    return found;
  premium->payer_psn_no = gj_statement_dup_text (row, 0);
  premium->relative_psn_no = gj_statement_dup_text (row, 1);
  premium->collected_in = gj_statement_dup_text (row, 2);
  premium->amount_fen = gj_statement_int64 (row, 3);
  premium->time_us = gj_statement_int64 (row, 4);
  premium->reversed_by = gj_statement_dup_text (row, 5);
  return GJ_FOUND;
}

gboolean
gj_correction_find_time (GjStore *store, const char *kiosk_id, gint64 receipt_no,
                         gint64 *reversed_us, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      store,
      "SELECT t.time_us FROM receipt r JOIN transfer t ON t.reverses = r.about_id AND t.reverses <> ''"
      " WHERE r.kiosk_id = $1 AND r.receipt_no = $2",
      error);
  GjStep step;

  *reversed_us = 0;
  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, kiosk_id);
  gj_statement_bind_int64 (row, 2, receipt_no);
  step = gj_statement_step (row, error);
  if (step == GJ_STEP_ROW)
    *reversed_us = gj_statement_int64 (row, 0);
  return step != GJ_STEP_FAILED;
}

static GjFind
find_about (GjStore *store, const char *kiosk_id, gint64 receipt_no, char **about_id,
            GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      store, "SELECT about_id FROM receipt WHERE kiosk_id = $1 AND receipt_no = $2", error);

  if (row == NULL)
    return GJ_FIND_FAILED;
  gj_statement_bind_text (row, 1, kiosk_id);
  gj_statement_bind_int64 (row, 2, receipt_no);
  switch (gj_statement_step (row, error))
    {
    case GJ_STEP_ROW:
      *about_id = gj_statement_dup_text (row, 0);
      return GJ_FOUND;
    case GJ_STEP_DONE:
      return GJ_NOT_FOUND;
    case GJ_STEP_FAILED:
      break;
    }
  return GJ_FIND_FAILED;
}

static gboolean
read_reversal (GjStore *store, GjCorrectable *premium, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      store, "SELECT kiosk_id, receipt_no, time_us FROM receipt WHERE about_id = $1", error);

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, premium->reversed_by);
  switch (gj_statement_step (row, error))
    {
    case GJ_STEP_ROW:
      premium->paper_kiosk_id = gj_statement_dup_text (row, 0);
      premium->paper_no = gj_statement_int64 (row, 1);
      premium->reversed_us = gj_statement_int64 (row, 2);
      return TRUE;
    case GJ_STEP_DONE: /* written in the reversal's own transaction: only a damaged file gets here */
      g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_DAMAGED, "no paper for %s",
                   premium->reversed_by);
      return FALSE;
    case GJ_STEP_FAILED:
      break;
    }
  return FALSE;
}

static GjFind
find_premium (GjStore *store, const char *kiosk_id, gint64 receipt_no, GjCorrectable *premium,
              GError **error)
{
  g_auto (GjCorrectedPremium) payment = { NULL };
  g_autofree char *about_id = NULL;
  GjFind found = find_about (store, kiosk_id, receipt_no, &about_id, error);

  if (found == GJ_FOUND)
    found = gj_receipt_find (store, about_id, &premium->row, error);
  if (found != GJ_FOUND || premium->row->receipt == NULL)
    return found;
  if (gj_corrected_premium_read (store, about_id, &payment, error) != GJ_FOUND)
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_DAMAGED, "no premium for %s", about_id);
      return GJ_FIND_FAILED;
    }
  premium->payer_psn_no = g_steal_pointer (&payment.payer_psn_no);
  premium->relative_psn_no = g_steal_pointer (&payment.relative_psn_no);
  premium->reversed_by = g_steal_pointer (&payment.reversed_by);
  if (*premium->reversed_by != '\0' && !read_reversal (store, premium, error))
    return GJ_FIND_FAILED;
  return GJ_FOUND;
}

GjFind
gj_correction_find_premium (GjStore *store, const char *kiosk_id, gint64 receipt_no,
                            GjCorrectable *premium, GError **error)
{
  GjFind found;

  g_assert (premium->row == NULL);
  if (!gj_store_begin_read (store, error))
    return GJ_FIND_FAILED;
  found = find_premium (store, kiosk_id, receipt_no, premium, error);
  gj_store_rollback (store);
  return found;
}
