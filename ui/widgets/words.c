/* SPDX-License-Identifier: Apache-2.0 */
/* See words.h. */
#include "ui/widgets/words.h"

#include <gio/gio.h>
#include <string.h>

#define RESOURCE "/gongji/words.txt"
#define FIRST_HAN 0x4E00
#define LAST_HAN 0x9FFF
#define LONGEST_WORD 8 /* characters */
#define UTF8_BYTES 4

static GHashTable *
all_words (void)
{
  static GHashTable *words;
  if (g_once_init_enter (&words))
    {
      GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_assert (bytes != NULL);
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
      for (char **line = lines; *line != NULL; line++)
        if (**line != '\0')
          g_hash_table_add (set, g_strdup (*line));
      g_once_init_leave (&words, set);
    }
  return words;
}

static gboolean
is_han (const char *at)
{
  const gunichar c = g_utf8_get_char (at);
  return c >= FIRST_HAN && c <= LAST_HAN;
}

gsize
gj_words_at (const char *text)
{
  char word[LONGEST_WORD * UTF8_BYTES + 1];
  const char *ends[LONGEST_WORD];
  guint n = 0;
  for (const char *at = text; n < LONGEST_WORD && *at != '\0' && is_han (at); n++)
    ends[n] = at = g_utf8_next_char (at);
  for (; n > 1; n--)
    {
      const gsize length = (gsize) (ends[n - 1] - text);
      memcpy (word, text, length);
      word[length] = '\0';
      if (g_hash_table_contains (all_words (), word))
        return length;
    }
  return 0;
}
