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
test_rest_stays (void)
{
  g_autofree char *text = gj_template_expand ("{X} {Y+10} Y {Y", 20261122);

  g_assert_cmpstr (text, ==, "{X} {Y+10} Y {Y");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/template/years-follow-the-date", test_years);
  g_test_add_func ("/template/everything-else-stays", test_rest_stays);
  return g_test_run ();
}
