/* SPDX-License-Identifier: Apache-2.0 */
/* What the printer's tests share: receipts to print, a printer beside its emulator, and waiting for
 * answers. */
#pragma once

#include "devices/printer/printer.h"
#include "devices/printer/printer_emulator.h"

#define RIG_QR_A "GJ1:0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:FIRST"
#define RIG_QR_B "GJ1:SECOND RECEIPT OF SOMEBODY ELSE 9876543210"

/** A receipt's parts; release with rig_receipt_clear(). */
void rig_receipt_init (GjReceiptPaper *what, const char *qr_text);
void rig_receipt_clear (GjReceiptPaper *what);
/** A drawn receipt; it may not fail. */
GjPaper *rig_paper (const char *qr_text, guint width);

/** Short deadlines: nothing here is far away. */
void rig_hurry (GjPrinter *printer);
GjPrinter *rig_printer (const char *device, guint width, const GjPrinterProfile *profile);
GjPrinter *rig_printer_tcp (guint16 port, const GjPrinterProfile *profile);

GjPrintResult rig_print (GjPrinter *printer, GjPaper *paper, GCancellable *cancellable);
GjPrinterStatus rig_check (GjPrinter *printer);
GjPrinterStatus rig_recover (GjPrinter *printer);

/** Gives the emulator the mouth that the profile expects. */
void rig_give_mouth (GjPrinterEmulator *emulator, const GjPrinterProfile *profile);
/** Waits for what became of the paper of @result. */
GjPrinterMedia rig_watch (GjPrinter *printer, const GjPrintResult *result);
/** Waits until the emulator has cut @count papers, and returns the last. */
GjPaper *rig_last_paper (GjPrinterEmulator *emulator, guint count);
/** What a sound printer makes of @paper. */
GjPaper *rig_expected (GjPaper *paper, const GjPrinterProfile *profile);
/** Runs @command to its end; it must succeed. Returns what it printed. */
char *rig_run (const char *const *command);
/** The QR on @paper as zbarimg reads it, without its last newline. */
char *rig_zbarimg (const GjPaper *paper);
