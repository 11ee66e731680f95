/* SPDX-License-Identifier: Apache-2.0 */
/* 添加家人: name relatives in one of three ways, several before going on → their relation → what stands in
 * the way, or the list → commitment letter → PIN → bound, or asked. */
#pragma once

#include "kiosk/flows/flow.h"

G_BEGIN_DECLS

/* For a resident who is in and has a personal account. (transfer full) */
GjFlow *gj_add_relative_flow_new (GjTerminal *terminal);

G_END_DECLS
