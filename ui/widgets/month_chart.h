/* SPDX-License-Identifier: Apache-2.0 */
/* Money by month: one bar and one figure each, the chosen month marked by its border. Each bar is a button as wide as a finger needs. It
   asks; whoever owns the page decides what is chosen. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  guint month;       /* yyyymm */
  gint64 amount_fen; /* >= 0 */
} GjChartMonth;

#define GJ_TYPE_MONTH_CHART (gj_month_chart_get_type ())
G_DECLARE_FINAL_TYPE (GjMonthChart, gj_month_chart, GJ, MONTH_CHART, GtkWidget)

/* Signal: "chosen" (guint month): a month was tapped, also the one that is chosen. CSS node: "monthchart". */
GtkWidget *gj_month_chart_new (void);

/* The months from left to right, at most 12 (copied), and which is chosen; 0 none. */
void gj_month_chart_set (GjMonthChart *self, const GjChartMonth *months, gsize n_months, guint chosen);

/* "¥275", "1.2万": whole yuan, short enough for a bar; the exact sum stands elsewhere. Transfer full. */
char *gj_month_chart_figure (gint64 amount_fen);

G_END_DECLS
