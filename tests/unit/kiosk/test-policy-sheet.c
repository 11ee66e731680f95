/* SPDX-License-Identifier: Apache-2.0 */
/* What a sheet says of where its values come from: each source once, and of the dates of checking what there is. */
#include <string.h>

#include "kiosk/flows/policy_sheet.h"

static const GjProvenance dated = { "国家医保局等 2025 年通知", 'B', 20260101, 20261103, "100000" };
static const GjProvenance undated = { "国家医保局家庭共济规定", 'B', GJ_DATE_NONE, GJ_DATE_NONE, "100000" };

static void
add (GjPolicySheet *sheet, const char *text, const GjProvenance *provenance)
{
  gj_policy_sheet_fact (sheet, &(GjSheetRow){ .kind = GJ_SHEET_FACT, .text = text }, provenance);
}

static void
test_dated (void)
{
  g_autoptr (GjPolicySheet) sheet = gj_policy_sheet_new ();
  GjSheetView view = { 0 };

  add (sheet, "城乡居民", &dated);
  add (sheet, "大学生", &dated);
  gj_policy_sheet_fill (sheet, &view);
  g_assert_cmpuint (view.n_rows, ==, 3);
  g_assert_cmpint (view.rows[2].kind, ==, GJ_SHEET_SOURCE);
  g_assert_nonnull (strstr (view.rows[2].text, "2026年1月1日起施行"));
  g_assert_nonnull (strstr (view.rows[2].text, "2026年11月3日核实"));
  g_assert_null (view.dates);
}

static void
test_undated (void)
{
  g_autoptr (GjPolicySheet) sheet = gj_policy_sheet_new ();
  GjSheetView view = { 0 };

  add (sheet, "住院", &undated);
  gj_policy_sheet_fill (sheet, &view);
  g_assert_cmpstr (view.dates, ==, "未注明核实日期");
}

static void
test_some_dated (void)
{
  g_autoptr (GjPolicySheet) sheet = gj_policy_sheet_new ();
  GjSheetView view = { 0 };

  add (sheet, "住院", &undated);
  add (sheet, "城乡居民", &dated);
  gj_policy_sheet_fill (sheet, &view);
  g_assert_cmpstr (view.dates, ==, "其余未注明核实日期");
}

static void
test_nothing_known (void)
{
  g_autoptr (GjPolicySheet) sheet = gj_policy_sheet_new ();
  GjSheetView view = { 0 };

  gj_policy_sheet_unknown (sheet, NULL, "体检");
  gj_policy_sheet_fill (sheet, &view);
  g_assert_cmpuint (view.n_rows, ==, 1);
  g_assert_null (view.dates);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/policy-sheet/a-source-says-since-when-and-when-it-was-checked", test_dated);
  g_test_add_func ("/policy-sheet/where-nobody-noted-a-date-of-checking-that-is-said", test_undated);
  g_test_add_func ("/policy-sheet/where-some-have-a-date-the-rest-is-named", test_some_dated);
  g_test_add_func ("/policy-sheet/what-is-not-known-has-no-source-and-no-date", test_nothing_known);
  return g_test_run ();
}
