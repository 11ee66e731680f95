/* SPDX-License-Identifier: Apache-2.0 */
/* The keys for a PIN. All digits look, move and sound the same when pressed: nothing here tells a bystander which it was.
   A digit leaves only as the signal's argument; it is kept nowhere. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GJ_TYPE_KEYPAD (gj_keypad_get_type ())
G_DECLARE_FINAL_TYPE (GjKeypad, gj_keypad, GJ, KEYPAD, GtkWidget)

/* Signals: "digit" (guint 0–9), "clear" (清空), "backspace" (退一格). Made by the pages' templates. */

/* For a keypad device: emits the signal that belongs to @keyval (digits of both blocks, BackSpace, Delete). FALSE: none does. */
gboolean gj_keypad_press_keyval (GjKeypad *self, guint keyval);

G_END_DECLS
