/* SPDX-License-Identifier: Apache-2.0 */
/* What the resident confirms for one person, as the payment wants it. */
#pragma once

#include "core/ledger/premium_payment.h"
#include "kiosk/terminal.h"

G_BEGIN_DECLS

/* The fee is the quote's: the picture's, or one for a tier that was chosen. Strings are the terminal's; there is no
 * transfer id. */
GjPremiumOrder gj_pay_order (const GjTerminal *terminal, const GjPayable *payable,
                             const GjPremiumQuote *quote);

/* What a payment works with. */
GjPaymentOffice gj_pay_office (const GjTerminal *terminal);

G_END_DECLS
