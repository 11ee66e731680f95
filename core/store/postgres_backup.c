/* SPDX-License-Identifier: Apache-2.0 */
/* Copies of the shared store in one file. Its server's own programs make and read them (pg_dump, pg_restore): they know what
 * follows what, and what an older version wrote. Where the server is and who asks they are told by the environment, since a
 * list of processes shows everybody what stands in a command. */
#include "core/store/postgres_private.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "core/store/new_file.h"

static void
tell_where (GSubprocessLauncher *launcher, GjStore *store)
{
  PQconninfoOption *options = PQconninfo (gj_postgres_connection (store));

  for (const PQconninfoOption *option = options; option != NULL && option->keyword != NULL; option++)
    if (option->envvar != NULL && option->val != NULL && *option->val != '\0')
      g_subprocess_launcher_setenv (launcher, option->envvar, option->val, TRUE);
  PQconninfoFree (options);
}

static gboolean
refuse_program (GjStore *store, const char *program, const char *words, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (words != NULL ? words : "", "\n", 2);
  g_autofree char *text
      = g_strdup_printf (_ ("%s 没有做成：%s。请用数据表主人的 url 运行；程序在 postgresql-client 软件包里，版本不能比服务器旧"),
                         program, lines[0] != NULL && *lines[0] != '\0' ? lines[0] : "?");

  return gj_store_refuse (store, GJ_STORE_ERROR_IO, text, error);
}

/* Waits for it however long it takes: the whole store goes through it. */
static gboolean
run_program (GjStore *store, const char *const *argv, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) program = NULL;
  g_autoptr (GError) why = NULL;
  g_autofree char *words = NULL;

  tell_where (launcher, store);
  program = g_subprocess_launcher_spawnv (launcher, argv, &why);
  if (program == NULL || !g_subprocess_communicate_utf8 (program, NULL, NULL, NULL, &words, &why))
    return refuse_program (store, argv[0], why->message, error);
  return g_subprocess_get_successful (program) || refuse_program (store, argv[0], words, error);
}

/* The store has no large objects, and pg_dump stops at one whose owner it is not: anybody's would end all backups. */
gboolean
gj_postgres_backup (GjStore *store, const char *path, GError **error)
{
  g_autofree char *temporary = NULL;
  gboolean done;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return gj_store_refuse (store, GJ_STORE_ERROR_EXISTS, _ ("备份文件已经存在，没有改动它；请换一个文件名"), error);
  temporary = gj_new_file_name (path);
  const char *const argv[] = { "pg_dump", "--format=custom", "--no-password", "--no-owner", "--no-privileges",
                               "--no-blobs", "--file", temporary, NULL };

  done = gj_new_file_make (store, temporary, error) && run_program (store, argv, error)
         && gj_new_file_sync (store, temporary, error) && gj_new_file_publish (store, temporary, path, error);
  (void)g_unlink (temporary);
  return done;
}

/* All of it or nothing, into the database that the connection is to. Rights are left out: `grant` gives them anew, to the
 * users that a server which takes the place of another has. Which kiosk a user stands for is data, and comes along. */
static gboolean
read_into (GjStore *store, const char *backup, GError **error)
{
  const char *const argv[] = { "pg_restore", "--no-password", "--no-owner", "--no-privileges", "--single-transaction",
                               "--exit-on-error", "--dbname", PQdb (gj_postgres_connection (store)), backup, NULL };

  return run_program (store, argv, error) && gj_postgres_fix_functions (store, error);
}

/* The url of the store, to which there is a connection, with another database. (transfer full) */
static char *
url_of (GjStore *store, const char *database)
{
  PQconninfoOption *options = PQconninfoParse (store->address, NULL);
  GString *url = g_string_new ("postgresql:///");
  char sign = '?';

  g_string_append_uri_escaped (url, database, NULL, FALSE);
  for (const PQconninfoOption *option = options; option != NULL && option->keyword != NULL; option++)
    {
      if (option->val == NULL || *option->val == '\0' || g_str_equal (option->keyword, "dbname"))
        continue;
      g_string_append_printf (url, "%c%s=", sign, option->keyword);
      g_string_append_uri_escaped (url, option->val, NULL, FALSE);
      sign = '&';
    }
  PQconninfoFree (options);
  return g_string_free (url, FALSE);
}

static gboolean
drop (GjStore *store, const char *database, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DROP DATABASE IF EXISTS %s WITH (FORCE)", database);

  return gj_store_run (store, sql, error);
}

char *
gj_postgres_unpack (GjStore *store, const char *backup, GError **error)
{
  g_autofree char *database = g_strdup_printf ("gongji_verify_%d", (int)getpid ());
  g_autofree char *url = NULL;
  gpointer here = NULL;
  gboolean done;
  g_autofree char *make = g_strdup_printf ("CREATE DATABASE %s TEMPLATE template0", database);

  if (!gj_postgres_reach (store, error) || !drop (store, database, error) || !gj_store_run (store, make, error))
    return NULL;
  url = url_of (store, database);
  here = store->connection;
  store->connection = PQconnectdb (url);
  done = PQstatus (gj_postgres_connection (store)) == CONNECTION_OK ? read_into (store, backup, error)
                                                                    : gj_postgres_fail (store, NULL, error);
  PQfinish (gj_postgres_connection (store));
  store->connection = here;
  if (done)
    return g_steal_pointer (&url);
  (void)drop (store, database, NULL);
  return NULL;
}

gboolean
gj_postgres_discard (GjStore *store, GError **error)
{
  g_autofree char *database = g_strdup_printf ("gongji_verify_%d", (int)getpid ());

  return gj_postgres_reach (store, error) && drop (store, database, error);
}

gboolean
gj_postgres_restore (GjStore *store, const char *backup, const char *kept, GError **error)
{
  gint64 tables = 0;

  if (!gj_postgres_reach (store, error)
      || !gj_store_query_int64 (store, "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema ()", &tables, error))
    return FALSE;
  if (tables > 0)
    return gj_store_refuse (store, GJ_STORE_ERROR_EXISTS,
                            _ ("共享数据库只恢复到空的数据库里，这里已经有表，没有改动它；"
                               "请新建一个数据库，把 [store] url 改成它再恢复，原来的库留着备查"),
                            error);
  return read_into (store, backup, error);
}
