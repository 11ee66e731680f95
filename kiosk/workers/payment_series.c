/* SPDX-License-Identifier: Apache-2.0 */
/* answered → note it → stop or submit the next. The order in which they were confirmed is the order in which
 * they are paid. */
#include "kiosk/workers/payment_series.h"

typedef struct
{
  GjPremiumOrder order; /* strings in the series' chunk */
  GjPayment *payment;   /* NULL before its turn */
  GjSeriesItem item;
} Turn;

struct _GjPaymentSeries
{
  GjPaymentOffice office;
  GStringChunk *texts;
  Turn *turns;
  guint n_turns;
  guint current;
  GjSeriesStop stop;
  GjSeriesMayGoOn may_go_on;
  GjSeriesAnswered answered;
  gpointer user_data;
};

static void on_answered (GjPaymentEnd end, GjPayResult result, GjPremiumPaid *paid,
                         gpointer user_data);

static void
submit_current (GjPaymentSeries *series)
{
  Turn *turn = &series->turns[series->current];

  g_assert (turn->item.state == GJ_SERIES_WAITING && turn->payment == NULL);
  g_assert (gj_payment_series_count (series, GJ_SERIES_UNDER_WAY) == 0);
  g_assert (gj_payment_series_count (series, GJ_SERIES_UNKNOWN) == 0);
  turn->item.state = GJ_SERIES_UNDER_WAY;
  turn->payment = gj_payment_submit (&series->office, &turn->order, on_answered, series);
  turn->item.case_no = gj_payment_get_id (turn->payment);
}

static void
note (Turn *turn, GjPaymentEnd end, GjPayResult result, GjPremiumPaid *paid)
{
  switch (end)
    {
    case GJ_PAYMENT_PAID:
      turn->item.state = GJ_SERIES_PAID;
      turn->item.paid = *paid;
      *paid = (GjPremiumPaid){ 0 };
      break;
    case GJ_PAYMENT_REFUSED:
      turn->item.state = GJ_SERIES_REFUSED;
      turn->item.result = result;
      turn->item.paid_by = gj_payment_get_paid_by (turn->payment);
      turn->item.reason = gj_payment_get_reason (turn->payment);
      break;
    case GJ_PAYMENT_UNKNOWN:
      turn->item.state = GJ_SERIES_UNKNOWN;
      break;
    }
}

static gboolean
was_not_kept (const GjSeriesItem *item)
{
  return item->state == GJ_SERIES_REFUSED
         && (item->result == GJ_PAY_STORE_FAILED || item->result == GJ_PAY_ID_CONFLICT);
}

/* Why nothing more may be submitted after this one. */
static GjSeriesStop
find_stop (const GjPaymentSeries *series, const Turn *turn)
{
  if (turn->item.state == GJ_SERIES_UNKNOWN)
    return GJ_SERIES_STOP_UNKNOWN;
  if (was_not_kept (&turn->item))
    return GJ_SERIES_STOP_STORE;
  return series->may_go_on (series->user_data) ? GJ_SERIES_STOP_NONE : GJ_SERIES_STOP_CARD;
}

static void
give_up_the_rest (GjPaymentSeries *series)
{
  for (guint i = series->current + 1; i < series->n_turns; i++)
    {
      g_assert (series->turns[i].payment == NULL);
      series->turns[i].item.state = GJ_SERIES_NOT_SUBMITTED;
    }
}

static void
on_answered (GjPaymentEnd end, GjPayResult result, GjPremiumPaid *paid, gpointer user_data)
{
  GjPaymentSeries *series = user_data;
  Turn *turn = &series->turns[series->current];

  g_assert (turn->item.state == GJ_SERIES_UNDER_WAY);
  note (turn, end, result, paid);
  if (series->current + 1 < series->n_turns)
    {
      series->stop = find_stop (series, turn);
      if (series->stop != GJ_SERIES_STOP_NONE)
        give_up_the_rest (series);
      else
        {
          series->current++;
          submit_current (series);
          series->answered (series->n_turns - series->current, series->user_data);
          return;
        }
    }
  series->answered (0, series->user_data);
}

GjPaymentSeries *
gj_payment_series_submit (const GjPaymentOffice *office, const GjPremiumOrder *orders,
                          guint n_orders, GjSeriesMayGoOn may_go_on, GjSeriesAnswered answered,
                          gpointer user_data)
{
  GjPaymentSeries *series = g_new0 (GjPaymentSeries, 1);

  g_assert (n_orders >= 1 && n_orders <= GJ_SERIES_MAX);
  series->office = *office;
  series->texts = g_string_chunk_new (256);
  series->turns = g_new0 (Turn, n_orders);
  series->n_turns = n_orders;
  series->may_go_on = may_go_on;
  series->answered = answered;
  series->user_data = user_data;
  for (guint i = 0; i < n_orders; i++)
    {
      GjPremiumOrder *order = &series->turns[i].order;

      *order = orders[i];
      order->transfer_id = NULL;
      order->payer_psn_no = g_string_chunk_insert (series->texts, orders[i].payer_psn_no);
      order->relative_psn_no = g_string_chunk_insert (series->texts, orders[i].relative_psn_no);
      order->insutype = g_string_chunk_insert (series->texts, orders[i].insutype);
      order->tier = g_string_chunk_insert (series->texts, orders[i].tier);
      order->kiosk_id = g_string_chunk_insert (series->texts, orders[i].kiosk_id);
      g_assert (g_str_equal (order->payer_psn_no, series->turns[0].order.payer_psn_no));
    }
  submit_current (series);
  return series;
}

void
gj_payment_series_free (GjPaymentSeries *series)
{
  if (series == NULL)
    return;
  for (guint i = 0; i < series->n_turns; i++)
    {
      gj_premium_paid_clear (&series->turns[i].item.paid);
      gj_payment_free (series->turns[i].payment);
    }
  g_string_chunk_free (series->texts);
  g_free (series->turns);
  g_free (series);
}

guint
gj_payment_series_n_items (const GjPaymentSeries *series)
{
  return series->n_turns;
}

const GjSeriesItem *
gj_payment_series_get (const GjPaymentSeries *series, guint index)
{
  g_assert (index < series->n_turns);
  return &series->turns[index].item;
}

guint
gj_payment_series_count (const GjPaymentSeries *series, GjSeriesState state)
{
  guint count = 0;

  for (guint i = 0; i < series->n_turns; i++)
    count += series->turns[i].item.state == state;
  return count;
}

GjSeriesStop
gj_payment_series_get_stop (const GjPaymentSeries *series)
{
  return series->stop;
}

gboolean
gj_payment_series_store_failed (const GjPaymentSeries *series)
{
  for (guint i = 0; i < series->n_turns; i++)
    {
      const GjSeriesItem *item = &series->turns[i].item;

      if (item->state == GJ_SERIES_UNKNOWN || was_not_kept (item))
        return TRUE;
    }
  return FALSE;
}

guint
gj_payment_series_seconds_waited (const GjPaymentSeries *series)
{
  return gj_payment_seconds_waited (series->turns[series->current].payment);
}

GjPaymentEnd
gj_payment_series_get_end (const GjPaymentSeries *series)
{
  if (gj_payment_series_count (series, GJ_SERIES_UNKNOWN) > 0)
    return GJ_PAYMENT_UNKNOWN;
  return gj_payment_series_count (series, GJ_SERIES_PAID) > 0 ? GJ_PAYMENT_PAID
                                                              : GJ_PAYMENT_REFUSED;
}
