/* SPDX-License-Identifier: Apache-2.0 */
/* A second opinion on a hall whose store is PostgreSQL: libpq itself, beside our code. */
#include "tests/store/hall_private.h"

#include <libpq-fe.h>
#include <string.h>

static PGconn *
open_raw (Hall *hall)
{
  PGconn *connection = PQconnectdb (hall->url);

  g_assert_cmpint (PQstatus (connection), ==, CONNECTION_OK);
  return connection;
}

gint64
hall_postgres_count (Hall *hall, const char *sql)
{
  PGconn *connection = open_raw (hall);
  PGresult *result = PQexec (connection, sql);
  gint64 count;

  g_assert_cmpstr (PQresultErrorMessage (result), ==, "");
  g_assert_cmpint (PQntuples (result), >=, 1);
  count = g_ascii_strtoll (PQgetvalue (result, 0, 0), NULL, 10);
  PQclear (result);
  PQfinish (connection);
  return count;
}

/* Only the words of the refusal, as SQLite gives them. */
char *
hall_postgres_raw (Hall *hall, const char *sql)
{
  PGconn *connection = open_raw (hall);
  PGresult *result = PQexec (connection, sql);
  char *refusal = g_strdup (PQresultErrorField (result, PG_DIAG_MESSAGE_PRIMARY));

  PQclear (result);
  PQfinish (connection);
  return refusal;
}

void
hall_postgres_damage (Hall *hall, const char *sql)
{
  PGconn *connection = open_raw (hall);
  PGresult *result = PQexec (connection, "SET session_replication_role = replica");

  g_assert_cmpstr (PQresultErrorMessage (result), ==, "");
  PQclear (result);
  result = PQexec (connection, sql);
  if (*PQresultErrorMessage (result) != '\0')
    g_error ("%s: %s", sql, PQresultErrorMessage (result));
  g_assert_cmpstr (PQcmdTuples (result), !=, "0");
  PQclear (result);
  PQfinish (connection);
}
