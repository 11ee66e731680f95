/* SPDX-License-Identifier: Apache-2.0 */
/* A social-security card made of data, in a slot: files, PIN counter, T=0 habits, and faults on
 * demand. The same object answers in this process (the demo) and behind vpcd (gongji-card).
 * Safe from any thread. Keeps PIN and tries in memory only, a card's counter across its removals.
 * It never logs an APDU. */
#pragma once

#include "devices/card/card_person.h"
#include "devices/card/transmit.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define GJ_TYPE_CARD_EMULATOR (gj_card_emulator_get_type ())
G_DECLARE_FINAL_TYPE (GjCardEmulator, gj_card_emulator, GJ, CARD_EMULATOR, GObject)

typedef enum
{
  GJ_CARD_REPLY_DATA,    /* the reply is there */
  GJ_CARD_REPLY_REMOVED, /* the card left instead */
  GJ_CARD_REPLY_NEVER,   /* the card will not answer */
  GJ_CARD_REPLY_RESET,   /* the power failed for a moment: the card never saw it (not from _answer()) */
} GjCardReplyKind;

typedef struct
{
  guint apdus;       /* of all kinds */
  guint selects;     /* SELECT */
  guint reads;       /* READ RECORD */
  guint verifies;    /* VERIFY with a PIN */
  guint changes;     /* CHANGE PIN */
  guint queries;     /* tries-left */
  guint responses;   /* GET RESPONSE */
  guint others;
  guint resets;      /* power-ups and resets */
  guint tries_left;
  gboolean verified; /* "PIN verified" holds now */
} GjCardStats;

/* An empty slot. */
GjCardEmulator *gj_card_emulator_new (void);

/* Puts a card in (the one that is in comes out first). A card seen before keeps its PIN and counter. */
void gj_card_emulator_insert (GjCardEmulator *emulator, GjCardPerson *person);
/* The same from a file; FALSE with @error and the slot as it was. */
gboolean gj_card_emulator_insert_file (GjCardEmulator *emulator, const char *path, GError **error);
/* Pulls the card; nothing when the slot is empty. */
void gj_card_emulator_remove (GjCardEmulator *emulator);
gboolean gj_card_emulator_has_card (GjCardEmulator *emulator);

/* Faults for the card that is in, until another is inserted (which brings its file's). The APDUs are
 * counted from power-up, or from now (until the next power-up) where @from_now. */
void gj_card_emulator_set_faults (GjCardEmulator *emulator, const GjCardFaults *faults,
                                  gboolean from_now);
/* The card that goes in at the very moment a fault takes the present one out: somebody swaps them. Until
 * another is inserted; NULL: none. */
void gj_card_emulator_set_successor (GjCardEmulator *emulator, GjCardPerson *person);
void gj_card_emulator_get_stats (GjCardEmulator *emulator, GjCardStats *stats);

/* What the reader does to the card. ATR: 0 bytes when dead or empty. */
gsize gj_card_emulator_power_up (GjCardEmulator *emulator, guint8 *atr, gsize room);
/* The same without touching the card: readers ask for the ATR to see whether somebody is there. */
gsize gj_card_emulator_get_atr (GjCardEmulator *emulator, guint8 *atr, gsize room);
void gj_card_emulator_power_down (GjCardEmulator *emulator);

/**
 * gj_card_emulator_answer:
 * @delay_ms: (out): how long the caller must let pass before it hands the reply on
 *
 * Answers one APDU. A reader behind vpcd has no word for a power that failed: the card that has come up
 * again answers, and knows nothing of what was selected.
 */
GjCardReplyKind gj_card_emulator_answer (GjCardEmulator *emulator, const guint8 *apdu,
                                         gsize apdu_len, guint8 *reply, gsize *reply_len,
                                         guint *delay_ms);

/* For the in-process reader. The generation changes with every insertion and removal. */
guint gj_card_emulator_get_generation (GjCardEmulator *emulator, gboolean *has_card,
                                       gboolean *dead);
/* Waits until the generation is no longer @generation, at most @timeout_ms; woken by _wake too. */
void gj_card_emulator_wait (GjCardEmulator *emulator, guint generation, guint timeout_ms);
void gj_card_emulator_wake (GjCardEmulator *emulator);
/* Changes whenever the power does: who connected before is told that the card was reset. */
guint gj_card_emulator_get_power (GjCardEmulator *emulator);
/* answer() with the delay waited for and cut short by removal; a card that never answers blocks until
 * it is pulled. @generation: of the card meant; @power: as it was when the caller connected, RESET when it
 * has changed. */
GjTransmitResult gj_card_emulator_transmit (GjCardEmulator *emulator, guint generation, guint power,
                                            const guint8 *apdu, gsize apdu_len, guint8 *reply,
                                            gsize *reply_len);
/* Whether the tries-left query is safe on the card that is in. */
gboolean gj_card_emulator_shows_tries (GjCardEmulator *emulator);

G_END_DECLS
