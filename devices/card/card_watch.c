/* SPDX-License-Identifier: Apache-2.0 */
/* The watching thread. A cancel that meets no wait is lost, so stopping asks again until it is heard. */
#include "devices/card/card_watch.h"

#define ASK_AGAIN_US (50 * 1000)

struct _GjCardWatch
{
  gatomicrefcount refs;
  GjCardPort *port;
  GMainContext *context;
  GWeakRef object;
  GjCardWatchFunc func;
  GMutex mutex;
  GCond changed;
  gboolean ended;
};

typedef struct
{
  GjCardWatch *watch;
  GjCardSight sight;
} Letter;

static void
watch_unref (GjCardWatch *watch)
{
  if (!g_atomic_ref_count_dec (&watch->refs))
    return;
  gj_card_port_unref (watch->port);
  g_main_context_unref (watch->context);
  g_weak_ref_clear (&watch->object);
  g_cond_clear (&watch->changed);
  g_mutex_clear (&watch->mutex);
  g_free (watch);
}

static GjCardWatch *
watch_ref (GjCardWatch *watch)
{
  g_atomic_ref_count_inc (&watch->refs);
  return watch;
}

static void
letter_free (gpointer data)
{
  Letter *letter = data;

  watch_unref (letter->watch);
  g_free (letter);
}

static gboolean
on_letter (gpointer data)
{
  Letter *letter = data;
  g_autoptr (GObject) object = g_weak_ref_get (&letter->watch->object);

  if (object != NULL)
    letter->watch->func (object, &letter->sight);
  return G_SOURCE_REMOVE;
}

/* Never g_main_context_invoke: it would run in this thread while nobody owns the context. */
static void
post_sight (const GjCardSight *sight, gpointer data)
{
  Letter *letter = g_new0 (Letter, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  letter->watch = watch_ref (data);
  letter->sight = *sight;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_letter, letter, letter_free);
  g_source_attach (source, letter->watch->context);
}

static gpointer
run (gpointer data)
{
  GjCardWatch *watch = data;

  watch->port->klass->watch (watch->port, post_sight, watch);
  g_mutex_lock (&watch->mutex);
  watch->ended = TRUE;
  g_cond_broadcast (&watch->changed);
  g_mutex_unlock (&watch->mutex);
  watch_unref (watch);
  return NULL;
}

GjCardWatch *
gj_card_watch_new (GjCardPort *port, GMainContext *context, GObject *object, GjCardWatchFunc func)
{
  GjCardWatch *watch = g_new0 (GjCardWatch, 1);

  g_atomic_ref_count_init (&watch->refs);
  watch->port = gj_card_port_ref (port);
  watch->context = g_main_context_ref (context);
  g_weak_ref_init (&watch->object, object);
  watch->func = func;
  g_mutex_init (&watch->mutex);
  g_cond_init (&watch->changed);
  g_thread_unref (g_thread_new ("gongji-card-watch", run, watch_ref (watch)));
  return watch;
}

void
gj_card_watch_stop (GjCardWatch *watch, gint64 end)
{
  g_weak_ref_set (&watch->object, NULL);
  g_mutex_lock (&watch->mutex);
  while (!watch->ended && g_get_monotonic_time () < end)
    {
      g_mutex_unlock (&watch->mutex);
      gj_card_port_stop (watch->port);
      g_mutex_lock (&watch->mutex);
      if (!watch->ended)
        g_cond_wait_until (&watch->changed, &watch->mutex,
                           MIN (end, g_get_monotonic_time () + ASK_AGAIN_US));
    }
  g_mutex_unlock (&watch->mutex);
  watch_unref (watch);
}
