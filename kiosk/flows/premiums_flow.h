/* SPDX-License-Identifier: Apache-2.0 */
/* 代缴缴费记录: the premiums the resident paid, and those paid for the resident, with the way to a
 * receipt. */
#pragma once

#include "kiosk/flows/flow.h"

G_BEGIN_DECLS

/* (transfer full) */
GjFlow *gj_premiums_flow_new (GjTerminal *terminal);

G_END_DECLS
