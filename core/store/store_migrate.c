/* SPDX-License-Identifier: Apache-2.0 */
/* Migrations: numbered SQL, each step in one transaction with its number, forward only. */
#include "core/store/store_private.h"

#include <gio/gio.h>

#include "core/store/gj_store_sql.h"

#define NEWEST_VERSION 12

int
gj_store_newest_version (void)
{
  return NEWEST_VERSION;
}

char *
gj_store_read_sql (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/cn/gongji/store/%s.sql", name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resource_lookup_data (gj_store_sql_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_assert_no_error (error); /* part of the program */
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

char *
gj_store_read_step (int version, const char *suffix)
{
  g_autofree char *name = g_strdup_printf ("%04d%s", version, suffix);

  return gj_store_read_sql (name);
}

gboolean
gj_store_read_version (GjStore *store, int *version, GError **error)
{
  gint64 newest = 0;
  gboolean has = FALSE;

  *version = 0;
  if (!store->engine->has_migrations (store, &has, error))
    return FALSE;
  if (!has)
    return TRUE;
  if (!gj_store_query_int64 (store, "SELECT COALESCE (max (version), 0) FROM schema_migration",
                             &newest, error))
    return FALSE;
  *version = (int)newest;
  return TRUE;
}

static gboolean
run_step (GjStore *store, int version, GError **error)
{
  g_autofree char *tables = gj_store_read_step (version, "");
  g_autofree char *own = gj_store_read_step (version, store->engine->suffix);
  g_autofree char *guards = gj_store_read_step (version, GJ_GUARDS_SUFFIX);
  g_autofree char *step = store->engine->write_migration (tables, own, guards);
  g_autofree char *note
      = g_strdup_printf ("INSERT INTO schema_migration (version) VALUES (%d)", version);

  return gj_store_run (store, step, error) && gj_store_run (store, note, error);
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
      if (!gj_store_claim (store, "schema", error)
          || !gj_store_read_version (store, &version, error))
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
