/* SPDX-License-Identifier: Apache-2.0 */
/* What the histories say: sums that add up, which list a row belongs to, who may see a settlement,
 * and what one's own account tells. The pages are tested in test_history_pages.c. */
#include "core/history/history.h"
#include "core/history/my_account.h"
#include "tests/store/books.h"
#include "tests/store/corrections.h"

#include <string.h>

/* ---- sums ---- */

static void
read_consumption (Books *books, const GjHistoryQuery *query, GjHistoryPage *page)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gj_history_read_consumption (books->hall->store, "P01", query, page, &error));
  g_assert_no_error (error);
}

static gint64
sum_plainly (Books *books, const char *column, const char *month)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT COALESCE (sum (%s), 0) FROM settlement WHERE psn_no = 'P01' AND strftime ('%%Y%%m',"
      " setl_time_us / 1000000 + 28800, 'unixepoch') LIKE '%s'",
      column, month);

  return hall_count (books->hall, sql);
}

static void
assert_consumption_sums (Books *books, const GjHistorySums *sums, const char *month)
{
  g_assert_cmpint (sums->n_rows, ==, sum_plainly (books, "1", month));
  g_assert_cmpint (sums->medfee_fen, ==, sum_plainly (books, "medfee_sumamt_fen", month));
  g_assert_cmpint (sums->fund_fen, ==, sum_plainly (books, "fund_pay_sumamt_fen", month));
  g_assert_cmpint (sums->account_fen, ==, sum_plainly (books, "acct_pay_fen", month));
  g_assert_cmpint (sums->shared_fen, ==, sum_plainly (books, "acct_mulaid_pay_fen", month));
  g_assert_cmpint (sums->cash_fen, ==, sum_plainly (books, "psn_cash_pay_fen", month));
  g_assert_cmpint (sums->medfee_fen, ==,
                   sums->fund_fen + sums->account_fen + sums->shared_fen + sums->cash_fen);
  g_assert_cmpint (sums->paid_fen, ==, 0);
}

static void
test_totals_and_months_add_up_exactly (void)
{
  g_auto (Books) books = { 0 };
  g_auto (GjHistoryPage) page = { 0 };
  GjHistoryQuery query
      = { .limit = 5, .with_totals = TRUE, .chart_to_month = 202610, .chart_months = 24 };
  gint64 medfee_fen = 0;
  guint i;

  books_open (&books, 900);
  read_consumption (&books, &query, &page);
  assert_consumption_sums (&books, &page.totals, "%");
  g_assert_cmpuint (page.months->len, ==, 24);
  for (i = 0; i < page.months->len; i++)
    {
      const GjHistoryMonth *month = &g_array_index (page.months, GjHistoryMonth, i);
      g_autofree char *text = g_strdup_printf ("%d", month->month);

      assert_consumption_sums (&books, &month->sums, text);
      medfee_fen += month->sums.medfee_fen;
    }
  g_assert_cmpint (g_array_index (page.months, GjHistoryMonth, 0).month, ==, 202411);
  g_assert_cmpint (medfee_fen, <=, page.totals.medfee_fen);
}

static void
test_a_chosen_month_narrows_totals_but_not_the_chart (void)
{
  g_auto (Books) books = { 0 };
  g_auto (GjHistoryPage) page = { 0 };
  GjHistoryQuery query = { .filter = { .from_month = 202602, .to_month = 202602 },
                           .limit = 5,
                           .with_totals = TRUE,
                           .chart_to_month = 202612,
                           .chart_months = 12 };

  books_open (&books, 900);
  read_consumption (&books, &query, &page);
  assert_consumption_sums (&books, &page.totals, "202602");
  g_assert_cmpint (g_array_index (page.months, GjHistoryMonth, 0).month, ==, 202601);
  assert_consumption_sums (&books, &g_array_index (page.months, GjHistoryMonth, 0).sums, "202601");
  g_assert_cmpint (g_array_index (page.months, GjHistoryMonth, 11).sums.n_rows, ==, 0);
}

static void
test_a_month_begins_at_midnight_in_china (void)
{
  g_auto (Books) books = { 0 };
  g_auto (GjHistoryPage) page = { 0 };
  GjHistoryQuery query = { .filter = { .from_month = 202603, .to_month = 202603 }, .limit = 9 };
  gint64 march_us = gj_date_start_us (20260301);
  gint64 april_us = gj_date_start_us (20260401);
  g_autofree char *sql
      = g_strdup_printf ("INSERT INTO settlement VALUES ('P03', %" G_GINT64_FORMAT
                         ", 'E1', 'D', 'D', '11', 0, 0, 0, 0,"
                         " 0), ('P03', %" G_GINT64_FORMAT
                         ", 'E2', 'D', 'D', '11', 0, 0, 0, 0, 0), ('P03', %" G_GINT64_FORMAT
                         ", 'E3', 'D', 'D', '11', 0, 0, 0, 0, 0), ('P03', %" G_GINT64_FORMAT
                         ", 'E4', 'D', 'D', '11', 0, 0, 0, 0, 0)",
                         march_us - 1, march_us, april_us - 1, april_us);
  g_autofree char *refusal = NULL;
  g_autoptr (GError) error = NULL;

  books_open (&books, 0);
  refusal = hall_raw (books.hall, sql);
  g_assert_cmpstr (refusal, ==, NULL);
  g_assert_true (gj_history_read_consumption (books.hall->store, "P03", &query, &page, &error));
  g_assert_cmpuint (page.rows->len, ==, 2);
  g_assert_cmpstr (((GjSettlement *)g_ptr_array_index (page.rows, 0))->setl_id, ==, "E3");
  g_assert_cmpstr (((GjSettlement *)g_ptr_array_index (page.rows, 1))->setl_id, ==, "E2");
}

static void
test_shared_sums_tell_the_sides_apart (void)
{
  g_auto (Books) books = { 0 };
  g_auto (GjHistoryPage) page = { 0 };
  GjHistoryQuery query
      = { .limit = 5, .with_totals = TRUE, .chart_to_month = 202610, .chart_months = 1 };
  g_autoptr (GError) error = NULL;

  books_open (&books, 300);
  g_assert_true (gj_history_read_shared (books.hall->store, "P01", &query, &page, &error));
  g_assert_no_error (error);
  g_assert_cmpint (page.totals.paid_fen, ==,
                   hall_count (books.hall, "SELECT sum (amount_fen) FROM settlement_share"
                                           " WHERE contributor_psn_no = 'P01'"));
  g_assert_cmpint (page.totals.paid_for_fen, ==,
                   hall_count (books.hall, "SELECT sum (amount_fen) FROM settlement_share"
                                           " WHERE psn_no = 'P01'"));
  g_assert_cmpint (page.totals.n_rows, ==,
                   hall_count (books.hall, "SELECT count(*) FROM settlement_share"
                                           " WHERE 'P01' IN (psn_no, contributor_psn_no)"));
  g_assert_cmpint (page.totals.medfee_fen, ==, 0);
}

/* ---- premiums ---- */

static void
pay_and_step (Hall *hall, const char *payer, const char *relative, const char *tier, gint64 fen)
{
  char id[20];
  g_auto (GjPremiumPaid) paid = { 0 };
  GjPremiumOrder order = hall_order (id, payer, relative, tier, fen);

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  gj_clock_manual_advance (hall->clock, G_USEC_PER_SEC);
}

static void
test_premiums_are_paged_newest_first (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GError) error = NULL;
  GjHistoryQuery query = { .limit = 1, .with_totals = TRUE };
  const char *expected[] = { "P05", "P04", "P02" };
  int i;

  pay_and_step (hall, "P01", "P02", "senior", 36000);
  pay_and_step (hall, "P01", "P04", "senior", 20000);
  pay_and_step (hall, "P01", "P05", "adult", 40000);
  for (i = 0; i < 3; i++)
    {
      g_auto (GjHistoryPage) page = { 0 };
      const GjPremiumRecord *record;

      g_assert_true (gj_history_read_premiums (hall->store, "P01", &query, &page, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (page.rows->len, ==, 1);
      g_assert_cmpint (page.has_newer, ==, i > 0);
      g_assert_cmpint (page.has_older, ==, i < 2);
      g_assert_cmpint (page.totals.paid_fen, ==, 96000);
      g_assert_cmpint (page.totals.n_rows, ==, 3);
      record = g_ptr_array_index (page.rows, 0);
      g_assert_cmpstr (record->relative_psn_no, ==, expected[i]);
      g_assert_cmpint (record->side, ==, GJ_HISTORY_PAID);
      g_assert_true (record->receipt_owed);
      query.turn = GJ_HISTORY_OLDER;
      query.cursor = page.last;
    }
}

static void
test_premiums_are_found_by_person_and_side (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GjHistoryPage) with_p04 = { 0 };
  g_auto (GjHistoryPage) mine = { 0 };
  g_auto (GjHistoryPage) none = { 0 };
  g_autoptr (GPtrArray) people = NULL;
  GjHistoryQuery query = { .limit = 9, .with_totals = TRUE, .filter = { .other_psn_no = "P04" } };

  pay_and_step (hall, "P01", "P02", "senior", 36000);
  pay_and_step (hall, "P01", "P04", "senior", 20000);
  g_assert_true (gj_history_read_premiums (hall->store, "P01", &query, &with_p04, &error));
  g_assert_cmpuint (with_p04.rows->len, ==, 1);
  query.filter = (GjHistoryFilter){ .other_psn_no = "P01", .side = GJ_HISTORY_PAID_FOR };
  g_assert_true (gj_history_read_premiums (hall->store, "P02", &query, &mine, &error));
  g_assert_cmpuint (mine.rows->len, ==, 1);
  g_assert_cmpstr (((GjPremiumRecord *)g_ptr_array_index (mine.rows, 0))->payer_name, ==, "王伟");
  g_assert_cmpint (mine.totals.paid_for_fen, ==, 36000);
  query.filter = (GjHistoryFilter){ .side = GJ_HISTORY_PAID };
  g_assert_true (gj_history_read_premiums (hall->store, "P02", &query, &none, &error));
  g_assert_cmpuint (none.rows->len, ==, 0);
  people = gj_history_list_premium_people (hall->store, "P01", &error);
  g_assert_cmpuint (people->len, ==, 2);
}

static void
test_a_premium_taken_back_is_a_row_and_counts_nothing (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GjHistoryPage) page = { 0 };
  g_auto (GjHistoryPage) oldest = { 0 };
  GjHistoryQuery query = { .limit = 9, .with_totals = TRUE };
  GjHistoryQuery first = { .limit = 1, .turn = GJ_HISTORY_NEWER };

  pay_and_step (hall, "P01", "P02", "senior", 36000);
  pay_and_step (hall, "P01", "P04", "senior", 20000);
  (void)correction_take_back (hall, 1);
  g_assert_true (gj_history_read_premiums (hall->store, "P01", &query, &page, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (page.rows->len, ==, 2);
  g_assert_cmpint (page.totals.n_rows, ==, 2);
  g_assert_cmpint (page.totals.n_reversed, ==, 1);
  g_assert_cmpint (page.totals.paid_fen, ==, 20000);
  /* What stands before a place before all of them is the first: so a statement of all time begins. */
  g_assert_true (gj_history_read_premiums (hall->store, "P01", &first, &oldest, &error));
  g_assert_cmpuint (oldest.rows->len, ==, 1);
  g_assert_cmpstr (((GjPremiumRecord *)g_ptr_array_index (oldest.rows, 0))->relative_psn_no, ==,
                   "P02");
}

/* F19: what an account paid for care, and what it paid for insurance, are two lists. */
static void
test_a_premium_is_no_shared_payment (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GjHistoryPage) shared = { 0 };
  g_auto (GjHistoryPage) consumed = { 0 };
  GjHistoryQuery query = { .limit = 50, .with_totals = TRUE };

  pay_and_step (hall, "P01", "P02", "senior", 36000);
  g_assert_true (gj_history_read_shared (hall->store, "P01", &query, &shared, &error));
  g_assert_cmpuint (shared.rows->len, ==, 2); /* S1 and S2 of the fixture */
  g_assert_cmpint (shared.totals.paid_fen, ==, 28730 + 40000);
  g_assert_true (gj_history_read_consumption (hall->store, "P01", &query, &consumed, &error));
  g_assert_cmpuint (consumed.rows->len, ==, 0);
}

/* ---- one settlement ---- */

static void
test_the_patient_sees_everything_of_a_settlement (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjSettlementDetail) detail = NULL;
  g_autoptr (GError) error = NULL;
  const GjSettlementShare *second;

  g_assert_cmpint (gj_history_find_settlement (hall->store, "P02", "S2", &detail, &error), ==,
                   GJ_FOUND);
  g_assert_true (detail->whole);
  g_assert_cmpint (detail->settlement->medfee_fen, ==, 91000);
  g_assert_cmpint (detail->settlement->shared_fen, ==, 57500);
  g_assert_cmpuint (detail->shares->len, ==, 2);
  second = g_ptr_array_index (detail->shares, 1);
  g_assert_cmpstr (second->contributor_name, ==, "王敏");
  g_assert_cmpstr (second->patn_rlts, ==, "52");
  g_assert_cmpint (second->amount_fen, ==, 17500);
}

static void
test_a_contributor_sees_what_they_paid_and_no_more (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjSettlementDetail) detail = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (gj_history_find_settlement (hall->store, "P10", "S2", &detail, &error), ==,
                   GJ_FOUND);
  g_assert_false (detail->whole);
  g_assert_cmpint (detail->settlement->medfee_fen, ==, 0);
  g_assert_cmpint (detail->settlement->fund_fen, ==, 0);
  g_assert_cmpint (detail->settlement->shared_fen, ==, 17500);
  g_assert_cmpuint (detail->shares->len, ==, 1);
}

static void
test_a_stranger_finds_no_settlement (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjSettlementDetail) detail = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (gj_history_find_settlement (hall->store, "P09", "S2", &detail, &error), ==,
                   GJ_NOT_FOUND);
  g_assert_cmpint (gj_history_find_settlement (hall->store, "P02", "S99", &detail, &error), ==,
                   GJ_NOT_FOUND);
  g_assert_no_error (error);
  g_assert_null (detail);
}

static void
test_people_of_shared_payments_are_listed_once (void)
{
  g_auto (Books) books = { 0 };
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GError) error = NULL;
  const char *expected[] = { "P02", "P04", "P09", "P10" };
  guint i;

  books_open (&books, 300);
  people = gj_history_list_shared_people (books.hall->store, "P01", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (people->len, ==, G_N_ELEMENTS (expected));
  for (i = 0; i < people->len; i++)
    g_assert_cmpstr (((GjHistoryPerson *)g_ptr_array_index (people, i))->psn_no, ==, expected[i]);
}

static gboolean
has_share (Books *books, const char *contributor, const char *relative)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM settlement_share WHERE"
                                          " contributor_psn_no = '%s' AND psn_no = '%s'",
                                          contributor, relative);

  return hall_count (books->hall, sql) > 0;
}

static void
test_people_are_listed_with_the_side_they_stand_on (void)
{
  g_auto (Books) books = { 0 };
  g_autoptr (GPtrArray) shared = NULL;
  g_autoptr (GPtrArray) premiums = NULL;
  g_autoptr (GError) error = NULL;
  const GjHistoryPerson *person;
  guint all = 0;

  books_open (&books, 300);
  shared = gj_history_list_shared_people (books.hall->store, "P01", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < shared->len; i++)
    {
      guint sides;

      person = g_ptr_array_index (shared, i);
      sides = (has_share (&books, "P01", person->psn_no) ? GJ_HISTORY_PAID : 0)
              | (has_share (&books, person->psn_no, "P01") ? GJ_HISTORY_PAID_FOR : 0);
      g_assert_cmpuint (person->sides, ==, sides);
      g_assert_cmpuint (strlen (person->certno), ==, 18);
      all |= 1u << sides;
    }
  g_assert_cmpuint (all, ==, /* the books have everyone */
                    (1u << GJ_HISTORY_PAID) | (1u << GJ_HISTORY_PAID_FOR) | (1u << GJ_HISTORY_BOTH));
  pay_and_step (books.hall, "P01", "P02", "senior", 36000);
  premiums = gj_history_list_premium_people (books.hall->store, "P02", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (premiums->len, ==, 1);
  person = g_ptr_array_index (premiums, 0);
  g_assert_cmpstr (person->psn_no, ==, "P01");
  g_assert_cmpuint (person->sides, ==, GJ_HISTORY_PAID_FOR);
}

/* ---- my account ---- */

static void
test_my_account_says_what_moved_it (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjMyAccount) account = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  g_autoptr (GError) error = NULL;
  const GjAccountMove *move;

  pay_and_step (hall, "P01", "P02", "senior", 36000);
  pay_and_step (hall, "P01", "P04", "senior", 20000);
  account = gj_my_account_read (hall->store, "P01", 20261015, 2, &error);
  g_assert_no_error (error);
  g_assert_true (account->has_account);
  g_assert_cmpint (account->balance_fen, ==, 328650 - 56000);
  g_assert_cmpuint (account->moves->len, ==, 2);
  g_assert_true (account->has_older_moves);
  g_assert_cmpint (gj_time_date (account->opened_us), ==, gj_clock_today (hall->clock));
  move = g_ptr_array_index (account->moves, 0);
  g_assert_cmpint (move->amount_fen, ==, -20000);
  g_assert_cmpint (move->balance_after_fen, ==, account->balance_fen);
  g_assert_cmpstr (move->relative_name, ==, "王德福");
  g_assert_cmpint (move->coverage_year, ==, 2027);
  move = g_ptr_array_index (account->moves, 1);
  rest = gj_my_account_list_moves (hall->store, "P01", move->entry_no, 9, &error);
  g_assert_cmpuint (rest->len, ==, 1);
  move = g_ptr_array_index (rest, 0);
  g_assert_cmpstr (move->kind, ==, "opening");
  g_assert_cmpint (move->amount_fen, ==, 328650);
  g_assert_cmpstr (move->relative_name, ==, "");
}

static void
test_my_account_tells_each_kind_of_insurance (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjMyAccount) account = NULL;
  g_autoptr (GError) error = NULL;
  const GjInsuranceFacts *facts;
  g_autofree char *refusal
      = hall_raw (hall, "INSERT INTO contribution VALUES"
                        " ('P05', 202201, '390', 202212, '1', 0, 38000, '02'),"
                        " ('P05', 202207, '390', 202306, '1', 0, 38000, '02'),"
                        " ('P05', 202401, '390', 202412, '0', 0, 38000, ''),"
                        " ('P05', 202601, '390', 202612, '1', 0, 40000, '31'),"
                        " ('P05', 202609, '310', 202610, '1', 0, 90000, '01')");

  g_assert_cmpstr (refusal, ==, NULL);
  account = gj_my_account_read (hall->store, "P05", 20261015, 5, &error);
  g_assert_no_error (error);
  g_assert_false (account->has_account);
  g_assert_cmpint (account->opened_us, ==, 0);
  g_assert_cmpuint (account->moves->len, ==, 0);
  g_assert_cmpuint (account->contributions->len, ==, 5);
  g_assert_cmpuint (account->kinds->len, ==, 2);
  facts = g_ptr_array_index (account->kinds, 0);
  g_assert_cmpstr (facts->insutype, ==, "390");
  g_assert_true (facts->normal);
  g_assert_cmpstr (facts->insurance->insuplc_admdvs, ==, "990100");
  g_assert_cmpuint (facts->since, ==, 20100101);
  /* 202201 … 202306 once, and 202601 … 202610. */
  g_assert_cmpint (facts->months.n_months, ==, 18 + 10);
  g_assert_cmpint (facts->months.n_months_ahead, ==, 2);
  g_assert_cmpuint (facts->months.gaps->len, ==, 1);
  facts = g_ptr_array_index (account->kinds, 1);
  g_assert_cmpstr (facts->insutype, ==, "310");
  g_assert_null (facts->insurance);
  g_assert_false (facts->normal);
  g_assert_cmpint (facts->months.n_months, ==, 2);
}

static GjMyAccount *
account_of (Hall *hall, const char *psn_no)
{
  g_autoptr (GError) error = NULL;
  GjMyAccount *account = gj_my_account_read (hall->store, psn_no, 20261015, 5, &error);

  g_assert_no_error (error);
  return account;
}

/* How many rows of 2027 there are, the first of them, and the months ahead of the resident insurance. */
static guint
rows_of_2027 (const GjMyAccount *account, const GjContribution **first, int *months_ahead)
{
  guint n = 0;

  *first = NULL;
  *months_ahead = 0;
  for (guint i = account->contributions->len; i > 0; i--)
    {
      const GjContribution *row = g_ptr_array_index (account->contributions, i - 1);

      if (row->accrym_begn / 100 != 2027)
        continue;
      *first = row;
      n++;
    }
  for (guint i = 0; i < account->kinds->len; i++)
    {
      const GjInsuranceFacts *facts = g_ptr_array_index (account->kinds, i);

      if (g_str_equal (facts->insutype, "390"))
        *months_ahead = facts->months.n_months_ahead;
    }
  return n;
}

static void
test_what_was_paid_here_counts_once (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autoptr (GjMyAccount) before = NULL;
  g_autoptr (GjMyAccount) after = NULL;
  g_autoptr (GjMyAccount) reported = NULL;
  const GjContribution *row;
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P04", "senior", 20000);
  int ahead;

  /* The platform demands the year, in two halves. */
  g_assert_null (hall_raw (hall, "INSERT INTO contribution VALUES"
                                 " ('P04', 202701, '390', 202706, '0', 0, 10000, ''),"
                                 " ('P04', 202707, '390', 202712, '0', 0, 10000, '')"));
  before = account_of (hall, "P04");
  g_assert_cmpuint (rows_of_2027 (before, &row, &ahead), ==, 2);
  g_assert_false (row->paid);
  g_assert_cmpint (ahead, ==, 0);

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  after = account_of (hall, "P04");
  g_assert_cmpuint (rows_of_2027 (after, &row, &ahead), ==, 1);
  g_assert_true (row->paid);
  g_assert_true (row->here);
  g_assert_cmpint (row->amount_fen, ==, paid.amount_fen);
  g_assert_cmpint (row->clct_time_us, ==, gj_clock_now_us (hall->clock));
  g_assert_cmpint (ahead, ==, 12);

  g_assert_null (hall_raw (hall, "UPDATE contribution SET clct_flag = '1' WHERE psn_no = 'P04'"));
  reported = account_of (hall, "P04");
  g_assert_cmpuint (rows_of_2027 (reported, &row, &ahead), ==, 2);
  g_assert_false (row->here);
  g_assert_cmpint (ahead, ==, 12);
}

static void
test_nobody_has_an_empty_account (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GjMyAccount) account = gj_my_account_read (hall->store, "P77", 20261015, 5, &error);

  g_assert_no_error (error);
  g_assert_false (account->has_account);
  g_assert_cmpuint (account->kinds->len, ==, 0);
  g_assert_cmpuint (account->contributions->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/totals-and-months-add-up-exactly",
                   test_totals_and_months_add_up_exactly);
  g_test_add_func ("/history/a-chosen-month-narrows-totals-but-not-the-chart",
                   test_a_chosen_month_narrows_totals_but_not_the_chart);
  g_test_add_func ("/history/a-month-begins-at-midnight-in-china",
                   test_a_month_begins_at_midnight_in_china);
  g_test_add_func ("/history/shared-sums-tell-the-sides-apart",
                   test_shared_sums_tell_the_sides_apart);
  g_test_add_func ("/history/premiums-are-paged-newest-first",
                   test_premiums_are_paged_newest_first);
  g_test_add_func ("/history/premiums-are-found-by-person-and-side",
                   test_premiums_are_found_by_person_and_side);
  g_test_add_func ("/history/a-premium-taken-back-is-a-row-and-counts-nothing",
                   test_a_premium_taken_back_is_a_row_and_counts_nothing);
  g_test_add_func ("/history/a-premium-is-no-shared-payment", test_a_premium_is_no_shared_payment);
  g_test_add_func ("/history/the-patient-sees-everything-of-a-settlement",
                   test_the_patient_sees_everything_of_a_settlement);
  g_test_add_func ("/history/a-contributor-sees-what-they-paid-and-no-more",
                   test_a_contributor_sees_what_they_paid_and_no_more);
  g_test_add_func ("/history/a-stranger-finds-no-settlement", test_a_stranger_finds_no_settlement);
  g_test_add_func ("/history/people-of-shared-payments-are-listed-once",
                   test_people_of_shared_payments_are_listed_once);
  g_test_add_func ("/history/people-are-listed-with-the-side-they-stand-on",
                   test_people_are_listed_with_the_side_they_stand_on);
  g_test_add_func ("/my-account/says-what-moved-it", test_my_account_says_what_moved_it);
  g_test_add_func ("/my-account/what-was-paid-here-counts-until-the-platform-reports-it-and-once",
                   test_what_was_paid_here_counts_once);
  g_test_add_func ("/my-account/tells-each-kind-of-insurance",
                   test_my_account_tells_each_kind_of_insurance);
  g_test_add_func ("/my-account/nobody-has-an-empty-account", test_nobody_has_an_empty_account);
  return g_test_run ();
}
