/* SPDX-License-Identifier: Apache-2.0 */
/* The one thread that owns the store. Jobs run on it in the order in which they came; their results
 * come back on the main loop. The GTK thread never touches the store and never waits for it. */
#pragma once

#include <gio/gio.h>

#include "core/store/store.h"

G_BEGIN_DECLS

typedef struct _GjStoreWorker GjStoreWorker;

/* Runs on the store's thread. Returns a result (transfer full), or NULL with `error` set, or NULL
 * without it for "done, nothing to say". */
typedef gpointer (*GjStoreJob) (GjStore *store, gpointer data, GError **error);

/* Takes over `store`. (transfer full) */
GjStoreWorker *gj_store_worker_new (GjStore *store);

/* Finishes the job under way, refuses those still waiting (G_IO_ERROR_CANCELLED) and closes the store. On any
 * thread; it waits as long as the job does. */
void gj_store_worker_free (GjStoreWorker *worker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjStoreWorker, gj_store_worker_free)

/* Queues `job`. A job whose `cancellable` is cancelled before its turn does not run; one under way is
 * finished and its result dropped by the caller. `data` is freed with `data_free` on the store's
 * thread or the main loop, after the job. `result_free` frees a result nobody collects. */
void gj_store_worker_run_async (GjStoreWorker *worker, GjStoreJob job, gpointer data,
                                GDestroyNotify data_free, GDestroyNotify result_free,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);

/* How long the job under way has been running, in microseconds; 0: none is. Any thread. */
gint64 gj_store_worker_get_busy_us (GjStoreWorker *worker);

/* The job's result (transfer full), or NULL; `error` is set only if it failed. */
gpointer gj_store_worker_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
