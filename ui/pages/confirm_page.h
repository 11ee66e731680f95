/* SPDX-License-Identifier: Apache-2.0 */
/* Step 3, 核对 (picture 05): the check and the confirmation in one: drawing, sentence, what was checked, before and after, one button.
   Shown only when every check passed; a failed check is the refusal page's. */
#pragma once

#include "core/base/clock.h"
#include "ui/frame/page.h"
#include "ui/pages/person_view.h"

G_BEGIN_DECLS

typedef struct
{
  const char *payer_name; /* masked */
  GjAvatar payer_avatar;
  const char *relative_name; /* masked */
  const char *relation;
  const char *relative_id_masked;
  GjAvatar relative_avatar;
  int coverage_year;
  const char *tier_label;  /* "成年居民", NULL where the region has one tier */
  gint64 amount_fen;
  gint64 reduced_from_fen; /* 0 when not reduced */
  const char *group_label; /* the identity that lowers it, "最低生活保障对象"; NULL with 0 */
  GjDate age_on;           /* the tier goes by the age on this day; 0: not by age */
  int age;                 /* full years on that day */
  const char *waiting;     /* "缴费后要等4个月，…": to be known before confirming; NULL: nothing to wait for */
  const char *waiting_why; /* how that comes about; may be NULL */
  const char *cover;       /* "2026年1月1日至12月31日"; NULL: not known, or the waiting says it */
  gboolean late;           /* the year's own window is over: 补缴 */
  gint64 subsidy_fen;      /* -1 unknown */
  const char *insured_place;
  const char *source;
  GjDate verified_at;      /* 0 unknown */
  GjDate window_to;        /* last day of the window, 0 unknown */
  gint64 balance_before_fen;
  gint64 balance_after_fen; /* = before - amount, asserted */
  const char *balance_limit; /* "9月1日后看病花的没减"; NULL: the day is not known */
  GjPrinterTrouble printer_trouble; /* chosen to go on without paper: the page says that the QR is the receipt */
} GjConfirmView;

#define GJ_TYPE_CONFIRM_PAGE (gj_confirm_page_get_type ())
G_DECLARE_FINAL_TYPE (GjConfirmPage, gj_confirm_page, GJ, CONFIRM_PAGE, GjPage)

/* A new page. The view is copied.
   Signals:
     "confirmed" ()   确认并输入密码 was tapped */
GtkWidget *gj_confirm_page_new (const GjConfirmView *view);

G_END_DECLS
