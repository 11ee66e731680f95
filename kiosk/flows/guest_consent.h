/* SPDX-License-Identifier: Apache-2.0 */
/* The relative's own word, with the relative's card in the slot: first what the relative is to the contributor,
 * where nobody has said it yet; then whose money it is about and what agreeing means; then the relative's own PIN.
 * Nobody is asked for a word that would not count: where anything else stands in the way, this is over at once. */
#pragma once

#include "core/family/consent.h"
#include "core/family/letter.h"
#include "kiosk/flows/guest_views.h"
#include "kiosk/workers/kin.h"

G_BEGIN_DECLS

typedef struct _GjGuestConsent GjGuestConsent;

/* The region asks the relative, or a request waits already; and nothing else speaks against the binding as far as it
 * is known. */
gboolean gj_guest_consent_is_wanted (const GjKin *guest);

/* Of `flow`, in GJ_STATE_GUEST_IN. `guest` (borrowed; outlives it) gets the relation that is chosen here, and what
 * the rule says with it. `name`: the card's holder, copied. `agreement` is what the relative agrees to; borrowed.
 * (transfer full) */
GjGuestConsent *gj_guest_consent_new (GjFlow *flow, GjKin *guest, const char *name,
                                      const GjLetter *agreement);
/* What is on the screen may point into it: after the next page shows. */
void gj_guest_consent_free (GjGuestConsent *consent);

/* The page of now; nothing once it is over. A PIN that the card refused for good is heard here and ends it. */
void gj_guest_consent_show (GjGuestConsent *consent);

/* 取消 on the keypad: back to what is agreed to, and TRUE. */
gboolean gj_guest_consent_back (GjGuestConsent *consent);

gboolean gj_guest_consent_is_over (const GjGuestConsent *consent);

/* What the relative agreed to with the own PIN, which is not one that cards are issued with; none else. */
GjConsent gj_guest_consent_get (const GjGuestConsent *consent);

/* Why it was not given where somebody has to do something about it; else NONE. */
GjGuestTrouble gj_guest_consent_get_trouble (const GjGuestConsent *consent);

G_END_DECLS
