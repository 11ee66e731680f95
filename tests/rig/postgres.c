/* SPDX-License-Identifier: Apache-2.0 */
/* The server is a child that the kernel ends with its parent; as root it becomes the user postgres,
 * because PostgreSQL refuses to run as root. */
#include "tests/rig/postgres.h"
#include "tests/rig/tls.h"

#include <glib/gstdio.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define START_SECONDS 60

static RigPostgres *server;
static RigPostgres *standby;
static gboolean with_tls;

/* As root, who the server runs as; NULL: as whoever runs the test. */
static struct passwd *
server_user (void)
{
  struct passwd *user = geteuid () == 0 ? getpwnam ("postgres") : NULL;

  g_assert_true (geteuid () != 0 || user != NULL);
  return user;
}

/* Debian keeps the programs of each major version in a folder of their own. */
static char *
find_program (const char *name)
{
  const char *root = "/usr/lib/postgresql";
  g_autoptr (GDir) versions = g_dir_open (root, 0, NULL);
  const char *version;

  while (versions != NULL && (version = g_dir_read_name (versions)) != NULL)
    {
      g_autofree char *path = g_build_filename (root, version, "bin", name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer (&path);
    }
  g_error ("no %s below %s: install the package postgresql", name, root);
}

static void
become_postgres (gpointer data)
{
  const struct passwd *user = data;

  if (user != NULL && (setgid (user->pw_gid) != 0 || setuid (user->pw_uid) != 0))
    _exit (126);
  (void)prctl (PR_SET_PDEATHSIG, SIGKILL); /* after it: another user has no such wish */
}

char *
rig_store_folder (const char *pattern)
{
  const char *memory = g_getenv ("GJ_TEST_STORES");
  char *dir = g_mkdtemp (g_build_filename (memory != NULL ? memory : g_get_tmp_dir (), pattern, NULL));

  g_assert_nonnull (dir);
  return dir;
}

static char *
make_folder (void)
{
  struct passwd *user = server_user ();
  char *dir = rig_store_folder ("gongji-pg-XXXXXX");

  if (user != NULL)
    g_assert_cmpint (chown (dir, user->pw_uid, user->pw_gid), ==, 0);
  return dir;
}

static void
run_program (const char *dir, const char *const *argv)
{
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_assert_true (g_spawn_sync (dir, (char **)argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, become_postgres,
                               server_user (), NULL, &words, &status, &error));
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s %s", argv[0], error->message, words);
}

static void
run_initdb (const char *dir)
{
  g_autofree char *initdb = find_program ("initdb");
  g_autofree char *data = g_build_filename (dir, "data", NULL);
  const char *argv[] = { initdb,  "-D", data,         "-U", "postgres", "-A",
                         "trust", "-N", "--locale=C", "-E", "UTF8",     NULL };

  run_program (dir, argv);
}

/* The certificates, whom they let in, and a port that is free now. */
static void
prepare_tls (RigPostgres *postgres, GPtrArray *argv)
{
  g_autofree char *hba = g_build_filename (postgres->dir, "data", "pg_hba.conf", NULL);
  const char *const names[] = { "server.key", "server.crt", "ca.crt" };
  const char *const settings[] = { "ssl_key_file", "ssl_cert_file", "ssl_ca_file" };

  rig_tls_make (postgres->dir, RIG_POSTGRES_KIOSK);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (postgres->dir, names[i], NULL);
      struct passwd *user = server_user ();

      if (user != NULL)
        g_assert_cmpint (chown (path, user->pw_uid, user->pw_gid), ==, 0);
      g_ptr_array_add (argv, g_strdup ("-c"));
      g_ptr_array_add (argv, g_strdup_printf ("%s=%s", settings[i], path));
    }
  g_ptr_array_add (argv, g_strdup ("-c"));
  g_ptr_array_add (argv, g_strdup ("ssl=on"));
  g_assert_true (g_file_set_contents (hba, "local all all trust\nhostssl all all 127.0.0.1/32 cert\n", -1, NULL));
  postgres->port = (guint16)g_random_int_range (20000, 32000);
}

static void
run_server (RigPostgres *postgres)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  /* Compiling (jit) takes longer than any question of a test. */
  const char *const settings[] = { "fsync=off", "jit=off", "autovacuum=off", "max_connections=40" };
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (argv, find_program ("postgres"));
  g_ptr_array_add (argv, g_strdup ("-D"));
  g_ptr_array_add (argv, g_build_filename (postgres->dir, "data", NULL));
  g_ptr_array_add (argv, g_strdup ("-k"));
  g_ptr_array_add (argv, g_strdup (postgres->dir));
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      g_ptr_array_add (argv, g_strdup ("-c"));
      g_ptr_array_add (argv, g_strdup (settings[i]));
    }
  postgres->port = 5432; /* on a socket of its own, where it can be every server's */
  if (with_tls)
    prepare_tls (postgres, argv);
  g_ptr_array_add (argv, g_strdup ("-c"));
  g_ptr_array_add (argv, g_strdup_printf ("listen_addresses=%s", with_tls ? "127.0.0.1" : ""));
  g_ptr_array_add (argv, g_strdup ("-p"));
  g_ptr_array_add (argv, g_strdup_printf ("%u", postgres->port));
  g_ptr_array_add (argv, NULL);
  g_assert_true (g_spawn_async (postgres->dir, (char **)argv->pdata, NULL,
                                G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL
                                    | G_SPAWN_STDERR_TO_DEV_NULL,
                                become_postgres, server_user (), &postgres->pid, &error));
  g_assert_no_error (error);
}

static char *
url_of (const RigPostgres *postgres, const char *database)
{
  return g_strdup_printf ("postgresql:///%s?host=%s&port=%u&user=postgres", database, postgres->dir,
                          postgres->port);
}

/* The server tells nobody when it is ready: asked until it answers. */
static void
wait_until_ready (const RigPostgres *postgres)
{
  g_autofree char *url = url_of (postgres, "postgres");
  gint64 deadline = g_get_monotonic_time () + START_SECONDS * G_USEC_PER_SEC;

  while (PQping (url) != PQPING_OK)
    {
      g_assert_cmpint (waitpid (postgres->pid, NULL, WNOHANG), ==, 0);
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_usleep (20000);
    }
}

static void
run_sql (const RigPostgres *postgres, const char *sql)
{
  g_autofree char *url = url_of (postgres, "postgres");
  PGconn *connection = PQconnectdb (url);
  PGresult *result = PQexec (connection, sql);

  g_assert_cmpstr (PQresultErrorMessage (result), ==, "");
  PQclear (result);
  PQfinish (connection);
}

static void
remove_tree (const char *dir)
{
  const char *argv[] = { "rm", "-rf", "--", dir, NULL };

  (void)g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                      NULL);
}

void
rig_postgres_kill (RigPostgres *postgres)
{
  if (postgres->pid == 0)
    return;
  (void)kill (postgres->pid, SIGQUIT);
  (void)waitpid (postgres->pid, NULL, 0);
  postgres->pid = 0;
}

static void
server_free (RigPostgres *postgres)
{
  rig_postgres_kill (postgres);
  remove_tree (postgres->dir);
  g_free (postgres->dir);
  g_free (postgres);
}

static void
stop_servers (void)
{
  g_clear_pointer (&standby, server_free);
  g_clear_pointer (&server, server_free);
}

RigPostgres *
rig_postgres (void)
{
  if (server != NULL)
    return server;
  server = g_new0 (RigPostgres, 1);
  server->dir = make_folder ();
  run_initdb (server->dir);
  run_server (server);
  (void)atexit (stop_servers);
  wait_until_ready (server);
  run_sql (server, "CREATE ROLE " RIG_POSTGRES_KIOSK " LOGIN");
  return server;
}

RigPostgres *
rig_postgres_standby (void)
{
  g_autofree char *program = find_program ("pg_basebackup");
  g_autofree char *data = NULL;
  RigPostgres *primary = rig_postgres ();

  g_assert (standby == NULL);
  standby = g_new0 (RigPostgres, 1);
  standby->dir = make_folder ();
  data = g_build_filename (standby->dir, "data", NULL);
  run_program (standby->dir,
                    (const char *const[]){ program, "-h", primary->dir, "-U", "postgres", "-D", data, "-R", "-X",
                                           "stream", "-c", "fast", NULL });
  run_server (standby);
  wait_until_ready (standby);
  /* From now on whatever is confirmed is on both. */
  run_sql (primary, "ALTER SYSTEM SET synchronous_standby_names = '*'");
  run_sql (primary, "SELECT pg_reload_conf ()");
  return standby;
}

void
rig_postgres_promote (RigPostgres *postgres)
{
  run_sql (postgres, "SELECT pg_promote ()");
}

void
rig_postgres_listen_with_tls (void)
{
  g_assert (server == NULL);
  with_tls = TRUE;
}

/* (transfer full) */
static char *
name_of (const char *url)
{
  const char *begin = strstr (url, ":///") + strlen (":///");

  return g_strndup (begin, strcspn (begin, "?"));
}

char *
rig_postgres_tls_url (RigPostgres *postgres, const char *url, const char *more)
{
  g_autofree char *database = name_of (url);

  g_assert (with_tls);
  return g_strdup_printf ("postgresql://" RIG_POSTGRES_KIOSK "@%s:%u/%s?hostaddr=127.0.0.1&%s", RIG_TLS_HOST,
                          postgres->port, database, more);
}

/* @pattern: the name of the database to copy. */
static char *
make_database (RigPostgres *postgres, const char *pattern)
{
  g_autofree char *name = g_strdup_printf ("hall_%u", postgres->databases++);
  g_autofree char *sql = g_strdup_printf ("CREATE DATABASE %s TEMPLATE %s STRATEGY FILE_COPY", name, pattern);

  run_sql (postgres, sql);
  return url_of (postgres, name);
}

char *
rig_postgres_kiosk_url (const char *url)
{
  g_auto (GStrv) parts = g_strsplit (url, "user=postgres", 2);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return g_strjoinv ("user=" RIG_POSTGRES_KIOSK, parts);
}

char *
rig_postgres_new_database (RigPostgres *postgres)
{
  return make_database (postgres, "template1");
}

char *
rig_postgres_copy_database (RigPostgres *postgres, const char *url)
{
  g_autofree char *pattern = name_of (url);

  return make_database (postgres, pattern);
}

void
rig_postgres_drop_database (RigPostgres *postgres, const char *url)
{
  g_autofree char *name = name_of (url);
  g_autofree char *sql = g_strdup_printf ("DROP DATABASE %s WITH (FORCE)", name);

  run_sql (postgres, sql);
}

void
rig_postgres_put_back (RigPostgres *postgres, const char *url, const char *copy)
{
  g_autofree char *name = name_of (url);
  g_autofree char *older = name_of (copy);
  g_autofree char *sql = g_strdup_printf ("ALTER DATABASE %s RENAME TO %s", older, name);

  rig_postgres_drop_database (postgres, url);
  run_sql (postgres, sql);
}
