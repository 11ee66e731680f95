/* SPDX-License-Identifier: Apache-2.0 */
/* Copies of a store in one file, made while others write, and putting one in the store's place. */
#include "core/store/sqlite_private.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
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
    return gj_store_refuse (store, GJ_STORE_ERROR_EXISTS, _ ("备份文件已经存在，没有改动它；请换一个文件名"),
                            error);
  temporary = gj_new_file_name (path);
  done = gj_new_file_make (store, temporary, error) && copy_into (store, temporary, error)
         && gj_new_file_sync (store, temporary, error) && gj_new_file_publish (store, temporary, path, error);
  (void)g_unlink (temporary);
  return done;
}

/* ---- putting one in the place of the store ---- */

/* Nobody writes to the store from here on: who does later finds that it was exchanged. */
static sqlite3 *
hold_writer (const char *path, gboolean *busy)
{
  sqlite3 *db = NULL;
  int rc = sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL);

  if (rc == SQLITE_OK)
    {
      sqlite3_busy_timeout (db, GJ_STORE_BUSY_WAIT_MS);
      (void)sqlite3_wal_checkpoint_v2 (db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
      rc = sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    }
  *busy = (rc & 0xff) == SQLITE_BUSY;
  return db;
}

static gboolean
move_aside (const char *path, const char *kept)
{
  static const char *const PARTS[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (PARTS); i++)
    {
      g_autofree char *from = g_strconcat (path, PARTS[i], NULL);
      g_autofree char *to = g_strconcat (kept, PARTS[i], NULL);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        return FALSE;
    }
  return TRUE;
}

/* What was there is kept under another name, with its journal. */
static gboolean
keep_old (GjStore *store, const char *path, const char *kept, GError **error)
{
  gboolean busy = FALSE;
  sqlite3 *db = hold_writer (path, &busy);
  gboolean moved = !busy && move_aside (path, kept);
  int failure = errno;

  sqlite3_close (db); /* before there is a new one whose journal it could take for its own */
  if (busy)
    return gj_store_refuse (store, GJ_STORE_ERROR_LOCKED,
                            _ ("另一个程序正在写这个数据库，没有改动它；请停用终端后再恢复"), error);
  return moved || gj_store_refuse (store, GJ_STORE_ERROR_IO, g_strerror (failure), error);
}

static gboolean
copy_file (GjStore *store, const char *from, const char *to, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);

  return g_file_copy (source, target, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL,
                      NULL, error)
         && g_chmod (to, 0600) == 0 && gj_new_file_sync (store, to, error);
}

gboolean
gj_sqlite_restore (GjStore *store, const char *backup, const char *kept, GError **error)
{
  const char *path = gj_store_get_place (store);
  g_autofree char *temporary = g_strdup_printf ("%s.new-%d", path, (int)getpid ());
  gboolean done = copy_file (store, backup, temporary, error)
                  && (!g_file_test (path, G_FILE_TEST_EXISTS) || keep_old (store, path, kept, error))
                  && gj_new_file_publish (store, temporary, path, error);

  (void)g_unlink (temporary);
  return done;
}
