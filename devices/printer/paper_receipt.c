/* SPDX-License-Identifier: Apache-2.0 */
/* What stands on a receipt and in which order: look/14-receipt. Its words are those of the region,
 * always Chinese, whatever language the screen speaks. It calls itself 凭条, has no seal, no frame
 * and no invoice code, and says that it is neither a tax nor a reimbursement certificate (facts:
 * printer, legal form). */
#include "devices/printer/paper_parts.h"

#include "core/base/clock.h"
#include "core/base/money.h"

static void
draw_head (GjPaperSheet *sheet, const GjReceiptPaper *what)
{
  const GjReceipt *receipt = what->receipt;
  g_autofree char *number = gj_receipt_format_number (receipt->kiosk_id, receipt->receipt_no);
  const GjPaperHead head = { .hall = what->hall,
                             .title = "居民医保代缴凭条",
                             .number_label = "凭条号",
                             .number = number,
                             .demo = receipt->demo,
                             .counts_prints = TRUE,
                             .copy_no = what->copy_no };

  gj_paper_parts_head (sheet, &head);
}

static void
draw_amount (GjPaperSheet *sheet, const GjReceiptPaper *what)
{
  const GjReceipt *receipt = what->receipt;
  gboolean narrow = gj_paper_sheet_is_narrow (sheet);
  g_autofree char *who = g_strdup_printf ("已为%s缴纳", receipt->relative_name);
  g_autofree char *item
      = g_strdup_printf ("%u年度%s", receipt->coverage_year, what->insurance_label);
  g_autofree char *sentence = g_strconcat (who, item, NULL);

  gj_paper_parts_amount (sheet, receipt->amount_fen);
  gj_paper_sheet_text (sheet, &gj_paper_sentence, narrow ? who : sentence);
  gj_paper_sheet_text (sheet, &gj_paper_sentence, narrow ? item : NULL);
  gj_paper_sheet_dashed_rule (sheet);
}

static void
draw_fields (GjPaperSheet *sheet, const GjReceiptPaper *what)
{
  const GjReceipt *receipt = what->receipt;
  gboolean related = what->relation_label != NULL && *what->relation_label != '\0';
  g_autofree char *relative
      = related ? g_strdup_printf ("%s（付款人的%s）", receipt->relative_name, what->relation_label)
                : g_strdup (receipt->relative_name);
  g_autofree char *year = g_strdup_printf ("%u年度", receipt->coverage_year);
  g_autofree char *balance = gj_money_format (receipt->balance_after_fen);
  g_autofree char *time = gj_time_format (receipt->time_us);

  gj_paper_sheet_field (sheet, "参保人", relative);
  gj_paper_sheet_field (sheet, "证件号码", receipt->relative_id);
  gj_paper_sheet_field (sheet, "参保地", what->place);
  gj_paper_sheet_field (sheet, "缴费项目", what->insurance_label);
  gj_paper_sheet_field (sheet, "缴费年度", year);
  gj_paper_sheet_field (sheet, "缴费档次", what->tier_label);
  gj_paper_sheet_text (sheet, &gj_paper_plain, what->waiting);
  gj_paper_sheet_dashed_rule (sheet);
  gj_paper_sheet_field (sheet, "付款人", receipt->payer_name);
  gj_paper_sheet_field (sheet, "证件号码", receipt->payer_id);
  gj_paper_sheet_field (sheet, "付款账户", "职工医保个人账户");
  gj_paper_sheet_field (sheet, "缴后余额", balance);
  gj_paper_sheet_dashed_rule (sheet);
  gj_paper_sheet_field (sheet, "时间", time);
  gj_paper_sheet_field (sheet, "办理机器", what->machine);
  gj_paper_sheet_field (sheet, "交易号", receipt->transfer_id);
  gj_paper_sheet_rule (sheet);
}

static void
draw_foot (GjPaperSheet *sheet, const GjReceiptPaper *what)
{
  gj_paper_parts_qr (sheet, what->qr_text);
  gj_paper_sheet_box (sheet, what->taken_back != NULL ? what->taken_back : "请勿再从其他渠道缴费", TRUE);
  gj_paper_sheet_space (sheet, 14);
  gj_paper_sheet_text (sheet, &gj_paper_centred, "本凭条不作为完税或报销凭证");
  gj_paper_sheet_text (sheet, &gj_paper_centred, what->official_where);
  gj_paper_parts_end (sheet, what->hotline);
}

GjPaper *
gj_paper_draw_receipt (const GjReceiptPaper *what, guint width_dots, GError **error)
{
  g_return_val_if_fail (what != NULL && what->receipt != NULL && what->qr_text != NULL, NULL);
  g_return_val_if_fail (what->insurance_label != NULL, NULL);

  GjPaperSheet *sheet = gj_paper_sheet_new (width_dots);

  draw_head (sheet, what);
  draw_amount (sheet, what);
  draw_fields (sheet, what);
  draw_foot (sheet, what);
  return gj_paper_sheet_finish (sheet, error);
}
