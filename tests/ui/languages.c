/* SPDX-License-Identifier: Apache-2.0 */
/* See languages.h. */
#include "tests/ui/languages.h"

#include "core/base/i18n.h"

static int
by_name (gconstpointer a, gconstpointer b, gpointer data)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

char **
gj_languages (void)
{
  const char *build = g_getenv ("GJ_BUILD_ROOT");
  if (build == NULL)
    g_error ("GJ_BUILD_ROOT does not say where the catalogues are");
  g_autofree char *catalogues = g_build_filename (build, "assets", "po", NULL);
  gj_i18n_init (catalogues);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GDir) dir = g_dir_open (catalogues, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (gj_i18n_set_language (name))
      g_ptr_array_add (found, g_strdup (name));
  g_ptr_array_sort_with_data (found, by_name, NULL);
  g_assert_true (gj_i18n_set_language ("zh_CN"));
  g_ptr_array_insert (found, 0, g_strdup ("zh_CN"));
  g_ptr_array_add (found, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&found), FALSE);
}
