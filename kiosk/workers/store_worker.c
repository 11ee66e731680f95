/* SPDX-License-Identifier: Apache-2.0 */
/* A queue of GTasks and the thread that empties it. */
#include "kiosk/workers/store_worker.h"

struct _GjStoreWorker
{
  GjStore *store;
  GAsyncQueue *queue;
  GThread *thread;
  gint closing;
  GMutex lock;     /* of what follows */
  gint64 begun_us; /* when the job under way began, on the monotonic clock; 0: none is */
};

typedef struct
{
  GjStoreJob run;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
} GjStoreTask;

static void
store_task_free (gpointer data)
{
  GjStoreTask *job = data;

  if (job->data_free != NULL)
    job->data_free (job->data);
  g_free (job);
}

static void
note_begun (GjStoreWorker *worker, gint64 moment_us)
{
  g_mutex_lock (&worker->lock);
  worker->begun_us = moment_us;
  g_mutex_unlock (&worker->lock);
}

static void
run_task (GjStoreWorker *worker, GTask *task)
{
  GjStoreTask *job = g_task_get_task_data (task);
  GError *error = NULL;
  gpointer answer;

  if (g_atomic_int_get (&worker->closing))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "the store is closing");
      return;
    }
  if (g_task_return_error_if_cancelled (task))
    return;
  note_begun (worker, g_get_monotonic_time ());
  answer = job->run (worker->store, job->data, &error);
  note_begun (worker, 0);
  g_assert (answer == NULL || error == NULL);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, answer, job->result_free);
}

static gpointer
worker_main (gpointer data)
{
  GjStoreWorker *worker = data;

  for (;;)
    {
      gpointer item = g_async_queue_pop (worker->queue);

      if (item == worker)
        break;
      run_task (worker, item);
      g_object_unref (item);
    }
  return NULL;
}

GjStoreWorker *
gj_store_worker_new (GjStore *store)
{
  GjStoreWorker *worker;

  g_assert (store != NULL);
  worker = g_new0 (GjStoreWorker, 1);
  worker->store = store;
  worker->queue = g_async_queue_new ();
  g_mutex_init (&worker->lock);
  worker->thread = g_thread_new ("store", worker_main, worker);
  return worker;
}

void
gj_store_worker_free (GjStoreWorker *worker)
{
  if (worker == NULL)
    return;
  g_atomic_int_set (&worker->closing, 1);
  g_async_queue_push (worker->queue, worker);
  g_thread_join (worker->thread);
  g_async_queue_unref (worker->queue);
  g_mutex_clear (&worker->lock);
  gj_store_close (worker->store);
  g_free (worker);
}

void
gj_store_worker_run_async (GjStoreWorker *worker, GjStoreJob run, gpointer data,
                           GDestroyNotify data_free, GDestroyNotify result_free,
                           GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GjStoreTask *job = g_new0 (GjStoreTask, 1);
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  job->run = run;
  job->data = data;
  job->data_free = data_free;
  job->result_free = result_free;
  g_task_set_source_tag (task, gj_store_worker_run_async);
  g_task_set_task_data (task, job, store_task_free);
  g_async_queue_push (worker->queue, task);
}

gint64
gj_store_worker_get_busy_us (GjStoreWorker *worker)
{
  gint64 begun_us;

  g_mutex_lock (&worker->lock);
  begun_us = worker->begun_us;
  g_mutex_unlock (&worker->lock);
  return begun_us == 0 ? 0 : MAX (1, g_get_monotonic_time () - begun_us);
}

gpointer
gj_store_worker_run_finish (GAsyncResult *result, GError **error)
{
  g_assert (g_task_is_valid (result, NULL));
  return g_task_propagate_pointer (G_TASK (result), error);
}
