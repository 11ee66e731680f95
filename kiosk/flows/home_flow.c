/* SPDX-License-Identifier: Apache-2.0 */
/* Each visit reads the store again, so that the balance on the tile page is never an old one. */
#include "kiosk/flows/home_flow.h"

#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "core/rules/codes.h"
#include "kiosk/flows/balance_words.h"
#include "kiosk/flows/faces.h"
#include "kiosk/flows/home_pay.h"
#include "kiosk/flows/proof_gate.h"
#include "kiosk/flows/refusal.h"
#include "kiosk/terminal.h"
#include "kiosk/workers/resident_loader.h"

/* What is behind a tile works, or the tile is not there. */
#define TILES                                                                                      \
  (GJ_TILE_BIT (GJ_TILE_PAY_PREMIUM) | GJ_TILE_BIT (GJ_TILE_FAMILY) | GJ_TILE_BIT (GJ_TILE_ORDER)  \
   | GJ_TILE_BIT (GJ_TILE_PREMIUM_PAYMENTS) | GJ_TILE_BIT (GJ_TILE_REPRINT)                        \
   | GJ_TILE_BIT (GJ_TILE_PASSWORD) | GJ_TILE_BIT (GJ_TILE_ACCOUNT)                                  \
   | GJ_TILE_BIT (GJ_TILE_SHARED_PAYMENTS) | GJ_TILE_BIT (GJ_TILE_CONSUMPTION)                     \
   | GJ_TILE_BIT (GJ_TILE_POLICY))

typedef struct
{
  GjFlow base;
  gboolean asked;
  gboolean loaded;
  gboolean failed;
} GjHomeFlow;

static GjHomeInsurance
insurance_of (const GjResident *resident, GjDate today)
{
  const GjInsurance *employee
      = gj_insurance_pick (resident->insurances, GJ_INSUTYPE_EMPLOYEE, today);
  const GjInsurance *other = gj_insurance_pick (resident->insurances, GJ_INSUTYPE_RESIDENT, today);

  if (employee != NULL)
    return gj_insurance_is_normal (employee, today) ? GJ_HOME_INSURANCE_EMPLOYEE_ACTIVE
                                                    : GJ_HOME_INSURANCE_EMPLOYEE_SUSPENDED;
  if (other != NULL)
    return gj_insurance_is_normal (other, today) ? GJ_HOME_INSURANCE_RESIDENT_ACTIVE
                                                 : GJ_HOME_INSURANCE_RESIDENT_SUSPENDED;
  return GJ_HOME_INSURANCE_NONE;
}

static char *
name_who_asks (const GjResident *resident)
{
  const GjFamilyRequest *request;

  if (resident->asking->len == 0)
    return NULL;
  request = g_ptr_array_index (resident->asking, 0);
  return gj_mask_name (request->contributor->psn_name);
}

static void
on_open_tile (GjHomeFlow *self, guint tile)
{
  gj_stage_open (self->base.terminal, (GjTile) tile, NULL, NULL);
}

static void
on_balance_hidden (GjHomeFlow *self, gboolean hidden)
{
  self->base.terminal->balance_hidden = hidden;
}

static void
on_retry (GjHomeFlow *self)
{
  gj_session_handle (self->base.terminal->session, GJ_EVENT_HOME);
}

static GtkWidget *
home_page (GjHomeFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  const GjResident *resident = terminal->resident;
  GjDate today = gj_clock_today (terminal->clock);
  g_autofree char *name = gj_mask_name (resident->person->psn_name);
  g_autofree char *asked_by = name_who_asks (resident);
  g_autofree char *limit = gj_balance_limit (resident, today);
  GjHomeView view = {
    .name = name,
    .avatar = gj_face_of (resident, resident->person, today),
    .balance_fen = resident->has_account ? resident->balance_fen : -1,
    .balance_limit = limit,
    .balance_hidden = terminal->balance_hidden,
    .insurance = insurance_of (resident, today),
    .tiles = TILES,
    .requests = resident->asking->len,
    .asked_by = asked_by,
    .receipts_owed = resident->receipts_owed,
  };
  GtkWidget *page;

  gj_home_pay_fill (resident, terminal->initial_pin, &view);
  if (gj_proof_gate_now (terminal) != GJ_CARD_MAY_PAY)
    view.pay = terminal->by_code ? GJ_HOME_PAY_NEEDS_CARD : GJ_HOME_PAY_LOOK_ONLY;
  if (terminal->by_code)
    view.tiles &= ~GJ_TILE_BIT (GJ_TILE_PASSWORD);
  page = gj_home_page_new (&view);
  g_signal_connect_swapped (page, "open-tile", G_CALLBACK (on_open_tile), self);
  g_signal_connect_swapped (page, "balance-hidden", G_CALLBACK (on_balance_hidden), self);
  return page;
}

static GtkWidget *
failed_page (GjHomeFlow *self)
{
  g_auto (GjRefusal) refusal = { 0 };
  GtkWidget *page;

  gj_refusal_from_store (self->base.terminal, &refusal);
  page = gj_refusal_page_new (self->base.terminal, &refusal, _("再试一次"));
  g_signal_connect_swapped (page, "main", G_CALLBACK (on_retry), self);
  return page;
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjHomeFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  GjResident *resident = gj_resident_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    gj_terminal_note_store_error (self->base.terminal, error);
  self->failed = resident == NULL;
  self->loaded = TRUE;
  if (resident != NULL)
    {
      gj_resident_free (self->base.terminal->resident);
      self->base.terminal->resident = resident;
    }
  gj_flow_show (&self->base);
}

static void
home_flow_show (GjFlow *flow)
{
  GjHomeFlow *self = (GjHomeFlow *) flow;

  if (!self->asked)
    {
      self->asked = TRUE;
      gj_resident_load_async (flow->terminal->store, flow->terminal->clock, flow->terminal->region,
                              flow->terminal->holder->certno, flow->cancellable, on_loaded, self);
    }
  else if (self->loaded)
    gj_stage_show (flow->terminal, self->failed ? failed_page (self) : home_page (self));
}

static const GjFlowClass home_flow_class = { sizeof (GjHomeFlow), home_flow_show, NULL, NULL };

GjFlow *
gj_home_flow_new (GjTerminal *terminal)
{
  return gj_flow_new (&home_flow_class, terminal);
}
