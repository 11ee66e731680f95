/* SPDX-License-Identifier: Apache-2.0 */
/* Computes everything again from transfers and receipts and tells every contradiction
 * (facts/money.md I1–I20). It only reads, in one unmoving picture, and never mends. */
#pragma once

#include "core/base/clock.h"
#include "core/receipt/receipt.h"
#include "core/store/store.h"

typedef struct
{
  const char *invariant; /* "I2", "I10" … of facts/money.md, "schema" or "data" */
  const char *subject;   /* account, transfer id, kiosk/number: where to look */
  const char *message;   /* Chinese sentence */
  gboolean notice;       /* no contradiction: the platform sent what a kiosk would have refused. Not counted as a finding */
} GjCheckFinding;

typedef void (*GjCheckCallback) (const GjCheckFinding *finding, gpointer data);
typedef void (*GjCheckProgress) (const char *part, int done, int total, gpointer data);

typedef struct
{
  gint64 transfers;
  gint64 accounts;
  gint64 premiums;
  gint64 receipts;
  gint64 receipts_owed;
  gint64 audit_records;
  gint64 bindings;
  gint64 findings;
  gint64 notices;
} GjCheckSummary;

/* @keyring may be NULL: signatures are then not looked at. @progress may be NULL.
 * FALSE only when the store could not be read (@error); findings are no error. */
gboolean gj_store_check (GjStore *store, GjClock *clock, GjKeyring *keyring,
                         GjCheckCallback callback, GjCheckProgress progress, gpointer data,
                         GjCheckSummary *summary, GError **error) G_GNUC_WARN_UNUSED_RESULT;
