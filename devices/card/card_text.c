/* SPDX-License-Identifier: Apache-2.0 */
/* Bytes of a card ↔ text. Every field may hold padding, nothing, or rubbish. */
#include "devices/card/card_text.h"

#include <string.h>

#define CHARSET "GB18030"

/* GB 18030 once gave these characters private codes, and libraries differ in which edition they
 * follow. The code points are the 2022 edition's. */
static const struct
{
  gunichar private_use, assigned;
} REASSIGNED[] = {
  { 0xE5E5, 0x3000 },  { 0xE816, 0x20087 }, { 0xE817, 0x20089 }, { 0xE818, 0x200CC },
  { 0xE81E, 0x9FB4 },  { 0xE826, 0x9FB5 },  { 0xE82B, 0x9FB6 },  { 0xE82C, 0x9FB7 },
  { 0xE831, 0x215D7 }, { 0xE832, 0x9FB8 },  { 0xE83B, 0x2298F }, { 0xE843, 0x9FB9 },
  { 0xE854, 0x9FBA },  { 0xE855, 0x241FE }, { 0xE863, 0x4DAE },  { 0xE864, 0x9FBB },
};

gsize
gj_card_text_trim (const guint8 *bytes, gsize length)
{
  while (length > 0 && (bytes[length - 1] == 0x00 || bytes[length - 1] == 0xFF))
    length--;
  return length;
}

char *
gj_card_text_ascii (const guint8 *bytes, gsize length)
{
  length = gj_card_text_trim (bytes, length);
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isprint (bytes[i]))
      return NULL;
  return g_strstrip (g_strndup ((const char *) bytes, length));
}

static gunichar
assigned (gunichar c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (REASSIGNED); i++)
    if (REASSIGNED[i].private_use == c)
      return REASSIGNED[i].assigned;
  return c;
}

char *
gj_card_text_name (const guint8 *bytes, gsize length)
{
  length = gj_card_text_trim (bytes, length);

  gsize read = 0;
  g_autofree char *utf8
      = g_convert ((const char *) bytes, (gssize) length, "UTF-8", CHARSET, &read, NULL, NULL);
  if (utf8 == NULL || read != length)
    return NULL;

  g_autoptr (GString) name = g_string_new (NULL);
  for (const char *at = utf8; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = assigned (g_utf8_get_char (at));
      if (g_unichar_iscntrl (c))
        return NULL;
      /* A full-width blank is padding in some places. */
      g_string_append_unichar (name, c == 0x3000 ? ' ' : c);
    }
  /* A name with a 00 inside would end early and be another name. */
  if (memchr (bytes, 0, length) != NULL)
    return NULL;
  g_strstrip (name->str);
  return g_strdup (name->str);
}

void
gj_card_text_digits (const guint8 *bytes, gsize length, char *out, gsize room)
{
  gsize n = 0;

  g_assert (room > 0);
  for (gsize i = 0; i < length * 2 && n + 1 < room; i++)
    {
      guint8 nibble = i % 2 == 0 ? bytes[i / 2] >> 4 : bytes[i / 2] & 0x0F;
      if (nibble > 9)
        break;
      out[n++] = (char) ('0' + nibble);
    }
  out[n] = '\0';
}

GjDate
gj_card_text_date (const guint8 *bytes, gsize length)
{
  char digits[9];
  GjDate date = GJ_DATE_NONE;

  if (length < 4)
    return GJ_DATE_NONE;
  gj_card_text_digits (bytes, 4, digits, sizeof digits);
  return gj_date_parse_compact (digits, &date) ? date : GJ_DATE_NONE;
}

GByteArray *
gj_card_text_encode_name (const char *name)
{
  gsize written = 0;
  char *bytes = g_convert (name, -1, CHARSET, "UTF-8", NULL, &written, NULL);

  if (bytes == NULL)
    return NULL;
  return g_byte_array_new_take ((guint8 *) bytes, written);
}

void
gj_card_text_encode_bcd (const char *digits, guint8 *out, gsize length)
{
  gsize n = strlen (digits);

  for (gsize i = 0; i < length * 2; i++)
    {
      int nibble = i < n ? g_ascii_xdigit_value (digits[i]) : 0x0F;
      g_assert (nibble >= 0);
      if (i % 2 == 0)
        out[i / 2] = (guint8) (nibble << 4);
      else
        out[i / 2] |= (guint8) nibble;
    }
}
