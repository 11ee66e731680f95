/* SPDX-License-Identifier: Apache-2.0 */
/* The card's thread: jobs one after the other over one line. A mute card can hold it for ever, so
 * nobody waits for it without an end, and it owns all it needs to come back alone. */
#include "devices/card/card_job.h"

struct _GjCardWorker
{
  gatomicrefcount refs;
  GjCardPort *port;
  GMutex mutex;
  GCond changed;
  GQueue jobs;
  gboolean quit, abandoned, ended;
};

GjCardWorker *
gj_card_worker_ref (GjCardWorker *worker)
{
  g_atomic_ref_count_inc (&worker->refs);
  return worker;
}

void
gj_card_worker_unref (GjCardWorker *worker)
{
  if (!g_atomic_ref_count_dec (&worker->refs))
    return;
  g_queue_clear_full (&worker->jobs, (GDestroyNotify) gj_card_job_unref);
  gj_card_port_unref (worker->port);
  g_cond_clear (&worker->changed);
  g_mutex_clear (&worker->mutex);
  g_free (worker);
}

/* NULL: it is time to end. */
static GjCardJob *
next_job (GjCardWorker *worker)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&worker->mutex);

  while (!worker->quit && g_queue_is_empty (&worker->jobs))
    g_cond_wait (&worker->changed, &worker->mutex);
  return worker->quit ? NULL : g_queue_pop_head (&worker->jobs);
}

static void
end (GjCardWorker *worker)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&worker->mutex);

  if (worker->abandoned)
    g_atomic_int_add (&worker->port->strays, -1);
  worker->ended = TRUE;
  g_cond_broadcast (&worker->changed);
}

static gpointer
run (gpointer data)
{
  GjCardWorker *worker = data;
  GjCardLine line = { .link = worker->port->klass->link_new (worker->port) };
  GjCardJob *job;

  while ((job = next_job (worker)) != NULL)
    {
      gj_card_job_run (job, &line);
      job->done (job, job->data);
      gj_card_job_unref (job);
    }
  gj_card_line_drop (&line);
  line.link->klass->free (line.link);
  end (worker);
  gj_card_worker_unref (worker);
  return NULL;
}

GjCardWorker *
gj_card_worker_new (GjCardPort *port)
{
  GjCardWorker *worker = g_new0 (GjCardWorker, 1);

  g_atomic_ref_count_init (&worker->refs);
  worker->port = gj_card_port_ref (port);
  g_mutex_init (&worker->mutex);
  g_cond_init (&worker->changed);
  g_queue_init (&worker->jobs);
  g_thread_unref (g_thread_new ("gongji-card", run, gj_card_worker_ref (worker)));
  return worker;
}

void
gj_card_worker_push (GjCardWorker *worker, GjCardJob *job)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&worker->mutex);

  g_queue_push_tail (&worker->jobs, gj_card_job_ref (job));
  g_cond_broadcast (&worker->changed);
}

void
gj_card_worker_quit (GjCardWorker *worker)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&worker->mutex);

  worker->quit = TRUE;
  g_cond_broadcast (&worker->changed);
}

void
gj_card_worker_abandon (GjCardWorker *worker)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&worker->mutex);

  g_assert (!worker->abandoned);
  worker->quit = TRUE;
  if (!worker->ended)
    {
      worker->abandoned = TRUE;
      g_atomic_int_inc (&worker->port->strays);
    }
  g_cond_broadcast (&worker->changed);
}

gboolean
gj_card_worker_wait (GjCardWorker *worker, gint64 until)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&worker->mutex);

  while (!worker->ended)
    if (!g_cond_wait_until (&worker->changed, &worker->mutex, until))
      return worker->ended;
  return TRUE;
}
