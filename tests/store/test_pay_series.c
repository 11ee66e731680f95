/* SPDX-License-Identifier: Apache-2.0 */
/* Paying: the number and the time of the paper, in a series without a gap, whatever the clock and the store say. */
#include <string.h>

#include "core/receipt/number_mark.h"
#include "core/receipt/paper_time.h"
#include "tests/store/hall.h"

#define SENIOR_FEN 36000

static void
test_numbers_have_no_gap_and_follow_a_clock_set_back (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) first = { 0 };
  g_auto (GjPremiumPaid) second = { 0 };
  g_auto (GjPremiumPaid) refused = { 0 };
  char id[3][20];
  GjPremiumOrder order = hall_order (id[0], "P01", "P02", "senior", SENIOR_FEN);

  g_assert_cmpint (hall_pay (hall, &order, &first), ==, GJ_PAY_COMMITTED);
  order = hall_order (id[1], "P01", "P03", "senior", SENIOR_FEN);
  g_assert_cmpint (hall_pay (hall, &order, &refused), ==, GJ_PAY_ALREADY_PAID);
  gj_clock_manual_set (hall->clock, gj_clock_now_us (hall->clock) - 60 * G_USEC_PER_SEC);
  order = hall_order (id[2], "P01", "P04", "senior", 20000);
  g_assert_cmpint (hall_pay (hall, &order, &second), ==, GJ_PAY_COMMITTED);
  g_assert_cmpint (second.receipt_no, ==, 2);
  g_assert_cmpint (second.time_us, >, first.time_us);
  hall_assert_sound (hall);
}

static void
set_clock (Hall *hall, const char *iso)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (iso, NULL);

  gj_clock_manual_set (hall->clock, g_date_time_to_unix (moment) * G_USEC_PER_SEC);
}

/* The demo's window sells the next year's: from midnight on it is another one. */
static void
test_what_is_signed_on_a_day_is_judged_by_it (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) first = { 0 };
  g_auto (GjPremiumPaid) second = { 0 };
  char id[2][20];
  GjPremiumOrder order = hall_order (id[0], "P01", "P02", "senior", SENIOR_FEN);

  order.coverage_year = 2028;
  set_clock (hall, "2027-01-01T00:05:00+08");
  g_assert_cmpint (hall_pay (hall, &order, &first), ==, GJ_PAY_COMMITTED);
  set_clock (hall, "2026-12-31T23:50:00+08");
  order = hall_order (id[1], "P01", "P04", "senior", 20000);
  order.coverage_year = 2028;
  g_assert_cmpint (hall_pay (hall, &order, &second), ==, GJ_PAY_COMMITTED);
  g_assert_cmpint (second.time_us, >, first.time_us);
  hall_assert_sound (hall);
}

/* I18: a machine without a battery says 1970 or 2099. */
static void
test_a_clock_that_cannot_be_right_takes_no_money_until_staff_accept_it (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) first = { 0 };
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autoptr (GError) error = NULL;
  const gint64 now_us = gj_clock_now_us (hall->clock);
  char ids[2][20];
  GjPremiumOrder order = hall_order (ids[0], "P01", "P02", "senior", SENIOR_FEN);

  g_assert_cmpint (hall_pay (hall, &order, &first), ==, GJ_PAY_COMMITTED);
  gj_clock_manual_set (hall->clock, now_us - GJ_TIME_RATCHET_US);
  order = hall_order (ids[1], "P01", "P04", "senior", 20000);
  g_assert_cmpint (gj_premium_prepare (hall->store, hall->clock, &order, &error), ==, GJ_PREPARE_DONE);
  g_assert_cmpint (gj_premium_pay (hall->store, hall->clock, hall->region, hall->signer, &order, &paid, &error),
                   ==, GJ_PAY_STORE_FAILED);
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_CLOCK);
  g_assert_nonnull (strstr (error->message, "08:44:12，而凭条 02-000001 是 2026-10-15 09:44:12 的"));
  g_clear_error (&error);
  g_assert_false (gj_paper_time_check (hall->store, HALL_KIOSK, now_us + GJ_TIME_GAP_US + 1, &error));
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_CLOCK);
  g_clear_error (&error);
  g_assert_true (gj_paper_time_check (hall->store, HALL_KIOSK, now_us + GJ_TIME_GAP_US, &error));

  g_assert_true (gj_paper_time_accept (hall->store, hall->clock, HALL_KIOSK, &error));
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM audit WHERE kind = 'clock.accepted' AND object = '02-000001'"), ==, 1);
  g_assert_cmpint (gj_premium_pay (hall->store, hall->clock, hall->region, hall->signer, &order, &paid, &error),
                   ==, GJ_PAY_COMMITTED);
  g_assert_cmpint (paid.time_us, <, now_us);
  /* What was accepted was the clock of that moment, for the series so far. */
  g_assert_false (gj_paper_time_check (hall->store, HALL_KIOSK, now_us - 3 * GJ_TIME_RATCHET_US, &error));
  hall_assert_sound (hall);
}

/* The store was put back behind the papers that were given out, and nothing else noticed. */
static void
test_a_number_that_was_given_out_is_not_given_again (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *mark = g_build_filename (hall->dir, "last-02", NULL);
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autoptr (GError) error = NULL;
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", SENIOR_FEN);

  hall_write (hall->dir, "last-02", "7\n");
  gj_number_mark_keep (hall->store, mark, HALL_KIOSK);
  g_assert_cmpint (gj_premium_prepare (hall->store, hall->clock, &order, &error), ==, GJ_PREPARE_DONE);
  g_assert_cmpint (gj_premium_pay (hall->store, hall->clock, hall->region, hall->signer, &order, &paid, &error),
                   ==, GJ_PAY_STORE_FAILED);
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_OLDER);
  g_assert_nonnull (strstr (error->message, "02-000007"));
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM transfer WHERE kind = 'premium'"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pay-series/numbers-follow-a-clock-set-back", test_numbers_have_no_gap_and_follow_a_clock_set_back);
  g_test_add_func ("/pay-series/what-is-signed-on-a-day-is-judged-by-it", test_what_is_signed_on_a_day_is_judged_by_it);
  g_test_add_func ("/pay-series/a-clock-that-cannot-be-right-takes-no-money-until-staff-accept-it",
                   test_a_clock_that_cannot_be_right_takes_no_money_until_staff_accept_it);
  g_test_add_func ("/pay-series/a-number-that-was-given-out-is-not-given-again",
                   test_a_number_that_was_given_out_is_not_given_again);
  return g_test_run ();
}
