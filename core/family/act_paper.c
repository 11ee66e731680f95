/* SPDX-License-Identifier: Apache-2.0 */
/* An act's signed paper, in the kiosk's one series of papers. Its number is the 办理编号. */
#include "core/family/act_private.h"

#include <string.h>

#include "core/base/mask.h"
#include "core/family/act_reason.h"
#include "core/receipt/document_store.h"

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

static GjDocumentResult
document_result (GjActKind kind, const GjActItemOutcome *item)
{
  switch (item->result)
    {
    case GJ_ACT_ITEM_BOUND:
      return kind == GJ_ACT_BIND ? GJ_DOCUMENT_RESULT_BOUND : GJ_DOCUMENT_RESULT_AGREED;
    case GJ_ACT_ITEM_REQUESTED:
      return GJ_DOCUMENT_RESULT_ASKED;
    case GJ_ACT_ITEM_REFUSED:
      return GJ_DOCUMENT_RESULT_REFUSED;
    case GJ_ACT_ITEM_LEFT:
      return GJ_DOCUMENT_RESULT_LEFT;
    case GJ_ACT_ITEM_RELEASED:
      return GJ_DOCUMENT_RESULT_RELEASED;
    case GJ_ACT_ITEM_WITHDRAWN:
      return GJ_DOCUMENT_RESULT_WITHDRAWN;
    case GJ_ACT_ITEM_ORDERED:
      return GJ_DOCUMENT_RESULT_NONE;
    case GJ_ACT_ITEM_NOT_ELIGIBLE:
    case GJ_ACT_ITEM_TOO_EARLY:
    case GJ_ACT_ITEM_GONE:
      return GJ_DOCUMENT_RESULT_NOT_DONE;
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
  GjDocumentLine *line;

  if (gj_family_find_person (acting->store,
                             gives ? item->relative_psn_no : item->contributor_psn_no, &person,
                             error)
      != GJ_FOUND)
    return FALSE;
  name = name_on_paper (person, names_full);
  id = gj_mask_id_paper (person->certno);
  line = gj_document_add_line (document, name, id, item->patn_rlts);
  line->result = document_result (kind, item);
  if (line->result == GJ_DOCUMENT_RESULT_NOT_DONE)
    line->reason = gj_act_reason_from_word (gj_act_item_outcome_word (item));
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
  document->receipt_no = acting->receipt_no;
  document->time_us = acting->time_us;
  document->demo = gj_store_get_kind (acting->store) == GJ_STORE_DEMO;
  document->by_pin = gj_act_is_signed_by_pin (order);
  memcpy (document->prev_hash, acting->prev_hash, sizeof document->prev_hash);
  g_strlcpy (document->about_id, order->act_id, sizeof document->about_id);
  document->holder_name = name_on_paper (acting->actor, names_full);
  document->holder_id = gj_mask_id_paper (acting->actor->certno);
  for (guint i = 0; i < MIN (acting->items->len, GJ_DOCUMENT_LINES_MAX); i++)
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

gboolean
gj_act_take_place (GjActing *acting, gint64 now_us, GError **error)
{
  g_autoptr (GjDocument) place = gj_document_new ();

  place->kiosk_id = g_strdup (acting->order->kiosk_id);
  if (!gj_document_place (acting->store, place, now_us, error))
    return FALSE;
  acting->receipt_no = place->receipt_no;
  acting->time_us = place->time_us;
  acting->today = gj_time_date (place->time_us); /* judged by the day that is signed, also where the clock was set back */
  memcpy (acting->prev_hash, place->prev_hash, sizeof acting->prev_hash);
  return TRUE;
}

gboolean
gj_act_write_paper (const GjActing *acting, GError **error)
{
  g_autoptr (GjDocument) document = NULL;

  g_assert (gj_store_in_transaction (acting->store)); /* a reading that fails may end it */
  document = compose_fitting (acting, error);
  return document != NULL
         && gj_document_insert (acting->store, acting->signer, document,
                                acting->order->actor_psn_no, only_relative (acting), error);
}
