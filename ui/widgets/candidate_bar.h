/* SPDX-License-Identifier: Apache-2.0 */
/* The characters that typed letters may mean, as large buttons in one row or two, likeliest first, with 上一批 下一批 where there are more
   than fit. It keeps its height when it is empty, so that the keys below never move. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GJ_TYPE_CANDIDATE_BAR (gj_candidate_bar_get_type ())
G_DECLARE_FINAL_TYPE (GjCandidateBar, gj_candidate_bar, GJ, CANDIDATE_BAR, GtkWidget)

/* Signal: "chosen" (guint index in what was set). */

/* From the first one on; an empty list shows nothing. Copied. */
void gj_candidate_bar_set (GjCandidateBar *self, const char *const *candidates);
/* 1 or 2; at first 2. */
void gj_candidate_bar_set_rows (GjCandidateBar *self, guint rows);

G_END_DECLS
