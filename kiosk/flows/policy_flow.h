/* SPDX-License-Identifier: Apache-2.0 */
/* 政策与计算: fees, the fee that is somebody's own, waiting months, how an amount is split, what may be paid, for
 * whom, and what people ask. It reads the region's policy alone: no store, no card, nothing of a person, so
 * that it works without a card and while everything else is broken. */
#pragma once

#include "kiosk/flows/flow.h"

G_BEGIN_DECLS

/* (transfer full) */
GjFlow *gj_policy_flow_new (GjTerminal *terminal);

G_END_DECLS
