/* SPDX-License-Identifier: Apache-2.0 */
/* The card source's main-context side: which card is in, who asked for what, and who has waited long
 * enough. Everything in this file runs on the context the source was made in. */
#include "devices/card/card_source.h"

#include "devices/card/card_job.h"
#include "devices/card/card_watch.h"

#define TIMEOUT_MS 8000
/* A hanging thread's command is wiped only when it must long have left the process. */
#define WIPE_AFTER_S 1
#define STOP_WAIT_US (2 * G_USEC_PER_SEC)
/* Threads that mute cards may hold before nobody asks a card any more. */
#define STRAYS_MAX 4

typedef struct
{
  GjCardSource *source; /* whose it is */
  GjCardJob *job;
  GjCardWorker *worker;
  GTask *task; /* NULL once whoever asked has been answered */
  GSource *timer, *cancel_watch;
} Ask;

struct _GjCardSource
{
  GObject parent_instance;

  GMainContext *context;
  GjCardPort *port;
  GjCardWatch *watch; /* NULL until started */
  GjCardWorker *worker;
  GjPsam *psam; /* NULL: none */
  GjClock *clock;
  guint timeout_ms;
  gboolean query_safe;
  gboolean stopped, told;
  gint64 stuck_since_us; /* monotonic, as first noticed; 0: not */

  GjCardSight sight;
  guint64 serial; /* of what is in, mute or not; 0: nothing */
  guint64 last_serial;
  GPtrArray *asks;
};

enum
{
  READER_CHANGED,
  CARD_INSERTED,
  CARD_REMOVED,
  CARD_MUTE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjCardSource, gj_card_source, G_TYPE_OBJECT)

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    {
      g_source_destroy (*source);
      g_clear_pointer (source, g_source_unref);
    }
}

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  clear_source (&ask->timer);
  clear_source (&ask->cancel_watch);
  g_assert (ask->task == NULL);
  g_clear_pointer (&ask->worker, gj_card_worker_unref);
  gj_card_job_unref (ask->job);
  g_free (ask);
}

static void
return_result (GTask *task, GjCardJob *job)
{
  switch (job->kind)
    {
    case GJ_CARD_JOB_READ:
    case GJ_CARD_JOB_DETAILS:
      g_task_return_pointer (task, g_steal_pointer (&job->holder),
                             (GDestroyNotify) gj_card_holder_free);
      break;
    case GJ_CARD_JOB_MARKS:
      g_task_return_pointer (task, g_memdup2 (&job->marks, sizeof job->marks), g_free);
      break;
    case GJ_CARD_JOB_TRIES:
      g_task_return_pointer (task, g_memdup2 (&job->tries_left, sizeof job->tries_left), g_free);
      break;
    case GJ_CARD_JOB_CHALLENGE:
      g_task_return_pointer (task, g_bytes_new (job->challenge, sizeof job->challenge),
                             (GDestroyNotify) g_bytes_unref);
      break;
    case GJ_CARD_JOB_VERIFY:
    case GJ_CARD_JOB_CHANGE:
    case GJ_CARD_JOB_SEALED:
    case GJ_CARD_JOB_SEALED_CHANGE:
      g_task_return_pointer (task, g_memdup2 (&job->verdict, sizeof job->verdict), g_free);
      break;
    case GJ_CARD_JOB_RELEASE:
      g_task_return_boolean (task, TRUE);
      break;
    }
}

/* The job came back by itself. */
static void
answer_done (Ask *ask)
{
  g_autoptr (GTask) task = g_steal_pointer (&ask->task);

  if (task == NULL)
    return;
  if (ask->job->error != NULL)
    g_task_return_error (task, g_steal_pointer (&ask->job->error));
  else
    return_result (task, ask->job);
}

/* The job did not, and nobody waits for it any longer. A PIN that may have gone out is a verdict, not
 * an error: the caller must know that a try may be used up. */
static void
answer_early (Ask *ask, GjPinOutcome outcome, GError *error)
{
  gboolean sent = gj_card_job_give_up (ask->job);
  g_autoptr (GTask) task = g_steal_pointer (&ask->task);
  g_autoptr (GError) owned = error;

  clear_source (&ask->cancel_watch);
  if (task == NULL)
    return;
  if (sent && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      const GjPinVerdict verdict = { outcome, -1, 0 };
      g_task_return_pointer (task, g_memdup2 (&verdict, sizeof verdict), g_free);
    }
  else
    g_task_return_error (task, g_steal_pointer (&owned));
}

static GError *
cancelled (void)
{
  return g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
}

static gboolean
on_cancelled (GCancellable *cancellable, gpointer data)
{
  /* The job stays among the asks: its timer still watches the thread. */
  answer_early (data, GJ_PIN_UNKNOWN, cancelled ());
  return G_SOURCE_REMOVE;
}

static gboolean
on_wipe_due (gpointer data)
{
  gj_card_job_wipe_command (data);
  return G_SOURCE_REMOVE;
}

static void
wipe_later (GjCardSource *self, GjCardJob *job)
{
  g_autoptr (GSource) source = g_timeout_source_new_seconds (WIPE_AFTER_S);

  g_source_set_callback (source, on_wipe_due, gj_card_job_ref (job),
                         (GDestroyNotify) gj_card_job_unref);
  g_source_attach (source, self->context);
}

/* The thread hangs: everything that waits for it is answered, the next job gets a new thread. */
static void
abandon (GjCardSource *self, GjCardWorker *worker)
{
  g_autoptr (GPtrArray) lost = g_ptr_array_new ();

  gj_card_worker_abandon (worker);
  if (self->worker == worker)
    g_clear_pointer (&self->worker, gj_card_worker_unref);
  for (guint i = self->asks->len; i > 0; i--)
    if (((Ask *) self->asks->pdata[i - 1])->worker == worker)
      g_ptr_array_add (lost, g_ptr_array_steal_index (self->asks, i - 1));
  for (guint i = lost->len; i > 0; i--)
    {
      Ask *ask = lost->pdata[i - 1];
      wipe_later (self, ask->job);
      answer_early (ask, GJ_PIN_UNKNOWN,
                    g_error_new (GJ_CARD_ERROR, GJ_CARD_ERROR_TIMEOUT, "the card does not answer"));
      ask_free (ask);
    }
}

static gboolean
on_timeout (gpointer data)
{
  Ask *ask = data;
  g_autoptr (GjCardSource) self = g_object_ref (ask->source);
  g_autoptr (GjCardWorker) worker = gj_card_worker_ref (ask->worker);

  abandon (self, worker);
  return G_SOURCE_REMOVE;
}

/* What a job carries through the card's thread, to find its way back. */
typedef struct
{
  GMainContext *context;
  GWeakRef source;
} ReturnAddress;

static void
return_address_free (gpointer data)
{
  ReturnAddress *address = data;

  g_main_context_unref (address->context);
  g_weak_ref_clear (&address->source);
  g_free (address);
}

static gboolean
on_job_back (gpointer data)
{
  GjCardJob *job = data;
  g_autoptr (GjCardSource) self = g_weak_ref_get (&((ReturnAddress *) job->data)->source);

  for (guint i = 0; self != NULL && i < self->asks->len; i++)
    {
      Ask *ask = self->asks->pdata[i];
      if (ask->job != job)
        continue;
      g_ptr_array_steal_index (self->asks, i);
      answer_done (ask);
      ask_free (ask);
      break;
    }
  return G_SOURCE_REMOVE;
}

/* In the card's thread. */
static void
post_job_back (GjCardJob *job, gpointer data)
{
  ReturnAddress *address = data;
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_job_back, gj_card_job_ref (job),
                         (GDestroyNotify) gj_card_job_unref);
  g_source_attach (source, address->context);
}

static void
address_job (GjCardSource *self, GjCardJob *job)
{
  ReturnAddress *address = g_new0 (ReturnAddress, 1);

  address->context = g_main_context_ref (self->context);
  g_weak_ref_init (&address->source, self);
  job->done = post_job_back;
  job->data = address;
  job->data_free = return_address_free;
}

static gboolean
query_is_safe (GjCardSource *self)
{
  if (self->port->klass->query_is_safe != NULL)
    return self->port->klass->query_is_safe (self->port);
  return self->query_safe;
}

/* Hands a job to the card's thread and watches the time. @task: (transfer full) (nullable). */
static void
submit (GjCardSource *self, GjCardJob *job, GTask *task)
{
  Ask *ask = g_new0 (Ask, 1);
  GCancellable *cancellable = task != NULL ? g_task_get_cancellable (task) : NULL;

  if (self->worker == NULL)
    self->worker = gj_card_worker_new (self->port);
  job->today = gj_clock_today (self->clock);
  job->shows_tries = query_is_safe (self);
  if (self->psam != NULL)
    job->psam = gj_psam_ref (self->psam);
  address_job (self, job);

  ask->source = self;
  ask->job = gj_card_job_ref (job);
  ask->worker = gj_card_worker_ref (self->worker);
  ask->task = task;
  ask->timer = g_timeout_source_new (self->timeout_ms);
  g_source_set_callback (ask->timer, on_timeout, ask, NULL);
  g_source_attach (ask->timer, self->context);
  if (cancellable != NULL)
    {
      ask->cancel_watch = g_cancellable_source_new (cancellable);
      g_source_set_callback (ask->cancel_watch, G_SOURCE_FUNC (on_cancelled), ask, NULL);
      g_source_attach (ask->cancel_watch, self->context);
    }
  g_ptr_array_add (self->asks, ask);
  gj_card_worker_push (self->worker, job);
}

/* The card of @serial is gone: nobody need wait for the reader to say so of each command. */
static void
lose_card (GjCardSource *self, guint64 serial, const GjCardSight *card)
{
  g_autoptr (GPtrArray) tasks = g_ptr_array_new ();

  for (guint i = 0; i < self->asks->len; i++)
    if (((Ask *) self->asks->pdata[i])->job->serial == serial)
      g_ptr_array_add (tasks, gj_card_job_ref (((Ask *) self->asks->pdata[i])->job));
  for (guint i = 0; i < tasks->len; i++)
    {
      GjCardJob *job = tasks->pdata[i];
      /* Answering runs callers' code: look each one up again. */
      for (guint k = 0; k < self->asks->len; k++)
        {
          Ask *ask = self->asks->pdata[k];
          if (ask->job == job)
            {
              answer_early (ask, GJ_PIN_REMOVED,
                            gj_social_card_line_error (GJ_TRANSMIT_REMOVED));
              break;
            }
        }
      gj_card_job_unref (job);
    }
  if (self->worker != NULL && !self->stopped)
    {
      g_autoptr (GjCardJob) job = gj_card_job_new (GJ_CARD_JOB_RELEASE, serial, card);
      submit (self, job, NULL);
    }
}

static void
on_sight (GObject *object, const GjCardSight *sight)
{
  GjCardSource *self = GJ_CARD_SOURCE (object);
  const GjCardSight before = self->sight;
  gboolean same = gj_card_sight_same_card (&before, sight) && before.mute == sight->mute;
  gboolean reader_changed = !self->told || before.state != sight->state;

  if (self->stopped)
    return;
  self->sight = *sight;
  self->told = TRUE;
  if (before.present && !same)
    {
      guint64 gone = self->serial;
      self->serial = 0;
      lose_card (self, gone, &before);
      if (!self->stopped)
        g_signal_emit (self, signals[CARD_REMOVED], 0, gone);
    }
  if (reader_changed && !self->stopped)
    g_signal_emit (self, signals[READER_CHANGED], 0, sight->state);
  if (sight->present && !same && !self->stopped)
    {
      self->serial = ++self->last_serial;
      g_signal_emit (self, signals[sight->mute ? CARD_MUTE : CARD_INSERTED], 0, self->serial);
    }
}

gint64
gj_card_source_get_stuck_us (GjCardSource *self)
{
  g_assert (GJ_IS_CARD_SOURCE (self));
  if (g_atomic_int_get (&self->port->strays) < STRAYS_MAX)
    self->stuck_since_us = 0;
  else if (self->stuck_since_us == 0)
    self->stuck_since_us = g_get_monotonic_time ();
  return self->stuck_since_us == 0 ? 0 : MAX (1, g_get_monotonic_time () - self->stuck_since_us);
}

/* Why a job for @serial cannot begin; NULL when it can. */
static GError *
find_obstacle (GjCardSource *self, guint64 serial)
{
  if (self->stopped)
    return cancelled ();
  if (serial == 0 || serial != self->serial)
    return gj_social_card_line_error (GJ_TRANSMIT_REMOVED);
  if (self->sight.mute)
    return gj_social_card_line_error (GJ_TRANSMIT_MUTE);
  if (g_atomic_int_get (&self->port->strays) >= STRAYS_MAX)
    return g_error_new (GJ_CARD_ERROR, GJ_CARD_ERROR_TIMEOUT, "too many threads hang in the reader");
  return NULL;
}

static void
begin (GjCardSource *self, GjCardJobKind kind, guint64 serial, GjSecret *pin, GjSecret *new_pin,
       GTask *task)
{
  GError *obstacle = find_obstacle (self, serial);
  g_autoptr (GjCardJob) job = gj_card_job_new (kind, serial, &self->sight);

  job->pin = pin;
  job->new_pin = new_pin;
  if (obstacle != NULL)
    {
      g_task_return_error (task, obstacle);
      g_object_unref (task);
    }
  else
    submit (self, job, task);
}

static GTask *
new_task (GjCardSource *self, gpointer tag, GCancellable *cancellable,
          GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  return task;
}

void
gj_card_source_read_async (GjCardSource *self, guint64 serial, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  begin (self, GJ_CARD_JOB_READ, serial, NULL, NULL,
         new_task (self, gj_card_source_read_async, cancellable, callback, user_data));
}

void
gj_card_source_read_details_async (GjCardSource *self, guint64 serial, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  begin (self, GJ_CARD_JOB_DETAILS, serial, NULL, NULL,
         new_task (self, gj_card_source_read_async, cancellable, callback, user_data));
}

GjCardHolder *
gj_card_source_read_finish (GjCardSource *self, GAsyncResult *result, GError **error)
{
  g_assert (g_task_is_valid (result, self));
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
gj_card_source_read_marks_async (GjCardSource *self, guint64 serial, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  begin (self, GJ_CARD_JOB_MARKS, serial, NULL, NULL,
         new_task (self, gj_card_source_read_marks_async, cancellable, callback, user_data));
}

gboolean
gj_card_source_read_marks_finish (GjCardSource *self, GAsyncResult *result, GjCardMarks *marks,
                                  GError **error)
{
  g_assert (g_task_is_valid (result, self));
  g_autofree GjCardMarks *read = g_task_propagate_pointer (G_TASK (result), error);

  *marks = read != NULL ? *read : (GjCardMarks){ 0 };
  return read != NULL;
}

void
gj_card_source_tries_left_async (GjCardSource *self, guint64 serial, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task
      = new_task (self, gj_card_source_tries_left_async, cancellable, callback, user_data);

  if (query_is_safe (self))
    {
      begin (self, GJ_CARD_JOB_TRIES, serial, NULL, NULL, task);
      return;
    }
  g_task_return_pointer (task, g_memdup2 (&(int){ -1 }, sizeof (int)), g_free);
  g_object_unref (task);
}

gboolean
gj_card_source_tries_left_finish (GjCardSource *self, GAsyncResult *result, int *tries_left,
                                  GError **error)
{
  g_assert (g_task_is_valid (result, self));
  g_autofree int *tries = g_task_propagate_pointer (G_TASK (result), error);

  *tries_left = tries != NULL ? *tries : -1;
  return tries != NULL;
}

void
gj_card_source_verify_async (GjCardSource *self, guint64 serial, GjSecret *pin,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  begin (self, GJ_CARD_JOB_VERIFY, serial, pin, NULL,
         new_task (self, gj_card_source_verify_async, cancellable, callback, user_data));
}

void
gj_card_source_challenge_async (GjCardSource *self, guint64 serial, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  begin (self, GJ_CARD_JOB_CHALLENGE, serial, NULL, NULL,
         new_task (self, gj_card_source_challenge_async, cancellable, callback, user_data));
}

GBytes *
gj_card_source_challenge_finish (GjCardSource *self, GAsyncResult *result, GError **error)
{
  g_assert (g_task_is_valid (result, self));
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
gj_card_source_verify_sealed_async (GjCardSource *self, guint64 serial, GjSecret *block,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  begin (self, GJ_CARD_JOB_SEALED, serial, block, NULL,
         new_task (self, gj_card_source_verify_async, cancellable, callback, user_data));
}

void
gj_card_source_change_pin_async (GjCardSource *self, guint64 serial, GjSecret *old_pin,
                                 GjSecret *new_pin, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  begin (self, GJ_CARD_JOB_CHANGE, serial, old_pin, new_pin,
         new_task (self, gj_card_source_verify_async, cancellable, callback, user_data));
}

void
gj_card_source_change_sealed_async (GjCardSource *self, guint64 serial, GjSecret *block, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  begin (self, GJ_CARD_JOB_SEALED_CHANGE, serial, block, NULL,
         new_task (self, gj_card_source_verify_async, cancellable, callback, user_data));
}

gboolean
gj_card_source_verify_finish (GjCardSource *self, GAsyncResult *result, GjPinVerdict *verdict,
                              GError **error)
{
  g_assert (g_task_is_valid (result, self));
  g_autofree GjPinVerdict *found = g_task_propagate_pointer (G_TASK (result), error);

  if (found != NULL)
    *verdict = *found;
  return found != NULL;
}

void
gj_card_source_release_async (GjCardSource *self, guint64 serial, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = new_task (self, gj_card_source_release_async, NULL, callback, user_data);

  if (self->worker != NULL && serial != 0 && serial == self->serial && !self->stopped)
    {
      begin (self, GJ_CARD_JOB_RELEASE, serial, NULL, NULL, task);
      return;
    }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

gboolean
gj_card_source_release_finish (GjCardSource *self, GAsyncResult *result, GError **error)
{
  g_assert (g_task_is_valid (result, self));
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
gj_card_source_start (GjCardSource *self)
{
  g_assert (self->watch == NULL && !self->stopped);
  self->watch = gj_card_watch_new (self->port, self->context, G_OBJECT (self), on_sight);
}

void
gj_card_source_stop (GjCardSource *self)
{
  gint64 until = g_get_monotonic_time () + STOP_WAIT_US;

  if (self->stopped)
    return;
  self->stopped = TRUE;
  self->serial = 0;
  g_object_ref (self);
  while (self->asks->len > 0)
    {
      Ask *ask = g_ptr_array_steal_index (self->asks, self->asks->len - 1);
      answer_early (ask, GJ_PIN_UNKNOWN, cancelled ());
      ask_free (ask);
    }
  if (self->worker != NULL)
    gj_card_worker_quit (self->worker);
  if (self->watch != NULL)
    gj_card_watch_stop (g_steal_pointer (&self->watch), until);
  if (self->worker != NULL && !gj_card_worker_wait (self->worker, until))
    gj_card_worker_abandon (self->worker);
  g_clear_pointer (&self->worker, gj_card_worker_unref);
  if (self->psam != NULL)
    gj_psam_quit (self->psam);
  g_object_unref (self);
}

static void
gj_card_source_dispose (GObject *object)
{
  gj_card_source_stop (GJ_CARD_SOURCE (object));
  G_OBJECT_CLASS (gj_card_source_parent_class)->dispose (object);
}

static void
gj_card_source_finalize (GObject *object)
{
  GjCardSource *self = GJ_CARD_SOURCE (object);

  g_ptr_array_unref (self->asks);
  g_clear_pointer (&self->psam, gj_psam_unref);
  gj_clock_unref (self->clock);
  gj_card_port_unref (self->port);
  g_main_context_unref (self->context);
  G_OBJECT_CLASS (gj_card_source_parent_class)->finalize (object);
}

static void
gj_card_source_class_init (GjCardSourceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = gj_card_source_dispose;
  object_class->finalize = gj_card_source_finalize;
  signals[READER_CHANGED]
      = g_signal_new ("reader-changed", GJ_TYPE_CARD_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[CARD_INSERTED]
      = g_signal_new ("card-inserted", GJ_TYPE_CARD_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_UINT64);
  signals[CARD_REMOVED]
      = g_signal_new ("card-removed", GJ_TYPE_CARD_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_UINT64);
  signals[CARD_MUTE] = g_signal_new ("card-mute", GJ_TYPE_CARD_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT64);
}

static void
gj_card_source_init (GjCardSource *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->clock = gj_clock_new_system ();
  self->timeout_ms = TIMEOUT_MS;
  self->asks = g_ptr_array_new_with_free_func (ask_free);
}

/* Takes @port. */
static GjCardSource *
new_on_port (GjCardPort *port)
{
  GjCardSource *self = g_object_new (GJ_TYPE_CARD_SOURCE, NULL);

  self->port = port;
  return self;
}

GjCardSource *
gj_card_source_new_pcsc (const char *reader_substring)
{
  return new_on_port (gj_pcsc_port_new (reader_substring));
}

GjCardSource *
gj_card_source_new_emulator (GjCardEmulator *emulator)
{
  return new_on_port (gj_emulator_port_new (emulator));
}

/* Takes @port. */
static void
set_psam (GjCardSource *self, GjCardPort *port, gboolean test_keys)
{
  g_assert (self->watch == NULL && self->psam == NULL);
  self->psam = gj_psam_new (port);
  if (test_keys)
    gj_psam_allow_test_keys (self->psam);
}

GjPsamState
gj_card_source_get_psam_state (GjCardSource *self)
{
  return self->psam == NULL ? GJ_PSAM_STATE_NONE : gj_psam_get_state (self->psam);
}

void
gj_card_source_set_psam_pcsc (GjCardSource *self, const char *reader_substring, gboolean test_keys)
{
  gj_pcsc_port_exclude (self->port, reader_substring);
  set_psam (self, gj_pcsc_port_new (reader_substring), test_keys);
}

void
gj_card_source_set_psam_emulator (GjCardSource *self, GjCardEmulator *slot, gboolean test_keys)
{
  set_psam (self, gj_emulator_port_new (slot), test_keys);
}

void
gj_card_source_set_clock (GjCardSource *self, GjClock *clock)
{
  g_assert (self->watch == NULL);
  gj_clock_ref (clock);
  gj_clock_unref (self->clock);
  self->clock = clock;
}

void
gj_card_source_set_timeout_ms (GjCardSource *self, guint timeout_ms)
{
  g_assert (self->watch == NULL);
  self->timeout_ms = timeout_ms;
}

void
gj_card_source_set_tries_query_safe (GjCardSource *self, gboolean safe)
{
  self->query_safe = safe;
}

guint64
gj_card_source_get_card (GjCardSource *self)
{
  return self->sight.mute ? 0 : self->serial;
}
