/* SPDX-License-Identifier: Apache-2.0 */
/* The writing half of document_payload.h. */
#include "core/receipt/document_payload.h"

#include "core/base/i18n.h"
#include "core/base/transfer_id.h"
#include "core/receipt/payload_rules.h"

#include <string.h>

#define NAMES_MAX (GJ_DOCUMENT_LINES_MAX + 1)

static gboolean
is_plain_name (const char *name)
{
  return name != NULL && gj_payload_name_is_legal (name, strlen (name));
}

static gboolean
check_correction (const GjDocument *document, GError **error)
{
  const GjDocumentCorrection *correction = &document->correction;

  if (document->kind != GJ_DOCUMENT_CORRECTION)
    return correction->kiosk_id == NULL || gj_payload_refuse (error, "correction");
  if (correction->kiosk_id == NULL
      || !gj_payload_kiosk_is_legal (correction->kiosk_id, strlen (correction->kiosk_id)))
    return gj_payload_refuse (error, "corrected kiosk_id");
  for (guint i = 0; i < G_N_ELEMENTS (correction->staff); i++)
    if (correction->staff[i] == NULL
        || !gj_document_staff_is_legal (correction->staff[i], strlen (correction->staff[i])))
      return gj_payload_refuse (error, "staff");
  if (correction->cause == NULL
      || (*correction->cause != '\0' && !is_plain_name (correction->cause)))
    return gj_payload_refuse (error, "cause");
  return gj_document_correction_is_legal (document) || gj_payload_refuse (error, "correction");
}

static gboolean
check_head (const GjDocument *document, GError **error)
{
  if (!gj_document_kind_is_legal (document->kind))
    return gj_payload_refuse (error, "kind");
  if (document->kiosk_id == NULL
      || !gj_payload_kiosk_is_legal (document->kiosk_id, strlen (document->kiosk_id)))
    return gj_payload_refuse (error, "kiosk_id");
  if (!gj_document_by_pin_is_legal (document->kind, document->by_pin))
    return gj_payload_refuse (error, "by_pin");
  if (document->receipt_no == 0)
    return gj_payload_refuse (error, "receipt_no");
  if (document->time_us < GJ_PAYLOAD_TIME_FIRST_US || document->time_us >= GJ_PAYLOAD_TIME_END_US)
    return gj_payload_refuse (error, "time");
  if (!is_plain_name (document->holder_name))
    return gj_payload_refuse (error, "holder_name");
  if (!gj_document_count_is_legal (document->kind, document->n_lines))
    return gj_payload_refuse (error, "n_lines");
  if (document->kind == GJ_DOCUMENT_STATEMENT && !gj_document_statement_is_legal (document))
    return gj_payload_refuse (error, "statement");
  if (document->kind != GJ_DOCUMENT_STATEMENT && document->has_listing)
    return gj_payload_refuse (error, "listing");
  return check_correction (document, error);
}

/* What a kind does not write must be empty, or the document would not be read back as it was. */
static gboolean
check_line (const GjDocument *document, const GjDocumentLine *line, const GjDocumentLine *before,
            GError **error)
{
  gboolean order = document->kind == GJ_DOCUMENT_ORDER;
  gboolean joint = document->kind == GJ_DOCUMENT_JOINT;
  gboolean correction = document->kind == GJ_DOCUMENT_CORRECTION;
  gint64 most_fen = correction ? GJ_PAYLOAD_AMOUNT_MAX_FEN : GJ_DOCUMENT_LINE_AMOUNT_MAX_FEN;

  if (!is_plain_name (line->name))
    return gj_payload_refuse (error, "name");
  if (!gj_document_result_is_legal (document->kind, line->result))
    return gj_payload_refuse (error, "result");
  if (!gj_document_reason_is_legal (line->result, line->reason))
    return gj_payload_refuse (error, "reason");
  if (order ? line->place < 1 || line->place > GJ_DOCUMENT_PLACE_MAX : line->place != 0)
    return gj_payload_refuse (error, "place");
  if (joint || correction ? line->amount_fen < 1 || line->amount_fen > most_fen
                          : line->amount_fen != 0)
    return gj_payload_refuse (error, "amount");
  if (joint ? line->receipt_no < 1 || line->receipt_no >= document->receipt_no
                  || document->receipt_no - line->receipt_no > GJ_DOCUMENT_BACK_MAX
            : line->receipt_no != 0)
    return gj_payload_refuse (error, "line receipt_no");
  if (joint || correction ? line->coverage_year < GJ_DOCUMENT_YEAR_FIRST
                                || line->coverage_year > GJ_DOCUMENT_YEAR_LAST
                          : line->coverage_year != 0)
    return gj_payload_refuse (error, "coverage_year");
  if (!gj_document_line_follows (document->kind, before, line))
    return gj_payload_refuse (error, "line order");
  return TRUE;
}

static gboolean
put_fixed (GjPayload *payload, const GjDocument *document, const guint8 key_id[GJ_KEY_ID_BYTES],
           GError **error)
{
  guint8 about_id[GJ_TRANSFER_ID_BYTES];

  if (!gj_transfer_id_pack (document->about_id, about_id))
    return gj_payload_refuse (error, "about_id");
  gj_payload_put_number (payload,
                         GJ_DOCUMENT_VERSION << 4 | (document->demo ? GJ_DOCUMENT_FLAG_DEMO : 0)
                             | (document->has_listing ? GJ_DOCUMENT_FLAG_LISTING : 0)
                             | (document->by_pin ? GJ_DOCUMENT_FLAG_BY_PIN : 0),
                         1);
  gj_payload_put_bytes (payload, key_id, GJ_KEY_ID_BYTES);
  gj_payload_put_number (payload, document->kind, 1);
  gj_payload_put_bytes (payload, about_id, sizeof about_id);
  gj_payload_put_number (payload, document->receipt_no, 4);
  gj_payload_put_number (payload, (guint64)document->time_us, 7);
  gj_payload_put_bytes (payload, document->prev_hash, GJ_RECEIPT_CHAIN_BYTES);
  g_assert (payload->length == GJ_DOCUMENT_FIXED);
  return TRUE;
}

static void
put_statement (GjPayload *payload, const GjDocument *document)
{
  const GjDocumentTotals *totals = &document->totals;
  guint med_type = 0;

  if (*document->med_type != '\0' && !gj_payload_parse_digits (document->med_type, 2, &med_type))
    g_assert_not_reached (); /* gj_document_statement_is_legal */
  gj_payload_put_number (payload, document->records, 1);
  gj_payload_put_number (payload, document->side, 1);
  gj_payload_put_number (payload, med_type, 1);
  gj_payload_put_number (payload, document->from, 4);
  gj_payload_put_number (payload, document->to, 4);
  gj_payload_put_number (payload, document->n_rows, 4);
  gj_payload_put_number (payload, (guint64)totals->total_fen, 6);
  gj_payload_put_number (payload, (guint64)totals->fund_fen, 6);
  gj_payload_put_number (payload, (guint64)totals->own_fen, 6);
  gj_payload_put_number (payload, (guint64)totals->shared_fen, 6);
  gj_payload_put_number (payload, (guint64)totals->cash_fen, 6);
  if (!document->has_listing)
    return;
  gj_payload_put_number (payload, document->cares, 1);
  gj_payload_put_number (payload, document->n_listed, 2);
  gj_payload_put_number (payload, document->n_unlisted, 4);
  gj_payload_put_bytes (payload, document->listing_digest, sizeof document->listing_digest);
}

static void
put_correction (GjPayload *payload, const GjDocumentCorrection *correction)
{
  gj_payload_put_text (payload, correction->kiosk_id);
  gj_payload_put_number (payload, correction->receipt_no, 4);
  gj_payload_put_number (payload, correction->paid_on, 4);
  gj_payload_put_number (payload, (guint64)correction->balance_after_fen, 5);
  gj_payload_put_text (payload, correction->staff[0]);
  gj_payload_put_text (payload, correction->staff[1]);
}

/* Last of all, in the room that is left. */
static void
put_cause (GjPayload *payload, const char *cause)
{
  gsize room = MIN (GJ_DOCUMENT_BODY_MAX - payload->length - 1, (gsize)GJ_DOCUMENT_CAUSE_MAX);
  g_autofree char *cut = room < GJ_DOCUMENT_NAME_LEAST && strlen (cause) > room
                             ? g_strdup ("")
                             : gj_payload_cut_name (cause, MAX (room, GJ_DOCUMENT_NAME_LEAST));

  gj_payload_put_text (payload, cut);
}

/* Everything of a line behind its name. */
static gboolean
put_line_tail (GjPayload *payload, const GjDocument *document, const GjDocumentLine *line,
               GError **error)
{
  guint relation = 0;

  if (!gj_payload_put_id (payload, line->id, "id", error))
    return FALSE;
  if (!gj_payload_parse_digits (line->patn_rlts, 2, &relation))
    return gj_payload_refuse (error, "patn_rlts");
  gj_payload_put_number (payload, relation, 1);
  if (gj_document_has_result (document->kind))
    gj_payload_put_number (payload, (guint64)line->reason << 4 | line->result, 1);
  if (document->kind == GJ_DOCUMENT_ORDER)
    gj_payload_put_number (payload, line->place, 1);
  if (document->kind == GJ_DOCUMENT_JOINT)
    {
      gj_payload_put_number (payload, (guint64)line->amount_fen, 3);
      gj_payload_put_number (payload, document->receipt_no - line->receipt_no, 2);
      gj_payload_put_number (payload, line->coverage_year - GJ_DOCUMENT_YEAR_FIRST, 1);
    }
  if (document->kind == GJ_DOCUMENT_CORRECTION)
    {
      gj_payload_put_number (payload, (guint64)line->amount_fen, 4);
      gj_payload_put_number (payload, line->coverage_year - GJ_DOCUMENT_YEAR_FIRST, 1);
    }
  return TRUE;
}

/* The most bytes that every name may keep so that all fit into @room; 0 where that would be too few
 * to know anybody by. */
static gsize
share_room (const char *const *names, guint n, gsize room)
{
  for (gsize limit = room; limit >= GJ_DOCUMENT_NAME_LEAST; limit--)
    {
      gsize sum = 0;

      for (guint i = 0; i < n; i++)
        sum += MIN (strlen (names[i]), limit);
      if (sum <= room)
        return limit;
    }
  return 0;
}

static void
put_name (GjPayload *payload, const char *name, gsize limit)
{
  g_autofree char *cut = gj_payload_cut_name (name, limit);

  gj_payload_put_text (payload, cut);
}

/* What stands between the names, already written; the names' lengths are not in it. */
typedef struct
{
  GjPayload head; /* up to the holder's name */
  GjPayload holder;
  GjPayload tails[GJ_DOCUMENT_LINES_MAX];
  gsize length; /* of all of it, with one byte for the length of each name */
} Pieces;

static gboolean
make_pieces (Pieces *pieces, const GjDocument *document, guint n_lines,
             const guint8 key_id[GJ_KEY_ID_BYTES], GError **error)
{
  if (!check_head (document, error) || !put_fixed (&pieces->head, document, key_id, error)
      || !gj_payload_put_id (&pieces->holder, document->holder_id, "holder_id", error))
    return FALSE;
  gj_payload_put_text (&pieces->head, document->kiosk_id);
  if (document->kind == GJ_DOCUMENT_STATEMENT)
    put_statement (&pieces->holder, document);
  if (document->kind == GJ_DOCUMENT_CORRECTION)
    put_correction (&pieces->holder, &document->correction);
  gj_payload_put_number (&pieces->holder, n_lines, 1);
  pieces->length = pieces->head.length + pieces->holder.length + 1 + n_lines
                   + (document->kind == GJ_DOCUMENT_CORRECTION ? 1 : 0); /* of the cause's length */
  for (guint i = 0; i < document->n_lines; i++)
    {
      const GjDocumentLine *line = &document->lines[i];

      if (!check_line (document, line, i == 0 ? NULL : line - 1, error)
          || !put_line_tail (&pieces->tails[i], document, line, error))
        return FALSE;
      if (i < n_lines)
        pieces->length += pieces->tails[i].length;
    }
  return TRUE;
}

/* The limit for names with the first @n_lines lines; 0 where they do not fit. */
static gsize
names_limit (const Pieces *pieces, const GjDocument *document, guint n_lines)
{
  const char *names[NAMES_MAX] = { document->holder_name };

  if (pieces->length >= GJ_DOCUMENT_BODY_MAX)
    return 0;
  for (guint i = 0; i < n_lines; i++)
    names[i + 1] = document->lines[i].name;
  return share_room (names, n_lines + 1, GJ_DOCUMENT_BODY_MAX - pieces->length);
}

static gboolean
fits (const GjDocument *document, guint n_lines)
{
  static const guint8 no_key[GJ_KEY_ID_BYTES];
  g_autofree Pieces *pieces = g_new0 (Pieces, 1);

  return make_pieces (pieces, document, n_lines, no_key, NULL)
         && names_limit (pieces, document, n_lines) > 0;
}

guint
gj_document_count_fitting (const GjDocument *document)
{
  guint n = document->n_lines;

  g_assert (n <= GJ_DOCUMENT_LINES_MAX);
  while (n > 0 && !fits (document, n))
    n--;
  return n;
}

gboolean
gj_document_payload_write (GjPayload *payload, const GjDocument *document,
                           const guint8 key_id[GJ_KEY_ID_BYTES], GError **error)
{
  g_autofree Pieces *pieces = g_new0 (Pieces, 1);
  gsize limit;

  payload->length = 0;
  if (!make_pieces (pieces, document, document->n_lines, key_id, error))
    return FALSE;
  limit = names_limit (pieces, document, document->n_lines);
  if (limit == 0)
    {
      g_set_error (error, GJ_RECEIPT_ERROR, GJ_RECEIPT_ERROR_CONTENT,
                   _ ("凭条写不下 %u 人，最多 %u 人；请分成几张"), document->n_lines,
                   gj_document_count_fitting (document));
      return FALSE;
    }
  gj_payload_put_bytes (payload, pieces->head.bytes, pieces->head.length);
  put_name (payload, document->holder_name, limit);
  gj_payload_put_bytes (payload, pieces->holder.bytes, pieces->holder.length);
  for (guint i = 0; i < document->n_lines; i++)
    {
      put_name (payload, document->lines[i].name, limit);
      gj_payload_put_bytes (payload, pieces->tails[i].bytes, pieces->tails[i].length);
    }
  if (document->kind == GJ_DOCUMENT_CORRECTION)
    put_cause (payload, document->correction.cause);
  g_assert (payload->length >= GJ_DOCUMENT_BODY_MIN && payload->length <= GJ_DOCUMENT_BODY_MAX);
  return TRUE;
}
