/* SPDX-License-Identifier: Apache-2.0 */
/* How the parts of a terminal are, asked in one go for the staff screen: the printer itself, the store, what the store
 * knows of papers and of the roll, the room on the disk. What the terminal knows anyway (reader, scanner, keys) is not
 * asked again here. It changes nothing. */
#pragma once

#include "core/staff/duty.h"
#include "devices/printer/printer.h"
#include "kiosk/config.h"
#include "kiosk/workers/store_worker.h"

G_BEGIN_DECLS

#define GJ_HEALTH_OWED_MAX 99 /* more are not counted */

typedef struct
{
  GjPrinterStatus printer;
  gboolean store_answers;
  GjDutyState duty;      /* if the store answers */
  guint owed;            /* papers of this kiosk that nobody has yet; GJ_HEALTH_OWED_MAX + 1: more */
  gint64 disk_free_bytes; /* where the store, or what the kiosk keeps beside it, is; -1: not known */
} GjHealth;

void gj_health_free (GjHealth *health);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjHealth, gj_health_free)

/* `store` may be NULL. `config` must live until the callback. */
void gj_health_read_async (const GjConfig *config, GjPrinter *printer, GjStoreWorker *store,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* NULL only with G_IO_ERROR_CANCELLED: what does not answer is how it is. (transfer full) */
GjHealth *gj_health_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
