/* SPDX-License-Identifier: Apache-2.0 */
/* A list of any length that moves by its page buttons and by a finger: a tap does everything, and nobody has to drag. At rest it shows
   whole rows only, so nothing is ever cut; a finger may carry it on, and it comes to rest on a row. Only the rows on the screen exist:
   a thousand rows cost what ten do. Blocks may stand before the first row (a chart, a sum) and move away with it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The row at @index, from 0; floating. NULL: not read yet; a waiting row stands for it until gj_scroll_list_rows_came(). */
typedef GtkWidget *(*GjScrollListMake) (guint index, gpointer data);

#define GJ_TYPE_SCROLL_LIST (gj_scroll_list_get_type ())
/* Properties: "spacing" (int, between blocks), "inset" (int: the padding at the sides of the card that lies behind the rows).
   CSS node: "scrolllist". */
G_DECLARE_FINAL_TYPE (GjScrollList, gj_scroll_list, GJ, SCROLL_LIST, GtkWidget)

/* A block before the rows (taken); it stands first however often it is asked for. */
void gj_scroll_list_append_head (GjScrollList *self, GtkWidget *head);
void gj_scroll_list_remove_heads (GjScrollList *self);

/* From now on it has so many rows, made by @make when they come on the screen; back to the top. */
void gj_scroll_list_set_rows (GjScrollList *self, guint n_rows, GjScrollListMake make, gpointer data);
/* Rows that were not there can be made now; what is on the screen stays where it is. */
void gj_scroll_list_rows_came (GjScrollList *self);

/* Every row is framed by one card, with a line between them; a row that is a card of its own is not. At first it is. */
void gj_scroll_list_set_framed (GjScrollList *self, gboolean framed);

/* What the buttons do: the next rows that are not on the screen, or those before. */
void gj_scroll_list_turn (GjScrollList *self, gboolean forward);

/* The rows on the screen, from 0; an empty range (@n 0) where only the blocks before them are. */
void gj_scroll_list_get_shown (GjScrollList *self, guint *first, guint *n);

G_END_DECLS
