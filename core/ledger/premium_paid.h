/* SPDX-License-Identifier: Apache-2.0 */
/* Is a person's year of an insurance paid already, when, and by whom? Looks at payments made here
 * and at contributions the platform reported. Read-only. */
#pragma once

#include "core/base/clock.h"
#include "core/store/store.h"

typedef struct
{
  GjDate date;          /* 0 when the platform did not say */
  gint64 time_us;       /* 0 unless paid at a kiosk of this store */
  char *payer_psn_no;   /* "" when not known, the person's own when self-paid at a kiosk */
  char *payer_name;     /* full: mask it for the screen; "" when not known */
  char *payer_relation; /* what the payer is to @viewer_psn_no (a patn_rlts code), "01" the viewer,
                           "" when not known */
  char *clct_way;       /* the platform's way of collection, "" for a kiosk's payment */
  char *transfer_id;    /* "" unless paid here */
  char *kiosk_id;       /* which kiosk of this store took it, "" unless paid here */
} GjPremiumPaidBy;

/* One received contribution that the platform reported. */
typedef struct
{
  int accrym_begn;
  int accrym_end;
  gint64 clct_amt_fen;
} GjPremiumContribution;

void gj_premium_paid_by_clear (GjPremiumPaidBy *paid_by);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GjPremiumPaidBy, gj_premium_paid_by_clear)

/* @viewer_psn_no: whose session it is, for the relation's word; may be NULL. FOUND: it is paid. */
GjFind gj_premium_paid_by (GjStore *store, const char *psn_no, int coverage_year,
                           const char *insutype, const char *viewer_psn_no,
                           GjPremiumPaidBy *paid_by, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The contributions for which the year is paid whatever is taken back here: which payment one of them is of, the platform
 * does not say. So the year can be paid again only when it has withdrawn each (assets/import-format.md). By month.
 * (element-type GjPremiumContribution) (transfer full), NULL on failure. */
GArray *gj_premium_list_contributions (GjStore *store, const char *psn_no, int coverage_year,
                                       const char *insutype, GError **error);
