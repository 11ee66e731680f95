/* SPDX-License-Identifier: Apache-2.0 */
/* The time left as a quiet ring that starts at twelve o'clock, with the seconds in it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GJ_TYPE_TIME_RING (gj_time_ring_get_type ())
G_DECLARE_FINAL_TYPE (GjTimeRing, gj_time_ring, GJ, TIME_RING, GtkWidget)

/* @seconds_left < 0: an empty ring with a dash. */
void gj_time_ring_set (GjTimeRing *self, int seconds_left, int total);

G_END_DECLS
