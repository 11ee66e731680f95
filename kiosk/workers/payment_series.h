/* SPDX-License-Identifier: Apache-2.0 */
/* Several payments from one PIN, one after the other. Each is a payment of its own (workers/payment.h) with its
 * own id, intent, transaction and receipt, and is judged again on its own: a series promises nothing together,
 * and what became of one is said of that one.
 *
 * The next one is submitted only when the one before is answered and
 *  - its outcome is known: while one is in doubt nothing else moves, so that nothing in doubt can double;
 *  - the store could keep it: a store that fails is not tried with somebody else's money;
 *  - the card is still in, as may_go_on() says: what was submitted finishes, the rest never begins.
 * A refusal of one (paid already, too little left …) is no reason against the next. What was not submitted has
 * no id and can never come back. It shows nothing. */
#pragma once

#include "kiosk/workers/payment.h"

G_BEGIN_DECLS

#define GJ_SERIES_MAX 32 /* more are not ticked at once: the page says so */

typedef enum
{
  GJ_SERIES_WAITING,       /* its turn has not come */
  GJ_SERIES_UNDER_WAY,     /* submitted */
  GJ_SERIES_PAID,          /* `paid` is filled */
  GJ_SERIES_REFUSED,       /* no money moved for this one; `result` says why */
  GJ_SERIES_UNKNOWN,       /* goes on as a case under its id */
  GJ_SERIES_NOT_SUBMITTED, /* the series stopped before its turn: no money moved */
} GjSeriesState;

/* Why what was not submitted was not. */
typedef enum
{
  GJ_SERIES_STOP_NONE,
  GJ_SERIES_STOP_UNKNOWN, /* the outcome of one is not known */
  GJ_SERIES_STOP_STORE,   /* the store could not keep one */
  GJ_SERIES_STOP_CARD,    /* the card has gone */
} GjSeriesStop;

typedef struct
{
  GjSeriesState state;
  GjPayResult result;             /* with REFUSED */
  GjPremiumPaid paid;             /* with PAID */
  const char *case_no;            /* from UNDER_WAY on: the id to quote; else NULL */
  const GjPremiumPaidBy *paid_by; /* with REFUSED as paid already: who was first; NULL: not known */
  const GjPayReason *reason;      /* with REFUSED: the obstacle; NULL: not known */
} GjSeriesItem;

typedef struct _GjPaymentSeries GjPaymentSeries;

/* Asked before every payment but the first. */
typedef gboolean (*GjSeriesMayGoOn) (gpointer user_data);

/* One more has its answer; `left` is how many are still to come, 0 exactly once and last. The series may be
 * freed from inside the last one. On the main loop. */
typedef void (*GjSeriesAnswered) (guint left, gpointer user_data);

/* Submits the first of `orders` (1 … GJ_SERIES_MAX), which are copied; of each everything but transfer_id is
 * read. (transfer full); free only after the last was answered. */
GjPaymentSeries *gj_payment_series_submit (const GjPaymentOffice *office,
                                           const GjPremiumOrder *orders, guint n_orders,
                                           GjSeriesMayGoOn may_go_on, GjSeriesAnswered answered,
                                           gpointer user_data);
void gj_payment_series_free (GjPaymentSeries *series);

guint gj_payment_series_n_items (const GjPaymentSeries *series);
/* In the orders' order. (transfer none) */
const GjSeriesItem *gj_payment_series_get (const GjPaymentSeries *series, guint index);
guint gj_payment_series_count (const GjPaymentSeries *series, GjSeriesState state);
GjSeriesStop gj_payment_series_get_stop (const GjPaymentSeries *series);
/* The store could not keep one, or nobody knows whether it did, the last one too: what was begun there is settled when
 * it is opened anew. */
gboolean gj_payment_series_store_failed (const GjPaymentSeries *series);

/* Whole seconds since the one under way was submitted. */
guint gj_payment_series_seconds_waited (const GjPaymentSeries *series);

/* All of it in one word, for a farewell: UNKNOWN if one is, else PAID if one is, else REFUSED. */
GjPaymentEnd gj_payment_series_get_end (const GjPaymentSeries *series);

G_END_DECLS
