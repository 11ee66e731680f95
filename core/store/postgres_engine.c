/* SPDX-License-Identifier: Apache-2.0 */
/* The shared engine: many kiosks, one server. What a kiosk decides on it claims first, by a lock
 * that ends with the transaction, so that READ COMMITTED gives every statement the latest truth and
 * two kiosks never decide on the same thing at once. A COMMIT whose answer did not come is unknown.
 */
#include "core/store/postgres_private.h"

#include <stdlib.h>
#include <string.h>

#define PARAMETERS_MAX 32
#define TYPE_INT8 20
#define TYPE_TEXT 25
#define PIECE 1000 /* rows */

typedef struct
{
  char *sql;
  char name[16];   /* on the server; "" until it was prepared there */
  guint connected; /* the connection on which it was */
  Oid types[PARAMETERS_MAX];
  char *values[PARAMETERS_MAX];
  int n_parameters;
  PGresult *result; /* NULL before the first step */
  int row;          /* the one that is read now */
  gint64 changed;   /* rows, by the last time it was executed */
  gboolean in_pieces;
  char cursor[16]; /* of this transaction, while it is read in pieces */
} Prepared;

/* ---- statements ---- */

static gpointer
prepare (GjStore *store, const char *sql, GError **error)
{
  Prepared *prepared = g_new0 (Prepared, 1);

  prepared->sql = g_strdup (sql);
  return prepared;
}

static void
reset (gpointer data, gboolean forget_values)
{
  Prepared *prepared = data;

  g_clear_pointer (&prepared->result, PQclear);
  prepared->row = 0;
  if (!forget_values)
    return;
  for (int i = 0; i < prepared->n_parameters; i++)
    g_clear_pointer (&prepared->values[i], g_free);
}

static void
finalize (gpointer data)
{
  Prepared *prepared = data;

  reset (prepared, TRUE);
  g_free (prepared->sql);
  g_free (prepared);
}

static void
bind (Prepared *prepared, int number, Oid type, char *value)
{
  g_assert (number >= 1 && number <= PARAMETERS_MAX);
  g_assert (prepared->result == NULL); /* only before it is stepped */
  /* A parameter has one type for as long as the statement is kept. */
  g_assert (prepared->types[number - 1] == 0 || prepared->types[number - 1] == type);
  prepared->types[number - 1] = type;
  g_free (prepared->values[number - 1]);
  prepared->values[number - 1] = value;
  prepared->n_parameters = MAX (prepared->n_parameters, number);
}

static void
bind_int64 (gpointer data, int number, gint64 value)
{
  bind (data, number, TYPE_INT8, g_strdup_printf ("%" G_GINT64_FORMAT, value));
}

static gboolean
bind_text (gpointer data, int number, const char *value)
{
  bind (data, number, TYPE_TEXT, g_strdup (value));
  return TRUE;
}

static gboolean
prepare_on_server (GjStore *store, Prepared *prepared, GError **error)
{
  static gint last;
  PGresult *result;
  gboolean done;

  if (prepared->name[0] != '\0' && prepared->connected == store->connected)
    return TRUE;
  prepared->connected = store->connected;
  g_snprintf (prepared->name, sizeof prepared->name, "gj%d", g_atomic_int_add (&last, 1));
  result = gj_postgres_ask_to_prepare (store, prepared->name, prepared->sql,
                                       prepared->n_parameters, prepared->types);
  done = PQresultStatus (result) == PGRES_COMMAND_OK;
  if (!done)
    {
      gj_postgres_fail (store, result, error);
      prepared->name[0] = '\0';
    }
  PQclear (result);
  return done;
}

/* @result becomes what is read now; (transfer full). */
static gboolean
take_result (GjStore *store, Prepared *prepared, PGresult *result, GError **error)
{
  ExecStatusType status = PQresultStatus (result);

  prepared->result = result;
  prepared->row = -1;
  prepared->changed = g_ascii_strtoll (PQcmdTuples (result), NULL, 10);
  if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK)
    return TRUE;
  gj_postgres_fail (store, result, error);
  reset (prepared, FALSE);
  return FALSE;
}

static gboolean
fetch (GjStore *store, Prepared *prepared, GError **error)
{
  char sql[64];

  g_snprintf (sql, sizeof sql, "FETCH %d FROM %s", PIECE, prepared->cursor);
  reset (prepared, FALSE);
  return take_result (store, prepared, gj_postgres_ask (store, sql), error);
}

/* It closes with the transaction; a later one in the same has another name. */
static gboolean
open_cursor (GjStore *store, Prepared *prepared, GError **error)
{
  static gint last;
  g_autofree char *sql = NULL;

  g_assert (store->begun);
  g_snprintf (prepared->cursor, sizeof prepared->cursor, "gjc%d", g_atomic_int_add (&last, 1));
  sql = g_strdup_printf ("DECLARE %s NO SCROLL CURSOR FOR %s", prepared->cursor, prepared->sql);
  return take_result (store, prepared,
                      gj_postgres_ask_with (store, sql, prepared->n_parameters, prepared->types,
                                            (const char *const *)prepared->values),
                      error)
         && fetch (store, prepared, error);
}

static gboolean
execute (GjStore *store, Prepared *prepared, GError **error)
{
  if (!gj_postgres_keep_connected (store, error))
    return FALSE;
  if (prepared->in_pieces)
    return open_cursor (store, prepared, error);
  return prepare_on_server (store, prepared, error)
         && take_result (store, prepared,
                         gj_postgres_ask_prepared (store, prepared->name, prepared->n_parameters,
                                                   (const char *const *)prepared->values),
                         error);
}

static GjStep
step (GjStore *store, gpointer data, GError **error)
{
  Prepared *prepared = data;

  if (prepared->result == NULL && !execute (store, prepared, error))
    return GJ_STEP_FAILED;
  prepared->row++;
  if (prepared->in_pieces && prepared->row == PIECE)
    {
      if (!fetch (store, prepared, error))
        return GJ_STEP_FAILED;
      prepared->row++;
    }
  return prepared->row < PQntuples (prepared->result) ? GJ_STEP_ROW : GJ_STEP_DONE;
}

static void
read_in_pieces (gpointer data)
{
  Prepared *prepared = data;

  prepared->in_pieces = TRUE;
}

static gint64
changes (GjStore *store, gpointer data)
{
  return ((Prepared *)data)->changed;
}

static const char *
column_text (gpointer data, int column)
{
  Prepared *prepared = data;

  g_assert (prepared->result != NULL && prepared->row < PQntuples (prepared->result));
  return PQgetvalue (prepared->result, prepared->row, column);
}

static gint64
column_int64 (gpointer data, int column)
{
  const char *text = column_text (data, column);

  /* A condition reads as t or f. */
  return text[0] == 't' ? 1 : g_ascii_strtoll (text, NULL, 10);
}

/* ---- transactions ---- */

static gboolean
run (GjStore *store, const char *sql, GError **error)
{
  PGresult *result = gj_postgres_ask (store, sql);
  ExecStatusType status = PQresultStatus (result);
  gboolean done = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;

  if (!done)
    gj_postgres_fail (store, result, error);
  PQclear (result);
  return done;
}

static gboolean
in_transaction (GjStore *store)
{
  PGTransactionStatusType status = PQtransactionStatus (gj_postgres_connection (store));

  /* Lost with its connection it is over on the server, and goes on here until it is given up. */
  if (status == PQTRANS_UNKNOWN || gj_postgres_is_lost (store))
    return store->begun;
  return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || status == PQTRANS_ACTIVE;
}

/* A server that was away meanwhile is noticed only by asking, and nothing is lost with a BEGIN. */
static gboolean
begin_as (GjStore *store, const char *sql, GError **error)
{
  g_autoptr (GError) lost = NULL;

  if (!gj_postgres_keep_connected (store, error))
    return FALSE;
  if (run (store, sql, &lost))
    return TRUE;
  if (gj_postgres_is_lost (store))
    return gj_postgres_keep_connected (store, error) && run (store, sql, error);
  g_propagate_error (error, g_steal_pointer (&lost));
  return FALSE;
}

static gboolean
begin (GjStore *store, GError **error)
{
  return begin_as (store, "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE", error);
}

static gboolean
begin_read (GjStore *store, GError **error)
{
  return begin_as (store, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", error);
}

/* 64 bits of a name: two names that share a number wait for each other, no more. */
static gboolean
claim (GjStore *store, const char *key, gboolean shared, GError **error)
{
  g_autoptr (GjStatement) lock = gj_statement_take (
      store,
      shared ? "SELECT pg_advisory_xact_lock_shared (hashtextextended ('gongji ' || $1, 0))"
             : "SELECT pg_advisory_xact_lock (hashtextextended ('gongji ' || $1, 0))",
      error);

  if (lock == NULL)
    return FALSE;
  gj_statement_bind_text (lock, 1, key);
  return gj_statement_step (lock, error) == GJ_STEP_ROW;
}

/* It ends with the connection. */
static gboolean
hold_import (GjStore *store, gboolean *held, GError **error)
{
  gint64 got = 0;
  gboolean done = gj_store_query_int64 (
      store, "SELECT pg_try_advisory_lock (hashtextextended ('gongji import run', 0))", &got, error);

  *held = got != 0;
  store->import_lock = *held; /* of this connection */
  return done;
}

static void
let_import_go (GjStore *store)
{
  store->import_lock = 0;
  PQclear (gj_postgres_ask (store, "SELECT pg_advisory_unlock (hashtextextended ('gongji import run', 0))"));
}

static gboolean
set_durable (GjStore *store, gboolean durable, GError **error)
{
  return run (store, durable ? "SET synchronous_commit = on" : "SET synchronous_commit = off", error);
}

static void
rollback (GjStore *store)
{
  /* A lost connection takes it back by itself. */
  PQclear (gj_postgres_ask (store, "ROLLBACK"));
}

static GjCommit
commit (GjStore *store, GError **error)
{
  PGresult *result = gj_postgres_ask (store, "COMMIT");
  gboolean answered = gj_postgres_is_answer (result);
  gboolean good = PQresultStatus (result) == PGRES_COMMAND_OK;
  /* After a failed statement COMMIT answers ROLLBACK, and means it. */
  gboolean done = good && strcmp (PQcmdStatus (result), "COMMIT") == 0;

  if (!done && good)
    gj_store_refuse (store, GJ_STORE_ERROR_IO, "transaction was rolled back", error);
  else if (!done)
    gj_postgres_fail (store, result, error);
  PQclear (result);
  if (done)
    return GJ_COMMIT_DONE;
  if (!answered)
    return GJ_COMMIT_UNKNOWN;
  gj_store_rollback (store);
  return GJ_COMMIT_FAILED;
}

static void
disconnect (GjStore *store)
{
  PQfinish (gj_postgres_connection (store));
  store->connection = NULL;
}

static int
get_socket (GjStore *store)
{
  return PQsocket (gj_postgres_connection (store));
}

const GjEngine gj_engine_postgres = {
  .prefix = "postgresql:",
  .suffix = "-postgres",
  .connect = gj_postgres_connect,
  .set_up = gj_postgres_set_up,
  .finish_open = gj_postgres_finish_open,
  .disconnect = disconnect,
  .create = gj_postgres_create,
  .mark_new = gj_postgres_mark_new,
  .write_migration = gj_postgres_write_migration,
  .has_migrations = gj_postgres_has_migrations,
  .run = run,
  .begin = begin,
  .begin_read = begin_read,
  .commit = commit,
  .rollback = rollback,
  .in_transaction = in_transaction,
  .claim = claim,
  .hold_import = hold_import,
  .let_import_go = let_import_go,
  .get_socket = get_socket,
  .backup = gj_postgres_backup,
  .restore = gj_postgres_restore,
  .unpack = gj_postgres_unpack,
  .discard = gj_postgres_discard,
  .find_loss = gj_postgres_find_loss,
  .grant_kiosk = gj_postgres_grant_kiosk,
  .check_kiosk = gj_postgres_check_kiosk,
  .may_migrate = gj_postgres_may_migrate,
  .bound_questions = gj_postgres_bound_questions,
  .set_durable = set_durable,
  .list_damage = gj_postgres_list_weaknesses,
  .prepare = prepare,
  .finalize = finalize,
  .read_in_pieces = read_in_pieces,
  .bind_int64 = bind_int64,
  .bind_text = bind_text,
  .step = step,
  .reset = reset,
  .changes = changes,
  .column_int64 = column_int64,
  .column_text = column_text,
};
