/* SPDX-License-Identifier: Apache-2.0 */
/* What stands on the papers of a terminal: the sealed text with the labels of its codes, the records
 * of a statement, a letter. Everything here may run on any thread. */
#include "kiosk/workers/printing_private.h"

#include "core/ledger/correction.h"
#include "core/ledger/premium_waiting.h"
#include "core/receipt/document_store.h"
#include "core/receipt/document_text.h"
#include "core/receipt/sealed.h"
#include "core/rules/codes.h"
#include "core/rules/premium.h"
#include "core/rules/relation.h"
#include "devices/printer/paper_words.h"
#include "kiosk/config.h"
#include "kiosk/texts.h"

void
gj_paper_kept_free (GjPaperKept *kept)
{
  g_clear_pointer (&kept->listing, gj_listing_free);
  for (guint i = 0; i < G_N_ELEMENTS (kept->waiting); i++)
    {
      g_free (kept->taken_back[i]);
      g_free (kept->waiting[i]);
    }
  g_free (kept);
}

/* Records that are not the signed ones are nobody's to print. */
static gboolean
read_listing (GjStore *store, const GjDocument *document, GjPaperKept *kept, GError **error)
{
  g_autofree char *text = NULL;
  gboolean agrees;

  switch (gj_document_find_listing (store, document, &text, &agrees, error))
    {
    case GJ_FOUND:
      break;
    case GJ_NOT_FOUND:
      return TRUE;
    case GJ_FIND_FAILED:
      return FALSE;
    }
  if (agrees)
    kept->listing = gj_listing_read (text, NULL);
  if (kept->listing == NULL)
    g_warning ("the records kept of statement %s-%u are not those that were signed",
               document->kiosk_id, document->receipt_no);
  return TRUE;
}

/* Of the premium on this receipt, which stands on the paper's line @i. */
static gboolean
read_premium (GjStore *store, const char *kiosk_id, gint64 receipt_no, GjPaperKept *kept, guint i,
              GError **error)
{
  GjWaitingResult result;
  GjWaiting waiting;
  gint64 reversed_us = 0;

  if (!gj_premium_find_kept_waiting (store, kiosk_id, receipt_no, &result, &waiting, error)
      || !gj_correction_find_time (store, kiosk_id, receipt_no, &reversed_us, error))
    return FALSE;
  kept->waiting[i] = gj_paper_words_waiting (result, &waiting);
  kept->taken_back[i] = gj_paper_words_taken_back (reversed_us);
  return TRUE;
}

static gboolean
read_kept (GjStore *store, const GjSealed *paper, GjPaperKept *kept, GError **error)
{
  const GjDocument *document = paper->document;

  if (document == NULL)
    return read_premium (store, paper->receipt->kiosk_id, paper->receipt->receipt_no, kept, 0,
                         error);
  if (document->kind == GJ_DOCUMENT_STATEMENT)
    return read_listing (store, document, kept, error);
  for (guint i = 0; document->kind == GJ_DOCUMENT_JOINT && i < document->n_lines; i++)
    if (!read_premium (store, document->kiosk_id, document->lines[i].receipt_no, kept, i, error))
      return FALSE;
  return TRUE;
}

GjPaperKept *
gj_paper_kept_read (GjStore *store, const char *sealed, GError **error)
{
  g_autoptr (GjPaperKept) kept = g_new0 (GjPaperKept, 1);
  g_auto (GjSealed) paper = { NULL };

  if (!gj_sealed_open (sealed, NULL, &paper, error))
    return NULL;
  if (!read_kept (store, &paper, kept, error))
    return NULL;
  return g_steal_pointer (&kept);
}

GjPrintingLetter *
gj_printing_letter_copy (const GjPrintingLetter *letter)
{
  GjPrintingLetter *copy = g_new0 (GjPrintingLetter, 1);

  copy->act_id = g_strdup (letter->act_id);
  copy->number = g_strdup (letter->number);
  copy->version = g_strdup (letter->version);
  copy->digest = g_strdup (letter->digest);
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
  g_free (letter->act_id);
  g_free (letter->number);
  g_free (letter->version);
  g_free (letter->digest);
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
              guint copy_no, const GjPaperKept *kept, GError **error)
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
    .taken_back = kept != NULL ? kept->taken_back[0] : NULL,
    .waiting = kept != NULL ? kept->waiting[0] : NULL,
    .official_where = find_official_where (office),
    .hotline = gj_region_hotline (office->region),
    .copy_no = copy_no,
  };

  return gj_paper_draw_receipt (&what, office->config->printer_width, error);
}

static GjPaper *
draw_document (const GjPrintingOffice *office, const char *sealed, const GjDocument *document,
               guint copy_no, const GjPaperKept *kept, GError **error)
{
  g_autofree char *cares = gj_document_cares_text (document, TRUE);
  GjDocumentPaper what = {
    .document = document,
    .qr_text = sealed,
    .hall = office->config->hall,
    .machine = office->machine,
    .cares_label = cares,
    .listing = kept != NULL ? kept->listing : NULL,
    .insurance_label = gj_code_label_chinese (GJ_CODE_INSUTYPE, GJ_INSUTYPE_RESIDENT),
    .official_where = find_official_where (office),
    .hotline = gj_region_hotline (office->region),
    .copy_no = copy_no,
  };

  for (guint i = 0; i < document->n_lines; i++)
    {
      what.relation_labels[i] = gj_relation_label_chinese (document->lines[i].patn_rlts);
      what.taken_back[i] = kept != NULL ? kept->taken_back[i] : NULL;
      what.waiting[i] = kept != NULL ? kept->waiting[i] : NULL;
    }
  return gj_paper_draw_document (&what, office->config->printer_width, error);
}

GjPaper *
gj_printing_draw_kept (const GjPrintingOffice *office, const char *sealed, guint copy_no,
                       const GjPaperKept *kept, GError **error)
{
  g_auto (GjSealed) paper = { NULL };

  if (!gj_sealed_open (sealed, NULL, &paper, error))
    return NULL;
  if (paper.receipt != NULL)
    return draw_receipt (office, sealed, paper.receipt, copy_no, kept, error);
  return draw_document (office, sealed, paper.document, copy_no, kept, error);
}

GjPaper *
gj_printing_draw (const GjPrintingOffice *office, const char *sealed, guint copy_no, GError **error)
{
  return gj_printing_draw_kept (office, sealed, copy_no, NULL, error);
}

GjPaper *
gj_printing_draw_letter (const GjPrintingOffice *office, const GjPrintingLetter *letter,
                         guint copy_no, GError **error)
{
  g_autofree char *time = gj_time_format (letter->time_us);
  const GjLetterPaper what = {
    .hall = office->config->hall,
    .machine = office->machine,
    .number = letter->number,
    .title = letter->title,
    .version = letter->version,
    .digest = letter->digest,
    .text = letter->text,
    .name = letter->name,
    .id = letter->id,
    .people = letter->people,
    .signature = letter->signature,
    .time_text = time,
    .hotline = gj_region_hotline (office->region),
    .demo = gj_region_is_demo (office->region),
    .copy_no = copy_no,
  };

  return gj_paper_draw_letter (&what, office->config->printer_width, error);
}
