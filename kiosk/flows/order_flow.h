/* SPDX-License-Identifier: Apache-2.0 */
/* 扣款顺序: the contributors of the resident in order, an example with real balances, and the order as an act. */
#pragma once

#include "kiosk/flows/flow.h"

G_BEGIN_DECLS

/* For a resident who is in. `left_at`: the order that was made and not saved, and is to show again, if these are still the contributors;
 * NULL: none. (transfer full, both) */
GjFlow *gj_order_flow_new (GjTerminal *terminal, GjPlace *left_at);

G_END_DECLS
