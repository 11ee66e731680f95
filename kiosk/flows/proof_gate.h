/* SPDX-License-Identifier: Apache-2.0 */
/* What a card may do here that has not proved to the hall's PSAM that it is one: the region's policy decides
 * ([card] unproven=pay|look|neither; where it says nothing, everything, as in a hall without a PSAM). A card that gave a
 * wrong answer never comes this far. */
#pragma once

#include "core/rules/region.h"
#include "devices/card/social_card.h"
#include "kiosk/flows/flow.h"

G_BEGIN_DECLS

typedef enum
{
  GJ_CARD_MAY_PAY,  /* all there is: pay and sign, too */
  GJ_CARD_MAY_LOOK, /* see, print again, change the PIN */
  GJ_CARD_MAY_NOTHING,
} GjCardMay;

GjCardMay gj_proof_gate_judge (const GjRegion *region, const GjCardHolder *holder);

/* Of whoever is in; one who came in by a 医保码 may look. */
GjCardMay gj_proof_gate_now (const GjTerminal *terminal);

/* TRUE: whoever is in may not, and a page that says why and where is opened instead of what was wanted. */
gboolean gj_proof_gate_is_shut (GjTerminal *terminal);

/* That page; its button leads home. (transfer full) */
GjFlow *gj_look_only_flow_new (GjTerminal *terminal);

/* A card's wrong answer to the PSAM goes into the audit, without a person: nothing on it is to be believed. */
void gj_proof_gate_note_forged (GjTerminal *terminal);

G_END_DECLS
