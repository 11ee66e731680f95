/* SPDX-License-Identifier: Apache-2.0 */
/* See social_auth.h. */
#include "devices/card/social_auth.h"

#include "core/base/crypto.h"
#include "devices/card/social_card.h"

#include <string.h>

#define ANSWER_BYTES 8
#define KEY_CARD 0x00
#define KEY_HOLDER 0x0A

static const guint8 *
factor_of (const guint8 *identifier)
{
  return identifier + GJ_CARD_IDENTIFIER_BYTES - GJ_PSAM_FACTOR_BYTES;
}

/* FALSE: the PSAM is silent, or the kernel is. */
static gboolean
draw_question (GjPsam *psam, guint8 *question)
{
  return gj_psam_get_challenge (psam, question) == GJ_PSAM_OK
         && gj_random_bytes (question + GJ_PSAM_CHALLENGE_BYTES,
                             GJ_PSAM_BLOCK_BYTES - GJ_PSAM_CHALLENGE_BYTES, NULL);
}

/* All of it is looked at, whatever is found. */
static gboolean
is_equal (const guint8 *a, const guint8 *b, gsize length)
{
  guint difference = 0;

  for (gsize i = 0; i < length; i++)
    difference |= a[i] ^ b[i];
  return difference == 0;
}

/* What the card said; FALSE with @error where that is no answer, FALSE alone where it cannot prove anything. */
static gboolean
take_answer (const GjReply *reply, guint8 *answer, GError **error)
{
  switch (reply->sw)
    {
    case 0x9000:
      if (reply->length == ANSWER_BYTES)
        {
          memcpy (answer, reply->data, ANSWER_BYTES);
          return TRUE;
        }
      g_set_error (error, GJ_CARD_ERROR, GJ_CARD_ERROR_GARBLED, "INTERNAL AUTH: %u bytes",
                   (guint) reply->length);
      return FALSE;
    case 0x6581:
    case 0x6901:
    case 0x6F00:
      g_set_error (error, GJ_CARD_ERROR, GJ_CARD_ERROR_CARD_FAULT, "INTERNAL AUTH: status word %04X", reply->sw);
      return FALSE;
    case 0x9303:
      g_set_error (error, GJ_CARD_ERROR, GJ_CARD_ERROR_BLOCKED, "INTERNAL AUTH: status word %04X", reply->sw);
      return FALSE;
    default: /* not known to this card, no such key, not now */
      g_message ("the card does not prove itself: status word %04X", reply->sw);
      return FALSE;
    }
}

static GjTransmitResult
ask_card (GjTransmit *card, const guint8 *question, guint8 *answer, gboolean *answered, GError **error)
{
  guint8 apdu[5 + GJ_PSAM_BLOCK_BYTES] = { 0x00, 0x88, 0x00, KEY_CARD, GJ_PSAM_BLOCK_BYTES };
  GjReply reply;

  memcpy (apdu + 5, question, GJ_PSAM_BLOCK_BYTES);
  GjTransmitResult result = gj_transmit_exchange (card, apdu, sizeof apdu, &reply);
  *answered = result == GJ_TRANSMIT_OK && take_answer (&reply, answer, error);
  gj_reply_wipe (&reply);
  if (result != GJ_TRANSMIT_OK && error != NULL)
    *error = gj_social_card_line_error (result);
  return result;
}

GjTransmitResult
gj_social_auth_prove (GjTransmit *card, GjPsam *psam, const guint8 *identifier, GjCardProof *proof,
                      GError **error)
{
  guint8 question[GJ_PSAM_BLOCK_BYTES], expected[GJ_PSAM_BLOCK_BYTES], answer[ANSWER_BYTES];
  gboolean answered;

  *proof = GJ_CARD_PROOF_NO_PSAM;
  if (!draw_question (psam, question))
    return GJ_TRANSMIT_OK;
  GjTransmitResult result = ask_card (card, question, answer, &answered, error);
  if (result != GJ_TRANSMIT_OK)
    return result;
  *proof = GJ_CARD_PROOF_UNABLE;
  if (!answered)
    return GJ_TRANSMIT_OK;
  if (gj_psam_encrypt (psam, KEY_CARD, factor_of (identifier), question, expected) != GJ_PSAM_OK)
    *proof = GJ_CARD_PROOF_NO_PSAM;
  else if (is_equal (answer, expected, ANSWER_BYTES))
    *proof = GJ_CARD_PROOF_GIVEN;
  else
    g_set_error (error, GJ_CARD_ERROR, GJ_CARD_ERROR_FORGED, "INTERNAL AUTH: the card's answer is wrong");
  explicit_bzero (expected, sizeof expected);
  return GJ_TRANSMIT_OK;
}

GjTransmitResult
gj_social_auth_open_holder (GjTransmit *card, GjPsam *psam, const guint8 *identifier)
{
  static const guint8 get_challenge[] = { 0x00, 0x84, 0x00, 0x00, GJ_PSAM_BLOCK_BYTES };
  guint8 apdu[5 + GJ_PSAM_BLOCK_BYTES] = { 0x00, 0x82, 0x00, KEY_HOLDER, GJ_PSAM_BLOCK_BYTES };
  GjReply reply;

  if (gj_psam_is_distrusted (psam))
    return GJ_TRANSMIT_OK;
  GjTransmitResult result = gj_transmit_exchange (card, get_challenge, sizeof get_challenge, &reply);
  if (result != GJ_TRANSMIT_OK || reply.sw != 0x9000 || reply.length != GJ_PSAM_BLOCK_BYTES)
    return result;
  if (gj_psam_encrypt (psam, KEY_HOLDER, factor_of (identifier), reply.data, apdu + 5) != GJ_PSAM_OK)
    return result;
  result = gj_transmit_once (card, apdu, sizeof apdu, &reply);
  if (result == GJ_TRANSMIT_OK && ((reply.sw & 0xFFF0) == 0x63C0 || reply.sw == 0x6983))
    gj_psam_distrust (psam);
  else if (result == GJ_TRANSMIT_OK && reply.sw != 0x9000)
    g_message ("EXTERNAL AUTH: status word %04X", reply.sw);
  return result;
}
