/* SPDX-License-Identifier: Apache-2.0 */
/* From the rule's answer to a sentence; the steps are the rule's own words. */
#include "kiosk/flows/waiting_words.h"

#include "core/base/i18n.h"
#include "ui/pages/page_kit.h"

char *
gj_waiting_words (const GjPayable *payable)
{
  const GjWaiting *waiting = &payable->waiting;
  g_autofree char *day = NULL;

  switch (payable->waiting_result)
    {
    case GJ_WAITING_NONE:
      return NULL;
    case GJ_WAITING_UNSURE:
      if (waiting->months == 0)
        return g_strdup (_("没有查到以前每年缴满的记录，是否有等待期以窗口为准"));
      return g_strdup_printf (gj_ngettext ("缴费后至少要等%u个月，是否更久以窗口为准",
                                           "缴费后至少要等%u个月，是否更久以窗口为准", waiting->months),
                              waiting->months);
    case GJ_WAITING_UNKNOWN:
      return g_strdup (_("缴费后可能要等几个月才能报销，本机算不出来，请先问窗口"));
    case GJ_WAITING_MONTHS:
      break;
    }
  if (waiting->covered_from == GJ_DATE_NONE)
    return g_strdup_printf (gj_ngettext ("缴费后要等%u个月才能报销", "缴费后要等%u个月才能报销",
                                         waiting->months),
                            waiting->months);
  /* The wait outlasts what is paid for: nobody should find that out at a hospital. */
  if (waiting->covered_to == GJ_DATE_NONE)
    return g_strdup_printf (gj_ngettext ("缴费后要等%u个月，等完这一年度就过了，用不上",
                                         "缴费后要等%u个月，等完这一年度就过了，用不上",
                                         waiting->months),
                            waiting->months);
  day = gj_kit_date (waiting->covered_from);
  return g_strdup_printf (gj_ngettext ("缴费后要等%u个月，%s起能报销",
                                       "缴费后要等%u个月，%s起能报销", waiting->months),
                          waiting->months, day);
}

char *
gj_cover_words (const GjPayable *payable)
{
  const GjWaiting *waiting = &payable->waiting;
  g_autofree char *from = NULL;

  if (payable->waiting_result != GJ_WAITING_NONE || waiting->covered_from == GJ_DATE_NONE
      || waiting->covered_to == GJ_DATE_NONE)
    return NULL;
  from = gj_kit_date (waiting->covered_from);
  return g_strdup_printf (C_ ("from a day to one of the same year", "%s至%u月%u日"), from,
                          gj_date_month (waiting->covered_to), gj_date_day (waiting->covered_to));
}

char *
gj_waiting_reason (const GjPayable *payable)
{
  const GjWaiting *waiting = &payable->waiting;
  g_autoptr (GString) text = g_string_new (NULL);

  if (payable->waiting_result == GJ_WAITING_UNSURE && waiting->partial_years > 0)
    return g_strdup_printf (gj_ngettext ("有%u年只缴了部分月份，算不算断缴，以窗口为准",
                                         "有%u年只缴了部分月份，算不算断缴，以窗口为准",
                                         waiting->partial_years),
                            waiting->partial_years);
  if (payable->waiting_result != GJ_WAITING_MONTHS)
    return NULL;
  for (guint i = 0; i < waiting->n_steps; i++)
    {
      g_autofree char *step = gj_waiting_step_text (&waiting->steps[i]);

      if (text->len > 0)
        g_string_append (text, C_ ("between two steps of a calculation", "；"));
      g_string_append (text, step);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
