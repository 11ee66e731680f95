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
  guint answers_owed; /* GS r it was sent and has not answered */
  gint64 presented_us;   /* monotonic, when the paper came that may still stand in the mouth; 0 none */
  guint32 presented_job; /* whose */
  gboolean mouth_stuck;  /* what stands in the mouth could not be drawn back */
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

/** One look at the paper that was presented. TRUE when there is no more to wait for: it was taken, drawn back, or its
 * time is up; @media says which. With @hurry its time is up now. */
gboolean gj_printer_engine_watch (GjPrinterEngine *engine, gboolean hurry, GjPrinterMedia *media);

G_END_DECLS
