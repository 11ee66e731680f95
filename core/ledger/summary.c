/* SPDX-License-Identifier: Apache-2.0 */
/* One statement, so that all numbers are of one moment. */
#include "core/ledger/summary.h"

#include "core/receipt/receipt_store.h"
#include "core/store/statement.h"

gboolean
gj_ledger_summarize (GjStore *store, GjLedgerSummary *summary, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      store,
      "SELECT (SELECT count(*) FROM person),"
      " (SELECT count(*) FROM account WHERE kind = 'personal'),"
      " (SELECT count(*) FROM binding), (SELECT count(*) FROM premium_payment),"
      " (SELECT count(*) FROM receipt),"
      " (SELECT count(*) FROM (SELECT DISTINCT j.kiosk_id, j.receipt_no"
      "  FROM print_job j WHERE j.outcome <> 'printed'"
      "  AND " GJ_RECEIPT_SQL_PAPERS ("j.kiosk_id", "j.receipt_no") " = 0) o),"
      " (SELECT count(*) FROM premium_intent WHERE outcome = '')"
      "  + (SELECT count(*) FROM correction WHERE outcome = ''),"
      " (SELECT count(*) FROM audit),"
      " (SELECT COALESCE (max (time_us), 0) FROM receipt WHERE kind = 'premium'),"
      " (SELECT count(*) FROM premium_payment WHERE reversed_by <> '')",
      error);

  if (row == NULL || gj_statement_step (row, error) != GJ_STEP_ROW)
    return FALSE;
  summary->persons = gj_statement_int64 (row, 0);
  summary->accounts = gj_statement_int64 (row, 1);
  summary->bindings = gj_statement_int64 (row, 2);
  summary->premiums = gj_statement_int64 (row, 3);
  summary->receipts = gj_statement_int64 (row, 4);
  summary->receipts_owed = gj_statement_int64 (row, 5);
  summary->open_intents = gj_statement_int64 (row, 6);
  summary->audit_records = gj_statement_int64 (row, 7);
  summary->last_payment_us = gj_statement_int64 (row, 8);
  summary->reversed = gj_statement_int64 (row, 9);
  return TRUE;
}
