/* SPDX-License-Identifier: Apache-2.0 */
/* How many digits have been entered, as dots in cells. It is told a number and never a digit. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GJ_TYPE_PIN_CELLS (gj_pin_cells_get_type ())
G_DECLARE_FINAL_TYPE (GjPinCells, gj_pin_cells, GJ, PIN_CELLS, GtkWidget)

/* Property: "count" (uint). Six cells (GJ_PIN_LENGTH). */
void gj_pin_cells_set_count (GjPinCells *self, guint count);

G_END_DECLS
