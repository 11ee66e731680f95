/* SPDX-License-Identifier: Apache-2.0 */
/* 给几个人一起缴, step 3, 核对: one sentence, a row for each with the fee and how it comes about, what was checked, one paper or one each,
   before and after, one button. Shown only for people whose checks all passed. */
#pragma once

#include "core/base/clock.h"
#include "ui/frame/page.h"
#include "ui/pages/person_view.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;     /* masked */
  const char *relation;
  GjAvatar avatar;
  const char *detail;   /* "成年居民", the reduction, the waiting months; may be NULL */
  gboolean care;        /* the detail is something to think about before paying: waiting months */
  gint64 amount_fen;
} GjSeveralConfirmRow;

typedef struct
{
  const char *payer_name; /* masked */
  int coverage_year;
  const GjSeveralConfirmRow *rows;
  gsize n_rows;
  gboolean late;            /* the year's own window is over: 补缴 */
  const char *cover;        /* "2026年1月1日至12月31日", for all of them; NULL: not said */
  const char *source;       /* of the fees; NULL: not said, as where they have several */
  GjDate verified_at;       /* of the source; GJ_DATE_NONE: not known */
  gint64 total_fen;         /* the rows' sum, asserted */
  gint64 balance_before_fen;
  gint64 balance_after_fen; /* = before - total, asserted */
  const char *balance_limit; /* "9月1日后看病花的没减"; NULL: the day is not known */
  gboolean can_join;        /* one paper for all can be had: offers the choice */
  gboolean joined;          /* it is chosen */
  GjPrinterTrouble printer_trouble; /* chosen to go on without paper */
} GjSeveralConfirmView;

#define GJ_TYPE_SEVERAL_CONFIRM_PAGE (gj_several_confirm_page_get_type ())
G_DECLARE_FINAL_TYPE (GjSeveralConfirmPage, gj_several_confirm_page, GJ, SEVERAL_CONFIRM_PAGE, GjPage)

/* A new page. The view is copied.
   Signals:
     "joined"    (gboolean joined)   one paper, or one each; the page has already changed itself
     "confirmed" ()                  确认并输入密码 was tapped */
GtkWidget *gj_several_confirm_page_new (const GjSeveralConfirmView *view);

G_END_DECLS
