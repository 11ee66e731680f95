/* SPDX-License-Identifier: Apache-2.0 */
/* A resident whose visit was cut off is back with the same card, and has given its PIN: asks whether to go on where it was left, or to
 * begin again. */
#pragma once

#include "kiosk/flows/flow.h"

G_BEGIN_DECLS

/* NULL: nothing is remembered for this card, or whom it is about can no longer be paid for by it. What was remembered is not any longer,
 * in either case. (transfer full) */
GjFlow *gj_resume_flow_new (GjTerminal *terminal);

G_END_DECLS
