/* SPDX-License-Identifier: Apache-2.0 */
/* A row of filters: some choices of which one is on, filled and ticked, and some that lead to more choices and say what is chosen there.
   Four stand across where the words are short; where they do not fit, they stand in rows of two, or where there is no height for a
   second row, across with each as wide as its words. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *key;  /* returned by "chosen"; never shown */
  const char *text;
  gboolean on;      /* this choice is made: filled and ticked */
  gboolean leads;   /* opens more choices */
} GjFilter;

#define GJ_TYPE_FILTER_ROW (gj_filter_row_get_type ())
G_DECLARE_FINAL_TYPE (GjFilterRow, gj_filter_row, GJ, FILTER_ROW, GtkWidget)

/* Signal: "chosen" (const char *key): one that was not on, or one that leads further, was tapped. CSS node: "filterrow". */
GtkWidget *gj_filter_row_new (void);
/* Copied. */
void gj_filter_row_set (GjFilterRow *self, const GjFilter *filters, gsize n_filters);
/* One row only, where the words fit beside each other at all. */
void gj_filter_row_set_flat (GjFilterRow *self, gboolean flat);

G_END_DECLS
