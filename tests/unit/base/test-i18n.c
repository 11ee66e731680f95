/* SPDX-License-Identifier: Apache-2.0 */
/* Languages that change while the program runs, with a catalogue made here. */
#include "core/base/i18n.h"

#include <glib/gstdio.h>
#include <string.h>

/* A .mo file holds sorted pairs of texts (GNU gettext manual, "The Format of GNU MO Files"). */
static GByteArray *
make_catalogue (const char *const *pairs, const gsize *lengths, guint32 n)
{
  GByteArray *file = g_byte_array_new ();
  guint32 header[7] = { 0x950412de, 0, n, 28, 28 + n * 8, 0, 28 + n * 16 };
  guint32 offset = 28 + n * 16;

  g_byte_array_append (file, (const guint8 *)header, sizeof header);
  for (guint side = 0; side < 2; side++)
    for (guint32 i = 0; i < n; i++)
      {
        guint32 entry[2] = { (guint32)lengths[i * 2 + side], offset };

        g_byte_array_append (file, (const guint8 *)entry, sizeof entry);
        offset += entry[0] + 1;
      }
  for (guint side = 0; side < 2; side++)
    for (guint32 i = 0; i < n; i++)
      g_byte_array_append (file, (const guint8 *)pairs[i * 2 + side],
                           (guint)lengths[i * 2 + side] + 1);
  return file;
}

/* The directory with <dir>/en/LC_MESSAGES/gongji.mo in it; transfer full. */
static char *
write_catalogue (void)
{
  static const char *const pairs[]
      = { "",
          "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=n != 1;\n",
          "%lu位家人\0%lu位家人们",
          "%lu relative\0%lu relatives",
          "badge\004不用缴",
          "nothing to pay",
          "返回",
          "Back" };
  gsize lengths[8];
  g_autoptr (GError) error = NULL;
  char *root = g_dir_make_tmp ("gongji-i18n-XXXXXX", &error);
  g_autofree char *folder = g_build_filename (root, "en", "LC_MESSAGES", NULL);
  g_autofree char *path = g_build_filename (folder, "gongji.mo", NULL);
  g_autoptr (GByteArray) file = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    lengths[i] = strlen (pairs[i]);
  lengths[2] += 1 + strlen ("%lu位家人们");
  lengths[3] += 1 + strlen ("%lu relatives");
  file = make_catalogue (pairs, lengths, 4);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, (const char *)file->data, file->len, &error));
  g_assert_no_error (error);
  return root;
}

static void
remove_catalogue (char *root)
{
  g_autofree char *language = g_build_filename (root, "en", NULL);
  g_autofree char *folder = g_build_filename (language, "LC_MESSAGES", NULL);
  g_autofree char *path = g_build_filename (folder, "gongji.mo", NULL);

  g_remove (path);
  g_rmdir (folder);
  g_rmdir (language);
  g_rmdir (root);
  g_free (root);
}

static void
test_live_switch (void)
{
  char *root = write_catalogue ();

  gj_i18n_init (root);
  g_assert_cmpstr (gj_i18n_get_language (), ==, "zh_CN");
  g_assert_cmpstr (_ ("返回"), ==, "返回");
  g_assert_true (gj_i18n_set_language ("en"));
  g_assert_cmpstr (_ ("返回"), ==, "Back");
  g_assert_cmpstr (C_ ("badge", "不用缴"), ==, "nothing to pay");
  g_assert_cmpstr (gj_ngettext ("%lu位家人", "%lu位家人们", 1), ==, "%lu relative");
  g_assert_cmpstr (gj_ngettext ("%lu位家人", "%lu位家人们", 3), ==, "%lu relatives");
  g_assert_true (gj_i18n_set_language ("zh_CN"));
  g_assert_cmpstr (_ ("返回"), ==, "返回");
  g_assert_cmpstr (C_ ("badge", "不用缴"), ==, "不用缴");
  g_assert_cmpstr (gj_ngettext ("%lu位家人", "%lu位家人们", 3), ==, "%lu位家人");
  remove_catalogue (root);
}

static void
test_untranslated (void)
{
  g_assert_true (gj_i18n_set_language ("en"));
  g_assert_cmpstr (_ ("没有译文的一句"), ==, "没有译文的一句");
  g_assert_cmpstr (C_ ("badge", "没有译文"), ==, "没有译文");
  g_assert_cmpstr (_ (""), ==, "");
  g_assert_true (gj_i18n_set_language ("zh_CN"));
}

static void
test_unknown_language (void)
{
  g_assert_false (gj_i18n_set_language ("tlh"));
  g_assert_false (gj_i18n_set_language (NULL));
  g_assert_cmpstr (gj_i18n_get_language (), ==, "zh_CN");
}

static void
assert_asked (const char *language_list, const char *all, const char *lang, const char *wanted)
{
  const char *const names[] = { "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG" };
  const char *const values[] = { language_list, all, NULL, lang };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (values[i] != NULL)
      g_setenv (names[i], values[i], TRUE);
    else
      g_unsetenv (names[i]);
  g_assert_cmpstr (gj_i18n_language_from_environment (), ==, wanted);
}

static void
test_environment (void)
{
  assert_asked (NULL, NULL, NULL, "zh_CN");
  assert_asked (NULL, NULL, "C.UTF-8", "zh_CN");
  assert_asked (NULL, NULL, "de_DE.UTF-8", "zh_CN");
  assert_asked (NULL, NULL, "en_US.UTF-8", "en");
  assert_asked (NULL, "zh_CN.UTF-8", "en_US.UTF-8", "zh_CN");
  assert_asked ("", "", "en_GB", "en");
  assert_asked ("en", "C", "zh_CN.UTF-8", "en");
  assert_asked ("zh_CN:en", NULL, "en_US.UTF-8", "zh_CN");
  g_assert_true (gj_i18n_set_language ("zh_CN"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/i18n/a-language-changes-while-the-program-runs", test_live_switch);
  g_test_add_func ("/i18n/a-text-without-translation-stays-chinese", test_untranslated);
  g_test_add_func ("/i18n/an-unknown-language-changes-nothing", test_unknown_language);
  g_test_add_func ("/i18n/the-shell-chooses-between-the-two-languages", test_environment);
  return g_test_run ();
}
