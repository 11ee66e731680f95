/* SPDX-License-Identifier: Apache-2.0 */
/* Shows the bindings in the resident's picture, which home read a moment ago; a list and, behind 查看,
 * one of them. */
#include "kiosk/flows/family_flow.h"

#include <stdlib.h>

#include "core/base/mask.h"
#include "core/rules/codes.h"
#include "kiosk/flows/faces.h"
#include "kiosk/texts.h"
#include "kiosk/terminal.h"
#include "ui/pages/binding_page.h"
#include "ui/pages/family_page.h"

typedef struct
{
  GjFlow base;
  int viewed; /* index of the member looked at, -1: the list */
} GjFamilyFlow;

/* The members in the page's order: who gives first, then who uses. */
static guint
n_members (const GjResident *resident)
{
  return resident->received->len + resident->given->len;
}

static const GjBinding *
binding_at (const GjResident *resident, guint index, GjFamilyMemberSide *side)
{
  if (index < resident->received->len)
    {
      *side = GJ_FAMILY_GIVES_YOU;
      return g_ptr_array_index (resident->received, index);
    }
  *side = GJ_FAMILY_USES_YOURS;
  return g_ptr_array_index (resident->given, index - resident->received->len);
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
    case GJ_BINDING_CONTRIBUTOR_MOVED:
      member->state = GJ_FAMILY_ENDED;
      member->state_since = binding->ended_on;
      return;
    case GJ_BINDING_CONTRIBUTOR_NOT_INSURED:
      member->state = GJ_FAMILY_SUSPENDED;
      return;
    }
  if (insurance != NULL && !gj_insurance_is_normal (insurance, today))
    {
      member->state = GJ_FAMILY_SUSPENDED;
      member->state_since = insurance->paus_insu_date;
    }
}

/* What the other one is to the resident. */
static const char *
relation_of (const GjBinding *binding, GjFamilyMemberSide side)
{
  const char *inverse;

  if (side == GJ_FAMILY_USES_YOURS)
    return gj_relation_label (binding->patn_rlts);
  inverse = gj_relation_inverse (binding->patn_rlts,
                                 g_strcmp0 (binding->contributor->gend, "2") != 0);
  return gj_relation_label (inverse != NULL ? inverse : "");
}

static void
fill_member (GjTerminal *terminal, GjTexts *texts, guint index, GjFamilyMember *member)
{
  const GjResident *resident = terminal->resident;
  GjDate today = gj_clock_today (terminal->clock);
  GjFamilyMemberSide side;
  const GjBinding *binding = binding_at (resident, index, &side);
  const GjPerson *person
      = side == GJ_FAMILY_GIVES_YOU ? binding->contributor : binding->relative;

  member->key = gj_texts_keep (texts, g_strdup_printf ("%u", index));
  member->name = gj_texts_keep (texts, gj_mask_name (person->psn_name));
  member->relation = relation_of (binding, side);
  member->avatar = gj_face_of (resident, person, today);
  member->side = side;
  member->place = side == GJ_FAMILY_GIVES_YOU ? (guint) MAX (binding->prio, 0) : 0;
  member->used_fen = binding->used_fen_total;
  member->since = binding->begndate;
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
  const GjBinding *binding
      = binding_at (self->base.terminal->resident, (guint) atoi (key), &side);

  gj_stage_open (self->base.terminal, GJ_TILE_PAY_PREMIUM, binding->relative->psn_no, NULL);
}

static GtkWidget *
list_page (GjFamilyFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  const GjResident *resident = terminal->resident;
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  g_autofree char *name = gj_mask_name (resident->person->psn_name);
  g_autofree GjFamilyMember *members = g_new0 (GjFamilyMember, n_members (resident));
  GjFamilyView view = {
    .name = name,
    .avatar = gj_face_of (resident, resident->person, gj_clock_today (terminal->clock)),
    .balance_fen = resident->has_account ? resident->balance_fen : -1,
    .balance_hidden = terminal->balance_hidden,
    .members = members,
    .n_members = n_members (resident),
  };
  GtkWidget *page;

  for (guint i = 0; i < n_members (resident); i++)
    fill_member (terminal, texts, i, &members[i]);
  page = gj_family_page_new (&view);
  g_signal_connect_swapped (page, "view-binding", G_CALLBACK (on_view_binding), self);
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
  const GjBinding *binding = binding_at (resident, (guint) self->viewed, &side);
  const GjPerson *person
      = side == GJ_FAMILY_GIVES_YOU ? binding->contributor : binding->relative;
  const GjInsurance *insurance = insurance_of (resident, person, gj_clock_today (terminal->clock));
  const GjPayable *payable = gj_resident_find_payable (resident, person->psn_no);
  GtkWidget *page;

  fill_member (terminal, texts, (guint) self->viewed, &view.member);
  view.id_masked = gj_texts_keep (texts, gj_mask_id_screen (person->certno));
  view.until = binding->enddate;
  if (side == GJ_FAMILY_USES_YOURS && insurance != NULL)
    view.insured_place = gj_place_name (terminal->region, insurance->insuplc_admdvs);
  if (side == GJ_FAMILY_USES_YOURS && payable != NULL && gj_payable_is_payable (payable))
    view.payable_year = (int) resident->window.coverage_year;
  page = gj_binding_page_new (&view);
  g_signal_connect_swapped (page, "pay-for", G_CALLBACK (on_pay_for), self);
  g_signal_connect_swapped (page, "back-to-list", G_CALLBACK (on_back_to_list), self);
  return page;
}

static void
family_flow_show (GjFlow *flow)
{
  GjFamilyFlow *self = (GjFamilyFlow *) flow;

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

static const GjFlowClass family_flow_class = { sizeof (GjFamilyFlow), family_flow_show,
                                               family_flow_back, NULL };

GjFlow *
gj_family_flow_new (GjTerminal *terminal)
{
  GjFamilyFlow *self = gj_flow_new (&family_flow_class, terminal);

  self->viewed = -1;
  return &self->base;
}
