/* SPDX-License-Identifier: Apache-2.0 */
/* When the hall is open, as the configuration says it. Times are civil, of +08:00. */
#pragma once

#include "core/base/clock.h"

G_BEGIN_DECLS

/* A minute of the day at which it opens, one at which it closes (from < to), and on which days it stays shut. */
typedef struct
{
  guint from;
  guint to;
  guint closed_days; /* bit 1 << weekday, 1 Monday … 7 Sunday; not all seven */
} GjHours;

/* @text "08:30-17:00"; @closed_days "67", each a weekday, or NULL. FALSE, and @hours untouched: it is nothing of the kind, ends
 * before it begins, or is never open. */
gboolean gj_hours_parse (const char *text, const char *closed_days, GjHours *hours);

/* Whether it is open at @time_us. */
gboolean gj_hours_are_open (const GjHours *hours, gint64 time_us);
/* When it opens next, after @time_us. */
gint64 gj_hours_next_opening_us (const GjHours *hours, gint64 time_us);

G_END_DECLS
