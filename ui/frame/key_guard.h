/* SPDX-License-Identifier: Apache-2.0 */
/* Keeps apart what a hand types on a keypad device and what a code scanner types that could not be taken away from the window: a scanner
   sends its characters within a few milliseconds, no hand does. A key is held back for a moment; if others follow at once, all of them are
   a scan, and neither type into a page nor press a button. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _GjKeyGuard GjKeyGuard;

/* @on_key: a key that a hand pressed, a moment after it was. @on_scan: the characters of a burst. */
GjKeyGuard *gj_key_guard_new (void (*on_key) (guint keyval, gpointer data), void (*on_scan) (const char *text, gpointer data),
                              gpointer data);
void gj_key_guard_free (GjKeyGuard *self);

/* A key went down. TRUE: the guard has it, nobody else may act on it. Keys that are no visible characters (Tab, arrows) are never held;
   space and Return only inside a burst. */
gboolean gj_key_guard_press (GjKeyGuard *self, guint keyval);

G_END_DECLS
