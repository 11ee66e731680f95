/* SPDX-License-Identifier: Apache-2.0 */
/* One premium behind 查看: who paid for whom, when, how much, and the way to its receipt. */
#pragma once

#include "core/base/clock.h"
#include "ui/frame/page.h"
#include "ui/pages/person_view.h"

G_BEGIN_DECLS

typedef struct
{
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
  GjPremiumRow row;
  const char *relative_id_masked;
  const char *payer_name;  /* masked */
  const char *tier_label;  /* NULL none */
  const char *insured_place;
  const char *time_text;   /* "2025-11-21 09:44:12"; NULL: only the date is known */
  const char *transfer_id; /* NULL: paid elsewhere */
  const char *receipt_no;  /* NULL: no receipt of this system */
  const char *reversed_text; /* when staff took it back; NULL: it stands */
  const char *reversal_no;   /* then the number of the paper of it */
  gboolean can_pay_again;    /* it was taken back, and the year can be paid for now: offers 重新缴 */
} GjPremiumView;

#define GJ_TYPE_PREMIUM_PAGE (gj_premium_page_get_type ())
G_DECLARE_FINAL_TYPE (GjPremiumPage, gj_premium_page, GJ, PREMIUM_PAGE, GjPage)

/* A new page. The view is copied.
   Signals:
     "open-receipt" (const char *receipt_no)   去补打凭条 was tapped; of what was taken back the paper of that
     "pay-again" ()   重新缴 */
GtkWidget *gj_premium_page_new (const GjPremiumView *view);

G_END_DECLS
