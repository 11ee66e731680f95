/* SPDX-License-Identifier: Apache-2.0 */
/* What happened, newest first, a page at a time. Keyset paging: the cursor is the last row seen, so
 * a page costs the same in a store of any size and never skips or repeats a row when new ones
 * arrive. Read-only. */
#pragma once

#include "core/base/clock.h"
#include "core/store/store.h"

typedef enum
{
  GJ_HISTORY_PAID = 1,     /* the person paid for somebody */
  GJ_HISTORY_PAID_FOR = 2, /* somebody paid for the person */
  GJ_HISTORY_BOTH = 3
} GjHistorySide;

/* Where the next page begins. { 0 } or NULL: the newest. */
typedef struct
{
  gint64 time_us;
  char transfer_id[20];
} GjHistoryCursor;

typedef struct
{
  char *transfer_id;
  gint64 time_us;
  GjHistorySide side; /* PAID or PAID_FOR */
  char *payer_psn_no;
  char *payer_name; /* full: mask it for the screen */
  char *payer_certno;
  char *relative_psn_no;
  char *relative_name;
  char *relative_certno;
  char *patn_rlts; /* what the relative was to the payer */
  char *admdvs;
  int coverage_year;
  char *insutype;
  char *tier;
  gint64 amount_fen;
  char *kiosk_id;
  gint64 receipt_no;
  int copies;            /* 补打 so far */
  gboolean receipt_owed; /* no print of it is known to have come out */
  gboolean reversed;
} GjPremiumRecord;

void gj_premium_record_free (GjPremiumRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjPremiumRecord, gj_premium_record_free)

/* @limit 1…200. Fewer than @limit rows: that was the last page. NULL only on failure.
 * (element-type GjPremiumRecord) (transfer full) */
GPtrArray *gj_history_premiums (GjStore *store, const char *psn_no, GjHistorySide side,
                                const GjHistoryCursor *after, guint limit, GError **error);

/* The cursor that continues after @record. */
void gj_history_cursor_set (GjHistoryCursor *cursor, const GjPremiumRecord *record);
