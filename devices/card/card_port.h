/* SPDX-License-Identifier: Apache-2.0 */
/* The two ends a card source can stand on: pcscd, or the emulator in this process. Internal.
 * A port watches (in one thread) and makes links (each used by one thread). Blocking calls only; it
 * never touches the main context and never decides what a card means. */
#pragma once

#include "devices/card/card_emulator.h"
#include "devices/card/card_source.h"
#include "devices/card/transmit.h"

G_BEGIN_DECLS

#define GJ_CARD_READER_NAME_MAX 128

/* What the watch sees. A card is one card as long as reader and token stay: the token is pcscd's event
 * count, or the emulator's generation. */
typedef struct
{
  GjCardReaderState state;
  gboolean present;
  gboolean mute;
  char reader[GJ_CARD_READER_NAME_MAX];
  guint token;
} GjCardSight;

gboolean gj_card_sight_equal (const GjCardSight *a, const GjCardSight *b);
gboolean gj_card_sight_same_card (const GjCardSight *a, const GjCardSight *b);

typedef void (*GjCardSightFunc) (const GjCardSight *sight, gpointer data);

typedef struct _GjCardPort GjCardPort;
typedef struct _GjCardLink GjCardLink;

typedef struct
{
  /* Watches until gj_card_port_stop(); tells every change, the first sight included. */
  void (*watch) (GjCardPort *port, GjCardSightFunc func, gpointer data);
  /* Makes watch look at the stop flag; any thread; may be called again and again. */
  void (*interrupt) (GjCardPort *port);
  /* What is there now, without watching: for a card that is always in. Any thread. */
  void (*look) (GjCardPort *port, GjCardSight *sight);
  /* NULL: not by itself (the caller's setting counts). */
  gboolean (*query_is_safe) (GjCardPort *port);
  GjCardLink *(*link_new) (GjCardPort *port);
  void (*finalize) (GjCardPort *port);
} GjCardPortClass;

struct _GjCardPort
{
  const GjCardPortClass *klass;
  gatomicrefcount refs;
  gint stopping; /* atomic */
  gint strays;   /* atomic: threads that were given up and have not come back */
};

typedef struct
{
  /* Connects to the very card that was seen; another one is REMOVED. */
  GjTransmitResult (*connect) (GjCardLink *link, const GjCardSight *card);
  /* Keeps other programs away until end. RESET: reconnect first. */
  GjTransmitResult (*begin) (GjCardLink *link);
  void (*end) (GjCardLink *link);
  /* After RESET. */
  GjTransmitResult (*reconnect) (GjCardLink *link);
  GjTransmitResult (*send) (GjCardLink *link, const guint8 *apdu, gsize apdu_len, guint8 *reply,
                            gsize *reply_len);
  /* Ends begin as well, and cuts the card's power. Harmless when not connected. */
  void (*disconnect) (GjCardLink *link);
  void (*free) (GjCardLink *link);
} GjCardLinkClass;

struct _GjCardLink
{
  const GjCardLinkClass *klass;
};

GjCardPort *gj_pcsc_port_new (const char *reader_substring);
/* Readers whose name holds this are not looked at: something else than a resident's card is in them. Before watch. */
void gj_pcsc_port_exclude (GjCardPort *port, const char *reader_substring);
GjCardPort *gj_emulator_port_new (GjCardEmulator *emulator);
GjCardPort *gj_card_port_ref (GjCardPort *port);
void gj_card_port_unref (GjCardPort *port);
gboolean gj_card_port_is_stopping (GjCardPort *port);
void gj_card_port_stop (GjCardPort *port);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjCardPort, gj_card_port_unref)

G_END_DECLS
