/* SPDX-License-Identifier: Apache-2.0 */
/* What the pages of 给几个人一起缴 show, made from the resident's picture and the series. Decides nothing. */
#pragma once

#include "core/receipt/receipt_store.h"
#include "kiosk/terminal.h"
#include "kiosk/workers/payment_series.h"

G_BEGIN_DECLS

/* Step 2. `picked` (gboolean) has one for each of resident->payables. (transfer full) */
GtkWidget *gj_several_pick_page (GjTerminal *terminal, const GArray *picked);

/* Step 3, of those who are picked. (transfer full) */
GtkWidget *gj_several_check_page (GjTerminal *terminal, const GArray *picked, gboolean joined,
                                  GjPrinterTrouble trouble);

/* What the papers do, taken together. */
typedef struct
{
  GjPrintState state;
  GjPrinterTrouble trouble;
  guint n_papers;
  guint n_out;
} GjSeveralPrints;

/* Step 5. `payables` (GjPayable) are the series' in its order; `joint` is the one paper for all, or NULL. (transfer full) */
GtkWidget *gj_several_done_page (GjTerminal *terminal, const GPtrArray *payables,
                                 const GjPaymentSeries *series, const GjReceiptRow *joint,
                                 const GjSeveralPrints *prints);

/* Whether so many may have one paper together: then it is offered. */
gboolean gj_several_can_join (gsize n_payables);

/* The fee of everybody who is picked. */
gint64 gj_several_sum_fen (const GjResident *resident, const GArray *picked);

G_END_DECLS
