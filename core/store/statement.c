/* SPDX-License-Identifier: Apache-2.0 */
/* Prepared statements, kept by the address of their text for as long as the store is open. */
#include "core/store/statement.h"

#include <errno.h>

#include "core/store/store_private.h"

struct _GjStatement
{
  GjStore *store;
  gpointer prepared; /* the engine's */
  gboolean taken;
  gboolean lacks_value; /* one found no memory: run without it, it would be another statement */
};

static void
statement_free (gpointer data)
{
  GjStatement *statement = data;

  statement->store->engine->finalize (statement->prepared);
  g_free (statement);
}

void
gj_store_drop_statements (GjStore *store)
{
  g_clear_pointer (&store->statements, g_hash_table_unref);
}

GjStatement *
gj_statement_take (GjStore *store, const char *sql, GError **error)
{
  GjStatement *statement;

  if (!gj_store_is_usable (store, error))
    return NULL;
  if (store->statements == NULL)
    /* By its address, since it is a literal: reading a long text for every row of a file would take
     * longer than many a statement itself. */
    store->statements = g_hash_table_new_full (NULL, NULL, NULL, statement_free);

  statement = g_hash_table_lookup (store->statements, sql);
  if (statement == NULL)
    {
      gpointer prepared = store->engine->prepare (store, sql, error);

      if (prepared == NULL)
        return NULL;
      statement = g_new0 (GjStatement, 1);
      statement->store = store;
      statement->prepared = prepared;
      g_hash_table_insert (store->statements, (gpointer)sql, statement);
    }
  g_assert (!statement->taken);
  statement->taken = TRUE;
  return statement;
}

GjStatement *
gj_statement_take_long (GjStore *store, const char *sql, GError **error)
{
  GjStatement *statement;

  g_assert (gj_store_in_transaction (store));
  statement = gj_statement_take (store, sql, error);
  if (statement != NULL && store->engine->read_in_pieces != NULL)
    store->engine->read_in_pieces (statement->prepared);
  return statement;
}

void
gj_statement_release (GjStatement *statement)
{
  if (statement == NULL)
    return;
  g_assert (statement->taken);
  statement->store->engine->reset (statement->prepared, TRUE);
  statement->lacks_value = FALSE;
  statement->taken = FALSE;
}

void
gj_statement_bind_int64 (GjStatement *statement, int number, gint64 value)
{
  statement->store->engine->bind_int64 (statement->prepared, number, value);
}

void
gj_statement_bind_text (GjStatement *statement, int number, const char *value)
{
  if (!statement->store->engine->bind_text (statement->prepared, number, value != NULL ? value : ""))
    statement->lacks_value = TRUE;
}

GjStep
gj_statement_step (GjStatement *statement, GError **error)
{
  if (!gj_store_is_usable (statement->store, error))
    return GJ_STEP_FAILED;
  if (statement->lacks_value)
    {
      (void)gj_store_refuse (statement->store, GJ_STORE_ERROR_IO, g_strerror (ENOMEM), error);
      return GJ_STEP_FAILED;
    }
  return statement->store->engine->step (statement->store, statement->prepared, error);
}

GjFind
gj_statement_find (GjStatement *statement, GError **error)
{
  switch (gj_statement_step (statement, error))
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

gboolean
gj_statement_run (GjStatement *statement, GError **error)
{
  GjStep step = gj_statement_step (statement, error);

  g_assert (step != GJ_STEP_ROW);
  statement->store->engine->reset (statement->prepared, FALSE);
  return step == GJ_STEP_DONE;
}

gint64
gj_statement_changes (GjStatement *statement)
{
  return statement->store->engine->changes (statement->store, statement->prepared);
}

gint64
gj_statement_int64 (GjStatement *statement, int column)
{
  return statement->store->engine->column_int64 (statement->prepared, column);
}

const char *
gj_statement_text (GjStatement *statement, int column)
{
  const char *text = statement->store->engine->column_text (statement->prepared, column);

  return text != NULL ? text : "";
}

char *
gj_statement_dup_text (GjStatement *statement, int column)
{
  return g_strdup (gj_statement_text (statement, column));
}

GPtrArray *
gj_statement_list (GjStatement *statement, GjStatementMake make, GDestroyNotify free_func,
                   GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_func);

  for (;;)
    switch (gj_statement_step (statement, error))
      {
      case GJ_STEP_ROW:
        g_ptr_array_add (list, make (statement));
        break;
      case GJ_STEP_DONE:
        return g_steal_pointer (&list);
      case GJ_STEP_FAILED:
        return NULL;
      }
}
