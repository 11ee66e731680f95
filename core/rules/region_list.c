/* SPDX-License-Identifier: Apache-2.0 */
/* Looks for the files and loads each as a region of its own. */
#include "core/rules/region_list.h"

#include <string.h>

#include "core/rules/division.h"

#define INI ".ini"
#define CODE_LENGTH 6

static int
by_code (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The codes of a directory's regions, those that are there already left out. */
static void
add_codes (GPtrArray *codes, const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *code = g_strndup (name, CODE_LENGTH);

      if (strlen (name) == CODE_LENGTH + strlen (INI) && g_str_has_suffix (name, INI)
          && gj_division_is_valid (code)
          && !g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL))
        g_ptr_array_add (codes, g_steal_pointer (&code));
    }
}

GPtrArray *
gj_region_list_load (const char *const *dirs)
{
  GPtrArray *regions = g_ptr_array_new_with_free_func ((GDestroyNotify)gj_region_unref);
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);

  for (const char *const *dir = dirs; *dir != NULL; dir++)
    add_codes (codes, *dir);
  g_ptr_array_sort (codes, by_code);
  for (guint i = 0; i < codes->len; i++)
    {
      g_autoptr (GjRegion) region = gj_region_load (dirs, codes->pdata[i], NULL);

      if (region != NULL && !gj_region_is_demo (region))
        g_ptr_array_add (regions, g_steal_pointer (&region));
    }
  return regions;
}
