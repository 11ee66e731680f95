/* SPDX-License-Identifier: Apache-2.0 */
/* INI: entries, and where they stand. */
#include "core/base/ini.h"

static void
test_entries (void)
{
  g_autoptr (GjIni) ini = gj_ini_new_text (
      "# 说明\r\n[kiosk]\r\nid = 02-号 \r\n; x\n\n[a.b]\nk=\nk.source=甲=乙\n", -1);
  const GjIniEntry *entry = gj_ini_find (ini, "kiosk", "id");

  g_assert_cmpuint (gj_ini_n_problems (ini), ==, 0);
  g_assert_cmpuint (gj_ini_n_entries (ini), ==, 3);
  g_assert_nonnull (entry);
  g_assert_cmpstr (entry->value, ==, "02-号");
  g_assert_cmpuint (entry->line, ==, 3);
  g_assert_cmpuint (entry->key_column, ==, 1);
  g_assert_cmpuint (entry->value_column, ==, 6);
  g_assert_cmpuint (entry->section_line, ==, 2);
  g_assert_cmpstr (gj_ini_find (ini, "a.b", "k")->value, ==, "");
  g_assert_cmpstr (gj_ini_find (ini, "a.b", "k.source")->value, ==, "甲=乙");
  g_assert_null (gj_ini_find (ini, "kiosk", "k"));
  g_assert_cmpuint (gj_ini_section_line (ini, "a.b"), ==, 6);
  g_assert_cmpuint (gj_ini_section_line (ini, "none"), ==, 0);
  g_assert_cmpuint (gj_ini_n_sections (ini), ==, 2);
  g_assert_cmpstr (gj_ini_section (ini, 1), ==, "a.b");
}

static void
assert_problem (const char *text, guint line, guint column)
{
  g_autoptr (GjIni) ini = gj_ini_new_text (text, -1);

  g_assert_cmpuint (gj_ini_n_problems (ini), ==, 1);
  g_assert_cmpuint (gj_ini_problem (ini, 0)->line, ==, line);
  g_assert_cmpuint (gj_ini_problem (ini, 0)->column, ==, column);
  g_assert_cmpuint (g_utf8_strlen (gj_ini_problem (ini, 0)->message, -1), >, 8);
}

static void
test_problems (void)
{
  assert_problem ("k=v\n", 1, 1);
  assert_problem ("[a]\nk\n", 2, 1);
  assert_problem ("[a]\n  =v\n", 2, 3);
  assert_problem ("[a\nk=v\n", 1, 3);
  assert_problem ("[]\n", 1, 3);
  assert_problem ("[a b]\n", 1, 2);
  assert_problem ("[a]\nk=1\n k=2\n", 3, 2);
  assert_problem ("[a]\nk=1\n[a]\nl=2\n", 3, 1);
  assert_problem ("[a]\n键=\xD5\xC5\n", 2, 3);
}

static void
test_keeps_the_rest (void)
{
  g_autoptr (GjIni) ini = gj_ini_new_text ("[a]\nnonsense\nk=1\n[a]\nl=2\nk=3\n", -1);

  g_assert_cmpuint (gj_ini_n_problems (ini), ==, 3);
  g_assert_cmpstr (gj_ini_find (ini, "a", "k")->value, ==, "1");
  g_assert_cmpstr (gj_ini_find (ini, "a", "l")->value, ==, "2");
}

static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gj_ini_new_file ("/nowhere/at.ini", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

static void
test_last_line (void)
{
  g_autoptr (GjIni) ini = gj_ini_new_text ("\xEF\xBB\xBF[a]\nk=1", -1);

  g_assert_cmpstr (gj_ini_find (ini, "a", "k")->value, ==, "1");
  g_assert_cmpuint (gj_ini_n_problems (ini), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ini/reads-entries-and-where-they-stand", test_entries);
  g_test_add_func ("/ini/names-the-place-of-every-mistake", test_problems);
  g_test_add_func ("/ini/goes-on-after-a-mistake", test_keeps_the_rest);
  g_test_add_func ("/ini/a-missing-file-is-an-error", test_missing);
  g_test_add_func ("/ini/the-last-line-needs-no-end", test_last_line);
  return g_test_run ();
}
