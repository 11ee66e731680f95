/* SPDX-License-Identifier: Apache-2.0 */
/* A year of insurance as twelve months: each says its number, and by icon and word whether it was paid. Never by colour alone. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  GJ_YEAR_MONTH_UNKNOWN, /* the records begin later */
  GJ_YEAR_MONTH_PAID,
  GJ_YEAR_MONTH_GAP,     /* no contribution of it is known */
  GJ_YEAR_MONTH_DUE,     /* the same of this month, which is not over: no cause for care */
  GJ_YEAR_MONTH_OPEN,    /* a month to come, not paid so far */
} GjYearMonth;

typedef struct
{
  int year;
  GjYearMonth months[12];
} GjYear;

#define GJ_TYPE_YEAR_GRID (gj_year_grid_get_type ())
G_DECLARE_FINAL_TYPE (GjYearGrid, gj_year_grid, GJ, YEAR_GRID, GtkWidget)

/* Copied. CSS node: "yeargrid". Read aloud month by month. */
GtkWidget *gj_year_grid_new (const GjYear *year);

/* The word of a month, translated: "已缴", "没记录". Transfer none. */
const char *gj_year_month_word (GjYearMonth month);

G_END_DECLS
