/* SPDX-License-Identifier: Apache-2.0 */
/* Where a line may end: never inside a word (words.h), a date, an amount (nor between it and its one word: 现金¥1.00), a masked name, a number,
   a code or a numbered step beside another (U+3000 between them), and never so that one or two characters
   stand alone on the last line. It changes no text, only where a label may break it; but in a script that runs from right to left every
   number is isolated (mirror.h). */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Keeps the wholes of @label together from now on, whatever its text becomes. Again is harmless. */
void gj_whole_text_keep (GtkLabel *label);
/* The same for every label at or under @root that there is now. */
void gj_whole_text_keep_all (GtkWidget *root);
/* Does @at of @text come right behind a sum? A word there may be divided, where the column is too narrow for both. */
gboolean gj_whole_text_is_behind_sum (const char *text, const char *at);

G_END_DECLS
