/* SPDX-License-Identifier: Apache-2.0 */
/* The guest card: the one step at which the holder's card leaves, a relative's is read in its place, and the
 * holder's own comes back with its PIN before anything goes on. The session's table knows where it stands
 * (GJ_STATE_GUEST_…); this does the reading and the comparing, and shows the page of each state. */
#pragma once

#include "core/family/consent.h"
#include "kiosk/terminal.h"
#include "kiosk/workers/kin.h"

G_BEGIN_DECLS

typedef struct _GjGuestStep GjGuestStep;

/* A step of `flow` (borrowed; outlives it), in GJ_STATE_SERVICE: reads what tells the holder's card from any
 * other, and then asks the session for the swap. From then on every show of the flow is the step's until
 * gj_guest_step_is_over(). (transfer full) */
GjGuestStep *gj_guest_step_new (GjFlow *flow);
void gj_guest_step_free (GjGuestStep *step);

/* The page of the session's state; nothing while it is still SERVICE. */
void gj_guest_step_show (GjGuestStep *step);

/* 返回; TRUE where it is the step's affair. */
gboolean gj_guest_step_back (GjGuestStep *step);

/* The session is back in SERVICE, or the holder's card could not be read and never left. */
gboolean gj_guest_step_is_over (const GjGuestStep *step);

/* Over, and FALSE: the holder's own card could not be read, so that nobody was asked to take it out. */
gboolean gj_guest_step_began (const GjGuestStep *step);


/* Once it is over: whom the card named; NULL if no card was read. `consent`: what the
 * person agreed to with that card's own PIN. (transfer full) */
GjKin *gj_guest_step_take (GjGuestStep *step, GjConsent *consent);

G_END_DECLS
