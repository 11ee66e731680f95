/* SPDX-License-Identifier: Apache-2.0 */
/* One job of the store's queue. */
#include "kiosk/workers/resident_loader.h"

typedef struct
{
  GjClock *clock;
  GjRegion *region;
  char *certno;
} GjLoadJob;

static void
load_job_free (gpointer data)
{
  GjLoadJob *job = data;

  gj_clock_unref (job->clock);
  gj_region_unref (job->region);
  g_free (job->certno);
  g_free (job);
}

static gpointer
load_job (GjStore *store, gpointer data, GError **error)
{
  GjLoadJob *job = data;

  return gj_resident_load (store, job->clock, job->region, job->certno, error);
}

void
gj_resident_load_async (GjStoreWorker *worker, GjClock *clock, GjRegion *region,
                        const char *certno, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  GjLoadJob *job = g_new0 (GjLoadJob, 1);

  job->clock = gj_clock_ref (clock);
  job->region = gj_region_ref (region);
  job->certno = g_strdup (certno);
  gj_store_worker_run_async (worker, load_job, job, load_job_free,
                             (GDestroyNotify) gj_resident_free, cancellable, callback, user_data);
}

GjResident *
gj_resident_load_finish (GAsyncResult *result, GError **error)
{
  return gj_store_worker_run_finish (result, error);
}
