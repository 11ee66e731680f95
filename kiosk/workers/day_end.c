/* SPDX-License-Identifier: Apache-2.0 */
/* See day_end.h: core/ledger/reconcile.h, without the platform's list. */
#include "kiosk/workers/day_end.h"

#include "core/audit/audit_mark.h"
#include "core/base/i18n.h"
#include "core/base/money.h"
#include "core/ledger/reconcile.h"

typedef struct
{
  GjClock *clock;
  char *kiosk_id;
  char *trusted_keys;
  gboolean last;
} DayJob;

static void
day_job_free (gpointer data)
{
  DayJob *job = data;

  gj_clock_unref (job->clock);
  g_free (job->kiosk_id);
  g_free (job->trusted_keys);
  g_free (job);
}

void
gj_day_end_free (GjDayEnd *day)
{
  if (day == NULL)
    return;
  for (gsize i = 0; i < day->n_rows; i++)
    g_free (day->values[i]);
  g_free (day->mark);
  g_free (day);
}

static void
add_count (GjDayEnd *day, const char *key, gint64 n)
{
  g_assert (day->n_rows < GJ_DAY_END_ROWS);
  day->keys[day->n_rows] = key;
  day->values[day->n_rows++] = g_strdup_printf ("%" G_GINT64_FORMAT, n);
}

static void
add_sum (GjDayEnd *day, const char *key, const GjReconcileSum *sum)
{
  g_autofree char *amount = gj_money_format (sum->fen);

  g_assert (day->n_rows < GJ_DAY_END_ROWS);
  day->keys[day->n_rows] = key;
  day->values[day->n_rows++] = g_strdup_printf ("%" G_GINT64_FORMAT " · %s", sum->n, amount);
}

/* Takes the mark. */
static GjDayEnd *
make_day (const GjReconcileReport *report, char *mark)
{
  GjDayEnd *day = g_new0 (GjDayEnd, 1);

  day->date = report->date;
  day->differences = report->differences;
  day->owed = report->owed;
  add_sum (day, N_ ("代缴"), &report->premiums);
  add_sum (day, N_ ("缴费凭条"), &report->receipts);
  add_sum (day, N_ ("退回"), &report->reversals);
  add_count (day, N_ ("家庭共济"), report->acts);
  add_count (day, N_ ("打好的"), report->jobs[GJ_PRINT_JOB_PRINTED]);
  add_count (day, N_ ("欠的凭条"), report->owed);
  add_count (day, N_ ("不符"), report->differences);
  day->mark = mark;
  return day;
}

static void
on_item (const GjReconcileItem *item, gpointer data)
{
  if (item->weight == GJ_RECONCILE_DIFFERENCE)
    g_warning ("day's end: %s %s: %s", item->part, item->subject, item->message);
}

static gpointer
day_job (GjStore *store, gpointer data, GError **error)
{
  const DayJob *job = data;
  g_autoptr (GjKeyring) keyring = gj_keyring_load (job->trusted_keys, error);
  g_auto (GjReconcileReport) report = { 0 };
  GjDate date = gj_clock_today (job->clock);
  char *mark;

  if (keyring == NULL || (job->last && !gj_reconcile_last_day (store, job->clock, &date, error))
      || !gj_reconcile (store, job->clock, keyring, date, NULL, on_item, NULL, &report, error))
    return NULL;
  mark = gj_audit_dup_mark (store, job->kiosk_id, error);
  return mark != NULL ? make_day (&report, mark) : NULL;
}

void
gj_day_end_read_async (const GjConfig *config, GjClock *clock, GjStoreWorker *store, gboolean last,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  DayJob *job = g_new0 (DayJob, 1);

  job->clock = gj_clock_ref (clock);
  job->kiosk_id = g_strdup (config->id);
  job->trusted_keys = g_strdup (config->trusted_keys);
  job->last = last;
  gj_store_worker_run_async (store, day_job, job, day_job_free, (GDestroyNotify) gj_day_end_free, cancellable,
                             callback, user_data);
}

GjDayEnd *
gj_day_end_read_finish (GAsyncResult *result, GError **error)
{
  return gj_store_worker_run_finish (result, error);
}
