/* SPDX-License-Identifier: Apache-2.0 */
/* What each job does with the card. Runs in the card's thread. */
#include "devices/card/card_job.h"

/* How often another program's reset is answered with a new start. */
#define STARTS_MAX 3

GjCardJob *
gj_card_job_new (GjCardJobKind kind, guint64 serial, const GjCardSight *card)
{
  GjCardJob *job = g_new0 (GjCardJob, 1);

  g_atomic_ref_count_init (&job->refs);
  g_mutex_init (&job->mutex);
  job->kind = kind;
  job->serial = serial;
  job->card = *card;
  job->tries_left = -1;
  return job;
}

GjCardJob *
gj_card_job_ref (GjCardJob *job)
{
  g_atomic_ref_count_inc (&job->refs);
  return job;
}

void
gj_card_job_unref (GjCardJob *job)
{
  if (!g_atomic_ref_count_dec (&job->refs))
    return;
  gj_secret_free (job->pin);
  gj_secret_free (job->new_pin);
  gj_secret_free (job->apdu);
  g_clear_error (&job->error);
  gj_card_holder_free (job->holder);
  g_clear_pointer (&job->psam, gj_psam_unref);
  if (job->data_free != NULL)
    job->data_free (job->data);
  g_mutex_clear (&job->mutex);
  g_free (job);
}

static void
wipe_pins (GjCardJob *job)
{
  if (job->pin != NULL)
    gj_secret_wipe (job->pin);
  if (job->new_pin != NULL)
    gj_secret_wipe (job->new_pin);
}

gboolean
gj_card_job_give_up (GjCardJob *job)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&job->mutex);

  job->given_up = TRUE;
  wipe_pins (job);
  return job->sent;
}

void
gj_card_job_wipe_command (GjCardJob *job)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&job->mutex);

  if (job->apdu != NULL)
    gj_secret_wipe (job->apdu);
}

static gboolean
is_given_up (GjCardJob *job)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&job->mutex);
  return job->given_up;
}

typedef struct
{
  GjCardJob *job;
  GjCardLine *line;
  GjTransmit transmit;
} Run;

static GjTransmitResult
send_unless_given_up (gpointer data, const guint8 *apdu, gsize apdu_len, guint8 *reply,
                      gsize *reply_len)
{
  Run *run = data;

  if (is_given_up (run->job))
    return GJ_TRANSMIT_STOPPED;
  GjCardLink *link = run->line->link;
  return link->klass->send (link, apdu, apdu_len, reply, reply_len);
}

/* A PIN that was taken out of the job goes out, given up or not: it is decided under the lock. */
static GjTransmitResult
send_anyway (gpointer data, const guint8 *apdu, gsize apdu_len, guint8 *reply, gsize *reply_len)
{
  GjCardLink *link = ((Run *) data)->line->link;
  return link->klass->send (link, apdu, apdu_len, reply, reply_len);
}

void
gj_card_line_drop (GjCardLine *line)
{
  line->link->klass->disconnect (line->link);
  line->serial = 0;
  line->exclusive = FALSE;
}

/* Connected to the job's card, and no other program in between. */
static GjTransmitResult
hold (Run *run)
{
  GjCardLine *line = run->line;
  const GjCardLinkClass *klass = line->link->klass;
  GjTransmitResult result = GJ_TRANSMIT_OK;

  if (line->serial != run->job->serial)
    {
      gj_card_line_drop (line);
      result = klass->connect (line->link, &run->job->card);
      if (result == GJ_TRANSMIT_OK)
        line->serial = run->job->serial;
    }
  if (result == GJ_TRANSMIT_OK)
    result = klass->begin (line->link);
  for (int starts = 1; result == GJ_TRANSMIT_RESET && starts < STARTS_MAX; starts++)
    {
      result = klass->reconnect (line->link);
      if (result == GJ_TRANSMIT_OK)
        result = klass->begin (line->link);
    }
  return result;
}

/* Others may use the card between jobs, until a PIN was shown to it. A line that broke is dropped. */
static void
let_go (Run *run, GjTransmitResult result)
{
  switch (result)
    {
    case GJ_TRANSMIT_OK:
    case GJ_TRANSMIT_RESET:
    case GJ_TRANSMIT_STOPPED:
    case GJ_TRANSMIT_BUSY:
      if (!run->line->exclusive)
        run->line->link->klass->end (run->line->link);
      break;
    case GJ_TRANSMIT_REMOVED:
    case GJ_TRANSMIT_MUTE:
    case GJ_TRANSMIT_NO_SERVICE:
    case GJ_TRANSMIT_IO:
      gj_card_line_drop (run->line);
      break;
    }
}

static GjTransmitResult
read_holder (Run *run)
{
  GjCardJob *job = run->job;
  GjTransmitResult result = gj_social_card_read (&run->transmit, job->today, job->psam,
                                                 &job->holder, &job->error);

  if (result == GJ_TRANSMIT_OK && job->error == NULL && job->kind == GJ_CARD_JOB_DETAILS)
    result = gj_social_card_read_details (&run->transmit, job->holder, &job->error);
  if (job->error != NULL)
    g_clear_pointer (&job->holder, gj_card_holder_free);
  else
    job->holder->shows_tries = job->shows_tries;
  return result;
}

static GjTransmitResult
ask_tries (Run *run)
{
  GjCardJob *job = run->job;
  GjTransmitResult result = gj_social_card_select (&run->transmit, &job->error);

  if (result == GJ_TRANSMIT_OK && job->error == NULL)
    result = gj_social_pin_tries_left (&run->transmit, &job->tries_left);
  return result;
}

static gboolean
build_command (GjCardJob *job)
{
  if (job->kind == GJ_CARD_JOB_CHANGE)
    return gj_pin_apdu_build_change (job->apdu, job->pin, job->new_pin);
  if (job->kind == GJ_CARD_JOB_SEALED)
    return gj_sealed_pin_build_verify (job->apdu, job->pin);
  if (job->kind == GJ_CARD_JOB_SEALED_CHANGE)
    return gj_sealed_pin_build_change (job->apdu, job->pin);
  return gj_pin_apdu_build_verify (job->apdu, job->pin);
}

/* Builds the command and says that it is on its way, unless it was given up. */
static gboolean
take_command (GjCardJob *job)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&job->mutex);

  if (job->given_up)
    return FALSE;
  job->apdu = gj_secret_new (MAX (GJ_PIN_APDU_MAX, 5 + GJ_SEAL_CHANGE_BYTES));
  job->sent = build_command (job);
  wipe_pins (job);
  if (!job->sent)
    job->error = g_error_new (GJ_CARD_ERROR, GJ_CARD_ERROR_OUR_FAULT, "this is no PIN");
  return job->sent;
}

static GjTransmitResult
show_pin (Run *run)
{
  GjCardJob *job = run->job;

  /* Another program may have selected something else since: this PIN is for SSSE alone. */
  GjTransmitResult result = gj_social_card_select (&run->transmit, &job->error);
  if (result != GJ_TRANSMIT_OK || job->error != NULL)
    return result;
  if (!take_command (job))
    return job->error == NULL ? GJ_TRANSMIT_STOPPED : GJ_TRANSMIT_OK;

  run->line->exclusive = TRUE;
  GjTransmit once = { .send = send_anyway, .data = run };
  job->verdict = gj_social_pin_send (&once, job->apdu);
  run->transmit.apdu_count += once.apdu_count;
  if (job->verdict.outcome == GJ_PIN_REMOVED)
    return GJ_TRANSMIT_REMOVED;
  return job->verdict.sw == 0 ? GJ_TRANSMIT_IO : GJ_TRANSMIT_OK;
}

/* For the reader, not for the card: which application is selected does not matter. */
static GjTransmitResult
ask_challenge (Run *run)
{
  GjCardJob *job = run->job;
  gboolean given;
  GjTransmitResult result = gj_sealed_pin_challenge (&run->transmit, job->challenge, &given);

  if (result == GJ_TRANSMIT_OK && !given)
    job->error = g_error_new (GJ_CARD_ERROR, GJ_CARD_ERROR_OUR_FAULT, "this reader takes no sealed PIN");
  return result;
}

static GjTransmitResult
run_kind (Run *run)
{
  switch (run->job->kind)
    {
    case GJ_CARD_JOB_READ:
    case GJ_CARD_JOB_DETAILS:
      return read_holder (run);
    case GJ_CARD_JOB_MARKS:
      return gj_social_card_read_marks (&run->transmit, &run->job->marks, &run->job->error);
    case GJ_CARD_JOB_TRIES:
      return ask_tries (run);
    case GJ_CARD_JOB_CHALLENGE:
      return ask_challenge (run);
    case GJ_CARD_JOB_VERIFY:
    case GJ_CARD_JOB_CHANGE:
    case GJ_CARD_JOB_SEALED:
    case GJ_CARD_JOB_SEALED_CHANGE:
      return show_pin (run);
    case GJ_CARD_JOB_RELEASE:
      break;
    }
  g_assert_not_reached ();
}

void
gj_card_job_run (GjCardJob *job, GjCardLine *line)
{
  Run run = { job, line, { .send = send_unless_given_up, .data = &run } };
  GjTransmitResult result = GJ_TRANSMIT_STOPPED;

  if (job->kind == GJ_CARD_JOB_RELEASE)
    {
      if (line->serial == job->serial)
        gj_card_line_drop (line);
      return;
    }
  for (int starts = 0; starts < STARTS_MAX && !is_given_up (job); starts++)
    {
      g_clear_error (&job->error);
      result = hold (&run);
      if (result == GJ_TRANSMIT_OK)
        result = run_kind (&run);
      /* A reset before anything was decided: from the start. After a PIN went out: never. */
      if (result != GJ_TRANSMIT_RESET || job->sent)
        break;
      line->link->klass->end (line->link); /* or the next begin would not see that it was reset */
    }
  let_go (&run, result);
  if (result != GJ_TRANSMIT_OK && job->error == NULL && !job->sent)
    job->error = gj_social_card_line_error (result);
}
