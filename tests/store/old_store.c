/* SPDX-License-Identifier: Apache-2.0 */
/* See old_store.h. It is made from the old migrations themselves. */
#include "tests/store/old_store.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

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
  "UPDATE transfer SET credit_account = replace (credit_account, ':" HALL_KIOSK "', '');"

static void
run (sqlite3 *db, const char *sql)
{
  char *problem = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &problem) != SQLITE_OK)
    g_test_message ("%s", problem);
  g_assert_null (problem);
}

static void
run_migration (sqlite3 *db, const char *name)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("GJ_SOURCE_ROOT"), "core", "store", "sql", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GString) sql = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  sql = g_string_new (text);
  g_string_replace (sql, " /*CLUSTERED*/", " WITHOUT ROWID", 0);
  run (db, sql->str);
}

void
old_store_go_back (Hall *hall)
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
  run (db, COPY);
  run (db, "INSERT INTO settlement_share SELECT contributor_psn_no, setl_time_us, setl_id, seq,"
           " psn_no, amount_fen FROM today.settlement_share; DETACH today");
  run_migration (db, "0001-sqlite.sql");
  run_migration (db, "0002-sqlite.sql");
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  g_assert_cmpint (g_rename (old, hall->path), ==, 0);
}
