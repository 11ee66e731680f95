/* SPDX-License-Identifier: Apache-2.0 */
/* See proof_gate.h. */
#include "kiosk/flows/proof_gate.h"

#include "core/base/i18n.h"
#include "kiosk/flows/refusal.h"
#include "kiosk/terminal.h"
#include "kiosk/workers/logbook.h"
#include "ui/pages/outcome_page.h"

GjCardMay
gj_proof_gate_judge (const GjRegion *region, const GjCardHolder *holder)
{
  const char *word;

  if (holder->proof == GJ_CARD_PROOF_GIVEN
      || gj_region_get_text (region, GJ_POLICY_CARD_UNPROVEN, &word) != GJ_KNOWN
      || g_str_equal (word, "pay"))
    return GJ_CARD_MAY_PAY;
  return g_str_equal (word, "look") ? GJ_CARD_MAY_LOOK : GJ_CARD_MAY_NOTHING;
}

GjCardMay
gj_proof_gate_now (const GjTerminal *terminal)
{
  return terminal->by_code ? GJ_CARD_MAY_LOOK : gj_proof_gate_judge (terminal->region, terminal->holder);
}

gboolean
gj_proof_gate_is_shut (GjTerminal *terminal)
{
  if (gj_proof_gate_now (terminal) == GJ_CARD_MAY_PAY)
    return FALSE;
  gj_stage_run (terminal, gj_look_only_flow_new (terminal));
  return TRUE;
}

void
gj_proof_gate_note_forged (GjTerminal *terminal)
{
  g_warning ("a card gave the PSAM a wrong answer and was refused");
  gj_logbook_note (terminal->store, terminal->clock, terminal->config->id, "card.refuse", "", "", "forged");
}

static void
on_home (GjFlow *flow)
{
  gj_session_handle (flow->terminal->session, GJ_EVENT_HOME);
}

static char *
why (const GjCardHolder *holder)
{
  switch (holder->proof)
    {
    case GJ_CARD_PROOF_UNABLE:
      return g_strdup (_("缴费和办理要先核对卡，这张卡还不能核对。您的钱没有动。"));
    case GJ_CARD_PROOF_NOT_ASKED:
    case GJ_CARD_PROOF_NO_PSAM:
      return g_strdup (_("缴费和办理要先核对卡，本机现在核对不了。您的钱没有动。"));
    case GJ_CARD_PROOF_GIVEN:
      break;
    }
  g_assert_not_reached ();
}

static GtkWidget *
card_page (GjTerminal *terminal)
{
  const char *window = gj_config_window (terminal->config);
  g_auto (GjRefusal) refusal = { g_strdup (_("这张卡在这里只能查询")), NULL, why (terminal->holder),
                                 g_strdup_printf (_("请带身份证和这张卡到%s办理。"), window) };

  return gj_refusal_page_new (terminal, &refusal, _("回首页"));
}

static GtkWidget *
code_page (void)
{
  GjOutcomeView view = {
    .tone = GJ_TONE_CARE,
    .symbol = "card-in",
    .headline = _("这一项要插社保卡"),
    .why_tone = GJ_TONE_CARE,
    .why_symbol = "info",
    .why = _("扫码进来只能查看和补打，不能缴费，也不能办共济。"),
    .next_steps = { _("现在就把社保卡插进来，输密码后再办。") },
    .main_text = _("回首页"),
  };

  return gj_outcome_page_new (&view);
}

static void
look_only_flow_show (GjFlow *flow)
{
  GjTerminal *terminal = flow->terminal;
  GtkWidget *page = terminal->by_code ? code_page () : card_page (terminal);

  g_signal_connect_swapped (page, "main", G_CALLBACK (on_home), flow);
  gj_stage_show (terminal, page);
}

static const GjFlowClass look_only_flow_class = { sizeof (GjFlow), look_only_flow_show, NULL, NULL };

GjFlow *
gj_look_only_flow_new (GjTerminal *terminal)
{
  return gj_flow_new (&look_only_flow_class, terminal);
}
