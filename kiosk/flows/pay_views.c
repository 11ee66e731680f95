/* SPDX-License-Identifier: Apache-2.0 */
/* From facts to views, field by field. */
#include "kiosk/flows/pay_views.h"

#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "core/rules/obstacle_text.h"
#include "kiosk/flows/balance_words.h"
#include "kiosk/flows/faces.h"
#include "kiosk/flows/paid_words.h"
#include "kiosk/flows/pay_reasons.h"
#include "kiosk/flows/policy_sheet.h"
#include "kiosk/flows/waiting_words.h"
#include "kiosk/texts.h"
#include "ui/pages/choose_page.h"
#include "ui/pages/confirm_page.h"
#include "ui/pages/paying_page.h"
#include "ui/pages/tier_page.h"

/* The reason in a word; the sentences are the rules' own. */
static const char *
chip_of (GjPayObstacle obstacle)
{
  switch (obstacle)
    {
    case GJ_PAY_OBSTACLE_SUSPENDED:
      return _("参保暂停");
    case GJ_PAY_OBSTACLE_ENDED:
      return _("参保终止");
    case GJ_PAY_OBSTACLE_NOT_INSURED:
      return _("没有参保");
    case GJ_PAY_OBSTACLE_HAS_EMPLOYEE:
      return _("职工参保");
    case GJ_PAY_OBSTACLE_BINDING_NOT_BEGUN:
      return _("还没开始");
    case GJ_PAY_OBSTACLE_BINDING_ENDED:
    case GJ_PAY_OBSTACLE_BINDING_MOVED:
    case GJ_PAY_OBSTACLE_BINDING_CLOSED:
    case GJ_PAY_OBSTACLE_NOT_BOUND:
      return _("共济已结束");
    case GJ_PAY_OBSTACLE_OTHER_PROVINCE:
      return _("外省参保");
    case GJ_PAY_OBSTACLE_OTHER_CITY:
      return _("外市参保");
    case GJ_PAY_OBSTACLE_YEAR_UNKNOWN:
    case GJ_PAY_OBSTACLE_TIER_UNKNOWN:
    case GJ_PAY_OBSTACLE_SUBSIDY_UNKNOWN:
    case GJ_PAY_OBSTACLE_RELATION_UNKNOWN:
      return _("本机未收录");
    case GJ_PAY_OBSTACLE_WINDOW_CLOSED:
      return _("不在缴费期");
    case GJ_PAY_OBSTACLE_RELATIVE_DEAD:
    case GJ_PAY_OBSTACLE_RELATIVE_STATUS:
      return _("请到窗口");
    case GJ_PAY_OBSTACLE_RELATION:
    case GJ_PAY_OBSTACLE_SCOPE:
    case GJ_PAY_OBSTACLE_PAYER_STATUS:
    case GJ_PAY_OBSTACLE_PAYER_NOT_EMPLOYEE:
    case GJ_PAY_OBSTACLE_PAYER_SUSPENDED:
    case GJ_PAY_OBSTACLE_PAYER_ENDED:
    case GJ_PAY_OBSTACLE_PAYER_NO_ACCOUNT:
      return _("不能代缴");
    case GJ_PAY_OBSTACLE_BALANCE:
      return _("余额不足");
    case GJ_PAY_OBSTACLE_NONE:
    case GJ_PAY_OBSTACLE_ALREADY_PAID:
    case GJ_PAY_OBSTACLE_NOTHING_TO_PAY:
      break;
    }
  g_assert_not_reached ();
}

static void
fill_blocked (GjTexts *texts, const GjTerminal *terminal, const GjPayable *payable,
              GjChoosePerson *person)
{
  const GjPayReason *reason = &payable->eligibility.reasons[0];
  const char *what_next = gj_texts_keep (texts, gj_obstacle_what_next (terminal->region, reason));

  person->state = GJ_CHOOSE_BLOCKED;
  person->chip = chip_of (reason->obstacle);
  person->why = gj_texts_keep (texts, gj_pay_reasons_why (terminal, payable, 0));
  person->what_next = *what_next != '\0' ? what_next : NULL;
  person->n_more = gj_pay_reasons_count (payable) - 1;
}

static void
fill_person (GjTexts *texts, const GjTerminal *terminal, const GjPayable *payable,
             GjChoosePerson *person)
{
  const GjResident *resident = terminal->resident;
  const GjPerson *relative = payable->person;
  const GjPayEligibility *found = &payable->eligibility;

  person->key = relative->psn_no;
  person->name = gj_texts_keep (texts, gj_mask_name (relative->psn_name));
  person->relation = gj_relation_label (payable->patn_rlts);
  person->id_masked = gj_texts_keep (texts, gj_mask_id_screen (relative->certno));
  person->avatar = gj_face_of (resident, relative, gj_clock_today (terminal->clock));
  person->own = gj_payable_is_own (payable);
  if (gj_payable_is_payable (payable))
    {
      person->state = GJ_CHOOSE_PAYABLE;
      person->amount_fen = found->quote.personal_fen;
      person->reduced_from_fen = MAX (found->quote.reduced_from_fen, 0);
      person->group_label = found->quote.identity;
    }
  else if (found->reasons[0].obstacle == GJ_PAY_OBSTACLE_ALREADY_PAID)
    {
      person->state = GJ_CHOOSE_PAID;
      person->paid_fact = gj_texts_keep (texts, gj_paid_words (terminal, &payable->paid_by));
    }
  else if (found->reasons[0].obstacle == GJ_PAY_OBSTACLE_NOTHING_TO_PAY)
    {
      person->state = GJ_CHOOSE_FREE;
      person->group_label = found->quote.identity;
    }
  else
    fill_blocked (texts, terminal, payable, person);
}

GtkWidget *
gj_pay_choose_page (GjTerminal *terminal)
{
  const GjResident *resident = terminal->resident;
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  g_autofree GjChoosePerson *persons = g_new0 (GjChoosePerson, resident->payables->len);
  GjChooseView view = { .coverage_year = (int) resident->window.coverage_year,
                        .persons = persons,
                        .n_persons = resident->payables->len,
                        .several = gj_resident_count_payable (resident) > 1 };

  for (guint i = 0; i < resident->payables->len; i++)
    fill_person (texts, terminal, g_ptr_array_index (resident->payables, i), &persons[i]);
  return gj_choose_page_new (&view);
}

static GArray *
tier_rows (GjTerminal *terminal, const GjPremiumQuote *quote)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (GjTierRow));
  g_autoptr (GArray) tiers = gj_premium_list_tiers (
      terminal->region, gj_clock_today (terminal->clock), quote->coverage_year);

  for (guint i = 0; i < tiers->len; i++)
    {
      const GjPremiumTier *tier = &g_array_index (tiers, GjPremiumTier, i);
      GjTierRow row = { gj_policy_data_words (tier->tier_label), tier->personal_fen,
                        g_strcmp0 (tier->tier, quote->tier) == 0 };

      g_array_append_val (rows, row);
    }
  return rows;
}

/* The tier by age, and every one by status that costs this relative less: who owes a dearer one is told by the
 * window, and nobody chooses to pay more. */
static GArray *
tier_choices (GjTerminal *terminal, const GjPayable *payable, const GjPremiumQuote *chosen)
{
  const GjPremiumQuote *by_age = &payable->eligibility.quote;
  const char *identity = payable->eligibility.insurance->psn_idet_type;
  GjDate today = gj_clock_today (terminal->clock);
  g_autoptr (GArray) tiers
      = gj_premium_list_tiers (terminal->region, today, by_age->coverage_year);
  GArray *choices = g_array_new (FALSE, TRUE, sizeof (GjTierChoice));
  GjTierChoice first = { "", gj_policy_data_words (by_age->tier_label), by_age->personal_fen, !chosen->by_status };

  g_array_append_val (choices, first);
  for (guint i = 0; i < tiers->len; i++)
    {
      const GjPremiumTier *tier = &g_array_index (tiers, GjPremiumTier, i);
      GjPremiumQuote quote;
      GjTierChoice choice = { tier->tier, gj_policy_data_words (tier->tier_label), 0, g_str_equal (tier->tier, chosen->tier) };

      if (!tier->by_status
          || gj_premium_quote_status (terminal->region, today, by_age->coverage_year, tier->tier,
                                      identity, &quote)
                 != GJ_PREMIUM_OK
          || quote.personal_fen <= 0 || quote.personal_fen >= by_age->personal_fen)
        continue;
      choice.personal_fen = quote.personal_fen;
      g_array_append_val (choices, choice);
    }
  return choices;
}

GtkWidget *
gj_pay_tier_page (GjTerminal *terminal, const GjPayable *payable, const GjPremiumQuote *quote)
{
  g_autoptr (GArray) choices = tier_choices (terminal, payable, quote);
  const GjPerson *relative = payable->person;
  g_autofree char *name = gj_mask_name (relative->psn_name);
  g_autoptr (GArray) rows = tier_rows (terminal, quote);
  GjTierYear year = {
    .coverage_year = (int) quote->coverage_year,
    .state = GJ_TIER_YEAR_ON_SALE,
    .tier = quote->tier,
    .tier_label = gj_policy_data_words (quote->tier_label),
    .personal_fen = quote->personal_fen,
    .reduced_from_fen = MAX (quote->reduced_from_fen, 0),
    .group_label = gj_policy_data_words (quote->identity),
    .subsidy_fen = quote->subsidy_fen,
    .age_on = quote->age_on,
    .age = quote->age,
    .rows = (const GjTierRow *) (gconstpointer) rows->data,
    .n_rows = rows->len,
    .window_from = quote->window.from,
    .window_to = quote->window.to,
    .source = gj_policy_data_words (quote->provenance.source),
    .effective_from = quote->provenance.effective_from,
    .verified_at = quote->provenance.verified_at,
  };
  GjTierView view = {
    .relative_name = name,
    .relation = gj_relation_label (payable->patn_rlts),
    .avatar = gj_face_of (terminal->resident, relative, gj_clock_today (terminal->clock)),
    .insured_place
    = gj_place_name (terminal->region, payable->eligibility.insurance->insuplc_admdvs),
    .is_demo = gj_region_is_demo (terminal->region),
    .years = &year,
    .n_years = 1,
    .choices = (const GjTierChoice *) (gconstpointer) choices->data,
    .n_choices = choices->len,
  };

  return gj_tier_page_new (&view);
}

GtkWidget *
gj_pay_confirm_page (GjTerminal *terminal, const GjPayable *payable, const GjPremiumQuote *quote,
                     GjPrinterTrouble trouble)
{
  const GjResident *resident = terminal->resident;
  const GjPerson *relative = payable->person;
  GjDate today = gj_clock_today (terminal->clock);
  g_autofree char *payer_name = gj_mask_name (resident->person->psn_name);
  g_autofree char *relative_name = gj_mask_name (relative->psn_name);
  g_autofree char *relative_id = gj_mask_id_screen (relative->certno);
  g_autofree char *waiting = gj_waiting_words (payable);
  g_autofree char *waiting_why = gj_waiting_reason (payable);
  g_autofree char *cover = gj_cover_words (payable);
  g_autofree char *limit = gj_balance_limit (resident, today);
  GjConfirmView view = {
    .payer_name = payer_name,
    .payer_avatar = gj_face_of (resident, resident->person, today),
    .relative_name = relative_name,
    .relation = gj_relation_label (payable->patn_rlts),
    .relative_id_masked = relative_id,
    .relative_avatar = gj_face_of (resident, relative, today),
    .coverage_year = (int) quote->coverage_year,
    .tier_label = gj_policy_data_words (quote->tier_label),
    .amount_fen = quote->personal_fen,
    .reduced_from_fen = MAX (quote->reduced_from_fen, 0),
    .group_label = gj_policy_data_words (quote->identity),
    .age_on = quote->age_on,
    .age = quote->age,
    .waiting = waiting,
    .waiting_why = waiting_why,
    .cover = cover,
    .late = quote->window.late,
    .subsidy_fen = quote->subsidy_fen,
    .insured_place
    = gj_place_name (terminal->region, payable->eligibility.insurance->insuplc_admdvs),
    .source = gj_policy_data_words (quote->provenance.source),
    .verified_at = quote->provenance.verified_at,
    .window_to = quote->window.to,
    .balance_before_fen = resident->balance_fen,
    .balance_limit = limit,
    .balance_after_fen = resident->balance_fen - quote->personal_fen,
    .printer_trouble = trouble,
  };

  g_assert (quote->personal_fen > 0);
  g_assert (view.balance_after_fen >= 0);
  return gj_confirm_page_new (&view);
}

GtkWidget *
gj_pay_paying_page (GjTerminal *terminal, const GjPayable *payable, const GjPremiumQuote *quote,
                    gboolean prints)
{
  g_autofree char *name = gj_mask_name (payable->person->psn_name);
  GjPayingView view = { .relative_name = name,
                        .coverage_year = (int) quote->coverage_year,
                        .amount_fen = quote->personal_fen,
                        .prints = prints };

  return gj_paying_page_new (&view);
}
