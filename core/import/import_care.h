/* SPDX-License-Identifier: Apache-2.0 */
/* Inside core/import only: the part of settlements.csv and settlement_shares.csv, which may have
 * millions of rows. Both are read and judged as a whole while people pay; then they are written in
 * many short transactions, hidden (core/family/shown.h) until the last, which shows them all. */
#pragma once

#include "core/import/import_private.h"

#define GJ_IMPORT_SETTLEMENT_COLUMNS                                                               \
  "setl_id, psn_no, setl_time_us, fixmedins_code, fixmedins_name, med_type, medfee_sumamt_fen,"    \
  " fund_pay_sumamt_fen, acct_pay_fen, acct_mulaid_pay_fen, psn_cash_pay_fen"

#define GJ_IMPORT_SHARE_COLUMNS                                                                    \
  "setl_id, seq, contributor_psn_no, amount_fen, psn_no, setl_time_us, med_type, fixmedins_name"

/* When settlements.csv was read (import_care.c). */
gboolean gj_import_check_settlements (GjImport *import, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* When both were read: each share has its settlement, and they add up (import_shares.c). */
gboolean gj_import_judge_shares (GjImport *import, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What a run that was broken off left behind (import_care_put.c): FALSE only when the store failed. */
gboolean gj_import_look_for_leftovers (GjImport *import, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Writes what was found good, but for the last step: then a transaction is open in which everything is seen,
 * and which the caller commits. @first_byte …: of the progress. */
gboolean gj_import_write_care (GjImport *import, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* After that commit: nothing of it need be remembered. */
gboolean gj_import_tidy_care (GjImport *import, GError **error) G_GNUC_WARN_UNUSED_RESULT;
