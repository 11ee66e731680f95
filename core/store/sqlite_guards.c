/* SPDX-License-Identifier: Apache-2.0 */
/* Are the tables, indexes and triggers still the ones that the migrations make? Somebody who takes
 * a trigger away can rewrite money that nothing else guards, so a missing one counts as damage, and a
 * trigger of somebody else's as well. The expected set is made by the migrations themselves, in memory. Only reads the
 * store. */
#include "core/store/sqlite_private.h"

#define OBJECTS                                                                                    \
  "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name"

/* Runs of white space are one space: how the text was laid out says nothing. (transfer full) */
static char *
normalize (const char *sql)
{
  GString *text = g_string_new (NULL);

  for (; *sql != '\0'; sql++)
    if (!g_ascii_isspace (*sql))
      g_string_append_c (text, *sql);
    else if (text->len > 0 && text->str[text->len - 1] != ' ')
      g_string_append_c (text, ' ');
  return g_string_free (text, FALSE);
}

/* "type name" → normalised text. (transfer full) */
static GHashTable *
read_objects (GjStore *store, GError **error)
{
  g_autoptr (GHashTable) objects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GjStatement) row = gj_statement_take (store, OBJECTS, error);

  if (row == NULL)
    return NULL;
  for (;;)
    switch (gj_statement_step (row, error))
      {
      case GJ_STEP_ROW:
        g_hash_table_insert (
            objects, g_strjoin (" ", gj_statement_text (row, 0), gj_statement_text (row, 1), NULL),
            normalize (gj_statement_text (row, 2)));
        break;
      case GJ_STEP_DONE:
        return g_steal_pointer (&objects);
      case GJ_STEP_FAILED:
        return NULL;
      }
}

static GHashTable *
make_expected (GError **error)
{
  g_autoptr (GjStore) fresh = g_new0 (GjStore, 1);
  sqlite3 *db = NULL;
  int rc;

  fresh->engine = &gj_engine_sqlite;
  fresh->url = g_strdup (":memory:");
  rc = sqlite3_open_v2 (fresh->url, &db,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
                            | SQLITE_OPEN_EXRESCODE,
                        NULL);
  fresh->connection = db;
  if (rc != SQLITE_OK)
    {
      gj_sqlite_fail (fresh, rc, error);
      return NULL;
    }
  return gj_store_migrate (fresh, error) ? read_objects (fresh, error) : NULL;
}

gboolean
gj_sqlite_list_guards (GjStore *store, GPtrArray *damage, GError **error)
{
  g_autoptr (GHashTable) expected = make_expected (error);
  g_autoptr (GHashTable) found = expected != NULL ? read_objects (store, error) : NULL;

  if (found == NULL)
    return FALSE;
  gj_store_compare_guards (expected, found, damage);
  return TRUE;
}
