/* SPDX-License-Identifier: Apache-2.0 */
/* See duty_desk.h. */
#include "kiosk/workers/duty_desk.h"

struct _GjDutyDesk
{
  grefcount refs;
  GjClock *clock;
  char *kiosk_id;
  GjStoreWorker *store;
  GPtrArray *waiting; /* Note, oldest first */
  guint under_way;    /* notes given to the store, and not answered */
  guint begun;        /* acts whose result is not noted yet */
};

typedef struct
{
  char *kiosk_id;
  char *staff_no;
  char *object;
  char *result;
  GjDuty duty; /* its texts are the three above */
} Note;

static void
note_free (gpointer data)
{
  Note *note = data;

  if (note == NULL)
    return;
  g_free (note->kiosk_id);
  g_free (note->staff_no);
  g_free (note->object);
  g_free (note->result);
  g_free (note);
}

static Note *
note_new (const GjDutyDesk *desk, const GjDuty *duty)
{
  Note *note = g_new0 (Note, 1);

  note->kiosk_id = g_strdup (desk->kiosk_id);
  note->staff_no = g_strdup (duty->staff_no);
  note->object = g_strdup (duty->object);
  note->result = g_strdup (duty->result);
  note->duty = (GjDuty){ duty->act, note->staff_no, duty->time_us, note->object, note->result };
  return note;
}

GjDutyDesk *
gj_duty_desk_new (GjClock *clock, const char *kiosk_id)
{
  GjDutyDesk *desk = g_new0 (GjDutyDesk, 1);

  g_ref_count_init (&desk->refs);
  desk->clock = gj_clock_ref (clock);
  desk->kiosk_id = g_strdup (kiosk_id);
  desk->waiting = g_ptr_array_new_with_free_func (note_free);
  return desk;
}

GjDutyDesk *
gj_duty_desk_ref (GjDutyDesk *desk)
{
  g_ref_count_inc (&desk->refs);
  return desk;
}

void
gj_duty_desk_unref (GjDutyDesk *desk)
{
  if (desk == NULL || !g_ref_count_dec (&desk->refs))
    return;
  gj_clock_unref (desk->clock);
  g_ptr_array_unref (desk->waiting);
  g_free (desk->kiosk_id);
  g_free (desk);
}

static gpointer
record_job (GjStore *store, gpointer data, GError **error)
{
  const Note *note = data;

  if (!gj_duty_record (store, note->kiosk_id, &note->duty, error))
    g_assert (error == NULL || *error != NULL);
  return NULL;
}

/* A note under way: its own copy, in case that the store cannot take it. */
typedef struct
{
  GjDutyDesk *desk;
  Note *note;
} Sending;

static void
on_noted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Sending *sending = user_data;
  g_autoptr (GError) error = NULL;

  gj_store_worker_run_finish (result, &error);
  sending->desk->under_way--;
  if (error != NULL)
    g_warning ("%s by staff %s is not recorded yet: %s", gj_duty_kind (sending->note->duty.act),
               sending->note->staff_no, error->message);
  if (error != NULL && !g_error_matches (error, GJ_STORE_ERROR, GJ_STORE_ERROR_CONSTRAINT))
    g_ptr_array_add (sending->desk->waiting, g_steal_pointer (&sending->note));
  else if (error == NULL)
    gj_duty_desk_try_again (sending->desk); /* it takes notes again */
  note_free (sending->note);
  gj_duty_desk_unref (sending->desk);
  g_free (sending);
}

/* Takes over `note`. */
static void
send_note (GjDutyDesk *desk, Note *note)
{
  Sending *sending = g_new0 (Sending, 1);

  desk->under_way++;
  sending->desk = gj_duty_desk_ref (desk);
  sending->note = note;
  gj_store_worker_run_async (desk->store, record_job, note_new (desk, &note->duty), note_free, NULL, NULL,
                             on_noted, sending);
}

void
gj_duty_desk_set_store (GjDutyDesk *desk, GjStoreWorker *store)
{
  desk->store = store;
  gj_duty_desk_try_again (desk);
}

gboolean
gj_duty_desk_is_busy (const GjDutyDesk *desk)
{
  return desk->under_way > 0 || desk->begun > 0;
}

void
gj_duty_desk_begin (GjDutyDesk *desk)
{
  desk->begun++;
}

void
gj_duty_desk_end (GjDutyDesk *desk)
{
  g_assert (desk->begun > 0);
  desk->begun--;
}

void
gj_duty_desk_try_again (GjDutyDesk *desk)
{
  g_autoptr (GPtrArray) waiting = NULL;

  if (desk->store == NULL || desk->waiting->len == 0)
    return;
  waiting = g_steal_pointer (&desk->waiting);
  desk->waiting = g_ptr_array_new_with_free_func (note_free);
  for (guint i = 0; i < waiting->len; i++)
    send_note (desk, note_new (desk, &((Note *) g_ptr_array_index (waiting, i))->duty));
}

static GjDuty
duty_now (const GjDutyDesk *desk, const char *staff_no, GjDutyAct act, const char *object, const char *result)
{
  g_assert (staff_no != NULL && object != NULL && result != NULL);
  return (GjDuty){ act, staff_no, gj_clock_now_us (desk->clock), object, result };
}

void
gj_duty_desk_note (GjDutyDesk *desk, const char *staff_no, GjDutyAct act, const char *object,
                   const char *result)
{
  GjDuty duty = duty_now (desk, staff_no, act, object, result);

  g_message ("%s by staff %s: %s", gj_duty_kind (act), staff_no, result);
  if (desk->store != NULL)
    send_note (desk, note_new (desk, &duty));
  else
    g_ptr_array_add (desk->waiting, note_new (desk, &duty));
}

guint
gj_duty_desk_waiting (const GjDutyDesk *desk)
{
  return desk->waiting->len;
}

static void
on_recorded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  gj_store_worker_run_finish (result, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

void
gj_duty_desk_record_async (GjDutyDesk *desk, const char *staff_no, GjDutyAct act, const char *object,
                           const char *result, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  GjDuty duty = duty_now (desk, staff_no, act, object, result);

  if (desk->store == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED, "there is no store");
      g_object_unref (task);
      return;
    }
  /* Not with the cancellable: what is recorded is known to be, or its flow has gone and does nothing. */
  gj_store_worker_run_async (desk->store, record_job, note_new (desk, &duty), note_free, NULL, NULL, on_recorded,
                             task);
}

gboolean
gj_duty_desk_record_finish (GAsyncResult *async_result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (async_result), error);
}
