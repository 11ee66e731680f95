/* SPDX-License-Identifier: Apache-2.0 */
/* The demo: a private store with made-up people, a card emulator, a printer emulator, demo keys, and a
 * dock beside the kiosk's window that plays the resident's hands and the hall's bad luck. Everything it
 * makes says of itself that it is a demo, and lives in a directory of its own that goes with it. */
#pragma once

#include <gtk/gtk.h>

#include "devices/card/card_emulator.h"
#include "devices/printer/printer_emulator.h"

G_BEGIN_DECLS

typedef struct _GjDemo GjDemo;

/* Makes directory, keys, store and people, and starts the emulators. `control`: path of a unix socket
 * that takes the dock's buttons as lines of text (see demo_control.c), or NULL. Blocking; before the
 * window. (transfer full) */
GjDemo *gj_demo_new (const char *control, GError **error);

/* Ends the emulators and removes the directory. */
void gj_demo_free (GjDemo *demo);

/* The configuration that was written for the terminal. (transfer none) */
const char *gj_demo_get_config_path (GjDemo *demo);

/* (transfer none) */
GjCardEmulator *gj_demo_get_emulator (GjDemo *demo);

/* Opens the dock's window. */
void gj_demo_show_dock (GjDemo *demo, GtkApplication *app);

G_END_DECLS
