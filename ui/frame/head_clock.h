/* SPDX-License-Identifier: Apache-2.0 */
/* The time of the day and the date in the head, written anew when the minute is another one. */
#pragma once

#include <gtk/gtk.h>

#include "core/base/clock.h"

G_BEGIN_DECLS

typedef struct _GjHeadClock GjHeadClock;

/* Shows it at once. @clock is kept with its own reference; @time and @date are borrowed. */
GjHeadClock *gj_head_clock_new (GjClock *clock, GtkLabel *time, GtkLabel *date);
void gj_head_clock_free (GjHeadClock *self);
/* The language is another one. */
void gj_head_clock_retranslate (GjHeadClock *self);

G_END_DECLS
