/* SPDX-License-Identifier: Apache-2.0 */
/* An act's signed paper, in the kiosk's one series of papers. Its number is the 办理编号. */
#include "core/family/act_private.h"

#include <string.h>

#include "core/base/crypto.h"
#include "core/base/mask.h"
#include "core/receipt/document.h"
#include "core/receipt/receipt_store.h"
#include "core/store/statement.h"

/* As a payment: a clock that was set back a little must not put a later paper before an earlier one
 * (I18). */
#define CLOCK_RATCHET_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

gboolean
gj_act_take_place (GjActing *acting, gint64 now_us, GError **error)
{
  gint64 last_us = 0;

  if (!gj_receipt_next (acting->store, acting->order->kiosk_id, &acting->receipt_no, &last_us,
                        acting->prev_hash, error))
    return FALSE;
  g_assert (acting->receipt_no >= 1 && acting->receipt_no <= G_MAXUINT32);
  acting->time_us = now_us;
  if (now_us <= last_us && last_us - now_us < CLOCK_RATCHET_US)
    acting->time_us = last_us + 1;
  return TRUE;
}

static GjDocumentKind
document_kind (GjActKind kind)
{
  switch (kind)
    {
    case GJ_ACT_BIND:
      return GJ_DOCUMENT_BIND;
    case GJ_ACT_RELEASE:
      return GJ_DOCUMENT_RELEASE;
    case GJ_ACT_ORDER:
      return GJ_DOCUMENT_ORDER;
    case GJ_ACT_ACCEPT:
    case GJ_ACT_REFUSE:
    case GJ_ACT_LEAVE:
      return GJ_DOCUMENT_ANSWER;
    }
  g_assert_not_reached ();
}

/* What the paper says of the item; FALSE where it says nothing: an answer's paper names those who
 * were answered, and what is gone has no relation to name. */
static gboolean
document_result (GjActKind kind, const GjActItemOutcome *item, GjDocumentResult *result)
{
  gboolean answers = kind != GJ_ACT_BIND && kind != GJ_ACT_RELEASE;

  switch (item->result)
    {
    case GJ_ACT_ITEM_BOUND:
      *result = kind == GJ_ACT_BIND ? GJ_DOCUMENT_RESULT_BOUND : GJ_DOCUMENT_RESULT_AGREED;
      return TRUE;
    case GJ_ACT_ITEM_REQUESTED:
      *result = GJ_DOCUMENT_RESULT_ASKED;
      return TRUE;
    case GJ_ACT_ITEM_REFUSED:
      *result = GJ_DOCUMENT_RESULT_REFUSED;
      return TRUE;
    case GJ_ACT_ITEM_LEFT:
      *result = GJ_DOCUMENT_RESULT_LEFT;
      return TRUE;
    case GJ_ACT_ITEM_RELEASED:
    case GJ_ACT_ITEM_WITHDRAWN:
      *result = GJ_DOCUMENT_RESULT_RELEASED;
      return TRUE;
    case GJ_ACT_ITEM_ORDERED:
      *result = GJ_DOCUMENT_RESULT_NONE;
      return TRUE;
    case GJ_ACT_ITEM_NOT_ELIGIBLE:
    case GJ_ACT_ITEM_TOO_EARLY:
    case GJ_ACT_ITEM_GONE:
      *result = GJ_DOCUMENT_RESULT_NOT_DONE;
      return !answers && *item->patn_rlts != '\0';
    }
  g_assert_not_reached ();
}

static char *
name_on_paper (const GjPerson *person, gboolean names_full)
{
  return names_full ? g_strdup (person->psn_name) : gj_mask_name (person->psn_name);
}

static gboolean
add_line (const GjActing *acting, const GjActItemOutcome *item, gboolean names_full,
          GjDocument *document, GError **error)
{
  GjActKind kind = acting->order->kind;
  gboolean gives = kind == GJ_ACT_BIND || kind == GJ_ACT_RELEASE;
  g_autoptr (GjPerson) person = NULL;
  g_autofree char *name = NULL;
  g_autofree char *id = NULL;
  GjDocumentResult result;
  GjDocumentLine *line;

  if (document->n_lines == GJ_DOCUMENT_LINES_MAX || !document_result (kind, item, &result))
    return TRUE;
  if (gj_family_find_person (acting->store, gives ? item->relative_psn_no : item->contributor_psn_no,
                             &person, error)
      != GJ_FOUND)
    return FALSE;
  name = name_on_paper (person, names_full);
  id = gj_mask_id_paper (person->certno);
  line = gj_document_add_line (document, name, id, item->patn_rlts);
  line->result = result;
  line->place = kind == GJ_ACT_ORDER ? (guint)item->prio_after : 0;
  return TRUE;
}

static GjDocument *
compose (const GjActing *acting, gboolean names_full, GError **error)
{
  const GjActOrder *order = acting->order;
  g_autoptr (GjDocument) document = gj_document_new ();

  document->kind = document_kind (order->kind);
  document->kiosk_id = g_strdup (order->kiosk_id);
  document->receipt_no = (guint32)acting->receipt_no;
  document->time_us = acting->time_us;
  document->demo = gj_store_get_kind (acting->store) == GJ_STORE_DEMO;
  g_strlcpy (document->about_id, order->act_id, sizeof document->about_id);
  document->holder_name = name_on_paper (acting->actor, names_full);
  document->holder_id = gj_mask_id_paper (acting->actor->certno);
  memcpy (document->prev_hash, acting->prev_hash, GJ_RECEIPT_CHAIN_BYTES);
  for (guint i = 0; i < acting->items->len; i++)
    if (!add_line (acting, g_ptr_array_index (acting->items, i), names_full, document, error))
      return NULL;
  return g_steal_pointer (&document);
}

/* Whole names where the hall wants them and all lines fit with them; masked ones always fit. */
static GjDocument *
compose_fitting (const GjActing *acting, GError **error)
{
  g_autoptr (GjDocument) document = compose (acting, acting->order->names_full, error);

  if (document == NULL || gj_document_count_fitting (document) == document->n_lines
      || !acting->order->names_full)
    return g_steal_pointer (&document);
  return compose (acting, FALSE, error);
}

/* The one person besides the holder whom the paper is about; "" for several. Another contributor has
 * no business with a relative's answers and order. */
static const char *
only_relative (const GjActing *acting)
{
  GjActKind kind = acting->order->kind;

  if ((kind != GJ_ACT_BIND && kind != GJ_ACT_RELEASE) || acting->items->len != 1)
    return "";
  return ((GjActItemOutcome *)g_ptr_array_index (acting->items, 0))->relative_psn_no;
}

static gboolean
insert_paper (const GjActing *acting, const GjDocument *document, const char *sealed,
              const guint8 hash[GJ_RECEIPT_HASH_BYTES], GError **error)
{
  char prev_hex[2 * GJ_RECEIPT_HASH_BYTES + 1];
  char hex[2 * GJ_RECEIPT_HASH_BYTES + 1];
  g_autoptr (GjStatement) insert
      = gj_statement_take (acting->store,
                           "INSERT INTO receipt (kiosk_id, receipt_no, kind, about_id, time_us,"
                           " holder_psn_no, relative_psn_no, prev_hash, hash, sealed)"
                           " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                           error);

  if (insert == NULL)
    return FALSE;
  gj_hex_write (acting->prev_hash, GJ_RECEIPT_HASH_BYTES, prev_hex);
  gj_hex_write (hash, GJ_RECEIPT_HASH_BYTES, hex);
  gj_statement_bind_text (insert, 1, document->kiosk_id);
  gj_statement_bind_int64 (insert, 2, acting->receipt_no);
  gj_statement_bind_text (insert, 3, gj_document_kind_to_word (document->kind));
  gj_statement_bind_text (insert, 4, document->about_id);
  gj_statement_bind_int64 (insert, 5, document->time_us);
  gj_statement_bind_text (insert, 6, acting->order->actor_psn_no);
  gj_statement_bind_text (insert, 7, only_relative (acting));
  gj_statement_bind_text (insert, 8, prev_hex);
  gj_statement_bind_text (insert, 9, hex);
  gj_statement_bind_text (insert, 10, sealed);
  return gj_statement_run (insert, error);
}

gboolean
gj_act_write_paper (const GjActing *acting, GError **error)
{
  const GjPrintJob job = {
    .kiosk_id = (char *)acting->order->kiosk_id,
    .receipt_no = acting->receipt_no,
    .copy_no = 0,
  };
  g_autoptr (GjDocument) document = compose_fitting (acting, error);
  g_autofree char *sealed = NULL;
  guint8 hash[GJ_RECEIPT_HASH_BYTES];

  g_assert (gj_store_in_transaction (acting->store));
  if (document == NULL)
    return FALSE;
  sealed = gj_document_seal (document, acting->signer, hash, error);
  return sealed != NULL && insert_paper (acting, document, sealed, hash, error)
         && gj_print_job_insert (acting->store, &job, acting->order->kiosk_id, acting->time_us,
                                 error);
}
