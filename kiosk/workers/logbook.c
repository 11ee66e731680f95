/* SPDX-License-Identifier: Apache-2.0 */
/* See logbook.h. */
#include "kiosk/workers/logbook.h"

#include "core/audit/audit.h"

typedef struct
{
  GStringChunk *texts;
  GjAuditEntry entry; /* points into texts */
} GjNote;

static void
note_free (gpointer data)
{
  GjNote *note = data;

  g_string_chunk_free (note->texts);
  g_free (note);
}

static gpointer
note_job (GjStore *store, gpointer data, GError **error)
{
  const GjNote *note = data;
  g_autoptr (GError) local = NULL;

  if (!gj_audit_record (store, &note->entry, &local))
    g_warning ("%s was not recorded: %s", note->entry.kind, local->message);
  return NULL;
}

void
gj_logbook_note (GjStoreWorker *worker, GjClock *clock, const char *kiosk_id, const char *kind,
                 const char *subject, const char *object, const char *result)
{
  GjNote *note;

  if (worker == NULL)
    {
      g_warning ("%s was not recorded: there is no store", kind);
      return;
    }
  note = g_new0 (GjNote, 1);
  note->texts = g_string_chunk_new (128);
  note->entry = (GjAuditEntry){
    .kiosk_id = g_string_chunk_insert (note->texts, kiosk_id),
    .time_us = gj_clock_now_us (clock),
    .kind = g_string_chunk_insert (note->texts, kind),
    .subject = g_string_chunk_insert (note->texts, subject),
    .object = g_string_chunk_insert (note->texts, object),
    .result = g_string_chunk_insert (note->texts, result),
    .detail = "",
  };
  gj_store_worker_run_async (worker, note_job, note, note_free, NULL, NULL, NULL, NULL);
}
