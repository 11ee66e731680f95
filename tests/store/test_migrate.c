/* SPDX-License-Identifier: Apache-2.0 */
/* A store that an older version of the programs wrote comes forward whole: its payments, its
 * papers, its bindings, and its guards. The old store is made from the old migrations themselves.
 */
#include "tests/store/corrections.h"
#include "tests/store/hall.h"
#include "tests/store/old_store.h"

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
  old_store_go_back (hall);
  old_store_come_forward (hall);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM account_entry WHERE account_no = 'premium:990100'"), ==, 1);
  g_assert_cmpint (gj_store_get_version (hall->store), ==, 12);
  hall_assert_sound (hall);
  g_assert_cmpint (hall_balance (hall, "P01"), ==, balance);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM receipt WHERE kind = 'premium'"), ==, 1);
  if (!hall->shared) /* where keys are held to while tables are made anew, too, there is nothing to ask */
    g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM pragma_foreign_key_check"), ==, 0);
  pay (hall, "P04", "senior", 20000, 2); /* the numbers and the chain go on */
  g_assert_cmpint (correction_take_back (hall, 1), ==, 3); /* and what was paid before can be taken back */
  g_assert_cmpint (hall_count (hall, "SELECT sum (amount_fen) FROM account_entry WHERE account_no = 'premium:990100'"), ==, 0);
  hall_assert_sound (hall);
}

static void
test_bindings_come_forward_and_stay_guarded (void)
{
  g_autoptr (Hall) hall = hall_new ();
  gint64 before = hall_count (hall, "SELECT sum (prio * begndate) FROM binding");
  g_autofree char *refusal = NULL;

  old_store_go_back (hall);
  old_store_come_forward (hall);
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

  old_store_go_back (hall);
  old_store_come_forward (hall);
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
