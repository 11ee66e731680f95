/* SPDX-License-Identifier: Apache-2.0 */
/* Months insured: a union, not a sum; gaps; what lies ahead; what nobody knows. */
#include "core/history/insured_months.h"

static void
calculate (const GjMonthSpan *spans, guint n, int this_month, GjInsuredMonths *insured)
{
  gj_insured_months_calculate (spans, n, this_month, insured);
}

static void
test_months_that_rows_share_count_once (void)
{
  const GjMonthSpan spans[] = {
    { 202501, 202512, TRUE },
    { 202507, 202606, TRUE }, /* overlaps */
    { 202501, 202512, TRUE }, /* the same again */
    { 202607, 202608, TRUE }, /* touches */
  };
  g_auto (GjInsuredMonths) insured = { 0 };

  calculate (spans, G_N_ELEMENTS (spans), 202610, &insured);
  g_assert_cmpint (insured.n_months, ==, 20);
  g_assert_cmpint (insured.years, ==, 1);
  g_assert_cmpint (insured.months, ==, 8);
  g_assert_cmpint (insured.first_month, ==, 202501);
  g_assert_cmpint (insured.last_month, ==, 202608);
}

static void
test_months_to_come_stand_apart (void)
{
  const GjMonthSpan year[] = { { 202601, 202612, TRUE } };
  const GjMonthSpan next[] = { { 202701, 202712, TRUE } };
  g_auto (GjInsuredMonths) running = { 0 };
  g_auto (GjInsuredMonths) ahead = { 0 };

  calculate (year, 1, 202611, &running);
  g_assert_cmpint (running.n_months, ==, 11);
  g_assert_cmpint (running.last_month, ==, 202611);
  g_assert_cmpint (running.n_months_ahead, ==, 1);
  g_assert_cmpint (running.last_ahead, ==, 202612);
  calculate (next, 1, 202611, &ahead);
  g_assert_cmpint (ahead.n_months, ==, 0);
  g_assert_cmpint (ahead.last_month, ==, 0);
  g_assert_cmpint (ahead.n_months_ahead, ==, 12);
  g_assert_cmpint (ahead.first_month, ==, 202701);
  g_assert_cmpint (ahead.last_ahead, ==, 202712);
  g_assert_cmpint (gj_insured_months_state (&ahead, 2027, 12), ==, GJ_MONTH_PAID);
}

static void
test_what_is_not_paid_does_not_count (void)
{
  const GjMonthSpan spans[] = { { 202501, 202512, FALSE }, { 202506, 202507, TRUE } };
  g_auto (GjInsuredMonths) insured = { 0 };

  calculate (spans, G_N_ELEMENTS (spans), 202512, &insured);
  g_assert_cmpint (insured.n_months, ==, 2);
  g_assert_cmpint (gj_insured_months_state (&insured, 2025, 1), ==, GJ_MONTH_GAP);
  g_assert_cmpint (gj_insured_months_state (&insured, 2025, 6), ==, GJ_MONTH_PAID);
  g_assert_cmpint (gj_insured_months_state (&insured, 2025, 12), ==, GJ_MONTH_DUE);
}

static void
test_gaps_are_ranges (void)
{
  const GjMonthSpan spans[] = {
    { 202411, 202501, TRUE },
    { 202504, 202504, TRUE },
    { 202508, 202509, TRUE },
  };
  const GjMonthRange expected[] = { { 202502, 202503 }, { 202505, 202507 }, { 202510, 202601 } };
  g_auto (GjInsuredMonths) insured = { 0 };
  guint i;

  calculate (spans, G_N_ELEMENTS (spans), 202602, &insured);
  g_assert_cmpuint (insured.gaps->len, ==, G_N_ELEMENTS (expected));
  for (i = 0; i < insured.gaps->len; i++)
    {
      const GjMonthRange *gap = &g_array_index (insured.gaps, GjMonthRange, i);

      g_assert_cmpint (gap->begn, ==, expected[i].begn);
      g_assert_cmpint (gap->end, ==, expected[i].end);
    }
}

static void
test_next_year_paid_in_advance_is_ahead (void)
{
  const GjMonthSpan spans[] = { { 202601, 202612, TRUE }, { 202701, 202712, TRUE } };
  g_auto (GjInsuredMonths) insured = { 0 };

  calculate (spans, G_N_ELEMENTS (spans), 202610, &insured);
  g_assert_cmpint (insured.n_months, ==, 10);
  g_assert_cmpint (insured.n_months_ahead, ==, 14);
  g_assert_cmpint (insured.first_year, ==, 2026);
  g_assert_cmpint (insured.last_year, ==, 2027);
  g_assert_cmpint (gj_insured_months_state (&insured, 2027, 12), ==, GJ_MONTH_PAID);
  g_assert_cmpuint (insured.gaps->len, ==, 0);
}

static void
test_before_the_first_row_nobody_knows (void)
{
  const GjMonthSpan spans[] = { { 202503, 202612, TRUE } };
  g_auto (GjInsuredMonths) insured = { 0 };

  calculate (spans, 1, 202612, &insured);
  g_assert_cmpint (gj_insured_months_state (&insured, 2025, 2), ==, GJ_MONTH_UNKNOWN);
  g_assert_cmpint (gj_insured_months_state (&insured, 2025, 3), ==, GJ_MONTH_PAID);
  g_assert_cmpuint (insured.gaps->len, ==, 0);
}

static void
test_this_month_has_come_and_is_no_gap (void)
{
  const GjMonthSpan spans[] = { { 202601, 202609, TRUE } };
  g_auto (GjInsuredMonths) insured = { 0 };

  calculate (spans, 1, 202610, &insured);
  g_assert_cmpint (gj_insured_months_state (&insured, 2026, 10), ==, GJ_MONTH_DUE);
  g_assert_cmpint (gj_insured_months_state (&insured, 2026, 11), ==, GJ_MONTH_OPEN);
  g_assert_cmpuint (insured.gaps->len, ==, 0);
}

static void
test_nothing_known_has_no_grid (void)
{
  g_auto (GjInsuredMonths) insured = { 0 };

  calculate (NULL, 0, 202610, &insured);
  g_assert_cmpint (insured.n_months, ==, 0);
  g_assert_cmpint (insured.first_year, ==, 0);
  g_assert_null (insured.grid);
  g_assert_cmpuint (insured.gaps->len, ==, 0);
}

static void
test_only_months_ahead_make_a_grid (void)
{
  const GjMonthSpan spans[] = { { 202701, 202712, TRUE } };
  g_auto (GjInsuredMonths) insured = { 0 };

  calculate (spans, 1, 202610, &insured);
  g_assert_cmpint (insured.n_months, ==, 0);
  g_assert_cmpint (insured.n_months_ahead, ==, 12);
  g_assert_cmpint (insured.first_year, ==, 2027);
  g_assert_cmpint (insured.last_year, ==, 2027);
}

static void
test_a_row_without_end_does_not_fill_memory (void)
{
  const GjMonthSpan spans[] = { { 194901, 999912, TRUE } };
  g_auto (GjInsuredMonths) insured = { 0 };

  calculate (spans, 1, 202610, &insured);
  g_assert_cmpint (insured.n_months, ==, (2026 - 1949) * 12 + 10);
  g_assert_cmpint (insured.n_months_ahead, ==, 120);
}

/* Against counting month by month. */
static void
test_any_rows_give_what_counting_gives (void)
{
  GRand *random = g_rand_new_with_seed (7);
  int round;

  for (round = 0; round < 500; round++)
    {
      GjMonthSpan spans[6];
      g_auto (GjInsuredMonths) insured = { 0 };
      guint n = (guint)g_rand_int_range (random, 1, 7);
      int count = 0;
      int month;
      guint i;

      for (i = 0; i < n; i++)
        {
          spans[i].begn = gj_month_add (202001, g_rand_int_range (random, 0, 90));
          spans[i].end = gj_month_add (spans[i].begn, g_rand_int_range (random, 0, 30));
          spans[i].paid = g_rand_int_range (random, 0, 4) > 0;
        }
      for (month = 202001; month <= 202610; month = gj_month_add (month, 1))
        {
          gboolean paid = FALSE;

          for (i = 0; i < n; i++)
            paid |= spans[i].paid && spans[i].begn <= month && month <= spans[i].end;
          count += paid;
        }
      calculate (spans, n, 202610, &insured);
      g_assert_cmpint (insured.n_months, ==, count);
    }
  g_rand_free (random);
}

static void
test_months_are_added_over_years (void)
{
  g_assert_cmpint (gj_month_add (202612, 1), ==, 202701);
  g_assert_cmpint (gj_month_add (202601, -1), ==, 202512);
  g_assert_cmpint (gj_month_add (202601, -25), ==, 202312);
  g_assert_cmpint (gj_month_add (202606, 0), ==, 202606);
  g_assert_false (gj_month_is_valid (202613));
  g_assert_false (gj_month_is_valid (202600));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/insured-months/months-that-rows-share-count-once",
                   test_months_that_rows_share_count_once);
  g_test_add_func ("/insured-months/months-to-come-stand-apart", test_months_to_come_stand_apart);
  g_test_add_func ("/insured-months/what-is-not-paid-does-not-count",
                   test_what_is_not_paid_does_not_count);
  g_test_add_func ("/insured-months/gaps-are-ranges", test_gaps_are_ranges);
  g_test_add_func ("/insured-months/next-year-paid-in-advance-is-ahead",
                   test_next_year_paid_in_advance_is_ahead);
  g_test_add_func ("/insured-months/before-the-first-row-nobody-knows",
                   test_before_the_first_row_nobody_knows);
  g_test_add_func ("/insured-months/this-month-has-come-and-is-no-gap",
                   test_this_month_has_come_and_is_no_gap);
  g_test_add_func ("/insured-months/nothing-known-has-no-grid", test_nothing_known_has_no_grid);
  g_test_add_func ("/insured-months/only-months-ahead-make-a-grid",
                   test_only_months_ahead_make_a_grid);
  g_test_add_func ("/insured-months/a-row-without-end-does-not-fill-memory",
                   test_a_row_without_end_does_not_fill_memory);
  g_test_add_func ("/insured-months/any-rows-give-what-counting-gives",
                   test_any_rows_give_what_counting_gives);
  g_test_add_func ("/insured-months/months-are-added-over-years", test_months_are_added_over_years);
  return g_test_run ();
}
