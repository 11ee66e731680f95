/* SPDX-License-Identifier: Apache-2.0 */
/* What a paper held up to be verified is said to have become: of each kind what the store knows, by itself. */
#include "core/ledger/paper_fate.h"

#include "core/base/transfer_id.h"
#include "core/receipt/document_store.h"
#include "tests/store/acts.h"
#include "tests/store/corrections.h"

#define TODAY ((GjDate)20261015)
#define TOMORROW ((GjDate)20261016)

/* The fate of the paper of an act or a payment, and its kind as a check that it is the one. */
static GjPaperFate
fate_of (Hall *hall, const char *about_id, const char *kind)
{
  g_autoptr (GjReceiptRow) row = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GjSealed) sealed = { NULL };
  GjPaperFate fate;

  g_assert_cmpint (gj_receipt_find (hall->store, about_id, &row, &error), ==, GJ_FOUND);
  g_assert_cmpstr (row->kind, ==, kind);
  g_assert_true (gj_sealed_open (row->sealed, NULL, &sealed, &error));
  g_assert_cmpint (gj_paper_find_fate (hall->store, row->sealed, &sealed,
                                       gj_clock_today (hall->clock), &fate, &error),
                   ==, GJ_FOUND);
  g_assert_no_error (error);
  return fate;
}

static Acts
do_act (Hall *hall, GjActKind kind, const char *actor, const GjActItem *items, gsize n_items)
{
  g_auto (GjActOutcome) outcome = { 0 };
  Acts act = acts_new (kind, actor, items, n_items);

  g_assert_cmpint (acts_submit (hall, &act, &outcome), ==, GJ_ACT_DONE);
  gj_clock_manual_advance (hall->clock, G_USEC_PER_SEC);
  return act;
}

static void
pass_a_day (Hall *hall)
{
  gj_clock_manual_advance (hall->clock, (gint64)24 * 3600 * G_USEC_PER_SEC);
}

static void
assert_line (Hall *hall, const Acts *act, const char *kind, guint i, GjLineFateKind what, GjDate date)
{
  GjPaperFate fate = fate_of (hall, act->id, kind);

  g_assert_cmpuint (i, <, fate.n_lines);
  g_assert_cmpint (fate.lines[i].kind, ==, what);
  g_assert_cmpuint (fate.lines[i].date, ==, date);
}

static Acts
bind_daughter_in_law (Hall *hall)
{
  const GjActItem wish = acts_item ("P01", "P12", "39");

  return do_act (hall, GJ_ACT_BIND, "P01", &wish, 1);
}

static void
ask_consent (Hall *hall)
{
  hall_write (hall->dir, "990100.ini",
              "[region]\nadmdvs=990100\nname=演示市\ninherits=100000\ndemo=true\n"
              "[sharing]\nsource=试\ngrade=demo\nconfirm_from_age=16\n"
              "[relations]\nsource=试\ngrade=demo\nset=NEAR8\nin_laws=true\n");
  acts_use_region (hall);
}

static void
test_a_binding_is_in_force_until_one_of_them_ends_it (void)
{
  g_autoptr (Hall) hall = hall_new ();
  const GjActItem pair = acts_pair ("P01", "P12");
  Acts first = bind_daughter_in_law (hall);
  Acts second, release;

  assert_line (hall, &first, "bind", 0, GJ_LINE_FATE_IN_FORCE, GJ_DATE_NONE);
  pass_a_day (hall);
  release = do_act (hall, GJ_ACT_RELEASE, "P01", &pair, 1);
  assert_line (hall, &first, "bind", 0, GJ_LINE_FATE_RELEASED, TOMORROW);
  assert_line (hall, &release, "release", 0, GJ_LINE_FATE_STILL_UNBOUND, GJ_DATE_NONE);
  second = bind_daughter_in_law (hall);
  assert_line (hall, &first, "bind", 0, GJ_LINE_FATE_RELEASED, TOMORROW);
  assert_line (hall, &release, "release", 0, GJ_LINE_FATE_BOUND_AGAIN, TOMORROW);
  do_act (hall, GJ_ACT_LEAVE, "P12", &pair, 1);
  assert_line (hall, &second, "bind", 0, GJ_LINE_FATE_LEFT, TOMORROW);
}

static void
test_a_binding_ends_by_itself_or_rests_with_the_contributors_insurance (void)
{
  g_autoptr (Hall) hall = hall_new ();
  Acts act = bind_daughter_in_law (hall);

  g_assert_null (hall_raw (hall, "UPDATE insurance SET psn_insu_stas = '2', paus_insu_date = 20261015"
                                 " WHERE psn_no = 'P01'"));
  pass_a_day (hall);
  assert_line (hall, &act, "bind", 0, GJ_LINE_FATE_PAUSED, TODAY);
  g_assert_null (hall_raw (hall, "UPDATE insurance SET psn_insu_stas = '4', paus_insu_date = 20261016"
                                 " WHERE psn_no = 'P01'"));
  pass_a_day (hall);
  assert_line (hall, &act, "bind", 0, GJ_LINE_FATE_INSURANCE_ENDED, TOMORROW);
}

static void
test_a_request_waits_until_it_is_answered (void)
{
  g_autoptr (Hall) hall = hall_new ();
  const GjActItem wish = acts_item ("P01", "P12", "39");
  const GjActItem pair = acts_pair ("P01", "P12");
  Acts asked[3], agreed, refused;

  ask_consent (hall);
  asked[0] = do_act (hall, GJ_ACT_BIND, "P01", &wish, 1);
  assert_line (hall, &asked[0], "bind", 0, GJ_LINE_FATE_WAITING, GJ_DATE_NONE);
  refused = do_act (hall, GJ_ACT_REFUSE, "P12", &pair, 1);
  assert_line (hall, &asked[0], "bind", 0, GJ_LINE_FATE_REFUSED, TODAY);
  assert_line (hall, &refused, "answer", 0, GJ_LINE_FATE_STILL_UNBOUND, GJ_DATE_NONE);
  asked[1] = do_act (hall, GJ_ACT_BIND, "P01", &wish, 1);
  do_act (hall, GJ_ACT_RELEASE, "P01", &pair, 1);
  assert_line (hall, &asked[1], "bind", 0, GJ_LINE_FATE_WITHDRAWN, TODAY);
  asked[2] = do_act (hall, GJ_ACT_BIND, "P01", &wish, 1);
  agreed = do_act (hall, GJ_ACT_ACCEPT, "P12", &pair, 1);
  assert_line (hall, &asked[2], "bind", 0, GJ_LINE_FATE_IN_FORCE, GJ_DATE_NONE);
  assert_line (hall, &agreed, "answer", 0, GJ_LINE_FATE_IN_FORCE, GJ_DATE_NONE);
  assert_line (hall, &refused, "answer", 0, GJ_LINE_FATE_BOUND_AGAIN, TODAY);
  do_act (hall, GJ_ACT_LEAVE, "P12", &pair, 1);
  assert_line (hall, &asked[2], "bind", 0, GJ_LINE_FATE_LEFT, TODAY);
  assert_line (hall, &agreed, "answer", 0, GJ_LINE_FATE_LEFT, TODAY);
}

static void
test_nothing_is_told_of_whom_nothing_was_done_for (void)
{
  g_autoptr (Hall) hall = hall_new ();
  const GjActItem items[] = { acts_item ("P01", "P02", "10"), acts_item ("P01", "P12", "39") };
  Acts act = do_act (hall, GJ_ACT_BIND, "P01", items, 2); /* P02 is bound already */

  assert_line (hall, &act, "bind", 0, GJ_LINE_FATE_UNTOLD, GJ_DATE_NONE);
  assert_line (hall, &act, "bind", 1, GJ_LINE_FATE_IN_FORCE, GJ_DATE_NONE);
}

static void
test_an_order_holds_until_the_next_and_tells_who_came_or_went (void)
{
  g_autoptr (Hall) hall = hall_new ();
  const GjActItem wish = acts_item ("P11", "P03", "52");
  const GjActItem places[] = { acts_pair ("P11", "P03"), acts_pair ("P01", "P03") };
  const GjActItem turned[] = { acts_pair ("P01", "P03"), acts_pair ("P11", "P03") };
  const GjActItem another = acts_item ("P09", "P03", "62");
  const GjActItem gone = acts_pair ("P11", "P03");
  GjPaperFate fate;
  Acts order, next;

  do_act (hall, GJ_ACT_BIND, "P11", &wish, 1);
  order = do_act (hall, GJ_ACT_ORDER, "P03", places, 2);
  fate = fate_of (hall, order.id, "order");
  g_assert_cmpuint (fate.ordered_on, ==, GJ_DATE_NONE);
  g_assert_cmpuint (fate.n_joined, ==, 0);
  g_assert_cmpint (fate.lines[0].kind, ==, GJ_LINE_FATE_IN_FORCE);
  g_assert_cmpint (fate.lines[1].kind, ==, GJ_LINE_FATE_IN_FORCE);
  next = do_act (hall, GJ_ACT_ORDER, "P03", turned, 2);
  fate = fate_of (hall, order.id, "order");
  g_assert_cmpuint (fate.ordered_on, ==, TODAY);
  g_assert_cmpint (fate.lines[0].kind, ==, GJ_LINE_FATE_UNTOLD);
  do_act (hall, GJ_ACT_RELEASE, "P11", &gone, 1);
  do_act (hall, GJ_ACT_BIND, "P09", &another, 1);
  fate = fate_of (hall, next.id, "order");
  g_assert_cmpuint (fate.ordered_on, ==, GJ_DATE_NONE);
  g_assert_cmpint (fate.lines[0].kind, ==, GJ_LINE_FATE_IN_FORCE);
  g_assert_cmpint (fate.lines[1].kind, ==, GJ_LINE_FATE_RELEASED);
  g_assert_cmpuint (fate.n_joined, ==, 1);
}

static void
test_a_payment_taken_back_is_told_and_no_act_has_one (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);
  Acts act = bind_daughter_in_law (hall);
  GjPaperFate fate;

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  fate = fate_of (hall, id, "premium");
  g_assert_cmpint (fate.n_premiums, ==, 1);
  g_assert_cmpint (fate.n_reversed, ==, 0);
  g_assert_cmpint (fate_of (hall, act.id, "bind").n_premiums, ==, 0);
  (void)correction_take_back (hall, paid.receipt_no);
  g_assert_cmpint (fate_of (hall, id, "premium").n_reversed, ==, 1);
}

static void
test_of_a_joint_paper_it_is_told_which_payment_was_taken_back (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjReceiptRow) row = NULL;
  g_autoptr (GError) error = NULL;
  gint64 numbers[2];
  char ids[2][20], about_id[20];
  const char *const transfers[] = { ids[0], ids[1] };
  const GjJointOrder joint = { about_id, HALL_KIOSK, "P01", transfers, 2 };
  const char *const relatives[] = { "P02", "P04" };
  GjPaperFate fate;

  for (guint i = 0; i < 2; i++)
    {
      g_auto (GjPremiumPaid) paid = { 0 };
      GjPremiumOrder order = hall_order (ids[i], "P01", relatives[i], "senior", i == 0 ? 36000 : 20000);

      g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
      numbers[i] = paid.receipt_no;
    }
  gj_transfer_id_new (about_id);
  g_assert_cmpint (gj_document_issue_joint (hall->store, hall->clock, hall->signer, &joint, &row, &error), ==,
                   GJ_COMMIT_DONE);
  (void)correction_take_back (hall, numbers[1]);
  fate = fate_of (hall, about_id, "joint");
  g_assert_cmpint (fate.n_premiums, ==, 2);
  g_assert_cmpint (fate.n_reversed, ==, 1);
  g_assert_false (fate.reversed[0]);
  g_assert_true (fate.reversed[1]);
}

static void
test_a_statements_records_are_held_against_its_code (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjListing) listing = gj_listing_new ("总费用");
  g_autoptr (GjDocument) statement = gj_document_new ();
  g_autoptr (GjReceiptRow) row = NULL;
  g_autoptr (GError) error = NULL;

  gj_listing_add (listing, "2026-10-02", "清和市第一人民医院", "普通门诊", NULL, 200);
  statement->kind = GJ_DOCUMENT_STATEMENT;
  statement->kiosk_id = g_strdup (HALL_KIOSK);
  gj_transfer_id_new (statement->about_id);
  statement->holder_name = g_strdup ("*伟");
  statement->holder_id = g_strdup ("1100**********9317");
  statement->records = GJ_DOCUMENT_RECORDS_CONSUMPTION;
  statement->from = 20260101;
  statement->to = TODAY;
  statement->n_rows = 1;
  statement->totals = (GjDocumentTotals){ 200, 0, 200, 0, 0 };
  g_assert_cmpint (gj_document_issue_statement (hall->store, hall->clock, hall->signer, statement,
                                                listing, "P01", "", &row, &error),
                   ==, GJ_COMMIT_DONE);
  g_assert_cmpint (fate_of (hall, statement->about_id, "statement").records, ==,
                   GJ_RECORDS_FATE_KEPT);
  hall_damage (hall, "UPDATE statement_listing SET listing = replace (listing, '200', '100')");
  g_assert_cmpint (fate_of (hall, statement->about_id, "statement").records, ==,
                   GJ_RECORDS_FATE_ALTERED);
  hall_damage (hall, "DELETE FROM statement_listing");
  g_assert_cmpint (fate_of (hall, statement->about_id, "statement").records, ==,
                   GJ_RECORDS_FATE_NONE);
}

static void
test_a_paper_of_another_store_is_not_here (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (Hall) other = hall_new ();
  g_autoptr (GjReceiptRow) row = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GjSealed) sealed = { NULL };
  Acts act = bind_daughter_in_law (hall);
  GjPaperFate fate;

  bind_daughter_in_law (other); /* the same number, another paper */
  g_assert_cmpint (gj_receipt_find (hall->store, act.id, &row, &error), ==, GJ_FOUND);
  g_assert_true (gj_sealed_open (row->sealed, NULL, &sealed, &error));
  g_assert_cmpint (gj_paper_find_fate (other->store, row->sealed, &sealed, TODAY, &fate, &error), ==,
                   GJ_NOT_FOUND);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fate/a-binding-is-in-force-until-one-of-them-ends-it",
                   test_a_binding_is_in_force_until_one_of_them_ends_it);
  g_test_add_func ("/fate/a-binding-ends-by-itself-or-rests-with-the-contributors-insurance",
                   test_a_binding_ends_by_itself_or_rests_with_the_contributors_insurance);
  g_test_add_func ("/fate/a-request-waits-until-it-is-answered", test_a_request_waits_until_it_is_answered);
  g_test_add_func ("/fate/nothing-is-told-of-whom-nothing-was-done-for",
                   test_nothing_is_told_of_whom_nothing_was_done_for);
  g_test_add_func ("/fate/an-order-holds-until-the-next-and-tells-who-came-or-went",
                   test_an_order_holds_until_the_next_and_tells_who_came_or_went);
  g_test_add_func ("/fate/of-a-joint-paper-it-is-told-which-payment-was-taken-back",
                   test_of_a_joint_paper_it_is_told_which_payment_was_taken_back);
  g_test_add_func ("/fate/a-payment-taken-back-is-told-and-no-act-has-one",
                   test_a_payment_taken_back_is_told_and_no_act_has_one);
  if (g_strcmp0 (g_getenv ("GJ_TEST_ENGINE"), "postgres") != 0) /* the damage is SQLite's */
    g_test_add_func ("/fate/a-statements-records-are-held-against-its-code",
                     test_a_statements_records_are_held_against_its_code);
  g_test_add_func ("/fate/a-paper-of-another-store-is-not-here", test_a_paper_of_another_store_is_not_here);
  return g_test_run ();
}
