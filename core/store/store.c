/* SPDX-License-Identifier: Apache-2.0 */
/* Transactions, as every engine has them: they do not nest, and a COMMIT has three answers. */
#include "core/store/store_private.h"

#include "core/base/i18n.h"

void
gj_store_close (GjStore *store)
{
  if (store == NULL)
    return;
  if (store->connection != NULL)
    gj_store_rollback (store);
  gj_store_set_watch (store, NULL, NULL, NULL);
  gj_store_drop_statements (store);
  if (store->connection != NULL)
    store->engine->disconnect (store);
  g_clear_pointer (&store->claims, g_hash_table_unref);
  g_free (store->address);
  g_free (store->url);
  g_free (store);
}

GjStoreKind
gj_store_get_kind (GjStore *store)
{
  return store->kind;
}

int
gj_store_get_version (GjStore *store)
{
  return store->version;
}

const char *
gj_store_get_url (GjStore *store)
{
  return store->url;
}

gboolean
gj_store_in_transaction (GjStore *store)
{
  return store->connection != NULL && !store->broken && store->engine->in_transaction (store);
}

gboolean
gj_store_is_usable (GjStore *store, GError **error)
{
  return !store->broken
         || gj_store_refuse (store, GJ_STORE_ERROR_IO,
                             _ ("上一次没有做完的写入撤不回来，这个连接已停用，没有写入任何内容；程序会重新打开数据库"), error);
}

gboolean
gj_store_begin (GjStore *store, GError **error)
{
  g_assert (!gj_store_in_transaction (store));
  if (!gj_store_is_usable (store, error))
    return FALSE;
  g_clear_pointer (&store->claims, g_hash_table_unref);
  store->claims = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  store->begun = store->engine->begin (store, error);
  if (store->begun)
    return TRUE;
  gj_store_rollback (store); /* it may have begun, and then found that it must not */
  return FALSE;
}

gboolean
gj_store_begin_read (GjStore *store, GError **error)
{
  g_assert (!gj_store_in_transaction (store));
  if (!gj_store_is_usable (store, error))
    return FALSE;
  store->begun = store->engine->begin_read (store, error);
  return store->begun;
}

void
gj_store_set_watch (GjStore *store, const GjStoreWatch *watch, gpointer data, GDestroyNotify data_free)
{
  if (store->watch_free != NULL)
    store->watch_free (store->watch_data);
  store->watch = watch;
  store->watch_data = data;
  store->watch_free = data_free;
}

gpointer
gj_store_get_watched (GjStore *store, const GjStoreWatch *watch)
{
  return store->watch == watch ? store->watch_data : NULL;
}

gboolean
gj_store_is_shared (GjStore *store)
{
  return store->engine->get_socket != NULL;
}

char *
gj_store_find_loss (GjStore *store)
{
  return store->engine->find_loss != NULL ? store->engine->find_loss (store) : NULL;
}

int
gj_store_get_socket (GjStore *store)
{
  return store->engine->get_socket != NULL ? store->engine->get_socket (store) : -1;
}

void
gj_store_rollback (GjStore *store)
{
  if (gj_store_in_transaction (store))
    store->engine->rollback (store);
  store->begun = FALSE;
  /* Closing takes it back; until then it would be read as if it were so. */
  if (gj_store_in_transaction (store))
    store->broken = TRUE;
}

GjCommit
gj_store_commit (GjStore *store, GError **error)
{
  GjCommit commit;

  /* The engine may already have rolled back by itself after an earlier failure. */
  if (!gj_store_in_transaction (store))
    {
      g_set_error_literal (error, GJ_STORE_ERROR, GJ_STORE_ERROR_IO, "transaction was rolled back");
      return GJ_COMMIT_FAILED;
    }
  commit = store->engine->commit (store, error);
  store->begun = FALSE;
  if (commit == GJ_COMMIT_DONE && store->watch != NULL)
    store->watch->committed (store, store->watch_data);
  return commit;
}

gboolean
gj_store_run (GjStore *store, const char *sql, GError **error)
{
  return gj_store_is_usable (store, error) && store->engine->run (store, sql, error);
}

GPtrArray *
gj_store_list_damage (GjStore *store, GError **error)
{
  g_autoptr (GPtrArray) damage = g_ptr_array_new_with_free_func (g_free);

  return store->engine->list_damage (store, damage, error) ? g_steal_pointer (&damage) : NULL;
}

gboolean
gj_store_set_durable (GjStore *store, gboolean durable, GError **error)
{
  g_assert (!gj_store_in_transaction (store));
  return store->engine->set_durable (store, durable, error);
}

gboolean
gj_store_set_patience (GjStore *store, int patience_ms, GError **error)
{
  g_assert (!gj_store_in_transaction (store));
  g_assert (patience_ms >= 100);
  store->patience_ms = patience_ms;
  return store->engine->bound_questions == NULL || store->engine->bound_questions (store, error);
}

gboolean
gj_store_set_bulk (GjStore *store, gboolean bulk, GError **error)
{
  g_assert (!gj_store_in_transaction (store));
  return store->engine->set_bulk == NULL || store->engine->set_bulk (store, bulk, error);
}
