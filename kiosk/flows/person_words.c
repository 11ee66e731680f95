/* SPDX-License-Identifier: Apache-2.0 */
/* See person_words.h. */
#include "kiosk/flows/person_words.h"

#include "core/base/mask.h"

static char *
name_of (const GjNamedPerson *person)
{
  g_autofree char *name = gj_mask_name (person->name);

  return person->relation != NULL ? g_strdup_printf ("%s %s", name, person->relation)
                                  : g_steal_pointer (&name);
}

char **
gj_person_words (const GjNamedPerson *people, guint n)
{
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char **words = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      guint times;

      words[i] = name_of (&people[i]);
      times = GPOINTER_TO_UINT (g_hash_table_lookup (said, words[i]));
      g_hash_table_replace (said, g_strdup (words[i]), GUINT_TO_POINTER (times + 1));
    }
  for (guint i = 0; i < n; i++)
    if (GPOINTER_TO_UINT (g_hash_table_lookup (said, words[i])) > 1)
      {
        g_autofree char *plain = words[i];
        g_autofree char *id = gj_mask_id_screen (people[i].certno);

        words[i] = g_strdup_printf ("%s %s", plain, id);
      }
  return words;
}
