/* SPDX-License-Identifier: Apache-2.0 */
/* See code_resolver.h. */
#include "kiosk/workers/code_resolver.h"

typedef struct
{
  GjCodeResolver base;
  GjStoreWorker **store;
  GjClock *clock;
  char *kiosk_id;
} StoreResolver;

typedef struct
{
  GjClock *clock;
  char *kiosk_id;
  GjSecret *code;
} Job;

typedef struct
{
  GjCredentialAnswer answer;
  char *certno;
} Answer;

static void
job_free (gpointer data)
{
  Job *job = data;

  gj_clock_unref (job->clock);
  g_free (job->kiosk_id);
  gj_secret_free (job->code);
  g_free (job);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_free (answer->certno);
  g_free (answer);
}

static gpointer
redeem_job (GjStore *store, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (GjPerson) person = NULL;
  Answer *answer = g_new0 (Answer, 1);

  if (!gj_credential_redeem (store, gj_clock_now_us (job->clock), job->kiosk_id, job->code, &answer->answer, &person, error))
    g_clear_pointer (&answer, answer_free);
  else if (person != NULL)
    answer->certno = g_strdup (person->certno);
  return answer;
}

static void
store_redeem_async (GjCodeResolver *resolver, GjSecret *code, GCancellable *cancellable,
                    GAsyncReadyCallback callback, gpointer user_data)
{
  StoreResolver *self = (StoreResolver *) resolver;
  Job *job = g_new0 (Job, 1);

  g_assert (*self->store != NULL); /* without a store the terminal is out of service */
  job->clock = gj_clock_ref (self->clock);
  job->kiosk_id = g_strdup (self->kiosk_id);
  job->code = code;
  gj_store_worker_run_async (*self->store, redeem_job, job, job_free, answer_free, cancellable, callback, user_data);
}

static gboolean
store_redeem_finish (GAsyncResult *result, GjCredentialAnswer *answer, char **certno, GError **error)
{
  Answer *told = gj_store_worker_run_finish (result, error);

  if (told == NULL)
    return FALSE;
  *answer = told->answer;
  *certno = g_steal_pointer (&told->certno);
  answer_free (told);
  return TRUE;
}

static void
store_free (GjCodeResolver *resolver)
{
  StoreResolver *self = (StoreResolver *) resolver;

  gj_clock_unref (self->clock);
  g_free (self->kiosk_id);
  g_free (self);
}

static const GjCodeResolverClass store_class = { store_redeem_async, store_redeem_finish, store_free };

GjCodeResolver *
gj_code_resolver_new_store (GjStoreWorker **store, GjClock *clock, const char *kiosk_id)
{
  StoreResolver *self = g_new0 (StoreResolver, 1);

  self->base.klass = &store_class;
  self->store = store;
  self->clock = gj_clock_ref (clock);
  self->kiosk_id = g_strdup (kiosk_id);
  return &self->base;
}

void
gj_code_resolver_redeem_async (GjCodeResolver *resolver, GjSecret *code, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  resolver->klass->redeem_async (resolver, code, cancellable, callback, user_data);
}

gboolean
gj_code_resolver_redeem_finish (GjCodeResolver *resolver, GAsyncResult *result, GjCredentialAnswer *answer,
                                char **certno, GError **error)
{
  return resolver->klass->redeem_finish (result, answer, certno, error);
}

void
gj_code_resolver_free (GjCodeResolver *resolver)
{
  if (resolver != NULL)
    resolver->klass->free (resolver);
}
