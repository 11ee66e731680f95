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

/* Outside the window: the year that it sold last, for as long as the region takes it late. @to is the
 * window's last day, @window the next one. */
static void
stretch_late (const GjRegion *region, GjDate today, guint to, GjPremiumWindow *window)
{
  guint late_to;
  guint year = window->coverage_year - 1;
  GjDate last;

  if (gj_region_get_month_day (region, GJ_POLICY_WINDOW_LATE_TO, &late_to) != GJ_KNOWN)
    return;
  last = day_in_year (year, late_to);
  if (today > last)
    return;
  window->open = TRUE;
  window->late = TRUE;
  window->from = gj_time_date (gj_date_start_us (day_in_year (gj_date_year (window->to) - 1, to))
                               + G_TIME_SPAN_DAY);
  window->to = last;
  window->coverage_year = year;
  window->provenance = *gj_region_get_provenance (region, GJ_POLICY_WINDOW_LATE_TO);
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
  if (!window.open)
    stretch_late (region, today, to, &window);
  g_assert (window.from <= window.to && today <= window.to);
  g_assert (!window.late || (window.open && today >= window.from));
  return window;
}

GjDate
gj_premium_window_from (const GjRegion *region, guint coverage_year)
{
  guint from;
  int offset;

  if (gj_region_get_month_day (region, GJ_POLICY_WINDOW_FROM, &from) != GJ_KNOWN
      || gj_region_get_number (region, GJ_POLICY_WINDOW_YEAR, &offset) != GJ_KNOWN)
    return gj_date_new (coverage_year, 1, 1);
  return day_in_year (coverage_year - (guint)offset, from);
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

static gboolean
is_by_status (const GjFeeRow *row)
{
  return !is_by_age (row) && !row->ages_unknown && !g_str_equal (row->tier, "all");
}

static const GjFeeRow *
find_status_tier (const GjPolicyFile *file, GjDate today, guint year, const char *tier)
{
  for (guint r = 0; r < file->premiums->len; r++)
    {
      const GjFeeRow *row = &g_array_index (file->premiums, GjFeeRow, r);

      if (row_year (row, today) == year && is_by_status (row) && g_str_equal (row->tier, tier))
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

      if (row != tier && row_year (row, today) == year && is_by_status (row)
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

/* The day the age counts on and the age, where a tier was found by them. */
static void
fill_age (const GjRegion *region, GjDate birth, const GjFeeRow *tier, GjPremiumQuote *out)
{
  guint age_on;

  if (birth == GJ_DATE_NONE || !is_by_age (tier)
      || gj_region_get_month_day (region, GJ_POLICY_PREMIUM_AGE_ON, &age_on) != GJ_KNOWN)
    return;
  out->age_on = day_in_year (out->coverage_year, age_on);
  out->age = MAX (gj_date_age (birth, out->age_on), 0);
  out->age_provenance = gj_region_get_provenance (region, GJ_POLICY_PREMIUM_AGE_ON);
}

/* The layer that knows the year's fees, or NULL; @out is empty but for year and window. */
static const GjPolicyFile *
begin_quote (const GjRegion *region, GjDate today, guint coverage_year, GjPremiumQuote *out)
{
  const GjPolicyFile *file = layer_of_year (region, today, coverage_year);

  g_assert (out != NULL);
  *out = (GjPremiumQuote){ .coverage_year = coverage_year,
                           .personal_fen = -1,
                           .reduced_from_fen = -1,
                           .subsidy_fen = -1,
                           .age = -1,
                           .window = gj_premium_window (region, today) };
  return file != NULL && year_has_fee (file, today, coverage_year) ? file : NULL;
}

/* What is paid in this tier, and whether it is on sale. */
static GjPremiumResult
finish_quote (const GjRegion *region, const GjPolicyFile *file, GjDate today, const GjFeeRow *tier,
              const char *psn_idet_type, GjPremiumQuote *out)
{
  GjPremiumResult result;

  if (tier == NULL || tier->personal_fen < 0)
    return GJ_PREMIUM_TIER_UNKNOWN;
  out->tier = tier->tier;
  out->tier_label = tier->tier_label;
  out->personal_fen = tier->personal_fen;
  out->subsidy_fen = tier->subsidy_fen;
  out->by_status = is_by_status (tier);
  out->status_tier_label = out->by_status ? NULL : status_tier (file, today, tier);
  out->provenance = tier->provenance;
  result = apply_identity (region, today, psn_idet_type, out);
  if (result != GJ_PREMIUM_OK)
    return result;
  g_assert (out->personal_fen >= 0);
  if (!out->window.open || out->window.coverage_year != out->coverage_year)
    return GJ_PREMIUM_WINDOW_CLOSED;
  return GJ_PREMIUM_OK;
}

GjPremiumResult
gj_premium_quote (const GjRegion *region, GjDate today, guint coverage_year, GjDate birth,
                  const char *psn_idet_type, GjPremiumQuote *out)
{
  const GjPolicyFile *file = begin_quote (region, today, coverage_year, out);
  const GjFeeRow *tier;

  if (file == NULL)
    return GJ_PREMIUM_YEAR_UNKNOWN;
  tier = find_tier (region, file, today, coverage_year, birth);
  if (tier != NULL)
    fill_age (region, birth, tier, out);
  return finish_quote (region, file, today, tier, psn_idet_type, out);
}

GjPremiumResult
gj_premium_quote_status (const GjRegion *region, GjDate today, guint coverage_year,
                         const char *tier, const char *psn_idet_type, GjPremiumQuote *out)
{
  const GjPolicyFile *file = begin_quote (region, today, coverage_year, out);

  if (file == NULL)
    return GJ_PREMIUM_YEAR_UNKNOWN;
  return finish_quote (region, file, today, find_status_tier (file, today, coverage_year, tier),
                       psn_idet_type, out);
}

gboolean
gj_premium_tier_is_by_status (const GjRegion *region, GjDate today, guint coverage_year,
                              const char *tier)
{
  const GjPolicyFile *file = layer_of_year (region, today, coverage_year);

  return file != NULL && find_status_tier (file, today, coverage_year, tier) != NULL;
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
                             .by_status = is_by_status (row),
                             .ages_unknown = row->ages_unknown,
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

GPtrArray *
gj_premium_list_identities (const GjRegion *region)
{
  GPtrArray *identities = g_ptr_array_new ();

  for (guint i = 0; i < gj_region_n_layers (region); i++)
    {
      const GjPolicyFile *file = gj_region_layer (region, i);

      for (guint r = 0; r < file->subsidies->len; r++)
        {
          char *identity = g_array_index (file->subsidies, GjFeeRow, r).identity;

          if (!g_ptr_array_find_with_equal_func (identities, identity, g_str_equal, NULL))
            g_ptr_array_add (identities, identity);
        }
    }
  return identities;
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
