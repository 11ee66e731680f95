/* SPDX-License-Identifier: Apache-2.0 */
/* Every byte that arrives goes through one parser, whoever waits for what, so that an answer that
 * comes late or unasked is never taken for another. */
#include "devices/printer/printer_talk.h"

#include <string.h>

#define ASKED_TIMES 2
#define QUIET_MS 10
#define QUIET_TIMES 20
#define HEARD_MOST 65536 /* in one conversation; the longest paper's answers are a few hundred */
#define FULL_STATUS 20
#define TICKET_IN_OUTPUT 0x20

/* In order means in order: ours is the last of those that are owed, whoever asked for the others. */
static void
take_ordered (GjPrinterTalk *talk)
{
  GjPrinterEngine *engine = talk->engine;

  if (engine->answers_owed == 0)
    return;
  engine->answers_owed--;
  talk->barrier |= talk->barrier_sent && engine->answers_owed == 0
                   && engine->profile->barrier == GJ_PRINTER_BARRIER_STATUS;
}

static void
take_event (GjPrinterTalk *talk, const GjStatusEvent *event)
{
  switch (event->kind)
    {
    case GJ_STATUS_EVENT_REAL_TIME:
      if (talk->looks_pending > 0)
        {
          talk->looks_pending--;
          talk->seen_offline |= (event->bytes[0] & 0x08) != 0;
          break;
        }
      talk->surplus |= !talk->asked || talk->answered;
      talk->answered = TRUE;
      talk->answer = event->bytes[0];
      break;
    case GJ_STATUS_EVENT_FULL:
      talk->full = TRUE;
      memcpy (talk->full_bytes, event->bytes, sizeof talk->full_bytes);
      break;
    case GJ_STATUS_EVENT_AUTOMATIC:
      talk->automatic = TRUE;
      talk->told = gj_status_judge_automatic (event->bytes, talk->engine->profile);
      break;
    case GJ_STATUS_EVENT_ORDERED:
      take_ordered (talk);
      break;
    case GJ_STATUS_EVENT_PROCESS_ID:
      talk->barrier |= talk->barrier_sent && strcmp (event->mark, talk->mark) == 0;
      break;
    case GJ_STATUS_EVENT_NONE:
    case GJ_STATUS_EVENT_BLOCK:
    case GJ_STATUS_EVENT_XON: /* with xonxoff the line itself takes them and holds our bytes back; otherwise nobody asked for them */
    case GJ_STATUS_EVENT_XOFF:
    case GJ_STATUS_EVENT_GARBAGE:
      break;
    }
}

void
gj_printer_talk_hear (GjPrinterTalk *talk)
{
  guint8 bytes[256];
  gssize got;

  while (!talk->lost && (got = gj_printer_wire_read (talk->wire, bytes, sizeof bytes)) != 0)
    {
      if (got < 0)
        talk->lost = TRUE;
      talk->heard += (gsize)MAX (got, 0);
      talk->babbles |= talk->heard > HEARD_MOST;
      talk->lost |= talk->babbles;
      for (gssize i = 0; i < got; i++)
        {
          GjStatusEvent event;

          gj_status_parser_feed (&talk->parser, bytes[i], &event);
          take_event (talk, &event);
        }
    }
}

GjPrinterCondition
gj_printer_talk_lost_condition (const GjPrinterTalk *talk)
{
  return talk->babbles ? GJ_PRINTER_ERROR : GJ_PRINTER_ABSENT;
}

void
gj_printer_talk_quiet (GjPrinterTalk *talk)
{
  for (guint i = 0; i < QUIET_TIMES && !talk->lost; i++)
    {
      if (gj_printer_wire_wait (talk->wire, FALSE, QUIET_MS, talk->cancellable) == GJ_PRINTER_WIRE_TIMEOUT)
        return;
      gj_printer_talk_hear (talk);
    }
}

static gint64
now_us (void)
{
  return g_get_monotonic_time ();
}

static guint
left_ms (gint64 deadline_us)
{
  gint64 left = deadline_us - now_us ();

  return left <= 0 ? 0 : (guint)(left / 1000 + 1);
}

static gboolean
is_in_trouble (const GjPrinterTalk *talk)
{
  return talk->automatic && talk->told.condition != GJ_PRINTER_READY
         && talk->told.condition != GJ_PRINTER_OVERHEATED;
}

/* How long a device may take nothing. One that said it is off line, or whose job is cancelled, is
 * given the time a slow one needs, not the time a dead one gets. */
static guint
stall_ms (const GjPrinterTalk *talk)
{
  const GjPrinterDeadlines *deadlines = &talk->engine->deadlines;

  return talk->seen_offline || g_cancellable_is_cancelled (talk->cancellable)
             ? MIN (deadlines->stall_ms, 4 * deadlines->poll_ms)
             : deadlines->stall_ms;
}

static GjTalkResult
send_some (GjPrinterTalk *talk, const guint8 *bytes, gsize length, gboolean watch, gsize *sent)
{
  gint64 moved_us = now_us ();
  gsize end = *sent + length;

  while (*sent < end)
    {
      gssize taken = gj_printer_wire_write (talk->wire, bytes, end - *sent);

      gj_printer_talk_hear (talk);
      if (taken < 0 || talk->lost)
        return GJ_TALK_LOST;
      *sent += (gsize)taken;
      bytes += taken;
      if (taken > 0)
        moved_us = now_us ();
      if (watch && is_in_trouble (talk))
        return GJ_TALK_TROUBLE;
      if (taken > 0)
        continue;
      if (now_us () - moved_us > (gint64)stall_ms (talk) * 1000)
        return GJ_TALK_STALLED;
      gj_printer_wire_wait (talk->wire, TRUE, talk->engine->deadlines.poll_ms, NULL);
    }
  return GJ_TALK_SENT;
}

gboolean
gj_printer_talk_drain (GjPrinterTalk *talk)
{
  gint64 begun_us = now_us ();

  while (!gj_printer_wire_drain (talk->wire, talk->engine->deadlines.poll_ms))
    {
      gj_printer_talk_hear (talk);
      if (talk->lost || now_us () - begun_us > (gint64)stall_ms (talk) * 1000)
        return FALSE;
    }
  return TRUE;
}

void
gj_printer_talk_look (GjPrinterTalk *talk)
{
  static const guint8 look[3] = { 0x10, 0x04, 1 };

  if (talk->engine->profile->status)
    {
      talk->looks_pending++; /* the answer may be here before the command returns */
      gj_printer_talk_command (talk, look, sizeof look);
    }
}

/* Waits for the answers to looks that are on their way. */
static void
await_looks (GjPrinterTalk *talk)
{
  gint64 deadline_us = now_us () + (gint64)talk->engine->deadlines.reply_ms * 1000;

  gj_printer_talk_hear (talk);
  while (talk->looks_pending > 0 && !talk->lost && left_ms (deadline_us) > 0)
    {
      gj_printer_wire_wait (talk->wire, FALSE, left_ms (deadline_us), NULL);
      gj_printer_talk_hear (talk);
    }
}

/* Followed by a look whose answer is awaited, so that no more than one band runs ahead of a printer
 * that stops: a question behind a full buffer is never heard. One that does not answer in a job is
 * not waited for again. */
GjTalkResult
gj_printer_talk_send (GjPrinterTalk *talk, const guint8 *bytes, gsize length, gboolean watch,
                      gsize *sent)
{
  GjTalkResult result = send_some (talk, bytes, length, watch, sent);

  if (result != GJ_TALK_SENT || !watch)
    return result;
  gj_printer_talk_look (talk);
  if (!talk->looks_unheard)
    await_looks (talk);
  talk->looks_unheard = talk->looks_pending > 0;
  return talk->lost ? GJ_TALK_LOST : result;
}

void
gj_printer_talk_command (GjPrinterTalk *talk, const guint8 *bytes, gsize length)
{
  gint64 deadline_us = now_us () + (gint64)talk->engine->deadlines.reply_ms * 1000;

  while (length > 0 && !talk->lost)
    {
      gssize taken = gj_printer_wire_write (talk->wire, bytes, length);

      gj_printer_talk_hear (talk);
      if (taken < 0)
        talk->lost = TRUE;
      if (taken <= 0 && left_ms (deadline_us) == 0)
        return;
      if (taken == 0)
        gj_printer_wire_wait (talk->wire, TRUE, left_ms (deadline_us), NULL);
      bytes += MAX (taken, 0);
      length -= (gsize)MAX (taken, 0);
    }
}

/* Waits until @flag is set; FALSE when time is up, the wire is lost or (heeded) the task is
 * cancelled. */
static gboolean
await_flag (GjPrinterTalk *talk, const gboolean *flag, gboolean heed_cancel)
{
  gint64 deadline_us = now_us () + (gint64)talk->engine->deadlines.reply_ms * 1000;
  GCancellable *cancellable = heed_cancel ? talk->cancellable : NULL;

  gj_printer_talk_hear (talk);
  while (!*flag && !talk->lost && left_ms (deadline_us) > 0)
    {
      if (gj_printer_wire_wait (talk->wire, FALSE, left_ms (deadline_us), cancellable)
          & GJ_PRINTER_WIRE_STOPPED)
        return FALSE;
      gj_printer_talk_hear (talk);
    }
  return *flag;
}

static gboolean
ask_one (GjPrinterTalk *talk, guint8 which, gboolean heed_cancel, guint8 *answer)
{
  const guint8 question[3] = { 0x10, 0x04, which };

  for (guint i = 0; i < ASKED_TIMES && !talk->lost; i++)
    {
      gboolean heard;

      talk->answered = FALSE;
      talk->asked = TRUE;
      gj_printer_talk_command (talk, question, sizeof question);
      heard = await_flag (talk, &talk->answered, heed_cancel);
      talk->asked = FALSE;
      *answer = talk->answer;
      if (heard)
        return TRUE;
      if (heed_cancel && g_cancellable_is_cancelled (talk->cancellable))
        return FALSE;
    }
  return FALSE;
}

static GjPrinterInMouth
ask_custom (GjPrinterTalk *talk, gboolean heed_cancel)
{
  static const guint8 question[3] = { 0x10, 0x04, FULL_STATUS };

  talk->full = FALSE;
  for (guint i = 0; i < ASKED_TIMES && !talk->full && !talk->lost; i++)
    {
      if (heed_cancel && g_cancellable_is_cancelled (talk->cancellable))
        break;
      gj_printer_talk_command (talk, question, sizeof question);
      await_flag (talk, &talk->full, heed_cancel);
    }
  if (!talk->full)
    return GJ_PRINTER_IN_MOUTH_UNKNOWN;
  return talk->full_bytes[0] & TICKET_IN_OUTPUT ? GJ_PRINTER_IN_MOUTH_PAPER : GJ_PRINTER_IN_MOUTH_NOTHING;
}

/* What DLE EOT 20 tells of the mouth. One that is silent to it has not said that it is ready: the next person's paper
 * might come out onto a stranger's. */
static void
ask_mouth (GjPrinterTalk *talk, gboolean heed_cancel, GjPrinterStatus *status)
{
  if (talk->engine->profile->mouth == GJ_PRINTER_MOUTH_CUSTOM)
    status->in_mouth = ask_custom (talk, heed_cancel);
  if (status->in_mouth == GJ_PRINTER_IN_MOUTH_PAPER
      && (status->condition == GJ_PRINTER_JAM || status->condition == GJ_PRINTER_RECOVERABLE
          || status->condition == GJ_PRINTER_ERROR))
    status->condition = GJ_PRINTER_MOUTH_BLOCKED;
  if (status->in_mouth == GJ_PRINTER_IN_MOUTH_UNKNOWN && status->condition == GJ_PRINTER_READY)
    status->condition = talk->lost ? gj_printer_talk_lost_condition (talk) : GJ_PRINTER_NO_ANSWER;
}

/* What is still to come after one answer was processed right behind it, or is lost. */
gboolean
gj_printer_talk_await_owed (GjPrinterTalk *talk, guint owed, gint64 print_us)
{
  const GjPrinterDeadlines *deadlines = &talk->engine->deadlines;
  const guint *left = &talk->engine->answers_owed;

  while (*left > 0 && !talk->lost)
    {
      guint before = *left;
      gint64 patience_us = 1000 * (gint64)(before < owed ? 4 * deadlines->poll_ms : deadlines->finish_ms);
      gint64 deadline_us = now_us () + print_us + patience_us;

      while (*left == before && !talk->lost && left_ms (deadline_us) > 0)
        {
          gj_printer_wire_wait (talk->wire, FALSE, left_ms (deadline_us), NULL);
          gj_printer_talk_hear (talk);
        }
      if (*left == before)
        break;
    }
  return *left < owed;
}

gboolean
gj_printer_talk_ask (GjPrinterTalk *talk, gboolean heed_cancel, GjPrinterStatus *status)
{
  gboolean contradiction = TRUE;

  *status = (GjPrinterStatus){ GJ_PRINTER_READY, FALSE, GJ_PRINTER_IN_MOUTH_NOTHING };
  if (!talk->engine->profile->status)
    return TRUE;
  /* Answers still on their way would be taken for answers to these questions. */
  await_looks (talk);
  talk->looks_pending = 0;
  talk->seen_offline = FALSE;
  talk->doubtful = FALSE;
  for (guint round = 0; round < ASKED_TIMES && contradiction; round++)
    {
      guint8 answers[4];

      talk->surplus = FALSE;
      for (guint8 i = 0; i < 4; i++)
        if (!ask_one (talk, i + 1, heed_cancel, &answers[i]))
          {
            status->condition = talk->lost ? gj_printer_talk_lost_condition (talk) : GJ_PRINTER_NO_ANSWER;
            if (gj_printer_profile_tells_taken (talk->engine->profile))
              status->in_mouth = GJ_PRINTER_IN_MOUTH_UNKNOWN;
            return !(heed_cancel && g_cancellable_is_cancelled (talk->cancellable));
          }
      gj_printer_talk_hear (talk);
      *status = gj_status_judge (answers, talk->engine->profile, &contradiction);
      talk->doubtful = contradiction && (answers[0] & 0x08) == 0;
      contradiction |= talk->surplus;
    }
  ask_mouth (talk, heed_cancel, status);
  return TRUE;
}
