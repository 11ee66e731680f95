/* SPDX-License-Identifier: Apache-2.0 */
/* How a job goes: open, ask, resynchronise, send band by band, cut, confirm. What is known at each
 * point decides the outcome: before the job's first byte NOT_STARTED; a stop that the printer
 * tells, or bytes that never left us, STOPPED; everything sent and no confirmation, UNKNOWN.
 * PRINTED comes from the printer alone. */
#include "devices/printer/printer_engine.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "devices/printer/escpos.h"
#include "devices/printer/printer_mouth.h"
#include "devices/printer/printer_talk.h"

static GjPrinterCondition
folder_condition (const char *path)
{
  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    return GJ_PRINTER_ABSENT;
  return g_access (path, W_OK | X_OK) == 0 ? GJ_PRINTER_READY : GJ_PRINTER_ERROR;
}

/* The number after the highest one in the folder. */
static guint
folder_next_number (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  guint next = 1;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      guint64 number = 0;

      if (g_str_has_prefix (name, "receipt-") && g_str_has_suffix (name, ".png"))
        {
          g_autofree char *digits = g_strndup (name + 8, strlen (name) - 12);

          if (g_ascii_string_to_unsigned (digits, 10, 1, 999999, &number, NULL))
            next = MAX (next, (guint)number + 1);
        }
    }
  return next;
}

static void
print_to_folder (const GjPrinterEngine *engine, const GjPaper *paper, GjPrintResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  result->condition = folder_condition (engine->address.path);
  if (result->condition != GJ_PRINTER_READY)
    return;
  name = g_strdup_printf ("receipt-%06u.png", folder_next_number (engine->address.path));
  path = g_build_filename (engine->address.path, name, NULL);
  if (gj_paper_save_png (paper, path, &error))
    {
      result->outcome = GJ_PRINT_PRINTED;
      return;
    }
  g_info ("printer: %s", error->message);
  result->condition = GJ_PRINTER_ERROR;
}

static GjPrinterCondition
wire_condition (GjPrinterWireResult result)
{
  return result == GJ_PRINTER_WIRE_BUSY ? GJ_PRINTER_OFFLINE : GJ_PRINTER_ABSENT;
}

static GjPrinterWireResult
talk_open (GjPrinterEngine *engine, GCancellable *cancellable, GjPrinterTalk *talk)
{
  memset (talk, 0, sizeof *talk);
  talk->engine = engine;
  talk->cancellable = cancellable;
  gj_status_parser_init (&talk->parser);
  talk->parser.full_status = engine->profile->mouth == GJ_PRINTER_MOUTH_CUSTOM;
  return gj_printer_wire_open (&engine->address, engine->deadlines.connect_ms, cancellable,
                               &talk->wire);
}

static void
talk_close (GjPrinterTalk *talk, GjPrinterWireEnd end)
{
  gj_printer_wire_close (talk->wire, end, talk->engine->deadlines.poll_ms);
}

/* Makes the printer forget what it holds of a job, where it can: otherwise the rest comes out on
 * the next one's paper. */
static void
talk_forget (GjPrinterTalk *talk)
{
  static const guint8 clear[] = { 0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8 };
  static const guint8 recover[] = { 0x10, 0x05, 2 };

  if (talk->lost)
    return;
  switch (talk->engine->profile->clear)
    {
    case GJ_PRINTER_CLEAR_DC4:
      gj_printer_talk_command (talk, clear, sizeof clear);
      break;
    case GJ_PRINTER_CLEAR_ENQ:
      gj_printer_talk_command (talk, recover, sizeof recover);
      break;
    case GJ_PRINTER_CLEAR_NONE:
      break;
    }
}

static gboolean
ask (GjPrinterEngine *engine, gboolean recover, GCancellable *cancellable, GjPrinterStatus *status)
{
  GjPrinterTalk talk;
  GjPrinterWireResult opened;
  gboolean answered;

  *status = (GjPrinterStatus){ GJ_PRINTER_READY, FALSE };
  if (g_cancellable_is_cancelled (cancellable))
    return FALSE;
  if (engine->address.kind == GJ_PRINTER_WIRE_FILE)
    {
      status->condition = folder_condition (engine->address.path);
      return TRUE;
    }
  opened = talk_open (engine, cancellable, &talk);
  if (opened != GJ_PRINTER_WIRE_OPEN)
    {
      status->condition = wire_condition (opened);
      return opened != GJ_PRINTER_WIRE_CANCELLED;
    }
  if (engine->unsettled)
    gj_printer_talk_quiet (&talk);
  if (recover)
    {
      static const guint8 command[] = { 0x10, 0x05, 2 };

      gj_printer_talk_command (&talk, command, sizeof command);
      engine->unsettled = TRUE;
    }
  answered = gj_printer_talk_ask (&talk, TRUE, status);
  talk_close (&talk, GJ_PRINTER_WIRE_DONE);
  engine->mouth_stuck &= status->in_mouth != GJ_PRINTER_IN_MOUTH_NOTHING;
  if (status->condition == GJ_PRINTER_READY && status->in_mouth == GJ_PRINTER_IN_MOUTH_PAPER
      && (engine->mouth_stuck || !gj_printer_profile_can_retract (engine->profile)))
    status->condition = GJ_PRINTER_MOUTH_BLOCKED;
  return answered;
}

gboolean
gj_printer_engine_check (GjPrinterEngine *engine, GCancellable *cancellable,
                         GjPrinterStatus *status)
{
  return ask (engine, FALSE, cancellable, status);
}

gboolean
gj_printer_engine_recover (GjPrinterEngine *engine, GCancellable *cancellable,
                           GjPrinterStatus *status)
{
  return ask (engine, TRUE, cancellable, status);
}

/* Brings a printer back that the last job left in the middle, and hears it answer to that, so that what it still
 * answers to an earlier job is not taken for its word on the next. FALSE when it would not take it. */
static gboolean
resynchronise (GjPrinterEngine *engine, GjPrinterTalk *talk)
{
  guint rows = engine->voided != NULL && engine->remains ? gj_paper_get_rows (engine->voided) : 0;
  gboolean fenced = engine->profile->barrier == GJ_PRINTER_BARRIER_STATUS;
  g_autoptr (GBytes) bytes = NULL;
  guint owed = 0;
  gsize sent = 0;
  gsize length;

  if (!engine->unsettled && !engine->remains)
    return TRUE;
  bytes = gj_escpos_encode_resync (engine->voided, engine->profile, engine->remains);
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (fenced)
    owed = ++engine->answers_owed;
  if (gj_printer_talk_send (talk, data, length, FALSE, &sent) != GJ_TALK_SENT)
    return FALSE;
  if (fenced)
    {
      /* Where some came and some did not, those are lost: they left the printer in order. */
      if (gj_printer_talk_await_owed (
              talk, owed, (gint64)rows * G_USEC_PER_SEC / engine->profile->rows_per_second))
        engine->answers_owed = 0;
      if (talk->lost)
        return FALSE;
    }
  engine->unsettled = FALSE;
  engine->remains = FALSE;
  return TRUE;
}

/* TRUE when the printer has really stopped; one that only cools down goes on by itself. */
static gboolean
has_stopped (GjPrinterTalk *talk, GjPrinterCondition *condition)
{
  GjPrinterStatus status;

  gj_printer_talk_ask (talk, FALSE, &status);
  if (talk->automatic && status.condition == GJ_PRINTER_NO_ANSWER)
    status = talk->told;
  talk->automatic = FALSE;
  *condition = status.condition;
  if (talk->doubtful)
    return FALSE;
  return status.condition != GJ_PRINTER_READY && status.condition != GJ_PRINTER_OVERHEATED
         && status.condition != GJ_PRINTER_NO_ANSWER;
}

/* All but the confirmation, command by command. Returns SENT, or why not; TROUBLE with the
 * printer's condition. */
static GjTalkResult
send_job (GjPrinterTalk *talk, const GjEscposJob *job, gsize *sent, gint64 begun_us,
          GjPrintResult *result)
{
  const guint8 *bytes = g_bytes_get_data (job->bytes, NULL);

  while (*sent < job->barrier_offset)
    {
      gsize end = gj_escpos_job_next_stop (job, *sent);
      GjTalkResult part = gj_printer_talk_send (talk, bytes + *sent, end - *sent, TRUE, sent);

      if (result->first_byte_us < 0 && *sent > 0)
        result->first_byte_us = g_get_monotonic_time () - begun_us;
      if (part == GJ_TALK_TROUBLE)
        result->condition = talk->told.condition;
      if (part != GJ_TALK_SENT)
        return part;
      if (talk->seen_offline && has_stopped (talk, &result->condition))
        return GJ_TALK_TROUBLE;
    }
  return GJ_TALK_SENT;
}

/* A device that takes nothing any more: asked once more on the same wire, then on a fresh one. */
static GjPrinterCondition
find_cause (GjPrinterEngine *engine, GjPrinterTalk *talk)
{
  gboolean offline = talk->seen_offline;
  GjPrinterCondition condition = GJ_PRINTER_NO_ANSWER;
  GjPrinterStatus status;

  if (gj_printer_wire_says_paper_out (talk->wire))
    return GJ_PRINTER_PAPER_OUT;
  if (has_stopped (talk, &condition) || condition == GJ_PRINTER_OVERHEATED)
    return condition;
  if (engine->address.kind == GJ_PRINTER_WIRE_TCP)
    {
      GjPrinterTalk again;

      talk_close (talk, GJ_PRINTER_WIRE_ABANDON);
      talk->wire = NULL;
      if (talk_open (engine, NULL, &again) != GJ_PRINTER_WIRE_OPEN)
        return GJ_PRINTER_ABSENT;
      gj_printer_talk_ask (&again, FALSE, &status);
      talk_forget (&again);
      talk_close (&again, GJ_PRINTER_WIRE_SENT);
      if (status.condition != GJ_PRINTER_READY && status.condition != GJ_PRINTER_NO_ANSWER)
        return status.condition;
    }
  return offline ? GJ_PRINTER_OFFLINE : GJ_PRINTER_NO_ANSWER;
}

/* Waits for the printer's word that the job is done. */
static void
await_barrier (GjPrinterTalk *talk, guint rows, GjPrintResult *result)
{
  const GjPrinterDeadlines *deadlines = &talk->engine->deadlines;
  gint64 begun_us = g_get_monotonic_time ();
  gint64 print_us = (gint64)rows * G_USEC_PER_SEC / talk->engine->profile->rows_per_second;
  gboolean stopped = FALSE;

  result->outcome = GJ_PRINT_UNKNOWN;
  result->condition = GJ_PRINTER_NO_ANSWER;
  while (!talk->barrier && !talk->lost && !stopped)
    {
      gboolean hurry = g_cancellable_is_cancelled (talk->cancellable);
      gint64 extra_us = 1000 * (gint64)(hurry ? deadlines->poll_ms : deadlines->finish_ms);

      if (g_get_monotonic_time () - begun_us > print_us + extra_us)
        break;
      gj_printer_wire_wait (talk->wire, FALSE, deadlines->poll_ms, NULL);
      gj_printer_talk_hear (talk);
      if (!talk->barrier && !talk->lost)
        stopped = has_stopped (talk, &result->condition);
    }
  if (talk->barrier)
    {
      result->outcome = GJ_PRINT_PRINTED;
      result->condition = GJ_PRINTER_READY;
    }
  else if (talk->lost)
    result->condition = gj_printer_talk_lost_condition (talk);
  else if (stopped)
    result->outcome = GJ_PRINT_STOPPED;
  else if (result->condition == GJ_PRINTER_READY) /* it says it is well, and not that it printed */
    result->condition = GJ_PRINTER_NO_ANSWER;
}

static void
confirm_job (GjPrinterTalk *talk, const GjEscposJob *job, gsize *sent, GjPrintResult *result)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (job->bytes, &length);
  GjTalkResult part;

  result->outcome = GJ_PRINT_UNKNOWN;
  if (talk->engine->profile->barrier == GJ_PRINTER_BARRIER_NONE)
    {
      /* No answer will say that the end and the cut are through: the wire's own word is all there is. */
      gboolean through = gj_printer_talk_drain (talk);

      if (has_stopped (talk, &result->condition))
        result->outcome = GJ_PRINT_STOPPED;
      else if (!through)
        result->condition = talk->lost ? gj_printer_talk_lost_condition (talk) : GJ_PRINTER_NO_ANSWER;
      return;
    }
  gj_printer_talk_hear (
      talk); /* an answer in order that is already here belongs to an earlier job */
  talk->barrier_sent = TRUE;
  if (talk->engine->profile->barrier == GJ_PRINTER_BARRIER_STATUS)
    talk->engine->answers_owed++;
  part = gj_printer_talk_send (talk, bytes + *sent, length - *sent, FALSE, sent);
  if (part == GJ_TALK_SENT)
    await_barrier (talk, job->rows, result);
  else
    result->condition = part == GJ_TALK_LOST ? gj_printer_talk_lost_condition (talk) : GJ_PRINTER_NO_ANSWER;
}

/* The paper is out; from now on it is watched, where there is something to see or to do. */
static void
note_presented (GjPrinterEngine *engine, GjPrintResult *result)
{
  result->media = GJ_PRINTER_MEDIA_PRESENTED;
  if (engine->profile->mouth == GJ_PRINTER_MOUTH_NONE)
    return;
  engine->presented_us = g_get_monotonic_time ();
  engine->presented_job = engine->jobs;
  result->watch = engine->jobs;
}

gboolean
gj_printer_engine_watch (GjPrinterEngine *engine, gboolean hurry, GjPrinterMedia *media)
{
  gint64 due_us = engine->presented_us + engine->profile->retract_seconds * G_USEC_PER_SEC;
  gboolean due = hurry || g_get_monotonic_time () >= due_us;
  GjPrinterTalk talk;

  *media = GJ_PRINTER_MEDIA_PRESENTED;
  if (gj_printer_profile_tells_taken (engine->profile)
      && talk_open (engine, NULL, &talk) == GJ_PRINTER_WIRE_OPEN)
    {
      *media = gj_printer_mouth_look (&talk, due);
      talk_close (&talk, GJ_PRINTER_WIRE_DONE);
    }
  if (*media == GJ_PRINTER_MEDIA_PRESENTED && !due)
    return FALSE;
  engine->presented_us = 0;
  return TRUE;
}

static void
print_on_wire (GjPrinterEngine *engine, GjPrinterTalk *talk, const GjPaper *paper, gint64 begun_us,
               GjPrintResult *result)
{
  GjPrinterWireEnd end = GJ_PRINTER_WIRE_SENT;
  GjEscposJob job;
  gsize sent = 0;

  engine->jobs++;
  gj_escpos_mark (engine->jobs, talk->mark);
  gj_escpos_encode (paper, engine->profile, talk->mark, &job);
  engine->unsettled = TRUE;
  engine->remains = TRUE;
  switch (send_job (talk, &job, &sent, begun_us, result))
    {
    case GJ_TALK_SENT:
      confirm_job (talk, &job, &sent, result);
      break;
    case GJ_TALK_TROUBLE:
      result->outcome = GJ_PRINT_STOPPED;
      break;
    case GJ_TALK_STALLED:
      result->outcome = GJ_PRINT_STOPPED;
      end = GJ_PRINTER_WIRE_ABANDON;
      result->condition = find_cause (engine, talk);
      break;
    case GJ_TALK_LOST:
      result->outcome = sent < job.barrier_offset ? GJ_PRINT_STOPPED : GJ_PRINT_UNKNOWN;
      result->condition = gj_printer_talk_lost_condition (talk);
      break;
    }
  if (sent == 0)
    result->outcome = GJ_PRINT_NOT_STARTED;
  if (result->outcome == GJ_PRINT_STOPPED && talk->wire != NULL)
    talk_forget (talk);
  if (result->outcome == GJ_PRINT_PRINTED)
    {
      engine->unsettled = FALSE;
      engine->remains = FALSE;
      end = GJ_PRINTER_WIRE_DONE;
      note_presented (engine, result);
    }
  if (talk->wire != NULL)
    talk_close (talk, end);
  gj_escpos_job_clear (&job);
}

/* After a half receipt was cut off: it must not stand before the next person's. */
static gboolean
is_mouth_clear (GjPrinterTalk *talk, GjPrintResult *result)
{
  GjPrinterStatus status;

  if (talk->engine->profile->mouth == GJ_PRINTER_MOUTH_NONE)
    return TRUE;
  gj_printer_talk_ask (talk, FALSE, &status);
  if (status.condition == GJ_PRINTER_READY)
    gj_printer_mouth_clear (talk, &status);
  result->condition = status.condition;
  return status.condition == GJ_PRINTER_READY;
}

static void
print_to_device (GjPrinterEngine *engine, const GjPaper *paper, gint64 begun_us,
                 GCancellable *cancellable, GjPrintResult *result)
{
  GjPrinterTalk talk;
  GjPrinterStatus status;
  GjPrinterWireResult opened = talk_open (engine, cancellable, &talk);
  gboolean had_remains = engine->remains;

  if (opened != GJ_PRINTER_WIRE_OPEN)
    {
      result->condition = wire_condition (opened);
      return;
    }
  if (engine->unsettled)
    gj_printer_talk_quiet (&talk);
  gboolean answered = gj_printer_talk_ask (&talk, TRUE, &status);

  if (answered && status.condition == GJ_PRINTER_READY && !engine->remains)
    gj_printer_mouth_clear (&talk, &status);
  result->condition = status.condition;
  result->near_end = status.near_end;
  if (!answered || status.condition != GJ_PRINTER_READY)
    talk_close (&talk, GJ_PRINTER_WIRE_DONE);
  else if (!resynchronise (engine, &talk) || g_cancellable_is_cancelled (cancellable))
    {
      result->condition = talk.lost ? gj_printer_talk_lost_condition (&talk) : GJ_PRINTER_NO_ANSWER;
      talk_close (&talk, GJ_PRINTER_WIRE_ABANDON);
    }
  else if (had_remains && !is_mouth_clear (&talk, result))
    talk_close (&talk, GJ_PRINTER_WIRE_DONE);
  else
    print_on_wire (engine, &talk, paper, begun_us, result);
}

void
gj_printer_engine_print (GjPrinterEngine *engine, const GjPaper *paper, gint64 begun_us,
                         GCancellable *cancellable, GjPrintResult *result)
{
  *result = (GjPrintResult){ .outcome = GJ_PRINT_NOT_STARTED,
                             .condition = GJ_PRINTER_READY,
                             .rows = gj_paper_get_rows (paper),
                             .first_byte_us = -1 };
  if (g_cancellable_is_cancelled (cancellable))
    return;
  if (engine->address.kind == GJ_PRINTER_WIRE_FILE)
    print_to_folder (engine, paper, result);
  else
    print_to_device (engine, paper, begun_us, cancellable, result);
  result->elapsed_us = g_get_monotonic_time () - begun_us;
}
