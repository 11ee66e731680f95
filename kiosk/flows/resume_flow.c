/* SPDX-License-Identifier: Apache-2.0 */
/* See resume_flow.h. */
#include "kiosk/flows/resume_flow.h"

#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "kiosk/flows/proof_gate.h"
#include "kiosk/terminal.h"
#include "kiosk/texts.h"
#include "ui/pages/notice_page.h"

typedef struct
{
  GjFlow base;
  GjPlace *place; /* NULL once it was gone on from */
} GjResumeFlow;

static void
on_go_on (GjResumeFlow *self)
{
  GjTerminal *terminal = self->base.terminal;

  if (self->place != NULL)
    gj_stage_open_at (terminal, g_steal_pointer (&self->place));
}

static void
on_begin_again (GjResumeFlow *self)
{
  g_clear_pointer (&self->place, gj_place_free);
  gj_session_handle (self->base.terminal->session, GJ_EVENT_HOME);
}

static const GjPayable *
whom (GjTerminal *terminal, const GjPlace *place)
{
  return terminal->resident == NULL ? NULL : gj_resident_find_payable (terminal->resident, place->relative_psn_no);
}

/* What stands in the way is told where it always is: on the home page and behind its tile. */
static gboolean
may_go_on (GjTerminal *terminal, const GjPlace *place)
{
  const GjPayable *payable = whom (terminal, place);

  return payable != NULL && gj_payable_is_payable (payable) && !terminal->initial_pin
         && gj_proof_gate_now (terminal) == GJ_CARD_MAY_PAY;
}

static void
resume_flow_show (GjFlow *flow)
{
  GjResumeFlow *self = (GjResumeFlow *) flow;
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  const GjPayable *payable = whom (flow->terminal, self->place);
  g_autofree char *name = gj_mask_name (payable->person->psn_name);
  const GjNoticeFact facts[] = {
    { GJ_TONE_ACT, "arrow", _("上次办到"), gj_texts_keep (texts, g_strdup_printf (_("给%s缴居民医保。"), name)) },
    { GJ_TONE_DONE, "money-safe", _("钱动了吗"), _("没有。还没有缴费，您的钱一分没动。") },
  };
  const GjNoticeView view = {
    .title = _("接着办"),
    .sentence = _("上次没办完，接着办吗？"),
    .facts = facts,
    .n_facts = G_N_ELEMENTS (facts),
    .main_text = _("接着办"),
    .main_symbol = "arrow",
    .second_text = _("重新开始"),
  };
  GtkWidget *page = gj_notice_page_new (&view);

  g_signal_connect_swapped (page, "main", G_CALLBACK (on_go_on), self);
  g_signal_connect_swapped (page, "second", G_CALLBACK (on_begin_again), self);
  /* Not at home yet: 首页 leads there, and begins again. */
  gj_window_set_nav (flow->terminal->window, GJ_NAV_OFF, GJ_NAV_NORMAL, GJ_NAV_NORMAL);
  gj_stage_show (flow->terminal, page);
}

/* Nobody answered: it was left here again, with the PIN given. */
static GjPlace *
resume_flow_place (const GjFlow *flow)
{
  const GjPlace *place = ((const GjResumeFlow *) flow)->place;

  return place == NULL ? NULL : gj_place_new (place->relative_psn_no, place->status_tier, place->checking);
}

static void
resume_flow_finalize (GjFlow *flow)
{
  g_clear_pointer (&((GjResumeFlow *) flow)->place, gj_place_free);
}

static const GjFlowClass resume_flow_class
    = { sizeof (GjResumeFlow), resume_flow_show, NULL, resume_flow_finalize, NULL, resume_flow_place };

GjFlow *
gj_resume_flow_new (GjTerminal *terminal)
{
  g_autoptr (GjPlace) place = gj_resume_take (terminal->resume, terminal->holder->certno, terminal->marks.identifier);
  GjResumeFlow *self;

  g_assert (gj_session_get_state (terminal->session) == GJ_STATE_HOME); /* card and PIN, or a code, which is given nothing */
  if (place == NULL || !may_go_on (terminal, place))
    return NULL;
  self = gj_flow_new (&resume_flow_class, terminal);
  self->place = g_steal_pointer (&place);
  return &self->base;
}
