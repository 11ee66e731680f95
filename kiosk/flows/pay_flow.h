/* SPDX-License-Identifier: Apache-2.0 */
/* 代缴居民医保: person → year and tier → check and confirm → PIN → paying → result. Once a payment was
 * submitted it is finished whatever happens to the card, and its outcome is never guessed. */
#pragma once

#include "kiosk/flows/flow.h"

G_BEGIN_DECLS

/* `relative_psn_no`: begin with this relative chosen, or NULL to choose. (transfer full) */
GjFlow *gj_pay_flow_new (GjTerminal *terminal, const char *relative_psn_no);

/* Begins where it was left, as far as that still can be had: fee, printer and what stands in the way are looked at anew. `place`:
 * (transfer full). (transfer full) */
GjFlow *gj_pay_flow_new_at (GjTerminal *terminal, GjPlace *place);

G_END_DECLS
