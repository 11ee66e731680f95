/* SPDX-License-Identifier: Apache-2.0 */
/* Reads, inside the payment's transaction, everything the eligibility rule asks for, and judges it
 * again (I7): what the screen showed a minute ago counts for nothing here. */
#include "core/ledger/premium_private.h"

#include "core/family/family.h"
#include "core/ledger/account.h"
#include "core/ledger/premium_paid.h"

void
gj_premium_facts_clear (GjPremiumFacts *facts)
{
  g_clear_pointer (&facts->payer, gj_person_free);
  g_clear_pointer (&facts->relative, gj_person_free);
  g_clear_pointer (&facts->payer_insurances, g_ptr_array_unref);
  g_clear_pointer (&facts->relative_insurances, g_ptr_array_unref);
  g_clear_pointer (&facts->payer_facts, g_array_unref);
  g_clear_pointer (&facts->relative_facts, g_array_unref);
  g_clear_pointer (&facts->patn_rlts, g_free);
}

static gboolean
read_person (GjStore *store, const char *psn_no, GjPerson **person, GPtrArray **insurances,
             GArray **rows, GjPersonFact *fact, GError **error)
{
  guint i;

  if (gj_family_find_person (store, psn_no, person, error) != GJ_FOUND)
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_DAMAGED, "no person %s", psn_no);
      return FALSE;
    }
  *insurances = gj_family_list_insurances (store, psn_no, error);
  if (*insurances == NULL)
    return FALSE;
  *rows = g_array_new (FALSE, TRUE, sizeof (GjInsuranceFact));
  for (i = 0; i < (*insurances)->len; i++)
    {
      const GjInsurance *insurance = g_ptr_array_index (*insurances, i);
      const GjInsuranceFact row = {
        .insutype = insurance->insutype,
        .psn_insu_stas = insurance->psn_insu_stas,
        .insuplc_admdvs = insurance->insuplc_admdvs,
        .paus_insu_date = insurance->paus_insu_date,
        .psn_idet_type = insurance->psn_idet_type,
      };

      g_array_append_val (*rows, row);
    }
  fact->surv_stas = (*person)->surv_stas;
  fact->birth = (*person)->brdy;
  fact->insurances = (const GjInsuranceFact *)(void *)(*rows)->data;
  fact->n_insurances = (*rows)->len;
  return TRUE;
}

static gboolean
read_binding (GjStore *store, const GjPremiumOrder *order, GjDate today, GjPremiumFacts *facts,
              GError **error)
{
  g_autoptr (GjBinding) binding = NULL;

  if (facts->facts.oneself)
    {
      facts->patn_rlts = g_strdup (GJ_RELATION_ONESELF);
      return TRUE;
    }
  switch (gj_family_find_binding (store, order->payer_psn_no, order->relative_psn_no, today,
                                  &binding, error))
    {
    case GJ_FIND_FAILED:
      return FALSE;
    case GJ_NOT_FOUND:
      return TRUE;
    case GJ_FOUND:
      break;
    }
  /* A released binding is none; one that ended by itself is told as that, and one whose contributor is
   * not insured now as the payer's own obstacle. */
  facts->facts.bound = binding->state != GJ_BINDING_RELEASED;
  facts->patn_rlts = g_strdup (binding->patn_rlts);
  facts->facts.patn_rlts = facts->patn_rlts;
  facts->facts.begndate = binding->begndate;
  facts->facts.enddate = binding->enddate;
  if (binding->state == GJ_BINDING_CONTRIBUTOR_MOVED)
    facts->facts.moved_on = binding->ended_on;
  facts->facts.closed = binding->state == GJ_BINDING_CONTRIBUTOR_ENDED;
  facts->facts.closed_on = facts->facts.closed ? binding->ended_on : GJ_DATE_NONE;
  return TRUE;
}

static gboolean
read_paid (GjStore *store, const GjPremiumOrder *order, GjPremiumFacts *facts, GError **error)
{
  g_auto (GjPremiumPaidBy) paid_by = { 0 };

  switch (gj_premium_paid_by (store, order->relative_psn_no, order->coverage_year, order->insutype,
                              NULL, &paid_by, error))
    {
    case GJ_FIND_FAILED:
      return FALSE;
    case GJ_NOT_FOUND:
      return TRUE;
    case GJ_FOUND:
      break;
    }
  facts->facts.premium_paid = TRUE;
  facts->facts.premium_paid_on = paid_by.date;
  return TRUE;
}

static gboolean
read_balance (GjStore *store, const GjPremiumOrder *order, GjPremiumFacts *facts, GError **error)
{
  switch (gj_account_find_balance (store, order->payer_psn_no, &facts->balance_fen, error))
    {
    case GJ_FIND_FAILED:
      return FALSE;
    case GJ_NOT_FOUND:
      return TRUE;
    case GJ_FOUND:
      break;
    }
  facts->has_account = TRUE;
  facts->facts.payer_has_account = TRUE;
  facts->facts.payer_balance_fen = facts->balance_fen;
  return TRUE;
}

static GjPayResult
result_from_obstacle (GjPayObstacle obstacle)
{
  switch (obstacle)
    {
    case GJ_PAY_OBSTACLE_NONE:
      return GJ_PAY_COMMITTED;
    case GJ_PAY_OBSTACLE_PAYER_STATUS:
    case GJ_PAY_OBSTACLE_PAYER_NOT_EMPLOYEE:
    case GJ_PAY_OBSTACLE_PAYER_SUSPENDED:
    case GJ_PAY_OBSTACLE_PAYER_ENDED:
    case GJ_PAY_OBSTACLE_PAYER_NO_ACCOUNT:
    case GJ_PAY_OBSTACLE_SCOPE:
      return GJ_PAY_PAYER_NOT_ELIGIBLE;
    case GJ_PAY_OBSTACLE_ALREADY_PAID:
      return GJ_PAY_ALREADY_PAID;
    case GJ_PAY_OBSTACLE_NOT_BOUND:
    case GJ_PAY_OBSTACLE_BINDING_ENDED:
    case GJ_PAY_OBSTACLE_BINDING_MOVED:
    case GJ_PAY_OBSTACLE_BINDING_CLOSED:
    case GJ_PAY_OBSTACLE_BINDING_NOT_BEGUN:
    case GJ_PAY_OBSTACLE_RELATION:
    case GJ_PAY_OBSTACLE_RELATION_UNKNOWN:
      return GJ_PAY_BINDING_INVALID;
    case GJ_PAY_OBSTACLE_RELATIVE_DEAD:
    case GJ_PAY_OBSTACLE_RELATIVE_STATUS:
    case GJ_PAY_OBSTACLE_HAS_EMPLOYEE:
    case GJ_PAY_OBSTACLE_NOT_INSURED:
    case GJ_PAY_OBSTACLE_SUSPENDED:
    case GJ_PAY_OBSTACLE_ENDED:
    case GJ_PAY_OBSTACLE_OTHER_PROVINCE:
    case GJ_PAY_OBSTACLE_OTHER_CITY:
      return GJ_PAY_NOT_INSURED;
    case GJ_PAY_OBSTACLE_WINDOW_CLOSED:
      return GJ_PAY_WINDOW_CLOSED;
    case GJ_PAY_OBSTACLE_YEAR_UNKNOWN:
    case GJ_PAY_OBSTACLE_TIER_UNKNOWN:
    case GJ_PAY_OBSTACLE_SUBSIDY_UNKNOWN:
    case GJ_PAY_OBSTACLE_NOTHING_TO_PAY:
      return GJ_PAY_PRICE_CHANGED;
    case GJ_PAY_OBSTACLE_BALANCE:
      return GJ_PAY_INSUFFICIENT;
    }
  g_assert_not_reached ();
}

/* The price the resident confirmed against the policy's of this moment. */
static GjPayResult
judge_price (const GjPremiumOrder *order, const GjPremiumFacts *facts)
{
  const GjPremiumQuote *quote = &facts->eligibility.quote;

  if (quote->personal_fen != order->amount_fen || g_strcmp0 (quote->tier, order->tier) != 0)
    return GJ_PAY_PRICE_CHANGED;
  if (facts->balance_fen < order->amount_fen)
    return GJ_PAY_INSUFFICIENT;
  return GJ_PAY_COMMITTED;
}

GjPayResult
gj_premium_facts_judge (GjStore *store, const GjRegion *region, const GjPremiumOrder *order,
                        GjDate today, GjPremiumFacts *facts, GError **error)
{
  GjPayResult result;

  g_assert (gj_store_in_transaction (store));
  facts->facts.today = today;
  facts->facts.coverage_year = (guint)order->coverage_year;
  facts->facts.oneself = g_str_equal (order->payer_psn_no, order->relative_psn_no);
  if (gj_premium_tier_is_by_status (region, today, facts->facts.coverage_year, order->tier))
    facts->facts.status_tier = order->tier;
  if (!read_person (store, order->payer_psn_no, &facts->payer, &facts->payer_insurances,
                    &facts->payer_facts, &facts->facts.payer, error)
      || !read_person (store, order->relative_psn_no, &facts->relative, &facts->relative_insurances,
                       &facts->relative_facts, &facts->facts.relative, error)
      || !read_binding (store, order, today, facts, error)
      || !read_paid (store, order, facts, error) || !read_balance (store, order, facts, error))
    return GJ_PAY_STORE_FAILED;

  result = result_from_obstacle (
      gj_eligibility_for_premium (region, &facts->facts, &facts->eligibility));
  if (result == GJ_PAY_INSUFFICIENT && !facts->has_account)
    return GJ_PAY_PAYER_NOT_ELIGIBLE;
  if (result == GJ_PAY_INSUFFICIENT || result == GJ_PAY_COMMITTED)
    {
      GjPayResult price = judge_price (order, facts);

      /* A changed price is told before a balance that would not do for it. */
      if (result == GJ_PAY_COMMITTED || price == GJ_PAY_PRICE_CHANGED)
        result = price;
    }
  return result;
}

gboolean
gj_premium_explain (GjStore *store, GjClock *clock, const GjRegion *region,
                    const GjPremiumOrder *order, GjPayResult refused, GjPayReason *reason,
                    GError **error)
{
  g_auto (GjPremiumFacts) facts = { 0 };
  GjPayResult result;

  *reason = (GjPayReason){ .obstacle = GJ_PAY_OBSTACLE_NONE };
  if (!gj_store_begin_read (store, error))
    return FALSE;
  result = gj_premium_facts_judge (store, region, order, gj_clock_today (clock), &facts, error);
  gj_store_rollback (store);
  if (result == GJ_PAY_STORE_FAILED)
    return FALSE;
  /* What stands in the way by now need not be what stood there then. */
  if (result == refused && facts.eligibility.n_reasons > 0
      && result_from_obstacle (facts.eligibility.reasons[0].obstacle) == refused)
    *reason = facts.eligibility.reasons[0];
  return TRUE;
}
