/* SPDX-License-Identifier: Apache-2.0 */
/* submit → DONE, a refusal, or UNKNOWN → ask … The store's thread reads a copy of the order that nobody else
 * touches, and writes an answer that nobody reads before its job is over. */
#include "kiosk/workers/acting.h"

#include "core/receipt/receipt_store.h"

#define ASK_AGAIN_MS 1000  /* between two questions for an unknown outcome */
#define GIVE_UP_SECONDS 30 /* of not knowing, before the resident may go with a number to quote */

struct _GjActing
{
  GjPaymentOffice office;
  char act_id[GJ_TRANSFER_ID_TEXT];
  GStringChunk *texts;
  GjActItem *items;
  GjActOrder order; /* points into texts and items */
  GjActAnswered answered;
  gpointer user_data;
  gint64 submitted_us; /* monotonic */
  guint ask_again;
  GjActFindResult found;
  GjActAnswer answer;
  gboolean done;
};

static const char *
keep (GjActing *acting, const char *text)
{
  return text == NULL ? NULL : g_string_chunk_insert (acting->texts, text);
}

static void
copy_order (GjActing *acting, const GjActOrder *order)
{
  acting->order = *order;
  acting->order.act_id = acting->act_id;
  acting->order.actor_psn_no = keep (acting, order->actor_psn_no);
  acting->order.kiosk_id = keep (acting, order->kiosk_id);
  acting->order.letter_version = keep (acting, order->letter_version);
  acting->order.letter_text = keep (acting, order->letter_text);
  acting->order.signature = keep (acting, order->signature);
  acting->items = g_new0 (GjActItem, order->n_items);
  acting->order.items = acting->items;
  for (gsize i = 0; i < order->n_items; i++)
    {
      acting->items[i] = order->items[i];
      acting->items[i].contributor_psn_no = keep (acting, order->items[i].contributor_psn_no);
      acting->items[i].relative_psn_no = keep (acting, order->items[i].relative_psn_no);
      acting->items[i].patn_rlts = keep (acting, order->items[i].patn_rlts);
      acting->items[i].made_by = keep (acting, order->items[i].made_by);
    }
}

static void
tell (GjActing *acting, GjPaymentEnd end, GjActResult result)
{
  g_assert (!acting->done);
  g_assert (end != GJ_PAYMENT_PAID || g_str_equal (acting->answer.outcome.act_id, acting->act_id));
  acting->done = TRUE;
  acting->answer.end = end;
  acting->answer.result = result;
  acting->answered (&acting->answer, acting->user_data);
}

/* The paper was written in the act's transaction; that it cannot be read back changes nothing of the act. */
static void
read_paper (GjActing *acting, GjStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjReceiptRow) row = NULL;

  if (gj_receipt_find (store, acting->act_id, &row, &error) == GJ_FOUND)
    acting->answer.sealed = g_strdup (row->sealed);
  else
    g_warning ("act %s: its paper cannot be read: %s", acting->act_id,
               error != NULL ? error->message : "there is none");
}

/* A lost answer tells as much as one that came: the row kept one word of each. */
static void
explain (GjActing *acting, GjStore *store)
{
  g_autoptr (GError) error = NULL;

  if (!gj_family_act_explain (store, acting->office.region, gj_clock_today (acting->office.clock),
                              &acting->answer.outcome, &error))
    g_warning ("act %s: its reasons cannot be judged again: %s", acting->act_id, error->message);
}

static gpointer
find_job (GjStore *store, gpointer data, GError **error)
{
  GjActing *acting = data;
  g_autoptr (GError) local = NULL;

  acting->found = gj_family_act_find (store, acting->office.clock, acting->order.kiosk_id,
                                      acting->act_id, &acting->answer.outcome, &local);
  if (local != NULL)
    g_warning ("act %s cannot be asked for: %s", acting->act_id, local->message);
  if (acting->found == GJ_ACT_FIND_DONE)
    {
      explain (acting, store);
      read_paper (acting, store);
    }
  return acting;
}

static gboolean ask_for_outcome (gpointer user_data);

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjActing *acting = user_data;
  gint64 waited_us = gj_clock_monotonic_us (acting->office.clock) - acting->submitted_us;

  /* The queue refuses jobs only while the program ends; the act is durable or it is not. */
  if (gj_store_worker_run_finish (result, NULL) == NULL)
    return;
  switch (acting->found)
    {
    case GJ_ACT_FIND_DONE:
      tell (acting, GJ_PAYMENT_PAID, GJ_ACT_DONE);
      break;
    case GJ_ACT_FIND_NOT_DONE:
      tell (acting, GJ_PAYMENT_REFUSED, GJ_ACT_STORE_FAILED);
      break;
    case GJ_ACT_FIND_STILL_UNKNOWN:
      if (waited_us >= GIVE_UP_SECONDS * G_USEC_PER_SEC)
        tell (acting, GJ_PAYMENT_UNKNOWN, GJ_ACT_UNKNOWN);
      else
        acting->ask_again = g_timeout_add (ASK_AGAIN_MS, ask_for_outcome, acting);
      break;
    }
}

static gboolean
ask_for_outcome (gpointer user_data)
{
  GjActing *acting = user_data;

  acting->ask_again = 0;
  gj_store_worker_run_async (acting->office.store, find_job, acting, NULL, NULL, NULL, on_found,
                             acting);
  return G_SOURCE_REMOVE;
}

static gpointer
submit_job (GjStore *store, gpointer data, GError **error)
{
  GjActing *acting = data;
  const GjPaymentOffice *office = &acting->office;
  g_autoptr (GError) local = NULL;

  acting->answer.result
      = gj_family_act_submit (store, office->clock, office->region, office->signer, &acting->order,
                              &acting->answer.outcome, &local);
  if (local != NULL)
    g_warning ("act %s: %s", acting->act_id, local->message);
  if (acting->answer.result == GJ_ACT_DONE)
    read_paper (acting, store);
  return acting;
}

static void
on_submitted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjActing *acting = user_data;

  if (gj_store_worker_run_finish (result, NULL) == NULL)
    return;
  switch (acting->answer.result)
    {
    case GJ_ACT_DONE:
      tell (acting, GJ_PAYMENT_PAID, GJ_ACT_DONE);
      break;
    case GJ_ACT_UNKNOWN:
      ask_for_outcome (acting);
      break;
    case GJ_ACT_REFUSED:
    case GJ_ACT_CHANGED:
    case GJ_ACT_LETTER:
    case GJ_ACT_CONFLICT:
    case GJ_ACT_STORE_FAILED:
      tell (acting, GJ_PAYMENT_REFUSED, acting->answer.result);
      break;
    }
}

GjActing *
gj_acting_submit (const GjPaymentOffice *office, const GjActOrder *order, GjActAnswered answered,
                  gpointer user_data)
{
  GjActing *acting = g_new0 (GjActing, 1);

  g_assert (order->n_items > 0 && order->n_items <= gj_act_items_max (order->kind));
  acting->office = *office;
  acting->texts = g_string_chunk_new (1024);
  gj_transfer_id_new (acting->act_id);
  copy_order (acting, order);
  acting->answered = answered;
  acting->user_data = user_data;
  acting->submitted_us = gj_clock_monotonic_us (office->clock);
  gj_store_worker_run_async (office->store, submit_job, acting, NULL, NULL, NULL, on_submitted,
                             acting);
  return acting;
}

void
gj_acting_free (GjActing *acting)
{
  if (acting == NULL)
    return;
  g_assert (acting->done);
  g_clear_handle_id (&acting->ask_again, g_source_remove);
  gj_act_outcome_clear (&acting->answer.outcome);
  g_free (acting->answer.sealed);
  g_free (acting->items);
  g_string_chunk_free (acting->texts);
  g_free (acting);
}

const char *
gj_acting_get_id (const GjActing *acting)
{
  return acting->act_id;
}
