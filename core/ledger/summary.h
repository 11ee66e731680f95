/* SPDX-License-Identifier: Apache-2.0 */
/* How much there is: for `gongjictl status`. Counts only, no personal data. */
#pragma once

#include "core/base/clock.h"
#include "core/store/store.h"

/* What one kiosk did and left open. */
typedef struct
{
  gint64 premiums;
  gint64 reversed; /* of the premiums: taken back by staff */
  gint64 receipts_owed;
  gint64 open_intents;
  gint64 audit_records;
  gint64 last_payment_us; /* 0: none */
  gint64 last_backup_us;  /* of the whole store, as backup_record.h has it; 0: none */
  gboolean last_backup_verified;
} GjLedgerShare;

typedef struct
{
  gint64 persons;
  gint64 accounts; /* personal ones */
  gint64 bindings;
  gint64 premiums;
  gint64 reversed; /* of the premiums: taken back by staff */
  gint64 receipts;
  gint64 receipts_owed; /* no print of them is known to have come out */
  gint64 open_intents;  /* prepared, not answered: payments and corrections */
  gint64 audit_records;
  gint64 last_payment_us; /* 0: none */
  GjLedgerShare own;      /* the one kiosk's; all above is of everybody who shares the store */
} GjLedgerSummary;

/* With the share of @kiosk_id. */
gboolean gj_ledger_summarize (GjStore *store, GjClock *clock, const char *kiosk_id, GjLedgerSummary *summary,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
