/* SPDX-License-Identifier: Apache-2.0 */
/* Paying: every answer, once and only once. */
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "core/base/transfer_id.h"
#include "core/family/family.h"
#include "core/ledger/premium_paid.h"
#include "core/ledger/premium_waiting.h"
#include "core/receipt/receipt_store.h"
#include "tests/store/hall.h"

#define SENIOR_FEN 36000
#define ADULT_FEN 40000
#define STUDENT_FEN 38000

static void
test_commits_everything_at_once (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  GjReceiptStage stage;
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", SENIOR_FEN);

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  g_assert_cmpint (paid.balance_after_fen, ==, 328650 - SENIOR_FEN);
  g_assert_cmpint (hall_balance (hall, "P01"), ==, 328650 - SENIOR_FEN);
  g_assert_cmpint (paid.receipt_no, ==, 1);
  g_assert_cmpstr (paid.receipt->payer_name, ==, "*伟");
  g_assert_cmpstr (paid.receipt->relative_name, ==, "*英");
  g_assert_cmpstr (paid.receipt->payer_id, ==, "1100**********9317");
  g_assert_cmpstr (paid.receipt->patn_rlts, ==, "10");
  g_assert_cmpstr (paid.receipt->admdvs, ==, "990100");
  g_assert_true (paid.receipt->demo);
  g_assert_cmpint (gj_receipt_verify (paid.sealed, hall->keyring, &stage, NULL), ==,
                   GJ_VERDICT_VALID);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM print_job WHERE outcome = 'owed'"), ==,
                   1);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM audit WHERE kind = 'premium.paid'"), ==,
                   1);
  hall_assert_sound (hall);
}

static void
test_a_number_that_cannot_be_one_takes_no_money (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  g_auto (GjPremiumPaid) second = { 0 };
  g_autoptr (GError) error = NULL;
  char ids[2][20];
  GjPremiumOrder first = hall_order (ids[0], "P01", "P02", "senior", SENIOR_FEN);
  GjPremiumOrder order = hall_order (ids[1], "P01", "P04", "senior", 20000);

  g_assert_cmpint (hall_pay (hall, &first, &paid), ==, GJ_PAY_COMMITTED);
  hall_damage (hall, "UPDATE receipt SET receipt_no = 4294967295");
  g_assert_cmpint (gj_premium_prepare (hall->store, hall->clock, &order, &error), ==, GJ_PREPARE_DONE);
  g_assert_cmpint (gj_premium_pay (hall->store, hall->clock, hall->region, hall->signer, &order, &second, &error), ==,
                   GJ_PAY_STORE_FAILED);
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_DAMAGED);
  g_assert_cmpint (hall_balance (hall, "P01"), ==, 328650 - SENIOR_FEN);
}

static void
test_names_are_whole_only_when_the_hall_says_so (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", SENIOR_FEN);

  order.names_full = TRUE;
  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  g_assert_cmpstr (paid.receipt->payer_name, ==, "王伟");
}

static void
test_same_id_same_content_answers_the_same (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) first = { 0 };
  g_auto (GjPremiumPaid) again = { 0 };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", SENIOR_FEN);

  g_assert_cmpint (hall_pay (hall, &order, &first), ==, GJ_PAY_COMMITTED);
  hall_reopen (hall);
  g_assert_cmpint (hall_pay (hall, &order, &again), ==, GJ_PAY_COMMITTED);
  g_assert_cmpstr (first.sealed, ==, again.sealed);
  g_assert_cmpint (hall_balance (hall, "P01"), ==, 328650 - SENIOR_FEN);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM receipt"), ==, 1);
}

static void
test_same_id_other_content_is_refused (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autoptr (GError) error = NULL;
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", SENIOR_FEN);
  GjPremiumOrder other = order;

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  other.relative_psn_no = "P04";
  other.amount_fen = 20000;
  g_assert_cmpint (gj_premium_prepare (hall->store, hall->clock, &other, &error), ==,
                   GJ_PREPARE_CONFLICT);
  gj_premium_paid_clear (&paid);
  g_assert_cmpint (
      gj_premium_pay (hall->store, hall->clock, hall->region, hall->signer, &other, &paid, &error),
      ==, GJ_PAY_ID_CONFLICT);
  g_assert_cmpint (hall_balance (hall, "P01"), ==, 328650 - SENIOR_FEN);
}

static void
test_an_id_that_was_not_prepared_pays_nothing (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autoptr (GError) error = NULL;
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", SENIOR_FEN);

  g_assert_cmpint (
      gj_premium_pay (hall->store, hall->clock, hall->region, hall->signer, &order, &paid, &error),
      ==, GJ_PAY_ID_CONFLICT);
  g_assert_cmpint (hall_balance (hall, "P01"), ==, 328650);
}

typedef struct
{
  const char *payer;
  const char *relative;
  const char *tier;
  gint64 amount_fen;
  int year;
  GjPayResult result;
} Refusal;

static const Refusal REFUSALS[] = {
  { "P01", "P03", "senior", SENIOR_FEN, 2027, GJ_PAY_ALREADY_PAID },  /* by contribution */
  { "P09", "P12", "adult", ADULT_FEN, 2027, GJ_PAY_INSUFFICIENT },    /* has 120.00 */
  { "P01", "P06", "child", 38000, 2027, GJ_PAY_BINDING_INVALID },     /* begins tomorrow */
  { "P01", "P12", "adult", ADULT_FEN, 2027, GJ_PAY_BINDING_INVALID }, /* none */
  { "P11", "P03", "senior", SENIOR_FEN, 2027,
    GJ_PAY_ALREADY_PAID },                                    /* ended, but paid comes first */
  { "P01", "P07", "child", 38000, 2027, GJ_PAY_NOT_INSURED }, /* suspended */
  { "P10", "P02", "senior", SENIOR_FEN, 2027, GJ_PAY_PAYER_NOT_ELIGIBLE }, /* 310 suspended */
  { "P01", "P02", "senior", SENIOR_FEN + 1, 2027, GJ_PAY_PRICE_CHANGED },
  { "P01", "P02", "adult", SENIOR_FEN, 2027, GJ_PAY_PRICE_CHANGED },
  { "P01", "P02", "senior", SENIOR_FEN, 2031, GJ_PAY_WINDOW_CLOSED }, /* not on sale */
  { "P01", "P04", "senior", SENIOR_FEN, 2027, GJ_PAY_PRICE_CHANGED }, /* 低保: 200 */
};

static void
test_refusals_move_nothing_and_stay (void)
{
  g_autoptr (Hall) hall = hall_new ();
  guint i;

  for (i = 0; i < G_N_ELEMENTS (REFUSALS); i++)
    {
      const Refusal *refusal = &REFUSALS[i];
      g_auto (GjPremiumPaid) paid = { 0 };
      char id[20];
      GjPremiumOrder order
          = hall_order (id, refusal->payer, refusal->relative, refusal->tier, refusal->amount_fen);

      order.coverage_year = refusal->year;
      g_test_message ("case %u", i);
      g_assert_cmpint (hall_pay (hall, &order, &paid), ==, refusal->result);
      g_assert_null (paid.receipt);
      g_assert_cmpint (hall_pay (hall, &order, &paid), ==, refusal->result);
    }
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM transfer WHERE kind = 'premium'"), ==,
                   0);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM audit WHERE kind = 'premium.refused'"),
                   ==, G_N_ELEMENTS (REFUSALS));
  hall_assert_sound (hall);
}

static void
test_a_window_that_is_closed_sells_nothing (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", SENIOR_FEN);

  order.coverage_year = 2026; /* the year before last's window sold it */
  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_ALREADY_PAID);
  {
    char id2[20];
    GjPremiumOrder late = hall_order (id2, "P01", "P04", "senior", 20000);

    late.coverage_year = 2026;
    g_assert_cmpint (hall_pay (hall, &late, &paid), ==, GJ_PAY_WINDOW_CLOSED);
  }
}

static void
test_a_reduced_fee_is_paid_as_quoted (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P04", "senior", 20000);

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  g_assert_cmpint (paid.amount_fen, ==, 20000);
}

/* P10's employee insurance is suspended, the account is left; now they are insured as a resident. */
static Hall *
hall_with_a_former_employee (void)
{
  Hall *hall = hall_new ();

  g_assert_null (hall_raw (hall, "INSERT INTO insurance (psn_no, insutype, psn_insu_stas,"
                                 " insuplc_admdvs, psn_insu_date, paus_insu_date, psn_idet_type)"
                                 " VALUES ('P10', '390', '1', '990100', 20260701, 0, '')"));
  return hall;
}

static void
test_oneself_is_paid_for_without_a_binding (void)
{
  g_autoptr (Hall) hall = hall_with_a_former_employee ();
  g_auto (GjPremiumPaid) paid = { 0 };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P10", "P10", "adult", ADULT_FEN);

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  g_assert_cmpstr (paid.receipt->patn_rlts, ==, "01");
  g_assert_cmpstr (paid.receipt->relative_name, ==, "*敏");
  g_assert_cmpint (hall_balance (hall, "P10"), ==, 186000 - ADULT_FEN);
  hall_assert_sound (hall);
  gj_premium_paid_clear (&paid);
  order = hall_order (id, "P10", "P10", "adult", ADULT_FEN);
  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_ALREADY_PAID);
}

static void
test_a_former_employee_pays_for_nobody_else (void)
{
  g_autoptr (Hall) hall = hall_with_a_former_employee ();
  g_auto (GjPremiumPaid) paid = { 0 };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P10", "P02", "senior", SENIOR_FEN);

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_PAYER_NOT_ELIGIBLE);
  g_assert_cmpint (hall_balance (hall, "P10"), ==, 186000);
}

static void
test_an_employee_needs_no_premium_of_their_own (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P01", "senior", SENIOR_FEN);

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_NOT_INSURED);
  g_assert_cmpint (hall_balance (hall, "P01"), ==, 328650);
}

static void
test_a_status_tier_is_paid_as_chosen_at_its_own_price (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P05", "student", ADULT_FEN);

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_PRICE_CHANGED);
  order = hall_order (id, "P01", "P05", "student", STUDENT_FEN);
  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  g_assert_cmpstr (paid.receipt->tier, ==, "student");
  g_assert_cmpint (paid.amount_fen, ==, STUDENT_FEN);
  hall_assert_sound (hall);
}

/* What was kept with receipt @receipt_no. */
static GjWaitingResult
kept_waiting (Hall *hall, gint64 receipt_no, guint *months)
{
  g_autoptr (GError) error = NULL;
  GjWaitingResult result;
  GjWaiting waiting;

  g_assert_true (gj_premium_find_kept_waiting (hall->store, HALL_KIOSK, receipt_no, &result, &waiting,
                                               &error));
  g_assert_no_error (error);
  *months = waiting.months;
  return result;
}

static void
report_year (Hall *hall, const char *psn_no, int year)
{
  g_autofree char *sql
      = g_strdup_printf ("INSERT INTO contribution (psn_no, accrym_begn, insutype, accrym_end, clct_flag,"
                         " clct_time_us, clct_amt_fen, clct_way)"
                         " VALUES ('%s', %d01, '390', %d12, '1', 0, 100, '01')",
                         psn_no, year, year);

  g_assert_null (hall_raw (hall, sql));
}

/* The payer of a late year, of whose relative nothing earlier is known. */
static void
assert_late_payer_was_told (Hall *hall)
{
  g_auto (GjPremiumPaid) paid = { 0 };
  char id[20];
  guint months;
  GjPremiumOrder order = hall_order (id, "P01", "P03", "senior", 36000);

  order.coverage_year = 2026;
  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  g_assert_cmpint (kept_waiting (hall, paid.receipt_no, &months), ==, GJ_WAITING_UNSURE);
  g_assert_cmpuint (months, ==, 3);
  /* Contributions that are reported afterwards make no other answer of it. */
  report_year (hall, "P03", 2024);
  g_assert_cmpint (kept_waiting (hall, paid.receipt_no, &months), ==, GJ_WAITING_UNSURE);
  g_assert_cmpuint (months, ==, 3);
}

static void
test_a_year_that_is_sold_late_is_paid_late (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autofree char *shipped
      = g_build_filename (g_getenv ("GJ_SOURCE_ROOT"), "assets", "policies", NULL);
  g_autofree char *own = g_build_filename (hall->dir, "policies", NULL);
  g_autofree char *fees = g_build_filename (shipped, "990100-premiums.csv", NULL);
  g_autofree char *copy = g_build_filename (own, "990100-premiums.csv", NULL);
  g_autofree char *table = NULL;
  gint64 now_us = gj_clock_now_us (hall->clock);
  const char *const dirs[] = { own, shipped, NULL };
  g_autoptr (GError) error = NULL;
  char id[20];
  guint months;
  GjPremiumOrder order = hall_order (id, "P01", "P04", "senior", 20000);

  g_assert_cmpint (g_mkdir (own, 0700), ==, 0);
  g_assert_true (g_file_get_contents (fees, &table, NULL, &error));
  g_assert_true (g_file_set_contents (copy, table, -1, &error));
  hall_write (own, "990100.ini",
              "[region]\nadmdvs=990100\nname=演示市\ninherits=100000\ninherit_fees=false\n"
              "demo=true\n[premium]\nsource=x\ngrade=demo\nage_on=01-01\n[premium_window]\n"
              "source=x\ngrade=demo\nfrom=01-01\nto=03-31\nyear=+0\nlate_to=10-15\n");
  gj_region_unref (hall->region);
  hall->region = gj_region_load (dirs, "990100", &error);
  g_assert_no_error (error);
  order.coverage_year = 2026;
  gj_clock_manual_set (hall->clock, now_us + G_TIME_SPAN_DAY);
  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_WINDOW_CLOSED);
  gj_clock_manual_set (hall->clock, now_us); /* the last day */
  order = hall_order (id, "P01", "P04", "senior", 20000);
  order.coverage_year = 2026;
  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  g_assert_cmpint (paid.amount_fen, ==, 20000);
  g_assert_cmpint (kept_waiting (hall, paid.receipt_no, &months), ==, GJ_WAITING_NONE); /* exempt */
  assert_late_payer_was_told (hall);
  hall_assert_sound (hall);
}

static void
test_the_last_day_of_a_binding_still_pays (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  char id[20];
  char late[20];
  GjPremiumOrder order = hall_order (late, "P01", "P05", "adult", ADULT_FEN);

  gj_clock_manual_advance (hall->clock, G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC);
  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_BINDING_INVALID);
  gj_clock_manual_set (hall->clock,
                       gj_clock_now_us (hall->clock) - G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC);
  order = hall_order (id, "P01", "P05", "adult", ADULT_FEN);
  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
}

static void
test_a_binding_that_ends_after_preparing_is_refused (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *refusal = NULL;
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", SENIOR_FEN);

  g_assert_cmpint (gj_premium_prepare (hall->store, hall->clock, &order, &error), ==,
                   GJ_PREPARE_DONE);
  refusal = hall_raw (hall, "UPDATE binding SET vali_flag = 0 WHERE relative_psn_no = 'P02'");
  g_assert_null (refusal);
  g_assert_cmpint (
      gj_premium_pay (hall->store, hall->clock, hall->region, hall->signer, &order, &paid, &error),
      ==, GJ_PAY_BINDING_INVALID);
}

static void
test_an_account_without_money_pays_nothing (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P11", "P05", "adult", ADULT_FEN);

  g_assert_cmpint (hall_balance (hall, "P11"), ==, 0);
  g_assert_cmpint (hall_pay (hall, &order, &paid), !=, GJ_PAY_COMMITTED);
}

static void
assert_explained (Hall *hall, const char *payer, const char *relative, const char *tier, gint64 amount_fen,
                  GjPayResult refused, GjPayObstacle obstacle)
{
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autoptr (GError) error = NULL;
  char id[20];
  GjPremiumOrder order = hall_order (id, payer, relative, tier, amount_fen);
  GjPayReason reason;

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, refused);
  g_assert_true (
      gj_premium_explain (hall->store, hall->clock, hall->region, &order, refused, &reason, &error));
  g_assert_cmpint (reason.obstacle, ==, obstacle);
  g_assert_true (
      gj_premium_explain (hall->store, hall->clock, hall->region, &order, GJ_PAY_WINDOW_CLOSED, &reason, &error));
  g_assert_cmpint (reason.obstacle, ==, GJ_PAY_OBSTACLE_NONE); /* not why it was refused */
}

static void
test_a_refusal_names_the_obstacle_of_its_class (void)
{
  g_autoptr (Hall) hall = hall_new ();

  assert_explained (hall, "P01", "P06", "child", 38000, GJ_PAY_BINDING_INVALID, GJ_PAY_OBSTACLE_BINDING_NOT_BEGUN);
  assert_explained (hall, "P01", "P12", "adult", ADULT_FEN, GJ_PAY_BINDING_INVALID, GJ_PAY_OBSTACLE_NOT_BOUND);
  assert_explained (hall, "P01", "P07", "child", 38000, GJ_PAY_NOT_INSURED, GJ_PAY_OBSTACLE_SUSPENDED);
  assert_explained (hall, "P01", "P02", "senior", SENIOR_FEN + 1, GJ_PAY_PRICE_CHANGED, GJ_PAY_OBSTACLE_NONE);
}

static void
test_the_second_payer_hears_that_it_is_paid (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  g_auto (GjPremiumPaidBy) paid_by = { 0 };
  g_autoptr (GError) error = NULL;
  char first[20];
  char second[20];
  GjPremiumOrder order = hall_order (first, "P01", "P02", "senior", SENIOR_FEN);
  GjPremiumOrder other = hall_order (second, "P01", "P02", "senior", SENIOR_FEN);

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  gj_premium_paid_clear (&paid);
  g_assert_cmpint (hall_pay (hall, &other, &paid), ==, GJ_PAY_ALREADY_PAID);
  g_assert_cmpint (gj_premium_paid_by (hall->store, "P02", 2027, "390", "P09", &paid_by, &error),
                   ==, GJ_FOUND);
  g_assert_cmpint (paid_by.date, ==, 20261015);
  g_assert_cmpstr (paid_by.payer_name, ==, "王伟");
  g_assert_cmpstr (paid_by.payer_relation, ==, "51"); /* P09's father, by the family graph */
  g_assert_cmpstr (paid_by.transfer_id, ==, first);
  g_assert_cmpstr (paid_by.kiosk_id, ==, HALL_KIOSK);
}

static void
test_a_contribution_tells_when_but_not_who (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaidBy) paid_by = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (gj_premium_paid_by (hall->store, "P03", 2027, "390", "P01", &paid_by, &error),
                   ==, GJ_FOUND);
  g_assert_cmpint (paid_by.date, ==, 20261012);
  g_assert_cmpstr (paid_by.clct_way, ==, "31");
  g_assert_cmpstr (paid_by.payer_name, ==, "");
  gj_premium_paid_by_clear (&paid_by);
  g_assert_cmpint (gj_premium_paid_by (hall->store, "P12", 2027, "390", NULL, &paid_by, &error), ==,
                   GJ_NOT_FOUND); /* clct_flag 0: billed, not received */
}

typedef struct
{
  Hall *hall;
  GjStore *store;
  GjPremiumOrder order;
  GjPayResult result;
  GjPremiumPaid paid;
} Submission;

static gpointer
submit_in_thread (gpointer data)
{
  Submission *submission = data;
  g_autoptr (GError) error = NULL;

  submission->result
      = gj_premium_pay (submission->store, submission->hall->clock, submission->hall->region,
                        submission->hall->signer, &submission->order, &submission->paid, &error);
  return NULL;
}

/* Two handles on one file, each in its thread, released together. */
static void
submit_both (Hall *hall, Submission two[2])
{
  GThread *threads[2];
  int i;

  for (i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      two[i].hall = hall;
      two[i].store = hall_open_another (hall);
      g_assert_cmpint (gj_premium_prepare (two[i].store, hall->clock, &two[i].order, &error), ==,
                       GJ_PREPARE_DONE);
    }
  for (i = 0; i < 2; i++)
    threads[i] = g_thread_new ("submit", submit_in_thread, &two[i]);
  for (i = 0; i < 2; i++)
    {
      g_thread_join (threads[i]);
      gj_store_close (two[i].store);
    }
}

static void
test_one_id_from_two_handles_pays_once (void)
{
  int round;

  for (round = 0; round < 5; round++)
    {
      g_autoptr (Hall) hall = hall_new ();
      Submission two[2] = { { NULL } };
      char id[20];

      two[0].order = hall_order (id, "P01", "P02", "senior", SENIOR_FEN);
      two[1].order = two[0].order;
      submit_both (hall, two);
      g_assert_cmpint (two[0].result, ==, GJ_PAY_COMMITTED);
      g_assert_cmpint (two[1].result, ==, GJ_PAY_COMMITTED);
      g_assert_cmpstr (two[0].paid.sealed, ==, two[1].paid.sealed);
      g_assert_cmpint (hall_balance (hall, "P01"), ==, 328650 - SENIOR_FEN);
      gj_premium_paid_clear (&two[0].paid);
      gj_premium_paid_clear (&two[1].paid);
      hall_assert_sound (hall);
    }
}

static void
test_one_relative_from_two_kiosks_is_paid_once (void)
{
  int round;

  for (round = 0; round < 5; round++)
    {
      g_autoptr (Hall) hall = hall_new ();
      Submission two[2] = { { NULL } };
      char ids[2][20];
      int committed;

      two[0].order = hall_order (ids[0], "P01", "P02", "senior", SENIOR_FEN);
      two[1].order = hall_order (ids[1], "P01", "P02", "senior", SENIOR_FEN);
      two[1].order.kiosk_id = "03";
      submit_both (hall, two);
      committed = (two[0].result == GJ_PAY_COMMITTED) + (two[1].result == GJ_PAY_COMMITTED);
      g_assert_cmpint (committed, ==, 1);
      g_assert_cmpint (two[0].result + two[1].result, ==, GJ_PAY_COMMITTED + GJ_PAY_ALREADY_PAID);
      g_assert_cmpint (hall_balance (hall, "P01"), ==, 328650 - SENIOR_FEN);
      gj_premium_paid_clear (&two[0].paid);
      gj_premium_paid_clear (&two[1].paid);
    }
}

static void
test_a_kiosk_killed_before_paying_finds_it_closed (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autoptr (GError) error = NULL;
  int closed = -1;
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", SENIOR_FEN);

  g_assert_cmpint (gj_premium_prepare (hall->store, hall->clock, &order, &error), ==,
                   GJ_PREPARE_DONE);
  hall_reopen (hall);
  g_assert_true (gj_ledger_resolve_unfinished (hall->store, hall->clock, "03", &closed, &error));
  g_assert_cmpint (closed, ==, 0); /* another kiosk's */
  g_assert_true (
      gj_ledger_resolve_unfinished (hall->store, hall->clock, HALL_KIOSK, &closed, &error));
  g_assert_cmpint (closed, ==, 1);
  g_assert_cmpint (gj_premium_find (hall->store, hall->clock, id, &paid, &error), ==,
                   GJ_PREMIUM_FIND_NOT_PAID);
  g_assert_cmpint (
      gj_premium_pay (hall->store, hall->clock, hall->region, hall->signer, &order, &paid, &error),
      ==, GJ_PAY_ID_CONFLICT);
  g_assert_cmpint (hall_balance (hall, "P01"), ==, 328650);
  hall_assert_sound (hall);
}

static void
test_find_tells_a_paid_one_with_its_receipt (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  g_auto (GjPremiumPaid) found = { 0 };
  g_autoptr (GError) error = NULL;
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", SENIOR_FEN);

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  g_assert_cmpint (gj_premium_find (hall->store, hall->clock, id, &found, &error), ==,
                   GJ_PREMIUM_FIND_PAID);
  g_assert_cmpstr (found.sealed, ==, paid.sealed);
  g_assert_cmpint (
      gj_premium_find (hall->store, hall->clock, "0000-0000-0000-0000", &found, &error), ==,
      GJ_PREMIUM_FIND_NOT_PAID);
}

static void
test_demo_and_real_do_not_mix (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *real_key = g_build_filename (hall->dir, "real.pem", NULL);
  g_autoptr (GjSigner) real = NULL;
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autoptr (GError) error = NULL;
  guint8 point[GJ_SM2_PUBLIC_BYTES];
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", SENIOR_FEN);

  g_assert_true (gj_key_create (real_key, FALSE, point, &error));
  real = gj_signer_load (real_key, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gj_premium_prepare (hall->store, hall->clock, &order, &error), ==,
                   GJ_PREPARE_DONE);
  g_assert_cmpint (
      gj_premium_pay (hall->store, hall->clock, hall->region, real, &order, &paid, &error), ==,
      GJ_PAY_STORE_FAILED);
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_IS_DEMO);
  g_assert_cmpint (hall_balance (hall, "P01"), ==, 328650);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pay/a-number-that-cannot-be-one-takes-no-money", test_a_number_that_cannot_be_one_takes_no_money);
  g_test_add_func ("/pay/commits-everything-at-once", test_commits_everything_at_once);
  g_test_add_func ("/pay/names-are-whole-only-when-the-hall-says-so",
                   test_names_are_whole_only_when_the_hall_says_so);
  g_test_add_func ("/pay/same-id-same-content-answers-the-same",
                   test_same_id_same_content_answers_the_same);
  g_test_add_func ("/pay/same-id-other-content-is-refused", test_same_id_other_content_is_refused);
  g_test_add_func ("/pay/an-id-that-was-not-prepared-pays-nothing",
                   test_an_id_that_was_not_prepared_pays_nothing);
  g_test_add_func ("/pay/refusals-move-nothing-and-stay", test_refusals_move_nothing_and_stay);
  g_test_add_func ("/pay/a-window-that-is-closed-sells-nothing",
                   test_a_window_that_is_closed_sells_nothing);
  g_test_add_func ("/pay/a-reduced-fee-is-paid-as-quoted", test_a_reduced_fee_is_paid_as_quoted);
  g_test_add_func ("/pay/oneself-is-paid-for-without-a-binding",
                   test_oneself_is_paid_for_without_a_binding);
  g_test_add_func ("/pay/a-former-employee-pays-for-nobody-else",
                   test_a_former_employee_pays_for_nobody_else);
  g_test_add_func ("/pay/an-employee-needs-no-premium-of-their-own",
                   test_an_employee_needs_no_premium_of_their_own);
  g_test_add_func ("/pay/a-status-tier-is-paid-as-chosen-at-its-own-price",
                   test_a_status_tier_is_paid_as_chosen_at_its_own_price);
  g_test_add_func ("/pay/a-year-that-is-sold-late-is-paid-late",
                   test_a_year_that_is_sold_late_is_paid_late);
  g_test_add_func ("/pay/the-last-day-of-a-binding-still-pays",
                   test_the_last_day_of_a_binding_still_pays);
  g_test_add_func ("/pay/a-binding-that-ends-after-preparing-is-refused",
                   test_a_binding_that_ends_after_preparing_is_refused);
  g_test_add_func ("/pay/an-account-without-money-pays-nothing",
                   test_an_account_without_money_pays_nothing);
  g_test_add_func ("/pay/a-refusal-names-the-obstacle-of-its-class",
                   test_a_refusal_names_the_obstacle_of_its_class);
  g_test_add_func ("/pay/the-second-payer-hears-that-it-is-paid",
                   test_the_second_payer_hears_that_it_is_paid);
  g_test_add_func ("/pay/a-contribution-tells-when-but-not-who",
                   test_a_contribution_tells_when_but_not_who);
  g_test_add_func ("/pay/one-id-from-two-handles-pays-once",
                   test_one_id_from_two_handles_pays_once);
  g_test_add_func ("/pay/one-relative-from-two-kiosks-is-paid-once",
                   test_one_relative_from_two_kiosks_is_paid_once);
  g_test_add_func ("/pay/a-kiosk-killed-before-paying-finds-it-closed",
                   test_a_kiosk_killed_before_paying_finds_it_closed);
  g_test_add_func ("/pay/find-tells-a-paid-one-with-its-receipt",
                   test_find_tells_a_paid_one_with_its_receipt);
  g_test_add_func ("/pay/demo-and-real-do-not-mix", test_demo_and_real_do_not_mix);
  return g_test_run ();
}
