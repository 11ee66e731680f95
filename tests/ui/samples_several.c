/* SPDX-License-Identifier: Apache-2.0 */
/* See samples_several.h. Nobody here exists. */
#include "tests/ui/samples_several.h"

#include "core/base/i18n.h"
#include "core/rules/codes.h"
#include "core/rules/say.h"
#include "tests/ui/samples_words.h"
#include "ui/pages/several_confirm_page.h"
#include "ui/pages/several_page.h"
#include "ui/pages/several_result_page.h"

#include <string.h>

#define N_PEOPLE 10
#define N_CONFIRM 6
#define N_RESULT 5

#define QR_TEXT                                                                                                                  \
  "GJ1:6BFOXN*TS0BI$ZDFRH1LP8CDXWQP+SZ6O8XJ9-BX6MH5K2Y+FMVR*QAB0P7ID/9C3KLD2WS8ZEH3LB4DTDQR9SQ.ML3YB0V:6D8GY/" \
  "3EUPK%L9*7JTPSOY5A9E4ZRJ-D7YGPB1ZKQ:HKF21JPDA9%T5ZZ0TYV8*UG1X+C9O0CDIW8K34S2NI0"

/* Whom the government helps, and what others pay. */
static const char *
reduced (const char *group, gint64 full_fen)
{
  return gj_sample_words (_ ("%s，标准%s"), group, gj_sample_yuan (full_fen));
}

static const char *
paid_before (void)
{
  const char *when = gj_sample_words (C_ ("day, paid by whom", "%s%s"), gj_sample_day (20260101), _ ("已缴"));
  return gj_sample_as ("2026年1月1日已缴（个账代扣），不用再缴",
                       gj_sample_words (C_ ("paid by whom, where", "%s（%s）"), when, gj_code_label (GJ_CODE_CLCT_WAY, "31")));
}

static const char *
paused (const char *words)
{
  return gj_sample_keep (gj_say_since_month (20250701, words, ""));
}

static const char *
paid_twice (void)
{
  const char *why = gj_sample_words (_ ("这一年度已经缴过：%s。"), gj_sample_paid_by (20261122, _ ("长女"), "*敏"));
  return gj_sample_words ("%s%s", why, gj_sample_words (_ ("不用再缴。如果别处也缴了，请带缴费凭证到窗口申请退费，或拨打%s。"), "12393"));
}

static const char *
waiting (void)
{
  return gj_sample_words (gj_ngettext ("缴费后要等%u个月，%s起能报销", "缴费后要等%u个月，%s起能报销", 4), 4U, gj_sample_day (20270501));
}

/* As kiosk/flows/kinship.c says it of two who read alike. */
static const char *
told_apart (const char *relation)
{
  return gj_sample_words (C_ ("relation, what tells two apart", "%s（%s）"), relation, gj_sample_words (_ ("证号尾号%c"), 'X'));
}

static const GjSeveralPerson *
people (void)
{
  static GjSeveralPerson all[N_PEOPLE];
  const GjSeveralPerson said[N_PEOPLE] = {
    { .name = "*英", .relation = _ ("配偶"), .avatar = GJ_AVATAR_ELDER_WOMAN, .amount_fen = 36000, .detail = _ ("60岁及以上"), .ticked = TRUE },
    { .name = "**福", .relation = _ ("父亲"), .avatar = GJ_AVATAR_ELDER_MAN_2, .amount_fen = 20000, .detail = reduced (_ ("最低生活保障对象"), 36000),
      .ticked = TRUE },
    { .name = "*悦", .relation = _ ("次女"), .avatar = GJ_AVATAR_WOMAN, .amount_fen = 40000, .detail = _ ("成年居民") },
    { .name = "*芳", .relation = _ ("母亲"), .avatar = GJ_AVATAR_ELDER_WOMAN_2, .reason = paid_before (), .settled = TRUE },
    { .name = "*然", .relation = _ ("外孙子"), .avatar = GJ_AVATAR_BOY, .reason = paused (_ ("%s起暂停参保")) },
    { .name = "*******提", .relation = told_apart (_ ("外祖父")), .avatar = GJ_AVATAR_ELDER_MAN, .amount_fen = 99500, .detail = gj_sample_as ("防止返贫监测对象，标准1,990元", reduced ("防止返贫监测对象", 199000)) },
    { .name = "*乐", .relation = _ ("孙女"), .avatar = GJ_AVATAR_GIRL, .amount_fen = 38000, .detail = _ ("未成年人") },
    { .name = "*兰", .relation = _ ("姐姐"), .avatar = GJ_AVATAR_ELDER_WOMAN, .reason = _ ("由政府全额资助，不用缴"), .settled = TRUE },
    { .name = "*然", .relation = gj_sample_as ("外孙", _ ("外孙子")), .avatar = GJ_AVATAR_BOY,
      .reason = gj_sample_as ("这位家人从2025年7月起暂停参保；还有2个原因",
                              gj_sample_words (gj_ngettext ("%s；还有%u个原因", "%s；还有%u个原因", 2), paused (_ ("%s起暂停参保")), 2U)), .more = TRUE },
    { .name = "*伟", .relation = _ ("本人"), .avatar = GJ_AVATAR_ELDER_MAN, .amount_fen = 36000, .detail = _ ("60岁及以上") },
  };
  memcpy (all, said, sizeof said);
  return all;
}

static GtkWidget *
make_pick (void)
{
  return gj_several_page_new (&(GjSeveralView){ 2027, people (), 5, 328650, 0, 32 });
}

static GtkWidget *
make_pick_nobody_yet (void)
{
  GjSeveralPerson two[2] = { people ()[0], people ()[2] };
  two[0].ticked = FALSE;
  return gj_several_page_new (&(GjSeveralView){ 2027, two, 2, 328650, 0, 32 });
}

/* Who has money enough for all of them. */
static GtkWidget *
make_pick_more_than_at_once (void)
{
  GjSeveralPerson crowd[33];
  for (gsize i = 0; i < G_N_ELEMENTS (crowd); i++)
    crowd[i] = people ()[0];
  return gj_several_page_new (&(GjSeveralView){ 2027, crowd, G_N_ELEMENTS (crowd), 2000000, 0, 32 });
}

static GtkWidget *
make_pick_too_many (void)
{
  GjSeveralPerson all[N_PEOPLE];
  for (gsize i = 0; i < N_PEOPLE; i++)
    {
      all[i] = people ()[i];
      all[i].ticked = TRUE;
    }
  return gj_several_page_new (&(GjSeveralView){ 2027, all, G_N_ELEMENTS (all), 109000, 5000, 32 });
}

static const GjSeveralConfirmRow *
confirm_rows (void)
{
  static GjSeveralConfirmRow all[N_CONFIRM];
  const GjSeveralConfirmRow said[N_CONFIRM] = {
    { "*英", _ ("配偶"), GJ_AVATAR_ELDER_WOMAN, _ ("60岁及以上"), FALSE, 36000 },
    { "**福", _ ("父亲"), GJ_AVATAR_ELDER_MAN_2, reduced (_ ("最低生活保障对象"), 36000), FALSE, 20000 },
    { "*悦", _ ("次女"), GJ_AVATAR_WOMAN, gj_sample_as ("成年居民 · 缴费后要等4个月，2027年5月1日起能报销", waiting ()), TRUE, 40000 },
    { "*******提", told_apart (_ ("外祖父")), GJ_AVATAR_ELDER_MAN, gj_sample_as ("防止返贫监测对象，标准1,990元", reduced ("防止返贫监测对象", 199000)), FALSE, 99500 },
    { "*乐", _ ("孙女"), GJ_AVATAR_GIRL, _ ("未成年人"), FALSE, 38000 },
    { "*伟", _ ("本人"), GJ_AVATAR_ELDER_MAN, _ ("60岁及以上"), FALSE, 36000 },
  };
  memcpy (all, said, sizeof said);
  return all;
}

static GtkWidget *
make_confirm (void)
{
  const GjSeveralConfirmView view = { .payer_name = "*伟", .coverage_year = 2027, .rows = confirm_rows (), .n_rows = 2,
                                      .total_fen = 56000, .balance_before_fen = 328650, .balance_after_fen = 272650,
                                      .balance_limit = gj_sample_words (_ ("%u月%u日后看病花的没减"), 10U, 31U),
                                      .source = "京医保发〔2025〕21号", .verified_at = 20261103,
                                      .cover = gj_sample_words (C_ ("from a day to one of the same year", "%s至%u月%u日"),
                                                                gj_sample_day (20270101), 12U, 31U),
                                      .can_join = TRUE, .joined = TRUE };
  return gj_several_confirm_page_new (&view);
}

static GtkWidget *
make_confirm_six (void)
{
  const GjSeveralConfirmView view = { .payer_name = "*******提", .coverage_year = 2027, .rows = confirm_rows (), .n_rows = 6,
                                      .total_fen = 269500, .balance_before_fen = 9876543, .balance_after_fen = 9607043,
                                      .balance_limit = gj_sample_words (_ ("%u月%u日后看病花的没减"), 10U, 31U),
                                      .source = "国家医保局、财政部、国家税务总局关于做好2026年城乡居民基本医疗保障有关工作的通知",
                                      .verified_at = 20261103,
                                      .can_join = TRUE };
  return gj_several_confirm_page_new (&view);
}

static GtkWidget *
make_confirm_no_printer (void)
{
  const GjSeveralConfirmView view = { .payer_name = "*伟", .coverage_year = 2027, .rows = confirm_rows (), .n_rows = 3,
                                      .total_fen = 96000, .balance_before_fen = 96000, .balance_after_fen = 0,
                                      .balance_limit = gj_sample_words (_ ("%u月%u日后看病花的没减"), 10U, 31U),
                                      .can_join = TRUE, .printer_trouble = GJ_PRINTER_TROUBLE_PAPER_OUT };
  return gj_several_confirm_page_new (&view);
}

static const GjSeveralResultRow *
result_rows (void)
{
  static GjSeveralResultRow all[N_RESULT];
  const GjSeveralResultRow said[N_RESULT] = {
    { "*英", _ ("配偶"), GJ_SEVERAL_PAID, 36000, gj_sample_words (_ ("凭条号 %s"), "02-000138"), QR_TEXT },
    { "**福", _ ("父亲"), GJ_SEVERAL_PAID, 20000, gj_sample_words (_ ("凭条号 %s"), "02-000139"), QR_TEXT },
    { "*悦", _ ("次女"), GJ_SEVERAL_PAID_BEFORE, 40000,
      paid_twice (),
      NULL },
    { "*乐", _ ("孙女"), GJ_SEVERAL_UNKNOWN, 38000, gj_sample_words (_ ("查询编号 %s"), "7F3K-20M9-Q4XD-81AC"), NULL },
    { "*伟", _ ("本人"), GJ_SEVERAL_NOT_SUBMITTED, 36000, _ ("前面一位还没查清，这位没有扣款"), NULL },
  };
  memcpy (all, said, sizeof said);
  return all;
}

static GtkWidget *
make_result (void)
{
  const GjSeveralResultView view = { .rows = result_rows (), .n_rows = 2, .paid_fen = 56000,
                                     .balance_after_fen = 272650, .joint_qr = QR_TEXT, .print_state = GJ_PRINT_STATE_TAKE,
                                     .n_papers = 1, .n_out = 1, .can_pay_another = TRUE };
  return gj_several_result_page_new (&view);
}

static GtkWidget *
make_result_each (void)
{
  const GjSeveralResultView view = { .rows = result_rows (), .n_rows = 3, .paid_fen = 56000,
                                     .balance_after_fen = 272650, .print_state = GJ_PRINT_STATE_PRINTING,
                                     .n_papers = 2, .n_out = 1, .can_pay_another = TRUE };
  return gj_several_result_page_new (&view);
}

static GtkWidget *
make_result_doubt (void)
{
  const GjSeveralResultView view = { .rows = result_rows (), .n_rows = N_RESULT,
                                     .paid_fen = 56000, .balance_after_fen = 272650, .print_state = GJ_PRINT_STATE_FAILED,
                                     .trouble = GJ_PRINTER_TROUBLE_PAPER_OUT, .n_papers = 2, .n_out = 1,
                                     .can_pay_another = TRUE };
  return gj_several_result_page_new (&view);
}

static GtkWidget *
make_result_none (void)
{
  const GjSeveralResultView view = { .rows = &result_rows ()[2], .n_rows = 1, .balance_after_fen = 328650,
                                     .can_pay_another = TRUE };
  return gj_several_result_page_new (&view);
}

static const GjPageSample samples[] = {
  { "04d-several", make_pick },
  { "04d-several-nobody-yet", make_pick_nobody_yet },
  { "04d-several-too-many", make_pick_too_many },
  { "04d-several-at-once", make_pick_more_than_at_once },
  { "05b-several-confirm", make_confirm },
  { "05b-several-confirm-six", make_confirm_six },
  { "05b-several-confirm-no-printer", make_confirm_no_printer },
  { "07b-several-result", make_result },
  { "07b-several-result-each", make_result_each },
  { "07b-several-result-doubt", make_result_doubt },
  { "07b-several-result-none", make_result_none },
};

const GjPageSample *
gj_several_samples (gsize *n_samples)
{
  *n_samples = G_N_ELEMENTS (samples);
  return samples;
}
