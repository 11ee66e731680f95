/* SPDX-License-Identifier: Apache-2.0 */
/* 添加家人, the first question: by the relative's own card, from the family graph, or by number and name. Says in one line what family
   sharing is not. Decides nothing. */
#pragma once

#include "ui/frame/page.h"

G_BEGIN_DECLS

typedef struct
{
  guint n_suggested;  /* in the family graph and not bound yet */
  gboolean can_type;  /* 输入证件号 is offered */
  guint n_chosen;     /* already in the list of those about to be bound: it can be gone back to */
} GjWaysView;

#define GJ_TYPE_WAYS_PAGE (gj_ways_page_get_type ())
G_DECLARE_FINAL_TYPE (GjWaysPage, gj_ways_page, GJ, WAYS_PAGE, GjPage)

/* A new page. Signals: "by-card", "from-family", "by-number", "to-list". */
GtkWidget *gj_ways_page_new (const GjWaysView *view);

G_END_DECLS
