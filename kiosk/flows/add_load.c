/* SPDX-License-Identifier: Apache-2.0 */
/* Loading: what stands in the resident's own way first, then the letter, because without it nobody can be bound,
 * then whom the family graph knows. */
#include "kiosk/flows/add_private.h"

#include "kiosk/workers/letter_desk.h"

static void
on_suggested (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjAddFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *suggestions = gj_kin_suggest_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->suggestions = suggestions;
  if (suggestions == NULL)
    {
      gj_add_fail (self, error);
      return;
    }
  gj_add_pick_again (self);
  gj_add_go (self, self->list->len > 0 ? GJ_ADD_STEP_LIST : GJ_ADD_STEP_WAYS);
}

static void
on_letter (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjAddFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  GjLetter *letter = gj_letter_desk_load_finish (result, &error);
  GjKinDesk desk;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->letter = letter;
  if (letter == NULL)
    {
      gj_add_fail (self, error);
      return;
    }
  desk = gj_add_desk (self);
  gj_kin_suggest_async (&desk, self->base.cancellable, on_suggested, self);
}

/* The resident as the relative: the rule then says what stands in the resident's own way, and that it is oneself. */
static void
on_contributor_judged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjAddFlow *self = user_data;
  GjTerminal *terminal = self->base.terminal;
  g_autoptr (GError) error = NULL;
  g_autofree GjBindEligibility *found = gj_kin_judge_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (found == NULL)
    {
      gj_add_fail (self, error);
      return;
    }
  for (guint i = 0; i < found->n_reasons; i++)
    if (found->reasons[i].obstacle < GJ_BIND_OBSTACLE_SELF)
      self->own.reasons[self->own.n_reasons++] = found->reasons[i];
  if (self->own.n_reasons > 0)
    gj_add_go (self, GJ_ADD_STEP_CANNOT);
  else if (!gj_act_step_is_barred (terminal, GJ_PIN_CHANGE_ADD))
    gj_letter_desk_load_async (terminal->store, terminal->config->policies, terminal->region, FALSE,
                               self->base.cancellable, on_letter, self);
}

void
gj_add_load (GjAddFlow *self)
{
  GjKinDesk desk = gj_add_desk (self);

  if (self->loading)
    return;
  self->loading = TRUE;
  gj_kin_judge_async (&desk, desk.contributor_psn_no, NULL, FALSE, self->base.cancellable,
                      on_contributor_judged, self);
}
