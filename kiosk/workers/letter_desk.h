/* SPDX-License-Identifier: Apache-2.0 */
/* Reads a commitment letter off the GTK thread, and sees to it that the store has it. */
#pragma once

#include "core/family/letter.h"
#include "kiosk/workers/store_worker.h"

G_BEGIN_DECLS

/* `agreement`: the relative's 同意书, else the contributor's letter. `hall_policies` may be NULL. Finish:
 * (transfer full), NULL only with error: GJ_LETTER_ERROR, GJ_STORE_ERROR. */
void gj_letter_desk_load_async (GjStoreWorker *worker, const char *hall_policies, GjRegion *region,
                                gboolean agreement, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
GjLetter *gj_letter_desk_load_finish (GAsyncResult *result, GError **error);

G_END_DECLS
