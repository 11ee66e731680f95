/* SPDX-License-Identifier: Apache-2.0 */
/* See samples_records.h. Nobody here exists. */
#include "tests/ui/samples_records.h"

#include "core/base/i18n.h"
#include "ui/pages/records_page.h"

#define MANY 1000

static const GjChartMonth months[] = {
  { 202506, 21200 }, { 202507, 9600 }, { 202508, 43800 }, { 202509, 15000 }, { 202510, 32600 }, { 202511, 27490 },
};

static const GjChartMonth large_months[] = {
  { 202506, 0 }, { 202507, 999949 }, { 202508, 123456789 }, { 202509, 5 }, { 202510, 1234567 }, { 202511, 0 },
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
  { "who", "家人：全部", FALSE, TRUE },
  { "when", "时间：近6个月", FALSE, TRUE },
};

static const GjRecordRow visits[] = {
  { "1", "clinic", "市第一人民医院", NULL, "11月18日 · 门诊", "自己付", "¥126.40", "查看11月18日" },
  { "2", "pharmacy", "康宁大药房城东店", NULL, "11月12日 · 药店", "自己付", "¥58.50", "查看11月12日" },
  { "3", "clinic", "城东社区卫生中心", NULL, "11月10日 · 门诊", "自己付", "¥30.00", "查看11月10日" },
  { "4", "hospital", "市第一人民医院", NULL, "11月3日 · 住院", "自己付", "¥60.00", "查看11月3日" },
};

static const GjRecordTerm visit_terms[] = {
  { NULL, "11月总费用", 61240 },
  { "−", "医保报销", 33750 },
  { "=", "自己付", 27490 },
};

static const GjRecordsView consumption = {
  .title = "消费明细",
  .filters = kinds,
  .n_filters = G_N_ELEMENTS (kinds),
  .chart_title = "每月自己付的钱",
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
  GjRecordsView view = { .title = "消费明细",
                         .empty_symbol = "consumption",
                         .empty_head = "还没有消费记录",
                         .empty_text = "看病、买药用医保结算以后，在这里能查到每一笔。" };
  return gj_records_page_new (&view);
}

static GtkWidget *
make_consumption_no_match (void)
{
  GjRecordsView view = consumption;
  view.n_rows = view.n_all = 0;
  view.n_terms = 0;
  view.can_print = FALSE;
  view.empty_symbol = "no-data";
  view.empty_head = "2025年11月没有住院记录";
  view.empty_text = "换一个月，或按“全部”看看。";
  return gj_records_page_new (&view);
}

/* A name as long as the register allows, and sums no resident ever had. */
static GtkWidget *
make_consumption_extreme (void)
{
  static GjRecordRow rows[MANY];
  static const GjRecordTerm terms[]
      = { { NULL, "2025年6月—11月总费用", 999999999 }, { "−", "医保报销", 123456789 }, { "=", "自己付", 876543210 } };
  GjRecordsView view = consumption;
  for (guint i = 0; i < MANY; i++)
    rows[i] = (GjRecordRow){ "long", "inpatient", "清和市新疆维吾尔自治区医科大学附属第一人民医院城东分院门诊部", NULL,
                             "2025年11月18日 · 门诊慢特病", "自己付", "¥8,765,432.10", "查看" };
  view.months = large_months;
  view.chosen_month = 0;
  view.has_later = TRUE;
  view.sum_head = "2025年6月—11月，共1000笔";
  view.terms = terms;
  view.rows = rows;
  view.n_rows = 40;
  view.n_all = MANY;
  return gj_records_page_new (&view);
}

static const GjRecordRow shares[] = {
  { "1", "person-elder-woman", "*英", "配偶", "2025年8月21日 · 门诊慢特病", "您付了", "¥575.00", "查看*英8月21日" },
  { "2", "person-elder-woman-2", "*芳", "母亲", "2025年6月15日 · 门诊", "您付了", "¥415.60", "查看*芳6月15日" },
  { "3", "person-girl", "*乐", "孙女", "2025年11月3日 · 门诊", "您付了", "¥128.00", "查看*乐11月3日" },
};

static GtkWidget *
make_shared (void)
{
  static const GjRecordTerm terms[] = { { NULL, "您的账户付给家人", 111860 } };
  const GjRecordsView view = { .title = "共济支付记录",
                               .sides = sides,
                               .n_sides = G_N_ELEMENTS (sides),
                               .filters = pickers,
                               .n_filters = G_N_ELEMENTS (pickers),
                               .chart_title = "每月付给家人的钱",
                               .months = months,
                               .n_months = G_N_ELEMENTS (months),
                               .has_earlier = TRUE,
                               .sum_head = "2025年6月—11月，共3笔",
                               .terms = terms,
                               .n_terms = 1,
                               .rows = shares,
                               .n_rows = G_N_ELEMENTS (shares),
                               .n_all = G_N_ELEMENTS (shares),
                               .can_print = TRUE };
  return gj_records_page_new (&view);
}

static const GjPageSample samples[] = {
  { "10-consumption", make_consumption },
  { "10-consumption-loading", make_consumption_loading },
  { "10-consumption-empty", make_consumption_empty },
  { "10-consumption-no-match", make_consumption_no_match },
  { "10-consumption-extreme", make_consumption_extreme },
  { "23-shared", make_shared },
};

const GjPageSample *
gj_record_samples (gsize *n_samples)
{
  *n_samples = G_N_ELEMENTS (samples);
  return samples;
}
