/* SPDX-License-Identifier: Apache-2.0 */
/* See samples_policy.h. The values are those of the pictures; nobody may rely on them. */
#include "tests/ui/samples_policy.h"

#include "core/base/i18n.h"
#include "ui/pages/marks_page.h"
#include "ui/pages/menu_page.h"
#include "ui/pages/number_page.h"
#include "ui/pages/sheet_page.h"

#define SOURCE "来源：国家医保局等 2025 年通知。国家或权威媒体发布。2025年1月1日起施行。本厅2025年11月3日核实。"

static GtkWidget *
make_start (void)
{
  static const GjMenuItem items[] = {
    { "pay-premium", "缴费标准", "每年缴多少" },       { "calendar", "我该缴哪一档", "看年龄和身份" },
    { "waiting", "断缴等多久", "几个月后能报销" },     { "order", "看病钱怎么扣", "先扣谁，再扣谁" },
    { "payable", "哪些能付", "哪些不能付" },           { "family", "哪些家人", "谁可以用您的钱" },
    { "info", "常见问题", "大家常问的" },              { "phone", "咨询电话", "12393" },
    { "more", "换个地方", "现在看的是黑龙江省" },
  };
  return gj_menu_page_new (&(GjMenuView){ .title = "政策与计算",
                                          .icon = "policy",
                                          .question = "您想了解什么？",
                                          .items = items,
                                          .n_items = G_N_ELEMENTS (items) });
}

static GtkWidget *
make_places (void)
{
  static const GjMenuItem items[] = {
    { "check", "演示市", "本机所在地" }, { NULL, "全国", NULL },   { NULL, "北京市", NULL }, { NULL, "山西省", NULL },
    { NULL, "黑龙江省", NULL },          { NULL, "上海市", NULL }, { NULL, "江苏省", NULL }, { NULL, "浙江省", NULL },
    { NULL, "杭州市", NULL },            { NULL, "合肥市", NULL }, { NULL, "蚌埠市", NULL }, { NULL, "新疆", NULL },
  };
  return gj_menu_page_new (&(GjMenuView){ .title = "政策与计算",
                                          .icon = "policy",
                                          .question = "看哪个地方的规定？",
                                          .sentence = "点一个。没有的地方，本机暂未收录",
                                          .items = items,
                                          .n_items = G_N_ELEMENTS (items) });
}

static GtkWidget *
make_questions (void)
{
  static const GjMenuItem items[] = {
    { NULL, "亲情账户和家庭共济是一回事吗？", NULL },
    { NULL, "用别人的卡看病可以吗？", NULL },
    { NULL, "为什么说已经在别处绑定了？要怎样解除原来的绑定，再到这里重新绑定？", NULL },
    { NULL, "账户里的钱能取出来吗？", NULL },
    { NULL, "输哪个密码？", NULL },
    { NULL, "怎样解除绑定？", NULL },
    { NULL, "缴了两次怎么办？", NULL },
    { NULL, "家人不在同一个城市，可以吗？", NULL },
    { NULL, "没有智能手机能办吗？", NULL },
    { NULL, "断缴了还能补吗？", NULL },
  };
  return gj_menu_page_new (&(GjMenuView){ .title = "政策与计算",
                                          .icon = "policy",
                                          .question = "常见问题",
                                          .sentence = "点一个问题，看回答",
                                          .items = items,
                                          .n_items = G_N_ELEMENTS (items),
                                          .wide = TRUE });
}

static GtkWidget *
make_missed (void)
{
  return gj_marks_page_new (&(GjMarksView){ .title = "政策与计算",
                                            .icon = "policy",
                                            .question = "哪几年没有缴居民医保？",
                                            .sentence = "没缴的都点一下，可以点几个",
                                            .items = { "2026年度", "2025年度", "2024年度", "2023年度", "2022年度", "2021年度",
                                                       "2020年度", "2019年度" },
                                            .n_items = 8,
                                            .marked = 3,
                                            .none = "每年都缴了",
                                            .some = "选好了，下一步" });
}

static GtkWidget *
make_amount (void)
{
  return gj_number_page_new (&(GjNumberView){ .title = "政策与计算",
                                              .icon = "policy",
                                              .question = "看病的个人负担是多少钱？",
                                              .sentence = "点一个，或按数字",
                                              .format = "¥%s",
                                              .presets = { 100, 300, 1000 },
                                              .n_presets = 3,
                                              .least = 1,
                                              .most = 999999 });
}

static GtkWidget *
make_balance (void)
{
  return gj_number_page_new (&(GjNumberView){ .title = "政策与计算",
                                              .icon = "policy",
                                              .question = "第3位家人的账户里有多少钱？",
                                              .sentence = "按扣款顺序，一位一位填",
                                              .format = "¥%s",
                                              .presets = { 500, 2000, 10000 },
                                              .n_presets = 3,
                                              .most = 999999,
                                              .none = "没有了" });
}

static GtkWidget *
make_fees (void)
{
  static const GjSheetRow rows[] = {
    { GJ_SHEET_HEADING, .text = "2027年度" },
    { GJ_SHEET_FACT,
      .text = "这一年缴多少",
      .detail = "本机暂未收录，请咨询窗口或拨打12393",
      .symbol = "no-data" },
    { GJ_SHEET_HEADING, .text = "2026年度" },
    { GJ_SHEET_FACT, .text = "未成年人", .detail = "17周岁及以下，财政另补700元", .value = "380元" },
    { GJ_SHEET_FACT, .text = "成年居民", .detail = "18到59周岁，财政另补700元", .value = "400元" },
    { GJ_SHEET_FACT, .text = "60岁及以上", .detail = "60周岁及以上，财政另补740元", .value = "360元" },
    { GJ_SHEET_FACT, .text = "特困人员", .tone = GJ_TONE_DONE, .chip_symbol = "check", .chip = "不用缴" },
    { GJ_SHEET_FACT, .text = "最低生活保障对象", .value = "200元" },
    { GJ_SHEET_FACT, .text = "防止返贫监测对象" },
    { GJ_SHEET_SOURCE, .text = SOURCE },
    { GJ_SHEET_HEADING, .text = "2025年度" },
    { GJ_SHEET_FACT, .text = "城乡居民", .detail = "财政另补670元", .value = "400元" },
    { GJ_SHEET_SOURCE, .text = SOURCE },
  };
  return gj_sheet_page_new (&(GjSheetView){ .title = "政策与计算",
                                            .icon = "policy",
                                            .question = "居民医保缴费标准",
                                            .tabs = { "武汉市", "湖北省", "全国" },
                                            .n_tabs = 3,
                                            .rows = rows,
                                            .n_rows = G_N_ELEMENTS (rows),
                                            .hotline = "12393" });
}

/* Birthdays on both sides of a tier's edge, a reduced fee, and what nobody verified. */
static GtkWidget *
make_tier (void)
{
  static const GjSheetRow rows[] = {
    { GJ_SHEET_HEADING, .text = "2027年度" },
    { GJ_SHEET_FACT, .text = "1月1日出生", .detail = "60岁及以上，2027年1月1日满60周岁，按最低生活保障对象算；不是的缴360元", .value = "200元" },
    { GJ_SHEET_FACT, .text = "1月2日到12月31日出生", .detail = "成年居民，2027年1月1日满59周岁，按最低生活保障对象算；不是的缴400元", .value = "200元" },
    { GJ_SHEET_FACT, .symbol = "info", .text = "大学生另有标准，请看“缴费标准”" },
    { GJ_SHEET_SOURCE, .text = SOURCE },
    { GJ_SHEET_HEADING, .text = "2026年度" },
    { GJ_SHEET_FACT,
      .symbol = "no-data",
      .text = "1月2日到12月31日出生：按哪一天的年龄算",
      .detail = "本机暂未收录，请咨询窗口或拨打12393" },
  };
  return gj_sheet_page_new (&(GjSheetView){ .title = "政策与计算",
                                            .icon = "policy",
                                            .question = "黑龙江省：1967年出生，每年缴多少",
                                            .rows = rows,
                                            .n_rows = G_N_ELEMENTS (rows),
                                            .dates = "其余未注明核实日期",
                                            .hotline = "12393",
                                            .main_text = "再算一次" });
}

static GtkWidget *
make_split_short (void)
{
  static const GjSplitPart parts[] = {
    { GJ_SPLIT_OWN, 100, "<b>先</b>扣本人账户" },
    { GJ_SPLIT_SHARED, 100, "再扣第3位家人" },
    { GJ_SPLIT_CASH, 99999700, "账户不够，其余自己另付" },
  };
  static const GjSheetRow rows[] = {
    { GJ_SHEET_FACT, .symbol = "order", .text = "先扣本人，再按顺序扣家人" },
    { GJ_SHEET_SOURCE, .text = "来源：国家医保局家庭共济规定。全国，法规或国家级媒体公布。" },
    { GJ_SHEET_FACT,
      .symbol = "money-safe",
      .text = "家人账户里要不要留钱",
      .detail = "本机暂未收录，请咨询窗口或拨打12393" },
  };
  return gj_sheet_page_new (&(GjSheetView){ .title = "政策与计算",
                                            .icon = "policy",
                                            .tone = GJ_TONE_ACT,
                                            .symbol = "order",
                                            .answer = "黑龙江省：999999元一般这样扣",
                                            .parts = parts,
                                            .n_parts = G_N_ELEMENTS (parts),
                                            .rows = rows,
                                            .n_rows = G_N_ELEMENTS (rows),
                                            .dates = "未注明核实日期",
                                            .hotline = "12393",
                                            .main_text = "再算一次" });
}

static GtkWidget *
make_waiting (void)
{
  static const GjSheetRow rows[] = {
    { GJ_SHEET_HEADING, .text = "这样算出来的" },
    { GJ_SHEET_FACT, .text = "断缴或晚缴，先等3个月", .value = "3个月" },
    { GJ_SHEET_FACT, .text = "断缴4年，加4个月", .value = "7个月" },
    { GJ_SHEET_FACT, .text = "补缴2年，减2个月", .value = "5个月" },
    { GJ_SHEET_FACT, .text = "断缴满4年，一共至少等6个月", .value = "6个月" },
    { GJ_SHEET_SOURCE, .text = SOURCE },
  };
  return gj_sheet_page_new (&(GjSheetView){ .title = "政策与计算",
                                            .icon = "policy",
                                            .tone = GJ_TONE_CARE,
                                            .symbol = "waiting",
                                            .answer = "要等6个月",
                                            .answer_detail = "2026年5月21日起可以报销，到2026年12月31日",
                                            .rows = rows,
                                            .n_rows = G_N_ELEMENTS (rows),
                                            .hotline = "12393",
                                            .main_text = "再算一次" });
}

static GtkWidget *
make_split (void)
{
  static const GjSplitPart parts[] = {
    { GJ_SPLIT_OWN, 12000, "<b>先</b>扣本人账户" },
    { GJ_SPLIT_SHARED, 15000, "再扣第1位家人" },
    { GJ_SPLIT_CASH, 3000, "账户不够，其余自己另付" },
  };
  static const GjSheetRow rows[] = {
    { GJ_SHEET_FACT, .text = "账户里必须留下的钱", .detail = "本机暂未收录，请咨询窗口或拨打12393" },
    { GJ_SHEET_SOURCE, .text = SOURCE },
  };
  return gj_sheet_page_new (&(GjSheetView){ .title = "政策与计算",
                                            .icon = "policy",
                                            .tone = GJ_TONE_ACT,
                                            .symbol = "order",
                                            .answer = "300元这样扣",
                                            .parts = parts,
                                            .n_parts = G_N_ELEMENTS (parts),
                                            .rows = rows,
                                            .n_rows = G_N_ELEMENTS (rows),
                                            .hotline = "12393",
                                            .main_text = "再算一次" });
}

static GtkWidget *
make_answer (void)
{
  static const GjSheetRow rows[] = {
    { GJ_SHEET_TEXT, .text = "不是一回事。亲情账户只是替家人出示医保码，看病花的还是家人自己的钱。" },
    { GJ_SHEET_TEXT, .text = "家庭共济是让家人用您个人账户里的钱。要先绑定，才能用。" },
    { GJ_SHEET_TEXT, .text = "看病的人始终要用自己的卡。" },
    { GJ_SHEET_SOURCE, .text = SOURCE },
  };
  return gj_sheet_page_new (&(GjSheetView){ .title = "常见问题",
                                            .icon = "policy",
                                            .question = "亲情账户和家庭共济是一回事吗？",
                                            .rows = rows,
                                            .n_rows = G_N_ELEMENTS (rows),
                                            .hotline = "12393" });
}

static GtkWidget *
make_relations (void)
{
  static const GjSheetRow rows[] = {
    { GJ_SHEET_FACT, .symbol = "person-woman", .text = "配偶", .tone = GJ_TONE_DONE, .chip_symbol = "check", .chip = "可以" },
    { GJ_SHEET_FACT, .symbol = "person-elder-man", .text = "父母", .tone = GJ_TONE_DONE, .chip_symbol = "check", .chip = "可以" },
    { GJ_SHEET_FACT, .symbol = "person-boy", .text = "子女", .tone = GJ_TONE_DONE, .chip_symbol = "check", .chip = "可以" },
    { GJ_SHEET_FACT, .symbol = "person-man", .text = "兄弟姐妹", .tone = GJ_TONE_DONE, .chip_symbol = "check", .chip = "可以" },
    { GJ_SHEET_FACT,
      .symbol = "person-elder-woman",
      .text = "公婆、岳父母",
      .tone = GJ_TONE_STOP,
      .chip_symbol = "close",
      .chip = "不可以" },
    { GJ_SHEET_FACT,
      .symbol = "person-elder-woman-2",
      .text = "祖父母、外祖父母",
      .detail = "本机暂未收录，请咨询窗口或拨打12393" },
    { GJ_SHEET_SOURCE, .text = SOURCE },
  };
  return gj_sheet_page_new (&(GjSheetView){ .title = "政策与计算",
                                            .icon = "policy",
                                            .question = "哪些家人可以用您的钱？",
                                            .rows = rows,
                                            .n_rows = G_N_ELEMENTS (rows),
                                            .hotline = "12393" });
}

/* Everything a scope can be, in more rows than one page has. */
static GtkWidget *
make_scopes (void)
{
#define CAN(icon, words) { GJ_SHEET_FACT, .symbol = icon, .text = words, .tone = GJ_TONE_DONE, .chip_symbol = "check", .chip = "能付" }
#define CANNOT(icon, words) { GJ_SHEET_FACT, .symbol = icon, .text = words, .tone = GJ_TONE_STOP, .chip_symbol = "close", .chip = "不能付" }
#define UNKNOWN(icon, words)                                                                                                              \
  { GJ_SHEET_FACT, .symbol = icon, .text = words, .detail = "本机暂未收录，请咨询窗口或拨打12393" }
  static const GjSheetRow rows[] = {
    CAN ("clinic", "门诊看病"),
    CAN ("inpatient", "住院"),
    CAN ("pharmacy", "药店买药"),
    CAN ("pharmacy", "药店买医疗器械"),
    CAN ("pharmacy", "药店买医用耗材"),
    CAN ("pay-premium", "本人和家人的居民医保费"),
    CAN ("shield", "本人的长期护理保险费"),
    CANNOT ("hospital", "公共卫生费用"),
    CANNOT ("sun", "健身、养生保健"),
    { GJ_SHEET_SOURCE, .text = "来源：国家医保局家庭共济规定。全国，法规或国家级媒体公布。" },
    UNKNOWN ("shield", "政府指导的商业补充医保"),
    UNKNOWN ("clinic", "体检"),
    UNKNOWN ("clinic", "自费疫苗"),
  };
  return gj_sheet_page_new (&(GjSheetView){ .title = "政策与计算",
                                            .icon = "policy",
                                            .question = "个人账户的钱，哪些能付？",
                                            .rows = rows,
                                            .n_rows = G_N_ELEMENTS (rows),
                                            .dates = "未注明核实日期",
                                            .hotline = "12393" });
}

static GtkWidget *
make_unknown (void)
{
  static const GjSheetRow row = { GJ_SHEET_FACT,
                                  .text = "2025年以前断缴的年份算不算",
                                  .detail = "本机暂未收录，请咨询窗口或拨打12393" };
  return gj_sheet_page_new (&(GjSheetView){ .title = "政策与计算",
                                            .icon = "policy",
                                            .tone = GJ_TONE_CARE,
                                            .symbol = "no-data",
                                            .answer = "本机算不出来",
                                            .answer_detail = "请咨询窗口或拨打12393",
                                            .rows = &row,
                                            .n_rows = 1,
                                            .hotline = "12393",
                                            .main_text = "再算一次" });
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
