/* SPDX-License-Identifier: Apache-2.0 */
/* See old_store.h. It is made from the old migrations themselves. */
#include "tests/store/old_store.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "core/store/store_private.h"
#include "tests/rig/postgres.h"

#define APPLICATION_ID "0x474A4B31"

/* What version 2 had, out of a store of today. */
#define COPY                                                                                       \
  "DELETE FROM account; INSERT INTO account SELECT * FROM today.account;"                          \
  "INSERT INTO store_meta SELECT * FROM today.store_meta;"                                         \
  "INSERT INTO schema_migration VALUES (1), (2);"                                                  \
  "INSERT INTO person SELECT * FROM today.person;"                                                 \
  "INSERT INTO insurance SELECT * FROM today.insurance;"                                           \
  "INSERT INTO contribution SELECT * FROM today.contribution;"                                     \
  "INSERT INTO family_graph SELECT * FROM today.family_graph;"                                     \
  "INSERT INTO binding SELECT contributor_psn_no, relative_psn_no, begndate, enddate, patn_rlts,"  \
  " prio, vali_flag FROM today.binding;"                                                           \
  "INSERT INTO settlement SELECT * FROM today.settlement;"                                         \
  "INSERT INTO transfer SELECT * FROM today.transfer;"                                             \
  "INSERT INTO account_entry SELECT * FROM today.account_entry;"                                   \
  "INSERT INTO premium_intent SELECT * FROM today.premium_intent;"                                 \
  "INSERT INTO receipt SELECT kiosk_id, receipt_no, about_id, time_us, holder_psn_no,"             \
  " relative_psn_no, prev_hash, hash, sealed FROM today.receipt;"                                  \
  "INSERT INTO premium_payment SELECT * FROM today.premium_payment;"                               \
  "INSERT INTO print_job SELECT * FROM today.print_job;"                                           \
  "INSERT INTO audit SELECT * FROM today.audit;"                                                   \
  /* A division had one account for all kiosks. */                                                 \
  "UPDATE account SET account_no = replace (account_no, ':" HALL_KIOSK "', '') WHERE kind = 'premium';" \
  "UPDATE account_entry SET account_no = replace (account_no, ':" HALL_KIOSK "', '');"             \
  "UPDATE transfer SET credit_account = replace (credit_account, ':" HALL_KIOSK "', '');"          \
  "INSERT INTO settlement_share SELECT contributor_psn_no, setl_time_us, setl_id, seq,"            \
  " psn_no, amount_fen FROM today.settlement_share;"

static void
run (sqlite3 *db, const char *sql)
{
  char *problem = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &problem) != SQLITE_OK)
    g_test_message ("%s", problem);
  g_assert_null (problem);
}

static char *
read_migration (const char *name)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("GJ_SOURCE_ROOT"), "core", "store", "sql", name, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
run_migration (sqlite3 *db, const char *name)
{
  g_autofree char *text = read_migration (name);
  g_autoptr (GString) sql = g_string_new (text);

  g_string_replace (sql, " /*CLUSTERED*/", " WITHOUT ROWID", 0);
  run (db, sql->str);
}

static void
go_back_on_sqlite (Hall *hall)
{
  g_autofree char *old = g_strconcat (hall->path, ".old", NULL);
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS today", hall->path);
  sqlite3 *db = NULL;

  g_clear_pointer (&hall->store, gj_store_close);
  g_assert_cmpint (sqlite3_open (old, &db), ==, SQLITE_OK);
  run (db, "PRAGMA application_id = " APPLICATION_ID "; PRAGMA journal_mode = WAL");
  run (db, attach);
  run_migration (db, "0001.sql");
  run_migration (db, "0002.sql");
  run (db, COPY "DETACH today");
  run_migration (db, "0001-sqlite.sql");
  run_migration (db, "0002-sqlite.sql");
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  g_assert_cmpint (g_rename (old, hall->path), ==, 0);
}

/* As the engine runs a migration: the tables of one, or the guards. */
static void
append_migration (GString *sql, Hall *hall, const char *tables, const char *guards)
{
  g_autofree char *tables_text = tables != NULL ? read_migration (tables) : g_strdup ("");
  g_autofree char *guards_text = guards != NULL ? read_migration (guards) : g_strdup ("");
  g_autofree char *text = hall->store->engine->write_migration (tables_text, "", guards_text);

  g_string_append (sql, text);
}

/* The tables of today stand aside in a schema of their own until all is copied; with them go their functions, and the kiosk's rights. */
static void
go_back_on_postgres (Hall *hall)
{
  g_autoptr (GString) sql = g_string_new ("SET client_min_messages = warning;"
                                          "SET session_replication_role = replica;" /* keys are renamed */
                                          "ALTER SCHEMA public RENAME TO today; CREATE SCHEMA public;");

  append_migration (sql, hall, "0001.sql", NULL);
  append_migration (sql, hall, "0002.sql", NULL);
  g_string_append (sql, COPY);
  append_migration (sql, hall, NULL, "0001-sqlite.sql");
  append_migration (sql, hall, NULL, "0002-sqlite.sql");
  g_string_append (sql, "DROP SCHEMA today CASCADE");
  g_clear_pointer (&hall->store, gj_store_close);
  g_assert_cmpstr (hall_raw (hall, sql->str), ==, NULL);
}

void
old_store_go_back (Hall *hall)
{
  if (hall->shared)
    go_back_on_postgres (hall);
  else
    go_back_on_sqlite (hall);
}

void
old_store_come_forward (Hall *hall)
{
  g_autoptr (GjStore) owner = hall_open_as_owner (hall);
  g_autoptr (GPtrArray) damage = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *granted = NULL;

  damage = gj_store_list_damage (owner, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (damage->len, ==, 0);
  if (hall->shared)
    g_assert_true (gj_store_grant_kiosk (owner, RIG_POSTGRES_KIOSK, HALL_KIOSK, &granted, &error));
  hall_reopen (hall);
}
