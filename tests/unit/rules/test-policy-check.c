/* SPDX-License-Identifier: Apache-2.0 */
/* Every mistake of a policy file, with its place and what to write instead. */
#include "core/rules/policy_check.h"

#include <string.h>

#include "core/receipt/payload_rules.h"
#include "core/rules/region.h"
#include "tests/unit/rules/policy-dir.h"

typedef struct
{
  guint line;
  guint column;
  const char *says;
} Expected;

static GPtrArray *
check_fixture (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("GJ_SOURCE_ROOT"), "tests", "unit", "rules",
                                            "fixtures", name, NULL);
  GPtrArray *problems = gj_policy_problems_new ();

  g_assert_false (gj_policy_check_file (path, NULL, problems));
  return problems;
}

/* All of them, in the file's order, and none besides. */
static void
assert_problems (const char *fixture, const Expected *expected, gsize n)
{
  g_autoptr (GPtrArray) problems = check_fixture (fixture);

  for (gsize i = 0; i < MAX (n, problems->len); i++)
    {
      const GjPolicyProblem *problem;
      g_autofree char *text = NULL;

      if (i >= problems->len)
        g_error ("not found: line %u column %u %s", expected[i].line, expected[i].column,
                 expected[i].says);
      problem = problems->pdata[i];
      text = gj_policy_problem_format (problem);
      g_test_message ("%s", text);
      if (i >= n)
        g_error ("not expected: %s", text);
      if (problem->line != expected[i].line || problem->column != expected[i].column
          || strstr (text, expected[i].says) == NULL)
        g_error ("%s\nexpected line %u column %u %s", text, expected[i].line, expected[i].column,
                 expected[i].says);
    }
}

static void
test_ini (void)
{
  static const Expected expected[] = {
    { 2, 1, "地区名称" },  { 3, 8, "430101" },
    { 6, 6, "maybe" },     { 7, 1, "colour" },
    { 11, 7, "D" },        { 12, 5, "CORE3" },
    { 15, 14, "yes" },     { 16, 10, "昨天" },
    { 17, 1, "cross" },    { 20, 12, "own_first_then_ordered" },
    { 21, 1, "没有来源" }, { 21, 1, "没有等级" },
    { 22, 9, "4,00" },     { 28, 4, "早于" },
    { 29, 6, "+1" },       { 33, 7, "演示" },
    { 34, 10, "-1" },      { 39, 9, "六位数字" },
    { 41, 1, "weather" },  { 43, 1, "看不懂" },
    { 5, 10, "439900" }, /* the parent is looked for once the file itself was read */
  };

  assert_problems ("430100.ini", expected, G_N_ELEMENTS (expected));
}

static void
test_premiums (void)
{
  static const Expected expected[] = {
    { 2, 38, "合计" },
    { 3, 1, "430300" },
    { 3, 28, "subsidies" },
    { 3, 15, "第 2 行重复" },
    { 4, 10, "+1" },
    { 4, 20, "x" },
    { 4, 25, "40O" },
    { 4, 19, "名称" },
    { 5, 10, "26" },
    { 5, 26, "小于" },
    { 5, 37, "2025-02-30" },
    { 5, 35, "来源" },
    { 5, 36, "A（政府网页）" },
    { 6, 34, "C 级以下" },
    { 6, 15, "all" },
    { 6, 15, "all" },
    { 7, 40, "demo" },
    { 7, 24, "重叠" },
    { 7, 15, "all" },
    { 8, 1, "3 格" },
    { 9, 15, "档次" },
    { 9, 24, "-5" },
    { 9, 18, "重叠" },
    { 9, 15, "all" },
  };

  assert_problems ("430200-premiums.csv", expected, G_N_ELEMENTS (expected));
}

static void
test_subsidies (void)
{
  static const Expected expected[] = { { 2, 15, "人群" }, { 4, 20, "重复" } };

  assert_problems ("430200-subsidies.csv", expected, G_N_ELEMENTS (expected));
}

static void
test_reduction_above_fee (void)
{
  g_autoptr (PolicyDir) dir = policy_dir_new ();
  g_autoptr (GPtrArray) problems = gj_policy_problems_new ();
  g_autofree char *path = policy_dir_file (dir, "430600.ini");
  g_autofree char *text = NULL;

  policy_dir_write (dir, "430600.ini", "[region]\nadmdvs=430600\nname=甲\n");
  policy_dir_write (dir, "430600-premiums.csv",
                    "admdvs,region,coverage_year,tier,tier_label,age_from,age_to,personal_yuan,"
                    "subsidy_yuan,total_yuan,source,grade,effective_from,verified_at\n"
                    "430600,甲,2026,all,居民,,,400,,,某文件,C,,\n");
  policy_dir_write (dir, "430600-subsidies.csv",
                    "admdvs,region,coverage_year,psn_idet_type,tier,personal_yuan,source,grade,"
                    "effective_from,verified_at\n430600,甲,2026,特困人员,all,500,某文件,C,,\n");
  g_assert_false (gj_policy_check_file (path, NULL, problems));
  g_assert_cmpuint (problems->len, ==, 1);
  text = gj_policy_problem_format (problems->pdata[0]);
  g_assert_nonnull (strstr (text, "430600-subsidies.csv:2:1: 特困人员"));
}

/* What the writer of receipts would refuse in the middle of a payment, and nothing else. */
static void
test_tier_fits_a_receipt (void)
{
  static const char *const tiers[]
      = { "adult", "a_1", "abcdefghijklmnop", "abcdefghijklmnopq", "Adult",
          "成年居民", "a-b", "adult ", "a.b",              "0",                 "_" };

  for (gsize i = 0; i < G_N_ELEMENTS (tiers); i++)
    {
      g_autoptr (PolicyDir) dir = policy_dir_new ();
      g_autoptr (GPtrArray) problems = gj_policy_problems_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GjRegion) region = NULL;
      g_autofree char *path = policy_dir_file (dir, "430600-premiums.csv");
      g_autofree char *table = g_strdup_printf (
          "admdvs,region,coverage_year,tier,tier_label,age_from,age_to,personal_yuan,"
          "subsidy_yuan,total_yuan,source,grade,effective_from,verified_at\n"
          "430600,甲,2026,%s,居民,0,,400,,,某文件,C,,\n",
          tiers[i]);
      gboolean legal = gj_payload_tier_is_legal (tiers[i], strlen (tiers[i]));

      policy_dir_write (dir, "430600.ini", "[region]\nadmdvs=430600\nname=甲\n");
      policy_dir_write (dir, "430600-premiums.csv", table);
      g_assert_cmpint (gj_policy_check_file (path, NULL, problems), ==, legal);
      region = gj_region_load (dir->dirs, "430600", &error);
      g_assert_cmpint (region != NULL, ==, legal);
      if (legal)
        continue;
      g_autofree char *text = gj_policy_problem_format (problems->pdata[0]);

      g_assert_cmpuint (problems->len, ==, 1);
      g_assert_nonnull (strstr (text, "430600-premiums.csv:2:15: 档次代号"));
      g_assert_error (error, GJ_REGION_ERROR, GJ_REGION_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "430600-premiums.csv:2:15: 档次代号"));
    }
}

static void
test_broken_tables (void)
{
  static const Expected quote[] = { { 2, 8, "引号" } };
  static const Expected empty[] = { { 1, 1, "空的" } };
  g_autoptr (GPtrArray) header = check_fixture ("430300-premiums.csv");

  g_assert_cmpuint (header->len, ==, 11);
  assert_problems ("430400-premiums.csv", quote, 1);
  assert_problems ("430500-premiums.csv", empty, 1);
}

static void
test_names (void)
{
  static const char *const bad[] = { "wuhan.ini", "420100.csv", "4201.ini", "420100-fees.csv" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GPtrArray) problems = gj_policy_problems_new ();

      g_assert_false (gj_policy_check_file (bad[i], NULL, problems));
      g_assert_cmpuint (problems->len, ==, 1);
      g_assert_cmpuint (((GjPolicyProblem *)problems->pdata[0])->line, ==, 0);
    }
}

static void
test_missing (void)
{
  g_autoptr (GPtrArray) problems = gj_policy_problems_new ();

  g_assert_false (gj_policy_check_file ("/nowhere/420100.ini", NULL, problems));
  g_assert_cmpuint (problems->len, >=, 1);
}

static void
test_shipped (void)
{
  g_autoptr (GDir) entries = g_dir_open (policy_shipped (), 0, NULL);
  g_autoptr (GPtrArray) problems = gj_policy_problems_new ();
  const char *name;
  guint files = 0;

  g_assert_nonnull (entries);
  while ((name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (policy_shipped (), name, NULL);

      files++;
      if (!gj_policy_check_file (path, NULL, problems))
        {
          g_autofree char *first = gj_policy_problem_format (problems->pdata[0]);

          g_error ("%s", first);
        }
    }
  g_assert_cmpuint (files, >=, 9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/policy-check/names-every-mistake-of-a-policy", test_ini);
  g_test_add_func ("/policy-check/names-every-mistake-of-a-fee-table", test_premiums);
  g_test_add_func ("/policy-check/names-every-mistake-of-a-subsidy-table", test_subsidies);
  g_test_add_func ("/policy-check/a-reduction-above-the-fee-is-a-mistake",
                   test_reduction_above_fee);
  g_test_add_func ("/policy-check/a-tier-that-no-receipt-can-carry-is-a-mistake",
                   test_tier_fits_a_receipt);
  g_test_add_func ("/policy-check/a-table-that-cannot-be-read-says-where", test_broken_tables);
  g_test_add_func ("/policy-check/a-wrong-file-name-is-a-mistake", test_names);
  g_test_add_func ("/policy-check/a-missing-file-is-a-mistake", test_missing);
  g_test_add_func ("/policy-check/what-we-ship-has-none", test_shipped);
  return g_test_run ();
}
