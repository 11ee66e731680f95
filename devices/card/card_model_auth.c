/* SPDX-License-Identifier: Apache-2.0 */
/* How an emulated card proves itself, what it wants of a PSAM, and an emulated PSAM; all with the test keys. */
#include "devices/card/card_model.h"

#include "core/base/crypto.h"
#include "devices/card/test_keys.h"

#include <string.h>

#define FACTOR_BYTES 8
#define ANSWER_BYTES 8

gsize
gj_card_model_answer_challenge (GjCardModel *model, const guint8 *apdu, gsize apdu_len, guint8 *reply)
{
  if (apdu_len != 5 || apdu[4] == 0 || apdu[4] > sizeof model->challenge
      || !gj_random_bytes (model->challenge, sizeof model->challenge, NULL))
    return gj_card_model_answer_sw (reply, 0x6700);
  model->challenge_length = apdu[4];
  return gj_card_model_answer_data (reply, model->challenge, apdu[4]);
}

/* The card's own: the last bytes of its identifier. */
static void
get_factor (const GjCardModel *model, guint8 *factor)
{
  g_autoptr (GByteArray) record = gj_card_model_record (model->person, 5, 0x01);

  memset (factor, 0, FACTOR_BYTES);
  if (record != NULL && record->len >= FACTOR_BYTES)
    memcpy (factor, record->data + record->len - FACTOR_BYTES, FACTOR_BYTES);
}

static gsize
answer_internal (GjCardModel *model, const guint8 *apdu, gsize apdu_len, guint8 *reply)
{
  guint8 factor[FACTOR_BYTES], block[GJ_SM4_BYTES];

  if (!model->selected)
    return gj_card_model_answer_sw (reply, 0x6985);
  if (apdu_len < 5 + GJ_SM4_BYTES || apdu[4] != GJ_SM4_BYTES)
    return gj_card_model_answer_sw (reply, 0x6700);
  get_factor (model, factor);
  if (!gj_test_keys_encrypt (apdu[3], factor, apdu + 5, block))
    return gj_card_model_answer_sw (reply, 0x6A88);
  if (model->person->keys == GJ_CARD_KEYS_WRONG)
    block[0] ^= 0x01;
  return gj_card_model_answer_later (model, reply, block, ANSWER_BYTES);
}

static gsize
answer_external (GjCardModel *model, const guint8 *apdu, gsize apdu_len, guint8 *reply)
{
  guint8 factor[FACTOR_BYTES], block[GJ_SM4_BYTES];
  gboolean has_challenge = model->challenge_length == GJ_SM4_BYTES;

  model->challenge_length = 0; /* once */
  if (!model->selected || !has_challenge)
    return gj_card_model_answer_sw (reply, 0x6985);
  if (apdu_len != 5 + GJ_SM4_BYTES || apdu[4] != GJ_SM4_BYTES)
    return gj_card_model_answer_sw (reply, 0x6700);
  get_factor (model, factor);
  if (apdu[3] != GJ_TEST_KEY_HOLDER || !gj_test_keys_encrypt (apdu[3], factor, model->challenge, block))
    return gj_card_model_answer_sw (reply, 0x6A88);
  if (memcmp (block, apdu + 5, sizeof block) != 0)
    return gj_card_model_answer_sw (reply, 0x63C2);
  model->opened = TRUE;
  return gj_card_model_answer_sw (reply, 0x9000);
}

static gsize
answer_psam (GjCardModel *model, const guint8 *apdu, gsize apdu_len, guint8 *reply)
{
  guint8 block[GJ_SM4_BYTES];

  if (apdu[1] == 0x1A)
    {
      if (apdu_len != 5 + FACTOR_BYTES || apdu[4] != FACTOR_BYTES)
        return gj_card_model_answer_sw (reply, 0x6700);
      model->session[0] = apdu[3];
      memcpy (model->session + 1, apdu + 5, FACTOR_BYTES);
      model->has_session = TRUE;
      return gj_card_model_answer_sw (reply, 0x9000);
    }
  if (!model->has_session)
    return gj_card_model_answer_sw (reply, 0x6985);
  if (apdu_len < 5 + GJ_SM4_BYTES || apdu[4] != GJ_SM4_BYTES)
    return gj_card_model_answer_sw (reply, 0x6700);
  if (!gj_test_keys_encrypt (model->session[0], model->session + 1, apdu + 5, block))
    return gj_card_model_answer_sw (reply, 0x6A88);
  if (model->person->keys == GJ_CARD_KEYS_WRONG && model->session[0] == GJ_TEST_KEY_HOLDER)
    block[0] ^= 0x01;
  return gj_card_model_answer_later (model, reply, block, sizeof block);
}

gsize
gj_card_model_answer_auth (GjCardModel *model, const guint8 *apdu, gsize apdu_len, guint8 *reply)
{
  if (model->person->kind == GJ_CARD_KIND_PSAM)
    return answer_psam (model, apdu, apdu_len, reply);
  if (model->person->keys == GJ_CARD_KEYS_NONE || apdu[0] != 0x00)
    return gj_card_model_answer_sw (reply, 0x6D00);
  return apdu[1] == 0x88 ? answer_internal (model, apdu, apdu_len, reply)
                         : answer_external (model, apdu, apdu_len, reply);
}
