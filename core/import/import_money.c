/* SPDX-License-Identifier: Apache-2.0 */
/* What the platform says about money: opening balances, settlements and who shared in them. These
 * never change once they are in: a difference is a mistake to be told, not a new value. */
#include "core/import/import_private.h"

#include <string.h>

#include "core/base/crypto.h"
#include "core/base/i18n.h"
#include "core/base/money.h"
#include "core/base/transfer_id.h"
#include "core/ledger/account.h"
#include "core/store/statement.h"

#define TEXT(cell)                                                                                 \
  {                                                                                                \
    .text = (cell).text                                                                            \
  }
#define NUMBER(cell)                                                                               \
  {                                                                                                \
    .number = (cell).number                                                                        \
  }

/* ---- accounts ---- */

static const GjImportField ACCOUNT[] = {
  { "psn_no", GJ_CELL_NUMBER_TEXT },
  { "balc", GJ_CELL_MONEY },
};

/* The same account always opens under the same id, so that opening twice cannot move money twice.
 */
static gboolean
opening_id (const char *psn_no, char id[GJ_TRANSFER_ID_TEXT], GError **error)
{
  g_autofree char *text = g_strconcat ("gongji opening ", psn_no, NULL);
  guint8 digest[GJ_SM3_BYTES];

  if (!gj_sm3 (text, strlen (text), digest, error))
    return FALSE;
  gj_transfer_id_unpack (digest, id);
  return TRUE;
}

/* What the account was opened with; 0 when no transfer opened it. */
static gboolean
read_opened (GjStore *store, const char *id, gint64 *opened_fen, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (store, "SELECT amount_fen FROM transfer WHERE transfer_id = $1", error);
  GjStep step;

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, id);
  step = gj_statement_step (row, error);
  *opened_fen = step == GJ_STEP_ROW ? gj_statement_int64 (row, 0) : 0;
  return step != GJ_STEP_FAILED;
}

static gboolean
open_account (GjImport *import, const char *psn_no, const char *id, gint64 balc_fen, GError **error)
{
  g_autofree char *account_no = gj_account_name_personal (psn_no);
  const GjTransfer transfer = {
    .transfer_id = id,
    .kind = "opening",
    .debit_account = GJ_ACCOUNT_OPENING,
    .credit_account = account_no,
    .amount_fen = balc_fen,
    .time_us = import->now_us,
    .kiosk_id = import->by,
    .reverses = "",
  };

  g_assert (balc_fen >= 0);
  import->count.added++;
  if (!gj_account_ensure (import->store, account_no, "personal", error))
    return FALSE;
  if (balc_fen == 0)
    return TRUE;
  if (!gj_transfer_insert (import->store, &transfer, error))
    return FALSE;
  /* The outside account went down by as much, and the store takes no balance beyond 64 bits. */
  import->openings++;
  import->opened_fen += balc_fen;
  return TRUE;
}

static gboolean
take_account (GjImport *import, const GjImportCell *cells, GError **error)
{
  const char *psn_no = cells[0].text;
  char id[GJ_TRANSFER_ID_TEXT];
  gint64 balance_fen = 0;
  gint64 opened_fen = 0;
  GjFind found = gj_import_require_person (import, 0, psn_no, error);

  if (found != GJ_FOUND)
    return found != GJ_FIND_FAILED;
  if (!gj_import_is_first (import, 0, psn_no))
    return TRUE;
  if (!opening_id (psn_no, id, error))
    return FALSE;
  switch (gj_account_find_balance (import->store, psn_no, &balance_fen, error))
    {
    case GJ_FIND_FAILED:
      return FALSE;
    case GJ_NOT_FOUND:
      return open_account (import, psn_no, id, cells[1].number, error);
    case GJ_FOUND:
      break;
    }
  if (!read_opened (import->store, id, &opened_fen, error))
    return FALSE;
  if (opened_fen == cells[1].number)
    import->count.same++;
  else
    {
      g_autofree char *opened = gj_money_format_plain (opened_fen);

      gj_import_cell_problem (
          import, 1,
          _ ("这个账户已按 %s 元开立，期初余额不能再改；请改回原值，或从文件中删去这一行"), opened);
    }
  return TRUE;
}

const GjImportFile gj_import_accounts
    = { "accounts.csv", FALSE, ACCOUNT, G_N_ELEMENTS (ACCOUNT), take_account, NULL };

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
  { "setl_id", GJ_CELL_NUMBER_TEXT }, { "psn_no", GJ_CELL_NUMBER_TEXT },
  { "setl_time", GJ_CELL_TIME },      { "fixmedins_code", GJ_CELL_NUMBER_TEXT },
  { "fixmedins_name", GJ_CELL_TEXT }, { "med_type", GJ_CELL_CODE, GJ_CODE_MED_TYPE },
  { "medfee_sumamt", GJ_CELL_MONEY }, { "fund_pay_sumamt", GJ_CELL_MONEY },
  { "acct_pay", GJ_CELL_MONEY },      { "acct_mulaid_pay", GJ_CELL_MONEY },
  { "psn_cash_pay", GJ_CELL_MONEY },
};

static const GjImportTable SETTLEMENT_TABLE = {
  1,
  SETTLEMENT_FIELDS,
  "SELECT psn_no, setl_time_us, fixmedins_code, fixmedins_name, med_type, medfee_sumamt_fen,"
  " fund_pay_sumamt_fen, acct_pay_fen, acct_mulaid_pay_fen, psn_cash_pay_fen FROM settlement"
  " WHERE setl_id = $1",
  "INSERT INTO settlement (setl_id, psn_no, setl_time_us, fixmedins_code, fixmedins_name, med_type,"
  " medfee_sumamt_fen, fund_pay_sumamt_fen, acct_pay_fen, acct_mulaid_pay_fen, psn_cash_pay_fen)"
  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
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

static gboolean
take_settlement (GjImport *import, const GjImportCell *cells, GError **error)
{
  GjImportValue values[SETTLEMENT_FIELDS];
  GjFind found
      = gj_import_require_person (import, SETTLEMENT_PSN_NO, cells[SETTLEMENT_PSN_NO].text, error);
  int i;

  g_hash_table_insert (import->settlements, g_strdup (cells[SETTLEMENT_ID].text),
                       gj_import_place (import, SETTLEMENT_SHARED));
  if (found != GJ_FOUND)
    return found != GJ_FIND_FAILED;
  if (!gj_import_is_first (import, SETTLEMENT_ID, cells[SETTLEMENT_ID].text))
    return TRUE;
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
  return TRUE;
}

const GjImportFile gj_import_settlements
    = { "settlements.csv", FALSE, SETTLEMENT, SETTLEMENT_FIELDS, take_settlement, NULL };

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

static const GjImportTable SHARE_TABLE = {
  2,
  7,
  "SELECT contributor_psn_no, amount_fen, psn_no, setl_time_us, med_type FROM settlement_share"
  " WHERE setl_id = $1 AND seq = $2",
  "INSERT INTO settlement_share (setl_id, seq, contributor_psn_no, amount_fen, psn_no,"
  " setl_time_us, med_type) VALUES ($1, $2, $3, $4, $5, $6, $7)",
  NULL,
};

/* What a share repeats of its settlement. */
typedef struct
{
  char *patient;
  char *med_type;
  gint64 time_us;
} ShareOf;

static void
share_of_clear (ShareOf *of)
{
  g_free (of->patient);
  g_free (of->med_type);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ShareOf, share_of_clear)

/* GJ_NOT_FOUND has been reported, unless the settlement's own line is. */
static GjFind
find_settlement (GjImport *import, const char *setl_id, ShareOf *of, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      import->store, "SELECT psn_no, setl_time_us, med_type FROM settlement WHERE setl_id = $1",
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
      return GJ_FOUND;
    case GJ_STEP_FAILED:
      return GJ_FIND_FAILED;
    case GJ_STEP_DONE:
      break;
    }
  if (!g_hash_table_contains (import->settlements, setl_id))
    gj_import_cell_problem (import, SHARE_SETL_ID,
                            _ ("没有这笔结算，请先在 settlements.csv 中加入，或改正编号"));
  return GJ_NOT_FOUND;
}

static gboolean
share_is_sound (GjImport *import, const GjImportCell *cells, const char *patient)
{
  g_autofree char *key
      = g_strjoin ("|", cells[SHARE_SETL_ID].text, cells[SHARE_CONTRIBUTOR].text, NULL);

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
  return gj_import_is_first (import, SHARE_CONTRIBUTOR, key);
}

static gboolean
put_share (GjImport *import, const GjImportCell *cells, const ShareOf *of, GError **error)
{
  gsize seq
      = 1 + GPOINTER_TO_SIZE (g_hash_table_lookup (import->shares, cells[SHARE_SETL_ID].text));
  const GjImportValue values[] = {
    TEXT (cells[SHARE_SETL_ID]),  { .number = (gint64)seq }, TEXT (cells[SHARE_CONTRIBUTOR]),
    NUMBER (cells[SHARE_AMOUNT]), { .text = of->patient },   { .number = of->time_us },
    { .text = of->med_type },
  };

  g_hash_table_insert (import->shares, g_strdup (cells[SHARE_SETL_ID].text),
                       GSIZE_TO_POINTER (seq));
  if (!g_hash_table_contains (import->settlements, cells[SHARE_SETL_ID].text))
    g_hash_table_insert (import->settlements, g_strdup (cells[SHARE_SETL_ID].text), NULL);
  switch (gj_import_put (import, &SHARE_TABLE, values, error))
    {
    case GJ_PUT_FAILED:
      return FALSE;
    case GJ_PUT_DIFFERS:
      gj_import_cell_problem (import, SHARE_CONTRIBUTOR,
                              _ ("这笔结算的共济支付以前导入过，人、顺序或金额不同；结算不能修改"));
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
  g_auto (ShareOf) of = { 0 };
  GjFind found
      = gj_import_require_person (import, SHARE_CONTRIBUTOR, cells[SHARE_CONTRIBUTOR].text, error);

  if (found == GJ_FOUND)
    found = find_settlement (import, cells[SHARE_SETL_ID].text, &of, error);
  if (found != GJ_FOUND)
    return found != GJ_FIND_FAILED;
  return !share_is_sound (import, cells, of.patient) || put_share (import, cells, &of, error);
}

const GjImportFile gj_import_settlement_shares
    = { "settlement_shares.csv", FALSE, SHARE, SHARE_FIELDS, take_share, NULL };

/* One settlement's shares against its acct_mulaid_pay. */
static gboolean
check_share_sum (GjImport *import, const char *setl_id, gpointer place, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (import->store,
                           "SELECT s.acct_mulaid_pay_fen, (SELECT COALESCE (sum (h.amount_fen), 0)"
                           " FROM settlement_share h WHERE h.setl_id = s.setl_id)"
                           " FROM settlement s WHERE s.setl_id = $1",
                           error);
  g_autofree char *shared = NULL;
  GjStep step;

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, setl_id);
  step = gj_statement_step (row, error);
  if (step != GJ_STEP_ROW || gj_statement_int64 (row, 0) == gj_statement_int64 (row, 1))
    return step != GJ_STEP_FAILED;
  shared = gj_money_format_plain (gj_statement_int64 (row, 1));
  if (place != NULL)
    gj_import_place_problem (import, &gj_import_settlements, place, SETTLEMENT_SHARED,
                             _ ("与 settlement_shares.csv 中各共济人支付之和 %s 元不一致，请核对"),
                             shared);
  else
    {
      g_autofree char *message = g_strdup_printf (
          _ ("结算 %s 的各共济人支付之和 %s 元与已导入的 acct_mulaid_pay 不一致，请核对"), setl_id,
          shared);

      gj_import_add_problem (import, gj_import_settlement_shares.name, 0, 0, "", message);
    }
  return TRUE;
}

gboolean
gj_import_check_shares (GjImport *import, GError **error)
{
  GHashTableIter iter;
  gpointer setl_id;
  gpointer place;

  g_hash_table_iter_init (&iter, import->settlements);
  while (g_hash_table_iter_next (&iter, &setl_id, &place))
    if (!check_share_sum (import, setl_id, place, error))
      return FALSE;
  return TRUE;
}
