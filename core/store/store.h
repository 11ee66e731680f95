/* SPDX-License-Identifier: Apache-2.0 */
/* The store: one database with everything the kiosk knows. It opens, migrates and guards the file
 * and runs transactions. It never knows what a premium or a binding means; the modules above own
 * their tables' statements. */
#pragma once

#include <glib.h>

typedef struct _GjStore GjStore;

#define GJ_STORE_ERROR (gj_store_error_quark ())
GQuark gj_store_error_quark (void);

/* Every error's message is a Chinese sentence for staff: what happened, and what to do. */
typedef enum
{
  GJ_STORE_ERROR_URL,        /* the url is not one this build can open */
  GJ_STORE_ERROR_MISSING,    /* no such database: `gongjictl init` makes one */
  GJ_STORE_ERROR_EXISTS,     /* init: there is one already */
  GJ_STORE_ERROR_LOCKED,     /* another program kept it locked longer than the bounded wait (5 s) */
  GJ_STORE_ERROR_DAMAGED,    /* not a database any more, or its pages contradict each other */
  GJ_STORE_ERROR_NOT_STORE,  /* a database, but not of this product */
  GJ_STORE_ERROR_NEWER,      /* written by a newer version of the programs */
  GJ_STORE_ERROR_OLDER,      /* put back to a state before papers that were given out (number_mark.h) */
  GJ_STORE_ERROR_CLOCK,      /* what the clock says cannot follow what is there (paper_time.h) */
  GJ_STORE_ERROR_READ_ONLY,  /* the file or its folder cannot be written */
  GJ_STORE_ERROR_DISK_FULL,  /* no room; nothing was changed */
  GJ_STORE_ERROR_NOT_DEMO,   /* a demo was asked for and this store is real */
  GJ_STORE_ERROR_IS_DEMO,    /* a real store was asked for and this one is a demo */
  GJ_STORE_ERROR_CONSTRAINT, /* a rule kept by the database refused a row; nothing was changed */
  GJ_STORE_ERROR_AWAY,       /* the shared store's server cannot be reached, or has gone */
  GJ_STORE_ERROR_IO          /* any other failure of the medium */
} GjStoreError;

typedef enum
{
  GJ_STORE_REAL,
  GJ_STORE_DEMO
} GjStoreKind;

typedef enum
{
  GJ_STORE_OPEN_REAL = 0,          /* the caller serves real people: a demo store is refused */
  GJ_STORE_OPEN_DEMO = 1 << 0,     /* the caller is a demo: a real store is refused */
  GJ_STORE_OPEN_ANY_KIND = 1 << 1, /* a tool that only looks, or asks gj_store_get_kind() itself */
  GJ_STORE_OPEN_READ_ONLY
  = 1 << 2, /* never writes; an older schema is then refused, not migrated */
  GJ_STORE_OPEN_NO_CHECK
  = 1 << 3 /* skips the quick integrity check and the look for missing guards (tests, benches) */
} GjStoreOpenFlags;

/* What a look-up found. */
typedef enum
{
  GJ_FOUND,
  GJ_NOT_FOUND,
  GJ_FIND_FAILED /* the store could not answer; the GError says why. Never treat it as "not found"
                  */
} GjFind;

/* What became of a COMMIT. */
typedef enum
{
  GJ_COMMIT_DONE,   /* durable */
  GJ_COMMIT_FAILED, /* certainly not: rolled back */
  GJ_COMMIT_UNKNOWN /* may or may not be found after a restart: ask for what was written */
} GjCommit;

/* A url as it may be shown: "postgresql://kiosk:secret@hall/gongji" is
 * "postgresql://kiosk:***@hall/gongji". (transfer full) */
char *gj_store_hide_password (const char *url);

/* Makes a new, empty store of @kind at @url: "sqlite:PATH", or "postgresql://…" for an empty
 * database that is there already, in libpq's own form of url. Never touches an existing store.
 * Errors: URL, EXISTS, READ_ONLY, DISK_FULL, AWAY, IO. */
gboolean gj_store_create (const char *url, GjStoreKind kind, GError **error);

/* Lets @role, a user of the shared store's server that is there already, do what the kiosks @kiosk_ids ("02", or
 * "02,03" where several share it) do, under these numbers only, and nothing else; asked for again it takes away whatever
 * else the role was given in the store. NULL: the kiosks that it was granted for before. @granted: which, "02,03";
 * (transfer full). The handle belongs to
 * the tables' owner. MISSING: no such role, or no kiosk is known for it; READ_ONLY: it cannot be held to it (a superuser,
 * an owner); URL: this store has no roles. */
gboolean gj_store_grant_kiosk (GjStore *store, const char *role, const char *kiosk_ids, char **granted,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* READ_ONLY: what this handle's user writes as the kiosk @kiosk_id would be refused, since it was not granted for it. The
 * owner of the tables may write as any; so does everybody where a store has no roles. */
gboolean gj_store_check_kiosk (GjStore *store, const char *kiosk_id,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Writes everything that is committed at this moment into a new file, whole or not at all, while others go on
 * writing. EXISTS, DISK_FULL, IO. Of a shared store the handle belongs to the tables' owner, and pg_dump is there. */
gboolean gj_store_backup (GjStore *store, const char *path,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Puts a copy of the file @backup, which the caller found to be sound, in the place of the store at @url; what
 * was there is kept as @kept, and programs that have it open find it exchanged. A shared store goes only into an
 * empty database (EXISTS), its rights are given anew, and @kept is not used. LOCKED, IO, DISK_FULL, AWAY. */
gboolean gj_store_restore (const char *url, const char *backup, const char *kept,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Where the backup of a shared store can be opened to be looked at: it is read into a database of its own beside the
 * one at @url, until that is discarded; one at a time in a program. (transfer full) NULL: AWAY, IO. */
char *gj_store_unpack (const char *url, const char *backup, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean gj_store_discard (const char *url, GError **error);

/* Opens the store at @url, runs a quick integrity check (of files up to 128 MB: a
 * larger one would keep people waiting, and `gongjictl check` reads it whole) and migrates an older
 * schema forward (unless read-only). A store that lacks a table, an index or a trigger, or has
 * another one by that name, is DAMAGED and not opened for writing. Where it is a server whose
 * connection was lost, the next transaction connects again, and fails with AWAY, with MISSING where another
 * store stands there now, or as opening and whoever watches it would. One handle belongs to one thread
 * at a time. Returns: (transfer full), NULL with @error set. */
GjStore *gj_store_open (const char *url, GjStoreOpenFlags flags, GError **error);
void gj_store_close (GjStore *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjStore, gj_store_close)

GjStoreKind gj_store_get_kind (GjStore *store);
int gj_store_get_version (GjStore *store);     /* of the schema */
const char *gj_store_get_url (GjStore *store); /* transfer none */
/* Whether other users of the machine may read or write the store's file: a sentence that says so and what to do, NULL
 * where they may not, or the store is no file. It is opened all the same: refusing would shut a hall. (transfer full) */
char *gj_store_find_exposure (GjStore *store);
/* Whether what was confirmed can still be lost: the url names a second host, and the server that answers waits for no
 * stand-by before it says that something is kept. A sentence, or NULL, also where it cannot be known. (transfer full) */
char *gj_store_find_loss (GjStore *store);

/* A write transaction takes the writer's place at once (waits ≤ 5 s, then LOCKED), so that what it
 * reads stays true until it commits; MISSING when the file was moved away or exchanged since it was
 * opened. A read transaction gives one unmoving picture. They do not nest (asserted). */
gboolean gj_store_begin (GjStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean gj_store_begin_read (GjStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GjCommit gj_store_commit (GjStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void gj_store_rollback (GjStore *store); /* also fine when no transaction is open */
gboolean gj_store_in_transaction (GjStore *store);

/* Who follows what a handle does, on the thread that uses it. */
typedef struct
{
  /* After every transaction that was kept. */
  void (*committed) (GjStore *store, gpointer data);
  /* A lost connection was made again, and nobody has used it yet: what stands there now may be older than what
   * was there. FALSE, with @error: it is given up, and the next use connects and asks again. */
  gboolean (*reconnected) (GjStore *store, gpointer data, GError **error);
} GjStoreWatch;

/* One at a time; NULL: none. @watch is static. */
void gj_store_set_watch (GjStore *store, const GjStoreWatch *watch, gpointer data,
                         GDestroyNotify data_free);
/* Its data, NULL where another one is set or none. */
gpointer gj_store_get_watched (GjStore *store, const GjStoreWatch *watch);

/* Is it a server's, so that other programs may be at it from elsewhere? */
gboolean gj_store_is_shared (GjStore *store);

/* Where a server is: becomes readable when it goes away, or says what nobody asked. Only to be polled, while
 * nothing is asked, and asked for again after every use of the store. -1: no server. */
int gj_store_get_socket (GjStore *store);

/* Inside a write transaction: nobody else holds a claim to @key until it ends, so that what was
 * read about it stays true. Where one writer has the whole store anyway this asks nothing. Names and
 * their order: claim.h. FALSE as begin. */
gboolean gj_store_claim (GjStore *store, const char *key, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A long import is ahead: temporary tables go to disk and more of the store is kept at hand, so
 * that memory stays the same however much comes. Temporary tables made before are gone. Outside of
 * transactions. */
gboolean gj_store_set_bulk (GjStore *store, gboolean bulk,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Do commits wait for the medium? They do unless somebody says otherwise, who then writes what
 * nobody may rely on yet: a power cut loses the last of it, and the next commit that waits makes all
 * of it last. Outside of transactions. */
gboolean gj_store_set_durable (GjStore *store, gboolean durable,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* How long one question to a server may go without an answer, in ms, 100 or more; 75 s where nobody says otherwise, for
 * tools that read much. After that the server counts as lost: AWAY, and of a COMMIT nobody knows. Outside of transactions. */
gboolean gj_store_set_patience (GjStore *store, int patience_ms, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Everything the engine itself finds wrong with the file: pages that contradict each other,
 * references to rows that are not there, and tables, indexes and triggers that are missing or were
 * changed. Reads the whole file. Empty when it is sound; NULL when it could not be read.
 * (element-type utf8) (transfer full) */
GPtrArray *gj_store_list_damage (GjStore *store, GError **error);
