/* SPDX-License-Identifier: Apache-2.0 */
/* The light behind the screen, on files that look like the kernel's. */
#include "devices/screen/backlight.h"

#include <glib/gstdio.h>

static char *
new_class (const char *most, const char *now)
{
  char *folder = g_dir_make_tmp ("gongji-light-XXXXXX", NULL);
  g_autofree char *panel = g_build_filename (folder, "panel", NULL);
  g_autofree char *max_path = g_build_filename (panel, "max_brightness", NULL);
  g_autofree char *path = g_build_filename (panel, "brightness", NULL);

  g_assert_cmpint (g_mkdir (panel, 0700), ==, 0);
  g_assert_true (g_file_set_contents (max_path, most, -1, NULL));
  g_assert_true (g_file_set_contents (path, now, -1, NULL));
  return folder;
}

static void
test_a_screen_without_one_has_none (void)
{
  g_autofree char *empty = g_dir_make_tmp ("gongji-light-XXXXXX", NULL);
  g_autofree char *senseless = new_class ("0\n", "0\n");

  g_assert_null (gj_backlight_find (empty));
  g_assert_null (gj_backlight_find ("/nonexistent"));
  g_assert_null (gj_backlight_find (senseless));
}

static void
test_it_is_set_in_its_own_units_and_never_dark (void)
{
  g_autofree char *class = new_class ("937\n", "900\n");
  g_autofree char *light = gj_backlight_find (class);
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  guint percent = 0;

  g_assert_nonnull (light);
  g_assert_true (gj_backlight_get (light, &percent));
  g_assert_cmpuint (percent, ==, 96);
  g_assert_true (gj_backlight_set (light, 25));
  path = g_build_filename (light, "brightness", NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "234");
  g_assert_true (gj_backlight_get (light, &percent));
  g_assert_cmpuint (percent, ==, 25);
  if (g_test_subprocess ())
    {
      (void) !gj_backlight_set (light, GJ_BACKLIGHT_LEAST - 1);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backlight/a-screen-without-one-has-none", test_a_screen_without_one_has_none);
  g_test_add_func ("/backlight/it-is-set-in-its-own-units-and-never-dark",
                   test_it_is_set_in_its_own_units_and_never_dark);
  return g_test_run ();
}
