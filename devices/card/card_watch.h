/* SPDX-License-Identifier: Apache-2.0 */
/* The watching thread of a card source: carries each sight from the port to a main context. Internal. */
#pragma once

#include "devices/card/card_port.h"

G_BEGIN_DECLS

typedef struct _GjCardWatch GjCardWatch;

/* Called on the context, with an object that is alive. */
typedef void (*GjCardWatchFunc) (GObject *object, const GjCardSight *sight);

/* Starts watching; keeps only a weak reference to @object. */
GjCardWatch *gj_card_watch_new (GjCardPort *port, GMainContext *context, GObject *object,
                                GjCardWatchFunc func);
/* Ends it, waiting until @end (monotonic, µs) at the latest; frees. */
void gj_card_watch_stop (GjCardWatch *watch, gint64 end);

G_END_DECLS
