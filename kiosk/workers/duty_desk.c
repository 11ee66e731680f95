/* SPDX-License-Identifier: Apache-2.0 */
/* See duty_desk.h. */
#include "kiosk/workers/duty_desk.h"

#include "kiosk/workers/kept_file.h"

#define FIELDS 5
/* A disk that is there takes milliseconds; whoever ends the program (systemd: 20 s) waits for its other parts, too. */
#define SAVE_US (G_GINT64_CONSTANT (2) * G_USEC_PER_SEC)

struct _GjDutyDesk
{
  grefcount refs;
  GjClock *clock;
  char *kiosk_id;
  char *path;           /* of the file with both of these, or NULL … */
  GjKeptFile *file;     /* … which is this; NULL likewise */
  gboolean on_disk;     /* there is something in it, or soon will be */
  GjStoreWorker *store;
  GPtrArray *waiting;   /* Note, oldest first */
  GPtrArray *under_way; /* Note: given to the store, and its answer was not heard */
  guint begun;        /* acts whose result is not noted yet */
};

typedef struct
{
  gatomicrefcount refs;
  char *kiosk_id;
  char *staff_no;
  char *object;
  char *result;
  GjDuty duty;  /* its texts are the three above */
  gint settled; /* set on the store's thread: it is recorded, or never will be */
} Note;

static Note *
note_ref (Note *note)
{
  g_atomic_ref_count_inc (&note->refs);
  return note;
}

static void
note_unref (gpointer data)
{
  Note *note = data;

  if (!g_atomic_ref_count_dec (&note->refs))
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

  g_atomic_ref_count_init (&note->refs);
  note->kiosk_id = g_strdup (desk->kiosk_id);
  note->staff_no = g_strdup (duty->staff_no);
  note->object = g_strdup (duty->object);
  note->result = g_strdup (duty->result);
  note->duty = (GjDuty){ duty->act, note->staff_no, duty->time_us, note->object, note->result };
  return note;
}

/* ---- the file: act, time, number, object and result, between tabs, escaped as in C ---- */

static void
write_notes (GString *text, GPtrArray *notes)
{
  for (guint i = 0; i < notes->len; i++)
    {
      Note *note = g_ptr_array_index (notes, i);
      g_autofree char *staff_no = g_strescape (note->staff_no, NULL);
      g_autofree char *object = g_strescape (note->object, NULL);
      g_autofree char *result = g_strescape (note->result, NULL);

      if (!g_atomic_int_get (&note->settled))
        g_string_append_printf (text, "%s\t%" G_GINT64_FORMAT "\t%s\t%s\t%s\n", gj_duty_kind (note->duty.act),
                                note->duty.time_us, staff_no, object, result);
    }
}

/* What neither the store nor the staff's own mistake settled is in the file. */
static void
write_file (GjDutyDesk *desk)
{
  g_autoptr (GString) text = g_string_new (NULL);

  write_notes (text, desk->under_way);
  write_notes (text, desk->waiting);
  if (text->len == 0 && !desk->on_disk)
    return;
  desk->on_disk = text->len > 0;
  gj_kept_file_set (desk->file, g_string_free (g_steal_pointer (&text), FALSE));
}

/* A note that the store takes at once never comes to the disk; one that had to wait stays there until it is recorded. */
static void
keep (GjDutyDesk *desk)
{
  if (desk->file != NULL && (desk->waiting->len > 0 || desk->on_disk))
    write_file (desk);
}

void
gj_duty_desk_save (GjDutyDesk *desk)
{
  if (desk->file == NULL)
    return;
  write_file (desk);
  if (!gj_kept_file_wait (desk->file, g_get_monotonic_time () + SAVE_US))
    g_warning ("the program ends before what staff did is on the disk");
}

/* NULL: not a line of ours. */
static Note *
read_note (const GjDutyDesk *desk, const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", -1);
  GjDuty duty = { GJ_DUTY_ENTERED };

  if (g_strv_length (fields) != FIELDS || !g_ascii_string_to_signed (fields[1], 10, 1, G_MAXINT64, &duty.time_us, NULL))
    return NULL;
  while (duty.act < GJ_DUTY_COUNT && !g_str_equal (fields[0], gj_duty_kind (duty.act)))
    duty.act++;
  if (duty.act == GJ_DUTY_COUNT)
    return NULL;
  for (int i = 2; i < FIELDS; i++)
    {
      g_autofree char *escaped = g_steal_pointer (&fields[i]);

      fields[i] = g_strcompress (escaped);
      if (!g_utf8_validate (fields[i], -1, NULL))
        return NULL;
    }
  duty.staff_no = fields[2];
  duty.object = fields[3];
  duty.result = fields[4];
  return note_new (desk, &duty);
}

static void
read_notes (GjDutyDesk *desk)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  if (desk->path == NULL)
    return;
  desk->file = gj_kept_file_new (desk->path, "what staff did and is not recorded yet");
  if (!g_file_get_contents (desk->path, &text, NULL, &error))
    {
      if (!g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        g_warning ("what staff did and is not recorded cannot be read: %s", error->message);
      return;
    }
  desk->on_disk = TRUE;
  lines = g_strsplit (text, "\n", -1);
  for (int i = 0; lines[i] != NULL; i++)
    {
      Note *note = read_note (desk, lines[i]);

      if (note != NULL)
        g_ptr_array_add (desk->waiting, note);
      else if (*lines[i] != '\0')
        g_warning ("%s:%d is no record of what staff did", desk->path, i + 1);
    }
}

GjDutyDesk *
gj_duty_desk_new (GjClock *clock, const char *kiosk_id, const char *path)
{
  GjDutyDesk *desk = g_new0 (GjDutyDesk, 1);

  g_ref_count_init (&desk->refs);
  desk->clock = gj_clock_ref (clock);
  desk->kiosk_id = g_strdup (kiosk_id);
  desk->path = g_strdup (path);
  desk->waiting = g_ptr_array_new_with_free_func (note_unref);
  desk->under_way = g_ptr_array_new_with_free_func (note_unref);
  read_notes (desk);
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
  g_ptr_array_unref (desk->under_way);
  gj_kept_file_free (desk->file);
  g_free (desk->path);
  g_free (desk->kiosk_id);
  g_free (desk);
}

static gpointer
record_job (GjStore *store, gpointer data, GError **error)
{
  Note *note = data;
  g_autoptr (GError) local = NULL;
  gboolean recorded = gj_duty_record (store, note->kiosk_id, &note->duty, &local);

  g_assert (recorded == (local == NULL));
  g_atomic_int_set (&note->settled, recorded || g_error_matches (local, GJ_STORE_ERROR, GJ_STORE_ERROR_CONSTRAINT));
  if (!recorded)
    g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

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
  g_ptr_array_remove (sending->desk->under_way, sending->note);
  if (error != NULL)
    g_warning ("%s by staff %s is not recorded yet: %s", gj_duty_kind (sending->note->duty.act),
               sending->note->staff_no, error->message);
  if (!g_atomic_int_get (&sending->note->settled))
    g_ptr_array_add (sending->desk->waiting, note_ref (sending->note));
  else if (error == NULL)
    gj_duty_desk_try_again (sending->desk); /* it takes notes again */
  keep (sending->desk);
  note_unref (sending->note);
  gj_duty_desk_unref (sending->desk);
  g_free (sending);
}

/* Takes over `note`. */
static void
send_note (GjDutyDesk *desk, Note *note)
{
  Sending *sending = g_new0 (Sending, 1);

  g_ptr_array_add (desk->under_way, note);
  sending->desk = gj_duty_desk_ref (desk);
  sending->note = note_ref (note);
  gj_store_worker_run_async (desk->store, record_job, note_ref (note), note_unref, NULL, NULL, on_noted, sending);
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
  return desk->under_way->len > 0 || desk->begun > 0;
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
  desk->waiting = g_ptr_array_new_with_free_func (note_unref);
  for (guint i = 0; i < waiting->len; i++)
    send_note (desk, note_ref (g_ptr_array_index (waiting, i)));
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
    {
      g_ptr_array_add (desk->waiting, note_new (desk, &duty));
      keep (desk);
    }
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
  gj_store_worker_run_async (desk->store, record_job, note_new (desk, &duty), note_unref, NULL, NULL, on_recorded,
                             task);
}

gboolean
gj_duty_desk_record_finish (GAsyncResult *async_result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (async_result), error);
}
