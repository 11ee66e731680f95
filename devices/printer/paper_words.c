/* SPDX-License-Identifier: Apache-2.0 */
/* See paper_words.h. */
#include "devices/printer/paper_words.h"

#include "core/base/money.h"

const char *
gj_paper_words_care (const char *med_type)
{
  static const struct
  {
    const char *code;
    const char *word;
  } words[] = { { "11", "普通门诊" },
                { "13", "急诊" },
                { "14", "门诊慢特病" },
                { "21", "住院" },
                { "41", "药店购药" } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i].code, med_type) == 0)
      return words[i].word;
  return "";
}

const char *
gj_paper_words_bill (void)
{
  return "总费用";
}

const char *
gj_paper_words_shared (void)
{
  return "共济支付";
}

const char *
gj_paper_words_premium (void)
{
  return "缴费";
}

char *
gj_paper_words_split (gint64 fund_fen, gint64 own_fen, gint64 shared_fen, gint64 cash_fen)
{
  g_autofree char *fund = gj_money_format (fund_fen);
  g_autofree char *own = gj_money_format (own_fen);
  g_autofree char *shared = gj_money_format (shared_fen);
  g_autofree char *cash = gj_money_format (cash_fen);

  return g_strdup_printf ("统筹%s 本人%s 家人%s 现金%s", fund, own, shared, cash);
}

char *
gj_paper_words_share (const char *name, const char *place, gboolean paid)
{
  return paid ? g_strdup_printf ("付给%s：%s", name, place)
              : g_strdup_printf ("%s付的：%s", name, place);
}

char *
gj_paper_words_refunded (const char *what, gint64 amount_fen)
{
  g_autofree char *amount = gj_money_format (amount_fen);

  return g_strdup_printf ("%s，%s，已退费", what, amount);
}

char *
gj_paper_words_premium_line (const char *payer, const char *relative, int coverage_year,
                             gint64 amount_fen, gboolean reversed)
{
  g_autofree char *amount = gj_money_format (amount_fen);

  return reversed ? g_strdup_printf ("%s给%s缴%d年度%s，已退回", payer, relative, coverage_year, amount)
                  : g_strdup_printf ("%s给%s缴%d年度", payer, relative, coverage_year);
}

char *
gj_paper_words_taken_back (gint64 reversed_us)
{
  g_autofree char *day = NULL;

  if (reversed_us == 0)
    return NULL;
  day = gj_date_format_zh (gj_time_date (reversed_us));
  return g_strdup_printf ("已于%s退回", day);
}

const char *
gj_paper_words_pay_no_more (guint n_premiums, guint n_taken_back)
{
  g_assert (n_taken_back <= n_premiums);
  if (n_taken_back == 0)
    return "请勿再从其他渠道缴费";
  return n_taken_back < n_premiums ? "没有退回的，请勿再从其他渠道缴费" : "以上各笔都已退回";
}

char *
gj_paper_words_waiting (GjWaitingResult result, const GjWaiting *waiting)
{
  GjDate from = waiting->covered_from;

  switch (result)
    {
    case GJ_WAITING_NONE:
      return NULL;
    case GJ_WAITING_UNSURE:
      return waiting->months == 0
                 ? g_strdup ("没有查到以前每年缴满的记录，是否有等待期以窗口为准")
                 : g_strdup_printf ("缴费后至少要等%u个月，是否更久以窗口为准", waiting->months);
    case GJ_WAITING_UNKNOWN:
      return g_strdup ("缴费后可能要等几个月才能报销，请问窗口");
    case GJ_WAITING_MONTHS:
      break;
    }
  if (from == GJ_DATE_NONE)
    return g_strdup_printf ("缴费后要等%u个月才能报销", waiting->months);
  if (waiting->covered_to == GJ_DATE_NONE)
    return g_strdup_printf ("缴费后要等%u个月，等完这一年度就过了，用不上", waiting->months);
  return g_strdup_printf ("缴费后要等%u个月，%u年%u月%u日起能报销", waiting->months,
                          gj_date_year (from), gj_date_month (from), gj_date_day (from));
}
