/* SPDX-License-Identifier: Apache-2.0 */
/* One line of a table in a card: a grey key and its value, a line below all but the last. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GJ_TYPE_TABLE_ROW (gj_table_row_get_type ())
G_DECLARE_FINAL_TYPE (GjTableRow, gj_table_row, GJ, TABLE_ROW, GtkWidget)

/* Properties: "key", "value", "strong" (bold value). */
GtkWidget *gj_table_row_new (const char *key, const char *value);
void gj_table_row_set_value (GjTableRow *self, const char *value);
/* Puts a widget (a chip) at the end of the row; NULL takes it away. */
void gj_table_row_set_suffix (GjTableRow *self, GtkWidget *suffix);

G_END_DECLS
