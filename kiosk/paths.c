/* SPDX-License-Identifier: Apache-2.0 */
/* One look at /proc/self/exe decides, once. */
#include "kiosk/paths.h"

static gboolean
runs_from_build (void)
{
  static gsize once = 0;
  static gboolean from_build;

  if (g_once_init_enter (&once))
    {
      g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

      from_build = program != NULL && g_str_has_prefix (program, GJ_BUILD_DIR "/");
      g_once_init_leave (&once, 1);
    }
  return from_build;
}

const char *
gj_path_policies (void)
{
  return runs_from_build () ? GJ_SOURCE_DIR "/assets/policies" : GJ_DATA_DIR "/policies";
}

const char *
gj_path_locale (void)
{
  return runs_from_build () ? GJ_BUILD_DIR "/assets/po" : GJ_LOCALE_DIR;
}

const char *
gj_path_demo (void)
{
  return runs_from_build () ? GJ_SOURCE_DIR "/assets/demo" : GJ_DATA_DIR "/demo";
}

const char *
gj_path_printers (void)
{
  return runs_from_build () ? GJ_SOURCE_DIR "/assets/printers" : GJ_DATA_DIR "/printers";
}

/* The hall's own before the shipped ones. */
static const char **
hall_then (const char *hall, const char *shipped)
{
  const char **dirs = g_new0 (const char *, 3);
  guint n = 0;

  if (hall != NULL)
    dirs[n++] = hall;
  dirs[n] = shipped;
  return dirs;
}

const char **
gj_path_policy_dirs (const char *hall_policies)
{
  return hall_then (hall_policies, gj_path_policies ());
}

const char **
gj_path_letter_dirs (const char *hall_policies)
{
  return hall_then (hall_policies,
                    runs_from_build () ? GJ_SOURCE_DIR "/assets/letters" : GJ_DATA_DIR "/letters");
}
