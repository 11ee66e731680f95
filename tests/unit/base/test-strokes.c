/* SPDX-License-Identifier: Apache-2.0 */
/* The text of a signature: what is drawn comes back, and nothing else is taken for a drawing. */
#include "core/base/strokes.h"

#include <string.h>

static void
test_round_trip (void)
{
  g_autoptr (GArray) strokes = gj_strokes_new ();

  g_assert_true (gj_strokes_add (strokes, 12, 40, TRUE));
  g_assert_true (gj_strokes_add (strokes, 30, 44, FALSE));
  g_assert_true (gj_strokes_add (strokes, 500, 100, TRUE));
  g_autofree char *text = gj_strokes_format (strokes);
  g_assert_cmpstr (text, ==, "12,40 30,44;500,100");
  g_autoptr (GArray) again = gj_strokes_parse (text);
  g_assert_nonnull (again);
  g_autofree char *twice = gj_strokes_format (again);
  g_assert_cmpstr (twice, ==, text);
}

static void
test_clamped (void)
{
  g_autoptr (GArray) strokes = gj_strokes_new ();

  gj_strokes_add (strokes, -50, 5000, TRUE);
  gj_strokes_add (strokes, 90000, -1, FALSE);
  g_autofree char *text = gj_strokes_format (strokes);
  g_assert_cmpstr (text, ==, "0,400 1000,0");
}

static void
test_near_points (void)
{
  g_autoptr (GArray) strokes = gj_strokes_new ();

  g_assert_true (gj_strokes_add (strokes, 100, 100, TRUE));
  g_assert_false (gj_strokes_add (strokes, 102, 101, FALSE));
  g_assert_true (gj_strokes_add (strokes, 103, 101, FALSE));
  g_assert_true (gj_strokes_add (strokes, 103, 101, TRUE));
  g_assert_cmpuint (strokes->len, ==, 3);
}

static void
test_bounded (void)
{
  g_autoptr (GArray) strokes = gj_strokes_new ();

  for (int i = 0; i < 3 * GJ_STROKES_MAX_POINTS; i++)
    gj_strokes_add (strokes, i % 2 == 0 ? 1000 : 100, 400, FALSE);
  g_assert_cmpuint (strokes->len, ==, GJ_STROKES_MAX_POINTS);
  g_autofree char *text = gj_strokes_format (strokes);
  g_assert_cmpuint (strlen (text), <, GJ_STROKES_MAX_TEXT);
  g_autoptr (GArray) again = gj_strokes_parse (text);
  g_assert_nonnull (again);
  g_autofree char *longer = g_strconcat (text, " 1,1", NULL);
  g_assert_null (gj_strokes_parse (longer));
}

static void
test_enough (void)
{
  g_autoptr (GArray) none = gj_strokes_parse ("");
  g_autoptr (GArray) dot = gj_strokes_parse ("500,200");
  g_autoptr (GArray) slip = gj_strokes_parse ("500,200 540,230");
  g_autoptr (GArray) name = gj_strokes_parse ("100,200 400,230;300,20 310,350");

  g_assert_false (gj_strokes_are_enough (none));
  g_assert_false (gj_strokes_are_enough (dot));
  g_assert_false (gj_strokes_are_enough (slip));
  g_assert_true (gj_strokes_are_enough (name));
}

static void
test_not_a_signature (void)
{
  const char *const texts[] = { NULL, " ", ";", "1", "1,", ",1", "1,2 ", "1,2;", "1,2;;3,4", "1,2  3,4", "01,2", "1,02", "1001,2",
                                "1,401", "-1,2", "1,2 3", "1,2,3", "1,2\n3,4", "10000,2", "1.5,2", "一,二" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (gj_strokes_parse (texts[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/strokes/what-is-drawn-comes-back-from-its-text", test_round_trip);
  g_test_add_func ("/strokes/a-finger-beside-the-field-stays-in-the-grid", test_clamped);
  g_test_add_func ("/strokes/a-resting-finger-adds-nothing", test_near_points);
  g_test_add_func ("/strokes/a-pen-that-never-rests-is-bounded", test_bounded);
  g_test_add_func ("/strokes/a-touch-by-mistake-is-no-signature", test_enough);
  g_test_add_func ("/strokes/what-is-not-of-the-format-is-refused", test_not_a_signature);
  return g_test_run ();
}
