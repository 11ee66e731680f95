/* SPDX-License-Identifier: Apache-2.0 */
/* A statement: which records of which days, what they add up to, and the records themselves. The sums
 * are those that were signed; nothing is added up here, so that paper and code cannot differ. */
#include "devices/printer/paper_document.h"

#include "core/base/clock.h"
#include "core/base/money.h"
#include "core/receipt/document_text.h"

/* How a record looks: every one alike, and what is too long for a line takes another. */
static const GjSheetStyle when_style = { .size = 24, .line = 32 };
static const GjSheetStyle amount_style = { .size = 24, .line = 32, .bold = TRUE };
static const GjSheetStyle what_style = { .size = 24, .line = 30 };
static const GjSheetStyle split_style = { .size = 20, .line = 26 };
#define RECORD_SPACE 8

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
  guint n_reversed = gj_document_count_records (document) - document->n_rows;
  g_autofree char *count = n_reversed == 0
                               ? g_strdup_printf ("%u笔", document->n_rows)
                               : g_strdup_printf ("%u笔，另有%u笔已退回", document->n_rows, n_reversed);

  gj_paper_sheet_field (sheet, "记录", gj_document_records_label (document->records));
  gj_paper_sheet_field (sheet, "范围", gj_document_side_label (document->side));
  gj_paper_sheet_field (sheet, "类别", what->cares_label);
  gj_paper_sheet_field (sheet, "只列此人", document->n_lines == 1 ? document->lines[0].name : NULL);
  gj_paper_sheet_field (sheet, "期间", period);
  gj_paper_sheet_field (sheet, "笔数", count);
  gj_paper_sheet_dashed_rule (sheet);
  draw_sums (sheet, document);
  gj_paper_sheet_dashed_rule (sheet);
}

/* At the most: the day and the amount may take a line each. */
static guint
record_rows (GjPaperSheet *sheet, const GjListed *record)
{
  return 2 * when_style.line + gj_paper_sheet_height (sheet, &what_style, record->what)
         + gj_paper_sheet_height (sheet, &split_style, record->split) + RECORD_SPACE;
}

static void
draw_record (GjPaperSheet *sheet, const GjListed *record)
{
  g_autofree char *amount = gj_money_format (record->amount_fen);
  g_autofree char *when = *record->kind != '\0' ? g_strdup_printf ("%s %s", record->when, record->kind)
                                                : g_strdup (record->when);

  gj_paper_sheet_columns (sheet, &when_style, when, &amount_style, amount);
  gj_paper_sheet_text (sheet, &what_style, record->what);
  gj_paper_sheet_text (sheet, &split_style, record->split);
  gj_paper_sheet_space (sheet, RECORD_SPACE);
}

/* How many of the records were drawn. */
static guint
draw_records (GjPaperSheet *sheet, const GjListing *listing, guint foot)
{
  guint n = gj_listing_count (listing);

  if (n > 0 && *gj_listing_amount_label (listing) != '\0')
    gj_paper_sheet_columns (sheet, &gj_paper_sentence, "明细", &gj_paper_plain,
                            gj_listing_amount_label (listing));
  for (guint i = 0; i < n; i++)
    {
      const GjListed *record = gj_listing_get (listing, i);

      if (gj_paper_sheet_room (sheet) < foot + record_rows (sheet, record))
        return i;
      draw_record (sheet, record);
    }
  return n;
}

void
gj_paper_draw_statement_rows (GjPaperSheet *sheet, const GjDocumentPaper *what, guint foot)
{
  const GjDocument *document = what->document;
  guint n_records = gj_document_count_records (document);
  guint shown = what->listing != NULL ? draw_records (sheet, what->listing, foot) : 0;

  if (n_records == 0)
    gj_paper_sheet_text (sheet, &gj_paper_centred, "这段时间没有记录");
  else if (what->listing == NULL)
    gj_paper_sheet_text (sheet, &gj_paper_centred, "本单只印合计；要看每一笔，请重新打印对账单");
  else if (shown < n_records)
    {
      g_autofree char *rest = g_strdup_printf (
          "纸上只印最近%u笔，其余%u笔没有印；合计是全部的。要看其余的，请缩短期间再打印。", shown,
          n_records - shown);

      gj_paper_sheet_text (sheet, &gj_paper_plain, rest);
    }
  gj_paper_sheet_dashed_rule (sheet);
}

void
gj_paper_draw_statement_coverage (GjPaperSheet *sheet, const GjDocument *document)
{
  g_autofree char *all
      = g_strdup_printf ("签名管期间、合计和以上%u笔明细", document->n_listed);

  gj_paper_sheet_text (sheet, &gj_paper_centred,
                       !document->has_listing   ? "签名只管期间和合计，不管每一笔"
                       : document->n_listed > 0 ? all
                                                : "签名管期间和合计");
}
