/* SPDX-License-Identifier: Apache-2.0 */
/* What the records say of somebody's waiting months: which years count as paid, missed, or neither. */
#include "core/family/family.h"
#include "core/ledger/premium_waiting.h"
#include "tests/store/hall.h"

/* What P02 would wait, paying 2027 in October 2026. */
static GjWaitingResult
waiting_of (Hall *hall, const char *psn_no, const char *identity, gboolean late, guint *months)
{
  g_autoptr (GjPerson) person = NULL;
  g_autoptr (GError) error = NULL;
  GjWaitingResult result;
  GjWaiting waiting;
  GjPremiumWaitingQuestion question = { .psn_idet_type = identity,
                                        .coverage_year = 2027,
                                        .late = late,
                                        .today = gj_clock_today (hall->clock) };

  g_assert_cmpint (gj_family_find_person (hall->store, psn_no, &person, &error), ==, GJ_FOUND);
  question.person = person;
  g_assert_true (gj_premium_find_waiting (hall->store, hall->region, &question, &result, &waiting,
                                          &error));
  g_assert_no_error (error);
  *months = waiting.months;
  return result;
}

static void
test_years_paid_in_any_insurance_are_no_lapse (void)
{
  g_autoptr (Hall) hall = hall_new ();
  guint months;

  g_assert_cmpint (waiting_of (hall, "P02", "", FALSE, &months), ==, GJ_WAITING_NONE);
  g_assert_cmpint (waiting_of (hall, "P02", "", TRUE, &months), ==, GJ_WAITING_MONTHS);
  g_assert_cmpuint (months, ==, 3);
}

static void
test_nobody_without_records_is_promised_anything (void)
{
  g_autoptr (Hall) hall = hall_new ();
  guint months;

  g_assert_cmpint (waiting_of (hall, "P04", "", FALSE, &months), ==, GJ_WAITING_UNSURE);
  g_assert_cmpuint (months, ==, 0);
  g_assert_cmpint (waiting_of (hall, "P04", "", TRUE, &months), ==, GJ_WAITING_UNSURE);
  g_assert_cmpuint (months, ==, 3);
  g_assert_cmpint (waiting_of (hall, "P04", "特困人员", TRUE, &months), ==, GJ_WAITING_NONE);
}

/* The country's rule: the window for 2027 opened on the first of September 2026. */
static void
test_newborn_since_the_window_opened_does_not_wait (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *shipped
      = g_build_filename (g_getenv ("GJ_SOURCE_ROOT"), "assets", "policies", NULL);
  const char *const dirs[] = { shipped, NULL };
  static const struct
  {
    int born;
    GjWaitingResult in_time, late;
  } cases[] = {
    { 20260831, GJ_WAITING_UNSURE, GJ_WAITING_UNSURE },
    { 20260901, GJ_WAITING_NONE, GJ_WAITING_NONE },
    { 20261130, GJ_WAITING_NONE, GJ_WAITING_NONE },
    { 20261201, GJ_WAITING_NONE, GJ_WAITING_NONE },
    { 20261231, GJ_WAITING_NONE, GJ_WAITING_NONE },
    { 20270101, GJ_WAITING_NONE, GJ_WAITING_NONE },
    { 20271231, GJ_WAITING_NONE, GJ_WAITING_NONE },
    { 20280101, GJ_WAITING_UNSURE, GJ_WAITING_UNSURE },
  };
  guint months;

  gj_region_unref (hall->region);
  hall->region = gj_region_load (dirs, "100000", NULL);
  g_assert_nonnull (hall->region);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sql
          = g_strdup_printf ("UPDATE person SET brdy = %d WHERE psn_no = 'P04'", cases[i].born);

      g_assert_null (hall_raw (hall, sql));
      g_assert_cmpint (waiting_of (hall, "P04", "", FALSE, &months), ==, cases[i].in_time);
      g_assert_cmpint (waiting_of (hall, "P04", "", TRUE, &months), ==, cases[i].late);
    }
}

static void
test_a_missed_year_waits_unless_it_was_paid (void)
{
  g_autoptr (Hall) hall = hall_new ();
  guint months;

  g_assert_null (hall_raw (hall, "INSERT INTO contribution (psn_no, accrym_begn, insutype,"
                                 " accrym_end, clct_flag, clct_time_us, clct_amt_fen, clct_way)"
                                 " VALUES ('P05', 202501, '310', 202512, '1', 0, 100, '01'),"
                                 " ('P05', 202601, '390', 202612, '0', 0, 100, '01')"));
  g_assert_cmpint (waiting_of (hall, "P05", "", FALSE, &months), ==, GJ_WAITING_MONTHS);
  g_assert_cmpuint (months, ==, 4); /* three, and one for 2026: demanded, not paid */
  g_assert_null (hall_raw (hall, "UPDATE contribution SET clct_flag = '1'"
                                 " WHERE psn_no = 'P05' AND accrym_begn = 202601"));
  g_assert_cmpint (waiting_of (hall, "P05", "", FALSE, &months), ==, GJ_WAITING_NONE);
}

static void
give (Hall *hall, const char *rows)
{
  g_autofree char *sql
      = g_strdup_printf ("INSERT INTO contribution (psn_no, accrym_begn, insutype, accrym_end, clct_flag,"
                         " clct_time_us, clct_amt_fen, clct_way) VALUES %s", rows);

  g_assert_null (hall_raw (hall, "DELETE FROM contribution WHERE psn_no = 'P05'"));
  g_assert_null (hall_raw (hall, sql));
}

/* On the fifteenth of October 2026. */
static void
test_employee_months_make_a_year_together (void)
{
  g_autoptr (Hall) hall = hall_new ();
  guint months;

  give (hall, "('P05', 202501, '310', 202509, '1', 0, 1, '01'), ('P05', 202508, '310', 202512, '1', 0, 1, '01'),"
              " ('P05', 202601, '310', 202609, '1', 0, 1, '01')"); /* this month is not over */
  g_assert_cmpint (waiting_of (hall, "P05", "", FALSE, &months), ==, GJ_WAITING_NONE);
  give (hall, "('P05', 202503, '310', 202609, '1', 0, 1, '01')"); /* the first job began in March */
  g_assert_cmpint (waiting_of (hall, "P05", "", FALSE, &months), ==, GJ_WAITING_NONE);
}

static void
test_some_months_of_a_year_are_neither_paid_nor_missed (void)
{
  g_autoptr (Hall) hall = hall_new ();
  guint months;

  give (hall, "('P05', 202501, '310', 202512, '1', 0, 1, '01'), ('P05', 202601, '310', 202601, '1', 0, 1, '01')");
  g_assert_cmpint (waiting_of (hall, "P05", "", FALSE, &months), ==, GJ_WAITING_UNSURE);
  g_assert_cmpuint (months, ==, 0);
  g_assert_cmpint (waiting_of (hall, "P05", "", TRUE, &months), ==, GJ_WAITING_UNSURE);
  g_assert_cmpuint (months, ==, 3); /* at the least */
  g_assert_cmpint (waiting_of (hall, "P05", "特困人员", FALSE, &months), ==, GJ_WAITING_NONE);
  /* Before a year that was paid it does not matter. */
  give (hall, "('P05', 202501, '310', 202502, '1', 0, 1, '01'), ('P05', 202601, '390', 202612, '1', 0, 1, '01')");
  g_assert_cmpint (waiting_of (hall, "P05", "", FALSE, &months), ==, GJ_WAITING_NONE);
}

/* Whatever months its row names. */
static void
test_a_resident_premium_covers_its_whole_year (void)
{
  g_autoptr (Hall) hall = hall_new ();
  guint months;

  give (hall, "('P05', 202601, '390', 202601, '1', 0, 1, '01')");
  g_assert_cmpint (waiting_of (hall, "P05", "", FALSE, &months), ==, GJ_WAITING_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/waiting/years-paid-in-any-insurance-are-no-lapse",
                   test_years_paid_in_any_insurance_are_no_lapse);
  g_test_add_func ("/waiting/nobody-without-records-is-promised-that-there-is-no-wait",
                   test_nobody_without_records_is_promised_anything);
  g_test_add_func ("/waiting/who-is-born-since-the-window-opened-does-not-wait",
                   test_newborn_since_the_window_opened_does_not_wait);
  g_test_add_func ("/waiting/a-missed-year-waits-unless-it-was-paid",
                   test_a_missed_year_waits_unless_it_was_paid);
  g_test_add_func ("/waiting/employee-months-make-a-year-together", test_employee_months_make_a_year_together);
  g_test_add_func ("/waiting/some-months-of-a-year-are-neither-paid-nor-missed",
                   test_some_months_of_a_year_are_neither_paid_nor_missed);
  g_test_add_func ("/waiting/a-resident-premium-covers-its-whole-year",
                   test_a_resident_premium_covers_its_whole_year);
  return g_test_run ();
}
