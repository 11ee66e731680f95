/* SPDX-License-Identifier: Apache-2.0 */
/* submit → COMMITTED, a refusal, or UNKNOWN → ask … The store's thread gets a job that owns copies of
 * everything it reads. */
#include "kiosk/workers/payment.h"

#define ASK_AGAIN_MS 1000  /* between two questions for an unknown outcome */
#define GIVE_UP_SECONDS 30 /* of not knowing, before the resident may go with a case number */

struct _GjPayment
{
  GjPaymentOffice office;
  char transfer_id[GJ_TRANSFER_ID_TEXT];
  char *payer, *relative, *insutype, *tier, *kiosk_id;
  GjPremiumOrder order; /* points into the strings above */
  GjPaymentAnswered answered;
  gpointer user_data;
  gint64 submitted_us; /* monotonic */
  GjPremiumPaidBy paid_by; /* who paid the year before; empty: not asked, or not found */
  GjPayReason reason;      /* of a refusal; NONE: not known */
  guint ask_again;
  gboolean done;
};

/* An answer of the store's thread. */
typedef struct
{
  GjPayment *payment; /* lives until it was answered, and this is before */
  GjPayResult result;
  GjPremiumFindResult found;
  GjPremiumPaid paid;
  GjPremiumPaidBy paid_by;
  GjPayReason reason;
} GjPayJob;

static GjPayJob *
pay_job_new (GjPayment *payment)
{
  GjPayJob *job = g_new0 (GjPayJob, 1);

  job->payment = payment;
  return job;
}

static void
pay_job_free (gpointer data)
{
  GjPayJob *job = data;

  gj_premium_paid_clear (&job->paid);
  gj_premium_paid_by_clear (&job->paid_by);
  g_free (job);
}

static void
answer (GjPayment *payment, GjPaymentEnd end, GjPayResult result, GjPremiumPaid *paid)
{
  g_assert (!payment->done);
  g_assert (end != GJ_PAYMENT_PAID || g_str_equal (paid->transfer_id, payment->transfer_id));
  g_assert (end != GJ_PAYMENT_PAID || paid->amount_fen == payment->order.amount_fen);
  payment->done = TRUE;
  payment->answered (end, result, paid, payment->user_data);
}

static gpointer
find_job (GjStore *store, gpointer data, GError **error)
{
  GjPayJob *job = data;
  g_autoptr (GError) local = NULL;

  job->found = gj_premium_find (store, job->payment->office.clock, job->payment->transfer_id,
                                &job->paid, &local);
  if (local != NULL)
    g_warning ("transfer %s cannot be asked for: %s", job->payment->transfer_id, local->message);
  return job;
}

static gboolean ask_for_outcome (gpointer user_data);

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjPayment *payment = user_data;
  GjPayJob *job = gj_store_worker_run_finish (result, NULL);

  /* The queue refuses jobs only while the program ends; the next start resolves what was open. */
  if (job == NULL)
    return;
  switch (job->found)
    {
    case GJ_PREMIUM_FIND_PAID:
      answer (payment, GJ_PAYMENT_PAID, GJ_PAY_COMMITTED, &job->paid);
      break;
    case GJ_PREMIUM_FIND_NOT_PAID:
      answer (payment, GJ_PAYMENT_REFUSED, GJ_PAY_STORE_FAILED, NULL);
      break;
    case GJ_PREMIUM_FIND_STILL_UNKNOWN:
      if (gj_payment_seconds_waited (payment) >= GIVE_UP_SECONDS)
        answer (payment, GJ_PAYMENT_UNKNOWN, GJ_PAY_UNKNOWN, NULL);
      else
        payment->ask_again = g_timeout_add (ASK_AGAIN_MS, ask_for_outcome, payment);
      break;
    }
  pay_job_free (job);
}

static gboolean
ask_for_outcome (gpointer user_data)
{
  GjPayment *payment = user_data;

  payment->ask_again = 0;
  gj_store_worker_run_async (payment->office.store, find_job, pay_job_new (payment), NULL, NULL,
                             NULL, on_found, payment);
  return G_SOURCE_REMOVE;
}

/* So that the refusal can say who was first. Not being able to say it changes nothing. */
static void
find_who_paid (GjStore *store, GjPayJob *job)
{
  const GjPremiumOrder *order = &job->payment->order;
  g_autoptr (GError) local = NULL;

  if (gj_premium_paid_by (store, order->relative_psn_no, order->coverage_year, order->insutype,
                          order->payer_psn_no, &job->paid_by, &local)
      != GJ_FOUND)
    gj_premium_paid_by_clear (&job->paid_by);
}

/* The very reason, for the words; without it they speak of the whole class. */
static void
find_reason (GjStore *store, GjPayJob *job)
{
  const GjPaymentOffice *office = &job->payment->office;
  g_autoptr (GError) local = NULL;

  if (!gj_premium_explain (store, office->clock, office->region, &job->payment->order, job->result,
                           &job->reason, &local))
    g_warning ("transfer %s: why it was refused cannot be read: %s", job->payment->transfer_id,
               local != NULL ? local->message : "");
}

static gboolean
is_of_obstacles (GjPayResult result)
{
  return result >= GJ_PAY_INSUFFICIENT && result <= GJ_PAY_WINDOW_CLOSED;
}

static gpointer
pay_job (GjStore *store, gpointer data, GError **error)
{
  GjPayJob *job = data;
  GjPayment *payment = job->payment;
  const GjPaymentOffice *office = &payment->office;
  g_autoptr (GError) local = NULL;

  switch (gj_premium_prepare (store, office->clock, &payment->order, &local))
    {
    case GJ_PREPARE_DONE:
      job->result = gj_premium_pay (store, office->clock, office->region, office->signer,
                                    &payment->order, &job->paid, &local);
      break;
    case GJ_PREPARE_CONFLICT:
      job->result = GJ_PAY_ID_CONFLICT;
      break;
    case GJ_PREPARE_FAILED:
      job->result = GJ_PAY_STORE_FAILED;
      break;
    }
  if (job->result == GJ_PAY_ALREADY_PAID)
    find_who_paid (store, job);
  else if (is_of_obstacles (job->result))
    find_reason (store, job);
  if (local != NULL)
    g_warning ("transfer %s: %s: %s", payment->transfer_id, gj_pay_result_word (job->result),
               local->message);
  return job;
}

static void
on_paid (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjPayment *payment = user_data;
  GjPayJob *job = gj_store_worker_run_finish (result, NULL);

  if (job == NULL)
    return;
  switch (job->result)
    {
    case GJ_PAY_COMMITTED:
      answer (payment, GJ_PAYMENT_PAID, GJ_PAY_COMMITTED, &job->paid);
      break;
    case GJ_PAY_UNKNOWN:
      ask_for_outcome (payment);
      break;
    case GJ_PAY_ALREADY_PAID:
    case GJ_PAY_INSUFFICIENT:
    case GJ_PAY_BINDING_INVALID:
    case GJ_PAY_NOT_INSURED:
    case GJ_PAY_PAYER_NOT_ELIGIBLE:
    case GJ_PAY_PRICE_CHANGED:
    case GJ_PAY_WINDOW_CLOSED:
    case GJ_PAY_ID_CONFLICT:
    case GJ_PAY_STORE_FAILED:
      payment->reason = job->reason;
      payment->paid_by = job->paid_by;
      job->paid_by = (GjPremiumPaidBy){ 0 };
      answer (payment, GJ_PAYMENT_REFUSED, job->result, NULL);
      break;
    }
  pay_job_free (job);
}

GjPayment *
gj_payment_submit (const GjPaymentOffice *office, const GjPremiumOrder *order,
                   GjPaymentAnswered answered, gpointer user_data)
{
  GjPayment *payment = g_new0 (GjPayment, 1);

  g_assert (order->amount_fen > 0);
  payment->office = *office;
  gj_transfer_id_new (payment->transfer_id);
  payment->order = *order;
  payment->order.transfer_id = payment->transfer_id;
  payment->order.payer_psn_no = payment->payer = g_strdup (order->payer_psn_no);
  payment->order.relative_psn_no = payment->relative = g_strdup (order->relative_psn_no);
  payment->order.insutype = payment->insutype = g_strdup (order->insutype);
  payment->order.tier = payment->tier = g_strdup (order->tier);
  payment->order.kiosk_id = payment->kiosk_id = g_strdup (order->kiosk_id);
  payment->answered = answered;
  payment->user_data = user_data;
  payment->submitted_us = gj_clock_monotonic_us (office->clock);
  gj_store_worker_run_async (office->store, pay_job, pay_job_new (payment), NULL, NULL, NULL,
                             on_paid, payment);
  return payment;
}

void
gj_payment_free (GjPayment *payment)
{
  if (payment == NULL)
    return;
  g_assert (payment->done);
  g_clear_handle_id (&payment->ask_again, g_source_remove);
  gj_premium_paid_by_clear (&payment->paid_by);
  g_free (payment->payer);
  g_free (payment->relative);
  g_free (payment->insutype);
  g_free (payment->tier);
  g_free (payment->kiosk_id);
  g_free (payment);
}

const char *
gj_payment_get_id (const GjPayment *payment)
{
  return payment->transfer_id;
}

const GjPayReason *
gj_payment_get_reason (const GjPayment *payment)
{
  return payment->reason.obstacle != GJ_PAY_OBSTACLE_NONE ? &payment->reason : NULL;
}

const GjPremiumPaidBy *
gj_payment_get_paid_by (const GjPayment *payment)
{
  return payment->paid_by.transfer_id != NULL ? &payment->paid_by : NULL;
}

guint
gj_payment_seconds_waited (const GjPayment *payment)
{
  gint64 waited = gj_clock_monotonic_us (payment->office.clock) - payment->submitted_us;

  return (guint) (waited / G_USEC_PER_SEC);
}
