/* SPDX-License-Identifier: Apache-2.0 */
/* See sealed_pin.h. Everything that has held digits is wiped on every path. */
#include "devices/card/sealed_pin.h"

#include "core/base/crypto.h"

#include <string.h>

#define DIGITS_MAX 12
#define NONCE_BYTES 8
#define MARK_BYTES 8
#define FORMAT 0x40
#define FILL 0x0A

G_STATIC_ASSERT (GJ_SEAL_BYTES == NONCE_BYTES + GJ_SM4_BYTES + MARK_BYTES);
G_STATIC_ASSERT (GJ_SEAL_CHALLENGE_BYTES + NONCE_BYTES == GJ_SM4_BYTES);

static const guint8 SEAL_KEY[GJ_SM4_BYTES] = "gongji-test-seal";
static const guint8 MARK_KEY[GJ_SM4_BYTES] = "gongji-test-mark";

GjTransmitResult
gj_sealed_pin_challenge (GjTransmit *transmit, guint8 challenge[GJ_SEAL_CHALLENGE_BYTES], gboolean *given)
{
  static const guint8 ask[] = { 0xFF, 0x84, 0x00, 0x00, GJ_SEAL_CHALLENGE_BYTES };
  GjReply reply;
  GjTransmitResult result = gj_transmit_once (transmit, ask, sizeof ask, &reply);

  *given = result == GJ_TRANSMIT_OK && reply.sw == 0x9000 && reply.length == GJ_SEAL_CHALLENGE_BYTES;
  if (*given)
    memcpy (challenge, reply.data, GJ_SEAL_CHALLENGE_BYTES);
  return result;
}

static void
put (GjSecret *secret, guint8 byte)
{
  gboolean fits = gj_secret_append (secret, (char) byte);

  g_assert (fits);
}

gboolean
gj_sealed_pin_build_verify (GjSecret *apdu, const GjSecret *block)
{
  static const guint8 header[] = { 0xFF, 0x20, 0x00, 0x00, GJ_SEAL_BYTES };

  gj_secret_wipe (apdu);
  if (gj_secret_length (block) != GJ_SEAL_BYTES)
    return FALSE;
  for (gsize i = 0; i < sizeof header; i++)
    put (apdu, header[i]);
  for (gsize i = 0; i < GJ_SEAL_BYTES; i++)
    put (apdu, gj_secret_peek (block)[i]);
  return TRUE;
}

static void
mix (guint8 *block, const guint8 *with)
{
  for (gsize i = 0; i < GJ_SM4_BYTES; i++)
    block[i] ^= with[i];
}

/* The block's two masks: what hides the digits, and what vouches for them. */
static gboolean
make_masks (const guint8 *challenge, const guint8 *nonce, guint8 *hide, guint8 *vouch)
{
  guint8 seed[GJ_SM4_BYTES];

  memcpy (seed, challenge, GJ_SEAL_CHALLENGE_BYTES);
  memcpy (seed + GJ_SEAL_CHALLENGE_BYTES, nonce, NONCE_BYTES);
  return gj_sm4_encrypt_block (SEAL_KEY, seed, hide, NULL) && gj_sm4_encrypt_block (MARK_KEY, seed, vouch, NULL);
}

static gboolean
make_mark (const guint8 *hidden, const guint8 *vouch, guint8 *mark)
{
  memcpy (mark, hidden, GJ_SM4_BYTES);
  mix (mark, vouch);
  return gj_sm4_encrypt_block (MARK_KEY, mark, mark, NULL);
}

static void
pack (const GjSecret *digits, guint8 *plain)
{
  gsize length = gj_secret_length (digits);

  memset (plain, FILL << 4 | FILL, GJ_SM4_BYTES);
  plain[0] = (guint8) (FORMAT | length);
  for (gsize i = 0; i < length; i++)
    {
      guint8 digit = (guint8) (gj_secret_peek (digits)[i] - '0');
      guint8 *at = &plain[1 + i / 2];

      *at = i % 2 == 0 ? (guint8) (digit << 4 | FILL) : (guint8) ((*at & 0xF0) | digit);
    }
}

gboolean
gj_sealed_pin_seal (const GjSecret *digits, const guint8 challenge[GJ_SEAL_CHALLENGE_BYTES], guint8 block[GJ_SEAL_BYTES])
{
  guint8 *hidden = block + NONCE_BYTES;
  guint8 hide[GJ_SM4_BYTES], vouch[GJ_SM4_BYTES], mark[GJ_SM4_BYTES];
  gsize length = gj_secret_length (digits);
  gboolean made;

  if (length == 0 || length > DIGITS_MAX || !gj_random_bytes (block, NONCE_BYTES, NULL)
      || !make_masks (challenge, block, hide, vouch))
    return FALSE;
  pack (digits, hidden);
  mix (hidden, hide);
  made = make_mark (hidden, vouch, mark);
  memcpy (hidden + GJ_SM4_BYTES, mark, MARK_BYTES);
  explicit_bzero (hide, sizeof hide);
  return made;
}

/* FALSE: this is no PIN block. */
static gboolean
unpack (const guint8 *plain, GjSecret *digits)
{
  gsize length = plain[0] & 0x0F;

  if ((plain[0] & 0xF0) != FORMAT || length == 0 || length > DIGITS_MAX)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      guint8 nibble = i % 2 == 0 ? plain[1 + i / 2] >> 4 : plain[1 + i / 2] & 0x0F;

      if (nibble > 9)
        return FALSE;
      put (digits, (guint8) ('0' + nibble));
    }
  return TRUE;
}

gboolean
gj_sealed_pin_open (const guint8 block[GJ_SEAL_BYTES], const guint8 challenge[GJ_SEAL_CHALLENGE_BYTES], GjSecret *digits)
{
  const guint8 *hidden = block + NONCE_BYTES;
  guint8 hide[GJ_SM4_BYTES], vouch[GJ_SM4_BYTES], mark[GJ_SM4_BYTES];
  gboolean opened;

  gj_secret_wipe (digits);
  if (!make_masks (challenge, block, hide, vouch) || !make_mark (hidden, vouch, mark)
      || memcmp (mark, hidden + GJ_SM4_BYTES, MARK_BYTES) != 0)
    return FALSE;
  mix (hide, hidden);
  opened = unpack (hide, digits);
  explicit_bzero (hide, sizeof hide);
  if (!opened)
    gj_secret_wipe (digits);
  return opened;
}
