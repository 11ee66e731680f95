/* SPDX-License-Identifier: Apache-2.0 */
/* Several payments from one PIN: each with its own answer, and what stops the rest. */
#include "core/ledger/premium_payment.h"
#include "core/rules/codes.h"
#include "kiosk/workers/payment_series.h"
#include "tests/store/faulty_vfs.h"
#include "tests/unit/kiosk/lending.h"

#define BEFORE_FEN 328650
#define SHORT_FEN 70000
#define THREE_FEN (36000 + 20000 + 40000)
#define SWEEP_MAX 200
#define LONGER_THAN_ANY_WAIT_US (60 * G_USEC_PER_SEC)
#define TICK_MS 5

typedef struct
{
  Hall *hall;
  GjStoreWorker *worker;
  GMainLoop *loop;
  GjPaymentSeries *series;
  guint answers;
  guint card_out_after; /* answers; 0: it stays in */
} Fixture;

static const struct
{
  const char *relative;
  const char *tier;
  gint64 amount_fen;
} THREE[] = { { "P02", "senior", 36000 }, { "P04", "senior", 20000 }, { "P05", "adult", 40000 } };

/* The hall's people, but P01 has only enough for the first two. */
static Hall *
hall_with_a_short_account (void)
{
  static const char *const files[] = { "persons.csv", "insurances.csv", "bindings.csv" };
  Hall *hall = hall_new_empty ();

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *name = g_build_filename ("hall", files[i], NULL);
      g_autofree char *path = hall_fixture (name);
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      hall_write (hall->dir, files[i], text);
    }
  hall_write (hall->dir, "accounts.csv", "psn_no,balc\nP01,700.00\n");
  hall_import (hall, hall->dir);
  return hall;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->hall = data != NULL ? hall_with_a_short_account () : hall_new ();
  f->worker = lend_store (f->hall);
  f->loop = g_main_loop_new (NULL, FALSE);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_pointer (&f->series, gj_payment_series_free);
  take_store_back (f->hall, &f->worker);
  g_main_loop_unref (f->loop);
  hall_free (f->hall);
}

static gboolean
may_go_on (gpointer data)
{
  Fixture *f = data;

  return f->card_out_after == 0 || f->answers + 1 < f->card_out_after;
}

static void
on_answered (guint left, gpointer data)
{
  Fixture *f = data;

  f->answers++;
  if (left == 0)
    g_main_loop_quit (f->loop);
}

/* Time passes quickly, so that nobody waits for an outcome that does not come. */
static gboolean
on_tick (gpointer data)
{
  gj_clock_manual_advance (((Fixture *) data)->hall->clock, LONGER_THAN_ANY_WAIT_US);
  return G_SOURCE_CONTINUE;
}

static void
run (Fixture *f, const GjPremiumOrder *orders, guint n_orders, gboolean hurried)
{
  GjPaymentOffice office = { f->worker, f->hall->clock, f->hall->region, f->hall->signer };
  guint ticker = hurried ? g_timeout_add (TICK_MS, on_tick, f) : 0;

  f->answers = 0;
  f->series
      = gj_payment_series_submit (&office, orders, n_orders, may_go_on, on_answered, f);
  g_main_loop_run (f->loop);
  g_clear_handle_id (&ticker, g_source_remove);
}

static void
make_three (GjPremiumOrder orders[3])
{
  char id[20];

  for (guint i = 0; i < 3; i++)
    orders[i]
        = hall_order (id, "P01", THREE[i].relative, THREE[i].tier, THREE[i].amount_fen);
}

static GjSeriesState
state_of (Fixture *f, guint index)
{
  return gj_payment_series_get (f->series, index)->state;
}

static void
test_three_in_order (Fixture *f, gconstpointer data)
{
  GjPremiumOrder orders[3];

  make_three (orders);
  run (f, orders, 3, FALSE);
  for (guint i = 0; i < 3; i++)
    {
      const GjSeriesItem *item = gj_payment_series_get (f->series, i);

      g_assert_cmpint (item->state, ==, GJ_SERIES_PAID);
      g_assert_cmpint (item->paid.receipt_no, ==, i + 1);
      g_assert_cmpstr (item->paid.transfer_id, ==, item->case_no);
    }
  g_assert_cmpint (gj_payment_series_get (f->series, 2)->paid.balance_after_fen, ==,
                   BEFORE_FEN - THREE_FEN);
  g_assert_cmpint (gj_payment_series_get_stop (f->series), ==, GJ_SERIES_STOP_NONE);
  g_assert_cmpint (gj_payment_series_get_end (f->series), ==, GJ_PAYMENT_PAID);
  g_assert_cmpuint (f->answers, ==, 3);
  take_store_back (f->hall, &f->worker);
  g_assert_cmpint (hall_count (f->hall, "SELECT count(DISTINCT about_id) FROM receipt"), ==, 3);
  hall_assert_sound (f->hall);
}

static void
test_a_refusal_stops_nobody_else (Fixture *f, gconstpointer data)
{
  GjPremiumOrder orders[3];

  make_three (orders);
  orders[1].relative_psn_no = "P03"; /* paid already, by a contribution */
  orders[1].amount_fen = 36000;
  run (f, orders, 3, FALSE);
  g_assert_cmpint (state_of (f, 0), ==, GJ_SERIES_PAID);
  g_assert_cmpint (state_of (f, 1), ==, GJ_SERIES_REFUSED);
  g_assert_cmpint (gj_payment_series_get (f->series, 1)->result, ==, GJ_PAY_ALREADY_PAID);
  g_assert_nonnull (gj_payment_series_get (f->series, 1)->paid_by);
  g_assert_cmpint (state_of (f, 2), ==, GJ_SERIES_PAID);
  take_store_back (f->hall, &f->worker);
  g_assert_cmpint (hall_balance (f->hall, "P01"), ==, BEFORE_FEN - 76000);
  hall_assert_sound (f->hall);
}

static void
test_money_that_ends_half_way (Fixture *f, gconstpointer data)
{
  GjPremiumOrder orders[3];

  make_three (orders);
  run (f, orders, 3, FALSE);
  g_assert_cmpint (state_of (f, 0), ==, GJ_SERIES_PAID);
  g_assert_cmpint (state_of (f, 1), ==, GJ_SERIES_PAID);
  g_assert_cmpint (state_of (f, 2), ==, GJ_SERIES_REFUSED);
  g_assert_cmpint (gj_payment_series_get (f->series, 2)->result, ==, GJ_PAY_INSUFFICIENT);
  take_store_back (f->hall, &f->worker);
  g_assert_cmpint (hall_balance (f->hall, "P01"), ==, SHORT_FEN - 56000);
  hall_assert_sound (f->hall);
}

static void
test_a_card_that_goes_keeps_the_rest_from_beginning (Fixture *f, gconstpointer data)
{
  GjPremiumOrder orders[3];

  make_three (orders);
  f->card_out_after = 1; /* while the first is being paid */
  run (f, orders, 3, FALSE);
  g_assert_cmpint (state_of (f, 0), ==, GJ_SERIES_PAID);
  g_assert_cmpint (state_of (f, 1), ==, GJ_SERIES_NOT_SUBMITTED);
  g_assert_cmpint (state_of (f, 2), ==, GJ_SERIES_NOT_SUBMITTED);
  g_assert_null (gj_payment_series_get (f->series, 1)->case_no);
  g_assert_cmpint (gj_payment_series_get_stop (f->series), ==, GJ_SERIES_STOP_CARD);
  take_store_back (f->hall, &f->worker);
  g_assert_cmpint (hall_count (f->hall, "SELECT count(*) FROM premium_intent"), ==, 1);
  hall_assert_sound (f->hall);
}

/* Each told state against what a fresh handle finds. */
static void
assert_told_the_truth (Fixture *f, gboolean met)
{
  gint64 moved_fen = 0;
  guint doubtful = gj_payment_series_count (f->series, GJ_SERIES_UNKNOWN);

  g_assert_cmpuint (doubtful, <=, 1);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "SELECT count(*) FROM premium_payment WHERE relative_psn_no = '%s'", THREE[i].relative);
      gint64 paid = hall_count (f->hall, sql);

      moved_fen += paid * THREE[i].amount_fen;
      if (state_of (f, i) == GJ_SERIES_UNKNOWN)
        g_assert_cmpint (paid, <=, 1);
      else
        g_assert_cmpint (paid, ==, state_of (f, i) == GJ_SERIES_PAID ? 1 : 0);
      g_assert_true (met || state_of (f, i) == GJ_SERIES_PAID);
      if (i > 0 && state_of (f, i - 1) != GJ_SERIES_PAID)
        g_assert_cmpint (state_of (f, i), ==, GJ_SERIES_NOT_SUBMITTED);
    }
  g_assert_cmpint (hall_balance (f->hall, "P01"), ==, BEFORE_FEN - moved_fen);
  hall_assert_sound (f->hall);
}

static guint left_open; /* requests, after faults */

/* TRUE if the fault was met. */
static gboolean
pay_three_with_fault (Fault fault, int n, gboolean for_good, guint *doubtful)
{
  Fixture f = { 0 };
  GjPremiumOrder orders[3];
  int closed;
  gboolean met;

  set_up (&f, NULL);
  make_three (orders);
  faulty_vfs_arm (fault, n, for_good);
  run (&f, orders, 3, TRUE);
  met = faulty_vfs_disarm ();
  take_store_back (f.hall, &f.worker);
  *doubtful += gj_payment_series_count (f.series, GJ_SERIES_UNKNOWN);
  g_assert_true (gj_ledger_resolve_unfinished (f.hall->store, f.hall->clock, HALL_KIOSK, &closed,
                                               NULL));
  /* What is still open is settled because somebody says so, whichever of them it was. */
  left_open += (guint) closed;
  if (closed > 0)
    g_assert_true (gj_payment_series_store_failed (f.series));
  if (!met)
    g_assert_false (gj_payment_series_store_failed (f.series));
  assert_told_the_truth (&f, met);
  tear_down (&f, NULL);
  return met;
}

/* How often the outcome of one was not known. */
static guint
sweep (Fault fault, gboolean for_good)
{
  guint doubtful = 0;
  int n;

  for (n = 1; n < SWEEP_MAX; n++)
    if (!pay_three_with_fault (fault, n, for_good, &doubtful))
      break;
  g_test_message ("%d faults, %u doubtful", n - 1, doubtful);
  g_assert_cmpint (n, <, SWEEP_MAX);
  g_assert_cmpint (n, >, 3);
  return doubtful;
}

static void
test_every_fault_once (void)
{
  (void) sweep (FAULT_IO, FALSE);
}

/* What the store had no room for is refused, and its request stays open until the store is opened anew. */
static void
test_every_full_disk (void)
{
  left_open = 0;
  (void) sweep (FAULT_FULL, FALSE);
  g_assert_cmpuint (left_open, >, 0);
}

static void
test_every_fault_for_good (void)
{
  g_assert_cmpuint (sweep (FAULT_SYNC_LATE, TRUE), >, 0);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL); /* a failing store is warned of */
  faulty_vfs_install ();
  ADD ("/series/three-are-paid-in-order-each-with-its-own-receipt", test_three_in_order);
  ADD ("/series/a-refusal-of-one-stops-nobody-else", test_a_refusal_stops_nobody_else);
  g_test_add ("/series/money-that-ends-half-way-is-told-of-the-one-it-was-not-enough-for", Fixture,
              "short", set_up, test_money_that_ends_half_way, tear_down);
  ADD ("/series/a-card-that-goes-keeps-the-rest-from-beginning",
       test_a_card_that_goes_keeps_the_rest_from_beginning);
  g_test_add_func ("/series/after-every-fault-each-told-state-is-true-and-nothing-doubles",
                   test_every_fault_once);
  g_test_add_func ("/series/what-a-full-disk-left-open-is-told-whichever-it-was-of", test_every_full_disk);
  g_test_add_func ("/series/while-one-is-in-doubt-the-rest-never-begins",
                   test_every_fault_for_good);
  return g_test_run ();
}
