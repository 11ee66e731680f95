/* SPDX-License-Identifier: Apache-2.0 */
/* The keys of a keypad that moves: arrows go from control to control in reading order, round and round. The keys drawn on the screen
   are passed over: the keypad has its own. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Is it Tab or an arrow, also one of a number pad? */
gboolean gj_focus_keys_is_mover (guint keyval);
gboolean gj_focus_keys_is_enter (guint keyval);

/* Moves the focus, and shows it. Down and right are forward. Transfer none: what has it now; NULL: nothing can have it. */
GtkWidget *gj_focus_keys_move (GtkWindow *window, guint keyval);

G_END_DECLS
