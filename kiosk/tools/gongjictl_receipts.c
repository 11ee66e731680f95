/* SPDX-License-Identifier: Apache-2.0 */
/* gongjictl receipts, audit verify. */
#include "kiosk/tools/gongjictl.h"

#include <stdio.h>
#include <string.h>

#include "core/audit/audit.h"
#include "core/audit/audit_mark.h"
#include "core/base/i18n.h"
#include "core/base/money.h"
#include "core/receipt/document_text.h"
#include "core/receipt/receipt_store.h"

static void
append_premium (GString *json, const GjReceiptRow *row)
{
  const GjReceipt *receipt = row->receipt;
  g_autofree char *amount = gj_money_format_plain (receipt->amount_fen);
  g_autofree char *balance = gj_money_format_plain (receipt->balance_after_fen);

  gj_json_text (json, "transfer_id", receipt->transfer_id);
  gj_json_text (json, "payer_psn_no", row->holder_psn_no);
  gj_json_text (json, "payer_name", receipt->payer_name);
  gj_json_text (json, "relative_name", receipt->relative_name);
  gj_json_number (json, "coverage_year", receipt->coverage_year);
  gj_json_text (json, "insutype", receipt->insutype);
  gj_json_text (json, "tier", receipt->tier);
  gj_json_text (json, "amount", amount);
  gj_json_text (json, "balance_after", balance);
}

static void
append_document (GString *json, const GjDocument *document)
{
  gj_json_text (json, "holder_name", document->holder_name);
  gj_json_number (json, "people", document->n_lines);
  if (document->kind == GJ_DOCUMENT_JOINT)
    {
      g_autofree char *amount = gj_money_format_plain (gj_document_joint_total_fen (document));

      gj_json_text (json, "amount", amount);
    }
  if (document->kind == GJ_DOCUMENT_CORRECTION)
    {
      const GjDocumentCorrection *correction = &document->correction;
      g_autofree char *amount = gj_money_format_plain (document->lines[0].amount_fen);
      g_autofree char *number = gj_receipt_format_number (correction->kiosk_id, correction->receipt_no);

      gj_json_text (json, "amount", amount);
      gj_json_text (json, "corrects", number);
      gj_json_text (json, "staff_1", correction->staff[0]);
      gj_json_text (json, "staff_2", correction->staff[1]);
    }
}

static void
append_receipt (GString *json, const GjReceiptRow *row)
{
  g_autofree char *number = gj_receipt_row_format_number (row);
  g_autofree char *when = gj_time_format (row->time_us);

  gj_json_open (json, NULL, '{');
  gj_json_text (json, "number", number);
  gj_json_text (json, "kind", row->kind);
  gj_json_text (json, "time", when);
  gj_json_text (json, "about_id", row->about_id);
  gj_json_text (json, "holder_psn_no", row->holder_psn_no);
  gj_json_text (json, "relative_psn_no", row->relative_psn_no);
  if (row->trouble != NULL)
    gj_json_text (json, "problem", row->trouble);
  else if (row->receipt != NULL)
    append_premium (json, row);
  else
    append_document (json, row->document);
  gj_json_boolean (json, "demo", row->demo);
  gj_json_number (json, "copies", row->copies);
  gj_json_boolean (json, "owed", row->owed);
  gj_json_number (json, "joint_no", row->joint_no);
  gj_json_text (json, "last_print", gj_print_job_outcome_word (row->last_outcome));
  gj_json_text (json, "code", row->sealed);
  gj_json_close (json, '}');
}

static const char *
print_state (const GjReceiptRow *row)
{
  if (row->joint_no != 0 && row->copies == 0)
    return _ ("已列入合并凭条");
  switch (row->last_outcome)
    {
    case GJ_PRINT_JOB_PRINTED:
      return _ ("已打印");
    case GJ_PRINT_JOB_OWED:
      return row->owed ? _ ("尚欠打印") : _ ("补打未出纸");
    case GJ_PRINT_JOB_STOPPED:
      return row->owed ? _ ("只打了一部分，尚欠") : _ ("补打只打了一部分");
    case GJ_PRINT_JOB_SENDING:
    case GJ_PRINT_JOB_UNKNOWN:
      return row->owed ? _ ("是否打出不明，尚欠") : _ ("补打是否打出不明");
    }
  g_assert_not_reached ();
}

static void
print_receipt (const GjReceiptRow *row)
{
  g_autofree char *number = gj_receipt_row_format_number (row);
  g_autofree char *when = gj_time_format (row->time_us);

  if (row->trouble != NULL)
    printf (_ ("%s  %s  读不出来：%s  %s  补打 %d 次\n    处理：不要重办；保留数据库和备份，运行 gongjictl check，请技术人员处理\n"), number,
            when, row->trouble, print_state (row), row->copies);
  else if (row->receipt != NULL)
    {
      g_autofree char *amount = gj_money_format (row->receipt->amount_fen);

      printf (_ ("%s  %s  %s 为 %s 缴 %u 年  %s  %s  补打 %d 次\n"), number, when,
              row->receipt->payer_name, row->receipt->relative_name, row->receipt->coverage_year,
              amount, print_state (row), row->copies);
    }
  else
    printf (_ ("%s  %s  %s  %s  %s  补打 %d 次\n"), number, when, row->document->holder_name,
            gj_gettext (gj_document_title (row->document->kind)), print_state (row), row->copies);
}

/* What became of a slip's number: the paper is written in the transaction of what it is about, so that without it
 * nothing was done. */
static GPtrArray *
find_case (GjCtl *ctl, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)gj_receipt_row_free);
  GjReceiptRow *row = NULL;

  switch (gj_receipt_find (ctl->store, ctl->case_no, &row, error))
    {
    case GJ_FIND_FAILED:
      return NULL;
    case GJ_FOUND:
      g_ptr_array_add (rows, row);
      break;
    case GJ_NOT_FOUND:
      break;
    }
  return g_steal_pointer (&rows);
}

static const char *
none_text (const GjCtl *ctl)
{
  if (ctl->case_no != NULL)
    return _ ("没有这个编号的凭条：到现在为止没有办成，没有扣款。");
  return ctl->owed ? _ ("没有尚欠打印的凭条。") : _ ("还没有凭条。");
}

int
gj_ctl_receipts (GjCtl *ctl)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean readable = TRUE;
  guint i;

  if (!gj_ctl_open_store (ctl, GJ_STORE_OPEN_READ_ONLY))
    return GJ_CTL_PROBLEM;
  rows = ctl->case_no != NULL
             ? find_case (ctl, &error)
             : gj_receipt_list_all (ctl->store, ctl->kiosk, ctl->owed, (guint)ctl->limit, &error);
  if (rows == NULL)
    return gj_ctl_fail (ctl, error);
  gj_json_open (json, NULL, '[');
  for (i = 0; i < rows->len; i++)
    {
      const GjReceiptRow *row = g_ptr_array_index (rows, i);

      readable = readable && row->trouble == NULL;
      if (ctl->json)
        append_receipt (json, row);
      else
        print_receipt (row);
    }
  gj_json_close (json, ']');
  if (ctl->json)
    printf ("%s\n", json->str);
  else if (rows->len == 0)
    printf ("%s\n", none_text (ctl));
  return !readable || (ctl->case_no != NULL && rows->len == 0) ? GJ_CTL_PROBLEM : GJ_CTL_DONE;
}

static void
append_bad (GString *json, const GjAuditBad *bad)
{
  gj_json_text (json, "kiosk", bad->kiosk_id);
  gj_json_number (json, "number", bad->audit_no);
  gj_json_text (json, "reason", bad->reason);
}

/* What is said of the audit beside what its chains prove. */
typedef struct
{
  const char *mark;  /* why the record of --mark is not there; NULL: it is */
  char *series;      /* what the terminal's own files say against the store; NULL: nothing */
  char *end;
  GPtrArray *marks;  /* of each chain */
} Beside;

static void
beside_clear (Beside *beside)
{
  g_free (beside->series);
  g_free (beside->end);
  g_clear_pointer (&beside->marks, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Beside, beside_clear)

static void
append_marks (GString *json, const GPtrArray *marks)
{
  gj_json_open (json, "marks", '[');
  for (guint i = 0; i < marks->len; i++)
    {
      const char *mark = g_ptr_array_index (marks, i);
      g_autofree char *kiosk = g_strndup (mark, strcspn (mark, "-"));

      gj_json_open (json, NULL, '{');
      gj_json_text (json, "kiosk", kiosk);
      gj_json_text (json, "mark", mark);
      gj_json_close (json, '}');
    }
  gj_json_close (json, ']');
}

static void
print_audit_json (GjAuditVerdict verdict, const GjAuditReport *report, const char *mark, const Beside *beside)
{
  g_autoptr (GString) json = g_string_new (NULL);

  gj_json_open (json, NULL, '{');
  gj_json_text (json, "result", verdict == GJ_AUDIT_WHOLE ? "whole" : "broken");
  gj_json_number (json, "records", report->records);
  gj_json_number (json, "chains", report->chains);
  if (verdict == GJ_AUDIT_BROKEN)
    {
      append_bad (json, g_ptr_array_index (report->bad, 0)); /* as before there could be several */
      gj_json_open (json, "broken", '[');
      for (guint i = 0; i < report->bad->len; i++)
        {
          gj_json_open (json, NULL, '{');
          append_bad (json, g_ptr_array_index (report->bad, i));
          gj_json_close (json, '}');
        }
      gj_json_close (json, ']');
    }
  gj_json_text (json, "mark", mark);
  append_marks (json, beside->marks);
  gj_json_text (json, "series_problem", beside->series != NULL ? beside->series : "");
  gj_json_text (json, "end_problem", beside->end != NULL ? beside->end : "");
  gj_json_close (json, '}');
  printf ("%s\n", json->str);
}

/* What became of the record that a paper names; NULL: it is there. */
static const char *
mark_problem (GjAuditMarkFound found)
{
  switch (found)
    {
    case GJ_AUDIT_MARK_KEPT:
      return NULL;
    case GJ_AUDIT_MARK_CHANGED:
      return _ ("这个号的审计记录已经不是纸上的那一条，它或它以前的记录被改写过");
    case GJ_AUDIT_MARK_GONE:
      return _ ("这台终端没有这个号的审计记录；机号的大小写也要和纸上一样");
    case GJ_AUDIT_MARK_NO_MARK:
      return _ ("不是审计记号；照日终对账单写，例如 02-412-7F3A-9C21-D04E-5566");
    case GJ_AUDIT_MARK_FAILED:
      break;
    }
  g_assert_not_reached ();
}

static void
print_audit (GjCtl *ctl, GjAuditVerdict verdict, const GjAuditReport *report, const Beside *beside)
{
  if (ctl->json)
    {
      print_audit_json (verdict, report,
                        ctl->mark == NULL ? "" : beside->mark == NULL ? "kept" : beside->mark, beside);
      return;
    }
  if (verdict == GJ_AUDIT_WHOLE)
    printf (_ ("审计日志 %d 条，%d 台终端，全部相连。\n"), (int)report->records, (int)report->chains);
  for (guint i = 0; i < report->bad->len; i++)
    {
      const GjAuditBad *bad = g_ptr_array_index (report->bad, i);

      printf (_ ("终端 %s 的第 %d 条审计记录是它的第一条坏记录：%s\n"), bad->kiosk_id, (int)bad->audit_no, bad->reason);
    }
  for (guint i = 0; i < beside->marks->len; i++)
    printf (_ ("末尾的审计记号，请抄下来另外保管：%s\n"), (const char *) g_ptr_array_index (beside->marks, i));
  if (beside->mark != NULL)
    printf ("%s：%s\n", ctl->mark, beside->mark);
  else if (ctl->mark != NULL)
    printf (_ ("%s：纸上的记号还在，它以前的记录没有改写过。\n"), ctl->mark);
  if (beside->series != NULL)
    printf ("%s\n", beside->series);
  if (beside->end != NULL)
    printf ("%s\n", beside->end);
}

int
gj_ctl_audit_verify (GjCtl *ctl)
{
  g_auto (GjAuditReport) report = { 0 };
  g_auto (Beside) beside = { 0 };
  g_autoptr (GError) error = NULL;
  GjAuditMarkFound found = GJ_AUDIT_MARK_KEPT;
  GjAuditVerdict verdict;

  if (!gj_ctl_open_store (ctl, GJ_STORE_OPEN_READ_ONLY))
    return GJ_CTL_PROBLEM;
  verdict = gj_audit_verify (ctl->store, &report, &error);
  if (verdict == GJ_AUDIT_VERIFY_FAILED)
    return gj_ctl_fail (ctl, error);
  if (ctl->mark != NULL)
    found = gj_audit_find_mark (ctl->store, ctl->mark, &error);
  if (found == GJ_AUDIT_MARK_FAILED || (beside.marks = gj_audit_list_marks (ctl->store, &error)) == NULL)
    return gj_ctl_fail (ctl, error);
  beside.mark = mark_problem (found);
  beside.series = gj_ctl_find_series_doubt (ctl); /* a chain that was put back whole is whole */
  beside.end = gj_ctl_find_audit_doubt (ctl);     /* and so is one that was cut */
  print_audit (ctl, verdict, &report, &beside);
  return verdict == GJ_AUDIT_WHOLE && beside.mark == NULL && beside.series == NULL && beside.end == NULL ? GJ_CTL_DONE
                                                                                                         : GJ_CTL_PROBLEM;
}
