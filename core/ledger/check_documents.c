/* SPDX-License-Identifier: Apache-2.0 */
/* What documents say, beside the acts they are about and the receipts they name. A statement's records
 * may have grown since in the histories: it is held against those that were kept with it. */
#include "core/ledger/check_private.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/family/act.h"
#include "core/family/act_reason.h"
#include "core/receipt/document_store.h"
#include "core/store/statement.h"

/* The word of an act's item as its paper has it. */
static GjDocumentResult
result_of_word (GjDocumentKind kind, const char *word)
{
  static const struct
  {
    const char *word;
    GjDocumentResult result;
  } results[] = {
    { "requested", GJ_DOCUMENT_RESULT_ASKED }, { "released", GJ_DOCUMENT_RESULT_RELEASED },
    { "withdrawn", GJ_DOCUMENT_RESULT_WITHDRAWN }, { "refused", GJ_DOCUMENT_RESULT_REFUSED },
    { "left", GJ_DOCUMENT_RESULT_LEFT }, { "ordered", GJ_DOCUMENT_RESULT_NONE },
  };

  if (g_str_equal (word, "bound"))
    return kind == GJ_DOCUMENT_ANSWER ? GJ_DOCUMENT_RESULT_AGREED : GJ_DOCUMENT_RESULT_BOUND;
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    if (g_str_equal (word, results[i].word))
      return results[i].result;
  return GJ_DOCUMENT_RESULT_NOT_DONE; /* a reason why not */
}

/* A paper of before there were reasons says none. */
static gboolean
reason_is_words (const GjDocumentLine *line, const char *word)
{
  return line->reason == GJ_DOCUMENT_REASON_NONE || line->reason == gj_act_reason_from_word (word);
}

static gboolean
line_is_item (const GjDocument *document, const GjDocumentLine *line, GjStatement *item)
{
  return g_str_equal (line->patn_rlts, gj_statement_text (item, 0))
         && line->result == result_of_word (document->kind, gj_statement_text (item, 1))
         && reason_is_words (line, gj_statement_text (item, 1))
         && document->by_pin == g_str_equal (gj_statement_text (item, 3), GJ_ACT_SIGNED_BY_PIN)
         && (document->kind != GJ_DOCUMENT_ORDER || line->place == gj_statement_int64 (item, 2));
}

gboolean
gj_check_id_agrees (const char *shown, const char *certno)
{
  gsize i;

  if (*certno == '\0')
    return TRUE;
  for (i = 0; shown[i] != '\0' && certno[i] != '\0'; i++)
    if (shown[i] != '*' && shown[i] != certno[i])
      return FALSE;
  return shown[i] == certno[i]; /* both at their end */
}

static gboolean
check_act (GjCheck *check, const GjDocument *document, const char **problem, gboolean *same_persons, GError **error)
{
  g_autoptr (GjStatement) item = gj_statement_take (
      check->store,
      "SELECT i.patn_rlts, i.result, i.prio_after, a.signature, o.certno FROM family_act_item i"
      " JOIN family_act a ON a.act_id = i.act_id"
      " LEFT JOIN person o ON o.psn_no = CASE WHEN a.kind IN ('bind', 'release') THEN i.relative_psn_no"
      "  ELSE i.contributor_psn_no END"
      " WHERE i.act_id = $1"
      " ORDER BY CASE WHEN $2 = 1 THEN i.prio_after ELSE 0 END, i.seq",
      error);
  gboolean same = TRUE;
  guint n = 0;
  GjStep step;

  if (item == NULL)
    return FALSE;
  gj_statement_bind_text (item, 1, document->about_id);
  gj_statement_bind_int64 (item, 2, document->kind == GJ_DOCUMENT_ORDER);
  for (; (step = gj_statement_step (item, error)) == GJ_STEP_ROW; n++)
    if (n < document->n_lines)
      {
        same = same && line_is_item (document, &document->lines[n], item);
        *same_persons = *same_persons && gj_check_id_agrees (document->lines[n].id, gj_statement_text (item, 4));
      }
  /* A paper has room for so many; an act may be about more. */
  if (!same || MIN (n, GJ_DOCUMENT_LINES_MAX) != document->n_lines)
    *problem = _ ("凭条上的人、关系、结果或签字方式与办理记录不符");
  return step == GJ_STEP_DONE;
}

static gboolean
check_members (GjCheck *check, const GjDocument *document, const char **problem, gboolean *same_persons,
               GError **error)
{
  g_autoptr (GjStatement) member = gj_statement_take (
      check->store,
      "SELECT m.receipt_no, p.amount_fen, p.coverage_year, p.patn_rlts, v.certno FROM joint_member m"
      " LEFT JOIN receipt r ON r.kiosk_id = m.kiosk_id AND r.receipt_no = m.receipt_no"
      " LEFT JOIN premium_payment p ON p.transfer_id = r.about_id"
      " LEFT JOIN person v ON v.psn_no = p.relative_psn_no"
      " WHERE m.kiosk_id = $1 AND m.joint_no = $2 ORDER BY m.receipt_no",
      error);
  gboolean same = TRUE;
  guint n = 0;
  GjStep step;

  if (member == NULL)
    return FALSE;
  gj_statement_bind_text (member, 1, document->kiosk_id);
  gj_statement_bind_int64 (member, 2, document->receipt_no);
  for (; (step = gj_statement_step (member, error)) == GJ_STEP_ROW; n++)
    {
      const GjDocumentLine *line = &document->lines[MIN (n, GJ_DOCUMENT_LINES_MAX - 1)];

      same = same && n < document->n_lines && line->receipt_no == gj_statement_int64 (member, 0)
             && line->amount_fen == gj_statement_int64 (member, 1)
             && line->coverage_year == gj_statement_int64 (member, 2)
             && g_str_equal (line->patn_rlts, gj_statement_text (member, 3));
      *same_persons = *same_persons && (!same || gj_check_id_agrees (line->id, gj_statement_text (member, 4)));
    }
  if (!same || n != document->n_lines)
    *problem = _ ("合并凭条上的凭条号、金额或年度与代缴记录不符");
  return step == GJ_STEP_DONE;
}

static gboolean
check_statement (GjCheck *check, const GjDocument *document, const char **problem, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GjListing) listing = NULL;
  gboolean agrees;

  switch (gj_document_find_listing (check->store, document, &text, &agrees, error))
    {
    case GJ_FIND_FAILED:
      return FALSE;
    case GJ_NOT_FOUND:
      if (document->has_listing)
        *problem = _ ("对账单的明细没有保存");
      return TRUE;
    case GJ_FOUND:
      break;
    }
  listing = gj_listing_read (text, NULL);
  if (!agrees)
    *problem = _ ("保存的对账单明细与签名不符");
  else if (listing == NULL || gj_listing_count (listing) != document->n_listed)
    *problem = _ ("保存的对账单明细读不出来，或笔数与签名不符");
  return TRUE;
}

/* A paper says as much of the reason as it has room for. */
static gboolean
is_cause_of (const char *cause, const char *reason)
{
  g_autofree char *cut = NULL;

  if (!g_str_has_suffix (cause, "…"))
    return *cause == '\0' || g_str_equal (cause, reason);
  cut = g_strndup (cause, strlen (cause) - strlen ("…"));
  return g_str_has_prefix (reason, cut) || g_str_equal (cause, reason);
}

static gboolean
check_correction (GjCheck *check, const GjDocument *document, const char **problem, gboolean *same_persons,
                  GError **error)
{
  const GjDocumentCorrection *said = &document->correction;
  const GjDocumentLine *line = &document->lines[0];
  g_autoptr (GjStatement) row = gj_statement_take (
      check->store,
      "SELECT c.staff_1, c.staff_2, c.reason, t.amount_fen, p.kiosk_id, p.receipt_no,"
      " p.coverage_year, p.patn_rlts, p.time_us, COALESCE (e.balance_after_fen, -1), v.certno"
      " FROM correction c JOIN transfer t ON t.transfer_id = c.transfer_id"
      " JOIN premium_payment p ON p.transfer_id = c.reverses"
      " LEFT JOIN account_entry e ON e.transfer_id = t.transfer_id"
      "  AND e.account_no = 'psn:' || p.payer_psn_no"
      " LEFT JOIN person v ON v.psn_no = p.relative_psn_no"
      " WHERE c.transfer_id = $1 AND c.outcome = 'committed'",
      error);
  GjStep step;

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, document->about_id);
  step = gj_statement_step (row, error);
  if (step != GJ_STEP_ROW
      || !g_str_equal (said->staff[0], gj_statement_text (row, 0))
      || !g_str_equal (said->staff[1], gj_statement_text (row, 1))
      || !is_cause_of (said->cause, gj_statement_text (row, 2)))
    *problem = _ ("冲正凭条上的经办人或原因与登记不符");
  else if (line->amount_fen != gj_statement_int64 (row, 3)
           || !g_str_equal (said->kiosk_id, gj_statement_text (row, 4))
           || said->receipt_no != gj_statement_int64 (row, 5)
           || line->coverage_year != gj_statement_int64 (row, 6)
           || !g_str_equal (line->patn_rlts, gj_statement_text (row, 7))
           || said->paid_on != gj_time_date (gj_statement_int64 (row, 8))
           || said->balance_after_fen != gj_statement_int64 (row, 9))
    *problem = _ ("冲正凭条上的原凭条、金额、年度、关系或余额与账不符");
  else
    *same_persons = *same_persons && gj_check_id_agrees (line->id, gj_statement_text (row, 10));
  return step != GJ_STEP_FAILED;
}

gboolean
gj_check_document (GjCheck *check, const GjDocument *document, const char **problem,
                   gboolean *same_persons, GError **error)
{
  switch (document->kind)
    {
    case GJ_DOCUMENT_BIND:
    case GJ_DOCUMENT_RELEASE:
    case GJ_DOCUMENT_ORDER:
    case GJ_DOCUMENT_ANSWER:
      return check_act (check, document, problem, same_persons, error);
    case GJ_DOCUMENT_STATEMENT:
      return check_statement (check, document, problem, error);
    case GJ_DOCUMENT_JOINT:
      return check_members (check, document, problem, same_persons, error);
    case GJ_DOCUMENT_CORRECTION:
      return check_correction (check, document, problem, same_persons, error);
    }
  g_assert_not_reached ();
}

static const GjCheckQuery PAPERS[] = {
  { "I12", N_ ("合并凭条所列的凭条不存在，或不是同一人的"),
    "SELECT m.kiosk_id || '-' || m.receipt_no, '' FROM joint_member m"
    " WHERE NOT EXISTS (SELECT 1 FROM receipt j JOIN receipt r ON r.kiosk_id = j.kiosk_id"
    "  WHERE j.kiosk_id = m.kiosk_id AND j.receipt_no = m.joint_no AND j.kind = 'joint'"
    "  AND r.receipt_no = m.receipt_no AND r.kind = 'premium'"
    "  AND r.holder_psn_no = j.holder_psn_no)" },
  { "I9", N_ ("办理没有凭条"),
    "SELECT a.act_id, a.kind FROM family_act a WHERE EXISTS (SELECT 1 FROM family_act_item i"
    "  WHERE i.act_id = a.act_id AND i.result IN ('bound', 'requested', 'released', 'withdrawn',"
    "  'refused', 'left', 'ordered'))"
    " AND NOT EXISTS (SELECT 1 FROM receipt r WHERE r.about_id = a.act_id)" },
  { "I20", N_ ("对账单或合并凭条没有审计记录，或与审计记录不符"),
    "SELECT m.paper, m.kind FROM (SELECT r.kiosk_id || '-' || r.receipt_no AS paper, r.kind, r.about_id,"
    "  r.holder_psn_no, r.time_us FROM receipt r WHERE r.kind IN ('statement', 'joint')"
    " EXCEPT SELECT a.kiosk_id || '-' || substr (a.detail, length ('receipt ') + 1),"
    "  substr (a.kind, length ('receipt.') + 1), a.object, a.subject, a.time_us FROM audit a"
    "  WHERE a.kind IN ('receipt.statement', 'receipt.joint') AND a.result = 'ok') m" },
  /* A premium's stands in its own query, a statement's on its paper. */
  { "I9", N_ ("凭条登记的另一方与办理、冲正的不符"),
    "SELECT r.kiosk_id || '-' || r.receipt_no, r.kind FROM receipt r"
    " WHERE r.kind NOT IN ('premium', 'statement') AND r.relative_psn_no <> CASE"
    "  WHEN r.kind IN ('bind', 'release') THEN (SELECT CASE WHEN count(*) = 1 THEN min (i.relative_psn_no) ELSE '' END"
    "   FROM family_act_item i WHERE i.act_id = r.about_id)"
    "  WHEN r.kind = 'correction' THEN COALESCE ((SELECT p.relative_psn_no FROM transfer t"
    "   JOIN premium_payment p ON p.transfer_id = t.reverses WHERE t.transfer_id = r.about_id), r.relative_psn_no)"
    "  ELSE '' END" },
};

gboolean
gj_check_joint (GjCheck *check, GError **error)
{
  return gj_check_run_queries (check, PAPERS, G_N_ELEMENTS (PAPERS), error);
}
