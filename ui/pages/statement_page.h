/* SPDX-License-Identifier: Apache-2.0 */
/* A statement before and while it is printed: which records, which period, how many rows, what they add up to, and what the printer does.
   Its printing text changes only with what the printer is known to have done. */
#pragma once

#include "ui/frame/page.h"
#include "ui/pages/person_view.h"
#include "ui/pages/record_sum.h"

G_BEGIN_DECLS

typedef struct
{
  const char *records; /* "消费明细" */
  const char *period;  /* "2025年6月1日—2025年11月30日" */
  const char *about;   /* "全部种类", "*英 配偶"; NULL: nothing narrows it */
  guint n_rows;
  guint n_reversed;    /* further ones that were taken back and count nothing */
  guint n_listed;      /* so many of them, the newest, stand on the paper one by one; the sums are of all */
  const GjRecordTerm *terms;
  gsize n_terms;
  GjPrinterTrouble trouble; /* cannot print now: said, and the button is off */
} GjStatementView;

#define GJ_TYPE_STATEMENT_PAGE (gj_statement_page_get_type ())
G_DECLARE_FINAL_TYPE (GjStatementPage, gj_statement_page, GJ, STATEMENT_PAGE, GjPage)

/* A new page. The view is copied.
   Signals:
     "print" ()          打印 was tapped; the button is off until the answer
     "back-to-list" ()   返回记录 was tapped */
GtkWidget *gj_statement_page_new (const GjStatementView *view);

/* @number: of the paper, "02-000138", or NULL while it has none. */
void gj_statement_page_set_print_state (GjStatementPage *self, const char *number, GjPrintState state, GjPrinterTrouble trouble);

G_END_DECLS
