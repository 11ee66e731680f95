/* SPDX-License-Identifier: Apache-2.0 */
/* Counts the waiting months step by step, so that the explanation is the calculation itself. */
#include "core/rules/waiting.h"

#include "core/base/i18n.h"

/* The numbers of a region that a lapse needs. */
typedef struct
{
  int per_year;
  int repair;
  int long_gap_years;
  int long_gap_months;
  gboolean first_year_adds;
} GapRule;

static GjProvenance
source_of (const GjRegion *region, GjPolicyKey key)
{
  const GjProvenance *provenance = gj_region_get_provenance (region, key);

  return provenance != NULL ? *provenance : (GjProvenance){ 0 };
}

static void
add_step (GjWaiting *out, GjWaitingStepKind kind, guint years, guint months,
          GjProvenance provenance)
{
  g_assert (out->n_steps < GJ_WAITING_MAX_STEPS);
  out->steps[out->n_steps++] = (GjWaitingStep){ kind, years, months, out->months, provenance };
}

static gboolean
lists (const guint *years, gsize n_years, guint year)
{
  for (gsize i = 0; i < n_years; i++)
    if (years[i] == year)
      return TRUE;
  return FALSE;
}

static void
check_facts (const GjWaitingFacts *facts)
{
  g_assert (gj_date_is_valid (facts->paid_on));
  g_assert (facts->coverage_year >= 1900 && facts->coverage_year <= 9998);
  g_assert (facts->n_missed_years <= GJ_WAITING_MAX_YEARS);
  g_assert (facts->n_repaired_years <= facts->n_missed_years);
  g_assert (!facts->no_history || facts->n_missed_years + facts->n_partial_years == 0);
  g_assert (facts->n_missed_years + facts->n_partial_years <= GJ_WAITING_MAX_YEARS);
  for (gsize i = 0; i < facts->n_partial_years; i++)
    {
      g_assert (facts->partial_years[i] < facts->coverage_year);
      g_assert (!lists (facts->partial_years, i, facts->partial_years[i]));
      g_assert (!lists (facts->missed_years, facts->n_missed_years, facts->partial_years[i]));
    }
  for (gsize i = 0; i < facts->n_missed_years; i++)
    {
      g_assert (facts->missed_years[i] < facts->coverage_year);
      g_assert (!lists (facts->missed_years, i, facts->missed_years[i]));
    }
  for (gsize i = 0; i < facts->n_repaired_years; i++)
    {
      g_assert (lists (facts->missed_years, facts->n_missed_years, facts->repaired_years[i]));
      g_assert (!lists (facts->repaired_years, i, facts->repaired_years[i]));
    }
}

/* The unbroken run of missed years right before the coverage year. */
static guint
run_length (const GjWaitingFacts *facts)
{
  guint length = 0;

  while (lists (facts->missed_years, facts->n_missed_years, facts->coverage_year - 1 - length))
    length++;
  return length;
}

/* How many of the run's years the region counts. A year from before the rule was in force counts
 * only where the region says from which year it does. FALSE: it matters, and nobody said. */
static gboolean
count_years (const GjRegion *region, const GjWaitingFacts *facts, guint run, GjWaiting *out)
{
  GjProvenance rule = source_of (region, GJ_POLICY_WAITING_MONTHS_PER_GAP_YEAR);
  guint first = facts->coverage_year - run;
  int from;

  out->gap_years = run;
  if (run == 0)
    return TRUE;
  if (gj_region_get_number (region, GJ_POLICY_WAITING_GAP_YEARS_FROM, &from) == GJ_KNOWN)
    {
      guint old = first < (guint)from ? MIN ((guint)from - first, run) : 0;

      out->gap_years = run - old;
      if (old > 0)
        add_step (out, GJ_WAITING_STEP_OLD_YEARS, old, 0,
                  source_of (region, GJ_POLICY_WAITING_GAP_YEARS_FROM));
      return TRUE;
    }
  if (rule.effective_from != GJ_DATE_NONE && first < gj_date_year (rule.effective_from))
    {
      out->missing = GJ_POLICY_WAITING_GAP_YEARS_FROM;
      return FALSE;
    }
  return TRUE;
}

static guint
count_repaired (const GjWaitingFacts *facts, guint gap_years)
{
  guint repaired = 0;

  for (gsize i = 0; i < facts->n_repaired_years; i++)
    if (facts->repaired_years[i] >= facts->coverage_year - gap_years)
      repaired++;
  return repaired;
}

static gboolean
read_number (const GjRegion *region, GjPolicyKey key, int *value, GjWaiting *out)
{
  out->missing = key;
  return gj_region_get_number (region, key, value) == GJ_KNOWN;
}

static gboolean
read_gap_rule (const GjRegion *region, GapRule *rule, GjWaiting *out)
{
  if (!read_number (region, GJ_POLICY_WAITING_MONTHS_PER_GAP_YEAR, &rule->per_year, out)
      || !read_number (region, GJ_POLICY_WAITING_REPAIR_MONTHS, &rule->repair, out)
      || !read_number (region, GJ_POLICY_WAITING_LONG_GAP_YEARS, &rule->long_gap_years, out)
      || !read_number (region, GJ_POLICY_WAITING_LONG_GAP_MONTHS, &rule->long_gap_months, out))
    return FALSE;
  out->missing = GJ_POLICY_WAITING_FIRST_YEAR_ADDS;
  return gj_region_get_boolean (region, GJ_POLICY_WAITING_FIRST_YEAR_ADDS, &rule->first_year_adds)
         == GJ_KNOWN;
}

/* A lapse of @gap_years adds, paying takes away again, and a long one keeps its least. */
static void
add_gap (const GjRegion *region, const GapRule *rule, guint gap_years, guint repaired,
         GjWaiting *out)
{
  guint adding = gap_years - (rule->first_year_adds ? 0 : 1);
  guint added = adding * (guint)rule->per_year;
  guint taken = MIN (repaired * (guint)rule->repair, added);
  gboolean long_gap = gap_years >= (guint)rule->long_gap_years;

  if (!rule->first_year_adds)
    add_step (out, GJ_WAITING_STEP_FIRST_YEAR, 1, 0,
              source_of (region, GJ_POLICY_WAITING_FIRST_YEAR_ADDS));
  out->months += added;
  out->months_without_repair = out->months;
  if (adding > 0)
    add_step (out, GJ_WAITING_STEP_GAP, adding, added,
              source_of (region, GJ_POLICY_WAITING_MONTHS_PER_GAP_YEAR));
  out->months -= taken;
  if (repaired > 0)
    add_step (out, GJ_WAITING_STEP_REPAIR, repaired, taken,
              source_of (region, GJ_POLICY_WAITING_REPAIR_MONTHS));
  if (!long_gap)
    return;
  out->months_without_repair = MAX (out->months_without_repair, (guint)rule->long_gap_months);
  if (out->months < (guint)rule->long_gap_months)
    {
      out->months = (guint)rule->long_gap_months;
      add_step (out, GJ_WAITING_STEP_AT_LEAST, (guint)rule->long_gap_years, out->months,
                source_of (region, GJ_POLICY_WAITING_LONG_GAP_MONTHS));
    }
}

/* Cover that needs no wait begins with the year, or with the payment where that comes later. */
static void
find_cover (const GjRegion *region, const GjWaitingFacts *facts, GjWaiting *out)
{
  GjDate year_begins = gj_date_new (facts->coverage_year, 1, 1);
  GjDate year_ends = gj_date_new (facts->coverage_year, 12, 31);
  GjDate unwaited = MAX (year_begins, facts->paid_on);
  const char *counted_from = NULL;

  if (out->months == 0)
    out->covered_from = unwaited;
  else if (gj_region_get_text (region, GJ_POLICY_WAITING_COUNTED_FROM, &counted_from) != GJ_KNOWN)
    return;
  else if (g_str_equal (counted_from, "payment"))
    out->covered_from = MAX (year_begins, gj_date_add_months (facts->paid_on, (int)out->months));
  else
    out->covered_from = gj_date_add_months (unwaited, (int)out->months);
  if (out->covered_from > year_ends)
    return;
  out->covered_to = year_ends;
  out->covered_months = 13 - gj_date_month (out->covered_from);
  g_assert (out->covered_months >= 1 && out->covered_months <= 12);
}

/* FALSE: it matters whether this person is exempt, and nobody said. */
static gboolean
is_exempt (const GjRegion *region, GjWaitingExemption exemption, gboolean *exempt, GjWaiting *out)
{
  GjPolicyKey key = exemption == GJ_WAITING_EXEMPTION_NEWBORN
                        ? GJ_POLICY_WAITING_EXEMPT_NEWBORN
                        : GJ_POLICY_WAITING_EXEMPT_SPECIAL_GROUPS;

  *exempt = FALSE;
  if (exemption == GJ_WAITING_EXEMPTION_NONE)
    return TRUE;
  out->missing = key;
  if (gj_region_get_boolean (region, key, exempt) != GJ_KNOWN)
    return FALSE;
  if (*exempt)
    add_step (out, GJ_WAITING_STEP_EXEMPT, 0, 0, source_of (region, key));
  return TRUE;
}

/* Who pays late waits the fixed months, whatever came before. */
static GjWaitingResult
find_least (const GjRegion *region, const GjWaitingFacts *facts, GjWaiting *out)
{
  int fixed = 0;

  if (facts->late && !read_number (region, GJ_POLICY_WAITING_FIXED_MONTHS, &fixed, out))
    return GJ_WAITING_UNKNOWN;
  out->months = out->months_without_repair = (guint)fixed;
  return GJ_WAITING_UNSURE;
}

/* By whole years: each is missed or it is not. */
static GjWaitingResult
calculate (const GjRegion *region, const GjWaitingFacts *facts, GjWaiting *out)
{
  guint run;
  int fixed;
  gboolean exempt;
  GapRule rule;

  *out = (GjWaiting){ 0 };
  run = run_length (facts);
  if (run == 0 && !facts->late && !facts->no_history)
    {
      add_step (out, GJ_WAITING_STEP_NO_GAP, 0, 0, (GjProvenance){ 0 });
      find_cover (region, facts, out);
      return GJ_WAITING_NONE;
    }
  if (!is_exempt (region, facts->exemption, &exempt, out))
    return GJ_WAITING_UNKNOWN;
  if (exempt)
    {
      find_cover (region, facts, out);
      return GJ_WAITING_NONE;
    }
  if (facts->no_history)
    return find_least (region, facts, out);
  if (facts->n_missed_years > run)
    add_step (out, GJ_WAITING_STEP_EARLIER_GAP, (guint)facts->n_missed_years - run, 0,
              (GjProvenance){ 0 });
  if (!count_years (region, facts, run, out)
      || !read_number (region, GJ_POLICY_WAITING_FIXED_MONTHS, &fixed, out))
    return GJ_WAITING_UNKNOWN;
  if (out->gap_years > 0 && !read_gap_rule (region, &rule, out))
    return GJ_WAITING_UNKNOWN;
  out->months = out->months_without_repair = (guint)fixed;
  add_step (out, GJ_WAITING_STEP_FIXED, 0, out->months,
            source_of (region, GJ_POLICY_WAITING_FIXED_MONTHS));
  if (out->gap_years > 0)
    add_gap (region, &rule, out->gap_years, count_repaired (facts, out->gap_years), out);
  g_assert (out->months <= out->months_without_repair);
  find_cover (region, facts, out);
  return out->months > 0 ? GJ_WAITING_MONTHS : GJ_WAITING_NONE;
}

/* The same facts with the partial years among the missed ones. */
static GjWaitingResult
calculate_at_most (const GjRegion *region, const GjWaitingFacts *facts, GjWaiting *out)
{
  guint missed[GJ_WAITING_MAX_YEARS];
  GjWaitingFacts most = *facts;

  for (gsize i = 0; i < facts->n_missed_years; i++)
    missed[i] = facts->missed_years[i];
  for (gsize i = 0; i < facts->n_partial_years; i++)
    missed[most.n_missed_years++] = facts->partial_years[i];
  most.missed_years = missed;
  return calculate (region, &most, out);
}

static guint
count_deciding (const GjWaitingFacts *facts)
{
  guint year = facts->coverage_year - 1;
  guint partial = 0;

  for (;; year--)
    if (lists (facts->partial_years, facts->n_partial_years, year))
      partial++;
    else if (!lists (facts->missed_years, facts->n_missed_years, year))
      return partial;
}

GjWaitingResult
gj_waiting_calculate (const GjRegion *region, const GjWaitingFacts *facts, GjWaiting *out)
{
  GjWaitingResult least, most;
  GjWaiting longest;

  check_facts (facts);
  least = calculate (region, facts, out);
  if (facts->n_partial_years == 0 || least == GJ_WAITING_UNKNOWN)
    return least;
  most = calculate_at_most (region, facts, &longest);
  if (most == least && longest.months == out->months)
    return least;
  *out = (GjWaiting){ .months = out->months,
                      .months_without_repair = out->months,
                      .gap_years = out->gap_years,
                      .partial_years = count_deciding (facts) };
  g_assert (out->partial_years > 0);
  return GJ_WAITING_UNSURE;
}

char *
gj_waiting_step_text (const GjWaitingStep *step)
{
  switch (step->kind)
    {
    case GJ_WAITING_STEP_NO_GAP:
      return g_strdup (_ ("按时缴费，没有断缴：不用等"));
    case GJ_WAITING_STEP_EXEMPT:
      return g_strdup (_ ("新生儿和特殊困难人员：不用等"));
    case GJ_WAITING_STEP_EARLIER_GAP:
      return g_strdup (_ ("更早的断缴：后来又缴过，不再算"));
    case GJ_WAITING_STEP_OLD_YEARS:
      return g_strdup_printf (_ ("太早断缴的%u年：本地不算"), step->years);
    case GJ_WAITING_STEP_FIXED:
      return g_strdup_printf (_ ("断缴或晚缴，先等%u个月"), step->months);
    case GJ_WAITING_STEP_FIRST_YEAR:
      return g_strdup (_ ("断缴的第1年，本地不加"));
    case GJ_WAITING_STEP_GAP:
      return g_strdup_printf (_ ("断缴%u年，加%u个月"), step->years, step->months);
    case GJ_WAITING_STEP_REPAIR:
      return g_strdup_printf (_ ("补缴%u年，减%u个月"), step->years, step->months);
    case GJ_WAITING_STEP_AT_LEAST:
      return g_strdup_printf (_ ("断缴满%u年，一共至少等%u个月"), step->years, step->months);
    }
  g_assert_not_reached ();
}
