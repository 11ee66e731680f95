/* SPDX-License-Identifier: Apache-2.0 */
/* The embedded engine: one file, one writer, every COMMIT synced. A COMMIT has three answers,
 * because a medium that failed while syncing may or may not have kept it. */
#include "core/store/sqlite_private.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/i18n.h"

#define CLUSTERED_MARK " /*CLUSTERED*/"
#define CLUSTERED " WITHOUT ROWID"

/* ---- statements ---- */

/* "$1" is PostgreSQL's spelling; SQLite would take it for a name and number it by its place. */
static char *
number_parameters (const char *sql)
{
  char *text = g_strdup (sql);
  char *place;

  for (place = text; *place != '\0'; place++)
    if (place[0] == '$' && g_ascii_isdigit (place[1]))
      place[0] = '?';
  return text;
}

static gpointer
prepare (GjStore *store, const char *sql, GError **error)
{
  g_autofree char *numbered = number_parameters (sql);
  sqlite3_stmt *stmt = NULL;
  const char *tail = NULL;
  int rc = sqlite3_prepare_v3 (gj_sqlite_db (store), numbered, -1, SQLITE_PREPARE_PERSISTENT, &stmt,
                               &tail);

  if (rc != SQLITE_OK)
    {
      gj_sqlite_fail (store, rc, error);
      return NULL;
    }
  g_assert (stmt != NULL && *tail == '\0'); /* exactly one statement */
  return stmt;
}

static void
finalize (gpointer stmt)
{
  (void)sqlite3_finalize (stmt);
}

static void
bind_int64 (gpointer stmt, int number, gint64 value)
{
  int rc = sqlite3_bind_int64 (stmt, number, value);

  g_assert (rc == SQLITE_OK); /* only a wrong number or a stepped statement fails */
}

static gboolean
bind_text (gpointer stmt, int number, const char *value)
{
  int rc = sqlite3_bind_text (stmt, number, value, -1, SQLITE_TRANSIENT);

  g_assert (rc == SQLITE_OK || rc == SQLITE_NOMEM || rc == SQLITE_TOOBIG);
  return rc == SQLITE_OK;
}

static GjStep
step (GjStore *store, gpointer stmt, GError **error)
{
  int rc = sqlite3_step (stmt);

  if (rc == SQLITE_ROW)
    return GJ_STEP_ROW;
  if (rc == SQLITE_DONE)
    return GJ_STEP_DONE;
  gj_sqlite_fail (store, rc, error);
  sqlite3_reset (stmt);
  return GJ_STEP_FAILED;
}

static void
reset (gpointer stmt, gboolean forget_values)
{
  sqlite3_reset (stmt);
  if (forget_values)
    sqlite3_clear_bindings (stmt);
}

static gint64
changes (GjStore *store, gpointer stmt)
{
  return sqlite3_changes64 (gj_sqlite_db (store));
}

static gint64
column_int64 (gpointer stmt, int column)
{
  return sqlite3_column_int64 (stmt, column);
}

static const char *
column_text (gpointer stmt, int column)
{
  const char *text = (const char *)sqlite3_column_text (stmt, column);

  /* A text that is read as empty for want of memory is a wrong answer, and nobody asks here for an error: the program
   * ends, as it does wherever memory of its own is wanted. */
  if (text == NULL && sqlite3_errcode (sqlite3_db_handle (stmt)) == SQLITE_NOMEM)
    g_error ("no memory to read a text of the store");
  return text;
}

/* ---- transactions ---- */

static gboolean
run (GjStore *store, const char *sql, GError **error)
{
  int rc = sqlite3_exec (gj_sqlite_db (store), sql, NULL, NULL, NULL);

  return rc == SQLITE_OK || gj_sqlite_fail (store, rc, error);
}

static gboolean
in_transaction (GjStore *store)
{
  return sqlite3_get_autocommit (gj_sqlite_db (store)) == 0;
}

/* While it is open SQLite makes each once and takes none away. */
static gboolean
is_beside_in_place (GjStore *store)
{
  static const char *const suffixes[G_N_ELEMENTS (store->beside)] = { "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (sqlite3_db_filename (gj_sqlite_db (store), "main"), suffixes[i], NULL);
      struct stat now;
      guint64 inode = stat (path, &now) == 0 ? (guint64)now.st_ino : 0;

      if (store->beside[i] == 0)
        store->beside[i] = inode;
      if (store->beside[i] != inode)
        return FALSE;
    }
  return TRUE;
}

/* A file that was moved away or exchanged while it was open, or one beside it, would take rows that nobody finds
 * again. */
static gboolean
check_in_place (GjStore *store, GError **error)
{
  int moved = 0;

  if ((sqlite3_file_control (gj_sqlite_db (store), "main", SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK || !moved)
      && is_beside_in_place (store))
    return TRUE;
  return gj_store_refuse (store, GJ_STORE_ERROR_MISSING,
                          _ ("数据库文件被移走或换掉了，本次没有写入任何内容；程序会重新打开它"),
                          error);
}

/* Prepared once, like every other. */
static gboolean
run_kept (GjStore *store, const char *sql, GError **error)
{
  g_autoptr (GjStatement) statement = gj_statement_take (store, sql, error);

  return statement != NULL && gj_statement_run (statement, error);
}

static const char ROLLBACK[] = "ROLLBACK";

/* Whoever might find no memory to take it back does not begin. */
static gboolean
keep_way_back (GjStore *store, GError **error)
{
  g_autoptr (GjStatement) rollback = gj_statement_take (store, ROLLBACK, error);

  return rollback != NULL;
}

/* The writer's place may have been waited for while somebody exchanged the file, who held it: looked at again, for from
 * here on nobody can. */
static gboolean
begin (GjStore *store, GError **error)
{
  return check_in_place (store, error) && keep_way_back (store, error) && run_kept (store, "BEGIN IMMEDIATE", error)
         && check_in_place (store, error);
}

static gboolean
begin_read (GjStore *store, GError **error)
{
  return keep_way_back (store, error) && run_kept (store, "BEGIN", error);
}

/* The writer has the whole file already. */
static gboolean
claim (GjStore *store, const char *key, gboolean shared, GError **error)
{
  return TRUE;
}

static void
rollback (GjStore *store)
{
  g_autoptr (GError) ignored = NULL; /* gj_store_rollback() looks whether it is over */

  (void)run_kept (store, ROLLBACK, &ignored);
}

/* Which failures of COMMIT leave no commit record behind: refused before anything was written
 * (busy, a constraint, a read-only medium), or a write that found no room. Everything else, above
 * all a failed sync, may have left one that recovery finds after a power cut. */
static GjCommit
commit_after_failure (int rc)
{
  switch (rc & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_CONSTRAINT:
    case SQLITE_READONLY:
    case SQLITE_FULL:
      return GJ_COMMIT_FAILED;
    default:
      return GJ_COMMIT_UNKNOWN;
    }
}

/* SQLite may take a transaction back inside a statement and go on with that statement as one of its own (no memory for
 * taking back the part that a changed schema makes it run again): its row would be committed without the others. */
static int
refuse_unasked_commit (void *data)
{
  GjStore *store = data;

  return store->begun && !store->committing;
}

void
gj_sqlite_guard_commit (GjStore *store)
{
  (void)sqlite3_commit_hook (gj_sqlite_db (store), refuse_unasked_commit, store);
}

static GjCommit
commit (GjStore *store, GError **error)
{
  gboolean done;
  int rc;

  store->committing = TRUE;
  done = run_kept (store, "COMMIT", error);
  store->committing = FALSE;
  if (done)
    return GJ_COMMIT_DONE;
  rc = sqlite3_extended_errcode (gj_sqlite_db (store));
  gj_store_rollback (store);
  return commit_after_failure (rc);
}

/* A lock on a file beside the store's: it ends with the program, also when that is killed. The file stays:
 * who takes a locked name away lets two others each have a lock. */
static gboolean
hold_import (GjStore *store, gboolean *held, GError **error)
{
  g_autofree char *path = g_strconcat (gj_store_get_place (store), "-import", NULL);
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  int number;

  g_assert (store->import_lock == 0);
  *held = FALSE;
  if (fd < 0)
    return gj_store_refuse (store, GJ_STORE_ERROR_IO, g_strerror (errno), error);
  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    {
      store->import_lock = fd;
      *held = TRUE;
      return TRUE;
    }
  number = errno;
  (void)close (fd);
  return number == EWOULDBLOCK /* somebody else imports */ || gj_store_refuse (store, GJ_STORE_ERROR_IO, g_strerror (number), error);
}

static void
let_import_go (GjStore *store)
{
  if (store->import_lock > 0)
    (void)close (store->import_lock);
  store->import_lock = 0;
}

static gboolean
set_durable (GjStore *store, gboolean durable, GError **error)
{
  return run (store, durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL", error);
}

/* 64 MB of pages (negative: KiB), so that rows in any order are not written again and again. */
static gboolean
set_bulk (GjStore *store, gboolean bulk, GError **error)
{
  return run (store,
              bulk ? "PRAGMA temp_store = FILE; PRAGMA cache_size = -65536"
                   : "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -2000",
              error);
}

/* ---- migrations ---- */

static char *
write_migration (const char *tables, const char *own, const char *guards)
{
  g_autoptr (GString) text = g_string_new (tables);

  g_string_replace (text, CLUSTERED_MARK, CLUSTERED, 0);
  g_string_append (text, own); /* the guards are part of it */
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
has_migrations (GjStore *store, gboolean *has, GError **error)
{
  gint64 tables = 0;

  if (!gj_store_query_int64 (store,
                             "SELECT count(*) FROM sqlite_schema WHERE name = 'schema_migration'",
                             &tables, error))
    return FALSE;
  *has = tables > 0;
  return TRUE;
}

static void
disconnect (GjStore *store)
{
  int rc = sqlite3_close (gj_sqlite_db (store));

  let_import_go (store);
  g_assert (rc == SQLITE_OK); /* BUSY would mean a statement that nobody owns */
  store->connection = NULL;
}

const GjEngine gj_engine_sqlite = {
  .prefix = "sqlite:",
  .suffix = "-sqlite",
  .connect = gj_sqlite_connect,
  .set_up = gj_sqlite_set_up,
  .finish_open = gj_sqlite_finish_open,
  .disconnect = disconnect,
  .create = gj_sqlite_create,
  .mark_new = gj_sqlite_mark_new,
  .write_migration = write_migration,
  .has_migrations = has_migrations,
  .run = run,
  .begin = begin,
  .begin_read = begin_read,
  .commit = commit,
  .rollback = rollback,
  .in_transaction = in_transaction,
  .claim = claim,
  .hold_import = hold_import,
  .let_import_go = let_import_go,
  .set_durable = set_durable,
  .backup = gj_sqlite_backup,
  .restore = gj_sqlite_restore,
  .set_bulk = set_bulk,
  .list_damage = gj_sqlite_list_damage,
  .prepare = prepare,
  .finalize = finalize,
  .bind_int64 = bind_int64,
  .bind_text = bind_text,
  .step = step,
  .reset = reset,
  .changes = changes,
  .column_int64 = column_int64,
  .column_text = column_text,
};
