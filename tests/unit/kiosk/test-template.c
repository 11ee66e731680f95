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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/template/years-follow-the-date", test_years);
  g_test_add_func ("/template/months-follow-the-date", test_months);
  g_test_add_func ("/template/days-follow-the-date", test_days);
  g_test_add_func ("/template/everything-else-stays", test_rest_stays);
  return g_test_run ();
}
