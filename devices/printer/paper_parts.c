/* SPDX-License-Identifier: Apache-2.0 */
/* See paper_parts.h. */
#include "devices/printer/paper_parts.h"

#include "core/base/money.h"

const GjSheetStyle gj_paper_centred = { .size = 24, .line = 36, .align = GJ_SHEET_CENTRE };
const GjSheetStyle gj_paper_plain = { .size = 24, .line = 36 };
const GjSheetStyle gj_paper_key = { .size = 28, .line = 42 };
const GjSheetStyle gj_paper_sentence = { .size = 28, .line = 42, .bold = TRUE };

static void
draw_box (GjPaperSheet *sheet, const char *text)
{
  gj_paper_sheet_space (sheet, 8);
  gj_paper_sheet_box (sheet, text, FALSE);
  gj_paper_sheet_space (sheet, 8);
}

void
gj_paper_parts_head (GjPaperSheet *sheet, const GjPaperHead *head)
{
  static const GjSheetStyle hall_style
      = { .size = 28, .line = 40, .bold = TRUE, .align = GJ_SHEET_CENTRE, .shrink_percent = 75 };
  static const GjSheetStyle title_style
      = { .size = 40, .line = 56, .bold = TRUE, .align = GJ_SHEET_CENTRE, .shrink_percent = 75 };

  gj_paper_sheet_space (sheet, 28);
  gj_paper_sheet_text (sheet, &hall_style, head->hall);
  gj_paper_sheet_text (sheet, &title_style, head->title);
  if (head->demo)
    draw_box (sheet, "演示，无效");
  if (head->counts_prints && head->copy_no > 0)
    {
      g_autofree char *copy = g_strdup_printf ("补打 第%u次", head->copy_no);

      draw_box (sheet, copy);
    }
  if (head->number != NULL)
    {
      g_autofree char *line = g_strdup_printf ("%s %s", head->number_label, head->number);

      gj_paper_sheet_text (sheet, &gj_paper_centred, line);
    }
  if (head->counts_prints && head->copy_no == 0)
    gj_paper_sheet_text (sheet, &gj_paper_centred, "首次打印");
  gj_paper_sheet_rule (sheet);
}

void
gj_paper_parts_amount (GjPaperSheet *sheet, gint64 amount_fen)
{
  gboolean narrow = gj_paper_sheet_is_narrow (sheet);
  const GjSheetStyle amount_style = { .size = narrow ? 56 : 64,
                                      .line = narrow ? 72 : 80,
                                      .bold = TRUE,
                                      .align = GJ_SHEET_RIGHT,
                                      .shrink_percent = 50 };
  const GjSheetStyle capital_style
      = { .size = 32, .line = 44, .bold = TRUE, .align = GJ_SHEET_RIGHT, .shrink_percent = 60 };
  g_autofree char *amount = gj_money_format (amount_fen);
  g_autofree char *capital = gj_money_format_capital (amount_fen);

  gj_paper_sheet_pair (sheet, &gj_paper_key, "金额", &amount_style, amount);
  gj_paper_sheet_space (sheet, 2);
  gj_paper_sheet_pair (sheet, &gj_paper_key, "大写", &capital_style, capital);
  gj_paper_sheet_space (sheet, 12);
}

void
gj_paper_parts_qr (GjPaperSheet *sheet, const char *qr_text)
{
  gj_paper_sheet_qr (sheet, qr_text);
  /* The terminal has no service yet that reads a receipt, so that the paper must not promise one. */
  gj_paper_sheet_text (sheet, &gj_paper_centred, "凭二维码可在自助机或窗口查真假");
  gj_paper_sheet_dashed_rule (sheet);
}

void
gj_paper_parts_end (GjPaperSheet *sheet, const char *hotline)
{
  if (hotline != NULL && *hotline != '\0')
    gj_paper_sheet_emphasis (sheet, "医保热线", hotline);
  gj_paper_sheet_space (sheet, 40);
}
