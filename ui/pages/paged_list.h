/* SPDX-License-Identifier: Apache-2.0 */
/* A list that shows as many of its rows as fit and turns pages for the rest: nothing is ever clipped, nothing scrolls. The number of
   rows on a page follows from the room there is and the size of the text. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GJ_TYPE_PAGED_LIST (gj_paged_list_get_type ())
/* Properties: "spacing" (int, between rows), "framed" (gboolean: one card behind the rows, lines between them), "inset" (int: the card's
   padding at the sides), "columns" (int: how many beside each other where the list is wider than high, 1 or 2), "pager" (gboolean, TRUE:
   it shows its own 上一页 下一页; FALSE: the page it stands on turns it), "narrow" (gboolean: it stands in half of a wide page, so that its
   pager takes little width), "least" (int: on how many rows of a page it insists where others can give height).
   Signals: "page-changed" (guint page, guint n_pages) after what is shown has changed. */
G_DECLARE_FINAL_TYPE (GjPagedList, gj_paged_list, GJ, PAGED_LIST, GtkWidget)

/* Adds a row at the end. */
void gj_paged_list_append (GjPagedList *self, GtkWidget *row);
/* Adds a heading: it stays with the row after it. */
void gj_paged_list_append_heading (GjPagedList *self, GtkWidget *heading);
/* Adds a row that stays with the one after it where a page has the room for both. */
void gj_paged_list_append_lead (GjPagedList *self, GtkWidget *lead);
/* Adds what is to be said of all rows before it, back to a heading or another note: it shows below them on every page that has one of
   them, where a page has the room. */
void gj_paged_list_append_note (GjPagedList *self, GtkWidget *note);
void gj_paged_list_remove_all (GjPagedList *self);

/* More rows follow in a moment (TRUE), or that was the last: until then the pager turns, but how many pages there are is not said, and
   nothing has "page-changed". */
void gj_paged_list_set_filling (GjPagedList *self, gboolean filling);

/* From 0. Turning further than the last page shows the last. */
void gj_paged_list_set_page (GjPagedList *self, guint page);
/* Turns to the page on which this row, from 0, is; after the rows were made anew, too. */
void gj_paged_list_show_row (GjPagedList *self, guint row);
guint gj_paged_list_get_page (GjPagedList *self);
guint gj_paged_list_get_n_pages (GjPagedList *self);

G_END_DECLS
