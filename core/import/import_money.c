/* SPDX-License-Identifier: Apache-2.0 */
/* Opening balances. They never change once they are in: a difference is a mistake to be told, not a
 * new value. */
#include "core/import/import_private.h"

#include <string.h>

#include "core/base/crypto.h"
#include "core/base/i18n.h"
#include "core/base/money.h"
#include "core/base/transfer_id.h"
#include "core/ledger/account.h"
#include "core/store/statement.h"

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
  if (import->looking)
    return TRUE;
  if (!gj_account_ensure (import->store, account_no, "personal", error))
    return FALSE;
  if (balc_fen == 0)
    return TRUE;
  if (!gj_transfer_insert (import->store, &transfer, error))
    return FALSE;
  /* The outside account went down by as much, and the store takes no balance beyond 64 bits. */
  if (import->openings == 0) /* of this part */
    gj_sm3_restart (import->opened_sm3);
  gj_account_digest_opening (import->opened_sm3, id, account_no, balc_fen);
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
  if (!gj_import_add_key (import, 0, psn_no, error))
    return FALSE;
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
    = { "accounts.csv", FALSE, NULL, 0, FALSE, ACCOUNT, G_N_ELEMENTS (ACCOUNT), take_account, NULL };
