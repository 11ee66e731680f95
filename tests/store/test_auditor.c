/* SPDX-License-Identifier: Apache-2.0 */
/* The independent auditor finds nothing in a sound store and names each kind of damage that is planted past the
 * guards. */
#include "tests/store/auditor.h"
#include "tests/store/day.h"

typedef struct
{
  const char *name;
  const char *sql;
  const char *finding; /* one of the findings begins so */
} Damage;

/* After the day of day.h: receipts 02-1 (P02) and 02-2 (P04), 02-8 joint, 02-9 statement. */
static const Damage DAMAGES[] = {
  { "a-balance-that-no-transfer-makes",
    "UPDATE account_entry SET balance_after_fen = 1 WHERE account_no = 'psn:P01' AND entry_no = 2", "I1 psn:P01" },
  { "an-entry-that-is-gone", "DELETE FROM account_entry WHERE account_no = 'premium:990100:02' AND entry_no = 2", "I1 " },
  { "an-entry-twice",
    "DROP INDEX IF EXISTS x; INSERT INTO account_entry SELECT 'psn:P09', 2, transfer_id, amount_fen, 0"
    " FROM account_entry WHERE account_no = 'psn:P01' AND entry_no = 2",
    "I1 psn:P09" },
  { "a-balance-below-zero",
    "UPDATE transfer SET amount_fen = 400000 WHERE kind = 'premium' AND amount_fen = 36000;"
    "UPDATE account_entry SET amount_fen = -400000, balance_after_fen = -71350"
    " WHERE account_no = 'psn:P01' AND entry_no = 2",
    "I2 psn:P01: below zero" },
  { "a-transfer-with-another-amount", "UPDATE transfer SET amount_fen = 1 WHERE kind = 'premium'", "I1 " },
  { "a-transfer-that-is-gone", "DELETE FROM transfer WHERE kind = 'premium'", "I1 " },
  { "an-opening-that-nobody-told", "UPDATE transfer SET time_us = 5 WHERE kind = 'opening'", "I20 02 5" },
  { "openings-moved-from-one-to-another", MOVED_OPENINGS, "I20 02 " },
  { "a-correction-of-nothing",
    "UPDATE transfer SET kind = 'reversal', reverses = '0000-0000-0000-0000'"
    " WHERE kind = 'premium' AND amount_fen = 20000", "I5 " },
  { "a-correction-by-somebody-else", "UPDATE correction SET staff_2 = '某人'", "I20 " },
  { "a-premium-that-is-gone", "DELETE FROM premium_payment WHERE receipt_no = 1", "I9 " },
  { "a-premium-with-another-amount", "UPDATE premium_payment SET amount_fen = 1 WHERE receipt_no = 1", "I9 " },
  { "a-premium-of-another-year", "UPDATE premium_payment SET coverage_year = 2030 WHERE receipt_no = 1", "I9 " },
  { "a-premium-for-somebody-else",
    "UPDATE premium_payment SET relative_psn_no = 'P06' WHERE receipt_no = 1", "I9 " },
  { "a-year-paid-twice",
    "DROP INDEX premium_payment_once; UPDATE premium_payment SET relative_psn_no = 'P02', reversed_by = ''",
    "I8 P02" },
  { "a-premium-taken-back-by-nothing",
    "UPDATE premium_payment SET reversed_by = '0000-0000-0000-0000' WHERE receipt_no = 1", "I5 " },
  { "a-payment-without-a-binding",
    "DELETE FROM binding WHERE contributor_psn_no = 'P01' AND relative_psn_no = 'P04'", "I7 " },
  { "a-payment-after-the-binding-ended",
    "UPDATE binding SET enddate = 20261001 WHERE contributor_psn_no = 'P01' AND relative_psn_no = 'P04'", "I7 " },
  { "a-payment-before-the-binding-began",
    "UPDATE binding SET begndate = 20261016 WHERE contributor_psn_no = 'P01' AND relative_psn_no = 'P04'", "I7 " },
  { "a-staff-member-that-nobody-added",
    "INSERT INTO staff VALUES ('9', 5, '某', '0000000000000000000000000000000000000000000000000000000000000000', 0)",
    "I20 staff:9" },
  { "a-receipt-that-is-gone", "DELETE FROM receipt WHERE receipt_no = 2", "I10 02-3" },
  { "a-receipt-number-left-out", "UPDATE receipt SET receipt_no = 12 WHERE receipt_no = 10", "I10 02-12" },
  { "a-receipt-with-another-text",
    "UPDATE receipt SET sealed = replace (sealed, substr (sealed, 60, 3), 'AAA') WHERE receipt_no = 1", "I10 02-1" },
  { "a-receipt-with-another-hash",
    "UPDATE receipt SET hash = replace (hash, substr (hash, 1, 4), '0000') WHERE receipt_no = 1", "I10 02-1" },
  { "a-receipt-chained-to-another",
    "UPDATE receipt SET prev_hash = (SELECT hash FROM receipt WHERE receipt_no = 3) WHERE receipt_no = 2",
    "I10 02-2" },
  { "a-receipt-with-the-text-of-another",
    "UPDATE receipt SET sealed = (SELECT sealed FROM receipt WHERE receipt_no = 2) WHERE receipt_no = 1", "I9 02-1" },
  { "a-receipt-of-somebody-else", "UPDATE receipt SET holder_psn_no = 'P09' WHERE receipt_no = 1", "I9 02-1" },
  { "a-receipt-older-than-the-one-before", "UPDATE receipt SET time_us = time_us - 5000000 WHERE receipt_no = 2",
    "I18 02-2" },
  { "a-paper-that-was-never-to-be-printed", "DELETE FROM print_job WHERE receipt_no = 2", "I9 02-2" },
  { "a-copy-left-out",
    "INSERT INTO print_job (kiosk_id, receipt_no, copy_no, at_kiosk_id, created_us) VALUES ('02', 2, 4, '02', 1)",
    "I13 02-2" },
  { "a-copy-that-nobody-began",
    "INSERT INTO print_job (kiosk_id, receipt_no, copy_no, at_kiosk_id, created_us) VALUES ('02', 2, 1, '02', 1)",
    "I13 02-2" },
  { "a-print-that-was-none", "UPDATE print_job SET outcome = 'printed' WHERE receipt_no = 3", "I12 02-3" },
  { "a-print-forgotten", "UPDATE print_job SET outcome = 'owed' WHERE receipt_no = 1", "I12 02-1" },
  { "an-intent-with-another-outcome", "UPDATE premium_intent SET outcome = 'unfinished' WHERE outcome = 'committed'",
    "I4 " },
  { "an-intent-open-again", "UPDATE premium_intent SET outcome = '' WHERE outcome = 'already-paid'", "I4 " },
  { "an-intent-closed-otherwise", "UPDATE premium_intent SET outcome = 'insufficient' WHERE outcome = 'already-paid'",
    "I4 " },
  { "an-intent-of-somebody-else", "UPDATE premium_intent SET payer_psn_no = 'P09'", "I3 " },
  { "a-refused-intent-that-is-gone", "DELETE FROM premium_intent WHERE outcome = 'already-paid'", "I4 " },
  { "an-intent-that-is-gone", "DELETE FROM premium_intent", "I3 " },
  { "a-record-with-other-words", "UPDATE audit SET detail = 'nothing' WHERE audit_no = 2", "I20 02/2" },
  { "a-record-that-is-gone", "DELETE FROM audit WHERE audit_no = 2", "I20 02/3" },
  { "the-last-record-gone", "DELETE FROM audit WHERE audit_no = (SELECT max (audit_no) FROM audit)", "I20 " },
  { "a-payment-record-for-another-amount",
    "UPDATE audit SET detail = replace (detail, '36000', '1') WHERE kind = 'premium.paid'", "I20 " },
  { "a-joint-paper-for-another-receipt", "UPDATE joint_member SET receipt_no = 3 WHERE receipt_no = 2", "I12 02-8" },
  { "a-joint-paper-for-fewer", "DELETE FROM joint_member WHERE receipt_no = 2", "I12 02-8" },
  { "a-statement-of-other-records", "UPDATE statement_listing SET listing = listing || 'x'", "I13 02-9" },
  { "a-statement-without-its-records", "DELETE FROM statement_listing", "I13 02-9" },
  { "a-binding-of-another-relation", "UPDATE binding SET patn_rlts = '30' WHERE made_by <> ''", "family P01-P12" },
  { "a-binding-that-is-gone", "DELETE FROM binding WHERE made_by <> ''", "family " },
  { "a-binding-that-nobody-made",
    "UPDATE binding SET made_by = (SELECT act_id FROM family_act WHERE kind = 'order')"
    " WHERE relative_psn_no = 'P04'",
    "family P01-P04" },
  { "a-released-binding-in-force", "UPDATE binding SET vali_flag = 1 WHERE relative_psn_no = 'P02'",
    "family P01-P02" },
  { "a-release-forgotten", "UPDATE binding SET ended_by = '', vali_flag = 1 WHERE relative_psn_no = 'P02'",
    "family " },
  { "a-binding-that-nobody-ended", "UPDATE binding SET vali_flag = 0 WHERE relative_psn_no = 'P04'",
    "family P01-P04" },
  { "a-binding-closed-without-a-record",
    "UPDATE binding SET vali_flag = 0, closed_why = 'moved', closed_on = 20261016 WHERE relative_psn_no = 'P04'",
    "I20 P01-P04" },
  { "a-place-that-nobody-gave", "UPDATE binding SET prio = 9 WHERE order_by <> ''", "family P01-P03" },
  { "a-place-without-its-order", "UPDATE binding SET order_by = '' WHERE contributor_psn_no = 'P01'",
    "family P01-P03" },
  { "two-bindings-of-one-pair",
    "INSERT INTO binding (contributor_psn_no, relative_psn_no, begndate, enddate, patn_rlts, prio)"
    " VALUES ('P01', 'P04', 20260101, 0, '51', 5)",
    "family P01: bound twice" },
  { "a-request-that-is-gone", "DELETE FROM family_request", "family " },
  { "a-request-answered-by-nothing",
    "UPDATE family_request SET answered_by = (SELECT act_id FROM family_act WHERE kind = 'order')", "family " },
  { "an-answered-request-that-waits-again", "UPDATE family_request SET answered_by = ''", "family " },
  { "an-act-of-somebody-else", "UPDATE family_act SET actor_psn_no = 'P09' WHERE kind = 'release'", "I6 " },
  { "an-act-that-did-nothing", "UPDATE family_act_item SET result = 'gone' WHERE result = 'released'", "I9 " },
  { "an-act-without-its-record", "UPDATE audit SET kind = 'x' WHERE kind = 'family.order'", "I20 " },
  { "an-act-that-is-gone", "DELETE FROM family_act WHERE kind = 'order'", "family " },
  { "a-consent-that-nobody-gave", "UPDATE family_act_item SET consent = 'own-pin'", "I20 " },
  { "a-letter-with-another-text", "UPDATE letter SET text = text || '。'", "family " },
  { "a-letter-that-nobody-signed", "UPDATE family_act SET signature = '' WHERE signature <> ''", "family " },
  { "a-signature-that-was-a-pin", "UPDATE family_act SET signature = 'pin' WHERE signature <> ''", "I9 " },
};

static void
live_a_day (Hall *hall)
{
  g_autoptr (GjStore) staff = hall_open_as_owner (hall);

  day_live (hall, staff);
}

static void
test_a_whole_day_is_sound (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();

  live_a_day (hall);
  hall_assert_sound (hall);
  auditor_assert_sound (hall->keyring, hall->store);
}

/* What is known from before is not computed again, and damage since is found all the same. */
static void
test_an_auditor_that_comes_again_finds_what_is_new (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (Auditor) auditor = auditor_new (hall->keyring);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) anew = NULL;

  before = auditor_audit (auditor, hall->store, NULL);
  g_assert_cmpuint (before->len, ==, 0);
  live_a_day (hall);
  after = auditor_audit (auditor, hall->store, NULL);
  g_assert_cmpuint (after->len, ==, 0);
  auditor_forget (auditor);
  anew = auditor_audit (auditor, hall->store, NULL);
  g_assert_cmpuint (anew->len, ==, 0);
}

static void
test_the_same_transfers_have_the_same_digest (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *before = auditor_digest_transfers (hall->store, NULL);
  g_autofree char *again = auditor_digest_transfers (hall->store, NULL);
  g_autofree char *after = NULL;

  g_assert_cmpstr (before, ==, again);
  live_a_day (hall);
  after = auditor_digest_transfers (hall->store, NULL);
  g_assert_cmpstr (before, !=, after);
}

static void
test_finds_planted_damage (gconstpointer data)
{
  const Damage *damage = data;
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autoptr (Auditor) auditor = auditor_new (hall->keyring);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  gboolean found = FALSE;

  live_a_day (hall);
  hall_damage (hall, damage->sql);
  findings = auditor_audit (auditor, hall->store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      g_test_message ("%s", (const char *)g_ptr_array_index (findings, i));
      found |= g_str_has_prefix (g_ptr_array_index (findings, i), damage->finding);
    }
  g_assert_true (found);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/auditor/a-whole-day-is-sound", test_a_whole_day_is_sound);
  g_test_add_func ("/auditor/an-auditor-that-comes-again-finds-what-is-new",
                   test_an_auditor_that_comes_again_finds_what_is_new);
  g_test_add_func ("/auditor/the-same-transfers-have-the-same-digest",
                   test_the_same_transfers_have_the_same_digest);
  for (guint i = 0; i < G_N_ELEMENTS (DAMAGES); i++)
    {
      g_autofree char *path = g_strconcat ("/auditor-finds/", DAMAGES[i].name, NULL);

      g_test_add_data_func (path, &DAMAGES[i], test_finds_planted_damage);
    }
  return g_test_run ();
}
