/* SPDX-License-Identifier: Apache-2.0 */
/* Opening hours: what is said in the configuration, and what a clock makes of it. */
#include "kiosk/hours.h"

static gint64
at (const char *text)
{
  gint64 time_us;

  g_assert_true (gj_time_parse (text, &time_us));
  return time_us;
}

static void
test_mistakes (void)
{
  static const char *const wrong[] = { "", "8:30-17:00", "08:30", "08:30-08:30", "17:00-08:30", "24:00-24:30", "08:60-17:00",
                                       "08:30-24:01", "08:30–17:00", "ab:cd-ef:gh" };
  GjHours hours;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (gj_hours_parse (wrong[i], NULL, &hours));
  g_assert_false (gj_hours_parse ("08:30-17:00", "8", &hours));
  g_assert_false (gj_hours_parse ("08:30-17:00", "1234567", &hours));
  g_assert_true (gj_hours_parse ("00:00-24:00", "", &hours));
}

/* 2026-11-27 is a Friday. */
static void
test_week (void)
{
  GjHours hours;

  g_assert_true (gj_hours_parse ("08:30-17:00", "67", &hours));
  g_assert_false (gj_hours_are_open (&hours, at ("2026-11-27 08:29:59")));
  g_assert_true (gj_hours_are_open (&hours, at ("2026-11-27 08:30:00")));
  g_assert_true (gj_hours_are_open (&hours, at ("2026-11-27 16:59:59")));
  g_assert_false (gj_hours_are_open (&hours, at ("2026-11-27 17:00:00")));
  g_assert_false (gj_hours_are_open (&hours, at ("2026-11-28 10:00:00")));
  g_assert_cmpint (gj_hours_next_opening_us (&hours, at ("2026-11-27 07:00:00")), ==, at ("2026-11-27 08:30:00"));
  g_assert_cmpint (gj_hours_next_opening_us (&hours, at ("2026-11-27 17:00:00")), ==, at ("2026-11-30 08:30:00"));
  g_assert_cmpint (gj_hours_next_opening_us (&hours, at ("2026-11-30 08:30:00")), ==, at ("2026-12-01 08:30:00"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hours/what-is-no-span-of-a-day-is-refused", test_mistakes);
  g_test_add_func ("/hours/a-week-with-its-free-days", test_week);
  return g_test_run ();
}
