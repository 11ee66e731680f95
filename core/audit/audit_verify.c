/* SPDX-License-Identifier: Apache-2.0 */
/* Reads every chain from its beginning and stops at the first record that does not follow. */
#include "core/audit/audit_private.h"

#include "core/base/i18n.h"
#include "core/store/statement.h"

typedef struct
{
  GjSm3 *sm3;     /* for all records */
  char *kiosk_id; /* the chain being read */
  gint64 last_no;
  char last_hash[GJ_AUDIT_HEX];
} Chain;

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
  chain->last_no = 0;
  g_strlcpy (chain->last_hash, GJ_AUDIT_NO_HASH, GJ_AUDIT_HEX);
}

static GjAuditVerdict
read_chains (GjStatement *row, Chain *chain, GjAuditReport *report, GError **error)
{
  char hash[GJ_AUDIT_HEX];

  for (;;)
    {
      GjAuditEntry entry;
      const char *reason;

      switch (gj_statement_step (row, error))
        {
        case GJ_STEP_DONE:
          return GJ_AUDIT_WHOLE;
        case GJ_STEP_FAILED:
          return GJ_AUDIT_VERIFY_FAILED;
        case GJ_STEP_ROW:
          break;
        }
      entry = (GjAuditEntry){
        .kiosk_id = gj_statement_text (row, 0),
        .time_us = gj_statement_int64 (row, 2),
        .kind = gj_statement_text (row, 3),
        .subject = gj_statement_text (row, 4),
        .object = gj_statement_text (row, 5),
        .result = gj_statement_text (row, 6),
        .detail = gj_statement_text (row, 7),
      };
      if (chain->kiosk_id == NULL || !g_str_equal (chain->kiosk_id, entry.kiosk_id))
        {
          begin_chain (chain, entry.kiosk_id);
          report->chains++;
        }
      report->records++;
      reason = judge_record (row, &entry, chain, hash, error);
      if (reason == NULL)
        return GJ_AUDIT_VERIFY_FAILED;
      if (*reason != '\0')
        {
          report->bad_kiosk_id = g_strdup (entry.kiosk_id);
          report->bad_no = gj_statement_int64 (row, 1);
          report->reason = g_strdup (reason);
          return GJ_AUDIT_BROKEN;
        }
      chain->last_no++;
      g_strlcpy (chain->last_hash, hash, GJ_AUDIT_HEX);
    }
}

GjAuditVerdict
gj_audit_verify (GjStore *store, GjAuditReport *report, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      store,
      "SELECT kiosk_id, audit_no, time_us, kind, subject, object, result, detail,"
      " prev_hash, hash FROM audit ORDER BY kiosk_id, audit_no",
      error);
  Chain chain = { NULL };
  GjAuditVerdict verdict;

  *report = (GjAuditReport){ 0 };
  if (row == NULL)
    return GJ_AUDIT_VERIFY_FAILED;
  chain.sm3 = gj_sm3_new ();
  verdict = read_chains (row, &chain, report, error);
  g_free (chain.kiosk_id);
  gj_sm3_free (chain.sm3);
  return verdict;
}

void
gj_audit_report_clear (GjAuditReport *report)
{
  g_clear_pointer (&report->bad_kiosk_id, g_free);
  g_clear_pointer (&report->reason, g_free);
}
