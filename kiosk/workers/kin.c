/* SPDX-License-Identifier: Apache-2.0 */
/* See kin.h. */
#include "kiosk/workers/kin.h"

typedef struct
{
  GjClock *clock;
  GjRegion *region;
  char *contributor_psn_no;
  char *kiosk_id;
  char *certno;
  char *name;
  char *relative_psn_no;
  char *patn_rlts;
  gboolean consented;
  GStringChunk *texts; /* of the wishes */
  GjBindWish *wishes;
  gsize n_wishes;
} GjKinJob;

void
gj_kin_free (GjKin *kin)
{
  if (kin == NULL)
    return;
  gj_person_free (kin->person);
  g_free (kin->patn_rlts);
  g_free (kin);
}

static GjKinJob *
kin_job_new (const GjKinDesk *desk)
{
  GjKinJob *job = g_new0 (GjKinJob, 1);

  job->clock = gj_clock_ref (desk->clock);
  job->region = gj_region_ref (desk->region);
  job->contributor_psn_no = g_strdup (desk->contributor_psn_no);
  job->kiosk_id = g_strdup (desk->kiosk_id);
  return job;
}

static void
kin_job_free (gpointer data)
{
  GjKinJob *job = data;

  gj_clock_unref (job->clock);
  gj_region_unref (job->region);
  g_free (job->contributor_psn_no);
  g_free (job->kiosk_id);
  g_free (job->certno);
  g_free (job->name);
  g_free (job->relative_psn_no);
  g_free (job->patn_rlts);
  g_clear_pointer (&job->texts, g_string_chunk_free);
  g_free (job->wishes);
  g_free (job);
}

static gpointer
suggest_job (GjStore *store, gpointer data, GError **error)
{
  const GjKinJob *job = data;

  return gj_family_suggest (store, job->region, job->contributor_psn_no,
                            gj_clock_today (job->clock), error);
}

void
gj_kin_suggest_async (const GjKinDesk *desk, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  gj_store_worker_run_async (desk->store, suggest_job, kin_job_new (desk), kin_job_free,
                             (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
gj_kin_suggest_finish (GAsyncResult *result, GError **error)
{
  return gj_store_worker_run_finish (result, error);
}

static const char *
chosen (const char *patn_rlts)
{
  return patn_rlts != NULL && *patn_rlts != '\0' ? patn_rlts : NULL;
}

/* What find_job() found; the kin is NULL where there is nobody. */
typedef struct
{
  GjKin *kin;
  guint n_misses;
} GjKinFound;

static void
kin_found_free (gpointer data)
{
  GjKinFound *found = data;

  gj_kin_free (found->kin);
  g_free (found);
}

static gboolean
fill_kin (GjStore *store, const GjKinJob *job, GjKin *kin, GError **error)
{
  return gj_family_find_relation (store, job->contributor_psn_no, kin->person->psn_no,
                                  &kin->patn_rlts, error)
             != GJ_FIND_FAILED
         && gj_family_judge_binding (store, job->region, job->contributor_psn_no,
                                     kin->person->psn_no, chosen (kin->patn_rlts), FALSE,
                                     gj_clock_today (job->clock), &kin->eligibility, error);
}

static GjFind
find_person (GjStore *store, const GjKinJob *job, GjPerson **person, guint *n_misses, GError **error)
{
  if (job->name == NULL)
    return gj_family_find_person_by_certno (store, job->certno, person, error);
  return gj_family_lookup_typed (store, job->clock, job->kiosk_id, job->contributor_psn_no,
                                 job->certno, job->name, person, n_misses, error);
}

static gpointer
find_job (GjStore *store, gpointer data, GError **error)
{
  const GjKinJob *job = data;
  g_autoptr (GjKin) kin = g_new0 (GjKin, 1);
  GjKinFound *answer;
  guint n_misses = 0;
  gboolean filled;

  switch (find_person (store, job, &kin->person, &n_misses, error))
    {
    case GJ_FIND_FAILED:
      return NULL;
    case GJ_NOT_FOUND:
      g_clear_pointer (&kin, gj_kin_free);
      break;
    case GJ_FOUND:
      if (!gj_store_begin_read (store, error))
        return NULL;
      filled = fill_kin (store, job, kin, error);
      gj_store_rollback (store);
      if (!filled)
        return NULL;
      break;
    }
  answer = g_new0 (GjKinFound, 1);
  answer->kin = g_steal_pointer (&kin);
  answer->n_misses = n_misses;
  return answer;
}

void
gj_kin_find_async (const GjKinDesk *desk, const char *certno, const char *name,
                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GjKinJob *job = kin_job_new (desk);

  g_assert (name == NULL || desk->kiosk_id != NULL);
  job->certno = g_strdup (certno);
  job->name = g_strdup (name);
  gj_store_worker_run_async (desk->store, find_job, job, kin_job_free, kin_found_free, cancellable,
                             callback, user_data);
}

GjKin *
gj_kin_find_finish (GAsyncResult *result, guint *n_misses, GError **error)
{
  GjKinFound *found = gj_store_worker_run_finish (result, error);
  GjKin *kin;

  if (found == NULL)
    return NULL;
  if (n_misses != NULL)
    *n_misses = found->n_misses;
  kin = g_steal_pointer (&found->kin);
  kin_found_free (found);
  return kin;
}

static gpointer
judge_job (GjStore *store, gpointer data, GError **error)
{
  const GjKinJob *job = data;
  g_autofree GjBindEligibility *eligibility = g_new0 (GjBindEligibility, 1);

  if (!gj_family_judge_binding (store, job->region, job->contributor_psn_no, job->relative_psn_no,
                                chosen (job->patn_rlts), job->consented,
                                gj_clock_today (job->clock), eligibility, error))
    return NULL;
  return g_steal_pointer (&eligibility);
}

void
gj_kin_judge_async (const GjKinDesk *desk, const char *relative_psn_no, const char *patn_rlts,
                    gboolean consented, GCancellable *cancellable, GAsyncReadyCallback callback,
                    gpointer user_data)
{
  GjKinJob *job = kin_job_new (desk);

  job->relative_psn_no = g_strdup (relative_psn_no);
  job->patn_rlts = g_strdup (patn_rlts);
  job->consented = consented;
  gj_store_worker_run_async (desk->store, judge_job, job, kin_job_free, g_free, cancellable,
                             callback, user_data);
}

GjBindEligibility *
gj_kin_judge_finish (GAsyncResult *result, GError **error)
{
  return gj_store_worker_run_finish (result, error);
}

static gpointer
judge_set_job (GjStore *store, gpointer data, GError **error)
{
  const GjKinJob *job = data;
  g_autoptr (GArray) told = g_array_new (FALSE, TRUE, sizeof (GjBindEligibility));
  gboolean judged;

  g_array_set_size (told, (guint) job->n_wishes);
  if (!gj_store_begin_read (store, error))
    return NULL;
  judged = gj_family_judge_set (store, job->region, job->contributor_psn_no, job->wishes,
                                job->n_wishes, gj_clock_today (job->clock),
                                (GjBindEligibility *) (gpointer) told->data, error);
  gj_store_rollback (store);
  return judged ? g_steal_pointer (&told) : NULL;
}

void
gj_kin_judge_set_async (const GjKinDesk *desk, const GjBindWish *wishes, gsize n_wishes,
                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GjKinJob *job = kin_job_new (desk);

  job->texts = g_string_chunk_new (256);
  job->wishes = g_new0 (GjBindWish, n_wishes);
  job->n_wishes = n_wishes;
  for (gsize i = 0; i < n_wishes; i++)
    {
      job->wishes[i] = wishes[i];
      job->wishes[i].relative_psn_no
          = g_string_chunk_insert (job->texts, wishes[i].relative_psn_no);
      job->wishes[i].patn_rlts = g_string_chunk_insert (job->texts, wishes[i].patn_rlts);
    }
  gj_store_worker_run_async (desk->store, judge_set_job, job, kin_job_free,
                             (GDestroyNotify) g_array_unref, cancellable, callback, user_data);
}

GArray *
gj_kin_judge_set_finish (GAsyncResult *result, GError **error)
{
  return gj_store_worker_run_finish (result, error);
}
