/* SPDX-License-Identifier: Apache-2.0 */
/* What the two pages with a PIN's keys share: whose card it is, how many digits there are, and how the parts stand on a wide screen.
   It never sees a digit. */
#pragma once

#include "ui/widgets/button.h"
#include "ui/widgets/pin_cells.h"

G_BEGIN_DECLS

/* "*伟的卡 · 密码6位". @name is masked; NULL is nobody. */
void gj_pin_kit_set_who (GtkLabel *who, const char *name);
/* So many cells are full. The button says how many are missing, or, ready, @next. */
void gj_pin_kit_show_count (GjPinCells *cells, GjButton *confirm, guint count, const char *next);
/* On a wide screen the tries left stand below the name, and the keys, alone in their column but for the buttons, fill it. */
void gj_pin_kit_take_shape (GtkWidget *page, GtkWidget *who_row, GtkWidget *keypad);

G_END_DECLS
