/* SPDX-License-Identifier: Apache-2.0 */
/* The candidate: how they are related to the resident, and what stands in the way. Every way of naming somebody
 * ends here. */
#include "kiosk/flows/add_private.h"

#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "kiosk/flows/relations.h"

static gboolean
is_relations_fault (const GjBindEligibility *eligibility)
{
  return eligibility->n_reasons > 0
         && eligibility->reasons[0].obstacle >= GJ_BIND_OBSTACLE_RELATION_NOT_CHOSEN
         && eligibility->reasons[0].obstacle <= GJ_BIND_OBSTACLE_RELATION_CONFLICT;
}

static void
decide (GjAddFlow *self)
{
  if (gj_bind_eligibility_waits_for_relation (&self->candidate.eligibility))
    {
      self->other_relations = FALSE;
      gj_add_go (self, GJ_ADD_STEP_RELATION);
    }
  else if (self->candidate.eligibility.n_reasons > 0)
    {
      self->from = GJ_ADD_STEP_WAYS;
      gj_add_go (self, GJ_ADD_STEP_REASONS);
    }
  else
    {
      gj_bind_list_put (self->list, &self->candidate);
      gj_add_go (self, GJ_ADD_STEP_LIST);
    }
}

/* Takes over `kin`. */
void
gj_add_take_kin (GjAddFlow *self, GjKin *kin, GjActWay way, GjConsent consent)
{
  self->candidate = (GjBindCandidate){ .person = kin->person, .way = way, .consent = consent,
                                       .eligibility = kin->eligibility };
  g_strlcpy (self->candidate.patn_rlts, kin->patn_rlts != NULL ? kin->patn_rlts : "",
             sizeof self->candidate.patn_rlts);
  g_ptr_array_add (self->kin, kin);
  decide (self);
}

static void
on_judged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjAddFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree GjBindEligibility *eligibility = gj_kin_judge_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->asking = FALSE;
  if (eligibility == NULL)
    {
      gj_add_fail (self, error);
      return;
    }
  self->candidate.eligibility = *eligibility;
  decide (self);
}

static void
on_relation_chosen (GjAddFlow *self, const char *code)
{
  GjKinDesk desk = gj_add_desk (self);

  if (self->step != GJ_ADD_STEP_RELATION || self->asking)
    return;
  self->asking = TRUE;
  g_strlcpy (self->candidate.patn_rlts, code, sizeof self->candidate.patn_rlts);
  gj_kin_judge_async (&desk, self->candidate.person->psn_no, code,
                      gj_consent_covers (&self->candidate.consent, code), self->base.cancellable, on_judged, self);
}

static void
on_more_relations (GjAddFlow *self)
{
  GjAddStep next = self->other_relations ? GJ_ADD_STEP_NO_RELATION : GJ_ADD_STEP_RELATION;

  if (self->asking)
    return;
  self->other_relations = TRUE;
  gj_add_go (self, next);
}

GtkWidget *
gj_add_relation_page (GjAddFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  g_autofree char *name = gj_mask_name (self->candidate.person->psn_name);
  g_autoptr (GArray) choices
      = gj_relations_offered (terminal->region, terminal->resident->person, self->candidate.person,
                              gj_clock_today (terminal->clock), self->other_relations);
  GjRelationView view = { name, (const GjRelationChoice *) (gconstpointer) choices->data,
                          choices->len, self->other_relations ? _("这里也没有") : _("都不是，看别的") };
  GtkWidget *page = gj_relation_page_new (&view);

  gj_page_set_step (GJ_PAGE (page), 1, 5, _("选家人"));
  g_signal_connect_swapped (page, "chosen", G_CALLBACK (on_relation_chosen), self);
  g_signal_connect_swapped (page, "more", G_CALLBACK (on_more_relations), self);
  return page;
}

static void
on_another (GjAddFlow *self)
{
  gj_add_go (self, self->from);
}

static void
on_relation_again (GjAddFlow *self)
{
  self->other_relations = FALSE;
  gj_add_go (self, GJ_ADD_STEP_RELATION);
}

GtkWidget *
gj_add_reasons_page (GjAddFlow *self)
{
  /* What the page advises is the next step. */
  gboolean again = self->from == GJ_ADD_STEP_WAYS && is_relations_fault (&self->candidate.eligibility);
  const char *another = self->from == GJ_ADD_STEP_PICKS ? _("看别的家人") : _("换一位家人");
  GtkWidget *page = gj_bind_reasons_page (self->base.terminal, &self->candidate, again ? _("重选关系") : another,
                                          again ? another : NULL);

  g_signal_connect_swapped (page, again ? "second" : "main", G_CALLBACK (on_another), self);
  if (again)
    g_signal_connect_swapped (page, "main", G_CALLBACK (on_relation_again), self);
  return page;
}
