/* SPDX-License-Identifier: Apache-2.0 */
/* See intent_outcome.h. */
#include "core/ledger/intent_outcome.h"

#include "core/store/statement.h"

gboolean
gj_intent_set_outcome (GjStore *store, const char *update, const char *transfer_id, const char *outcome, gint64 time_us,
                       GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (store, update, error);

  g_assert (gj_store_in_transaction (store));
  g_assert (outcome[0] != '\0');
  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, outcome);
  gj_statement_bind_int64 (row, 2, time_us);
  gj_statement_bind_text (row, 3, transfer_id);
  if (!gj_statement_run (row, error))
    return FALSE;
  g_assert (gj_statement_changes (row) == 1); /* read as open in this same transaction */
  return TRUE;
}
