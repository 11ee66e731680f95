/* SPDX-License-Identifier: Apache-2.0 */
/* A private PostgreSQL: its own folder, its own unix socket, no network. It dies with the test. */
#pragma once

#include <glib.h>

typedef struct
{
  char *dir;
  GPid pid;
  guint databases; /* made so far */
  guint port;
} RigPostgres;

/* Before the first call of rig_postgres(): it also listens on the network, on 127.0.0.1, there only with TLS and only
 * for the users of certificates (tls.h), which are made in its folder. */
void rig_postgres_listen_with_tls (void);

/* A new folder for a store or a server: below GJ_TEST_STORES, which tests/run sets, or where temporary files are. (transfer full) */
char *rig_store_folder (const char *pattern);

/* The one server of this test program, started at the first call. (transfer none) */
RigPostgres *rig_postgres (void);

/* A second server that follows the first one, word for word, from now on; one in a test program. (transfer none) */
RigPostgres *rig_postgres_standby (void);
/* As if the power went. */
void rig_postgres_kill (RigPostgres *postgres);
/* The standby takes the place of the first. */
void rig_postgres_promote (RigPostgres *postgres);

/* A user without any right, until one is granted. */
#define RIG_POSTGRES_KIOSK "kiosk"
/* The same database as that user. (transfer full) */
char *rig_postgres_kiosk_url (const char *url);

/* The database of @url over the network, as that user; @more: libpq's parameters, "sslmode=…&…". (transfer full) */
char *rig_postgres_tls_url (RigPostgres *postgres, const char *url, const char *more);

/* Makes an empty database and says its url. (transfer full) */
char *rig_postgres_new_database (RigPostgres *postgres);
/* The same with what is in the database at @url, to which nobody is connected. (transfer full) */
char *rig_postgres_copy_database (RigPostgres *postgres, const char *url);
/* The database at @url is from now on the one at @copy, as after a dump was put back; whoever is connected is sent away. */
void rig_postgres_put_back (RigPostgres *postgres, const char *url, const char *copy);
/* Takes it away with whoever is connected, where a test makes very many. */
void rig_postgres_drop_database (RigPostgres *postgres, const char *url);
