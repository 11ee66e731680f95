/* SPDX-License-Identifier: Apache-2.0 */
/* See code_resolver.h. */
#include "kiosk/workers/code_resolver.h"

void
gj_redeemed_free (gpointer data)
{
  GjRedeemed *redeemed = data;

  g_free (redeemed->certno);
  g_free (redeemed);
}

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

static void
job_free (gpointer data)
{
  Job *job = data;

  gj_clock_unref (job->clock);
  g_free (job->kiosk_id);
  gj_secret_free (job->code);
  g_free (job);
}

static gpointer
redeem_job (GjStore *store, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (GjPerson) person = NULL;
  g_autoptr (GjRedeemed) redeemed = g_new0 (GjRedeemed, 1);

  if (!gj_credential_redeem (store, gj_clock_now_us (job->clock), job->kiosk_id, job->code, &redeemed->answer, &person,
                             error))
    return NULL;
  if (person != NULL)
    redeemed->certno = g_strdup (person->certno);
  return g_steal_pointer (&redeemed);
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
  gj_store_worker_run_async (*self->store, redeem_job, job, job_free, gj_redeemed_free, cancellable, callback,
                             user_data);
}

static void
store_free (GjCodeResolver *resolver)
{
  StoreResolver *self = (StoreResolver *) resolver;

  gj_clock_unref (self->clock);
  g_free (self->kiosk_id);
  g_free (self);
}

static const GjCodeResolverClass store_class = { store_redeem_async, store_free };

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

GjRedeemed *
gj_code_resolver_redeem_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
gj_code_resolver_free (GjCodeResolver *resolver)
{
  if (resolver != NULL)
    resolver->klass->free (resolver);
}
