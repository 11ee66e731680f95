/* SPDX-License-Identifier: Apache-2.0 */
/* Windows, tiers, fees and subsidised groups. */
#include "core/rules/premium.h"

#include "tests/unit/rules/policy-dir.h"

static GjRegion *
load_shipped (const char *admdvs)
{
  g_autoptr (GError) error = NULL;
  GjRegion *region = gj_region_load (policy_shipped_dirs (), admdvs, &error);

  g_assert_no_error (error);
  return region;
}

static void
test_window (void)
{
  g_autoptr (GjRegion) region = load_shipped ("420100");
  GjPremiumWindow before = gj_premium_window (region, 20250831);
  GjPremiumWindow first = gj_premium_window (region, 20250901);
  GjPremiumWindow last = gj_premium_window (region, 20251231);
  GjPremiumWindow after = gj_premium_window (region, 20260101);

  g_assert_true (before.known && !before.open);
  g_assert_cmpuint (before.from, ==, 20250901);
  g_assert_cmpuint (before.coverage_year, ==, 2026);
  g_assert_true (first.open && last.open);
  g_assert_cmpuint (last.coverage_year, ==, 2026);
  g_assert_cmpuint (last.to, ==, 20251231);
  g_assert_false (after.open);
  g_assert_cmpuint (after.from, ==, 20260901);
  g_assert_cmpuint (after.coverage_year, ==, 2027);
  g_assert_cmpint (after.provenance.grade, ==, 'B');
}

static void
test_window_early_in_the_year (void)
{
  g_autoptr (PolicyDir) dir = policy_dir_new ();
  g_autoptr (GjRegion) region = NULL;
  GjPremiumWindow window;

  policy_dir_write (dir, "420100.ini",
                    "[region]\nadmdvs=420100\nname=武汉市\ninherits=100000\n[premium_window]\n"
                    "source=x\ngrade=C\nfrom=01-15\nto=02-29\nyear=+0\n");
  region = gj_region_load (dir->dirs, "420100", NULL);
  window = gj_premium_window (region, 20260228);
  g_assert_true (window.open);
  g_assert_cmpuint (window.to, ==, 20260228);
  g_assert_cmpuint (window.coverage_year, ==, 2026);
  window = gj_premium_window (region, 20260301);
  g_assert_false (window.open);
  g_assert_cmpuint (window.from, ==, 20270115);
  g_assert_cmpuint (window.coverage_year, ==, 2027);
}

/* The window of 2025-09 … 12 sells 2026; late_to lets 2026 be paid until a day of 2026. */
static GjRegion *
load_late (PolicyDir *dir, const char *late_to)
{
  g_autofree char *text = g_strdup_printf (
      "[region]\nadmdvs=420100\nname=武汉市\ninherits=100000\n[premium_window]\n"
      "source=x\ngrade=C\nfrom=09-01\nto=12-31\nyear=+1\nlate_to=%s\n",
      late_to);
  g_autoptr (GError) error = NULL;
  GjRegion *region;

  policy_dir_write (dir, "420100.ini", text);
  region = gj_region_load (dir->dirs, "420100", &error);
  g_assert_no_error (error);
  return region;
}

static void
test_late (void)
{
  g_autoptr (PolicyDir) dir = policy_dir_new ();
  g_autoptr (GjRegion) region = load_late (dir, "06-30");
  g_autoptr (GjRegion) never = load_late (dir, "null");
  GjPremiumWindow in_time = gj_premium_window (region, 20251231);
  GjPremiumWindow late = gj_premium_window (region, 20260101);
  GjPremiumWindow too_late = gj_premium_window (region, 20260701);
  GjPremiumQuote quote;

  g_assert_true (in_time.open && !in_time.late);
  g_assert_cmpuint (in_time.coverage_year, ==, 2026);
  g_assert_true (late.open && late.late);
  g_assert_cmpuint (late.coverage_year, ==, 2026);
  g_assert_cmpuint (late.from, ==, 20260101);
  g_assert_cmpuint (late.to, ==, 20260630);
  g_assert_true (gj_premium_window (region, 20260630).late);
  g_assert_true (!too_late.open && !too_late.late);
  g_assert_cmpuint (too_late.coverage_year, ==, 2027);
  g_assert_cmpuint (too_late.from, ==, 20260901);
  g_assert_cmpint (gj_premium_quote (region, 20260301, 2026, 19600512, NULL, &quote), ==,
                   GJ_PREMIUM_OK);
  g_assert_cmpint (quote.personal_fen, ==, 40000);
  g_assert_true (quote.window.late);
  g_assert_cmpint (gj_premium_quote (region, 20260301, 2025, 19600512, NULL, &quote), ==,
                   GJ_PREMIUM_WINDOW_CLOSED);
  g_assert_false (gj_premium_window (never, 20260301).open);
}

static void
test_late_to_the_years_end (void)
{
  g_autoptr (PolicyDir) dir = policy_dir_new ();
  g_autoptr (GjRegion) region = load_late (dir, "12-31");

  g_assert_true (gj_premium_window (region, 20260831).late);
  /* While the next year is sold, the old one is the window's business. */
  g_assert_false (gj_premium_window (region, 20260901).late);
  g_assert_cmpuint (gj_premium_window (region, 20260901).coverage_year, ==, 2027);
}

static void
test_national (void)
{
  g_autoptr (GjRegion) region = load_shipped ("420100");
  GjPremiumQuote quote;

  g_assert_cmpint (gj_premium_quote (region, 20251121, 2026, 19600512, NULL, &quote), ==,
                   GJ_PREMIUM_OK);
  g_assert_cmpint (quote.personal_fen, ==, 40000);
  g_assert_cmpint (quote.subsidy_fen, ==, 70000);
  g_assert_cmpint (quote.reduced_from_fen, ==, -1);
  g_assert_cmpstr (quote.tier, ==, "all");
  g_assert_cmpstr (quote.provenance.source, ==, "国家医保局等 2025 年通知");
  g_assert_cmpstr (quote.provenance.admdvs, ==, "100000");
  g_assert_null (quote.status_tier_label);
}

static void
test_unknown_year (void)
{
  static const char *const regions[] = { "100000", "420100", "310000" };
  GjPremiumQuote quote;

  for (gsize i = 0; i < G_N_ELEMENTS (regions); i++)
    {
      g_autoptr (GjRegion) region = load_shipped (regions[i]);

      g_assert_cmpint (gj_premium_quote (region, 20261122, 2027, 19600512, "特困人员", &quote), ==,
                       GJ_PREMIUM_YEAR_UNKNOWN);
      g_assert_cmpint (quote.personal_fen, ==, -1);
      g_assert_null (quote.tier);
      g_assert_true (quote.window.open);
      g_assert_cmpint (gj_premium_quote (region, 20261122, 0, 19600512, NULL, &quote), ==,
                       GJ_PREMIUM_YEAR_UNKNOWN);
    }
}

static void
test_closed (void)
{
  g_autoptr (GjRegion) region = load_shipped ("100000");
  GjPremiumQuote quote;

  g_assert_cmpint (gj_premium_quote (region, 20260301, 2026, 19600512, NULL, &quote), ==,
                   GJ_PREMIUM_WINDOW_CLOSED);
  g_assert_cmpint (quote.personal_fen, ==, 40000);
  g_assert_cmpuint (quote.window.from, ==, 20260901);
  /* The window sells one year only. */
  g_assert_cmpint (gj_premium_quote (region, 20251121, 2025, 19600512, NULL, &quote), ==,
                   GJ_PREMIUM_WINDOW_CLOSED);
}

/* Shanghai 2025, whose policy does not say on which day the age counts. */
static void
test_age_tiers (void)
{
  static const struct
  {
    GjDate birth;
    GjPremiumResult result;
    const char *tier;
    gint64 fen;
  } cases[] = {
    { 19500601, GJ_PREMIUM_OK, "senior_70", 65500 },
    { 19600601, GJ_PREMIUM_OK, "senior_60", 82500 },
    { 19800601, GJ_PREMIUM_OK, "adult", 99500 },
    { 20100601, GJ_PREMIUM_OK, "pupil_infant", 35500 },
    { 20250301, GJ_PREMIUM_OK, "pupil_infant", 35500 },
    { 19650601, GJ_PREMIUM_TIER_UNKNOWN, NULL, -1 }, /* turns 60 during 2025 */
    { 20060601, GJ_PREMIUM_TIER_UNKNOWN, NULL, -1 }, /* turns 19 */
    { GJ_DATE_NONE, GJ_PREMIUM_TIER_UNKNOWN, NULL, -1 },
  };
  g_autoptr (GjRegion) region = load_shipped ("310000");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GjPremiumQuote quote;

      g_assert_cmpint (gj_premium_quote (region, 20241121, 2025, cases[i].birth, "", &quote), ==,
                       cases[i].result);
      g_assert_cmpstr (quote.tier, ==, cases[i].tier);
      g_assert_cmpint (quote.personal_fen, ==, cases[i].fen);
    }
}

static void
test_status_tier (void)
{
  g_autoptr (GjRegion) region = load_shipped ("310000");
  GjPremiumQuote quote;

  g_assert_cmpint (gj_premium_quote (region, 20241121, 2025, 19800601, "", &quote), ==,
                   GJ_PREMIUM_OK);
  g_assert_cmpstr (quote.status_tier_label, ==, "大学生");
  /* The same fee: nothing to say. */
  g_assert_cmpint (gj_premium_quote (region, 20241121, 2025, 20100601, "", &quote), ==,
                   GJ_PREMIUM_OK);
  g_assert_null (quote.status_tier_label);
}

static void
test_chosen_status_tier (void)
{
  g_autoptr (GjRegion) region = load_shipped ("310000");
  GjPremiumQuote quote;

  g_assert_cmpint (gj_premium_quote_status (region, 20241121, 2025, "university", "", &quote), ==,
                   GJ_PREMIUM_OK);
  g_assert_cmpint (quote.personal_fen, ==, 35500);
  g_assert_true (quote.by_status);
  g_assert_cmpuint (quote.age_on, ==, GJ_DATE_NONE);
  g_assert_null (quote.status_tier_label);
  /* A tier by age is not to be had by asking. */
  g_assert_cmpint (gj_premium_quote_status (region, 20241121, 2025, "pupil_infant", "", &quote),
                   ==, GJ_PREMIUM_TIER_UNKNOWN);
  g_assert_cmpint (gj_premium_quote_status (region, 20241121, 2025, "soldier", "", &quote), ==,
                   GJ_PREMIUM_TIER_UNKNOWN);
  g_assert_cmpint (gj_premium_quote_status (region, 20251121, 2026, "university", "", &quote), ==,
                   GJ_PREMIUM_YEAR_UNKNOWN);
  g_assert_true (gj_premium_tier_is_by_status (region, 20241121, 2025, "university"));
  g_assert_false (gj_premium_tier_is_by_status (region, 20241121, 2025, "adult"));
}

static void
test_age_is_said_with_its_day (void)
{
  g_autoptr (GjRegion) demo = load_shipped ("990100");
  g_autoptr (GjRegion) shanghai = load_shipped ("310000");
  GjPremiumQuote quote;

  /* 59 today, 60 on the day that counts. */
  g_assert_cmpint (gj_premium_quote (demo, 20261122, 2027, 19661224, "", &quote), ==,
                   GJ_PREMIUM_OK);
  g_assert_cmpstr (quote.tier, ==, "senior");
  g_assert_cmpuint (quote.age_on, ==, 20270101);
  g_assert_cmpint (quote.age, ==, 60);
  g_assert_nonnull (quote.age_provenance);
  g_assert_cmpint (gj_premium_quote (shanghai, 20241121, 2025, 19800601, "", &quote), ==,
                   GJ_PREMIUM_OK);
  g_assert_cmpuint (quote.age_on, ==, GJ_DATE_NONE);
  g_assert_cmpint (quote.age, ==, -1);
}

static void
test_fees_not_inherited (void)
{
  g_autoptr (GjRegion) region = load_shipped ("310000");
  GjPremiumQuote quote;
  g_autoptr (GArray) years = gj_premium_list_years (region, 20251121);

  g_assert_cmpint (gj_premium_quote (region, 20251121, 2026, 19800601, "", &quote), ==,
                   GJ_PREMIUM_YEAR_UNKNOWN);
  g_assert_cmpuint (years->len, ==, 1);
  g_assert_cmpuint (g_array_index (years, guint, 0), ==, 2025);
}

/* Nor is a year of which the region's own table does not say a word. */
static void
test_later_fees_not_inherited (void)
{
  g_autoptr (PolicyDir) dir = policy_dir_new ();
  g_autoptr (GjRegion) shanghai = NULL;
  g_autoptr (GjRegion) wuhan = NULL;
  GjPremiumQuote quote;

  policy_dir_write (dir, "100000-premiums.csv",
                    "admdvs,region,coverage_year,tier,tier_label,age_from,age_to,personal_yuan,"
                    "subsidy_yuan,total_yuan,source,grade,effective_from,verified_at\n"
                    "100000,全国,2028,all,城乡居民,,,430,,,本厅核实的文件,B,,\n");
  shanghai = gj_region_load (dir->dirs, "310000", NULL);
  wuhan = gj_region_load (dir->dirs, "420100", NULL);
  g_assert_cmpint (gj_premium_quote (wuhan, 20271122, 2028, 19800601, "", &quote), ==,
                   GJ_PREMIUM_OK);
  g_assert_cmpint (gj_premium_quote (shanghai, 20271122, 2028, 19800601, "", &quote), ==,
                   GJ_PREMIUM_YEAR_UNKNOWN);
}

static void
test_demo_any_day (void)
{
  static const GjDate days[] = { 20251121, 20260101, 20260228, 20281231, 20400229 };
  g_autoptr (GjRegion) region = load_shipped ("990100");

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      guint next = gj_date_year (days[i]) + 1;
      GjPremiumWindow window = gj_premium_window (region, days[i]);
      GjPremiumQuote quote;

      g_assert_true (window.open);
      g_assert_cmpuint (window.coverage_year, ==, next);
      g_assert_cmpint (gj_premium_quote (region, days[i], next, 19850601, NULL, &quote), ==,
                       GJ_PREMIUM_OK);
      g_assert_cmpint (quote.personal_fen, ==, 40000);
      g_assert_cmpstr (quote.provenance.source, ==, "演示数据，非真实政策");
      g_assert_cmpint (quote.provenance.grade, ==, '-');
    }
}

static void
test_age_on_named_day (void)
{
  g_autoptr (GjRegion) region = load_shipped ("990100");
  GjPremiumQuote quote;

  /* 18 on 2027-01-01, and not before. */
  g_assert_cmpint (gj_premium_quote (region, 20260301, 2027, 20090101, "", &quote), ==,
                   GJ_PREMIUM_OK);
  g_assert_cmpstr (quote.tier, ==, "adult");
  g_assert_cmpint (gj_premium_quote (region, 20260301, 2027, 20090102, "", &quote), ==,
                   GJ_PREMIUM_OK);
  g_assert_cmpstr (quote.tier, ==, "child");
}

static void
test_subsidies (void)
{
  g_autoptr (GjRegion) demo = load_shipped ("990100");
  GjPremiumQuote quote;

  g_assert_cmpint (gj_premium_quote (demo, 20260301, 2027, 19850601, "特困人员", &quote), ==,
                   GJ_PREMIUM_OK);
  g_assert_cmpint (quote.personal_fen, ==, 0);
  g_assert_cmpint (quote.reduced_from_fen, ==, 40000);
  g_assert_cmpint (gj_premium_quote (demo, 20260301, 2027, 19361103, "最低生活保障对象", &quote),
                   ==, GJ_PREMIUM_OK);
  g_assert_cmpint (quote.personal_fen, ==, 20000);
  g_assert_cmpint (quote.reduced_from_fen, ==, 36000);
  g_assert_cmpstr (quote.identity, ==, "最低生活保障对象");
}

static void
test_unknown_subsidy (void)
{
  g_autoptr (GjRegion) demo = load_shipped ("990100");
  g_autoptr (GjRegion) wuhan = load_shipped ("420100");
  GjPremiumQuote quote;

  g_assert_cmpint (gj_premium_quote (demo, 20260301, 2027, 19850601, "防止返贫监测对象", &quote),
                   ==, GJ_PREMIUM_SUBSIDY_UNKNOWN);
  g_assert_cmpint (quote.personal_fen, ==, -1);
  g_assert_cmpint (gj_premium_quote (demo, 20260301, 2027, 19850601, "没有听说过的", &quote), ==,
                   GJ_PREMIUM_SUBSIDY_UNKNOWN);
  g_assert_cmpint (gj_premium_quote (wuhan, 20251121, 2026, 19850601, "最低生活保障对象", &quote),
                   ==, GJ_PREMIUM_SUBSIDY_UNKNOWN);
  g_assert_cmpint (gj_premium_quote (wuhan, 20251121, 2026, 19850601, "特困人员", &quote), ==,
                   GJ_PREMIUM_OK);
  g_assert_cmpint (quote.personal_fen, ==, 0);
}

static void
test_lists (void)
{
  g_autoptr (GjRegion) shanghai = load_shipped ("310000");
  g_autoptr (GjRegion) demo = load_shipped ("990100");
  g_autoptr (GjRegion) country = load_shipped ("100000");
  g_autoptr (GArray) tiers = gj_premium_list_tiers (shanghai, 20251121, 2025);
  g_autoptr (GArray) none = gj_premium_list_tiers (shanghai, 20251121, 2026);
  g_autoptr (GArray) groups = gj_premium_list_subsidies (demo, 20260301, 2027);
  g_autoptr (GArray) years = gj_premium_list_years (country, 20251121);

  g_assert_cmpuint (tiers->len, ==, 5);
  g_assert_true (g_array_index (tiers, GjPremiumTier, 4).by_status);
  g_assert_false (g_array_index (tiers, GjPremiumTier, 0).by_status);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (groups->len, ==, 4);
  g_assert_cmpint (g_array_index (groups, GjPremiumSubsidy, 0).personal_fen, ==, 0);
  g_assert_cmpint (g_array_index (groups, GjPremiumSubsidy, 3).personal_fen, ==, -1);
  g_assert_cmpuint (years->len, ==, 2);
  g_assert_cmpuint (g_array_index (years, guint, 1), ==, 2026);
}

static void
test_hall_loads_a_year (void)
{
  g_autoptr (PolicyDir) dir = policy_dir_new ();
  g_autoptr (GjRegion) region = NULL;
  GjPremiumQuote quote;

  policy_dir_write (
      dir, "420100-premiums.csv",
      "admdvs,region,coverage_year,tier,tier_label,age_from,age_to,personal_yuan,"
      "subsidy_yuan,total_yuan,source,grade,effective_from,verified_at\n"
      "420100,武汉市,2027,all,城乡居民,,,420,,,本厅核实的文件,A,2026-08-01,2026-11-03\n");
  region = gj_region_load (dir->dirs, "420100", NULL);
  g_assert_nonnull (region);
  g_assert_cmpint (gj_premium_quote (region, 20261122, 2027, 19600512, NULL, &quote), ==,
                   GJ_PREMIUM_OK);
  g_assert_cmpint (quote.personal_fen, ==, 42000);
  g_assert_cmpint (quote.subsidy_fen, ==, -1);
  g_assert_cmpuint (quote.provenance.verified_at, ==, 20261103);
  /* The years it does not speak of are still the country's. */
  g_assert_cmpint (gj_premium_quote (region, 20251122, 2026, 19600512, NULL, &quote), ==,
                   GJ_PREMIUM_OK);
  g_assert_cmpint (quote.personal_fen, ==, 40000);
}

static void
test_unknown_ages (void)
{
  g_autoptr (GjRegion) region = load_shipped ("110000");
  g_autoptr (GArray) tiers = gj_premium_list_tiers (region, 20261121, 2026);
  GjPremiumQuote quote;

  g_assert_cmpuint (tiers->len, ==, 3);
  for (guint i = 0; i < tiers->len; i++)
    {
      const GjPremiumTier *tier = &g_array_index (tiers, GjPremiumTier, i);

      g_assert_true (tier->ages_unknown);
      g_assert_false (tier->by_status);
      g_assert_false (gj_premium_tier_is_by_status (region, 20261121, 2026, tier->tier));
    }
  g_assert_cmpint (gj_premium_quote (region, 20261121, 2026, 19500615, "", &quote), ==,
                   GJ_PREMIUM_TIER_UNKNOWN);
  g_assert_cmpint (gj_premium_quote_status (region, 20261121, 2026, "senior", "", &quote), ==,
                   GJ_PREMIUM_TIER_UNKNOWN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/premium/the-window-is-september-to-december", test_window);
  g_test_add_func ("/premium/a-window-that-is-past-comes-again-next-year",
                   test_window_early_in_the_year);
  g_test_add_func ("/premium/a-region-without-its-own-fee-has-the-countrys", test_national);
  g_test_add_func ("/premium/a-year-nobody-verified-is-unknown", test_unknown_year);
  g_test_add_func ("/premium/outside-the-window-the-next-one-is-told", test_closed);
  g_test_add_func ("/premium/age-decides-the-tier-unless-it-changes-in-the-year", test_age_tiers);
  g_test_add_func ("/premium/a-tier-by-status-with-another-fee-is-told", test_status_tier);
  g_test_add_func ("/premium/a-tier-by-status-is-to-be-had-by-saying-so-one-by-age-is-not",
                   test_chosen_status_tier);
  g_test_add_func ("/premium/the-age-is-said-with-the-day-it-counts-on",
                   test_age_is_said_with_its_day);
  g_test_add_func ("/premium/outside-the-window-the-last-year-is-sold-late-where-the-region-says-so",
                   test_late);
  g_test_add_func ("/premium/while-the-next-year-is-sold-the-last-one-is-not",
                   test_late_to_the_years_end);
  g_test_add_func ("/premium/a-region-may-refuse-its-parents-fees", test_fees_not_inherited);
  g_test_add_func ("/premium/a-parents-later-year-is-not-inherited-either",
                   test_later_fees_not_inherited);
  g_test_add_func ("/premium/the-demo-sells-next-year-on-any-day", test_demo_any_day);
  g_test_add_func ("/premium/age-counts-on-the-day-the-policy-names", test_age_on_named_day);
  g_test_add_func ("/premium/subsidised-groups-pay-less-or-nothing", test_subsidies);
  g_test_add_func ("/premium/an-unknown-reduction-is-never-guessed", test_unknown_subsidy);
  g_test_add_func ("/premium/a-tier-whose-ages-nobody-verified-is-nobodys", test_unknown_ages);
  g_test_add_func ("/premium/lists-what-is-known-and-nothing-else", test_lists);
  g_test_add_func ("/premium/a-hall-can-load-a-year-by-itself", test_hall_loads_a_year);
  return g_test_run ();
}
