/* SPDX-License-Identifier: Apache-2.0 */
/* A person one can tick: a large square that fills, picture, two lines, amount. All of the row is the target. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *symbol; /* icon or avatar */
  const char *strong; /* bold beginning of the first line, "*英" */
  const char *head;   /* the rest of it, "配偶" */
  const char *detail; /* second line; may be NULL */
  const char *amount; /* at the right */
  gboolean ticked;
} GjTickRowView;

#define GJ_TYPE_TICK_ROW (gj_tick_row_get_type ())
/* A toggle button: "toggled", gtk_toggle_button_get_active(). */
G_DECLARE_FINAL_TYPE (GjTickRow, gj_tick_row, GJ, TICK_ROW, GtkToggleButton)

/* The view is copied. */
GtkWidget *gj_tick_row_new (const GjTickRowView *view);

G_END_DECLS
