/* SPDX-License-Identifier: Apache-2.0 */
/* One look at what runs decides, once. An installed program looks beside itself first, so that a tree can be
 * packed or moved whole, whatever prefix it was configured with. */
#include "kiosk/paths.h"

#include <glib/gstdio.h>
#include <sys/auxv.h>
#include <sys/statvfs.h>

/* What is data, by its place in a source tree and in an installed one. */
typedef enum
{
  PLACE_POLICIES,
  PLACE_LETTERS,
  PLACE_PRINTERS,
  PLACE_DEMO,
  PLACE_LOCALE,
} Place;

static const struct
{
  const char *in_tree;
  const char *in_share;
} PLACES[] = {
  [PLACE_POLICIES] = { GJ_SOURCE_DIR "/assets/policies", "gongji/policies" },
  [PLACE_LETTERS] = { GJ_SOURCE_DIR "/assets/letters", "gongji/letters" },
  [PLACE_PRINTERS] = { GJ_SOURCE_DIR "/assets/printers", "gongji/printers" },
  [PLACE_DEMO] = { GJ_SOURCE_DIR "/assets/demo", "gongji/demo" },
  [PLACE_LOCALE] = { GJ_BUILD_DIR "/assets/po", "locale" },
};

/* The file that runs; without /proc, as it was called. (transfer full) */
static char *
find_program (void)
{
  char *program = g_file_read_link ("/proc/self/exe", NULL);
  const char *called = (const char *) getauxval (AT_EXECFN);

  return program != NULL ? program : g_canonicalize_filename (called != NULL ? called : "", NULL);
}

/* PREFIX/share beside the PREFIX/bin that @program is in; the configured one where nothing of ours is there.
 * (transfer full) */
static char *
find_share (const char *program)
{
  g_autofree char *bin = g_path_get_dirname (program);
  g_autofree char *prefix = g_path_get_dirname (bin);
  g_autofree char *ours = g_build_filename (prefix, "share", "gongji", NULL);

  return g_file_test (ours, G_FILE_TEST_IS_DIR) ? g_path_get_dirname (ours) : g_strdup (GJ_SHARE_DIR);
}

static const char *
find (Place place)
{
  static gsize once = 0;
  static const char *found[G_N_ELEMENTS (PLACES)];

  if (g_once_init_enter (&once))
    {
      g_autofree char *program = find_program ();
      g_autofree char *share = find_share (program);
      gboolean from_build = g_str_has_prefix (program, GJ_BUILD_DIR "/");

      for (gsize i = 0; i < G_N_ELEMENTS (PLACES); i++)
        found[i] = from_build ? PLACES[i].in_tree : g_build_filename (share, PLACES[i].in_share, NULL);
      g_once_init_leave (&once, 1);
    }
  return found[place];
}

const char *
gj_path_policies (void)
{
  return find (PLACE_POLICIES);
}

const char *
gj_path_locale (void)
{
  return find (PLACE_LOCALE);
}

const char *
gj_path_demo (void)
{
  return find (PLACE_DEMO);
}

const char *
gj_path_printers (void)
{
  return find (PLACE_PRINTERS);
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
  return hall_then (hall_policies, find (PLACE_POLICIES));
}

const char **
gj_path_letter_dirs (const char *hall_policies)
{
  return hall_then (hall_policies, find (PLACE_LETTERS));
}

gint64
gj_path_room_beside (const char *file)
{
  g_autofree char *folder = g_path_get_dirname (file);
  struct statvfs disk;

  return statvfs (folder, &disk) == 0 ? (gint64) disk.f_bavail * (gint64) disk.f_frsize : -1;
}

gint64
gj_path_changed_us (const char *file)
{
  GStatBuf info;

  return g_stat (file, &info) != 0 ? 0 : (gint64) info.st_mtim.tv_sec * G_USEC_PER_SEC + info.st_mtim.tv_nsec / 1000;
}
