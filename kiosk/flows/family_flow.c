/* SPDX-License-Identifier: Apache-2.0 */
/* Reads the resident's picture anew, because an act may just have changed it; shows it as a list and, behind
 * 查看, one binding of it; and leads to everything that can be done with them. */
#include "kiosk/flows/family_flow.h"

#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "core/rules/codes.h"
#include "kiosk/flows/act_step.h"
#include "kiosk/flows/add_relative_flow.h"
#include "kiosk/flows/binding_flow.h"
#include "kiosk/flows/faces.h"
#include "kiosk/flows/family_records_flow.h"
#include "kiosk/flows/kinship.h"
#include "kiosk/flows/refusal.h"
#include "kiosk/texts.h"
#include "kiosk/terminal.h"
#include "kiosk/workers/resident_loader.h"
#include "ui/pages/binding_page.h"
#include "ui/pages/family_page.h"

typedef struct
{
  GjFlow base;
  gboolean asked;
  gboolean failed;
  GPtrArray *bindings; /* GjBinding of the picture, released ones left out; NULL before it was read */
  guint n_received;    /* the first so many: who gives; then who uses */
  int viewed;          /* index of the member looked at, -1: the list */
} GjFamilyFlow;

static const GjBinding *
binding_at (const GjFamilyFlow *self, guint index, GjFamilyMemberSide *side)
{
  *side = index < self->n_received ? GJ_FAMILY_GIVES_YOU : GJ_FAMILY_USES_YOURS;
  return g_ptr_array_index (self->bindings, index);
}

static void
add_bindings (GjFamilyFlow *self, const GPtrArray *bindings)
{
  for (guint i = 0; i < bindings->len; i++)
    if (((const GjBinding *) g_ptr_array_index (bindings, i))->state != GJ_BINDING_RELEASED)
      g_ptr_array_add (self->bindings, g_ptr_array_index (bindings, i));
}

/* The insurance of somebody the resident pays for, as the payables have it; NULL if not read. */
static const GjInsurance *
insurance_of (const GjResident *resident, const GjPerson *relative, GjDate today)
{
  const GjPayable *payable = gj_resident_find_payable (resident, relative->psn_no);
  const GjInsurance *insurance;

  if (payable == NULL)
    return NULL;
  insurance = gj_insurance_pick (payable->insurances, GJ_INSUTYPE_RESIDENT, today);
  if (insurance == NULL)
    insurance = gj_insurance_pick (payable->insurances, GJ_INSUTYPE_EMPLOYEE, today);
  return insurance;
}

/* What is over is neither left nor released again: the act would find nothing, or a later binding of the two. */
static gboolean
is_over (const GjBinding *binding)
{
  return binding->state == GJ_BINDING_ENDED || binding->state == GJ_BINDING_RELEASED
         || gj_binding_state_is_closed (binding->state);
}

/* Who was bound today at a kiosk, so perhaps a minute ago. */
static gboolean
is_fresh (const GjBinding *binding, GjDate today)
{
  return *binding->made_by != '\0' && binding->begndate == today && !is_over (binding);
}

static void
fill_state (const GjResident *resident, const GjBinding *binding, const GjPerson *person,
            GjDate today, GjFamilyMember *member)
{
  const GjInsurance *insurance = insurance_of (resident, person, today);

  switch (binding->state)
    {
    case GJ_BINDING_VALID:
      member->state = GJ_FAMILY_VALID;
      break;
    case GJ_BINDING_NOT_YET:
      member->state = GJ_FAMILY_NOT_BEGUN;
      member->state_since = binding->begndate;
      return;
    case GJ_BINDING_ENDED:
    case GJ_BINDING_RELEASED:
    case GJ_BINDING_CONTRIBUTOR_ENDED:
    case GJ_BINDING_CONTRIBUTOR_MOVED:
      member->state = GJ_FAMILY_ENDED;
      member->state_since = binding->ended_on;
      return;
    case GJ_BINDING_CONTRIBUTOR_NOT_INSURED:
      member->state = member->side == GJ_FAMILY_USES_YOURS ? GJ_FAMILY_OWN_SUSPENDED
                                                           : GJ_FAMILY_SUSPENDED;
      return;
    }
  if (insurance != NULL && !gj_insurance_is_normal (insurance, today))
    {
      member->state = GJ_FAMILY_SUSPENDED;
      member->state_since = insurance->paus_insu_date;
    }
}

static void
fill_member (GjFamilyFlow *self, GjTexts *texts, guint index, GjFamilyMember *member)
{
  GjTerminal *terminal = self->base.terminal;
  const GjResident *resident = terminal->resident;
  GjDate today = gj_clock_today (terminal->clock);
  GjFamilyMemberSide side;
  const GjBinding *binding = binding_at (self, index, &side);
  const GjPerson *person
      = side == GJ_FAMILY_GIVES_YOU ? binding->contributor : binding->relative;

  member->key = gj_texts_keep (texts, g_strdup_printf ("%u", index));
  member->name = gj_texts_keep (texts, gj_mask_name (person->psn_name));
  member->relation = gj_kinship_label (resident, binding->patn_rlts, binding->contributor,
                                       side == GJ_FAMILY_USES_YOURS);
  member->avatar = gj_face_of (resident, person, today);
  member->side = side;
  if (side == GJ_FAMILY_GIVES_YOU && !is_over (binding))
    member->place = (guint) MAX (binding->prio, 0);
  member->used_fen = binding->used_fen_total;
  member->since = binding->begndate;
  member->fresh = is_fresh (binding, today);
  fill_state (resident, binding, person, today, member);
}

static void
on_view_binding (GjFamilyFlow *self, const char *key)
{
  self->viewed = atoi (key);
  gj_flow_show (&self->base);
}

static void
on_back_to_list (GjFamilyFlow *self)
{
  self->viewed = -1;
  gj_flow_show (&self->base);
}

static void
on_pay_for (GjFamilyFlow *self, const char *key)
{
  GjFamilyMemberSide side;
  const GjBinding *binding = binding_at (self, (guint) atoi (key), &side);

  gj_stage_open (self->base.terminal, GJ_TILE_PAY_PREMIUM, binding->relative->psn_no, NULL);
}

/* Leading on */

static void
on_end (GjFamilyFlow *self, const char *key)
{
  GjTerminal *terminal = self->base.terminal;
  GjFamilyMemberSide side;
  const GjBinding *binding = binding_at (self, (guint) atoi (key), &side);

  gj_stage_run (terminal,
                gj_binding_flow_new_ending (terminal,
                                            side == GJ_FAMILY_USES_YOURS ? GJ_BINDING_FLOW_RELEASE
                                                                         : GJ_BINDING_FLOW_LEAVE,
                                            binding));
}

static void
on_records_of (GjFamilyFlow *self, const char *key)
{
  GjTerminal *terminal = self->base.terminal;
  GjFamilyMemberSide side;
  const GjBinding *binding = binding_at (self, (guint) atoi (key), &side);

  gj_stage_run (terminal, gj_family_records_flow_new (
                              terminal, side == GJ_FAMILY_USES_YOURS
                                            ? binding->relative->psn_no
                                            : binding->contributor->psn_no));
}

static void
on_view_request (GjFamilyFlow *self, const char *psn_no)
{
  GjTerminal *terminal = self->base.terminal;

  for (guint i = 0; i < terminal->resident->asking->len; i++)
    {
      const GjFamilyRequest *request = g_ptr_array_index (terminal->resident->asking, i);

      if (g_str_equal (request->contributor->psn_no, psn_no))
        {
          gj_stage_run (terminal,
                        gj_binding_flow_new (terminal, GJ_BINDING_FLOW_ANSWER, psn_no));
          return;
        }
    }
  gj_stage_run (terminal, gj_binding_flow_new (terminal, GJ_BINDING_FLOW_WITHDRAW, psn_no));
}

static void
on_open_order (GjFamilyFlow *self)
{
  gj_stage_open (self->base.terminal, GJ_TILE_ORDER, NULL, NULL);
}

static void
on_open_records (GjFamilyFlow *self)
{
  gj_stage_run (self->base.terminal, gj_family_records_flow_new (self->base.terminal, NULL));
}

static void
on_add_relative (GjFamilyFlow *self)
{
  gj_stage_run (self->base.terminal, gj_add_relative_flow_new (self->base.terminal, NULL));
}

/* The pages */

static void
fill_request (GjFamilyFlow *self, GjTexts *texts, const GjFamilyRequest *request,
              GjFamilyState state, GjFamilyMember *member)
{
  GjTerminal *terminal = self->base.terminal;
  gboolean gives = state == GJ_FAMILY_ASKED;
  const GjPerson *other = gives ? request->relative : request->contributor;

  *member = (GjFamilyMember){
    .key = other->psn_no,
    .name = gj_texts_keep (texts, gj_mask_name (other->psn_name)),
    .relation = gj_kinship_label (terminal->resident, request->patn_rlts, request->contributor, gives),
    .avatar = gj_face_of (terminal->resident, other, gj_clock_today (terminal->clock)),
    .side = gives ? GJ_FAMILY_USES_YOURS : GJ_FAMILY_GIVES_YOU,
    .state = state,
    .state_since = gj_time_date (request->time_us),
  };
}

/* Of those who use the resident's money the fresh ones come first: the drawing has places for the first alone. Those
 * who give keep the order of 扣款顺序. */
static void
fill_members (GjFamilyFlow *self, GjTexts *texts, GjFamilyMember *members)
{
  GjDate today = gj_clock_today (self->base.terminal->clock);
  guint n_filled = 0;

  for (guint rest = 0; rest <= 1; rest++)
    for (guint i = 0; i < self->bindings->len; i++)
      {
        GjFamilyMemberSide side;
        const GjBinding *binding = binding_at (self, i, &side);
        gboolean first = side == GJ_FAMILY_USES_YOURS && is_fresh (binding, today);

        if (first != (rest == 1))
          fill_member (self, texts, i, &members[n_filled++]);
      }
  g_assert (n_filled == self->bindings->len);
}

static GtkWidget *
list_page (GjFamilyFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  const GjResident *resident = terminal->resident;
  GjDate today = gj_clock_today (terminal->clock);
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  g_autofree char *name = gj_mask_name (resident->person->psn_name);
  g_autofree GjFamilyMember *members = g_new0 (GjFamilyMember, self->bindings->len);
  g_autofree GjFamilyMember *requests
      = g_new0 (GjFamilyMember, resident->asking->len + resident->asked->len);
  GjFamilyView view = {
    .name = name,
    .avatar = gj_face_of (resident, resident->person, today),
    .balance_fen = resident->has_account ? resident->balance_fen : -1,
    .balance_hidden = terminal->balance_hidden,
    .members = members,
    .n_members = self->bindings->len,
    .requests = requests,
    .can_add = gj_insurance_pick (resident->insurances, GJ_INSUTYPE_EMPLOYEE, today) != NULL,
  };
  GtkWidget *page;

  fill_members (self, texts, members);
  for (guint i = 0; i < resident->asking->len; i++)
    fill_request (self, texts, g_ptr_array_index (resident->asking, i), GJ_FAMILY_ASKS_YOU,
                  &requests[view.n_requests++]);
  for (guint i = 0; i < resident->asked->len; i++)
    fill_request (self, texts, g_ptr_array_index (resident->asked, i), GJ_FAMILY_ASKED,
                  &requests[view.n_requests++]);
  page = gj_family_page_new (&view);
  g_signal_connect_swapped (page, "view-binding", G_CALLBACK (on_view_binding), self);
  g_signal_connect_swapped (page, "view-request", G_CALLBACK (on_view_request), self);
  g_signal_connect_swapped (page, "open-order", G_CALLBACK (on_open_order), self);
  g_signal_connect_swapped (page, "open-records", G_CALLBACK (on_open_records), self);
  g_signal_connect_swapped (page, "add-relative", G_CALLBACK (on_add_relative), self);
  return page;
}

static GtkWidget *
binding_page (GjFamilyFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  const GjResident *resident = terminal->resident;
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  GjBindingView view = { .balance_fen = -1 };
  GjFamilyMemberSide side;
  const GjBinding *binding = binding_at (self, (guint) self->viewed, &side);
  const GjPerson *person
      = side == GJ_FAMILY_GIVES_YOU ? binding->contributor : binding->relative;
  const GjInsurance *insurance = insurance_of (resident, person, gj_clock_today (terminal->clock));
  const GjPayable *payable = gj_resident_find_payable (resident, person->psn_no);
  GtkWidget *page;

  fill_member (self, texts, (guint) self->viewed, &view.member);
  view.id_masked = gj_texts_keep (texts, gj_mask_id_screen (person->certno));
  view.until = binding->enddate;
  if (side == GJ_FAMILY_USES_YOURS && insurance != NULL)
    view.insured_place = gj_place_name (terminal->region, insurance->insuplc_admdvs);
  if (side == GJ_FAMILY_USES_YOURS && payable != NULL && gj_payable_is_payable (payable))
    view.payable_year = (int) resident->window.coverage_year;
  view.can_end = !is_over (binding);
  page = gj_binding_page_new (&view);
  g_signal_connect_swapped (page, "end", G_CALLBACK (on_end), self);
  g_signal_connect_swapped (page, "records", G_CALLBACK (on_records_of), self);
  g_signal_connect_swapped (page, "pay-for", G_CALLBACK (on_pay_for), self);
  g_signal_connect_swapped (page, "back-to-list", G_CALLBACK (on_back_to_list), self);
  return page;
}

/* Loading */

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjFamilyFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  GjResident *resident = gj_resident_load_finish (result, &error);
  GjTerminal *terminal;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  terminal = self->base.terminal;
  if (error != NULL)
    gj_terminal_note_store_error (terminal, error);
  self->failed = resident == NULL;
  if (resident != NULL)
    {
      gj_resident_free (terminal->resident);
      terminal->resident = resident;
      self->bindings = g_ptr_array_new ();
      add_bindings (self, resident->received);
      self->n_received = self->bindings->len;
      add_bindings (self, resident->given);
    }
  gj_flow_show (&self->base);
}

static void
load (GjFamilyFlow *self)
{
  GjTerminal *terminal = self->base.terminal;

  if (self->asked)
    return;
  self->asked = TRUE;
  gj_resident_load_async (terminal->store, terminal->clock, terminal->region,
                          terminal->holder->certno, self->base.cancellable, on_loaded, self);
}

static void
on_home (GjFamilyFlow *self)
{
  gj_session_handle (self->base.terminal->session, GJ_EVENT_HOME);
}

static GtkWidget *
failed_page (GjFamilyFlow *self)
{
  g_auto (GjRefusal) refusal = { 0 };
  GtkWidget *page;

  gj_refusal_from_store (self->base.terminal, &refusal);
  page = gj_refusal_page_new (self->base.terminal, &refusal, _("回首页"));
  g_signal_connect_swapped (page, "main", G_CALLBACK (on_home), self);
  return page;
}

/* The flow */

static void
family_flow_show (GjFlow *flow)
{
  GjFamilyFlow *self = (GjFamilyFlow *) flow;

  if (self->failed)
    gj_stage_show (flow->terminal, failed_page (self));
  else if (self->bindings == NULL)
    load (self);
  else
    gj_stage_show (flow->terminal, self->viewed < 0 ? list_page (self) : binding_page (self));
}

static gboolean
family_flow_back (GjFlow *flow)
{
  GjFamilyFlow *self = (GjFamilyFlow *) flow;

  if (self->viewed < 0)
    return FALSE;
  on_back_to_list (self);
  return TRUE;
}

static void
family_flow_finalize (GjFlow *flow)
{
  g_clear_pointer (&((GjFamilyFlow *) flow)->bindings, g_ptr_array_unref);
}

static const GjFlowClass family_flow_class = { sizeof (GjFamilyFlow), family_flow_show,
                                               family_flow_back, family_flow_finalize };

GjFlow *
gj_family_flow_new (GjTerminal *terminal)
{
  GjFamilyFlow *self = gj_flow_new (&family_flow_class, terminal);

  self->viewed = -1;
  return &self->base;
}
