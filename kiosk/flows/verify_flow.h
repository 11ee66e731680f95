/* SPDX-License-Identifier: Apache-2.0 */
/* 验证凭证, without a card: waits for a scan, judges it with the trusted keys alone, shows what it is, and asks the store, if there is
 * one, what became of the paper since. Never says valid without a signature that was checked. */
#pragma once

#include "kiosk/flows/flow.h"

G_BEGIN_DECLS

/* `text`: what was scanned already, or NULL. GJ_SCAN_UNREADABLE is judged to be nothing: scan again. */
GjFlow *gj_verify_flow_new (GjTerminal *terminal, const char *text);

/* Another scan: it replaces what is shown. `flow` is one of these. */
void gj_verify_flow_scanned (GjFlow *flow, const char *text);

G_END_DECLS
