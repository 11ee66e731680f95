/* SPDX-License-Identifier: Apache-2.0 */
/* Every receipt opened again: its number, its chain, what it says beside what was booked, and its
 * signature. */
#include "core/ledger/check_private.h"

#include <string.h>

#include "core/base/crypto.h"
#include "core/base/i18n.h"
#include "core/store/statement.h"

#define HEX_LENGTH (2 * GJ_RECEIPT_HASH_BYTES)

enum
{
  COLUMN_KIOSK,
  COLUMN_NO,
  COLUMN_TRANSFER,
  COLUMN_TIME,
  COLUMN_PREV_HASH,
  COLUMN_HASH,
  COLUMN_SEALED,
  COLUMN_AMOUNT, /* from here on: what was booked; empty or 0 when it is missing, which another
                    query tells */
  COLUMN_BALANCE,
  COLUMN_YEAR,
  COLUMN_INSUTYPE,
  COLUMN_TIER,
  COLUMN_RLTS,
  COLUMN_ADMDVS
};

typedef struct
{
  char *kiosk_id;
  gint64 last_no;
  char last_hash[HEX_LENGTH + 1];
} Chain;

static const char *
judge_chain (GjStatement *row, const Chain *chain, const GjReceipt *receipt,
             const char *computed_hash)
{
  char carried[2 * GJ_RECEIPT_CHAIN_BYTES + 1];

  if (gj_statement_int64 (row, COLUMN_NO) != chain->last_no + 1)
    return _ ("凭条号不连续");
  if (!g_str_equal (gj_statement_text (row, COLUMN_PREV_HASH), chain->last_hash))
    return _ ("凭条与上一张接不上");
  if (!g_str_equal (gj_statement_text (row, COLUMN_HASH), computed_hash))
    return _ ("凭条内容与摘要不符，被改动过");
  gj_hex_write (receipt->prev_hash, GJ_RECEIPT_CHAIN_BYTES, carried);
  if (strncmp (carried, chain->last_hash, 2 * GJ_RECEIPT_CHAIN_BYTES) != 0)
    return _ ("凭条中签名的上一张摘要不符");
  return NULL;
}

/* What the signed text says against the row's own columns and against what was booked. */
static const char *
judge_content (GjCheck *check, GjStatement *row, const GjReceipt *receipt)
{
  if (!g_str_equal (receipt->kiosk_id, gj_statement_text (row, COLUMN_KIOSK))
      || receipt->receipt_no != gj_statement_int64 (row, COLUMN_NO)
      || !g_str_equal (receipt->transfer_id, gj_statement_text (row, COLUMN_TRANSFER))
      || receipt->time_us != gj_statement_int64 (row, COLUMN_TIME))
    return _ ("凭条签名的编号、时间与登记的不符");
  if (receipt->demo != (gj_store_get_kind (check->store) == GJ_STORE_DEMO))
    return _ ("演示凭条与真实数据库混在一起");
  if (receipt->amount_fen != gj_statement_int64 (row, COLUMN_AMOUNT)
      || receipt->balance_after_fen != gj_statement_int64 (row, COLUMN_BALANCE))
    return _ ("凭条上的金额或余额与账不符");
  if (receipt->coverage_year != (guint64)gj_statement_int64 (row, COLUMN_YEAR)
      || !g_str_equal (receipt->insutype, gj_statement_text (row, COLUMN_INSUTYPE))
      || !g_str_equal (receipt->tier, gj_statement_text (row, COLUMN_TIER))
      || !g_str_equal (receipt->patn_rlts, gj_statement_text (row, COLUMN_RLTS))
      || !g_str_equal (receipt->admdvs, gj_statement_text (row, COLUMN_ADMDVS)))
    return _ ("凭条上的年度、险种、档次、关系或参保地与代缴记录不符");
  return NULL;
}

static const char *
judge_signature (GjCheck *check, const char *sealed)
{
  GjReceiptStage stage = GJ_RECEIPT_STAGE_NONE;
  GjVerdict verdict;

  if (check->keyring == NULL)
    return NULL;
  verdict = gj_receipt_verify (sealed, check->keyring, &stage, NULL);
  return verdict == GJ_VERDICT_VALID ? NULL : gj_verdict_describe (verdict, stage);
}

static void
judge_receipt (GjCheck *check, GjStatement *row, Chain *chain)
{
  const char *kiosk_id = gj_statement_text (row, COLUMN_KIOSK);
  const char *sealed = gj_statement_text (row, COLUMN_SEALED);
  g_autofree char *subject
      = g_strdup_printf ("%s-%06" G_GINT64_FORMAT, kiosk_id, gj_statement_int64 (row, COLUMN_NO));
  g_autoptr (GjReceipt) receipt = NULL;
  guint8 hash[GJ_RECEIPT_HASH_BYTES];
  char computed[HEX_LENGTH + 1];
  const char *problem;

  if (chain->kiosk_id == NULL || !g_str_equal (chain->kiosk_id, kiosk_id))
    {
      g_free (chain->kiosk_id);
      chain->kiosk_id = g_strdup (kiosk_id);
      chain->last_no = 0;
      memset (chain->last_hash, '0', HEX_LENGTH);
    }
  receipt = gj_receipt_open (sealed, hash, NULL);
  if (receipt == NULL)
    gj_check_tell (check, "I10", subject, _ ("凭条的签名文本无法读出"));
  else
    {
      gj_hex_write (hash, sizeof hash, computed);
      problem = judge_chain (row, chain, receipt, computed);
      if (problem != NULL)
        gj_check_tell (check, "I10", subject, problem);
      problem = judge_content (check, row, receipt);
      if (problem != NULL)
        gj_check_tell (check, "I9", subject, problem);
      problem = judge_signature (check, sealed);
      if (problem != NULL)
        gj_check_tell (check, "I10", subject, problem);
    }
  chain->last_no = gj_statement_int64 (row, COLUMN_NO);
  g_strlcpy (chain->last_hash, gj_statement_text (row, COLUMN_HASH), sizeof chain->last_hash);
}

gboolean
gj_check_receipts (GjCheck *check, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (check->store,
                           "SELECT r.kiosk_id, r.receipt_no, r.about_id, r.time_us, r.prev_hash,"
                           " r.hash, r.sealed, t.amount_fen, e.balance_after_fen, p.coverage_year,"
                           " p.insutype, p.tier, p.patn_rlts, p.insuplc_admdvs FROM receipt r"
                           " LEFT JOIN transfer t ON t.transfer_id = r.about_id"
                           " LEFT JOIN account_entry e ON e.transfer_id = r.about_id"
                           "  AND e.account_no = 'psn:' || r.holder_psn_no"
                           " LEFT JOIN premium_payment p ON p.transfer_id = r.about_id"
                           " ORDER BY r.kiosk_id, r.receipt_no",
                           error);
  Chain chain = { NULL };
  GjStep step;

  if (row == NULL)
    return FALSE;
  while ((step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    judge_receipt (check, row, &chain);
  g_free (chain.kiosk_id);
  return step == GJ_STEP_DONE;
}
