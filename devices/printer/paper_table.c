/* SPDX-License-Identifier: Apache-2.0 */
/* See paper_table.h. */
#include "devices/printer/paper_table.h"

#include "devices/printer/paper_sheet.h"

static const GjSheetStyle hall_style
    = { .size = 28, .line = 40, .bold = TRUE, .align = GJ_SHEET_CENTRE, .shrink_percent = 75 };
static const GjSheetStyle title_style
    = { .size = 40, .line = 56, .bold = TRUE, .align = GJ_SHEET_CENTRE, .shrink_percent = 75 };
static const GjSheetStyle centred_style = { .size = 24, .line = 36, .align = GJ_SHEET_CENTRE };

GjPaper *
gj_paper_draw_table (const GjTablePaper *what, guint width_dots, GError **error)
{
  GjPaperSheet *sheet = gj_paper_sheet_new (width_dots);

  gj_paper_sheet_space (sheet, 28);
  gj_paper_sheet_text (sheet, &hall_style, what->hall);
  gj_paper_sheet_text (sheet, &title_style, what->title);
  if (what->demo)
    {
      gj_paper_sheet_space (sheet, 8);
      gj_paper_sheet_box (sheet, "演示，无效", FALSE);
    }
  gj_paper_sheet_text (sheet, &centred_style, "工作人员留存，不是凭条");
  gj_paper_sheet_rule (sheet);
  gj_paper_sheet_box (sheet, what->verdict, TRUE);
  gj_paper_sheet_space (sheet, 14);
  for (gsize i = 0; i < what->n_rows; i++)
    if (what->rows[i].key == NULL)
      gj_paper_sheet_dashed_rule (sheet);
    else if (g_utf8_strlen (what->rows[i].key, -1) > 4)
      g_assert_not_reached ();
    else
      gj_paper_sheet_field (sheet, what->rows[i].key, what->rows[i].value);
  gj_paper_sheet_dashed_rule (sheet);
  gj_paper_sheet_field (sheet, "办理机器", what->machine);
  gj_paper_sheet_field (sheet, "打印时间", what->time_text);
  gj_paper_sheet_space (sheet, 40);
  return gj_paper_sheet_finish (sheet, error);
}
