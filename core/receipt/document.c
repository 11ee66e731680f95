/* SPDX-License-Identifier: Apache-2.0 */
/* Seals, opens and judges documents. The layout of the bytes is document_payload.h's. */
#include "core/receipt/document.h"

#include "core/receipt/document_payload.h"
#include "core/receipt/sealing.h"

#include <string.h>

static const GjSealingFormat format = {
  .prefix = GJ_DOCUMENT_PREFIX,
  .domain = GJ_DOCUMENT_DOMAIN,
  .text_max = GJ_DOCUMENT_TEXT_MAX,
  .payload_max = GJ_DOCUMENT_PAYLOAD_MAX,
  .body_min = GJ_DOCUMENT_BODY_MIN,
};

static const char *const kind_words[]
    = { NULL, "bind", "release", "order", "answer", "statement", "joint", "correction" };

GjDocument *
gj_document_new (void)
{
  return g_new0 (GjDocument, 1);
}

GjDocumentLine *
gj_document_add_line (GjDocument *document, const char *name, const char *id,
                      const char *patn_rlts)
{
  GjDocumentLine *line = &document->lines[document->n_lines];

  g_assert (document->n_lines < GJ_DOCUMENT_LINES_MAX);
  document->n_lines++;
  line->name = g_strdup (name);
  line->id = g_strdup (id);
  g_strlcpy (line->patn_rlts, patn_rlts, sizeof line->patn_rlts);
  return line;
}

static gboolean
lines_equal (const GjDocumentLine *a, const GjDocumentLine *b)
{
  return g_strcmp0 (a->name, b->name) == 0 && g_strcmp0 (a->id, b->id) == 0
         && strcmp (a->patn_rlts, b->patn_rlts) == 0 && a->result == b->result
         && a->reason == b->reason && a->place == b->place && a->amount_fen == b->amount_fen
         && a->receipt_no == b->receipt_no && a->coverage_year == b->coverage_year;
}

static gboolean
statements_equal (const GjDocument *a, const GjDocument *b)
{
  return a->records == b->records && a->side == b->side && strcmp (a->med_type, b->med_type) == 0
         && a->from == b->from && a->to == b->to && a->n_rows == b->n_rows
         && a->totals.total_fen == b->totals.total_fen && a->totals.fund_fen == b->totals.fund_fen
         && a->totals.own_fen == b->totals.own_fen && a->totals.shared_fen == b->totals.shared_fen
         && a->totals.cash_fen == b->totals.cash_fen && !a->has_listing == !b->has_listing
         && a->cares == b->cares && a->n_listed == b->n_listed && a->n_unlisted == b->n_unlisted
         && memcmp (a->listing_digest, b->listing_digest, sizeof a->listing_digest) == 0;
}

static gboolean
corrections_equal (const GjDocumentCorrection *a, const GjDocumentCorrection *b)
{
  return g_strcmp0 (a->kiosk_id, b->kiosk_id) == 0 && a->receipt_no == b->receipt_no
         && a->paid_on == b->paid_on && a->balance_after_fen == b->balance_after_fen
         && g_strcmp0 (a->staff[0], b->staff[0]) == 0 && g_strcmp0 (a->staff[1], b->staff[1]) == 0
         && g_strcmp0 (a->cause, b->cause) == 0;
}

gboolean
gj_document_equal (const GjDocument *a, const GjDocument *b)
{
  if (a->n_lines != b->n_lines)
    return FALSE;
  for (guint i = 0; i < a->n_lines; i++)
    if (!lines_equal (&a->lines[i], &b->lines[i]))
      return FALSE;
  return a->kind == b->kind && g_strcmp0 (a->kiosk_id, b->kiosk_id) == 0
         && a->receipt_no == b->receipt_no && a->time_us == b->time_us && !a->demo == !b->demo
         && !a->by_pin == !b->by_pin
         && strcmp (a->about_id, b->about_id) == 0
         && g_strcmp0 (a->holder_name, b->holder_name) == 0
         && g_strcmp0 (a->holder_id, b->holder_id) == 0
         && memcmp (a->prev_hash, b->prev_hash, GJ_RECEIPT_CHAIN_BYTES) == 0
         && statements_equal (a, b) && corrections_equal (&a->correction, &b->correction);
}

void
gj_document_free (GjDocument *document)
{
  if (document == NULL)
    return;
  g_free (document->kiosk_id);
  g_free (document->holder_name);
  g_free (document->holder_id);
  for (guint i = 0; i < document->n_lines; i++)
    {
      g_free (document->lines[i].name);
      g_free (document->lines[i].id);
    }
  g_free (document->correction.kiosk_id);
  g_free (document->correction.staff[0]);
  g_free (document->correction.staff[1]);
  g_free (document->correction.cause);
  g_free (document);
}

guint
gj_document_count_records (const GjDocument *document)
{
  return document->has_listing ? document->n_listed + document->n_unlisted : document->n_rows;
}

gint64
gj_document_joint_total_fen (const GjDocument *document)
{
  gint64 total_fen = 0;

  for (guint i = 0; i < document->n_lines; i++)
    total_fen += document->lines[i].amount_fen;
  return total_fen;
}

char *
gj_document_seal (const GjDocument *document, const GjSigner *signer,
                  guint8 hash[GJ_RECEIPT_HASH_BYTES], GError **error)
{
  GjPayload payload = { .length = 0 };

  if (!gj_sealing_kinds_agree (document->demo, signer, error)
      || !gj_document_payload_write (&payload, document, gj_signer_key_id (signer), error))
    return NULL;
  return gj_sealing_sign (&format, &payload, signer, hash, error);
}

/* Everything up to the signature check. */
static GjReceiptStage
decode (const char *text, GjPayload *payload, guint8 key_id[GJ_KEY_ID_BYTES], GjDocument **document)
{
  GjReceiptStage stage = gj_sealing_unwrap (&format, text, payload);

  *document = NULL;
  if (stage != GJ_RECEIPT_STAGE_NONE)
    return stage;
  return gj_document_payload_read (payload->bytes, payload->length - GJ_SM2_SIGNATURE_BYTES, key_id,
                                   document);
}

GjDocument *
gj_document_open (const char *text, guint8 hash[GJ_RECEIPT_HASH_BYTES], GError **error)
{
  g_autoptr (GjDocument) document = NULL;
  GjPayload payload = { .length = 0 };
  guint8 key_id[GJ_KEY_ID_BYTES];
  GjReceiptStage stage = decode (text, &payload, key_id, &document);

  if (!gj_sealing_opened (&payload, stage, hash, error))
    return NULL;
  return g_steal_pointer (&document);
}

GjVerdict
gj_document_verify (const char *text, const GjKeyring *keyring, GjReceiptStage *stage,
                    GjDocument **document)
{
  g_autoptr (GjDocument) read = NULL;
  GjPayload payload = { .length = 0 };
  guint8 key_id[GJ_KEY_ID_BYTES];
  GjReceiptStage reached = decode (text, &payload, key_id, &read);
  GjVerdict verdict;

  if (stage != NULL)
    *stage = reached;
  if (document != NULL)
    *document = NULL;
  if (reached != GJ_RECEIPT_STAGE_NONE)
    return GJ_VERDICT_NOT_A_RECEIPT;
  verdict = gj_sealing_judge (&format, &payload, key_id, read->kiosk_id, read->time_us, read->demo,
                              keyring);
  if (document != NULL)
    *document = g_steal_pointer (&read);
  return verdict;
}

const char *
gj_document_kind_to_word (GjDocumentKind kind)
{
  g_assert (gj_document_kind_is_legal (kind));
  return kind_words[kind];
}

gboolean
gj_document_kind_from_word (const char *word, GjDocumentKind *kind)
{
  for (guint i = GJ_DOCUMENT_BIND; i < G_N_ELEMENTS (kind_words); i++)
    if (strcmp (word, kind_words[i]) == 0)
      {
        *kind = (GjDocumentKind)i;
        return TRUE;
      }
  return FALSE;
}

const char *
gj_document_result_to_word (GjDocumentResult result)
{
  static const char *const words[]
      = { "none",   "bound",   "asked", "not-done", "released",
          "agreed", "refused", "left",  "withdrawn" };

  g_assert (result < G_N_ELEMENTS (words));
  return words[result];
}

const char *
gj_document_reason_to_word (GjDocumentReason reason)
{
  static const char *const words[]
      = { "none",    "contributor", "self",     "bound",        "asked",   "register",
          "not-insured", "insurance", "stopped", "place",       "relation", "contradicted",
          "members", "contributors", "early",   "gone" };

  G_STATIC_ASSERT (G_N_ELEMENTS (words) == GJ_DOCUMENT_REASON_MAX + 1);
  g_assert (reason < G_N_ELEMENTS (words));
  return words[reason];
}

const char *
gj_document_records_to_word (GjDocumentRecords records)
{
  static const char *const words[] = { "none", "shared", "premiums", "consumption" };

  g_assert (records < G_N_ELEMENTS (words));
  return words[records];
}

const char *
gj_document_side_to_word (GjDocumentSide side)
{
  static const char *const words[] = { "both", "paid", "paid-for" };

  g_assert (side < G_N_ELEMENTS (words));
  return words[side];
}
