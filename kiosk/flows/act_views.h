/* SPDX-License-Identifier: Apache-2.0 */
/* What came of an act, as a resident reads it. */
#pragma once

#include "kiosk/flows/act_step.h"
#include "kiosk/workers/acting.h"

G_BEGIN_DECLS

/* Of an answer whose outcome has items. (transfer full) */
GtkWidget *gj_act_views_result (GjTerminal *terminal, const GjActAnswer *answer,
                                const GjActPerson *persons, gsize n_persons, GjPrintState state,
                                GjPrinterTrouble trouble);

/* Of a refusal for the whole act. Signal of the page: "main" with `main_text`. (transfer full) */
GtkWidget *gj_act_views_refusal (GjTerminal *terminal, GjActResult result, const char *main_text);

/* Nobody knows yet; `act_id` is the number to quote, which also stands on a slip or does not. Signal:
 * "main". (transfer full) */
GtkWidget *gj_act_views_unknown (GjTerminal *terminal, const char *act_id, gboolean on_paper);

G_END_DECLS
