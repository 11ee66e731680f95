/* SPDX-License-Identifier: Apache-2.0 */
/* 添加家人: name relatives in one of three ways, several before going on → their relation → what stands in
 * the way, or the list → commitment letter → PIN → bound, or asked. */
#pragma once

#include "kiosk/flows/flow.h"
#include "kiosk/session/resume.h"

G_BEGIN_DECLS

/* For a resident who is in and has a personal account. `left_at`: who had been picked when a visit was cut off (transfer full), or NULL.
 * (transfer full) */
GjFlow *gj_add_relative_flow_new (GjTerminal *terminal, GjPlace *left_at);

G_END_DECLS
