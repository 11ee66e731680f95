/* SPDX-License-Identifier: Apache-2.0 */
/* The end of what is signed and moves no money: binding, releasing, answering, ordering. A result for each person, the application
   number, the paper and its QR code, and the way on. */
#pragma once

#include "ui/frame/page.h"
#include "ui/pages/person_view.h"
#include "ui/widgets/tone.h"

G_BEGIN_DECLS

typedef struct
{
  GjAvatar avatar;
  const char *name;     /* masked */
  const char *relation; /* may be NULL */
  GjTone tone;          /* DONE, CARE or STOP */
  const char *symbol;
  const char *word;     /* "已绑定" */
  const char *detail;   /* "等*英本人同意：带自己的卡来这台机器"; may be NULL */
} GjActResultRow;

typedef struct
{
  GjTone tone;
  const char *symbol;   /* "check" */
  const char *headline; /* "办好了" */
  const char *line;     /* "办理编号 02-000138" */
  const GjActResultRow *rows;
  gsize n_rows;
  const char *qr_text;  /* NULL: there is no paper at all */
  GjPrintState print_state;
  GjPrinterTrouble trouble;
} GjActResultView;

#define GJ_TYPE_ACT_RESULT_PAGE (gj_act_result_page_get_type ())
G_DECLARE_FINAL_TYPE (GjActResultPage, gj_act_result_page, GJ, ACT_RESULT_PAGE, GjPage)

/* A new page. The view is copied. Signals: "to-family" (回家庭共济), "finished" (取卡，结束服务). */
GtkWidget *gj_act_result_page_new (const GjActResultView *view);

void gj_act_result_page_set_print_state (GjActResultPage *self, GjPrintState state, GjPrinterTrouble trouble);

G_END_DECLS
