/* SPDX-License-Identifier: Apache-2.0 */
/* 扣款顺序: the contributors of the resident in order, an example with real balances, and the order as an act. */
#pragma once

#include "kiosk/flows/flow.h"

G_BEGIN_DECLS

/* For a resident who is in. (transfer full) */
GjFlow *gj_order_flow_new (GjTerminal *terminal);

G_END_DECLS
