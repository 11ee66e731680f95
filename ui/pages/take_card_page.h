/* SPDX-License-Identifier: Apache-2.0 */
/* The session is over: take the card (and the paper). Nothing personal is on this page. */
#pragma once

#include "ui/frame/page.h"

G_BEGIN_DECLS

typedef enum
{
  GJ_TAKE_CARD_FINISHED, /* 结束服务 */
  GJ_TAKE_CARD_TIMED_OUT,
  GJ_TAKE_CARD_CANCELLED,
  GJ_TAKE_CARD_PROBLEM, /* after a card that cannot be used */
  GJ_TAKE_CARD_LEFT,    /* it has been there for long: louder */
} GjTakeCardReason;

typedef struct
{
  GjTakeCardReason reason;
  gboolean with_receipt; /* a paper was printed: take that too */
} GjTakeCardView;

#define GJ_TYPE_TAKE_CARD_PAGE (gj_take_card_page_get_type ())
G_DECLARE_FINAL_TYPE (GjTakeCardPage, gj_take_card_page, GJ, TAKE_CARD_PAGE, GjPage)

/* The view is copied. No signals: it ends when the card is gone. */
GtkWidget *gj_take_card_page_new (const GjTakeCardView *view);

G_END_DECLS
