/* SPDX-License-Identifier: Apache-2.0 */
/* The list: whom the act is about, judged together before anything is read and signed; then the letter, the PIN
 * and the act. */
#include "kiosk/flows/add_private.h"

#include "core/base/i18n.h"

static void
on_removed (GjAddFlow *self, const char *psn_no)
{
  if (self->asking)
    return;
  gj_bind_list_remove (self->list, psn_no);
  gj_bind_list_forget_judgement (self->list);
  gj_add_go (self, GJ_ADD_STEP_LIST);
}

static void
on_add_another (GjAddFlow *self)
{
  if (self->asking)
    return;
  gj_add_go (self, GJ_ADD_STEP_WAYS);
}

static char *
bind_sentence (GjFlow *flow)
{
  return gj_bind_list_sentence (((GjAddFlow *) flow)->list);
}

static void
begin_act (GjAddFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  GjActOrder order = { .kind = GJ_ACT_BIND,
                       .actor_psn_no = terminal->resident->person->psn_no,
                       .n_items = self->list->len };

  g_free (self->items);
  g_free (self->persons);
  self->items = gj_bind_list_items (self->list, terminal->resident->person);
  self->persons = gj_bind_list_persons (terminal, self->list);
  order.items = self->items;
  self->act = gj_act_step_new (&self->base, &order, self->persons, self->list->len, self->letter,
                               bind_sentence);
  gj_add_go (self, GJ_ADD_STEP_ACT);
}

/* Together, as the act will judge them, before anything is read and signed. */
static void
on_set_judged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjAddFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) eligibilities = gj_kin_judge_set_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->asking = FALSE;
  if (eligibilities == NULL)
    gj_add_fail (self, error);
  else if (gj_bind_list_take_judgement (self->list, eligibilities))
    begin_act (self);
  else
    gj_add_go (self, GJ_ADD_STEP_LIST);
}

static void
to_letter (GjAddFlow *self)
{
  GjKinDesk desk = gj_add_desk (self);
  g_autofree GjBindWish *wishes = NULL;

  if (self->step != GJ_ADD_STEP_LIST || self->asking || gj_act_step_is_barred (self->base.terminal, GJ_PIN_CHANGE_ADD))
    return;
  if (self->list->len > GJ_BIND_LIST_MAX)
    {
      gj_add_go (self, GJ_ADD_STEP_FULL);
      return;
    }
  self->asking = TRUE;
  wishes = gj_bind_list_wishes (self->list);
  gj_kin_judge_set_async (&desk, wishes, self->list->len, self->base.cancellable, on_set_judged,
                          self);
}

/* The page's large button: on, or first without whom the judgement refused. */
static void
on_main (GjAddFlow *self)
{
  if (self->asking)
    return;
  if (gj_bind_list_is_fine (self->list))
    {
      to_letter (self);
      return;
    }
  gj_bind_list_remove_refused (self->list);
  gj_bind_list_forget_judgement (self->list);
  gj_add_go (self, GJ_ADD_STEP_LIST);
}

GtkWidget *
gj_add_list_page (GjAddFlow *self)
{
  GtkWidget *page = gj_bind_list_page (self->base.terminal, self->list);

  gj_page_set_step (GJ_PAGE (page), 2, 5, C_("step", "核对"));
  g_signal_connect_swapped (page, "activated", G_CALLBACK (on_removed), self);
  g_signal_connect_swapped (page, "second", G_CALLBACK (on_add_another), self);
  g_signal_connect_swapped (page, "main", G_CALLBACK (on_main), self);
  return page;
}
