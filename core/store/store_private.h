/* SPDX-License-Identifier: Apache-2.0 */
/* Inside core/store only: what a store handle is made of, and what an engine must be able to do. What
 * is the same for every engine stands in store.c, store_open.c, store_migrate.c and statement.c; each
 * engine has its own files, and nothing outside them includes its library's header. */
#pragma once

#include "core/store/statement.h"
#include "core/store/store.h"

typedef struct
{
  const char *prefix; /* of its urls: "sqlite:" */
  const char *suffix; /* of its part of a migration: "-sqlite" */

  /* Connects to the url and looks whether it is a store of ours, without writing. Errors as
   * gj_store_open(). */
  gboolean (*connect) (GjStore *store, GError **error);
  /* After version and kind were found good: how every connection works, and what a quick look tells of
   * damage (not with @check FALSE). */
  gboolean (*set_up) (GjStore *store, gboolean check, GError **error);
  /* After the migration: the last step of opening. */
  gboolean (*finish_open) (GjStore *store, gboolean check, GError **error);
  void (*disconnect) (GjStore *store);

  /* Makes a new store: an empty place, gj_store_fill_new(), and the place gets its name. */
  gboolean (*create) (GjStore *store, GjStoreKind kind, GError **error);
  /* Marks an empty database as this product's. */
  gboolean (*mark_new) (GjStore *store, GError **error);

  /* Turns a migration into what the engine runs: the common tables, the engine's own part, and the
   * guards as they are written (GJ_GUARDS_SUFFIX). (transfer full) */
  char *(*write_migration) (const char *tables, const char *own, const char *guards);
  gboolean (*has_migrations) (GjStore *store, gboolean *has, GError **error);

  gboolean (*run) (GjStore *store, const char *sql, GError **error);
  gboolean (*begin) (GjStore *store, GError **error);
  gboolean (*begin_read) (GjStore *store, GError **error);
  GjCommit (*commit) (GjStore *store, GError **error);
  void (*rollback) (GjStore *store);
  gboolean (*in_transaction) (GjStore *store);
  gboolean (*claim) (GjStore *store, const char *key, gboolean shared, GError **error);

  /* A lock that a dead program does not keep. */
  gboolean (*hold_import) (GjStore *store, gboolean *held, GError **error);
  void (*let_import_go) (GjStore *store);

  /* As gj_store_backup(), gj_store_restore(), gj_store_unpack() and gj_store_discard(); the last two are NULL where a
   * backup is a store as it is. */
  gboolean (*backup) (GjStore *store, const char *path, GError **error);
  gboolean (*restore) (GjStore *store, const char *backup, const char *kept, GError **error);
  char *(*unpack) (GjStore *store, const char *backup, GError **error);
  gboolean (*discard) (GjStore *store, GError **error);

  /* As gj_store_grant_kiosk(), in a transaction; NULL: there are no roles. */
  gboolean (*grant_kiosk) (GjStore *store, const char *role, const char *kiosk_ids, char **granted, GError **error);
  /* As gj_store_check_kiosk(); NULL: there are no roles. */
  gboolean (*check_kiosk) (GjStore *store, const char *kiosk_id, GError **error);
  /* May this connection change the tables' structure? NULL: whoever may write. */
  gboolean (*may_migrate) (GjStore *store, gboolean *may, GError **error);

  /* NULL: there is none. */
  int (*get_socket) (GjStore *store);
  /* As gj_store_find_loss(); NULL: nothing stands by. */
  char *(*find_loss) (GjStore *store);
  gboolean (*set_durable) (GjStore *store, gboolean durable, GError **error);

  /* Tells a server how long the store's patience is; NULL: there is none. */
  gboolean (*bound_questions) (GjStore *store, GError **error);

  /* Ready for a long import, or no more; NULL: nothing to do. */
  gboolean (*set_bulk) (GjStore *store, gboolean bulk, GError **error);

  /* Sentences about what the engine itself finds wrong. */
  gboolean (*list_damage) (GjStore *store, GPtrArray *damage, GError **error);

  /* Statements. @numbered has $1, $2 … */
  gpointer (*prepare) (GjStore *store, const char *numbered, GError **error);
  void (*finalize) (gpointer prepared);
  /* From now on its rows come piece by piece; NULL: they come one by one anyway. */
  void (*read_in_pieces) (gpointer prepared);
  void (*bind_int64) (gpointer prepared, int number, gint64 value);
  /* FALSE: there was no memory for it; what it is for must not be run. */
  gboolean (*bind_text) (gpointer prepared, int number, const char *value);
  GjStep (*step) (GjStore *store, gpointer prepared, GError **error);
  void (*reset) (gpointer prepared, gboolean forget_values);
  gint64 (*changes) (GjStore *store, gpointer prepared);
  gint64 (*column_int64) (gpointer prepared, int column);
  const char *(*column_text) (gpointer prepared, int column);
} GjEngine;

extern const GjEngine gj_engine_sqlite;
extern const GjEngine gj_engine_postgres;

/* The guards are written once, as SQLite reads them, in its own part of a migration. */
#define GJ_GUARDS_SUFFIX "-sqlite"

#define GJ_STORE_PATIENCE_MS 75000

struct _GjStore
{
  const GjEngine *engine;
  gpointer connection; /* the engine's */
  char *address; /* the url as it was given: it may hold a password and is never shown */
  char *url;     /* the same without a password */
  GjStoreKind kind;
  int version;
  gboolean read_only;
  gboolean begun; /* a transaction that we have not ended, whatever became of the connection */
  gboolean committing; /* its end was asked for */
  gboolean broken; /* a transaction could be neither ended nor taken back: nothing is asked here any more */
  gboolean opened; /* wholly; from then on a lost connection is made again */
  gboolean lost;   /* the server did not answer, or said that it goes; whatever the library thinks of it */
  int patience_ms; /* as gj_store_set_patience() */
  guint connected; /* how often: what was prepared on an earlier connection is gone with it */
  gboolean unchecked; /* opened without the look for damage */
  const GjStoreWatch *watch;
  gpointer watch_data;
  GDestroyNotify watch_free;
  GHashTable *statements; /* SQL text → GjStatement */
  GHashTable *claims;     /* names of what this transaction holds */
  int import_lock;        /* the engine's, while it holds the import; 0: none */
  guint64 beside[2];      /* SQLite's: the files that it opened beside the store's, by their inodes; 0: not seen yet */
};

/* "URL：sentence". Always FALSE. */
gboolean gj_store_refuse (GjStore *store, GjStoreError code, const char *sentence, GError **error);
/* FALSE, with IO: the handle is broken. What it would answer has rows in it that were never committed. */
gboolean gj_store_is_usable (GjStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* After a connection was lost and made again: what stands there now is the store that was opened, of the
 * same kind and version. */
gboolean gj_store_recognize (GjStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What of the url stands behind the engine's prefix. */
const char *gj_store_get_place (GjStore *store);

/* Tables, guards and what kind of store it is, into an empty database that connect() would take for
 * ours. */
gboolean gj_store_fill_new (GjStore *store, GjStoreKind kind, GError **error);

/* A text of sql/, carried in the program, and one that is a part of a migration. (transfer full) */
char *gj_store_read_sql (const char *name);
char *gj_store_read_step (int version, const char *suffix);

/* The schema's version that these programs write. */
int gj_store_newest_version (void);
/* Brings the open store forward to the newest version, each step in its own transaction. */
gboolean gj_store_migrate (GjStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* 0 for an empty database. */
gboolean gj_store_read_version (GjStore *store, int *version,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Two lists of objects, "type name" → definition: adds a sentence to @damage for every one of
 * @expected that @found lacks or has otherwise, and for every trigger that it has besides. */
void gj_store_compare_guards (GHashTable *expected, GHashTable *found, GPtrArray *damage);

/* Ends and forgets every kept statement. */
void gj_store_drop_statements (GjStore *store);
