/* SPDX-License-Identifier: Apache-2.0 */
/* See head_clock.h. */
#include "ui/frame/head_clock.h"

#include "core/base/i18n.h"

#include <string.h>

struct _GjHeadClock
{
  GjClock *clock;
  GtkLabel *time, *date;
  guint tick_id;
  gint64 shown_minute;
};

static const char *const weekdays[] = { N_ ("星期一"), N_ ("星期二"), N_ ("星期三"), N_ ("星期四"),
                                        N_ ("星期五"), N_ ("星期六"), N_ ("星期日") };

static void
show (GjHeadClock *self, gint64 now_us)
{
  g_autofree char *time = gj_time_format (now_us);
  g_autofree char *hour_minute = g_strndup (time + strlen ("YYYY-MM-DD "), strlen ("HH:MM"));
  const GjDate today = gj_time_date (now_us);
  /* Month, day, weekday. */
  g_autofree char *date = g_strdup_printf (_("%1$u月%2$u日 %3$s"), gj_date_month (today), gj_date_day (today),
                                           _(weekdays[gj_date_weekday (today) - 1]));
  gtk_label_set_text (self->time, hour_minute);
  gtk_label_set_text (self->date, date);
}

static gboolean
on_tick (gpointer data)
{
  GjHeadClock *self = data;
  const gint64 now_us = gj_clock_now_us (self->clock);
  const gint64 minute = now_us / (60 * G_USEC_PER_SEC);
  if (minute != self->shown_minute)
    show (self, now_us);
  self->shown_minute = minute;
  return G_SOURCE_CONTINUE;
}

GjHeadClock *
gj_head_clock_new (GjClock *clock, GtkLabel *time, GtkLabel *date)
{
  g_return_val_if_fail (clock != NULL && GTK_IS_LABEL (time) && GTK_IS_LABEL (date), NULL);
  GjHeadClock *self = g_new0 (GjHeadClock, 1);
  self->clock = gj_clock_ref (clock);
  self->time = time;
  self->date = date;
  self->shown_minute = -1;
  self->tick_id = g_timeout_add_seconds (1, on_tick, self);
  on_tick (self);
  return self;
}

void
gj_head_clock_free (GjHeadClock *self)
{
  if (self == NULL)
    return;
  g_source_remove (self->tick_id);
  gj_clock_unref (self->clock);
  g_free (self);
}

void
gj_head_clock_retranslate (GjHeadClock *self)
{
  show (self, gj_clock_now_us (self->clock));
}
