/* SPDX-License-Identifier: Apache-2.0 */
/* One conversation with a printer, from opening to closing, on the worker thread; everything here
 * may wait, up to its deadlines. Internal to the printer. It keeps between two jobs only what the
 * next one must know: whether the printer may still hold something of the last. */
#pragma once

#include "devices/printer/printer.h"
#include "devices/printer/printer_transport.h"

G_BEGIN_DECLS

typedef struct
{
  GjPrinterAddress address;
  GjPrinterProfile *profile;
  GjPrinterDeadlines deadlines;
  GjPaper *voided;
  guint32 jobs;       /* makes the marks */
  gboolean unsettled; /* a picture may be open in the printer: pad first */
  gboolean remains;   /* a piece of paper may hang out: cut first */
} GjPrinterEngine;

/** FALSE when cancelled before there was an answer. */
gboolean gj_printer_engine_check (GjPrinterEngine *engine, GCancellable *cancellable,
                                  GjPrinterStatus *status);
/** The same after telling the printer to recover and forget. */
gboolean gj_printer_engine_recover (GjPrinterEngine *engine, GCancellable *cancellable,
                                    GjPrinterStatus *status);
/** @begun_us is the monotonic time at which the job was asked for. */
void gj_printer_engine_print (GjPrinterEngine *engine, const GjPaper *paper, gint64 begun_us,
                              GCancellable *cancellable, GjPrintResult *result);

G_END_DECLS
