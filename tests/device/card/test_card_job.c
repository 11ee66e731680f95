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

static void
test_reset_in_the_middle (void)
{
  g_autoptr (GjCardEmulator) emulator = gj_card_emulator_new ();
  g_autoptr (GjCardPort) port = gj_emulator_port_new (emulator);
  g_autoptr (GjCardPerson) person = desk_person ("", "", "", "blink_at=5");
  SlyLink sly = { .link = { &SLY }, .slot = port->klass->link_new (port) };
  GjCardLine line = { .link = &sly.link };
  GjCardSight sight = { .state = GJ_CARD_READER_READY, .present = TRUE };

  gj_card_emulator_insert (emulator, person);
  sight.token = gj_card_emulator_get_generation (emulator, &sight.present, &sight.mute);
  g_autoptr (GjCardJob) job = gj_card_job_new (GJ_CARD_JOB_READ, 1, &sight);
  job->today = 20251121;
  line.exclusive = TRUE;
  gj_card_job_run (job, &line);
  g_assert_no_error (job->error);
  g_assert_cmpstr (job->holder->name, ==, "张三");
  g_assert_cmpuint (sly.reconnects, ==, 1);
  gj_card_line_drop (&line);
  sly.slot->klass->free (sly.slot);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/card-job/a-reset-in-the-middle-begins-anew-also-where-the-card-is-held",
                   test_reset_in_the_middle);
  return g_test_run ();
}
