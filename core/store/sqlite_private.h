/* SPDX-License-Identifier: Apache-2.0 */
/* Inside the SQLite engine only. */
#pragma once

#include <sqlite3.h>

#include "core/store/store_private.h"

#define GJ_STORE_APPLICATION_ID 0x474A4B31 /* "GJK1" */
#define GJ_STORE_OPEN_WAIT_MS 2000
#define GJ_STORE_BUSY_WAIT_MS 5000

/* What SQLite keeps beside a store's file, and replays into whatever file of that name it finds. */
#define GJ_SQLITE_BESIDE "-wal", "-shm", "-journal"

/* The connection; NULL before it is opened. */
static inline sqlite3 *
gj_sqlite_db (GjStore *store)
{
  return store->connection;
}

/* Sets @error from SQLite's answer @rc, as a sentence for staff. Always FALSE. */
gboolean gj_sqlite_fail (GjStore *store, int rc, GError **error);

/* From here on nothing inside a transaction is committed but by gj_store_commit(). */
void gj_sqlite_guard_commit (GjStore *store);

/* How the engine's own part of opening and making is done (sqlite_open.c). */
gboolean gj_sqlite_connect (GjStore *store, GError **error);
gboolean gj_sqlite_set_up (GjStore *store, gboolean check, GError **error);
gboolean gj_sqlite_finish_open (GjStore *store, gboolean check, GError **error);
gboolean gj_sqlite_create (GjStore *store, GjStoreKind kind, GError **error);
gboolean gj_sqlite_mark_new (GjStore *store, GError **error);

gboolean gj_sqlite_backup (GjStore *store, const char *path, GError **error);
gboolean gj_sqlite_restore (GjStore *store, const char *backup, const char *kept, GError **error);

/* Adds a sentence to @damage for every table, index and trigger of the newest version that is missing
 * from the store or is not as the migrations make it. */
gboolean gj_sqlite_list_guards (GjStore *store, GPtrArray *damage,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean gj_sqlite_list_damage (GjStore *store, GPtrArray *damage,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
