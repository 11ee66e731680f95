/* SPDX-License-Identifier: Apache-2.0 */
/* 首页: reads the resident again and shows what can be done. */
#pragma once

#include "kiosk/flows/flow.h"

G_BEGIN_DECLS

/* (transfer full) */
GjFlow *gj_home_flow_new (GjTerminal *terminal);

G_END_DECLS
