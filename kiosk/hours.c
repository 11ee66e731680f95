/* SPDX-License-Identifier: Apache-2.0 */
/* See hours.h. */
#include "kiosk/hours.h"

#include <stdio.h>
#include <string.h>

#define MINUTE_US (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)
#define DAY_US (24 * 60 * MINUTE_US)
#define DAYS_OF_A_WEEK 7
#define ALL_DAYS 0xFE

static gboolean
parse_days (const char *text, guint *days)
{
  *days = 0;
  for (; text != NULL && *text != '\0'; text++)
    {
      if (*text < '1' || *text > '0' + DAYS_OF_A_WEEK)
        return FALSE;
      *days |= 1u << (*text - '0');
    }
  return *days != ALL_DAYS;
}

gboolean
gj_hours_parse (const char *text, const char *closed_days, GjHours *hours)
{
  guint h1, m1, h2, m2;
  GjHours found;

  if (strlen (text) != strlen ("08:30-17:00") || sscanf (text, "%2u:%2u-%2u:%2u", &h1, &m1, &h2, &m2) != 4
      || h1 > 23 || h2 > 24 || m1 > 59 || m2 > 59 || !parse_days (closed_days, &found.closed_days))
    return FALSE;
  found.from = 60 * h1 + m1;
  found.to = 60 * h2 + m2;
  if (found.from >= found.to || found.to > 24 * 60)
    return FALSE;
  *hours = found;
  return TRUE;
}

static gboolean
is_open_day (const GjHours *hours, GjDate day)
{
  return (hours->closed_days & 1u << gj_date_weekday (day)) == 0;
}

gboolean
gj_hours_are_open (const GjHours *hours, gint64 time_us)
{
  GjDate day = gj_time_date (time_us);
  gint64 since_us = time_us - gj_date_start_us (day);

  return is_open_day (hours, day) && since_us >= hours->from * MINUTE_US && since_us < hours->to * MINUTE_US;
}

gint64
gj_hours_next_opening_us (const GjHours *hours, gint64 time_us)
{
  gint64 day_us = gj_date_start_us (gj_time_date (time_us));

  for (int i = 0; i <= DAYS_OF_A_WEEK; i++, day_us += DAY_US)
    {
      gint64 opens_us = day_us + hours->from * MINUTE_US;

      if (is_open_day (hours, gj_time_date (day_us)) && opens_us > time_us)
        return opens_us;
    }
  g_assert_not_reached (); /* one day of the week is open */
}
