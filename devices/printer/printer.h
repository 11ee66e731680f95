/* SPDX-License-Identifier: Apache-2.0 */
/* The receipt printer as the kiosk sees it: is it ready, and print this paper.
 *
 * Owns one worker thread and one device, opened for each task and closed after it. "Printed" is
 * said only when the printer itself confirmed the job; an outcome that is not known is UNKNOWN and
 * the job is never sent again by itself. The caller journals before and after (facts: printer,
 * section 7). It never decides whether money may move. */
#pragma once

#include <gio/gio.h>

#include "devices/printer/paper.h"
#include "devices/printer/printer_profile.h"
#include "devices/printer/printer_status.h"

G_BEGIN_DECLS

typedef enum
{
  GJ_PRINTER_DEVICE_ERROR_SYNTAX, /* the device text is not usb:PATH, serial:PATH:BAUD,
                                     tcp:HOST:PORT or file:DIR */
  GJ_PRINTER_DEVICE_ERROR_WIDTH,  /* the width is neither 576 nor 384, or not the profile's */
} GjPrinterDeviceError;

#define GJ_PRINTER_DEVICE_ERROR (gj_printer_device_error_quark ())
GQuark gj_printer_device_error_quark (void);

typedef enum
{
  GJ_PRINT_PRINTED,     /* the printer confirmed this job */
  GJ_PRINT_NOT_STARTED, /* not one byte of the job was sent; nothing is on paper */
  GJ_PRINT_STOPPED,     /* began and stopped; `condition` says why; what came out is not a whole
                           receipt, or may not be */
  GJ_PRINT_UNKNOWN,     /* everything was sent, or nobody can say; never send it again without a
                           person's wish (补打) */
} GjPrintOutcome;

typedef struct
{
  GjPrintOutcome outcome;
  GjPrinterCondition condition; /* READY after PRINTED; otherwise the reason */
  gboolean near_end;
  GjPrinterMedia media; /* PRESENTED after PRINTED, otherwise NONE */
  guint32 watch;        /* for gj_printer_watch_async(): the printer can tell more of this paper; 0: it cannot */
  guint rows;           /* of the paper */
  gint64 first_byte_us; /* from the call of print_async to the first byte given to the device; -1
                           none */
  gint64 elapsed_us;    /* from the call to the outcome */
} GjPrintResult;

/** "printed", "not-started", "stopped", "unknown": stable. */
const char *gj_print_outcome_id (GjPrintOutcome outcome);

#define GJ_TYPE_PRINTER (gj_printer_get_type ())
G_DECLARE_FINAL_TYPE (GjPrinter, gj_printer, GJ, PRINTER, GObject)

/** Deadlines in milliseconds; the defaults are for real devices, tests use shorter ones. */
typedef struct
{
  guint connect_ms; /* 3000: opening the device */
  guint reply_ms;   /* 500: one answer to DLE EOT; asked twice */
  guint stall_ms;   /* 10000: the device takes no byte and says nothing */
  guint finish_ms;  /* 10000: the barrier's answer, on top of rows / speed */
  guint poll_ms;    /* 250: between two looks at the status while waiting */
} GjPrinterDeadlines;

/** A printer at @device ("tcp:HOST:PORT", "usb:PATH", "serial:PATH:BAUD", "file:DIR"). Opens
 * nothing yet. @profile is copied; NULL means generic. Returns (transfer full), or NULL with a
 * GJ_PRINTER_DEVICE_ERROR. */
GjPrinter *gj_printer_new (const char *device, guint width_dots, const GjPrinterProfile *profile,
                           GError **error);

void gj_printer_set_deadlines (GjPrinter *self, const GjPrinterDeadlines *deadlines);
void gj_printer_get_deadlines (GjPrinter *self, GjPrinterDeadlines *deadlines);

/** The strip that ends a half receipt when the next job finds one hanging (gj_paper_draw_voided());
 * NULL for a bare cut. */
void gj_printer_set_voided_paper (GjPrinter *self, GjPaper *voided);

/** To be called at start when the store holds a print job that was begun and never finished: the
 * next job then cuts off what may hang from the printer. (NUL padding against an open picture is
 * always sent on the first job.) */
void gj_printer_note_unconfirmed (GjPrinter *self);

/** A file that stands while a slip may be half out (gj_printer_print_slip_async()), since no store knows of it. One that
 * stands already, from an earlier run, is as gj_printer_note_unconfirmed(). Before the first print. */
void gj_printer_set_slip_mark (GjPrinter *self, const char *path);

/** Asks for the status. Ready within a few ms, or after connect_ms + 2 × reply_ms at most. A printer
 * whose profile says status=no is READY when it can be opened: no more is known of it. */
void gj_printer_check_async (GjPrinter *self, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
/** FALSE only with G_IO_ERROR_CANCELLED; a broken or absent printer is a status, not an error. */
gboolean gj_printer_check_finish (GjPrinter *self, GAsyncResult *result, GjPrinterStatus *status,
                                  GError **error);

/** How it was when it last told, @age_us microseconds ago: at the last check, recover or print that was finished. FALSE: it was not asked
 * yet. Asks nothing; for monitoring, never a reason to print or not. */
gboolean gj_printer_get_last_status (GjPrinter *self, GjPrinterStatus *status, gint64 *age_us);

/** For how long its worker is at the one thing that it does now, a paper, a check, a look at the mouth, in microseconds; 0: at none. Each has
 * its own deadlines: one that is far over them hangs in the device. */
gint64 gj_printer_get_busy_us (GjPrinter *self);

/** Prints @paper. @job names it in the journal (a print job number, never a person). Tasks run one
 * after the other in the order of the calls. @cancellable stops it while no byte of it was sent;
 * afterwards it only ends waiting for a device that takes nothing and says nothing, since half a
 * receipt helps nobody. */
void gj_printer_print_async (GjPrinter *self, GjPaper *paper, const char *job,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
/** The same for a paper that no store knows of: the mark's file is on the disk before its first byte, and goes when it, or
 * any later paper, came out whole. Finished as the other. */
void gj_printer_print_slip_async (GjPrinter *self, GjPaper *paper, const char *job, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
/** Always fills @print_result and returns TRUE; a cancelled job is NOT_STARTED or what it had
 * become. */
gboolean gj_printer_print_finish (GjPrinter *self, GAsyncResult *result,
                                  GjPrintResult *print_result);

/** Waits until the paper of a print whose result's `watch` is @watch was taken, or the profile's time is up and it was
 * drawn back. The next print waits for that too. */
void gj_printer_watch_async (GjPrinter *self, guint32 watch, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
/** Sets @media: TAKEN, RETRACTED, or PRESENTED when nobody knows. FALSE only with G_IO_ERROR_CANCELLED. */
gboolean gj_printer_watch_finish (GjPrinter *self, GAsyncResult *result, GjPrinterMedia *media,
                                  GError **error);

/** After staff removed a jam or closed the cover: tells the printer to recover and forget what it
 * holds (DLE ENQ 2), then asks for the status. A jam is not over before this (facts: money, device
 * vocabulary). For the staff screen only: a resident's session never calls it. */
void gj_printer_recover_async (GjPrinter *self, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
gboolean gj_printer_recover_finish (GjPrinter *self, GAsyncResult *result, GjPrinterStatus *status,
                                    GError **error);

G_END_DECLS
