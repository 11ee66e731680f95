/* SPDX-License-Identifier: Apache-2.0 */
/* The rule for who may pay whose premium, as one walk through the facts in the order in which a
 * resident should hear of them. Nothing here is read, written or waited for. */
#include "core/rules/eligibility.h"

#include <string.h>

#include "core/base/money.h"
#include "core/rules/codes.h"
#include "core/rules/division.h"

typedef struct
{
  const GjRegion *region;
  const GjPayFacts *facts;
  GjPayEligibility *out;
} Judging;

static gboolean
is_code (const char *value, const char *code)
{
  return g_strcmp0 (value, code) == 0;
}

/* Adds a reason; they must come in the enum's order, which is the order of telling. */
static GjPayReason *
add (const Judging *judging, GjPayObstacle obstacle)
{
  GjPayEligibility *out = judging->out;
  GjPayReason *reason;

  g_assert (out->n_reasons < GJ_PAY_OBSTACLE_COUNT);
  g_assert (out->n_reasons == 0 || out->reasons[out->n_reasons - 1].obstacle < obstacle);
  reason = &out->reasons[out->n_reasons++];
  reason->obstacle = obstacle;
  return reason;
}

static void
add_since (const Judging *judging, GjPayObstacle obstacle, GjDate since)
{
  add (judging, obstacle)->since = since;
}

static void
add_year (const Judging *judging, GjPayObstacle obstacle)
{
  add (judging, obstacle)->year = judging->facts->coverage_year;
}

GjStanding
gj_eligibility_standing (const GjInsuranceFact *insurance, GjDate today)
{
  gboolean paused = insurance != NULL && insurance->paus_insu_date != GJ_DATE_NONE
                    && insurance->paus_insu_date <= today;

  if (insurance == NULL || is_code (insurance->psn_insu_stas, "0"))
    return GJ_STANDING_NONE;
  if (is_code (insurance->psn_insu_stas, "1"))
    return paused ? GJ_STANDING_SUSPENDED : GJ_STANDING_NORMAL;
  return is_code (insurance->psn_insu_stas, "2") ? GJ_STANDING_SUSPENDED : GJ_STANDING_ENDED;
}

/* The better of two rows has the higher rank. */
static int
rank_of (const GjInsuranceFact *insurance, GjDate today)
{
  switch (gj_eligibility_standing (insurance, today))
    {
    case GJ_STANDING_NORMAL:
      return 3;
    case GJ_STANDING_SUSPENDED:
      return 2;
    case GJ_STANDING_ENDED:
      return 1;
    case GJ_STANDING_NONE:
      return 0;
    }
  g_assert_not_reached ();
}

const GjInsuranceFact *
gj_eligibility_find_insurance (const GjPersonFact *person, const char *insutype, GjDate today)
{
  const GjInsuranceFact *best = NULL;

  for (gsize i = 0; i < person->n_insurances; i++)
    {
      const GjInsuranceFact *row = &person->insurances[i];

      if (is_code (row->insutype, insutype)
          && (best == NULL || rank_of (row, today) > rank_of (best, today)))
        best = row;
    }
  return best;
}

static void
judge_payer (const Judging *judging, const GjInsuranceFact *employee)
{
  const GjPayFacts *facts = judging->facts;

  if (!is_code (facts->payer.surv_stas, GJ_SURV_STAS_ALIVE))
    add (judging, GJ_PAY_OBSTACLE_PAYER_STATUS);
  if (facts->oneself)
    {
      if (!facts->payer_has_account)
        add (judging, GJ_PAY_OBSTACLE_PAYER_NO_ACCOUNT);
      return;
    }
  switch (gj_eligibility_standing (employee, facts->today))
    {
    case GJ_STANDING_NORMAL:
      break;
    case GJ_STANDING_NONE:
      add (judging, GJ_PAY_OBSTACLE_PAYER_NOT_EMPLOYEE);
      break;
    case GJ_STANDING_SUSPENDED:
      add_since (judging, GJ_PAY_OBSTACLE_PAYER_SUSPENDED, employee->paus_insu_date);
      break;
    case GJ_STANDING_ENDED:
      add_since (judging, GJ_PAY_OBSTACLE_PAYER_ENDED, employee->paus_insu_date);
      break;
    }
}

static void
judge_relation (const Judging *judging)
{
  GjRelationSet set;
  gboolean in_laws;

  if (gj_region_get_relation_set (judging->region, &set, &in_laws) == GJ_KNOWN_NULL)
    add (judging, GJ_PAY_OBSTACLE_RELATION_UNKNOWN);
  else if (!gj_relation_in_set (judging->facts->patn_rlts, set, in_laws))
    add (judging, GJ_PAY_OBSTACLE_RELATION);
}

static void
judge_binding (const Judging *judging)
{
  const GjPayFacts *facts = judging->facts;

  if (facts->oneself)
    return;
  if (!facts->bound)
    {
      add (judging, GJ_PAY_OBSTACLE_NOT_BOUND);
      return;
    }
  if (facts->enddate != GJ_DATE_NONE && facts->enddate < facts->today)
    add_since (judging, GJ_PAY_OBSTACLE_BINDING_ENDED, facts->enddate);
  else if (facts->moved_on != GJ_DATE_NONE)
    add_since (judging, GJ_PAY_OBSTACLE_BINDING_MOVED, facts->moved_on);
  else if (facts->closed)
    add_since (judging, GJ_PAY_OBSTACLE_BINDING_CLOSED, facts->closed_on);
  else if (facts->begndate > facts->today)
    add_since (judging, GJ_PAY_OBSTACLE_BINDING_NOT_BEGUN, facts->begndate);
  /* The set's being unknown stands after its not reaching somebody: only one of the two is ever
   * added. */
  judge_relation (judging);
}

/* Before everything else: who is paid for needs nothing, whatever holds for the payer or the place, and must
 * not be sent anywhere to pay again. */
static void
judge_paid (const Judging *judging)
{
  const GjPayFacts *facts = judging->facts;
  GjPayReason *paid;

  if (!facts->premium_paid)
    return;
  paid = add (judging, GJ_PAY_OBSTACLE_ALREADY_PAID);
  paid->since = facts->premium_paid_on;
  paid->year = facts->coverage_year;
}

static void
judge_relative (const Judging *judging)
{
  const GjPayFacts *facts = judging->facts;

  if (facts->oneself) /* said as the payer's */
    return;
  if (is_code (facts->relative.surv_stas, GJ_SURV_STAS_DEAD))
    add (judging, GJ_PAY_OBSTACLE_RELATIVE_DEAD);
  else if (!is_code (facts->relative.surv_stas, GJ_SURV_STAS_ALIVE))
    add (judging, GJ_PAY_OBSTACLE_RELATIVE_STATUS);
}

static void
judge_insurance (const Judging *judging)
{
  const GjPayFacts *facts = judging->facts;
  const GjInsuranceFact *employee
      = gj_eligibility_find_insurance (&facts->relative, GJ_INSUTYPE_EMPLOYEE, facts->today);
  const GjInsuranceFact *resident = judging->out->insurance;

  if (gj_eligibility_standing (employee, facts->today) == GJ_STANDING_NORMAL)
    {
      add (judging, GJ_PAY_OBSTACLE_HAS_EMPLOYEE);
      return;
    }
  switch (gj_eligibility_standing (resident, facts->today))
    {
    case GJ_STANDING_NORMAL:
      break;
    case GJ_STANDING_NONE:
      add (judging, GJ_PAY_OBSTACLE_NOT_INSURED);
      break;
    case GJ_STANDING_SUSPENDED:
      add_since (judging, GJ_PAY_OBSTACLE_SUSPENDED, resident->paus_insu_date);
      break;
    case GJ_STANDING_ENDED:
      add_since (judging, GJ_PAY_OBSTACLE_ENDED, resident->paus_insu_date);
      break;
    }
}

static void
add_place (const Judging *judging, GjPayObstacle obstacle, const char *admdvs)
{
  GjPayReason *reason = add (judging, obstacle);

  if (admdvs != NULL)
    g_strlcpy (reason->admdvs, admdvs, sizeof reason->admdvs);
}

/* Where the relative is insured, seen from the payer and from this kiosk. */
static void
judge_place (const Judging *judging, const GjInsuranceFact *employee)
{
  const GjInsuranceFact *resident = judging->out->insurance;
  const char *here = gj_region_admdvs (judging->region);
  const char *there;
  gboolean nationwide = g_str_equal (here, "100000");
  gboolean allowed;

  if (resident == NULL)
    return;
  there = resident->insuplc_admdvs;
  if ((employee != NULL && !gj_division_same_province (employee->insuplc_admdvs, there))
      || (!nationwide && !gj_division_same_province (here, there)))
    {
      add_place (judging, GJ_PAY_OBSTACLE_OTHER_PROVINCE, there);
      return;
    }
  if (gj_division_covers (here, there) || gj_division_same_city (here, there))
    return;
  if (gj_region_get_boolean (judging->region, GJ_POLICY_SHARING_CROSS_CITY, &allowed) != GJ_KNOWN
      || !allowed)
    add_place (judging, GJ_PAY_OBSTACLE_OTHER_CITY, there);
}

/* A fee of this city says nothing about another one; a fee of the province or the country does. */
static gboolean
fee_reaches (const Judging *judging)
{
  const GjInsuranceFact *resident = judging->out->insurance;
  const char *admdvs = judging->out->quote.provenance.admdvs;

  if (resident == NULL || admdvs == NULL)
    return TRUE;
  return gj_division_covers (admdvs, resident->insuplc_admdvs)
         || gj_division_same_city (admdvs, resident->insuplc_admdvs);
}

static void
judge_region (const Judging *judging)
{
  const GjPremiumWindow *window = &judging->out->quote.window;
  guint year = judging->facts->coverage_year;
  gboolean allowed;

  if (gj_region_get_boolean (judging->region, GJ_POLICY_SCOPES_RESIDENT_PREMIUM, &allowed)
          != GJ_KNOWN
      || !allowed)
    add (judging, GJ_PAY_OBSTACLE_SCOPE);
  if (!window->known || !window->open || window->coverage_year != year)
    {
      GjPayReason *closed = add (judging, GJ_PAY_OBSTACLE_WINDOW_CLOSED);

      closed->since = window->from;
      closed->until = window->to;
      closed->year = window->coverage_year;
    }
}

static void
judge_balance (const Judging *judging)
{
  gint64 reserve_fen = 0;
  gint64 needed_fen;
  gint64 fee_fen = judging->out->quote.personal_fen;

  g_assert (fee_fen >= 0);
  if (fee_fen == 0)
    {
      add (judging, GJ_PAY_OBSTACLE_NOTHING_TO_PAY);
      return;
    }
  /* An unknown reserve is no reserve: no source says that one must be kept. */
  if (gj_region_get_money (judging->region, GJ_POLICY_SHARING_RESERVE, &reserve_fen)
      == GJ_KNOWN_NULL)
    reserve_fen = 0;
  if (!gj_money_add (fee_fen, reserve_fen, &needed_fen))
    needed_fen = GJ_MONEY_MAX_FEN;
  if (judging->facts->payer_balance_fen < needed_fen)
    add (judging, GJ_PAY_OBSTACLE_BALANCE)->missing_fen
        = needed_fen - judging->facts->payer_balance_fen;
}

static void
judge_fee (const Judging *judging)
{
  if (judging->out->quote_result == GJ_PREMIUM_OK
      || judging->out->quote_result == GJ_PREMIUM_WINDOW_CLOSED)
    if (!fee_reaches (judging))
      {
        add_year (judging, GJ_PAY_OBSTACLE_YEAR_UNKNOWN);
        return;
      }
  switch (judging->out->quote_result)
    {
    case GJ_PREMIUM_OK:
    case GJ_PREMIUM_WINDOW_CLOSED: /* said in judge_region() */
      judge_balance (judging);
      break;
    case GJ_PREMIUM_YEAR_UNKNOWN:
      add_year (judging, GJ_PAY_OBSTACLE_YEAR_UNKNOWN);
      break;
    case GJ_PREMIUM_TIER_UNKNOWN:
      add_year (judging, GJ_PAY_OBSTACLE_TIER_UNKNOWN);
      break;
    case GJ_PREMIUM_SUBSIDY_UNKNOWN:
      add_year (judging, GJ_PAY_OBSTACLE_SUBSIDY_UNKNOWN);
      break;
    }
}

static void
quote (const Judging *judging)
{
  const GjPayFacts *facts = judging->facts;
  GjPayEligibility *out = judging->out;
  const char *identity = out->insurance != NULL ? out->insurance->psn_idet_type : NULL;

  if (facts->status_tier != NULL)
    out->quote_result = gj_premium_quote_status (judging->region, facts->today,
                                                 facts->coverage_year, facts->status_tier,
                                                 identity, &out->quote);
  else
    out->quote_result = gj_premium_quote (judging->region, facts->today, facts->coverage_year,
                                          facts->relative.birth, identity, &out->quote);
}

GjPayObstacle
gj_eligibility_for_premium (const GjRegion *region, const GjPayFacts *facts, GjPayEligibility *out)
{
  GjPayEligibility scratch;
  GjPayEligibility *answer = out != NULL ? out : &scratch;
  Judging judging = { region, facts, answer };
  const GjInsuranceFact *employee;

  g_assert (region != NULL && facts != NULL);
  g_assert (gj_date_is_valid (facts->today));
  memset (answer, 0, sizeof *answer);
  employee = gj_eligibility_find_insurance (&facts->payer, GJ_INSUTYPE_EMPLOYEE, facts->today);
  answer->insurance
      = gj_eligibility_find_insurance (&facts->relative, GJ_INSUTYPE_RESIDENT, facts->today);
  quote (&judging);
  judge_paid (&judging);
  judge_payer (&judging, employee);
  judge_relative (&judging);
  judge_binding (&judging);
  judge_insurance (&judging);
  judge_place (&judging, employee);
  judge_region (&judging);
  judge_fee (&judging);
  return answer->n_reasons > 0 ? answer->reasons[0].obstacle : GJ_PAY_OBSTACLE_NONE;
}
