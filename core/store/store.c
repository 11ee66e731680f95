/* SPDX-License-Identifier: Apache-2.0 */
/* Transactions. A COMMIT has three answers, because a medium that failed while syncing may or may
 * not have kept it. */
#include "core/store/store_private.h"

#include "core/base/i18n.h"
#include "core/store/statement.h"

void
gj_store_close (GjStore *store)
{
  int rc;

  if (store == NULL)
    return;
  gj_store_rollback (store);
  gj_store_drop_statements (store);
  rc = sqlite3_close (store->db);
  g_assert (rc == SQLITE_OK); /* BUSY would mean a statement that nobody owns */
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
  return store->db != NULL && sqlite3_get_autocommit (store->db) == 0;
}

/* A file that was moved away or exchanged while it was open would take rows that nobody finds again. */
static gboolean
check_in_place (GjStore *store, GError **error)
{
  int moved = 0;

  if (sqlite3_file_control (store->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK || !moved)
    return TRUE;
  g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_MISSING, "%s：%s", store->url,
               _ ("数据库文件被移走或换掉了，本次没有写入任何内容；程序会重新打开它"));
  return FALSE;
}

gboolean
gj_store_begin (GjStore *store, GError **error)
{
  g_assert (!gj_store_in_transaction (store));
  if (!check_in_place (store, error))
    return FALSE;
  return gj_store_run (store, "BEGIN IMMEDIATE", error);
}

gboolean
gj_store_begin_read (GjStore *store, GError **error)
{
  g_assert (!gj_store_in_transaction (store));
  return gj_store_run (store, "BEGIN", error);
}

void
gj_store_rollback (GjStore *store)
{
  if (gj_store_in_transaction (store))
    (void)sqlite3_exec (store->db, "ROLLBACK", NULL, NULL, NULL);
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

GjCommit
gj_store_commit (GjStore *store, GError **error)
{
  int rc;

  /* SQLite may already have rolled back by itself after an earlier failure. */
  if (!gj_store_in_transaction (store))
    {
      g_set_error_literal (error, GJ_STORE_ERROR, GJ_STORE_ERROR_IO, "transaction was rolled back");
      return GJ_COMMIT_FAILED;
    }
  rc = sqlite3_exec (store->db, "COMMIT", NULL, NULL, NULL);
  if (rc == SQLITE_OK)
    return GJ_COMMIT_DONE;

  gj_store_fail (store, rc, error);
  gj_store_rollback (store);
  return commit_after_failure (rc);
}
