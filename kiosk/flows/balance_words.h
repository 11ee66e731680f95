/* SPDX-License-Identifier: Apache-2.0 */
/* What a balance that does not do for a premium is short of, the same in the list and at a refusal; and what any balance leaves out. */
#pragma once

#include "kiosk/terminal.h"

G_BEGIN_DECLS

/* "个人账户余额¥120.00，要缴¥400.00，还差¥280.00", and what must stay in the account where the region says so.
 * `reason`: the payable's GJ_PAY_OBSTACLE_BALANCE. (transfer full) */
char *gj_balance_words (const GjTerminal *terminal, const GjPayable *payable,
                        const GjPayReason *reason);

/* "9月1日后看病花的没减", with the year where it is not this one; NULL where the day is not known. (transfer full) */
char *gj_balance_limit (const GjResident *resident, GjDate today);

G_END_DECLS
