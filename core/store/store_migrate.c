/* SPDX-License-Identifier: Apache-2.0 */
/* Migrations: numbered SQL, each step in one transaction with its number, forward only. */
#include "core/store/store_private.h"

#include <gio/gio.h>
#include <string.h>

#include "core/store/statement.h"
#include "core/store/gj_store_sql.h"

#define NEWEST_VERSION 3
#define CLUSTERED_MARK " /*CLUSTERED*/"
#define CLUSTERED_SQLITE " WITHOUT ROWID"

int
gj_store_newest_version (void)
{
  return NEWEST_VERSION;
}

static char *
read_step (int version, const char *suffix)
{
  g_autofree char *path = g_strdup_printf ("/cn/gongji/store/%04d%s.sql", version, suffix);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resource_lookup_data (gj_store_sql_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  GString *text;

  g_assert_no_error (error); /* part of the program */
  text = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes));
  g_string_replace (text, CLUSTERED_MARK, CLUSTERED_SQLITE, 0);
  return g_string_free (text, FALSE);
}

gboolean
gj_store_read_version (GjStore *store, int *version, GError **error)
{
  g_autoptr (GjStatement) tables = NULL;
  g_autoptr (GjStatement) newest = NULL;

  *version = 0;
  tables = gj_statement_take (
      store, "SELECT count(*) FROM sqlite_schema WHERE name = 'schema_migration'", error);
  if (tables == NULL || gj_statement_step (tables, error) != GJ_STEP_ROW)
    return FALSE;
  if (gj_statement_int64 (tables, 0) == 0)
    return TRUE;

  newest = gj_statement_take (store, "SELECT COALESCE (max (version), 0) FROM schema_migration",
                              error);
  if (newest == NULL || gj_statement_step (newest, error) != GJ_STEP_ROW)
    return FALSE;
  *version = (int)gj_statement_int64 (newest, 0);
  return TRUE;
}

static gboolean
run_step (GjStore *store, int version, GError **error)
{
  g_autofree char *tables = read_step (version, "");
  g_autofree char *guards = read_step (version, "-sqlite");
  g_autofree char *note
      = g_strdup_printf ("INSERT INTO schema_migration (version) VALUES (%d)", version);

  return gj_store_run (store, tables, error) && gj_store_run (store, guards, error)
         && gj_store_run (store, note, error);
}

gboolean
gj_store_migrate (GjStore *store, GError **error)
{
  int version = 0;

  for (;;)
    {
      if (!gj_store_begin (store, error))
        return FALSE;
      /* Read inside the transaction: another program may have migrated meanwhile. */
      if (!gj_store_read_version (store, &version, error))
        break;
      if (version >= NEWEST_VERSION)
        {
          gj_store_rollback (store);
          store->version = version;
          return TRUE;
        }
      if (!run_step (store, version + 1, error))
        break;
      if (gj_store_commit (store, error) != GJ_COMMIT_DONE)
        break;
    }
  gj_store_rollback (store);
  return FALSE;
}
