/* SPDX-License-Identifier: Apache-2.0 */
/* Reads the resident's picture on the store's thread. */
#pragma once

#include "kiosk/workers/resident.h"
#include "kiosk/workers/store_worker.h"

G_BEGIN_DECLS

/* @certno is copied. */
void gj_resident_load_async (GjStoreWorker *worker, GjClock *clock, GjRegion *region,
                             const char *certno, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);

/* As gj_resident_load(), and G_IO_ERROR_CANCELLED. (transfer full) */
GjResident *gj_resident_load_finish (GAsyncResult *result, GError **error);

G_END_DECLS
