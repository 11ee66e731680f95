/* SPDX-License-Identifier: Apache-2.0 */
/* The row under the head: the step (or the title) and the time left; when time is nearly up the care bar 还在吗？ in its place. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GJ_TYPE_STEP_ROW (gj_step_row_get_type ())
G_DECLARE_FINAL_TYPE (GjStepRow, gj_step_row, GJ, STEP_ROW, GtkWidget)

/* Signal: "extend" when 继续 is tapped. */
/* steps 0: shows the title (may be NULL) with an icon before it (may be NULL). */
void gj_step_row_set_place (GjStepRow *self, const char *title, const char *title_icon, guint step, guint steps,
                            const char *word);
/* As gj_window_set_time_left(). */
void gj_step_row_set_time (GjStepRow *self, int seconds_left, int total, gboolean warning);
void gj_step_row_retranslate (GjStepRow *self);

G_END_DECLS
