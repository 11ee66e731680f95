/* SPDX-License-Identifier: Apache-2.0 */
/* 给几个人一起缴, step 5, 完成: what became of each, what is left, the papers and their QR codes, do not pay again elsewhere. Nothing is
   called paid or not paid that is not known to be. */
#pragma once

#include "ui/frame/page.h"
#include "ui/pages/person_view.h"

G_BEGIN_DECLS

typedef enum
{
  GJ_SEVERAL_PAID,
  GJ_SEVERAL_PAID_BEFORE,   /* somebody had paid for this year before: no money moved, and nothing is to be done */
  GJ_SEVERAL_REFUSED,       /* no money moved for this one */
  GJ_SEVERAL_UNKNOWN,       /* being looked into */
  GJ_SEVERAL_NOT_SUBMITTED, /* its turn did not come: no money moved */
} GjSeveralState;

typedef struct
{
  const char *name;     /* masked */
  const char *relation;
  GjSeveralState state;
  gint64 amount_fen;
  const char *note;     /* PAID: the receipt's number, and the waiting months if there are; REFUSED, PAID_BEFORE: why and what to do;
                           NOT_SUBMITTED: why, in a sentence; UNKNOWN: the number to quote; may be NULL */
  const char *qr_text;  /* PAID: the receipt's code; NULL: the joint one has it, or none */
} GjSeveralResultRow;

typedef struct
{
  const GjSeveralResultRow *rows; /* any order: the page puts first what did not go well */
  gsize n_rows;
  gint64 paid_fen;          /* of those that are paid */
  gint64 balance_after_fen;
  const char *joint_qr;     /* the joint paper's code; NULL: each has its own */
  GjPrintState print_state;
  GjPrinterTrouble trouble;
  guint n_papers;           /* 0: there is nothing to print */
  guint n_out;
  gboolean can_pay_another; /* FALSE: no 再缴一位 */
} GjSeveralResultView;

#define GJ_TYPE_SEVERAL_RESULT_PAGE (gj_several_result_page_get_type ())
G_DECLARE_FINAL_TYPE (GjSeveralResultPage, gj_several_result_page, GJ, SEVERAL_RESULT_PAGE, GjPage)

/* A new page. The view is copied.
   Signals:
     "pay-another" ()   再缴一位
     "finished" ()      取卡，结束服务 */
GtkWidget *gj_several_result_page_new (const GjSeveralResultView *view);

/* As gj_paper_card_show() words it. */
void gj_several_result_page_set_print_state (GjSeveralResultPage *self, GjPrintState state, GjPrinterTrouble trouble, guint n_papers,
                                             guint n_out);

G_END_DECLS
