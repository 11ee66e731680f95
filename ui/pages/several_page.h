/* SPDX-License-Identifier: Apache-2.0 */
/* 给几个人一起缴, step 2, 选几位: a tick for each who can be paid for, with the fee; the others below with the reason. Nobody is ticked
   for the resident: each premium is wanted on its own. The sum and what would be left stand above the one button. */
#pragma once

#include "ui/frame/page.h"
#include "ui/pages/person_view.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;     /* masked */
  const char *relation; /* "配偶", "本人" */
  GjAvatar avatar;
  gint64 amount_fen;    /* what is to be paid; with reason: not looked at */
  const char *detail;   /* "成年居民" or the reduction; may be NULL */
  const char *reason;   /* why this one cannot be paid for, in one sentence; NULL: can be */
  gboolean more;        /* with reason: 为什么 tells all of them, each with what to do */
  gboolean settled;     /* with reason: nothing to pay, so good news */
  gboolean ticked;      /* without reason */
} GjSeveralPerson;

typedef struct
{
  int coverage_year;
  const GjSeveralPerson *persons; /* in the flow's order; the page puts those with a reason last */
  gsize n_persons;
  gint64 balance_fen;
  gint64 reserve_fen;  /* what must stay in the account; 0: nothing */
  guint most;          /* of them at once */
} GjSeveralView;

#define GJ_TYPE_SEVERAL_PAGE (gj_several_page_get_type ())
G_DECLARE_FINAL_TYPE (GjSeveralPage, gj_several_page, GJ, SEVERAL_PAGE, GjPage)

/* A new page. The view is copied.
   Signals:
     "ticked"  (guint person, gboolean ticked)   the page has already changed itself; remember it
     "reasons" (guint person)                    为什么 of one with more
     "go-on"   ()                                下一步 with at least one ticked, no more than may be, and enough money */
GtkWidget *gj_several_page_new (const GjSeveralView *view);

G_END_DECLS
