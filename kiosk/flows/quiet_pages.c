/* SPDX-License-Identifier: Apache-2.0 */
/* From the terminal's state to the views of the impersonal pages. */
#include "kiosk/flows/quiet_pages.h"

#include "core/base/i18n.h"
#include "core/base/money.h"
#include "core/rules/premium.h"
#include "kiosk/flows/policy_sheet.h"
#include "kiosk/flows/staff_words.h"
#include "kiosk/texts.h"
#include "ui/pages/idle_page.h"
#include "ui/pages/outcome_page.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/take_card_page.h"

/* What is on sale, from the region's own policy: "2027年度居民医保正在缴费，个人缴400元". */
static void
announce_premium (GjTerminal *terminal, GjTexts *texts, GjIdleView *view)
{
  GjDate today = gj_clock_today (terminal->clock);
  GjPremiumWindow window = gj_premium_window (terminal->region, today);
  g_autoptr (GArray) tiers = NULL;
  const GjPremiumTier *first;
  g_autofree char *amount = NULL;
  g_autofree char *to = NULL;

  if (!window.known || !window.open)
    return;
  tiers = gj_premium_list_tiers (terminal->region, today, window.coverage_year);
  if (tiers->len == 0)
    return;
  first = &g_array_index (tiers, GjPremiumTier, 0);
  amount = gj_money_format_sentence (first->personal_fen);
  to = gj_kit_date (window.to);
  if (tiers->len == 1)
    view->announcement = gj_texts_keep (
        texts, g_strdup_printf (_("%u年度居民医保正在缴费，个人缴%s元"), window.coverage_year,
                                amount));
  else
    view->announcement = gj_texts_keep (
        texts, g_strdup_printf (_("%u年度居民医保正在缴费"), window.coverage_year));
  view->announcement_source = gj_texts_keep (
      texts, g_strdup_printf (_("到%s为止 · %s"), to, gj_policy_data_words (first->provenance.source)));
}

static void
on_policy (GjTerminal *terminal)
{
  gj_stage_open_cardless (terminal, GJ_CARDLESS_POLICY);
}

static void
on_verify (GjTerminal *terminal)
{
  gj_stage_open_cardless (terminal, GJ_CARDLESS_VERIFY);
}

GtkWidget *
gj_quiet_idle_page (GjTerminal *terminal)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  GjIdleView view = { .slot_place = gj_config_slot (terminal->config),
                      .offers_verify = TRUE, /* without a scanner it says where */
                      .offers_policy = TRUE,
                      .takes_codes = terminal->codes != NULL && gj_scanner_is_ready (terminal->scanner) };
  GtkWidget *page;

  announce_premium (terminal, texts, &view);
  page = gj_idle_page_new (&view);
  g_signal_connect_swapped (page, "policy", G_CALLBACK (on_policy), terminal);
  g_signal_connect_swapped (page, "verify", G_CALLBACK (on_verify), terminal);
  return page;
}

GtkWidget *
gj_quiet_take_card_page (GjTerminal *terminal)
{
  GjState from;
  GjEvent event = gj_session_get_last_event (terminal->session, &from);
  GjTakeCardView view = { GJ_TAKE_CARD_FINISHED, from == GJ_STATE_RESULT };

  if (event == GJ_EVENT_TIME_OUT)
    view.reason = GJ_TAKE_CARD_TIMED_OUT;
  else if (from == GJ_STATE_CARD_PROBLEM)
    view.reason = GJ_TAKE_CARD_PROBLEM;
  else if (from == GJ_STATE_PIN || from == GJ_STATE_READING)
    view.reason = GJ_TAKE_CARD_CANCELLED;
  return gj_take_card_page_new (&view);
}

/* An act moves no money: what it is about is said without a word of paying. */
static GtkWidget *
act_finishing_page (void)
{
  GjOutcomeView view = {
    .tone = GJ_TONE_ACT,
    .symbol = "waiting",
    .headline = _("正在办完这件事"),
    .why_tone = GJ_TONE_CARE,
    .why_symbol = "card-out",
    .why = _("卡已取走。已经提交的会办完，不会办两次。"),
    .next_steps = { _("请稍等，马上告诉您结果。") },
  };

  return gj_outcome_page_new (&view);
}

GtkWidget *
gj_quiet_finishing_page (GjTerminal *terminal)
{
  GjOutcomeView view = {
    .tone = GJ_TONE_ACT,
    .symbol = "waiting",
    .headline = _("正在办完这笔缴费"),
    .why_tone = GJ_TONE_CARE,
    .why_symbol = "card-out",
    .why = _("卡已取走。已经提交的缴费会办完，不会重复扣款。"),
    .next_steps = { _("请稍等，马上告诉您结果。") },
  };

  if (terminal->last_was_act)
    return act_finishing_page ();
  return gj_outcome_page_new (&view);
}

static GtkWidget *
act_farewell_page (GjTerminal *terminal)
{
  GjOutcomeView view = { .hotline = gj_region_hotline (terminal->region) };

  switch (terminal->last_payment)
    {
    case GJ_PAYMENT_PAID:
      view.tone = GJ_TONE_DONE;
      view.symbol = "check";
      view.headline = _("刚才那件事已办好");
      view.why_tone = GJ_TONE_DONE;
      view.why_symbol = "take-receipt";
      view.why = _("卡取走前已经提交。凭条已存好，没有打印。");
      view.next_steps[0] = _("要凭条，请再插一次卡，按“凭证补打”。");
      break;
    case GJ_PAYMENT_REFUSED:
      view.tone = GJ_TONE_STOP;
      view.symbol = "refused";
      view.headline = _("刚才那件事没有办成");
      view.money_tone = GJ_TONE_DONE;
      view.money_strong = _("没有。");
      view.money = _("您的钱一分没动，什么都没改。");
      view.next_steps[0] = _("要再办，请重新插卡，看清原因。");
      break;
    case GJ_PAYMENT_UNKNOWN:
      view.tone = GJ_TONE_ACT;
      view.symbol = "waiting";
      view.headline = _("这件事还在查清");
      view.money_tone = GJ_TONE_DONE;
      view.money_strong = _("没有。");
      view.money = _("您的钱一分没动。");
      view.next_steps[0] = _("过一会儿再插卡，在“家庭共济”里看结果。");
      break;
    }
  return gj_outcome_page_new (&view);
}

GtkWidget *
gj_quiet_farewell_page (GjTerminal *terminal)
{
  GjOutcomeView view = { .hotline = gj_region_hotline (terminal->region) };

  if (terminal->last_was_act)
    return act_farewell_page (terminal);
  switch (terminal->last_payment)
    {
    case GJ_PAYMENT_PAID:
      view.tone = GJ_TONE_DONE;
      view.symbol = "check";
      view.headline = _("刚才那笔已缴好");
      view.money_tone = GJ_TONE_DONE;
      view.money = _("钱已经付出，凭条已存好，请勿再从其他渠道缴费。");
      view.next_steps[0] = _("要凭条，请再插一次卡，按“凭证补打”。");
      if (terminal->last_payment_in_part)
        view.next_steps[1] = _("没来得及缴的几位没有扣款，请再插卡来缴。");
      break;
    case GJ_PAYMENT_REFUSED:
      view.tone = GJ_TONE_STOP;
      view.symbol = "refused";
      view.headline = _("刚才那笔没有缴成");
      view.money_tone = GJ_TONE_DONE;
      view.money_strong = _("没有。");
      view.money = _("您的钱一分没动。");
      view.next_steps[0] = _("要再缴，请重新插卡。");
      break;
    case GJ_PAYMENT_UNKNOWN:
      view.tone = GJ_TONE_ACT;
      view.symbol = "waiting";
      view.headline = _("这笔还在查清");
      view.money_tone = GJ_TONE_CARE;
      view.money = _("查清前不会多扣钱，也请先别再缴。");
      view.next_steps[0] = _("过一会儿再插卡，在“代缴缴费记录”里看结果。");
      break;
    }
  return gj_outcome_page_new (&view);
}

/* When one can come again: today's time is enough for who stands there; another day is named. */
static char *
next_opening (GjTerminal *terminal, char **day_name)
{
  gint64 opens_us = gj_hours_next_opening_us (&terminal->config->opening, gj_clock_now_us (terminal->clock));
  GjDate day = gj_time_date (opens_us);
  guint minute = terminal->config->opening.from;

  *day_name = day == gj_clock_today (terminal->clock) ? g_strdup (_("今天")) : gj_kit_date (day);
  return g_strdup_printf (_("%02u:%02u再来"), minute / 60, minute % 60);
}

/* An older store, or a restored one, waits for what staff decide, and does not mend itself. */
static const char *
store_recovery (GjTerminal *terminal)
{
  return g_strcmp0 (terminal->breakage_detail, "STORE-OLDER") == 0 ? _("工作人员会恢复服务。") : _("查得到以后，会自动恢复。");
}

GtkWidget *
gj_quiet_out_of_service_page (GjTerminal *terminal)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  GtkWidget *page;
  GjOutOfServiceView view = {
    .offers_policy = (terminal->breakage & GJ_BREAKAGE_STARTING) == 0,
    /* A reader that has gone reports its card gone too, and may still hold it. */
    .card_may_be_in
    = (terminal->breakage & (GJ_BREAKAGE_NO_PCSC | GJ_BREAKAGE_NO_READER)) != 0
      && (terminal->breakage & GJ_BREAKAGE_STARTING) == 0,
  };

  if (terminal->config->window != NULL)
    view.where = gj_texts_keep (texts, g_strdup_printf (_("请到%s办"), gj_config_window (terminal->config)));
  if (terminal->breakage & GJ_BREAKAGE_STARTING)
    {
      view.headline = _("正在启动，请稍等");
      view.reason = _("这台机器刚刚开机。");
      view.recovery = _("马上就好。");
    }
  else if (terminal->breakage & GJ_BREAKAGE_PAUSED)
    {
      view.reason = gj_staff_notice_text (terminal->pause_notice);
      view.recovery = _("工作人员会恢复服务。");
    }
  else if (terminal->breakage & GJ_BREAKAGE_CLOSED)
    {
      /* The window is closed too: nobody is sent there. */
      char *day;
      view.headline = _("现在是休息时间");
      view.reason = _("到了时间，这台机器会自己打开。");
      view.where_symbol = "calendar";
      view.where = gj_texts_keep (texts, next_opening (terminal, &day));
      view.where_detail = gj_texts_keep (texts, day);
    }
  else if (terminal->breakage & GJ_BREAKAGE_STORE)
    {
      view.reason = _("这台机器现在查不到资料。");
      view.recovery = store_recovery (terminal);
      view.staff_code = terminal->breakage_detail;
    }
  else if (terminal->breakage & GJ_BREAKAGE_KEY)
    {
      view.reason = _("这台机器现在不能开凭条。");
      view.recovery = _("换好密钥后，会自动恢复。");
      view.staff_code = "KEY-NOT-IN-FORCE";
    }
  else if (terminal->breakage & GJ_BREAKAGE_NO_PCSC)
    {
      view.reason = _("读卡的部件没有工作。");
      view.recovery = _("修好后，会自动恢复。");
      view.staff_code = "CARD-NO-SERVICE";
    }
  else if ((terminal->breakage & GJ_BREAKAGE_NO_READER) == 0)
    {
      view.reason = _("密码键盘没有回应，输不了密码。");
      view.recovery = _("接好后，会自动恢复。");
      view.staff_code = "PIN-PAD-AWAY";
    }
  else
    {
      view.reason = _("读卡器没有接好。");
      view.recovery = _("接好后，会自动恢复。");
      view.staff_code = "CARD-NO-READER";
    }
  page = gj_out_of_service_page_new (&view);
  g_signal_connect_swapped (page, "policy", G_CALLBACK (on_policy), terminal);
  return page;
}
