/* SPDX-License-Identifier: Apache-2.0 */
/* See export_private.h. */
#include "core/ledger/export_private.h"

#define OF_DAYS(time) time " >= $1 AND " time " < $2"

/* Residents may have given two contributors one place, of which an import wants one each: such a relative's are counted
 * anew, in the order in which they are asked. */
#define BINDINGS                                                                                   \
  "SELECT contributor_psn_no, relative_psn_no, patn_rlts,"                                         \
  " CASE WHEN EXISTS (SELECT 1 FROM binding x JOIN binding y ON y.relative_psn_no = x.relative_psn_no" \
  "  AND y.prio = x.prio AND (y.contributor_psn_no <> x.contributor_psn_no OR y.begndate <> x.begndate)" \
  "  AND y.vali_flag = 1 WHERE x.relative_psn_no = b.relative_psn_no AND x.vali_flag = 1)"         \
  " THEN row_number () OVER (PARTITION BY relative_psn_no ORDER BY prio, begndate, contributor_psn_no)" \
  " ELSE prio END, begndate, enddate FROM binding b WHERE vali_flag = 1"                           \
  " ORDER BY relative_psn_no, prio, begndate, contributor_psn_no"

const GjExportTable gj_export_tables[GJ_EXPORT_TABLES] = {
  { "transfers.csv", "transfer_id,kind,debit_account,credit_account,amount,time,kiosk_id,reverses", "ttttmstt", TRUE,
    "SELECT transfer_id, kind, debit_account, credit_account, amount_fen, time_us, kiosk_id, reverses"
    " FROM transfer WHERE " OF_DAYS ("time_us") " ORDER BY time_us, transfer_id" },
  { "premiums.csv",
    "transfer_id,time,payer_psn_no,relative_psn_no,patn_rlts,insuplc_admdvs,coverage_year,insutype,tier,amount,"
    "kiosk_id,receipt_no,reversed_by",
    "tsttttnttmtnt", TRUE,
    "SELECT transfer_id, time_us, payer_psn_no, relative_psn_no, patn_rlts, insuplc_admdvs, coverage_year,"
    " insutype, tier, amount_fen, kiosk_id, receipt_no, reversed_by FROM premium_payment"
    " WHERE " OF_DAYS ("time_us") " ORDER BY time_us, transfer_id" },
  { "corrections.csv", "transfer_id,reverses,time,kiosk_id,staff_1,staff_2,reason,outcome", "ttsttttt", TRUE,
    "SELECT transfer_id, reverses, prepared_us, kiosk_id, staff_1, staff_2, reason, outcome FROM correction"
    " WHERE " OF_DAYS ("prepared_us") " ORDER BY prepared_us, transfer_id" },
  { "receipts.csv", "kiosk_id,receipt_no,kind,about_id,time,holder_psn_no,relative_psn_no,prev_hash,hash,code",
    "tnttsttttt", TRUE,
    "SELECT kiosk_id, receipt_no, kind, about_id, time_us, holder_psn_no, relative_psn_no, prev_hash, hash, sealed"
    " FROM receipt WHERE " OF_DAYS ("time_us") " ORDER BY kiosk_id, receipt_no" },
  { "acts.csv",
    "act_id,seq,kind,time,kiosk_id,actor_psn_no,contributor_psn_no,relative_psn_no,patn_rlts,way,begndate,prio_before,"
    "prio_after,result,consent",
    "tntsttttttdnntt", TRUE,
    "SELECT a.act_id, i.seq, a.kind, a.time_us, a.kiosk_id, a.actor_psn_no, i.contributor_psn_no,"
    " i.relative_psn_no, i.patn_rlts, i.way, i.begndate, i.prio_before, i.prio_after, i.result, i.consent"
    " FROM family_act a JOIN family_act_item i ON i.act_id = a.act_id"
    " WHERE " OF_DAYS ("a.time_us") " ORDER BY a.time_us, a.act_id, i.seq" },
  { "bindings.csv", "contributor_psn_no,relative_psn_no,patn_rlts,prio,begndate,enddate", "tttndd", FALSE, BINDINGS },
  { "print_jobs.csv",
    "kiosk_id,receipt_no,copy_no,at_kiosk_id,created,outcome,printer_condition,attempts,finished", "tnntsttns", TRUE,
    "SELECT kiosk_id, receipt_no, copy_no, at_kiosk_id, created_us, outcome, printer_condition, attempts,"
    " finished_us FROM print_job WHERE " OF_DAYS ("created_us") " ORDER BY kiosk_id, receipt_no, copy_no" },
  { "audit.csv", "kiosk_id,audit_no,time,time_us,kind,subject,object,result,detail,prev_hash,hash", "tnsnttttttt",
    TRUE,
    "SELECT kiosk_id, audit_no, time_us, time_us, kind, subject, object, result, detail, prev_hash, hash FROM audit"
    " WHERE " OF_DAYS ("time_us") " ORDER BY kiosk_id, audit_no" },
};
