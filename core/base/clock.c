/* SPDX-License-Identifier: Apache-2.0 */
/* Dates by day numbers, civil time at +08:00, and the clock that is handed to whoever needs one.
 * It never asks the machine for a time zone. */
#include "core/base/clock.h"

#include <string.h>

#define US_PER_SECOND G_USEC_PER_SEC
#define SECONDS_PER_DAY 86400
#define OFFSET_SECONDS (8 * 3600)
#define FIRST_YEAR 1800
#define LAST_YEAR 9999

struct _GjClock
{
  gatomicrefcount references;
  gboolean manual;
  GMutex lock; /* over the two below */
  gint64 civil_us;
  gint64 monotonic_us;
};

static gboolean
is_leap (guint year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static guint
days_in_month (guint year, guint month)
{
  static const guint days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  g_assert (month >= 1 && month <= 12);
  return month == 2 && is_leap (year) ? 29 : days[month - 1];
}

/* Days since 1970-01-01, counted in the calendar that begins in March, so that the leap day is its
 * last. */
static gint64
day_number (GjDate date)
{
  gint64 year = gj_date_year (date);
  gint64 month = gj_date_month (date);
  gint64 shifted;

  year -= month <= 2;
  shifted = month > 2 ? month - 3 : month + 9;
  return year * 365 + year / 4 - year / 100 + year / 400 + (153 * shifted + 2) / 5
         + (gint64)gj_date_day (date) - 1 - 719468;
}

static GjDate
date_of_day_number (gint64 number)
{
  gint64 z = number + 719468;
  gint64 era;
  gint64 day_of_era;
  gint64 year_of_era;
  gint64 day_of_year;
  gint64 shifted;
  gint64 month;
  gint64 year;

  g_assert (z >= 0);
  era = z / 146097;
  day_of_era = z % 146097;
  year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  shifted = (5 * day_of_year + 2) / 153;
  month = shifted < 10 ? shifted + 3 : shifted - 9;
  year = era * 400 + year_of_era + (month <= 2);
  return gj_date_new ((guint)year, (guint)month,
                      (guint)(day_of_year - (153 * shifted + 2) / 5 + 1));
}

/* A number of exactly @count digits. */
static gboolean
read_digits (const char *text, gsize count, guint *number)
{
  guint value = 0;

  for (gsize i = 0; i < count; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      value = value * 10 + (guint)(text[i] - '0');
    }
  *number = value;
  return TRUE;
}

gboolean
gj_date_is_valid (GjDate date)
{
  guint year = date / 10000;
  guint month = date / 100 % 100;
  guint day = date % 100;

  return year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1
         && day <= days_in_month (year, month);
}

static gboolean
take_date (guint year, guint month, guint day, GjDate *date)
{
  GjDate candidate = year * 10000 + month * 100 + day;

  g_assert (date != NULL);
  if (!gj_date_is_valid (candidate))
    return FALSE;
  *date = candidate;
  return TRUE;
}

gboolean
gj_date_parse (const char *text, GjDate *date)
{
  guint year;
  guint month;
  guint day;

  if (text == NULL || strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  return read_digits (text, 4, &year) && read_digits (text + 5, 2, &month)
         && read_digits (text + 8, 2, &day) && take_date (year, month, day, date);
}

gboolean
gj_date_parse_compact (const char *text, GjDate *date)
{
  guint year;
  guint month;
  guint day;

  if (text == NULL || strlen (text) != 8)
    return FALSE;
  return read_digits (text, 4, &year) && read_digits (text + 4, 2, &month)
         && read_digits (text + 6, 2, &day) && take_date (year, month, day, date);
}

char *
gj_date_format (GjDate date)
{
  if (date == GJ_DATE_NONE)
    return g_strdup ("");
  return g_strdup_printf ("%04u-%02u-%02u", gj_date_year (date), gj_date_month (date),
                          gj_date_day (date));
}

char *
gj_date_format_zh (GjDate date)
{
  if (date == GJ_DATE_NONE)
    return g_strdup ("");
  return g_strdup_printf ("%u年%u月%u日", gj_date_year (date), gj_date_month (date),
                          gj_date_day (date));
}

GjDate
gj_date_new (guint year, guint month, guint day)
{
  GjDate date = GJ_DATE_NONE;
  gboolean valid
      = year <= LAST_YEAR && month <= 12 && day <= 31 && take_date (year, month, day, &date);

  g_assert (valid);
  return date;
}

guint
gj_date_year (GjDate date)
{
  g_assert (gj_date_is_valid (date));
  return date / 10000;
}

guint
gj_date_month (GjDate date)
{
  g_assert (gj_date_is_valid (date));
  return date / 100 % 100;
}

guint
gj_date_day (GjDate date)
{
  g_assert (gj_date_is_valid (date));
  return date % 100;
}

guint
gj_date_weekday (GjDate date)
{
  /* 1970-01-01 was a Thursday. */
  gint64 since_monday = (day_number (date) + 3) % 7;

  return (guint)(since_monday < 0 ? since_monday + 7 : since_monday) + 1;
}

GjDate
gj_date_add_months (GjDate date, int months)
{
  gint64 index = (gint64)gj_date_year (date) * 12 + gj_date_month (date) - 1 + months;
  guint year;
  guint month;

  g_assert (index >= FIRST_YEAR * 12 && index < (LAST_YEAR + 1) * 12);
  year = (guint)(index / 12);
  month = (guint)(index % 12) + 1;
  return gj_date_new (year, month, MIN (gj_date_day (date), days_in_month (year, month)));
}

int
gj_date_age (GjDate birth, GjDate on)
{
  int years = (int)gj_date_year (on) - (int)gj_date_year (birth);

  if (birth > on)
    return -1;
  /* As numbers of month and day 0229 > 0228, so that birthday is reached on 03-01. */
  return on % 10000 < birth % 10000 ? years - 1 : years;
}

/* Whole civil seconds since 1970-01-01 00:00:00 at +08:00, rounded towards the past. */
static gint64
civil_seconds (gint64 time_us)
{
  gint64 seconds = time_us / US_PER_SECOND - (time_us % US_PER_SECOND < 0);

  return seconds + OFFSET_SECONDS;
}

static gint64
civil_day (gint64 seconds)
{
  return seconds / SECONDS_PER_DAY - (seconds % SECONDS_PER_DAY < 0);
}

GjDate
gj_time_date (gint64 time_us)
{
  return date_of_day_number (civil_day (civil_seconds (time_us)));
}

gint64
gj_date_start_us (GjDate date)
{
  return (day_number (date) * SECONDS_PER_DAY - OFFSET_SECONDS) * US_PER_SECOND;
}

char *
gj_time_format (gint64 time_us)
{
  gint64 seconds = civil_seconds (time_us);
  gint64 day = civil_day (seconds);
  guint of_day = (guint)(seconds - day * SECONDS_PER_DAY);
  g_autofree char *date = gj_date_format (date_of_day_number (day));

  return g_strdup_printf ("%s %02u:%02u:%02u", date, of_day / 3600, of_day / 60 % 60, of_day % 60);
}

gboolean
gj_time_parse (const char *text, gint64 *time_us)
{
  char day[11];
  GjDate date;
  guint hour;
  guint minute;
  guint second;

  g_assert (time_us != NULL);
  if (text == NULL || strlen (text) != 19 || text[10] != ' ' || text[13] != ':' || text[16] != ':')
    return FALSE;
  memcpy (day, text, 10);
  day[10] = '\0';
  if (!gj_date_parse (day, &date) || !read_digits (text + 11, 2, &hour)
      || !read_digits (text + 14, 2, &minute) || !read_digits (text + 17, 2, &second))
    return FALSE;
  if (hour > 23 || minute > 59 || second > 59)
    return FALSE;
  *time_us = gj_date_start_us (date) + (gint64)(hour * 3600 + minute * 60 + second) * US_PER_SECOND;
  return TRUE;
}

GjTimeVerdict
gj_time_follow (gint64 now_us, gint64 last_us, gint64 *time_us)
{
  g_assert (time_us != NULL);
  if (now_us <= last_us - GJ_TIME_RATCHET_US)
    return GJ_TIME_BEFORE;
  if (now_us > last_us + GJ_TIME_GAP_US)
    return GJ_TIME_FAR;
  *time_us = MAX (now_us, last_us + 1);
  return GJ_TIME_FOLLOWS;
}

static GjClock *
clock_new (gboolean manual, gint64 start_us)
{
  GjClock *clock = g_new0 (GjClock, 1);

  g_atomic_ref_count_init (&clock->references);
  g_mutex_init (&clock->lock);
  clock->manual = manual;
  clock->civil_us = start_us;
  return clock;
}

GjClock *
gj_clock_new_system (void)
{
  return clock_new (FALSE, 0);
}

GjClock *
gj_clock_new_manual (gint64 start_us)
{
  return clock_new (TRUE, start_us);
}

GjClock *
gj_clock_ref (GjClock *clock)
{
  g_assert (clock != NULL);
  g_atomic_ref_count_inc (&clock->references);
  return clock;
}

void
gj_clock_unref (GjClock *clock)
{
  g_assert (clock != NULL);
  if (!g_atomic_ref_count_dec (&clock->references))
    return;
  g_mutex_clear (&clock->lock);
  g_free (clock);
}

void
gj_clock_manual_advance (GjClock *clock, gint64 delta_us)
{
  g_assert (clock != NULL && clock->manual);
  g_assert (delta_us >= 0);
  g_mutex_lock (&clock->lock);
  clock->civil_us += delta_us;
  clock->monotonic_us += delta_us;
  g_mutex_unlock (&clock->lock);
}

void
gj_clock_manual_set (GjClock *clock, gint64 time_us)
{
  g_assert (clock != NULL && clock->manual);
  g_mutex_lock (&clock->lock);
  clock->civil_us = time_us;
  g_mutex_unlock (&clock->lock);
}

gint64
gj_clock_now_us (GjClock *clock)
{
  gint64 now_us;

  g_assert (clock != NULL);
  if (!clock->manual)
    return g_get_real_time ();
  g_mutex_lock (&clock->lock);
  now_us = clock->civil_us;
  g_mutex_unlock (&clock->lock);
  return now_us;
}

gint64
gj_clock_monotonic_us (GjClock *clock)
{
  gint64 now_us;

  g_assert (clock != NULL);
  if (!clock->manual)
    return g_get_monotonic_time ();
  g_mutex_lock (&clock->lock);
  now_us = clock->monotonic_us;
  g_mutex_unlock (&clock->lock);
  return now_us;
}

GjDate
gj_clock_today (GjClock *clock)
{
  return gj_time_date (gj_clock_now_us (clock));
}
