/* SPDX-License-Identifier: Apache-2.0 */
/* What the tile 代缴居民医保 says, out of the resident's picture. */
#include "kiosk/flows/home_pay.h"


typedef struct
{
  GjPerson holder;
  GjPerson relative;
  GjBinding binding;
  GjResident resident;
  GjHomeView view;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->holder.psn_no = (char *) "9901000001";
  f->relative.psn_no = (char *) "9901000002";
  f->resident.person = &f->holder;
  f->resident.payables = g_ptr_array_new_with_free_func (g_free);
  f->resident.window
      = (GjPremiumWindow){ .known = TRUE, .open = TRUE, .from = 20250901, .coverage_year = 2026 };
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_ptr_array_unref (f->resident.payables);
}

static void
add (Fixture *f, gboolean own, GjPayObstacle obstacle)
{
  GjPayable *payable = g_new0 (GjPayable, 1);

  payable->person = own ? &f->holder : &f->relative;
  payable->binding = own ? NULL : &f->binding;
  payable->eligibility.n_reasons = obstacle == GJ_PAY_OBSTACLE_NONE ? 0 : 1;
  payable->eligibility.reasons[0].obstacle = obstacle;
  g_ptr_array_add (f->resident.payables, payable);
}

static GjHomePay
line (Fixture *f)
{
  f->view = (GjHomeView){ 0 };
  gj_home_pay_fill (&f->resident, FALSE, &f->view);
  return f->view.pay;
}

static void
test_closed_window_wins (Fixture *f, gconstpointer data)
{
  f->resident.window.open = FALSE;
  g_assert_cmpint (line (f), ==, GJ_HOME_PAY_CLOSED);
  add (f, FALSE, GJ_PAY_OBSTACLE_SUSPENDED);
  add (f, FALSE, GJ_PAY_OBSTACLE_WINDOW_CLOSED);
  g_assert_cmpint (line (f), ==, GJ_HOME_PAY_CLOSED);
  g_assert_cmpuint (f->view.window_opens, ==, 20250901);
}

static void
test_no_relative (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (line (f), ==, GJ_HOME_PAY_NO_RELATIVE);
  for (GjPayObstacle obstacle = GJ_PAY_OBSTACLE_NONE; obstacle < GJ_PAY_OBSTACLE_COUNT; obstacle++)
    {
      g_ptr_array_set_size (f->resident.payables, 0);
      add (f, FALSE, obstacle);
      g_assert_cmpint (line (f), !=, GJ_HOME_PAY_NO_RELATIVE);
    }
}

static void
test_all_paid (Fixture *f, gconstpointer data)
{
  add (f, FALSE, GJ_PAY_OBSTACLE_ALREADY_PAID);
  g_assert_cmpint (line (f), ==, GJ_HOME_PAY_ALL_PAID);
  g_assert_false (f->view.own_only);
  /* Who is insured by the work has paid nothing here, and owes nothing. */
  add (f, FALSE, GJ_PAY_OBSTACLE_HAS_EMPLOYEE);
  add (f, FALSE, GJ_PAY_OBSTACLE_NOTHING_TO_PAY);
  g_assert_cmpint (line (f), ==, GJ_HOME_PAY_NOTHING_DUE);
}

static void
test_blocked (Fixture *f, gconstpointer data)
{
  add (f, FALSE, GJ_PAY_OBSTACLE_ALREADY_PAID);
  add (f, FALSE, GJ_PAY_OBSTACLE_SUSPENDED);
  g_assert_cmpint (line (f), ==, GJ_HOME_PAY_BLOCKED);
  g_assert_false (f->view.own_only);
  add (f, FALSE, GJ_PAY_OBSTACLE_BALANCE);
  g_assert_cmpint (line (f), ==, GJ_HOME_PAY_UNPAID);
  g_assert_cmpuint (f->view.unpaid_relatives, ==, 1);
}

static void
test_holder_alone (Fixture *f, gconstpointer data)
{
  add (f, TRUE, GJ_PAY_OBSTACLE_SUSPENDED);
  g_assert_cmpint (line (f), ==, GJ_HOME_PAY_BLOCKED);
  g_assert_true (f->view.own_only);
  add (f, FALSE, GJ_PAY_OBSTACLE_ALREADY_PAID);
  g_assert_cmpint (line (f), ==, GJ_HOME_PAY_BLOCKED);
  g_assert_true (f->view.own_only);
  add (f, FALSE, GJ_PAY_OBSTACLE_SUSPENDED);
  g_assert_cmpint (line (f), ==, GJ_HOME_PAY_BLOCKED);
  g_assert_false (f->view.own_only);
}

static void
test_fee_unknown (Fixture *f, gconstpointer data)
{
  add (f, FALSE, GJ_PAY_OBSTACLE_YEAR_UNKNOWN);
  g_assert_cmpint (line (f), ==, GJ_HOME_PAY_UNKNOWN_FEE);
  f->resident.window = (GjPremiumWindow){ .known = FALSE };
  g_assert_cmpint (line (f), ==, GJ_HOME_PAY_UNKNOWN_FEE);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/home-pay/a-closed-window-wins-over-what-stands-in-each-ones-way", test_closed_window_wins);
  ADD ("/home-pay/no-relative-is-said-of-an-empty-list-only", test_no_relative);
  ADD ("/home-pay/all-paid-is-said-when-all-are-paid", test_all_paid);
  ADD ("/home-pay/who-cannot-be-paid-for-is-said-to-have-a-reason", test_blocked);
  ADD ("/home-pay/what-holds-for-the-holder-alone-is-not-said-of-the-family", test_holder_alone);
  ADD ("/home-pay/a-fee-nobody-verified-is-said-to-be-unknown", test_fee_unknown);
  return g_test_run ();
}
