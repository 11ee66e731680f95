/* SPDX-License-Identifier: Apache-2.0 */
/* Every signed paper opened again: its number, its chain, what it says beside what was booked or done,
 * and its signature. */
#include "core/ledger/check_private.h"

#include <string.h>

#include "core/base/crypto.h"
#include "core/base/i18n.h"
#include "core/receipt/sealed.h"
#include "core/store/statement.h"

#define HEX_LENGTH (2 * GJ_RECEIPT_HASH_BYTES)

enum
{
  COLUMN_KIOSK,
  COLUMN_NO,
  COLUMN_KIND,
  COLUMN_ABOUT,
  COLUMN_TIME,
  COLUMN_PREV_HASH,
  COLUMN_HASH,
  COLUMN_SEALED,
  COLUMN_BEFORE_NO,   /* the one numbered just before it; 0 when there is none */
  COLUMN_BEFORE_HASH,
  COLUMN_AMOUNT, /* from here on: what was booked; empty or 0 when it is missing, which another
                    query tells */
  COLUMN_BALANCE,
  COLUMN_YEAR,
  COLUMN_INSUTYPE,
  COLUMN_TIER,
  COLUMN_RLTS,
  COLUMN_ADMDVS
};

#define NO_HASH "0000000000000000000000000000000000000000000000000000000000000000"

static const char *
judge_chain (GjStatement *row, const GjSealed *paper, const char *computed_hash)
{
  const char *before = gj_statement_text (row, COLUMN_BEFORE_HASH);
  char carried[2 * GJ_RECEIPT_CHAIN_BYTES + 1];

  if (gj_statement_int64 (row, COLUMN_NO) != gj_statement_int64 (row, COLUMN_BEFORE_NO) + 1)
    return _ ("凭条号不连续");
  if (!g_str_equal (gj_statement_text (row, COLUMN_PREV_HASH), before))
    return _ ("凭条与上一张接不上");
  if (!g_str_equal (gj_statement_text (row, COLUMN_HASH), computed_hash))
    return _ ("凭条内容与摘要不符，被改动过");
  gj_hex_write (gj_sealed_prev_hash (paper), GJ_RECEIPT_CHAIN_BYTES, carried);
  if (strncmp (carried, before, 2 * GJ_RECEIPT_CHAIN_BYTES) != 0)
    return _ ("凭条中签名的上一张摘要不符");
  return NULL;
}

/* What the signed text says against the row's own columns. */
static const char *
judge_columns (GjCheck *check, GjStatement *row, const GjSealed *paper)
{
  if (!g_str_equal (gj_sealed_kiosk_id (paper), gj_statement_text (row, COLUMN_KIOSK))
      || gj_sealed_receipt_no (paper) != gj_statement_int64 (row, COLUMN_NO)
      || !g_str_equal (gj_sealed_kind_word (paper), gj_statement_text (row, COLUMN_KIND))
      || !g_str_equal (gj_sealed_about_id (paper), gj_statement_text (row, COLUMN_ABOUT))
      || gj_sealed_time_us (paper) != gj_statement_int64 (row, COLUMN_TIME))
    return _ ("凭条签名的编号、时间与登记的不符");
  if (gj_sealed_is_demo (paper) != (gj_store_get_kind (check->store) == GJ_STORE_DEMO))
    return _ ("演示凭条与真实数据库混在一起");
  return NULL;
}

/* Against what was booked. */
static const char *
judge_premium (GjStatement *row, const GjReceipt *receipt)
{
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
  verdict = gj_sealed_verify (sealed, check->keyring, &stage, NULL);
  return verdict == GJ_VERDICT_VALID ? NULL : gj_verdict_describe (verdict, stage);
}

static void
tell (GjCheck *check, const char *invariant, const char *subject, const char *problem)
{
  if (problem != NULL)
    gj_check_tell (check, invariant, subject, problem);
}

/* FALSE when the store could not be read. */
static gboolean
judge_paper (GjCheck *check, GjStatement *row, const char *subject, GjCheckPaper visit,
             gpointer data, GError **error)
{
  const char *sealed = gj_statement_text (row, COLUMN_SEALED);
  g_auto (GjSealed) paper = { NULL };
  guint8 hash[GJ_RECEIPT_HASH_BYTES];
  char computed[HEX_LENGTH + 1];
  const char *problem = NULL;

  if (!gj_sealed_open (sealed, hash, &paper, NULL))
    {
      gj_check_tell (check, "I10", subject, _ ("凭条的签名文本无法读出"));
      return TRUE;
    }
  gj_hex_write (hash, sizeof hash, computed);
  tell (check, "I10", subject, judge_chain (row, &paper, computed));
  tell (check, "I9", subject, judge_columns (check, row, &paper));
  if (paper.receipt != NULL)
    problem = judge_premium (row, paper.receipt);
  else if (!gj_check_document (check, paper.document, &problem, error))
    return FALSE;
  tell (check, "I9", subject, problem);
  tell (check, "I10", subject, judge_signature (check, sealed));
  if (visit != NULL)
    visit (&paper, data);
  return TRUE;
}

static gboolean
judge_row (GjCheck *check, GjStatement *row, GjCheckPaper visit, gpointer data, GError **error)
{
  g_autofree char *subject
      = g_strdup_printf ("%s-%06" G_GINT64_FORMAT, gj_statement_text (row, COLUMN_KIOSK),
                         gj_statement_int64 (row, COLUMN_NO));

  return judge_paper (check, row, subject, visit, data, error);
}

/* Each paper stands beside the one numbered before it, so that any part of the series can be judged. */
gboolean
gj_check_papers (GjCheck *check, gint64 from_us, gint64 until_us, GjCheckPaper visit, gpointer data,
                 GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take_long (check->store,
                           "SELECT r.kiosk_id, r.receipt_no, r.kind, r.about_id, r.time_us,"
                           " r.prev_hash, r.hash, r.sealed, COALESCE (b.receipt_no, 0),"
                           " COALESCE (b.hash, '" NO_HASH "'),"
                           " t.amount_fen, e.balance_after_fen, p.coverage_year,"
                           " p.insutype, p.tier, p.patn_rlts, p.insuplc_admdvs FROM receipt r"
                           " LEFT JOIN receipt b ON b.kiosk_id = r.kiosk_id"
                           "  AND b.receipt_no = r.receipt_no - 1"
                           " LEFT JOIN transfer t ON t.transfer_id = r.about_id"
                           " LEFT JOIN account_entry e ON e.transfer_id = r.about_id"
                           "  AND e.account_no = 'psn:' || r.holder_psn_no"
                           " LEFT JOIN premium_payment p ON p.transfer_id = r.about_id"
                           " WHERE r.time_us >= $1 AND r.time_us < $2"
                           " ORDER BY r.kiosk_id, r.receipt_no",
                           error);
  GjStep step;

  if (row == NULL)
    return FALSE;
  gj_statement_bind_int64 (row, 1, from_us);
  gj_statement_bind_int64 (row, 2, until_us);
  do
    step = gj_statement_step (row, error);
  while (step == GJ_STEP_ROW && judge_row (check, row, visit, data, error));
  return step == GJ_STEP_DONE;
}

gboolean
gj_check_receipts (GjCheck *check, GError **error)
{
  return gj_check_papers (check, G_MININT64, G_MAXINT64, NULL, NULL, error);
}
