/* SPDX-License-Identifier: Apache-2.0 */
/* 共济支付记录: what shared money paid of the family's care, from either side. */
#pragma once

#include "kiosk/flows/flow.h"

G_BEGIN_DECLS

/* (transfer full) */
GjFlow *gj_shared_payments_flow_new (GjTerminal *terminal);

G_END_DECLS
