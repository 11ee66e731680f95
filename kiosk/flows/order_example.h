/* SPDX-License-Identifier: Apache-2.0 */
/* The example of 扣款顺序: what would happen to one sum in the order shown, in words and proportions. Pure. */
#pragma once

#include "ui/pages/order_page.h"

G_BEGIN_DECLS

#define GJ_ORDER_EXAMPLE_FEN 30000 /* or as much as reaches the account after the own one */

typedef struct
{
  const char *name;   /* masked */
  gint64 balance_fen;
} GjOrderPurse;

/* Shows it on `page`. `own_fen` −1: the resident has no account. `reserve_fen`: what must stay in every account. */
void gj_order_example_show (GjOrderPage *page, gint64 own_fen, const GjOrderPurse *purses,
                            gsize n_purses, gint64 reserve_fen);

G_END_DECLS
