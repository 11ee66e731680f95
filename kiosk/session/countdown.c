/* SPDX-License-Identifier: Apache-2.0 */
/* A deadline on the monotonic clock and a source that looks at it four times a second, so that the
 * seconds shown are the seconds left even after the main loop was busy. */
#include "kiosk/session/countdown.h"

#define LOOK_MS 250

struct _GjCountdown
{
  GjClock *clock;
  GjCountdownTick tick;
  gpointer user_data;
  guint source;
  guint total;
  guint warn;
  guint last_told;
  gint64 deadline_us;
};

GjCountdown *
gj_countdown_new (GjClock *clock, GjCountdownTick tick, gpointer user_data)
{
  GjCountdown *countdown = g_new0 (GjCountdown, 1);

  countdown->clock = gj_clock_ref (clock);
  countdown->tick = tick;
  countdown->user_data = user_data;
  return countdown;
}

void
gj_countdown_free (GjCountdown *countdown)
{
  if (countdown == NULL)
    return;
  gj_countdown_stop (countdown);
  gj_clock_unref (countdown->clock);
  g_free (countdown);
}

static guint
seconds_left (const GjCountdown *countdown)
{
  gint64 left = countdown->deadline_us - gj_clock_monotonic_us (countdown->clock);

  return left <= 0 ? 0 : (guint) ((left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
}

static gboolean
on_look (gpointer data)
{
  GjCountdown *countdown = data;
  guint left = seconds_left (countdown);

  if (left == countdown->last_told)
    return G_SOURCE_CONTINUE;
  countdown->last_told = left;
  if (left == 0)
    countdown->source = 0;
  countdown->tick (left, countdown->total, left <= countdown->warn, countdown->user_data);
  return left == 0 ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

void
gj_countdown_start (GjCountdown *countdown, guint total_seconds, guint warn_seconds)
{
  g_assert (total_seconds > warn_seconds);
  gj_countdown_stop (countdown);
  countdown->total = total_seconds;
  countdown->warn = warn_seconds;
  countdown->source = g_timeout_add (LOOK_MS, on_look, countdown);
  gj_countdown_extend (countdown);
}

void
gj_countdown_extend (GjCountdown *countdown)
{
  if (countdown->source == 0)
    return;
  countdown->deadline_us = gj_clock_monotonic_us (countdown->clock)
                           + (gint64) countdown->total * G_USEC_PER_SEC;
  countdown->last_told = countdown->total;
  countdown->tick (countdown->total, countdown->total, FALSE, countdown->user_data);
}

void
gj_countdown_stop (GjCountdown *countdown)
{
  g_clear_handle_id (&countdown->source, g_source_remove);
}

gboolean
gj_countdown_is_running (const GjCountdown *countdown)
{
  return countdown->source != 0;
}
