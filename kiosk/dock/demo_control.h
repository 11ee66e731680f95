/* SPDX-License-Identifier: Apache-2.0 */
/* The dock's buttons as lines of text on a unix socket, so that a script can play the hall:
 *
 *   insert NAME      puts the card assets/demo/cards/NAME.ini in
 *   remove           pulls the card
 *   printer LINE     hands LINE to the printer emulator ("fault paper-out", "clear", "status" …)
 *   scan TEXT        holds a paper with this code before the scanner
 *   paper PATH       saves the newest whole paper as PNG at PATH
 *
 * Each line is answered by one line, "ok …" or "error …". */
#pragma once

#include "devices/card/card_emulator.h"
#include "devices/printer/printer_emulator.h"
#include "kiosk/dock/demo_scanner.h"

G_BEGIN_DECLS

typedef struct _GjDemoControl GjDemoControl;

/* Listens at `path`, replacing a socket left behind. Borrows the emulators. (transfer full) */
GjDemoControl *gj_demo_control_new (const char *path, GjCardEmulator *card,
                                    GjPrinterEmulator *printer, GjDemoScanner *scanner,
                                    GError **error);
void gj_demo_control_free (GjDemoControl *control);

/* Puts in the demo card called `name`. Also what the dock's buttons do. */
gboolean gj_demo_insert_card (GjCardEmulator *card, const char *name, GError **error);

G_END_DECLS
