/* SPDX-License-Identifier: Apache-2.0 */
/* 参保月份: how many years and months of one kind of insurance, which months have no record, and every year as a grid, newest first. */
#pragma once

#include "ui/frame/page.h"
#include "ui/widgets/filter_row.h"
#include "ui/widgets/year_grid.h"

G_BEGIN_DECLS

typedef struct
{
  const GjFilter *kinds; /* the kinds of insurance; n_kinds 0 or 1: no choice */
  gsize n_kinds;
  const char *total;     /* "累计12年3个月" */
  const char *detail;    /* "一共147个月，从2009年7月到2025年12月；同一个月只算一次" */
  const char *gaps;      /* "2024年3月—5月没有缴费记录"; NULL: there is none */
  const GjYear *years;   /* newest first; n_years 0: nothing was contributed */
  gsize n_years;
} GjInsuredView;

#define GJ_TYPE_INSURED_PAGE (gj_insured_page_get_type ())
G_DECLARE_FINAL_TYPE (GjInsuredPage, gj_insured_page, GJ, INSURED_PAGE, GjPage)

/* A new page. The view is copied.
   Signals:
     "kind" (const char *key)   another kind was tapped */
GtkWidget *gj_insured_page_new (const GjInsuredView *view);

G_END_DECLS
