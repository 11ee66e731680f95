/* SPDX-License-Identifier: Apache-2.0 */
/* "2026年11月22日由长女*敏代缴（03号自助机）": when a year was paid, by whom and where, for whoever
 * would pay it again. Names one of the family, masked; of anybody else it says 他人 and no more. */
#pragma once

#include "core/ledger/premium_paid.h"
#include "kiosk/terminal.h"

G_BEGIN_DECLS

/* Without an end mark; what is not known is left out. (transfer full) */
char *gj_paid_words (const GjTerminal *terminal, const GjPremiumPaidBy *paid_by);

G_END_DECLS
