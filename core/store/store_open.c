/* SPDX-License-Identifier: Apache-2.0 */
/* Making and opening a store of any engine. Every way in which it cannot be opened has its own
 * error and sentence; a database that is not ours is never written to. */
#include "core/store/store_private.h"

#include <string.h>

#include "core/base/i18n.h"

static const GjEngine *const ENGINES[] = { &gj_engine_sqlite, &gj_engine_postgres };

G_DEFINE_QUARK (gj - store - error - quark, gj_store_error)

gboolean
gj_store_refuse (GjStore *store, GjStoreError code, const char *sentence, GError **error)
{
  g_set_error (error, GJ_STORE_ERROR, (int)code, "%s：%s", store->url, sentence);
  return FALSE;
}

const char *
gj_store_get_place (GjStore *store)
{
  return store->address + strlen (store->engine->prefix);
}

char *
gj_store_hide_password (const char *url)
{
  g_autoptr (GRegex) parameter = g_regex_new ("([?&](?:ssl)?password=)[^&]*", 0, 0, NULL);
  /* One that should have been written with %40 or %2F as well, so up to the last @ whatever stands before it. */
  g_autoptr (GRegex) before_host = g_regex_new ("(://[^:]*:).*(?=@)", G_REGEX_DOTALL, 0, NULL);
  g_autofree char *shown = g_regex_replace (parameter, url, -1, 0, "\\1***", 0, NULL);

  return g_regex_replace (before_host, shown, -1, 0, "\\1***", 0, NULL);
}

/* (transfer full); NULL for a url that no engine takes. */
static GjStore *
store_new (const char *url, GError **error)
{
  g_autofree char *shown = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ENGINES); i++)
    if (g_str_has_prefix (url, ENGINES[i]->prefix) && url[strlen (ENGINES[i]->prefix)] != '\0')
      {
        GjStore *store = g_new0 (GjStore, 1);

        store->engine = ENGINES[i];
        store->patience_ms = GJ_STORE_PATIENCE_MS;
        store->address = g_strdup (url);
        store->url = gj_store_hide_password (url);
        return store;
      }
  shown = gj_store_hide_password (url);
  g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_URL,
               _ ("数据库地址“%s”无法识别：请写 sqlite:文件路径，或 postgresql://用户@主机/数据库"),
               shown);
  return NULL;
}

gboolean
gj_store_query_int64 (GjStore *store, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (GjStatement) statement = gj_statement_take (store, sql, error);

  if (statement == NULL || gj_statement_step (statement, error) != GJ_STEP_ROW)
    return FALSE;
  *value = gj_statement_int64 (statement, 0);
  return TRUE;
}

static gboolean
check_version (GjStore *store, GError **error)
{
  g_autofree char *sentence = NULL;

  if (!gj_store_read_version (store, &store->version, error))
    return FALSE;
  /* gj_store_create() gives a store its name only when its tables and their version are in it. */
  if (store->version < 1)
    return gj_store_refuse (
        store, GJ_STORE_ERROR_DAMAGED,
        _ ("数据库的结构版本记录被删掉了，不能判断表是否完整，没有写入任何内容；"
           "请停用本机，用备份恢复后运行 gongjictl check"),
        error);
  if (store->version > gj_store_newest_version ())
    {
      sentence = g_strdup_printf (
          _ ("数据库由更新版本的程序写成（结构版本 %d，本程序支持到 %d），请先升级本程序"),
          store->version, gj_store_newest_version ());
      return gj_store_refuse (store, GJ_STORE_ERROR_NEWER, sentence, error);
    }
  if (store->read_only && store->version < gj_store_newest_version ())
    {
      sentence = g_strdup_printf (
          _ ("数据库结构较旧（版本 %d，本程序用 %d），只读方式不升级它；请先启动一次终端程序"),
          store->version, gj_store_newest_version ());
      return gj_store_refuse (store, GJ_STORE_ERROR_READ_ONLY, sentence, error);
    }
  return TRUE;
}

/* A kiosk's role writes rows and changes no tables. */
static gboolean
check_may_migrate (GjStore *store, GError **error)
{
  gboolean may = TRUE;

  if (store->read_only || store->version == gj_store_newest_version ()
      || store->engine->may_migrate == NULL)
    return TRUE;
  if (!store->engine->may_migrate (store, &may, error))
    return FALSE;
  return may
         || gj_store_refuse (store, GJ_STORE_ERROR_READ_ONLY,
                             _ ("数据库结构较旧，终端用的数据库用户不能升级它；"
                                "请停用各终端，用数据库的主人运行 gongjictl grant 这个用户 --kiosk 机号，它同时升级结构"),
                             error);
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
  return gj_store_refuse (store, GJ_STORE_ERROR_DAMAGED,
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
    return gj_store_refuse (store, GJ_STORE_ERROR_NOT_DEMO,
                            _ ("这是真实数据库，演示程序不能使用；请另建演示库"), error);
  if (!want_demo && store->kind == GJ_STORE_DEMO)
    return gj_store_refuse (store, GJ_STORE_ERROR_IS_DEMO,
                            _ ("这是演示数据库，不能用于真实业务；请核对配置 [store] url"), error);
  return TRUE;
}

gboolean
gj_store_recognize (GjStore *store, GError **error)
{
  GjStoreKind kind = store->kind;
  int version = 0;

  if (!gj_store_read_version (store, &version, error) || !read_kind (store, error))
    return FALSE;
  if (version == store->version && store->kind == kind)
    return TRUE;
  store->kind = kind;
  return gj_store_refuse (store, GJ_STORE_ERROR_MISSING,
                          _ ("重新连上的不是原来的数据库（种类或结构版本不同），没有写入任何内容；"
                             "请核对服务器，再重新启动本程序"),
                          error);
}

static gboolean
open_checked (GjStore *store, GjStoreOpenFlags flags, GError **error)
{
  const GjEngine *engine = store->engine;
  gboolean check = (flags & GJ_STORE_OPEN_NO_CHECK) == 0;

  return engine->connect (store, error) && check_version (store, error)
         && check_kind (store, flags, error) && check_may_migrate (store, error)
         && engine->set_up (store, check, error)
         && (store->read_only || gj_store_migrate (store, error))
         && engine->finish_open (store, check, error);
}

GjStore *
gj_store_open (const char *url, GjStoreOpenFlags flags, GError **error)
{
  g_autoptr (GjStore) store = store_new (url, error);

  if (store == NULL)
    return NULL;
  store->read_only = (flags & GJ_STORE_OPEN_READ_ONLY) != 0;
  store->unchecked = (flags & GJ_STORE_OPEN_NO_CHECK) != 0;
  store->opened = open_checked (store, flags, error);
  return store->opened ? g_steal_pointer (&store) : NULL;
}

gboolean
gj_store_fill_new (GjStore *store, GjStoreKind kind, GError **error)
{
  g_autofree char *meta
      = g_strdup_printf ("INSERT INTO store_meta (name, value) VALUES ('kind', '%s')",
                         kind == GJ_STORE_DEMO ? "demo" : "real");

  return store->engine->mark_new (store, error) && gj_store_migrate (store, error)
         && gj_store_run (store, meta, error);
}

gboolean
gj_store_create (const char *url, GjStoreKind kind, GError **error)
{
  g_autoptr (GjStore) store = store_new (url, error);

  return store != NULL && store->engine->create (store, kind, error);
}

gboolean
gj_store_backup (GjStore *store, const char *path, GError **error)
{
  g_assert (!gj_store_in_transaction (store));
  return store->engine->backup (store, path, error);
}

gboolean
gj_store_restore (const char *url, const char *backup, const char *kept, GError **error)
{
  g_autoptr (GjStore) store = store_new (url, error);

  return store != NULL && store->engine->restore (store, backup, kept, error);
}

char *
gj_store_unpack (const char *url, const char *backup, GError **error)
{
  g_autoptr (GjStore) store = store_new (url, error);

  if (store == NULL)
    return NULL;
  g_assert (store->engine->unpack != NULL);
  return store->engine->unpack (store, backup, error);
}

gboolean
gj_store_discard (const char *url, GError **error)
{
  g_autoptr (GjStore) store = store_new (url, error);

  return store != NULL && store->engine->discard (store, error);
}

gboolean
gj_store_grant_kiosk (GjStore *store, const char *role, const char *kiosk_ids, char **granted, GError **error)
{
  gboolean done;

  if (store->engine->grant_kiosk == NULL)
    return gj_store_refuse (store, GJ_STORE_ERROR_URL,
                            _ ("单机数据库没有用户，能读写文件的就能读写数据库；"
                               "只有 postgresql:// 的共享数据库需要授权"),
                            error);
  if (!gj_store_begin (store, error))
    return FALSE;
  done = store->engine->grant_kiosk (store, role, kiosk_ids, granted, error)
         && gj_store_commit (store, error) == GJ_COMMIT_DONE;
  gj_store_rollback (store);
  return done;
}

gboolean
gj_store_check_kiosk (GjStore *store, const char *kiosk_id, GError **error)
{
  return store->engine->check_kiosk == NULL || store->engine->check_kiosk (store, kiosk_id, error);
}

/* ---- what is missing ---- */

/* A sentence about "type name". (transfer full) */
static char *
describe_missing (const char *object)
{
  const char *name = strchr (object, ' ') + 1;

  if (g_str_has_prefix (object, "table "))
    return g_strdup_printf (_ ("缺少表 %s"), name);
  if (g_str_has_prefix (object, "index "))
    return g_strdup_printf (_ ("缺少索引 %s"), name);
  return g_strdup_printf (_ ("缺少触发器 %s，它防止账目被改动"), name);
}

static char *
describe_changed (const char *object)
{
  const char *name = strchr (object, ' ') + 1;

  if (g_str_has_prefix (object, "table "))
    return g_strdup_printf (_ ("表 %s 的定义被改动过"), name);
  if (g_str_has_prefix (object, "index "))
    return g_strdup_printf (_ ("索引 %s 的定义被改动过"), name);
  return g_strdup_printf (_ ("触发器 %s 的定义被改动过"), name);
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

/* A trigger of somebody's may drop rows or write others without a word. */
static void
tell_more (GHashTable *expected, GHashTable *found, GPtrArray *damage)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (found), compare_names);

  for (GList *l = names; l != NULL; l = l->next)
    if (g_str_has_prefix (l->data, "trigger ") && !g_hash_table_contains (expected, l->data))
      g_ptr_array_add (damage, g_strdup_printf (_ ("多出触发器 %s，它不是本系统建立的，可能改动或丢掉账目"),
                                                strchr (l->data, ' ') + 1));
}

void
gj_store_compare_guards (GHashTable *expected, GHashTable *found, GPtrArray *damage)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (expected), compare_names);
  GList *l;

  for (l = names; l != NULL; l = l->next)
    {
      const char *text = g_hash_table_lookup (found, l->data);

      if (text == NULL)
        g_ptr_array_add (damage, describe_missing (l->data));
      else if (!g_str_equal (text, g_hash_table_lookup (expected, l->data)))
        g_ptr_array_add (damage, describe_changed (l->data));
    }
  tell_more (expected, found, damage);
}
