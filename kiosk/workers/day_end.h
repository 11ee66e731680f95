/* SPDX-License-Identifier: Apache-2.0 */
/* The day's end as the staff of a hall see it at a kiosk: the sums of one day and whether everything agrees. What differs
 * and what to do about each is the administrator's (`gongjictl reconcile`). It only reads. */
#pragma once

#include "core/base/clock.h"
#include "kiosk/config.h"
#include "kiosk/workers/store_worker.h"

G_BEGIN_DECLS

#define GJ_DAY_END_ROWS 7

typedef struct
{
  GjDate date;
  gint64 differences;
  gint64 owed;
  const char *keys[GJ_DAY_END_ROWS]; /* msgids */
  char *values[GJ_DAY_END_ROWS];     /* "12 · ¥4,800.00": alike in every language */
  gsize n_rows;
  char *mark; /* what this kiosk's audit is held by later, for the paper that staff keep (core/audit/audit_mark.h) */
} GjDayEnd;

void gj_day_end_free (GjDayEnd *day);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjDayEnd, gj_day_end_free)

/* Of today, or with `last` of the last day before it on which anything was done here. `config` is read in the call. */
void gj_day_end_read_async (const GjConfig *config, GjClock *clock, GjStoreWorker *store, gboolean last,
                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* Errors: as gj_store_worker_run_finish(). (transfer full) */
GjDayEnd *gj_day_end_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
