/* SPDX-License-Identifier: Apache-2.0 */
/* The papers that are not receipts: the staff's test print, the strip that voids half a receipt,
 * and the slip for a payment or an act whose answer is awaited. None of them says that anything was
 * paid or done. */
#include "devices/printer/paper_sheet.h"

static const GjSheetStyle hall_style
    = { .size = 28, .line = 40, .bold = TRUE, .align = GJ_SHEET_CENTRE, .shrink_percent = 75 };
static const GjSheetStyle title_style
    = { .size = 40, .line = 56, .bold = TRUE, .align = GJ_SHEET_CENTRE, .shrink_percent = 75 };
static const GjSheetStyle centred_style = { .size = 24, .line = 36, .align = GJ_SHEET_CENTRE };
static const GjSheetStyle strong_style
    = { .size = 32, .line = 48, .bold = TRUE, .align = GJ_SHEET_CENTRE, .shrink_percent = 75 };

/* Ticks every millimetre up to both edges: a shifted paper or a wrong width loses some. */
static void
draw_ruler (GjPaperSheet *sheet, guint width)
{
  for (guint x = 0; x < width; x += 8)
    gj_paper_sheet_fill (sheet, x, 0, 1, x % 80 == 0 ? 24 : 12);
  gj_paper_sheet_fill (sheet, width - 1, 0, 1, 24);
  gj_paper_sheet_fill (sheet, 0, 24, width, 2);
  gj_paper_sheet_space (sheet, 40);
}

/* One bar per density, and one line over the whole head: a dead dot shows as a white thread. */
static void
draw_head_test (GjPaperSheet *sheet, guint width)
{
  for (guint bar = 1; bar <= 4; bar++)
    for (guint x = 0; x < width; x += bar)
      gj_paper_sheet_fill (sheet, x, (bar - 1) * 20, 1, 16);
  gj_paper_sheet_space (sheet, 92);
}

GjPaper *
gj_paper_draw_test (const char *hall, const char *machine, const char *profile_name,
                    const char *time_text, guint width_dots, GError **error)
{
  GjPaperSheet *sheet = gj_paper_sheet_new (width_dots);
  g_autofree char *width_text = g_strdup_printf ("%u 点", width_dots);
  guint width = gj_paper_sheet_is_narrow (sheet) ? GJ_PAPER_WIDTH_58MM : GJ_PAPER_WIDTH_80MM;

  draw_ruler (sheet, width);
  gj_paper_sheet_text (sheet, &hall_style, hall);
  gj_paper_sheet_text (sheet, &title_style, "打印测试");
  gj_paper_sheet_text (sheet, &centred_style, "不是凭条，没有任何缴费");
  gj_paper_sheet_rule (sheet);
  gj_paper_sheet_field (sheet, "办理机器", machine);
  gj_paper_sheet_field (sheet, "机型", profile_name);
  gj_paper_sheet_field (sheet, "纸宽", width_text);
  gj_paper_sheet_field (sheet, "时间", time_text);
  gj_paper_sheet_field (sheet, "生僻字", "䶮 㛃 𬭎 𠅤 㐂");
  gj_paper_sheet_field (sheet, "数字", "¥0123456789");
  gj_paper_sheet_dashed_rule (sheet);
  draw_head_test (sheet, width);
  gj_paper_sheet_qr (sheet, "GONGJI PRINTER TEST");
  gj_paper_sheet_text (sheet, &centred_style, "两端刻度齐全、黑条无白线，即为正常");
  gj_paper_sheet_space (sheet, 40);
  return gj_paper_sheet_finish (sheet, error);
}

GjPaper *
gj_paper_draw_voided (const char *machine, guint width_dots, GError **error)
{
  GjPaperSheet *sheet = gj_paper_sheet_new (width_dots);

  gj_paper_sheet_space (sheet, 16);
  gj_paper_sheet_rule (sheet);
  gj_paper_sheet_box (sheet, "本凭条作废", TRUE);
  gj_paper_sheet_space (sheet, 12);
  gj_paper_sheet_text (sheet, &centred_style, "没有打印完整，请交给工作人员");
  gj_paper_sheet_text (sheet, &centred_style, machine);
  gj_paper_sheet_rule (sheet);
  return gj_paper_sheet_finish (sheet, error);
}

/* The words in which the two cases differ. */
static const struct
{
  const char *title;
  const char *state;
  const char *how; /* to find it out */
  const char *beware;
  const char *no_receipt;
} cases[] = {
  [GJ_PAPER_CASE_PAYMENT] = { "缴费查询单", "这笔缴费正在确认，结果还没有出来。",
                              "请凭本单到窗口或打热线查询。",
                              "查清之前，请勿再次缴费", "本单不是缴费凭条" },
  [GJ_PAPER_CASE_ACT] = { "家庭共济查询单", "这件事正在查清，结果还没有出来。",
                          "过一会儿再插卡，在“家庭共济”里看；也可凭本单到窗口或打热线查询。",
                          "不会办两次，没有扣款", "本单不是办理凭条" },
};

GjPaper *
gj_paper_draw_case (GjPaperCase what, const char *hall, const char *machine, const char *case_no,
                    const char *time_text, const char *hotline, gboolean demo, guint width_dots,
                    GError **error)
{
  GjPaperSheet *sheet = gj_paper_sheet_new (width_dots);

  gj_paper_sheet_space (sheet, 28);
  gj_paper_sheet_text (sheet, &hall_style, hall);
  gj_paper_sheet_text (sheet, &title_style, cases[what].title);
  if (demo)
    {
      gj_paper_sheet_space (sheet, 8);
      gj_paper_sheet_box (sheet, "演示，无效", FALSE);
    }
  gj_paper_sheet_rule (sheet);
  gj_paper_sheet_text (sheet, &centred_style, "查询编号");
  gj_paper_sheet_text (sheet, &strong_style, case_no);
  gj_paper_sheet_dashed_rule (sheet);
  gj_paper_sheet_text (sheet, &centred_style, cases[what].state);
  gj_paper_sheet_text (sheet, &centred_style, cases[what].how);
  gj_paper_sheet_dashed_rule (sheet);
  gj_paper_sheet_field (sheet, "时间", time_text);
  gj_paper_sheet_field (sheet, "办理机器", machine);
  gj_paper_sheet_dashed_rule (sheet);
  gj_paper_sheet_box (sheet, cases[what].beware, TRUE);
  gj_paper_sheet_space (sheet, 14);
  gj_paper_sheet_text (sheet, &centred_style, cases[what].no_receipt);
  gj_paper_sheet_emphasis (sheet, "医保热线", hotline);
  gj_paper_sheet_space (sheet, 40);
  return gj_paper_sheet_finish (sheet, error);
}
