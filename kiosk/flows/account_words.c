/* SPDX-License-Identifier: Apache-2.0 */
/* Months as ranges, numbers of months as years and months. */
#include "kiosk/flows/account_words.h"

#include "core/base/i18n.h"
#include "ui/pages/page_kit.h"

/* The gaps that are named one by one. */
#define NAMED_GAPS 3

static char *
month_text (int month)
{
  return g_strdup_printf (C_ ("a month of a year", "%u年%u月"), (guint)month / 100,
                          (guint)month % 100);
}

static char *
range_text (int begn, int end)
{
  g_autofree char *from = month_text (begn);
  g_autofree char *to = NULL;

  if (begn == end)
    return g_steal_pointer (&from);
  if (begn / 100 == end / 100)
    return g_strdup_printf (C_ ("months of one year", "%d年%d月—%d月"), begn / 100, begn % 100,
                            end % 100);
  to = month_text (end);
  return g_strdup_printf (C_ ("from month, to month", "%s—%s"), from, to);
}

char *
gj_account_total_words (const GjInsuredMonths *months)
{
  if (months->years == 0)
    return g_strdup_printf (_ ("累计%d个月"), months->months);
  if (months->months == 0)
    return g_strdup_printf (_ ("累计%d年"), months->years);
  return g_strdup_printf (_ ("累计%d年%d个月"), months->years, months->months);
}

char *
gj_account_gap_words (const GjInsuredMonths *months)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (months->gaps == NULL || months->gaps->len == 0)
    return NULL;
  for (guint i = 0; i < MIN (months->gaps->len, NAMED_GAPS); i++)
    {
      const GjMonthRange *gap
          = &g_array_index (months->gaps, GjMonthRange, months->gaps->len - 1 - i);
      g_autofree char *range = range_text (gap->begn, gap->end);

      g_string_append_printf (text, "%s%s", i > 0 ? _ ("、") : "", range);
    }
  if (months->gaps->len > NAMED_GAPS)
    return g_strdup_printf (_ ("%s等%u段时间没有缴费记录"), text->str, months->gaps->len);
  return g_strdup_printf (_ ("%s没有缴费记录"), text->str);
}

char *
gj_account_months_words (const GjInsuredMonths *months)
{
  g_autofree char *from = month_text (months->first_month);
  g_autofree char *to = month_text (months->last_month);
  g_autofree char *ahead = month_text (months->last_ahead);

  if (months->n_months > 0 && months->n_months_ahead > 0)
    return g_strdup_printf (_ ("一共%d个月，从%s到%s；以后的%d个月也缴了，到%s"), months->n_months,
                            from, to, months->n_months_ahead, ahead);
  if (months->n_months > 0)
    return g_strdup_printf (_ ("一共%d个月，从%s到%s；同一个月只算一次"), months->n_months, from,
                            to);
  if (months->n_months_ahead > 0)
    return g_strdup_printf (_ ("还没有开始；缴好了%d个月，从%s到%s"), months->n_months_ahead, from,
                            ahead);
  return NULL;
}

char *
gj_account_contribution_words (const GjContribution *row)
{
  g_autofree char *range = range_text (row->accrym_begn, row->accrym_end);
  g_autofree char *day = gj_kit_date (gj_time_date (row->clct_time_us));

  if (row->here)
    return g_strdup_printf (_ ("%s · %s自助机缴 · 等平台到账"), range, day);
  if (row->paid && row->clct_time_us != 0)
    return g_strdup_printf (_ ("%s · %s缴"), range, day);
  return g_steal_pointer (&range);
}
