/* SPDX-License-Identifier: Apache-2.0 */
/* See samples_records.h. Nobody here exists. */
#include "tests/ui/samples_records.h"

#include "core/base/i18n.h"
#include "ui/pages/account_page.h"
#include "ui/pages/insured_page.h"
#include "ui/pages/pick_page.h"
#include "ui/pages/records_page.h"
#include "ui/pages/settlement_page.h"
#include "ui/pages/statement_page.h"

#include <string.h>

#define MANY 1000

static const GjChartMonth months[] = {
  { 202506, 21200 }, { 202507, 9600 }, { 202508, 43800 }, { 202509, 15000 }, { 202510, 32600 }, { 202511, 27490 },
};

static const GjChartMonth large_months[] = {
  { 202412, 0 }, { 202501, 999949 }, { 202502, 123456789 }, { 202503, 5 }, { 202504, 1234567 }, { 202505, 0 },
};

static const GjFilter kinds[] = {
  { "all", "全部", TRUE, FALSE },
  { "outpatient", "门诊", FALSE, FALSE },
  { "pharmacy", "药店", FALSE, FALSE },
  { "inpatient", "住院", FALSE, FALSE },
};

static const GjFilter sides[] = {
  { "paid", "我付给家人的", TRUE, FALSE },
  { "paid-for", "家人付给我的", FALSE, FALSE },
};

static const GjFilter pickers[] = {
  { "person", "家人：全部", FALSE, TRUE },
  { "care", "种类：全部", FALSE, TRUE },
};

static const GjRecordRow visits[] = {
  { "1", "clinic", "市第一人民医院", NULL, "2025年11月18日 · 普通门诊", "个人负担", "¥126.40", "查看11月18日" },
  { "2", "pharmacy", "康宁大药房城东店", NULL, "2025年11月12日 · 药店购药", "个人负担", "¥58.50", "查看11月12日" },
  { "3", "clinic", "城东社区卫生中心", NULL, "2025年11月10日 · 普通门诊", "个人负担", "¥30.00", "查看11月10日" },
  { "4", "inpatient", "市第一人民医院", NULL, "2025年11月3日 · 住院", "个人负担", "¥60.00", "查看11月3日" },
};

static const GjRecordTerm visit_terms[] = {
  { NULL, "2025年11月总费用", 61240 },
  { "−", "医保报销", 33750 },
  { "=", "个人负担", 27490 },
};

static const GjRecordsView consumption = {
  .title = "消费明细",
  .filters = kinds,
  .n_filters = G_N_ELEMENTS (kinds),
  .chart_title = "每月个人负担",
  .chart_hint = "再点一下，回到6个月",
  .months = months,
  .n_months = G_N_ELEMENTS (months),
  .chosen_month = 202511,
  .has_earlier = TRUE,
  .terms = visit_terms,
  .n_terms = G_N_ELEMENTS (visit_terms),
  .rows = visits,
  .n_rows = G_N_ELEMENTS (visits),
  .n_all = G_N_ELEMENTS (visits),
  .can_print = TRUE,
};

static GtkWidget *
make_consumption (void)
{
  return gj_records_page_new (&consumption);
}

/* As many as a year brings. */
static GtkWidget *
make_consumption_many (void)
{
  GjRecordRow rows[16];
  GjRecordsView view = consumption;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i] = visits[i % G_N_ELEMENTS (visits)];
  view.rows = rows;
  view.n_rows = view.n_all = G_N_ELEMENTS (rows);
  return gj_records_page_new (&view);
}

/* One was given back: it stays in the list, is marked, and counts in no sum. */
static GtkWidget *
make_consumption_refunded (void)
{
  GjRecordRow rows[G_N_ELEMENTS (visits)];
  GjRecordsView view = consumption;
  GjRecordTerm terms[G_N_ELEMENTS (visit_terms)];
  GjChartMonth counted[G_N_ELEMENTS (months)];
  const gint64 refunded_fen = 5850;
  memcpy (rows, visits, sizeof rows);
  memcpy (terms, visit_terms, sizeof terms);
  memcpy (counted, months, sizeof counted);
  rows[1].detail = "2025年11月12日 · 药店购药 · 已退费";
  rows[1].amount_label = "已退费";
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
  GjRecordsView view = consumption;
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
  GjRecordsView view = consumption;
  view.chart_hint = "点一个月，看那个月";
  view.months = none;
  view.chosen_month = 0;
  view.n_rows = view.n_all = 0;
  view.n_terms = 0;
  view.can_print = FALSE;
  view.empty_symbol = "consumption";
  view.empty_head = "2025年6月—11月没有消费记录";
  view.empty_text = "可以按“更早”看以前的。";
  return gj_records_page_new (&view);
}

static GtkWidget *
make_consumption_no_match (void)
{
  GjRecordsView view = consumption;
  static const GjChartMonth bought[]
      = { { 202506, 0 }, { 202507, 3600 }, { 202508, 5850 }, { 202509, 0 }, { 202510, 2600 }, { 202511, 0 } };
  GjFilter pharmacy[G_N_ELEMENTS (kinds)];
  memcpy (pharmacy, kinds, sizeof pharmacy);
  pharmacy[0].on = FALSE;
  pharmacy[2].on = TRUE;
  view.filters = pharmacy;
  view.months = bought;
  view.n_rows = view.n_all = 0;
  view.n_terms = 0;
  view.can_print = FALSE;
  view.empty_symbol = "consumption";
  view.empty_head = "2025年11月没有药店的记录";
  view.empty_text = "可以按“全部”看各种，或点别的月份，或按“更早”看以前的。";
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
  static const GjRecordRow then[] = {
    { "1", "clinic", "市第一人民医院", NULL, "2025年5月9日 · 普通门诊", "个人负担", "¥300.00", "查看5月9日" },
    { "2", "pharmacy", "康宁大药房城东店", NULL, "2025年3月12日 · 药店购药", "个人负担", "¥311.11", "查看3月12日" },
    { "3", "clinic", "市第一人民医院", NULL, "2025年2月10日 · 门诊慢特病", "个人负担", "¥2,500.00", "查看2月10日" },
    { "4", "inpatient", "市第一人民医院", NULL, "2024年12月18日 · 住院", "个人负担", "¥8,000.00", "查看12月18日" },
  };
  GjRecordsView view = consumption;
  view.chart_hint = "点一个月，看那个月";
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
  static const GjRecordTerm terms[]
      = { { NULL, "2024年12月—2025年5月总费用", 999999999 }, { "−", "医保报销", 123456789 }, { "=", "个人负担", 876543210 } };
  GjRecordsView view = consumption;
  for (guint i = 0; i < MANY; i++)
    rows[i] = (GjRecordRow){ "long", "inpatient", "清和市新疆维吾尔自治区医科大学附属第一人民医院城东分院门诊部", NULL,
                             "2025年5月18日 · 门诊慢特病", "个人负担", "¥8,765,432.10", "查看" };
  view.chart_hint = "点一个月，看那个月";
  view.months = large_months;
  view.chosen_month = 0;
  view.has_later = TRUE;
  view.terms = terms;
  view.rows = rows;
  view.n_rows = 40;
  view.n_all = MANY;
  return gj_records_page_new (&view);
}

static const GjRecordRow shares[] = {
  { "1", "person-elder-woman", "*英", "配偶", "2025年8月21日 · 门诊慢特病", "您付了", "¥575.00", "查看*英8月21日" },
  { "2", "person-elder-woman-2", "*芳", "母亲", "2025年6月15日 · 普通门诊", "您付了", "¥415.60", "查看*芳6月15日" },
  { "3", "person-girl", "*乐", "孙女", "2025年11月3日 · 普通门诊", "您付了", "¥128.00", "查看*乐11月3日" },
};

static GtkWidget *
shared_with (const GjRecordRow *rows, guint n_rows)
{
  static const GjRecordTerm terms[] = { { NULL, "2025年6月—11月您付给家人", 111860 } };
  const GjRecordsView view = { .title = "共济支付记录",
                               .sides = sides,
                               .n_sides = G_N_ELEMENTS (sides),
                               .filters = pickers,
                               .n_filters = G_N_ELEMENTS (pickers),
                               .chart_title = "每月付给家人的钱",
                               .chart_hint = "点一个月，看那个月",
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
  return shared_with (shares, G_N_ELEMENTS (shares));
}

static GtkWidget *
make_shared_many (void)
{
  GjRecordRow rows[12];
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i] = shares[i % G_N_ELEMENTS (shares)];
  return shared_with (rows, G_N_ELEMENTS (rows));
}

/* ---- premiums ---- */

static GtkWidget *
make_premiums (void)
{
  static const GjRecordTerm terms[]
      = { { NULL, "您缴了", 120000 }, { "+", "家人给您缴了", 40000 }, { "=", "一共", 160000 } };
  static const GjFilter whose[] = { { "both", "全部", TRUE, FALSE }, { "paid", "我缴的", FALSE, FALSE },
                                    { "paid-for", "家人缴的", FALSE, FALSE } };
  static const GjFilter narrower[] = { { "person", "家人：全部", FALSE, TRUE }, { "year", "时间：2025年", TRUE, TRUE } };
  static GjRecordRow rows[14];
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i] = (GjRecordRow){ "1", "person-elder-woman", "*英", "配偶 · 2026年度", "2025年11月21日 · 您缴的", NULL, "¥400.00",
                             "查看*英" };
  const GjRecordsView view = { .title = "代缴缴费记录",
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
  return gj_records_page_new (&(GjRecordsView){ .title = "代缴缴费记录",
                                                .empty_symbol = "premium-payments",
                                                .empty_head = "还没有代缴记录",
                                                .empty_text = "在首页按“代缴居民医保”给家人缴费，缴好以后在这里能查到。" });
}

/* ---- one settlement ---- */

static const GjRecordTerm bill[] = { { NULL, "总费用", 64000 }, { "−", "医保报销", 35270 }, { "=", "个人负担", 28730 } };

static GtkWidget *
make_settlement (void)
{
  static const GjSplitPart parts[] = { { GJ_SPLIT_FUND, 35270, "统筹基金报销" },
                                       { GJ_SPLIT_OWN, 12000, "您的个人账户" },
                                       { GJ_SPLIT_SHARED, 15000, "<b>*强</b>（儿子）的个人账户" },
                                       { GJ_SPLIT_CASH, 1730, "您付的现金" } };
  const GjSettlementView view = { .symbol = "clinic",
                                  .place = "市第一人民医院",
                                  .detail = "2025年11月18日 09:12 · 普通门诊",
                                  .terms = bill,
                                  .n_terms = G_N_ELEMENTS (bill),
                                  .split_title = "总费用是这样付的",
                                  .parts = parts,
                                  .n_parts = G_N_ELEMENTS (parts) };
  return gj_settlement_page_new (&view);
}

static GtkWidget *
make_settlement_extreme (void)
{
  static const GjRecordTerm terms[]
      = { { NULL, "总费用", 123456789 }, { "−", "医保报销", 100000000 }, { "=", "个人负担", 23456789 } };
  static const GjSplitPart parts[]
      = { { GJ_SPLIT_FUND, 100000000, "统筹基金报销" },
          { GJ_SPLIT_OWN, 20000000, "您的个人账户" },
          { GJ_SPLIT_SHARED, 3456687, "<b>*******提</b>（外孙子女）的个人账户" },
          { GJ_SPLIT_SHARED, 100, "<b>*敏</b>（长女）的共济账户" },
          { GJ_SPLIT_SHARED, 1, "<b>*军</b>（弟弟）的个人账户" },
          { GJ_SPLIT_CASH, 1, "您付的现金" } };
  const GjSettlementView view = { .symbol = "inpatient",
                                  .place = "清和市新疆维吾尔自治区医科大学附属第一人民医院城东分院门诊部",
                                  .detail = "2025年11月18日 09:12 · 门诊慢特病",
                                  .terms = terms,
                                  .n_terms = G_N_ELEMENTS (terms),
                                  .split_title = "总费用是这样付的",
                                  .parts = parts,
                                  .n_parts = G_N_ELEMENTS (parts) };
  return gj_settlement_page_new (&view);
}

static GtkWidget *
make_settlement_refunded (void)
{
  static const GjRecordTerm terms[] = { { NULL, "总费用", 5850 }, { "−", "医保报销", 0 }, { "=", "个人负担", 5850 } };
  static const GjSplitPart parts[] = { { GJ_SPLIT_OWN, 5850, "您的个人账户" } };
  const GjSettlementView view = { .symbol = "pharmacy",
                                  .place = "康宁大药房城东店",
                                  .detail = "2025年11月12日 16:30 · 药店购药 · 已退费",
                                  .terms = terms,
                                  .n_terms = G_N_ELEMENTS (terms),
                                  .split_title = "总费用是这样付的",
                                  .parts = parts,
                                  .n_parts = G_N_ELEMENTS (parts),
                                  .note = "这笔费用后来退了，不计入合计。" };
  return gj_settlement_page_new (&view);
}

/* What a contributor sees. */
static GtkWidget *
make_settlement_share (void)
{
  static const GjRecordTerm terms[] = { { NULL, "您的账户付了", 57500 } };
  const GjSettlementView view = { .symbol = "person-elder-woman",
                                  .who = "*英 配偶",
                                  .place = "市第一人民医院",
                                  .detail = "2025年8月21日 10:40 · 门诊慢特病",
                                  .terms = terms,
                                  .n_terms = 1,
                                  .note = "这里只看得到您付的钱。家人看病的其他费用是家人的隐私，请家人用自己的卡查。" };
  return gj_settlement_page_new (&view);
}

/* ---- choices ---- */

static GtkWidget *
make_pick (void)
{
  static const GjPickOption options[] = { { "", "全部家人", TRUE }, { "1", "*英 配偶", FALSE }, { "2", "*芳 母亲", FALSE },
                                          { "3", "*乐 孙女", FALSE } };
  return gj_pick_page_new (&(GjPickView){ "看谁的", options, G_N_ELEMENTS (options) });
}

static GtkWidget *
make_pick_many (void)
{
  static GjPickOption options[30];
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    options[i] = (GjPickOption){ "x", i == 0 ? "全部家人" : i % 3 == 0 ? "*英 配偶" : "*******提 外孙子女", i == 0 };
  return gj_pick_page_new (&(GjPickView){ "看谁的", options, G_N_ELEMENTS (options) });
}

/* ---- the account ---- */

static const GjAccountKind account_kinds[] = {
  { "职工医保", TRUE, "正常参保", "清和市", "1985年7月", "累计12年3个月" },
  { "城乡居民医保", FALSE, "暂停参保", "清和市", "2010年1月", "累计2年" },
};

static GtkWidget *
make_account (void)
{
  const GjAccountView view = { .balance_fen = 328650,
                               .last_move = "2025年11月21日，−¥400.00，给*英缴2026年度医保",
                               .counted = "这是2025年9月1日的余额，减去了以后在自助机上缴的钱；看病花的没减，请问12393",
                               .kinds = account_kinds,
                               .n_kinds = 1,
                               .has_contributions = TRUE };
  return gj_account_page_new (&view);
}

static GtkWidget *
make_account_hidden (void)
{
  const GjAccountView view = { .balance_fen = 9999999999,
                               .balance_hidden = TRUE,
                               .last_move = "2025年11月21日，−¥400.00，给*英缴2026年度医保",
                               .counted = "这是2025年9月1日的余额，减去了以后在自助机上缴的钱；看病花的没减，请问12393",
                               .kinds = account_kinds,
                               .n_kinds = 2,
                               .has_contributions = TRUE };
  return gj_account_page_new (&view);
}

static GtkWidget *
make_account_extreme (void)
{
  static const GjAccountKind odd_kinds[] = {
    { "城乡居民基本医疗保险", FALSE, "未参保或终止参保", "新疆维吾尔自治区巴音郭楞蒙古自治州", "1985年12月", "累计40年11个月" },
    { "职工医保", TRUE, "正常参保", "清和市", "1985年7月", NULL },
  };
  const GjAccountView view = { .balance_fen = 9999999999,
                               .last_move = "2025年11月21日，−¥1,234,567.00，给*******提缴2026年度医保",
                               .counted = "这是2025年9月1日的余额，减去了以后在自助机上缴的钱；看病花的没减，请问12393",
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

static const GjFilter insured_kinds[] = { { "310", "职工医保", TRUE, FALSE }, { "390", "居民医保", FALSE, FALSE } };

static GtkWidget *
insured_with (guint n_years, gsize n_kinds)
{
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
                               .total = "累计12年3个月",
                               .detail = "一共147个月，从2009年7月到2025年10月；同一个月只算一次",
                               .gaps = "2024年3月—5月没有缴费记录",
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
  return gj_insured_page_new (&(GjInsuredView){ .kinds = insured_kinds, .n_kinds = 1 });
}

/* The list of contributions, and what moved the balance: the page of records without a chart. */
static GtkWidget *
make_moves (void)
{
  static const GjRecordRow rows[] = {
    { "1", "pay-premium", "给*英缴2026年度医保", NULL, "2025年11月21日 · 余额¥2,886.50", NULL, "−¥400.00", NULL },
    { "2", "money-safe", "退回：给*芳缴的2026年度医保", NULL, "2025年10月2日 · 余额¥3,286.50", NULL, "+¥400.00", NULL },
    { "3", "money-safe", "转入本系统时的余额", NULL, "2025年1月1日 · 余额¥2,886.50", NULL, "+¥2,886.50", NULL },
  };
  const GjRecordsView view
      = { .title = "余额变动", .rows = rows, .n_rows = G_N_ELEMENTS (rows), .n_all = G_N_ELEMENTS (rows) };
  return gj_records_page_new (&view);
}

/* ---- a statement ---- */

static GtkWidget *
statement_with (guint n_rows, guint n_listed, GjPrinterTrouble trouble)
{
  static const GjRecordTerm terms[]
      = { { NULL, "2025年6月—11月总费用", 64000 }, { "−", "医保报销", 35270 }, { "=", "个人负担", 28730 } };
  const GjStatementView view = { .records = "消费明细",
                                 .period = "2025年6月1日—2025年11月21日",
                                 .about = "全部种类",
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
