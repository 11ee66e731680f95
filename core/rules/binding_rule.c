/* SPDX-License-Identifier: Apache-2.0 */
/* The rule for who may bind whom, as one walk through the facts in the order in which a resident
 * should hear of them. Nothing here is read, written or waited for. */
#include "core/rules/binding_rule.h"

#include <string.h>

#include "core/rules/codes.h"
#include "core/rules/division.h"
#include "core/rules/relation.h"

#define GEND_MALE "1"
#define GEND_FEMALE "2"

typedef struct
{
  const GjRegion *region;
  const GjBindFacts *facts;
  GjBindEligibility *out;
} Judging;

/* clang-format off: one word a line */
static const char *const WORDS[GJ_BIND_OBSTACLE_COUNT] = {
  [GJ_BIND_OBSTACLE_NONE] = "none",
  [GJ_BIND_OBSTACLE_CONTRIBUTOR_STATUS] = "contributor-status",
  [GJ_BIND_OBSTACLE_CONTRIBUTOR_NOT_EMPLOYEE] = "contributor-not-employee",
  [GJ_BIND_OBSTACLE_CONTRIBUTOR_SUSPENDED] = "contributor-suspended",
  [GJ_BIND_OBSTACLE_CONTRIBUTOR_ENDED] = "contributor-ended",
  [GJ_BIND_OBSTACLE_CONTRIBUTOR_NO_ACCOUNT] = "contributor-no-account",
  [GJ_BIND_OBSTACLE_SELF] = "self",
  [GJ_BIND_OBSTACLE_ALREADY_BOUND] = "already-bound",
  [GJ_BIND_OBSTACLE_REQUEST_PENDING] = "request-pending",
  [GJ_BIND_OBSTACLE_RELATIVE_DEAD] = "relative-dead",
  [GJ_BIND_OBSTACLE_RELATIVE_STATUS] = "relative-status",
  [GJ_BIND_OBSTACLE_RELATIVE_NOT_INSURED] = "relative-not-insured",
  [GJ_BIND_OBSTACLE_RELATIVE_WRONG_KIND] = "relative-wrong-kind",
  [GJ_BIND_OBSTACLE_RELATIVE_SUSPENDED] = "relative-suspended",
  [GJ_BIND_OBSTACLE_RELATIVE_ENDED] = "relative-ended",
  [GJ_BIND_OBSTACLE_OTHER_PROVINCE] = "other-province",
  [GJ_BIND_OBSTACLE_OTHER_CITY] = "other-city",
  [GJ_BIND_OBSTACLE_RELATION_NOT_CHOSEN] = "relation-not-chosen",
  [GJ_BIND_OBSTACLE_RELATION_SET_UNKNOWN] = "relation-set-unknown",
  [GJ_BIND_OBSTACLE_RELATION_NOT_HERE] = "relation-not-here",
  [GJ_BIND_OBSTACLE_RELATION_SEX] = "relation-sex",
  [GJ_BIND_OBSTACLE_RELATION_AGE] = "relation-age",
  [GJ_BIND_OBSTACLE_SPOUSE_SEX] = "spouse-sex",
  [GJ_BIND_OBSTACLE_SPOUSE_AGE] = "spouse-age",
  [GJ_BIND_OBSTACLE_SPOUSE_SECOND] = "spouse-second",
  [GJ_BIND_OBSTACLE_SPOUSE_TAKEN] = "spouse-taken",
  [GJ_BIND_OBSTACLE_RELATION_CONFLICT] = "relation-conflict",
  [GJ_BIND_OBSTACLE_MEMBER_CAP] = "member-cap",
  [GJ_BIND_OBSTACLE_CONTRIBUTOR_TAKEN] = "contributor-taken",
  [GJ_BIND_OBSTACLE_CONTRIBUTOR_CAP] = "contributor-cap",
};
/* clang-format on */

const char *
gj_bind_obstacle_word (GjBindObstacle obstacle)
{
  g_assert ((guint)obstacle < GJ_BIND_OBSTACLE_COUNT);
  return WORDS[obstacle];
}

GjBindObstacle
gj_bind_obstacle_from_word (const char *word)
{
  for (guint i = 0; i < GJ_BIND_OBSTACLE_COUNT; i++)
    if (g_strcmp0 (WORDS[i], word) == 0)
      return (GjBindObstacle)i;
  return GJ_BIND_OBSTACLE_NONE;
}

static gboolean
is_code (const char *value, const char *code)
{
  return g_strcmp0 (value, code) == 0;
}

/* Adds a reason; they must come in the enum's order, which is the order of telling. */
static GjBindReason *
add (const Judging *judging, GjBindObstacle obstacle)
{
  GjBindEligibility *out = judging->out;
  GjBindReason *reason;

  g_assert (out->n_reasons < GJ_BIND_OBSTACLE_COUNT);
  g_assert (out->n_reasons == 0 || out->reasons[out->n_reasons - 1].obstacle < obstacle);
  reason = &out->reasons[out->n_reasons++];
  reason->obstacle = obstacle;
  return reason;
}

static void
add_relation (const Judging *judging, GjBindObstacle obstacle, const char *patn_rlts)
{
  GjBindReason *reason = add (judging, obstacle);

  g_strlcpy (reason->patn_rlts, patn_rlts, sizeof reason->patn_rlts);
}

static void
judge_contributor (const Judging *judging, const GjInsuranceFact *employee)
{
  const GjBindFacts *facts = judging->facts;

  if (!is_code (facts->contributor.person.surv_stas, GJ_SURV_STAS_ALIVE))
    add (judging, GJ_BIND_OBSTACLE_CONTRIBUTOR_STATUS);
  switch (gj_eligibility_standing (employee, facts->today))
    {
    case GJ_STANDING_NORMAL:
      break;
    case GJ_STANDING_NONE:
      add (judging, GJ_BIND_OBSTACLE_CONTRIBUTOR_NOT_EMPLOYEE);
      break;
    case GJ_STANDING_SUSPENDED:
      add (judging, GJ_BIND_OBSTACLE_CONTRIBUTOR_SUSPENDED)->since = employee->paus_insu_date;
      break;
    case GJ_STANDING_ENDED:
      add (judging, GJ_BIND_OBSTACLE_CONTRIBUTOR_ENDED)->since = employee->paus_insu_date;
      break;
    }
  if (!facts->contributor_has_account)
    add (judging, GJ_BIND_OBSTACLE_CONTRIBUTOR_NO_ACCOUNT);
}

static void
judge_pair (const Judging *judging)
{
  const GjBindFacts *facts = judging->facts;

  if (facts->bound)
    add (judging, GJ_BIND_OBSTACLE_ALREADY_BOUND)->since = facts->bound_since;
  /* Who agrees with card and PIN now has answered the request that waits. */
  else if (facts->pending && !facts->consented)
    add (judging, GJ_BIND_OBSTACLE_REQUEST_PENDING)->since = facts->pending_since;
}

/* The relative's insurance that sharing asks for: 310 or 390, the better of the two. */
static const GjInsuranceFact *
find_shareable (const GjBindFacts *facts)
{
  static const GjStanding BEST_FIRST[]
      = { GJ_STANDING_NORMAL, GJ_STANDING_SUSPENDED, GJ_STANDING_ENDED };
  const GjInsuranceFact *kinds[] = {
    gj_eligibility_find_insurance (&facts->relative.person, GJ_INSUTYPE_EMPLOYEE, facts->today),
    gj_eligibility_find_insurance (&facts->relative.person, GJ_INSUTYPE_RESIDENT, facts->today),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (BEST_FIRST); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
      if (gj_eligibility_standing (kinds[k], facts->today) == BEST_FIRST[i])
        return kinds[k];
  return NULL;
}

/* Insured some other way; NULL where there is no such row. */
static const GjInsuranceFact *
find_other_kind (const GjBindFacts *facts)
{
  const GjPersonFact *person = &facts->relative.person;

  for (gsize i = 0; i < person->n_insurances; i++)
    if (gj_eligibility_standing (&person->insurances[i], facts->today) == GJ_STANDING_NORMAL)
      return &person->insurances[i];
  return NULL;
}

static void
judge_insurance (const Judging *judging, const GjInsuranceFact *insurance)
{
  const GjBindFacts *facts = judging->facts;
  const GjInsuranceFact *other = find_other_kind (facts);
  GjBindReason *wrong;

  switch (gj_eligibility_standing (insurance, facts->today))
    {
    case GJ_STANDING_NORMAL:
      break;
    case GJ_STANDING_NONE:
      if (other == NULL)
        {
          add (judging, GJ_BIND_OBSTACLE_RELATIVE_NOT_INSURED);
          break;
        }
      wrong = add (judging, GJ_BIND_OBSTACLE_RELATIVE_WRONG_KIND);
      g_strlcpy (wrong->insutype, other->insutype, sizeof wrong->insutype);
      break;
    case GJ_STANDING_SUSPENDED:
      add (judging, GJ_BIND_OBSTACLE_RELATIVE_SUSPENDED)->since = insurance->paus_insu_date;
      break;
    case GJ_STANDING_ENDED:
      add (judging, GJ_BIND_OBSTACLE_RELATIVE_ENDED)->since = insurance->paus_insu_date;
      break;
    }
}

static void
judge_relative (const Judging *judging)
{
  const char *surv_stas = judging->facts->relative.person.surv_stas;

  if (is_code (surv_stas, GJ_SURV_STAS_DEAD))
    add (judging, GJ_BIND_OBSTACLE_RELATIVE_DEAD);
  else if (!is_code (surv_stas, GJ_SURV_STAS_ALIVE))
    add (judging, GJ_BIND_OBSTACLE_RELATIVE_STATUS);
}

/* Where the relative is insured, seen from the contributor and from this kiosk. */
static void
judge_place (const Judging *judging, const GjInsuranceFact *employee,
             const GjInsuranceFact *insurance)
{
  const char *here = gj_region_admdvs (judging->region);
  gboolean nationwide = g_str_equal (here, "100000");
  const char *home = employee != NULL ? employee->insuplc_admdvs : here;
  const char *there;
  GjBindReason *reason;
  const char *way;
  gboolean allowed;

  if (insurance == NULL)
    return;
  there = insurance->insuplc_admdvs;
  if (!gj_division_same_province (home, there)
      || (!nationwide && !gj_division_same_province (here, there)))
    {
      reason = add (judging, GJ_BIND_OBSTACLE_OTHER_PROVINCE);
      g_strlcpy (reason->admdvs, there, sizeof reason->admdvs);
      reason->wallet
          = gj_region_get_text (judging->region, GJ_POLICY_SHARING_CROSS_PROVINCE, &way) == GJ_KNOWN
            && is_code (way, "wallet");
      return;
    }
  if (gj_division_covers (home, there) || gj_division_same_city (home, there)
      || (gj_region_get_boolean (judging->region, GJ_POLICY_SHARING_CROSS_CITY, &allowed)
              == GJ_KNOWN
          && allowed))
    return;
  reason = add (judging, GJ_BIND_OBSTACLE_OTHER_CITY);
  g_strlcpy (reason->admdvs, there, sizeof reason->admdvs);
}

static gboolean
contradicts (const char *registered, const char *word)
{
  return *word != '\0' && (is_code (registered, GEND_MALE) || is_code (registered, GEND_FEMALE))
         && !g_str_equal (registered, word);
}

/* The sex that the relation's word gives its contributor, "" for either. */
static const char *
contributor_gend (const char *patn_rlts)
{
  if (g_str_equal (patn_rlts, "11") || g_str_equal (patn_rlts, "53")
      || g_str_equal (patn_rlts, "54"))
    return GEND_FEMALE;
  if (g_str_equal (patn_rlts, "12") || g_str_equal (patn_rlts, "55")
      || g_str_equal (patn_rlts, "56"))
    return GEND_MALE;
  return "";
}

static void
judge_sex (const Judging *judging)
{
  const GjBindFacts *facts = judging->facts;

  if (contradicts (facts->relative.gend, gj_relation_gend (facts->patn_rlts))
      || contradicts (facts->contributor.gend, contributor_gend (facts->patn_rlts)))
    add_relation (judging, GJ_BIND_OBSTACLE_RELATION_SEX, facts->patn_rlts);
}

/* Is @older born at least @years before @younger? Two births of which one is not known contradict
 * nothing. */
static gboolean
is_older_by (GjDate older, GjDate younger, guint years)
{
  if (older == GJ_DATE_NONE || younger == GJ_DATE_NONE)
    return TRUE;
  return older <= younger && gj_date_age (older, younger) >= (int)years;
}

static gboolean
is_step_or_adoptive (const char *patn_rlts)
{
  static const char *const CODES[] = { "27", "37", "57", "58", NULL };

  return g_strv_contains (CODES, patn_rlts);
}

static void
judge_age (const Judging *judging)
{
  const GjBindFacts *facts = judging->facts;
  const char *patn_rlts = facts->patn_rlts;
  GjDate contributor = facts->contributor.person.birth;
  GjDate relative = facts->relative.person.birth;
  guint years = 0;
  gboolean fits = TRUE;

  switch (gj_relation_class (patn_rlts))
    {
    case GJ_RELATION_CLASS_PARENT:
      years = GJ_BIND_GENERATION_YEARS;
      fits = is_step_or_adoptive (patn_rlts) || is_older_by (relative, contributor, years);
      break;
    case GJ_RELATION_CLASS_CHILD:
      years = GJ_BIND_GENERATION_YEARS;
      fits = is_step_or_adoptive (patn_rlts) || is_older_by (contributor, relative, years);
      break;
    case GJ_RELATION_CLASS_GRANDPARENT:
      years = 2 * GJ_BIND_GENERATION_YEARS;
      fits = is_older_by (relative, contributor, years);
      break;
    case GJ_RELATION_CLASS_GRANDCHILD:
      years = 2 * GJ_BIND_GENERATION_YEARS;
      fits = is_older_by (contributor, relative, years);
      break;
    case GJ_RELATION_CLASS_SIBLING:
      if (g_str_equal (patn_rlts, "71") || g_str_equal (patn_rlts, "75"))
        fits = is_older_by (relative, contributor, 0);
      else if (g_str_equal (patn_rlts, "73") || g_str_equal (patn_rlts, "77"))
        fits = is_older_by (contributor, relative, 0);
      break;
    case GJ_RELATION_CLASS_SELF:
    case GJ_RELATION_CLASS_SPOUSE: /* judge_spouse() */
    case GJ_RELATION_CLASS_CHILD_IN_LAW:
    case GJ_RELATION_CLASS_PARENT_IN_LAW:
    case GJ_RELATION_CLASS_OTHER:
    case GJ_RELATION_CLASS_NONE:
      break;
    }
  if (fits)
    return;
  add_relation (judging, GJ_BIND_OBSTACLE_RELATION_AGE, patn_rlts);
  judging->out->reasons[judging->out->n_reasons - 1].limit = years;
}

static gboolean
may_marry (const GjBindPerson *person, GjDate today)
{
  int age = is_code (person->gend, GEND_MALE) ? GJ_BIND_HUSBAND_AGE : GJ_BIND_WIFE_AGE;

  return person->person.birth == GJ_DATE_NONE || gj_date_age (person->person.birth, today) >= age;
}

static void
judge_spouse (const Judging *judging)
{
  const GjBindFacts *facts = judging->facts;

  if (gj_relation_class (facts->patn_rlts) != GJ_RELATION_CLASS_SPOUSE)
    return;
  if ((is_code (facts->contributor.gend, GEND_MALE) && is_code (facts->relative.gend, GEND_MALE))
      || (is_code (facts->contributor.gend, GEND_FEMALE)
          && is_code (facts->relative.gend, GEND_FEMALE)))
    add (judging, GJ_BIND_OBSTACLE_SPOUSE_SEX);
  if (!may_marry (&facts->contributor, facts->today) || !may_marry (&facts->relative, facts->today))
    add (judging, GJ_BIND_OBSTACLE_SPOUSE_AGE);
  if (facts->contributor_has_spouse)
    add (judging, GJ_BIND_OBSTACLE_SPOUSE_SECOND);
  if (facts->relative_has_spouse)
    add (judging, GJ_BIND_OBSTACLE_SPOUSE_TAKEN);
}

/* 次女 and 女儿 do not contradict each other, 母亲 and 姐姐 do. */
static void
judge_said (const Judging *judging)
{
  const GjBindFacts *facts = judging->facts;

  for (gsize i = 0; i < facts->n_said; i++)
    if (gj_relation_is_valid (facts->said[i])
        && gj_relation_class (facts->said[i]) != gj_relation_class (facts->patn_rlts))
      {
        add_relation (judging, GJ_BIND_OBSTACLE_RELATION_CONFLICT, facts->said[i]);
        return;
      }
}

static void
judge_relation (const Judging *judging)
{
  const GjBindFacts *facts = judging->facts;
  gboolean chosen = gj_relation_is_valid (facts->patn_rlts);
  GjRelationSet set;
  gboolean in_laws;

  if (!chosen)
    add (judging, GJ_BIND_OBSTACLE_RELATION_NOT_CHOSEN);
  if (gj_region_get_relation_set (judging->region, &set, &in_laws) == GJ_KNOWN_NULL)
    add (judging, GJ_BIND_OBSTACLE_RELATION_SET_UNKNOWN);
  else if (chosen && !gj_relation_in_set (facts->patn_rlts, set, in_laws))
    add_relation (judging, GJ_BIND_OBSTACLE_RELATION_NOT_HERE, facts->patn_rlts);
  if (!chosen)
    return;
  judge_sex (judging);
  judge_age (judging);
  judge_spouse (judging);
  judge_said (judging);
}

static gboolean
reaches_limit (const Judging *judging, GjPolicyKey key, guint count, guint *limit)
{
  int number;

  if (gj_region_get_number (judging->region, key, &number) == GJ_KNOWN_NULL)
    return FALSE;
  *limit = (guint)number;
  return count >= *limit;
}

static void
judge_numbers (const Judging *judging)
{
  const GjBindFacts *facts = judging->facts;
  gboolean several;
  guint limit;

  if (facts->bound) /* counted among them already */
    return;
  if (reaches_limit (judging, GJ_POLICY_SHARING_MEMBER_CAP, facts->n_relatives, &limit))
    add (judging, GJ_BIND_OBSTACLE_MEMBER_CAP)->limit = limit;
  if (facts->n_contributors > 0
      && gj_region_get_boolean (judging->region, GJ_POLICY_RELATIONS_MANY_TO_MANY, &several)
             == GJ_KNOWN
      && !several)
    add (judging, GJ_BIND_OBSTACLE_CONTRIBUTOR_TAKEN);
  else if (reaches_limit (judging, GJ_POLICY_SHARING_CONTRIBUTOR_CAP, facts->n_contributors, &limit))
    add (judging, GJ_BIND_OBSTACLE_CONTRIBUTOR_CAP)->limit = limit;
}

static void
judge_consent (const Judging *judging)
{
  const GjBindFacts *facts = judging->facts;
  GjDate birth = facts->relative.person.birth;
  int age;

  if (gj_region_get_number (judging->region, GJ_POLICY_SHARING_CONFIRM_AGE, &age) == GJ_KNOWN_NULL)
    return;
  judging->out->consent_age = (guint)age;
  judging->out->needs_consent
      = !facts->consented && (birth == GJ_DATE_NONE || gj_date_age (birth, facts->today) >= age);
}

GjBindObstacle
gj_eligibility_for_binding (const GjRegion *region, const GjBindFacts *facts,
                            GjBindEligibility *out)
{
  GjBindEligibility scratch;
  GjBindEligibility *answer = out != NULL ? out : &scratch;
  Judging judging = { region, facts, answer };
  const GjInsuranceFact *employee;
  const GjInsuranceFact *insurance;

  g_assert (region != NULL && facts != NULL);
  g_assert (gj_date_is_valid (facts->today));
  memset (answer, 0, sizeof *answer);
  employee
      = gj_eligibility_find_insurance (&facts->contributor.person, GJ_INSUTYPE_EMPLOYEE, facts->today);
  insurance = find_shareable (facts);
  judge_contributor (&judging, employee);
  if (facts->same_person)
    {
      add (&judging, GJ_BIND_OBSTACLE_SELF);
      return answer->reasons[0].obstacle;
    }
  judge_pair (&judging);
  judge_relative (&judging);
  judge_insurance (&judging, insurance);
  judge_place (&judging, employee, insurance);
  judge_relation (&judging);
  judge_numbers (&judging);
  judge_consent (&judging);
  return answer->n_reasons > 0 ? answer->reasons[0].obstacle : GJ_BIND_OBSTACLE_NONE;
}

gboolean
gj_bind_eligibility_waits_for_relation (const GjBindEligibility *eligibility)
{
  return eligibility->n_reasons == 1
         && eligibility->reasons[0].obstacle == GJ_BIND_OBSTACLE_RELATION_NOT_CHOSEN;
}

gboolean
gj_bind_eligibility_waits_for_answer (const GjBindEligibility *eligibility)
{
  gboolean waits = FALSE;

  for (guint i = 0; i < eligibility->n_reasons; i++)
    if (eligibility->reasons[i].obstacle == GJ_BIND_OBSTACLE_REQUEST_PENDING)
      waits = TRUE;
    else if (eligibility->reasons[i].obstacle != GJ_BIND_OBSTACLE_RELATION_NOT_CHOSEN)
      return FALSE;
  return waits;
}

void
gj_bind_eligibility_agree (GjBindEligibility *eligibility)
{
  guint kept = 0;

  eligibility->needs_consent = FALSE;
  for (guint i = 0; i < eligibility->n_reasons; i++)
    if (eligibility->reasons[i].obstacle != GJ_BIND_OBSTACLE_REQUEST_PENDING)
      eligibility->reasons[kept++] = eligibility->reasons[i];
  eligibility->n_reasons = kept;
}
