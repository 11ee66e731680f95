/* SPDX-License-Identifier: Apache-2.0 */
/* The demo's code scanner: the kiosk reads a serial line (one end of a pseudo terminal), this is the hand that holds a paper before it.
 * Not part of a terminal. */
#pragma once

#include "devices/printer/printer_emulator.h"

#include <glib.h>

G_BEGIN_DECLS

typedef struct _GjDemoScanner GjDemoScanner;

/* NULL with `error` where there are no pseudo terminals. */
GjDemoScanner *gj_demo_scanner_new (GError **error);
void gj_demo_scanner_free (GjDemoScanner *scanner);

/* "serial:/dev/pts/3", for the configuration. */
const char *gj_demo_scanner_get_device (GjDemoScanner *scanner);

void gj_demo_scanner_scan (GjDemoScanner *scanner, const char *text);
/* Holds the last paper that came out before the scanner. FALSE: none did, or there is no code on it. */
gboolean gj_demo_scanner_scan_paper (GjDemoScanner *scanner, GjPrinterEmulator *printer, GError **error);

G_END_DECLS
