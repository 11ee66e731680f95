/* SPDX-License-Identifier: Apache-2.0 */
/* Step 4, 付款 (picture 06): three stages, the seconds waited, and the card that must stay. Never says "failed": what is not known is
   正在查清. No control acts but the one at the end of the unknown state. */
#pragma once

#include "ui/frame/page.h"

G_BEGIN_DECLS

typedef enum
{
  GJ_PAYING_STAGE_PAYING,   /* PIN right; the money is on its way */
  GJ_PAYING_STAGE_PRINTING, /* committed; the receipt is being printed */
} GjPayingStage;

typedef struct
{
  const char *relative_name; /* masked */
  int coverage_year;
  gint64 amount_fen;
  gboolean prints; /* FALSE: the third stage says 保存凭条 instead of 打印凭条 */
} GjPayingView;

#define GJ_TYPE_PAYING_PAGE (gj_paying_page_get_type ())
G_DECLARE_FINAL_TYPE (GjPayingPage, gj_paying_page, GJ, PAYING_PAGE, GjPage)

/* A new page in GJ_PAYING_STAGE_PAYING with 0 seconds waited. The view is copied.
   Signals:
     "finished" ()   知道了，取卡 was tapped (unknown state only) */
GtkWidget *gj_paying_page_new (const GjPayingView *view);

void gj_paying_page_set_stage (GjPayingPage *self, GjPayingStage stage);

/* Several in one go: now the @nth of @n is paid for. */
void gj_paying_page_set_turn (GjPayingPage *self, const char *relative_name, gint64 amount_fen, guint nth, guint n);

/* Seconds since the payment was submitted. From 15 on the headline is 还在确认，请别走开. */
void gj_paying_page_set_waited (GjPayingPage *self, guint seconds);

/* The answer cannot be had now: the blue 正在查清 banner with the number to quote, "you will not be charged twice", and the button
   that ends. case_number is the transfer number; on_paper says that it is also being printed. */
void gj_paying_page_set_unknown (GjPayingPage *self, const char *case_number, gboolean on_paper);

G_END_DECLS
