/* SPDX-License-Identifier: Apache-2.0 */
/* The payment: one transaction in which everything is checked again and everything is written (I9).
 */
#include "core/ledger/premium_private.h"

#include <string.h>

#include "core/audit/audit.h"
#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "core/base/transfer_id.h"
#include "core/ledger/account.h"
#include "core/ledger/premium_waiting.h"
#include "core/receipt/receipt_store.h"
#include "core/rules/codes.h"
#include "core/rules/premium.h"
#include "core/store/claim.h"
#include "core/store/statement.h"

typedef struct
{
  GjStore *store;
  const GjRegion *region;
  GjSigner *signer;
  const GjPremiumOrder *order;
  const GjPremiumFacts *facts;
  gint64 time_us;
  gint64 receipt_no;
  guint8 prev_hash[GJ_RECEIPT_HASH_BYTES];
  gint64 balance_after_fen;
  const char *admdvs;
  GjReceipt *receipt;
  char *sealed;
  guint8 hash[GJ_RECEIPT_HASH_BYTES];
} Payment;

static void
payment_clear (Payment *payment)
{
  g_clear_pointer (&payment->receipt, gj_receipt_free);
  g_clear_pointer (&payment->sealed, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Payment, payment_clear)

static char *
name_on_paper (const GjPremiumOrder *order, const GjPerson *person)
{
  return order->names_full ? g_strdup (person->psn_name) : gj_mask_name (person->psn_name);
}

static GjReceipt *
compose_receipt (const Payment *payment)
{
  const GjPremiumOrder *order = payment->order;
  const GjPremiumFacts *facts = payment->facts;
  GjReceipt *receipt = gj_receipt_new ();

  receipt->kiosk_id = g_strdup (order->kiosk_id);
  receipt->receipt_no = (guint32)payment->receipt_no;
  receipt->time_us = payment->time_us;
  receipt->demo = gj_store_get_kind (payment->store) == GJ_STORE_DEMO;
  g_strlcpy (receipt->transfer_id, order->transfer_id, sizeof receipt->transfer_id);
  receipt->payer_name = name_on_paper (order, facts->payer);
  receipt->payer_id = gj_mask_id_paper (facts->payer->certno);
  receipt->relative_name = name_on_paper (order, facts->relative);
  receipt->relative_id = gj_mask_id_paper (facts->relative->certno);
  g_strlcpy (receipt->patn_rlts, facts->patn_rlts, sizeof receipt->patn_rlts);
  g_strlcpy (receipt->admdvs, payment->admdvs, sizeof receipt->admdvs);
  receipt->coverage_year = (guint)order->coverage_year;
  g_strlcpy (receipt->insutype, order->insutype, sizeof receipt->insutype);
  receipt->tier = g_strdup (order->tier);
  receipt->amount_fen = order->amount_fen;
  receipt->balance_after_fen = payment->balance_after_fen;
  memcpy (receipt->prev_hash, payment->prev_hash, GJ_RECEIPT_CHAIN_BYTES);
  return receipt;
}

/* Signed before money is touched: everything that the receipt says is the claimed kiosk's and the claimed payer's. */
static gboolean
seal_receipt (Payment *payment, GError **error)
{
  payment->receipt = compose_receipt (payment);
  payment->sealed = gj_receipt_seal (payment->receipt, payment->signer, payment->hash, error);
  return payment->sealed != NULL;
}

/* Where it is not there already, as it is after a division's first payment at this kiosk: an account never goes. */
static gboolean
open_account (const Payment *payment, const char *account, GError **error)
{
  switch (gj_account_exists (payment->store, account, error))
    {
    case GJ_FOUND:
      return TRUE;
    case GJ_NOT_FOUND:
      return gj_store_claim (payment->store, account, error)
             && gj_account_ensure (payment->store, account, "premium", error);
    case GJ_FIND_FAILED:
      break;
    }
  return FALSE;
}

static gboolean
move_money (const Payment *payment, GError **error)
{
  const GjPremiumOrder *order = payment->order;
  g_autofree char *debit = gj_account_name_personal (order->payer_psn_no);
  g_autofree char *credit = gj_account_name_premium (payment->admdvs, order->kiosk_id);
  const GjTransfer transfer = {
    .transfer_id = order->transfer_id,
    .kind = "premium",
    .debit_account = debit,
    .credit_account = credit,
    .amount_fen = order->amount_fen,
    .time_us = payment->time_us,
    .kiosk_id = order->kiosk_id,
    .reverses = "",
  };
  gint64 balance_fen = 0;

  if (!open_account (payment, credit, error) || !gj_store_claim (payment->store, credit, error)
      || !gj_transfer_insert (payment->store, &transfer, error)
      || gj_account_find_balance (payment->store, order->payer_psn_no, &balance_fen, error)
             != GJ_FOUND)
    return FALSE;
  /* What the database made of it is what was checked, computed and signed. */
  g_assert (balance_fen == payment->balance_after_fen);
  return TRUE;
}

static gboolean
write_receipt (const Payment *payment, GError **error)
{
  return gj_receipt_insert (payment->store, payment->receipt, payment->sealed, payment->prev_hash,
                            payment->hash, payment->order->payer_psn_no,
                            payment->order->relative_psn_no, error);
}

static gboolean
write_premium (const Payment *payment, GError **error)
{
  const GjPremiumOrder *order = payment->order;
  g_autoptr (GjStatement) insert
      = gj_statement_take (payment->store,
                           "INSERT INTO premium_payment (payer_psn_no, time_us, transfer_id,"
                           " relative_psn_no, patn_rlts, insuplc_admdvs, coverage_year, insutype,"
                           " tier, amount_fen, kiosk_id, receipt_no)"
                           " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
                           error);

  if (insert == NULL)
    return FALSE;
  gj_statement_bind_text (insert, 1, order->payer_psn_no);
  gj_statement_bind_int64 (insert, 2, payment->time_us);
  gj_statement_bind_text (insert, 3, order->transfer_id);
  gj_statement_bind_text (insert, 4, order->relative_psn_no);
  gj_statement_bind_text (insert, 5, payment->facts->patn_rlts);
  gj_statement_bind_text (insert, 6, payment->admdvs);
  gj_statement_bind_int64 (insert, 7, order->coverage_year);
  gj_statement_bind_text (insert, 8, order->insutype);
  gj_statement_bind_text (insert, 9, order->tier);
  gj_statement_bind_int64 (insert, 10, order->amount_fen);
  gj_statement_bind_text (insert, 11, order->kiosk_id);
  gj_statement_bind_int64 (insert, 12, payment->receipt_no);
  return gj_statement_run (insert, error);
}

static gboolean
keep_waiting (const Payment *payment, GError **error)
{
  GjDate today = gj_time_date (payment->time_us);
  const GjPremiumWaitingQuestion question
      = { .person = payment->facts->relative,
          .psn_idet_type = payment->facts->eligibility.insurance->psn_idet_type,
          .coverage_year = (guint)payment->order->coverage_year,
          .late = gj_premium_window (payment->region, today).late,
          .today = today };

  return gj_premium_keep_waiting (payment->store, payment->region, &question,
                                  payment->order->transfer_id, error);
}

static gboolean
write_audit (const Payment *payment, GError **error)
{
  const GjPremiumOrder *order = payment->order;
  g_autofree char *detail = g_strdup_printf (
      "for %s year %d fen %" G_GINT64_FORMAT " receipt %" G_GINT64_FORMAT, order->relative_psn_no,
      order->coverage_year, order->amount_fen, payment->receipt_no);
  const GjAuditEntry entry = {
    .kiosk_id = order->kiosk_id,
    .time_us = payment->time_us,
    .kind = "premium.paid",
    .subject = order->payer_psn_no,
    .object = order->transfer_id,
    .result = "ok",
    .detail = detail,
  };

  return gj_audit_append (payment->store, &entry, error);
}

static gboolean
write_everything (Payment *payment, GError **error)
{
  const GjPrintJob job = {
    .kiosk_id = (char *)payment->order->kiosk_id,
    .receipt_no = payment->receipt_no,
    .copy_no = 0,
  };

  /* What does not need the money's place comes before it. */
  return seal_receipt (payment, error) && write_audit (payment, error)
         && move_money (payment, error) && write_receipt (payment, error)
         && keep_waiting (payment, error) && write_premium (payment, error)
         && gj_print_job_insert (payment->store, &job, payment->order->kiosk_id, payment->time_us,
                                 error)
         && gj_premium_intent_commit (payment->store, payment->order->transfer_id, payment->time_us,
                                      error);
}

/* Receipt number, chain and time are taken inside the transaction, so that no two payments share them. */
static gboolean
take_place (Payment *payment, gint64 now_us, GError **error)
{
  if (!gj_receipt_next (payment->store, payment->order->kiosk_id, now_us, &payment->receipt_no, &payment->time_us,
                        payment->prev_hash, error))
    return FALSE;
  g_assert (payment->receipt_no >= 1 && payment->receipt_no <= G_MAXUINT32);
  return TRUE;
}

/* What was judged becomes what is written. */
static void
take_facts (Payment *payment)
{
  const GjPremiumFacts *facts = payment->facts;

  g_assert (facts->eligibility.insurance != NULL && facts->patn_rlts != NULL);
  g_assert (payment->order->amount_fen > 0);
  payment->admdvs = facts->eligibility.insurance->insuplc_admdvs;
  payment->balance_after_fen = facts->balance_fen - payment->order->amount_fen;
  g_assert (payment->balance_after_fen >= 0);
}

static GjPayResult
refuse (GjStore *store, const GjPremiumOrder *order, const GjPremiumIntent *intent,
        GjPayResult result, gint64 now_us, GError **error)
{
  g_assert (result != GJ_PAY_COMMITTED);
  if (!gj_premium_intent_close (store, order->transfer_id, intent, gj_pay_result_word (result),
                                now_us, error)
      || gj_store_commit (store, error) != GJ_COMMIT_DONE)
    return GJ_PAY_STORE_FAILED; /* nothing moved either way */
  return result;
}

static GjPayResult
submit (GjStore *store, GjClock *clock, const GjRegion *region, GjSigner *signer,
        const GjPremiumOrder *order, const GjPremiumIntent *intent, GError **error)
{
  g_auto (GjPremiumFacts) facts = { NULL };
  gint64 now_us = gj_clock_now_us (clock);
  g_auto (Payment) payment
      = { .store = store, .region = region, .signer = signer, .order = order, .facts = &facts };
  GjPayResult result;

  /* Judged by the day that is signed: after a clock that was set back it is that of the paper before. */
  if (!take_place (&payment, now_us, error))
    return GJ_PAY_STORE_FAILED;
  result = gj_premium_facts_judge (store, region, order, gj_time_date (payment.time_us), &facts, error);
  if (result == GJ_PAY_STORE_FAILED)
    return result;
  if (result != GJ_PAY_COMMITTED)
    return refuse (store, order, intent, result, now_us, error);

  take_facts (&payment);
  if (!write_everything (&payment, error))
    return GJ_PAY_STORE_FAILED;
  switch (gj_store_commit (store, error))
    {
    case GJ_COMMIT_DONE:
      return GJ_PAY_COMMITTED;
    case GJ_COMMIT_FAILED:
      return GJ_PAY_STORE_FAILED;
    case GJ_COMMIT_UNKNOWN:
      break;
    }
  return GJ_PAY_UNKNOWN;
}

/* Everything this payment decides on, before anything is read: the kiosk's numbers and chains, the
 * payer's money, the relative's year. The account that takes the money is claimed last, when it is known: a
 * correction at another kiosk may be taking from it. */
static gboolean
claim_everything (GjStore *store, const GjPremiumOrder *order, GError **error)
{
  const char *const persons[] = { order->payer_psn_no, order->relative_psn_no };

  return gj_store_claim_kiosk (store, order->kiosk_id, error)
         && gj_store_claim_persons (store, persons, G_N_ELEMENTS (persons), error);
}

static GjPayResult
pay (GjStore *store, GjClock *clock, const GjRegion *region, GjSigner *signer,
     const GjPremiumOrder *order, GError **error)
{
  g_auto (GjPremiumIntent) intent = { NULL };

  if (!claim_everything (store, order, error))
    return GJ_PAY_STORE_FAILED;
  switch (gj_premium_intent_read (store, order->transfer_id, &intent, error))
    {
    case GJ_NOT_FOUND:
      return GJ_PAY_ID_CONFLICT; /* never prepared */
    case GJ_FIND_FAILED:
      return GJ_PAY_STORE_FAILED;
    case GJ_FOUND:
      break;
    }
  if (!gj_premium_intent_matches (&intent, order))
    return GJ_PAY_ID_CONFLICT;
  if (*intent.outcome != '\0')
    return gj_pay_result_from_outcome (intent.outcome); /* answered before: the same again */
  return submit (store, clock, region, signer, order, &intent, error);
}

static gboolean
kinds_agree (GjStore *store, const GjRegion *region, const GjSigner *signer, GError **error)
{
  gboolean demo = gj_store_get_kind (store) == GJ_STORE_DEMO;

  if (gj_signer_is_demo (signer) == demo && (demo || !gj_region_is_demo (region)))
    return TRUE;
  g_set_error_literal (error, GJ_STORE_ERROR,
                       demo ? GJ_STORE_ERROR_IS_DEMO : GJ_STORE_ERROR_NOT_DEMO,
                       _ ("演示与真实的数据库、密钥、政策不能混用，没有扣款；请核对配置"));
  return FALSE;
}

GjPayResult
gj_premium_pay (GjStore *store, GjClock *clock, GjRegion *region, GjSigner *signer,
                const GjPremiumOrder *order, GjPremiumPaid *paid, GError **error)
{
  GjPayResult result;

  g_assert (gj_transfer_id_is_valid (order->transfer_id));
  g_assert (order->amount_fen > 0);
  g_assert (g_str_equal (order->insutype, GJ_INSUTYPE_RESIDENT));
  if (!kinds_agree (store, region, signer, error) || !gj_store_begin (store, error))
    return GJ_PAY_STORE_FAILED;
  result = pay (store, clock, region, signer, order, error);
  gj_store_rollback (store);

  /* The answer is read back from what is durable, the same for the first time and every later one.
   */
  if (result == GJ_PAY_COMMITTED && !gj_premium_read_paid (store, order->transfer_id, paid, error))
    return GJ_PAY_UNKNOWN;
  return result;
}
