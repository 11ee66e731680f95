/* SPDX-License-Identifier: Apache-2.0 */
/* See samples_entry.h. Nobody here exists; the number is the example of the standard. */
#include "tests/ui/samples_entry.h"

#include "core/base/i18n.h"
#include "core/receipt/document_text.h"
#include "core/rules/codes.h"
#include "tests/ui/samples_words.h"
#include "ui/pages/id_entry_page.h"
#include "ui/pages/letter_page.h"
#include "ui/pages/name_entry_page.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/rows_page.h"
#include "ui/pages/verify_page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/signature_pad.h"

const char *const gj_sample_letter[] = {
  "本人自愿授权家庭成员使用本人基本医疗保险个人账户的钱，并承诺如下：",
  "一、本人与所填家庭成员的关系真实，填写的姓名和身份证号码无误。",
  "二、个人账户的钱只用于家庭成员在定点医药机构由个人负担的费用，以及缴纳居民基本医疗保险费。不把钱取出来，不买日用品，不让别人冒用。",
  "三、家庭成员看病买药，用本人自己的社保卡或医保码，不把卡借给别人。",
  "四、家庭成员先用自己的账户，不够的部分才用共济的钱；几个人都给同一位家人共济的，按排好的先后扣。",
  "五、本人可以随时在自助机、手机或窗口解除授权；解除以前已经用掉的钱不退回。本人参保关系转走或者终止的，授权同时结束。",
  "六、填写不实、冒名就医、骗取医保基金的，本人愿意承担法律责任，并接受暂停医疗费用联网结算等处理。",
  NULL,
};

/* ---- typing ---- */

/* The texts live as long as the page. */
static GString *
kept_text (const char *text)
{
  GString *kept = g_string_sized_new (64);
  g_string_assign (kept, text);
  return kept;
}

static void
drop_text (gpointer text)
{
  g_string_free (text, TRUE);
}

static GtkWidget *
id_page (const char *number, const char *problem)
{
  GString *text = kept_text (number);
  const GjIdEntryView view = { .title = _ ("请输入家人的身份证号码"), .sentence = gj_sample_as ("看着身份证，从左往右按", _ ("看着家人的身份证，从左往右按")), .today = 20251121, .problem = problem,
                               .problem_next = gj_sample_words (_ ("请核对，还可以查%u次。还不行，请到%s，或拨打%s。"), 2U, gj_sample_of ("3号窗口", "Counter\u00a03"), "12393") };
  GtkWidget *page = gj_id_entry_page_new (&view, text);
  gj_page_set_step (GJ_PAGE (page), 1, 5, _ ("选家人"));
  g_object_set_data_full (G_OBJECT (page), "number", text, drop_text);
  return page;
}

static GtkWidget *
make_id_empty (void)
{
  return id_page ("", NULL);
}

static GtkWidget *
make_id_half (void)
{
  return id_page ("1101051949", NULL);
}

static GtkWidget *
make_id_right (void)
{
  return id_page ("11010519491231002X", NULL);
}

static GtkWidget *
make_id_wrong (void)
{
  return id_page ("110105194912310023", NULL);
}

static GtkWidget *
make_id_unknown (void)
{
  return id_page ("11010519491231002X", _ ("号码和姓名对不上，或者这位家人没有在本系统登记"));
}

static GtkWidget *
make_id_checking (void)
{
  GtkWidget *page = id_page ("11010519491231002X", NULL);
  gj_page_press_key (GJ_PAGE (page), GDK_KEY_Return);
  return page;
}

static GtkWidget *
name_page (const char *name, const char *typed, const char *problem)
{
  GString *text = kept_text (name);
  const GjNameEntryView view = { .title = _ ("请输入家人的姓名"), .sentence = _ ("和身份证上的一样"), .problem = problem };
  GtkWidget *page = gj_name_entry_page_new (&view, text);
  gj_page_set_step (GJ_PAGE (page), 1, 5, _ ("选家人"));
  g_object_set_data_full (G_OBJECT (page), "name", text, drop_text);
  for (const char *at = typed; *at != '\0'; at++)
    gj_page_press_key (GJ_PAGE (page), gdk_unicode_to_keyval ((guint32) *at));
  return page;
}

static GtkWidget *
make_name_empty (void)
{
  return name_page ("", "", NULL);
}

static GtkWidget *
make_name_typing (void)
{
  return name_page ("", "wangwei", NULL);
}

static GtkWidget *
make_name_full (void)
{
  return name_page ("王伟", "", NULL);
}

static GtkWidget *
make_name_rare (void)
{
  return name_page ("𬭎䶮㛃", "abudu", NULL);
}

static GtkWidget *
make_name_long (void)
{
  return name_page ("阿卜杜克里木·买买提吐尔逊·阿布都热依木江", "", NULL);
}

static GtkWidget *
make_name_other (void)
{
  return name_page ("王玮", "", gj_sample_as ("和这个身份证号码登记的姓名不一样，请对着身份证再核对。",
                                            _ ("号码和姓名对不上，或者这位家人没有在本系统登记")));
}

static GtkWidget *
make_name_nothing (void)
{
  return name_page ("王", "vvv", NULL);
}

static GtkWidget *
find (GtkWidget *root, GType type, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (G_TYPE_CHECK_INSTANCE_TYPE (child, type)
          && (text == NULL || (GJ_IS_BUTTON (child) && g_strcmp0 (gj_button_get_text (GJ_BUTTON (child)), text) == 0)))
        return child;
      GtkWidget *found = find (child, type, text);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
click (GtkWidget *page, const char *text)
{
  g_signal_emit_by_name (find (page, GJ_TYPE_BUTTON, text), "clicked");
}

static GtkWidget *
name_page_by (const char *mode, const char *typed)
{
  GtkWidget *page = name_page ("李", "", NULL);
  click (page, mode);
  for (const char *at = typed; *at != '\0'; at++)
    gj_page_press_key (GJ_PAGE (page), gdk_unicode_to_keyval ((guint32) *at));
  return page;
}

static GtkWidget *
make_name_strokes (void)
{
  return name_page_by (g_dgettext (GETTEXT_PACKAGE, _ ("笔画")), "hhhszpzph");
}

static GtkWidget *
make_name_code (void)
{
  return name_page_by (g_dgettext (GETTEXT_PACKAGE, _ ("编码")), "2CB4E");
}

/* ---- the letter ---- */

static const char signature[] = "120,90 130,60 260,52 300,60;200,60 204,150 200,240;110,150 200,142 296,148;90,246 210,232 330,240;"
                                "430,60 400,130 360,190;410,130 414,250 410,330;470,110 600,98;540,50 538,160 540,330;460,180 620,170 "
                                "612,230;470,210 540,204";

static GtkWidget *
letter_page (const char *const *paragraphs, gboolean pin_may_sign)
{
  const GjLetterView view = { .heading = "个人账户家庭成员共济承诺书",
                              .paragraphs = paragraphs,
                              .person = "*伟",
                              .people = (const char *const[]){ gj_sample_words ("%s %s", "*敏", _ ("长女")), NULL },
                              .version = "2025年9月版",
                              .pin_may_sign = pin_may_sign,
                              .window = pin_may_sign ? NULL : gj_sample_of ("3号窗口", "Counter\u00a03") };
  GtkWidget *page = gj_letter_page_new (&view);
  gj_page_set_step (GJ_PAGE (page), 3, 5, _ ("承诺书"));
  return page;
}

static GtkWidget *
make_letter (void)
{
  return letter_page (gj_sample_letter, FALSE);
}

static const char *const short_letter[] = { "本人自愿授权家庭成员使用本人医保个人账户的钱，填写的内容真实。", NULL };

static GtkWidget *
make_letter_short (void)
{
  return letter_page (short_letter, TRUE);
}

/* Once it stands on the screen it has been read. */
static void
on_read (GtkWidget *text, guint number, guint n_pages, GtkWidget *page)
{
  const char *strokes = g_object_get_data (G_OBJECT (page), "strokes");
  GtkWidget *next = find (page, GJ_TYPE_BUTTON, g_dgettext (GETTEXT_PACKAGE, _ ("下一页")));
  if (find (page, GJ_TYPE_BUTTON, g_dgettext (GETTEXT_PACKAGE, _ ("我已读完，愿意遵守"))) == NULL)
    {
      if (next != NULL)
        g_signal_emit_by_name (next, "clicked");
      return;
    }
  g_signal_handlers_disconnect_by_func (text, on_read, page);
  click (page, g_dgettext (GETTEXT_PACKAGE, _ ("我已读完，愿意遵守")));
  click (page, g_dgettext (GETTEXT_PACKAGE, _ ("去签字")));
  if (strokes == NULL)
    click (page, g_dgettext (GETTEXT_PACKAGE, _ ("不方便手写")));
  else
    gj_signature_pad_set_strokes (GJ_SIGNATURE_PAD (find (page, GJ_TYPE_SIGNATURE_PAD, NULL)), strokes);
}

static GtkWidget *
signing_page (const char *strokes, gboolean pin_may_sign)
{
  GtkWidget *page = letter_page (short_letter, pin_may_sign);
  g_object_set_data (G_OBJECT (page), "strokes", (gpointer) strokes);
  g_signal_connect_object (find (page, GJ_TYPE_PAGED_LIST, NULL), "page-changed", G_CALLBACK (on_read), page, 0);
  return page;
}

static GtkWidget *
make_sign_empty (void)
{
  return signing_page ("", TRUE);
}

static GtkWidget *
make_sign_done (void)
{
  return signing_page (signature, TRUE);
}

static GtkWidget *
make_sign_by_pin (void)
{
  return signing_page (NULL, TRUE);
}

static GtkWidget *
make_sign_at_window (void)
{
  return signing_page (NULL, FALSE);
}

/* ---- verifying ---- */

/* A line of a joint paper. */
static const char *
premium (const char *name, gint64 fen)
{
  return gj_sample_words (_ ("%s，%u年度，%s"), name, 2026U, gj_sample_money (fen));
}

static const char *
person (const char *name, const char *id)
{
  return gj_sample_words (C_ ("a person on a paper", "%s %s"), name, id);
}

/* What became of somebody. */
static const char *
fate (const char *name, const char *what)
{
  return gj_sample_words (C_ ("a person on a paper: what became of it", "%s：%s"), name, what);
}

static const char *
fate_now (const char *name, const char *what)
{
  return gj_sample_words (C_ ("a person: what became of it", "%s：%s"), name, what);
}

static const char *
reversed (guint place, const char *name)
{
  return gj_sample_words (_ ("第%u位 %s，%s，退回了"), place, name, gj_sample_money (40000));
}

static const char *
title_of (GjDocumentKind kind)
{
  return gj_gettext (gj_document_title (kind));
}

/* The paper's kinds of care. */
static const char *
cares (void)
{
  const GjDocument document = { .cares = 1 << 0 | 1 << 1 | 1 << 2 };
  return gj_sample_keep (gj_document_cares_text (&document, FALSE));
}

static GtkWidget *
verify_page (const GjVerifyView *view, GjTone tone, const char *symbol, const char *note, const char *detail)
{
  GtkWidget *page = gj_verify_page_new (view);
  gj_page_set_title (GJ_PAGE (page), _ ("验证凭证"));
  gj_verify_page_set_note (GJ_VERIFY_PAGE (page), tone, symbol, note, detail);
  return page;
}

static GtkWidget *
with_later (GtkWidget *page, const GjVerifyRow *later, gsize n_later)
{
  for (gsize i = 0; i < n_later; i++)
    gj_verify_page_add_later (GJ_VERIFY_PAGE (page), &later[i]);
  return page;
}

static GtkWidget *
make_verify_how (void)
{
  return verify_page (&(GjVerifyView){ .has_scanner = TRUE, .hotline = "12393" }, GJ_TONE_PLAIN, NULL, NULL, NULL);
}

static GtkWidget *
make_verify_no_scanner (void)
{
  return verify_page (&(GjVerifyView){ .window = gj_sample_of ("3号窗口", "Counter\u00a03"), .hotline = "12393" }, GJ_TONE_PLAIN, NULL, NULL, NULL);
}

static GtkWidget *
make_verify_valid (void)
{
  const char *insurance = gj_code_label (GJ_CODE_INSUTYPE, "390");
  const char *project
      = gj_sample_as ("2026年度居民医保", gj_sample_words (C_ ("a year and an insurance on a paper", "%u年度%s"), 2026U, insurance));
  const GjVerifyRow receipt_rows[] = {
    { _ ("凭条号"), "02-000138" },         { _ ("金额"), "¥400.00" },
    { _ ("缴费项目"), project }, { _ ("为谁缴"), person ("*英", "1101**********0022") },
    { _ ("和付款人的关系"), _ ("配偶") },           { _ ("付款人"), person ("*伟", "1101**********0015") },
    { _ ("时间"), "2025-11-21 09:43:12" },
  };
  return verify_page (&(GjVerifyView){ .has_scanner = TRUE,
                                       .tone = GJ_TONE_DONE,
                                       .symbol = "valid",
                                       .headline = _ ("二维码是真的"),
                                       .line = _ ("和纸上对一遍，不一样的凭条是假的"),
                                       .rows = receipt_rows,
                                       .n_rows = G_N_ELEMENTS (receipt_rows),
                                       .advice = _ ("请把屏幕上的和纸上的对一遍，不一样的凭条是假的。") },
                      GJ_TONE_ACT, "info", gj_sample_words (_ ("补打过%d次"), 2), _ ("这笔缴费没有退回过。"));
}

static GtkWidget *
make_verify_reversed (void)
{
  const GjVerifyRow many_rows[] = {
    { _ ("凭条号"), "02-000199" },
    { _ ("办的是"), title_of (GJ_DOCUMENT_JOINT) },
    { _ ("办理人"), person ("*******提", "6501**********0015") },
    { _ ("家人"), premium ("*英", 40000) },
    { _ ("家人"), premium ("*芳", 40000) },
    { _ ("家人"), premium ("*然", 40000) },
    { _ ("家人"), premium ("*乐", 20050) },
    { _ ("家人"), premium ("*******提", 40000) },
    { _ ("家人"), premium ("*山", 40000) },
    { _ ("家人"), premium ("*强", 40000) },
    { _ ("家人"), premium ("*敏", 40000) },
    { _ ("合计"), "¥3,000.50" },
    { _ ("时间"), "2025-11-21 09:43:12" },
  };
  const GjVerifyRow many_later[] = {
    { _ ("现在的情况"), reversed (2, "*芳") },
    { _ ("现在的情况"), reversed (5, "*******提") },
  };
  GtkWidget *page = verify_page (&(GjVerifyView){ .has_scanner = TRUE,
                                                  .tone = GJ_TONE_DONE,
                                                  .symbol = "valid",
                                                  .headline = _ ("二维码是真的"),
                                                  .line = _ ("和纸上对一遍，不一样的凭条是假的"),
                                                  .rows = many_rows,
                                                  .n_rows = G_N_ELEMENTS (many_rows),
                                                  .advice = _ ("请把屏幕上的和纸上的对一遍，不一样的凭条是假的。") },
                                 GJ_TONE_CARE, "warning", gj_sample_words (_ ("其中%d笔缴费后来退回了"), 2), _ ("钱已经退回原来的账户。"));
  gj_verify_page_set_verdict (GJ_VERIFY_PAGE (page), GJ_TONE_CARE, "warning", _ ("码是真的，但有的退回了"));
  return with_later (page, many_later, G_N_ELEMENTS (many_later));
}

static GtkWidget *
make_verify_correction (void)
{
  const GjVerifyRow correction_rows[] = {
    { _ ("凭条号"), "02-000152" },
    { _ ("办的是"), title_of (GJ_DOCUMENT_CORRECTION) },
    { _ ("付款人"), person ("*伟", "1100**********0015") },
    { _ ("家人"), premium ("*英", 40000) },
    { _ ("退回的凭条"), gj_sample_words (_ ("%s，%s 缴的"), "02-000137", "2025-11-21") },
    { _ ("经办人"), gj_sample_words (C_ ("two of the staff", "%s、%s"), "李红", "古丽巴哈尔·阿布") },
    { _ ("原因"), "居民到窗口说选错了年度，应该缴明年…" },
    { _ ("时间"), "2025-11-24 15:20:06" },
  };
  return verify_page (&(GjVerifyView){ .has_scanner = TRUE,
                                       .tone = GJ_TONE_DONE,
                                       .symbol = "valid",
                                       .headline = _ ("二维码是真的"),
                                       .line = _ ("和纸上对一遍，不一样的凭条是假的"),
                                       .rows = correction_rows,
                                       .n_rows = G_N_ELEMENTS (correction_rows),
                                       .advice = _ ("请把屏幕上的和纸上的对一遍，不一样的凭条是假的。") },
                      GJ_TONE_ACT, "info", _ ("钱已经退回付款人的账户"), _ ("没有补打过"));
}

static GtkWidget *
make_verify_ended (void)
{
  const GjVerifyRow bind_rows[] = {
    { _ ("凭条号"), "02-000138" },
    { _ ("办的是"), title_of (GJ_DOCUMENT_BIND) },
    { _ ("办理人"), person ("*伟", "1100**********0015") },
    { _ ("家人"), fate ("*英", gj_gettext (gj_document_result_label (GJ_DOCUMENT_RESULT_BOUND))) },
    { _ ("家人"), fate ("**民", gj_gettext (gj_document_result_label (GJ_DOCUMENT_RESULT_ASKED))) },
    { _ ("时间"), "2025-10-08 10:02:33" },
  };
  const GjVerifyRow bind_later[] = {
    { _ ("现在的情况"), fate_now ("*英", gj_sample_words (_ ("%s结束，现在无效"), gj_sample_day (20251110))) },
    { _ ("现在的情况"), fate_now ("**民", _ ("没有生效")) },
  };
  GtkWidget *page = verify_page (&(GjVerifyView){ .has_scanner = TRUE,
                                                  .tone = GJ_TONE_DONE,
                                                  .symbol = "valid",
                                                  .headline = _ ("二维码是真的"),
                                                  .line = _ ("和纸上对一遍，不一样的凭条是假的"),
                                                  .rows = bind_rows,
                                                  .n_rows = G_N_ELEMENTS (bind_rows),
                                                  .advice = _ ("请把屏幕上的和纸上的对一遍，不一样的凭条是假的。") },
                                 GJ_TONE_CARE, "warning", _ ("后来有变动"), gj_sample_words (_ ("请看上面的“现在的情况”。%s。"), _ ("没有补打过")));
  gj_verify_page_set_verdict (GJ_VERIFY_PAGE (page), GJ_TONE_CARE, "warning", _ ("码是真的，但后来有变动"));
  return with_later (page, bind_later, G_N_ELEMENTS (bind_later));
}

static GtkWidget *
make_verify_statement (void)
{
  const GjVerifyRow statement_rows[] = {
    { _ ("凭条号"), "02-000138" },
    { _ ("办的是"), title_of (GJ_DOCUMENT_STATEMENT) },
    { _ ("办理人"), person ("*伟", "1100**********0015") },
    { _ ("记录"), gj_gettext (gj_document_records_label (GJ_DOCUMENT_RECORDS_CONSUMPTION)) },
    { _ ("类别"), cares () },
    { _ ("期间"), gj_sample_words (_ ("%s 至 %s"), "2025-01-01", "2025-11-21") },
    { _ ("共几笔"), "137" },
    { _ ("总费用"), "¥1,234,567.89" },
    { _ ("其中 统筹基金"), "¥1,000,000.00" },
    { _ ("时间"), "2025-11-21 10:02:33" },
  };
  GtkWidget *page
      = verify_page (&(GjVerifyView){ .has_scanner = TRUE,
                                      .tone = GJ_TONE_DONE,
                                      .symbol = "valid",
                                      .headline = _ ("二维码是真的"),
                                      .line = _ ("和纸上对一遍，不一样的凭条是假的"),
                                      .rows = statement_rows,
                                      .n_rows = G_N_ELEMENTS (statement_rows),
                                      .advice = _ ("请把屏幕上的和纸上的对一遍，不一样的凭条是假的。") },
                     GJ_TONE_ACT, "info", gj_sample_words (_ ("本机存着这%u笔，和签名一致"), 137U), gj_sample_words (_ ("补打过%d次"), 2));
  gj_verify_page_offer_records (GJ_VERIFY_PAGE (page));
  return page;
}

static GtkWidget *
make_verify_records (void)
{
  GjRowsItem items[40] = { 0 };
  const GjRowsView view = { .title = _ ("验证凭证"),
                            .sentence = gj_sample_words (_ ("这%u笔和签名一致。请和纸上一笔一笔对。"), 40U),
                            .items = items,
                            .n_items = G_N_ELEMENTS (items),
                            .main_text = _ ("对好了") };
  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    items[i].row = (GjListRowView){ .strong = i % 3 == 1 ? "清和市康宁大药房有限责任公司第三十二分店（中山路旗舰店）" : "清和市第一人民医院",
                                    .detail = i % 5 == 2 ? "2025-11-20 普通门诊 · 统筹¥1,000,000.00 本人¥234,544.49 家人¥0.00 现金¥23.40"
                                              : "2025-11-20 普通门诊 · 统筹¥80.00 本人¥20.00 家人¥0.00 现金¥23.40",
                                    .amount = i % 5 == 2 ? "¥1,234,567.89" : "¥123.40" };
  return gj_rows_page_new (&view);
}

static GtkWidget *
make_verify_newer (void)
{
  return verify_page (&(GjVerifyView){ .has_scanner = TRUE,
                                       .tone = GJ_TONE_CARE,
                                       .symbol = "unknown",
                                       .headline = _ ("这张凭条的格式比本机新"),
                                       .line = _ ("这台机器还不认识它，不等于是假的"),
                                       .advice = _ ("请拿凭条到窗口，报凭条上印的编号。") },
                      GJ_TONE_PLAIN, NULL, NULL, NULL);
}

static GtkWidget *
make_verify_altered (void)
{
  const GjVerifyRow claimed_rows[] = { { _ ("上面写的凭条号"), "02-000138" } };
  return verify_page (&(GjVerifyView){ .has_scanner = TRUE,
                                       .tone = GJ_TONE_STOP,
                                       .symbol = "altered",
                                       .headline = _ ("凭条没通过核对"),
                                       .line = _ ("内容和签名对不上，请不要凭它办事"),
                                       .rows = claimed_rows,
                                       .n_rows = 1,
                                       .advice = _ ("请拿着凭条到窗口，按凭条号核对。") },
                      GJ_TONE_PLAIN, NULL, NULL, NULL);
}

static GtkWidget *
make_verify_other (void)
{
  return verify_page (&(GjVerifyView){ .has_scanner = TRUE,
                                       .tone = GJ_TONE_CARE,
                                       .symbol = "no-data",
                                       .headline = _ ("这不是凭条上的码"),
                                       .line = _ ("可能扫到了别的码，或者没有扫全"),
                                       .advice = _ ("请把凭条上的二维码放平，再扫一次。") },
                      GJ_TONE_PLAIN, NULL, NULL, NULL);
}

static const GjPageSample samples[] = {
  { "40-id-empty", make_id_empty },
  { "40-id-half", make_id_half },
  { "40-id-right", make_id_right },
  { "40-id-wrong", make_id_wrong },
  { "40-id-unknown", make_id_unknown },
  { "40-id-checking", make_id_checking },
  { "41-name-empty", make_name_empty },
  { "41-name-typing", make_name_typing },
  { "41-name-full", make_name_full },
  { "41-name-rare", make_name_rare },
  { "41-name-long", make_name_long },
  { "41-name-other", make_name_other },
  { "41-name-nothing", make_name_nothing },
  { "41-name-strokes", make_name_strokes },
  { "41-name-code", make_name_code },
  { "42-letter", make_letter },
  { "42-letter-short", make_letter_short },
  { "42-letter-sign", make_sign_empty },
  { "42-letter-signed", make_sign_done },
  { "42-letter-by-pin", make_sign_by_pin },
  { "42-letter-at-window", make_sign_at_window },
  { "43-verify", make_verify_how },
  { "43-verify-no-scanner", make_verify_no_scanner },
  { "43-verify-valid", make_verify_valid },
  { "43-verify-reversed", make_verify_reversed },
  { "43-verify-correction", make_verify_correction },
  { "43-verify-ended", make_verify_ended },
  { "43-verify-statement", make_verify_statement },
  { "43-verify-records", make_verify_records },
  { "43-verify-newer", make_verify_newer },
  { "43-verify-altered", make_verify_altered },
  { "43-verify-other", make_verify_other },
};

const GjPageSample *
gj_entry_samples (gsize *n_samples)
{
  *n_samples = G_N_ELEMENTS (samples);
  return samples;
}
