/* SPDX-License-Identifier: Apache-2.0 */
/* Gives a target every file of the folders that are named, one point each. */
#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>

static guint
replay_folder (const char *folder, guint number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length = 0;

      g_file_get_contents (path, &bytes, &length, &error);
      g_assert_no_error (error);
      LLVMFuzzerTestOneInput ((const guint8 *)bytes, length);
      printf ("ok %u - %s\n", ++number, name);
      fflush (stdout);
    }
  return number;
}

int
main (int argc, char **argv)
{
  guint number = 0;

  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK);
  for (int i = 1; i < argc; i++)
    number = replay_folder (argv[i], number);
  printf ("1..%u\n", number);
  return number > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
