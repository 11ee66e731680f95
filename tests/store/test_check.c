/* SPDX-License-Identifier: Apache-2.0 */
/* Planted damage: each kind is found and named. */
#include <string.h>

#include "core/audit/audit.h"
#include "core/receipt/receipt_store.h"
#include "tests/store/corrections.h"
#include "tests/store/hall.h"

typedef struct
{
  const char *what;
  const char *sql;
  const char *finding; /* one of the findings begins so */
} Damage;

/* On a hall with receipts 02-1 and 02-2, whose triggers have been taken away. */
static const Damage DAMAGES[] = {
  { "balance",
    "UPDATE account_entry SET balance_after_fen = 1 WHERE account_no = 'psn:P01'"
    " AND entry_no = 2",
    "I1 psn:P01" },
  { "negative",
    "UPDATE account_entry SET balance_after_fen = -1 WHERE account_no = 'psn:P01'"
    " AND entry_no = 3",
    "I2 psn:P01" },
  { "entry-gone", "DELETE FROM account_entry WHERE account_no = 'premium:990100:02' AND entry_no = 2",
    "I1 " },
  { "transfer-amount", "UPDATE transfer SET amount_fen = 1 WHERE kind = 'premium'", "I1 " },
  { "transfer-gone", "DELETE FROM transfer WHERE kind = 'premium'", "I1 " },
  { "premium-gone", "DELETE FROM premium_payment WHERE receipt_no = 1", "I9 " },
  { "premium-amount", "UPDATE premium_payment SET amount_fen = 1 WHERE receipt_no = 1", "I9 " },
  { "premium-year", "UPDATE premium_payment SET coverage_year = 2030 WHERE receipt_no = 1",
    "I9 02-000001" },
  { "premium-twice",
    "DROP INDEX premium_payment_once; UPDATE premium_payment"
    " SET relative_psn_no = 'P02'",
    "I8 P02" },
  { "receipt-gone", "DELETE FROM receipt WHERE receipt_no = 2", "I10 " },
  { "receipt-gap", "UPDATE receipt SET receipt_no = 3 WHERE receipt_no = 2", "I10 02-000003" },
  { "receipt-text",
    "UPDATE receipt SET sealed = replace (sealed, substr (sealed, 60, 3), 'AAA')"
    " WHERE receipt_no = 1",
    "I10 02-000001" },
  { "receipt-hash",
    "UPDATE receipt SET hash = replace (hash, substr (hash, 1, 4), '0000')"
    " WHERE receipt_no = 1",
    "I10 02-000001" },
  { "receipt-swapped",
    "UPDATE receipt SET sealed = (SELECT sealed FROM receipt WHERE receipt_no = 2)"
    " WHERE receipt_no = 1",
    "I9 02-000001" },
  { "job-gone", "DELETE FROM print_job WHERE receipt_no = 1", "I9 02-1" },
  { "copy-gap",
    "INSERT INTO print_job (kiosk_id, receipt_no, copy_no, at_kiosk_id, created_us)"
    " VALUES ('02', 1, 4, '02', 1)",
    "I13 02-1" },
  { "intent", "UPDATE premium_intent SET outcome = 'unfinished'", "I3 " },
  { "intent-payer", "UPDATE premium_intent SET payer_psn_no = 'P09'", "I3 " },
  { "intent-year", "UPDATE premium_intent SET coverage_year = 2030", "I3 " },
  { "intent-insutype", "UPDATE premium_intent SET insutype = '310'", "I3 " },
  { "intent-tier", "UPDATE premium_intent SET tier = 'other'", "I3 " },
  { "intent-kiosk", "UPDATE premium_intent SET kiosk_id = '07'", "I3 " },
  { "transfer-kiosk", "UPDATE transfer SET kiosk_id = '07' WHERE kind = 'premium'", "I3 " },
  { "intent-gone", "DELETE FROM premium_intent", "I3 " },
  { "audit-text", "UPDATE audit SET detail = 'nothing' WHERE audit_no = 2", "I20 02/2" },
  { "audit-gap", "DELETE FROM audit WHERE audit_no = 2", "I20 02/3" },
  { "audit-tail", "DELETE FROM audit WHERE audit_no = (SELECT max (audit_no) FROM audit)", "I20 " },
  { "settlement", "UPDATE settlement SET acct_pay_fen = 1 WHERE setl_id = 'S1'", "data S1" },
  { "settlement-number", "UPDATE settlement_id SET psn_no = 'P03' WHERE setl_id = 'S1'", "data S1" },
  { "share", "UPDATE settlement_share SET amount_fen = 1 WHERE setl_id = 'S1'", "data S1" },
  { "share-place", "UPDATE settlement_share SET fixmedins_name = 'X' WHERE setl_id = 'S1'", "data S1" },
  { "binding", "UPDATE binding SET patn_rlts = 'XX' WHERE relative_psn_no = 'P02'", "data P01" },
  { "order", "UPDATE binding SET prio = 1 WHERE contributor_psn_no = 'P10'", "data P02" },
};

static void
pay_two (Hall *hall)
{
  g_auto (GjPremiumPaid) first = { 0 };
  g_auto (GjPremiumPaid) second = { 0 };
  char ids[2][20];
  GjPremiumOrder order = hall_order (ids[0], "P01", "P02", "senior", 36000);

  g_assert_cmpint (hall_pay (hall, &order, &first), ==, GJ_PAY_COMMITTED);
  order = hall_order (ids[1], "P01", "P04", "senior", 20000);
  g_assert_cmpint (hall_pay (hall, &order, &second), ==, GJ_PAY_COMMITTED);
}

static void
test_finds_planted_damage (gconstpointer data)
{
  const Damage *damage = data;
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GStrv) findings = NULL;
  gboolean found = FALSE;
  guint i;

  pay_two (hall);
  hall_assert_sound (hall);
  hall_damage (hall, damage->sql);
  findings = hall_check (hall);
  for (i = 0; findings[i] != NULL; i++)
    {
      g_test_message ("%s", findings[i]);
      found = found || g_str_has_prefix (findings[i], damage->finding);
    }
  g_assert_true (found);
}

/* Guards taken away one by one, with nothing else changed: each is named, and nobody writes there.
 */
static void
test_names_every_missing_guard (void)
{
  static const char *const GUARDS[] = { "TRIGGER transfer_fixed", "TRIGGER account_entry_fixed",
                                        "TRIGGER premium_payment_not_twice",
                                        "INDEX premium_payment_once", "TRIGGER settlement_once" };
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GjStore) store = NULL;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (GUARDS); i++)
    {
      g_autofree char *drop = g_strconcat ("DROP ", GUARDS[i], NULL);
      g_autoptr (GPtrArray) damage = NULL;

      g_assert_null (hall_raw (hall, drop));
      damage = gj_store_list_damage (hall->store, &error);
      g_assert_no_error (error);
      g_assert_cmpint (damage->len, ==, i + 1);
    }
  {
    g_autoptr (GPtrArray) damage = gj_store_list_damage (hall->store, &error);
    const char *first = g_ptr_array_index (damage, 0);

    g_assert_nonnull (strstr (first, "premium_payment_once"));
  }
  store = gj_store_open (hall->url, GJ_STORE_OPEN_DEMO, &error);
  g_assert_null (store);
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "premium_payment_once"));
}

static void
test_finds_a_row_that_points_nowhere (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GPtrArray) damage = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (
      hall_raw (hall, "PRAGMA foreign_keys = OFF; DELETE FROM person WHERE psn_no = 'P04'"));
  damage = gj_store_list_damage (hall->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (damage->len, >, 0);
  g_assert_nonnull (strstr (g_ptr_array_index (damage, 0), "person"));
}

static void
test_finds_a_guard_that_guards_nothing (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GStrv) findings = NULL;

  g_assert_null (hall_raw (hall, "DROP TRIGGER transfer_kept; CREATE TRIGGER transfer_kept BEFORE"
                                 " DELETE ON transfer WHEN 0 BEGIN SELECT 1; END;"));
  findings = hall_check (hall);
  g_assert_cmpint (g_strv_length (findings), ==, 1);
  g_assert_true (g_str_has_prefix (findings[0], "schema "));
}

static void
test_finds_a_trigger_that_nobody_of_ours_made (void)
{
  static const char *const NAMES[] = { "another", "sqlitelike" };

  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      g_autoptr (Hall) hall = hall_new ();
      g_autofree char *sql
          = g_strdup_printf ("CREATE TRIGGER %s BEFORE INSERT ON receipt BEGIN SELECT RAISE (IGNORE); END", NAMES[i]);
      g_auto (GStrv) findings = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_null (hall_raw (hall, sql));
      findings = hall_check (hall);
      g_assert_cmpint (g_strv_length (findings), ==, 1);
      g_assert_true (g_str_has_prefix (findings[0], "schema "));
      g_assert_null (gj_store_open (hall->url, GJ_STORE_OPEN_DEMO, &error));
      g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_DAMAGED);
      g_assert_nonnull (strstr (error->message, NAMES[i]));
    }
}

static void
assert_one_finding (Hall *hall, const char *finding)
{
  g_auto (GStrv) findings = hall_check (hall);

  g_assert_cmpint (g_strv_length (findings), ==, 1);
  g_assert_true (g_str_has_prefix (findings[0], finding));
}

static void
test_finds_an_opening_moved_to_another (void)
{
  g_autoptr (Hall) hall = hall_new ();

  g_auto (GStrv) findings = NULL;
  guint n = 0;

  hall_damage (hall, MOVED_OPENINGS);
  findings = hall_check (hall);
  for (guint i = 0; findings[i] != NULL; i++)
    if (!g_str_has_prefix (findings[i], "schema ")) /* the guards that the damage took away */
      {
        g_assert_true (g_str_has_prefix (findings[i], "I20 02 "));
        n++;
      }
  g_assert_cmpuint (n, ==, 1);
}

/* Money from outside, put in by hand: at an instant of its own, and at the import's. */
static void
test_finds_an_opening_nobody_imported (void)
{
  static const char OPENING[]
      = "INSERT INTO transfer SELECT 'AAAA-AAAA-AAAA-AAAA', 'opening', 'opening', 'psn:P01', 500,"
        " min (time_us) + %d, '02', '' FROM transfer WHERE kind = 'opening'";
  int later;

  for (later = 0; later < 2; later++)
    {
      g_autoptr (Hall) hall = hall_new ();
      g_autofree char *sql = g_strdup_printf (OPENING, later);

      g_assert_null (hall_raw (hall, sql));
      assert_one_finding (hall, "I20 02 ");
    }
}

static void
test_finds_a_reversal_nobody_recorded (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GStrv) findings = NULL;

  hall_damage (hall, "INSERT INTO transfer SELECT 'AAAA-AAAA-AAAA-AAAA', 'reversal',"
                     " credit_account, 'opening', amount_fen, 9, '02', transfer_id"
                     " FROM transfer WHERE credit_account = 'psn:P01'");
  findings = hall_check (hall);
  g_assert_true (g_strv_contains ((const char *const *)findings, "I20 AAAA-AAAA-AAAA-AAAA"));
  g_assert_true (g_strv_contains ((const char *const *)findings, "I5 AAAA-AAAA-AAAA-AAAA"));
  g_assert_true (g_strv_contains ((const char *const *)findings, "I10 AAAA-AAAA-AAAA-AAAA"));
}

static gboolean
has_prefix (char **findings, const char *prefix)
{
  for (guint i = 0; findings[i] != NULL; i++)
    if (g_str_has_prefix (findings[i], prefix))
      return TRUE;
  return FALSE;
}

static void
test_finds_a_correction_that_is_not_whole (void)
{
  static const struct
  {
    const char *sql;
    const char *finding;
  } all[] = {
    { "DELETE FROM correction", "I5 " },
    { "UPDATE correction SET staff_2 = staff_1", "I5 " },
    { "UPDATE correction SET reason = ''", "I5 " },
    { "UPDATE correction SET staff_1 = '某人'", "I9 02-000002" },
    { "UPDATE correction SET staff_1 = '某人'", "I20 " },
    { "UPDATE correction SET staff_2 = '某人'", "I20 " },
    { "UPDATE correction SET reason = '别的'", "I9 02-000002" },
    { "UPDATE correction SET outcome = 'unfinished'", "I5 " },
    { "UPDATE premium_payment SET reversed_by = ''", "I5 " },
    { "UPDATE premium_payment SET coverage_year = 2028", "I9 02-000002" },
    { "DELETE FROM receipt WHERE kind = 'correction'", "I10 " },
    { "DELETE FROM transfer WHERE kind = 'reversal'", "I4 " },
    { "DELETE FROM transfer WHERE kind = 'reversal'", "I10 02-2" },
    { "DELETE FROM audit WHERE kind = 'transfer.reversed'", "I20 " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (Hall) hall = hall_new ();
      g_auto (GjPremiumPaid) paid = { 0 };
      g_auto (GStrv) findings = NULL;
      char id[20];
      GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);

      g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
      (void)correction_take_back (hall, paid.receipt_no);
      hall_assert_sound (hall);
      hall_damage (hall, all[i].sql);
      findings = hall_check (hall);
      if (!has_prefix (findings, all[i].finding))
        g_error ("%s: not found", all[i].sql);
    }
}

static void
test_finds_a_signature_of_another_key (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *key = g_build_filename (hall->dir, "another.pem", NULL);
  g_autofree char *trusted = g_build_filename (hall->dir, "others.ini", NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) findings = NULL;
  guint8 point[GJ_SM2_PUBLIC_BYTES];

  pay_two (hall);
  g_assert_true (gj_key_create (key, TRUE, point, &error));
  g_assert_true (gj_keyring_add (trusted, HALL_KIOSK, point, 0, &error));
  g_clear_pointer (&hall->keyring, gj_keyring_free);
  hall->keyring = gj_keyring_load (trusted, &error);
  g_assert_no_error (error);
  findings = hall_check (hall);
  g_assert_cmpint (g_strv_length (findings), ==, 2);
  g_assert_true (g_str_has_prefix (findings[0], "I10 02-000001"));
}

static void
test_finds_an_intent_left_open (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GStrv) findings = NULL;
  g_autoptr (GError) error = NULL;
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);

  g_assert_cmpint (gj_premium_prepare (hall->store, hall->clock, &order, &error), ==,
                   GJ_PREPARE_DONE);
  hall_assert_sound (hall); /* just begun */
  gj_clock_manual_advance (hall->clock, G_GINT64_CONSTANT (7200) * G_USEC_PER_SEC);
  findings = hall_check (hall);
  g_assert_cmpint (g_strv_length (findings), ==, 1);
  g_assert_true (g_str_has_prefix (findings[0], "I17 "));
}

static void
assert_bad (const GjAuditReport *report, guint place, const char *kiosk_id, gint64 audit_no)
{
  const GjAuditBad *bad = g_ptr_array_index (report->bad, place);

  g_assert_cmpstr (bad->kiosk_id, ==, kiosk_id);
  g_assert_cmpint (bad->audit_no, ==, audit_no);
}

static void
test_audit_names_the_first_bad_record (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjAuditReport) report = { 0 };
  g_autoptr (GError) error = NULL;

  pay_two (hall);
  g_assert_cmpint (gj_audit_verify (hall->store, &report, &error), ==, GJ_AUDIT_WHOLE);
  g_assert_cmpint (report.records, ==, 9); /* the import's seven parts and two payments */
  gj_audit_report_clear (&report);
  hall_damage (hall, "UPDATE audit SET subject = 'P11' WHERE audit_no = 2");
  g_assert_cmpint (gj_audit_verify (hall->store, &report, &error), ==, GJ_AUDIT_BROKEN);
  assert_bad (&report, 0, HALL_KIOSK, 2);
}

/* One terminal's broken chain hides no other's. */
static void
test_audit_names_the_first_bad_record_of_every_terminal (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjAuditReport) report = { 0 };
  g_auto (GStrv) findings = NULL;
  g_autoptr (GError) error = NULL;

  pay_two (hall);
  for (int i = 0; i < 3; i++)
    {
      const GjAuditEntry entry = { "03", gj_clock_now_us (hall->clock) + i, "backup", "", "file", "ok", "" };
      const GjAuditEntry sound = { "04", gj_clock_now_us (hall->clock) + i, "backup", "", "file", "ok", "" };

      g_assert_true (gj_audit_record (hall->store, &entry, &error));
      g_assert_true (gj_audit_record (hall->store, &sound, &error));
    }
  hall_damage (hall, "UPDATE audit SET subject = 'P11' WHERE kiosk_id = '02' AND audit_no = 2");
  hall_damage (hall, "DELETE FROM audit WHERE kiosk_id = '03' AND audit_no = 2");
  g_assert_cmpint (gj_audit_verify (hall->store, &report, &error), ==, GJ_AUDIT_BROKEN);
  g_assert_cmpint (report.chains, ==, 3);
  g_assert_cmpuint (report.bad->len, ==, 2);
  assert_bad (&report, 0, HALL_KIOSK, 2);
  assert_bad (&report, 1, "03", 3);
  findings = hall_check (hall);
  g_assert_true (g_strv_contains ((const char *const *)findings, "I20 02/2"));
  g_assert_true (g_strv_contains ((const char *const *)findings, "I20 03/3"));
}

static void
test_audit_holds_no_personal_data (void)
{
  g_autoptr (Hall) hall = hall_new ();

  pay_two (hall);
  g_assert_cmpint (hall_count (hall,
                               "SELECT count(*) FROM audit a JOIN person p ON"
                               " instr (a.kind || a.subject || a.object || a.result || a.detail,"
                               " p.psn_name) > 0 OR instr (a.kind || a.subject || a.object ||"
                               " a.result || a.detail, p.certno) > 0"),
                   ==, 0);
}

int
main (int argc, char **argv)
{
  guint i;

  g_test_init (&argc, &argv, NULL);
  for (i = 0; i < G_N_ELEMENTS (DAMAGES); i++)
    {
      g_autofree char *path = g_strconcat ("/check/finds-planted-damage/", DAMAGES[i].what, NULL);

      g_test_add_data_func (path, &DAMAGES[i], test_finds_planted_damage);
    }
  g_test_add_func ("/check/names-every-missing-guard", test_names_every_missing_guard);
  g_test_add_func ("/check/finds-a-row-that-points-nowhere", test_finds_a_row_that_points_nowhere);
  g_test_add_func ("/check/finds-a-guard-that-guards-nothing",
                   test_finds_a_guard_that_guards_nothing);
  g_test_add_func ("/check/finds-a-trigger-that-nobody-of-ours-made",
                   test_finds_a_trigger_that_nobody_of_ours_made);
  g_test_add_func ("/check/finds-an-opening-moved-to-another", test_finds_an_opening_moved_to_another);
  g_test_add_func ("/check/finds-an-opening-nobody-imported",
                   test_finds_an_opening_nobody_imported);
  g_test_add_func ("/check/finds-a-correction-that-is-not-whole",
                   test_finds_a_correction_that_is_not_whole);
  g_test_add_func ("/check/finds-a-reversal-nobody-recorded",
                   test_finds_a_reversal_nobody_recorded);
  g_test_add_func ("/check/finds-a-signature-of-another-key",
                   test_finds_a_signature_of_another_key);
  g_test_add_func ("/check/finds-an-intent-left-open", test_finds_an_intent_left_open);
  g_test_add_func ("/audit/names-the-first-bad-record", test_audit_names_the_first_bad_record);
  g_test_add_func ("/audit/names-the-first-bad-record-of-every-terminal",
                   test_audit_names_the_first_bad_record_of_every_terminal);
  g_test_add_func ("/audit/holds-no-personal-data", test_audit_holds_no_personal_data);
  return g_test_run ();
}
