/* SPDX-License-Identifier: Apache-2.0 */
/* See sealed_pin.h. Everything that has held digits is wiped on every path. */
#include "devices/card/sealed_pin.h"

#include "core/base/crypto.h"

#include <string.h>

#define DIGITS_MAX 12
#define NONCE_BYTES 8
#define MARK_BYTES 8
#define FORMAT 0x40
#define FORMAT_PRESENT 0x50
#define FORMAT_CHANGED 0x60
#define FILL 0x0A

G_STATIC_ASSERT (GJ_SEAL_CHANGE_BYTES == GJ_SEAL_BYTES + GJ_SM4_BYTES);
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

static gboolean
build (GjSecret *apdu, guint8 instruction, const GjSecret *block, guint8 length)
{
  const guint8 header[] = { 0xFF, instruction, 0x00, 0x00, length };

  gj_secret_wipe (apdu);
  if (gj_secret_length (block) != length)
    return FALSE;
  for (gsize i = 0; i < sizeof header; i++)
    put (apdu, header[i]);
  for (gsize i = 0; i < length; i++)
    put (apdu, gj_secret_peek (block)[i]);
  return TRUE;
}

gboolean
gj_sealed_pin_build_verify (GjSecret *apdu, const GjSecret *block)
{
  return build (apdu, 0x20, block, GJ_SEAL_BYTES);
}

gboolean
gj_sealed_pin_build_change (GjSecret *apdu, const GjSecret *block)
{
  return build (apdu, 0x5E, block, GJ_SEAL_CHANGE_BYTES);
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
pack (const GjSecret *digits, guint8 format, guint8 *plain)
{
  gsize length = gj_secret_length (digits);

  memset (plain, FILL << 4 | FILL, GJ_SM4_BYTES);
  plain[0] = (guint8) (format | length);
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
  pack (digits, FORMAT, hidden);
  mix (hidden, hide);
  made = make_mark (hidden, vouch, mark);
  memcpy (hidden + GJ_SM4_BYTES, mark, MARK_BYTES);
  explicit_bzero (hide, sizeof hide);
  return made;
}

/* FALSE: this is no PIN block. */
static gboolean
unpack (const guint8 *plain, guint8 format, GjSecret *digits)
{
  gsize length = plain[0] & 0x0F;

  if ((plain[0] & 0xF0) != format || length == 0 || length > DIGITS_MAX)
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
  opened = unpack (hide, FORMAT, digits);
  explicit_bzero (hide, sizeof hide);
  if (!opened)
    gj_secret_wipe (digits);
  return opened;
}

static gboolean
is_sealable (const GjSecret *digits)
{
  return gj_secret_length (digits) > 0 && gj_secret_length (digits) <= DIGITS_MAX;
}

/* Over both halves: the second's stands on the first's. */
static gboolean
make_change_mark (const guint8 *hidden, const guint8 *vouch, guint8 *mark)
{
  guint8 first[GJ_SM4_BYTES];

  return make_mark (hidden, vouch, first) && make_mark (hidden + GJ_SM4_BYTES, first, mark);
}

gboolean
gj_sealed_pin_seal_change (const GjSecret *present, const GjSecret *changed,
                           const guint8 challenge[GJ_SEAL_CHALLENGE_BYTES], guint8 block[GJ_SEAL_CHANGE_BYTES])
{
  guint8 *first = block + NONCE_BYTES, *second = first + GJ_SM4_BYTES;
  guint8 hide[GJ_SM4_BYTES], vouch[GJ_SM4_BYTES], mark[GJ_SM4_BYTES];
  gboolean made;

  if (!is_sealable (present) || !is_sealable (changed) || !gj_random_bytes (block, NONCE_BYTES, NULL)
      || !make_masks (challenge, block, hide, vouch))
    return FALSE;
  pack (present, FORMAT_PRESENT, first);
  mix (first, hide);
  made = gj_sm4_encrypt_block (SEAL_KEY, hide, hide, NULL);
  pack (changed, FORMAT_CHANGED, second);
  mix (second, hide);
  made = made && make_change_mark (first, vouch, mark);
  memcpy (second + GJ_SM4_BYTES, mark, MARK_BYTES);
  explicit_bzero (hide, sizeof hide);
  if (!made)
    explicit_bzero (block, GJ_SEAL_CHANGE_BYTES);
  return made;
}

gboolean
gj_sealed_pin_open_change (const guint8 block[GJ_SEAL_CHANGE_BYTES], const guint8 challenge[GJ_SEAL_CHALLENGE_BYTES],
                           GjSecret *present, GjSecret *changed)
{
  const guint8 *first = block + NONCE_BYTES, *second = first + GJ_SM4_BYTES;
  guint8 hide[GJ_SM4_BYTES], next[GJ_SM4_BYTES], vouch[GJ_SM4_BYTES], mark[GJ_SM4_BYTES];
  gboolean opened;

  gj_secret_wipe (present);
  gj_secret_wipe (changed);
  if (!make_masks (challenge, block, hide, vouch) || !make_change_mark (first, vouch, mark)
      || memcmp (mark, second + GJ_SM4_BYTES, MARK_BYTES) != 0 || !gj_sm4_encrypt_block (SEAL_KEY, hide, next, NULL))
    return FALSE;
  mix (hide, first);
  mix (next, second);
  opened = unpack (hide, FORMAT_PRESENT, present) && unpack (next, FORMAT_CHANGED, changed);
  explicit_bzero (hide, sizeof hide);
  explicit_bzero (next, sizeof next);
  if (!opened)
    {
      gj_secret_wipe (present);
      gj_secret_wipe (changed);
    }
  return opened;
}
