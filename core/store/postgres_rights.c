/* SPDX-License-Identifier: Apache-2.0 */
/* Has anybody more rights in the shared store than `gongjictl grant` gives (sql/kiosk-postgres.sql)? Reading is left to
 * whom the hall lets read. The tables' owner and superusers may do everything and are not looked at. */
#include "core/store/postgres_private.h"

#include "core/base/i18n.h"

#define TABLES                                                                                     \
  "WITH t AS (SELECT c.* FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"            \
  "  WHERE n.nspname = current_schema () AND c.relkind IN ('r', 'p'))"
#define NAME(grantee) "COALESCE ((SELECT rolname FROM pg_roles WHERE oid = " grantee "), 'PUBLIC')"

/* Who, on which table, what; a right that may be passed on is another. */
#define RIGHTS                                                                                     \
  TABLES " SELECT " NAME ("x.grantee") ", t.relname, x.privilege_type || CASE WHEN x.is_grantable THEN ' *' ELSE '' END" \
         "  FROM t, aclexplode (t.relacl) x WHERE x.grantee <> t.relowner AND x.privilege_type <> 'SELECT'" \
         " UNION ALL SELECT " NAME ("x.grantee") ", t.relname, x.privilege_type || ' ' || a.attname" \
         "  || CASE WHEN x.is_grantable THEN ' *' ELSE '' END FROM t JOIN pg_attribute a ON a.attrelid = t.oid," \
         "  aclexplode (a.attacl) x WHERE x.grantee <> t.relowner AND x.privilege_type <> 'SELECT'" \
         " ORDER BY 1, 2, 3"

/* Who may pay and can be kept to nothing. */
#define UNBOUND                                                                                    \
  TABLES " SELECT r.rolname FROM pg_roles r WHERE EXISTS (SELECT 1 FROM t, aclexplode (t.relacl) x" \
         "  WHERE x.grantee = r.oid AND t.relname = 'transfer' AND x.privilege_type = 'INSERT' AND x.grantee <> t.relowner)" \
         " AND (r.rolsuper OR r.rolbypassrls OR r.rolcreaterole"                                   \
         "  OR EXISTS (SELECT 1 FROM t WHERE pg_has_role (r.oid, t.relowner, 'MEMBER'))"           \
         "  OR EXISTS (SELECT 1 FROM pg_roles w WHERE w.rolname IN ('pg_write_all_data', 'pg_execute_server_program'," \
         "   'pg_write_server_files') AND pg_has_role (r.oid, w.oid, 'MEMBER'))"                   \
         "  OR EXISTS (SELECT 1 FROM kiosk_user u JOIN pg_roles w ON w.rolname = u.role_name WHERE w.oid <> r.oid" \
         "   AND pg_has_role (r.oid, w.oid, 'MEMBER'))"                                            \
         "  OR has_schema_privilege (r.oid, current_schema (), 'CREATE')) ORDER BY 1"

/* "GRANT INSERT ON a, b TO $role;" → "a INSERT", and "GRANT UPDATE (c) ON a TO $role;" → "a UPDATE c". */
static GHashTable *
read_granted (void)
{
  GHashTable *granted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *sql = gj_store_read_sql ("kiosk-postgres");
  g_autoptr (GRegex) grant
      = g_regex_new ("GRANT (INSERT|UPDATE) (?:\\(([^)]*)\\) )?ON ([^;]*?) TO \\$role;", G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (grant, sql, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *what = g_match_info_fetch (match, 1);
      g_autofree char *columns = g_match_info_fetch (match, 2);
      g_autofree char *tables = g_match_info_fetch (match, 3);
      g_auto (GStrv) names = g_strsplit (*columns != '\0' ? columns : tables, ",", -1);

      for (guint i = 0; names[i] != NULL; i++)
        g_hash_table_add (granted, *columns != '\0' ? g_strdup_printf ("%s %s %s", tables, what, g_strstrip (names[i]))
                                                    : g_strdup_printf ("%s %s", g_strstrip (names[i]), what));
    }
  return granted;
}

gboolean
gj_postgres_check_granted (GjStore *store, const char *role, GError **error)
{
  g_autoptr (GHashTable) granted = read_granted ();
  g_autoptr (GjStatement) row = gj_statement_take (store, RIGHTS, error);
  GjStep step = GJ_STEP_FAILED;

  while (row != NULL && (step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    {
      g_autofree char *right = g_strjoin (" ", gj_statement_text (row, 1), gj_statement_text (row, 2), NULL);

      if (g_str_equal (gj_statement_text (row, 0), role))
        g_hash_table_remove (granted, right);
    }
  if (step != GJ_STEP_DONE)
    return FALSE;
  return g_hash_table_size (granted) == 0
         || gj_store_refuse (store, GJ_STORE_ERROR_READ_ONLY,
                             _ ("授权没有生效：服务器上查不到刚给的权限；请用数据表的主人运行 gongjictl grant"), error);
}

static gboolean
list_too_much (GjStore *store, GPtrArray *damage, GError **error)
{
  g_autoptr (GHashTable) granted = read_granted ();
  g_autoptr (GjStatement) row = gj_statement_take (store, RIGHTS, error);
  GjStep step = GJ_STEP_FAILED;

  while (row != NULL && (step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    {
      g_autofree char *right = g_strjoin (" ", gj_statement_text (row, 1), gj_statement_text (row, 2), NULL);

      if (!g_hash_table_contains (granted, right))
        g_ptr_array_add (damage, g_strdup_printf (_ ("用户 %s 在表 %s 上有多余的权限 %s；请收回，再用 gongjictl grant 给终端授权"),
                                                  gj_statement_text (row, 0), gj_statement_text (row, 1),
                                                  gj_statement_text (row, 2)));
    }
  return step == GJ_STEP_DONE;
}

static gboolean
list_unbound (GjStore *store, GPtrArray *damage, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (store, UNBOUND, error);
  GjStep step = GJ_STEP_FAILED;

  while (row != NULL && (step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    g_ptr_array_add (damage, g_strdup_printf (_ ("终端用的数据库用户 %s 权力过大（超级用户、能建表、能绕过行规则，或是数据表主人的成员），限制不了它"),
                                              gj_statement_text (row, 0)));
  return step == GJ_STEP_DONE;
}

/* The store has none, no backup takes them along, and they fill the disk. */
static gboolean
list_large_objects (GjStore *store, GPtrArray *damage, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (store, "SELECT " NAME ("lomowner") ", count(*) FROM pg_largeobject_metadata GROUP BY 1 ORDER BY 1", error);
  GjStep step = GJ_STEP_FAILED;

  while (row != NULL && (step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    g_ptr_array_add (damage, g_strdup_printf (_ ("用户 %s 在数据库里放了 %d 个大对象，它们不是账目，备份不带它们；请用 lo_unlink 删掉，"
                                                 "并收回建大对象的权限"),
                                              gj_statement_text (row, 0), (int)gj_statement_int64 (row, 1)));
  return step == GJ_STEP_DONE;
}

gboolean
gj_postgres_list_rights (GjStore *store, GPtrArray *damage, GError **error)
{
  return list_too_much (store, damage, error) && list_unbound (store, damage, error)
         && list_large_objects (store, damage, error);
}
