/* SPDX-License-Identifier: Apache-2.0 */
/* What a kiosk's user of the shared store cannot do, whatever program it runs: asked of the server itself, in
 * plain SQL. What it can do, every other test of the shared store does as that user. */
#include <gio/gio.h>
#include <libpq-fe.h>
#include <locale.h>
#include <string.h>

#include "core/family/letter.h"
#include "core/store/postgres_private.h"
#include "core/store/statement.h"
#include "tests/rig/postgres.h"
#include "tests/store/acts.h"

#define FEE_FEN 36000

static void
run_as_kiosk (Hall *hall, const char *sql, char state[6])
{
  PGconn *connection = PQconnectdb (hall->kiosk_url);
  PGresult *result = PQexec (connection, sql);
  const char *found = PQresultErrorField (result, PG_DIAG_SQLSTATE);

  g_strlcpy (state, found != NULL ? found : "", 6);
  PQclear (result);
  PQfinish (connection);
}

static void
assert_forbidden (Hall *hall, const char *sql)
{
  char state[6];

  run_as_kiosk (hall, sql, state);
  if (!g_str_equal (state, "42501"))
    g_error ("%s: \"%s\" instead of 42501, forbidden", sql, state);
}

static void
assert_allowed (Hall *hall, const char *sql)
{
  char state[6];

  run_as_kiosk (hall, sql, state);
  g_assert_cmpstr (state, ==, "");
}

static gboolean
grant (GjStore *owner, const char *role, const char *kiosk_ids, GError **error)
{
  g_autofree char *granted = NULL;
  gboolean done = gj_store_grant_kiosk (owner, role, kiosk_ids, &granted, error);

  g_assert_true (!done || kiosk_ids == NULL || g_str_equal (granted, kiosk_ids));
  return done;
}

static void
pay_once (Hall *hall)
{
  g_auto (GjPremiumPaid) paid = { 0 };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", FEE_FEN);

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
}

static void
test_what_was_written_is_neither_changed_nor_deleted (void)
{
  g_autoptr (Hall) hall = hall_new ();
  const char *const kept[] = { "transfer", "account_entry", "receipt", "audit", "premium_payment", "letter",
                               "family_act", "settlement", "person", "account", "binding", "kiosk_user", "print_job",
                               "premium_intent", "store_meta", "schema_migration", "statement_listing",
                               "premium_waiting", "letter_print", "correction", "staff", "credential",
                               "credential_use" };

  pay_once (hall);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *delete = g_strconcat ("DELETE FROM ", kept[i], NULL);
      g_autofree char *truncate = g_strconcat ("TRUNCATE ", kept[i], " CASCADE", NULL);

      assert_forbidden (hall, delete);
      assert_forbidden (hall, truncate);
    }
  assert_forbidden (hall, "UPDATE transfer SET amount_fen = 1");
  assert_forbidden (hall, "UPDATE receipt SET sealed = ''");
  assert_forbidden (hall, "UPDATE audit SET result = ''");
  assert_forbidden (hall, "UPDATE premium_payment SET amount_fen = 1");
  assert_forbidden (hall, "UPDATE premium_intent SET amount_fen = 1");
  assert_forbidden (hall, "UPDATE binding SET relative_psn_no = 'P09'");
  assert_forbidden (hall, "UPDATE person SET psn_name = '某'");
  assert_forbidden (hall, "INSERT INTO person SELECT * FROM person");
  assert_forbidden (hall, "INSERT INTO staff (staff_no, since_us, name, card_digest) VALUES ('1', 1, '某',"
                          " repeat ('0', 64))");
  assert_forbidden (hall, "UPDATE staff SET until_us = 1");
  hall_assert_sound (hall);
}

static void
test_balances_move_only_through_premiums (void)
{
  g_autoptr (Hall) hall = hall_new ();

  assert_forbidden (hall, "INSERT INTO account_entry (account_no, entry_no, transfer_id, amount_fen,"
                          " balance_after_fen) SELECT account_no, entry_no + 1, transfer_id, 100,"
                          " balance_after_fen + 100 FROM account_entry");
  assert_forbidden (hall, "UPDATE account_entry SET balance_after_fen = 99999999");
  assert_forbidden (hall, "INSERT INTO transfer (transfer_id, kind, debit_account, credit_account,"
                          " amount_fen, time_us, kiosk_id) VALUES ('AAAA-AAAA-AAAA-AAAA',"
                          " 'opening', 'opening', 'psn:P01', 999, 1, '02')");
  g_assert_cmpint (hall_balance (hall, "P01"), ==, 328650);
  hall_assert_sound (hall);
}

/* Money goes back by the hand of two of the staff, with the store's owner: no kiosk can even begin. */
static void
test_nothing_is_taken_back (void)
{
  g_autoptr (Hall) hall = hall_new ();

  pay_once (hall);
  assert_forbidden (hall, "INSERT INTO correction (transfer_id, reverses, staff_1, staff_2, reason, kiosk_id,"
                          " prepared_us) SELECT 'AAAA-AAAA-AAAA-AAAA', transfer_id, '李红', '陈明', '错',"
                          " '02', 1 FROM premium_payment");
  assert_forbidden (hall, "UPDATE correction SET outcome = 'committed'");
  assert_forbidden (hall, "UPDATE premium_payment SET reversed_by = 'AAAA-AAAA-AAAA-AAAA'");
  g_assert_null (hall_raw (hall, "INSERT INTO correction (transfer_id, reverses, staff_1, staff_2, reason,"
                                 " kiosk_id, prepared_us) SELECT 'AAAA-AAAA-AAAA-AAAA', transfer_id, '李红',"
                                 " '陈明', '错', '02', 1 FROM premium_payment"));
  assert_forbidden (hall, "INSERT INTO transfer (transfer_id, kind, debit_account, credit_account,"
                          " amount_fen, time_us, kiosk_id, reverses) SELECT 'AAAA-AAAA-AAAA-AAAA',"
                          " 'reversal', credit_account, debit_account, amount_fen, 1, '02', transfer_id"
                          " FROM transfer WHERE kind = 'premium'");
  g_assert_cmpint (hall_balance (hall, "P01"), ==, 328650 - FEE_FEN);
}

#define INTENT                                                                                     \
  "BEGIN; INSERT INTO premium_intent (transfer_id, payer_psn_no, relative_psn_no, coverage_year, insutype, tier," \
  " amount_fen, kiosk_id, session_us, prepared_us) VALUES ('CCCC-BBBB-CCCC-DDDD', 'P01', 'P04', 2031, '390', 'x'," \
  " 100, '02', 1, 1);"                                                                             \
  "INSERT INTO transfer (transfer_id, kind, debit_account, credit_account, amount_fen, time_us, kiosk_id)" \
  " VALUES ('CCCC-BBBB-CCCC-DDDD', 'premium', 'psn:P01', 'premium:990100:02', 100, 1, '02');"

/* Neither with the request closed as refused, nor with it left open. */
static void
test_money_does_not_leave_without_its_premium (void)
{
  g_autoptr (Hall) hall = hall_new ();
  gint64 balance;
  char state[6];

  pay_once (hall); /* so that both accounts are there */
  balance = hall_balance (hall, "P01");
  run_as_kiosk (hall, INTENT "UPDATE premium_intent SET outcome = 'refused'"
                             " WHERE transfer_id = 'CCCC-BBBB-CCCC-DDDD'; COMMIT",
                state);
  g_assert_cmpstr (state, ==, "P0001");
  run_as_kiosk (hall, INTENT "COMMIT", state);
  g_assert_cmpstr (state, ==, "P0001");
  g_assert_cmpint (hall_balance (hall, "P01"), ==, balance);
  hall_assert_sound (hall);
}

/* The user of the tests stands for 02 and 03; 04 is somebody else's. */
#define AUDIT "audit_no, time_us, kind, subject, object, result, detail, prev_hash, hash"
#define OF_04                                                                                       \
  "INSERT INTO premium_intent (transfer_id, payer_psn_no, relative_psn_no, coverage_year, insutype, tier," \
  " amount_fen, kiosk_id, session_us, prepared_us) VALUES ('CCCC-BBBB-CCCC-DDDD', 'P01', 'P04', 2031, '390', 'x'," \
  " 100, '04', 1, 1)"

static void
test_nobody_writes_in_the_name_of_another_kiosk (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjStore) owner = hall_open_as_owner (hall);
  g_autoptr (GError) error = NULL;

  pay_once (hall);
  assert_forbidden (hall, "INSERT INTO audit (" AUDIT ", kiosk_id) SELECT " AUDIT ", '04' FROM audit"
                          " WHERE audit_no = 1 AND kiosk_id = '" HALL_KIOSK "'");
  assert_forbidden (hall, OF_04);
  g_assert_null (hall_raw (hall, OF_04));
  assert_forbidden (hall, "UPDATE premium_intent SET outcome = 'refused', closed_us = 1 WHERE kiosk_id = '04'");
  assert_forbidden (hall, "UPDATE print_job SET outcome = 'printed', at_kiosk_id = '04' WHERE outcome = 'owed'");
  assert_forbidden (hall, "INSERT INTO kiosk_user (role_name, kiosk_id) VALUES (current_user, '04')");
  assert_forbidden (hall, "UPDATE kiosk_user SET kiosk_id = '04'");
  g_assert_true (gj_store_check_kiosk (hall->store, HALL_KIOSK, &error));
  g_assert_true (gj_store_check_kiosk (owner, "04", &error));
  g_assert_false (gj_store_check_kiosk (hall->store, "04", &error));
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "--kiosk"));
  g_clear_error (&error);
  /* Its own, once it is told that 04 is. */
  g_assert_true (grant (owner, RIG_POSTGRES_KIOSK, "04", &error));
  g_assert_no_error (error);
  assert_allowed (hall, "UPDATE premium_intent SET outcome = 'refused', closed_us = 1 WHERE kiosk_id = '04'");
  assert_forbidden (hall, "INSERT INTO print_job (kiosk_id, receipt_no, copy_no, at_kiosk_id, created_us)"
                          " VALUES ('" HALL_KIOSK "', 1, 1, '" HALL_KIOSK "', 1)");
}

/* Whatever a kiosk writes under a number, it writes under its own: no table is forgotten. */
static void
test_every_number_that_is_written_is_guarded (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();

  g_assert_cmpint (
      hall_count (hall, "SELECT count(*) FROM information_schema.columns c WHERE c.table_schema = current_schema ()"
                        " AND c.column_name IN ('kiosk_id', 'at_kiosk_id', 'act_id')"
                        " AND has_table_privilege ('" RIG_POSTGRES_KIOSK "', to_regclass (quote_ident (c.table_name)), 'INSERT')"
                        " AND NOT EXISTS (SELECT 1 FROM pg_policies p WHERE p.tablename = c.table_name AND p.cmd = 'INSERT'"
                        "  AND p.with_check LIKE '%kiosk_user%')"),
      ==, 0);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM pg_policies WHERE with_check LIKE '%kiosk_user%'"), >=, 12);
}

/* An account that is there already would keep its person's import out for ever. */
static void
test_a_kiosk_opens_no_account_but_its_own (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GStrv) findings = NULL;

  assert_forbidden (hall, "INSERT INTO account (account_no, kind) VALUES ('psn:NEW', 'personal')");
  assert_forbidden (hall, "INSERT INTO account (account_no, kind) VALUES ('psn:GHOST', 'personal')");
  assert_forbidden (hall, "INSERT INTO account (account_no, kind) VALUES ('premium:420100:04', 'premium')");
  assert_forbidden (hall, "INSERT INTO account (account_no, kind) VALUES ('premium:420100', 'premium')");
  assert_forbidden (hall, "INSERT INTO account (account_no, kind) VALUES ('premium:x:" HALL_KIOSK "', 'premium')");
  pay_once (hall); /* which opens one */
  hall_assert_sound (hall);
  assert_allowed (hall, "INSERT INTO account (account_no, kind) VALUES ('premium:420100:" HALL_KIOSK "', 'premium')");
  findings = hall_check (hall);
  g_assert_true (g_strv_contains ((const char *const *)findings, "data premium:420100:" HALL_KIOSK));
}

/* A false text under a version would keep everybody from signing that version for ever. */
static void
test_a_kiosk_brings_no_letter (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjActOutcome) outcome = { 0 };
  g_autoptr (GError) error = NULL;
  const GjActItem items[] = { acts_item ("P01", "P12", "39") };
  Acts act = acts_new (GJ_ACT_BIND, "P01", items, 1);
  char digest[65];

  assert_forbidden (hall, "INSERT INTO letter (version, digest, text) VALUES ('2026-1', repeat ('0', 64), 'x')");
  g_assert_true (gj_store_begin (hall->store, &error));
  g_assert_cmpint (gj_letter_keep (hall->store, "2026-1", "x", digest, &error), ==, GJ_LETTER_FAILED);
  gj_store_rollback (hall->store);
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "gongjictl upgrade"));
  g_assert_cmpint (acts_submit (hall, &act, &outcome), ==, GJ_ACT_DONE);
  hall_assert_sound (hall);
}

/* What the platform sends has no act, and comes with the owner's import alone. */
static void
test_a_binding_is_made_by_an_act (void)
{
  g_autoptr (Hall) hall = hall_new ();

  assert_forbidden (hall, "INSERT INTO binding (contributor_psn_no, relative_psn_no, begndate, enddate, patn_rlts,"
                          " prio) VALUES ('P10', 'P09', 20200101, 0, '10', 1)");
  hall_assert_sound (hall);
}

/* Whose money goes first is a resident's order, which is signed, or the platform's. */
static void
test_a_place_comes_with_its_order (void)
{
  g_autoptr (Hall) hall = hall_new ();

  assert_forbidden (hall, "UPDATE binding SET prio = 7 WHERE contributor_psn_no = 'P01' AND relative_psn_no = 'P02'");
  assert_allowed (hall, "UPDATE binding SET prio = prio WHERE contributor_psn_no = 'P01' AND relative_psn_no = 'P02'");
  g_assert_null (hall_raw (hall, "UPDATE binding SET prio = 7 WHERE contributor_psn_no = 'P01' AND relative_psn_no = 'P02'"));
}

static void
test_the_guards_stay (void)
{
  g_autoptr (Hall) hall = hall_new ();

  assert_forbidden (hall, "ALTER TABLE transfer DISABLE TRIGGER ALL");
  assert_forbidden (hall, "DROP TRIGGER transfer_fixed ON transfer");
  assert_forbidden (hall, "DROP TABLE audit");
  assert_forbidden (hall, "CREATE TABLE mine (a INTEGER)");
  assert_forbidden (hall, "CREATE FUNCTION gj_transfer_fixed2 () RETURNS trigger LANGUAGE plpgsql AS"
                          " 'BEGIN RETURN NEW; END'");
  assert_forbidden (hall, "SET session_replication_role = replica");
  assert_forbidden (hall, "SELECT gj_transfer_entries ()");
  assert_forbidden (hall, "CREATE TEMP TABLE mine (a INTEGER)");
  assert_forbidden (hall, "SELECT lo_create (0)");
}

/* A temporary table of the same name comes first in everybody's search path; and where the server lets a kiosk make
 * one, none of our functions can be hung on it. */
static void
test_a_table_of_its_own_by_the_same_name_deceives_no_guard (void)
{
  g_autoptr (Hall) hall = hall_new ();
  char state[6];

  pay_once (hall); /* so that both accounts are there */
  g_assert_null (hall_raw (hall, "DO $$BEGIN EXECUTE format ('GRANT TEMPORARY ON DATABASE %I TO " RIG_POSTGRES_KIOSK
                                 "', current_database ()); END$$"));
  assert_forbidden (hall, "CREATE TEMP TABLE mine (LIKE transfer); CREATE TRIGGER mine AFTER INSERT ON mine"
                          " FOR EACH ROW EXECUTE FUNCTION gj_transfer_entries ()");
  run_as_kiosk (hall,
                "CREATE TEMP TABLE premium_intent AS SELECT 'BBBB-BBBB-BBBB-BBBB'::text AS transfer_id,"
                " ''::text AS outcome, 36000::bigint AS amount_fen, 'P01'::text AS payer_psn_no;"
                "INSERT INTO transfer (transfer_id, kind, debit_account, credit_account, amount_fen,"
                " time_us, kiosk_id) VALUES ('BBBB-BBBB-BBBB-BBBB', 'premium', 'psn:P01',"
                " 'premium:990100:02', 36000, 1, '02')",
                state);
  g_assert_cmpstr (state, ==, "P0001"); /* a guard refused it */
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM transfer WHERE kind = 'premium'"), ==, 1);
}

static void
assert_not_granted (Hall *hall, const char *role, GjStoreError code)
{
  g_autoptr (GjStore) owner = hall_open_as_owner (hall);
  g_autoptr (GError) error = NULL;

  g_assert_false (grant (owner, role, HALL_KIOSK, &error));
  g_assert_error (error, GJ_STORE_ERROR, (int)code);
}

static void
test_only_a_role_that_can_be_kept_to_it_is_let_in (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();

  assert_not_granted (hall, "nobody\"; DROP TABLE audit; --", GJ_STORE_ERROR_MISSING);
  assert_not_granted (hall, "postgres", GJ_STORE_ERROR_READ_ONLY);
  g_assert_null (hall_raw (hall, "GRANT CREATE ON SCHEMA public TO PUBLIC"));
  assert_not_granted (hall, RIG_POSTGRES_KIOSK, GJ_STORE_ERROR_READ_ONLY);
}

/* The server would only warn. */
static void
test_only_the_owner_grants (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (grant (hall->store, RIG_POSTGRES_KIOSK, NULL, &error));
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "数据表的主人"));
}

static void
test_what_was_granted_is_read_back (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autoptr (GjStore) owner = hall_open_as_owner (hall);
  g_autoptr (GError) error = NULL;

  g_assert_null (hall_raw (hall, "CREATE FUNCTION take_back () RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN"
                                 " REVOKE INSERT ON audit FROM " RIG_POSTGRES_KIOSK "; END';"
                                 "CREATE EVENT TRIGGER take_back ON ddl_command_end WHEN TAG IN ('GRANT')"
                                 " EXECUTE FUNCTION take_back ()"));
  g_assert_false (grant (owner, RIG_POSTGRES_KIOSK, HALL_KIOSK, &error));
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "没有生效"));
}

static void
test_granting_again_takes_away_what_was_added (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjStore) owner = hall_open_as_owner (hall);
  g_autoptr (GError) error = NULL;

  g_assert_null (hall_raw (hall, "GRANT ALL ON ALL TABLES IN SCHEMA public TO " RIG_POSTGRES_KIOSK));
  g_assert_true (grant (owner, RIG_POSTGRES_KIOSK, NULL, &error));
  g_assert_no_error (error);
  assert_forbidden (hall, "DELETE FROM person");
  pay_once (hall);
}

/* A newer program at a kiosk, before the owner ran it. */
static void
test_a_kiosk_does_not_change_the_structure_and_says_who_can (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autoptr (GError) error = NULL;

  g_assert_null (hall_raw (hall, "DELETE FROM schema_migration"
                                 " WHERE version = (SELECT max (version) FROM schema_migration)"));
  g_assert_null (gj_store_open (hall->kiosk_url, GJ_STORE_OPEN_DEMO, &error));
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "gongjictl grant"));
}

#define NO_POLICIES(table, change)                                                                  \
  "DROP POLICY " table "_read ON " table "; DROP POLICY " table "_of_kiosk ON " table ";" change     \
  "ALTER TABLE " table " DISABLE ROW LEVEL SECURITY;"
#define NO_CHANGE(table) "DROP POLICY " table "_change ON " table ";"
#define BEFORE_VERSION_12                                                                           \
  "DROP TRIGGER binding_place ON binding; DROP FUNCTION gj_binding_place (); DROP INDEX audit_restored;"
#define BEFORE_VERSION_11                                                                           \
  BEFORE_VERSION_12                                                                                 \
  NO_POLICIES ("receipt", "")                                                                       \
  NO_POLICIES ("audit", "")                                                                         \
  NO_POLICIES ("family_act", "")                                                                    \
  NO_POLICIES ("family_act_item", "")                                                               \
  NO_POLICIES ("family_request", NO_CHANGE ("family_request"))                                      \
  NO_POLICIES ("premium_payment", "")                                                               \
  NO_POLICIES ("joint_member", "")                                                                  \
  NO_POLICIES ("statement_listing", "")                                                             \
  NO_POLICIES ("credential_use", "")                                                                \
  NO_POLICIES ("premium_intent", NO_CHANGE ("premium_intent"))                                      \
  NO_POLICIES ("account", "")                                                                       \
  NO_POLICIES ("print_job", NO_CHANGE ("print_job"))                                                \
  NO_POLICIES ("letter_print", NO_CHANGE ("letter_print"))                                          \
  "DROP POLICY transfer_of_kiosk ON transfer;"                                                      \
  "CREATE POLICY transfer_of_kiosk ON transfer FOR INSERT WITH CHECK (kind = 'premium');"           \
  "DROP TABLE kiosk_user;"

/* By its owner; what the newer version guards is guarded, and the kiosk goes on. */
static void
test_a_store_of_before_comes_forward (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GPtrArray) damage = NULL;
  g_autoptr (GjStore) owner = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (hall_raw (hall, BEFORE_VERSION_11 "DELETE FROM schema_migration WHERE version >= 11"));
  owner = hall_open_as_owner (hall);
  g_assert_cmpint (gj_store_get_version (owner), ==, 12);
  damage = gj_store_list_damage (owner, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (damage->len, ==, 0);
  /* Nobody knows yet which kiosk the user is; it is told so. */
  hall_reopen (hall);
  g_assert_false (gj_store_check_kiosk (hall->store, HALL_KIOSK, &error));
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "--kiosk"));
  g_clear_error (&error);
  g_assert_false (grant (owner, RIG_POSTGRES_KIOSK, NULL, &error));
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_MISSING);
  g_assert_nonnull (strstr (error->message, "--kiosk"));
  g_clear_error (&error);
  g_assert_true (grant (owner, RIG_POSTGRES_KIOSK, HALL_KIOSK, &error));
  hall_reopen (hall);
  pay_once (hall);
  hall_assert_sound (hall);
}

#define DESCRIBED "core/store/sql/described-postgres.sql"

/* What a migration changes is written down anew by GJ_WRITE_DESCRIPTION=1 (tests/README.md), and looked at. */
static void
test_a_new_store_is_as_described (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autoptr (GjStore) owner = hall_open_as_owner (hall);
  g_autofree char *path = g_build_filename (g_getenv ("GJ_SOURCE_ROOT"), DESCRIBED, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *found = gj_postgres_describe (owner, &error);
  g_autofree char *written = NULL;
  const char *rows;

  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  rows = written;
  while (g_str_has_prefix (rows, "--"))
    rows = strchr (rows, '\n') + 1;
  if (g_getenv ("GJ_WRITE_DESCRIPTION") != NULL)
    {
      g_autofree char *text = g_strdup_printf ("%.*s%s", (int)(rows - written), written, found);

      g_assert_true (g_file_set_contents (path, text, -1, NULL));
    }
  else
    g_assert_cmpstr (rows, ==, found);
}

typedef struct
{
  const char *sql;
  const char *sentence; /* part of what is said then */
} Weakness;

/* One after the other, by who may do everything. */
static const Weakness WEAKNESSES[] = {
  { "CREATE FUNCTION mine () RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';"
    "CREATE TRIGGER mine BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION mine ()",
    "audit trigger mine：不是本系统建立的" },
  { "CREATE TRIGGER audit_kept BEFORE INSERT ON receipt FOR EACH ROW EXECUTE FUNCTION mine ()",
    "receipt trigger audit_kept：不是本系统建立的" },
  { "DROP TRIGGER transfer_kept ON transfer; CREATE TRIGGER transfer_kept BEFORE DELETE ON transfer FOR EACH ROW"
    " WHEN (FALSE) EXECUTE FUNCTION gj_transfer_kept ()",
    "transfer trigger transfer_kept：被改动过" },
  { "DROP TRIGGER transfer_fixed ON transfer; CREATE TRIGGER transfer_fixed BEFORE UPDATE OF kiosk_id ON transfer"
    " FOR EACH ROW EXECUTE FUNCTION gj_transfer_fixed ()",
    "transfer trigger transfer_fixed：被改动过" },
  { "DROP TRIGGER receipt_fixed ON receipt; CREATE TRIGGER receipt_fixed BEFORE UPDATE ON receipt"
    " FOR EACH STATEMENT EXECUTE FUNCTION gj_receipt_fixed ()",
    "receipt trigger receipt_fixed：被改动过" },
  { "ALTER TABLE audit DISABLE TRIGGER audit_fixed", "audit trigger audit_fixed：被改动过" },
  { "ALTER TABLE print_job DISABLE TRIGGER ALL", "print_job disabled RI_FKey_check_ins" },
  { "DROP TRIGGER premium_payment_kept ON premium_payment", "premium_payment trigger premium_payment_kept：缺少" },
  { "DROP TRIGGER transfer_whole ON transfer; CREATE CONSTRAINT TRIGGER transfer_whole AFTER INSERT ON transfer"
    " FOR EACH ROW EXECUTE FUNCTION gj_transfer_whole ()",
    "transfer trigger transfer_whole：被改动过" },
  { "ALTER TABLE transfer DISABLE ROW LEVEL SECURITY", "transfer table：被改动过" },
  { "ALTER POLICY transfer_of_kiosk ON transfer WITH CHECK (TRUE)", "transfer policy transfer_of_kiosk：被改动过" },
  { "CREATE POLICY anything ON binding FOR INSERT WITH CHECK (TRUE)", "binding policy anything：不是" },
  { "DROP POLICY binding_of_kiosk ON binding", "binding policy binding_of_kiosk：缺少" },
  { "ALTER TABLE account_entry DROP CONSTRAINT personal_balance_not_below_zero", "account_entry constraint CHECK" },
  { "ALTER TABLE binding DROP CONSTRAINT binding_contributor_psn_no_fkey", "binding constraint FOREIGN KEY" },
  { "ALTER TABLE receipt DROP CONSTRAINT receipt_transfer_id_key", "receipt constraint UNIQUE (about_id)：缺少" },
  { "DROP INDEX premium_payment_once", "premium_payment index premium_payment_once：缺少" },
  { "CREATE UNIQUE INDEX one_each ON audit (hash)", "audit index one_each：不是" },
  { "ALTER TABLE transfer ALTER amount_fen DROP NOT NULL", "transfer column amount_fen：被改动过" },
  { "ALTER TABLE audit SET UNLOGGED", "audit table：被改动过" },
  { "CREATE RULE nothing AS ON INSERT TO letter DO INSTEAD NOTHING", "letter rule nothing：不是" },
  { "CREATE OR REPLACE FUNCTION gj_staff_kept () RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END'",
    "gj_staff_kept function：被改动过" },
  { "ALTER FUNCTION gj_letter_kept () SECURITY DEFINER", "gj_letter_kept function：被改动过" },
  { "ALTER FUNCTION gj_letter_fixed () RESET search_path", "gj_letter_fixed function：被改动过" },
  { "GRANT EXECUTE ON FUNCTION gj_transfer_entries () TO PUBLIC", "gj_transfer_entries function：被改动过" },
  { "GRANT DELETE ON person TO " RIG_POSTGRES_KIOSK, "在表 person 上有多余的权限 DELETE" },
  { "GRANT UPDATE (amount_fen) ON transfer TO " RIG_POSTGRES_KIOSK, "在表 transfer 上有多余的权限 UPDATE amount_fen" },
  { "GRANT INSERT ON audit TO " RIG_POSTGRES_KIOSK " WITH GRANT OPTION", "在表 audit 上有多余的权限 INSERT *" },
  { "GRANT TRUNCATE ON receipt TO PUBLIC", "PUBLIC 在表 receipt 上有多余的权限 TRUNCATE" },
  { "SELECT lo_create (0)", "1 个大对象" },
  { "GRANT CREATE ON SCHEMA public TO " RIG_POSTGRES_KIOSK, "权力过大" },
};

static gboolean
is_told (GPtrArray *damage, const char *sentence)
{
  for (guint i = 0; i < damage->len; i++)
    if (strstr (g_ptr_array_index (damage, i), sentence) != NULL)
      return TRUE;
  return FALSE;
}

/* As the kiosk's user itself sees it: `gongjictl check` needs no other. */
static void
test_every_weakness_is_named (void)
{
  g_autoptr (Hall) hall = hall_new ();

  hall_assert_sound (hall);
  for (guint i = 0; i < G_N_ELEMENTS (WEAKNESSES); i++)
    {
      g_autofree char *refusal = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) before = gj_store_list_damage (hall->store, &error);
      g_autoptr (GPtrArray) damage = NULL;

      g_assert_no_error (error);
      g_assert_false (is_told (before, WEAKNESSES[i].sentence));
      refusal = hall_raw (hall, WEAKNESSES[i].sql);
      g_assert_cmpstr (refusal, ==, NULL);
      damage = gj_store_list_damage (hall->store, &error);
      g_assert_no_error (error);
      if (!is_told (damage, WEAKNESSES[i].sentence))
        g_error ("%s: not told", WEAKNESSES[i].sql);
    }
}

/* The policies ask who somebody is, and a member may be both. */
static void
test_whoever_may_become_another_is_not_let_in (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autoptr (GjStore) owner = hall_open_as_owner (hall);
  g_autoptr (GPtrArray) damage = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (hall_raw (hall, "CREATE ROLE kiosk_of_the_next_hall LOGIN"));
  g_assert_true (grant (owner, "kiosk_of_the_next_hall", "04", &error));
  g_assert_null (hall_raw (hall, "GRANT " RIG_POSTGRES_KIOSK " TO kiosk_of_the_next_hall"));
  assert_not_granted (hall, "kiosk_of_the_next_hall", GJ_STORE_ERROR_READ_ONLY);
  assert_not_granted (hall, RIG_POSTGRES_KIOSK, GJ_STORE_ERROR_READ_ONLY);
  damage = gj_store_list_damage (owner, &error);
  g_assert_no_error (error);
  g_assert_true (is_told (damage, "kiosk_of_the_next_hall"));
  g_assert_null (hall_raw (hall, "DROP OWNED BY kiosk_of_the_next_hall; DROP ROLE kiosk_of_the_next_hall"));
}

static void
test_a_trigger_of_somebody_else_keeps_a_store_shut (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autoptr (GError) error = NULL;

  g_assert_null (hall_raw (hall, WEAKNESSES[0].sql));
  g_assert_null (gj_store_open (hall->kiosk_url, GJ_STORE_OPEN_DEMO, &error));
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "mine"));
}

static void
test_a_store_in_one_file_has_no_roles (void)
{
  g_autofree char *dir = g_dir_make_tmp ("gongji-roles-XXXXXX", NULL);
  g_autofree char *url = g_strconcat ("sqlite:", dir, "/hall.db", NULL);
  g_autoptr (GjStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (gj_store_create (url, GJ_STORE_DEMO, &error));
  store = gj_store_open (url, GJ_STORE_OPEN_DEMO, &error);
  g_assert_no_error (error);
  g_assert_false (grant (store, "kiosk", HALL_KIOSK, &error));
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_URL);
  g_clear_pointer (&store, gj_store_close);
  hall_remove_tree (dir);
}

static void
assert_shown_as (const char *url, const char *shown)
{
  g_autofree char *hidden = gj_store_hide_password (url);

  g_assert_cmpstr (hidden, ==, shown);
}

static void
test_a_password_in_the_url_is_never_shown (void)
{
  assert_shown_as ("postgresql://kiosk:se:cret@hall/gongji", "postgresql://kiosk:***@hall/gongji");
  assert_shown_as ("postgresql://kiosk:ge@im@hall/gongji", "postgresql://kiosk:***@hall/gongji");
  assert_shown_as ("postgresql://kiosk:ge#h/e?im@hall/gongji", "postgresql://kiosk:***@hall/gongji");
  assert_shown_as ("postgresql://kiosk@az:geheim@hall/gongji", "postgresql://kiosk@az:***@hall/gongji");
  assert_shown_as ("postgresql://hall:5432/gongji?password=ge@im", "postgresql://hall:5432/gongji?password=***");
  assert_shown_as ("postgresql://kiosk@a:5432,b:5433/gongji?sslmode=require",
                   "postgresql://kiosk@a:5432,b:5433/gongji?sslmode=require");
  assert_shown_as ("postgresql://hall/gongji?user=kiosk&password=secret&sslpassword=too",
                   "postgresql://hall/gongji?user=kiosk&password=***&sslpassword=***");
  assert_shown_as ("sqlite:/srv/a@b:c/hall.db", "sqlite:/srv/a@b:c/hall.db");
}

static void
assert_not_reached (const char *url, GjStoreError code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gj_store_open (url, GJ_STORE_OPEN_DEMO, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, GJ_STORE_ERROR, (int)code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_null (strstr (error->message, "ge#"));
}

/* A server that has no TLS. */
static gpointer
say_no (gpointer listener)
{
  g_autoptr (GSocketConnection) guest = g_socket_listener_accept (listener, NULL, NULL, NULL);
  char asked[8];

  (void)g_input_stream_read_all (g_io_stream_get_input_stream (G_IO_STREAM (guest)), asked, sizeof asked, NULL, NULL, NULL);
  (void)g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (guest)), "N", 1, NULL, NULL, NULL);
  return NULL;
}

/* Not one advice for everything: whoever reads it looks where it says. */
static void
test_why_there_is_no_connection_is_told_apart (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_autofree char *no_tls = g_strdup_printf ("postgresql://127.0.0.1:%u/gongji?sslmode=require", port);
  g_autoptr (GString) url = g_string_new (hall->url);
  GThread *server = g_thread_new ("no-tls", say_no, listener);

  assert_not_reached (no_tls, GJ_STORE_ERROR_AWAY, "TLS");
  g_thread_join (server);
  g_socket_listener_close (listener);
  assert_not_reached ("postgresql://127.0.0.1:1/gongji", GJ_STORE_ERROR_AWAY, "请检查网络和服务器");
  assert_not_reached ("postgresql://127.0.0.1/gongji?foo=bar", GJ_STORE_ERROR_URL, "地址写得不对");
  assert_not_reached ("postgresql://127.0.0.1:99999/gongji", GJ_STORE_ERROR_URL, "地址写得不对");
  assert_not_reached ("postgresql://kiosk:ge#h/eim@127.0.0.1/gongji", GJ_STORE_ERROR_URL, "地址写得不对");
  assert_not_reached ("postgres://kiosk:ge#im@127.0.0.1/gongji", GJ_STORE_ERROR_URL, "无法识别");
  g_string_replace (url, "user=postgres", "user=nobody", 0);
  assert_not_reached (url->str, GJ_STORE_ERROR_AWAY, "没有这个用户");
  g_string_replace (url, "user=nobody", "user=postgres", 0);
  g_string_replace (url, "/hall_", "/none_", 1);
  g_test_message ("%s", url->str);
  assert_not_reached (url->str, GJ_STORE_ERROR_MISSING, "没有这个数据库");
}

/* What the server quotes of a row would stand in the journal. */
static void
test_a_refusal_quotes_nobody (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjStore) owner = hall_open_as_owner (hall);
  g_autoptr (GError) error = NULL;

  g_assert_false (gj_store_run (owner, "INSERT INTO person SELECT * FROM person WHERE psn_no = 'P01'", &error));
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_CONSTRAINT);
  g_assert_null (strstr (error->message, "P01"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
#define ADD(name) g_test_add_func ("/roles/" #name, test_##name)
  ADD (what_was_written_is_neither_changed_nor_deleted);
  ADD (balances_move_only_through_premiums);
  ADD (nothing_is_taken_back);
  ADD (money_does_not_leave_without_its_premium);
  ADD (nobody_writes_in_the_name_of_another_kiosk);
  ADD (every_number_that_is_written_is_guarded);
  ADD (whoever_may_become_another_is_not_let_in);
  ADD (a_binding_is_made_by_an_act);
  ADD (a_place_comes_with_its_order);
  ADD (a_kiosk_opens_no_account_but_its_own);
  ADD (a_kiosk_brings_no_letter);
  ADD (the_guards_stay);
  ADD (a_table_of_its_own_by_the_same_name_deceives_no_guard);
  ADD (only_a_role_that_can_be_kept_to_it_is_let_in);
  ADD (only_the_owner_grants);
  ADD (what_was_granted_is_read_back);
  ADD (granting_again_takes_away_what_was_added);
  ADD (a_kiosk_does_not_change_the_structure_and_says_who_can);
  ADD (a_store_of_before_comes_forward);
  ADD (a_new_store_is_as_described);
  ADD (every_weakness_is_named);
  ADD (a_trigger_of_somebody_else_keeps_a_store_shut);
  ADD (a_store_in_one_file_has_no_roles);
  ADD (a_password_in_the_url_is_never_shown);
  ADD (why_there_is_no_connection_is_told_apart);
#undef ADD
  g_test_add_func ("/roles/a-refusal-quotes-nobody", test_a_refusal_quotes_nobody);
  return g_test_run ();
}
