/* SPDX-License-Identifier: Apache-2.0 */
/* Dates, times and the injected clock. A date is a number yyyymmdd, a time is microseconds since 1970
 * (UTC). Civil time is always +08:00: China has one zone and no summer time, so the machine's TZ is
 * never asked. Nothing below the programs asks for the time except through a GjClock. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* yyyymmdd as a number, e.g. 20251121; 0 is "no date". Two dates compare as numbers. */
typedef guint32 GjDate;

#define GJ_DATE_NONE ((GjDate) 0)

/* A real day of the Gregorian calendar, 1800-01-01 … 9999-12-31. 0 is not valid. */
gboolean gj_date_is_valid (GjDate date);

/* FALSE (and @date untouched) unless the text is exactly "YYYY-MM-DD" and a valid day. */
gboolean gj_date_parse (const char *text, GjDate *date) G_GNUC_WARN_UNUSED_RESULT;

/* The same for "YYYYMMDD", as cards and ID numbers have it. */
gboolean gj_date_parse_compact (const char *text, GjDate *date) G_GNUC_WARN_UNUSED_RESULT;

/* "2025-11-21"; "" for GJ_DATE_NONE. Transfer full. */
char *gj_date_format (GjDate date) G_GNUC_WARN_UNUSED_RESULT;

/* "2025年11月21日", no leading zeros; "" for GJ_DATE_NONE. Transfer full. */
char *gj_date_format_zh (GjDate date) G_GNUC_WARN_UNUSED_RESULT;

/* @year 1800–9999; aborts unless the day exists. */
GjDate gj_date_new (guint year, guint month, guint day);
guint gj_date_year (GjDate date);
guint gj_date_month (GjDate date);
guint gj_date_day (GjDate date);

/* Monday 1 … Sunday 7. */
guint gj_date_weekday (GjDate date);

/* The same day @months later (or earlier); the last day of that month where it is too short:
 * 01-31 + 1 month = 02-28 or 02-29. For the page 政策: the end of the waiting months. */
GjDate gj_date_add_months (GjDate date, int months);

/* Full years (周岁) reached on @on; a birthday counts from the day itself, one on 02-29 is reached on
 * 03-01 of a common year. −1 if @birth is later than @on. */
int gj_date_age (GjDate birth, GjDate on);

/* Unix microseconds ↔ civil time. */
/* "2025-11-21 09:44:12"; fractions are cut off. Transfer full. */
char *gj_time_format (gint64 time_us) G_GNUC_WARN_UNUSED_RESULT;
/* FALSE unless exactly "YYYY-MM-DD HH:MM:SS" and a real time (no leap second). */
gboolean gj_time_parse (const char *text, gint64 *time_us) G_GNUC_WARN_UNUSED_RESULT;
/* The civil date of a moment, and the first moment of a civil date. */
GjDate gj_time_date (gint64 time_us);
gint64 gj_date_start_us (GjDate date);

/* What follows a moment in a series that only goes forward, when the clock says @now_us. A clock that was set back
 * by less than GJ_TIME_RATCHET_US is carried on from the last moment, so that nothing is re-ordered. More than that cannot
 * be so, and more than GJ_TIME_GAP_US after the last is not believed either: a machine whose battery is empty says
 * 1970 or 2099, and a hall that makes no paper in a whole year's season is none. */
typedef enum
{
  GJ_TIME_FOLLOWS, /* @time_us is set: now, or just after the last */
  GJ_TIME_BEFORE,
  GJ_TIME_FAR
} GjTimeVerdict;

#define GJ_TIME_RATCHET_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define GJ_TIME_GAP_US (G_GINT64_CONSTANT (400) * 24 * 3600 * G_USEC_PER_SEC)

GjTimeVerdict gj_time_follow (gint64 now_us, gint64 last_us,
                              gint64 *time_us) G_GNUC_WARN_UNUSED_RESULT;

/* A clock. Refcounted, and may be used from any thread. */
typedef struct _GjClock GjClock;

/* The machine's clocks. Transfer full. */
GjClock *gj_clock_new_system (void) G_GNUC_WARN_UNUSED_RESULT;
/* A clock that stands still at @start_us until told; its monotonic time begins at 0. Transfer full. */
GjClock *gj_clock_new_manual (gint64 start_us) G_GNUC_WARN_UNUSED_RESULT;
GjClock *gj_clock_ref (GjClock *clock);
void gj_clock_unref (GjClock *clock);

/* Time passes: both civil and monotonic time go on by @delta_us ≥ 0. Manual clocks only. */
void gj_clock_manual_advance (GjClock *clock, gint64 delta_us);
/* Somebody sets the civil clock, perhaps back; monotonic time is untouched. Manual clocks only. */
void gj_clock_manual_set (GjClock *clock, gint64 time_us);

/* Unix microseconds; may step. */
gint64 gj_clock_now_us (GjClock *clock);
/* Microseconds that never step back; for waiting and time-outs, meaningless elsewhere. */
gint64 gj_clock_monotonic_us (GjClock *clock);
/* The civil date now. */
GjDate gj_clock_today (GjClock *clock);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjClock, gj_clock_unref)

G_END_DECLS
