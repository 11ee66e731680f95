/* SPDX-License-Identifier: Apache-2.0 */
/* Every way leads to one candidate, whom the rule has judged: add_candidate.c puts it into the list, asks for the
 * relation, or says what stands in the way. Nothing is kept before the act. */
#include "kiosk/flows/add_relative_flow.h"

#include "core/base/i18n.h"
#include "kiosk/flows/add_notices.h"
#include "kiosk/flows/add_private.h"
#include "kiosk/flows/refusal.h"
#include "ui/pages/ways_page.h"

#define TYPED_ROOM 64

void
gj_add_go (GjAddFlow *self, GjAddStep step)
{
  self->step = step;
  gj_flow_show (&self->base);
}

void
gj_add_fail (GjAddFlow *self, const GError *error)
{
  gj_terminal_note_store_error (self->base.terminal, error);
  gj_add_go (self, GJ_ADD_STEP_FAILED);
}

GjKinDesk
gj_add_desk (GjAddFlow *self)
{
  GjTerminal *terminal = self->base.terminal;

  return (GjKinDesk){ terminal->store, terminal->clock, terminal->region,
                      terminal->resident->person->psn_no, terminal->config->id };
}

void
gj_add_to_ways (GjAddFlow *self)
{
  gj_add_forget_typed (self);
  gj_add_go (self, GJ_ADD_STEP_WAYS);
}

GtkWidget *
gj_add_with_main (GjAddFlow *self, GtkWidget *page, void (*on_main) (GjAddFlow *self))
{
  g_signal_connect_swapped (page, "main", G_CALLBACK (on_main), self);
  return page;
}

/* The ways */

static void
on_from_family (GjAddFlow *self)
{
  if (self->guest == NULL)
    gj_add_go (self, GJ_ADD_STEP_PICKS);
}

static void
on_by_number (GjAddFlow *self)
{
  if (self->guest == NULL)
    gj_add_go (self, GJ_ADD_STEP_ID);
}

static void
on_to_list (GjAddFlow *self)
{
  if (self->guest == NULL)
    gj_add_go (self, GJ_ADD_STEP_LIST);
}

static GtkWidget *
ways_page (GjAddFlow *self)
{
  GjWaysView view = { .n_suggested = self->suggestions->len, .can_type = TRUE,
                      .n_chosen = self->list->len };
  GtkWidget *page = gj_ways_page_new (&view);

  gj_page_set_step (GJ_PAGE (page), 1, 5, _("选家人"));
  g_signal_connect_swapped (page, "by-card", G_CALLBACK (gj_add_begin_guest), self);
  g_signal_connect_swapped (page, "from-family", G_CALLBACK (on_from_family), self);
  g_signal_connect_swapped (page, "by-number", G_CALLBACK (on_by_number), self);
  g_signal_connect_swapped (page, "to-list", G_CALLBACK (on_to_list), self);
  return page;
}

static void
on_failed_main (GjAddFlow *self)
{
  gj_stage_open (self->base.terminal, GJ_TILE_FAMILY, NULL, NULL);
}

static GtkWidget *
failed_page (GjAddFlow *self)
{
  g_auto (GjRefusal) refusal = { 0 };
  GtkWidget *page;

  gj_refusal_from_store (self->base.terminal, &refusal);
  page = gj_refusal_page_new (self->base.terminal, &refusal, _("回家庭共济"));
  g_signal_connect_swapped (page, "main", G_CALLBACK (on_failed_main), self);
  return page;
}

/* The flow */

static GtkWidget *
make_page (GjAddFlow *self)
{
  switch (self->step)
    {
    case GJ_ADD_STEP_FAILED:
      return failed_page (self);
    case GJ_ADD_STEP_CANNOT:
      return gj_add_with_main (
          self, gj_bind_contributor_page (self->base.terminal, &self->own, _("回家庭共济")),
          on_failed_main);
    case GJ_ADD_STEP_WAYS:
      return ways_page (self);
    case GJ_ADD_STEP_PICKS:
      return gj_add_picks_page (self);
    case GJ_ADD_STEP_ID:
      return gj_add_id_page (self);
    case GJ_ADD_STEP_NAME:
      return gj_add_name_page (self);
    case GJ_ADD_STEP_RELATION:
      return gj_add_relation_page (self);
    case GJ_ADD_STEP_NO_RELATION:
      return gj_add_with_main (self, gj_add_notice_no_relation (self->base.terminal), gj_add_to_ways);
    case GJ_ADD_STEP_REASONS:
      return gj_add_reasons_page (self);
    case GJ_ADD_STEP_LIST:
      return gj_add_list_page (self);
    case GJ_ADD_STEP_FULL:
      return gj_add_with_main (self, gj_add_notice_full (GJ_BIND_LIST_MAX), on_to_list);
    case GJ_ADD_STEP_OWN_CARD:
      return gj_add_with_main (self, gj_add_notice_own_card (), gj_add_to_ways);
    case GJ_ADD_STEP_LOADING:
    case GJ_ADD_STEP_ACT:
      break;
    }
  g_assert_not_reached ();
}

static void
add_flow_show (GjFlow *flow)
{
  GjAddFlow *self = (GjAddFlow *) flow;

  if (self->guest != NULL && gj_guest_step_is_over (self->guest))
    gj_add_end_guest (self);
  else if (self->guest != NULL && gj_state_is_guest (gj_session_get_state (flow->terminal->session)))
    gj_guest_step_show (self->guest);
  else if (self->step == GJ_ADD_STEP_LOADING)
    gj_add_load (self);
  else if (self->step == GJ_ADD_STEP_ACT)
    gj_act_step_show (self->act);
  else
    gj_stage_show (flow->terminal, make_page (self));
}

static gboolean
back_to (GjAddFlow *self, GjAddStep step)
{
  gj_add_go (self, step);
  return TRUE;
}

static gboolean
add_flow_back (GjFlow *flow)
{
  GjAddFlow *self = (GjAddFlow *) flow;

  if (self->guest != NULL)
    return gj_guest_step_back (self->guest);
  if (self->asking)
    return TRUE; /* the answer comes in a moment, and to this step */
  switch (self->step)
    {
    case GJ_ADD_STEP_PICKS:
      return back_to (self, GJ_ADD_STEP_WAYS);
    case GJ_ADD_STEP_ID:
      gj_add_to_ways (self);
      return TRUE;
    case GJ_ADD_STEP_NAME:
      return back_to (self, GJ_ADD_STEP_ID);
    case GJ_ADD_STEP_RELATION:
      if (!self->other_relations)
        return back_to (self, GJ_ADD_STEP_WAYS);
      self->other_relations = FALSE;
      return back_to (self, GJ_ADD_STEP_RELATION);
    case GJ_ADD_STEP_NO_RELATION:
      return back_to (self, GJ_ADD_STEP_RELATION);
    case GJ_ADD_STEP_LIST:
    case GJ_ADD_STEP_OWN_CARD:
      return back_to (self, GJ_ADD_STEP_WAYS);
    case GJ_ADD_STEP_REASONS:
      return back_to (self, self->from);
    case GJ_ADD_STEP_FULL:
      return back_to (self, GJ_ADD_STEP_LIST);
    case GJ_ADD_STEP_ACT:
      if (gj_act_step_back (self->act))
        return TRUE;
      if (gj_act_step_is_over (self->act))
        return FALSE;
      gj_add_go (self, GJ_ADD_STEP_LIST);
      g_clear_pointer (&self->act, gj_act_step_free);
      return TRUE;
    case GJ_ADD_STEP_WAYS:
    case GJ_ADD_STEP_CANNOT:
      gj_stage_open (flow->terminal, GJ_TILE_FAMILY, NULL, NULL);
      return TRUE;
    case GJ_ADD_STEP_LOADING:
    case GJ_ADD_STEP_FAILED:
      return FALSE;
    }
  return FALSE;
}

/* Nobody's card but the resident's own brings it back, and what was signed is signed anew. */
static GjPlace *
add_flow_place (const GjFlow *flow)
{
  GjAddFlow *self = (GjAddFlow *) flow;

  if (self->left_at != NULL)
    return gj_place_copy (self->left_at);
  if (self->guest != NULL || (self->act != NULL && gj_act_step_is_over (self->act)))
    return NULL;
  return gj_add_picked (self);
}

static void
add_flow_finalize (GjFlow *flow)
{
  GjAddFlow *self = (GjAddFlow *) flow;

  g_clear_pointer (&self->left_at, gj_place_free);
  g_clear_pointer (&self->act, gj_act_step_free);
  g_clear_pointer (&self->guest, gj_guest_step_free);
  g_clear_pointer (&self->list, g_array_unref);
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  g_clear_pointer (&self->kin, g_ptr_array_unref);
  g_clear_pointer (&self->letter, gj_letter_free);
  gj_add_forget_typed (self);
  g_string_free (self->number, TRUE);
  g_string_free (self->name, TRUE);
  g_free (self->items);
  g_free (self->persons);
}

static const GjFlowClass add_flow_class = { sizeof (GjAddFlow), add_flow_show, add_flow_back,
                                            add_flow_finalize, NULL, add_flow_place };

GjFlow *
gj_add_relative_flow_new (GjTerminal *terminal, GjPlace *left_at)
{
  GjAddFlow *self = gj_flow_new (&add_flow_class, terminal);

  self->step = GJ_ADD_STEP_LOADING;
  self->left_at = left_at;
  self->kin = g_ptr_array_new_with_free_func ((GDestroyNotify) gj_kin_free);
  self->list = gj_bind_list_new ();
  self->number = g_string_sized_new (TYPED_ROOM);
  self->name = g_string_sized_new (TYPED_ROOM * 2);
  return &self->base;
}
