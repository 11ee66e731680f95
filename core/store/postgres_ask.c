/* SPDX-License-Identifier: Apache-2.0 */
/* One question to the server and its answer, within the store's patience. A server that keeps the connection and says nothing (it
 * hangs, or a COMMIT waits for a stand-by that is away) counts as lost: what became of the question is then not known. */
#include "core/store/postgres_private.h"

#include <poll.h>

/* Until the connection can be read or, where something is still to be sent, written. FALSE: not by then. */
static gboolean
wait_until (PGconn *connection, gboolean to_send, gint64 deadline_us)
{
  gint64 left_us = deadline_us - g_get_monotonic_time ();
  struct pollfd fd = { .fd = PQsocket (connection), .events = (short)(POLLIN | (to_send ? POLLOUT : 0)) };

  /* A signal is no answer, and no reason to give up: the caller asks again with what is left. */
  return left_us > 0 && (poll (&fd, 1, (int)(left_us / 1000 + 1)) != 0 || g_get_monotonic_time () < deadline_us);
}

/* TRUE: PQgetResult() will not wait, also where the connection broke. */
static gboolean
has_answered (PGconn *connection, gint64 deadline_us)
{
  for (;;)
    {
      int unsent = PQflush (connection);

      if (unsent < 0 || (unsent == 0 && !PQisBusy (connection)))
        return TRUE;
      if (!wait_until (connection, unsent > 0, deadline_us))
        return FALSE;
      if (PQconsumeInput (connection) == 0)
        return TRUE;
    }
}

/* The last result of several, as of one: after one that failed the server answers nothing more. */
static PGresult *
take_answer (GjStore *store)
{
  PGconn *connection = gj_postgres_connection (store);
  gint64 deadline_us = g_get_monotonic_time () + (gint64)store->patience_ms * 1000;
  PGresult *last = NULL;

  for (;;)
    {
      PGresult *result;

      if (!has_answered (connection, deadline_us))
        {
          PQclear (last);
          store->lost = TRUE;
          return NULL;
        }
      result = PQgetResult (connection);
      if (result == NULL)
        return last;
      PQclear (last);
      last = result;
    }
}

PGresult *
gj_postgres_ask (GjStore *store, const char *sql)
{
  if (gj_postgres_is_lost (store) || PQsendQuery (gj_postgres_connection (store), sql) == 0)
    return NULL;
  return take_answer (store);
}

PGresult *
gj_postgres_ask_with (GjStore *store, const char *sql, int n_parameters, const Oid *types, const char *const *values)
{
  if (gj_postgres_is_lost (store)
      || PQsendQueryParams (gj_postgres_connection (store), sql, n_parameters, types, values, NULL, NULL, 0) == 0)
    return NULL;
  return take_answer (store);
}

PGresult *
gj_postgres_ask_to_prepare (GjStore *store, const char *name, const char *sql, int n_parameters, const Oid *types)
{
  if (gj_postgres_is_lost (store)
      || PQsendPrepare (gj_postgres_connection (store), name, sql, n_parameters, types) == 0)
    return NULL;
  return take_answer (store);
}

PGresult *
gj_postgres_ask_prepared (GjStore *store, const char *name, int n_parameters, const char *const *values)
{
  if (gj_postgres_is_lost (store)
      || PQsendQueryPrepared (gj_postgres_connection (store), name, n_parameters, values, NULL, NULL, 0) == 0)
    return NULL;
  return take_answer (store);
}
