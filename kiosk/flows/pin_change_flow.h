/* SPDX-License-Identifier: Apache-2.0 */
/* 修改密码: the present PIN, a new one twice, one CHANGE PIN. */
#pragma once

#include "kiosk/flows/flow.h"

G_BEGIN_DECLS

/* (transfer full) */
GjFlow *gj_pin_change_flow_new (GjTerminal *terminal);

G_END_DECLS
