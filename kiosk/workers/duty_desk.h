/* SPDX-License-Identifier: Apache-2.0 */
/* What the staff do at this terminal, on its way into the audit. An act that changes what residents meet (a pause, a
 * receipt handed out) is recorded first and done then; one that only looks or tests may be done while the store is away,
 * and its record waits here for the store, in a file besides: a restart is what staff do about a store that is away. What
 * was handed to a store that is there and has not answered comes to the file when the program ends in order; when it is
 * killed, the journal alone has it. */
#pragma once

#include "core/staff/duty.h"
#include "kiosk/workers/store_worker.h"

G_BEGIN_DECLS

typedef struct _GjDutyDesk GjDutyDesk;

/* (transfer full). `path`: the file (0600) with what waits, a line for each record as the audit will have it; it is there
 * while something waits, and what an earlier run left in it waits from the beginning. NULL: none. It is written by a thread of
 * its own; one that cannot be written costs what it was for: the journal says so. */
GjDutyDesk *gj_duty_desk_new (GjClock *clock, const char *kiosk_id, const char *path);
GjDutyDesk *gj_duty_desk_ref (GjDutyDesk *desk);
void gj_duty_desk_unref (GjDutyDesk *desk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjDutyDesk, gj_duty_desk_unref)

/* The store (borrowed), or NULL while there is none; what waits is written. */
void gj_duty_desk_set_store (GjDutyDesk *desk, GjStoreWorker *store);

/* Records it as soon as the store can. Texts are copied; `object` and `result` as in core/staff/duty.h. */
void gj_duty_desk_note (GjDutyDesk *desk, const char *staff_no, GjDutyAct act, const char *object,
                        const char *result);
/* What waits, because the store could not take it then, is written; to be called when it may be able to again. */
void gj_duty_desk_try_again (GjDutyDesk *desk);
/* An act is under way whose result is noted when it is known: a test print, a slip, a copy of the journal. To each begin one end, after
 * its note. */
void gj_duty_desk_begin (GjDutyDesk *desk);
void gj_duty_desk_end (GjDutyDesk *desk);
/* Whether such an act is under way, or a note on its way to the store. */
gboolean gj_duty_desk_is_busy (const GjDutyDesk *desk);
/* How many wait. */
guint gj_duty_desk_waiting (const GjDutyDesk *desk);

/* The program ends: waits, two seconds at most, until what the store has not recorded is in the file. To be called before the
 * store is closed, which may take longer than the program is given, and again after it, when what was recorded meanwhile leaves
 * the file. */
void gj_duty_desk_save (GjDutyDesk *desk);

/* Records it now; what it stands for may be done once it is. Errors: GJ_STORE_ERROR (CONSTRAINT: not of the staff any
 * more), G_IO_ERROR_NOT_CONNECTED (there is no store), G_IO_ERROR_CANCELLED. */
void gj_duty_desk_record_async (GjDutyDesk *desk, const char *staff_no, GjDutyAct act, const char *object,
                                const char *result, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean gj_duty_desk_record_finish (GAsyncResult *async_result, GError **error);

G_END_DECLS
