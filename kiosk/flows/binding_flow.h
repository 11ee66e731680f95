/* SPDX-License-Identifier: Apache-2.0 */
/* What ends or answers one binding or request: release and withdraw as the contributor, leave, agree and
 * refuse as the relative. What it means is read first; then the PIN. */
#pragma once

#include "core/family/family.h"
#include "kiosk/flows/flow.h"

G_BEGIN_DECLS

typedef enum
{
  GJ_BINDING_FLOW_RELEASE,  /* of a binding in which the resident pays */
  GJ_BINDING_FLOW_LEAVE,    /* of a binding in which the other one pays */
  GJ_BINDING_FLOW_WITHDRAW, /* of the resident's own request */
  GJ_BINDING_FLOW_ANSWER,   /* to a request that waits for the resident */
} GjBindingFlowKind;

/* RELEASE, LEAVE: of this very binding of the resident's picture, which is not over; another one of the same two
 * people is not taken in its place. (transfer full) */
GjFlow *gj_binding_flow_new_ending (GjTerminal *terminal, GjBindingFlowKind kind,
                                    const GjBinding *binding);

/* WITHDRAW, ANSWER: of a request of the resident's picture; `other_psn_no`: who is on its other side. (transfer
 * full) */
GjFlow *gj_binding_flow_new (GjTerminal *terminal, GjBindingFlowKind kind, const char *other_psn_no);

G_END_DECLS
