/* SPDX-License-Identifier: Apache-2.0 */
/* 我该缴哪一档: a year of birth and an identity, and for every year whose fee is known the tier, the fee, and why. */
#include "core/base/i18n.h"
#include "core/rules/premium.h"
#include "kiosk/flows/policy_private.h"
#include "ui/pages/menu_page.h"
#include "ui/pages/number_page.h"
#include "ui/pages/page_kit.h"

#define OLDEST_BIRTH 1900
#define IDENTITIES_MAX 16


/* The identities that any known year speaks of. Pointers into the region. */
static guint
list_identities (const GjRegion *region, GjDate today, const char *identities[IDENTITIES_MAX])
{
  g_autoptr (GArray) years = gj_premium_list_years (region, today);
  guint n = 0;

  for (guint y = 0; y < years->len; y++)
    {
      g_autoptr (GArray) subsidies
          = gj_premium_list_subsidies (region, today, g_array_index (years, guint, y));

      for (guint i = 0; i < subsidies->len && n < IDENTITIES_MAX; i++)
        {
          const char *identity = g_array_index (subsidies, GjPremiumSubsidy, i).identity;
          gboolean listed = FALSE;

          for (guint k = 0; k < n; k++)
            listed = listed || g_str_equal (identities[k], identity);
          if (!listed)
            identities[n++] = identity;
        }
    }
  return n;
}

/* Where no known year speaks of a group, there is nothing to ask. */
static void
on_birth (GjPolicyFlow *self, gint64 year)
{
  const char *identities[IDENTITIES_MAX];

  self->birth_year = (guint) year;
  g_clear_pointer (&self->identity, g_free);
  gj_policy_go (self, list_identities (self->region, gj_clock_today (self->base.terminal->clock), identities) > 0
                          ? GJ_POLICY_STEP_TIER_IDENTITY
                          : GJ_POLICY_STEP_TIER_RESULT);
}

static GtkWidget *
birth_page (GjPolicyFlow *self)
{
  GjDate today = gj_clock_today (self->base.terminal->clock);
  GtkWidget *page = gj_number_page_new (
      &(GjNumberView){ GJ_POLICY_TITLE,
                       .question = _("参保的人是哪一年出生的？"),
                       .sentence = _("按四个数字，比如 1955"),
                       .format = C_ ("a year of birth", "%s年"),
                       .least = OLDEST_BIRTH,
                       .most = gj_date_year (today) });

  g_signal_connect_swapped (page, "entered", G_CALLBACK (on_birth), self);
  return page;
}

static void
on_identity (GjPolicyFlow *self, guint index)
{
  const char *identities[IDENTITIES_MAX];
  guint n = list_identities (self->region,
                             gj_clock_today (self->base.terminal->clock), identities);

  g_assert (index <= n);
  g_free (self->identity);
  self->identity = g_strdup (index == 0 ? NULL : identities[index - 1]);
  gj_policy_go (self, GJ_POLICY_STEP_TIER_RESULT);
}

static GtkWidget *
identity_page (GjPolicyFlow *self)
{
  const char *identities[IDENTITIES_MAX];
  GjMenuItem items[IDENTITIES_MAX + 1] = { { NULL, _("都不是"), NULL } };
  guint n = list_identities (self->region,
                             gj_clock_today (self->base.terminal->clock), identities);
  GtkWidget *page;

  for (guint i = 0; i < n; i++)
    items[i + 1].text = gj_policy_data_words (identities[i]);
  page = gj_menu_page_new (&(GjMenuView){ GJ_POLICY_TITLE,
                                          .question = _("是下面这些人吗？"),
                                          .sentence = _("要有民政等部门认定"),
                                          .items = items,
                                          .n_items = n + 1,
                                          .wide = TRUE });
  g_signal_connect_swapped (page, "chosen", G_CALLBACK (on_identity), self);
  return page;
}

/* A run of birthdays of the year whose fee is the same. */
typedef struct
{
  GjDate first;
  GjDate last;
  GjPremiumResult result;
  GjPremiumQuote quote;     /* of the first … */
  GjPremiumQuote youngest;  /* … and of the last */
} Birthdays;

#define DAY_US ((gint64) 24 * 60 * 60 * G_USEC_PER_SEC)
#define RUNS_MAX 3 /* a tier changes on one day of the year, at most once on each side of the region's day */

static GjDate
day_after (GjDate date)
{
  return gj_time_date (gj_date_start_us (date) + DAY_US);
}

static GjPremiumResult
quote_birthday (GjPolicyFlow *self, guint year, GjDate birth, GjPremiumQuote *quote)
{
  return gj_premium_quote (self->region, gj_clock_today (self->base.terminal->clock), year, birth,
                           self->identity, quote);
}

/* Only the year of birth is known: every birthday of it is asked, and those with the same answer stand together. */
static guint
list_runs (GjPolicyFlow *self, guint year, Birthdays runs[RUNS_MAX])
{
  GjDate end = gj_date_new (self->birth_year, 12, 31);
  guint n = 0;

  for (GjDate birth = gj_date_new (self->birth_year, 1, 1); birth <= end; birth = day_after (birth))
    {
      GjPremiumQuote quote;
      GjPremiumResult result = quote_birthday (self, year, birth, &quote);

      if (n == 0 || runs[n - 1].result != result
          || g_strcmp0 (runs[n - 1].quote.tier, quote.tier) != 0)
        {
          g_assert (n < RUNS_MAX);
          runs[n++] = (Birthdays){ .first = birth, .result = result, .quote = quote };
        }
      runs[n - 1].last = birth;
      runs[n - 1].youngest = quote;
    }
  return n;
}

/* "1月1日到6月30日出生"; NULL where the whole year is one run. */
static const char *
birthday_words (GjPolicySheet *sheet, const Birthdays *run)
{
  if (gj_date_month (run->first) * 100 + gj_date_day (run->first) == 101
      && gj_date_month (run->last) * 100 + gj_date_day (run->last) == 1231)
    return NULL;
  if (run->first == run->last)
    return gj_texts_keep (sheet->texts,
                          g_strdup_printf (C_ ("born on a day", "%u月%u日出生"),
                                           gj_date_month (run->first), gj_date_day (run->first)));
  return gj_texts_keep (sheet->texts,
                        g_strdup_printf (C_ ("born from a day to a day", "%u月%u日到%u月%u日出生"),
                                         gj_date_month (run->first), gj_date_day (run->first),
                                         gj_date_month (run->last), gj_date_day (run->last)));
}

/* The tier where no day for the age is named: it is the same all year. (transfer full) */
static char *
whole_year_words (GjPolicyFlow *self, const Birthdays *run)
{
  g_autoptr (GArray) tiers
      = gj_premium_list_tiers (self->region, gj_clock_today (self->base.terminal->clock),
                               run->quote.coverage_year);

  for (guint i = 0; i < tiers->len; i++)
    {
      const GjPremiumTier *tier = &g_array_index (tiers, GjPremiumTier, i);
      g_autofree char *ages = g_str_equal (tier->tier, run->quote.tier) ? gj_policy_age_words (tier) : NULL;

      if (ages != NULL)
        return g_strdup_printf (_("这一年都是%s"), ages);
    }
  return NULL;
}

/* Why it is this tier: "2027年1月1日满71或72周岁"; NULL where nothing is known to say. (transfer full) */
static char *
age_words (GjPolicyFlow *self, const Birthdays *run)
{
  g_autofree char *day = NULL;

  if (g_str_equal (run->quote.tier, "all"))
    return run->quote.identity == NULL ? g_strdup (_("人人一样")) : NULL;
  if (run->quote.age < 0)
    return whole_year_words (self, run);
  day = gj_kit_date (run->quote.age_on);
  if (run->quote.age == run->youngest.age)
    return g_strdup_printf (_("%s满%d周岁"), day, run->quote.age);
  return g_strdup_printf (_("%s满%d或%d周岁"), day, run->youngest.age, run->quote.age);
}

/* Everything that led to the fee, in one line; NULL: nothing did. */
static const char *
why (GjPolicyFlow *self, GjPolicySheet *sheet, const char *tier, const Birthdays *run)
{
  g_autoptr (GString) words = g_string_new (tier);
  g_autofree char *age = age_words (self, run);

  if (age != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? C_ ("between two reasons", "，") : "", age);
  if (run->quote.identity != NULL)
    {
      g_autofree char *full = gj_kit_yuan (run->quote.reduced_from_fen);
      g_autofree char *group = g_strdup_printf (
          _("按%s算；不是的缴%s"), gj_policy_data_words (run->quote.identity), full);

      g_string_append_printf (words, "%s%s", words->len > 0 ? C_ ("between two reasons", "，") : "", group);
    }
  return words->len > 0 ? gj_texts_keep (sheet->texts, g_strdup (words->str)) : NULL;
}

/* Is somebody who turns @age in the year in that tier on some day of it? */
static gboolean
reaches (const GjPremiumTier *tier, int age)
{
  return (tier->age_from >= 0 || tier->age_to >= 0) && tier->age_from <= age
         && (tier->age_to < 0 || tier->age_to >= age - 1);
}

/* What is not known, and so stands between the resident and the answer. */
static const char *
missing_words (GjPolicyFlow *self, GjPolicySheet *sheet, guint year, const Birthdays *run)
{
  GjDate today = gj_clock_today (self->base.terminal->clock);
  g_autoptr (GArray) tiers = gj_premium_list_tiers (self->region, today, year);

  if (run->result == GJ_PREMIUM_SUBSIDY_UNKNOWN)
    return gj_texts_keep (sheet->texts, g_strdup_printf (_("%s缴多少"),
                                                         gj_policy_data_words (self->identity)));
  if (run->result == GJ_PREMIUM_YEAR_UNKNOWN)
    return _("这一年缴多少");
  for (guint i = 0; i < tiers->len; i++)
    {
      const GjPremiumTier *tier = &g_array_index (tiers, GjPremiumTier, i);

      if (tier->ages_unknown)
        return _("多大年龄缴哪一档");
      if (reaches (tier, (int) (year - self->birth_year)))
        return _("按哪一天的年龄算");
    }
  return _("这个年龄缴多少");
}

static void
add_status_tier (GjPolicySheet *sheet, const GjPremiumQuote *quote)
{
  if (quote->status_tier_label != NULL)
    gj_policy_sheet_fact (
        sheet,
        &(GjSheetRow){ .kind = GJ_SHEET_FACT,
                       .symbol = "info",
                       .text = gj_texts_keep (
                           sheet->texts,
                           g_strdup_printf (_("%s另有标准，请看“缴费标准”"),
                                            gj_policy_data_words (quote->status_tier_label))) },
        &quote->provenance);
}

static void
add_run (GjPolicyFlow *self, GjPolicySheet *sheet, guint year, const Birthdays *run)
{
  const char *when = birthday_words (sheet, run);
  const char *tier = NULL;
  GjSheetRow row = { .kind = GJ_SHEET_FACT };

  if (run->result != GJ_PREMIUM_OK && run->result != GJ_PREMIUM_WINDOW_CLOSED)
    {
      const char *missing = missing_words (self, sheet, year, run);

      if (when != NULL)
        missing = gj_texts_keep (sheet->texts, g_strdup_printf (C_ ("birthdays, what is missing", "%s：%s"),
                                                                when, missing));
      gj_policy_sheet_unknown (sheet, "no-data", missing);
      return;
    }
  tier = gj_policy_data_words (run->quote.tier_label);
  row.text = when != NULL ? when : tier;
  row.detail = why (self, sheet, when != NULL ? tier : NULL, run);
  if (run->quote.personal_fen == 0)
    {
      row.tone = GJ_TONE_DONE;
      row.chip_symbol = "check";
      row.chip = _("不用缴");
    }
  else
    row.value = gj_texts_keep (sheet->texts, gj_kit_yuan (run->quote.personal_fen));
  gj_policy_sheet_fact (sheet, &row, &run->quote.provenance);
  add_status_tier (sheet, &run->quote);
}

static void
add_year (GjPolicyFlow *self, GjPolicySheet *sheet, guint year)
{
  Birthdays runs[RUNS_MAX];
  guint n = list_runs (self, year, runs);

  gj_policy_sheet_head (sheet, gj_kit_year ((int) year));
  for (guint i = 0; i < n; i++)
    add_run (self, sheet, year, &runs[i]);
}

static void
on_again (GjPolicyFlow *self)
{
  gj_policy_return_to (self, GJ_POLICY_STEP_TIER_BIRTH);
}

static GtkWidget *
result_page (GjPolicyFlow *self)
{
  g_autoptr (GjPolicySheet) sheet = gj_policy_sheet_new ();
  g_autoptr (GArray) years
      = gj_policy_fee_years (self->region, gj_clock_today (self->base.terminal->clock));
  g_autofree char *question
      = g_strdup_printf (_("%u年出生，每年缴多少"), self->birth_year);
  GjSheetView view = { GJ_POLICY_TITLE, .question = question, .main_text = _("再算一次") };
  GtkWidget *page;

  for (guint i = 0; i < years->len; i++)
    if (g_array_index (years, guint, i) >= self->birth_year)
      add_year (self, sheet, g_array_index (years, guint, i));
  if (sheet->rows->len == 0)
    gj_policy_sheet_unknown (sheet, "no-data", _("每年缴多少"));
  view.is_of_typed = TRUE;
  page = gj_policy_sheet_page (self, sheet, &view);
  g_signal_connect_swapped (page, "main", G_CALLBACK (on_again), self);
  return page;
}

GtkWidget *
gj_policy_tier_page (GjPolicyFlow *self, GjPolicyStep step)
{
  if (step == GJ_POLICY_STEP_TIER_BIRTH)
    return birth_page (self);
  return step == GJ_POLICY_STEP_TIER_IDENTITY ? identity_page (self) : result_page (self);
}
