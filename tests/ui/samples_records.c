/* SPDX-License-Identifier: Apache-2.0 */
/* See samples_records.h. Nobody here exists. */
#include "tests/ui/samples_records.h"

#include "core/base/i18n.h"
#include "core/rules/codes.h"
#include "tests/ui/samples_words.h"
#include "ui/pages/account_page.h"
#include "ui/pages/insured_page.h"
#include "ui/pages/pick_page.h"
#include "ui/pages/records_page.h"
#include "ui/pages/settlement_page.h"
#include "ui/pages/statement_page.h"

#include <string.h>

#define MANY 1000

#define N_KINDS 4
#define N_SIDES 2
#define N_PICKERS 2
#define N_VISITS 4
#define N_TERMS 3
#define N_SHARES 3
#define N_ACCOUNT_KINDS 2

/* When, and what kind of care. */
static const char *
care_line (const char *when, const char *med_type, gboolean refunded)
{
  const char *care = gj_code_label (GJ_CODE_MED_TYPE, med_type);
  return gj_sample_words (refunded ? _ ("%s · %s · 已退费") : "%s · %s", when, care);
}

static const char *
care_on (GjDate date, const char *med_type, gboolean refunded)
{
  return care_line (gj_sample_day (date), med_type, refunded);
}

static const char *
care_at (GjDate date, const char *time, const char *med_type, gboolean refunded)
{
  return care_line (gj_sample_words ("%s %s", gj_sample_day (date), time), med_type, refunded);
}

/* With the name that the program gives its button. */
static GjRecordRow
record_row (const char *key, const char *symbol, const char *strong, const char *head, const char *detail, const char *label,
            const char *amount)
{
  return (GjRecordRow){ key, symbol, strong, head, detail, label, amount, gj_sample_words (_ ("查看%s，%s"), strong, detail) };
}

static const char *
months_of (int year, int from, int to)
{
  return gj_sample_words (C_ ("months of one year", "%d年%d月—%d月"), year, from, to);
}

static const char *
grandchild (void)
{
  return gj_sample_as ("外孙子女", _ ("外孙女"));
}

/* A period, and that it has no records. */
static const char *
none_in (const char *period, const char *none)
{
  return gj_sample_words (C_ ("a period, and that it has no records", "%s%s"), period, none);
}

static const GjChartMonth months[] = {
  { 202506, 21200 }, { 202507, 9600 }, { 202508, 43800 }, { 202509, 15000 }, { 202510, 32600 }, { 202511, 27490 },
};

static const GjChartMonth large_months[] = {
  { 202412, 0 }, { 202501, 999949 }, { 202502, 123456789 }, { 202503, 5 }, { 202504, 1234567 }, { 202505, 0 },
};

static const GjFilter *
kinds (void)
{
  static GjFilter all[N_KINDS];
  const GjFilter said[N_KINDS] = {
    { "all", C_ ("kind of care", "全部"), TRUE, FALSE },
    { "outpatient", C_ ("kind of care", "门诊"), FALSE, FALSE },
    { "pharmacy", C_ ("kind of care", "药店"), FALSE, FALSE },
    { "inpatient", C_ ("kind of care", "住院"), FALSE, FALSE },
  };
  memcpy (all, said, sizeof said);
  return all;
}

static const GjFilter *
sides (void)
{
  static GjFilter all[N_SIDES];
  const GjFilter said[N_SIDES] = {
    { "paid", _ ("我付给家人的"), TRUE, FALSE },
    { "paid-for", _ ("家人付给我的"), FALSE, FALSE },
  };
  memcpy (all, said, sizeof said);
  return all;
}

static const GjFilter *
pickers (void)
{
  static GjFilter all[N_PICKERS];
  const GjFilter said[N_PICKERS] = {
    { "person", gj_sample_words (_ ("家人：%s"), _ ("全部")), FALSE, TRUE },
    { "care", gj_sample_words (_ ("种类：%s"), C_ ("kind of care", "全部")), FALSE, TRUE },
  };
  memcpy (all, said, sizeof said);
  return all;
}

static const GjRecordRow *
visits (void)
{
  static GjRecordRow all[N_VISITS];
  const GjRecordRow said[N_VISITS] = {
    record_row ("1", "clinic", "市第一人民医院", NULL, care_on (20251118, "11", FALSE), _ ("个人负担"), "¥126.40"),
    record_row ("2", "pharmacy", "康宁大药房城东店", NULL, care_on (20251112, "41", FALSE), _ ("个人负担"), "¥58.50"),
    record_row ("3", "clinic", "城东社区卫生中心", NULL, care_on (20251110, "11", FALSE), _ ("个人负担"), "¥30.00"),
    record_row ("4", "inpatient", "市第一人民医院", NULL, care_on (20251103, "21", FALSE), _ ("个人负担"), "¥60.00"),
  };
  memcpy (all, said, sizeof said);
  return all;
}

static const GjRecordTerm *
visit_terms (void)
{
  static GjRecordTerm all[N_TERMS];
  const GjRecordTerm said[N_TERMS] = {
    { NULL, gj_sample_words (_ ("%s总费用"), gj_sample_month (20251101)), 61240 },
    { "−", _ ("医保报销"), 33750 },
    { "=", _ ("个人负担"), 27490 },
  };
  memcpy (all, said, sizeof said);
  return all;
}

static GjRecordsView
consumption (void)
{
  return (GjRecordsView){
    .title = C_ ("home tile", "消费明细"),
    .filters = kinds (),
    .n_filters = N_KINDS,
    .chart_title = _ ("每月个人负担"),
    .chart_hint = _ ("再点一下，回到6个月"),
    .months = months,
    .n_months = G_N_ELEMENTS (months),
    .chosen_month = 202511,
    .has_earlier = TRUE,
    .terms = visit_terms (),
    .n_terms = N_TERMS,
    .rows = visits (),
    .n_rows = N_VISITS,
    .n_all = N_VISITS,
    .can_print = TRUE,
  };
}

static GtkWidget *
make_consumption (void)
{
  const GjRecordsView view = consumption ();
  return gj_records_page_new (&view);
}

/* As many as a year brings. */
static GtkWidget *
make_consumption_many (void)
{
  GjRecordRow rows[16];
  GjRecordsView view = consumption ();
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i] = visits ()[i % N_VISITS];
  view.rows = rows;
  view.n_rows = view.n_all = G_N_ELEMENTS (rows);
  return gj_records_page_new (&view);
}

/* One was given back: it stays in the list, is marked, and counts in no sum. */
static GtkWidget *
make_consumption_refunded (void)
{
  GjRecordRow rows[N_VISITS];
  GjRecordsView view = consumption ();
  GjRecordTerm terms[N_TERMS];
  GjChartMonth counted[G_N_ELEMENTS (months)];
  const gint64 refunded_fen = 5850;
  memcpy (rows, visits (), sizeof rows);
  memcpy (terms, visit_terms (), sizeof terms);
  memcpy (counted, months, sizeof counted);
  rows[1].detail = care_on (20251112, "41", TRUE);
  rows[1].amount_label = C_ ("of a record", "已退费");
  terms[0].amount_fen -= refunded_fen;
  terms[2].amount_fen -= refunded_fen;
  counted[G_N_ELEMENTS (counted) - 1].amount_fen -= refunded_fen;
  view.rows = rows;
  view.terms = terms;
  view.months = counted;
  return gj_records_page_new (&view);
}

static GtkWidget *
make_consumption_loading (void)
{
  GjRecordsView view = consumption ();
  view.loading = TRUE;
  view.n_months = 0;
  view.can_print = FALSE;
  return gj_records_page_new (&view);
}

static GtkWidget *
make_consumption_empty (void)
{
  static const GjChartMonth none[]
      = { { 202506, 0 }, { 202507, 0 }, { 202508, 0 }, { 202509, 0 }, { 202510, 0 }, { 202511, 0 } };
  GjRecordsView view = consumption ();
  view.chart_hint = _ ("点一个月，看那个月");
  view.months = none;
  view.chosen_month = 0;
  view.n_rows = view.n_all = 0;
  view.n_terms = 0;
  view.can_print = FALSE;
  view.empty_symbol = "consumption";
  view.empty_head = none_in (months_of (2025, 6, 11), _ ("没有消费记录"));
  view.empty_text = gj_sample_words (C_ ("things to press", "可以%s。"), _ ("按“更早”看以前的"));
  return gj_records_page_new (&view);
}

static GtkWidget *
make_consumption_no_match (void)
{
  GjRecordsView view = consumption ();
  static const GjChartMonth bought[]
      = { { 202506, 0 }, { 202507, 3600 }, { 202508, 5850 }, { 202509, 0 }, { 202510, 2600 }, { 202511, 0 } };
  GjFilter pharmacy[N_KINDS];
  memcpy (pharmacy, kinds (), sizeof pharmacy);
  pharmacy[0].on = FALSE;
  pharmacy[2].on = TRUE;
  view.filters = pharmacy;
  view.months = bought;
  view.n_rows = view.n_all = 0;
  view.n_terms = 0;
  view.can_print = FALSE;
  view.empty_symbol = "consumption";
  view.empty_head = none_in (gj_sample_month (20251101), gj_sample_words (_ ("没有%s的记录"), C_ ("kind of care", "药店")));
  const char *or = C_ ("between two things to press", "，或");
  const char *ways
      = gj_sample_words ("%s%s%s%s%s", C_ ("kind of care", "按“全部”看各种"), or, _ ("点别的月份"), or, _ ("按“更早”看以前的"));
  view.empty_text = gj_sample_words (C_ ("things to press", "可以%s。"), ways);
  return gj_records_page_new (&view);
}

/* The longest period there is, and sums that stand beside each other all the same. */
static GtkWidget *
make_consumption_two_years (void)
{
  g_autofree char *period = g_strdup_printf (C_ ("months of two years", "%d年%d月—%d年%d月"), 2024, 12, 2025, 5);
  g_autofree char *total = g_strdup_printf (_ ("%s总费用"), period);
  const GjRecordTerm terms[]
      = { { NULL, total, 9876543 }, { "−", _ ("医保报销"), 8765432 }, { "=", _ ("个人负担"), 1111111 } };
  static const GjChartMonth winter[] = { { 202412, 800000 }, { 202501, 0 },     { 202502, 250000 },
                                         { 202503, 31111 },  { 202504, 0 },     { 202505, 30000 } };
  const GjRecordRow then[] = {
    record_row ("1", "clinic", "市第一人民医院", NULL, care_on (20250509, "11", FALSE), _ ("个人负担"), "¥300.00"),
    record_row ("2", "pharmacy", "康宁大药房城东店", NULL, care_on (20250312, "41", FALSE), _ ("个人负担"), "¥311.11"),
    record_row ("3", "clinic", "市第一人民医院", NULL, care_on (20250210, "14", FALSE), _ ("个人负担"), "¥2,500.00"),
    record_row ("4", "inpatient", "市第一人民医院", NULL, care_on (20241218, "21", FALSE), _ ("个人负担"), "¥8,000.00"),
  };
  GjRecordsView view = consumption ();
  view.chart_hint = _ ("点一个月，看那个月");
  view.months = winter;
  view.chosen_month = 0;
  view.has_later = TRUE;
  view.terms = terms;
  view.rows = then;
  return gj_records_page_new (&view);
}

/* A name as long as the register allows, and sums no resident ever had. */
static GtkWidget *
make_consumption_extreme (void)
{
  static GjRecordRow rows[MANY];
  const GjRecordTerm terms[]
      = { { NULL, gj_sample_words (_ ("%s总费用"), gj_sample_words (C_ ("months of two years", "%d年%d月—%d年%d月"), 2024, 12, 2025, 5)), 999999999 }, { "−", _ ("医保报销"), 123456789 }, { "=", _ ("个人负担"), 876543210 } };
  GjRecordsView view = consumption ();
  for (guint i = 0; i < MANY; i++)
    rows[i] = (GjRecordRow){ "long", "inpatient", "清和市新疆维吾尔自治区医科大学附属第一人民医院城东分院门诊部", NULL,
                             care_on (20250518, "14", FALSE), _ ("个人负担"), "¥8,765,432.10", _ ("查看") };
  view.chart_hint = _ ("点一个月，看那个月");
  view.months = large_months;
  view.chosen_month = 0;
  view.has_later = TRUE;
  view.terms = terms;
  view.rows = rows;
  view.n_rows = 40;
  view.n_all = MANY;
  return gj_records_page_new (&view);
}

static const GjRecordRow *
shares (void)
{
  static GjRecordRow all[N_SHARES];
  const GjRecordRow said[N_SHARES] = {
    record_row ("1", "person-elder-woman", "*英", _ ("配偶"), care_on (20250821, "14", FALSE), _ ("您付了"), "¥575.00"),
    record_row ("2", "person-elder-woman-2", "*芳", _ ("母亲"), care_on (20250615, "11", FALSE), _ ("您付了"), "¥415.60"),
    record_row ("3", "person-girl", "*乐", _ ("孙女"), care_on (20251103, "11", FALSE), _ ("您付了"), "¥128.00"),
  };
  memcpy (all, said, sizeof said);
  return all;
}

static GtkWidget *
shared_with (const GjRecordRow *rows, guint n_rows)
{
  const GjRecordTerm terms[] = { { NULL, gj_sample_words (_ ("%s您付给家人"), months_of (2025, 6, 11)), 111860 } };
  const GjRecordsView view = { .title = C_ ("home tile", "共济支付记录"),
                               .sides = sides (),
                               .n_sides = N_SIDES,
                               .filters = pickers (),
                               .n_filters = N_PICKERS,
                               .chart_title = _ ("每月付给家人的钱"),
                               .chart_hint = _ ("点一个月，看那个月"),
                               .months = months,
                               .n_months = G_N_ELEMENTS (months),
                               .has_earlier = TRUE,
                               .terms = terms,
                               .n_terms = 1,
                               .rows = rows,
                               .n_rows = n_rows,
                               .n_all = n_rows,
                               .can_print = TRUE };
  return gj_records_page_new (&view);
}

static GtkWidget *
make_shared (void)
{
  return shared_with (shares (), N_SHARES);
}

static GtkWidget *
make_shared_many (void)
{
  GjRecordRow rows[12];
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i] = shares ()[i % N_SHARES];
  return shared_with (rows, G_N_ELEMENTS (rows));
}

/* ---- premiums ---- */

static GtkWidget *
make_premiums (void)
{
  const GjRecordTerm terms[]
      = { { NULL, _ ("您缴了"), 120000 }, { "+", _ ("家人给您缴了"), 40000 }, { "=", _ ("一共"), 160000 } };
  const GjFilter whose[] = { { "both", C_ ("whose premiums", "全部"), TRUE, FALSE }, { "paid", C_ ("whose premiums", "我缴的"), FALSE, FALSE },
                                    { "paid-for", C_ ("whose premiums", "家人缴的"), FALSE, FALSE } };
  const GjFilter narrower[] = { { "person", gj_sample_words (_ ("家人：%s"), _ ("全部")), FALSE, TRUE }, { "year", gj_sample_words (_ ("时间：%s"), gj_sample_words (C_ ("a calendar year", "%d年"), 2025)), TRUE, TRUE } };
  static GjRecordRow rows[14];
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i] = record_row ("1", "person-elder-woman", "*英",
                        gj_sample_words (C_ ("relation, year", "%s · %s"), _ ("配偶"), gj_sample_words (C_ ("a year of coverage", "%d年度"), 2026)),
                        gj_sample_words (_ ("%s · 您缴的"), gj_sample_day (20251121)), NULL, "¥400.00");
  const GjRecordsView view = { .title = C_ ("home tile", "代缴缴费记录"),
                               .sides = whose,
                               .n_sides = G_N_ELEMENTS (whose),
                               .filters = narrower,
                               .n_filters = G_N_ELEMENTS (narrower),
                               .terms = terms,
                               .n_terms = G_N_ELEMENTS (terms),
                               .rows = rows,
                               .n_rows = G_N_ELEMENTS (rows),
                               .n_all = G_N_ELEMENTS (rows),
                               .can_print = TRUE };
  return gj_records_page_new (&view);
}

static GtkWidget *
make_premiums_empty (void)
{
  return gj_records_page_new (&(GjRecordsView){ .title = C_ ("home tile", "代缴缴费记录"),
                                                .empty_symbol = "premium-payments",
                                                .empty_head = _ ("还没有代缴记录"),
                                                .empty_text = _ ("在首页按“代缴居民医保”给家人缴费，缴好以后在这里能查到。") });
}

/* ---- one settlement ---- */

static const char *
account_of (const char *name, const char *relation)
{
  return gj_sample_words (_ ("<b>%s</b>（%s）的个人账户"), name, relation);
}


static GtkWidget *
make_settlement (void)
{
  const GjRecordTerm bill[] = { { NULL, _ ("总费用"), 64000 }, { "−", _ ("医保报销"), 35270 }, { "=", _ ("个人负担"), 28730 } };
  const GjSplitPart parts[] = { { GJ_SPLIT_FUND, 35270, _ ("医保报销") },
                                       { GJ_SPLIT_OWN, 12000, _ ("您的个人账户") },
                                       { GJ_SPLIT_SHARED, 15000, account_of ("*强", _ ("儿子")) },
                                       { GJ_SPLIT_CASH, 1730, _ ("您付的现金") } };
  const GjSettlementView view = { .symbol = "clinic",
                                  .place = "市第一人民医院",
                                  .detail = care_at (20251118, "09:12", "11", FALSE),
                                  .terms = bill,
                                  .n_terms = G_N_ELEMENTS (bill),
                                  .split_title = _ ("总费用是这样付的"),
                                  .parts = parts,
                                  .n_parts = G_N_ELEMENTS (parts) };
  return gj_settlement_page_new (&view);
}

static GtkWidget *
make_settlement_extreme (void)
{
  const GjRecordTerm terms[]
      = { { NULL, _ ("总费用"), 123456789 }, { "−", _ ("医保报销"), 100000000 }, { "=", _ ("个人负担"), 23456789 } };
  const GjSplitPart parts[]
      = { { GJ_SPLIT_FUND, 100000000, _ ("医保报销") },
          { GJ_SPLIT_OWN, 20000000, _ ("您的个人账户") },
          { GJ_SPLIT_SHARED, 3456687, account_of ("*******提", grandchild ()) },
          { GJ_SPLIT_SHARED, 100, gj_sample_as ("<b>*敏</b>（长女）的共济账户", account_of ("*敏", _ ("长女"))) },
          { GJ_SPLIT_SHARED, 1, account_of ("*军", _ ("弟弟")) },
          { GJ_SPLIT_CASH, 1, _ ("您付的现金") } };
  const GjSettlementView view = { .symbol = "inpatient",
                                  .place = "清和市新疆维吾尔自治区医科大学附属第一人民医院城东分院门诊部",
                                  .detail = care_at (20251118, "09:12", "14", FALSE),
                                  .terms = terms,
                                  .n_terms = G_N_ELEMENTS (terms),
                                  .split_title = _ ("总费用是这样付的"),
                                  .parts = parts,
                                  .n_parts = G_N_ELEMENTS (parts) };
  return gj_settlement_page_new (&view);
}

static GtkWidget *
make_settlement_refunded (void)
{
  const GjRecordTerm terms[] = { { NULL, _ ("总费用"), 5850 }, { "−", _ ("医保报销"), 0 }, { "=", _ ("个人负担"), 5850 } };
  const GjSplitPart parts[] = { { GJ_SPLIT_OWN, 5850, _ ("您的个人账户") } };
  const GjSettlementView view = { .symbol = "pharmacy",
                                  .place = "康宁大药房城东店",
                                  .detail = care_at (20251112, "16:30", "41", TRUE),
                                  .terms = terms,
                                  .n_terms = G_N_ELEMENTS (terms),
                                  .split_title = _ ("总费用是这样付的"),
                                  .parts = parts,
                                  .n_parts = G_N_ELEMENTS (parts),
                                  .note = _ ("这笔费用后来退了，不计入合计。") };
  return gj_settlement_page_new (&view);
}

/* What a contributor sees. */
static GtkWidget *
make_settlement_share (void)
{
  const GjRecordTerm terms[] = { { NULL, _ ("您的账户付了"), 57500 } };
  const GjSettlementView view = { .symbol = "person-elder-woman",
                                  .who = gj_sample_words ("%s %s", "*英", _ ("配偶")),
                                  .place = "市第一人民医院",
                                  .detail = care_at (20250821, "10:40", "14", FALSE),
                                  .terms = terms,
                                  .n_terms = 1,
                                  .note = _ ("这里只看得到您付的钱。家人看病的其他费用是家人的隐私，请家人用自己的卡查。") };
  return gj_settlement_page_new (&view);
}

/* ---- choices ---- */

static GtkWidget *
make_pick (void)
{
  const GjPickOption options[] = { { "", _ ("全部家人"), TRUE }, { "1", gj_sample_words ("%s %s", "*英", _ ("配偶")), FALSE }, { "2", gj_sample_words ("%s %s", "*芳", _ ("母亲")), FALSE },
                                          { "3", gj_sample_words ("%s %s", "*乐", _ ("孙女")), FALSE } };
  return gj_pick_page_new (&(GjPickView){ _ ("看谁的"), options, G_N_ELEMENTS (options) });
}

static GtkWidget *
make_pick_many (void)
{
  static GjPickOption options[30];
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    options[i] = (GjPickOption){ "x", i == 0 ? _ ("全部家人") : i % 3 == 0 ? gj_sample_words ("%s %s", "*英", _ ("配偶")) : gj_sample_words ("%s %s", "*******提", grandchild ()), i == 0 };
  return gj_pick_page_new (&(GjPickView){ _ ("看谁的"), options, G_N_ELEMENTS (options) });
}

/* ---- the account ---- */

static const char *
last_move (gint64 fen, const char *name)
{
  return gj_sample_words (C_ ("day, amount, what", "%s，%s，%s"), gj_sample_day (20251121),
                          gj_sample_words ("−%s", gj_sample_money (fen)), gj_sample_words (_ ("给%s缴%d年度医保"), name, 2026));
}

static const char *
counted (void)
{
  return gj_sample_words (_ ("这是%s的余额，减去了以后在自助机上缴的钱；看病花的钱还没减，请问12393"), gj_sample_day (20250901));
}

static const char *
balance_after (GjDate date, gint64 fen)
{
  return gj_sample_words (_ ("%s · 余额%s"), gj_sample_day (date), gj_sample_money (fen));
}

static const GjAccountKind *
account_kinds (void)
{
  static GjAccountKind all[N_ACCOUNT_KINDS];
  const GjAccountKind said[N_ACCOUNT_KINDS] = {
    { _ ("职工医保"), TRUE, _ ("正常参保"), "清和市", gj_sample_month (19850701), gj_sample_words (_ ("累计%d年%d个月"), 12, 3) },
    { _ ("城乡居民医保"), FALSE, _ ("暂停参保"), "清和市", gj_sample_month (20100101), gj_sample_words (_ ("累计%d年"), 2) },
  };
  memcpy (all, said, sizeof said);
  return all;
}

static GtkWidget *
make_account (void)
{
  const GjAccountView view = { .balance_fen = 328650,
                               .last_move = last_move (40000, "*英"),
                               .counted = counted (),
                               .kinds = account_kinds (),
                               .n_kinds = 1,
                               .has_contributions = TRUE };
  return gj_account_page_new (&view);
}

static GtkWidget *
make_account_hidden (void)
{
  const GjAccountView view = { .balance_fen = 9999999999,
                               .balance_hidden = TRUE,
                               .last_move = last_move (40000, "*英"),
                               .counted = counted (),
                               .kinds = account_kinds (),
                               .n_kinds = 2,
                               .has_contributions = TRUE };
  return gj_account_page_new (&view);
}

static GtkWidget *
make_account_extreme (void)
{
  const GjAccountKind odd_kinds[] = {
    { gj_sample_as ("城乡居民基本医疗保险", gj_code_label (GJ_CODE_INSUTYPE, "390")), FALSE, gj_sample_as ("未参保或终止参保", _ ("没有在参保")), "新疆维吾尔自治区巴音郭楞蒙古自治州", gj_sample_month (19851201), gj_sample_words (_ ("累计%d年%d个月"), 40, 11) },
    { _ ("职工医保"), TRUE, _ ("正常参保"), "清和市", gj_sample_month (19850701), NULL },
  };
  const GjAccountView view = { .balance_fen = 9999999999,
                               .last_move = last_move (123456700, "*******提"),
                               .counted = counted (),
                               .kinds = odd_kinds,
                               .n_kinds = G_N_ELEMENTS (odd_kinds),
                               .has_contributions = TRUE };
  return gj_account_page_new (&view);
}

static GtkWidget *
make_account_none (void)
{
  return gj_account_page_new (&(GjAccountView){ .balance_fen = -1 });
}

static GtkWidget *
insured_with (guint n_years, gsize n_kinds)
{
  const GjFilter insured_kinds[] = { { "310", _ ("职工医保"), TRUE, FALSE }, { "390", gj_sample_as ("居民医保", gj_code_label (GJ_CODE_INSUTYPE, "390")), FALSE, FALSE } };
  static GjYear years[40];
  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      years[i].year = 2025 - (int) i;
      for (guint m = 0; m < 12; m++)
        years[i].months[m] = i == 0 && m > 10              ? GJ_YEAR_MONTH_OPEN
                             : i == 0 && m == 10           ? GJ_YEAR_MONTH_DUE
                             : i == 1 && m >= 2 && m <= 4  ? GJ_YEAR_MONTH_GAP
                             : i + 1 == n_years && m < 6 ? GJ_YEAR_MONTH_UNKNOWN
                                                           : GJ_YEAR_MONTH_PAID;
    }
  const GjInsuredView view = { .kinds = insured_kinds,
                               .n_kinds = n_kinds,
                               .total = gj_sample_words (_ ("累计%d年%d个月"), 12, 3),
                               .detail = gj_sample_words (_ ("一共%d个月，从%s到%s；同一个月只算一次"), 147, gj_sample_month (20090701),
                                                          gj_sample_month (20251001)),
                               .gaps = gj_sample_words (_ ("%s没有缴费记录"), months_of (2024, 3, 5)),
                               .years = years,
                               .n_years = n_years };
  return gj_insured_page_new (&view);
}

static GtkWidget *
make_insured (void)
{
  return insured_with (3, 2);
}

static GtkWidget *
make_insured_forty_years (void)
{
  return insured_with (40, 1);
}

static GtkWidget *
make_insured_none (void)
{
  const GjFilter insured_kinds[] = { { "310", _ ("职工医保"), TRUE, FALSE } };
  return gj_insured_page_new (&(GjInsuredView){ .kinds = insured_kinds, .n_kinds = 1 });
}

/* The list of contributions, and what moved the balance: the page of records without a chart. */
static GtkWidget *
make_moves (void)
{
  const GjRecordRow rows[] = {
    { "1", "pay-premium", gj_sample_words (_ ("给%s缴%d年度医保"), "*英", 2026), NULL, balance_after (20251121, 288650), NULL, "−¥400.00", NULL },
    { "2", "money-safe", gj_sample_words (_ ("退回：给%s缴的%d年度医保"), "*芳", 2026), NULL, balance_after (20251002, 328650), NULL, "+¥400.00", NULL },
    { "3", "money-safe", _ ("转入本系统时的余额"), NULL, balance_after (20250101, 288650), NULL, "+¥2,886.50", NULL },
  };
  const GjRecordsView view
      = { .title = _ ("余额变动"), .rows = rows, .n_rows = G_N_ELEMENTS (rows), .n_all = G_N_ELEMENTS (rows) };
  return gj_records_page_new (&view);
}

/* ---- a statement ---- */

static GtkWidget *
statement_with (guint n_rows, guint n_listed, GjPrinterTrouble trouble)
{
  const GjRecordTerm terms[]
      = { { NULL, gj_sample_words (_ ("%s总费用"), months_of (2025, 6, 11)), 64000 }, { "−", _ ("医保报销"), 35270 }, { "=", _ ("个人负担"), 28730 } };
  const GjStatementView view = { .records = _ ("消费明细"),
                                 .period = gj_sample_words (C_ ("from day, to day", "%s—%s"), gj_sample_day (20250601), gj_sample_day (20251121)),
                                 .about = _ ("全部种类"),
                                 .n_rows = n_rows,
                                 .n_reversed = n_rows > 1000 ? 3 : 0,
                                 .n_listed = n_listed,
                                 .terms = terms,
                                 .n_terms = G_N_ELEMENTS (terms),
                                 .trouble = trouble };
  return gj_statement_page_new (&view);
}

static GtkWidget *
make_statement (void)
{
  return statement_with (12, 12, GJ_PRINTER_TROUBLE_NONE);
}

static GtkWidget *
make_statement_long (void)
{
  return statement_with (1234, 200, GJ_PRINTER_TROUBLE_NONE);
}

static GtkWidget *
make_statement_no_paper (void)
{
  return statement_with (12, 12, GJ_PRINTER_TROUBLE_PAPER_OUT);
}

static GtkWidget *
statement_in (const char *number, GjPrintState state, GjPrinterTrouble trouble)
{
  GtkWidget *page = statement_with (12, 12, GJ_PRINTER_TROUBLE_NONE);
  gj_statement_page_set_print_state (GJ_STATEMENT_PAGE (page), number, state, trouble);
  return page;
}

static GtkWidget *
make_statement_printing (void)
{
  return statement_in (NULL, GJ_PRINT_STATE_PRINTING, GJ_PRINTER_TROUBLE_NONE);
}

static GtkWidget *
make_statement_take (void)
{
  return statement_in ("02-000138", GJ_PRINT_STATE_TAKE, GJ_PRINTER_TROUBLE_NONE);
}

static GtkWidget *
make_statement_failed (void)
{
  return statement_in ("02-000138", GJ_PRINT_STATE_FAILED, GJ_PRINTER_TROUBLE_JAM);
}

static GtkWidget *
make_statement_kept (void)
{
  return statement_in ("02-000138", GJ_PRINT_STATE_KEPT, GJ_PRINTER_TROUBLE_NONE);
}

static GtkWidget *
make_statement_unknown (void)
{
  return statement_in ("02-000138", GJ_PRINT_STATE_UNKNOWN, GJ_PRINTER_TROUBLE_NONE);
}

static const GjPageSample samples[] = {
  { "10-consumption", make_consumption },
  { "10-consumption-many", make_consumption_many },
  { "10-consumption-two-years", make_consumption_two_years },
  { "10-consumption-refunded", make_consumption_refunded },
  { "10-consumption-loading", make_consumption_loading },
  { "10-consumption-empty", make_consumption_empty },
  { "10-consumption-no-match", make_consumption_no_match },
  { "10-consumption-extreme", make_consumption_extreme },
  { "20-premiums", make_premiums },
  { "20-premiums-empty", make_premiums_empty },
  { "23-shared", make_shared },
  { "23-shared-many", make_shared_many },
  { "24-settlement", make_settlement },
  { "24-settlement-extreme", make_settlement_extreme },
  { "24-settlement-refunded", make_settlement_refunded },
  { "24-settlement-share", make_settlement_share },
  { "25-pick", make_pick },
  { "25-pick-many", make_pick_many },
  { "26-account", make_account },
  { "26-account-hidden", make_account_hidden },
  { "26-account-extreme", make_account_extreme },
  { "26-account-none", make_account_none },
  { "26-moves", make_moves },
  { "27-insured", make_insured },
  { "27-insured-forty-years", make_insured_forty_years },
  { "27-insured-none", make_insured_none },
  { "28-statement", make_statement },
  { "28-statement-long", make_statement_long },
  { "28-statement-no-paper", make_statement_no_paper },
  { "28-statement-printing", make_statement_printing },
  { "28-statement-take", make_statement_take },
  { "28-statement-failed", make_statement_failed },
  { "28-statement-unknown", make_statement_unknown },
  { "28-statement-kept", make_statement_kept },
};

const GjPageSample *
gj_record_samples (gsize *n_samples)
{
  *n_samples = G_N_ELEMENTS (samples);
  return samples;
}
