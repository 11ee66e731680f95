/* SPDX-License-Identifier: Apache-2.0 */
/* Why somebody cannot be paid for: every reason with what to do, where a list has room for the first alone. */
#pragma once

#include "kiosk/terminal.h"

G_BEGIN_DECLS

/* Reasons that a resident has something from. Who has paid, or is insured otherwise, has one: whatever else holds, nothing
 * is to be done. 0: can be paid for. */
guint gj_pay_reasons_count (const GjPayable *payable);

/* What the i-th says. (transfer full) */
char *gj_pay_reasons_why (const GjTerminal *terminal, const GjPayable *payable, guint i);
/* The first, and how many there are beside it. (transfer full) */
char *gj_pay_reasons_line (const GjTerminal *terminal, const GjPayable *payable);

/* One after the other, each with what to do. Signal: "main". */
GtkWidget *gj_pay_reasons_page (const GjTerminal *terminal, const GjPayable *payable, const char *main_text);

G_END_DECLS
