/* SPDX-License-Identifier: Apache-2.0 */
/* 扣款顺序 (picture 09): whose money goes after the holder's own. 上移 and 下移 change the order on the page; each change asks for the
   example anew, which the caller works out. Nothing is kept before 保存顺序. */
#pragma once

#include "ui/frame/page.h"
#include "ui/pages/person_view.h"
#include "ui/widgets/split_bar.h"

G_BEGIN_DECLS

typedef struct
{
  const char *key;  /* in the answers; never shown */
  const char *name; /* masked */
  const char *relation;
  GjAvatar avatar;
  const char *state; /* "参保暂停，轮到时会跳过"; NULL: nothing to say */
} GjOrderPerson;

typedef struct
{
  const char *name; /* the holder, masked */
  GjAvatar avatar;
  gboolean has_account;
  const GjOrderPerson *persons; /* in the order to show; 0: the empty page says what to do */
  gsize n_persons;
  const char *const *kept; /* keys in the order that is kept, as many; NULL: the one shown */
} GjOrderView;

/* The example: a sum in the order shown, as whoever works it out has found. At most a handful of parts and two lines of rest: it must
   fit beside two rows in large text. */
typedef struct
{
  const char *head;    /* "举个例子：这次自己要付¥300.00" */
  const GjSplitPart *parts; /* each with its sentence, "<b>先</b>用您的，用完", "<b>最后</b>用*强的，还剩¥470.00" */
  gsize n_parts;
  const char *rest;    /* "*军的¥900.00这次不用动。自己不用掏现金。" */
} GjOrderExample;

#define GJ_TYPE_ORDER_PAGE (gj_order_page_get_type ())
G_DECLARE_FINAL_TYPE (GjOrderPage, gj_order_page, GJ, ORDER_PAGE, GjPage)

/* A new page. The view is copied.
   Signals:
     "reordered" (const char *const *keys)  the order now shown, NULL-terminated
     "save" (const char *const *keys)       保存顺序; only after a change
     "to-family" ()                         for the empty page */
GtkWidget *gj_order_page_new (const GjOrderView *view);

/* NULL: no example. Copied. */
void gj_order_page_set_example (GjOrderPage *self, const GjOrderExample *example);

G_END_DECLS
