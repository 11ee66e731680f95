/* SPDX-License-Identifier: Apache-2.0 */
/* Is the shared store still as the migrations make it? What the server's catalogue says of every table, column,
 * constraint, index, trigger, function, policy and rule is held against sql/described-postgres.sql, which is that of a new
 * store (test store-postgres-roles writes it); what is there besides is named as well. Only reads. */
#include "core/store/postgres_private.h"

#include <string.h>

#include "core/base/i18n.h"

/* The version of the server that sql/described-postgres.sql was read from. */
#define DESCRIBED_BY 15

/* Of what, what, and how it is. Names of constraints say nothing: their words do. The schema's own name is left out. */
#define DESCRIBE                                                                                   \
  "WITH t AS (SELECT c.* FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"            \
  "  WHERE n.nspname = current_schema () AND c.relkind IN ('r', 'p')),"                            \
  " o AS (SELECT relowner FROM t WHERE relname = 'schema_migration')"                              \
  " SELECT t.relname, 'table', concat_ws (' ', t.relkind, t.relpersistence, t.relrowsecurity,"     \
  "  t.relforcerowsecurity, t.relowner = o.relowner, t.relispartition) FROM t, o"                  \
  " UNION ALL SELECT t.relname, 'column ' || a.attname, concat_ws (' ', format_type (a.atttypid,"  \
  "  a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated, l.collname,"                       \
  "  pg_get_expr (d.adbin, d.adrelid)) FROM t JOIN pg_attribute a ON a.attrelid = t.oid"           \
  "  LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum"                           \
  "  LEFT JOIN pg_collation l ON l.oid = a.attcollation WHERE a.attnum > 0 AND NOT a.attisdropped" \
  " UNION ALL SELECT t.relname, 'constraint ' || pg_get_constraintdef (k.oid), k.convalidated::text" \
  "  FROM t JOIN pg_constraint k ON k.conrelid = t.oid WHERE k.contype IN ('c', 'f', 'p', 'u', 'x')" \
  " UNION ALL SELECT t.relname, 'index ' || c.relname, concat_ws (' ', replace (pg_get_indexdef (c.oid)," \
  "  ' ON ' || quote_ident (current_schema ()) || '.', ' ON '), i.indisvalid) FROM t"              \
  "  JOIN pg_index i ON i.indrelid = t.oid JOIN pg_class c ON c.oid = i.indexrelid"                \
  "  WHERE NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = c.oid AND k.conrelid = t.oid)" \
  " UNION ALL SELECT t.relname, 'trigger ' || g.tgname, concat_ws (' ', g.tgtype, g.tgenabled, p.proname," \
  "  g.tgqual IS NULL, g.tgattr, g.tgdeferrable, g.tginitdeferred, g.tgnargs, p.pronamespace = t.relnamespace)" \
  "  FROM t JOIN pg_trigger g ON g.tgrelid = t.oid JOIN pg_proc p ON p.oid = g.tgfoid WHERE NOT g.tgisinternal" \
  " UNION ALL SELECT t.relname, 'disabled ' || p.proname, '' FROM t JOIN pg_trigger g ON g.tgrelid = t.oid" \
  "  JOIN pg_proc p ON p.oid = g.tgfoid WHERE g.tgisinternal AND g.tgenabled <> 'O'"               \
  " UNION ALL SELECT t.relname, 'policy ' || y.polname, concat_ws (' ', y.polcmd, y.polpermissive," \
  "  y.polroles::text, pg_get_expr (y.polqual, t.oid), '/', pg_get_expr (y.polwithcheck, t.oid))"  \
  "  FROM t JOIN pg_policy y ON y.polrelid = t.oid"                                                \
  " UNION ALL SELECT t.relname, 'rule ' || r.rulename, '' FROM t JOIN pg_rewrite r ON r.ev_class = t.oid" \
  " UNION ALL SELECT p.proname, 'function', concat_ws (' ', encode (sha256 (convert_to (p.prosrc, 'UTF8')), 'hex')," \
  "  l.lanname, p.prokind, p.prosecdef, p.proowner = o.relowner, p.pronargs,"                      \
  "  replace (array_to_string (p.proconfig, ';'), 'search_path=' || quote_ident (current_schema ()) || ','," \
  "   'search_path=$schema,'), EXISTS (SELECT 1 FROM aclexplode (COALESCE (p.proacl,"              \
  "   acldefault ('f', p.proowner))) x WHERE x.grantee <> p.proowner)) FROM o, pg_proc p"          \
  "  JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang"        \
  "  WHERE n.nspname = current_schema () AND p.proname LIKE 'gj\\_%'"

/* "of what|what" → how it is. */
static gboolean
read_found (GjStore *store, GHashTable *found, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (store, DESCRIBE, error);
  GjStep step = GJ_STEP_FAILED;

  while (row != NULL && (step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    {
      char *name = g_strjoin ("|", gj_statement_text (row, 0), gj_statement_text (row, 1), NULL);

      g_hash_table_insert (found, g_strdelimit (name, "\n", ' '),
                           g_strdelimit (gj_statement_dup_text (row, 2), "\n", ' '));
    }
  return step == GJ_STEP_DONE;
}

static GHashTable *
read_expected (void)
{
  GHashTable *expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *text = gj_store_read_sql ("described-postgres");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *value = strchr (lines[i], '\t');

      if (value != NULL && !g_str_has_prefix (lines[i], "--"))
        g_hash_table_insert (expected, g_strndup (lines[i], (gsize)(value - lines[i])), g_strdup (value + 1));
    }
  return expected;
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

/* Tables of somebody's beside ours guard nothing and hurt nothing; nor does an index that only finds. */
static gboolean
matters (const char *name, const char *text, GHashTable *expected)
{
  const char *what = strchr (name, '|') + 1;
  g_autofree char *table = g_strdup_printf ("%.*s|table", (int)(what - 1 - name), name);

  if (g_str_has_prefix (what, "index "))
    return g_hash_table_contains (expected, table) && g_str_has_prefix (text, "CREATE UNIQUE");
  return g_str_equal (what, "function") || g_hash_table_contains (expected, table);
}

static void
tell (GPtrArray *damage, const char *name, const char *sentence)
{
  g_auto (GStrv) parts = g_strsplit (name, "|", 2);

  g_ptr_array_add (damage, g_strdup_printf ("%s %s：%s", parts[0], parts[1], sentence));
}

/* Is what the server says of it its name as well? */
static gboolean
is_worded (const char *name)
{
  return strstr (name, "|constraint ") != NULL;
}

/* @same_words: the server words what it says as the one that described a new store does. Another version's may not: then only
 * what is missing or more than ours is told. */
static void
compare (GHashTable *expected, GHashTable *found, gboolean same_words, GPtrArray *damage)
{
  g_autoptr (GList) wanted = g_list_sort (g_hash_table_get_keys (expected), compare_names);
  g_autoptr (GList) there = g_list_sort (g_hash_table_get_keys (found), compare_names);

  for (GList *l = wanted; l != NULL; l = l->next)
    {
      const char *text = g_hash_table_lookup (found, l->data);

      if (!same_words && is_worded (l->data))
        continue;
      if (text == NULL)
        tell (damage, l->data, _ ("缺少，它防止账目被改动"));
      else if (same_words && !g_str_equal (text, g_hash_table_lookup (expected, l->data)))
        tell (damage, l->data, _ ("被改动过，它防止账目被改动"));
    }
  for (GList *l = there; l != NULL; l = l->next)
    if ((same_words || !is_worded (l->data)) && !g_hash_table_contains (expected, l->data)
        && matters (l->data, g_hash_table_lookup (found, l->data), expected))
      tell (damage, l->data, _ ("不是本系统建立的，它可能改动、丢掉账目，或挡住业务"));
}

char *
gj_postgres_describe (GjStore *store, GError **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GList) names = NULL;

  if (!read_found (store, found, error))
    return NULL;
  names = g_list_sort (g_hash_table_get_keys (found), compare_names);
  for (GList *l = names; l != NULL; l = l->next)
    g_string_append_printf (text, "%s\t%s\n", (const char *)l->data,
                            (const char *)g_hash_table_lookup (found, l->data));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
gj_postgres_list_weaknesses (GjStore *store, GPtrArray *damage, GError **error)
{
  g_autoptr (GHashTable) expected = read_expected ();
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (!read_found (store, found, error))
    return FALSE;
  compare (expected, found, PQserverVersion (gj_postgres_connection (store)) / 10000 == DESCRIBED_BY, damage);
  return gj_postgres_list_rights (store, damage, error);
}
