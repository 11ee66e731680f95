/* SPDX-License-Identifier: Apache-2.0 */
/* Any text as an INI file: what is an entry can be found again, what is not has a place and a sentence. */
#include "tests/fuzz/fuzz.h"

#include "core/base/ini.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GjIni) ini = gj_ini_new_text ((const char *)data, (gssize)size);

  for (guint i = 0; i < gj_ini_n_entries (ini); i++)
    {
      const GjIniEntry *entry = gj_ini_entry (ini, i);

      g_assert (entry->line > entry->section_line && entry->section_line >= 1);
      g_assert (entry->key_column >= 1 && entry->value_column > entry->key_column);
      g_assert (g_utf8_validate (entry->key, -1, NULL) && g_utf8_validate (entry->value, -1, NULL));
      g_assert (gj_ini_find (ini, entry->section, entry->key) != NULL);
      g_assert (gj_ini_section_line (ini, entry->section) >= 1);
    }
  for (guint i = 0; i < gj_ini_n_problems (ini); i++)
    g_assert (gj_ini_problem (ini, i)->line >= 1 && *gj_ini_problem (ini, i)->message != '\0');
  return 0;
}
