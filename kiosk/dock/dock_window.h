/* SPDX-License-Identifier: Apache-2.0 */
/* The demo dock: a small window beside the kiosk with the cards to insert and pull, the printer's
 * faults, and the paper as it comes out. Not part of a terminal. */
#pragma once

#include <gtk/gtk.h>

#include "devices/card/card_emulator.h"
#include "devices/printer/printer_emulator.h"
#include "kiosk/dock/demo_scanner.h"

G_BEGIN_DECLS

/* Borrows the emulators. (transfer none: the application's) */
GtkWidget *gj_dock_window_new (GtkApplication *app, GjCardEmulator *card,
                               GjPrinterEmulator *printer, GjDemoScanner *scanner);

G_END_DECLS
