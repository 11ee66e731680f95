/* SPDX-License-Identifier: Apache-2.0 */
/* The demo's files follow the calendar. */
#include "kiosk/dock/template.h"

static void
test_years (void)
{
  g_autofree char *text = gj_template_expand ("{Y}-05,{Y+1}01,{Y-2}", 20261122);

  g_assert_cmpstr (text, ==, "2026-05,202701,2024");
}

static void
test_months (void)
{
  g_autofree char *text = gj_template_expand ("{YM} {YM-3} {Y-M-3}-18 {Y-M-14} {Y-M}", 20260131);

  g_assert_cmpstr (text, ==, "202601 202510 2025-10-18 2024-11 2026-01");
}

static void
test_days (void)
{
  g_autofree char *text = gj_template_expand ("{D} {D-2} {D-31}", 20260301);

  g_assert_cmpstr (text, ==, "2026-03-01 2026-02-27 2026-01-29");
}

static void
test_rest_stays (void)
{
  g_autofree char *text = gj_template_expand ("{X} {Y+10} Y {Y {M-1} {D+1} {YM-100}", 20261122);

  g_assert_cmpstr (text, ==, "{X} {Y+10} Y {Y {M-1} {D+1} {YM-100}");
}

static void
check_dates (const char *name, const char *text, GjDate today)
{
  g_autoptr (GRegex) date = g_regex_new ("\\b[0-9]{4}-[0-9]{2}-[0-9]{2}\\b", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (date, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *found = g_match_info_fetch (match, 0);
      GjDate read;

      if (!gj_date_parse (found, &read))
        g_error ("%s of %u has the day %s", name, today, found);
    }
}

/* A demo that does not start in March would be none. */
static void
test_the_demo_has_no_day_that_is_none (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("GJ_SOURCE_ROOT"), "assets", "demo", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;

      if (!g_str_has_suffix (name, ".in"))
        continue;
      g_assert_true (g_file_get_contents (path, &text, NULL, &error));
      for (int month = 0; month < 48; month++) /* one of the years is a leap year */
        {
          GjDate today = (2026 + month / 12) * 10000 + (month % 12 + 1) * 100 + 28;
          g_autofree char *expanded = gj_template_expand (text, today);

          check_dates (name, expanded, today);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/template/years-follow-the-date", test_years);
  g_test_add_func ("/template/months-follow-the-date", test_months);
  g_test_add_func ("/template/days-follow-the-date", test_days);
  g_test_add_func ("/template/everything-else-stays", test_rest_stays);
  g_test_add_func ("/template/the-demo-has-no-day-that-is-none", test_the_demo_has_no_day_that_is_none);
  return g_test_run ();
}
