/* SPDX-License-Identifier: Apache-2.0 */
/* The paper of a premium that staff took back, in the order of the receipt that it takes back: how much, of what,
 * why, to whom, by which two. */
#include "devices/printer/paper_document.h"

#include "core/base/clock.h"
#include "core/base/money.h"

static void
draw_amount (GjPaperSheet *sheet, const GjDocumentPaper *what)
{
  const GjDocumentLine *line = &what->document->lines[0];
  g_autofree char *who = g_strdup_printf ("已退回为%s缴纳的", line->name);
  g_autofree char *item = g_strdup_printf ("%u年度%s", line->coverage_year, what->insurance_label);

  gj_paper_parts_amount (sheet, line->amount_fen);
  gj_paper_sheet_text (sheet, &gj_paper_sentence, who);
  gj_paper_sheet_text (sheet, &gj_paper_sentence, item);
  gj_paper_sheet_dashed_rule (sheet);
}

static void
draw_premium (GjPaperSheet *sheet, const GjDocumentPaper *what)
{
  const GjDocumentLine *line = &what->document->lines[0];
  const GjDocumentCorrection *correction = &what->document->correction;
  const char *relation = what->relation_labels[0];
  gboolean related = relation != NULL && *relation != '\0';
  g_autofree char *relative = related ? g_strdup_printf ("%s（付款人的%s）", line->name, relation)
                                      : g_strdup (line->name);
  g_autofree char *year = g_strdup_printf ("%u年度", line->coverage_year);
  g_autofree char *number = gj_receipt_format_number (correction->kiosk_id, correction->receipt_no);
  g_autofree char *day = gj_date_format (correction->paid_on);

  gj_paper_sheet_field (sheet, "参保人", relative);
  gj_paper_sheet_field (sheet, "证件号码", line->id);
  gj_paper_sheet_field (sheet, "缴费年度", year);
  gj_paper_sheet_field (sheet, "原凭条号", number);
  gj_paper_sheet_field (sheet, "缴费日期", day);
  gj_paper_sheet_field (sheet, "退回原因", *correction->cause != '\0' ? correction->cause : NULL);
  gj_paper_sheet_dashed_rule (sheet);
}

static void
draw_who (GjPaperSheet *sheet, const GjDocumentPaper *what)
{
  const GjDocument *document = what->document;
  const GjDocumentCorrection *correction = &document->correction;
  g_autofree char *balance = gj_money_format (correction->balance_after_fen);
  g_autofree char *time = gj_time_format (document->time_us);

  gj_paper_sheet_field (sheet, "付款人", document->holder_name);
  gj_paper_sheet_field (sheet, "证件号码", document->holder_id);
  gj_paper_sheet_field (sheet, "退回账户", "职工医保个人账户");
  gj_paper_sheet_field (sheet, "退后余额", balance);
  gj_paper_sheet_dashed_rule (sheet);
  gj_paper_sheet_field (sheet, "经办人", correction->staff[0]);
  gj_paper_sheet_field (sheet, "经办人", correction->staff[1]);
  gj_paper_sheet_field (sheet, "时间", time);
  gj_paper_sheet_field (sheet, "办理机器", what->machine);
  gj_paper_sheet_field (sheet, "交易号", document->about_id);
  gj_paper_sheet_rule (sheet);
}

void
gj_paper_draw_correction (GjPaperSheet *sheet, const GjDocumentPaper *what)
{
  draw_amount (sheet, what);
  draw_premium (sheet, what);
  draw_who (sheet, what);
  gj_paper_parts_qr (sheet, what->qr_text);
  gj_paper_sheet_box (sheet, "原凭条不再有效", TRUE);
  gj_paper_sheet_space (sheet, 14);
  gj_paper_sheet_text (sheet, &gj_paper_centred, "这一年度还要参保的，请重新缴费");
  gj_paper_sheet_text (sheet, &gj_paper_centred, "本凭条不作为完税或报销凭证");
  gj_paper_parts_end (sheet, what->hotline);
}
