/* SPDX-License-Identifier: Apache-2.0 */
/* Copies of a store in one file, made while others write, and putting one in the store's place. */
#include "core/store/sqlite_private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "core/store/new_file.h"

/* One unmoving picture, however long it takes; who writes meanwhile does not wait. */
static gboolean
copy_into (GjStore *store, const char *path, GError **error)
{
  g_autoptr (GjStatement) copy = gj_statement_take (store, "VACUUM INTO $1", error);

  if (copy == NULL)
    return FALSE;
  gj_statement_bind_text (copy, 1, path);
  return gj_statement_run (copy, error);
}

gboolean
gj_sqlite_backup (GjStore *store, const char *path, GError **error)
{
  g_autofree char *temporary = NULL;
  gboolean done;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_EXISTS, "%s：%s", path,
                   _ ("备份文件已经存在，没有改动它；请换一个文件名"));
      return FALSE;
    }
  temporary = gj_new_file_name (path);
  done = gj_new_file_make (store, temporary, error) && copy_into (store, temporary, error)
         && gj_new_file_sync (store, temporary, error) && gj_new_file_publish (store, temporary, path, error);
  (void)g_unlink (temporary);
  return done;
}

/* ---- putting one in the place of the store ---- */

/* Nobody writes to the store from here on: who does later finds that it was exchanged. The checkpoint may fail, where
 * somebody reads or the store is past it: then the kept one's WAL stays beside it, and nothing is lost. */
static sqlite3 *
hold_writer (const char *path, int *rc)
{
  sqlite3 *db = NULL;

  *rc = sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL);
  if (*rc == SQLITE_OK)
    {
      sqlite3_busy_timeout (db, GJ_STORE_BUSY_WAIT_MS);
      (void)sqlite3_wal_checkpoint_v2 (db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
      *rc = sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    }
  return db;
}

/* Ruined is what a restore is for. One that only we cannot open is another's, who may be writing. */
static gboolean
may_be_replaced (GjStore *store, int rc, GError **error)
{
  switch (rc & 0xff)
    {
    case SQLITE_OK:
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
    case SQLITE_IOERR:
    case SQLITE_ERROR: /* a file format that no SQLite knows */
      return TRUE;
    case SQLITE_BUSY:
      return gj_store_refuse (store, GJ_STORE_ERROR_LOCKED,
                              _ ("另一个程序正在写这个数据库，没有改动它；请停用终端后再恢复"), error);
    default:
      return gj_sqlite_fail (store, rc, error);
    }
}

static const char *const BESIDE[] = { GJ_SQLITE_BESIDE };

/* Those of @path, by a second name. */
static gboolean
name_beside (const char *path, const char *kept)
{
  for (guint i = 0; i < G_N_ELEMENTS (BESIDE); i++)
    {
      g_autofree char *from = g_strconcat (path, BESIDE[i], NULL);
      g_autofree char *to = g_strconcat (kept, BESIDE[i], NULL);

      if (link (from, to) != 0 && errno != ENOENT)
        return FALSE;
    }
  return TRUE;
}

static gboolean
remove_beside (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (BESIDE); i++)
    {
      g_autofree char *name = g_strconcat (path, BESIDE[i], NULL);

      if (g_unlink (name) != 0 && errno != ENOENT)
        return FALSE;
    }
  return TRUE;
}

/* A kill at any moment leaves the store whole where it was, or the kept one whole, and never a store without its WAL:
 * that would be the store of an earlier moment, which a terminal would serve from. So what lies beside it (the WAL
 * above all) gets a second name first; then the store is renamed; then the first names go. A kill before this last step
 * leaves a WAL where the new store will be, which SQLite would replay into it: therefore it is taken away here also where
 * no store is, and init refuses to begin beside it. */
static gboolean
move_aside (const char *path, const char *kept)
{
  if (!name_beside (path, kept) || (g_rename (path, kept) != 0 && errno != ENOENT))
    return FALSE;
  return remove_beside (path);
}

/* What was there is kept under another name, with its journal; a journal also where it is all that is there. */
static gboolean
keep_old (GjStore *store, const char *path, const char *kept, GError **error)
{
  sqlite3 *db = NULL;
  int rc = SQLITE_OK;
  gboolean done;

  if (g_file_test (kept, G_FILE_TEST_EXISTS))
    return gj_store_refuse (store, GJ_STORE_ERROR_EXISTS, _ ("留下原来的数据库要用的文件名已经有了，没有改动任何文件；请稍后再试"),
                            error);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    db = hold_writer (path, &rc);
  done = may_be_replaced (store, rc, error);
  if (done && !move_aside (path, kept))
    done = gj_store_refuse (store, GJ_STORE_ERROR_IO, g_strerror (errno), error);
  sqlite3_close (db); /* before there is a new one whose journal it could take for its own */
  return done;
}

static gboolean
copy_pages (GjStore *store, sqlite3 *source, sqlite3 *target, GError **error)
{
  sqlite3_backup *copy = sqlite3_backup_init (target, "main", source, "main");
  int rc = copy != NULL ? sqlite3_backup_step (copy, -1) : sqlite3_errcode (target);

  (void)sqlite3_backup_finish (copy);
  return rc == SQLITE_DONE || gj_sqlite_fail (store, rc, error);
}

/* By SQLite, which reads what was committed into a WAL beside it as well: a store that an earlier restore kept has one. */
static gboolean
copy_store (GjStore *store, const char *from, const char *to, GError **error)
{
  sqlite3 *source = NULL;
  sqlite3 *target = NULL;
  int rc = sqlite3_open_v2 (from, &source, SQLITE_OPEN_READONLY, NULL);
  gboolean done;

  if (rc == SQLITE_OK)
    rc = sqlite3_open_v2 (to, &target, SQLITE_OPEN_READWRITE, NULL);
  if (rc == SQLITE_OK) /* nobody else knows the file */
    rc = sqlite3_exec (target, "PRAGMA journal_mode = OFF", NULL, NULL, NULL);
  done = rc == SQLITE_OK ? copy_pages (store, source, target, error) : gj_sqlite_fail (store, rc, error);
  sqlite3_close (target);
  sqlite3_close (source);
  return done && gj_new_file_sync (store, to, error);
}

/* What stands there now, as whoever opens it will find it. */
static gboolean
check_result (GjStore *store, const char *path, GError **error)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *check = NULL;
  int rc = sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL);
  gboolean sound;

  if (rc == SQLITE_OK)
    rc = sqlite3_prepare_v2 (db, "PRAGMA quick_check(1)", -1, &check, NULL);
  sound = rc == SQLITE_OK && sqlite3_step (check) == SQLITE_ROW
          && g_strcmp0 ((const char *)sqlite3_column_text (check, 0), "ok") == 0;
  sqlite3_finalize (check);
  sqlite3_close (db);
  return sound
         || gj_store_refuse (store, GJ_STORE_ERROR_DAMAGED,
                             _ ("备份已放到数据库的位置，再读却是坏的，没有恢复成功；请停用本机，检查磁盘，再恢复一次"), error);
}

gboolean
gj_sqlite_restore (GjStore *store, const char *backup, const char *kept, GError **error)
{
  const char *path = gj_store_get_place (store);
  g_autofree char *temporary = gj_new_file_name (path);
  gboolean done = gj_new_file_make (store, temporary, error) && copy_store (store, backup, temporary, error)
                  && keep_old (store, path, kept, error) && gj_new_file_sync_folder (store, path, error)
                  && gj_new_file_publish (store, temporary, path, error) && check_result (store, path, error);

  (void)g_unlink (temporary);
  return done;
}
