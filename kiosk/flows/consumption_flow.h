/* SPDX-License-Identifier: Apache-2.0 */
/* 消费明细: every settlement of the resident, month by month, with who paid which part. */
#pragma once

#include "kiosk/flows/flow.h"

G_BEGIN_DECLS

/* (transfer full) */
GjFlow *gj_consumption_flow_new (GjTerminal *terminal);

G_END_DECLS
