/* SPDX-License-Identifier: Apache-2.0 */
/* The emulated reader's own commands (sealed_pin.h). It stands before the card: what it cannot open the card never sees. */
#include "devices/card/card_model.h"

#include "core/base/crypto.h"
#include "devices/card/sealed_pin.h"
#include "devices/card/social_pin.h"

#define SW_DOES_NOT_OPEN 0x6988

/* The card's own command out of a block. FALSE: it does not open. */
static gboolean
open_verify (const guint8 *block, const guint8 *challenge, GjSecret *command)
{
  g_autoptr (GjSecret) digits = gj_secret_new (GJ_PIN_APDU_MAX);

  return gj_sealed_pin_open (block, challenge, digits) && gj_pin_apdu_build_verify (command, digits);
}

static gboolean
open_change (const guint8 *block, const guint8 *challenge, GjSecret *command)
{
  g_autoptr (GjSecret) present = gj_secret_new (GJ_PIN_APDU_MAX);
  g_autoptr (GjSecret) changed = gj_secret_new (GJ_PIN_APDU_MAX);

  return gj_sealed_pin_open_change (block, challenge, present, changed)
         && gj_pin_apdu_build_change (command, present, changed);
}

static gsize
answer_sealed (GjCardModel *model, const guint8 *apdu, gsize apdu_len, guint8 *reply)
{
  g_autoptr (GjSecret) command = gj_secret_new (GJ_PIN_APDU_MAX);
  const gboolean is_change = apdu[1] == 0x5E;
  const guint8 length = is_change ? GJ_SEAL_CHANGE_BYTES : GJ_SEAL_BYTES;
  gboolean opened = model->has_seal_challenge;

  model->has_seal_challenge = FALSE; /* once */
  if (apdu_len != 5 + (gsize) length || apdu[4] != length)
    return gj_card_model_answer_sw (reply, 0x6700);
  if (opened)
    opened = is_change ? open_change (apdu + 5, model->seal_challenge, command)
                       : open_verify (apdu + 5, model->seal_challenge, command);
  if (!opened)
    return gj_card_model_answer_sw (reply, SW_DOES_NOT_OPEN);
  return gj_card_model_answer (model, gj_secret_peek (command), gj_secret_length (command), reply);
}

gsize
gj_card_model_answer_reader (GjCardModel *model, const guint8 *apdu, gsize apdu_len, guint8 *reply)
{
  if (apdu[1] == 0x20 || apdu[1] == 0x5E)
    return answer_sealed (model, apdu, apdu_len, reply);
  if (apdu[1] != 0x84 || apdu_len != 5 || apdu[4] != GJ_SEAL_CHALLENGE_BYTES
      || !gj_random_bytes (model->seal_challenge, sizeof model->seal_challenge, NULL))
    return gj_card_model_answer_sw (reply, 0x6D00);
  model->has_seal_challenge = TRUE;
  return gj_card_model_answer_data (reply, model->seal_challenge, sizeof model->seal_challenge);
}
