/* SPDX-License-Identifier: Apache-2.0 */
/* What the service manager is told of a terminal: it serves, it lives, it ends (sd_notify; kiosk/deploy/README.md).
 *
 * It lives while the main loop turns and neither the store's worker, nor its opening, nor what the printer was given, nor a paper
 * is over its time. Then the pings go on; else they stop, and the service manager starts the terminal anew: what was being paid is resolved at the start,
 * by its id, and a paper under way is owed. A card that is mute is no reason: its thread is given up by itself
 * (devices/card). Without a service manager, or one that asked for no watchdog, nothing is said and nothing watched. */
#pragma once

#include <glib.h>

#include "devices/card/psam.h"

G_BEGIN_DECLS

typedef struct _GjTerminal GjTerminal;
typedef struct _GjLifeline GjLifeline;

/* How often the service manager's patience (WatchdogSec) a job may take: a store that is asked over a bad line, or a
 * long statement on paper, is slow and not stuck. */
#define GJ_LIFELINE_JOB_PATIENCE 3

/* Begins to ping for `terminal`, which lives longer. (transfer full) */
GjLifeline *gj_lifeline_new (GjTerminal *terminal);

/* The STATUS of a terminal with `breakage` (GjBreakage) and that PSAM: for who looks at the service from a distance; what exactly is
 * broken is in the journal. (transfer none), static */
const char *gj_lifeline_describe (guint breakage, GjPsamState psam);

/* The terminal shows its first page and knows whether its store is there: READY, once. */
void gj_lifeline_ready (GjLifeline *lifeline);

/* No more pings; STOPPING. */
void gj_lifeline_free (GjLifeline *lifeline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjLifeline, gj_lifeline_free)

G_END_DECLS
