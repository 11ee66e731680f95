/* SPDX-License-Identifier: Apache-2.0 */
/* One paper that is no receipt and stands in no series: drawn off the GTK thread, sent once. The staff's test print and
 * the day's end. Whoever asked is told the printer's own outcome. */
#pragma once

#include "devices/printer/printer.h"

G_BEGIN_DECLS

/* Runs in a thread of its own. (transfer full) */
typedef GjPaper *(*GjSlipDraw) (gpointer data, GError **error);

/* `job` names it in the journal. `data` is freed in either thread. */
void gj_slip_print_async (GjPrinter *printer, const char *job, GjSlipDraw draw, gpointer data,
                          GDestroyNotify data_free, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data);

/* FALSE with G_IO_ERROR_CANCELLED, or where it could not be drawn (GJ_PAPER_ERROR). */
gboolean gj_slip_print_finish (GAsyncResult *result, GjPrintResult *print_result, GError **error);

G_END_DECLS
