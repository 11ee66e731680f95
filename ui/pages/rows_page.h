/* SPDX-License-Identifier: Apache-2.0 */
/* A list of rows with a heading sentence and one or two buttons: the relatives about to be bound, the authorisation records. Pages when
   it does not fit; what an empty list says comes from the caller like every other word. */
#pragma once

#include "ui/frame/page.h"
#include "ui/widgets/list_row.h"

G_BEGIN_DECLS

typedef struct
{
  const char *key; /* returned by "activated"; never shown */
  GjListRowView row;
} GjRowsItem;

typedef struct
{
  const char *title;    /* of the frame's row */
  const char *sentence; /* NULL: none */
  const GjRowsItem *items;
  gsize n_items;
  const char *empty_symbol, *empty_head, *empty_text; /* for no items */
  const char *main_text; /* NULL: no such button, as with second_text */
  const char *main_symbol;
  const char *second_text;
  const char *second_symbol;
  int columns;           /* rows beside each other on a wide page, in ordinary text: 0 or 1 one, 2 two */
} GjRowsView;

#define GJ_TYPE_ROWS_PAGE (gj_rows_page_get_type ())
G_DECLARE_FINAL_TYPE (GjRowsPage, gj_rows_page, GJ, ROWS_PAGE, GjPage)

/* The view is copied. Signals: "activated" (const char *key) when a row's button is tapped, "main", "second", "page-changed" (guint page,
   guint n_pages) whenever either changes. */
GtkWidget *gj_rows_page_new (const GjRowsView *view);

/* Shows this page of the list, from 0: where the resident was before. */
void gj_rows_page_turn (GjRowsPage *self, guint page);

G_END_DECLS
