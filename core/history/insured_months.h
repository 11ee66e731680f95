/* SPDX-License-Identifier: Apache-2.0 */
/* Months insured, out of contribution rows: a month counts once however many rows cover it (a
 * union, never a sum), and only rows that are paid count (clct_flag 1). Knows no database. */
#pragma once

#include <glib.h>

/* Months are yyyymm. Rows may overlap, touch and stand in any order. */
typedef struct
{
  int begn; /* first month */
  int end;  /* last month, included, ≥ begn */
  gboolean paid;
} GjMonthSpan;

typedef enum
{
  GJ_MONTH_UNKNOWN, /* before the first row: the platform's file says nothing */
  GJ_MONTH_PAID,
  GJ_MONTH_GAP,  /* past, after the first row, and no contribution of it is known. Say
                    "没有缴费记录",  not "断缴": who has cover for life after retiring pays none */
  GJ_MONTH_DUE,  /* this month, of which no contribution is known yet: no gap before it is over */
  GJ_MONTH_OPEN, /* a later month, not paid so far */
} GjMonthState;

typedef struct
{
  int begn;
  int end; /* included */
} GjMonthRange;

typedef struct
{
  int n_months;       /* paid, up to and including this month */
  int years;          /* n_months / 12 */
  int months;         /* n_months % 12 */
  int n_months_ahead; /* paid for later months */
  int first_month;    /* first paid one, also ahead; 0: none */
  int last_month;     /* last paid one up to and including this month, 0: none */
  int last_ahead;     /* last paid one after this month, 0: none */
  int first_year;     /* of the grid; 0: there is no row at all, and no grid */
  int last_year;      /* this year, or the last paid one */
  guint8 *grid;       /* GjMonthState of (year − first_year) × 12 + month − 1 */
  GArray *gaps;       /* (element-type GjMonthRange), oldest first: the GAP months of the grid */
} GjInsuredMonths;

void gj_insured_months_clear (GjInsuredMonths *insured);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GjInsuredMonths, gj_insured_months_clear)

/* @this_month: yyyymm of today. Months before 194901 or more than ten years ahead do not count.
 * @insured is filled anew. */
void gj_insured_months_calculate (const GjMonthSpan *spans, guint n_spans, int this_month,
                                  GjInsuredMonths *insured);

/* @year within first_year … last_year, @month 1 … 12. */
GjMonthState gj_insured_months_state (const GjInsuredMonths *insured, int year, int month);

/* yyyymm, @n months later (or earlier). */
int gj_month_add (int month, int n);
gboolean gj_month_is_valid (int month);
