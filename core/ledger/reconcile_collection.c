/* SPDX-License-Identifier: Apache-2.0 */
/* The day's transfers beside the platform's list: first ours in theirs, then theirs in ours. A correction
 * is a transfer of its own, given back under its own id. */
#include "core/ledger/reconcile_private.h"

#include "core/base/i18n.h"

/* What this store knows of a premium or of the correction of one. */
typedef struct
{
  gint64 amount_fen; /* below 0: given back */
  gint64 time_us;
} Known;

#define SIGNED_AMOUNT "CASE WHEN t.kind = 'reversal' THEN -t.amount_fen ELSE t.amount_fen END"

static void
tell (GjReconcile *run, const char *transfer_id, gint64 expected_fen, gint64 found_fen,
      const char *message, const char *advice)
{
  gj_reconcile_tell (run, &(const GjReconcileItem){
                              .part = "collection",
                              .subject = transfer_id,
                              .expected_fen = expected_fen,
                              .found_fen = found_fen,
                              .message = message,
                              .advice = advice,
                          });
}

static void
judge_ours (GjReconcile *run, const char *transfer_id, gint64 amount_fen)
{
  const GjCollectionRow *theirs = gj_collection_find (run->collection, transfer_id);

  if (theirs == NULL)
    tell (run, transfer_id, amount_fen, 0, _ ("本机有，平台没有"),
          amount_fen < 0 ? _ ("这是冲正，钱已退回居民账户，不要再退；把这笔流水号报给平台补记退回，平台确认后再对一次账")
                         : _ ("不要让居民再缴；把这笔流水号报给平台补收，平台确认后再对一次账"));
  else if (theirs->amount_fen != amount_fen)
    tell (run, transfer_id, amount_fen, theirs->amount_fen, _ ("平台的金额与本机不同"),
          _ ("不要改本机的账；以居民手中的凭条为准，请平台更正"));
}

static gboolean
ours_in_theirs (GjReconcile *run, GError **error)
{
  g_autoptr (GjStatement) row = gj_reconcile_take (
      run,
      "SELECT t.transfer_id, " SIGNED_AMOUNT " FROM transfer t"
      " WHERE t.time_us >= $1 AND t.time_us < $2 AND" GJ_RECONCILE_PREMIUM_MONEY " ORDER BY t.time_us, t.transfer_id",
      error);
  GjStep step;

  if (row == NULL)
    return FALSE;
  while ((step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    judge_ours (run, gj_statement_text (row, 0), gj_statement_int64 (row, 1));
  return step == GJ_STEP_DONE;
}

static GjFind
find_known (GjReconcile *run, const char *transfer_id, Known *known, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      run->store,
      "SELECT " SIGNED_AMOUNT ", t.time_us FROM transfer t WHERE t.transfer_id = $1 AND" GJ_RECONCILE_PREMIUM_MONEY,
      error);

  if (row == NULL)
    return GJ_FIND_FAILED;
  gj_statement_bind_text (row, 1, transfer_id);
  switch (gj_statement_step (row, error))
    {
    case GJ_STEP_ROW:
      known->amount_fen = gj_statement_int64 (row, 0);
      known->time_us = gj_statement_int64 (row, 1);
      return GJ_FOUND;
    case GJ_STEP_DONE:
      return GJ_NOT_FOUND;
    case GJ_STEP_FAILED:
      break;
    }
  return GJ_FIND_FAILED;
}

static void
judge_day (GjReconcile *run, const GjCollectionRow *theirs, const Known *ours)
{
  g_autofree char *our_day = gj_date_format (gj_time_date (ours->time_us));
  g_autofree char *their_day = gj_date_format (gj_time_date (theirs->time_us));
  g_autofree char *message = NULL;

  if (ours->time_us >= run->from_us && ours->time_us < run->until_us)
    {
      if (g_str_equal (our_day, their_day))
        return;
      message = g_strdup_printf (_ ("平台记在 %s，本机记在 %s"), their_day, our_day);
      tell (run, theirs->transfer_id, ours->amount_fen, theirs->amount_fen, message,
            _ ("核对终端和平台的时钟；金额无误时不用更正，两边按各自的日期登记说明"));
      return;
    }
  message = g_strdup_printf (_ ("这笔在本机是 %s 的账"), our_day);
  tell (run, theirs->transfer_id, 0, theirs->amount_fen, message,
        _ ("用平台那一天的文件对那一天的账；平台若把它算在今天，登记说明"));
}

static gboolean
theirs_in_ours (GjReconcile *run, GError **error)
{
  GjReconcileSum *sum = &run->report->collection;

  for (guint i = 0; i < gj_collection_n_rows (run->collection); i++)
    {
      const GjCollectionRow *theirs = gj_collection_row (run->collection, i);
      Known ours = { 0 };

      sum->n++;
      sum->fen += theirs->amount_fen; /* gj_collection_read() takes no list whose amounts add up to more than 64 bits hold */
      switch (find_known (run, theirs->transfer_id, &ours, error))
        {
        case GJ_FIND_FAILED:
          return FALSE;
        case GJ_FOUND:
          judge_day (run, theirs, &ours);
          break;
        case GJ_NOT_FOUND:
          tell (run, theirs->transfer_id, 0, theirs->amount_fen, _ ("平台有，本机没有"),
                theirs->amount_fen < 0
                    ? _ ("平台记了退回，本机没有冲正：核实是不是别处办的；不是就请平台撤销这笔退回，先不要让居民再缴")
                    : _ ("核实是不是别处办的；若居民持有本机的凭条，先不要退款，用 gongji-verify 验凭条，请技术人员处理"));
          break;
        }
    }
  return TRUE;
}

gboolean
gj_reconcile_collection (GjReconcile *run, GError **error)
{
  return ours_in_theirs (run, error) && theirs_in_ours (run, error);
}
