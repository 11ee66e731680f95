/* SPDX-License-Identifier: Apache-2.0 */
/* By the relative's own card: its step begins, and what it named goes on. */
#include "kiosk/flows/add_private.h"

void
gj_add_begin_guest (GjAddFlow *self)
{
  if (self->step == GJ_ADD_STEP_WAYS && self->guest == NULL)
    self->guest = gj_guest_step_new (&self->base);
}

/* The guest card's step is over: whom it named goes on, else the ways are shown again. */
void
gj_add_end_guest (GjAddFlow *self)
{
  GjConsent consent;
  gboolean began = gj_guest_step_began (self->guest);
  GjKin *kin = gj_guest_step_take (self->guest, &consent);
  GjGuestStep *guest = g_steal_pointer (&self->guest);

  if (kin != NULL)
    gj_add_take_kin (self, kin, GJ_ACT_WAY_CARD, consent);
  else
    gj_add_go (self, began ? self->step : GJ_ADD_STEP_OWN_CARD);
  gj_guest_step_free (guest);
}
