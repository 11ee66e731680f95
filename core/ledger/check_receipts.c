/* SPDX-License-Identifier: Apache-2.0 */
/* Every signed paper opened again: its number, its chain, what it says beside what was booked or done,
 * and its signature. */
#include "core/ledger/check_private.h"

#include <string.h>

#include "core/base/crypto.h"
#include "core/base/i18n.h"
#include "core/receipt/sealed.h"
#include "core/store/statement.h"

#define HOUR_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
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
  COLUMN_ADMDVS,
  COLUMN_HOLDER_ID,   /* the whole numbers of those whom the row is about, as the register has them now */
  COLUMN_RELATIVE_ID, /* of a premium */
  COLUMN_OTHER_ID     /* of whom else the row names */
};

typedef struct
{
  GjCheck *check;
  GjCheckPaper visit;
  gpointer data;
  gboolean notices;
  gint64 persons_changed_us; /* by an import: papers of before may show numbers of before */
} Papers;

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

/* Whom the paper is about, beside whom the row and what it stands for are about. */
static gboolean
ids_agree (GjStatement *row, const GjSealed *paper)
{
  const GjDocument *document = paper->document;

  if (!gj_check_id_agrees (gj_sealed_holder_id (paper), gj_statement_text (row, COLUMN_HOLDER_ID)))
    return FALSE;
  if (document == NULL)
    return gj_check_id_agrees (paper->receipt->relative_id, gj_statement_text (row, COLUMN_RELATIVE_ID));
  if (document->kind != GJ_DOCUMENT_STATEMENT || document->n_lines == 0)
    return TRUE;
  return *gj_statement_text (row, COLUMN_OTHER_ID) != '\0'
         && gj_check_id_agrees (document->lines[0].id, gj_statement_text (row, COLUMN_OTHER_ID));
}

static void
tell_ids (const Papers *papers, const char *subject, gint64 time_us)
{
  if (papers->persons_changed_us <= time_us - HOUR_US)
    gj_check_tell (papers->check, "I9", subject,
                   _ ("凭条上的证件号码不是登记的这个人的：记录被移到了别人名下，或凭条被换过"));
  else if (papers->notices)
    gj_check_notice (papers->check, subject,
                     _ ("凭条上的证件号码与人员登记的不同；开凭条以后有导入改过人员登记，请核对"));
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
judge_paper (const Papers *papers, GjStatement *row, const char *subject, GError **error)
{
  GjCheck *check = papers->check;
  const char *sealed = gj_statement_text (row, COLUMN_SEALED);
  g_auto (GjSealed) paper = { NULL };
  guint8 hash[GJ_RECEIPT_HASH_BYTES];
  char computed[HEX_LENGTH + 1];
  const char *problem = NULL;
  gboolean same_persons;

  if (!gj_sealed_open (sealed, hash, &paper, NULL))
    {
      gj_check_tell (check, "I10", subject, _ ("凭条的签名文本无法读出"));
      return TRUE;
    }
  gj_hex_write (hash, sizeof hash, computed);
  tell (check, "I10", subject, judge_chain (row, &paper, computed));
  tell (check, "I9", subject, judge_columns (check, row, &paper));
  same_persons = ids_agree (row, &paper);
  if (paper.receipt != NULL)
    problem = judge_premium (row, paper.receipt);
  else if (!gj_check_document (check, paper.document, &problem, &same_persons, error))
    return FALSE;
  tell (check, "I9", subject, problem);
  if (!same_persons)
    tell_ids (papers, subject, gj_sealed_time_us (&paper));
  tell (check, "I10", subject, judge_signature (check, sealed));
  if (papers->visit != NULL)
    papers->visit (&paper, papers->data);
  return TRUE;
}

static gboolean
judge_row (const Papers *papers, GjStatement *row, GError **error)
{
  g_autofree char *subject
      = gj_check_name_paper (gj_statement_text (row, COLUMN_KIOSK), gj_statement_int64 (row, COLUMN_NO));

  return judge_paper (papers, row, subject, error);
}

/* Each paper stands beside the one numbered before it, so that any part of the series can be judged. */
static gboolean
judge_papers (Papers *papers, gint64 from_us, gint64 until_us, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take_long (papers->check->store,
                           "SELECT r.kiosk_id, r.receipt_no, r.kind, r.about_id, r.time_us,"
                           " r.prev_hash, r.hash, r.sealed, COALESCE (b.receipt_no, 0),"
                           " COALESCE (b.hash, '" NO_HASH "'),"
                           " t.amount_fen, e.balance_after_fen, p.coverage_year,"
                           " p.insutype, p.tier, p.patn_rlts, p.insuplc_admdvs,"
                           " h.certno, v.certno, o.certno FROM receipt r"
                           " LEFT JOIN receipt b ON b.kiosk_id = r.kiosk_id"
                           "  AND b.receipt_no = r.receipt_no - 1"
                           " LEFT JOIN transfer t ON t.transfer_id = r.about_id"
                           " LEFT JOIN account_entry e ON e.transfer_id = r.about_id"
                           "  AND e.account_no = 'psn:' || r.holder_psn_no"
                           " LEFT JOIN premium_payment p ON p.transfer_id = r.about_id"
                           " LEFT JOIN person h ON h.psn_no = r.holder_psn_no"
                           " LEFT JOIN person v ON v.psn_no = p.relative_psn_no"
                           " LEFT JOIN person o ON o.psn_no = r.relative_psn_no"
                           " WHERE r.time_us >= $1 AND r.time_us < $2"
                           " ORDER BY r.kiosk_id, r.receipt_no",
                           error);
  GjStep step;

  if (row == NULL || !gj_check_find_last_change (papers->check, "persons.csv", &papers->persons_changed_us, error))
    return FALSE;
  gj_statement_bind_int64 (row, 1, from_us);
  gj_statement_bind_int64 (row, 2, until_us);
  do
    step = gj_statement_step (row, error);
  while (step == GJ_STEP_ROW && judge_row (papers, row, error));
  return step == GJ_STEP_DONE;
}

gboolean
gj_check_papers (GjCheck *check, gint64 from_us, gint64 until_us, GjCheckPaper visit, gpointer data,
                 GError **error)
{
  Papers papers = { .check = check, .visit = visit, .data = data };

  return judge_papers (&papers, from_us, until_us, error);
}

gboolean
gj_check_receipts (GjCheck *check, GError **error)
{
  Papers papers = { .check = check, .notices = TRUE };

  return judge_papers (&papers, G_MININT64, G_MAXINT64, error);
}
