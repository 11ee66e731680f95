/* SPDX-License-Identifier: Apache-2.0 */
/* Where no PIN is ever typed on the screen, it cannot be changed here: a new PIN has to be judged (card.md §4) by whoever sees its
 * digits, which with a PIN pad is nobody in this program. What is shown in place of 修改密码. */
#pragma once

#include "kiosk/flows/flow.h"

G_BEGIN_DECLS

GjFlow *gj_pin_window_flow_new (GjTerminal *terminal);

G_END_DECLS
