/* SPDX-License-Identifier: Apache-2.0 */
/* What is remembered of the files while they are read. Keys are only written down one after the
 * other and are sorted when the file is read, by the store, outside of memory; looking one up is
 * for mistakes only. */
#include "core/import/import_private.h"

#include "core/base/i18n.h"
#include "core/store/statement.h"

#define SETTLEMENT_COLUMNS                                                                         \
  "setl_id TEXT NOT NULL, psn_no TEXT NOT NULL, setl_time_us BIGINT NOT NULL,"                     \
  " fixmedins_code TEXT NOT NULL, fixmedins_name TEXT NOT NULL, med_type TEXT NOT NULL,"           \
  " medfee_sumamt_fen BIGINT NOT NULL, fund_pay_sumamt_fen BIGINT NOT NULL,"                       \
  " acct_pay_fen BIGINT NOT NULL, acct_mulaid_pay_fen BIGINT NOT NULL,"                            \
  " psn_cash_pay_fen BIGINT NOT NULL"

#define SHARE_COLUMNS                                                                              \
  "setl_id TEXT NOT NULL, seq BIGINT NOT NULL, contributor_psn_no TEXT NOT NULL,"                  \
  " amount_fen BIGINT NOT NULL, psn_no TEXT NOT NULL, setl_time_us BIGINT NOT NULL,"               \
  " med_type TEXT NOT NULL, fixmedins_name TEXT NOT NULL"

#define DROP                                                                                       \
  "DROP TABLE IF EXISTS import_key; DROP TABLE IF EXISTS import_refused;"                          \
  "DROP TABLE IF EXISTS import_settlement; DROP TABLE IF EXISTS import_refund;"                    \
  "DROP TABLE IF EXISTS import_share; DROP TABLE IF EXISTS import_share_good;"                     \
  "DROP TABLE IF EXISTS import_care; DROP TABLE IF EXISTS import_share_care;"                      \
  "DROP TABLE IF EXISTS import_undo;"

gboolean
gj_import_keys_open (GjImport *import, GError **error)
{
  return gj_store_run (
      import->store,
      DROP "CREATE TEMPORARY TABLE import_key (key TEXT NOT NULL, place BIGINT NOT NULL);"
           "CREATE TEMPORARY TABLE import_refused ("
           " what TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (what, id));"
           /* As they come: settlements that are new, what is refunded, shares; then judged … */
           "CREATE TEMPORARY TABLE import_settlement (" SETTLEMENT_COLUMNS
           ", place BIGINT NOT NULL, share_place BIGINT NOT NULL);"
           "CREATE TEMPORARY TABLE import_refund (setl_id TEXT NOT NULL);"
           "CREATE TEMPORARY TABLE import_share (setl_id TEXT NOT NULL,"
           " contributor_psn_no TEXT NOT NULL, amount_fen BIGINT NOT NULL, place BIGINT NOT NULL,"
           " contributor_place BIGINT NOT NULL);"
           "CREATE TEMPORARY TABLE import_share_good (" SHARE_COLUMNS ");"
           /* … and in the order in which they are written. */
           "CREATE TEMPORARY TABLE import_care (" SETTLEMENT_COLUMNS
           ", PRIMARY KEY (psn_no, setl_time_us, setl_id));"
           "CREATE TEMPORARY TABLE import_share_care (" SHARE_COLUMNS
           ", PRIMARY KEY (contributor_psn_no, setl_time_us, setl_id));"
           "CREATE TEMPORARY TABLE import_undo (psn_no TEXT NOT NULL, setl_id TEXT NOT NULL)",
      error);
}

void
gj_import_keys_close (GjImport *import)
{
  /* They would go with the connection. */
  if (!gj_store_run (import->store, DROP "SELECT 1", NULL))
    g_debug ("the import's tables stay until the store is closed");
}

gboolean
gj_import_add_key (GjImport *import, guint field, const char *key, GError **error)
{
  g_autoptr (GjStatement) statement = NULL;

  if (import->second)
    return TRUE; /* it is there since the first time */
  statement = gj_statement_take (import->store,
                                 "INSERT INTO import_key (key, place) VALUES ($1, $2)", error);
  if (statement == NULL)
    return FALSE;
  gj_statement_bind_text (statement, 1, key);
  gj_statement_bind_int64 (statement, 2, gj_import_place (import, field));
  return gj_statement_run (statement, error);
}

static void
tell_again (GjImport *import, guint field, gint64 first, gint64 again)
{
  gj_import_line_problem (import, import->file, again, field, _ ("与第 %d 行重复，请只保留一行"),
                          (int)gj_import_place_line (first));
}

/* The lines between the first and the last one that have @key. */
static gboolean
tell_between (GjImport *import, guint field, const char *key, gint64 first, gint64 last,
              GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (import->store,
                           "SELECT place FROM import_key WHERE key = $1 AND place > $2"
                           " AND place < $3 ORDER BY place",
                           error);

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, key);
  gj_statement_bind_int64 (row, 2, first);
  gj_statement_bind_int64 (row, 3, last);
  for (;;)
    {
      GjStep step = gj_statement_step (row, error);

      if (step != GJ_STEP_ROW)
        return step == GJ_STEP_DONE;
      tell_again (import, field, first, gj_statement_int64 (row, 0));
    }
}

gboolean
gj_import_check_keys (GjImport *import, guint field, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (import->store,
                           "SELECT key, min (place), max (place), count(*) FROM import_key"
                           " GROUP BY key HAVING count(*) > 1",
                           error);

  if (row == NULL)
    return FALSE;
  for (;;)
    {
      GjStep step = gj_statement_step (row, error);
      gint64 first;
      gint64 last;
      gint64 n;

      if (step != GJ_STEP_ROW)
        return step == GJ_STEP_DONE;
      first = gj_statement_int64 (row, 1);
      last = gj_statement_int64 (row, 2);
      n = gj_statement_int64 (row, 3);
      /* Beyond what is shown only their number matters. */
      if (import->report->problems != NULL
          && import->report->problems->len >= GJ_IMPORT_PROBLEMS_SHOWN)
        import->report->problems_total += n - 2;
      else if (n > 2
               && !tell_between (import, field, gj_statement_text (row, 0), first, last, error))
        return FALSE;
      tell_again (import, field, first, last);
    }
}

gboolean
gj_import_find_key (GjImport *import, const char *key, gint64 *place, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      import->store, "SELECT COALESCE (min (place), 0) FROM import_key WHERE key = $1", error);

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, key);
  if (gj_statement_step (row, error) != GJ_STEP_ROW)
    return FALSE;
  *place = gj_statement_int64 (row, 0);
  return TRUE;
}

gboolean
gj_import_forget_keys (GjImport *import, GError **error)
{
  return import->second || gj_store_run (import->store, "DELETE FROM import_key", error);
}

void
gj_import_set_unknown (GjImport *import)
{
  if (import->file == &gj_import_persons)
    import->persons_unknown = TRUE;
  else if (import->file == &gj_import_settlements)
    import->settlements_unknown = TRUE;
  else if (import->file == &gj_import_settlement_shares)
    import->shares_unknown = TRUE;
}

gboolean
gj_import_add_refused (GjImport *import, const char *what, const char *id, GError **error)
{
  g_autoptr (GjStatement) statement = gj_statement_take (
      import->store,
      "INSERT INTO import_refused (what, id) VALUES ($1, $2) ON CONFLICT (what, id) DO NOTHING",
      error);

  if (statement == NULL)
    return FALSE;
  gj_statement_bind_text (statement, 1, what);
  gj_statement_bind_text (statement, 2, id);
  return gj_statement_run (statement, error);
}

GjFind
gj_import_find_refused (GjImport *import, const char *what, const char *id, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      import->store, "SELECT 1 FROM import_refused WHERE what = $1 AND id = $2", error);

  if (row == NULL)
    return GJ_FIND_FAILED;
  gj_statement_bind_text (row, 1, what);
  gj_statement_bind_text (row, 2, id);
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
