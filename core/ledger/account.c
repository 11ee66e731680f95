/* SPDX-License-Identifier: Apache-2.0 */
/* Reading balances and inserting transfers. The entries themselves are written by the database's
 * own triggers. */
#include "core/ledger/account.h"

#include <string.h>

#include "core/base/money.h"
#include "core/base/transfer_id.h"
#include "core/store/statement.h"

char *
gj_account_name_personal (const char *psn_no)
{
  return g_strconcat ("psn:", psn_no, NULL);
}

char *
gj_account_name_premium (const char *admdvs, const char *kiosk_id)
{
  return g_strconcat ("premium:", admdvs, ":", kiosk_id, NULL);
}

GjFind
gj_account_exists (GjStore *store, const char *account_no, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (store, "SELECT 1 FROM account WHERE account_no = $1", error);

  if (row == NULL)
    return GJ_FIND_FAILED;
  gj_statement_bind_text (row, 1, account_no);
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

GjFind
gj_account_find_balance (GjStore *store, const char *psn_no, gint64 *balance_fen, GError **error)
{
  g_autofree char *account_no = gj_account_name_personal (psn_no);
  g_autoptr (GjStatement) row
      = gj_statement_take (store,
                           "SELECT balance_after_fen FROM account_entry WHERE account_no = $1"
                           " ORDER BY entry_no DESC LIMIT 1",
                           error);
  GjFind exists;

  if (row == NULL)
    return GJ_FIND_FAILED;
  gj_statement_bind_text (row, 1, account_no);
  switch (gj_statement_step (row, error))
    {
    case GJ_STEP_ROW:
      *balance_fen = gj_statement_int64 (row, 0);
      g_assert (*balance_fen >= 0); /* I2; the database refuses anything else */
      return GJ_FOUND;
    case GJ_STEP_FAILED:
      return GJ_FIND_FAILED;
    case GJ_STEP_DONE:
      break;
    }
  exists = gj_account_exists (store, account_no, error);
  if (exists == GJ_FOUND)
    *balance_fen = 0; /* opened with nothing in it */
  return exists;
}

gboolean
gj_account_ensure (GjStore *store, const char *account_no, const char *kind, GError **error)
{
  g_autoptr (GjStatement) insert
      = gj_statement_take (store,
                           "INSERT INTO account (account_no, kind) SELECT $1, $2"
                           " WHERE NOT EXISTS (SELECT 1 FROM account WHERE account_no = $1)",
                           error);

  g_assert (gj_store_in_transaction (store));
  if (insert == NULL)
    return FALSE;
  gj_statement_bind_text (insert, 1, account_no);
  gj_statement_bind_text (insert, 2, kind);
  return gj_statement_run (insert, error);
}

void
gj_account_digest_opening (GjSm3 *sm3, const char *transfer_id, const char *account_no, gint64 amount_fen)
{
  gj_sm3_update_text (sm3, transfer_id);
  gj_sm3_update_text (sm3, account_no);
  gj_sm3_update_u64 (sm3, (guint64)amount_fen);
}

gboolean
gj_transfer_insert (GjStore *store, const GjTransfer *transfer, GError **error)
{
  g_autoptr (GjStatement) insert = NULL;

  g_assert (gj_store_in_transaction (store));
  g_assert (gj_transfer_id_is_valid (transfer->transfer_id));
  g_assert (transfer->amount_fen > 0 && transfer->amount_fen <= GJ_MONEY_MAX_FEN);
  g_assert (!g_str_equal (transfer->debit_account, transfer->credit_account));

  insert = gj_statement_take (store,
                              "INSERT INTO transfer (transfer_id, kind, debit_account,"
                              " credit_account, amount_fen, time_us, kiosk_id, reverses)"
                              " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                              error);
  if (insert == NULL)
    return FALSE;
  gj_statement_bind_text (insert, 1, transfer->transfer_id);
  gj_statement_bind_text (insert, 2, transfer->kind);
  gj_statement_bind_text (insert, 3, transfer->debit_account);
  gj_statement_bind_text (insert, 4, transfer->credit_account);
  gj_statement_bind_int64 (insert, 5, transfer->amount_fen);
  gj_statement_bind_int64 (insert, 6, transfer->time_us);
  gj_statement_bind_text (insert, 7, transfer->kiosk_id);
  gj_statement_bind_text (insert, 8, transfer->reverses);
  return gj_statement_run (insert, error);
}
