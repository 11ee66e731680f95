/* SPDX-License-Identifier: Apache-2.0 */
/* 家庭共济: who pays for the resident and for whom the resident pays, to look at. */
#pragma once

#include "kiosk/flows/flow.h"

G_BEGIN_DECLS

/* (transfer full) */
GjFlow *gj_family_flow_new (GjTerminal *terminal);

G_END_DECLS
