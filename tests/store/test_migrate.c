/* SPDX-License-Identifier: Apache-2.0 */
/* A store that an older version of the programs wrote comes forward whole: its payments, its
 * papers, its bindings, and its guards. The old store is made from the old migrations themselves.
 */
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "tests/store/hall.h"

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
  "INSERT INTO audit SELECT * FROM today.audit;"

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

/* Puts a version-2 store with the same content in the place of the hall's, and leaves it closed. */
static void
go_back_to_version_2 (Hall *hall)
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

static void
pay (Hall *hall, const char *relative, const char *tier, gint64 fen, gint64 receipt_no)
{
  g_auto (GjPremiumPaid) paid = { 0 };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", relative, tier, fen);

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  g_assert_cmpint (paid.receipt_no, ==, receipt_no);
}

static void
test_payments_and_papers_come_forward (void)
{
  g_autoptr (Hall) hall = hall_new ();
  gint64 balance;

  pay (hall, "P02", "senior", 36000, 1);
  balance = hall_balance (hall, "P01");
  go_back_to_version_2 (hall);
  hall_reopen (hall);
  g_assert_cmpint (gj_store_get_version (hall->store), ==, 6);
  hall_assert_sound (hall);
  g_assert_cmpint (hall_balance (hall, "P01"), ==, balance);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM receipt WHERE kind = 'premium'"), ==, 1);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM pragma_foreign_key_check"), ==, 0);
  pay (hall, "P04", "senior", 20000, 2); /* the numbers and the chain go on */
  hall_assert_sound (hall);
}

static void
test_bindings_come_forward_and_stay_guarded (void)
{
  g_autoptr (Hall) hall = hall_new ();
  gint64 before = hall_count (hall, "SELECT sum (prio * begndate) FROM binding");
  g_autofree char *refusal = NULL;

  go_back_to_version_2 (hall);
  hall_reopen (hall);
  g_assert_cmpint (hall_count (hall, "SELECT sum (prio * begndate) FROM binding"), ==, before);
  refusal = hall_raw (hall, "DELETE FROM binding");
  g_assert_cmpstr (refusal, ==, "gj: binding: immutable");
  hall_assert_sound (hall);
}

static void
test_shares_come_forward_with_their_care_and_place (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *refusal = NULL;
  gint64 before = hall_count (hall, "SELECT sum (amount_fen * seq) FROM settlement_share");

  go_back_to_version_2 (hall);
  hall_reopen (hall);
  g_assert_cmpint (hall_count (hall, "SELECT sum (amount_fen * seq) FROM settlement_share"), ==,
                   before);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM settlement_share h JOIN settlement s"
                                     " USING (setl_id) WHERE h.med_type <> s.med_type"
                                     " OR h.fixmedins_name <> s.fixmedins_name"),
                   ==, 0);
  refusal = hall_raw (hall, "UPDATE settlement_share SET amount_fen = 1");
  g_assert_cmpstr (refusal, ==, "gj: settlement_share: immutable");
  hall_assert_sound (hall);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/migrate/payments-and-papers-come-forward",
                   test_payments_and_papers_come_forward);
  g_test_add_func ("/migrate/bindings-come-forward-and-stay-guarded",
                   test_bindings_come_forward_and_stay_guarded);
  g_test_add_func ("/migrate/shares-come-forward-with-their-care",
                   test_shares_come_forward_with_their_care_and_place);
  return g_test_run ();
}
