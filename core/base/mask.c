/* SPDX-License-Identifier: Apache-2.0 */
/* Masks names and numbers. It never fails; what it cannot read it hides. */
#include "core/base/mask.h"

#include <string.h>

/* Does this code point belong to the character before it? */
static gboolean
continues_character (gunichar c)
{
  return g_unichar_ismark (c) || g_unichar_iszerowidth (c) || (c >= 0xFE00 && c <= 0xFE0F)
         || (c >= 0xE0100 && c <= 0xE01EF);
}

char *
gj_mask_name (const char *name)
{
  const char *last = NULL;
  g_autoptr (GString) masked = g_string_new (NULL);
  gsize characters = 0;

  if (name == NULL || *name == '\0' || !g_utf8_validate (name, -1, NULL))
    return g_strdup ("");
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (last != NULL && continues_character (g_utf8_get_char (p)))
        continue;
      last = p;
      characters++;
    }
  if (characters == 1)
    return g_strdup ("*");
  for (gsize i = 1; i < characters; i++)
    g_string_append_c (masked, '*');
  g_string_append (masked, last);
  return g_string_free (g_steal_pointer (&masked), FALSE);
}

/* @shown characters at each end, * for the rest. */
static char *
mask_middle (const char *text, gsize length, gsize shown)
{
  char *masked;

  g_assert (shown * 2 <= length);
  masked = g_strnfill (length, '*');
  memcpy (masked, text, shown);
  memcpy (masked + length - shown, text + length - shown, shown);
  return masked;
}

/* A certificate number is ASCII; anything else is hidden, as bytes could be half a character. */
static gboolean
is_printable_ascii (const char *text)
{
  for (; *text != '\0'; text++)
    if (!g_ascii_isgraph (*text))
      return FALSE;
  return TRUE;
}

char *
gj_mask_id_screen (const char *certno)
{
  gsize length = certno != NULL ? strlen (certno) : 0;

  if (length == 0)
    return g_strdup ("");
  return mask_middle (certno, length, length > 3 && is_printable_ascii (certno) ? 1 : 0);
}

char *
gj_mask_id_paper (const char *certno)
{
  gsize length = certno != NULL ? strlen (certno) : 0;
  gsize shown = length > 0 && is_printable_ascii (certno) ? MIN (length / 4, 4) : 0;

  if (length == 0)
    return g_strdup ("");
  return mask_middle (certno, length, shown);
}
