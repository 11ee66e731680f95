/* SPDX-License-Identifier: Apache-2.0 */
/* Step 5, 完成 (picture 07): paid, what is left, take the receipt, take the card, do not pay again elsewhere. Its printing text changes
   only with what the printer is known to have done. */
#pragma once

#include "ui/frame/page.h"
#include "ui/pages/person_view.h"

G_BEGIN_DECLS

typedef struct
{
  const char *payer_name;    /* masked */
  const char *relative_name; /* masked */
  int coverage_year;
  gint64 amount_fen;
  gint64 balance_after_fen;
  const char *receipt_no;    /* "02-000137" */
  const char *waiting;       /* "缴费后要等4个月，…"; NULL: nothing to wait for */
  const char *qr_text;       /* the sealed receipt, "GJ1:…"; NULL hides the QR card */
  GjPrintState print_state;
  GjPrinterTrouble trouble;  /* with FAILED and NO_PRINTER */
  gboolean can_pay_another;  /* FALSE: no 再缴一位 */
} GjResultView;

#define GJ_TYPE_RESULT_PAGE (gj_result_page_get_type ())
G_DECLARE_FINAL_TYPE (GjResultPage, gj_result_page, GJ, RESULT_PAGE, GjPage)

/* A new page. The view is copied.
   Signals:
     "pay-another" ()   再缴一位
     "finished" ()      取卡，结束服务 */
GtkWidget *gj_result_page_new (const GjResultView *view);

/* Where the receipt is to be had when it is not in the mouth is said by the page: 凭证补打 here or on another machine, or the window. */
void gj_result_page_set_print_state (GjResultPage *self, GjPrintState state, GjPrinterTrouble trouble);

G_END_DECLS
