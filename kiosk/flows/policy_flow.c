/* SPDX-License-Identifier: Apache-2.0 */
/* Keeps the trail through the pages; what stands on them is made in the policy_*.c files beside this one. */
#include "kiosk/flows/policy_flow.h"

#include "core/base/i18n.h"
#include "kiosk/flows/policy_private.h"
#include "ui/pages/menu_page.h"
#include "ui/pages/number_page.h"

void
gj_policy_go (GjPolicyFlow *self, GjPolicyStep step)
{
  self->typed_at = 0;
  g_array_append_val (self->trail, step);
  gj_flow_show (&self->base);
}

void
gj_policy_return_to (GjPolicyFlow *self, GjPolicyStep step)
{
  while (self->trail->len > 1
         && g_array_index (self->trail, GjPolicyStep, self->trail->len - 1) != step)
    g_array_set_size (self->trail, self->trail->len - 1);
  self->typed_at = 0;
  gj_flow_show (&self->base);
}

/* What stands on top of a page of facts, with the place before it where that is not the machine's own. (transfer full) */
static char *
with_place (GjPolicyFlow *self, const char *words)
{
  const char *place = gj_policy_data_words (gj_region_name (self->region));

  if (g_str_equal (gj_region_admdvs (self->region),
                   gj_region_admdvs (self->base.terminal->region)))
    return g_strdup (words);
  return g_strdup_printf (C_ ("another place, what is asked or answered", "%s：%s"), place, words);
}

GtkWidget *
gj_policy_sheet_page (GjPolicyFlow *self, GjPolicySheet *sheet, GjSheetView *view)
{
  const char **top = view->question != NULL ? &view->question : &view->answer;
  g_autofree char *words = with_place (self, *top);

  *top = words;
  view->hotline = gj_region_hotline (self->region);
  gj_policy_sheet_fill (sheet, view);
  return gj_sheet_page_new (view);
}

static const struct
{
  GjPolicyStep step;
  const char *symbol;
  const char *text;
  const char *detail; /* NULL: which place's policy it is */
} topics[] = {
  { GJ_POLICY_STEP_FEES, "pay-premium", N_("缴费标准"), N_("每年缴多少") },
  { GJ_POLICY_STEP_TIER_BIRTH, "calendar", N_("我该缴哪一档"), N_("看年龄和身份") },
  { GJ_POLICY_STEP_WAITING_YEAR, "waiting", N_("断缴等多久"), N_("几个月后能报销") },
  { GJ_POLICY_STEP_SPLIT_AMOUNT, "order", N_("看病钱怎么扣"), N_("先扣谁，再扣谁") },
  { GJ_POLICY_STEP_SCOPES, "payable", N_("哪些能付"), N_("哪些不能付") },
  { GJ_POLICY_STEP_RELATIONS, "family", N_("哪些家人"), N_("谁可以用您的钱") },
  { GJ_POLICY_STEP_QUESTIONS, "info", N_("常见问题"), N_("大家常问的") },
  { GJ_POLICY_STEP_HOTLINES, "phone", N_("咨询电话"), N_("什么事打哪个") },
  { GJ_POLICY_STEP_PLACES, "more", N_("换个地方"), NULL },
};

static void
on_topic (GjPolicyFlow *self, guint index)
{
  gj_policy_go (self, topics[index].step);
}

static GtkWidget *
start_page (GjPolicyFlow *self)
{
  GjMenuItem items[G_N_ELEMENTS (topics)];
  g_autofree char *place
      = g_strdup_printf (_("现在看的是%s"), gj_policy_data_words (gj_region_name (self->region)));
  GtkWidget *page;

  for (gsize i = 0; i < G_N_ELEMENTS (topics); i++)
    items[i] = (GjMenuItem){ topics[i].symbol, gj_gettext (topics[i].text),
                             topics[i].detail != NULL ? gj_gettext (topics[i].detail) : place };
  page = gj_menu_page_new (&(GjMenuView){ GJ_POLICY_TITLE,
                                          .question = _("您想了解什么？"),
                                          .items = items,
                                          .n_items = G_N_ELEMENTS (items) });
  g_signal_connect_swapped (page, "chosen", G_CALLBACK (on_topic), self);
  return page;
}

static GtkWidget *
make_page (GjPolicyFlow *self)
{
  GjPolicyStep step = g_array_index (self->trail, GjPolicyStep, self->trail->len - 1);

  switch (step)
    {
    case GJ_POLICY_STEP_START:
      return start_page (self);
    case GJ_POLICY_STEP_PLACES:
      return gj_policy_places_page (self);
    case GJ_POLICY_STEP_FEES:
      return gj_policy_fees_page (self);
    case GJ_POLICY_STEP_TIER_BIRTH:
    case GJ_POLICY_STEP_TIER_IDENTITY:
    case GJ_POLICY_STEP_TIER_RESULT:
      return gj_policy_tier_page (self, step);
    case GJ_POLICY_STEP_WAITING_YEAR:
    case GJ_POLICY_STEP_WAITING_MISSED:
    case GJ_POLICY_STEP_WAITING_REPAIRED:
    case GJ_POLICY_STEP_WAITING_WHO:
    case GJ_POLICY_STEP_WAITING_RESULT:
      return gj_policy_waiting_page (self, step);
    case GJ_POLICY_STEP_SPLIT_AMOUNT:
    case GJ_POLICY_STEP_SPLIT_OWN:
    case GJ_POLICY_STEP_SPLIT_OTHER:
    case GJ_POLICY_STEP_SPLIT_RESULT:
      return gj_policy_split_page (self, step);
    case GJ_POLICY_STEP_SCOPES:
      return gj_policy_scopes_page (self);
    case GJ_POLICY_STEP_RELATIONS:
      return gj_policy_relations_page (self);
    case GJ_POLICY_STEP_QUESTIONS:
      return gj_policy_questions_page (self);
    case GJ_POLICY_STEP_ANSWER:
      return gj_policy_answer_page (self);
    case GJ_POLICY_STEP_HOTLINES:
      return gj_policy_hotlines_page (self);
    }
  g_assert_not_reached ();
}

static void
on_typed (GjPolicyFlow *self, gint64 number)
{
  self->typed = number;
  self->typed_at = self->trail->len;
}

static void
policy_flow_show (GjFlow *flow)
{
  GjPolicyFlow *self = (GjPolicyFlow *) flow;
  GtkWidget *page = make_page (self);

  if (GJ_IS_NUMBER_PAGE (page))
    {
      if (self->typed_at == self->trail->len)
        gj_number_page_set_number (GJ_NUMBER_PAGE (page), self->typed);
      g_signal_connect_swapped (page, "typed", G_CALLBACK (on_typed), self);
    }
  gj_stage_show (flow->terminal, page);
}

static gboolean
policy_flow_back (GjFlow *flow)
{
  GjPolicyFlow *self = (GjPolicyFlow *) flow;

  if (self->trail->len == 1)
    return FALSE;
  g_array_set_size (self->trail, self->trail->len - 1);
  gj_flow_show (flow);
  return TRUE;
}

static void
policy_flow_finalize (GjFlow *flow)
{
  GjPolicyFlow *self = (GjPolicyFlow *) flow;

  g_array_unref (self->trail);
  g_ptr_array_unref (self->places);
  gj_region_unref (self->region);
  g_free (self->identity);
}

static const GjFlowClass policy_flow_class
    = { sizeof (GjPolicyFlow), policy_flow_show, policy_flow_back, policy_flow_finalize };

GjFlow *
gj_policy_flow_new (GjTerminal *terminal)
{
  GjPolicyFlow *self = gj_flow_new (&policy_flow_class, terminal);
  GjPolicyStep start = GJ_POLICY_STEP_START;

  self->trail = g_array_new (FALSE, FALSE, sizeof (GjPolicyStep));
  g_array_append_val (self->trail, start);
  gj_policy_places_start (self);
  return &self->base;
}
