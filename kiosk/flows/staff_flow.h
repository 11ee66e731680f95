/* SPDX-License-Identifier: Apache-2.0 */
/* The staff screen, for one of the staff who is in with card and PIN: first how every part is and what to do, then what
 * can be done. Each thing that takes more than a tap is a flow of its own (staff_acts.h) that leads back here. */
#pragma once

#include "kiosk/flows/flow.h"

G_BEGIN_DECLS

/* In GJ_STATE_STAFF, with terminal->staff. (transfer full) */
GjFlow *gj_staff_flow_new (GjTerminal *terminal);

G_END_DECLS
