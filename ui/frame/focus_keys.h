/* SPDX-License-Identifier: Apache-2.0 */
/* The keys of a keypad that moves: arrows go from control to control in the order in which a page is read aloud (that of the tree, one
   column after the other, ui/speech/page_words.h), round and round. The keys drawn on the screen are passed over: the keypad has its own.
   Where the focus stands without an arrow having brought it there, nobody has heard it: that is chosen by nothing. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _GjFocusKeys GjFocusKeys;

/* @window is borrowed. */
GjFocusKeys *gj_focus_keys_new (GtkWindow *window);
void gj_focus_keys_free (GjFocusKeys *self);

/* Is it Tab or an arrow, also one of a number pad? */
gboolean gj_focus_keys_is_mover (guint keyval);
gboolean gj_focus_keys_is_enter (guint keyval);

/* Moves the focus by a key that is a mover, and shows it. Down and right are forward; from nothing it is the first or the last. What GTK
   has moved the focus to by itself, when what had it went, is next. Transfer none: what has it now; NULL: nothing can have it. */
GtkWidget *gj_focus_keys_move (GjFocusKeys *self, guint keyval);
/* Has an arrow chosen what has the focus? Then Enter is its. */
gboolean gj_focus_keys_has_choice (GjFocusKeys *self);
/* @control has the focus, as if an arrow had brought it there. */
void gj_focus_keys_choose (GjFocusKeys *self, GtkWidget *control);
/* Nothing has the focus: the next arrow begins at one end. Before what has it leaves the tree, since GTK moves the focus on then. */
void gj_focus_keys_start_over (GjFocusKeys *self);

G_END_DECLS
