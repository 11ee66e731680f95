/* SPDX-License-Identifier: Apache-2.0 */
/* The reading half of document_payload.h. It stops at the first thing that is not exactly what the
 * writer would have written. */
#include "core/receipt/document_payload.h"

#include "core/base/transfer_id.h"
#include "core/receipt/payload_rules.h"

#include <string.h>

static void
read_fixed (GjPayloadReader *reader, guint8 key_id[GJ_KEY_ID_BYTES], GjDocument *document)
{
  guint8 about_id[GJ_TRANSFER_ID_BYTES] = { 0 };
  guint first = (guint)gj_payload_take_number (reader, 1);
  guint64 kind;

  if (first >> 4 != GJ_DOCUMENT_VERSION)
    gj_payload_stop (reader, GJ_RECEIPT_STAGE_VERSION);
  gj_payload_require (reader, (first & 0x0F & ~(guint)GJ_DOCUMENT_FLAGS) == 0);
  document->demo = (first & GJ_DOCUMENT_FLAG_DEMO) != 0;
  document->has_listing = (first & GJ_DOCUMENT_FLAG_LISTING) != 0;
  document->by_pin = (first & GJ_DOCUMENT_FLAG_BY_PIN) != 0;
  gj_payload_take_into (reader, key_id, GJ_KEY_ID_BYTES);
  gj_payload_require (reader, gj_key_id_is_demo (key_id) == document->demo);
  kind = gj_payload_take_number (reader, 1);
  if (kind > GJ_DOCUMENT_CORRECTION) /* one of ours, of a newer program */
    gj_payload_stop (reader, GJ_RECEIPT_STAGE_VERSION);
  gj_payload_require (reader, gj_document_kind_is_legal (kind));
  document->kind = (GjDocumentKind)kind;
  gj_payload_require (reader, gj_document_by_pin_is_legal (document->kind, document->by_pin));
  gj_payload_require (reader, !document->has_listing || kind == GJ_DOCUMENT_STATEMENT);
  gj_payload_take_into (reader, about_id, sizeof about_id);
  gj_transfer_id_unpack (about_id, document->about_id);
  document->receipt_no = (guint32)gj_payload_take_number_within (reader, 4, 1, G_MAXUINT32);
  document->time_us
      = (gint64)gj_payload_take_number_within (reader, 7, (guint64)GJ_PAYLOAD_TIME_FIRST_US,
                                               (guint64)GJ_PAYLOAD_TIME_END_US - 1);
  gj_payload_take_into (reader, document->prev_hash, GJ_RECEIPT_CHAIN_BYTES);
}

static void
read_statement (GjPayloadReader *reader, GjDocument *document)
{
  GjDocumentTotals *totals = &document->totals;

  document->records = (GjDocumentRecords)gj_payload_take_number (reader, 1);
  document->side = (GjDocumentSide)gj_payload_take_number (reader, 1);
  gj_payload_take_digits (reader, 1, 2, document->med_type);
  if (strcmp (document->med_type, "00") == 0)
    document->med_type[0] = '\0';
  document->from = (GjDate)gj_payload_take_number (reader, 4);
  document->to = (GjDate)gj_payload_take_number (reader, 4);
  document->n_rows = (guint32)gj_payload_take_number (reader, 4);
  totals->total_fen = (gint64)gj_payload_take_number (reader, 6);
  totals->fund_fen = (gint64)gj_payload_take_number (reader, 6);
  totals->own_fen = (gint64)gj_payload_take_number (reader, 6);
  totals->shared_fen = (gint64)gj_payload_take_number (reader, 6);
  totals->cash_fen = (gint64)gj_payload_take_number (reader, 6);
  if (document->has_listing)
    {
      document->cares = (guint8)gj_payload_take_number (reader, 1);
      document->n_listed = (guint)gj_payload_take_number (reader, 2);
      document->n_unlisted = (guint32)gj_payload_take_number (reader, 4);
      gj_payload_take_into (reader, document->listing_digest, sizeof document->listing_digest);
    }
  gj_payload_require (reader, gj_document_statement_is_legal (document));
}

static void
read_correction (GjPayloadReader *reader, GjDocumentCorrection *correction)
{
  correction->kiosk_id = gj_payload_take_text (reader, gj_payload_kiosk_is_legal);
  correction->receipt_no = (guint32)gj_payload_take_number (reader, 4);
  correction->paid_on = (GjDate)gj_payload_take_number (reader, 4);
  correction->balance_after_fen = (gint64)gj_payload_take_number (reader, 5);
  for (guint i = 0; i < G_N_ELEMENTS (correction->staff); i++)
    correction->staff[i] = gj_payload_take_text (reader, gj_document_staff_is_legal);
}

static void
read_line (GjPayloadReader *reader, const GjDocument *document, GjDocumentLine *line,
           const GjDocumentLine *before)
{
  line->name = gj_payload_take_text (reader, gj_payload_name_is_legal);
  line->id = gj_payload_take_id (reader);
  gj_payload_take_digits (reader, 1, 2, line->patn_rlts);
  if (gj_document_has_result (document->kind))
    {
      guint64 byte = gj_payload_take_number (reader, 1);

      line->result = (GjDocumentResult)(byte & 0x0F);
      line->reason = (GjDocumentReason)(byte >> 4);
      gj_payload_require (reader, gj_document_result_is_legal (document->kind, line->result)
                                      && gj_document_reason_is_legal (line->result, line->reason));
    }
  if (document->kind == GJ_DOCUMENT_ORDER)
    line->place = (guint)gj_payload_take_number_within (reader, 1, 1, GJ_DOCUMENT_PLACE_MAX);
  if (document->kind == GJ_DOCUMENT_JOINT)
    {
      line->amount_fen = (gint64)gj_payload_take_number_within (
          reader, 3, 1, (guint64)GJ_DOCUMENT_LINE_AMOUNT_MAX_FEN);
      line->receipt_no = document->receipt_no
                         - (guint32)gj_payload_take_number_within (
                             reader, 2, 1, MIN (document->receipt_no, GJ_DOCUMENT_BACK_MAX + 1) - 1);
      line->coverage_year = GJ_DOCUMENT_YEAR_FIRST + (guint)gj_payload_take_number (reader, 1);
    }
  if (document->kind == GJ_DOCUMENT_CORRECTION)
    {
      line->amount_fen = (gint64)gj_payload_take_number_within (
          reader, 4, 1, (guint64)GJ_PAYLOAD_AMOUNT_MAX_FEN);
      line->coverage_year = GJ_DOCUMENT_YEAR_FIRST + (guint)gj_payload_take_number (reader, 1);
    }
  gj_payload_require (reader, gj_document_line_follows (document->kind, before, line));
}

GjReceiptStage
gj_document_payload_read (const guint8 *body, gsize length, guint8 key_id[GJ_KEY_ID_BYTES],
                          GjDocument **document)
{
  g_autoptr (GjDocument) read = gj_document_new ();
  GjPayloadReader reader = { .bytes = body, .length = length };
  guint64 n_lines;

  *document = NULL;
  memset (key_id, 0, GJ_KEY_ID_BYTES);
  if (length < GJ_DOCUMENT_BODY_MIN || length > GJ_DOCUMENT_BODY_MAX)
    return GJ_RECEIPT_STAGE_LENGTH;
  read_fixed (&reader, key_id, read);
  read->kiosk_id = gj_payload_take_text (&reader, gj_payload_kiosk_is_legal);
  read->holder_name = gj_payload_take_text (&reader, gj_payload_name_is_legal);
  read->holder_id = gj_payload_take_id (&reader);
  if (read->kind == GJ_DOCUMENT_STATEMENT)
    read_statement (&reader, read);
  if (read->kind == GJ_DOCUMENT_CORRECTION)
    {
      read_correction (&reader, &read->correction);
      gj_payload_require (&reader, reader.stage != GJ_RECEIPT_STAGE_NONE
                                       || gj_document_correction_is_legal (read));
    }
  n_lines = gj_payload_take_number (&reader, 1);
  gj_payload_require (&reader, reader.stage != GJ_RECEIPT_STAGE_NONE
                                   || gj_document_count_is_legal (read->kind, n_lines));
  while (reader.stage == GJ_RECEIPT_STAGE_NONE && read->n_lines < n_lines)
    {
      GjDocumentLine *line = &read->lines[read->n_lines++];

      read_line (&reader, read, line, read->n_lines == 1 ? NULL : line - 1);
    }
  if (read->kind == GJ_DOCUMENT_CORRECTION)
    read->correction.cause = gj_payload_take_text (&reader, gj_document_cause_is_legal);
  if (reader.stage == GJ_RECEIPT_STAGE_NONE && reader.at != reader.length)
    gj_payload_stop (&reader, GJ_RECEIPT_STAGE_LENGTH);
  if (reader.stage == GJ_RECEIPT_STAGE_NONE)
    *document = g_steal_pointer (&read);
  return reader.stage;
}
