/* SPDX-License-Identifier: Apache-2.0 */
/* Settlements and who shared in them. They never change once they are in: a difference is a mistake
 * to be told, not a new value. */
#include "core/import/import_private.h"

#include "core/base/i18n.h"
#include "core/base/money.h"
#include "core/store/statement.h"

/* ---- settlements ---- */

enum
{
  SETTLEMENT_ID,
  SETTLEMENT_PSN_NO,
  SETTLEMENT_TIME,
  SETTLEMENT_CODE,
  SETTLEMENT_NAME,
  SETTLEMENT_MED_TYPE,
  SETTLEMENT_SUM,
  SETTLEMENT_FUND,
  SETTLEMENT_ACCOUNT,
  SETTLEMENT_SHARED,
  SETTLEMENT_CASH,
  SETTLEMENT_FIELDS
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
};

#define SETTLEMENT_COLUMNS                                                                         \
  "setl_id, psn_no, setl_time_us, fixmedins_code, fixmedins_name, med_type, medfee_sumamt_fen,"    \
  " fund_pay_sumamt_fen, acct_pay_fen, acct_mulaid_pay_fen, psn_cash_pay_fen"

static const GjImportTable SETTLEMENT_TABLE = {
  1,
  SETTLEMENT_FIELDS,
  SETTLEMENT_FIELDS + 1,
  "SELECT psn_no, setl_time_us, fixmedins_code, fixmedins_name, med_type, medfee_sumamt_fen,"
  " fund_pay_sumamt_fen, acct_pay_fen, acct_mulaid_pay_fen, psn_cash_pay_fen FROM settlement"
  " WHERE setl_id = $1",
  "INSERT INTO import_settlement (" SETTLEMENT_COLUMNS ", place)"
  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
  NULL,
};

static gboolean
adds_up (const GjImportCell *cells)
{
  gint64 sum = 0;
  int i;

  for (i = SETTLEMENT_FUND; i <= SETTLEMENT_CASH; i++)
    if (!gj_money_add (sum, cells[i].number, &sum))
      return FALSE;
  return sum == cells[SETTLEMENT_SUM].number;
}

/* Its shares must add up when they have been read. */
static gboolean
expect_shares (GjImport *import, const char *setl_id, GError **error)
{
  g_autoptr (GjStatement) statement
      = gj_statement_take (import->store,
                           "INSERT INTO import_share (setl_id, n, settlement_place, share_place)"
                           " VALUES ($1, 0, $2, 0) ON CONFLICT (setl_id) DO NOTHING",
                           error);

  if (statement == NULL)
    return FALSE;
  gj_statement_bind_text (statement, 1, setl_id);
  gj_statement_bind_int64 (statement, 2, gj_import_place (import, SETTLEMENT_SHARED));
  return gj_statement_run (statement, error);
}

static gboolean
take_settlement (GjImport *import, const GjImportCell *cells, GError **error)
{
  GjImportValue values[SETTLEMENT_FIELDS + 1];
  GjFind found
      = gj_import_require_person (import, SETTLEMENT_PSN_NO, cells[SETTLEMENT_PSN_NO].text, error);
  int i;

  if (found != GJ_FOUND)
    return found != GJ_FIND_FAILED;
  if (!gj_import_add_key (import, SETTLEMENT_ID, cells[SETTLEMENT_ID].text, error))
    return FALSE;
  if (!adds_up (cells))
    {
      gj_import_cell_problem (import, SETTLEMENT_SUM,
                              _ ("总额不等于基金、个人账户、共济账户、现金四项之和，请核对"));
      return TRUE;
    }
  for (i = 0; i < SETTLEMENT_FIELDS; i++)
    values[i]
        = (GjImportValue){ .text
                           = i == SETTLEMENT_TIME || i >= SETTLEMENT_SUM ? NULL : cells[i].text,
                           .number = cells[i].number };
  values[SETTLEMENT_FIELDS] = (GjImportValue){ .number = gj_import_place (import, SETTLEMENT_ID) };
  switch (gj_import_put (import, &SETTLEMENT_TABLE, values, error))
    {
    case GJ_PUT_FAILED:
      return FALSE;
    case GJ_PUT_DIFFERS:
      gj_import_cell_problem (
          import, SETTLEMENT_ID,
          _ ("这笔结算以前导入过，内容不同；结算不能修改，更正请用新的结算编号"));
      break;
    case GJ_PUT_ADDED:
    case GJ_PUT_CHANGED:
    case GJ_PUT_SAME:
      break;
    }
  return cells[SETTLEMENT_SHARED].number == 0
         || expect_shares (import, cells[SETTLEMENT_ID].text, error);
}

/* With mistakes nothing comes in, and a line may repeat another: only the first one is looked at.
 */
static gboolean
put_settlements (GjImport *import, GError **error)
{
  return gj_store_run (import->store,
                       import->report->problems_total == 0
                           ? "INSERT INTO settlement (" SETTLEMENT_COLUMNS ")"
                             " SELECT " SETTLEMENT_COLUMNS " FROM import_settlement"
                             " ORDER BY psn_no, setl_time_us, setl_id;"
                             "DELETE FROM import_settlement"
                           : "INSERT INTO settlement (" SETTLEMENT_COLUMNS ")"
                             " SELECT " SETTLEMENT_COLUMNS " FROM import_settlement"
                             " WHERE place IN (SELECT min (place) FROM import_settlement"
                             "  GROUP BY setl_id) ORDER BY psn_no, setl_time_us, setl_id;"
                             "DELETE FROM import_settlement",
                       error);
}

const GjImportFile gj_import_settlements
    = { "settlements.csv", FALSE,           "settlement",   0, SETTLEMENT,
        SETTLEMENT_FIELDS, take_settlement, put_settlements };

/* ---- shares ---- */

enum
{
  SHARE_SETL_ID,
  SHARE_CONTRIBUTOR,
  SHARE_AMOUNT,
  SHARE_FIELDS
};

static const GjImportField SHARE[] = {
  { "setl_id", GJ_CELL_NUMBER_TEXT },
  { "contributor_psn_no", GJ_CELL_NUMBER_TEXT },
  { "amount", GJ_CELL_MONEY },
};

#define SHARE_COLUMNS                                                                              \
  "setl_id, seq, contributor_psn_no, amount_fen, psn_no, setl_time_us, med_type, fixmedins_name"

static const GjImportTable SHARE_TABLE = {
  2,
  8,
  9,
  "SELECT contributor_psn_no, amount_fen, psn_no, setl_time_us, med_type, fixmedins_name"
  " FROM settlement_share WHERE setl_id = $1 AND seq = $2",
  "INSERT INTO import_settlement_share (" SHARE_COLUMNS ", place)"
  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
  NULL,
};

/* What a share repeats of its settlement. */
typedef struct
{
  char *patient;
  char *med_type;
  char *fixmedins_name;
  gint64 time_us;
} ShareOf;

static void
share_of_clear (ShareOf *of)
{
  g_free (of->patient);
  g_free (of->med_type);
  g_free (of->fixmedins_name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ShareOf, share_of_clear)

/* GJ_NOT_FOUND has been reported, unless the settlement's own line is. */
static GjFind
find_settlement (GjImport *import, const char *setl_id, ShareOf *of, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (import->store,
                           "SELECT psn_no, setl_time_us, med_type, fixmedins_name FROM settlement"
                           " WHERE setl_id = $1",
                           error);

  if (row == NULL)
    return GJ_FIND_FAILED;
  gj_statement_bind_text (row, 1, setl_id);
  switch (gj_statement_step (row, error))
    {
    case GJ_STEP_ROW:
      of->patient = gj_statement_dup_text (row, 0);
      of->time_us = gj_statement_int64 (row, 1);
      of->med_type = gj_statement_dup_text (row, 2);
      of->fixmedins_name = gj_statement_dup_text (row, 3);
      return GJ_FOUND;
    case GJ_STEP_FAILED:
      return GJ_FIND_FAILED;
    case GJ_STEP_DONE:
      break;
    }
  switch (gj_import_find_refused (import, gj_import_settlements.refused, setl_id, error))
    {
    case GJ_FIND_FAILED:
      return GJ_FIND_FAILED;
    case GJ_NOT_FOUND:
      if (import->settlements_unknown)
        gj_import_leave_unjudged (import);
      else
        gj_import_cell_problem (import, SHARE_SETL_ID,
                                _ ("没有结算 %s，请先在 settlements.csv 中加入，或改正编号"),
                                setl_id);
      break;
    case GJ_FOUND:
      import->left_out = TRUE;
      break;
    }
  return GJ_NOT_FOUND;
}

static gboolean
share_is_sound (GjImport *import, const GjImportCell *cells, const char *patient)
{
  if (g_str_equal (patient, cells[SHARE_CONTRIBUTOR].text))
    {
      gj_import_cell_problem (import, SHARE_CONTRIBUTOR,
                              _ ("共济人与就医人相同；本人账户支付应写在 acct_pay"));
      return FALSE;
    }
  if (cells[SHARE_AMOUNT].number <= 0)
    {
      gj_import_cell_problem (import, SHARE_AMOUNT, _ ("金额应大于 0，没有支付的共济人不必列出"));
      return FALSE;
    }
  return TRUE;
}

/* Which share of its settlement this is: 1 for the first line that names it. */
static gboolean
count_share (GjImport *import, const char *setl_id, gint64 *seq, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (import->store,
                           "INSERT INTO import_share (setl_id, n, settlement_place, share_place)"
                           " VALUES ($1, 1, 0, $2) ON CONFLICT (setl_id) DO UPDATE SET"
                           " n = import_share.n + 1, share_place = CASE"
                           " WHEN import_share.share_place = 0 THEN excluded.share_place"
                           " ELSE import_share.share_place END RETURNING n",
                           error);
  GjStep step;

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, setl_id);
  gj_statement_bind_int64 (row, 2, gj_import_place (import, SHARE_SETL_ID));
  step = gj_statement_step (row, error);
  if (step != GJ_STEP_ROW)
    return FALSE;
  *seq = gj_statement_int64 (row, 0);
  return gj_statement_step (row, error) == GJ_STEP_DONE;
}

/* The contributor is among the settlement's payers already, in another place. */
static GjFind
find_elsewhere (GjImport *import, const GjImportCell *cells, gint64 seq, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (import->store,
                           "SELECT 1 FROM settlement_share WHERE setl_id = $1"
                           " AND contributor_psn_no = $2 AND seq <> $3",
                           error);

  if (row == NULL)
    return GJ_FIND_FAILED;
  gj_statement_bind_text (row, 1, cells[SHARE_SETL_ID].text);
  gj_statement_bind_text (row, 2, cells[SHARE_CONTRIBUTOR].text);
  gj_statement_bind_int64 (row, 3, seq);
  switch (gj_statement_step (row, error))
    {
    case GJ_STEP_ROW:
      return GJ_FOUND;
    case GJ_STEP_DONE:
      return GJ_NOT_FOUND;
    case GJ_STEP_FAILED:
      break;
    }
  return GJ_FIND_FAILED;
}

static void
tell_other_share (GjImport *import)
{
  gj_import_cell_problem (import, SHARE_CONTRIBUTOR,
                          _ ("这笔结算的共济支付以前导入过，人、顺序或金额不同；结算不能修改"));
}

static gboolean
put_share (GjImport *import, const GjImportCell *cells, const ShareOf *of, gint64 seq,
           GError **error)
{
  const GjImportValue values[] = {
    GJ_IMPORT_TEXT (cells[SHARE_SETL_ID]),
    { .number = seq },
    GJ_IMPORT_TEXT (cells[SHARE_CONTRIBUTOR]),
    GJ_IMPORT_NUMBER (cells[SHARE_AMOUNT]),
    { .text = of->patient },
    { .number = of->time_us },
    { .text = of->med_type },
    { .text = of->fixmedins_name },
    { .number = gj_import_place (import, SHARE_CONTRIBUTOR) },
  };

  switch (gj_import_put (import, &SHARE_TABLE, values, error))
    {
    case GJ_PUT_FAILED:
      return FALSE;
    case GJ_PUT_DIFFERS:
      tell_other_share (import);
      break;
    case GJ_PUT_ADDED:
    case GJ_PUT_CHANGED:
    case GJ_PUT_SAME:
      break;
    }
  return TRUE;
}

static gboolean
take_share (GjImport *import, const GjImportCell *cells, GError **error)
{
  g_autofree char *key
      = g_strjoin ("|", cells[SHARE_SETL_ID].text, cells[SHARE_CONTRIBUTOR].text, NULL);
  g_auto (ShareOf) of = { 0 };
  gint64 seq = 0;
  GjFind found
      = gj_import_require_person (import, SHARE_CONTRIBUTOR, cells[SHARE_CONTRIBUTOR].text, error);

  if (found == GJ_FOUND)
    found = find_settlement (import, cells[SHARE_SETL_ID].text, &of, error);
  if (found != GJ_FOUND)
    return found != GJ_FIND_FAILED;
  if (!share_is_sound (import, cells, of.patient))
    return TRUE;
  if (!gj_import_add_key (import, SHARE_CONTRIBUTOR, key, error)
      || !count_share (import, cells[SHARE_SETL_ID].text, &seq, error))
    return FALSE;
  switch (find_elsewhere (import, cells, seq, error))
    {
    case GJ_FIND_FAILED:
      return FALSE;
    case GJ_FOUND:
      tell_other_share (import);
      return TRUE;
    case GJ_NOT_FOUND:
      break;
    }
  return put_share (import, cells, &of, seq, error);
}

static gboolean
put_shares (GjImport *import, GError **error)
{
  return gj_store_run (import->store,
                       import->report->problems_total == 0
                           ? "INSERT INTO settlement_share (" SHARE_COLUMNS ")"
                             " SELECT " SHARE_COLUMNS " FROM import_settlement_share"
                             " ORDER BY contributor_psn_no, setl_time_us, setl_id;"
                             "DELETE FROM import_settlement_share"
                           : "INSERT INTO settlement_share (" SHARE_COLUMNS ")"
                             " SELECT " SHARE_COLUMNS " FROM import_settlement_share"
                             " WHERE place IN (SELECT min (place) FROM import_settlement_share"
                             "  GROUP BY setl_id, contributor_psn_no)"
                             " ORDER BY contributor_psn_no, setl_time_us, setl_id;"
                             "DELETE FROM import_settlement_share",
                       error);
}

const GjImportFile gj_import_settlement_shares = { "settlement_shares.csv",
                                                   FALSE,
                                                   "share",
                                                   SHARE_CONTRIBUTOR,
                                                   SHARE,
                                                   SHARE_FIELDS,
                                                   take_share,
                                                   put_shares };

/* At the settlement, if the file of settlements has it, else at the first of its shares. */
static void
tell_sum (GjImport *import, gint64 settlement_place, gint64 share_place, gint64 shared_fen)
{
  g_autofree char *shared = gj_money_format_plain (shared_fen);

  if (settlement_place != 0)
    gj_import_place_problem (import, &gj_import_settlements, settlement_place, SETTLEMENT_SHARED,
                             _ ("与 settlement_shares.csv 中各共济人支付之和 %s 元不一致，请核对"),
                             shared);
  else
    gj_import_place_problem (
        import, &gj_import_settlement_shares, share_place, SHARE_SETL_ID,
        _ ("这笔结算的各共济人支付之和 %s 元与它的 acct_mulaid_pay 不一致，请核对"), shared);
}

/* Where a share was left out, its line is what there is to mend. */
gboolean
gj_import_check_shares (GjImport *import, GError **error)
{
  g_autoptr (GjStatement) row = NULL;

  if (import->shares_unknown)
    return TRUE;
  row = gj_statement_take (
      import->store,
      "SELECT settlement_place, share_place, paid FROM"
      " (SELECT k.settlement_place, k.share_place, s.acct_mulaid_pay_fen AS said,"
      "   (SELECT COALESCE (sum (h.amount_fen), 0) FROM settlement_share h"
      "    WHERE h.setl_id = k.setl_id) AS paid"
      "  FROM import_share k JOIN settlement s ON s.setl_id = k.setl_id"
      "  WHERE NOT EXISTS (SELECT 1 FROM import_refused r WHERE r.what = 'share'"
      "   AND r.id = k.setl_id)) x WHERE said <> paid",
      error);

  if (row == NULL)
    return FALSE;
  for (;;)
    {
      GjStep step = gj_statement_step (row, error);

      if (step != GJ_STEP_ROW)
        return step == GJ_STEP_DONE;
      tell_sum (import, gj_statement_int64 (row, 0), gj_statement_int64 (row, 1),
                gj_statement_int64 (row, 2));
    }
}
