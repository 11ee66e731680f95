/* SPDX-License-Identifier: Apache-2.0 */
/* One job over a line that, as pcscd's does, tells of a reset only when a transaction is begun anew. */
#include "devices/card/card_job.h"
#include "tests/device/card/desk.h"

typedef struct
{
  GjCardLink link;
  GjCardLink *slot;
  gboolean begun;
  guint reconnects;
  GjCardJob *left; /* given up at the first APDU; NULL: none is */
} SlyLink;

static GjTransmitResult
sly_connect (GjCardLink *link, const GjCardSight *card)
{
  SlyLink *self = (SlyLink *) link;
  return self->slot->klass->connect (self->slot, card);
}

static GjTransmitResult
sly_begin (GjCardLink *link)
{
  SlyLink *self = (SlyLink *) link;
  GjTransmitResult result = self->begun ? GJ_TRANSMIT_OK : self->slot->klass->begin (self->slot);

  self->begun = result == GJ_TRANSMIT_OK;
  return result;
}

static void
sly_end (GjCardLink *link)
{
  ((SlyLink *) link)->begun = FALSE;
}

static GjTransmitResult
sly_reconnect (GjCardLink *link)
{
  SlyLink *self = (SlyLink *) link;

  self->reconnects++;
  return self->slot->klass->reconnect (self->slot);
}

static GjTransmitResult
sly_send (GjCardLink *link, const guint8 *apdu, gsize apdu_len, guint8 *reply, gsize *reply_len)
{
  SlyLink *self = (SlyLink *) link;

  if (self->left != NULL)
    gj_card_job_give_up (self->left);
  return self->slot->klass->send (self->slot, apdu, apdu_len, reply, reply_len);
}

static void
sly_disconnect (GjCardLink *link)
{
  SlyLink *self = (SlyLink *) link;

  self->begun = FALSE;
  self->slot->klass->disconnect (self->slot);
}

static const GjCardLinkClass SLY = {
  .connect = sly_connect,
  .begin = sly_begin,
  .end = sly_end,
  .reconnect = sly_reconnect,
  .send = sly_send,
  .disconnect = sly_disconnect,
};

typedef struct
{
  GjCardEmulator *emulator;
  GjCardPort *port;
  SlyLink sly;
  GjCardLine line;
  GjCardSight sight;
} Fixture;

static void
set_up (Fixture *f, gconstpointer fault)
{
  g_autoptr (GjCardPerson) person = desk_person ("", "", "", fault);

  f->emulator = gj_card_emulator_new ();
  f->port = gj_emulator_port_new (f->emulator);
  f->sly = (SlyLink){ .link = { &SLY }, .slot = f->port->klass->link_new (f->port) };
  f->line = (GjCardLine){ .link = &f->sly.link };
  f->sight = (GjCardSight){ .state = GJ_CARD_READER_READY, .present = TRUE };
  gj_card_emulator_insert (f->emulator, person);
  f->sight.token = gj_card_emulator_get_generation (f->emulator, &f->sight.present, &f->sight.mute);
}

static void
tear_down (Fixture *f, gconstpointer fault)
{
  gj_card_line_drop (&f->line);
  f->sly.slot->klass->free (f->sly.slot);
  gj_card_port_unref (f->port);
  g_object_unref (f->emulator);
}

static void
test_reset_in_the_middle (Fixture *f, gconstpointer fault)
{
  g_autoptr (GjCardJob) job = gj_card_job_new (GJ_CARD_JOB_READ, 1, &f->sight);

  job->today = 20251121;
  f->line.exclusive = TRUE;
  gj_card_job_run (job, &f->line);
  g_assert_no_error (job->error);
  g_assert_cmpstr (job->holder->name, ==, "张三");
  g_assert_cmpuint (f->sly.reconnects, ==, 1);
}

/* Whoever asked leaves after the card was selected and before the PIN goes out, if `leaves`. */
static void
verify (Fixture *f, gboolean leaves)
{
  g_autoptr (GjCardJob) job = gj_card_job_new (GJ_CARD_JOB_VERIFY, 1, &f->sight);

  job->pin = desk_secret ("246813");
  f->sly.left = leaves ? job : NULL;
  gj_card_job_run (job, &f->line);
  f->sly.left = NULL;
  g_assert_cmpint (job->sent, ==, !leaves);
  g_assert_true (leaves || job->verdict.outcome == GJ_PIN_OK);
}

static void
test_a_pin_that_never_went_out (Fixture *f, gconstpointer fault)
{
  verify (f, TRUE);
  g_assert_false (f->line.exclusive);
  g_assert_false (f->sly.begun);
  verify (f, FALSE);
  g_assert_true (f->line.exclusive);
  g_assert_true (f->sly.begun);
  verify (f, TRUE);
  g_assert_true (f->line.exclusive); /* since the one before */
  g_assert_true (f->sly.begun);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/card-job/a-reset-in-the-middle-begins-anew-also-where-the-card-is-held", Fixture, "blink_at=5", set_up,
              test_reset_in_the_middle, tear_down);
  g_test_add ("/card-job/others-are-kept-away-only-once-a-pin-went-out", Fixture, "", set_up,
              test_a_pin_that_never_went_out, tear_down);
  return g_test_run ();
}
