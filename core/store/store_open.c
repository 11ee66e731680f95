/* SPDX-License-Identifier: Apache-2.0 */
/* Making and opening a store. Every way in which it cannot be opened has its own error and
 * sentence; a file that is not ours is never written to. */
#include "core/store/store_private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "core/store/statement.h"

#define URL_PREFIX "sqlite:"
/* A quick check reads the whole file. Beyond this size it would keep people waiting: `gongjictl
 * check` does it then. */
#define QUICK_CHECK_MAX_PAGES (32 * 1024)

static gboolean
open_error (GjStore *store, GjStoreError code, const char *sentence, GError **error)
{
  g_set_error (error, GJ_STORE_ERROR, (int)code, "%s：%s", store->url, sentence);
  return FALSE;
}

static const char *
path_from_url (const char *url, GError **error)
{
  if (g_str_has_prefix (url, URL_PREFIX) && url[strlen (URL_PREFIX)] != '\0')
    return url + strlen (URL_PREFIX);
  g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_URL,
               _ ("数据库地址“%s”无法识别：本程序支持 sqlite:文件路径"), url);
  return NULL;
}

static GjStore *
store_new (const char *url)
{
  GjStore *store = g_new0 (GjStore, 1);

  store->url = g_strdup (url);
  return store;
}

static gboolean
connect_file (GjStore *store, const char *path, int flags, GError **error)
{
  int rc = sqlite3_open_v2 (path, &store->db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                            NULL);

  if (rc != SQLITE_OK)
    return gj_store_fail (store, rc, error);
  sqlite3_busy_timeout (store->db, GJ_STORE_OPEN_WAIT_MS);
  (void)sqlite3_db_config (store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  (void)sqlite3_db_config (store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  return TRUE;
}

static gboolean
query_int64 (GjStore *store, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (GjStatement) statement = gj_statement_take (store, sql, error);

  if (statement == NULL || gj_statement_step (statement, error) != GJ_STEP_ROW)
    return FALSE;
  *value = gj_statement_int64 (statement, 0);
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

  if (!query_int64 (store, "PRAGMA application_id", &application, error))
    return FALSE;
  if (application != GJ_STORE_APPLICATION_ID)
    return open_error (store, GJ_STORE_ERROR_NOT_STORE,
                       _ ("这个文件不是本系统的数据库，请核对配置 [store] url"), error);
  return TRUE;
}

static gboolean
check_version (GjStore *store, GError **error)
{
  g_autofree char *sentence = NULL;

  if (!gj_store_read_version (store, &store->version, error))
    return FALSE;
  /* gj_store_create() gives a file its name only when its tables and their version are in it. */
  if (store->version < 1)
    return open_error (store, GJ_STORE_ERROR_DAMAGED,
                       _ ("数据库的结构版本记录被删掉了，不能判断表是否完整，没有写入任何内容；"
                          "请停用本机，用备份恢复后运行 gongjictl check"),
                       error);
  if (store->version > gj_store_newest_version ())
    {
      sentence = g_strdup_printf (
          _ ("数据库由更新版本的程序写成（结构版本 %d，本程序支持到 %d），请先升级本程序"),
          store->version, gj_store_newest_version ());
      return open_error (store, GJ_STORE_ERROR_NEWER, sentence, error);
    }
  if (store->read_only && store->version < gj_store_newest_version ())
    {
      sentence = g_strdup_printf (
          _ ("数据库结构较旧（版本 %d，本程序用 %d），只读方式不升级它；请先启动一次终端程序"),
          store->version, gj_store_newest_version ());
      return open_error (store, GJ_STORE_ERROR_READ_ONLY, sentence, error);
    }
  return TRUE;
}

static gboolean
read_kind (GjStore *store, GError **error)
{
  g_autoptr (GjStatement) statement
      = gj_statement_take (store, "SELECT value FROM store_meta WHERE name = 'kind'", error);
  const char *kind;

  if (statement == NULL)
    return FALSE;
  switch (gj_statement_step (statement, error))
    {
    case GJ_STEP_FAILED:
      return FALSE;
    case GJ_STEP_DONE:
      break;
    case GJ_STEP_ROW:
      kind = gj_statement_text (statement, 0);
      store->kind = g_str_equal (kind, "demo") ? GJ_STORE_DEMO : GJ_STORE_REAL;
      if (g_str_equal (kind, "demo") || g_str_equal (kind, "real"))
        return TRUE;
      break;
    }
  return open_error (store, GJ_STORE_ERROR_DAMAGED,
                     _ ("数据库没有写明是真实库还是演示库，请用备份恢复"), error);
}

static gboolean
check_kind (GjStore *store, GjStoreOpenFlags flags, GError **error)
{
  gboolean want_demo = (flags & GJ_STORE_OPEN_DEMO) != 0;

  if (!read_kind (store, error))
    return FALSE;
  if ((flags & GJ_STORE_OPEN_ANY_KIND) != 0)
    return TRUE;
  if (want_demo && store->kind != GJ_STORE_DEMO)
    return open_error (store, GJ_STORE_ERROR_NOT_DEMO,
                       _ ("这是真实数据库，演示程序不能使用；请另建演示库"), error);
  if (!want_demo && store->kind == GJ_STORE_DEMO)
    return open_error (store, GJ_STORE_ERROR_IS_DEMO,
                       _ ("这是演示数据库，不能用于真实业务；请核对配置 [store] url"), error);
  return TRUE;
}

static gboolean
check_pages (GjStore *store, GError **error)
{
  g_autoptr (GjStatement) statement = NULL;
  g_autofree char *sentence = NULL;
  gint64 pages = 0;

  if (!query_int64 (store, "PRAGMA page_count", &pages, error))
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
  return open_error (store, GJ_STORE_ERROR_DAMAGED, sentence, error);
}

/* Nothing is written where a guard is missing: whoever took it away could change money unseen. */
static gboolean
check_guards (GjStore *store, GError **error)
{
  g_autoptr (GPtrArray) damage = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sentence = NULL;

  if (!gj_store_list_guards (store, damage, error))
    return FALSE;
  if (damage->len == 0)
    return TRUE;
  sentence = g_strdup_printf (_ ("数据库的保护规则不完整（%s；共 %d 处），本次没有写入任何内容；"
                                 "请停用本机，用备份恢复后运行 gongjictl check"),
                              (const char *)g_ptr_array_index (damage, 0), (int)damage->len);
  return open_error (store, GJ_STORE_ERROR_DAMAGED, sentence, error);
}

/* What can be told from the file before SQLite touches it. */
static gboolean
check_file (GjStore *store, const char *path, GError **error)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    {
      if (errno == ENOENT || errno == ENOTDIR)
        return open_error (store, GJ_STORE_ERROR_MISSING,
                           _ ("没有这个数据库文件；首次使用请运行 gongjictl init"), error);
      return open_error (store, GJ_STORE_ERROR_IO, g_strerror (errno), error);
    }
  if (!S_ISREG (info.st_mode))
    return open_error (store, GJ_STORE_ERROR_NOT_STORE,
                       _ ("这个路径不是文件，请核对配置 [store] url"), error);
  if (!store->read_only)
    {
      g_autofree char *folder = g_path_get_dirname (path);

      if (g_access (path, W_OK) != 0 || g_access (folder, W_OK | X_OK) != 0)
        return open_error (store, GJ_STORE_ERROR_READ_ONLY,
                           _ ("数据库不可写，请检查文件和所在目录的权限、磁盘是否只读"), error);
    }
  return TRUE;
}

static gboolean
open_checked (GjStore *store, const char *path, GjStoreOpenFlags flags, GError **error)
{
  if (!check_file (store, path, error)
      || !connect_file (store, path,
                        store->read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE, error)
      || !check_ours (store, error) || !check_version (store, error)
      || !check_kind (store, flags, error))
    return FALSE;
  if ((flags & GJ_STORE_OPEN_NO_CHECK) == 0 && !check_pages (store, error))
    return FALSE;
  if (!set_up_connection (store, error))
    return FALSE;
  if (!store->read_only
      && (!gj_store_run (store, "PRAGMA journal_mode = WAL", error)
          || !gj_store_migrate (store, error)
          || ((flags & GJ_STORE_OPEN_NO_CHECK) == 0 && !check_guards (store, error))))
    return FALSE;
  sqlite3_busy_timeout (store->db, GJ_STORE_BUSY_WAIT_MS);
  return TRUE;
}

GjStore *
gj_store_open (const char *url, GjStoreOpenFlags flags, GError **error)
{
  const char *path = path_from_url (url, error);
  g_autoptr (GjStore) store = NULL;

  if (path == NULL)
    return NULL;
  store = store_new (url);
  store->read_only = (flags & GJ_STORE_OPEN_READ_ONLY) != 0;
  if (!open_checked (store, path, flags, error))
    return NULL;
  return g_steal_pointer (&store);
}

static gboolean
fill_new (GjStore *store, GjStoreKind kind, GError **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d", GJ_STORE_APPLICATION_ID);
  g_autofree char *meta
      = g_strdup_printf ("INSERT INTO store_meta (name, value) VALUES ('kind', '%s')",
                         kind == GJ_STORE_DEMO ? "demo" : "real");

  return gj_store_run (store, mark, error) && set_up_connection (store, error)
         && gj_store_migrate (store, error) && gj_store_run (store, meta, error)
         && gj_store_run (store, "PRAGMA journal_mode = WAL", error);
}

static gboolean
write_new (const char *url, const char *path, GjStoreKind kind, GError **error)
{
  g_autoptr (GjStore) store = store_new (url);
  /* People's data: only the user that the programs run as. The WAL takes the same mode. */
  int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd < 0)
    return open_error (store, GJ_STORE_ERROR_IO, g_strerror (errno), error);
  (void)close (fd);
  return connect_file (store, path, SQLITE_OPEN_READWRITE, error) && fill_new (store, kind, error);
}

/* A name that exists is never taken over, and a half-made file never gets the name. */
static gboolean
publish (GjStore *store, const char *temporary, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd;

  if (link (temporary, path) != 0)
    {
      if (errno == EEXIST)
        return open_error (store, GJ_STORE_ERROR_EXISTS, _ ("数据库已经存在，没有改动它"), error);
      return open_error (store, GJ_STORE_ERROR_IO, g_strerror (errno), error);
    }
  fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd >= 0)
    {
      (void)fsync (fd);
      (void)close (fd);
    }
  return TRUE;
}

gboolean
gj_store_create (const char *url, GjStoreKind kind, GError **error)
{
  const char *path = path_from_url (url, error);
  g_autoptr (GjStore) name = NULL; /* carries the url into messages */
  g_autofree char *folder = NULL;
  g_autofree char *temporary = NULL;
  gboolean done;

  if (path == NULL)
    return FALSE;
  name = store_new (url);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return open_error (name, GJ_STORE_ERROR_EXISTS, _ ("数据库已经存在，没有改动它"), error);
  folder = g_path_get_dirname (path);
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return open_error (name, GJ_STORE_ERROR_IO, _ ("所在目录不存在，请先建立目录"), error);
  if (g_access (folder, W_OK | X_OK) != 0)
    return open_error (name, GJ_STORE_ERROR_READ_ONLY, _ ("所在目录不可写，请检查权限"), error);

  temporary = g_strdup_printf ("%s.new-%d", path, (int)getpid ());
  (void)g_unlink (temporary); /* left by a program of the same number that was killed */
  done = write_new (url, temporary, kind, error) && publish (name, temporary, path, error);
  (void)g_unlink (temporary);
  return done;
}
