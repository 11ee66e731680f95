/* SPDX-License-Identifier: Apache-2.0 */
/* The check as a whole: its parts in order, in one read transaction. */
#include "core/ledger/check_private.h"

#include <string.h>

#include "core/audit/audit.h"
#include "core/base/i18n.h"
#include "core/receipt/receipt_store.h"
#include "core/store/statement.h"

void
gj_check_tell (GjCheck *check, const char *invariant, const char *subject, const char *message)
{
  const GjCheckFinding finding = { invariant, subject, message, FALSE };

  check->summary->findings++;
  check->callback (&finding, check->data);
}

void
gj_check_notice (GjCheck *check, const char *subject, const char *message)
{
  const GjCheckFinding finding = { "notice", subject, message, TRUE };

  check->summary->notices++;
  check->callback (&finding, check->data);
}

static gboolean
run_query (GjCheck *check, const GjCheckQuery *query, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (check->store, query->sql, error);

  if (row == NULL)
    return FALSE;
  for (;;)
    {
      GjStep step = gj_statement_step (row, error);
      g_autofree char *message = NULL;
      const char *detail;

      if (step != GJ_STEP_ROW)
        return step == GJ_STEP_DONE;
      detail = gj_statement_text (row, 1);
      message = *detail == '\0'
                    ? g_strdup (gj_gettext (query->sentence))
                    : g_strdup_printf ("%s（%s）", gj_gettext (query->sentence), detail);
      gj_check_tell (check, query->invariant, gj_statement_text (row, 0), message);
    }
}

gboolean
gj_check_run_queries (GjCheck *check, const GjCheckQuery *queries, guint n, GError **error)
{
  guint i;

  for (i = 0; i < n; i++)
    if (!run_query (check, &queries[i], error))
      return FALSE;
  return TRUE;
}

char *
gj_check_name_paper (const char *kiosk_id, gint64 receipt_no)
{
  return g_strdup_printf ("%s-%06" G_GINT64_FORMAT, kiosk_id, receipt_no);
}

/* "bindings.csv +3 ~1". */
static gboolean
tells_change (const char *detail, const char *file)
{
  g_autofree char *words = g_strconcat (file, " +", NULL);
  const char *added = strstr (detail, words);
  const char *changed = added != NULL ? strstr (added, " ~") : NULL;

  return changed != NULL && g_ascii_strtoll (changed + strlen (" ~"), NULL, 10) > 0;
}

gboolean
gj_check_find_last_change (GjCheck *check, const char *file, gint64 *time_us, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (check->store, "SELECT time_us, detail FROM audit WHERE kind = 'import'", error);
  GjStep step = GJ_STEP_FAILED;

  *time_us = G_MININT64;
  while (row != NULL && (step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    if (tells_change (gj_statement_text (row, 1), file))
      *time_us = MAX (*time_us, gj_statement_int64 (row, 0));
  return step == GJ_STEP_DONE;
}

static gboolean
check_file (GjCheck *check, GError **error)
{
  g_autoptr (GPtrArray) damage = gj_store_list_damage (check->store, error);
  guint i;

  if (damage == NULL)
    return FALSE;
  for (i = 0; i < damage->len; i++)
    gj_check_tell (check, "schema", gj_store_get_url (check->store), g_ptr_array_index (damage, i));
  return TRUE;
}

static gboolean
check_audit (GjCheck *check, GError **error)
{
  g_auto (GjAuditReport) report = { 0 };

  if (gj_audit_verify (check->store, &report, error) == GJ_AUDIT_VERIFY_FAILED)
    return FALSE;
  for (guint i = 0; i < report.bad->len; i++)
    {
      const GjAuditBad *bad = g_ptr_array_index (report.bad, i);
      g_autofree char *subject = g_strdup_printf ("%s/%" G_GINT64_FORMAT, bad->kiosk_id, bad->audit_no);

      gj_check_tell (check, "I20", subject, bad->reason);
    }
  check->summary->audit_records = report.records;
  return TRUE;
}

static gboolean
count_everything (GjCheck *check, GError **error)
{
  GjCheckSummary *summary = check->summary;
  GjStore *store = check->store;

  return gj_store_query_int64 (store, "SELECT count(*) FROM transfer", &summary->transfers, error)
         && gj_store_query_int64 (store, "SELECT count(*) FROM account", &summary->accounts, error)
         && gj_store_query_int64 (store, "SELECT count(*) FROM premium_payment", &summary->premiums, error)
         && gj_store_query_int64 (store, "SELECT count(*) FROM receipt", &summary->receipts, error)
         && gj_store_query_int64 (store, "SELECT count(*) FROM binding", &summary->bindings, error)
         && gj_store_query_int64 (store,
                                  "SELECT count(*) FROM receipt r WHERE " GJ_RECEIPT_SQL_PAPERS (
                                      "r.kiosk_id", "r.receipt_no") " = 0",
                                  &summary->receipts_owed, error);
}

typedef struct
{
  const char *name; /* msgid */
  gboolean (*run) (GjCheck *check, GError **error);
} Part;

static const Part PARTS[] = {
  { N_ ("数据库文件"), check_file },      { N_ ("计数"), count_everything },
  { N_ ("账户与转账"), gj_check_money },  { N_ ("期初入账"), gj_check_openings },
  { N_ ("代缴记录"), gj_check_premiums }, { N_ ("缴费与绑定"), gj_check_payments },
  { N_ ("凭条"), gj_check_receipts },     { N_ ("合并凭条"), gj_check_joint },
  { N_ ("打印结果"), gj_check_prints },
  { N_ ("参保与共济"), gj_check_register }, { N_ ("家庭共济的办理"), gj_check_family },
  { N_ ("平台送来的绑定"), gj_check_platform }, { N_ ("审计日志"), check_audit },
  { N_ ("工作人员"), gj_check_staff },    { N_ ("冲正"), gj_check_corrections },
  { N_ ("时间"), gj_check_time },
};

gboolean
gj_store_check (GjStore *store, GjClock *clock, GjKeyring *keyring, GjCheckCallback callback,
                GjCheckProgress progress, gpointer data, GjCheckSummary *summary, GError **error)
{
  GjCheck check = { store, clock, keyring, callback, data, summary };
  gboolean done = TRUE;
  guint i;

  *summary = (GjCheckSummary){ 0 };
  if (!gj_store_begin_read (store, error))
    return FALSE;
  for (i = 0; i < G_N_ELEMENTS (PARTS) && done; i++)
    {
      if (progress != NULL)
        progress (gj_gettext (PARTS[i].name), (int)i, (int)G_N_ELEMENTS (PARTS), data);
      done = PARTS[i].run (&check, error);
    }
  gj_store_rollback (store);
  if (done && progress != NULL)
    progress ("", (int)G_N_ELEMENTS (PARTS), (int)G_N_ELEMENTS (PARTS), data);
  return done;
}
