/* SPDX-License-Identifier: Apache-2.0 */
/* A private PostgreSQL: its own folder, its own unix socket, no network. It dies with the test. */
#pragma once

#include <glib.h>

typedef struct
{
  char *dir;
  GPid pid;
  guint databases; /* made so far */
} RigPostgres;

/* The one server of this test program, started at the first call. (transfer none) */
RigPostgres *rig_postgres (void);

/* A user without any right, until one is granted. */
#define RIG_POSTGRES_KIOSK "kiosk"
/* The same database as that user. (transfer full) */
char *rig_postgres_kiosk_url (const char *url);

/* Makes an empty database and says its url. (transfer full) */
char *rig_postgres_new_database (RigPostgres *postgres);
/* The same with what is in the database at @url, to which nobody is connected. (transfer full) */
char *rig_postgres_copy_database (RigPostgres *postgres, const char *url);
