/* SPDX-License-Identifier: Apache-2.0 */
/* One payment from "submitted" to "answered": the id is stored, the payment is made, and while its
 * outcome is unknown the store is asked for the id until it answers (facts/money.md I3, I11, I17).
 * Cannot be cancelled: what was submitted is finished. It shows nothing. */
#pragma once

#include "core/base/transfer_id.h"
#include "core/ledger/premium_paid.h"
#include "core/ledger/premium_payment.h"
#include "core/receipt/signer.h"
#include "kiosk/workers/store_worker.h"

G_BEGIN_DECLS

typedef enum
{
  GJ_PAYMENT_PAID,
  GJ_PAYMENT_REFUSED, /* no money moved; `result` says why */
  GJ_PAYMENT_UNKNOWN, /* asked for long enough; goes on as a case under its id */
} GjPaymentEnd;

/* What a payment works with; borrowed until it is answered. */
typedef struct
{
  GjStoreWorker *store;
  GjClock *clock;
  GjRegion *region;
  GjSigner *signer;
} GjPaymentOffice;

typedef struct _GjPayment GjPayment;

/* Called exactly once, on the main loop. `result` is a refusal with REFUSED. `paid` may be stolen from
 * with PAID. The payment may be freed from inside. */
typedef void (*GjPaymentAnswered) (GjPaymentEnd end, GjPayResult result, GjPremiumPaid *paid,
                                   gpointer user_data);

/* Makes a new transfer id and submits. Of `order` everything but transfer_id is read, and copied.
 * (transfer full); free only after it was answered. */
GjPayment *gj_payment_submit (const GjPaymentOffice *office, const GjPremiumOrder *order,
                              GjPaymentAnswered answered, gpointer user_data);
void gj_payment_free (GjPayment *payment);

/* "7F3K-20M9-Q4XD-81AC": the number to quote. (transfer none) */
const char *gj_payment_get_id (const GjPayment *payment);

/* After a refusal because the year is paid already: when, by whom, where. NULL otherwise. (transfer none) */
const GjPremiumPaidBy *gj_payment_get_paid_by (const GjPayment *payment);

/* After a refusal for an obstacle: which one, as long as it still stands there. NULL: the class is all that is
 * known. (transfer none) */
const GjPayReason *gj_payment_get_reason (const GjPayment *payment);

/* Whole seconds since it was submitted. */
guint gj_payment_seconds_waited (const GjPayment *payment);

G_END_DECLS
