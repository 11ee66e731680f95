/* SPDX-License-Identifier: Apache-2.0 */
/* Before paying: the printer cannot print now. Go on (the receipt is kept and its QR shown) or stop; no money has moved. */
#pragma once

#include "ui/frame/page.h"
#include "ui/pages/person_view.h"

G_BEGIN_DECLS

typedef struct
{
  GjPrinterTrouble trouble; /* not NONE */
} GjPrinterNoticeView;

#define GJ_TYPE_PRINTER_NOTICE_PAGE (gj_printer_notice_page_get_type ())
G_DECLARE_FINAL_TYPE (GjPrinterNoticePage, gj_printer_notice_page, GJ, PRINTER_NOTICE_PAGE, GjPage)

/* A new page. The view is copied.
   Signals:
     "go-on" ()   不打印，继续缴费
     "stop" ()    先不缴 */
GtkWidget *gj_printer_notice_page_new (const GjPrinterNoticeView *view);

G_END_DECLS
