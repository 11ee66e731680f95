/* SPDX-License-Identifier: Apache-2.0 */
/* The day as a whole: its sums, then every side beside the others, in one read transaction. */
#include "core/ledger/reconcile_private.h"

#include "core/base/i18n.h"
#include "core/ledger/check_private.h"

#define DAY_US (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
#define OF_DAY GJ_RECONCILE_OF_DAY

static void
kiosk_free (gpointer data)
{
  GjReconcileKiosk *kiosk = data;

  g_free (kiosk->kiosk_id);
  g_free (kiosk);
}

void
gj_reconcile_report_clear (GjReconcileReport *report)
{
  g_clear_pointer (&report->kiosks, g_ptr_array_unref);
}

void
gj_reconcile_tell (GjReconcile *run, const GjReconcileItem *item)
{
  switch (item->weight)
    {
    case GJ_RECONCILE_DIFFERENCE:
      run->report->differences++;
      break;
    case GJ_RECONCILE_TODO:
      run->report->todos++;
      break;
    }
  run->callback (item, run->data);
}

GjStatement *
gj_reconcile_take (GjReconcile *run, const char *sql, GError **error)
{
  GjStatement *row = gj_statement_take (run->store, sql, error);

  if (row != NULL)
    {
      gj_statement_bind_int64 (row, 1, run->from_us);
      gj_statement_bind_int64 (row, 2, run->until_us);
    }
  return row;
}

/* ---- sums ---- */

static gboolean
read_sum (GjReconcile *run, const char *sql, GjReconcileSum *sum, GError **error)
{
  g_autoptr (GjStatement) row = gj_reconcile_take (run, sql, error);

  if (row == NULL || gj_statement_step (row, error) != GJ_STEP_ROW)
    return FALSE;
  sum->n = gj_statement_int64 (row, 0);
  sum->fen = gj_statement_int64 (row, 1);
  return TRUE;
}

#define TRANSFERS(kind)                                                                            \
  "SELECT count(*), COALESCE (sum (amount_fen), 0) FROM transfer WHERE " OF_DAY ("time_us")       \
  " AND kind = '" kind "'"

/* What premiums and corrections moved in the accounts whose names begin with @prefix. */
#define MOVED(prefix, length)                                                                      \
  "SELECT count(*), COALESCE (sum (e.amount_fen), 0) FROM transfer t"                              \
  " JOIN account_entry e ON e.transfer_id = t.transfer_id WHERE " OF_DAY ("t.time_us")            \
  " AND" GJ_RECONCILE_PREMIUM_MONEY                                                                \
  " AND substr (e.account_no, 1, " length ") = '" prefix "'"

static gboolean
read_sums (GjReconcile *run, GError **error)
{
  GjReconcileReport *report = run->report;
  GjReconcileSum personal = { 0 };
  GjReconcileSum premium = { 0 };
  gboolean read
      = read_sum (run, TRANSFERS ("premium"), &report->transfers, error)
        && read_sum (run, TRANSFERS ("reversal"), &report->reversals, error)
        && read_sum (run, TRANSFERS ("opening"), &report->openings, error)
        && read_sum (run,
                     "SELECT count(*), COALESCE (sum (amount_fen), 0) FROM premium_payment"
                     " WHERE " OF_DAY ("time_us"),
                     &report->premiums, error)
        && read_sum (run,
                     "SELECT count(*), COALESCE (sum (amount_fen), 0) FROM premium_payment"
                     " WHERE " OF_DAY ("time_us") " AND reversed_by <> ''",
                     &report->taken_back, error)
        && read_sum (run, MOVED ("psn:", "4"), &personal, error)
        && read_sum (run, MOVED ("premium:", "8"), &premium, error);

  report->personal_fen = -personal.fen;
  report->premium_fen = premium.fen;
  return read;
}

static gboolean
read_kiosks (GjReconcile *run, GError **error)
{
  g_autoptr (GjStatement) row = gj_reconcile_take (
      run,
      "SELECT kiosk_id, min (receipt_no), max (receipt_no), count(*) FROM receipt"
      " WHERE " OF_DAY ("time_us") " GROUP BY kiosk_id ORDER BY kiosk_id",
      error);

  if (row == NULL)
    return FALSE;
  for (;;)
    {
      GjStep step = gj_statement_step (row, error);
      GjReconcileKiosk *kiosk;

      if (step != GJ_STEP_ROW)
        return step == GJ_STEP_DONE;
      kiosk = g_new0 (GjReconcileKiosk, 1);
      kiosk->kiosk_id = gj_statement_dup_text (row, 0);
      kiosk->first_no = gj_statement_int64 (row, 1);
      kiosk->last_no = gj_statement_int64 (row, 2);
      kiosk->n = gj_statement_int64 (row, 3);
      g_ptr_array_add (run->report->kiosks, kiosk);
    }
}

static gboolean
read_jobs (GjReconcile *run, GError **error)
{
  g_autoptr (GjStatement) row = gj_reconcile_take (
      run,
      "SELECT outcome, count(*) FROM print_job WHERE " OF_DAY ("created_us") " GROUP BY outcome",
      error);

  if (row == NULL)
    return FALSE;
  for (;;)
    {
      GjStep step = gj_statement_step (row, error);

      if (step != GJ_STEP_ROW)
        return step == GJ_STEP_DONE;
      for (guint i = 0; i < GJ_RECONCILE_OUTCOMES; i++)
        if (g_str_equal (gj_statement_text (row, 0), gj_print_job_outcome_word (i)))
          run->report->jobs[i] = gj_statement_int64 (row, 1);
    }
}

static gboolean
read_acts (GjReconcile *run, GError **error)
{
  g_autoptr (GjStatement) row = gj_reconcile_take (
      run,
      "SELECT count(*) FROM family_act a WHERE " OF_DAY ("a.time_us")
      " AND" GJ_RECONCILE_DID_SOMETHING,
      error);

  if (row == NULL || gj_statement_step (row, error) != GJ_STEP_ROW)
    return FALSE;
  run->report->acts = gj_statement_int64 (row, 0);
  return TRUE;
}

/* ---- papers ---- */

static void
count_paper (const GjSealed *paper, gpointer data)
{
  GjReconcileReport *report = ((GjReconcile *)data)->report;

  if (paper->receipt != NULL)
    {
      report->receipts.n++;
      report->receipts.fen += paper->receipt->amount_fen;
      return;
    }
  switch (paper->document->kind)
    {
    case GJ_DOCUMENT_BIND:
    case GJ_DOCUMENT_RELEASE:
    case GJ_DOCUMENT_ORDER:
    case GJ_DOCUMENT_ANSWER:
      report->act_papers++;
      break;
    case GJ_DOCUMENT_STATEMENT:
      report->statements++;
      break;
    case GJ_DOCUMENT_JOINT:
      report->joints++;
      break;
    case GJ_DOCUMENT_CORRECTION:
      report->corrections.n++;
      report->corrections.fen += paper->document->lines[0].amount_fen;
      break;
    }
}

static void
on_paper_finding (const GjCheckFinding *finding, gpointer data)
{
  gj_reconcile_tell (data, &(const GjReconcileItem){
                               .part = "receipt",
                               .subject = finding->subject,
                               .message = finding->message,
                               .advice = _ ("停用有关终端，保留数据库和备份，按凭条号与居民手中的凭条核对，请技术人员处理"),
                           });
}

gboolean
gj_reconcile_papers (GjReconcile *run, GError **error)
{
  GjCheckSummary summary = { 0 };
  GjCheck check = { run->store, run->clock, run->keyring, on_paper_finding, run, &summary };

  return gj_check_papers (&check, run->from_us, run->until_us, count_paper, run, error);
}

/* ---- what no day has yet ---- */

/* The day that is being looked at has its own already. */
static void
on_future_day (const GjFutureDay *day, gpointer data)
{
  GjReconcile *run = data;
  g_autofree char *subject = gj_check_future_subject (day);
  g_autofree char *date = gj_date_format (day->date);
  g_autofree char *message = NULL;
  g_autofree char *advice = NULL;

  if (day->transfers + day->papers == 0 || day->date == run->report->date)
    return;
  message = g_strdup_printf (_ ("时钟走快时记下的 %d 笔转账、%d 张凭条，时间在以后，不在已对过的任何一天里"),
                             (int)day->transfers, (int)day->papers);
  advice = g_strdup_printf (day->accepted
                                ? _ ("用 gongjictl reconcile --date %s 对那一天的账，并与平台核对")
                                : _ ("用 gongjictl reconcile --date %s 对那一天的账，并与平台核对；校准终端的时钟，再在那台终端运行 gongjictl clock"),
                            date);
  gj_reconcile_tell (run, &(const GjReconcileItem){
                              .weight = day->accepted ? GJ_RECONCILE_TODO : GJ_RECONCILE_DIFFERENCE,
                              .part = "clock",
                              .subject = subject,
                              .found_fen = day->fen,
                              .message = message,
                              .advice = advice,
                          });
}

/* ---- sums beside each other ---- */

static void
compare (GjReconcile *run, const char *subject, const char *message, gint64 expected_fen,
         gint64 found_fen)
{
  if (expected_fen != found_fen)
    gj_reconcile_tell (run, &(const GjReconcileItem){
                                .part = "sum",
                                .subject = subject,
                                .expected_fen = expected_fen,
                                .found_fen = found_fen,
                                .message = message,
                                .advice = _ ("先处理逐笔列出的不符；没有列出的，运行 gongjictl check，请技术人员处理"),
                            });
}

static void
compare_sums (GjReconcile *run)
{
  const GjReconcileReport *report = run->report;
  gint64 net_fen = report->transfers.fen - report->reversals.fen;

  const char *paid = _ ("合计与扣款转账的合计不符");

  compare (run, _ ("代缴记录"), paid, report->transfers.fen, report->premiums.fen);
  compare (run, _ ("缴费凭条"), paid, report->transfers.fen, report->receipts.fen);
  compare (run, _ ("冲正凭条"), _ ("合计与冲正转账的合计不符"), report->reversals.fen,
           report->corrections.fen);
  compare (run, _ ("个人账户净支出"), paid, net_fen, report->personal_fen);
  compare (run, _ ("居民医保收款账户净收入"), paid, net_fen, report->premium_fen);
}

/* ---- the whole ---- */

static gboolean
reconcile (GjReconcile *run, GError **error)
{
  if (!read_sums (run, error) || !read_kiosks (run, error) || !read_jobs (run, error)
      || !read_acts (run, error) || !gj_reconcile_books (run, error)
      || !gj_reconcile_papers (run, error)
      || !gj_check_future (run->store, run->clock, on_future_day, run, error))
    return FALSE;
  compare_sums (run);
  return run->collection == NULL || gj_reconcile_collection (run, error);
}

gboolean
gj_reconcile (GjStore *store, GjClock *clock, GjKeyring *keyring, GjDate date,
              const GjCollection *collection, GjReconcileCallback callback, gpointer data,
              GjReconcileReport *report, GError **error)
{
  GjDate today = gj_clock_today (clock);
  GjReconcile run = {
    .store = store,
    .clock = clock,
    .keyring = keyring,
    .from_us = gj_date_start_us (date),
    .until_us = gj_date_start_us (date) + DAY_US,
    .collection = collection,
    .callback = callback,
    .data = data,
    .report = report,
  };
  gboolean done;

  g_assert (gj_date_is_valid (date));
  report->date = date;
  report->finished = date < today;
  report->compared = collection != NULL;
  report->kiosks = g_ptr_array_new_with_free_func (kiosk_free);
  if (!gj_store_begin_read (store, error))
    return FALSE;
  done = reconcile (&run, error);
  gj_store_rollback (store);
  return done;
}

gboolean
gj_reconcile_last_day (GjStore *store, GjClock *clock, GjDate *date, GError **error)
{
  gint64 today_us = gj_date_start_us (gj_clock_today (clock));
  g_autoptr (GjStatement) row = gj_statement_take (
      store,
      "SELECT COALESCE (max (time_us), 0) FROM (SELECT max (time_us) AS time_us FROM receipt"
      " WHERE time_us < $1 UNION ALL SELECT max (time_us) FROM transfer WHERE time_us < $1) x",
      error);
  gint64 last_us;

  if (row == NULL)
    return FALSE;
  gj_statement_bind_int64 (row, 1, today_us);
  if (gj_statement_step (row, error) != GJ_STEP_ROW)
    return FALSE;
  last_us = gj_statement_int64 (row, 0);
  *date = gj_time_date (last_us != 0 ? last_us : today_us - 1);
  return TRUE;
}

gboolean
gj_reconcile_is_booked (GjStore *store, GjDate date, gboolean *booked, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      store,
      "SELECT (SELECT count(*) FROM receipt WHERE " OF_DAY ("time_us") ")"
      " + (SELECT count(*) FROM transfer WHERE " OF_DAY ("time_us") ")",
      error);

  *booked = FALSE;
  if (row == NULL)
    return FALSE;
  gj_statement_bind_int64 (row, 1, gj_date_start_us (date));
  gj_statement_bind_int64 (row, 2, gj_date_start_us (date) + DAY_US);
  if (gj_statement_step (row, error) != GJ_STEP_ROW)
    return FALSE;
  *booked = gj_statement_int64 (row, 0) > 0;
  return TRUE;
}
