/* SPDX-License-Identifier: Apache-2.0 */
/* What stands on the papers of a terminal: the sealed text with the labels of its codes, the records
 * of a statement, a letter. Everything here may run on any thread. */
#include "kiosk/workers/printing_private.h"

#include "core/receipt/sealed.h"
#include "core/rules/codes.h"
#include "core/rules/premium.h"
#include "core/rules/relation.h"
#include "kiosk/texts.h"

struct _GjPrintingRows
{
  GjTexts *texts;
  GArray *lines; /* GjStatementLine */
  const char *amount_label;
};

GjPrintingRows *
gj_printing_rows_new (const char *amount_label)
{
  GjPrintingRows *rows = g_new0 (GjPrintingRows, 1);

  rows->texts = gj_texts_new ();
  rows->lines = g_array_new (FALSE, FALSE, sizeof (GjStatementLine));
  rows->amount_label = gj_texts_keep (rows->texts, g_strdup (amount_label));
  return rows;
}

void
gj_printing_rows_add (GjPrintingRows *rows, const char *when, const char *what, const char *kind,
                      const char *split, gint64 amount_fen)
{
  const GjStatementLine line = {
    .when = gj_texts_keep (rows->texts, g_strdup (when)),
    .what = gj_texts_keep (rows->texts, g_strdup (what)),
    .kind = gj_texts_keep (rows->texts, g_strdup (kind)),
    .split = gj_texts_keep (rows->texts, g_strdup (split)),
    .amount_fen = amount_fen,
  };

  g_array_append_val (rows->lines, line);
}

void
gj_printing_rows_free (GjPrintingRows *rows)
{
  g_array_unref (rows->lines);
  g_ptr_array_unref (rows->texts);
  g_free (rows);
}

GjPrintingLetter *
gj_printing_letter_copy (const GjPrintingLetter *letter)
{
  GjPrintingLetter *copy = g_new0 (GjPrintingLetter, 1);

  copy->number = g_strdup (letter->number);
  copy->version = g_strdup (letter->version);
  copy->title = g_strdup (letter->title);
  copy->text = g_strdup (letter->text);
  copy->name = g_strdup (letter->name);
  copy->id = g_strdup (letter->id);
  copy->people = g_strdup (letter->people);
  copy->signature = g_strdup (letter->signature);
  copy->time_us = letter->time_us;
  return copy;
}

void
gj_printing_letter_free (GjPrintingLetter *letter)
{
  g_free (letter->number);
  g_free (letter->version);
  g_free (letter->title);
  g_free (letter->text);
  g_free (letter->name);
  g_free (letter->id);
  g_free (letter->people);
  g_free (letter->signature);
  g_free (letter);
}

/* The tier's name in that year's table; NULL where there is one fee for all, or the table has gone. */
static char *
find_tier_label (GjRegion *region, const GjReceipt *receipt)
{
  g_autoptr (GArray) tiers = gj_premium_list_tiers (region, gj_time_date (receipt->time_us),
                                                    receipt->coverage_year);

  if (tiers->len < 2)
    return NULL;
  for (guint i = 0; i < tiers->len; i++)
    {
      const GjPremiumTier *tier = &g_array_index (tiers, GjPremiumTier, i);

      if (g_str_equal (tier->tier, receipt->tier))
        return g_strdup (tier->tier_label);
    }
  return NULL;
}

static const char *
find_official_where (const GjPrintingOffice *office)
{
  const char *where = NULL;

  return gj_region_get_text (office->region, GJ_POLICY_PAYMENT_CERTIFICATE, &where) == GJ_KNOWN
             ? where
             : NULL;
}

static GjPaper *
draw_receipt (const GjPrintingOffice *office, const char *sealed, const GjReceipt *receipt,
              guint copy_no, GError **error)
{
  g_autofree char *tier_label = find_tier_label (office->region, receipt);
  const GjReceiptPaper what = {
    .receipt = receipt,
    .qr_text = sealed,
    .hall = office->config->hall,
    .machine = office->machine,
    .relation_label = gj_relation_label_chinese (receipt->patn_rlts),
    .place = gj_place_name (office->region, receipt->admdvs),
    .insurance_label = gj_code_label_chinese (GJ_CODE_INSUTYPE, receipt->insutype),
    .tier_label = tier_label,
    .official_where = find_official_where (office),
    .hotline = gj_region_hotline (office->region),
    .copy_no = copy_no,
  };

  return gj_paper_draw_receipt (&what, office->config->printer_width, error);
}

static GjPaper *
draw_document (const GjPrintingOffice *office, const char *sealed, const GjDocument *document,
               guint copy_no, const GjPrintingRows *rows, GError **error)
{
  GjDocumentPaper what = {
    .document = document,
    .qr_text = sealed,
    .hall = office->config->hall,
    .machine = office->machine,
    .med_type_label = gj_code_label_chinese (GJ_CODE_MED_TYPE, document->med_type),
    .amount_label = rows != NULL ? rows->amount_label : NULL,
    .rows = rows != NULL ? (const GjStatementLine *) (void *) rows->lines->data : NULL,
    .n_rows = rows != NULL ? rows->lines->len : 0,
    .insurance_label = gj_code_label_chinese (GJ_CODE_INSUTYPE, GJ_INSUTYPE_RESIDENT),
    .official_where = find_official_where (office),
    .hotline = gj_region_hotline (office->region),
    .copy_no = copy_no,
  };

  for (guint i = 0; i < document->n_lines; i++)
    what.relation_labels[i] = gj_relation_label_chinese (document->lines[i].patn_rlts);
  return gj_paper_draw_document (&what, office->config->printer_width, error);
}

GjPaper *
gj_printing_draw_rows (const GjPrintingOffice *office, const char *sealed, guint copy_no,
                       const GjPrintingRows *rows, GError **error)
{
  g_auto (GjSealed) paper = { NULL };

  if (!gj_sealed_open (sealed, NULL, &paper, error))
    return NULL;
  if (paper.receipt != NULL)
    return draw_receipt (office, sealed, paper.receipt, copy_no, error);
  return draw_document (office, sealed, paper.document, copy_no, rows, error);
}

GjPaper *
gj_printing_draw (const GjPrintingOffice *office, const char *sealed, guint copy_no, GError **error)
{
  return gj_printing_draw_rows (office, sealed, copy_no, NULL, error);
}

GjPaper *
gj_printing_draw_letter (const GjPrintingOffice *office, const GjPrintingLetter *letter,
                         GError **error)
{
  g_autofree char *time = gj_time_format (letter->time_us);
  const GjLetterPaper what = {
    .hall = office->config->hall,
    .machine = office->machine,
    .number = letter->number,
    .title = letter->title,
    .version = letter->version,
    .text = letter->text,
    .name = letter->name,
    .id = letter->id,
    .people = letter->people,
    .signature = letter->signature,
    .time_text = time,
    .hotline = gj_region_hotline (office->region),
    .demo = gj_region_is_demo (office->region),
  };

  return gj_paper_draw_letter (&what, office->config->printer_width, error);
}
