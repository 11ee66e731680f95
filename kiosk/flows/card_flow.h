/* SPDX-License-Identifier: Apache-2.0 */
/* A card is in: reading it and finding its holder, what to say when that fails, and the log-in PIN. */
#pragma once

#include "kiosk/flows/flow.h"

G_BEGIN_DECLS

/* Reads the card of terminal->card_serial. Tells the session CARD_READ or CARD_REFUSED. (transfer full) */
GjFlow *gj_reading_flow_new (GjTerminal *terminal);

/* Says what terminal->problem means and what to do. (transfer full) */
GjFlow *gj_problem_flow_new (GjTerminal *terminal);

/* Asks for the PIN. Tells the session PIN_OK or PIN_REFUSED. (transfer full) */
GjFlow *gj_log_in_flow_new (GjTerminal *terminal);

G_END_DECLS
