/* SPDX-License-Identifier: Apache-2.0 */
/* Finds the window, the tier and the fee in a region's layers. It never averages, carries over or
 * guesses: what no row says is unknown. */
#include "core/rules/premium.h"

#include "core/rules/policy_file.h"

static GjDate
day_in_year (guint year, guint month_day)
{
  guint month = month_day / 100;
  guint day = month_day % 100;

  /* 02-29 in a common year is its last February day. */
  while (!gj_date_is_valid (year * 10000 + month * 100 + day))
    day--;
  return gj_date_new (year, month, day);
}

GjPremiumWindow
gj_premium_window (const GjRegion *region, GjDate today)
{
  GjPremiumWindow window = { 0 };
  guint from;
  guint to;
  int offset;
  guint year = gj_date_year (today);

  if (gj_region_get_month_day (region, GJ_POLICY_WINDOW_FROM, &from) != GJ_KNOWN
      || gj_region_get_month_day (region, GJ_POLICY_WINDOW_TO, &to) != GJ_KNOWN
      || gj_region_get_number (region, GJ_POLICY_WINDOW_YEAR, &offset) != GJ_KNOWN)
    return window;
  if (today > day_in_year (year, to))
    year++;
  window.known = TRUE;
  window.from = day_in_year (year, from);
  window.to = day_in_year (year, to);
  window.open = today >= window.from && today <= window.to;
  window.coverage_year = year + (guint)offset;
  window.provenance = *gj_region_get_provenance (region, GJ_POLICY_WINDOW_FROM);
  g_assert (window.from <= window.to && today <= window.to);
  return window;
}

static guint
row_year (const GjFeeRow *row, GjDate today)
{
  return row->relative_year ? gj_date_year (today) + row->year : row->year;
}

/* The nearest layer whose premium table speaks of the year; NULL if none does, as far as fees are
 * inherited. */
static const GjPolicyFile *
layer_of_year (const GjRegion *region, GjDate today, guint year)
{
  for (guint i = 0; i < gj_region_n_layers (region); i++)
    {
      const GjPolicyFile *file = gj_region_layer (region, i);

      for (guint r = 0; r < file->premiums->len; r++)
        if (row_year (&g_array_index (file->premiums, GjFeeRow, r), today) == year)
          return file;
      if (!file->inherit_fees)
        return NULL;
    }
  return NULL;
}

static gboolean
year_has_fee (const GjPolicyFile *file, GjDate today, guint year)
{
  for (guint r = 0; r < file->premiums->len; r++)
    {
      const GjFeeRow *row = &g_array_index (file->premiums, GjFeeRow, r);

      if (row_year (row, today) == year && row->personal_fen >= 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_by_age (const GjFeeRow *row)
{
  return row->age_from >= 0 || row->age_to >= 0;
}

/* The one tier of the year for somebody of that age; NULL if there is none. Ages do not overlap
 * (the table is checked), so the first that fits is the only one. */
static const GjFeeRow *
tier_for_age (const GjPolicyFile *file, GjDate today, guint year, int age)
{
  for (guint r = 0; r < file->premiums->len; r++)
    {
      const GjFeeRow *row = &g_array_index (file->premiums, GjFeeRow, r);

      if (row_year (row, today) != year)
        continue;
      if (g_str_equal (row->tier, "all"))
        return row;
      if (is_by_age (row) && age >= row->age_from && (row->age_to < 0 || age <= row->age_to))
        return row;
    }
  return NULL;
}

/* Where the policy names no day for the age, the tier must be the same on every day of the coverage
 * year. */
static const GjFeeRow *
find_tier (const GjRegion *region, const GjPolicyFile *file, GjDate today, guint year, GjDate birth)
{
  guint age_on;
  GjDate first = gj_date_new (year, 1, 1);
  GjDate last = gj_date_new (year, 12, 31);
  const GjFeeRow *tier;

  if (birth == GJ_DATE_NONE)
    {
      tier = tier_for_age (file, today, year, 0);
      return tier != NULL && g_str_equal (tier->tier, "all") ? tier : NULL;
    }
  if (gj_region_get_month_day (region, GJ_POLICY_PREMIUM_AGE_ON, &age_on) == GJ_KNOWN)
    first = last = day_in_year (year, age_on);
  /* Somebody born after that day counts as 0 years old. */
  tier = tier_for_age (file, today, year, MAX (gj_date_age (birth, first), 0));
  return tier == tier_for_age (file, today, year, MAX (gj_date_age (birth, last), 0)) ? tier : NULL;
}

/* The subsidised row for the identity and tier, the tier's own before "all"; the nearest layer that
 * speaks of the identity in that year decides. */
static const GjFeeRow *
find_subsidy (const GjRegion *region, GjDate today, guint year, const char *identity,
              const char *tier)
{
  for (guint i = 0; i < gj_region_n_layers (region); i++)
    {
      const GjPolicyFile *file = gj_region_layer (region, i);
      const GjFeeRow *found = NULL;

      for (guint r = 0; r < file->subsidies->len; r++)
        {
          const GjFeeRow *row = &g_array_index (file->subsidies, GjFeeRow, r);

          if (row_year (row, today) != year || !g_str_equal (row->identity, identity))
            continue;
          if (g_str_equal (row->tier, tier) || (found == NULL && g_str_equal (row->tier, "all")))
            found = row;
        }
      if (found != NULL || !file->inherit_fees)
        return found;
    }
  return NULL;
}

/* A tier by status with another fee, if the year has one. */
static const char *
status_tier (const GjPolicyFile *file, GjDate today, const GjFeeRow *tier)
{
  guint year = row_year (tier, today);

  for (guint r = 0; r < file->premiums->len; r++)
    {
      const GjFeeRow *row = &g_array_index (file->premiums, GjFeeRow, r);

      if (row != tier && row_year (row, today) == year && !is_by_age (row)
          && row->personal_fen != tier->personal_fen)
        return row->tier_label;
    }
  return NULL;
}

static GjPremiumResult
apply_identity (const GjRegion *region, GjDate today, const char *identity, GjPremiumQuote *out)
{
  const GjFeeRow *subsidy;
  gint64 full_fen = out->personal_fen;

  if (identity == NULL || *identity == '\0')
    return GJ_PREMIUM_OK;
  subsidy = find_subsidy (region, today, out->coverage_year, identity, out->tier);
  if (subsidy == NULL || subsidy->personal_fen < 0)
    {
      out->personal_fen = -1;
      return GJ_PREMIUM_SUBSIDY_UNKNOWN;
    }
  out->identity = subsidy->identity;
  out->personal_fen = subsidy->personal_fen;
  out->reduced_from_fen = full_fen;
  out->provenance = subsidy->provenance;
  out->status_tier_label = subsidy->personal_fen == 0 ? NULL : out->status_tier_label;
  return GJ_PREMIUM_OK;
}

GjPremiumResult
gj_premium_quote (const GjRegion *region, GjDate today, guint coverage_year, GjDate birth,
                  const char *psn_idet_type, GjPremiumQuote *out)
{
  const GjPolicyFile *file;
  const GjFeeRow *tier;
  GjPremiumResult result;

  g_assert (out != NULL);
  *out = (GjPremiumQuote){ .coverage_year = coverage_year,
                           .personal_fen = -1,
                           .reduced_from_fen = -1,
                           .subsidy_fen = -1,
                           .window = gj_premium_window (region, today) };
  file = layer_of_year (region, today, coverage_year);
  if (file == NULL || !year_has_fee (file, today, coverage_year))
    return GJ_PREMIUM_YEAR_UNKNOWN;
  tier = find_tier (region, file, today, coverage_year, birth);
  if (tier == NULL || tier->personal_fen < 0)
    return GJ_PREMIUM_TIER_UNKNOWN;
  out->tier = tier->tier;
  out->tier_label = tier->tier_label;
  out->personal_fen = tier->personal_fen;
  out->subsidy_fen = tier->subsidy_fen;
  out->status_tier_label = status_tier (file, today, tier);
  out->provenance = tier->provenance;
  result = apply_identity (region, today, psn_idet_type, out);
  if (result != GJ_PREMIUM_OK)
    return result;
  g_assert (out->personal_fen >= 0);
  if (!out->window.open || out->window.coverage_year != coverage_year)
    return GJ_PREMIUM_WINDOW_CLOSED;
  return GJ_PREMIUM_OK;
}

GArray *
gj_premium_list_tiers (const GjRegion *region, GjDate today, guint coverage_year)
{
  GArray *tiers = g_array_new (FALSE, FALSE, sizeof (GjPremiumTier));
  const GjPolicyFile *file = layer_of_year (region, today, coverage_year);

  for (guint r = 0; file != NULL && r < file->premiums->len; r++)
    {
      const GjFeeRow *row = &g_array_index (file->premiums, GjFeeRow, r);
      GjPremiumTier tier = { .coverage_year = coverage_year,
                             .tier = row->tier,
                             .tier_label = row->tier_label,
                             .age_from = row->age_from,
                             .age_to = row->age_to,
                             .by_status = !is_by_age (row) && !g_str_equal (row->tier, "all"),
                             .personal_fen = row->personal_fen,
                             .subsidy_fen = row->subsidy_fen,
                             .provenance = row->provenance };

      if (row_year (row, today) == coverage_year && row->personal_fen >= 0)
        g_array_append_val (tiers, tier);
    }
  return tiers;
}

static gboolean
lists_identity (const GArray *subsidies, const char *identity, const char *tier)
{
  for (guint i = 0; i < subsidies->len; i++)
    {
      const GjPremiumSubsidy *seen = &g_array_index (subsidies, GjPremiumSubsidy, i);

      if (g_str_equal (seen->identity, identity) && g_str_equal (seen->tier, tier))
        return TRUE;
    }
  return FALSE;
}

GArray *
gj_premium_list_subsidies (const GjRegion *region, GjDate today, guint coverage_year)
{
  GArray *subsidies = g_array_new (FALSE, FALSE, sizeof (GjPremiumSubsidy));

  for (guint i = 0; i < gj_region_n_layers (region); i++)
    {
      const GjPolicyFile *file = gj_region_layer (region, i);

      for (guint r = 0; r < file->subsidies->len; r++)
        {
          const GjFeeRow *row = &g_array_index (file->subsidies, GjFeeRow, r);
          GjPremiumSubsidy subsidy
              = { row->identity, row->tier, row->personal_fen, row->provenance };

          if (row_year (row, today) == coverage_year
              && !lists_identity (subsidies, row->identity, row->tier))
            g_array_append_val (subsidies, subsidy);
        }
      if (!file->inherit_fees)
        break;
    }
  return subsidies;
}

static int
by_number (gconstpointer a, gconstpointer b)
{
  guint left = *(const guint *)a;
  guint right = *(const guint *)b;

  return left < right ? -1 : left > right;
}

GArray *
gj_premium_list_years (const GjRegion *region, GjDate today)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < gj_region_n_layers (region); i++)
    {
      const GjPolicyFile *file = gj_region_layer (region, i);

      for (guint r = 0; r < file->premiums->len; r++)
        {
          guint year = row_year (&g_array_index (file->premiums, GjFeeRow, r), today);
          const GjPolicyFile *speaks = layer_of_year (region, today, year);
          gboolean listed = FALSE;

          for (guint y = 0; y < years->len; y++)
            listed = listed || g_array_index (years, guint, y) == year;
          if (!listed && speaks == file && year_has_fee (file, today, year))
            g_array_append_val (years, year);
        }
      if (!file->inherit_fees)
        break;
    }
  g_array_sort (years, by_number);
  return years;
}
