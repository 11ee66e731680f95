/* SPDX-License-Identifier: Apache-2.0 */
/* Masks for names and numbers. */
#include "core/base/mask.h"

#include <string.h>

static void
assert_mask (char *(*mask) (const char *), const char *text, const char *expected)
{
  g_autofree char *actual = mask (text);

  g_assert_cmpstr (actual, ==, expected);
}

static void
test_names (void)
{
  assert_mask (gj_mask_name, "张伟", "*伟");
  assert_mask (gj_mask_name, "欧阳娜娜", "***娜");
  assert_mask (gj_mask_name, "伟", "*");
  assert_mask (gj_mask_name, "", "");
  assert_mask (gj_mask_name, NULL, "");
  assert_mask (gj_mask_name, "阿卜杜拉·买买提", "*******提");
}

static void
test_rare_characters (void)
{
  assert_mask (gj_mask_name, "王𬭎", "*𬭎");
  assert_mask (gj_mask_name, "𠮷野", "*野");
  /* An ideographic variation sequence, and a combining mark: one character each. */
  assert_mask (gj_mask_name, "渡辺\U000E0100", "*辺\U000E0100");
  assert_mask (gj_mask_name, "Jose\u0301", "***e\u0301");
}

static void
test_broken_name (void)
{
  assert_mask (gj_mask_name, "\xD5\xC5\xC8\xFD", "");
}

static void
test_id_screen (void)
{
  assert_mask (gj_mask_id_screen, "110101199001010015", "1****************5");
  assert_mask (gj_mask_id_screen, "11010519491231002X", "1****************X");
  assert_mask (gj_mask_id_screen, "E12345678", "E*******8");
  assert_mask (gj_mask_id_screen, "ABC", "***");
  assert_mask (gj_mask_id_screen, "", "");
  assert_mask (gj_mask_id_screen, NULL, "");
}

static void
test_id_paper (void)
{
  assert_mask (gj_mask_id_paper, "110101199001010015", "1101**********0015");
  assert_mask (gj_mask_id_paper, "E12345678", "E1*****78");
  assert_mask (gj_mask_id_paper, "ABC", "***");
  assert_mask (gj_mask_id_paper, NULL, "");
}

static void
test_never_longer_than_half (void)
{
  for (gsize length = 0; length < 40; length++)
    {
      g_autofree char *number = g_strnfill (length, '7');
      g_autofree char *paper = gj_mask_id_paper (number);
      gsize shown = 0;

      g_assert_cmpuint (strlen (paper), ==, length);
      for (const char *p = paper; *p != '\0'; p++)
        shown += *p == '7';
      g_assert_cmpuint (shown * 2, <=, length);
    }
}

static void
test_not_a_number (void)
{
  g_autofree char *masked = gj_mask_id_paper ("军字第00123号");

  g_assert_cmpuint (strspn (masked, "*"), ==, strlen (masked));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mask/a-name-keeps-its-last-character-only", test_names);
  g_test_add_func ("/mask/a-rare-or-combined-character-stays-whole", test_rare_characters);
  g_test_add_func ("/mask/a-name-that-cannot-be-read-is-hidden", test_broken_name);
  g_test_add_func ("/mask/a-number-on-the-screen-is-1-16-1", test_id_screen);
  g_test_add_func ("/mask/a-number-on-paper-is-4-10-4", test_id_paper);
  g_test_add_func ("/mask/never-shows-more-than-half-of-a-number", test_never_longer_than_half);
  g_test_add_func ("/mask/a-number-with-words-in-it-is-hidden", test_not_a_number);
  return g_test_run ();
}
