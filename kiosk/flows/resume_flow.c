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

/* Who can still be paid for; the first of them is told, too. */
static guint
count_payable (GjTerminal *terminal, const GjPlace *place, const GjPayable **first)
{
  guint n = 0;

  for (guint i = 0; terminal->resident != NULL && place->people[i] != NULL; i++)
    {
      const GjPayable *payable = gj_resident_find_payable (terminal->resident, place->people[i]);

      if (payable == NULL || !gj_payable_is_payable (payable))
        continue;
      if (n++ == 0)
        *first = payable;
    }
  return n;
}

/* What stands in the way is told where it always is: on the home page and behind its tile. */
static gboolean
may_go_on (GjTerminal *terminal, const GjPlace *place)
{
  const GjPayable *first;

  if (terminal->initial_pin || gj_proof_gate_now (terminal) != GJ_CARD_MAY_PAY)
    return FALSE;
  return place->service != GJ_TILE_PAY_PREMIUM || count_payable (terminal, place, &first) > 0;
}

static char *
left_words (GjTerminal *terminal, const GjPlace *place)
{
  const GjPayable *first = NULL;
  guint n = count_payable (terminal, place, &first), n_people = g_strv_length (place->people);
  g_autofree char *name = NULL;

  if (place->service == GJ_TILE_ORDER)
    return g_strdup (_("排了新的扣款顺序，还没有保存。"));
  if (place->service == GJ_TILE_FAMILY)
    return g_strdup_printf (gj_ngettext ("选好了%u位要添加的家人，还没有确认。", "选好了%u位要添加的家人，还没有确认。", n_people), n_people);
  if (n > 1)
    return g_strdup_printf (gj_ngettext ("给%u位一起缴居民医保。", "给%u位一起缴居民医保。", n), n);
  g_assert (first != NULL); /* the resident's picture of now is the one that was asked when this began */
  name = gj_mask_name (first->person->psn_name);
  return g_strdup_printf (_("给%s缴居民医保。"), name);
}

static void
resume_flow_show (GjFlow *flow)
{
  GjResumeFlow *self = (GjResumeFlow *) flow;
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  const GjNoticeFact facts[] = {
    { GJ_TONE_ACT, "arrow", _("上次办到"), gj_texts_keep (texts, left_words (flow->terminal, self->place)) },
    { GJ_TONE_DONE, "money-safe", _("钱动了吗"),
      self->place->service == GJ_TILE_PAY_PREMIUM ? _("没有。还没有缴费，您的钱一分没动。") : _("没有。您的钱一分没动，什么都没改。") },
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

  return place == NULL ? NULL : gj_place_copy (place);
}

static void
resume_flow_finalize (GjFlow *flow)
{
  g_clear_pointer (&((GjResumeFlow *) flow)->place, gj_place_free);
}

static const GjFlowClass resume_flow_class
    = { sizeof (GjResumeFlow), resume_flow_show, NULL, resume_flow_finalize, NULL, resume_flow_place };

GjFlow *
gj_resume_flow_new (GjTerminal *terminal, GjPlace *place)
{
  GjResumeFlow *self;

  g_assert (gj_session_get_state (terminal->session) == GJ_STATE_HOME); /* card and PIN, or a code, which is given nothing */
  g_assert (*place->people != NULL);
  if (!may_go_on (terminal, place))
    {
      gj_place_free (place);
      return NULL;
    }
  self = gj_flow_new (&resume_flow_class, terminal);
  self->place = place;
  return &self->base;
}
