/* SPDX-License-Identifier: Apache-2.0 */
/* The role of a kiosk: what it may do stands in sql/kiosk-postgres.sql; here it is seen to that the role is
 * one that can be kept to it. */
#include "core/store/postgres_private.h"

#include <string.h>

#include "core/base/i18n.h"

static gboolean
count_for (GjStore *store, const char *sql, const char *name, gint64 *n, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (store, sql, error);

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, name);
  if (gj_statement_step (row, error) != GJ_STEP_ROW)
    return FALSE;
  *n = gj_statement_int64 (row, 0);
  return TRUE;
}

/* Who owns the tables, or may do everything, is not bound by what is granted. */
static gboolean
check_role (GjStore *store, const char *role, GError **error)
{
  gint64 n = 0;

  if (!count_for (store, "SELECT count(*) FROM pg_roles WHERE rolname = $1", role, &n, error))
    return FALSE;
  if (n == 0)
    return gj_store_refuse (store, GJ_STORE_ERROR_MISSING,
                            _ ("服务器上没有这个用户；请先用 CREATE ROLE … LOGIN 建立它"), error);
  if (!count_for (store,
                  "SELECT count(*) FROM pg_roles r WHERE r.rolname = $1"
                  " AND (r.rolsuper OR r.rolbypassrls OR EXISTS (SELECT 1 FROM pg_tables t"
                  "  WHERE t.schemaname = current_schema ()"
                  "  AND pg_has_role (r.rolname, t.tableowner, 'MEMBER')))",
                  role, &n, error))
    return FALSE;
  return n == 0
         || gj_store_refuse (store, GJ_STORE_ERROR_READ_ONLY,
                             _ ("这个用户是超级用户或数据表的主人，限制不了它；"
                                "请给终端另建一个普通用户"),
                             error);
}

/* The policies ask who somebody is: whoever may become another kiosk's user is not kept to their own number. */
static gboolean
check_alone (GjStore *store, const char *role, GError **error)
{
  gint64 n = 0;

  if (!count_for (store,
                  "SELECT count(*) FROM kiosk_user u JOIN pg_roles w ON w.rolname = u.role_name"
                  " JOIN pg_roles r ON r.rolname = $1 WHERE w.oid <> r.oid"
                  " AND (pg_has_role (r.oid, w.oid, 'MEMBER') OR pg_has_role (w.oid, r.oid, 'MEMBER'))",
                  role, &n, error))
    return FALSE;
  return n == 0
         || gj_store_refuse (store, GJ_STORE_ERROR_READ_ONLY,
                             _ ("这个用户和另一台终端的用户互为成员，能冒用对方的机号；请先 REVOKE 这层关系"), error);
}

/* A GRANT by anybody else gives nothing, and the server only warns. */
static gboolean
check_owner (GjStore *store, GError **error)
{
  gboolean is_owner = FALSE;

  if (!gj_postgres_may_migrate (store, &is_owner, error))
    return FALSE;
  return is_owner
         || gj_store_refuse (store, GJ_STORE_ERROR_READ_ONLY,
                             _ ("只有数据表的主人能授权，没有改动任何权限；请把 [store] url 换成数据库主人的再运行 gongjictl grant"), error);
}

/* What everybody may do, the role may do as well. */
static gboolean
check_schema (GjStore *store, const char *role, GError **error)
{
  gint64 n = 0;

  if (!count_for (store,
                  "SELECT CASE WHEN has_schema_privilege ($1, current_schema (), 'CREATE')"
                  " THEN 1 ELSE 0 END",
                  role, &n, error))
    return FALSE;
  return n == 0
         || gj_store_refuse (store, GJ_STORE_ERROR_READ_ONLY,
                             _ ("这个用户仍能建表；请先运行 REVOKE CREATE ON SCHEMA … FROM PUBLIC"),
                             error);
}

static void
fill_in (GString *text, const char *mark, PGconn *connection, const char *name)
{
  char *quoted = PQescapeIdentifier (connection, name, strlen (name));

  g_string_replace (text, mark, quoted, 0);
  PQfreemem (quoted);
}

static char *
read_schema (GjStore *store, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (store, "SELECT current_schema ()::text", error);

  if (row == NULL || gj_statement_step (row, error) != GJ_STEP_ROW)
    return NULL;
  return gj_statement_dup_text (row, 0);
}

static gboolean
run_for (GjStore *store, const char *sql, const char *role, const char *kiosk_id, GError **error)
{
  g_autoptr (GjStatement) change = gj_statement_take (store, sql, error);

  if (change == NULL)
    return FALSE;
  gj_statement_bind_text (change, 1, role);
  if (kiosk_id != NULL)
    gj_statement_bind_text (change, 2, kiosk_id);
  return gj_statement_run (change, error);
}

/* Which kiosks the role stands for, in place of those before. */
static gboolean
name_kiosks (GjStore *store, const char *role, const char *kiosk_ids, GError **error)
{
  g_auto (GStrv) ids = g_strsplit (kiosk_ids, ",", -1);

  if (!run_for (store, "DELETE FROM kiosk_user WHERE role_name = $1", role, NULL, error))
    return FALSE;
  for (guint i = 0; ids[i] != NULL; i++)
    if (!run_for (store, "INSERT INTO kiosk_user (role_name, kiosk_id) VALUES ($1, $2) ON CONFLICT DO NOTHING", role,
                  ids[i], error))
      return FALSE;
  return TRUE;
}

/* (transfer full) NULL: none, or the store failed. */
static char *
read_kiosks (GjStore *store, const char *role, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      store, "SELECT string_agg (kiosk_id, ',' ORDER BY kiosk_id) FROM kiosk_user WHERE role_name = $1", error);
  g_autofree char *ids = NULL;

  if (row == NULL)
    return NULL;
  gj_statement_bind_text (row, 1, role);
  if (gj_statement_step (row, error) != GJ_STEP_ROW)
    return NULL;
  ids = gj_statement_dup_text (row, 0);
  if (*ids != '\0')
    return g_steal_pointer (&ids);
  gj_store_refuse (store, GJ_STORE_ERROR_MISSING,
                   _ ("还不知道这个用户是哪台终端的；请加上 --kiosk 机号（终端配置里的 [kiosk] id）"), error);
  return NULL;
}

gboolean
gj_postgres_grant_kiosk (GjStore *store, const char *role, const char *kiosk_ids, char **granted, GError **error)
{
  g_autofree char *sql = gj_store_read_sql ("kiosk-postgres");
  g_autoptr (GString) text = g_string_new (sql);
  g_autofree char *schema = read_schema (store, error);

  if (schema == NULL || !check_owner (store, error) || !check_role (store, role, error) || !check_alone (store, role, error))
    return FALSE;
  fill_in (text, "$role", gj_postgres_connection (store), role);
  fill_in (text, "$schema", gj_postgres_connection (store), schema);
  return gj_store_run (store, text->str, error) && check_schema (store, role, error)
         && gj_postgres_check_granted (store, role, error)
         && (kiosk_ids == NULL || name_kiosks (store, role, kiosk_ids, error))
         && (*granted = read_kiosks (store, role, error)) != NULL;
}

gboolean
gj_postgres_check_kiosk (GjStore *store, const char *kiosk_id, GError **error)
{
  gint64 n = 0;

  if (!count_for (store,
                  "SELECT CASE WHEN NOT row_security_active ('audit') OR EXISTS (SELECT 1 FROM kiosk_user u"
                  "  WHERE u.role_name = current_user AND u.kiosk_id = $1) THEN 1 ELSE 0 END",
                  kiosk_id, &n, error))
    return FALSE;
  if (n == 0)
    gj_store_refuse (store, GJ_STORE_ERROR_READ_ONLY,
                     _ ("这个数据库用户没有本机机号（[kiosk] id）的授权；"
                        "请用数据库的主人运行 gongjictl grant 这个用户 --kiosk 本机机号"), error);
  return n > 0;
}

gboolean
gj_postgres_may_migrate (GjStore *store, gboolean *may, GError **error)
{
  gint64 others = 0;

  if (!gj_store_query_int64 (store,
                             "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema ()"
                             " AND NOT pg_has_role (tableowner, 'USAGE')",
                             &others, error))
    return FALSE;
  *may = others == 0;
  return TRUE;
}
