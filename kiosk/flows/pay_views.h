/* SPDX-License-Identifier: Apache-2.0 */
/* What the pages of 代缴居民医保 show, made from the resident's picture. Decides nothing. */
#pragma once

#include "kiosk/terminal.h"

G_BEGIN_DECLS

/* Step 1, of every relative. (transfer full) */
GtkWidget *gj_pay_choose_page (GjTerminal *terminal);

/* Step 2, the year on sale and the tier of `quote`: the picture's, or one that goes by status. (transfer full) */
GtkWidget *gj_pay_tier_page (GjTerminal *terminal, const GjPayable *payable,
                             const GjPremiumQuote *quote);

/* Step 3. `trouble`: the printer's, when the resident goes on without paper. (transfer full) */
GtkWidget *gj_pay_confirm_page (GjTerminal *terminal, const GjPayable *payable,
                                const GjPremiumQuote *quote, GjPrinterTrouble trouble);

/* Step 4. (transfer full) */
GtkWidget *gj_pay_paying_page (GjTerminal *terminal, const GjPayable *payable,
                               const GjPremiumQuote *quote, gboolean prints);

G_END_DECLS
