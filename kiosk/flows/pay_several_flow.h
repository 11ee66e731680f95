/* SPDX-License-Identifier: Apache-2.0 */
/* 给几个人一起缴: whom → check (→ the printer cannot print: go on?) → PIN → paying one after the other → what
 * became of each, and the papers. Begins where the choosing page of 代缴居民医保 leads, with its picture of the
 * family. Nobody is ticked for the resident. One paper for all is what is offered first: it is one thing to
 * take and to keep, it names every receipt, and each of these can still be had by itself under 凭证补打. */
#pragma once

#include "kiosk/flows/flow.h"

G_BEGIN_DECLS

/* terminal->resident is loaded. (transfer full) */
GjFlow *gj_pay_several_flow_new (GjTerminal *terminal);

/* The same with those picked who were when `place` (copied) was left, as far as they can still be paid for. (transfer full) */
GjFlow *gj_pay_several_flow_new_at (GjTerminal *terminal, const GjPlace *place);

G_END_DECLS
