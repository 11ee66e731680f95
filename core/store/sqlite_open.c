/* SPDX-License-Identifier: Apache-2.0 */
/* The file of a SQLite store: looking at it before it is opened, opening it, and making a new one. */
#include "core/store/sqlite_private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <pwd.h>
#include <string.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "core/store/new_file.h"

/* A quick check reads the whole file. Beyond this size it would keep people waiting: `gongjictl
 * check` does it then. */
#define QUICK_CHECK_MAX_PAGES (32 * 1024)

/* Asks again every millisecond, up to the limit. SQLite's own way asks ever more seldom, and would
 * for seconds miss the moments that an import leaves between its short transactions. */
static int
wait_turn (void *limit_ms, int n_asked)
{
  static _Thread_local gint64 begun_us;

  if (n_asked == 0)
    begun_us = g_get_monotonic_time ();
  if (g_get_monotonic_time () - begun_us >= (gint64)GPOINTER_TO_INT (limit_ms) * 1000)
    return 0;
  g_usleep (1000);
  return 1;
}

static gboolean
connect_file (GjStore *store, const char *path, int flags, GError **error)
{
  sqlite3 *db = NULL;
  int rc = sqlite3_open_v2 (path, &db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);

  store->connection = db;
  if (rc != SQLITE_OK)
    return gj_sqlite_fail (store, rc, error);
  sqlite3_busy_handler (db, wait_turn, GINT_TO_POINTER (GJ_STORE_OPEN_WAIT_MS));
  (void)sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  (void)sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  gj_sqlite_guard_commit (store);
  return TRUE;
}

/* How every connection works: durable at COMMIT, references kept, REPLACE asks the delete triggers
 * too. */
static gboolean
set_up_connection (GjStore *store, GError **error)
{
  return gj_store_run (store,
                       "PRAGMA foreign_keys = ON;"
                       "PRAGMA recursive_triggers = ON;"
                       "PRAGMA synchronous = FULL;"
                       "PRAGMA cell_size_check = ON;"
                       "PRAGMA journal_size_limit = 67108864;"
                       "PRAGMA temp_store = MEMORY;",
                       error);
}

static gboolean
check_ours (GjStore *store, GError **error)
{
  gint64 application = 0;

  if (!gj_store_query_int64 (store, "PRAGMA application_id", &application, error))
    return FALSE;
  if (application != GJ_STORE_APPLICATION_ID)
    return gj_store_refuse (store, GJ_STORE_ERROR_NOT_STORE,
                       _ ("这个文件不是本系统的数据库，请核对配置 [store] url"), error);
  return TRUE;
}

static gboolean
check_pages (GjStore *store, GError **error)
{
  g_autoptr (GjStatement) statement = NULL;
  g_autofree char *sentence = NULL;
  gint64 pages = 0;

  if (!gj_store_query_int64 (store, "PRAGMA page_count", &pages, error))
    return FALSE;
  if (pages > QUICK_CHECK_MAX_PAGES)
    return TRUE;
  statement = gj_statement_take (store, "PRAGMA quick_check(1)", error);
  if (statement == NULL || gj_statement_step (statement, error) != GJ_STEP_ROW)
    return FALSE;
  if (g_str_equal (gj_statement_text (statement, 0), "ok"))
    return TRUE;
  sentence
      = g_strdup_printf (_ ("数据库文件已损坏，请停用本机，用备份恢复后运行 gongjictl check（%s）"),
                         gj_statement_text (statement, 0));
  return gj_store_refuse (store, GJ_STORE_ERROR_DAMAGED, sentence, error);
}

/* Nothing is written where a guard is missing: whoever took it away could change money unseen. */
static gboolean
check_guards (GjStore *store, GError **error)
{
  g_autoptr (GPtrArray) damage = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sentence = NULL;

  if (!gj_sqlite_list_guards (store, damage, error))
    return FALSE;
  if (damage->len == 0)
    return TRUE;
  sentence = g_strdup_printf (_ ("数据库的保护规则不完整（%s；共 %d 处），本次没有写入任何内容；"
                                 "请停用本机，用备份恢复后运行 gongjictl check"),
                              (const char *)g_ptr_array_index (damage, 0), (int)damage->len);
  return gj_store_refuse (store, GJ_STORE_ERROR_DAMAGED, sentence, error);
}

static const char *
name_of (uid_t uid)
{
  const struct passwd *user = getpwuid (uid);

  return user != NULL ? user->pw_name : "?";
}

/* By name, not by opening it: closing it again would let go every lock that this program has on it. */
static gboolean
check_readable (GjStore *store, const char *path, const GStatBuf *info, GError **error)
{
  g_autofree char *owner = NULL;
  g_autofree char *sentence = NULL;

  if (faccessat (AT_FDCWD, path, R_OK, AT_EACCESS) == 0)
    return TRUE;
  owner = g_strdup (name_of (info->st_uid));
  sentence = g_strdup_printf (_ ("没有权限读数据库文件：它属于用户 %s，权限 %04o，而现在的用户是 %s；请用终端的用户运行，或改正文件的属主和权限"),
                              owner, (guint) (info->st_mode & 07777), name_of (geteuid ()));
  return gj_store_refuse (store, GJ_STORE_ERROR_IO, sentence, error);
}

/* What can be told from the file before SQLite touches it. */
static gboolean
check_file (GjStore *store, const char *path, GError **error)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    {
      if (errno == ENOENT || errno == ENOTDIR)
        return gj_store_refuse (store, GJ_STORE_ERROR_MISSING,
                           _ ("没有这个数据库文件；首次使用请运行 gongjictl init"), error);
      return gj_store_refuse (store, GJ_STORE_ERROR_IO, g_strerror (errno), error);
    }
  if (!S_ISREG (info.st_mode))
    return gj_store_refuse (store, GJ_STORE_ERROR_NOT_STORE,
                       _ ("这个路径不是文件，请核对配置 [store] url"), error);
  if (!check_readable (store, path, &info, error))
    return FALSE;
  if (!store->read_only)
    {
      g_autofree char *folder = g_path_get_dirname (path);

      if (g_access (path, W_OK) != 0 || g_access (folder, W_OK | X_OK) != 0)
        return gj_store_refuse (store, GJ_STORE_ERROR_READ_ONLY,
                           _ ("数据库不可写，请检查文件和所在目录的权限、磁盘是否只读"), error);
    }
  return TRUE;
}

char *
gj_store_find_exposure (GjStore *store)
{
  const char *path = gj_store_get_place (store);
  GStatBuf info;

  if (store->engine != &gj_engine_sqlite || g_stat (path, &info) != 0 || (info.st_mode & 077) == 0)
    return NULL;
  return g_strdup_printf (_ ("别的用户也能读或写数据库文件 %s（权限 %04o），请运行 chmod 600 %s"), path,
                          (guint) (info.st_mode & 07777), path);
}

static gboolean
write_new (GjStore *store, const char *path, GjStoreKind kind, GError **error)
{
  /* People's data: only the user that the programs run as. The WAL takes the same mode. */
  gboolean done = gj_new_file_make (store, path, error) && connect_file (store, path, SQLITE_OPEN_READWRITE, error)
                  && gj_store_fill_new (store, kind, error)
                  && gj_store_run (store, "PRAGMA journal_mode = WAL", error);

  gj_store_rollback (store);
  gj_store_drop_statements (store);
  store->engine->disconnect (store);
  return done;
}

gboolean
gj_sqlite_connect (GjStore *store, GError **error)
{
  const char *path = gj_store_get_place (store);

  return check_file (store, path, error)
         && connect_file (store, path,
                          store->read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE, error)
         && check_ours (store, error);
}

gboolean
gj_sqlite_set_up (GjStore *store, gboolean check, GError **error)
{
  return (!check || check_pages (store, error)) && set_up_connection (store, error)
         && (store->read_only || gj_store_run (store, "PRAGMA journal_mode = WAL", error));
}

gboolean
gj_sqlite_finish_open (GjStore *store, gboolean check, GError **error)
{
  if (!store->read_only && check && !check_guards (store, error))
    return FALSE;
  sqlite3_busy_handler (gj_sqlite_db (store), wait_turn, GINT_TO_POINTER (GJ_STORE_BUSY_WAIT_MS));
  return TRUE;
}

gboolean
gj_sqlite_mark_new (GjStore *store, GError **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d", GJ_STORE_APPLICATION_ID);

  return gj_store_run (store, mark, error) && set_up_connection (store, error);
}

/* The new store would begin with what an earlier one has not taken up yet. */
static gboolean
check_nothing_beside (GjStore *store, const char *path, GError **error)
{
  static const char *const BESIDE[] = { GJ_SQLITE_BESIDE };

  for (guint i = 0; i < G_N_ELEMENTS (BESIDE); i++)
    {
      g_autofree char *name = g_strconcat (path, BESIDE[i], NULL);
      g_autofree char *sentence = NULL;

      if (!g_file_test (name, G_FILE_TEST_EXISTS))
        continue;
      sentence = g_strdup_printf (_ ("数据库文件不在了，旁边却留着它的 %s，里面可能有缴费，没有建立数据库；"
                                     "请找回数据库文件，或用 gongjictl restore 恢复备份（它把这个文件改名留下）"),
                                  name);
      return gj_store_refuse (store, GJ_STORE_ERROR_EXISTS, sentence, error);
    }
  return TRUE;
}

gboolean
gj_sqlite_create (GjStore *store, GjStoreKind kind, GError **error)
{
  const char *path = gj_store_get_place (store);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary = NULL;
  gboolean done;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return gj_store_refuse (store, GJ_STORE_ERROR_EXISTS, _ ("数据库已经存在，没有改动它"), error);
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return gj_store_refuse (store, GJ_STORE_ERROR_IO, _ ("所在目录不存在，请先建立目录"), error);
  if (g_access (folder, W_OK | X_OK) != 0)
    return gj_store_refuse (store, GJ_STORE_ERROR_READ_ONLY, _ ("所在目录不可写，请检查权限"),
                            error);
  if (!check_nothing_beside (store, path, error))
    return FALSE;

  temporary = gj_new_file_name (path);
  done = write_new (store, temporary, kind, error) && gj_new_file_publish (store, temporary, path, error);
  (void)g_unlink (temporary);
  return done;
}
