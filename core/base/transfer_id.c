/* SPDX-License-Identifier: Apache-2.0 */
/* The transfer id in its two forms. It never decides what an id stands for. */
#include "core/base/transfer_id.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

static const char ALPHABET[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static gboolean
is_hyphen_place (gsize index)
{
  return index == 4 || index == 9 || index == 14;
}

void
gj_transfer_id_new (char out[GJ_TRANSFER_ID_TEXT])
{
  guint8 bytes[GJ_TRANSFER_ID_BYTES];
  gsize filled = 0;

  while (filled < sizeof bytes)
    {
      ssize_t got = getrandom (bytes + filled, sizeof bytes - filled, 0);

      /* Without randomness two payments could share an id: there is no way to go on. */
      if (got < 0 && errno != EINTR)
        g_error ("no random numbers from the kernel: %s", g_strerror (errno));
      if (got > 0)
        filled += (gsize)got;
    }
  gj_transfer_id_unpack (bytes, out);
  g_assert (gj_transfer_id_is_valid (out));
}

gboolean
gj_transfer_id_is_valid (const char *text)
{
  if (text == NULL || strlen (text) != GJ_TRANSFER_ID_TEXT - 1)
    return FALSE;
  for (gsize i = 0; i < GJ_TRANSFER_ID_TEXT - 1; i++)
    if (is_hyphen_place (i) ? text[i] != '-' : strchr (ALPHABET, text[i]) == NULL)
      return FALSE;
  return TRUE;
}

gboolean
gj_transfer_id_pack (const char *text, guint8 out[GJ_TRANSFER_ID_BYTES])
{
  guint bits = 0;
  guint n_bits = 0;
  gsize written = 0;

  if (!gj_transfer_id_is_valid (text))
    return FALSE;
  for (gsize i = 0; i < GJ_TRANSFER_ID_TEXT - 1; i++)
    {
      if (is_hyphen_place (i))
        continue;
      bits = bits << 5 | (guint)(strchr (ALPHABET, text[i]) - ALPHABET);
      n_bits += 5;
      if (n_bits >= 8)
        {
          n_bits -= 8;
          out[written++] = (guint8)(bits >> n_bits & 0xff);
        }
    }
  g_assert (written == GJ_TRANSFER_ID_BYTES && n_bits == 0);
  return TRUE;
}

void
gj_transfer_id_unpack (const guint8 bytes[GJ_TRANSFER_ID_BYTES], char out[GJ_TRANSFER_ID_TEXT])
{
  guint bits = 0;
  guint n_bits = 0;
  gsize next = 0;

  for (gsize i = 0; i < GJ_TRANSFER_ID_TEXT - 1; i++)
    {
      if (is_hyphen_place (i))
        {
          out[i] = '-';
          continue;
        }
      if (n_bits < 5)
        {
          bits = bits << 8 | bytes[next++];
          n_bits += 8;
        }
      n_bits -= 5;
      out[i] = ALPHABET[bits >> n_bits & 31];
    }
  g_assert (next == GJ_TRANSFER_ID_BYTES && n_bits == 0);
  out[GJ_TRANSFER_ID_TEXT - 1] = '\0';
}
