/* SPDX-License-Identifier: Apache-2.0 */
/* Reads every chain from its beginning; of each it tells the first record that does not follow. */
#include "core/audit/audit_private.h"

#include "core/base/i18n.h"
#include "core/store/statement.h"

typedef struct
{
  GjSm3 *sm3;     /* for all records */
  char *kiosk_id; /* the chain being read */
  gboolean broken;
  gint64 last_no;
  char last_hash[GJ_AUDIT_HEX];
} Chain;

static void
bad_free (gpointer data)
{
  GjAuditBad *bad = data;

  g_free (bad->kiosk_id);
  g_free (bad);
}

static const char *
judge_record (GjStatement *row, const GjAuditEntry *entry, const Chain *chain,
              char hash[GJ_AUDIT_HEX], GError **error)
{
  gint64 audit_no = gj_statement_int64 (row, 1);

  if (audit_no != chain->last_no + 1)
    return _ ("编号不连续，前面有记录缺失");
  if (!g_str_equal (gj_statement_text (row, 8), chain->last_hash))
    return _ ("与上一条记录接不上");
  if (!gj_audit_hash (chain->sm3, entry, audit_no, chain->last_hash, hash, error))
    return NULL;
  if (!g_str_equal (gj_statement_text (row, 9), hash))
    return _ ("内容与摘要不符，记录被改动过");
  return "";
}

static void
begin_chain (Chain *chain, const char *kiosk_id)
{
  g_free (chain->kiosk_id);
  chain->kiosk_id = g_strdup (kiosk_id);
  chain->broken = FALSE;
  chain->last_no = 0;
  g_strlcpy (chain->last_hash, GJ_AUDIT_NO_HASH, GJ_AUDIT_HEX);
}

/* FALSE: it could not be judged. */
static gboolean
read_record (GjStatement *row, Chain *chain, GjAuditReport *report, GError **error)
{
  char hash[GJ_AUDIT_HEX];
  const GjAuditEntry entry = {
    .kiosk_id = gj_statement_text (row, 0),
    .time_us = gj_statement_int64 (row, 2),
    .kind = gj_statement_text (row, 3),
    .subject = gj_statement_text (row, 4),
    .object = gj_statement_text (row, 5),
    .result = gj_statement_text (row, 6),
    .detail = gj_statement_text (row, 7),
  };
  const char *reason;

  if (chain->kiosk_id == NULL || !g_str_equal (chain->kiosk_id, entry.kiosk_id))
    {
      begin_chain (chain, entry.kiosk_id);
      report->chains++;
    }
  report->records++;
  if (chain->broken)
    return TRUE;
  reason = judge_record (row, &entry, chain, hash, error);
  if (reason == NULL)
    return FALSE;
  if (*reason != '\0')
    {
      GjAuditBad *bad = g_new0 (GjAuditBad, 1);

      *bad = (GjAuditBad){ g_strdup (entry.kiosk_id), gj_statement_int64 (row, 1), reason };
      g_ptr_array_add (report->bad, bad);
      chain->broken = TRUE;
      return TRUE;
    }
  chain->last_no++;
  g_strlcpy (chain->last_hash, hash, GJ_AUDIT_HEX);
  return TRUE;
}

static GjAuditVerdict
read_chains (GjStatement *row, Chain *chain, GjAuditReport *report, GError **error)
{
  GjStep step;

  while ((step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    if (!read_record (row, chain, report, error))
      return GJ_AUDIT_VERIFY_FAILED;
  if (step == GJ_STEP_FAILED)
    return GJ_AUDIT_VERIFY_FAILED;
  return report->bad->len == 0 ? GJ_AUDIT_WHOLE : GJ_AUDIT_BROKEN;
}

static GjAuditVerdict
verify (GjStore *store, GjAuditReport *report, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take_long (
      store,
      "SELECT kiosk_id, audit_no, time_us, kind, subject, object, result, detail,"
      " prev_hash, hash FROM audit ORDER BY kiosk_id, audit_no",
      error);
  Chain chain = { NULL };
  GjAuditVerdict verdict;

  if (row == NULL)
    return GJ_AUDIT_VERIFY_FAILED;
  chain.sm3 = gj_sm3_new ();
  verdict = read_chains (row, &chain, report, error);
  g_free (chain.kiosk_id);
  gj_sm3_free (chain.sm3);
  return verdict;
}

GjAuditVerdict
gj_audit_verify (GjStore *store, GjAuditReport *report, GError **error)
{
  gboolean within = gj_store_in_transaction (store);
  GjAuditVerdict verdict = GJ_AUDIT_VERIFY_FAILED;

  *report = (GjAuditReport){ .bad = g_ptr_array_new_with_free_func (bad_free) };
  if (within || gj_store_begin_read (store, error))
    verdict = verify (store, report, error);
  if (!within)
    gj_store_rollback (store);
  return verdict;
}

void
gj_audit_report_clear (GjAuditReport *report)
{
  g_clear_pointer (&report->bad, g_ptr_array_unref);
}
