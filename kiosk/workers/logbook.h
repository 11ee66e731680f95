/* SPDX-License-Identifier: Apache-2.0 */
/* Audit records of what happened outside the store: a PIN changed on its card, a letter printed. Nobody waits
 * for them; one that could not be written is warned of. */
#pragma once

#include "kiosk/workers/store_worker.h"

#include "core/base/clock.h"

G_BEGIN_DECLS

/* Texts are copied; the moment is that of the call. `worker` NULL (there is no store): a warning. `object` and
 * `result` as in core/audit/audit.h: no name, no number of a person or card, no PIN. */
void gj_logbook_note (GjStoreWorker *worker, GjClock *clock, const char *kiosk_id, const char *kind,
                      const char *subject, const char *object, const char *result);

G_END_DECLS
