/* SPDX-License-Identifier: Apache-2.0 */
/* Goes by the first reason of each, which is the one that the list behind the tile tells. */
#include "kiosk/flows/home_pay.h"

static GjPayObstacle
first_obstacle (const GjPayable *payable)
{
  return payable->eligibility.n_reasons == 0 ? GJ_PAY_OBSTACLE_NONE
                                             : payable->eligibility.reasons[0].obstacle;
}

/* Nothing is left to do for this one: paid, free, or insured by the work. */
static gboolean
is_settled (const GjPayable *payable)
{
  GjPayObstacle first = first_obstacle (payable);

  return first == GJ_PAY_OBSTACLE_ALREADY_PAID || first == GJ_PAY_OBSTACLE_NOTHING_TO_PAY
         || first == GJ_PAY_OBSTACLE_HAS_EMPLOYEE;
}

typedef struct
{
  guint all;
  guint paid;
  guint settled; /* the paid ones too */
  guint without_fee;
  guint relatives;
  guint relatives_open; /* not settled */
} Count;

static Count
count (const GjResident *resident)
{
  Count n = { .all = resident->payables->len };

  for (guint i = 0; i < n.all; i++)
    {
      const GjPayable *payable = g_ptr_array_index (resident->payables, i);
      gboolean open = !is_settled (payable);

      n.paid += first_obstacle (payable) == GJ_PAY_OBSTACLE_ALREADY_PAID;
      n.without_fee += first_obstacle (payable) == GJ_PAY_OBSTACLE_YEAR_UNKNOWN;
      n.settled += !open;
      n.relatives += !gj_payable_is_own (payable);
      n.relatives_open += open && !gj_payable_is_own (payable);
    }
  g_assert (n.paid <= n.settled && n.settled <= n.all);
  return n;
}

static GjHomePay
line_of (const GjResident *resident, const Count *n, gboolean initial_pin)
{
  if (initial_pin)
    return GJ_HOME_PAY_INITIAL_PIN;
  if (!resident->window.known)
    return GJ_HOME_PAY_UNKNOWN_FEE;
  if (!resident->window.open)
    return GJ_HOME_PAY_CLOSED;
  if (gj_resident_count_open (resident) > 0)
    return GJ_HOME_PAY_UNPAID;
  if (n->all == 0)
    return GJ_HOME_PAY_NO_RELATIVE;
  if (n->paid == n->all)
    return GJ_HOME_PAY_ALL_PAID;
  if (n->settled == n->all)
    return GJ_HOME_PAY_NOTHING_DUE;
  return n->without_fee == n->all ? GJ_HOME_PAY_UNKNOWN_FEE : GJ_HOME_PAY_BLOCKED;
}

void
gj_home_pay_fill (const GjResident *resident, gboolean initial_pin, GjHomeView *view)
{
  const GjPayable *own = gj_resident_find_payable (resident, resident->person->psn_no);
  Count n = count (resident);

  view->pay = line_of (resident, &n, initial_pin);
  view->own_unpaid = own != NULL && gj_payable_is_open (own);
  view->own_only = view->pay == GJ_HOME_PAY_BLOCKED ? n.relatives_open == 0 : n.relatives == 0;
  view->unpaid_relatives = gj_resident_count_open (resident) - (view->own_unpaid ? 1 : 0);
  view->coverage_year = (int) resident->window.coverage_year;
  view->window_opens = resident->window.open ? GJ_DATE_NONE : resident->window.from;
}
