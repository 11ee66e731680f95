/* SPDX-License-Identifier: Apache-2.0 */
/* Dates, civil time at +08:00 and the injected clock. */
#include "core/base/clock.h"

static void
test_date_parse (void)
{
  static const char *const bad[]
      = { "2025-02-29", "2025-13-01", "2025-00-10", "2025-01-32",  "2025-1-01",
          "20250101",   "1799-12-31", "2025/01/01", "2025-01-01 ", "",
          "２０25-01",  "0000-00-00", "+025-01-01" };
  GjDate date = 7;

  g_assert_true (gj_date_parse ("2025-11-21", &date));
  g_assert_cmpuint (date, ==, 20251121);
  g_assert_true (gj_date_parse ("2024-02-29", &date));
  g_assert_true (gj_date_parse_compact ("19900101", &date));
  g_assert_cmpuint (date, ==, 19900101);
  g_assert_false (gj_date_parse_compact ("19900132", &date));
  g_assert_false (gj_date_parse_compact ("1990-1-1", &date));
  g_assert_false (gj_date_parse (NULL, &date));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (gj_date_parse (bad[i], &date));
  g_assert_cmpuint (date, ==, 19900101);
}

static void
test_date_format (void)
{
  g_autofree char *iso = gj_date_format (20250703);
  g_autofree char *zh = gj_date_format_zh (20250703);
  g_autofree char *none = gj_date_format (GJ_DATE_NONE);
  g_autofree char *none_zh = gj_date_format_zh (GJ_DATE_NONE);

  g_assert_cmpstr (iso, ==, "2025-07-03");
  g_assert_cmpstr (zh, ==, "2025年7月3日");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (none_zh, ==, "");
}

static void
test_days_against_glib (void)
{
  g_autoptr (GDate) day = g_date_new_dmy (1, G_DATE_JANUARY, 1899);
  /* 1899-01-01, noon in China. */
  g_autoptr (GjClock) clock
      = gj_clock_new_manual (G_GINT64_CONSTANT (-2240510400) * G_USEC_PER_SEC);

  for (guint i = 0; i < 80000; i++)
    {
      GjDate date = gj_clock_today (clock);

      g_assert_cmpuint (date, ==,
                        g_date_get_year (day) * 10000u + (guint)g_date_get_month (day) * 100
                            + g_date_get_day (day));
      g_assert_cmpuint (gj_date_weekday (date), ==, (guint)g_date_get_weekday (day));
      gj_clock_manual_advance (clock, G_TIME_SPAN_DAY);
      g_date_add_days (day, 1);
    }
}

static void
test_add_months (void)
{
  g_assert_cmpuint (gj_date_add_months (20250131, 1), ==, 20250228);
  g_assert_cmpuint (gj_date_add_months (20240131, 1), ==, 20240229);
  g_assert_cmpuint (gj_date_add_months (20251115, 2), ==, 20260115);
  g_assert_cmpuint (gj_date_add_months (20260115, -1), ==, 20251215);
  g_assert_cmpuint (gj_date_add_months (20240229, 12), ==, 20250228);
}

static void
test_age (void)
{
  g_assert_cmpint (gj_date_age (19601121, 20251120), ==, 64);
  g_assert_cmpint (gj_date_age (19601121, 20251121), ==, 65);
  g_assert_cmpint (gj_date_age (20040229, 20250228), ==, 20);
  g_assert_cmpint (gj_date_age (20040229, 20250301), ==, 21);
  g_assert_cmpint (gj_date_age (20251121, 20251121), ==, 0);
  g_assert_cmpint (gj_date_age (20251122, 20251121), ==, -1);
}

static void
test_civil_time (void)
{
  gint64 time_us = 0;
  g_autofree char *epoch = gj_time_format (0);
  g_autofree char *before = gj_time_format (-1);

  g_assert_cmpstr (epoch, ==, "1970-01-01 08:00:00");
  g_assert_cmpstr (before, ==, "1970-01-01 07:59:59");
  g_assert_true (gj_time_parse ("2025-11-21 09:44:12", &time_us));
  g_assert_cmpint (time_us, ==, G_GINT64_CONSTANT (1763689452000000));
  /* 23:59:59 and midnight in China are different civil days, though one UTC day. */
  g_assert_true (gj_time_parse ("2025-11-21 23:59:59", &time_us));
  g_assert_cmpuint (gj_time_date (time_us), ==, 20251121);
  g_assert_cmpuint (gj_time_date (time_us + G_USEC_PER_SEC), ==, 20251122);
  g_assert_cmpint (gj_date_start_us (20251122), ==, time_us + G_USEC_PER_SEC);
}

static void
test_time_parse_refuses (void)
{
  static const char *const bad[]
      = { "2025-11-21",          "2025-11-21T09:44:12",  "2025-11-21 24:00:00",
          "2025-11-21 09:60:00", "2025-11-21 09:44:60",  "2025-02-30 09:44:12",
          "2025-11-21 9:44:12",  "2025-11-21 09:44:12Z", "2025-11-21 -9:44:12" };
  gint64 time_us = 7;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (gj_time_parse (bad[i], &time_us));
  g_assert_false (gj_time_parse (NULL, &time_us));
  g_assert_cmpint (time_us, ==, 7);
}

static void
test_zone_is_not_asked (void)
{
  g_autofree char *text = NULL;

  g_setenv ("TZ", "America/New_York", TRUE);
  tzset ();
  text = gj_time_format (0);
  g_unsetenv ("TZ");
  tzset ();
  g_assert_cmpstr (text, ==, "1970-01-01 08:00:00");
}

static void
test_manual_clock (void)
{
  g_autoptr (GjClock) clock = gj_clock_new_manual (gj_date_start_us (20251121));

  g_assert_cmpuint (gj_clock_today (clock), ==, 20251121);
  g_assert_cmpint (gj_clock_monotonic_us (clock), ==, 0);
  gj_clock_manual_advance (clock, G_GINT64_CONSTANT (25) * 3600 * G_USEC_PER_SEC);
  g_assert_cmpuint (gj_clock_today (clock), ==, 20251122);
  g_assert_cmpint (gj_clock_monotonic_us (clock), ==,
                   G_GINT64_CONSTANT (25) * 3600 * G_USEC_PER_SEC);
}

static void
test_step_back (void)
{
  g_autoptr (GjClock) clock = gj_clock_new_manual (gj_date_start_us (20251121));

  gj_clock_manual_advance (clock, 5);
  gj_clock_manual_set (clock, gj_date_start_us (20250101));
  g_assert_cmpuint (gj_clock_today (clock), ==, 20250101);
  g_assert_cmpint (gj_clock_monotonic_us (clock), ==, 5);
}

static void
test_what_follows (void)
{
  const gint64 last_us = gj_date_start_us (20251121);
  gint64 time_us = 0;

  g_assert_cmpint (gj_time_follow (last_us + 5, last_us, &time_us), ==, GJ_TIME_FOLLOWS);
  g_assert_cmpint (time_us, ==, last_us + 5);
  g_assert_cmpint (gj_time_follow (last_us, last_us, &time_us), ==, GJ_TIME_FOLLOWS);
  g_assert_cmpint (time_us, ==, last_us + 1);
  g_assert_cmpint (gj_time_follow (last_us - GJ_TIME_RATCHET_US + 1, last_us, &time_us), ==, GJ_TIME_FOLLOWS);
  g_assert_cmpint (time_us, ==, last_us + 1);
  g_assert_cmpint (gj_time_follow (last_us - GJ_TIME_RATCHET_US, last_us, &time_us), ==, GJ_TIME_BEFORE);
  g_assert_cmpint (gj_time_follow (0, last_us, &time_us), ==, GJ_TIME_BEFORE);
  g_assert_cmpint (gj_time_follow (last_us + GJ_TIME_GAP_US, last_us, &time_us), ==, GJ_TIME_FOLLOWS);
  g_assert_cmpint (gj_time_follow (last_us + GJ_TIME_GAP_US + 1, last_us, &time_us), ==, GJ_TIME_FAR);
  g_assert_cmpint (gj_time_follow (gj_date_start_us (20990101), last_us, &time_us), ==, GJ_TIME_FAR);
}

static void
test_system_clock (void)
{
  g_autoptr (GjClock) clock = gj_clock_new_system ();
  gint64 now_us = gj_clock_now_us (clock);
  gint64 monotonic_us = gj_clock_monotonic_us (clock);

  g_assert_cmpint (ABS (now_us - g_get_real_time ()), <, 10 * G_USEC_PER_SEC);
  g_assert_cmpint (gj_clock_monotonic_us (clock), >=, monotonic_us);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/reads-only-real-days-written-in-full", test_date_parse);
  g_test_add_func ("/clock/writes-dates-for-files-and-for-people", test_date_format);
  g_test_add_func ("/clock/counts-days-and-weekdays-as-the-calendar-does", test_days_against_glib);
  g_test_add_func ("/clock/a-month-later-stays-inside-the-month", test_add_months);
  g_test_add_func ("/clock/age-grows-on-the-birthday-and-a-leap-one-in-march", test_age);
  g_test_add_func ("/clock/civil-time-is-eight-hours-ahead", test_civil_time);
  g_test_add_func ("/clock/refuses-times-that-are-not", test_time_parse_refuses);
  g_test_add_func ("/clock/the-machines-time-zone-is-not-asked", test_zone_is_not_asked);
  g_test_add_func ("/clock/a-manual-clock-moves-only-when-told", test_manual_clock);
  g_test_add_func ("/clock/a-step-back-leaves-monotonic-time-alone", test_step_back);
  g_test_add_func ("/clock/the-system-clock-tells-the-machines-time", test_system_clock);
  g_test_add_func ("/clock/what-follows-a-moment", test_what_follows);
  return g_test_run ();
}
