/* SPDX-License-Identifier: Apache-2.0 */
/* RFC 9285: two bytes become three characters, a last single byte two; the least significant
 * character comes first. */
#include "core/receipt/base45.h"

#include <string.h>

#define BASE 45

static const char ALPHABET[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

char *
gj_base45_encode (const guint8 *data, gsize length)
{
  GString *text = g_string_sized_new (length / 2 * 3 + 3);

  for (gsize i = 0; i < length; i += 2)
    {
      gboolean pair = i + 1 < length;
      guint value = pair ? data[i] * 256u + data[i + 1] : data[i];

      g_string_append_c (text, ALPHABET[value % BASE]);
      g_string_append_c (text, ALPHABET[value / BASE % BASE]);
      if (pair)
        g_string_append_c (text, ALPHABET[value / BASE / BASE]);
    }
  return g_string_free (text, FALSE);
}

/* The value of a group of 2 or 3 characters; G_MAXUINT for a character outside the alphabet. */
static guint
group_value (const char *group, gsize characters)
{
  guint value = 0;

  for (gsize i = characters; i > 0; i--)
    {
      const char *place = group[i - 1] != '\0' ? strchr (ALPHABET, group[i - 1]) : NULL;

      if (place == NULL)
        return G_MAXUINT;
      value = value * BASE + (guint)(place - ALPHABET);
    }
  return value;
}

gboolean
gj_base45_decode (const char *text, gsize length, guint8 *data, gsize capacity, gsize *written)
{
  gsize filled = 0;

  for (gsize i = 0; i < length; i += 3)
    {
      gsize characters = MIN (3, length - i);
      guint value = 0;

      if (characters == 1)
        return FALSE;
      value = group_value (text + i, characters);
      if (value > (characters == 3 ? 0xFFFFu : 0xFFu) || filled + characters - 1 > capacity)
        return FALSE;
      if (characters == 3)
        data[filled++] = (guint8)(value >> 8);
      data[filled++] = (guint8)(value & 0xFF);
    }
  *written = filled;
  return TRUE;
}
