/* SPDX-License-Identifier: Apache-2.0 */
/* A card as data: the INI file that says whose card it is and how it behaves. assets/demo/cards/
 * holds the demo's. Synthetic people only; the PIN in it is the emulated card's own.
 *
 * [card]    title=words for a list of cards
 *           kind=social|other|psam (a PSAM of the test keys)  keys=none|good|wrong: proves itself to it, or
 *           not; wrong: answers, but falsely (a PSAM: its key for the holder file is wrong)  version=1.0|2.0|3.0  class=1..4  number=8 or 9 characters
 *           identifier=32 hex  issuer=24 hex  issued=YYYY-MM-DD  expires=YYYY-MM-DD
 *           blocked=false  protocol=t0|t1  ef_select=2|0  needs_ef_select=false
 * [holder]  name=UTF-8  certno=  sex=1|2|9  ethnic=01  birthplace=990100  birth=YYYY-MM-DD
 *           refused=false (a 3.0 card: its holder is for a PSAM alone)  absent=tags never written, hex, e.g. 0A;0D
 * [pin]     pin=digits  limit=3  left=3  query=safe|counts|refused
 * [fault]   each at APDU n since power-up, n counted from 1: pull_at=  leave_at=  mute_at=  short_at=
 *           garbage_at=  blink_at=  sw_at= with sw=6F00  delay_at= (0: each) with delay_ms=
 *           dead=true (no ATR)
 * Unknown groups and keys are errors. */
#pragma once

#include "core/base/clock.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  GJ_CARD_QUERY_SAFE,   /* the tries-left query counts nothing */
  GJ_CARD_QUERY_COUNTS, /* it counts as a wrong try */
  GJ_CARD_QUERY_REFUSED /* 6700 */
} GjCardQuery;

typedef enum
{
  GJ_CARD_KIND_OTHER,
  GJ_CARD_KIND_SOCIAL,
  GJ_CARD_KIND_PSAM,
} GjCardKind;

typedef enum
{
  GJ_CARD_KEYS_NONE,
  GJ_CARD_KEYS_GOOD,
  GJ_CARD_KEYS_WRONG,
} GjCardKeys;

/* What goes wrong, and at which APDU. 0 is never. */
typedef struct
{
  guint pull_at;    /* the card leaves before it does what it was told */
  guint leave_at;   /* the card does it, and leaves before it has answered */
  guint blink_at;   /* the power fails for a moment just before it, once */
  guint mute_at;    /* no answer, ever */
  guint short_at;   /* one byte instead of an answer */
  guint garbage_at; /* bytes that are no record, with 9000 */
  guint sw_at;      /* only this status word */
  guint16 sw;
  guint delay_at; /* with delay_ms and 0 here: every APDU */
  guint delay_ms;
  gboolean dead; /* does not answer power-up */
} GjCardFaults;

typedef struct
{
  gatomicrefcount refs;
  char *path;
  char *title; /* "" where the file gives none */
  GjCardKind kind;
  GjCardKeys keys;
  char version[4];
  char card_class;
  char number[10];
  char *identifier;
  char *issuer;
  GjDate issued, expires;
  gboolean blocked, t0, needs_ef_select, refused;
  guint ef_select_p1;
  char *name, *certno;
  char sex;
  char ethnic[3];
  char birthplace[7];
  GjDate birth;
  GArray *absent; /* of guint8: tags never written */
  char pin[13];
  guint pin_limit, pin_left;
  GjCardQuery query;
  GjCardFaults faults;
} GjCardPerson;

#define GJ_CARD_PERSON_ERROR (gj_card_person_error_quark ())
GQuark gj_card_person_error_quark (void);

/* Returns: (transfer full) (nullable): NULL with @error naming file, group, key and what to do. */
GjCardPerson *gj_card_person_load (const char *path, GError **error);
GjCardPerson *gj_card_person_parse (const char *text, const char *path, GError **error);
GjCardPerson *gj_card_person_ref (GjCardPerson *person);
void gj_card_person_unref (GjCardPerson *person);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjCardPerson, gj_card_person_unref)

G_END_DECLS
