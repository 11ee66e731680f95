/* SPDX-License-Identifier: Apache-2.0 */
/* See samples_several.h. Nobody here exists. */
#include "tests/ui/samples_several.h"

#include "ui/pages/several_confirm_page.h"
#include "ui/pages/several_page.h"
#include "ui/pages/several_result_page.h"

#define QR_TEXT                                                                                                                  \
  "GJ1:6BFOXN*TS0BI$ZDFRH1LP8CDXWQP+SZ6O8XJ9-BX6MH5K2Y+FMVR*QAB0P7ID/9C3KLD2WS8ZEH3LB4DTDQR9SQ.ML3YB0V:6D8GY/" \
  "3EUPK%L9*7JTPSOY5A9E4ZRJ-D7YGPB1ZKQ:HKF21JPDA9%T5ZZ0TYV8*UG1X+C9O0CDIW8K34S2NI0"

static const GjSeveralPerson people[] = {
  { .name = "*英", .relation = "配偶", .avatar = GJ_AVATAR_ELDER_WOMAN, .amount_fen = 36000, .detail = "60岁及以上", .ticked = TRUE },
  { .name = "**福", .relation = "父亲", .avatar = GJ_AVATAR_ELDER_MAN_2, .amount_fen = 20000, .detail = "最低生活保障对象，标准360元",
    .ticked = TRUE },
  { .name = "*悦", .relation = "次女", .avatar = GJ_AVATAR_WOMAN, .amount_fen = 40000, .detail = "成年居民" },
  { .name = "*芳", .relation = "母亲", .avatar = GJ_AVATAR_ELDER_WOMAN_2, .reason = "2026年1月1日已缴（个账代扣），不用再缴", .settled = TRUE },
  { .name = "*然", .relation = "外孙子", .avatar = GJ_AVATAR_BOY, .reason = "2025年7月起暂停参保" },
  { .name = "*******提", .relation = "外祖父", .avatar = GJ_AVATAR_ELDER_MAN, .amount_fen = 99500, .detail = "防止返贫监测对象，标准1,990元" },
  { .name = "*乐", .relation = "孙女", .avatar = GJ_AVATAR_GIRL, .amount_fen = 38000, .detail = "未成年人" },
  { .name = "*兰", .relation = "姐姐", .avatar = GJ_AVATAR_ELDER_WOMAN, .reason = "由政府全额资助，不用缴", .settled = TRUE },
  { .name = "*然", .relation = "外孙", .avatar = GJ_AVATAR_BOY,
    .reason = "这位家人从2025年7月起暂停参保；还有2个原因", .more = TRUE },
  { .name = "*伟", .relation = "本人", .avatar = GJ_AVATAR_ELDER_MAN, .amount_fen = 36000, .detail = "60岁及以上" },
};

static GtkWidget *
make_pick (void)
{
  return gj_several_page_new (&(GjSeveralView){ 2027, people, 5, 328650, 0, 32 });
}

static GtkWidget *
make_pick_nobody_yet (void)
{
  GjSeveralPerson two[2] = { people[0], people[2] };
  two[0].ticked = FALSE;
  return gj_several_page_new (&(GjSeveralView){ 2027, two, 2, 328650, 0, 32 });
}

/* Who has money enough for all of them. */
static GtkWidget *
make_pick_more_than_at_once (void)
{
  GjSeveralPerson crowd[33];
  for (gsize i = 0; i < G_N_ELEMENTS (crowd); i++)
    crowd[i] = people[0];
  return gj_several_page_new (&(GjSeveralView){ 2027, crowd, G_N_ELEMENTS (crowd), 2000000, 0, 32 });
}

static GtkWidget *
make_pick_too_many (void)
{
  GjSeveralPerson all[G_N_ELEMENTS (people)];
  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    {
      all[i] = people[i];
      all[i].ticked = TRUE;
    }
  return gj_several_page_new (&(GjSeveralView){ 2027, all, G_N_ELEMENTS (all), 109000, 5000, 32 });
}

static const GjSeveralConfirmRow confirm_rows[] = {
  { "*英", "配偶", GJ_AVATAR_ELDER_WOMAN, "60岁及以上", FALSE, 36000 },
  { "**福", "父亲", GJ_AVATAR_ELDER_MAN_2, "最低生活保障对象，标准360元", FALSE, 20000 },
  { "*悦", "次女", GJ_AVATAR_WOMAN, "成年居民 · 缴费后要等4个月，2027年5月1日起能报销", TRUE, 40000 },
  { "*******提", "外祖父", GJ_AVATAR_ELDER_MAN, "防止返贫监测对象，标准1,990元", FALSE, 99500 },
  { "*乐", "孙女", GJ_AVATAR_GIRL, "未成年人", FALSE, 38000 },
  { "*伟", "本人", GJ_AVATAR_ELDER_MAN, "60岁及以上", FALSE, 36000 },
};

static GtkWidget *
make_confirm (void)
{
  const GjSeveralConfirmView view = { .payer_name = "*伟", .coverage_year = 2027, .rows = confirm_rows, .n_rows = 2,
                                      .total_fen = 56000, .balance_before_fen = 328650, .balance_after_fen = 272650,
                                      .source = "京医保发〔2025〕21号", .verified_at = 20261103,
                                      .can_join = TRUE, .joined = TRUE };
  return gj_several_confirm_page_new (&view);
}

static GtkWidget *
make_confirm_six (void)
{
  const GjSeveralConfirmView view = { .payer_name = "*******提", .coverage_year = 2027, .rows = confirm_rows, .n_rows = 6,
                                      .total_fen = 269500, .balance_before_fen = 9876543, .balance_after_fen = 9607043,
                                      .source = "国家医保局、财政部、国家税务总局关于做好2026年城乡居民基本医疗保障有关工作的通知",
                                      .verified_at = 20261103,
                                      .can_join = TRUE };
  return gj_several_confirm_page_new (&view);
}

static GtkWidget *
make_confirm_no_printer (void)
{
  const GjSeveralConfirmView view = { .payer_name = "*伟", .coverage_year = 2027, .rows = confirm_rows, .n_rows = 3,
                                      .total_fen = 96000, .balance_before_fen = 96000, .balance_after_fen = 0,
                                      .can_join = TRUE, .printer_trouble = GJ_PRINTER_TROUBLE_PAPER_OUT };
  return gj_several_confirm_page_new (&view);
}

static const GjSeveralResultRow result_rows[] = {
  { "*英", "配偶", GJ_SEVERAL_PAID, 36000, "凭条号 02-000138", QR_TEXT },
  { "**福", "父亲", GJ_SEVERAL_PAID, 20000, "凭条号 02-000139", QR_TEXT },
  { "*悦", "次女", GJ_SEVERAL_PAID_BEFORE, 40000,
    "这一年度已经缴过：2026年11月22日由长女*敏缴（03号自助机）。不用再缴。如果别处也缴了，请带缴费凭证到窗口申请退费，或拨打12393。",
    NULL },
  { "*乐", "孙女", GJ_SEVERAL_UNKNOWN, 38000, "办理编号 7F3K-20M9-Q4XD-81AC", NULL },
  { "*伟", "本人", GJ_SEVERAL_NOT_SUBMITTED, 36000, "前面一位还没查清，这位没有扣款", NULL },
};

static GtkWidget *
make_result (void)
{
  const GjSeveralResultView view = { .rows = result_rows, .n_rows = 2, .paid_fen = 56000,
                                     .balance_after_fen = 272650, .joint_qr = QR_TEXT, .print_state = GJ_PRINT_STATE_TAKE,
                                     .n_papers = 1, .n_out = 1, .can_pay_another = TRUE };
  return gj_several_result_page_new (&view);
}

static GtkWidget *
make_result_each (void)
{
  const GjSeveralResultView view = { .rows = result_rows, .n_rows = 3, .paid_fen = 56000,
                                     .balance_after_fen = 272650, .print_state = GJ_PRINT_STATE_PRINTING,
                                     .n_papers = 2, .n_out = 1, .can_pay_another = TRUE };
  return gj_several_result_page_new (&view);
}

static GtkWidget *
make_result_doubt (void)
{
  const GjSeveralResultView view = { .rows = result_rows, .n_rows = G_N_ELEMENTS (result_rows),
                                     .paid_fen = 56000, .balance_after_fen = 272650, .print_state = GJ_PRINT_STATE_FAILED,
                                     .trouble = GJ_PRINTER_TROUBLE_PAPER_OUT, .n_papers = 2, .n_out = 1,
                                     .can_pay_another = TRUE };
  return gj_several_result_page_new (&view);
}

static GtkWidget *
make_result_none (void)
{
  const GjSeveralResultView view = { .rows = &result_rows[2], .n_rows = 1, .balance_after_fen = 328650,
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
