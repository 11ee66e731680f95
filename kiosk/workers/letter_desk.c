/* SPDX-License-Identifier: Apache-2.0 */
/* The store's thread is the one that may wait for a file. What cannot be kept is not read and signed in vain. */
#include "kiosk/workers/letter_desk.h"

#include "kiosk/paths.h"

typedef struct
{
  char *hall_policies;
  GjRegion *region;
  gboolean agreement;
} GjLetterJob;

static void
letter_job_free (gpointer data)
{
  GjLetterJob *job = data;

  g_free (job->hall_policies);
  gj_region_unref (job->region);
  g_free (job);
}

static gpointer
letter_job (GjStore *store, gpointer data, GError **error)
{
  const GjLetterJob *job = data;
  g_autofree const char **dirs = gj_path_letter_dirs (job->hall_policies);
  g_autoptr (GjLetter) letter = job->agreement ? gj_letter_load_agreement (dirs, job->region, error)
                                               : gj_letter_load (dirs, job->region, error);
  gboolean kept;

  if (letter == NULL || !gj_store_begin (store, error))
    return NULL;
  kept = gj_letter_bring (store, letter, error) && gj_store_commit (store, error) == GJ_COMMIT_DONE;
  gj_store_rollback (store);
  return kept ? g_steal_pointer (&letter) : NULL;
}

void
gj_letter_desk_load_async (GjStoreWorker *worker, const char *hall_policies, GjRegion *region,
                           gboolean agreement, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  GjLetterJob *job = g_new0 (GjLetterJob, 1);

  job->hall_policies = g_strdup (hall_policies);
  job->region = gj_region_ref (region);
  job->agreement = agreement;
  gj_store_worker_run_async (worker, letter_job, job, letter_job_free,
                             (GDestroyNotify) gj_letter_free, cancellable, callback, user_data);
}

GjLetter *
gj_letter_desk_load_finish (GAsyncResult *result, GError **error)
{
  return gj_store_worker_run_finish (result, error);
}
