/* SPDX-License-Identifier: Apache-2.0 */
/* 凭证补打: the resident's receipts, and printing one again. */
#pragma once

#include "kiosk/flows/flow.h"

G_BEGIN_DECLS

/* `receipt_no`: shown first ("02-000137"), or NULL. (transfer full) */
GjFlow *gj_receipts_flow_new (GjTerminal *terminal, const char *receipt_no);

G_END_DECLS
