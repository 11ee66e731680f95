/* SPDX-License-Identifier: Apache-2.0 */
/* 我的账户: what is in the account, how the person is insured, and the ways to the months, the contributions and what moved the balance. */
#pragma once

#include "core/base/clock.h"
#include "ui/frame/page.h"

G_BEGIN_DECLS

/* One kind of insurance. */
typedef struct
{
  const char *label;  /* "职工医保" */
  gboolean normal;    /* insured today */
  const char *status; /* "正常参保", "暂停参保" */
  const char *place;  /* NULL unknown */
  const char *since;  /* "1985年7月"; NULL unknown */
  const char *total;  /* "累计12年3个月"; NULL: nothing was contributed */
} GjAccountKind;

typedef struct
{
  gint64 balance_fen; /* -1: there is no personal account */
  gboolean balance_hidden;
  const char *last_move;         /* "2025年11月21日，−¥400.00，给*英缴2026年度医保"; NULL none: 余额变动 is not offered. Not shown while hidden */
  const char *counted;           /* since when, and what the balance does not count; NULL: no account */
  const GjAccountKind *kinds;    /* n_kinds 0: no insurance is known */
  gsize n_kinds;
  gboolean has_contributions;    /* offers 参保月份 and 缴费记录 */
} GjAccountView;

#define GJ_TYPE_ACCOUNT_PAGE (gj_account_page_get_type ())
G_DECLARE_FINAL_TYPE (GjAccountPage, gj_account_page, GJ, ACCOUNT_PAGE, GjPage)

/* A new page. The view is copied.
   Signals:
     "balance-hidden" (gboolean hidden)   隐藏/显示 was tapped; the page has already changed itself
     "show-months" (), "show-contributions" (), "show-moves" () */
GtkWidget *gj_account_page_new (const GjAccountView *view);

G_END_DECLS
