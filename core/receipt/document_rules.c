/* SPDX-License-Identifier: Apache-2.0 */
/* What a document's fields may hold. Every rule here is also a sentence in assets/receipt-format.md. */
#include "core/receipt/document_payload.h"

#include "core/receipt/listing.h"
#include "core/receipt/payload_rules.h"

#include <string.h>

gboolean
gj_document_kind_is_legal (guint64 kind)
{
  return kind >= GJ_DOCUMENT_BIND && kind <= GJ_DOCUMENT_CORRECTION;
}

gboolean
gj_document_count_is_legal (GjDocumentKind kind, guint64 n_lines)
{
  if (kind == GJ_DOCUMENT_STATEMENT)
    return n_lines <= 1;
  if (kind == GJ_DOCUMENT_CORRECTION)
    return n_lines == 1;
  return n_lines >= 1 && n_lines <= GJ_DOCUMENT_LINES_MAX;
}

gboolean
gj_document_has_result (GjDocumentKind kind)
{
  return kind == GJ_DOCUMENT_BIND || kind == GJ_DOCUMENT_RELEASE || kind == GJ_DOCUMENT_ANSWER;
}

gboolean
gj_document_result_is_legal (GjDocumentKind kind, guint64 result)
{
  switch (kind)
    {
    case GJ_DOCUMENT_BIND:
      return result == GJ_DOCUMENT_RESULT_BOUND || result == GJ_DOCUMENT_RESULT_ASKED
             || result == GJ_DOCUMENT_RESULT_NOT_DONE;
    case GJ_DOCUMENT_RELEASE:
      return result == GJ_DOCUMENT_RESULT_RELEASED || result == GJ_DOCUMENT_RESULT_WITHDRAWN
             || result == GJ_DOCUMENT_RESULT_NOT_DONE;
    case GJ_DOCUMENT_ANSWER:
      return result == GJ_DOCUMENT_RESULT_AGREED || result == GJ_DOCUMENT_RESULT_REFUSED
             || result == GJ_DOCUMENT_RESULT_LEFT || result == GJ_DOCUMENT_RESULT_NOT_DONE;
    case GJ_DOCUMENT_ORDER:
    case GJ_DOCUMENT_STATEMENT:
    case GJ_DOCUMENT_JOINT:
    case GJ_DOCUMENT_CORRECTION:
      return result == GJ_DOCUMENT_RESULT_NONE;
    }
  g_assert_not_reached ();
}

gboolean
gj_document_reason_is_legal (GjDocumentResult result, guint64 reason)
{
  return reason == GJ_DOCUMENT_REASON_NONE
         || (result == GJ_DOCUMENT_RESULT_NOT_DONE && reason <= GJ_DOCUMENT_REASON_MAX);
}

gboolean
gj_document_by_pin_is_legal (GjDocumentKind kind, gboolean by_pin)
{
  return !by_pin || kind == GJ_DOCUMENT_BIND || kind == GJ_DOCUMENT_ANSWER;
}

static gboolean
is_sum (gint64 fen)
{
  return fen >= 0 && fen <= GJ_DOCUMENT_TOTAL_MAX_FEN;
}

static gboolean
totals_are_legal (const GjDocumentTotals *totals)
{
  return is_sum (totals->total_fen) && is_sum (totals->fund_fen) && is_sum (totals->own_fen)
         && is_sum (totals->shared_fen) && is_sum (totals->cash_fen)
         && totals->total_fen
                == totals->fund_fen + totals->own_fen + totals->shared_fen + totals->cash_fen;
}

const char *const gj_document_cares[GJ_DOCUMENT_CARES] = { "11", "13", "14", "21", "41" };

/* Several kinds, not all, and then no single one. */
static gboolean
cares_are_legal (const GjDocument *document)
{
  guint n = 0;

  if (document->cares == 0)
    return TRUE;
  for (guint i = 0; i < GJ_DOCUMENT_CARES; i++)
    n += (document->cares >> i) & 1;
  return document->cares < 1 << GJ_DOCUMENT_CARES && n >= 2 && n < GJ_DOCUMENT_CARES
         && *document->med_type == '\0' && document->records != GJ_DOCUMENT_RECORDS_PREMIUMS;
}

static gboolean
listing_is_legal (const GjDocument *document)
{
  static const guint8 none[GJ_SM3_BYTES];

  if (!document->has_listing)
    return document->cares == 0 && document->n_listed == 0 && document->n_unlisted == 0
           && memcmp (document->listing_digest, none, sizeof none) == 0;
  return cares_are_legal (document) && document->n_listed <= GJ_LISTING_MAX
         && (guint64)document->n_listed + document->n_unlisted >= document->n_rows
         && (guint64)document->n_listed + document->n_unlisted <= G_MAXUINT32;
}

/* "" or two digits that are not 00, which stands for "". */
static gboolean
med_type_is_legal (const char *med_type)
{
  return *med_type == '\0'
         || (g_ascii_isdigit (med_type[0]) && g_ascii_isdigit (med_type[1]) && med_type[2] == '\0'
             && strcmp (med_type, "00") != 0);
}

gboolean
gj_document_statement_is_legal (const GjDocument *document)
{
  return document->records >= GJ_DOCUMENT_RECORDS_SHARED
         && document->records <= GJ_DOCUMENT_RECORDS_CONSUMPTION
         && document->side <= GJ_DOCUMENT_SIDE_PAID_FOR
         && (document->records != GJ_DOCUMENT_RECORDS_CONSUMPTION
             || document->side == GJ_DOCUMENT_SIDE_BOTH)
         && med_type_is_legal (document->med_type) && gj_date_is_valid (document->from)
         && gj_date_is_valid (document->to) && document->from <= document->to
         && totals_are_legal (&document->totals) && listing_is_legal (document);
}

gboolean
gj_document_staff_is_legal (const char *name, gsize length)
{
  return length <= GJ_DOCUMENT_STAFF_MAX && gj_payload_name_is_legal (name, length);
}

gboolean
gj_document_cause_is_legal (const char *cause, gsize length)
{
  return length == 0 || (length <= GJ_DOCUMENT_CAUSE_MAX && gj_payload_name_is_legal (cause, length));
}

/* The names and the cause were asked for one by one: of them only that the two are not one. */
gboolean
gj_document_correction_is_legal (const GjDocument *document)
{
  const GjDocumentCorrection *correction = &document->correction;

  return correction->receipt_no >= 1 && gj_date_is_valid (correction->paid_on)
         && correction->balance_after_fen >= 0
         && correction->balance_after_fen <= GJ_PAYLOAD_BALANCE_MAX_FEN
         && g_strcmp0 (correction->staff[0], correction->staff[1]) != 0;
}

gboolean
gj_document_line_follows (GjDocumentKind kind, const GjDocumentLine *before,
                          const GjDocumentLine *line)
{
  if (before == NULL)
    return TRUE;
  if (kind == GJ_DOCUMENT_ORDER)
    return line->place > before->place;
  if (kind == GJ_DOCUMENT_JOINT)
    return line->receipt_no > before->receipt_no;
  return TRUE;
}
