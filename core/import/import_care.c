/* SPDX-License-Identifier: Apache-2.0 */
/* Settlements and who shared in them, read and judged. Nothing is written into the store here: what
 * is new lies in temporary tables until both files are found good (import_shares.c judges the
 * second, import_care_put.c writes). A settlement never changes once it is in: a difference is a
 * mistake to be told, not a new value; only that it was refunded is said later, once. */
#include "core/import/import_care.h"

#include "core/base/i18n.h"
#include "core/base/money.h"
#include "core/store/statement.h"

enum
{
  ID,
  PSN_NO,
  TIME,
  CODE,
  NAME,
  MED_TYPE,
  SUM,
  FUND,
  ACCOUNT,
  SHARED,
  CASH,
  REFUNDED,
  FIELDS
};

static const GjImportField SETTLEMENT[] = {
  { "setl_id", GJ_CELL_NUMBER_TEXT },
  { "psn_no", GJ_CELL_NUMBER_TEXT },
  { "setl_time", GJ_CELL_TIME, .span = GJ_SPAN_SETTLED },
  { "fixmedins_code", GJ_CELL_NUMBER_TEXT },
  { "fixmedins_name", GJ_CELL_TEXT },
  { "med_type", GJ_CELL_CODE, GJ_CODE_MED_TYPE },
  { "medfee_sumamt", GJ_CELL_MONEY },
  { "fund_pay_sumamt", GJ_CELL_MONEY },
  { "acct_pay", GJ_CELL_MONEY },
  { "acct_mulaid_pay", GJ_CELL_MONEY },
  { "psn_cash_pay", GJ_CELL_MONEY },
  { "refd_setl_flag", GJ_CELL_FLAG_OR_EMPTY, .optional = TRUE },
};

static gboolean
adds_up (GjImport *import, const GjImportCell *cells)
{
  g_autofree char *said = NULL;
  g_autofree char *found = NULL;
  gint64 sum = 0;
  int i;

  for (i = FUND; i <= CASH; i++)
    if (!gj_money_add (sum, cells[i].number, &sum))
      sum = G_MAXINT64;
  if (sum == cells[SUM].number)
    return TRUE;
  said = gj_money_format_plain (cells[SUM].number);
  found = gj_money_format_plain (sum);
  gj_import_cell_problem (import, SUM,
                          _ ("总额 %s 不等于基金、个人账户、共济账户、现金四项之和 %s，请核对"), said,
                          found);
  return FALSE;
}

/* ---- what the store has ---- */

typedef struct
{
  gboolean there;
  gboolean equal;
  gboolean hidden; /* written by a run that was broken off */
  gboolean refunded;
} Known;

static gboolean
find_known (GjImport *import, const GjImportCell *cells, Known *known, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      import->store,
      "SELECT psn_no, setl_time_us, fixmedins_code, fixmedins_name, med_type, medfee_sumamt_fen,"
      " fund_pay_sumamt_fen, acct_pay_fen, acct_mulaid_pay_fen, psn_cash_pay_fen,"
      " EXISTS (SELECT 1 FROM settlement_hidden x WHERE x.psn_no = settlement.psn_no"
      "  AND x.setl_id = settlement.setl_id),"
      " EXISTS (SELECT 1 FROM settlement_refund y WHERE y.setl_id = settlement.setl_id)"
      " FROM settlement_id JOIN settlement USING (psn_no, setl_time_us, setl_id)"
      " WHERE setl_id = $1",
      error);
  GjStep step;
  int i;

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, cells[ID].text);
  step = gj_statement_step (row, error);
  if (step != GJ_STEP_ROW)
    return step == GJ_STEP_DONE;
  known->there = known->equal = TRUE;
  for (i = PSN_NO; i <= CASH; i++)
    if (i == TIME || i >= SUM)
      known->equal = known->equal && gj_statement_int64 (row, i - 1) == cells[i].number;
    else
      known->equal
          = known->equal && g_str_equal (gj_statement_text (row, i - 1), cells[i].text);
  known->hidden = gj_statement_int64 (row, CASH) != 0;
  known->refunded = gj_statement_int64 (row, CASH + 1) != 0;
  return TRUE;
}

/* ---- what is new ---- */

static gboolean
lay_settlement (GjImport *import, const GjImportCell *cells, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      import->store,
      "INSERT INTO import_settlement (" GJ_IMPORT_SETTLEMENT_COLUMNS ", place, share_place)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
      error);
  int i;

  if (row == NULL)
    return FALSE;
  for (i = ID; i <= CASH; i++)
    if (i == TIME || i >= SUM)
      gj_statement_bind_int64 (row, i + 1, cells[i].number);
    else
      gj_statement_bind_text (row, i + 1, cells[i].text);
  gj_statement_bind_int64 (row, CASH + 2, gj_import_place (import, ID));
  gj_statement_bind_int64 (row, CASH + 3, gj_import_place (import, SHARED));
  import->count.added++;
  return gj_statement_run (row, error);
}

static gboolean
lay_refund (GjImport *import, const char *setl_id, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      import->store, "INSERT INTO import_refund (setl_id) VALUES ($1)", error);

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, setl_id);
  return gj_statement_run (row, error);
}

/* One that everybody can see already. */
static gboolean
take_known (GjImport *import, const GjImportCell *cells, const Known *known, GError **error)
{
  if (!gj_import_add_key (import, ID, cells[ID].text, error))
    return FALSE;
  if (!known->equal)
    gj_import_cell_problem (
        import, ID, _ ("这笔结算以前导入过，内容不同；结算不能修改，退费请在 refd_setl_flag 列写 1"));
  else if (known->refunded && g_str_equal (cells[REFUNDED].text, "0"))
    gj_import_cell_problem (import, REFUNDED,
                            _ ("这笔结算以前已登记退费，不能改回；请写 1，或用新的结算编号"));
  else if (!known->refunded && cells[REFUNDED].number != 0)
    {
      import->count.changed++;
      return lay_refund (import, cells[ID].text, error);
    }
  else
    import->count.same++;
  return TRUE;
}

static gboolean
take_settlement (GjImport *import, const GjImportCell *cells, GError **error)
{
  Known known = { FALSE };
  GjFind found = gj_import_require_person (import, PSN_NO, cells[PSN_NO].text, error);

  if (found != GJ_FOUND)
    return found != GJ_FIND_FAILED;
  if (!adds_up (import, cells))
    return TRUE;
  if (!import->no_care && !find_known (import, cells, &known, error))
    return FALSE;
  if (known.there && !known.hidden)
    return take_known (import, cells, &known, error);
  import->redo = import->redo || (known.there && !known.equal);
  return lay_settlement (import, cells, error)
         && (cells[REFUNDED].number == 0 || lay_refund (import, cells[ID].text, error));
}

const GjImportFile gj_import_settlements
    = { "settlements.csv", FALSE, "settlement", ID,  TRUE, SETTLEMENT,
        FIELDS,            take_settlement, NULL };

/* ---- lines that repeat another ---- */

/* Only one of them stays to be looked at. */
gboolean
gj_import_check_settlements (GjImport *import, GError **error)
{
  gint64 repeated = 0;
  g_autoptr (GjStatement) row = NULL;

  row = gj_statement_take (import->store,
                           "SELECT count(*) FROM (SELECT setl_id FROM import_settlement"
                           " GROUP BY setl_id HAVING count(*) > 1) x",
                           error);
  if (row == NULL || gj_statement_step (row, error) != GJ_STEP_ROW)
    return FALSE;
  repeated = gj_statement_int64 (row, 0);
  if (repeated == 0)
    return TRUE;
  import->file = &gj_import_settlements;
  return gj_import_forget_keys (import, error)
         && gj_store_run (import->store,
                          "INSERT INTO import_key SELECT setl_id, place FROM import_settlement"
                          " WHERE setl_id IN (SELECT setl_id FROM import_settlement"
                          "  GROUP BY setl_id HAVING count(*) > 1)",
                          error)
         && gj_import_check_keys (import, ID, error)
         && gj_store_run (import->store,
                          "DELETE FROM import_settlement WHERE place NOT IN"
                          " (SELECT min (place) FROM import_settlement GROUP BY setl_id)",
                          error);
}
