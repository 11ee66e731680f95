/* SPDX-License-Identifier: Apache-2.0 */
/* Inside the PostgreSQL engine only. */
#pragma once

#include <libpq-fe.h>

#include "core/store/store_private.h"

static inline PGconn *
gj_postgres_connection (GjStore *store)
{
  return store->connection;
}

/* Nothing more can be asked on this connection. */
gboolean gj_postgres_is_lost (GjStore *store);

/* An answer of the server's own, in the connection's life: without one nobody knows what became of the question.
 * A FATAL one ends the connection, and may come after a COMMIT was kept. */
gboolean gj_postgres_is_answer (const PGresult *result);

/* Sets @error from @result (NULL: from the connection), as a sentence for staff. Always FALSE. */
gboolean gj_postgres_fail (GjStore *store, const PGresult *result, GError **error);

/* A question and its whole answer, where several statements are asked the last one's or that which failed. NULL, and the
 * connection lost: none came within the store's patience. (transfer full) */
PGresult *gj_postgres_ask (GjStore *store, const char *sql);
PGresult *gj_postgres_ask_with (GjStore *store, const char *sql, int n_parameters, const Oid *types,
                                const char *const *values);
PGresult *gj_postgres_ask_to_prepare (GjStore *store, const char *name, const char *sql, int n_parameters,
                                      const Oid *types);
PGresult *gj_postgres_ask_prepared (GjStore *store, const char *name, int n_parameters, const char *const *values);

/* The server, whatever is in the database. */
gboolean gj_postgres_reach (GjStore *store, GError **error);
gboolean gj_postgres_connect (GjStore *store, GError **error);
/* Makes the connection again when it was lost, as it was, and only outside of transactions and imports: inside
 * of one what was done before is not there any more. */
gboolean gj_postgres_keep_connected (GjStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean gj_postgres_set_up (GjStore *store, gboolean check, GError **error);
gboolean gj_postgres_bound_questions (GjStore *store, GError **error);
gboolean gj_postgres_finish_open (GjStore *store, gboolean check, GError **error);
gboolean gj_postgres_create (GjStore *store, GjStoreKind kind, GError **error);
gboolean gj_postgres_mark_new (GjStore *store, GError **error);
gboolean gj_postgres_backup (GjStore *store, const char *path, GError **error);
gboolean gj_postgres_restore (GjStore *store, const char *backup, const char *kept, GError **error);
char *gj_postgres_unpack (GjStore *store, const char *backup, GError **error);
gboolean gj_postgres_discard (GjStore *store, GError **error);
char *gj_postgres_find_loss (GjStore *store);
gboolean gj_postgres_may_migrate (GjStore *store, gboolean *may, GError **error);
gboolean gj_postgres_has_migrations (GjStore *store, gboolean *has, GError **error);

gboolean gj_postgres_grant_kiosk (GjStore *store, const char *role, const char *kiosk_ids, char **granted,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean gj_postgres_check_kiosk (GjStore *store, const char *kiosk_id, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* As GjEngine.write_migration: a function and a trigger for each guard. (transfer full) */
char *gj_postgres_write_migration (const char *tables, const char *own, const char *guards);

/* After every migration, and after a backup was read in: its rights were left out. */
gboolean gj_postgres_fix_functions (GjStore *store, GError **error);

/* "trigger NAME" → table, moment and body, as the migrations make them. (transfer full) */
GHashTable *gj_postgres_expected_guards (void);
gboolean gj_postgres_list_damage (GjStore *store, GPtrArray *damage,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same for everything that guards, and what is there besides. The store may be open and in a transaction. */
gboolean gj_postgres_list_weaknesses (GjStore *store, GPtrArray *damage,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What the catalogue says of the store, in the words of sql/described-postgres.sql. (transfer full) */
char *gj_postgres_describe (GjStore *store, GError **error);
/* Has @role what `gongjictl grant` gives? The server only warns where it gave nothing. */
gboolean gj_postgres_check_granted (GjStore *store, const char *role, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Adds a sentence for every right that `gongjictl grant` does not give. */
gboolean gj_postgres_list_rights (GjStore *store, GPtrArray *damage,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
