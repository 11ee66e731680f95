/* SPDX-License-Identifier: Apache-2.0 */
/* Scripts that run from right to left, for what GTK does not turn by itself: widgets that place their own children, and numbers inside
   words that run the other way. Boxes, grids and the alignment of labels are turned by GTK. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Does @widget run from right to left now? */
gboolean gj_mirror_is_on (GtkWidget *widget);

/* gtk_widget_size_allocate() for a parent that places its children itself: @x is from the side where the script of @parent begins, in a
   parent of @parent_width. */
void gj_mirror_allocate (GtkWidget *parent, int parent_width, GtkWidget *child, int x, int y, int width, int height);

/* Digits are read from the left in every script: @widget and everything in it stays so (keys, the cells of a PIN). */
void gj_mirror_never (GtkWidget *widget);

/* @text with every number, amount, date, time, code and masked name as one whole that runs from the left (U+2068, U+2069), so that
   ¥3,286.50 and 310***1234 stand as they are written; and a line with words that run from the right begins there, whatever comes first (U+200F), unless it is a Chinese sentence with
   a word of the other script in it (U+200E). Digits alone need no help. With
   @markup nothing inside <…> or &…; is touched. What was isolated before is not
   isolated twice. (transfer full) */
char *gj_mirror_isolate (const char *text, gboolean markup);

/* The same for what a label says, with its attributes kept where they belong. */
void gj_mirror_isolate_label (GtkLabel *label);

G_END_DECLS
