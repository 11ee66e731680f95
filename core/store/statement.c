/* SPDX-License-Identifier: Apache-2.0 */
/* Prepared statements over SQLite, kept by their text for as long as the store is open. */
#include "core/store/statement.h"

#include "core/store/store_private.h"

struct _GjStatement
{
  GjStore *store;
  sqlite3_stmt *stmt;
  gboolean taken;
};

static void
statement_free (gpointer data)
{
  GjStatement *statement = data;

  sqlite3_finalize (statement->stmt);
  g_free (statement);
}

void
gj_store_drop_statements (GjStore *store)
{
  g_clear_pointer (&store->statements, g_hash_table_unref);
}

/* "$1" is PostgreSQL's spelling; SQLite would take it for a name and number it by its place. */
static char *
number_parameters (const char *sql)
{
  char *text = g_strdup (sql);
  char *place;

  for (place = text; *place != '\0'; place++)
    if (place[0] == '$' && g_ascii_isdigit (place[1]))
      place[0] = '?';
  return text;
}

GjStatement *
gj_statement_take (GjStore *store, const char *sql, GError **error)
{
  GjStatement *statement;
  int rc;

  if (store->statements == NULL)
    store->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, statement_free);

  statement = g_hash_table_lookup (store->statements, sql);
  if (statement == NULL)
    {
      g_autofree char *numbered = number_parameters (sql);
      sqlite3_stmt *stmt = NULL;
      const char *tail = NULL;

      rc = sqlite3_prepare_v3 (store->db, numbered, -1, SQLITE_PREPARE_PERSISTENT, &stmt, &tail);
      if (rc != SQLITE_OK)
        {
          gj_store_fail (store, rc, error);
          return NULL;
        }
      g_assert (stmt != NULL && *tail == '\0'); /* exactly one statement */
      statement = g_new0 (GjStatement, 1);
      statement->store = store;
      statement->stmt = stmt;
      g_hash_table_insert (store->statements, (gpointer)sql, statement);
    }
  g_assert (!statement->taken);
  statement->taken = TRUE;
  return statement;
}

void
gj_statement_release (GjStatement *statement)
{
  if (statement == NULL)
    return;
  g_assert (statement->taken);
  sqlite3_reset (statement->stmt);
  sqlite3_clear_bindings (statement->stmt);
  statement->taken = FALSE;
}

void
gj_statement_bind_int64 (GjStatement *statement, int number, gint64 value)
{
  int rc = sqlite3_bind_int64 (statement->stmt, number, value);

  g_assert (rc == SQLITE_OK); /* only a wrong number or a stepped statement fails */
}

void
gj_statement_bind_text (GjStatement *statement, int number, const char *value)
{
  int rc = sqlite3_bind_text (statement->stmt, number, value != NULL ? value : "", -1,
                              SQLITE_TRANSIENT);

  g_assert (rc == SQLITE_OK || rc == SQLITE_NOMEM || rc == SQLITE_TOOBIG);
}

GjStep
gj_statement_step (GjStatement *statement, GError **error)
{
  int rc = sqlite3_step (statement->stmt);

  if (rc == SQLITE_ROW)
    return GJ_STEP_ROW;
  if (rc == SQLITE_DONE)
    return GJ_STEP_DONE;
  gj_store_fail (statement->store, rc, error);
  sqlite3_reset (statement->stmt);
  return GJ_STEP_FAILED;
}

gboolean
gj_statement_run (GjStatement *statement, GError **error)
{
  GjStep step = gj_statement_step (statement, error);

  g_assert (step != GJ_STEP_ROW);
  sqlite3_reset (statement->stmt);
  return step == GJ_STEP_DONE;
}

gint64
gj_statement_changes (GjStatement *statement)
{
  return sqlite3_changes64 (statement->store->db);
}

gint64
gj_statement_int64 (GjStatement *statement, int column)
{
  return sqlite3_column_int64 (statement->stmt, column);
}

const char *
gj_statement_text (GjStatement *statement, int column)
{
  const unsigned char *text = sqlite3_column_text (statement->stmt, column);

  return text != NULL ? (const char *)text : "";
}

char *
gj_statement_dup_text (GjStatement *statement, int column)
{
  return g_strdup (gj_statement_text (statement, column));
}

gboolean
gj_store_run (GjStore *store, const char *sql, GError **error)
{
  int rc = sqlite3_exec (store->db, sql, NULL, NULL, NULL);

  return rc == SQLITE_OK || gj_store_fail (store, rc, error);
}
