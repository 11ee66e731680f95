/* SPDX-License-Identifier: Apache-2.0 */
/* What became of every paper beside what the audit chain says of it: a guard lets an outcome be set, and only the chain
 * knows that a printer was asked. */
#include "core/ledger/check_private.h"

#include "core/base/i18n.h"

/* As gj_print_job_finish() and gj_receipt_begin_copy() word it (core/receipt/print_job.c). */
#define WHICH "j.kiosk_id || '-' || j.receipt_no || ' copy ' || j.copy_no"
#define ENDED WHICH " || CASE WHEN j.printer_condition = '' THEN '' ELSE ' ' || j.printer_condition END"

/* Differences of sets: both engines find them in one pass, however long the chain is. */
#define PRINTED                                                                                    \
  "SELECT " ENDED " AS paper, j.at_kiosk_id, j.outcome FROM print_job j"                           \
  " WHERE j.outcome IN ('printed', 'stopped', 'unknown')"
#define RECORDED                                                                                   \
  "SELECT a.detail, a.kiosk_id, a.result FROM audit a WHERE a.kind = 'receipt.print'"              \
  " AND a.result IN ('printed', 'stopped', 'unknown')"

static const GjCheckQuery QUERIES[] = {
  { "I12", N_ ("打印结果没有审计记录，或与审计记录不符"),
    "SELECT m.paper, m.at_kiosk_id || ' ' || m.outcome FROM (" PRINTED " EXCEPT " RECORDED ") m" },
  { "I12", N_ ("审计记录里的打印结果，打印任务里却不是这样"),
    "SELECT m.detail, m.kiosk_id || ' ' || m.result FROM (" RECORDED " EXCEPT " PRINTED ") m" },
  { "I13", N_ ("补打没有审计记录"),
    "SELECT m.paper, m.at_kiosk_id FROM (SELECT " WHICH " AS paper, j.at_kiosk_id FROM print_job j WHERE j.copy_no > 0"
    " EXCEPT SELECT detail, kiosk_id FROM audit WHERE kind = 'receipt.copy') m" },
};

gboolean
gj_check_prints (GjCheck *check, GError **error)
{
  return gj_check_run_queries (check, QUERIES, G_N_ELEMENTS (QUERIES), error);
}
