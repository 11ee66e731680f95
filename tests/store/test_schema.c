/* SPDX-License-Identifier: Apache-2.0 */
/* What the database itself refuses, whoever asks: raw SQL on a connection that is not ours. */
#include <string.h>

#include "core/audit/audit.h"
#include "tests/store/corrections.h"
#include "tests/store/hall.h"

typedef struct
{
  const char *sql;
  const char *refusal; /* part of the database's answer */
} Attempt;

/* Against a hall with one paid premium: kiosk 02, receipt 1. */
static const Attempt ATTEMPTS[] = {
  { "UPDATE transfer SET amount_fen = 1", "gj: transfer: immutable" },
  { "DELETE FROM transfer", "gj: transfer: immutable" },
  { "INSERT OR REPLACE INTO transfer SELECT transfer_id, kind, debit_account, credit_account, 5,"
    " time_us, kiosk_id, reverses FROM transfer WHERE kind = 'premium'",
    "gj: transfer: " },
  { "INSERT INTO transfer VALUES ('AAAA-AAAA-AAAA-AAAA', 'premium', 'psn:P01', 'premium:990100', 1,"
    " 1, '02', '')",
    "gj: transfer: no open intent" },
  { "INSERT INTO transfer VALUES ('AAAA-AAAA-AAAA-AAAA', 'opening', 'psn:P01', 'psn:P09', 1, 1, "
    "'02',"
    " '')",
    "gj: transfer: opening" },
  { "INSERT INTO transfer VALUES ('AAAA-AAAA-AAAA-AAAA', 'opening', 'opening', 'psn:P01', 1.5, 1,"
    " '02', '')",
    "gj: transfer: not an integer" },
  { "INSERT INTO transfer VALUES ('AAAA-AAAA-AAAA-AAAA', 'opening', 'opening', 'psn:P01', 0, 1, "
    "'02',"
    " '')",
    "CHECK constraint failed" },
  { "INSERT INTO transfer VALUES ('AAAA-AAAA-AAAA-AAAA', 'opening', 'opening', 'psn:P01', -5, 1,"
    " '02', '')",
    "CHECK constraint failed" },
  { "INSERT INTO transfer VALUES ('AAAA-AAAA-AAAA-AAAA', 'reversal', 'psn:P01', 'opening', 5, 1,"
    " '02', 'BBBB-BBBB-BBBB-BBBB')",
    "gj: transfer: " /* of nothing, and nobody's: two guards refuse it */ },
  { "INSERT INTO transfer VALUES ('AAAA-AAAA-AAAA-AAAA', 'reversal', 'psn:P01', 'opening', 5, 1,"
    " '02', '')",
    "gj: transfer: " /* of nothing, and nobody's: two guards refuse it */ },
  { "UPDATE account_entry SET balance_after_fen = 999999", "gj: account_entry: immutable" },
  { "DELETE FROM account_entry", "gj: account_entry: immutable" },
  { "INSERT INTO account_entry VALUES ('psn:P01', 3, 'none', 500, 500)", "gj: account_entry: " },
  { "INSERT INTO account_entry SELECT account_no, entry_no + 1, transfer_id, amount_fen,"
    " balance_after_fen + amount_fen FROM account_entry WHERE account_no = 'psn:P09'",
    "gj: account_entry: " },
  { "INSERT OR REPLACE INTO account_entry SELECT account_no, entry_no, transfer_id, amount_fen, 7"
    " FROM account_entry WHERE account_no = 'psn:P09'",
    "gj: account_entry" },
  { "UPDATE account SET kind = 'premium' WHERE account_no = 'psn:P01'", "gj: account: immutable" },
  { "DELETE FROM account", "gj: account: immutable" },
  { "UPDATE premium_payment SET amount_fen = 1", "gj: premium_payment: immutable" },
  { "UPDATE premium_payment SET reversed_by = 'AAAA-AAAA-AAAA-AAAA'",
    "gj: premium_payment: immutable" },
  { "DELETE FROM premium_payment", "gj: premium_payment: immutable" },
  { "INSERT INTO premium_payment SELECT payer_psn_no, time_us + 1, 'AAAA-AAAA-AAAA-AAAA',"
    " relative_psn_no, patn_rlts, insuplc_admdvs, coverage_year, insutype, tier, amount_fen,"
    " kiosk_id, receipt_no, '' FROM premium_payment",
    "gj: premium_payment" },
  { "UPDATE premium_intent SET amount_fen = 1", "gj: premium_intent: outcome is final" },
  { "UPDATE premium_intent SET outcome = 'unfinished'", "gj: premium_intent: outcome is final" },
  { "BEGIN; INSERT INTO premium_intent (transfer_id, payer_psn_no, relative_psn_no, coverage_year, insutype, tier,"
    " amount_fen, kiosk_id, session_us, prepared_us) VALUES ('CCCC-BBBB-CCCC-DDDD', 'P01', 'P04', 2031, '390',"
    " 'x', 100, '02', 1, 1);"
    "INSERT INTO transfer VALUES ('CCCC-BBBB-CCCC-DDDD', 'premium', 'psn:P01', 'premium:990100', 100, 1, '02', '');"
    "UPDATE premium_intent SET outcome = 'refused' WHERE transfer_id = 'CCCC-BBBB-CCCC-DDDD'; COMMIT",
    "gj: premium_intent: outcome is final" },
  { "DELETE FROM premium_intent", "gj: premium_intent: immutable" },
  { "INSERT INTO premium_intent SELECT 'AAAA-AAAA-AAAA-AAAA', payer_psn_no, relative_psn_no,"
    " coverage_year, insutype, tier, amount_fen, kiosk_id, session_us, prepared_us, 'committed', 1"
    " FROM premium_intent",
    "gj: premium_intent: exists" },
  { "UPDATE receipt SET sealed = 'GJ1:'", "gj: receipt: immutable" },
  { "DELETE FROM receipt", "gj: receipt: immutable" },
  { "INSERT INTO receipt SELECT kiosk_id, 3, kind, about_id, time_us, holder_psn_no,"
    " relative_psn_no, hash, hash, sealed FROM receipt",
    "gj: receipt: not the next" },
  { "INSERT OR REPLACE INTO receipt SELECT kiosk_id, 1, kind, about_id, time_us, holder_psn_no,"
    " relative_psn_no, prev_hash, hash, 'x' FROM receipt",
    "gj: receipt: not the next" },
  { "INSERT INTO receipt SELECT kiosk_id, 2, 'premium', 'AAAA-AAAA-AAAA-AAAA', time_us,"
    " holder_psn_no, relative_psn_no, hash, hash, sealed FROM receipt",
    "gj: receipt: of no payment" },
  { "INSERT INTO receipt SELECT kiosk_id, 2, 'bind', 'AAAA-AAAA-AAAA-AAAA', time_us,"
    " holder_psn_no, relative_psn_no, hash, hash, sealed FROM receipt",
    "gj: receipt: of no act" },
  { "INSERT INTO joint_member SELECT kiosk_id, 9, receipt_no FROM receipt", "gj: joint_member" },
  { "INSERT INTO family_act_item VALUES ('AAAA-AAAA-AAAA-AAAA', 1, 1, 'P01', 'P02', '10', 'card',"
    " 20260101, 0, 1, 'done', '', 0)",
    "gj: family_act_item: exists, or is of no act" },
  { "INSERT INTO family_act VALUES ('AAAA-AAAA-AAAA-AAAA', 'bind', 'P01', '02', 1, 2, 'v1',"
    " 'no such digest', '')",
    "gj: family_act: exists, or its letter does not" },
  { "DELETE FROM binding", "gj: binding: immutable" },
  { "UPDATE binding SET begndate = 20200101", "gj: binding: what was ended stays ended" },
  { "UPDATE binding SET ended_by = 'AAAA-AAAA-AAAA-AAAA'",
    "gj: binding: what was ended stays ended" },
  { "DELETE FROM print_job", "gj: print_job: immutable" },
  { "INSERT INTO print_job (kiosk_id, receipt_no, copy_no, at_kiosk_id, created_us)"
    " VALUES ('02', 1, 5, '02', 1)",
    "gj: print_job: not the next" },
  { "UPDATE print_job SET copy_no = 4", "gj: print_job: outcome is final" },
  { "UPDATE audit SET result = 'ok'", "gj: audit: immutable" },
  { "DELETE FROM audit", "gj: audit: immutable" },
  { "INSERT INTO audit SELECT kiosk_id, audit_no + 9, time_us, kind, subject, object, result, "
    "detail,"
    " hash, hash FROM audit",
    "gj: audit: not the next" },
  { "UPDATE settlement SET acct_pay_fen = 0", "gj: settlement: immutable" },
  { "DELETE FROM settlement_share", "gj: settlement_share: immutable" },
  { "INSERT OR REPLACE INTO account SELECT * FROM account", "gj: account: exists" },
  { "INSERT OR REPLACE INTO premium_intent SELECT transfer_id, payer_psn_no, relative_psn_no, 2030,"
    " insutype, tier, amount_fen, kiosk_id, session_us, prepared_us, '', 0 FROM premium_intent",
    "gj: premium_intent: exists" },
  { "INSERT OR REPLACE INTO premium_payment SELECT payer_psn_no, time_us, transfer_id,"
    " relative_psn_no, patn_rlts, insuplc_admdvs, coverage_year, insutype, tier, amount_fen,"
    " kiosk_id, 7, '' FROM premium_payment",
    "gj: premium_payment: paid already" },
  { "INSERT OR REPLACE INTO print_job (kiosk_id, receipt_no, copy_no, at_kiosk_id, created_us)"
    " VALUES ('02', 1, 0, '09', 1)",
    "gj: print_job: not the next" },
  { "INSERT OR REPLACE INTO audit SELECT kiosk_id, audit_no, time_us, kind, subject, object,"
    " 'changed', detail, prev_hash, hash FROM audit",
    "gj: audit: not the next" },
  { "INSERT OR REPLACE INTO settlement SELECT psn_no, setl_time_us, setl_id, fixmedins_code,"
    " 'another', med_type, medfee_sumamt_fen, fund_pay_sumamt_fen, acct_pay_fen,"
    " acct_mulaid_pay_fen, psn_cash_pay_fen FROM settlement",
    "gj: settlement: exists" },
  { "INSERT OR REPLACE INTO settlement SELECT psn_no, setl_time_us + 1, setl_id, fixmedins_code,"
    " fixmedins_name, med_type, medfee_sumamt_fen, fund_pay_sumamt_fen, acct_pay_fen,"
    " acct_mulaid_pay_fen, psn_cash_pay_fen FROM settlement",
    "gj: settlement: exists" },
  { "INSERT OR REPLACE INTO settlement_share SELECT contributor_psn_no, setl_time_us, setl_id, seq,"
    " psn_no, med_type, amount_fen + 1, fixmedins_name FROM settlement_share",
    "gj: settlement_share: exists" },
  { "INSERT OR REPLACE INTO settlement_share SELECT contributor_psn_no, setl_time_us, setl_id,"
    " seq + 90, psn_no, med_type, amount_fen, fixmedins_name FROM settlement_share",
    "gj: settlement_share: exists" },
  { "INSERT INTO settlement_share SELECT 'P09', setl_time_us, setl_id, seq + 90, psn_no, med_type,"
    " amount_fen, 'another' FROM settlement_share",
    "gj: settlement_share: not of this settlement" },
  { "UPDATE settlement_share SET amount_fen = 1", "gj: settlement_share: immutable" },
  { "DELETE FROM settlement", "gj: settlement: immutable" },
  { "UPDATE store_meta SET value = 'real'", "gj: store_meta: immutable" },
  { "DELETE FROM store_meta", "gj: store_meta: immutable" },
  { "INSERT OR REPLACE INTO store_meta VALUES ('kind', 'real')", "gj: store_meta: immutable" },
  { "PRAGMA foreign_keys = ON; INSERT INTO binding (contributor_psn_no, relative_psn_no, begndate,"
    " enddate, patn_rlts, prio) VALUES ('P01', 'NOBODY', 20260101, 0, '10', 1)",
    "FOREIGN KEY constraint failed" },
};

static void
test_refuses_what_would_falsify (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);
  guint i;

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  for (i = 0; i < G_N_ELEMENTS (ATTEMPTS); i++)
    {
      g_autofree char *refusal = hall_raw (hall, ATTEMPTS[i].sql);

      g_test_message ("%s → %s", ATTEMPTS[i].sql, refusal);
      if (refusal == NULL || strstr (refusal, ATTEMPTS[i].refusal) == NULL)
        g_test_fail_printf ("%s: %s, not %s", ATTEMPTS[i].sql, refusal, ATTEMPTS[i].refusal);
    }
  hall_assert_sound (hall);
}

/* The balance rule stands in the database: an intent and a transfer by hand, for more than there
 * is. */
static void
test_a_personal_balance_never_goes_below_zero (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *refusal = NULL;
  g_autofree char *allowed = NULL;

  g_assert_null (hall_raw (hall,
                           "INSERT INTO account VALUES ('premium:990100', 'premium');"
                           "INSERT INTO premium_intent VALUES ('AAAA-AAAA-AAAA-AAAA', 'P09', 'P12',"
                           " 2027, '390', 'adult', 12001, '02', 1, 1, '', 0);"
                           "INSERT INTO premium_intent VALUES ('BBBB-BBBB-BBBB-BBBB', 'P09', 'P12',"
                           " 2027, '390', 'adult', 12000, '02', 1, 1, '', 0);"));
  refusal
      = hall_raw (hall, "INSERT INTO transfer VALUES ('AAAA-AAAA-AAAA-AAAA', 'premium', 'psn:P09',"
                        " 'premium:990100', 12001, 1, '02', '')");
  g_assert_nonnull (strstr (refusal, "personal_balance_not_below_zero"));
  g_assert_cmpint (hall_balance (hall, "P09"), ==, 12000);
  allowed
      = hall_raw (hall, "INSERT INTO transfer VALUES ('BBBB-BBBB-BBBB-BBBB', 'premium', 'psn:P09',"
                        " 'premium:990100', 12000, 1, '02', '')");
  g_assert_null (allowed);
  g_assert_cmpint (hall_balance (hall, "P09"), ==, 0);
}

static void
test_a_reversal_names_its_transfer_and_happens_once (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  g_auto (GjPremiumPaid) again = { 0 };
  g_autofree char *refusal = NULL;
  char id[20];
  char second[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  (void)correction_take_back (hall, paid.receipt_no);
  g_assert_null (hall_raw (hall, "INSERT INTO correction SELECT 'BBBB-BBBB-BBBB-BBBB', reverses, staff_1,"
                                 " staff_2, reason, kiosk_id, 1, '', 0 FROM correction"));
  refusal = hall_raw (hall, "INSERT INTO transfer SELECT 'BBBB-BBBB-BBBB-BBBB', 'reversal',"
                            " debit_account, credit_account, amount_fen, 9, '02', reverses"
                            " FROM transfer WHERE kind = 'reversal'");
  g_assert_nonnull (strstr (refusal, "gj: transfer: id or reversal exists"));
  g_assert_cmpint (hall_balance (hall, "P01"), ==, 328650);
  order = hall_order (second, "P01", "P02", "senior", 36000);
  g_assert_cmpint (hall_pay (hall, &order, &again), ==, GJ_PAY_COMMITTED); /* may be paid again */
  hall_assert_sound (hall);
}

static void
test_the_file_says_whose_it_is (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();

  g_assert_cmpint (hall_count (hall, "PRAGMA application_id"), ==, 0x474A4B31);
  g_assert_cmpint (gj_store_get_version (hall->store), ==, 12);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM pragma_journal_mode"
                                     " WHERE journal_mode = 'wal'"),
                   ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/refuses-what-would-falsify", test_refuses_what_would_falsify);
  g_test_add_func ("/schema/a-personal-balance-never-goes-below-zero",
                   test_a_personal_balance_never_goes_below_zero);
  g_test_add_func ("/schema/a-reversal-names-its-transfer-and-happens-once",
                   test_a_reversal_names_its_transfer_and_happens_once);
  g_test_add_func ("/schema/the-file-says-whose-it-is", test_the_file_says_whose_it_is);
  return g_test_run ();
}
