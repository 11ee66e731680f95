/* SPDX-License-Identifier: Apache-2.0 */
/* The PSAM's thread, and the questions that are put to it. */
#include "devices/card/psam.h"

#include "devices/card/card_port.h"
#include "devices/card/test_keys.h"

#include <string.h>

#define TIMEOUT_MS 2000
/* A PSAM that was pulled and is back, a pcscd that was restarted: once more, from the start. */
#define STARTS_MAX 2
#define COMMAND_MAX (5 + GJ_PSAM_BLOCK_BYTES)

typedef struct
{
  gatomicrefcount refs;
  gboolean is_challenge;
  guint8 key;
  guint8 factor[GJ_PSAM_FACTOR_BYTES];
  guint8 block[GJ_PSAM_BLOCK_BYTES]; /* asked, then answered */
  GjPsamResult result;
  gboolean done; /* guarded by the PSAM's mutex */
} Question;

struct _GjPsam
{
  gatomicrefcount refs;
  GjCardPort *port;
  gboolean test_keys_allowed;
  gint distrusted; /* atomic */
  gint state;      /* atomic: GjPsamState of the last answer */

  GMutex mutex;
  GCond changed;
  GQueue questions;
  gboolean running, hung, quit;

  /* in its thread */
  GjCardLink *link;
  gboolean connected;
  gboolean silence_told;
};

static Question *
question_ref (Question *question)
{
  g_atomic_ref_count_inc (&question->refs);
  return question;
}

static void
question_unref (gpointer data)
{
  Question *question = data;

  if (!g_atomic_ref_count_dec (&question->refs))
    return;
  explicit_bzero (question, sizeof *question);
  g_free (question);
}

GjPsam *
gj_psam_new (GjCardPort *port)
{
  GjPsam *psam = g_new0 (GjPsam, 1);

  g_atomic_ref_count_init (&psam->refs);
  psam->port = port;
  g_mutex_init (&psam->mutex);
  g_cond_init (&psam->changed);
  g_queue_init (&psam->questions);
  return psam;
}

GjPsam *
gj_psam_ref (GjPsam *psam)
{
  g_atomic_ref_count_inc (&psam->refs);
  return psam;
}

void
gj_psam_unref (GjPsam *psam)
{
  if (!g_atomic_ref_count_dec (&psam->refs))
    return;
  g_queue_clear_full (&psam->questions, question_unref);
  gj_card_port_unref (psam->port);
  g_cond_clear (&psam->changed);
  g_mutex_clear (&psam->mutex);
  g_free (psam);
}

void
gj_psam_quit (GjPsam *psam)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&psam->mutex);

  psam->quit = TRUE;
  g_cond_broadcast (&psam->changed);
}

void
gj_psam_allow_test_keys (GjPsam *psam)
{
  psam->test_keys_allowed = TRUE;
}

void
gj_psam_distrust (GjPsam *psam)
{
  g_warning ("PSAM: a card refused its key for the holder file; no card is shown it any more until the next start");
  g_atomic_int_set (&psam->distrusted, 1);
}

gboolean
gj_psam_is_distrusted (GjPsam *psam)
{
  return g_atomic_int_get (&psam->distrusted) != 0;
}

GjPsamState
gj_psam_get_state (GjPsam *psam)
{
  return gj_psam_is_distrusted (psam) ? GJ_PSAM_STATE_DISTRUSTED : (GjPsamState) g_atomic_int_get (&psam->state);
}

/* In its thread */

static GjTransmitResult
send (gpointer data, const guint8 *apdu, gsize apdu_len, guint8 *reply, gsize *reply_len)
{
  GjPsam *psam = data;
  return psam->link->klass->send (psam->link, apdu, apdu_len, reply, reply_len);
}

/* One command; @reply_len bytes are wanted, 0: only the status word. */
static GjTransmitResult
command (GjPsam *psam, guint32 header, const guint8 *data, gsize length, guint8 *out, gsize wanted,
         GjPsamResult *result)
{
  GjTransmit transmit = { .send = send, .data = psam };
  guint8 apdu[COMMAND_MAX] = { (guint8) (header >> 24), (guint8) (header >> 16), (guint8) (header >> 8),
                               (guint8) header };
  GjReply reply;

  g_assert (5 + length <= sizeof apdu);
  apdu[4] = (guint8) (length > 0 ? length : wanted);
  if (length > 0)
    memcpy (apdu + 5, data, length);
  GjTransmitResult line = gj_transmit_exchange (&transmit, apdu, 5 + length, &reply);
  *result = GJ_PSAM_REFUSED;
  if (line == GJ_TRANSMIT_OK && reply.sw == 0x9000 && reply.length == wanted)
    {
      if (wanted > 0)
        memcpy (out, reply.data, wanted);
      *result = GJ_PSAM_OK;
    }
  else if (line == GJ_TRANSMIT_OK)
    g_message ("PSAM: %08X: status word %04X, %u bytes", header, reply.sw, (guint) reply.length);
  gj_reply_wipe (&reply);
  explicit_bzero (apdu, sizeof apdu);
  return line;
}

static GjTransmitResult
encrypt (GjPsam *psam, guint8 key, const guint8 *factor, guint8 *block, GjPsamResult *result)
{
  GjTransmitResult line
      = command (psam, 0x801A0000u | key, factor, GJ_PSAM_FACTOR_BYTES, NULL, 0, result);

  if (line == GJ_TRANSMIT_OK && *result == GJ_PSAM_OK)
    line = command (psam, 0x80FA0000u, block, GJ_PSAM_BLOCK_BYTES, block, GJ_PSAM_BLOCK_BYTES, result);
  return line;
}

/* Whether it holds the keys that every copy of this program has. */
static GjTransmitResult
find_test_keys (GjPsam *psam, gboolean *found)
{
  static const guint8 factor[GJ_PSAM_FACTOR_BYTES] = { 0 };
  guint8 block[GJ_PSAM_BLOCK_BYTES] = { 0 }, expected[GJ_PSAM_BLOCK_BYTES];
  GjPsamResult result;
  GjTransmitResult line = encrypt (psam, GJ_TEST_KEY_CARD, factor, block, &result);

  *found = FALSE;
  if (line == GJ_TRANSMIT_OK && result == GJ_PSAM_OK)
    {
      static const guint8 zeros[GJ_PSAM_BLOCK_BYTES] = { 0 };
      gj_test_keys_encrypt (GJ_TEST_KEY_CARD, factor, zeros, expected);
      *found = memcmp (block, expected, sizeof block) == 0;
    }
  return line;
}

static void
disconnect (GjPsam *psam)
{
  psam->link->klass->disconnect (psam->link);
  psam->connected = FALSE;
}

static GjTransmitResult
connect (GjPsam *psam)
{
  const GjCardLinkClass *klass = psam->link->klass;
  GjCardSight sight = { 0 };
  gboolean is_test = FALSE;

  if (psam->connected)
    return klass->begin (psam->link);
  psam->port->klass->look (psam->port, &sight);
  if (!sight.present)
    return GJ_TRANSMIT_REMOVED;
  if (sight.mute)
    return GJ_TRANSMIT_MUTE;
  GjTransmitResult line = klass->connect (psam->link, &sight);
  if (line == GJ_TRANSMIT_OK)
    line = klass->begin (psam->link);
  if (line == GJ_TRANSMIT_OK && !psam->test_keys_allowed)
    line = find_test_keys (psam, &is_test);
  if (is_test)
    {
      g_warning ("PSAM: it holds the test keys of this program, which prove nothing; it is not used");
      return GJ_TRANSMIT_BUSY;
    }
  psam->connected = line == GJ_TRANSMIT_OK;
  return line;
}

/* @return: what the line said, whatever the PSAM answered. */
static GjTransmitResult
answer_once (GjPsam *psam, Question *question)
{
  GjTransmitResult line = connect (psam);

  if (line == GJ_TRANSMIT_OK && question->is_challenge)
    line = command (psam, 0x00840000u, NULL, 0, question->block, GJ_PSAM_CHALLENGE_BYTES, &question->result);
  else if (line == GJ_TRANSMIT_OK)
    line = encrypt (psam, question->key, question->factor, question->block, &question->result);
  if (line == GJ_TRANSMIT_OK)
    psam->link->klass->end (psam->link);
  else
    disconnect (psam);
  return line;
}

static void
answer (GjPsam *psam, Question *question)
{
  guint8 asked[GJ_PSAM_BLOCK_BYTES];
  GjTransmitResult line = GJ_TRANSMIT_IO;

  memcpy (asked, question->block, sizeof asked);
  for (int starts = 0; starts < STARTS_MAX && line != GJ_TRANSMIT_OK; starts++)
    {
      memcpy (question->block, asked, sizeof asked);
      line = answer_once (psam, question);
    }
  if (line != GJ_TRANSMIT_OK)
    {
      g_autoptr (GError) error = gj_social_card_line_error (line);

      question->result = GJ_PSAM_SILENT;
      if (!psam->silence_told)
        g_warning ("PSAM: %s; cards cannot prove themselves", error->message);
    }
  psam->silence_told = line != GJ_TRANSMIT_OK;
  explicit_bzero (asked, sizeof asked);
}

/* NULL: it is time to end. */
static Question *
next_question (GjPsam *psam)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&psam->mutex);

  while (!psam->quit && g_queue_is_empty (&psam->questions))
    g_cond_wait (&psam->changed, &psam->mutex);
  return psam->quit ? NULL : g_queue_pop_head (&psam->questions);
}

static gpointer
run (gpointer data)
{
  GjPsam *psam = data;
  Question *question;

  psam->link = psam->port->klass->link_new (psam->port);
  while ((question = next_question (psam)) != NULL)
    {
      answer (psam, question);
      g_mutex_lock (&psam->mutex);
      question->done = TRUE;
      psam->hung = FALSE;
      g_cond_broadcast (&psam->changed);
      g_mutex_unlock (&psam->mutex);
      question_unref (question);
    }
  disconnect (psam);
  psam->link->klass->free (psam->link);
  gj_psam_unref (psam);
  return NULL;
}

/* Whoever asks */

static GjPsamResult
put (GjPsam *psam, Question *question)
{
  gint64 end = g_get_monotonic_time () + TIMEOUT_MS * (gint64) 1000;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&psam->mutex);

  if (psam->hung || psam->quit)
    return GJ_PSAM_SILENT;
  if (!psam->running)
    g_thread_unref (g_thread_new ("gongji-psam", run, gj_psam_ref (psam)));
  psam->running = TRUE;
  g_queue_push_tail (&psam->questions, question_ref (question));
  g_cond_broadcast (&psam->changed);
  while (!question->done && !psam->quit)
    if (!g_cond_wait_until (&psam->changed, &psam->mutex, end))
      break;
  if (question->done)
    return question->result;
  psam->hung = !psam->quit;
  if (psam->hung)
    g_warning ("PSAM: no answer within %u ms; cards cannot prove themselves until it comes back", (guint) TIMEOUT_MS);
  return GJ_PSAM_SILENT;
}

static GjPsamResult
ask (GjPsam *psam, Question *question)
{
  static const GjPsamState states[] = {
    [GJ_PSAM_OK] = GJ_PSAM_STATE_ANSWERS,
    [GJ_PSAM_SILENT] = GJ_PSAM_STATE_SILENT,
    [GJ_PSAM_REFUSED] = GJ_PSAM_STATE_REFUSES,
  };
  GjPsamResult result = put (psam, question);

  g_atomic_int_set (&psam->state, states[result]);
  return result;
}

static Question *
question_new (void)
{
  Question *question = g_new0 (Question, 1);

  g_atomic_ref_count_init (&question->refs);
  question->result = GJ_PSAM_SILENT;
  return question;
}

GjPsamResult
gj_psam_get_challenge (GjPsam *psam, guint8 *challenge)
{
  Question *question = question_new ();

  question->is_challenge = TRUE;
  GjPsamResult result = ask (psam, question);
  if (result == GJ_PSAM_OK)
    memcpy (challenge, question->block, GJ_PSAM_CHALLENGE_BYTES);
  question_unref (question);
  return result;
}

GjPsamResult
gj_psam_encrypt (GjPsam *psam, guint8 key, const guint8 *factor, const guint8 *block, guint8 *out)
{
  Question *question = question_new ();

  question->key = key;
  memcpy (question->factor, factor, sizeof question->factor);
  memcpy (question->block, block, sizeof question->block);
  GjPsamResult result = ask (psam, question);
  if (result == GJ_PSAM_OK)
    memcpy (out, question->block, sizeof question->block);
  question_unref (question);
  return result;
}
