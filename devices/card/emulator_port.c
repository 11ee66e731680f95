/* SPDX-License-Identifier: Apache-2.0 */
/* The emulator's slot as a reader inside this process: the demo's, and the tests'. */
#include "devices/card/card_port.h"

/* Only how soon a stop is noticed when its wake-up came too early. */
#define WAIT_MS 500

typedef struct
{
  GjCardPort port;
  GjCardEmulator *emulator;
} EmulatorPort;

typedef struct
{
  GjCardLink link;
  GjCardEmulator *emulator;
  guint generation; /* 0: not connected */
  guint power;      /* another one: somebody reset the card */
} EmulatorLink;

static gboolean
is_current (EmulatorLink *self)
{
  gboolean has_card = FALSE, dead = FALSE;

  return self->generation != 0
         && gj_card_emulator_get_generation (self->emulator, &has_card, &dead) == self->generation;
}

static GjTransmitResult
power_up (EmulatorLink *self)
{
  guint8 atr[33];

  if (!is_current (self))
    return GJ_TRANSMIT_REMOVED;
  if (gj_card_emulator_power_up (self->emulator, atr, sizeof atr) == 0)
    return GJ_TRANSMIT_MUTE;
  self->power = gj_card_emulator_get_power (self->emulator);
  return GJ_TRANSMIT_OK;
}

static GjTransmitResult
emulator_link_connect (GjCardLink *link, const GjCardSight *card)
{
  EmulatorLink *self = (EmulatorLink *) link;

  self->generation = card->token;
  return power_up (self);
}

static GjTransmitResult
emulator_link_begin (GjCardLink *link)
{
  EmulatorLink *self = (EmulatorLink *) link;

  if (!is_current (self))
    return GJ_TRANSMIT_REMOVED;
  return gj_card_emulator_get_power (self->emulator) == self->power ? GJ_TRANSMIT_OK
                                                                    : GJ_TRANSMIT_RESET;
}

static void
emulator_link_end (GjCardLink *link)
{
  /* Nobody else is there to be let in. */
}

static GjTransmitResult
emulator_link_reconnect (GjCardLink *link)
{
  return power_up ((EmulatorLink *) link);
}

static GjTransmitResult
emulator_link_send (GjCardLink *link, const guint8 *apdu, gsize apdu_len, guint8 *reply,
                    gsize *reply_len)
{
  EmulatorLink *self = (EmulatorLink *) link;

  return gj_card_emulator_transmit (self->emulator, self->generation, self->power, apdu, apdu_len,
                                    reply, reply_len);
}

static void
emulator_link_disconnect (GjCardLink *link)
{
  EmulatorLink *self = (EmulatorLink *) link;

  if (is_current (self))
    gj_card_emulator_power_down (self->emulator);
  self->generation = 0;
}

static void
emulator_link_free (GjCardLink *link)
{
  EmulatorLink *self = (EmulatorLink *) link;

  g_object_unref (self->emulator);
  g_free (self);
}

static const GjCardLinkClass LINK_CLASS = {
  .connect = emulator_link_connect,
  .begin = emulator_link_begin,
  .end = emulator_link_end,
  .reconnect = emulator_link_reconnect,
  .send = emulator_link_send,
  .disconnect = emulator_link_disconnect,
  .free = emulator_link_free,
};

static GjCardLink *
emulator_port_link_new (GjCardPort *port)
{
  EmulatorLink *link = g_new0 (EmulatorLink, 1);

  link->link.klass = &LINK_CLASS;
  link->emulator = g_object_ref (((EmulatorPort *) port)->emulator);
  return &link->link;
}

static void
emulator_port_watch (GjCardPort *port, GjCardSightFunc func, gpointer data)
{
  EmulatorPort *self = (EmulatorPort *) port;
  GjCardSight last = { 0 };
  gboolean told = FALSE;

  while (!gj_card_port_is_stopping (port))
    {
      GjCardSight sight = { .state = GJ_CARD_READER_READY, .reader = "demo" };

      sight.token = gj_card_emulator_get_generation (self->emulator, &sight.present, &sight.mute);
      if (!told || !gj_card_sight_equal (&sight, &last))
        func (&sight, data);
      told = TRUE;
      last = sight;
      gj_card_emulator_wait (self->emulator, sight.token, WAIT_MS);
    }
}

static void
emulator_port_look (GjCardPort *port, GjCardSight *sight)
{
  EmulatorPort *self = (EmulatorPort *) port;

  *sight = (GjCardSight){ .state = GJ_CARD_READER_READY, .reader = "demo" };
  sight->token = gj_card_emulator_get_generation (self->emulator, &sight->present, &sight->mute);
}

static void
emulator_port_interrupt (GjCardPort *port)
{
  gj_card_emulator_wake (((EmulatorPort *) port)->emulator);
}

static gboolean
emulator_port_query_is_safe (GjCardPort *port)
{
  return gj_card_emulator_shows_tries (((EmulatorPort *) port)->emulator);
}

static void
emulator_port_finalize (GjCardPort *port)
{
  EmulatorPort *self = (EmulatorPort *) port;

  g_object_unref (self->emulator);
  g_free (self);
}

static const GjCardPortClass PORT_CLASS = {
  .watch = emulator_port_watch,
  .interrupt = emulator_port_interrupt,
  .look = emulator_port_look,
  .query_is_safe = emulator_port_query_is_safe,
  .link_new = emulator_port_link_new,
  .finalize = emulator_port_finalize,
};

GjCardPort *
gj_emulator_port_new (GjCardEmulator *emulator)
{
  EmulatorPort *self = g_new0 (EmulatorPort, 1);

  self->port.klass = &PORT_CLASS;
  g_atomic_ref_count_init (&self->port.refs);
  self->emulator = g_object_ref (emulator);
  return &self->port;
}
