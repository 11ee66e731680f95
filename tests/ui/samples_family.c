/* SPDX-License-Identifier: Apache-2.0 */
/* See samples_family.h. Nobody here exists. */
#include "tests/ui/samples_family.h"

#include "core/base/i18n.h"
#include "ui/pages/act_result_page.h"
#include "ui/pages/binding_page.h"
#include "ui/pages/family_page.h"
#include "ui/pages/notice_page.h"
#include "ui/pages/order_page.h"
#include "ui/pages/outcome_page.h"
#include "ui/pages/picks_page.h"
#include "ui/pages/relation_page.h"
#include "ui/pages/rows_page.h"
#include "ui/pages/scene_page.h"
#include "ui/pages/ways_page.h"

#define QR_TEXT                                                                                                                  \
  "GJ2:6BFOXN*TS0BI$ZDFRH1LP8CDXWQP+SZ6O8XJ9-BX6MH5K2Y+FMVR*QAB0P7ID/9C3KLD2WS8ZEH3LB4DTDQR9SQ.ML3YB0V:6D8GY/" \
  "3EUPK%L9*7JTPSOY5A9E4ZRJ-D7YGPB1ZKQ:HKF21JPDA9%T5ZZ0TYV8*UG1X+C9O0CDIW8K34S2NI06BFOXN*TS0BI$ZDFRH1LP8CDXWQP+SZ6O8X" \
  "J9-BX6MH5K2Y+FMVR*QAB0P7ID/9C3KLD2WS8ZEH3LB4DTDQR9SQ.ML3YB0V:6D8GY/3EUPK%L9*7JTPSOY5A9E4ZRJ-D7YGPB1ZKQ:HKF21JPDA9%T5"

/* The first step of adding somebody. */
static GtkWidget *
choosing (GtkWidget *page)
{
  gj_page_set_step (GJ_PAGE (page), 1, 5, _ ("选家人"));
  return page;
}

static GtkWidget *
make_family_asked (void)
{
  static const GjFamilyMember requests[]
      = { { .key = "r1", .name = "*敏", .relation = "长女", .avatar = GJ_AVATAR_WOMAN, .side = GJ_FAMILY_GIVES_YOU,
            .state = GJ_FAMILY_ASKS_YOU, .state_since = 20251120 },
          { .key = "r2", .name = "*英", .relation = "配偶", .avatar = GJ_AVATAR_ELDER_WOMAN, .side = GJ_FAMILY_USES_YOURS,
            .state = GJ_FAMILY_ASKED, .state_since = 20251121 } };
  static const GjFamilyMember members[]
      = { { .key = "1", .name = "*强", .relation = "儿子", .avatar = GJ_AVATAR_MAN, .side = GJ_FAMILY_GIVES_YOU, .place = 1,
            .used_fen = 15000, .since = 20250318, .state = GJ_FAMILY_VALID } };
  return gj_family_page_new (&(GjFamilyView){ .name = "*伟", .avatar = GJ_AVATAR_ELDER_MAN, .balance_fen = 328650, .members = members,
                                              .n_members = 1, .requests = requests, .n_requests = 2, .can_add = TRUE });
}

static GtkWidget *
make_family_cannot_add (void)
{
  return gj_family_page_new (&(GjFamilyView){ .name = "*乐", .avatar = GJ_AVATAR_GIRL, .balance_fen = -1 });
}

static GtkWidget *
binding_in (GjFamilyMemberSide side, GjFamilyState state, gboolean can_end)
{
  const GjFamilyMember member = { .key = "1", .name = "*******提", .relation = "外孙子女", .avatar = GJ_AVATAR_BOY, .side = side,
                                  .place = 3, .used_fen = 15000, .since = 20240415, .state = state, .state_since = 20251031 };
  return gj_binding_page_new (&(GjBindingView){ .member = member, .id_masked = "1****************6", .until = state == GJ_FAMILY_ENDED ? 20251031 : 20251231,
                                                .balance_fen = -1, .can_end = can_end });
}

static GtkWidget *
make_binding_ended (void)
{
  return binding_in (GJ_FAMILY_GIVES_YOU, GJ_FAMILY_ENDED, FALSE);
}

static GtkWidget *
make_binding_own_suspended (void)
{
  return binding_in (GJ_FAMILY_USES_YOURS, GJ_FAMILY_OWN_SUSPENDED, TRUE);
}

static GtkWidget *
make_ways (void)
{
  return choosing (gj_ways_page_new (&(GjWaysView){ 2, TRUE, 0 }));
}

static GtkWidget *
make_ways_chosen (void)
{
  return choosing (gj_ways_page_new (&(GjWaysView){ 0, TRUE, 3 }));
}

static const GjPick picks[] = {
  { "1", "*静", "儿媳", "1****************1", GJ_AVATAR_WOMAN, NULL, NULL, TRUE },
  { "2", "*敏", "长女", "1****************9", GJ_AVATAR_WOMAN, "要本人同意后才能用", NULL, FALSE },
  { "3", "*军", "弟弟", "1****************5", GJ_AVATAR_ELDER_MAN_2, NULL, "这位家人的参保地在黑龙江省，本机不能办跨省共济；还有2个原因", FALSE },
  { "4", "*******提", "外孙子女", "1****************7", GJ_AVATAR_BOY, NULL, "登记的年龄和“外孙子女”对不上，请先核对是什么亲属", FALSE },
  { "5", "*兰", "姐姐", "1****************5", GJ_AVATAR_ELDER_WOMAN, NULL, "没有参加医保", FALSE },
};

static GtkWidget *
make_picks (void)
{
  return choosing (gj_picks_page_new (&(GjPicksView){ picks, G_N_ELEMENTS (picks) }));
}

static GtkWidget *
make_picks_empty (void)
{
  return choosing (gj_picks_page_new (&(GjPicksView){ NULL, 0 }));
}

static const GjRelationChoice choices[] = {
  { "12", "妻子", GJ_AVATAR_ELDER_WOMAN },  { "30", "女儿", GJ_AVATAR_WOMAN },        { "52", "母亲", GJ_AVATAR_ELDER_WOMAN_2 },
  { "75", "姐姐", GJ_AVATAR_ELDER_WOMAN },  { "77", "妹妹", GJ_AVATAR_WOMAN },        { "62", "祖母", GJ_AVATAR_ELDER_WOMAN_2 },
  { "64", "外祖母", GJ_AVATAR_ELDER_WOMAN }, { "42", "孙女", GJ_AVATAR_GIRL },        { "44", "外孙女", GJ_AVATAR_GIRL },
  { "54", "婆婆", GJ_AVATAR_ELDER_WOMAN },  { "56", "岳母", GJ_AVATAR_ELDER_WOMAN_2 },
};

static GtkWidget *
make_relation (void)
{
  return choosing (gj_relation_page_new (&(GjRelationView){ "*英", choices, 5, "都不是" }));
}

static GtkWidget *
make_relation_none (void)
{
  g_autofree char *why
      = g_strdup_printf (_ ("单子上是%s的规定许可、又和登记的性别、年龄对得上的亲属。儿媳、女婿等，家庭共济一般不包括。"), "新疆维吾尔自治区");
  g_autofree char *next = g_strdup_printf (_ ("请不要选不对的。按“返回”再看一遍；还是没有，请到%s或拨打%s问。"), "3号窗口", "12393");
  const GjNoticeFact facts[] = { { GJ_TONE_CARE, "info", _ ("为什么"), why },
                                 { GJ_TONE_ACT, "arrow", _ ("接下来怎么办"), next },
                                 { GJ_TONE_DONE, "money-safe", _ ("钱动了吗"), _ ("没有。您的钱一分没动，什么都没改。") } };
  return gj_notice_page_new (&(GjNoticeView){ .title = _ ("是什么亲属"), .sentence = _ ("单子上没有，就不能绑"), .facts = facts,
                                              .n_facts = G_N_ELEMENTS (facts), .main_text = _ ("换一位家人") });
}

static GtkWidget *
make_relation_many (void)
{
  return choosing (gj_relation_page_new (&(GjRelationView){ "*******提", choices, G_N_ELEMENTS (choices), NULL }));
}

static GtkWidget *
make_basket (void)
{
  static const GjRowsItem items[] = {
    { "1", { .symbol = "person-woman", .strong = "*静", .head = "儿媳", .detail = "办好马上就能用", .tone = GJ_TONE_DONE,
             .chip_symbol = "paid", .chip_text = "可以绑", .action = "去掉", .action_name = "去掉*静" } },
    { "2", { .symbol = "person-elder-woman", .strong = "*英", .head = "配偶", .detail = "本人同意以后才能用", .tone = GJ_TONE_CARE,
             .chip_symbol = "waiting", .chip_text = "要同意", .action = "去掉", .action_name = "去掉*英" } },
    { "3", { .symbol = "person-boy", .strong = "*******提", .head = "外孙子女", .detail = "办好马上就能用", .tone = GJ_TONE_DONE,
             .chip_symbol = "paid", .chip_text = "可以绑", .action = "去掉", .action_name = "去掉*******提" } },
  };
  return gj_rows_page_new (&(GjRowsView){ .title = _ ("添加家人"), .sentence = _ ("让这几位家人用您个人账户的钱："), .items = items, .n_items = 3,
                                          .main_text = _ ("下一步，看承诺书"), .second_text = _ ("再加一位"), .second_symbol = "plus" });
}

/* Every reason in a row of its own, with what to do; the longest there are. */
static GtkWidget *
make_basket_refused (void)
{
  static const GjRowsItem items[] = {
    { "1", { .symbol = "person-woman", .strong = "*静", .head = "儿媳", .detail = "办好马上就能用", .tone = GJ_TONE_DONE,
             .chip_symbol = "paid", .chip_text = "可以绑", .action = "去掉", .action_name = "去掉*静" } },
    { "2", { .symbol = "person-boy", .strong = "*******提", .head = "养女或继女", .tone = GJ_TONE_STOP, .chip_symbol = "refused",
             .chip_text = "不能绑", .action = "去掉", .action_name = "去掉*******提" } },
    { "2", { .symbol = "info", .strong = "*******提", .head = "为什么不能绑",
             .detail = "您选的是“养女或继女”，但两人的年龄没有相差12岁。请重新选择关系。没有选错的，请带户口本到窗口核对" } },
    { "2", { .symbol = "info", .strong = "*******提", .head = "还有一个原因",
             .detail = "按新疆维吾尔自治区的规定，一位家人最多由3人共济，这位家人已经满了。"
                       "请家人插自己的卡，在“家庭共济”里先退出一个，再来绑定" } },
  };
  return gj_rows_page_new (&(GjRowsView){ .title = _ ("添加家人"), .sentence = _ ("有家人不能一起绑，请先按“去掉”："), .items = items,
                                          .n_items = G_N_ELEMENTS (items), .second_text = _ ("再加一位"), .second_symbol = "plus" });
}

static GtkWidget *
make_records (void)
{
  static const char *const words[] = { "已绑定", "已解除", "不同意", "已申请" };
  static const GjTone tones[] = { GJ_TONE_DONE, GJ_TONE_PLAIN, GJ_TONE_STOP, GJ_TONE_CARE };
  static const char *const symbols[] = { "link", "unlink", "refused", "waiting" };
  static const char *const words_of_record[]
      = { "*静能用您的钱了。\n2025年11月21日", "您不再让*静用您的钱。\n2025年11月21日", "*******提不同意用您的钱。\n2025年11月21日",
          "您想让*静用您的钱，等本人同意。\n2025年11月21日" };
  GjRowsItem items[12];
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    items[i] = (GjRowsItem){ "1", { .symbol = "person-woman", .strong = i % 4 == 2 ? "*******提" : "*静",
                                    .head = i % 4 == 2 ? "外孙子女" : "儿媳",
                                    .detail = words_of_record[i % 4], .tone = tones[i % 4], .chip_symbol = symbols[i % 4],
                                    .chip_text = words[i % 4], .action = _ ("查看"), .action_name = "查看" } };
  return gj_rows_page_new (&(GjRowsView){ .title = _ ("授权记录"), .items = items, .n_items = G_N_ELEMENTS (items),
                                          .second_text = _ ("回家庭共济") });
}

static GtkWidget *
make_records_empty (void)
{
  return gj_rows_page_new (&(GjRowsView){ .title = _ ("授权记录"), .empty_symbol = "link", .empty_head = _ ("还没有授权记录"),
                                          .empty_text = _ ("绑定、解除、同意、改顺序，办过以后都记在这里。"),
                                          .second_text = _ ("回家庭共济") });
}

static GtkWidget *
make_release (void)
{
  static const GjNoticeFact facts[] = {
    { GJ_TONE_PLAIN, "calendar", "绑了多久", "2025年3月18日起，到今天248天。" },
    { GJ_TONE_PLAIN, "shared-payments", "用了多少", "*英一共用了您¥862.30。" },
    { GJ_TONE_CARE, "unlink", "解除以后", "*英看病、缴费不能再用您的钱。已经用掉的不退。" },
  };
  return gj_notice_page_new (&(GjNoticeView){ "解除共济", "person-elder-woman", "不再让*英用您的钱？", facts, 3, "确认解除", "unlink",
                                              "先不解除", NULL, TRUE });
}

static GtkWidget *
make_reasons (void)
{
  static const GjNoticeFact facts[] = {
    { GJ_TONE_CARE, "insured", "为什么", "这位家人还没有参加医保。", TRUE },
    { GJ_TONE_ACT, "arrow", "接下来怎么办", "先到户籍地或居住地窗口登记参保，再来绑定。" },
    { GJ_TONE_CARE, "family", "为什么", "登记的年龄比您大，和“外孙子女”对不上。", TRUE },
    { GJ_TONE_ACT, "arrow", "接下来怎么办", "请核对是什么亲属；登记有错，请带户口簿到窗口更正。" },
    { GJ_TONE_CARE, "hospital", "为什么", "这位家人在外省参保。", TRUE },
    { GJ_TONE_ACT, "arrow", "接下来怎么办", "可用手机“国家医保服务平台”的医保钱包，或拨打12393。" },
    { GJ_TONE_DONE, "money-safe", "钱动了吗", "没有。您的钱一分没动，什么都没改。" },
  };
  return gj_notice_page_new (&(GjNoticeView){ "添加家人", "person-boy", "现在不能绑*******提", facts, G_N_ELEMENTS (facts), "换一位家人",
                                              NULL, NULL, NULL });
}

static GtkWidget *
make_consent (void)
{
  static const GjNoticeFact facts[] = {
    { GJ_TONE_ACT, "family", "您是谁", "您是*伟的长女。不对的话，请按“以后再说”。" },
    { GJ_TONE_ACT, "password", "怎么同意", "家人自己读完下面的话，按“我同意”，再输自己卡的密码。" },
    { GJ_TONE_PLAIN, "info", "同意书第1条", "我同意由下面登记的家人，用他的职工医保个人账户和我共济。我看病、买药的个人负担，和我的居民医保个人缴费，"
                                            "可以从他的个人账户里付。" },
    { GJ_TONE_PLAIN, "info", "同意书第2条", "我确认：他是我的家人，登记的关系是真的。" },
    { GJ_TONE_PLAIN, "info", "同意书第3条", "我知道，我看病、买药，用我自己的卡。拿别人的卡看病是冒名就医，会暂停联网结算三个月到十二个月。" },
    { GJ_TONE_PLAIN, "info", "同意书第4条", "我同意，为办理家庭共济，使用我的姓名、证件号码、参保信息，并把办理的时间、内容和结果记录下来，至少保存三年。" },
    { GJ_TONE_PLAIN, "calendar", "现在不同意呢", "可以以后带自己的卡来，按“家庭共济”再回答。" },
  };
  return gj_notice_page_new (&(GjNoticeView){ "请家人来按", NULL, "*伟想让您用他账户里的钱", facts, G_N_ELEMENTS (facts), "我同意，输密码", NULL,
                                              "以后再说", NULL, .read_first = TRUE });
}

static GtkWidget *
make_answer (void)
{
  const char *name = "*******提";
  g_autofree char *sentence = g_strdup_printf (_ ("%s想让您用他账户里的钱"), name);
  g_autofree char *means
      = g_strdup_printf (_ ("您看病、买药，自己账户的钱用完了，就用%s的。"), name);
  g_autofree char *premium = g_strdup_printf (_ ("%s能用自己账户的钱替您缴。"), name);
  const GjNoticeFact facts[] = {
    { GJ_TONE_ACT, "clinic", _ ("同意以后"), means },
    { GJ_TONE_ACT, "premium-payments", _ ("缴居民医保"), premium },
    { GJ_TONE_PLAIN, "order", _ ("先用谁的"), _ ("家人的先后，在“扣款顺序”里您自己排。") },
    { GJ_TONE_PLAIN, "unlink", _ ("以后不想用了"), _ ("随时能在这里按“不再用这份钱”。") },
    { GJ_TONE_CARE, "shield", _ ("要记住"), _ ("看病一定用您自己的卡，不能拿家人的卡。") },
  };
  return gj_notice_page_new (&(GjNoticeView){ _ ("请您回答"), "person-elder-man", sentence, facts, G_N_ELEMENTS (facts), _ ("我同意"), NULL,
                                              _ ("不同意"), NULL });
}

static GtkWidget *
make_relation_of_two (void)
{
  return gj_relation_page_new (
      &(GjRelationView){ .name = "*******提", .choices = choices, .n_choices = 5, .more = "都不是", .whose = "*******然" });
}

static GtkWidget *
make_scene_take (void)
{
  return gj_scene_page_new (&(GjSceneView){ .headline = _ ("请取出您自己的卡"), .reason = _ ("下一步插家人的卡。您办的事会等着，屏幕上没有您的资料。"),
                                            .picture = "take-card", .say = _ ("拔出您自己的卡"), .button = _ ("不插卡了") });
}

static GtkWidget *
make_scene_insert (void)
{
  return gj_scene_page_new (&(GjSceneView){ .headline = _ ("请插家人的卡"), .reason = _ ("要家人的社会保障卡。"), .picture = "insert-card-light",
                                            .say = _ ("1 芯片朝上　2 芯片先进　3 推到底"), .button = _ ("不插卡了") });
}

static GtkWidget *
make_scene_wrong (void)
{
  return gj_scene_page_new (&(GjSceneView){ .headline = _ ("请取出这张卡"), .picture = "take-card", .say = _ ("取出来，再插家人的卡"),
                                            .note_symbol = "warning", .note_head = _ ("这是您自己的卡"),
                                            .note_text = _ ("请取出来，换家人的卡插。"), .button = _ ("不插卡了") });
}

static const GjOrderPerson order[] = {
  { "1", "*强", "儿子", GJ_AVATAR_MAN, NULL },
  { "2", "*敏", "长女", GJ_AVATAR_WOMAN, NULL },
  { "3", "*军", "弟弟", GJ_AVATAR_ELDER_MAN_2, "参保暂停，轮到时跳过" },
  { "4", "*刚", "哥哥", GJ_AVATAR_ELDER_MAN, NULL },
  { "5", "*兰", "姐姐", GJ_AVATAR_ELDER_WOMAN, NULL },
};

static GtkWidget *
order_with (const GjOrderPerson *persons, gsize n, const GjOrderExample *example)
{
  GtkWidget *page = gj_order_page_new (&(GjOrderView){ "*伟", GJ_AVATAR_ELDER_MAN, TRUE, persons, n, NULL });
  gj_order_page_set_example (GJ_ORDER_PAGE (page), example);
  return page;
}

static GtkWidget *
order_of (gsize n)
{
  static const GjSplitPart parts[] = { { GJ_SPLIT_OWN, 12000, "<b>先</b>用您的，用完" },
                                        { GJ_SPLIT_SHARED, 15000, "<b>再</b>用*强的，用完" },
                                        { GJ_SPLIT_SHARED, 3000, "<b>最后</b>用*敏的，还剩¥470.00" } };
  const GjOrderExample example = { "举个例子：这次个人负担¥300.00", parts, G_N_ELEMENTS (parts), n > 3 ? "其他3位的这次不用动。自己不用掏现金。"
                                                                                     : "*军的¥900.00这次不用动。自己不用掏现金。" };
  return order_with (order, n, &example);
}

/* As many lines and as large sums as an example has. */
static GtkWidget *
make_order_full (void)
{
  static const GjOrderPerson persons[] = { { "1", "*强", "儿子", GJ_AVATAR_MAN, NULL },
                                           { "2", "*敏", "女儿", GJ_AVATAR_WOMAN, NULL },
                                           { "3", "*******提", "外孙子女", GJ_AVATAR_MAN, NULL },
                                           { "4", "*军", "弟弟", GJ_AVATAR_ELDER_MAN_2, "参保暂停，轮到时跳过" },
                                           { "5", "*兰", "姐姐", GJ_AVATAR_ELDER_WOMAN, NULL } };
  static const GjSplitPart parts[] = { { GJ_SPLIT_OWN, 1234567890, "<b>先</b>用您的，用完" },
                                        { GJ_SPLIT_SHARED, 5000, "<b>再</b>用*强的，用完" },
                                        { GJ_SPLIT_SHARED, 4000, "<b>再</b>用*敏的，用完" },
                                        { GJ_SPLIT_SHARED, 3110, "<b>最后</b>用*******提的，还剩¥12,345,678.90" } };
  return order_with (persons, 5, &(GjOrderExample){ "举个例子：这次个人负担¥12,345,800.00", parts, 4,
                                           "*军的¥12,345,678.90、*兰的¥12,345,678.90这次不用动。自己不用掏现金。" });
}

static GtkWidget *
make_order (void)
{
  return order_of (3);
}

static GtkWidget *
make_order_five (void)
{
  return order_of (5);
}

static GtkWidget *
make_order_one (void)
{
  static const GjSplitPart parts[] = { { GJ_SPLIT_OWN, 12000, "<b>先</b>用您的，用完" },
                                        { GJ_SPLIT_SHARED, 15000, "<b>最后</b>用*强的，用完" },
                                        { GJ_SPLIT_CASH, 3000, "<b>剩下</b>自己付现金" } };
  return order_with (order, 1,
                     &(GjOrderExample){ "举个例子：这次个人负担¥300.00", parts, G_N_ELEMENTS (parts), "账户的钱加起来还不够。" });
}

static GtkWidget *
make_order_nobody (void)
{
  return order_with (NULL, 0, NULL);
}

static GtkWidget *
result_of (GjPrintState state)
{
  static const GjActResultRow rows[]
      = { { GJ_AVATAR_BOY, "*******提", "外孙子女", GJ_TONE_STOP, "refused", "没有办", 
            "这位家人的登记需要窗口核对。请带证件到窗口核对，或拨打12393" },
          { GJ_AVATAR_WOMAN, "*静", "儿媳", GJ_TONE_DONE, "paid", "已绑定", "现在就能用您的钱" },
          { GJ_AVATAR_ELDER_WOMAN, "*英", "配偶", GJ_TONE_CARE, "waiting", "等本人同意",
            "请*英带自己的社保卡，来这里按“家庭共济”回答" } };
  return gj_act_result_page_new (&(GjActResultView){ GJ_TONE_CARE, "warning", "办好2位，没办1位", "办理编号 02-000138", rows, 3, QR_TEXT, state,
                                                     GJ_PRINTER_TROUBLE_PAPER_OUT });
}

static GtkWidget *
make_result (void)
{
  return result_of (GJ_PRINT_STATE_PRINTING);
}

static GtkWidget *
make_result_failed (void)
{
  return result_of (GJ_PRINT_STATE_FAILED);
}

/* As many as one paper holds: who was refused first, each with the reason and what to do. */
static GtkWidget *
make_result_many (void)
{
  static const GjActResultRow rows[] = {
    { GJ_AVATAR_BOY, "*******提", "外孙子女", GJ_TONE_STOP, "refused", "没有办",
      "这位家人从2025年12月起暂停参保。请家人先到参保地窗口恢复参保，再来绑定" },
    { GJ_AVATAR_MAN, "*军", "弟弟", GJ_TONE_STOP, "refused", "没有办",
      "按演示市的规定，一人最多绑定5位家人，您已经满了。请先解除一位家人，再来绑定" },
    { GJ_AVATAR_ELDER_WOMAN, "*英", "配偶", GJ_TONE_CARE, "waiting", "等本人同意", "请*英带自己的社保卡，来这里按“家庭共济”回答" },
    { GJ_AVATAR_WOMAN, "*静", "儿媳", GJ_TONE_DONE, "paid", "已绑定", "现在就能用您的钱" },
    { GJ_AVATAR_WOMAN, "*敏", "长女", GJ_TONE_DONE, "paid", "已绑定", "现在就能用您的钱" },
    { GJ_AVATAR_MAN, "*强", "长子", GJ_TONE_DONE, "paid", "已绑定", "现在就能用您的钱" },
    { GJ_AVATAR_ELDER_MAN, "**民", "父亲", GJ_TONE_DONE, "paid", "已绑定", "现在就能用您的钱" },
    { GJ_AVATAR_GIRL, "*悦", "外孙女", GJ_TONE_DONE, "paid", "已绑定", "现在就能用您的钱" },
  };
  return gj_act_result_page_new (&(GjActResultView){ GJ_TONE_CARE, "warning", "办好6位，没办2位", "办理编号 02-000138", rows,
                                                     G_N_ELEMENTS (rows), QR_TEXT, GJ_PRINT_STATE_TAKE, GJ_PRINTER_TROUBLE_NONE });
}

static GtkWidget *
make_unknown (void)
{
  return gj_outcome_page_new (&(GjOutcomeView){ .tone = GJ_TONE_ACT,
                                                .symbol = "waiting",
                                                .headline = "这件事还在查清",
                                                .detail = "办理编号 7F3K-20M9-Q4XD-81AC",
                                                .why_tone = GJ_TONE_ACT,
                                                .why_symbol = "waiting",
                                                .why = "系统还没有回答，本机会接着问。不会办两次。",
                                                .money_tone = GJ_TONE_DONE,
                                                .money_strong = "没有。",
                                                .money = "您的钱一分没动。",
                                                .next_steps = { "纸条上有办理编号，请取走。",
                                                                "过一会儿再插卡，按“家庭共济”看结果。" },
                                                .hotline = "12393",
                                                .main_text = "取卡，结束服务" });
}

static const GjPageSample samples[] = {
  { "08-family-asked", make_family_asked },
  { "08-family-cannot-add", make_family_cannot_add },
  { "08b-binding-ended", make_binding_ended },
  { "08b-binding-own-suspended", make_binding_own_suspended },
  { "30-ways", make_ways },
  { "30-ways-chosen", make_ways_chosen },
  { "31-picks", make_picks },
  { "31-picks-empty", make_picks_empty },
  { "32-relation", make_relation },
  { "32-relation-many", make_relation_many },
  { "32-relation-none", make_relation_none },
  { "33-basket", make_basket },
  { "33-basket-refused", make_basket_refused },
  { "34-reasons", make_reasons },
  { "32-relation-of-two", make_relation_of_two },
  { "35-consent", make_consent },
  { "35-answer", make_answer },
  { "35-scene-take", make_scene_take },
  { "35-scene-insert", make_scene_insert },
  { "35-scene-wrong", make_scene_wrong },
  { "36-act-result", make_result },
  { "36-act-result-failed", make_result_failed },
  { "36-act-result-many", make_result_many },
  { "36-act-unknown", make_unknown },
  { "37-release", make_release },
  { "38-records", make_records },
  { "38-records-empty", make_records_empty },
  { "09-order", make_order },
  { "09-order-five", make_order_five },
  { "09-order-full", make_order_full },
  { "09-order-one", make_order_one },
  { "09-order-nobody", make_order_nobody },
};

const GjPageSample *
gj_family_samples (gsize *n_samples)
{
  *n_samples = G_N_ELEMENTS (samples);
  return samples;
}
