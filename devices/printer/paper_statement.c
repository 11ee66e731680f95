/* SPDX-License-Identifier: Apache-2.0 */
/* A statement: which records of which days, what they add up to, and the records themselves. The sums
 * are those that were signed; nothing is added up here, so that paper and code cannot differ. */
#include "devices/printer/paper_document.h"

#include "core/base/clock.h"
#include "core/base/money.h"
#include "core/receipt/document_text.h"

/* Dots of a record: two lines, one more for the split, and the space below. */
#define RECORD_ROWS 76
#define SPLIT_ROWS 30

static void
draw_sums (GjPaperSheet *sheet, const GjDocument *document)
{
  GjDocumentSum sums[GJ_DOCUMENT_SUMS_MAX];
  guint n_sums = gj_document_sums (document, sums);

  for (guint i = 0; i < n_sums; i++)
    {
      g_autofree char *amount = gj_money_format (sums[i].fen);

      gj_paper_sheet_columns (sheet, &gj_paper_plain, sums[i].label, &gj_paper_sentence, amount);
    }
}

void
gj_paper_draw_statement_sums (GjPaperSheet *sheet, const GjDocumentPaper *what)
{
  const GjDocument *document = what->document;
  g_autofree char *from = gj_date_format (document->from);
  g_autofree char *to = gj_date_format (document->to);
  g_autofree char *period = g_strdup_printf ("%s 至 %s", from, to);
  g_autofree char *count = g_strdup_printf ("%u笔", document->n_rows);

  gj_paper_sheet_field (sheet, "记录", gj_document_records_label (document->records));
  gj_paper_sheet_field (sheet, "范围", gj_document_side_label (document->side));
  gj_paper_sheet_field (sheet, "类别", what->med_type_label);
  gj_paper_sheet_field (sheet, "只列此人", document->n_lines == 1 ? document->lines[0].name : NULL);
  gj_paper_sheet_field (sheet, "期间", period);
  gj_paper_sheet_field (sheet, "笔数", count);
  gj_paper_sheet_dashed_rule (sheet);
  draw_sums (sheet, document);
  gj_paper_sheet_dashed_rule (sheet);
}

static guint
record_rows (const GjStatementLine *row)
{
  return RECORD_ROWS + (row->split != NULL && *row->split != '\0' ? SPLIT_ROWS : 0);
}

static void
draw_record (GjPaperSheet *sheet, const GjStatementLine *row)
{
  static const GjSheetStyle when_style = { .size = 24, .line = 34, .shrink_percent = 75 };
  static const GjSheetStyle amount_style = { .size = 24, .line = 34, .bold = TRUE };
  static const GjSheetStyle what_style = { .size = 24, .line = 32, .shrink_percent = 60 };
  static const GjSheetStyle split_style = { .size = 20, .line = 30, .shrink_percent = 75 };
  gboolean has_kind = row->kind != NULL && *row->kind != '\0';
  g_autofree char *amount = gj_money_format (row->amount_fen);
  g_autofree char *when
      = has_kind ? g_strdup_printf ("%s %s", row->when, row->kind) : g_strdup (row->when);

  gj_paper_sheet_columns (sheet, &when_style, when, &amount_style, amount);
  gj_paper_sheet_text (sheet, &what_style, row->what);
  gj_paper_sheet_text (sheet, &split_style, row->split);
  gj_paper_sheet_space (sheet, 10);
}

void
gj_paper_draw_statement_rows (GjPaperSheet *sheet, const GjDocumentPaper *what, guint foot)
{
  const GjDocument *document = what->document;
  gsize shown = 0;

  if (document->n_rows == 0)
    gj_paper_sheet_text (sheet, &gj_paper_centred, "这段时间没有记录");
  else if (what->rows == NULL)
    gj_paper_sheet_text (sheet, &gj_paper_centred, "本单只印合计；要看每一笔，请重新打印对账单");
  else if (what->amount_label != NULL && *what->amount_label != '\0')
    gj_paper_sheet_columns (sheet, &gj_paper_sentence, "明细", &gj_paper_plain,
                            what->amount_label);
  for (; what->rows != NULL && shown < what->n_rows; shown++)
    {
      if (gj_paper_sheet_room (sheet) < foot + record_rows (&what->rows[shown]))
        break;
      draw_record (sheet, &what->rows[shown]);
    }
  if (what->rows != NULL && shown < document->n_rows)
    {
      g_autofree char *rest = g_strdup_printf (
          "纸上只印最近%u笔，其余%u笔没有印；合计是全部%u笔的。要看其余的，请缩短期间再打印。",
          (guint)shown, document->n_rows - (guint)shown, document->n_rows);

      gj_paper_sheet_text (sheet, &gj_paper_plain, rest);
    }
  gj_paper_sheet_dashed_rule (sheet);
}
