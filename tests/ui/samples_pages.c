/* SPDX-License-Identifier: Apache-2.0 */
/* See samples_pages.h. Nobody here exists. */
#include "tests/ui/samples_pages.h"

#include "tests/ui/samples_entry.h"
#include "tests/ui/samples_family.h"
#include "tests/ui/samples_kin.h"
#include "tests/ui/samples_policy.h"
#include "tests/ui/samples_records.h"
#include "tests/ui/samples_several.h"
#include "tests/ui/samples_staff.h"
#include "tests/ui/samples_words.h"
#include "core/base/i18n.h"
#include "core/receipt/document_text.h"
#include "core/rules/obstacle_text.h"
#include "ui/pages/binding_page.h"
#include "ui/pages/choose_page.h"
#include "ui/pages/confirm_page.h"
#include "ui/pages/family_page.h"
#include "ui/pages/home_page.h"
#include "ui/pages/paying_page.h"
#include "ui/pages/premium_page.h"
#include "ui/pages/printer_notice_page.h"
#include "ui/pages/receipts_page.h"
#include "ui/pages/result_page.h"
#include "ui/pages/tier_page.h"

#include <string.h>

#define N_PERSONS 10
#define N_MEMBERS 7

#define QR_TEXT                                                                                                                  \
  "GJ1:6BFOXN*TS0BI$ZDFRH1LP8CDXWQP+SZ6O8XJ9-BX6MH5K2Y+FMVR*QAB0P7ID/9C3KLD2WS8ZEH3LB4DTDQR9SQ.ML3YB0V:6D8GY/" \
  "3EUPK%L9*7JTPSOY5A9E4ZRJ-D7YGPB1ZKQ:HKF21JPDA9%T5ZZ0TYV8*UG1X+C9O0CDIW8K34S2NI0"

static const GjHomeView home_view = {
  .name = "*伟",
  .avatar = GJ_AVATAR_ELDER_MAN,
  .balance_fen = 328650,
  .insurance = GJ_HOME_INSURANCE_EMPLOYEE_ACTIVE,
  .tiles = (1u << GJ_N_TILES) - 1,
  .pay = GJ_HOME_PAY_UNPAID,
  .unpaid_relatives = 2,
  .coverage_year = 2026,
};

static const char *
balance_limit (void)
{
  return gj_sample_words (_ ("%u月%u日后看病花的没减"), 10U, 31U);
}

static GjHomeView
home_sample (void)
{
  GjHomeView view = home_view;
  view.balance_limit = balance_limit ();
  return view;
}

static GtkWidget *
make_home (void)
{
  const GjHomeView view = home_sample ();
  return gj_home_page_new (&view);
}

/* The tiles that work first: those of the main job, the family and the records. */
static GtkWidget *
make_home_first_tiles (void)
{
  GjHomeView view = home_sample ();
  view.tiles = GJ_TILE_BIT (GJ_TILE_PAY_PREMIUM) | GJ_TILE_BIT (GJ_TILE_FAMILY) | GJ_TILE_BIT (GJ_TILE_PREMIUM_PAYMENTS)
               | GJ_TILE_BIT (GJ_TILE_REPRINT) | GJ_TILE_BIT (GJ_TILE_PASSWORD);
  return gj_home_page_new (&view);
}

static GtkWidget *
make_home_owed (void)
{
  GjHomeView view = home_sample ();
  view.balance_hidden = TRUE;
  view.receipts_owed = 1;
  view.pay = GJ_HOME_PAY_ALL_PAID;
  return gj_home_page_new (&view);
}

static GtkWidget *
make_home_asked (void)
{
  GjHomeView view = home_sample ();
  view.requests = 1;
  view.asked_by = "*******提";
  view.receipts_owed = 1;
  return gj_home_page_new (&view);
}

/* All that can be said above the tiles at once. */
static GtkWidget *
make_home_asked_by_many (void)
{
  GjHomeView view = home_sample ();
  view.requests = 12;
  view.receipts_owed = 9;
  view.pay = GJ_HOME_PAY_BLOCKED;
  return gj_home_page_new (&view);
}

static GtkWidget *
make_home_initial_pin (void)
{
  GjHomeView view = home_sample ();
  view.pay = GJ_HOME_PAY_INITIAL_PIN;
  return gj_home_page_new (&view);
}

static GtkWidget *
make_home_look_only (void)
{
  GjHomeView view = home_sample ();
  view.pay = GJ_HOME_PAY_LOOK_ONLY;
  return gj_home_page_new (&view);
}

static GtkWidget *
make_home_no_account (void)
{
  const GjHomeView view = { .name = "*乐",
                            .avatar = GJ_AVATAR_WOMAN,
                            .balance_fen = -1,
                            .insurance = GJ_HOME_INSURANCE_RESIDENT_ACTIVE,
                            .tiles = GJ_TILE_BIT (GJ_TILE_FAMILY) | GJ_TILE_BIT (GJ_TILE_PASSWORD) };
  return gj_home_page_new (&view);
}

/* What stands in the way, in the rules' own words. */
static const char *
why (GjPayReason reason)
{
  return gj_sample_keep (gj_obstacle_why (NULL, &reason));
}

#define PAUSED { .obstacle = GJ_PAY_OBSTACLE_SUSPENDED, .since = 20250701 }
#define ELSEWHERE { .obstacle = GJ_PAY_OBSTACLE_OTHER_PROVINCE, .admdvs = "230000" }
#define NO_FEE { .obstacle = GJ_PAY_OBSTACLE_SUBSIDY_UNKNOWN, .year = 2027 }
#define ENDED { .obstacle = GJ_PAY_OBSTACLE_BINDING_ENDED, .since = 20250930 }

/* Made anew for each page. */
static const GjChoosePerson *
persons (void)
{
  static GjChoosePerson all[N_PERSONS];
  const GjChoosePerson said[N_PERSONS] = {
    { .key = "ying", .name = "*英", .relation = _ ("配偶"), .id_masked = "1****************8", .avatar = GJ_AVATAR_ELDER_WOMAN,
      .state = GJ_CHOOSE_PAYABLE, .amount_fen = 40000 },
    { .key = "fang", .name = "*芳", .relation = _ ("母亲"), .id_masked = "1****************2", .avatar = GJ_AVATAR_ELDER_WOMAN_2,
      .state = GJ_CHOOSE_PAID, .paid_fact = gj_sample_paid_by (20251012, _ ("弟弟"), "*军") },
    { .key = "ran", .name = "*然", .relation = gj_sample_as ("外孙", _ ("外孙子")), .id_masked = "1****************6", .avatar = GJ_AVATAR_BOY,
      .state = GJ_CHOOSE_BLOCKED, .chip = _ ("参保暂停"), .why = why ((GjPayReason) PAUSED),
      .what_next = _ ("先到参保地窗口恢复参保，再来缴费") },
    { .key = "le", .name = "*乐", .relation = _ ("孙女"), .id_masked = "1****************3", .avatar = GJ_AVATAR_GIRL,
      .state = GJ_CHOOSE_PAYABLE, .amount_fen = 40000 },
    { .key = "long", .name = "*******提", .relation = gj_sample_as ("外孙子女", _ ("外孙女")), .id_masked = "1****************7", .avatar = GJ_AVATAR_MAN,
      .state = GJ_CHOOSE_PAYABLE, .amount_fen = 20050, .reduced_from_fen = 40000, .group_label = "防止返贫监测对象" },
    { .key = "free", .name = "*山", .relation = _ ("父亲"), .id_masked = "1****************1", .avatar = GJ_AVATAR_ELDER_MAN_2,
      .state = GJ_CHOOSE_FREE, .group_label = "特困人员" },
    { .key = "job", .name = "*强", .relation = _ ("儿子"), .id_masked = "1****************0", .avatar = GJ_AVATAR_MAN,
      .state = GJ_CHOOSE_BLOCKED, .chip = _ ("职工参保"), .why = _ ("已有职工医保，不用缴居民医保") },
    { .key = "far", .name = "*敏", .relation = _ ("长女"), .id_masked = "1****************4", .avatar = GJ_AVATAR_WOMAN,
      .state = GJ_CHOOSE_BLOCKED, .chip = _ ("外省参保"), .why = why ((GjPayReason) ELSEWHERE),
      .what_next = gj_sample_words (_ ("请在参保地缴费，或拨打%s询问"), "12393") },
    { .key = "fee", .name = "*军", .relation = _ ("弟弟"), .id_masked = "1****************9", .avatar = GJ_AVATAR_ELDER_MAN_2,
      .state = GJ_CHOOSE_BLOCKED, .chip = _ ("本机未收录"), .why = why ((GjPayReason) NO_FEE),
      .what_next = _ ("请咨询窗口或拨打12393") },
    { .key = "ended", .name = "*兰", .relation = _ ("妹妹"), .id_masked = "1****************5", .avatar = GJ_AVATAR_ELDER_WOMAN_2,
      .state = GJ_CHOOSE_BLOCKED, .chip = _ ("共济已结束"), .why = why ((GjPayReason) ENDED),
      .what_next = _ ("请先在“家庭共济”里绑定，再来缴费") },
  };
  memcpy (all, said, sizeof said);
  return all;
}

static GtkWidget *
make_choose (void)
{
  return gj_choose_page_new (&(GjChooseView){ 2026, persons (), 4, TRUE });
}

static GtkWidget *
make_choose_ten (void)
{
  return gj_choose_page_new (&(GjChooseView){ 2026, persons (), N_PERSONS, TRUE });
}

static GtkWidget *
make_choose_one (void)
{
  return gj_choose_page_new (&(GjChooseView){ 2026, persons (), 1, FALSE });
}

/* More than one thing stands in the way: the card says the first, and leads to all. */
static GtkWidget *
make_choose_reasons (void)
{
  const GjChoosePerson blocked[] = {
    { .key = "ran", .name = "*然", .relation = gj_sample_as ("外孙", _ ("外孙子")), .id_masked = "1****************6", .avatar = GJ_AVATAR_BOY,
      .state = GJ_CHOOSE_BLOCKED, .chip = _ ("参保暂停"), .why = why ((GjPayReason) PAUSED), .n_more = 1,
      .what_next = _ ("先到参保地窗口恢复参保，再来缴费") },
    { .key = "jing", .name = "*******提", .relation = gj_sample_as ("外孙子女", _ ("外孙女")), .id_masked = "1****************2", .avatar = GJ_AVATAR_GIRL,
      .state = GJ_CHOOSE_BLOCKED, .chip = _ ("不能代缴"), .n_more = 4,
      .why = gj_sample_as ("按新疆维吾尔自治区的规定，外孙子女不在家庭共济的范围内，不能代缴居民医保",
                           gj_sample_words (_ ("按%s的规定，这种亲属关系不在家庭共济范围内"), "新疆维吾尔自治区")), .what_next = _ ("请咨询窗口或拨打12393") },
  };
  return gj_choose_page_new (&(GjChooseView){ 2026, blocked, G_N_ELEMENTS (blocked), FALSE });
}

/* Nobody the account has the money for; the holder among them. */
static GtkWidget *
make_choose_short (void)
{
  const GjChoosePerson short_of[] = {
    { .key = "self", .name = "*强", .relation = _ ("本人"), .id_masked = "1****************5", .avatar = GJ_AVATAR_MAN, .own = TRUE,
      .state = GJ_CHOOSE_BLOCKED, .chip = _ ("余额不足"), .why = gj_sample_words (_ ("个人账户余额%s，要缴%s，还差%s"), gj_sample_money (12000), gj_sample_money (40000), gj_sample_money (28000)),
      .what_next = _ ("请另一位家人插自己的卡来缴，或到窗口用其他方式缴费") },
    { .key = "jing", .name = "*******提", .relation = _ ("外祖父"), .id_masked = "1****************2", .avatar = GJ_AVATAR_ELDER_MAN,
      .state = GJ_CHOOSE_BLOCKED, .chip = _ ("余额不足"),
      .why = gj_sample_words (_ ("个人账户余额%s，其中%s要留着，要缴%s，还差%s"), gj_sample_money (120000), gj_sample_money (100000),
                              gj_sample_money (140000), gj_sample_money (120000)),
      .what_next = _ ("请另一位家人插自己的卡来缴，或到窗口用其他方式缴费") },
  };
  return gj_choose_page_new (&(GjChooseView){ 2026, short_of, G_N_ELEMENTS (short_of), FALSE });
}

static GtkWidget *
make_choose_alone (void)
{
  const GjChoosePerson alone = { .key = "self", .name = "*英", .relation = _ ("本人"), .id_masked = "1****************2",
    .avatar = GJ_AVATAR_ELDER_WOMAN, .own = TRUE, .state = GJ_CHOOSE_PAID, .paid_fact = gj_sample_paid_by (20251012, NULL, "*军") };
  return gj_choose_page_new (&(GjChooseView){ 2026, &alone, 1, FALSE });
}

static GtkWidget *
make_choose_nobody (void)
{
  return gj_choose_page_new (&(GjChooseView){ 2026, NULL, 0, FALSE });
}

/* In the language now set. */
static const GjTierYear *
tier_years (void)
{
  static GjTierRow rows[3];
  static GjTierYear years[2];
  rows[0] = (GjTierRow){ _ ("成年居民"), 40000, TRUE };
  rows[1] = (GjTierRow){ _ ("学生儿童"), 40000, FALSE };
  rows[2] = (GjTierRow){ _ ("70岁及以上"), 20000, FALSE };
  years[0] = (GjTierYear){ .coverage_year = 2026, .state = GJ_TIER_YEAR_ON_SALE, .tier = "adult", .tier_label = _ ("成年居民"),
                           .personal_fen = 40000, .subsidy_fen = 70000, .rows = rows, .n_rows = 3, .window_from = 20250901,
                           .window_to = 20251231, .source = _ ("国家医保局等 2025 年通知"), .effective_from = 20250901,
                           .verified_at = 20251103 };
  years[1] = (GjTierYear){ .coverage_year = 2027, .state = GJ_TIER_YEAR_UNKNOWN, .subsidy_fen = -1 };
  return years;
}

static GtkWidget *
make_tier (void)
{
  const GjTierView view = { "*英", _ ("配偶"), GJ_AVATAR_ELDER_WOMAN, "清和市", FALSE, tier_years (), 1 };
  return gj_tier_page_new (&view);
}

static GtkWidget *
make_tier_two_years (void)
{
  GjTierYear years[2] = { tier_years ()[0], tier_years ()[1] };
  years[0].personal_fen = 20000, years[0].reduced_from_fen = 40000, years[0].group_label = _ ("最低生活保障对象");
  const GjTierView view = { "*英", _ ("配偶"), GJ_AVATAR_ELDER_WOMAN, "演示市", TRUE, years, 2 };
  return gj_tier_page_new (&view);
}

/* A tier by status is chosen; the age counts on a named day. */
static GtkWidget *
make_tier_status (void)
{
  const GjTierChoice choices[] = { { "", _ ("成年居民"), 40000, FALSE }, { "student", _ ("大学生"), 38000, TRUE } };
  GjTierYear year = tier_years ()[0];
  year.personal_fen = 38000, year.tier_label = _ ("大学生"), year.age_on = 20260101, year.age = 21;
  const GjTierView view = { "*悦", _ ("次女"), GJ_AVATAR_WOMAN, "清和市", FALSE, &year, 1, choices, 2 };
  return gj_tier_page_new (&view);
}

static GtkWidget *
make_tier_unknown (void)
{
  const GjTierView view = { "*英", _ ("配偶"), GJ_AVATAR_ELDER_WOMAN, "清和市", FALSE, &tier_years ()[1], 1 };
  return gj_tier_page_new (&view);
}

static GjConfirmView
confirm_view (void)
{
  const char *cover = gj_sample_words (C_ ("from a day to one of the same year", "%s至%u月%u日"), gj_sample_day (20260101), 12U, 31U);
  return (GjConfirmView){
    .payer_name = "*伟", .payer_avatar = GJ_AVATAR_ELDER_MAN, .relative_name = "*英", .relation = _ ("配偶"),
    .relative_id_masked = "1****************8", .relative_avatar = GJ_AVATAR_ELDER_WOMAN, .coverage_year = 2026,
    .amount_fen = 40000, .subsidy_fen = 70000, .insured_place = "清和市", .source = _ ("国家医保局等 2025 年通知"),
    .cover = cover, .verified_at = 20251103, .window_to = 20251231, .balance_before_fen = 328650, .balance_after_fen = 288650,
    .balance_limit = balance_limit (),
  };
}

static GtkWidget *
make_confirm (void)
{
  const GjConfirmView view = confirm_view ();
  return gj_confirm_page_new (&view);
}

static GtkWidget *
make_confirm_no_printer (void)
{
  GjConfirmView view = confirm_view ();
  view.printer_trouble = GJ_PRINTER_TROUBLE_PAPER_OUT;
  view.amount_fen = 20050, view.reduced_from_fen = 40000, view.balance_after_fen = view.balance_before_fen - 20050;
  view.tier_label = "学生、儿童";
  return gj_confirm_page_new (&view);
}

static GtkWidget *
make_confirm_unverified (void)
{
  GjConfirmView view = confirm_view ();
  view.verified_at = GJ_DATE_NONE;
  return gj_confirm_page_new (&view);
}

static const char *
waiting (void)
{
  return gj_sample_words (gj_ngettext ("缴费后要等%u个月，%s起能报销", "缴费后要等%u个月，%s起能报销", 4), 4U, gj_sample_day (20260321));
}

/* Late, after a lapse, at a reduced fee. */
static GtkWidget *
make_confirm_waiting (void)
{
  GjConfirmView view = confirm_view ();
  view.amount_fen = 20000, view.reduced_from_fen = 36000, view.balance_after_fen = view.balance_before_fen - 20000;
  view.group_label = _ ("防止返贫监测对象"), view.tier_label = _ ("60岁及以上"), view.age_on = 20260101, view.age = 63, view.late = TRUE;
  view.waiting = waiting ();
  view.cover = NULL;
  view.waiting_why = gj_sample_words ("%s%s%s", gj_sample_words (_ ("断缴或晚缴，先等%u个月"), 3U),
                                      C_ ("between two steps of a calculation", "；"),
                                      gj_sample_words (_ ("断缴%u年，加%u个月"), 1U, 1U));
  return gj_confirm_page_new (&view);
}

static const GjPayingView paying_view = { "*英", 2026, 40000, TRUE };

static GtkWidget *
make_paying (void)
{
  GtkWidget *page = gj_paying_page_new (&paying_view);
  gj_paying_page_set_waited (GJ_PAYING_PAGE (page), 2);
  return page;
}

static GtkWidget *
make_paying_long (void)
{
  GtkWidget *page = gj_paying_page_new (&paying_view);
  gj_paying_page_set_waited (GJ_PAYING_PAGE (page), 17);
  return page;
}

static GtkWidget *
make_paying_printing (void)
{
  GtkWidget *page = gj_paying_page_new (&paying_view);
  gj_paying_page_set_stage (GJ_PAYING_PAGE (page), GJ_PAYING_STAGE_PRINTING);
  return page;
}

static GtkWidget *
make_paying_unknown (void)
{
  GtkWidget *page = gj_paying_page_new (&paying_view);
  gj_paying_page_set_unknown (GJ_PAYING_PAGE (page), "7F3K-20M9-Q4XD-81AC", TRUE);
  return page;
}

static GtkWidget *
result_in (GjPrintState state, GjPrinterTrouble trouble)
{
  const GjResultView view = { "*伟", "*英", 2026, 40000, 288650, "02-000137", NULL, QR_TEXT, state, trouble, TRUE };
  return gj_result_page_new (&view);
}

static GtkWidget *
make_result (void)
{
  return result_in (GJ_PRINT_STATE_PRINTING, GJ_PRINTER_TROUBLE_NONE);
}

static GtkWidget *
make_result_take (void)
{
  return result_in (GJ_PRINT_STATE_TAKE, GJ_PRINTER_TROUBLE_NONE);
}

static GtkWidget *
make_result_waiting (void)
{
  const GjResultView view = { "*伟", "*英", 2026, 40000, 288650, "02-000137", waiting (), QR_TEXT,
                              GJ_PRINT_STATE_TAKE, GJ_PRINTER_TROUBLE_NONE, TRUE };
  return gj_result_page_new (&view);
}

static GtkWidget *
make_result_failed (void)
{
  return result_in (GJ_PRINT_STATE_FAILED, GJ_PRINTER_TROUBLE_PAPER_OUT);
}

static GtkWidget *
make_result_kept (void)
{
  return result_in (GJ_PRINT_STATE_KEPT, GJ_PRINTER_TROUBLE_NONE);
}

static GtkWidget *
make_result_mouth (void)
{
  return result_in (GJ_PRINT_STATE_FAILED, GJ_PRINTER_TROUBLE_MOUTH);
}

static GtkWidget *
make_result_unknown (void)
{
  return result_in (GJ_PRINT_STATE_UNKNOWN, GJ_PRINTER_TROUBLE_NONE);
}

static GtkWidget *
make_result_no_printer (void)
{
  return result_in (GJ_PRINT_STATE_NO_PRINTER, GJ_PRINTER_TROUBLE_PAPER_OUT);
}

static const GjFamilyMember *
members (void)
{
  static GjFamilyMember all[N_MEMBERS];
  const GjFamilyMember said[N_MEMBERS] = {
    { "qiang", "*强", _ ("儿子"), GJ_AVATAR_MAN, GJ_FAMILY_GIVES_YOU, 1, 15000, 20250601, GJ_FAMILY_VALID, 0 },
    { "min", "*敏", _ ("长女"), GJ_AVATAR_WOMAN, GJ_FAMILY_GIVES_YOU, 2, 0, 20250601, GJ_FAMILY_VALID, 0 },
    { "jun", "*军", _ ("弟弟"), GJ_AVATAR_ELDER_MAN_2, GJ_FAMILY_GIVES_YOU, 3, 0, 20250702, GJ_FAMILY_VALID, 0 },
    { "ying", "*英", _ ("配偶"), GJ_AVATAR_ELDER_WOMAN, GJ_FAMILY_USES_YOURS, 0, 86230, 20250318, GJ_FAMILY_VALID, 0 },
    { "fang", "*芳", _ ("母亲"), GJ_AVATAR_ELDER_WOMAN_2, GJ_FAMILY_USES_YOURS, 0, 41560, 20250318, GJ_FAMILY_VALID, 0 },
    { "le", "*乐", _ ("孙女"), GJ_AVATAR_GIRL, GJ_FAMILY_USES_YOURS, 0, 12800, 20250318, GJ_FAMILY_VALID, 0 },
    { "ran", "*然", gj_sample_as ("外孙", _ ("外孙子")), GJ_AVATAR_BOY, GJ_FAMILY_USES_YOURS, 0, 0, 20250318, GJ_FAMILY_SUSPENDED, 20250701 },
  };
  memcpy (all, said, sizeof said);
  return all;
}

static GtkWidget *
family_of (const GjFamilyMember *list, gsize n)
{
  const GjFamilyView view = { .name = "*伟", .avatar = GJ_AVATAR_ELDER_MAN, .balance_fen = 328650, .members = list, .n_members = n,
                              .can_add = TRUE };
  return gj_family_page_new (&view);
}

static GtkWidget *
make_family (void)
{
  return family_of (members (), N_MEMBERS);
}

/* More on either side than the drawing has places for. */
static GtkWidget *
make_family_many (void)
{
  GjFamilyMember many[3 * N_MEMBERS];
  for (gsize i = 0; i < G_N_ELEMENTS (many); i++)
    many[i] = members ()[i / 3];
  return family_of (many, G_N_ELEMENTS (many));
}

static GtkWidget *
make_family_one (void)
{
  return family_of (&members ()[3], 1);
}

static GtkWidget *
make_family_nobody (void)
{
  return family_of (NULL, 0);
}

static GtkWidget *
make_binding (void)
{
  const GjBindingView view
      = { .member = members ()[3], .id_masked = "1****************8", .insured_place = "清和市", .balance_fen = -1, .payable_year = 2026, .can_end = TRUE };
  return gj_binding_page_new (&view);
}

static GtkWidget *
make_binding_suspended (void)
{
  const GjBindingView view = { .member = members ()[6], .id_masked = "1****************6", .insured_place = "清和市", .balance_fen = -1,
                               .can_end = TRUE };
  return gj_binding_page_new (&view);
}

static GtkWidget *
make_premium_reversed (void)
{
  const GjPremiumView view = { .row = { .relative_name = "*英", .relation = _ ("配偶"), .avatar = GJ_AVATAR_ELDER_WOMAN,
                                        .paid_by_you = TRUE, .coverage_year = 2026, .amount_fen = 40000, .paid_on = 20251121 },
                               .relative_id_masked = "1****************8", .payer_name = "*伟", .tier_label = _ ("成年居民"),
                               .insured_place = "清和市", .time_text = "2025-11-21 09:44:12", .transfer_id = "7F3K-20M9-Q4XD-81AC",
                               .receipt_no = "02-000137", .reversed_text = "2025-11-24 15:20:06", .reversal_no = "02-000152", .can_pay_again = TRUE };
  return gj_premium_page_new (&view);
}

static GtkWidget *
make_premium (void)
{
  const GjPremiumView view = { .row = { .relative_name = "*英", .relation = _ ("配偶"), .avatar = GJ_AVATAR_ELDER_WOMAN,
                                        .paid_by_you = TRUE, .coverage_year = 2026, .amount_fen = 40000, .paid_on = 20251121 },
                               .relative_id_masked = "1****************8", .payer_name = "*伟", .tier_label = _ ("成年居民"),
                               .insured_place = "清和市", .time_text = "2025-11-21 09:44:12", .transfer_id = "7F3K-20M9-Q4XD-81AC",
                               .receipt_no = "02-000137" };
  return gj_premium_page_new (&view);
}

static GtkWidget *
receipts_with (GjPrinterTrouble trouble, gboolean damaged)
{
  GjReceiptItem rows[9];
  static const char *const numbers[] = { "02-000137", "02-000131", "02-000118", "02-000092", "02-000077",
                                         "02-000063", "02-000051", "02-000040", "02-000012" };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i] = (GjReceiptItem){ .receipt_no = numbers[i], .relative_name = members ()[3 + i % 3].name, .coverage_year = 2026,
                               .amount_fen = 40000, .paid_on = 20251121 - i, .copies = i % 3, .owed = i == 1 };
  rows[2].title = gj_gettext (gj_document_title (GJ_DOCUMENT_BIND));
  rows[2].about = gj_sample_words (C_ ("two names", "%s、%s"), "*英", "**民");
  rows[2].amount_fen = 0;
  rows[3].title = gj_gettext (gj_document_title (GJ_DOCUMENT_JOINT));
  rows[3].about = gj_sample_words (_ ("%s等%u人"), "******江", 6U);
  rows[3].amount_fen = 240000;
  rows[4].title = gj_gettext (gj_document_title (GJ_DOCUMENT_STATEMENT));
  rows[4].about = gj_gettext (gj_document_records_label (GJ_DOCUMENT_RECORDS_CONSUMPTION));
  rows[4].amount_fen = 0;
  for (guint i = 1; damaged && i < 3; i++)
    rows[i] = (GjReceiptItem){ .receipt_no = numbers[i], .title = _ ("凭条读不出来"), .about = _ ("请找工作人员"), .paid_on = 20251121,
                               .owed = i == 1, .unreadable = TRUE };
  return gj_receipts_page_new (&(GjReceiptsView){ rows, G_N_ELEMENTS (rows), NULL, trouble });
}

static GtkWidget *
make_receipts (void)
{
  return receipts_with (GJ_PRINTER_TROUBLE_NONE, FALSE);
}

static GtkWidget *
make_receipts_damaged (void)
{
  return receipts_with (GJ_PRINTER_TROUBLE_NONE, TRUE);
}

static GtkWidget *
make_receipts_printing (void)
{
  GtkWidget *page = receipts_with (GJ_PRINTER_TROUBLE_NONE, FALSE);
  gj_receipts_page_set_print_state (GJ_RECEIPTS_PAGE (page), "02-000131", GJ_PRINT_STATE_PRINTING, GJ_PRINTER_TROUBLE_NONE);
  return page;
}

static GtkWidget *
make_receipts_no_paper (void)
{
  return receipts_with (GJ_PRINTER_TROUBLE_PAPER_OUT, FALSE);
}

static GtkWidget *
make_receipts_empty (void)
{
  return gj_receipts_page_new (&(GjReceiptsView){ NULL, 0, NULL, GJ_PRINTER_TROUBLE_NONE });
}

static GtkWidget *
make_printer_notice (void)
{
  return gj_printer_notice_page_new (&(GjPrinterNoticeView){ GJ_PRINTER_TROUBLE_PAPER_OUT });
}

static const GjPageSample samples[] = {
  { "03-home", make_home },
  { "03-home-first-tiles", make_home_first_tiles },
  { "03-home-owed", make_home_owed },
  { "03-home-asked", make_home_asked },
  { "03-home-asked-by-many", make_home_asked_by_many },
  { "03-home-initial-pin", make_home_initial_pin },
  { "03-home-look-only", make_home_look_only },
  { "03-home-no-account", make_home_no_account },
  { "04-choose", make_choose },
  { "04-choose-ten", make_choose_ten },
  { "04-choose-one", make_choose_one },
  { "04-choose-nobody", make_choose_nobody },
  { "04-choose-reasons", make_choose_reasons },
  { "04-choose-short", make_choose_short },
  { "04-choose-alone", make_choose_alone },
  { "04b-tier", make_tier },
  { "04b-tier-two-years", make_tier_two_years },
  { "04b-tier-status", make_tier_status },
  { "04b-tier-unknown", make_tier_unknown },
  { "04c-printer-notice", make_printer_notice },
  { "05-confirm", make_confirm },
  { "05-confirm-no-printer", make_confirm_no_printer },
  { "05-confirm-unverified", make_confirm_unverified },
  { "05-confirm-waiting", make_confirm_waiting },
  { "06-paying", make_paying },
  { "06-paying-long", make_paying_long },
  { "06-paying-printing", make_paying_printing },
  { "06-paying-unknown", make_paying_unknown },
  { "07-result", make_result },
  { "07-result-take", make_result_take },
  { "07-result-waiting", make_result_waiting },
  { "07-result-failed", make_result_failed },
  { "07-result-unknown", make_result_unknown },
  { "07-result-kept", make_result_kept },
  { "07-result-mouth", make_result_mouth },
  { "07-result-no-printer", make_result_no_printer },
  { "08-family", make_family },
  { "08-family-many", make_family_many },
  { "08-family-one", make_family_one },
  { "08-family-nobody", make_family_nobody },
  { "08b-binding", make_binding },
  { "08b-binding-suspended", make_binding_suspended },
  { "21-premium", make_premium },
  { "21-premium-reversed", make_premium_reversed },
  { "22-receipts", make_receipts },
  { "22-receipts-damaged", make_receipts_damaged },
  { "22-receipts-printing", make_receipts_printing },
  { "22-receipts-no-paper", make_receipts_no_paper },
  { "22-receipts-empty", make_receipts_empty },
};

static const GjPageSample *
main_samples (gsize *n_samples)
{
  *n_samples = G_N_ELEMENTS (samples);
  return samples;
}

/* One for each file of samples. */
static const GjPageSample *(*const tables[]) (gsize *n_samples) = {
  main_samples,
  gj_entry_samples,
  gj_family_samples,
  gj_kin_samples,
  gj_policy_samples,
  gj_record_samples,
  gj_several_samples,
  gj_staff_samples,
};

const GjPageSample *
gj_page_samples (gsize *n_samples)
{
  static GArray *all;
  if (all == NULL)
    {
      all = g_array_new (FALSE, FALSE, sizeof (GjPageSample));
      for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
        {
          gsize n;
          const GjPageSample *table = tables[i](&n);
          g_array_append_vals (all, table, (guint) n);
        }
    }
  *n_samples = all->len;
  return (const GjPageSample *) all->data;
}

GtkWidget *
gj_page_sample_make (const char *name)
{
  gsize n;
  const GjPageSample *all = gj_page_samples (&n);
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (all[i].name, name))
      return all[i].make ();
  g_error ("no sample page is called %s", name);
}
