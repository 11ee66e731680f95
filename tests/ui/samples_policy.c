/* SPDX-License-Identifier: Apache-2.0 */
/* See samples_policy.h. The values are those of the pictures; nobody may rely on them. */
#include "tests/ui/samples_policy.h"

#include "core/base/i18n.h"
#include "tests/ui/samples_words.h"
#include "ui/pages/marks_page.h"
#include "ui/pages/menu_page.h"
#include "ui/pages/number_page.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/sheet_page.h"

static const char *
sharing_source (void)
{
  return gj_sample_words ("%s%s", gj_sample_words (_ ("来源：%s。"), _ ("国家医保局家庭共济规定")),
                          gj_sample_words (C_ ("whose rule, who published it", "%s，%s。"), _ ("全国"), _ ("法规或国家级媒体公布")));
}

static const char *
source (void)
{
  g_autofree char *verified = gj_kit_verified (20251103);
  const char *published = gj_sample_words (C_ ("who published it", "%s。"), _ ("法规或国家级媒体公布"));
  const char *said = gj_sample_words ("%s%s%s%s", gj_sample_words (_ ("来源：%s。"), _ ("国家医保局等 2025 年通知")), published,
                                      gj_sample_words (C_ ("from that day", "%s起施行。"), gj_sample_day (20250101)),
                                      gj_sample_words (C_ ("when it was checked", "%s。"), verified));
  return gj_sample_as ("来源：国家医保局等 2025 年通知。国家或权威媒体发布。2025年1月1日起施行。本厅2025年11月3日核实。", said);
}

static const char *
year (int coverage_year)
{
  return gj_sample_keep (gj_kit_year (coverage_year));
}

static const char *
subsidy (gint64 yuan)
{
  return gj_sample_words (_ ("财政另补%s"), gj_sample_yuan (yuan * 100));
}

static const char *
ages (const char *who, gint64 yuan)
{
  return gj_sample_words (C_ ("age, subsidy", "%s，%s"), who, subsidy (yuan));
}

static const char *
months (guint n)
{
  return gj_sample_as (gj_sample_words ("%u个月", n), gj_sample_words (C_ ("a sum of months", "共%u个月"), n));
}

static const char *
born_later (void)
{
  return gj_sample_words (C_ ("born from a day to a day", "%u月%u日到%u月%u日出生"), 1U, 2U, 12U, 31U);
}

/* Which tier, at what age, and for whom. */
static const char *
tier_why (const char *tier, int age, gint64 full_fen)
{
  const char *and = C_ ("between two reasons", "，");
  return gj_sample_words ("%s%s%s%s%s", tier, and, gj_sample_words (_ ("%s满%d周岁"), gj_sample_day (20270101), age), and,
                          gj_sample_words (_ ("按%s算；不是的缴%s"), _ ("最低生活保障对象"), gj_sample_yuan (full_fen)));
}

static const char *
of_place (const char *place, const char *what)
{
  return gj_sample_words (C_ ("another place, what is asked or answered", "%s：%s"), place, what);
}

static GtkWidget *
make_start (void)
{
  const GjMenuItem items[] = {
    { "pay-premium", _ ("缴费标准"), _ ("每年缴多少") },       { "calendar", _ ("我该缴哪一档"), _ ("看年龄和身份") },
    { "waiting", _ ("断缴等多久"), _ ("几个月后能报销") },     { "order", _ ("看病钱怎么扣"), _ ("先扣谁，再扣谁") },
    { "payable", _ ("哪些能付"), _ ("哪些不能付") },           { "family", _ ("哪些家人"), _ ("谁可以用您的钱") },
    { "info", _ ("常见问题"), _ ("大家常问的") },              { "phone", _ ("咨询电话"), "12393" },
    { "more", _ ("换个地方"), gj_sample_words (_ ("现在看的是%s"), _ ("黑龙江省")) },
  };
  return gj_menu_page_new (&(GjMenuView){ .title = C_ ("home tile", "政策与计算"),
                                          .icon = "policy",
                                          .question = _ ("您想了解什么？"),
                                          .items = items,
                                          .n_items = G_N_ELEMENTS (items) });
}

static GtkWidget *
make_places (void)
{
  const GjMenuItem items[] = {
    { "check", _ ("演示市"), _ ("本机所在地") }, { NULL, _ ("全国"), NULL },   { NULL, _ ("北京市"), NULL }, { NULL, _ ("山西省"), NULL },
    { NULL, _ ("黑龙江省"), NULL },          { NULL, _ ("上海市"), NULL }, { NULL, _ ("江苏省"), NULL }, { NULL, _ ("浙江省"), NULL },
    { NULL, _ ("杭州市"), NULL },            { NULL, _ ("合肥市"), NULL }, { NULL, _ ("蚌埠市"), NULL }, { NULL, _ ("新疆"), NULL },
  };
  return gj_menu_page_new (&(GjMenuView){ .title = C_ ("home tile", "政策与计算"),
                                          .icon = "policy",
                                          .question = _ ("看哪个地方的规定？"),
                                          .sentence = _ ("点一个。没有的地方，本机暂未收录"),
                                          .items = items,
                                          .n_items = G_N_ELEMENTS (items) });
}

static GtkWidget *
make_questions (void)
{
  const GjMenuItem items[] = {
    { NULL, gj_sample_of ("亲情账户和家庭共济是一回事吗？", "Is a \"family account\" (qinqing zhanghu) the same as family sharing?"), NULL },
    { NULL, gj_sample_of ("用别人的卡看病可以吗？", "May I see a doctor with someone else's card?"), NULL },
    { NULL, gj_sample_of ("为什么说已经在别处绑定了？要怎样解除原来的绑定，再到这里重新绑定？", "Why does it say we are linked somewhere else?"), NULL },
    { NULL, gj_sample_of ("账户里的钱能取出来吗？", "Can I take the money out in cash?"), NULL },
    { NULL, gj_sample_of ("输哪个密码？", "Which PIN does the machine want?"), NULL },
    { NULL, gj_sample_of ("怎样解除绑定？", "How do I end a link?"), NULL },
    { NULL, gj_sample_of ("缴了两次怎么办？", "What if we paid twice?"), NULL },
    { NULL, gj_sample_of ("家人不在同一个城市，可以吗？", "My relative is insured in another province. Can we share?"), NULL },
    { NULL, gj_sample_of ("没有智能手机能办吗？", "I have no phone. Can I still do this?"), NULL },
    { NULL, gj_sample_of ("断缴了还能补吗？", "What is the use of being insured every year?"), NULL },
  };
  return gj_menu_page_new (&(GjMenuView){ .title = C_ ("home tile", "政策与计算"),
                                          .icon = "policy",
                                          .question = _ ("常见问题"),
                                          .sentence = _ ("点一个问题，看回答"),
                                          .items = items,
                                          .n_items = G_N_ELEMENTS (items),
                                          .wide = TRUE });
}

static GtkWidget *
make_missed (void)
{
  return gj_marks_page_new (&(GjMarksView){ .title = C_ ("home tile", "政策与计算"),
                                            .icon = "policy",
                                            .question = gj_sample_as ("哪几年没有缴居民医保？", _ ("哪几年没有缴？")),
                                            .sentence = _ ("没缴的都点一下，可以点几个"),
                                            .items = { year (2026), year (2025), year (2024), year (2023), year (2022), year (2021),
                                                       year (2020), year (2019) },
                                            .n_items = 8,
                                            .marked = 3,
                                            .none = _ ("每年都缴了"),
                                            .some = _ ("选好了，下一步") });
}

static GtkWidget *
make_amount (void)
{
  return gj_number_page_new (&(GjNumberView){ .title = C_ ("home tile", "政策与计算"),
                                              .icon = "policy",
                                              .question = _ ("看病的个人负担是多少钱？"),
                                              .sentence = _ ("点一个，或按数字"),
                                              .format = C_ ("an amount of yuan", "¥%s"),
                                              .presets = { 100, 300, 1000 },
                                              .n_presets = 3,
                                              .least = 1,
                                              .most = 999999 });
}

static GtkWidget *
make_balance (void)
{
  return gj_number_page_new (&(GjNumberView){ .title = C_ ("home tile", "政策与计算"),
                                              .icon = "policy",
                                              .question = gj_sample_as ("第3位家人的账户里有多少钱？", gj_sample_words (_ ("第%u位家人账户有多少钱？"), 3U)),
                                              .sentence = gj_sample_as ("按扣款顺序，一位一位填", _ ("再按顺序扣家人的账户")),
                                              .format = C_ ("an amount of yuan", "¥%s"),
                                              .presets = { 500, 2000, 10000 },
                                              .n_presets = 3,
                                              .most = 999999,
                                              .none = _ ("没有了") });
}

static GtkWidget *
make_fees (void)
{
  const GjSheetRow rows[] = {
    { GJ_SHEET_HEADING, .text = year (2027) },
    { GJ_SHEET_FACT,
      .text = _ ("这一年缴多少"),
      .detail = _ ("本机暂未收录，请咨询窗口或拨打12393"),
      .symbol = "no-data" },
    { GJ_SHEET_HEADING, .text = year (2026) },
    { GJ_SHEET_FACT, .text = _ ("未成年人"), .detail = ages (gj_sample_words (_ ("%d周岁及以下"), 17), 700), .value = gj_sample_yuan (38000) },
    { GJ_SHEET_FACT, .text = _ ("成年居民"), .detail = ages (gj_sample_words (_ ("%d到%d周岁"), 18, 59), 700), .value = gj_sample_yuan (40000) },
    { GJ_SHEET_FACT, .text = _ ("60岁及以上"), .detail = ages (gj_sample_words (_ ("%d周岁及以上"), 60), 740), .value = gj_sample_yuan (36000) },
    { GJ_SHEET_FACT, .text = _ ("特困人员"), .tone = GJ_TONE_DONE, .chip_symbol = "check", .chip = _ ("不用缴") },
    { GJ_SHEET_FACT, .text = _ ("最低生活保障对象"), .value = gj_sample_yuan (20000) },
    { GJ_SHEET_FACT, .text = _ ("防止返贫监测对象") },
    { GJ_SHEET_SOURCE, .text = source () },
    { GJ_SHEET_HEADING, .text = year (2025) },
    { GJ_SHEET_FACT, .text = _ ("城乡居民"), .detail = subsidy (670), .value = gj_sample_yuan (40000) },
    { GJ_SHEET_SOURCE, .text = source () },
  };
  return gj_sheet_page_new (&(GjSheetView){ .title = C_ ("home tile", "政策与计算"),
                                            .icon = "policy",
                                            .question = _ ("居民医保缴费标准"),
                                            .tabs = { _ ("武汉市"), _ ("湖北省"), _ ("全国") },
                                            .n_tabs = 3,
                                            .rows = rows,
                                            .n_rows = G_N_ELEMENTS (rows),
                                            .hotline = "12393" });
}

/* Birthdays on both sides of a tier's edge, a reduced fee, and what nobody verified. */
static GtkWidget *
make_tier (void)
{
  const GjSheetRow rows[] = {
    { GJ_SHEET_HEADING, .text = year (2027) },
    { GJ_SHEET_FACT, .text = gj_sample_words (C_ ("born on a day", "%u月%u日出生"), 1U, 1U), .detail = tier_why (_ ("60岁及以上"), 60, 36000), .value = gj_sample_yuan (20000) },
    { GJ_SHEET_FACT, .text = born_later (), .detail = tier_why (_ ("成年居民"), 59, 40000), .value = gj_sample_yuan (20000) },
    { GJ_SHEET_FACT, .symbol = "info", .text = gj_sample_words (_ ("%s另有标准，请看“缴费标准”"), _ ("大学生")) },
    { GJ_SHEET_SOURCE, .text = source () },
    { GJ_SHEET_HEADING, .text = year (2026) },
    { GJ_SHEET_FACT,
      .symbol = "no-data",
      .text = gj_sample_words (C_ ("birthdays, what is missing", "%s：%s"), born_later (), _ ("按哪一天的年龄算")),
      .detail = _ ("本机暂未收录，请咨询窗口或拨打12393") },
  };
  return gj_sheet_page_new (&(GjSheetView){ .is_of_typed = TRUE, .title = C_ ("home tile", "政策与计算"),
                                            .icon = "policy",
                                            .question = of_place (_ ("黑龙江省"), gj_sample_words (_ ("%u年出生，每年缴多少"), 1967U)),
                                            .rows = rows,
                                            .n_rows = G_N_ELEMENTS (rows),
                                            .dates = C_ ("of all other sources", "其余未注明核实日期"),
                                            .hotline = "12393",
                                            .main_text = _ ("再算一次") });
}

static GtkWidget *
make_split_short (void)
{
  const GjSplitPart parts[] = {
    { GJ_SPLIT_OWN, 100, _ ("<b>先</b>扣本人账户") },
    { GJ_SPLIT_SHARED, 100, gj_sample_words (_ ("再扣第%u位家人"), 3U) },
    { GJ_SPLIT_CASH, 99999700, _ ("账户不够，其余自己另付") },
  };
  const GjSheetRow rows[] = {
    { GJ_SHEET_FACT, .symbol = "order", .text = _ ("先扣本人，再按顺序扣家人") },
    { GJ_SHEET_SOURCE, .text = sharing_source () },
    { GJ_SHEET_FACT,
      .symbol = "money-safe",
      .text = _ ("家人账户里要不要留钱"),
      .detail = _ ("本机暂未收录，请咨询窗口或拨打12393") },
  };
  return gj_sheet_page_new (&(GjSheetView){ .is_of_typed = TRUE, .title = C_ ("home tile", "政策与计算"),
                                            .icon = "policy",
                                            .tone = GJ_TONE_ACT,
                                            .symbol = "order",
                                            .answer = of_place (_ ("黑龙江省"), gj_sample_words (_ ("%s一般这样扣"), gj_sample_yuan (99999900))),
                                            .parts = parts,
                                            .n_parts = G_N_ELEMENTS (parts),
                                            .rows = rows,
                                            .n_rows = G_N_ELEMENTS (rows),
                                            .dates = C_ ("of all sources", "未注明核实日期"),
                                            .hotline = "12393",
                                            .main_text = _ ("再算一次") });
}

static GtkWidget *
make_waiting (void)
{
  const GjSheetRow rows[] = {
    { GJ_SHEET_HEADING, .text = _ ("这样算出来的") },
    { GJ_SHEET_FACT, .text = gj_sample_words (_ ("断缴或晚缴，先等%u个月"), 3U), .value = months (3) },
    { GJ_SHEET_FACT, .text = gj_sample_words (_ ("断缴%u年，加%u个月"), 4U, 4U), .value = months (7) },
    { GJ_SHEET_FACT, .text = gj_sample_words (_ ("补缴%u年，减%u个月"), 2U, 2U), .value = months (5) },
    { GJ_SHEET_FACT, .text = gj_sample_words (_ ("断缴满%u年，一共至少等%u个月"), 4U, 6U), .value = months (6) },
    { GJ_SHEET_SOURCE, .text = source () },
  };
  return gj_sheet_page_new (&(GjSheetView){ .is_of_typed = TRUE, .title = C_ ("home tile", "政策与计算"),
                                            .icon = "policy",
                                            .tone = GJ_TONE_CARE,
                                            .symbol = "waiting",
                                            .answer = gj_sample_words (gj_ngettext ("要等%lu个月", "要等%lu个月", 6), 6LU),
                                            .answer_detail = gj_sample_as ("2026年5月21日起可以报销，到2026年12月31日", gj_sample_words (_ ("%s起能报销，到%s"), gj_sample_day (20260521), gj_sample_day (20261231))),
                                            .rows = rows,
                                            .n_rows = G_N_ELEMENTS (rows),
                                            .hotline = "12393",
                                            .main_text = _ ("再算一次") });
}

static GtkWidget *
make_split (void)
{
  const GjSplitPart parts[] = {
    { GJ_SPLIT_OWN, 12000, _ ("<b>先</b>扣本人账户") },
    { GJ_SPLIT_SHARED, 15000, gj_sample_words (_ ("再扣第%u位家人"), 1U) },
    { GJ_SPLIT_CASH, 3000, _ ("账户不够，其余自己另付") },
  };
  const GjSheetRow rows[] = {
    { GJ_SHEET_FACT, .text = gj_sample_as ("账户里必须留下的钱", _ ("家人账户里要不要留钱")), .detail = _ ("本机暂未收录，请咨询窗口或拨打12393") },
    { GJ_SHEET_SOURCE, .text = source () },
  };
  return gj_sheet_page_new (&(GjSheetView){ .is_of_typed = TRUE, .title = C_ ("home tile", "政策与计算"),
                                            .icon = "policy",
                                            .tone = GJ_TONE_ACT,
                                            .symbol = "order",
                                            .answer = gj_sample_words (_ ("%s这样扣"), gj_sample_yuan (30000)),
                                            .parts = parts,
                                            .n_parts = G_N_ELEMENTS (parts),
                                            .rows = rows,
                                            .n_rows = G_N_ELEMENTS (rows),
                                            .hotline = "12393",
                                            .main_text = _ ("再算一次") });
}

static GtkWidget *
make_answer (void)
{
  const GjSheetRow rows[] = {
    { GJ_SHEET_TEXT, .text = gj_sample_of ("不是一回事。亲情账户只是替家人出示医保码，看病花的还是家人自己的钱。", "No. A family account only shows a relative's insurance code. It spends the relative's own money.") },
    { GJ_SHEET_TEXT, .text = gj_sample_of ("家庭共济是让家人用您个人账户里的钱。要先绑定，才能用。", "Family sharing lets relatives use the money in your personal account. It has to be set up first.") },
    { GJ_SHEET_TEXT, .text = gj_sample_of ("看病的人始终要用自己的卡。", "The patient always uses their own card.") },
    { GJ_SHEET_SOURCE, .text = source () },
  };
  return gj_sheet_page_new (&(GjSheetView){ .title = _ ("常见问题"),
                                            .icon = "policy",
                                            .question = gj_sample_of ("亲情账户和家庭共济是一回事吗？", "Is a \"family account\" (qinqing zhanghu) the same as family sharing?"),
                                            .rows = rows,
                                            .n_rows = G_N_ELEMENTS (rows),
                                            .hotline = "12393" });
}

static GtkWidget *
make_relations (void)
{
  const GjSheetRow rows[] = {
    { GJ_SHEET_FACT, .symbol = "person-woman", .text = _ ("配偶"), .tone = GJ_TONE_DONE, .chip_symbol = "check", .chip = _ ("可以") },
    { GJ_SHEET_FACT, .symbol = "person-elder-man", .text = _ ("父母"), .tone = GJ_TONE_DONE, .chip_symbol = "check", .chip = _ ("可以") },
    { GJ_SHEET_FACT, .symbol = "person-boy", .text = _ ("子女"), .tone = GJ_TONE_DONE, .chip_symbol = "check", .chip = _ ("可以") },
    { GJ_SHEET_FACT, .symbol = "person-man", .text = _ ("兄弟姐妹"), .tone = GJ_TONE_DONE, .chip_symbol = "check", .chip = _ ("可以") },
    { GJ_SHEET_FACT,
      .symbol = "person-elder-woman",
      .text = _ ("公婆、岳父母"),
      .tone = GJ_TONE_STOP,
      .chip_symbol = "close",
      .chip = _ ("不可以") },
    { GJ_SHEET_FACT,
      .symbol = "person-elder-woman-2",
      .text = _ ("祖父母、外祖父母"),
      .detail = _ ("本机暂未收录，请咨询窗口或拨打12393") },
    { GJ_SHEET_SOURCE, .text = source () },
  };
  return gj_sheet_page_new (&(GjSheetView){ .title = C_ ("home tile", "政策与计算"),
                                            .icon = "policy",
                                            .question = _ ("哪些家人可以用您的钱？"),
                                            .rows = rows,
                                            .n_rows = G_N_ELEMENTS (rows),
                                            .hotline = "12393" });
}

/* Everything a scope can be, in more rows than one page has. */
static GtkWidget *
make_scopes (void)
{
#define CAN(icon, words) { GJ_SHEET_FACT, .symbol = icon, .text = words, .tone = GJ_TONE_DONE, .chip_symbol = "check", .chip = _ ("能付") }
#define CANNOT(icon, words) { GJ_SHEET_FACT, .symbol = icon, .text = words, .tone = GJ_TONE_STOP, .chip_symbol = "close", .chip = _ ("不能付") }
#define UNKNOWN(icon, words)                                                                                                              \
  { GJ_SHEET_FACT, .symbol = icon, .text = words, .detail = _ ("本机暂未收录，请咨询窗口或拨打12393") }
  const GjSheetRow rows[] = {
    CAN ("clinic", _ ("门诊看病")),
    CAN ("inpatient", _ ("住院")),
    CAN ("pharmacy", _ ("药店买药")),
    CAN ("pharmacy", _ ("药店买医疗器械")),
    CAN ("pharmacy", _ ("药店买医用耗材")),
    CAN ("pay-premium", _ ("本人和家人的居民医保费")),
    CAN ("shield", _ ("本人的长期护理保险费")),
    CANNOT ("hospital", _ ("公共卫生费用")),
    CANNOT ("sun", _ ("健身、养生保健")),
    { GJ_SHEET_SOURCE, .text = sharing_source () },
    UNKNOWN ("shield", _ ("政府指导的商业补充医保")),
    UNKNOWN ("clinic", _ ("体检")),
    UNKNOWN ("clinic", _ ("自费疫苗")),
  };
  return gj_sheet_page_new (&(GjSheetView){ .title = C_ ("home tile", "政策与计算"),
                                            .icon = "policy",
                                            .question = _ ("个人账户的钱，哪些能付？"),
                                            .rows = rows,
                                            .n_rows = G_N_ELEMENTS (rows),
                                            .dates = C_ ("of all sources", "未注明核实日期"),
                                            .hotline = "12393" });
}

static GtkWidget *
make_unknown (void)
{
  const GjSheetRow row = { GJ_SHEET_FACT,
                                  .text = gj_sample_as ("2025年以前断缴的年份算不算", _ ("规定施行以前断缴的年份算不算")),
                                  .detail = _ ("本机暂未收录，请咨询窗口或拨打12393") };
  return gj_sheet_page_new (&(GjSheetView){ .title = C_ ("home tile", "政策与计算"),
                                            .icon = "policy",
                                            .tone = GJ_TONE_CARE,
                                            .symbol = "no-data",
                                            .answer = _ ("本机算不出来"),
                                            .answer_detail = _ ("请咨询窗口或拨打12393"),
                                            .rows = &row,
                                            .n_rows = 1,
                                            .hotline = "12393",
                                            .main_text = _ ("再算一次") });
}

static const GjPageSample samples[] = {
  { "40-policy", make_start },           { "40-policy-questions", make_questions },
  { "40-policy-missed", make_missed },   { "40-policy-amount", make_amount },
  { "40-policy-balance", make_balance }, { "40-policy-fees", make_fees },
  { "40-policy-waiting", make_waiting }, { "40-policy-split", make_split },
  { "40-policy-answer", make_answer },   { "40-policy-relations", make_relations },
  { "40-policy-unknown", make_unknown }, { "40-policy-scopes", make_scopes },
  { "40-policy-places", make_places },   { "40-policy-tier", make_tier },
  { "40-policy-split-short", make_split_short },
};

const GjPageSample *
gj_policy_samples (gsize *n_samples)
{
  *n_samples = G_N_ELEMENTS (samples);
  return samples;
}
