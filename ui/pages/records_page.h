/* SPDX-License-Identifier: Apache-2.0 */
/* A list of what happened to somebody's money (picture 10): which side and which filters, a chart by month, a sum that one can check, and
   the rows, newest first. People come for the rows: where the chart would stand above them it is folded away at first, and on a low screen so are the filters. 消费明细, 共济支付记录, 代缴缴费记录, and
   the lists of 我的账户 all are this page. */
#pragma once

#include "ui/frame/page.h"
#include "ui/pages/record_sum.h"
#include "ui/widgets/filter_row.h"
#include "ui/widgets/month_chart.h"
#include "ui/widgets/tone.h"

G_BEGIN_DECLS

typedef struct
{
  const char *key;          /* returned by "open"; never shown */
  const char *symbol;       /* icon or avatar */
  const char *strong;       /* the bold beginning: a name, a hospital */
  const char *head;         /* the rest of the first line; may be NULL */
  const char *detail;       /* second line, parts separated by " · " */
  const char *amount_label; /* "个人负担"; NULL none */
  const char *amount;       /* "¥126.40" */
  const char *spoken;       /* what a screen reader says for its button; NULL: the row opens nothing */
} GjRecordRow;

typedef struct
{
  const char *title;
  const GjFilter *sides; /* whose money; n_sides 0: there is one side only */
  gsize n_sides;
  const GjFilter *filters;
  gsize n_filters;

  const char *chart_title; /* "每月个人负担" */
  const char *chart_hint;  /* "点一个月，看那个月" */
  const GjChartMonth *months; /* n_months 0: no chart */
  gsize n_months;
  guint chosen_month; /* yyyymm, or 0: all of them */
  gboolean has_earlier, has_later;
  gboolean unfolded;   /* the chart, and on a low screen the filters, stand above the rows */

  const GjRecordTerm *terms; /* n_terms 0: no sum */
  gsize n_terms;

  const GjRecordRow *rows; /* newest first: those that were read */
  gsize n_rows;
  guint n_all;             /* so many there are; more than n_rows: "older-wanted" asks for the rest */

  gboolean loading;        /* the store is slow: said instead of rows */
  const char *empty_symbol; /* with no rows */
  const char *empty_head;
  const char *empty_text;
  gboolean can_print;      /* offers a statement of what is shown */
} GjRecordsView;

#define GJ_TYPE_RECORDS_PAGE (gj_records_page_get_type ())
G_DECLARE_FINAL_TYPE (GjRecordsPage, gj_records_page, GJ, RECORDS_PAGE, GjPage)

/* A new page. The view is copied.
   Signals:
     "side"   (const char *key), "filter" (const char *key)   another one was tapped
     "month"  (guint yyyymm)      a bar was tapped, also the chosen one
     "months" (gboolean earlier)  更早 or 更晚 was tapped
     "unfolded" (gboolean)        something was unfolded or folded away; the page has already changed itself (remember it)
     "open"   (const char *key)   a row was tapped
     "older-wanted" ()            the last rows that were read are near; answer with gj_records_page_append
     "print"  ()                  打印对账单 was tapped */
GtkWidget *gj_records_page_new (const GjRecordsView *view);

/* Shows something else, from the top. The view is copied. */
void gj_records_page_show (GjRecordsPage *self, const GjRecordsView *view);
/* Adds older rows (copied). */
void gj_records_page_append (GjRecordsPage *self, const GjRecordRow *rows, gsize n_rows);

G_END_DECLS
