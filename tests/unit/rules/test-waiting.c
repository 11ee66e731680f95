/* SPDX-License-Identifier: Apache-2.0 */
/* How long somebody waits for cover after a lapse, and why. */
#include "core/rules/waiting.h"

#include "core/base/i18n.h"
#include "tests/unit/rules/policy-dir.h"

#define RULE                                                                                       \
  "[region]\nadmdvs=430100\nname=x\ninherits=\n[waiting]\nsource=x\ngrade=B\n"                     \
  "effective=2025-01-01\nfixed_months=3\nvariable_months_per_gap_year=1\n"                         \
  "repair_months_per_year_paid=1\nmin_total_if_gap_ge_years=4\nmin_total_months=6\n"               \
  "first_gap_year_adds=true\nexempt_newborn=true\nexempt_special_groups=true\n"

static GjRegion *
load (const char *rule)
{
  g_autoptr (PolicyDir) dir = policy_dir_new ();
  g_autoptr (GError) error = NULL;
  GjRegion *region;

  policy_dir_write (dir, "430100.ini", rule);
  region = gj_region_load (dir->dirs, "430100", &error);
  g_assert_no_error (error);
  return region;
}

static GjRegion *
load_national (void)
{
  g_autoptr (GError) error = NULL;
  GjRegion *region = gj_region_load (policy_shipped_dirs (), "100000", &error);

  g_assert_no_error (error);
  return region;
}

static const guint YEARS[] = { 2029, 2028, 2027, 2026, 2025, 2024, 2023 };

/* Paying for 2030 on 2029-10-08 after @missed lapsed years, the last @repaired of which are paid
 * too. */
static GjWaitingFacts
lapsed (gsize missed, gsize repaired)
{
  return (GjWaitingFacts){ .paid_on = 20291008,
                           .coverage_year = 2030,
                           .missed_years = YEARS,
                           .n_missed_years = missed,
                           .repaired_years = YEARS,
                           .n_repaired_years = repaired };
}

static void
assert_months (const GjRegion *region, GjWaitingFacts facts, guint months)
{
  GjWaiting waiting;

  g_assert_cmpint (gj_waiting_calculate (region, &facts, &waiting), ==,
                   months > 0 ? GJ_WAITING_MONTHS : GJ_WAITING_NONE);
  g_assert_cmpuint (waiting.months, ==, months);
}

static void
test_no_lapse (void)
{
  g_autoptr (GjRegion) region = load_national ();
  GjWaitingFacts facts = lapsed (0, 0);
  GjWaiting waiting;

  g_assert_cmpint (gj_waiting_calculate (region, &facts, &waiting), ==, GJ_WAITING_NONE);
  g_assert_cmpuint (waiting.covered_from, ==, 20300101);
  g_assert_cmpuint (waiting.covered_to, ==, 20301231);
  g_assert_cmpuint (waiting.covered_months, ==, 12);
  g_assert_cmpint (waiting.steps[0].kind, ==, GJ_WAITING_STEP_NO_GAP);
}

static void
test_late (void)
{
  g_autoptr (GjRegion) region = load_national ();
  GjWaitingFacts facts = lapsed (0, 0);

  facts.late = TRUE;
  facts.paid_on = 20300210;
  assert_months (region, facts, 3);
}

static void
test_each_year_adds (void)
{
  g_autoptr (GjRegion) region = load_national ();

  assert_months (region, lapsed (1, 0), 4);
  assert_months (region, lapsed (2, 0), 5);
  assert_months (region, lapsed (3, 0), 6);
  assert_months (region, lapsed (4, 0), 7);
  assert_months (region, lapsed (5, 0), 8);
}

static void
test_paying_takes_away (void)
{
  g_autoptr (GjRegion) region = load_national ();
  GjWaitingFacts facts = lapsed (3, 2);
  GjWaiting waiting;

  assert_months (region, lapsed (3, 1), 5);
  /* The fixed months stay, however much is paid. */
  assert_months (region, lapsed (3, 3), 3);
  g_assert_cmpint (gj_waiting_calculate (region, &facts, &waiting), ==, GJ_WAITING_MONTHS);
  g_assert_cmpuint (waiting.months, ==, 4);
  g_assert_cmpuint (waiting.months_without_repair, ==, 6);
}

static void
test_long_lapse (void)
{
  g_autoptr (GjRegion) region = load_national ();
  GjWaitingFacts facts = lapsed (4, 4);
  GjWaiting waiting;

  assert_months (region, lapsed (4, 1), 6);
  assert_months (region, lapsed (4, 2), 6);
  assert_months (region, lapsed (5, 1), 7);
  g_assert_cmpint (gj_waiting_calculate (region, &facts, &waiting), ==, GJ_WAITING_MONTHS);
  g_assert_cmpuint (waiting.months, ==, 6);
  g_assert_cmpint (waiting.steps[waiting.n_steps - 1].kind, ==, GJ_WAITING_STEP_AT_LEAST);
  g_assert_cmpuint (waiting.steps[waiting.n_steps - 1].total_months, ==, 6);
}

static void
test_no_history_promises_nothing (void)
{
  g_autoptr (GjRegion) region = load_national ();
  GjWaitingFacts facts = lapsed (0, 0);
  GjWaiting waiting;

  facts.no_history = TRUE;
  g_assert_cmpint (gj_waiting_calculate (region, &facts, &waiting), ==, GJ_WAITING_UNSURE);
  g_assert_cmpuint (waiting.months, ==, 0);
  g_assert_cmpuint (waiting.covered_from, ==, GJ_DATE_NONE);
  facts.late = TRUE;
  g_assert_cmpint (gj_waiting_calculate (region, &facts, &waiting), ==, GJ_WAITING_UNSURE);
  g_assert_cmpuint (waiting.months, ==, 3);
  g_assert_cmpuint (waiting.covered_from, ==, GJ_DATE_NONE);
  /* Who is exempt does not wait, whatever came before. */
  facts.exemption = GJ_WAITING_EXEMPTION_NEWBORN;
  assert_months (region, facts, 0);
}

static void
test_exempt (void)
{
  g_autoptr (GjRegion) region = load_national ();
  g_autoptr (GjRegion) silent = load ("[region]\nadmdvs=430100\nname=x\ninherits=\n[waiting]\n"
                                      "source=x\ngrade=B\nfixed_months=3\n");
  GjWaitingFacts facts = lapsed (4, 0);
  GjWaiting waiting;

  facts.exemption = GJ_WAITING_EXEMPTION_NEWBORN;
  assert_months (region, facts, 0);
  facts.exemption = GJ_WAITING_EXEMPTION_SPECIAL_GROUP;
  assert_months (region, facts, 0);
  facts = lapsed (0, 0);
  facts.late = TRUE;
  facts.exemption = GJ_WAITING_EXEMPTION_NEWBORN;
  g_assert_cmpint (gj_waiting_calculate (silent, &facts, &waiting), ==, GJ_WAITING_UNKNOWN);
  g_assert_cmpint (waiting.missing, ==, GJ_POLICY_WAITING_EXEMPT_NEWBORN);
}

static void
test_null_is_not_known (void)
{
  static const struct
  {
    const char *line;
    GjPolicyKey key;
  } cases[] = {
    { "fixed_months=3\n", GJ_POLICY_WAITING_FIXED_MONTHS },
    { "variable_months_per_gap_year=1\n", GJ_POLICY_WAITING_MONTHS_PER_GAP_YEAR },
    { "repair_months_per_year_paid=1\n", GJ_POLICY_WAITING_REPAIR_MONTHS },
    { "min_total_if_gap_ge_years=4\n", GJ_POLICY_WAITING_LONG_GAP_YEARS },
    { "min_total_months=6\n", GJ_POLICY_WAITING_LONG_GAP_MONTHS },
    { "first_gap_year_adds=true\n", GJ_POLICY_WAITING_FIRST_YEAR_ADDS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit (RULE, cases[i].line, 2);
      g_autofree char *rule = g_strjoinv ("", parts);
      g_autoptr (GjRegion) region = load (rule);
      GjWaitingFacts facts = lapsed (2, 0);
      GjWaiting waiting;

      g_assert_cmpint (gj_waiting_calculate (region, &facts, &waiting), ==, GJ_WAITING_UNKNOWN);
      g_assert_cmpint (waiting.missing, ==, cases[i].key);
    }
}

static void
test_years_before_the_rule (void)
{
  static const guint old[] = { 2025, 2024, 2023 };
  g_autoptr (GjRegion) national = load_national ();
  g_autoptr (GjRegion) ignores = load (RULE "gap_years_from=2025\n");
  g_autoptr (GjRegion) counts = load (RULE "gap_years_from=2000\n");
  GjWaitingFacts facts
      = { .paid_on = 20251008, .coverage_year = 2026, .missed_years = old, .n_missed_years = 3 };
  GjWaiting waiting;

  g_assert_cmpint (gj_waiting_calculate (national, &facts, &waiting), ==, GJ_WAITING_UNKNOWN);
  g_assert_cmpint (waiting.missing, ==, GJ_POLICY_WAITING_GAP_YEARS_FROM);
  assert_months (ignores, facts, 4);
  assert_months (counts, facts, 6);
  facts.n_missed_years = 1;
  assert_months (national, facts, 4);
}

static void
test_first_year_adds_none (void)
{
  g_autofree char *rule = g_strdup (RULE);
  char *value = g_strstr_len (rule, -1, "adds=true") + 5;
  g_autoptr (GjRegion) region = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *other = NULL;

  g_assert_true (g_str_has_prefix (value, "true"));
  parts = g_strsplit (rule, "adds=true", 2);
  other = g_strjoinv ("adds=false", parts);
  region = load (other);
  assert_months (region, lapsed (1, 0), 3);
  assert_months (region, lapsed (2, 0), 4);
  assert_months (region, lapsed (2, 2), 3);
}

static void
test_earlier_gap (void)
{
  static const guint missed[] = { 2029, 2027, 2026 };
  g_autoptr (GjRegion) region = load_national ();
  GjWaitingFacts facts
      = { .paid_on = 20291008, .coverage_year = 2030, .missed_years = missed, .n_missed_years = 3 };
  GjWaiting waiting;

  g_assert_cmpint (gj_waiting_calculate (region, &facts, &waiting), ==, GJ_WAITING_MONTHS);
  g_assert_cmpuint (waiting.months, ==, 4);
  g_assert_cmpuint (waiting.gap_years, ==, 1);
  g_assert_cmpint (waiting.steps[0].kind, ==, GJ_WAITING_STEP_EARLIER_GAP);
  g_assert_cmpuint (waiting.steps[0].years, ==, 2);
}

static void
test_cover_from_payment (void)
{
  g_autoptr (GjRegion) region = load (RULE "counted_from=payment\n");
  GjWaitingFacts facts = lapsed (1, 0);
  GjWaiting waiting;

  /* 4 months from 2029-10-08. */
  g_assert_cmpint (gj_waiting_calculate (region, &facts, &waiting), ==, GJ_WAITING_MONTHS);
  g_assert_cmpuint (waiting.covered_from, ==, 20300208);
  g_assert_cmpuint (waiting.covered_months, ==, 11);
  /* A wait that ends before the year still begins with it. */
  facts.paid_on = 20290901;
  facts.n_missed_years = 0;
  facts.late = TRUE;
  g_assert_cmpint (gj_waiting_calculate (region, &facts, &waiting), ==, GJ_WAITING_MONTHS);
  g_assert_cmpuint (waiting.covered_from, ==, 20300101);
}

static void
test_cover_from_cover (void)
{
  g_autoptr (GjRegion) region = load (RULE "counted_from=cover\n");
  GjWaitingFacts facts = lapsed (1, 0);
  GjWaiting waiting;

  g_assert_cmpint (gj_waiting_calculate (region, &facts, &waiting), ==, GJ_WAITING_MONTHS);
  g_assert_cmpuint (waiting.covered_from, ==, 20300501);
  facts.paid_on = 20301015;
  facts.late = TRUE;
  g_assert_cmpint (gj_waiting_calculate (region, &facts, &waiting), ==, GJ_WAITING_MONTHS);
  /* 2031-02-15: nothing of 2030 is left. */
  g_assert_cmpuint (waiting.covered_from, ==, 20310215);
  g_assert_cmpuint (waiting.covered_to, ==, GJ_DATE_NONE);
  g_assert_cmpuint (waiting.covered_months, ==, 0);
}

static void
test_cover_not_known (void)
{
  g_autoptr (GjRegion) region = load_national ();
  GjWaitingFacts facts = lapsed (1, 0);
  GjWaiting waiting;

  g_assert_cmpint (gj_waiting_calculate (region, &facts, &waiting), ==, GJ_WAITING_MONTHS);
  g_assert_cmpuint (waiting.covered_from, ==, GJ_DATE_NONE);
}

static void
test_steps_say_it (void)
{
  static const char *const expected[] = { "断缴或晚缴，先等3个月", "断缴4年，加4个月",
                                          "补缴2年，减2个月", "断缴满4年，一共至少等6个月" };
  static const guint totals[] = { 3, 7, 5, 6 };
  g_autoptr (GjRegion) region = load_national ();
  GjWaitingFacts facts = lapsed (4, 2);
  GjWaiting waiting;

  g_assert_cmpint (gj_waiting_calculate (region, &facts, &waiting), ==, GJ_WAITING_MONTHS);
  g_assert_cmpuint (waiting.n_steps, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < waiting.n_steps; i++)
    {
      g_autofree char *text = gj_waiting_step_text (&waiting.steps[i]);

      g_assert_cmpstr (text, ==, expected[i]);
      g_assert_cmpuint (waiting.steps[i].total_months, ==, totals[i]);
      g_assert_cmpstr (waiting.steps[i].provenance.source, ==, "国家医保局等：断保待遇等待期规定");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gj_i18n_init (NULL);
  g_test_add_func ("/rules/waiting/who pays in time and without a lapse does not wait",
                   test_no_lapse);
  g_test_add_func ("/rules/waiting/late alone waits the fixed months", test_late);
  g_test_add_func ("/rules/waiting/each lapsed year adds a month", test_each_year_adds);
  g_test_add_func ("/rules/waiting/paying a lapsed year takes its month away, never a fixed one",
                   test_paying_takes_away);
  g_test_add_func ("/rules/waiting/a lapse of four years waits six months however much is paid",
                   test_long_lapse);
  g_test_add_func ("/rules/waiting/without any record nothing is promised", test_no_history_promises_nothing);
  g_test_add_func ("/rules/waiting/newborns and special groups do not wait", test_exempt);
  g_test_add_func ("/rules/waiting/a value that is null makes the answer not known",
                   test_null_is_not_known);
  g_test_add_func ("/rules/waiting/a year before the rule counts only where the region says so",
                   test_years_before_the_rule);
  g_test_add_func ("/rules/waiting/a region may let the first year add nothing",
                   test_first_year_adds_none);
  g_test_add_func ("/rules/waiting/a gap before a paid year is over", test_earlier_gap);
  g_test_add_func ("/rules/waiting/cover begins when the months from the payment are over",
                   test_cover_from_payment);
  g_test_add_func ("/rules/waiting/cover may be counted from when it would have begun",
                   test_cover_from_cover);
  g_test_add_func ("/rules/waiting/where nobody says from when, the day is not known",
                   test_cover_not_known);
  g_test_add_func ("/rules/waiting/each step is a sentence with its source", test_steps_say_it);
  return g_test_run ();
}
