/* SPDX-License-Identifier: Apache-2.0 */
/* What became of every paper beside what the audit chain says of it: a guard lets an outcome be set, and only the chain
 * knows that a printer was asked. */
#include "core/ledger/check_private.h"

#include "core/base/i18n.h"

/* As gj_print_job_finish() and gj_receipt_begin_copy() word it (core/receipt/print_job.c). */
#define WHICH "j.kiosk_id || '-' || j.receipt_no || ' copy ' || j.copy_no"
#define ENDED WHICH " || CASE WHEN j.printer_condition = '' THEN '' ELSE ' ' || j.printer_condition END"

static const GjCheckQuery QUERIES[] = {
  { "I12", N_ ("打印结果没有审计记录，或与审计记录不符"),
    "SELECT j.kiosk_id || '-' || j.receipt_no, j.copy_no || ' ' || j.outcome FROM print_job j"
    " WHERE j.outcome IN ('printed', 'stopped', 'unknown') AND (j.at_kiosk_id, j.outcome, " ENDED ") NOT IN"
    " (SELECT kiosk_id, result, detail FROM audit WHERE kind = 'receipt.print')" },
  { "I12", N_ ("审计记录里的打印结果，打印任务里却不是这样"),
    "SELECT a.kiosk_id || '/' || a.audit_no, a.detail || ' ' || a.result FROM audit a"
    " WHERE a.kind = 'receipt.print' AND a.result IN ('printed', 'stopped', 'unknown')"
    " AND (a.kiosk_id, a.result, a.detail) NOT IN"
    " (SELECT j.at_kiosk_id, j.outcome, " ENDED " FROM print_job j)" },
  { "I13", N_ ("补打没有审计记录"),
    "SELECT j.kiosk_id || '-' || j.receipt_no, '' || j.copy_no FROM print_job j WHERE j.copy_no > 0"
    " AND (j.at_kiosk_id, " WHICH ") NOT IN (SELECT kiosk_id, detail FROM audit WHERE kind = 'receipt.copy')" },
};

gboolean
gj_check_prints (GjCheck *check, GError **error)
{
  return gj_check_run_queries (check, QUERIES, G_N_ELEMENTS (QUERIES), error);
}
