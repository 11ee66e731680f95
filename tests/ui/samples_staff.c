/* SPDX-License-Identifier: Apache-2.0 */
/* See samples_staff.h. The words are those of kiosk/flows/staff_*.c. Nobody here exists. */
#include "tests/ui/samples_staff.h"

#include "core/base/i18n.h"
#include "core/receipt/document_text.h"
#include "tests/ui/samples_words.h"
#include "ui/pages/menu_page.h"
#include "ui/pages/notice_page.h"
#include "ui/pages/pick_page.h"
#include "ui/pages/rows_page.h"

/* How the parts are */

#define GOOD(icon, part, how)                                                                                                    \
  { "", { .symbol = icon, .strong = part, .detail = how, .tone = GJ_TONE_DONE, .chip_symbol = "check", .chip_text = C_ ("a part", "正常") } }
#define BAD(icon, part, how)                                                                                                     \
  { "", { .symbol = icon, .strong = part, .detail = how, .tone = GJ_TONE_STOP, .chip_symbol = "refused", .chip_text = C_ ("a part", "不能用") } }
#define CARE(icon, part, how)                                                                                                    \
  { "", { .symbol = icon, .strong = part, .detail = how, .tone = GJ_TONE_CARE, .chip_symbol = "warning", .chip_text = C_ ("a part", "请处理") } }

static GtkWidget *
health_page (const char *sentence, const GjRowsItem *items, gsize n, const char *second)
{
  const GjRowsView view = { .title = C_ ("page", "管理"), .sentence = sentence, .items = items, .n_items = n,
                            .main_text = _ ("要做什么？"), .second_text = second, .columns = 2 };
  GtkWidget *page = gj_rows_page_new (&view);
  gj_page_set_title_icon (GJ_PAGE (page), "staff");
  return page;
}

static GtkWidget *
make_good (void)
{
  g_autofree char *roll = g_strdup_printf (gj_ngettext ("%s换纸 · 打了%u张", "%s换纸 · 打了%u张", 318), gj_sample_day (20251120), 318U);
  g_autofree char *left = g_strdup_printf (_ ("还有%s"), "63.7 GB");
  g_autofree char *machine = g_strdup_printf (C_ ("time now, room on the disk", "%s · %s"), "2025-11-21 09:40:12", left);
  const GjRowsItem items[] = {
    GOOD ("printing", _ ("打印机"), _ ("可以打印")),
    { "paper", { .symbol = "paper-out", .strong = _ ("纸卷"), .detail = roll, .tone = GJ_TONE_DONE, .action = _ ("换好纸了") } },
    GOOD ("take-receipt", _ ("欠的凭条"), _ ("没有")),
    GOOD ("card", _ ("读卡器"), _ ("刚读过您的卡")),
    GOOD ("verify", _ ("扫码器"), _ ("可以扫码")),
    GOOD ("money-safe", _ ("数据库"), _ ("查得到资料")),
    GOOD ("shield", _ ("密钥、时钟、磁盘"), machine),
  };
  return health_page (_ ("一切正常。"), items, G_N_ELEMENTS (items), _ ("办我自己的"));
}

static GtkWidget *
make_bad (void)
{
  g_autofree char *jam = g_strdup_printf (C_ ("condition of the printer, what to do", "%s · %s"), C_ ("printer", "卡纸"),
                                          _ ("取出卡住的纸，合上盖子，再按“复位”。"));
  g_autofree char *roll = g_strdup_printf (gj_ngettext ("还没有记过换纸 · 打了%u张", "还没有记过换纸 · 打了%u张", 12000), 12000U);
  g_autofree char *owed = g_strdup_printf (gj_ngettext ("%u张还没有打出来", "%u张还没有打出来", 23), 23U);
  g_autofree char *slow = g_strdup_printf (_ ("慢了，现在是%s。请管理员校准。"), "2025-11-21 09:40:12");
  g_autofree char *left = g_strdup_printf (_ ("还有%s"), "118.2 MB");
  g_autofree char *full = g_strdup_printf (_ ("快满了，%s。请管理员清理。"), left);
  g_autofree char *sentence = g_strdup_printf (gj_ngettext ("服务已暂停。有%u处要处理。", "服务已暂停。有%u处要处理。", 8), 8U);
  GjRowsItem items[] = {
    BAD ("printing", _ ("打印机"), jam),
    BAD ("money-safe", _ ("数据库"), _ ("查不到资料。看网线和服务器。您做的事恢复后记录。")),
    BAD ("shield", _ ("签名密钥"), _ ("已失效，不能签凭条。请管理员换密钥。")),
    BAD ("calendar", _ ("时钟"), slow),
    BAD ("more", _ ("磁盘"), full),
    { "owed", { .symbol = "take-receipt", .strong = _ ("欠的凭条"), .detail = owed, .tone = GJ_TONE_CARE, .action = C_ ("button", "去打印") } },
    CARE ("verify", _ ("扫码器"), _ ("没有接好。看连接线。")),
    BAD ("card", _ ("读卡器"), _ ("看连接线；还不行就重新启动。")),
    { "paper", { .symbol = "paper-out", .strong = _ ("纸卷"), .detail = roll, .tone = GJ_TONE_DONE, .action = _ ("换好纸了") } },
  };
  items[0].row.action = C_ ("button", "复位");
  items[0].row.chip_text = NULL;
  return health_page (sentence, items, G_N_ELEMENTS (items), _ ("恢复服务"));
}

static GtkWidget *
make_menu (void)
{
  const GjMenuItem items[] = {
    { "paper-out", _ ("换好纸了"), _ ("重新数打了几张") },     { "printing", _ ("打印测试"), _ ("打一张测试纸") },
    { "take-receipt", _ ("欠的凭条"), _ ("打出来交给居民") },   { "reprint", _ ("今天的凭条"), _ ("再打一张给本人") },
    { "calendar", _ ("日终对账"), _ ("核对一天的账") },
    { "card", _ ("读卡测试"), _ ("读一次您的卡") },             { "suspended", _ ("暂停服务"), _ ("屏幕上写明原因") },
    { "sun", _ ("屏幕亮度"), _ ("调亮或调暗") },               { "volume", _ ("语音音量"), _ ("每个人从多响开始") },
    { "down", _ ("拷贝日志"), _ ("拷到U盘，报修用") },
    { "restart", _ ("重新启动"), _ ("程序重新开始") },
  };
  return gj_menu_page_new (&(GjMenuView){ .title = C_ ("page", "管理"), .icon = "staff", .question = _ ("要做什么？"),
                                          .items = items, .n_items = G_N_ELEMENTS (items) });
}

static GtkWidget *
make_pause (void)
{
  const GjMenuItem items[] = {
    { NULL, _ ("工作人员正在换纸。"), NULL }, { NULL, _ ("打印机正在修。"), NULL },     { NULL, _ ("读卡器正在修。"), NULL },
    { NULL, _ ("这台机器正在维护。"), NULL }, { NULL, _ ("现在不是服务时间。"), NULL },
  };
  return gj_menu_page_new (&(GjMenuView){ .title = _ ("暂停服务"), .icon = "suspended", .question = _ ("让居民看到什么？"),
                                          .sentence = _ ("取卡后开始暂停，直到您恢复。重新启动也不变。"),
                                          .items = items, .n_items = G_N_ELEMENTS (items), .wide = TRUE });
}

/* One thing to read */

static GtkWidget *
say (const char *title, const char *face, const char *sentence, GjTone tone, const char *symbol, const char *question,
     const char *answer, const char *main_text, const char *second_text)
{
  const GjNoticeFact fact = { tone, symbol, question, answer };
  return gj_notice_page_new (&(GjNoticeView){ .title = title, .face = face, .sentence = sentence, .facts = &fact,
                                              .n_facts = question != NULL, .main_text = main_text,
                                              .second_text = second_text });
}

static GtkWidget *
make_asking (void)
{
  return say (C_ ("page", "管理"), "waiting", _ ("正在看各个部件…"), GJ_TONE_PLAIN, NULL, NULL, NULL, NULL, NULL);
}

static GtkWidget *
make_test_good (void)
{
  return say (_ ("打印机"), "check", _ ("测试纸打好了"), GJ_TONE_DONE, "printing", _ ("看这张纸"),
              _ ("两端刻度齐全、黑条没有白线、二维码扫得出，就是好的。"), C_ ("button", "知道了"), _ ("再打一次"));
}

static GtkWidget *
make_test_bad (void)
{
  g_autofree char *trouble = g_strdup_printf (_ ("测试纸没有打好：%s"), C_ ("printer", "切刀故障"));
  return say (_ ("打印机"), "refused", trouble, GJ_TONE_CARE, "warning", _ ("接下来怎么办"),
              _ ("取出卡住的纸，合上盖子，再按“复位”。"), C_ ("button", "复位"), C_ ("button", "知道了"));
}

static GtkWidget *
make_restart (void)
{
  return say (_ ("重新启动"), "restart", _ ("重新启动这台机器的程序？"), GJ_TONE_DONE, "money-safe", _ ("钱和凭条"),
              _ ("都已记下，不受影响。约半分钟后又能用。"), _ ("重新启动"), C_ ("button", "不了"));
}

static GtkWidget *
make_refused (void)
{
  return say (C_ ("page", "管理"), "refused", _ ("没有做：现在记不下来"), GJ_TONE_ACT, "arrow", _ ("接下来怎么办"),
              _ ("什么都没有改。等数据库恢复后再做。"), C_ ("button", "知道了"), NULL);
}

/* The day's end, the card test */

static GtkWidget *
day_page (const char *verdict, const char *const values[7], const char *second)
{
  const char *const keys[] = { _ ("代缴"), _ ("缴费凭条"), _ ("退回"), _ ("家庭共济"), _ ("打好的"), _ ("欠的凭条"), _ ("不符") };
  GjRowsItem items[G_N_ELEMENTS (keys)] = { 0 };
  g_autofree char *sentence = g_strdup_printf (C_ ("day, verdict", "%s：%s"), gj_sample_day (20251121), verdict);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    items[i] = (GjRowsItem){ "", { .strong = keys[i], .amount = values[i] } };
  return gj_rows_page_new (&(GjRowsView){ .title = _ ("日终对账"), .sentence = sentence, .items = items,
                                          .n_items = G_N_ELEMENTS (items), .main_text = C_ ("button", "打印"),
                                          .main_symbol = "printing", .second_text = second, .columns = 2 });
}

static GtkWidget *
make_day (void)
{
  const char *const values[] = { "48 · ¥18,960.00", "48 · ¥18,960.00", "1 · ¥400.00", "12", "61", "0", "0" };
  return day_page (_ ("全部相符"), values, _ ("上个营业日"));
}

static GtkWidget *
make_day_bad (void)
{
  const char *const values[] = { "12,345 · ¥4,938,000.00", "12,344 · ¥4,937,600.00", "100 · ¥40,000.00", "1,200", "13,544", "23", "117" };
  g_autofree char *verdict = g_strdup_printf (_ ("有%d处不符，请管理员对账"), 117);
  return day_page (verdict, values, C_ ("button", "今天"));
}

static GtkWidget *
make_card (void)
{
  g_autofree char *took = g_strdup_printf (_ ("%d毫秒"), 184);
  const GjRowsItem items[] = {
    { "", { .strong = _ ("卡号校验"), .amount = _ ("不对") } },
    { "", { .strong = _ ("卡片规范"), .amount = "2.0" } },
    { "", { .strong = _ ("有效期到"), .amount = gj_sample_day (20991231) } },
    { "", { .strong = _ ("应答次数"), .amount = "12" } },
    { "", { .strong = _ ("用时"), .amount = took } },
  };
  return gj_rows_page_new (&(GjRowsView){ .title = _ ("读卡测试"), .sentence = _ ("读卡器好着，卡号校验不对：换一张卡再读；还不对就报修。"),
                                          .items = items, .n_items = G_N_ELEMENTS (items),
                                          .main_text = C_ ("button", "知道了"), .second_text = _ ("再读一次"), .columns = 2 });
}

static GtkWidget *
make_card_bad (void)
{
  return say (_ ("读卡测试"), "refused", _ ("没有读出这张卡"), GJ_TONE_CARE, "warning", _ ("接下来怎么办"),
              _ ("擦一擦芯片再读；换卡也不行，就清洁读卡口或报修。"), _ ("再读一次"), C_ ("button", "知道了"));
}

/* The journal onto a stick */

static GtkWidget *
make_logs (void)
{
  const GjMenuItem items[] = {
    { "calendar", C_ ("button", "今天"), NULL }, { "calendar", _ ("最近7天"), NULL }, { "calendar", _ ("最近30天"), NULL },
  };
  return gj_menu_page_new (&(GjMenuView){ .title = _ ("拷贝日志"), .icon = "copy", .question = _ ("要哪几天的？"),
                                          .sentence = _ ("先插好U盘。日志里没有居民的姓名和号码。"), .items = items,
                                          .n_items = G_N_ELEMENTS (items), .wide = TRUE });
}

static GtkWidget *
make_logs_done (void)
{
  g_autofree char *where = g_strdup_printf (_ ("%s，可以拔U盘了。\n%s"), "118.2 MB", "gongji-02-2025-10-23-2025-11-21.txt");
  return say (_ ("拷贝日志"), "check", _ ("日志拷好了"), GJ_TONE_DONE, "check", _ ("U盘上"), where, C_ ("button", "知道了"), NULL);
}

static GtkWidget *
make_logs_failed (void)
{
  return say (_ ("拷贝日志"), "refused", _ ("写不进U盘，没有拷好"), GJ_TONE_CARE, "warning", _ ("接下来怎么办"),
              _ ("拷完前别拔；也看看U盘是不是只能读。"), _ ("再试一次"), C_ ("button", "知道了"));
}

static GtkWidget *
make_light (void)
{
  const GjPickOption options[] = { { "25", "25%", FALSE }, { "50", "50%", FALSE }, { "75", "75%", TRUE }, { "100", "100%", FALSE } };
  return gj_pick_page_new (&(GjPickView){ _ ("屏幕亮度"), options, G_N_ELEMENTS (options) });
}

/* Papers owed */

static const char *
whose (const char *when, const char *name)
{
  return gj_sample_words (C_ ("day, whose paper", "%s · %s"), when, name);
}

static GtkWidget *
owed_page (const char *title, const char *sentence, const char *when, guint n, gboolean damaged)
{
  const char *const titles[] = { _ ("缴费凭条"), gj_gettext (gj_document_title (GJ_DOCUMENT_JOINT)),
                                 gj_gettext (gj_document_title (GJ_DOCUMENT_BIND)),
                                 gj_sample_as ("个人账户消费记录单", gj_gettext (gj_document_title (GJ_DOCUMENT_STATEMENT))) };
  g_autofree GjRowsItem *items = g_new0 (GjRowsItem, n);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n; i++)
    {
      char *number = g_strdup_printf ("02-%06u", 137 + i);
      g_ptr_array_add (texts, number);
      items[i] = (GjRowsItem){ number, { .symbol = "take-receipt", .strong = number, .head = titles[i % G_N_ELEMENTS (titles)],
                                         .detail = whose (when, i % 2 ? "*******提" : "*伟"),
                                         .action = C_ ("button", "打印"), .action_name = number } };
    }
  if (damaged)
    {
      items[0].row.head = _ ("读不出来，打不了");
      items[0].row.detail = whose (when, _ ("不要重办，请技术人员处理"));
      items[0].row.action = NULL;
    }
  return gj_rows_page_new (&(GjRowsView){ .title = title, .sentence = sentence, .items = items, .n_items = n,
                                          .empty_symbol = "take-receipt", .empty_head = _ ("没有欠的凭条"),
                                          .empty_text = _ ("该打的都打出来了。"), .main_text = C_ ("button", "知道了") });
}

static GtkWidget *
make_owed (void)
{
  return owed_page (_ ("欠的凭条"), _ ("打出来，核对姓名，交给本人。"), gj_sample_day (20251121), 2, FALSE);
}

static GtkWidget *
make_owed_damaged (void)
{
  return owed_page (_ ("欠的凭条"), _ ("打出来，核对姓名，交给本人。"), gj_sample_day (20251121), 2, TRUE);
}

static GtkWidget *
make_owed_many (void)
{
  g_autofree char *failed = g_strdup_printf (_ ("%s没有打出来：%s"), "02-000137", _ ("打印没有完成"));
  return owed_page (_ ("欠的凭条"), failed, gj_sample_day (20251121), 60, FALSE);
}

static GtkWidget *
make_owed_none (void)
{
  return owed_page (_ ("欠的凭条"), NULL, NULL, 0, FALSE);
}

static GtkWidget *
make_today (void)
{
  return owed_page (_ ("今天的凭条"), _ ("要哪一张？打出来写明是补打，核对姓名，交给本人。"), "09:12", 60, FALSE);
}

static GtkWidget *
make_today_none (void)
{
  return gj_rows_page_new (&(GjRowsView){ .title = _ ("今天的凭条"), .sentence = _ ("要哪一张？打出来写明是补打，核对姓名，交给本人。"),
                                          .empty_symbol = "take-receipt", .empty_head = _ ("今天还没有凭条"),
                                          .empty_text = _ ("以前的凭条，请居民插卡按“凭证补打”。"), .main_text = C_ ("button", "知道了") });
}

static GtkWidget *
make_volume (void)
{
  const GjPickOption options[] = { { "low", C_ ("volume", "小"), FALSE }, { "middle", C_ ("volume", "中"), TRUE },
                                   { "high", C_ ("volume", "大"), FALSE } };
  return gj_pick_page_new (&(GjPickView){ _ ("语音音量"), options, G_N_ELEMENTS (options) });
}

/* Every part that there can be, and nothing well but two. */
static GtkWidget *
make_worst (void)
{
  g_autofree char *roll = g_strdup_printf (gj_ngettext ("还没有记过换纸 · 打了%u张", "还没有记过换纸 · 打了%u张", 12000), 12000U);
  g_autofree char *sentence = g_strdup_printf (gj_ngettext ("服务已暂停。有%u处要处理。", "服务已暂停。有%u处要处理。", 10), 10U);
  const GjRowsItem items[] = {
    BAD ("printing", _ ("打印机"), _ ("看电源和连接线；还不行就报修。")),
    BAD ("card", _ ("读卡器"), _ ("看连接线；还不行就重新启动。")),
    BAD ("shield", "PSAM", _ ("没有回应，社保卡核对不了。重新插好它；还不行就报修。")),
    BAD ("pin-pad", _ ("密码键盘"), _ ("没有回应，服务停着。看电源和连接线；还不行就报修。")),
    BAD ("money-safe", _ ("数据库"), _ ("查不到资料。看网线和服务器。您做的事恢复后记录。")),
    BAD ("shield", _ ("签名密钥"), _ ("已失效，不能签凭条。请管理员换密钥。")),
    BAD ("calendar", _ ("时钟"), _ ("看连接线；还不行就重新启动。")),
    CARE ("verify", _ ("扫码器"), _ ("没有接好。看连接线。")),
    CARE ("voice", _ ("语音"), _ ("没有声音。看喇叭和连接线；还不行就报修。")),
    CARE ("more", _ ("磁盘"), _ ("读不到还有多少地方。请报修。")),
    { "paper", { .symbol = "paper-out", .strong = _ ("纸卷"), .detail = roll, .tone = GJ_TONE_DONE, .action = _ ("换好纸了") } },
    GOOD ("take-receipt", _ ("欠的凭条"), _ ("没有")),
  };
  return health_page (sentence, items, G_N_ELEMENTS (items), _ ("恢复服务"));
}

static GtkWidget *
make_restarting (void)
{
  return say (_ ("重新启动"), "waiting", _ ("正在重新启动…"), GJ_TONE_DONE, "printing", _ ("在打的纸、在拷的日志"),
              _ ("先办完，马上就重新启动。"), NULL, NULL);
}

static const GjPageSample samples[] = {
  { "60-staff", make_good },
  { "60-staff-bad", make_bad },
  { "60-staff-worst", make_worst },
  { "60-staff-asking", make_asking },
  { "60b-staff-menu", make_menu },
  { "61-staff-test-good", make_test_good },
  { "61-staff-test-bad", make_test_bad },
  { "62-staff-owed", make_owed },
  { "62-staff-owed-damaged", make_owed_damaged },
  { "62-staff-owed-many", make_owed_many },
  { "62-staff-owed-none", make_owed_none },
  { "62b-staff-today", make_today },
  { "62b-staff-today-none", make_today_none },
  { "63-staff-pause", make_pause },
  { "65-staff-day", make_day },
  { "65-staff-day-bad", make_day_bad },
  { "67-staff-logs", make_logs },
  { "67-staff-logs-done", make_logs_done },
  { "67-staff-logs-failed", make_logs_failed },
  { "68-staff-light", make_light },
  { "69-staff-volume", make_volume },
  { "66-staff-card", make_card },
  { "66-staff-card-bad", make_card_bad },
  { "64-staff-restart", make_restart },
  { "64-staff-restarting", make_restarting },
  { "64-staff-refused", make_refused },
};

const GjPageSample *
gj_staff_samples (gsize *n_samples)
{
  *n_samples = G_N_ELEMENTS (samples);
  return samples;
}
