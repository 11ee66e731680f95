/* SPDX-License-Identifier: Apache-2.0 */
/* From the family graph: several at once. */
#include "kiosk/flows/add_private.h"

#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "core/rules/binding_text.h"
#include "kiosk/flows/faces.h"
#include "kiosk/texts.h"
#include "ui/pages/picks_page.h"

static const GjFamilySuggestion *
find_suggestion (GjAddFlow *self, const char *psn_no)
{
  for (guint i = 0; i < self->suggestions->len; i++)
    {
      const GjFamilySuggestion *suggestion = g_ptr_array_index (self->suggestions, i);

      if (g_str_equal (suggestion->person->psn_no, psn_no))
        return suggestion;
    }
  g_assert_not_reached (); /* the page knows only these */
}

static GjBindCandidate
candidate_of (const GjFamilySuggestion *suggestion)
{
  GjBindCandidate candidate = { .person = suggestion->person, .way = GJ_ACT_WAY_GRAPH,
                                .eligibility = suggestion->eligibility };

  g_strlcpy (candidate.patn_rlts, suggestion->patn_rlts, sizeof candidate.patn_rlts);
  return candidate;
}

static void
on_picked (GjAddFlow *self, const char *psn_no, gboolean picked)
{
  GjBindCandidate candidate = candidate_of (find_suggestion (self, psn_no));

  if (picked)
    gj_bind_list_put (self->list, &candidate);
  else
    gj_bind_list_remove (self->list, psn_no);
}

static void
on_why (GjAddFlow *self, const char *psn_no)
{
  self->candidate = candidate_of (find_suggestion (self, psn_no));
  self->from = GJ_ADD_STEP_PICKS;
  gj_add_go (self, GJ_ADD_STEP_REASONS);
}

static void
on_picks_done (GjAddFlow *self)
{
  gj_add_go (self, GJ_ADD_STEP_LIST);
}

void
gj_add_pick_again (GjAddFlow *self)
{
  g_autoptr (GjPlace) place = g_steal_pointer (&self->left_at);

  for (guint i = 0; place != NULL && i < self->suggestions->len; i++)
    {
      const GjFamilySuggestion *suggestion = g_ptr_array_index (self->suggestions, i);
      GjBindCandidate candidate = candidate_of (suggestion);

      if (suggestion->eligibility.n_reasons == 0
          && g_strv_contains ((const char *const *) place->people, suggestion->person->psn_no))
        gj_bind_list_put (self->list, &candidate);
    }
}

/* Whoever was named by a card or a number is to show it again. */
GjPlace *
gj_add_picked (GjAddFlow *self)
{
  g_autofree const char **people = g_new0 (const char *, self->list->len + 1);
  guint n = 0;

  for (guint i = 0; i < self->list->len; i++)
    {
      const GjBindCandidate *candidate = &g_array_index (self->list, GjBindCandidate, i);

      if (candidate->way == GJ_ACT_WAY_GRAPH)
        people[n++] = candidate->person->psn_no;
    }
  return n == 0 ? NULL : gj_place_new (GJ_TILE_FAMILY, people, n);
}

/* The first reason, and that there are more: 为什么 opens all of them, each with what to do. (transfer full) */
static char *
reason_words (GjTerminal *terminal, const GjBindEligibility *found)
{
  g_autofree char *first = gj_bind_obstacle_why (terminal->region, &found->reasons[0]);

  if (found->n_reasons == 1)
    return g_steal_pointer (&first);
  return g_strdup_printf (gj_ngettext ("%s；还有%u个原因", "%s；还有%u个原因", found->n_reasons - 1),
                          first, found->n_reasons - 1);
}

static void
fill_pick (GjAddFlow *self, const GjFamilySuggestion *suggestion, GjTexts *texts, GjPick *pick)
{
  GjTerminal *terminal = self->base.terminal;
  const GjBindEligibility *found = &suggestion->eligibility;

  *pick = (GjPick){
    .key = suggestion->person->psn_no,
    .name = gj_texts_keep (texts, gj_mask_name (suggestion->person->psn_name)),
    .relation = gj_relation_label (suggestion->patn_rlts),
    .id_masked = gj_texts_keep (texts, gj_mask_id_screen (suggestion->person->certno)),
    .avatar = gj_face_of (terminal->resident, suggestion->person,
                          gj_clock_today (terminal->clock)),
    .picked = gj_bind_list_find (self->list, suggestion->person->psn_no) != NULL,
  };
  if (found->n_reasons > 0)
    pick->reason = gj_texts_keep (texts, reason_words (terminal, found));
  else if (found->needs_consent)
    pick->condition = _("要本人同意以后才能用");
}

GtkWidget *
gj_add_picks_page (GjAddFlow *self)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  g_autofree GjPick *picks = g_new0 (GjPick, self->suggestions->len);
  GjPicksView view = { picks, self->suggestions->len };
  GtkWidget *page;

  for (guint i = 0; i < self->suggestions->len; i++)
    fill_pick (self, g_ptr_array_index (self->suggestions, i), texts, &picks[i]);
  page = gj_picks_page_new (&view);
  gj_page_set_step (GJ_PAGE (page), 1, 5, _("选家人"));
  g_signal_connect_swapped (page, "picked", G_CALLBACK (on_picked), self);
  g_signal_connect_swapped (page, "why", G_CALLBACK (on_why), self);
  g_signal_connect_swapped (page, "done", G_CALLBACK (on_picks_done), self);
  return page;
}
