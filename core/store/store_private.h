/* SPDX-License-Identifier: Apache-2.0 */
/* Inside core/store only: what a store handle is made of. Nothing outside this folder includes
 * sqlite3.h. */
#pragma once

#include <sqlite3.h>

#include "core/store/store.h"

#define GJ_STORE_APPLICATION_ID 0x474A4B31 /* "GJK1" */
#define GJ_STORE_OPEN_WAIT_MS 2000
#define GJ_STORE_BUSY_WAIT_MS 5000

struct _GjStore
{
  sqlite3 *db;
  char *url;
  GjStoreKind kind;
  int version;
  gboolean read_only;
  GHashTable *statements; /* SQL text → GjStatement */
};

/* Sets @error from SQLite's answer @rc, as a sentence for staff. Always FALSE. */
gboolean gj_store_fail (GjStore *store, int rc, GError **error);
GjStoreError gj_store_error_from_sqlite (int rc);

/* The schema's version that these programs write. */
int gj_store_newest_version (void);
/* Brings the open store forward to the newest version, each step in its own transaction. */
gboolean gj_store_migrate (GjStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* 0 for an empty database. */
gboolean gj_store_read_version (GjStore *store, int *version,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Adds a sentence to @damage for every table, index and trigger of the newest version that is
 * missing from the store or is not as the migrations make it. */
gboolean gj_store_list_guards (GjStore *store, GPtrArray *damage,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Ends and forgets every kept statement. */
void gj_store_drop_statements (GjStore *store);
