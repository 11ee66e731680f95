/* SPDX-License-Identifier: Apache-2.0 */
/* Connecting to the shared store, how every connection works, and making a new store in an empty
 * database. */
#include "core/store/postgres_private.h"

#include <string.h>

#include "core/base/i18n.h"

/* What the server says and nobody asked for. Its warnings (class 01) are for staff: a COMMIT whose wait for the stand-by somebody
 * cancelled is kept, and may be on this server only. No details: they may quote rows. */
static void
note_warning (void *data, const PGresult *result)
{
  const char *state = PQresultErrorField (result, PG_DIAG_SQLSTATE);

  if (state != NULL && g_str_has_prefix (state, "01"))
    g_warning ("the shared store's server: %s", PQresultErrorField (result, PG_DIAG_MESSAGE_PRIMARY));
}

/* What the url says itself stands after these and wins. A peer that is gone is noticed in some 15 seconds,
 * asked or not; of several hosts in the url the one that can be written to is taken. */
gboolean
gj_postgres_reach (GjStore *store, GError **error)
{
  const char *const names[] = { "connect_timeout",
                                "keepalives_idle",
                                "keepalives_interval",
                                "keepalives_count",
                                "tcp_user_timeout",
                                "target_session_attrs",
                                "client_encoding",
                                "application_name",
                                "dbname",
                                NULL };
  const char *const values[] = { "3",
                                 "6",
                                 "3",
                                 "3",
                                 "15000",
                                 store->read_only ? "any" : "read-write",
                                 "UTF8",
                                 "gongji",
                                 store->address,
                                 NULL };
  PGconn *connection = PQconnectdbParams (names, values, 1);

  store->connection = connection;
  store->connected++;
  store->lost = FALSE;
  if (PQstatus (connection) != CONNECTION_OK || PQsetnonblocking (connection, 1) != 0)
    return gj_postgres_fail (store, NULL, error);
  PQsetNoticeReceiver (connection, note_warning, NULL);
  /* What the details of a refusal quote are values of rows: people. */
  (void)PQsetErrorVerbosity (connection, PQERRORS_TERSE);
  return TRUE;
}

gboolean
gj_postgres_has_migrations (GjStore *store, gboolean *has, GError **error)
{
  gint64 tables = 0;

  if (!gj_store_query_int64 (store,
                             "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema ()"
                             " AND tablename = 'schema_migration'",
                             &tables, error))
    return FALSE;
  *has = tables > 0;
  return TRUE;
}

/* An empty database and somebody else's are told apart, so that nobody's tables get ours beside
 * them. */
static gboolean
check_ours (GjStore *store, GError **error)
{
  gint64 ours = 0;
  gint64 tables = 0;

  if (!gj_store_query_int64 (store,
                             "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema ()"
                             " AND tablename IN ('schema_migration', 'store_meta')",
                             &ours, error)
      || !gj_store_query_int64 (
          store, "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema ()", &tables,
          error))
    return FALSE;
  if (ours == 2)
    return TRUE;
  if (tables == 0)
    return gj_store_refuse (store, GJ_STORE_ERROR_MISSING,
                            _ ("这个数据库还是空的；首次使用请运行 gongjictl init"), error);
  return gj_store_refuse (store, GJ_STORE_ERROR_NOT_STORE,
                          _ ("这个数据库里是别的系统的表，请核对配置 [store] url"), error);
}

gboolean
gj_postgres_connect (GjStore *store, GError **error)
{
  return gj_postgres_reach (store, error) && check_ours (store, error);
}

/* The server gives a statement up before its answer is given up here, so that it says so itself where it can. */
gboolean
gj_postgres_bound_questions (GjStore *store, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SET statement_timeout = %d", store->patience_ms / 5 * 4);

  return gj_store_run (store, sql, error);
}

/* Durable at COMMIT whatever the server's default; nothing is waited for without an end. */
gboolean
gj_postgres_set_up (GjStore *store, gboolean check, GError **error)
{
  return gj_store_run (store,
                       "SET synchronous_commit = on;"
                       "SET lock_timeout = '5s';"
                       "SET idle_in_transaction_session_timeout = '60s';"
                       "SET cursor_tuple_fraction = 1;", /* what is read in pieces is read to its end */
                       error)
         && gj_postgres_bound_questions (store, error)
         && (!store->read_only
             || gj_store_run (store, "SET default_transaction_read_only = on", error));
}

gboolean
gj_postgres_keep_connected (GjStore *store, GError **error)
{
  gboolean again;

  if (!gj_postgres_is_lost (store) || store->begun || !store->opened
      || store->import_lock != 0)
    return TRUE;
  store->engine->disconnect (store);
  store->opened = FALSE;
  again = gj_postgres_connect (store, error) && gj_store_recognize (store, error)
          && gj_postgres_set_up (store, FALSE, error)
          && gj_postgres_finish_open (store, !store->unchecked, error)
          && (store->watch == NULL || store->watch->reconnected (store, store->watch_data, error));
  store->opened = TRUE;
  if (!again)
    store->engine->disconnect (store); /* one that is half set up is never used */
  return again;
}

gboolean
gj_postgres_finish_open (GjStore *store, gboolean check, GError **error)
{
  g_autoptr (GPtrArray) damage = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sentence = NULL;

  if (store->read_only || !check)
    return TRUE;
  if (!gj_postgres_list_damage (store, damage, error))
    return FALSE;
  if (damage->len == 0)
    return TRUE;
  sentence = g_strdup_printf (_ ("数据库的保护规则不完整（%s；共 %d 处），本次没有写入任何内容；"
                                 "请停用本机，用备份恢复后运行 gongjictl check"),
                              (const char *)g_ptr_array_index (damage, 0), (int)damage->len);
  return gj_store_refuse (store, GJ_STORE_ERROR_DAMAGED, sentence, error);
}

gboolean
gj_postgres_mark_new (GjStore *store, GError **error)
{
  return gj_postgres_set_up (store, FALSE, error);
}

/* What kind of store it is was written last: a making that broke off is gone on with. */
static gboolean
check_unfinished (GjStore *store, GError **error)
{
  g_autoptr (GError) cause = NULL;
  gint64 kinds = 0;

  if (check_ours (store, &cause))
    {
      if (!gj_store_query_int64 (store, "SELECT count(*) FROM store_meta", &kinds, error))
        return FALSE;
      return kinds == 0
             || gj_store_refuse (store, GJ_STORE_ERROR_EXISTS, _ ("数据库已经存在，没有改动它"),
                                 error);
    }
  if (g_error_matches (cause, GJ_STORE_ERROR, GJ_STORE_ERROR_MISSING))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

gboolean
gj_postgres_create (GjStore *store, GjStoreKind kind, GError **error)
{
  return gj_postgres_reach (store, error) && check_unfinished (store, error)
         && gj_store_fill_new (store, kind, error);
}

/* ---- a stand-by ---- */

/* Does the url name several, by name or by address? */
static gboolean
has_several_hosts (PGconn *connection)
{
  PQconninfoOption *options = PQconninfo (connection);
  gboolean several = FALSE;

  for (const PQconninfoOption *option = options; option != NULL && option->keyword != NULL; option++)
    if (g_str_equal (option->keyword, "host") || g_str_equal (option->keyword, "hostaddr"))
      several = several || (option->val != NULL && strchr (option->val, ',') != NULL);
  PQconninfoFree (options);
  return several;
}

char *
gj_postgres_find_loss (GjStore *store)
{
  gint64 waits = 1;

  /* One that follows another itself is not the one that is written to. */
  if (!has_several_hosts (gj_postgres_connection (store))
      || !gj_store_query_int64 (store,
                                "SELECT count(*) WHERE pg_is_in_recovery ()"
                                " OR current_setting ('synchronous_standby_names') <> ''",
                                &waits, NULL)
      || waits > 0)
    return NULL;
  return g_strdup (_ ("配置了两台数据库服务器，但主服务器不等备用服务器写好就答应（synchronous_standby_names 是空的）："
                      "主服务器坏了，最后已确认的缴费会丢失。请设为同步，见安装说明"));
}

/* ---- what is missing ---- */

static gboolean
read_guards (GjStore *store, GHashTable *found, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      store,
      "SELECT t.tgname, c.relname, p.prosrc, t.tgenabled::text,"
      " CASE WHEN (t.tgtype & 2) <> 0 THEN 'BEFORE ' ELSE 'AFTER ' END"
      " || CASE WHEN (t.tgtype & 4) <> 0 THEN 'INSERT' WHEN (t.tgtype & 8) <> 0 THEN 'DELETE'"
      "    ELSE 'UPDATE' END"
      " FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid"
      " JOIN pg_namespace n ON n.oid = c.relnamespace"
      " WHERE NOT t.tgisinternal AND n.nspname = current_schema ()",
      error);
  GjStep step = GJ_STEP_FAILED;

  while (row != NULL && (step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    if (g_str_equal (gj_statement_text (row, 3), "O"))
      g_hash_table_insert (found, g_strconcat ("trigger ", gj_statement_text (row, 0), NULL),
                           g_strdup_printf ("%s %s %s", gj_statement_text (row, 1),
                                            gj_statement_text (row, 4),
                                            gj_statement_text (row, 2)));
  return step == GJ_STEP_DONE;
}

gboolean
gj_postgres_list_damage (GjStore *store, GPtrArray *damage, GError **error)
{
  g_autoptr (GHashTable) expected = gj_postgres_expected_guards ();
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (!read_guards (store, found, error))
    return FALSE;
  gj_store_compare_guards (expected, found, damage);
  return TRUE;
}
