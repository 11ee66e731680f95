/* SPDX-License-Identifier: Apache-2.0 */
/* One emulated card: its files, its PIN counter, and what it answers. Not thread-safe and without
 * faults: the slot (card_emulator) locks and spoils. Internal to devices/card. */
#pragma once

#include "devices/card/card_person.h"
#include "devices/card/transmit.h"

G_BEGIN_DECLS

typedef struct
{
  GjCardPerson *person;
  char pin[13];
  guint pin_left;
  /* since power-up */
  gboolean selected; /* the application */
  guint8 selected_ef;
  gboolean verified;
  GByteArray *pending; /* what GET RESPONSE will fetch */
} GjCardModel;

/* What kind of command an APDU is. */
typedef enum
{
  GJ_CARD_COMMAND_SELECT,
  GJ_CARD_COMMAND_READ,
  GJ_CARD_COMMAND_VERIFY,
  GJ_CARD_COMMAND_QUERY,
  GJ_CARD_COMMAND_CHANGE,
  GJ_CARD_COMMAND_RESPONSE,
  GJ_CARD_COMMAND_CHALLENGE,
  GJ_CARD_COMMAND_OTHER,
} GjCardCommand;

GjCardModel *gj_card_model_new (GjCardPerson *person);
/* The file was read again: its data count, the PIN and the counter stay. */
void gj_card_model_set_person (GjCardModel *model, GjCardPerson *person);
void gj_card_model_free (GjCardModel *model);
/* Power-up or reset: selections and "verified" are gone, the PIN counter stays. */
void gj_card_model_reset (GjCardModel *model);
gsize gj_card_model_atr (const GjCardModel *model, guint8 *atr, gsize room);

GjCardCommand gj_card_model_command (const guint8 *apdu, gsize apdu_len);
/* Answers; the reply's length, status word included. @reply has %GJ_REPLY_MAX bytes. */
gsize gj_card_model_answer (GjCardModel *model, const guint8 *apdu, gsize apdu_len,
                            guint8 *reply);

/* The record with @tag in @ef (5 or 6), tag and length in front. NULL when the card has none. */
GByteArray *gj_card_model_record (const GjCardPerson *person, guint8 ef, guint8 tag);
/* The tag of record @number (from 1) of @ef; 0: there is none. */
guint8 gj_card_model_nth_tag (guint8 ef, guint8 number);

G_END_DECLS
