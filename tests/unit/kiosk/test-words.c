/* SPDX-License-Identifier: Apache-2.0 */
/* Sentences that a resident acts upon: months insured and paid ahead, and what is not known of a waiting period. */
#include "kiosk/flows/account_words.h"

#include "core/base/i18n.h"
#include "kiosk/flows/balance_words.h"
#include "kiosk/flows/paid_words.h"
#include "kiosk/flows/person_words.h"
#include "kiosk/flows/waiting_words.h"

static void
assert_months (const GjMonthSpan *spans, guint n, const char *expected)
{
  g_auto (GjInsuredMonths) months = { 0 };
  g_autofree char *text = NULL;

  gj_insured_months_calculate (spans, n, 202611, &months);
  text = gj_account_months_words (&months);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_months_ahead_are_said_beside (void)
{
  const GjMonthSpan spans[] = { { 202601, 202612, TRUE }, { 202701, 202712, TRUE } };

  assert_months (spans, 1, "一共11个月，从2026年1月到2026年11月；以后的1个月也缴了，到2026年12月");
  assert_months (spans, 2, "一共11个月，从2026年1月到2026年11月；以后的13个月也缴了，到2027年12月");
  assert_months (&spans[1], 1, "还没有开始；缴好了12个月，从2027年1月到2027年12月");
}

static void
test_months_until_now_count_once (void)
{
  const GjMonthSpan spans[] = { { 202501, 202512, TRUE }, { 202507, 202610, TRUE } };

  assert_months (spans, 2, "一共22个月，从2025年1月到2026年10月；同一个月只算一次");
  assert_months (spans, 0, NULL);
}

static void
test_paid_here_waits_for_the_platform (void)
{
  gint64 day_us = gj_date_start_us (20261128);
  GjContribution row = { .accrym_begn = 202701, .accrym_end = 202712, .paid = TRUE, .clct_time_us = day_us, .here = TRUE };
  g_autofree char *here = gj_account_contribution_words (&row);
  g_autofree char *reported = NULL;
  g_autofree char *demanded = NULL;

  g_assert_cmpstr (here, ==, "2027年1月—12月 · 2026年11月28日自助机缴 · 等平台到账");
  row.here = FALSE;
  reported = gj_account_contribution_words (&row);
  g_assert_cmpstr (reported, ==, "2027年1月—12月 · 2026年11月28日缴");
  row.paid = FALSE;
  demanded = gj_account_contribution_words (&row);
  g_assert_cmpstr (demanded, ==, "2027年1月—12月");
}

static void
assert_waiting (GjWaitingResult result, guint months, const char *expected)
{
  GjPayable payable = { .waiting_result = result, .waiting = { .months = months } };
  g_autofree char *text = gj_waiting_words (&payable);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_unknown_history_promises_nothing (void)
{
  assert_waiting (GJ_WAITING_NONE, 0, NULL);
  assert_waiting (GJ_WAITING_UNSURE, 0, "没有查到以前每年缴满的记录，是否有等待期以窗口为准");
  assert_waiting (GJ_WAITING_UNSURE, 3, "缴费后至少要等3个月，是否更久以窗口为准");
}

static void
test_no_two_people_read_the_same (void)
{
  const GjNamedPerson people[] = { { "刘英", "配偶", "110000196309089422" },
                                   { "王强", "儿子", "110000198604049975" },
                                   { "李强", "儿子", "110000198804049971" },
                                   { "张强", NULL, "110000198004049979" } };
  const char *const expected[] = { "*英 配偶", "*强 儿子 1****************5", "*强 儿子 1****************1", "*强", NULL };
  g_auto (GStrv) words = gj_person_words (people, G_N_ELEMENTS (people));

  g_assert_cmpstrv (words, expected);
}

static void
assert_paid (const GjPremiumPaidBy *paid_by, const char *expected)
{
  GjConfig config = { .id = (char *) "01" };
  GjTerminal terminal = { .config = &config };
  g_autofree char *text = gj_paid_words (&terminal, paid_by);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_a_payer_of_no_known_relation_has_a_masked_name (void)
{
  GjPremiumPaidBy paid_by = { .date = 20261012, .payer_psn_no = (char *) "P9", .payer_name = (char *) "王军",
                              .payer_relation = (char *) "", .kiosk_id = (char *) "03" };

  assert_paid (&paid_by, "2026年10月12日由*军缴（03号自助机）");
  paid_by.payer_relation = (char *) "73";
  assert_paid (&paid_by, "2026年10月12日由弟弟*军缴（03号自助机）");
  paid_by.payer_relation = (char *) "01";
  assert_paid (&paid_by, "2026年10月12日由您缴（03号自助机）");
}

static void
assert_short (gint64 balance_fen, gint64 amount_fen, gint64 missing_fen, const char *expected)
{
  GjResident resident = { .balance_fen = balance_fen };
  GjTerminal terminal = { .resident = &resident };
  GjPayable payable = { .eligibility.quote.personal_fen = amount_fen };
  const GjPayReason reason = { .obstacle = GJ_PAY_OBSTACLE_BALANCE, .missing_fen = missing_fen };
  g_autofree char *text = gj_balance_words (&terminal, &payable, &reason);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_what_the_balance_is_short_of_counts_what_must_stay (void)
{
  assert_short (12000, 40000, 28000, "个人账户余额¥120.00，要缴¥400.00，还差¥280.00");
  assert_short (42000, 40000, 3000, "个人账户余额¥420.00，其中¥50.00要留着，要缴¥400.00，还差¥30.00");
}

/* Whether there is a wait at all is not known, or the wait is what is said: nothing is promised beside it. */
static void
test_cover_is_promised_only_where_nothing_waits (void)
{
  GjPayable payable = { .waiting_result = GJ_WAITING_NONE,
                        .waiting = { .covered_from = 20270101, .covered_to = 20271231 } };
  g_autofree char *whole = gj_cover_words (&payable);

  g_assert_cmpstr (whole, ==, "2027年1月1日至12月31日");
  payable.waiting_result = GJ_WAITING_UNSURE;
  g_assert_null (gj_cover_words (&payable));
  payable.waiting_result = GJ_WAITING_MONTHS;
  g_assert_null (gj_cover_words (&payable));
  payable.waiting_result = GJ_WAITING_NONE;
  payable.waiting.covered_to = GJ_DATE_NONE;
  g_assert_null (gj_cover_words (&payable));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/months-paid-ahead-are-said-beside-those-insured", test_months_ahead_are_said_beside);
  g_test_add_func ("/words/months-until-now-are-said-with-their-range", test_months_until_now_count_once);
  g_test_add_func ("/words/what-was-paid-here-waits-for-the-platform", test_paid_here_waits_for_the_platform);
  g_test_add_func ("/words/without-any-record-the-counter-decides", test_unknown_history_promises_nothing);
  g_test_add_func ("/words/no-two-people-of-a-list-read-the-same", test_no_two_people_read_the_same);
  g_test_add_func ("/words/a-payer-of-no-known-relation-is-told-by-the-masked-name",
                   test_a_payer_of_no_known_relation_has_a_masked_name);
  g_test_add_func ("/words/what-the-balance-is-short-of-counts-what-must-stay",
                   test_what_the_balance_is_short_of_counts_what_must_stay);
  g_test_add_func ("/words/cover-is-promised-only-where-nothing-waits", test_cover_is_promised_only_where_nothing_waits);
  return g_test_run ();
}
