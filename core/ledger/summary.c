/* SPDX-License-Identifier: Apache-2.0 */
/* One statement, so that all numbers of the books are of one moment. */
#include "core/ledger/summary.h"

#include "core/ledger/backup_record.h"
#include "core/receipt/receipt_store.h"
#include "core/store/statement.h"

/* Receipts that no print is known to have brought out; `of`: of which print jobs. */
#define OWED(of)                                                                                   \
  " (SELECT count(*) FROM (SELECT DISTINCT j.kiosk_id, j.receipt_no"                               \
  "  FROM print_job j WHERE " of " j.outcome <> 'printed'"                                         \
  "  AND " GJ_RECEIPT_SQL_PAPERS ("j.kiosk_id", "j.receipt_no") " = 0) o),"

static gboolean
read_books (GjStore *store, const char *kiosk_id, GjLedgerSummary *summary, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      store,
      "SELECT (SELECT count(*) FROM person),"
      " (SELECT count(*) FROM account WHERE kind = 'personal'),"
      " (SELECT count(*) FROM binding), (SELECT count(*) FROM premium_payment),"
      " (SELECT count(*) FROM receipt),"
      OWED ("")
      " (SELECT count(*) FROM premium_intent WHERE outcome = '')"
      "  + (SELECT count(*) FROM correction WHERE outcome = ''),"
      " (SELECT count(*) FROM audit),"
      " (SELECT COALESCE (max (time_us), 0) FROM receipt WHERE kind = 'premium'),"
      " (SELECT count(*) FROM premium_payment WHERE reversed_by <> ''),"
      OWED ("j.kiosk_id = $1 AND")
      " (SELECT count(*) FROM premium_intent WHERE kiosk_id = $1 AND outcome = '')"
      "  + (SELECT count(*) FROM correction WHERE kiosk_id = $1 AND outcome = ''),"
      " (SELECT count(*) FROM premium_payment WHERE kiosk_id = $1),"
      " (SELECT count(*) FROM premium_payment WHERE kiosk_id = $1 AND reversed_by <> ''),"
      " (SELECT count(*) FROM audit WHERE kiosk_id = $1),"
      " (SELECT COALESCE (max (time_us), 0) FROM receipt WHERE kiosk_id = $1 AND kind = 'premium')",
      error);

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, kiosk_id);
  if (gj_statement_step (row, error) != GJ_STEP_ROW)
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
  summary->own = (GjLedgerShare){
    .receipts_owed = gj_statement_int64 (row, 10),
    .open_intents = gj_statement_int64 (row, 11),
    .premiums = gj_statement_int64 (row, 12),
    .reversed = gj_statement_int64 (row, 13),
    .audit_records = gj_statement_int64 (row, 14),
    .last_payment_us = gj_statement_int64 (row, 15),
  };
  return TRUE;
}

gboolean
gj_ledger_summarize (GjStore *store, GjClock *clock, const char *kiosk_id, GjLedgerSummary *summary, GError **error)
{
  g_auto (GjBackup) backup = { 0 };

  if (!read_books (store, kiosk_id, summary, error)
      || !gj_backup_find_last (store, clock, &backup, error))
    return FALSE;
  summary->own.last_backup_us = backup.time_us;
  summary->own.last_backup_verified = backup.verified;
  return TRUE;
}
