/* SPDX-License-Identifier: Apache-2.0 */
/* See samples_family.h. Nobody here exists. */
#include "tests/ui/samples_family.h"

#include "core/base/i18n.h"
#include "core/rules/say.h"
#include "tests/ui/samples_words.h"
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

#include <string.h>

#define N_PICKS 5
#define N_CHOICES 11
#define N_ORDER 5

#define QR_TEXT                                                                                                                  \
  "GJ2:6BFOXN*TS0BI$ZDFRH1LP8CDXWQP+SZ6O8XJ9-BX6MH5K2Y+FMVR*QAB0P7ID/9C3KLD2WS8ZEH3LB4DTDQR9SQ.ML3YB0V:6D8GY/" \
  "3EUPK%L9*7JTPSOY5A9E4ZRJ-D7YGPB1ZKQ:HKF21JPDA9%T5ZZ0TYV8*UG1X+C9O0CDIW8K34S2NI06BFOXN*TS0BI$ZDFRH1LP8CDXWQP+SZ6O8X" \
  "J9-BX6MH5K2Y+FMVR*QAB0P7ID/9C3KLD2WS8ZEH3LB4DTDQR9SQ.ML3YB0V:6D8GY/3EUPK%L9*7JTPSOY5A9E4ZRJ-D7YGPB1ZKQ:HKF21JPDA9%T5"

/* The longest that the pictures have; in other languages as long a word of the table of kinship. */
static const char *
grandchild (void)
{
  return gj_sample_as ("外孙子女", _ ("外孙女"));
}

/* A reason, and what to do about it. */
static const char *
sentences (const char *why, const char *next)
{
  return gj_sample_words (_ ("%s。%s"), why, next);
}

static const char *
sentence (const char *words)
{
  return gj_sample_words (_ ("%s。"), words);
}

static const char *
other_province (void)
{
  return gj_sample_words (_ ("这位家人的参保地在%s，本机不能办跨省共济"), "黑龙江省");
}

static const char *
age_is_wrong (void)
{
  return gj_sample_words (_ ("您选的是“%s”，但两人年龄的大小对不上"), _ ("外孙女"));
}

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
  const GjFamilyMember requests[]
      = { { .key = "r1", .name = "*敏", .relation = _ ("长女"), .avatar = GJ_AVATAR_WOMAN, .side = GJ_FAMILY_GIVES_YOU,
            .state = GJ_FAMILY_ASKS_YOU, .state_since = 20251120 },
          { .key = "r2", .name = "*英", .relation = _ ("配偶"), .avatar = GJ_AVATAR_ELDER_WOMAN, .side = GJ_FAMILY_USES_YOURS,
            .state = GJ_FAMILY_ASKED, .state_since = 20251121 } };
  const GjFamilyMember members[]
      = { { .key = "1", .name = "*强", .relation = _ ("儿子"), .avatar = GJ_AVATAR_MAN, .side = GJ_FAMILY_GIVES_YOU, .place = 1,
            .used_fen = 15000, .since = 20250318, .state = GJ_FAMILY_VALID },
          { .key = "2", .name = "*静", .relation = _ ("母亲"), .avatar = GJ_AVATAR_ELDER_WOMAN, .side = GJ_FAMILY_GIVES_YOU, .place = 2,
            .used_fen = 0, .since = 20250318, .state = GJ_FAMILY_VALID } };
  return gj_family_page_new (&(GjFamilyView){ .name = "*伟", .avatar = GJ_AVATAR_ELDER_MAN, .balance_fen = 328650, .members = members,
                                              .n_members = G_N_ELEMENTS (members), .requests = requests, .n_requests = 2, .can_add = TRUE });
}

static GtkWidget *
make_family_cannot_add (void)
{
  return gj_family_page_new (&(GjFamilyView){ .name = "*乐", .avatar = GJ_AVATAR_GIRL, .balance_fen = -1 });
}

static GtkWidget *
binding_in (GjFamilyMemberSide side, GjFamilyState state, gboolean can_end)
{
  const GjFamilyMember member = { .key = "1", .name = "*******提", .relation = grandchild (), .avatar = GJ_AVATAR_BOY, .side = side,
                                  .place = 3, .used_fen = 15000, .since = 20240415, .state = state, .state_since = 20251031 };
  return gj_binding_page_new (&(GjBindingView){ .member = member, .id_masked = "1****************6", .until = state == GJ_FAMILY_ENDED ? 20251031 : 20251231,
                                                .insured_place = state == GJ_FAMILY_VALID ? "新疆维吾尔自治区巴音郭楞蒙古自治州" : NULL,
                                                .balance_fen = -1, .can_end = can_end });
}

/* Every row that there can be, and the longest words. */
static GtkWidget *
make_binding_full (void)
{
  return binding_in (GJ_FAMILY_GIVES_YOU, GJ_FAMILY_VALID, TRUE);
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

static const GjPick *
picks (void)
{
  static GjPick all[N_PICKS];
  const GjPick said[N_PICKS] = {
    { "1", "*静", _ ("儿媳"), "1****************1", GJ_AVATAR_WOMAN, NULL, NULL, TRUE },
    { "2", "*敏", _ ("长女"), "1****************9", GJ_AVATAR_WOMAN, gj_sample_as ("要本人同意后才能用", _ ("要本人同意以后才能用")), NULL, FALSE },
    { "3", "*军", _ ("弟弟"), "1****************5", GJ_AVATAR_ELDER_MAN_2, NULL, 
      gj_sample_words (gj_ngettext ("%s；还有%u个原因", "%s；还有%u个原因", 2), other_province (), 2U), FALSE },
    { "4", "*******提", grandchild (), "1****************7", GJ_AVATAR_BOY, NULL, 
      gj_sample_as ("登记的年龄和“外孙子女”对不上，请先核对是什么亲属", age_is_wrong ()), FALSE },
    { "5", "*兰", _ ("姐姐"), "1****************5", GJ_AVATAR_ELDER_WOMAN, NULL, gj_sample_as ("没有参加医保", _ ("这位家人还没有参加医保")), FALSE },
  };
  memcpy (all, said, sizeof said);
  return all;
}

static GtkWidget *
make_picks (void)
{
  return choosing (gj_picks_page_new (&(GjPicksView){ picks (), N_PICKS }));
}

static GtkWidget *
make_picks_empty (void)
{
  return choosing (gj_picks_page_new (&(GjPicksView){ NULL, 0 }));
}

static const GjRelationChoice *
choices (void)
{
  static GjRelationChoice all[N_CHOICES];
  const GjRelationChoice said[N_CHOICES] = {
    { "12", _ ("妻子"), GJ_AVATAR_ELDER_WOMAN },  { "30", _ ("女儿"), GJ_AVATAR_WOMAN },        { "52", _ ("母亲"), GJ_AVATAR_ELDER_WOMAN_2 },
    { "75", _ ("姐姐"), GJ_AVATAR_ELDER_WOMAN },  { "77", _ ("妹妹"), GJ_AVATAR_WOMAN },        { "62", _ ("祖母"), GJ_AVATAR_ELDER_WOMAN_2 },
    { "64", _ ("外祖母"), GJ_AVATAR_ELDER_WOMAN }, { "42", _ ("孙女"), GJ_AVATAR_GIRL },        { "44", _ ("外孙女"), GJ_AVATAR_GIRL },
    { "54", _ ("婆婆"), GJ_AVATAR_ELDER_WOMAN },  { "56", _ ("岳母"), GJ_AVATAR_ELDER_WOMAN_2 },
  };
  memcpy (all, said, sizeof said);
  return all;
}

static GtkWidget *
make_relation (void)
{
  return choosing (gj_relation_page_new (&(GjRelationView){ "*英", choices (), 5, _ ("都不是，看别的") }));
}

static GtkWidget *
make_relation_none (void)
{
  g_autofree char *why
      = g_strdup_printf (_ ("单子上是%s的规定许可、又和登记的性别、年龄对得上的亲属。儿媳、女婿等，家庭共济一般不包括。"), _ ("新疆维吾尔自治区"));
  g_autofree char *next = g_strdup_printf (_ ("请不要选不对的。按“返回”再看一遍；还是没有，请到%s或拨打%s问。"), gj_sample_of ("3号窗口", "Counter\u00a03"), "12393");
  const GjNoticeFact facts[] = { { GJ_TONE_CARE, "info", _ ("为什么"), why },
                                 { GJ_TONE_ACT, "arrow", _ ("接下来怎么办"), next },
                                 { GJ_TONE_DONE, "money-safe", _ ("钱动了吗"), _ ("没有。您的钱一分没动，什么都没改。") } };
  return gj_notice_page_new (&(GjNoticeView){ .title = _ ("是什么亲属"), .sentence = _ ("刚才列出的都不是，就不能绑"), .facts = facts,
                                              .n_facts = G_N_ELEMENTS (facts), .main_text = _ ("换一位家人") });
}

static GtkWidget *
make_relation_many (void)
{
  return choosing (gj_relation_page_new (&(GjRelationView){ "*******提", choices (), N_CHOICES, _ ("这里也没有") }));
}

static GtkWidget *
make_basket (void)
{
  const GjRowsItem items[] = {
    { "1", { .symbol = "person-woman", .strong = "*静", .head = _ ("儿媳"), .detail = _ ("办好马上就能用"), .tone = GJ_TONE_DONE,
             .chip_symbol = "paid", .chip_text = _ ("可以绑"), .action = _ ("去掉"), .action_name = gj_sample_words (_ ("去掉%s"), "*静") } },
    { "2", { .symbol = "person-elder-woman", .strong = "*英", .head = _ ("配偶"), .detail = _ ("本人同意以后才能用"), .tone = GJ_TONE_CARE,
             .chip_symbol = "waiting", .chip_text = _ ("要同意"), .action = _ ("去掉"), .action_name = gj_sample_words (_ ("去掉%s"), "*英") } },
    { "3", { .symbol = "person-boy", .strong = "*******提", .head = grandchild (), .detail = _ ("办好马上就能用"), .tone = GJ_TONE_DONE,
             .chip_symbol = "paid", .chip_text = _ ("可以绑"), .action = _ ("去掉"), .action_name = gj_sample_words (_ ("去掉%s"), "*******提") } },
  };
  return gj_rows_page_new (&(GjRowsView){ .title = _ ("添加家人"), .sentence = _ ("让这几位家人用您个人账户的钱："), .items = items, .n_items = 3,
                                          .main_text = _ ("下一步，看承诺书"), .second_text = _ ("再加一位"), .second_symbol = "plus" });
}

/* Every reason in a row of its own, with what to do; the longest there are. */
static GtkWidget *
make_basket_refused (void)
{
  const GjRowsItem items[] = {
    { "1", { .symbol = "person-woman", .strong = "*静", .head = _ ("儿媳"), .detail = _ ("办好马上就能用"), .tone = GJ_TONE_DONE,
             .chip_symbol = "paid", .chip_text = _ ("可以绑"), .action = _ ("去掉"), .action_name = gj_sample_words (_ ("去掉%s"), "*静") } },
    { "2", { .symbol = "person-boy", .strong = "*******提", .head = _ ("养女或继女"), .tone = GJ_TONE_STOP, .chip_symbol = "refused",
             .chip_text = _ ("不能绑"), .action = _ ("去掉"), .action_name = gj_sample_words (_ ("去掉%s"), "*******提") } },
    { "2", { .symbol = "info", .strong = "*******提", .head = _ ("为什么不能绑"),
             .detail = sentences (gj_sample_words (_ ("您选的是“%s”，但两人的年龄没有相差%u岁"), _ ("养女或继女"), 12U),
                                  _ ("请重新选择关系。没有选错的，请带户口本到窗口核对")) } },
    { "2", { .symbol = "info", .strong = "*******提", .head = _ ("还有一个原因"),
             .detail = sentences (gj_sample_words (_ ("按%s的规定，一位家人最多由%u人共济，这位家人已经满了"), "新疆维吾尔自治区", 3U),
                                  _ ("请家人插自己的卡，在“家庭共济”里先退出一个，再来绑定")) } },
  };
  return gj_rows_page_new (&(GjRowsView){ .title = _ ("添加家人"), .sentence = _ ("有家人不能一起绑，去掉才能继续："), .items = items,
                                          .n_items = G_N_ELEMENTS (items), .main_text = _ ("去掉不能绑的"), .second_text = _ ("再加一位"),
                                          .second_symbol = "plus" });
}

static GtkWidget *
make_records (void)
{
  const char *const words[] = { _ ("已绑定"), _ ("已解除"), _ ("不同意"), _ ("已申请") };
  static const GjTone tones[] = { GJ_TONE_DONE, GJ_TONE_PLAIN, GJ_TONE_STOP, GJ_TONE_CARE };
  static const char *const symbols[] = { "link", "unlink", "refused", "waiting" };
  const char *const words_of_record[]
      = { gj_sample_words (_ ("%s能用您的钱了。"), "*静"), gj_sample_words (_ ("您不再让%s用您的钱。"), "*静"),
          gj_sample_words (_ ("%s不同意用您的钱。"), "*******提"), gj_sample_words (_ ("您想让%s用您的钱，等本人同意。"), "*静") };
  GjRowsItem items[12];
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    items[i] = (GjRowsItem){ "1", { .symbol = "person-woman", .strong = i % 4 == 2 ? "*******提" : "*静",
                                    .head = i % 4 == 2 ? grandchild () : _ ("儿媳"),
                                    .detail = gj_sample_words ("%s\n%s", words_of_record[i % 4], gj_sample_day (20251121)), .tone = tones[i % 4], .chip_symbol = symbols[i % 4],
                                    .chip_text = words[i % 4], .action = _ ("查看"), .action_name = _ ("查看") } };
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
  const GjNoticeFact facts[] = {
    { GJ_TONE_PLAIN, "calendar", _ ("绑了多久"), 
      gj_sample_as ("2025年3月18日起，到今天248天。", gj_sample_words (_ ("%s绑定，到今天%u天。"), gj_sample_day (20250318), 248U)) },
    { GJ_TONE_PLAIN, "shared-payments", _ ("用了多少"), 
      gj_sample_as ("*英一共用了您¥862.30。",
                    gj_sample_words (_ ("一共用了您%s，今年%s。"), gj_sample_money (86230), gj_sample_money (12800))) },
    { GJ_TONE_CARE, "unlink", _ ("解除以后"), gj_sample_words (_ ("%s看病、缴费不能再用您的钱。已经用掉的不退。"), "*英") },
  };
  return gj_notice_page_new (&(GjNoticeView){ _ ("解除共济"), "person-elder-woman", gj_sample_words (_ ("不再让%s用您的钱？"), "*英"), facts, 3, _ ("确认解除"), "unlink",
                                              _ ("先不解除"), NULL, TRUE });
}

static GtkWidget *
make_reasons (void)
{
  const GjNoticeFact facts[] = {
    { GJ_TONE_CARE, "insured", _ ("为什么"), sentence (_ ("这位家人还没有参加医保")), TRUE },
    { GJ_TONE_ACT, "arrow", _ ("接下来怎么办"), 
      gj_sample_as ("先到户籍地或居住地窗口登记参保，再来绑定。", sentence (_ ("请家人先到参保地窗口办理参保，再来绑定"))) },
    { GJ_TONE_CARE, "family", _ ("为什么"), 
      gj_sample_as ("登记的年龄比您大，和“外孙子女”对不上。", sentence (age_is_wrong ())), TRUE },
    { GJ_TONE_ACT, "arrow", _ ("接下来怎么办"), 
      gj_sample_as ("请核对是什么亲属；登记有错，请带户口簿到窗口更正。",
                    sentence (_ ("请重新选择关系。没有选错的，请带户口本到窗口核对"))) },
    { GJ_TONE_CARE, "hospital", _ ("为什么"), gj_sample_as ("这位家人在外省参保。", sentence (other_province ())), TRUE },
    { GJ_TONE_ACT, "arrow", _ ("接下来怎么办"), 
      gj_sample_as ("可用手机“国家医保服务平台”的医保钱包，或拨打12393。",
                    sentence (gj_sample_words (_ ("跨省请用“医保钱包”：在国家医保服务平台上办，或到窗口、打%s问"), "12393"))) },
    { GJ_TONE_DONE, "money-safe", _ ("钱动了吗"), _ ("没有。您的钱一分没动，什么都没改。") },
  };
  return gj_notice_page_new (&(GjNoticeView){ _ ("添加家人"), "person-boy", gj_sample_words (_ ("现在不能绑%s"), "*******提"), facts, G_N_ELEMENTS (facts), _ ("换一位家人"),
                                              NULL, NULL, NULL });
}

static GtkWidget *
make_consent (void)
{
  const GjNoticeFact facts[] = {
    { GJ_TONE_ACT, "family", _ ("您是谁"), gj_sample_words (_ ("您是%s的%s。不对的话，请按“以后再说”。"), "*伟", _ ("长女")) },
    { GJ_TONE_ACT, "password", _ ("怎么同意"), _ ("家人自己读完下面的话，按“我同意”，再输自己卡的密码。") },
    { GJ_TONE_PLAIN, "info", gj_sample_words (_ ("同意书第%u条"), 1U), "我同意由下面登记的家人，用他的职工医保个人账户和我共济。我看病、买药的个人负担，和我的居民医保个人缴费，"
                                            "可以从他的个人账户里付。" },
    { GJ_TONE_PLAIN, "info", gj_sample_words (_ ("同意书第%u条"), 2U), "我确认：他是我的家人，登记的关系是真的。" },
    { GJ_TONE_PLAIN, "info", gj_sample_words (_ ("同意书第%u条"), 3U), "我知道，我看病、买药，用我自己的卡。拿别人的卡看病是冒名就医，会暂停联网结算三个月到十二个月。" },
    { GJ_TONE_PLAIN, "info", gj_sample_words (_ ("同意书第%u条"), 4U), "我同意，为办理家庭共济，使用我的姓名、证件号码、参保信息，并把办理的时间、内容和结果记录下来，至少保存三年。" },
    { GJ_TONE_PLAIN, "calendar", _ ("现在不同意呢"), _ ("可以以后带自己的卡来，按“家庭共济”再回答。") },
  };
  return gj_notice_page_new (&(GjNoticeView){ _ ("请家人来按"), NULL, gj_sample_words (_ ("%s想让您用他账户里的钱"), "*伟"), facts, G_N_ELEMENTS (facts), _ ("我同意，输密码"), NULL,
                                              _ ("以后再说"), NULL, .read_first = TRUE });
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
  return gj_notice_page_new (&(GjNoticeView){ _ ("请您回答"), "person-elder-man", sentence, facts, G_N_ELEMENTS (facts), _ ("我同意，看同意书"), NULL,
                                              _ ("不同意"), NULL });
}

static GtkWidget *
make_relation_of_two (void)
{
  return gj_relation_page_new (
      &(GjRelationView){ .name = "*******提", .choices = choices (), .n_choices = 5, .more = _ ("都不是，看别的"), .whose = "*******然" });
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

static const GjOrderPerson *
order (void)
{
  static GjOrderPerson all[N_ORDER];
  const GjOrderPerson said[N_ORDER] = {
    { "1", "*强", _ ("儿子"), GJ_AVATAR_MAN, NULL },
    { "2", "*敏", _ ("长女"), GJ_AVATAR_WOMAN, NULL },
    { "3", "*军", _ ("弟弟"), GJ_AVATAR_ELDER_MAN_2, _ ("现在没有余额") },
    { "4", "*刚", _ ("哥哥"), GJ_AVATAR_ELDER_MAN, NULL },
    { "5", "*兰", _ ("姐姐"), GJ_AVATAR_ELDER_WOMAN, NULL },
  };
  memcpy (all, said, sizeof said);
  return all;
}

/* Whose money goes when, as kiosk/flows/order_example.c says it. */
static const char *
all_of (const char *turn, const char *name)
{
  return gj_sample_words (_ ("<b>%s</b>用%s的，用完"), turn, name);
}

static const char *
some_of (const char *name, gint64 left_fen)
{
  return gj_sample_words (_ ("<b>%s</b>用%s的，还剩%s"), _ ("最后"), name, gj_sample_money (left_fen));
}

static const char *
example_of (gint64 fen)
{
  return gj_sample_words (_ ("举个例子：这次个人负担%s"), gj_sample_money (fen));
}

static const char *
purse (const char *name, gint64 fen)
{
  return gj_sample_words (_ ("%s的%s"), name, gj_sample_money (fen));
}

static const char *
untouched (const char *whose)
{
  return gj_sample_words (_ ("%s这次不用动。自己不用掏现金。"), whose);
}

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
  const GjSplitPart parts[] = { { GJ_SPLIT_OWN, 12000, gj_sample_words (_ ("<b>%s</b>用您的，用完"), _ ("先")) },
                                        { GJ_SPLIT_SHARED, 15000, all_of (_ ("再"), "*强") },
                                        { GJ_SPLIT_SHARED, 3000, some_of ("*敏", 47000) } };
  const char *rest = n > 3 ? untouched (gj_sample_words ("%s%s%s", purse ("*刚", 90000), _ ("、"), purse ("*兰", 60000)))
                           : _ ("自己不用掏现金。");
  const GjOrderExample example = { example_of (30000), parts, G_N_ELEMENTS (parts), rest };
  return order_with (order (), n, &example);
}

/* As many lines and as large sums as an example has. */
static GtkWidget *
make_order_full (void)
{
  const GjOrderPerson persons[] = { { "1", "*强", _ ("儿子"), GJ_AVATAR_MAN, NULL },
                                           { "2", "*敏", _ ("女儿"), GJ_AVATAR_WOMAN, NULL },
                                           { "3", "*******提", grandchild (), GJ_AVATAR_MAN, NULL },
                                           { "4", "*军", _ ("弟弟"), GJ_AVATAR_ELDER_MAN_2, NULL },
                                           { "5", "*兰", _ ("姐姐"), GJ_AVATAR_ELDER_WOMAN, NULL } };
  const GjSplitPart parts[] = { { GJ_SPLIT_OWN, 1234567890, gj_sample_words (_ ("<b>%s</b>用您的，用完"), _ ("先")) },
                                        { GJ_SPLIT_SHARED, 5000, all_of (_ ("再"), "*强") },
                                        { GJ_SPLIT_SHARED, 4000, all_of (_ ("再"), "*敏") },
                                        { GJ_SPLIT_SHARED, 3110, some_of ("*******提", 1234567890) } };
  return order_with (persons, 5, &(GjOrderExample){ example_of (1234580000), parts, 4,
                                           untouched (gj_sample_words ("%s%s%s", purse ("*军", 1234567890), _ ("、"), purse ("*兰", 1234567890))) });
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
  const GjSplitPart parts[] = { { GJ_SPLIT_OWN, 12000, gj_sample_words (_ ("<b>%s</b>用您的，用完"), _ ("先")) },
                                        { GJ_SPLIT_SHARED, 15000, all_of (_ ("最后"), "*强") },
                                        { GJ_SPLIT_CASH, 3000, _ ("<b>剩下</b>自己付现金") } };
  return order_with (order (), 1,
                     &(GjOrderExample){ example_of (30000), parts, G_N_ELEMENTS (parts), _ ("账户的钱加起来还不够。") });
}

static GtkWidget *
make_order_nobody (void)
{
  return order_with (NULL, 0, NULL);
}

static const char *
asked (const char *name)
{
  return gj_sample_words (_ ("请%s带自己的社保卡，来这里按“家庭共济”回答"), name);
}

/* As kiosk/flows/act_views.c counts. */
static const char *
bound_counts (guint n_bound, guint n_rest)
{
  return gj_sample_words ("%s%s%s", gj_sample_words (_ ("绑好%u位"), n_bound), C_ ("between two counts", "，"),
                          gj_sample_words (_ ("%u位没好"), n_rest));
}

static GtkWidget *
result_of (GjPrintState state)
{
  const GjActResultRow rows[]
      = { { GJ_AVATAR_BOY, "*******提", grandchild (), GJ_TONE_STOP, "refused", _ ("没有办"), 
            sentences (_ ("这位家人的登记需要窗口核对"), gj_sample_words (_ ("请带证件到窗口核对，或拨打%s"), "12393")) },
          { GJ_AVATAR_WOMAN, "*静", _ ("儿媳"), GJ_TONE_DONE, "paid", _ ("已绑定"), _ ("现在就能用您的钱") },
          { GJ_AVATAR_ELDER_WOMAN, "*英", _ ("配偶"), GJ_TONE_CARE, "waiting", _ ("等本人同意"),
            asked ("*英") } };
  return gj_act_result_page_new (&(GjActResultView){ GJ_TONE_CARE, "warning", bound_counts (1, 2), gj_sample_words (_ ("办理编号 %s"), "02-000138"), rows, 3, QR_TEXT, state,
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
  const GjActResultRow rows[] = {
    { GJ_AVATAR_BOY, "*******提", grandchild (), GJ_TONE_STOP, "refused", _ ("没有办"),
      sentences (gj_sample_keep (gj_say_since_month (20251201, _ ("这位家人从%s起暂停参保"), "")),
                 _ ("请家人先到参保地窗口恢复参保，再来绑定")) },
    { GJ_AVATAR_MAN, "*军", _ ("弟弟"), GJ_TONE_STOP, "refused", _ ("没有办"),
      sentences (gj_sample_words (_ ("按%s的规定，一人最多绑定%u位家人，您已经满了"), "演示市", 5U), _ ("请先解除一位家人，再来绑定")) },
    { GJ_AVATAR_ELDER_WOMAN, "*英", _ ("配偶"), GJ_TONE_CARE, "waiting", _ ("等本人同意"), asked ("*英") },
    { GJ_AVATAR_WOMAN, "*静", _ ("儿媳"), GJ_TONE_DONE, "paid", _ ("已绑定"), _ ("现在就能用您的钱") },
    { GJ_AVATAR_WOMAN, "*敏", _ ("长女"), GJ_TONE_DONE, "paid", _ ("已绑定"), _ ("现在就能用您的钱") },
    { GJ_AVATAR_MAN, "*强", _ ("长子"), GJ_TONE_DONE, "paid", _ ("已绑定"), _ ("现在就能用您的钱") },
    { GJ_AVATAR_ELDER_MAN, "**民", _ ("父亲"), GJ_TONE_DONE, "paid", _ ("已绑定"), _ ("现在就能用您的钱") },
    { GJ_AVATAR_GIRL, "*悦", _ ("外孙女"), GJ_TONE_DONE, "paid", _ ("已绑定"), _ ("现在就能用您的钱") },
  };
  return gj_act_result_page_new (&(GjActResultView){ GJ_TONE_CARE, "warning", bound_counts (5, 3), gj_sample_words (_ ("办理编号 %s"), "02-000138"), rows,
                                                     G_N_ELEMENTS (rows), QR_TEXT, GJ_PRINT_STATE_TAKE, GJ_PRINTER_TROUBLE_NONE });
}

static GtkWidget *
make_unknown (void)
{
  return gj_outcome_page_new (&(GjOutcomeView){ .tone = GJ_TONE_ACT,
                                                .symbol = "waiting",
                                                .headline = _ ("这件事还在查清"),
                                                .detail = gj_sample_words (_ ("查询编号 %s"), "7F3K-20M9-Q4XD-81AC"),
                                                .why_tone = GJ_TONE_ACT,
                                                .why_symbol = "waiting",
                                                .why = _ ("系统还没有回答，本机会接着问。不会办两次。"),
                                                .money_tone = GJ_TONE_DONE,
                                                .money_strong = _ ("没有。"),
                                                .money = _ ("您的钱一分没动。"),
                                                .next_steps = { _ ("查询单上有查询编号，请取走。"),
                                                                _ ("过一会儿再插卡，按“家庭共济”看结果。") },
                                                .hotline = "12393",
                                                .main_text = _ ("取卡，结束服务") });
}

static const GjPageSample samples[] = {
  { "08-family-asked", make_family_asked },
  { "08-family-cannot-add", make_family_cannot_add },
  { "08b-binding-ended", make_binding_ended },
  { "08b-binding-full", make_binding_full },
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
