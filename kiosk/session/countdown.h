/* SPDX-License-Identifier: Apache-2.0 */
/* The time a resident has before the terminal gives up waiting, told every second. It measures with
 * the monotonic clock and shows nothing itself. */
#pragma once

#include "core/base/clock.h"

G_BEGIN_DECLS

typedef struct _GjCountdown GjCountdown;

/* `seconds_left` of `total`; `warning` in the last part. 0 comes once, and the countdown has stopped. */
typedef void (*GjCountdownTick) (guint seconds_left, guint total, gboolean warning,
                                 gpointer user_data);

GjCountdown *gj_countdown_new (GjClock *clock, GjCountdownTick tick, gpointer user_data);
void gj_countdown_free (GjCountdown *countdown);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjCountdown, gj_countdown_free)

/* (Re)starts with `total_seconds`, the last `warn_seconds` of them with a warning. Ticks at once. */
void gj_countdown_start (GjCountdown *countdown, guint total_seconds, guint warn_seconds);

/* Somebody touched something, or pressed 继续: the full time again. Nothing when stopped. */
void gj_countdown_extend (GjCountdown *countdown);

void gj_countdown_stop (GjCountdown *countdown);

gboolean gj_countdown_is_running (const GjCountdown *countdown);

G_END_DECLS
