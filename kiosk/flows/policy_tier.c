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

static void
on_birth (GjPolicyFlow *self, gint64 year)
{
  self->birth_year = (guint) year;
  gj_policy_go (self, GJ_POLICY_STEP_TIER_IDENTITY);
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

/* Why this fee: "少缴200元，原来400元". */
static const char *
why (GjPolicySheet *sheet, const GjPremiumQuote *quote)
{
  g_autofree char *full = NULL;

  if (quote->identity == NULL)
    return NULL;
  full = gj_kit_yuan (quote->reduced_from_fen);
  return gj_texts_keep (sheet->texts,
                        g_strdup_printf (_("是%s，不然要缴%s"),
                                         gj_policy_data_words (quote->identity), full));
}

static void
add_quote (GjPolicySheet *sheet, const char *when, GjPremiumResult result,
           const GjPremiumQuote *quote)
{
  GjSheetRow row = { .kind = GJ_SHEET_FACT, .text = when };

  if (result != GJ_PREMIUM_OK && result != GJ_PREMIUM_WINDOW_CLOSED)
    {
      gj_policy_sheet_unknown (sheet, "no-data",
                               result == GJ_PREMIUM_SUBSIDY_UNKNOWN ? _("这类人缴多少")
                                                                    : _("缴哪一档"));
      return;
    }
  if (row.text == NULL)
    row.text = gj_policy_data_words (quote->tier_label);
  row.detail = why (sheet, quote);
  if (quote->personal_fen == 0)
    {
      row.tone = GJ_TONE_DONE;
      row.chip_symbol = "check";
      row.chip = _("不用缴");
    }
  else
    row.value = gj_texts_keep (sheet->texts, gj_kit_yuan (quote->personal_fen));
  gj_policy_sheet_fact (sheet, &row, &quote->provenance);
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

/* Only the year of birth is known: where the first and the last day of it differ, both are said. */
static void
add_year (GjPolicyFlow *self, GjPolicySheet *sheet, guint year)
{
  const GjRegion *region = self->region;
  GjDate today = gj_clock_today (self->base.terminal->clock);
  GjPremiumQuote first;
  GjPremiumQuote last;
  GjPremiumResult first_result
      = gj_premium_quote (region, today, year, gj_date_new (self->birth_year, 1, 1),
                          self->identity, &first);
  GjPremiumResult last_result
      = gj_premium_quote (region, today, year, gj_date_new (self->birth_year, 12, 31),
                          self->identity, &last);

  gj_policy_sheet_head (sheet, gj_kit_year ((int) year));
  if (first_result == last_result && g_strcmp0 (first.tier, last.tier) == 0)
    {
      add_quote (sheet, NULL, first_result, &first);
      return;
    }
  add_quote (sheet, _("年初出生"), first_result, &first);
  add_quote (sheet, _("年底出生"), last_result, &last);
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
  const GjRegion *region = self->region;
  GjDate today = gj_clock_today (self->base.terminal->clock);
  GjPremiumWindow window = gj_premium_window (region, today);
  g_autoptr (GArray) years = gj_premium_list_years (region, today);
  g_autofree char *question
      = g_strdup_printf (_("%u年出生，每年缴多少"), self->birth_year);
  GjSheetView view = { GJ_POLICY_TITLE, .question = question, .main_text = _("再算一次") };
  GtkWidget *page;

  if (window.known
      && (years->len == 0
          || g_array_index (years, guint, years->len - 1) < window.coverage_year))
    add_year (self, sheet, window.coverage_year);
  for (guint i = years->len; i-- > 0;)
    if (g_array_index (years, guint, i) >= self->birth_year)
      add_year (self, sheet, g_array_index (years, guint, i));
  if (sheet->rows->len == 0)
    gj_policy_sheet_unknown (sheet, "no-data", _("每年缴多少"));
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
