/* SPDX-License-Identifier: Apache-2.0 */
/* The guards are written once, in SQLite's notation of triggers (sql/NNNN-sqlite.sql), and read
 * here:
 *
 *   CREATE TRIGGER name BEFORE UPDATE ON table
 *   WHEN condition
 *   BEGIN SELECT RAISE (ABORT, 'gj: table: why'); END;
 *
 * becomes a function that raises the same words where the condition holds, and a trigger that calls
 * it; one that writes does so with the owner's rights, so that nobody else needs any. A guard against
 * a value of another type (typeof) has nothing to guard here, where a column has its type. What stands
 * between the triggers is SQLite's own and left out. What only this engine can guard, when a transaction
 * ends or against a user, stands in its own part of a migration (sql/NNNN-postgres.sql). */
#include "core/store/postgres_private.h"

#include <string.h>

#define HEAD "CREATE TRIGGER "
#define CLUSTERED_MARK " /*CLUSTERED*/"

typedef struct
{
  char *name;
  char *when; /* "BEFORE INSERT" */
  char *table;
  char *body; /* of the function, between BEGIN and END */
  gboolean writes;
} Guard;

static void
guard_clear (Guard *guard)
{
  g_free (guard->name);
  g_free (guard->when);
  g_free (guard->table);
  g_free (guard->body);
}

static char *
without_comments (const char *sql)
{
  GString *text = g_string_new (NULL);
  g_auto (GStrv) lines = g_strsplit (sql, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *comment = strstr (lines[i], "--");

      if (comment != NULL)
        *comment = '\0';
      g_string_append (text, lines[i]);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

/* The words between two marks, without the blanks around them; *@text moves behind the second. */
static char *
take_until (const char **text, const char *mark)
{
  const char *end = strstr (*text, mark);
  char *part;

  g_assert (end != NULL); /* part of the program */
  part = g_strstrip (g_strndup (*text, (gsize)(end - *text)));
  *text = end + strlen (mark);
  return part;
}

/* "SELECT RAISE (ABORT, 'words');" → 'words' with its quotes; NULL for any other body. */
static char *
raised_words (const char *body)
{
  const char *first;
  const char *last;

  if (!g_str_has_prefix (body, "SELECT RAISE (ABORT, "))
    return NULL;
  first = strchr (body, '\'');
  last = strrchr (body, '\'');
  g_assert (first != NULL && last > first);
  return g_strndup (first, (gsize)(last - first + 1));
}

/* FALSE where this engine needs no such guard. */
static gboolean
read_guard (const char **text, Guard *guard)
{
  g_autofree char *condition = NULL;
  g_autofree char *head = NULL;
  g_autofree char *words = NULL;
  g_autofree char *body = NULL;
  const char *back;
  char *when;

  guard->name = take_until (text, " ");
  guard->when = take_until (text, " ON ");
  head = take_until (text, "\nBEGIN");
  back = guard->when + strlen ("BEFORE ");
  back = g_str_has_prefix (back, "DELETE") ? "OLD" : "NEW";
  when = strstr (head, "\nWHEN ");
  condition = when != NULL ? g_strdup (when + strlen ("\nWHEN ")) : g_strdup ("TRUE");
  if (when != NULL)
    *when = '\0';
  guard->table = g_strdup (g_strstrip (head));
  body = take_until (text, "END;");
  words = raised_words (body);
  guard->writes = words == NULL;
  if (words != NULL)
    guard->body = g_strdup_printf ("IF (%s) THEN RAISE EXCEPTION USING MESSAGE = %s; END IF; "
                                   "RETURN %s;",
                                   condition, words, back);
  else
    guard->body = g_strdup_printf ("IF (%s) THEN %s END IF; RETURN %s;", condition, body, back);
  return strstr (condition, "typeof") == NULL;
}

typedef void (*GuardFunc) (const Guard *guard, gpointer data);

static void
for_each_guard (const char *sql, GuardFunc func, gpointer data)
{
  g_autofree char *plain = without_comments (sql);
  const char *text = plain;

  while ((text = strstr (text, HEAD)) != NULL)
    {
      Guard guard = { NULL };

      text += strlen (HEAD);
      if (read_guard (&text, &guard))
        func (&guard, data);
      guard_clear (&guard);
    }
}

static void
write_guard (const Guard *guard, gpointer data)
{
  g_string_append_printf (data,
                          "CREATE OR REPLACE FUNCTION gj_%s () RETURNS trigger LANGUAGE plpgsql%s"
                          " AS $gj$BEGIN %s END$gj$;\n"
                          "DROP TRIGGER IF EXISTS %s ON %s;\n"
                          "CREATE TRIGGER %s %s ON %s FOR EACH ROW EXECUTE FUNCTION gj_%s ();\n",
                          guard->name, guard->writes ? " SECURITY DEFINER" : "", guard->body,
                          guard->name, guard->table, guard->name,
                          guard->when, guard->table, guard->name);
}

/* A function of ours finds our tables, whatever temporary ones its caller made by the same names, and nobody hangs it on a
 * table of their own: some write with the owner's rights. A trigger that is there needs nobody's right to call it. */
#define FIX_FUNCTIONS                                                                            \
  "DO $do$DECLARE f record; BEGIN FOR f IN SELECT p.proname FROM pg_proc p JOIN pg_namespace n"     \
  " ON n.oid = p.pronamespace WHERE n.nspname = current_schema () AND p.proname LIKE 'gj\\_%'"      \
  " LOOP EXECUTE format ('ALTER FUNCTION %I () SET search_path = %I, pg_temp', f.proname,"          \
  " current_schema ()); EXECUTE format ('REVOKE ALL ON FUNCTION %I () FROM PUBLIC', f.proname);"      \
  " END LOOP; END$do$;\n"

gboolean
gj_postgres_fix_functions (GjStore *store, GError **error)
{
  return gj_store_run (store, FIX_FUNCTIONS, error);
}

/* Text compares by its bytes, as in the other engine: a page that begins after a row must not
 * depend on the language that somebody gave the server. */
static char *
write_tables (const char *tables)
{
  g_autofree char *plain = without_comments (tables);
  g_autoptr (GString) text = g_string_new (plain);

  g_string_replace (text, CLUSTERED_MARK, "", 0);
  g_string_replace (text, " TEXT", " TEXT COLLATE \"C\"", 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
gj_postgres_write_migration (const char *tables, const char *own, const char *guards)
{
  g_autofree char *common = write_tables (tables);
  g_autofree char *ours = write_tables (own);
  GString *text = g_string_new (common);

  g_string_append (text, ours);
  for_each_guard (guards, write_guard, text);
  g_string_append (text, FIX_FUNCTIONS);
  return g_string_free (text, FALSE);
}

static void
expect_guard (const Guard *guard, gpointer data)
{
  g_hash_table_insert (
      data, g_strconcat ("trigger ", guard->name, NULL),
      g_strdup_printf ("%s %s BEGIN %s END", guard->table, guard->when, guard->body));
}

/* CREATE FUNCTION gj_NAME … $gj$body$gj$, and the trigger NAME that calls it. */
static void
expect_own (int version, GHashTable *expected)
{
  g_autofree char *own = gj_store_read_step (version, gj_engine_postgres.suffix);
  g_autofree char *text = write_tables (own);
  g_autoptr (GRegex) pair = g_regex_new ("CREATE FUNCTION gj_(\\w+) \\(\\).*?\\$gj\\$(.*?)\\$gj\\$;\\s*"
                                         "CREATE (?:CONSTRAINT )?TRIGGER \\1 (AFTER INSERT|BEFORE UPDATE) ON (\\w+)",
                                         G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (pair, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch (match, 1);
      g_autofree char *body = g_match_info_fetch (match, 2);
      g_autofree char *when = g_match_info_fetch (match, 3);
      g_autofree char *table = g_match_info_fetch (match, 4);

      g_hash_table_insert (expected, g_strconcat ("trigger ", name, NULL),
                           g_strdup_printf ("%s %s %s", table, when, body));
    }
}

GHashTable *
gj_postgres_expected_guards (void)
{
  GHashTable *expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (int version = 1; version <= gj_store_newest_version (); version++)
    {
      g_autofree char *guards = gj_store_read_step (version, GJ_GUARDS_SUFFIX);

      for_each_guard (guards, expect_guard, expected);
      expect_own (version, expected);
    }
  return expected;
}
