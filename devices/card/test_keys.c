/* SPDX-License-Identifier: Apache-2.0 */
/* See test_keys.h. */
#include "devices/card/test_keys.h"

#include "core/base/crypto.h"

#include <string.h>

#define FACTOR_BYTES 8

static const guint8 CARD_KEY[GJ_SM4_BYTES] = "gongji-test-card";
static const guint8 HOLDER_KEY[GJ_SM4_BYTES] = "gongji-test-file";

gboolean
gj_test_keys_encrypt (guint8 key, const guint8 *factor, const guint8 *block, guint8 *out)
{
  guint8 seed[GJ_SM4_BYTES], own[GJ_SM4_BYTES];

  if (key != GJ_TEST_KEY_CARD && key != GJ_TEST_KEY_HOLDER)
    return FALSE;
  for (gsize i = 0; i < FACTOR_BYTES; i++)
    {
      seed[i] = factor[i];
      seed[FACTOR_BYTES + i] = (guint8) ~factor[i];
    }
  return gj_sm4_encrypt_block (key == GJ_TEST_KEY_CARD ? CARD_KEY : HOLDER_KEY, seed, own, NULL)
         && gj_sm4_encrypt_block (own, block, out, NULL);
}
