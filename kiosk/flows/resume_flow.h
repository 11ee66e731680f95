/* SPDX-License-Identifier: Apache-2.0 */
/* A resident whose visit was cut off is back with the same card, and has given its PIN: asks whether to go on where it was left, or to
 * begin again. */
#pragma once

#include "kiosk/flows/flow.h"

G_BEGIN_DECLS

/* `place` (transfer full) was remembered for this card, and somebody is chosen in it. NULL: whom it is about can no longer be paid for by
 * it, or it may no longer sign. (transfer full) */
GjFlow *gj_resume_flow_new (GjTerminal *terminal, GjPlace *place);

G_END_DECLS
