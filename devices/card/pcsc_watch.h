/* SPDX-License-Identifier: Apache-2.0 */
/* Judging what pcscd reports: which card counts, and whether it is still the same one. Pure. Internal. */
#pragma once

#include "devices/card/card_port.h"

#include <winscard.h>

G_BEGIN_DECLS

/* The pseudo-reader that wakes the wait when readers come and go. */
#define GJ_PNP_READER "\\\\?PnP?\\Notification"

/**
 * gj_pcsc_judge:
 * @states: readers only, in pcscd's order, as SCardGetStatusChange left them
 * @before: what was seen last
 *
 * The card seen before stays the card as long as it is there with the same event count; else the first
 * reader with a card wins. A count that moved is another card even where a card was there all along.
 */
GjCardSight gj_pcsc_judge (const SCARD_READERSTATE *states, gsize n_states,
                           const GjCardSight *before);

/* What a return value of pcscd means for one exchange. */
GjTransmitResult gj_pcsc_result (LONG value) G_GNUC_WARN_UNUSED_RESULT;

/* Runs the watch of a port. @context is where the wait's context is to be found for SCardCancel,
 * guarded by @mutex; 0 while there is none. @woken ends the pause between tries. */
void gj_pcsc_watch_run (GjCardPort *port, const char *substring, const char *excluded, GMutex *mutex,
                        GCond *woken, SCARDCONTEXT *context, GjCardSightFunc func, gpointer data);

/* One look, in a context of its own: the first reader of that name with a card in it. */
void gj_pcsc_look (const char *substring, GjCardSight *sight);

G_END_DECLS
