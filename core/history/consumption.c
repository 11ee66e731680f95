/* SPDX-License-Identifier: Apache-2.0 */
/* Consumption: the settlements of one person, of all care or of some kinds of it. */
#include "core/base/money.h"
#include "core/family/shown.h"
#include "core/history/history_private.h"

#define SHOWN GJ_SETTLEMENT_IS_SHOWN ("settlement.psn_no", "settlement.setl_id")

/* A settlement has no parts here: its seq is 0. */
#define PAGE(keys, bounds, order)                                                                  \
  "SELECT s.setl_id, s.setl_time_us, s.fixmedins_name, s.med_type, s.medfee_sumamt_fen,"           \
  " s.fund_pay_sumamt_fen, s.acct_pay_fen, s.acct_mulaid_pay_fen, s.psn_cash_pay_fen,"             \
  " " GJ_SETTLEMENT_IS_REFUNDED ("s.setl_id")                                                      \
  " FROM (SELECT psn_no, setl_time_us, setl_id FROM settlement WHERE " keys " AND " bounds         \
  "  AND " SHOWN " ORDER BY " order " LIMIT $5) k"                                                               \
  " CROSS JOIN settlement s WHERE s.psn_no = k.psn_no AND s.setl_time_us = k.setl_time_us"         \
  "  AND s.setl_id = k.setl_id"

#define STATEMENTS(page_keys, sum_keys)                                                            \
  {                                                                                                \
    PAGE (page_keys, "setl_time_us >= $1 AND (setl_time_us, setl_id, 0) < ($2, $3, $4)",           \
          "setl_time_us DESC, setl_id DESC"),                                                      \
        PAGE (page_keys, "setl_time_us < $1 AND (setl_time_us, setl_id, 0) > ($2, $3, $4)",        \
              "setl_time_us, setl_id"),                                                            \
        "SELECT setl_time_us, medfee_sumamt_fen, fund_pay_sumamt_fen, acct_pay_fen,"               \
        " acct_mulaid_pay_fen, psn_cash_pay_fen,"                                                  \
        " " GJ_SETTLEMENT_IS_REFUNDED ("settlement.setl_id") " FROM settlement"                    \
        " WHERE setl_time_us >= $1 AND setl_time_us < $2 AND " sum_keys " AND " SHOWN              \
  }

static const GjHistoryStatements ALL_CARE = STATEMENTS ("psn_no = $6", "psn_no = $3");
static const GjHistoryStatements ONE_CARE
    = STATEMENTS ("psn_no = $6 AND med_type = $7", "psn_no = $3 AND med_type = $4");

void
gj_settlement_free (GjSettlement *settlement)
{
  if (settlement == NULL)
    return;
  g_free (settlement->setl_id);
  g_free (settlement->fixmedins_name);
  g_free (settlement->med_type);
  g_free (settlement);
}

static gpointer
row_new (GjStatement *row, GjHistorySide side)
{
  GjSettlement *settlement = g_new0 (GjSettlement, 1);

  settlement->setl_id = gj_statement_dup_text (row, 0);
  settlement->time_us = gj_statement_int64 (row, 1);
  settlement->fixmedins_name = gj_statement_dup_text (row, 2);
  settlement->med_type = gj_statement_dup_text (row, 3);
  settlement->medfee_fen = gj_statement_int64 (row, 4);
  settlement->fund_fen = gj_statement_int64 (row, 5);
  settlement->account_fen = gj_statement_int64 (row, 6);
  settlement->shared_fen = gj_statement_int64 (row, 7);
  settlement->cash_fen = gj_statement_int64 (row, 8);
  settlement->refunded = gj_statement_int64 (row, 9) != 0;
  return settlement;
}

static void
row_place (gconstpointer data, GjHistoryCursor *place)
{
  const GjSettlement *settlement = data;

  *place = (GjHistoryCursor){ .time_us = settlement->time_us };
  g_strlcpy (place->id, settlement->setl_id, sizeof place->id);
}

static gboolean
row_add (GjStatement *row, GjHistorySide side, GjHistorySums *sums)
{
  if (gj_statement_int64 (row, 6) != 0)
    {
      sums->n_reversed++;
      return TRUE;
    }
  return gj_money_add (sums->medfee_fen, gj_statement_int64 (row, 1), &sums->medfee_fen)
         && gj_money_add (sums->fund_fen, gj_statement_int64 (row, 2), &sums->fund_fen)
         && gj_money_add (sums->account_fen, gj_statement_int64 (row, 3), &sums->account_fen)
         && gj_money_add (sums->shared_fen, gj_statement_int64 (row, 4), &sums->shared_fen)
         && gj_money_add (sums->cash_fen, gj_statement_int64 (row, 5), &sums->cash_fen);
}

static const GjHistoryList LIST
    = { row_new, (GDestroyNotify)gj_settlement_free, row_place, row_add };

gboolean
gj_history_read_consumption (GjStore *store, const char *psn_no, const GjHistoryQuery *query,
                             GjHistoryPage *page, GError **error)
{
  GjHistoryRange ranges[GJ_HISTORY_RANGES_MAX];
  const char *codes[5];
  guint n = gj_history_list_care (query->filter.care, codes);
  guint i;

  if (n == 0)
    ranges[0] = (GjHistoryRange){ &ALL_CARE, GJ_HISTORY_BOTH, { psn_no }, 1 };
  for (i = 0; i < n; i++)
    ranges[i] = (GjHistoryRange){ &ONE_CARE, GJ_HISTORY_BOTH, { psn_no, codes[i] }, 2 };
  return gj_history_read (store, &LIST, ranges, MAX (n, 1), query, page, error);
}
