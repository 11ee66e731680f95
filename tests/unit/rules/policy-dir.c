/* SPDX-License-Identifier: Apache-2.0 */
/* A directory of policy files for one test. */
#include "tests/unit/rules/policy-dir.h"

#include <glib/gstdio.h>

PolicyDir *
policy_dir_new (void)
{
  g_autoptr (GError) error = NULL;
  PolicyDir *dir = g_new0 (PolicyDir, 1);

  dir->path = g_dir_make_tmp ("gongji-policy-XXXXXX", &error);
  g_assert_no_error (error);
  dir->dirs[0] = dir->path;
  dir->dirs[1] = policy_shipped ();
  return dir;
}

char *
policy_dir_file (PolicyDir *dir, const char *name)
{
  return g_build_filename (dir->path, name, NULL);
}

void
policy_dir_write (PolicyDir *dir, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = policy_dir_file (dir, name);

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

void
policy_dir_free (PolicyDir *dir)
{
  g_autoptr (GDir) entries = g_dir_open (dir->path, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = policy_dir_file (dir, name);

      g_remove (path);
    }
  g_rmdir (dir->path);
  g_free (dir->path);
  g_free (dir);
}

const char *
policy_shipped (void)
{
  static char *path;

  if (path == NULL)
    path = g_build_filename (g_getenv ("GJ_SOURCE_ROOT"), "assets", "policies", NULL);
  return path;
}

const char *const *
policy_shipped_dirs (void)
{
  static const char *dirs[2];

  dirs[0] = policy_shipped ();
  return dirs;
}
