/* SPDX-License-Identifier: Apache-2.0 */
/* The correction: one transaction in which the premium is looked at again and everything is written (I9). */
#include "core/ledger/correction_private.h"

#include "core/audit/audit.h"
#include "core/base/i18n.h"
#include "core/base/transfer_id.h"
#include "core/ledger/account.h"
#include "core/receipt/document_store.h"
#include "core/receipt/paper_time.h"
#include "core/store/claim.h"
#include "core/store/statement.h"

typedef struct
{
  GjStore *store;
  GjSigner *signer;
  const GjCorrectionOrder *order;
  const GjCorrectedPremium *premium;
  const GjReceipt *receipt; /* the premium's */
  GjDocument *paper;
} Correction;

const char *
gj_correction_result_word (GjCorrectionResult result)
{
  switch (result)
    {
    case GJ_CORRECTION_DONE:
      return GJ_INTENT_COMMITTED;
    case GJ_CORRECTION_REVERSED:
      return "already-reversed";
    case GJ_CORRECTION_ID_CONFLICT:
      return "id-conflict";
    case GJ_CORRECTION_STORE_FAILED:
      return "store-failed";
    case GJ_CORRECTION_UNKNOWN:
      return "unknown";
    }
  g_assert_not_reached ();
}

/* Everything but its place in the series and the balance, which are known later. */
static GjDocument *
compose_paper (const GjCorrectionOrder *order, const GjReceipt *receipt)
{
  GjDocument *paper = gj_document_new ();
  GjDocumentLine *line
      = gj_document_add_line (paper, receipt->relative_name, receipt->relative_id,
                              receipt->patn_rlts);

  paper->kind = GJ_DOCUMENT_CORRECTION;
  paper->kiosk_id = g_strdup (order->kiosk_id);
  g_strlcpy (paper->about_id, order->transfer_id, sizeof paper->about_id);
  paper->holder_name = g_strdup (receipt->payer_name);
  paper->holder_id = g_strdup (receipt->payer_id);
  line->amount_fen = receipt->amount_fen;
  line->coverage_year = receipt->coverage_year;
  paper->correction = (GjDocumentCorrection){ .kiosk_id = g_strdup (receipt->kiosk_id),
                                              .receipt_no = receipt->receipt_no,
                                              .paid_on = gj_time_date (receipt->time_us),
                                              .staff = { g_strdup (order->staff_1),
                                                         g_strdup (order->staff_2) },
                                              .cause = g_strdup (order->reason) };
  return paper;
}

static gboolean
move_money (Correction *correction, GError **error)
{
  const GjCorrectedPremium *premium = correction->premium;
  g_autofree char *credit = gj_account_name_personal (premium->payer_psn_no);
  const GjTransfer transfer = {
    .transfer_id = correction->order->transfer_id,
    .kind = "reversal",
    .debit_account = premium->collected_in,
    .credit_account = credit,
    .amount_fen = premium->amount_fen,
    .time_us = correction->paper->time_us,
    .kiosk_id = correction->order->kiosk_id,
    .reverses = correction->order->reverses,
  };
  gint64 before_fen = 0;
  gint64 after_fen = 0;

  g_assert (premium->amount_fen > 0);
  if (gj_account_find_balance (correction->store, premium->payer_psn_no, &before_fen, error)
          != GJ_FOUND
      || !gj_store_claim (correction->store, premium->collected_in, error)
      || !gj_transfer_insert (correction->store, &transfer, error)
      || gj_account_find_balance (correction->store, premium->payer_psn_no, &after_fen, error)
             != GJ_FOUND)
    return FALSE;
  g_assert (after_fen == before_fen + premium->amount_fen);
  correction->paper->correction.balance_after_fen = after_fen;
  return TRUE;
}

/* From here on the year is free for another payment (I8). */
static gboolean
mark_premium (const Correction *correction, GError **error)
{
  g_autoptr (GjStatement) update
      = gj_statement_take (correction->store,
                           "UPDATE premium_payment SET reversed_by = $1"
                           " WHERE transfer_id = $2 AND reversed_by = ''",
                           error);

  if (update == NULL)
    return FALSE;
  gj_statement_bind_text (update, 1, correction->order->transfer_id);
  gj_statement_bind_text (update, 2, correction->order->reverses);
  if (!gj_statement_run (update, error))
    return FALSE;
  g_assert (gj_statement_changes (update) == 1); /* read as not reversed in this same transaction */
  return TRUE;
}

static gboolean
write_audit (const Correction *correction, GError **error)
{
  const GjDocument *paper = correction->paper;
  const GjCorrectionOrder *order = correction->order;
  g_autofree char *receipt
      = gj_receipt_format_number (correction->receipt->kiosk_id, correction->receipt->receipt_no);
  g_autofree char *words = g_strdup_printf (
      "of %s to %s fen %" G_GINT64_FORMAT " receipt %s paper %u", order->reverses,
      correction->premium->payer_psn_no, correction->premium->amount_fen, receipt,
      paper->receipt_no);
  g_autofree char *detail = gj_correction_detail_with_staff (words, order->transfer_id, order->staff_1,
                                                             order->staff_2, error);
  const GjAuditEntry entry = {
    .kiosk_id = paper->kiosk_id,
    .time_us = paper->time_us,
    .kind = "transfer.reversed",
    .subject = "", /* staff */
    .object = paper->about_id,
    .result = "ok",
    .detail = detail,
  };

  return detail != NULL && gj_audit_append (correction->store, &entry, error);
}

static gboolean
write_everything (Correction *correction, const GjCorrectionIntent *intent, gint64 now_us,
                  GError **error)
{
  const GjCorrectedPremium *premium = correction->premium;
  const GjReceipt *receipt = correction->receipt;
  GjDocument *paper = correction->paper;
  GjStore *store = correction->store;

  /* Another kiosk's clock may be a little ahead: what takes back is never before what it takes back. */
  return gj_paper_time_after (store, receipt->kiosk_id, receipt->receipt_no, receipt->time_us, now_us, &now_us, error)
         && gj_document_place (store, paper, now_us, error) && move_money (correction, error)
         && gj_document_insert (store, correction->signer, paper, premium->payer_psn_no,
                                premium->relative_psn_no, error)
         && mark_premium (correction, error) && write_audit (correction, error)
         && gj_correction_intent_close (store, paper->about_id, intent, GJ_INTENT_COMMITTED,
                                        paper->time_us, error);
}

static GjCorrectionResult
refuse_reversed (GjStore *store, const GjCorrectionOrder *order, const GjCorrectionIntent *intent,
                 gint64 now_us, GError **error)
{
  if (!gj_correction_intent_close (store, order->transfer_id, intent,
                                   gj_correction_result_word (GJ_CORRECTION_REVERSED), now_us,
                                   error)
      || gj_store_commit (store, error) != GJ_COMMIT_DONE)
    return GJ_CORRECTION_STORE_FAILED; /* nothing moved either way */
  return GJ_CORRECTION_REVERSED;
}

/* Written in the payment's own transaction, or the correction's: only a damaged store has it not. */
static gboolean
is_there (GjFind found, const char *transfer_id, GError **error)
{
  if (found == GJ_NOT_FOUND)
    g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_DAMAGED, "no premium or receipt of %s", transfer_id);
  return found == GJ_FOUND;
}

/* What is taken back is what the resident's paper says: of a damaged store nothing is. */
static gboolean
is_about (const GjReceiptRow *row, const GjCorrectedPremium *premium, GError **error)
{
  if (row->receipt != NULL && premium->amount_fen > 0 && row->receipt->amount_fen == premium->amount_fen)
    return TRUE;
  g_set_error_literal (error, GJ_STORE_ERROR, GJ_STORE_ERROR_DAMAGED,
                       _ ("这笔缴费的账与它的凭条不符，没有冲正，没有退钱；请运行 gongjictl check，请技术人员处理"));
  return FALSE;
}

/* Who is concerned never changes; whether it was taken back is read when nobody else can be at it. */
static gboolean
claim_and_read (GjStore *store, const GjCorrectionOrder *order, GjCorrectedPremium *premium,
                GError **error)
{
  g_auto (GjCorrectedPremium) before = { NULL };
  const char *persons[2];

  if (!is_there (gj_corrected_premium_read (store, order->reverses, &before, error), order->reverses, error))
    return FALSE;
  persons[0] = before.payer_psn_no;
  persons[1] = before.relative_psn_no;
  return gj_store_claim_persons (store, persons, G_N_ELEMENTS (persons), error)
         && is_there (gj_corrected_premium_read (store, order->reverses, premium, error), order->reverses, error);
}

static GjCorrectionResult
submit (GjStore *store, GjClock *clock, GjSigner *signer, const GjCorrectionOrder *order,
        const GjCorrectionIntent *intent, GError **error)
{
  g_auto (GjCorrectedPremium) premium = { NULL };
  g_autoptr (GjReceiptRow) row = NULL;
  g_autoptr (GjDocument) paper = NULL;
  Correction correction
      = { .store = store, .signer = signer, .order = order, .premium = &premium };
  gint64 now_us = gj_clock_now_us (clock);

  if (!claim_and_read (store, order, &premium, error))
    return GJ_CORRECTION_STORE_FAILED;
  if (*premium.reversed_by != '\0')
    return refuse_reversed (store, order, intent, now_us, error);
  if (!is_there (gj_receipt_find (store, order->reverses, &row, error), order->reverses, error))
    return GJ_CORRECTION_STORE_FAILED;
  if (!is_about (row, &premium, error))
    return GJ_CORRECTION_STORE_FAILED;
  paper = compose_paper (order, row->receipt);
  correction.receipt = row->receipt;
  correction.paper = paper;
  if (!write_everything (&correction, intent, now_us, error))
    return GJ_CORRECTION_STORE_FAILED;
  switch (gj_store_commit (store, error))
    {
    case GJ_COMMIT_DONE:
      return GJ_CORRECTION_DONE;
    case GJ_COMMIT_FAILED:
      return GJ_CORRECTION_STORE_FAILED;
    case GJ_COMMIT_UNKNOWN:
      break;
    }
  return GJ_CORRECTION_UNKNOWN;
}

static GjCorrectionResult
answered_before (const char *outcome)
{
  if (g_str_equal (outcome, GJ_INTENT_COMMITTED))
    return GJ_CORRECTION_DONE;
  return g_str_equal (outcome, gj_correction_result_word (GJ_CORRECTION_REVERSED))
             ? GJ_CORRECTION_REVERSED
             : GJ_CORRECTION_ID_CONFLICT; /* closed */
}

static GjCorrectionResult
correct (GjStore *store, GjClock *clock, GjSigner *signer, const GjCorrectionOrder *order,
         GError **error)
{
  g_auto (GjCorrectionIntent) intent = { NULL };

  if (!gj_store_claim_kiosk (store, order->kiosk_id, error))
    return GJ_CORRECTION_STORE_FAILED;
  switch (gj_correction_intent_read (store, order->transfer_id, &intent, error))
    {
    case GJ_NOT_FOUND:
      return GJ_CORRECTION_ID_CONFLICT; /* never prepared */
    case GJ_FIND_FAILED:
      return GJ_CORRECTION_STORE_FAILED;
    case GJ_FOUND:
      break;
    }
  if (!gj_correction_intent_matches (&intent, order))
    return GJ_CORRECTION_ID_CONFLICT;
  if (*intent.outcome != '\0')
    return answered_before (intent.outcome);
  return submit (store, clock, signer, order, &intent, error);
}

GjCorrectionResult
gj_correction_submit (GjStore *store, GjClock *clock, GjSigner *signer,
                      const GjCorrectionOrder *order, GjReceiptRow **paper, GError **error)
{
  GjCorrectionResult result;

  g_assert (gj_transfer_id_is_valid (order->transfer_id));
  *paper = NULL;
  if (!gj_store_begin (store, error))
    return GJ_CORRECTION_STORE_FAILED;
  result = correct (store, clock, signer, order, error);
  gj_store_rollback (store);
  /* Read back from what is durable, the same for the first time and every later one. */
  if (result == GJ_CORRECTION_DONE
      && !is_there (gj_receipt_find (store, order->transfer_id, paper, error), order->transfer_id, error))
    return GJ_CORRECTION_UNKNOWN;
  return result;
}
