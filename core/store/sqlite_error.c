/* SPDX-License-Identifier: Apache-2.0 */
/* What went wrong with the medium, said so that the hall's staff know what to do. */
#include "core/store/sqlite_private.h"

#include <errno.h>

#include "core/base/i18n.h"

static gboolean
is_no_room (sqlite3_file *file)
{
  int reason = 0;

  return file != NULL && file->pMethods != NULL
         && file->pMethods->xFileControl (file, SQLITE_FCNTL_LAST_ERRNO, &reason) == SQLITE_OK
         && (reason == ENOSPC || reason == EDQUOT || reason == EFBIG);
}

/* A write for which there was no room, of the disk, of the user's share of it or of one file: SQLite knows only the
 * first by itself. The files know what the system said; sqlite3_system_errno() does not when it was at a COMMIT. */
static gboolean
had_no_room (sqlite3 *db, int rc)
{
  static const int FILES[] = { SQLITE_FCNTL_JOURNAL_POINTER, SQLITE_FCNTL_FILE_POINTER };

  if (db == NULL || rc != SQLITE_IOERR_WRITE)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (FILES); i++)
    {
      sqlite3_file *file = NULL;

      if (sqlite3_file_control (db, "main", FILES[i], &file) == SQLITE_OK && is_no_room (file))
        return TRUE;
    }
  return FALSE;
}

static GjStoreError
code_from_sqlite (int rc)
{
  switch (rc & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return GJ_STORE_ERROR_LOCKED;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return GJ_STORE_ERROR_DAMAGED;
    case SQLITE_FULL:
      return GJ_STORE_ERROR_DISK_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return GJ_STORE_ERROR_READ_ONLY;
    case SQLITE_CONSTRAINT:
      /* No rule of ours: the transaction was lost (gj_sqlite_guard_commit()). */
      return rc == SQLITE_CONSTRAINT_COMMITHOOK ? GJ_STORE_ERROR_IO : GJ_STORE_ERROR_CONSTRAINT;
    case SQLITE_IOERR:
      if (rc == SQLITE_IOERR_CORRUPTFS || rc == SQLITE_IOERR_DATA)
        return GJ_STORE_ERROR_DAMAGED;
      /* The shared-memory file could not grow: what a full disk says when a store is opened. */
      return rc == SQLITE_IOERR_SHMSIZE ? GJ_STORE_ERROR_DISK_FULL : GJ_STORE_ERROR_IO;
    default:
      return GJ_STORE_ERROR_IO;
    }
}

static const char *
sentence_for (GjStoreError code)
{
  switch (code)
    {
    case GJ_STORE_ERROR_LOCKED:
      return _ ("数据库正被另一个程序占用，稍后再试；若一直如此，请关闭正在使用它的程序");
    case GJ_STORE_ERROR_DAMAGED:
      return _ ("数据库文件已损坏，请停用本机，用备份恢复后运行 gongjictl check");
    case GJ_STORE_ERROR_DISK_FULL:
      return _ ("磁盘已满，本次没有写入任何内容；请清理磁盘后重试");
    case GJ_STORE_ERROR_READ_ONLY:
      return _ ("数据库不可写，请检查文件和所在目录的权限、磁盘是否只读");
    case GJ_STORE_ERROR_CONSTRAINT:
      return _ ("数据库按规则拒绝了这次写入，没有改动任何内容");
    case GJ_STORE_ERROR_URL:
    case GJ_STORE_ERROR_MISSING:
    case GJ_STORE_ERROR_EXISTS:
    case GJ_STORE_ERROR_NOT_STORE:
    case GJ_STORE_ERROR_NEWER:
    case GJ_STORE_ERROR_OLDER:
    case GJ_STORE_ERROR_CLOCK:
    case GJ_STORE_ERROR_NOT_DEMO:
    case GJ_STORE_ERROR_IS_DEMO:
    case GJ_STORE_ERROR_AWAY:
    case GJ_STORE_ERROR_IO:
      break;
    }
  return _ ("读写数据库时出错，请检查磁盘和系统日志");
}

gboolean
gj_sqlite_fail (GjStore *store, int rc, GError **error)
{
  sqlite3 *db = gj_sqlite_db (store);
  GjStoreError code = had_no_room (db, rc) ? GJ_STORE_ERROR_DISK_FULL : code_from_sqlite (rc);
  const char *sentence = (rc & 0xff) == SQLITE_CANTOPEN && code == GJ_STORE_ERROR_IO
                             ? _ ("打不开数据库文件，请检查文件和所在目录的属主、权限，再检查磁盘")
                             : sentence_for (code);
  const char *detail = db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (rc);

  g_set_error (error, GJ_STORE_ERROR, (int)code, "%s：%s（%s，%d：%s）", store->url,
               sentence, sqlite3_errstr (rc & 0xff), rc, detail);
  return FALSE;
}
