/* SPDX-License-Identifier: Apache-2.0 */
/* 代缴缴费记录: every resident premium this person paid for somebody, or that was paid for them, newest first. */
#pragma once

#include "core/base/clock.h"
#include "ui/frame/page.h"
#include "ui/pages/person_view.h"

G_BEGIN_DECLS

typedef struct
{
  const char *key;           /* returned by "view-premium"; never shown */
  const char *relative_name; /* masked: for whom; the holder's own name when paid for them */
  const char *relation;      /* "配偶"; NULL when the holder themselves */
  GjAvatar avatar;
  gboolean paid_by_you;
  const char *payer_name;    /* masked; needed when not paid_by_you, NULL unknown */
  int coverage_year;
  gint64 amount_fen;
  GjDate paid_on;
} GjPremiumRow;

typedef struct
{
  const GjPremiumRow *rows; /* newest first */
  gsize n_rows;             /* 0: the empty list says so */
  gboolean has_older;       /* more can be had: "older-wanted" asks for them */
} GjPremiumsView;

#define GJ_TYPE_PREMIUMS_PAGE (gj_premiums_page_get_type ())
G_DECLARE_FINAL_TYPE (GjPremiumsPage, gj_premiums_page, GJ, PREMIUMS_PAGE, GjPage)

/* A new page. The view is copied.
   Signals:
     "view-premium" (const char *key)   查看 was tapped
     "older-wanted" ()                  the last loaded page is on the screen and has_older; answer with gj_premiums_page_append */
GtkWidget *gj_premiums_page_new (const GjPremiumsView *view);

/* Adds older rows (copied). */
void gj_premiums_page_append (GjPremiumsPage *self, const GjPremiumRow *rows, gsize n_rows, gboolean has_older);

G_END_DECLS
