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
  gboolean opened; /* a PSAM has proved itself: the holder file can be read */
  guint8 challenge[16];
  guint8 challenge_length; /* 0: none was given, or it is used up */
  guint8 seal_challenge[8]; /* of the reader's, not the card's */
  gboolean has_seal_challenge;
  guint8 session[9];       /* a PSAM's: the key's number and the factor … */
  gboolean has_session;    /* … of INIT_FOR_DESCRYPT */
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
  GJ_CARD_COMMAND_AUTH, /* of either side, and a PSAM's own */
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

/* Status word alone; data and 9000; the same as a T=0 card gives it to a command with data of its own. */
gsize gj_card_model_answer_sw (guint8 *reply, guint sw);
gsize gj_card_model_answer_data (guint8 *reply, const guint8 *data, gsize length);
gsize gj_card_model_answer_later (GjCardModel *model, guint8 *reply, const guint8 *data, gsize length);
/* GET CHALLENGE, INTERNAL AUTH, EXTERNAL AUTH, and what a PSAM is asked. */
gsize gj_card_model_answer_challenge (GjCardModel *model, const guint8 *apdu, gsize apdu_len, guint8 *reply);
gsize gj_card_model_answer_auth (GjCardModel *model, const guint8 *apdu, gsize apdu_len, guint8 *reply);

/* What the reader itself answers (class FF): it opens sealed PINs, and gives the card its VERIFY. card_model_reader.c */
gsize gj_card_model_answer_reader (GjCardModel *model, const guint8 *apdu, gsize apdu_len, guint8 *reply);

/* The record with @tag in @ef (5 or 6), tag and length in front. NULL when the card has none. */
GByteArray *gj_card_model_record (const GjCardPerson *person, guint8 ef, guint8 tag);
/* The tag of record @number (from 1) of @ef; 0: there is none. */
guint8 gj_card_model_nth_tag (guint8 ef, guint8 number);

G_END_DECLS
