/* SPDX-License-Identifier: Apache-2.0 */
/* How much there is: for `gongjictl status`. Counts only, no personal data. */
#pragma once

#include "core/store/store.h"

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
} GjLedgerSummary;

gboolean gj_ledger_summarize (GjStore *store, GjLedgerSummary *summary,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
