/* SPDX-License-Identifier: Apache-2.0 */
/* A 医保码 was shown in place of a card: finding out whose it is. Whoever comes in by a code may look and not sign: there is no PIN
 * that could be asked for before money moves. */
#pragma once

#include "kiosk/flows/flow.h"

G_BEGIN_DECLS

/* Resolves terminal->wanted_code, which it takes over. Tells the session CODE_READ or CARD_REFUSED. (transfer full) */
GjFlow *gj_code_flow_new (GjTerminal *terminal);

/* Whether what was scanned is taken for such a code here. */
gboolean gj_code_flow_wants (GjTerminal *terminal, const char *text);

G_END_DECLS
