/* SPDX-License-Identifier: Apache-2.0 */
/* 凭证补打: this person's signed papers, newest first, what each is, how often each was printed, which one is still owed, 补打 beside each. */
#pragma once

#include "core/base/clock.h"
#include "ui/frame/page.h"
#include "ui/pages/person_view.h"

G_BEGIN_DECLS

typedef struct
{
  const char *receipt_no;    /* shown and returned by "reprint" */
  const char *title;         /* what it is: 家庭共济办理凭条; NULL: a premium's receipt */
  const char *about;         /* with a title: whom or what it is about, in a few words */
  const char *relative_name; /* without one: who is insured by it, masked */
  int coverage_year;
  gint64 amount_fen; /* 0: it is not about money */
  GjDate paid_on;
  guint copies; /* reprints so far: 0 says that only the first print exists */
  gboolean owed; /* the first print never came out: 还没给您, stands first */
  gboolean unreadable; /* with title and about, which say so: listed, and no 补打 */
} GjReceiptItem; /* not GjReceiptRow: core/receipt/receipt_store.h has that name, and flows include both */

typedef struct
{
  const GjReceiptItem *rows; /* newest first */
  gsize n_rows;             /* 0: the empty list says what to do */
  const char *focus_receipt_no; /* shown first and marked; NULL none */
  GjPrinterTrouble trouble; /* cannot print now: said above the list, no 补打 acts */
} GjReceiptsView;

#define GJ_TYPE_RECEIPTS_PAGE (gj_receipts_page_get_type ())
G_DECLARE_FINAL_TYPE (GjReceiptsPage, gj_receipts_page, GJ, RECEIPTS_PAGE, GjPage)

/* A new page. The view is copied.
   Signals:
     "reprint" (const char *receipt_no)   补打 was tapped; until the answer no other 补打 acts */
GtkWidget *gj_receipts_page_new (const GjReceiptsView *view);

/* What became of the print of receipt_no. PRINTING keeps every 补打 off; TAKE raises the copy count (or clears the owed mark) and
   sets them free; FAILED, UNKNOWN and NO_PRINTER say why and set them free. */
void gj_receipts_page_set_print_state (GjReceiptsPage *self, const char *receipt_no, GjPrintState state, GjPrinterTrouble trouble);

G_END_DECLS
