/* SPDX-License-Identifier: Apache-2.0 */
/* The printer first, then the store: each answers within its own deadline. */
#include "kiosk/workers/health.h"

#include "core/receipt/receipt_store.h"
#include "kiosk/paths.h"

typedef struct
{
  const GjConfig *config;
  GjStoreWorker *store;
  GjHealth *health;
} Reading;

void
gj_health_free (GjHealth *health)
{
  if (health == NULL)
    return;
  gj_duty_state_clear (&health->duty);
  g_free (health);
}

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  gj_health_free (reading->health);
  g_free (reading);
}

static gpointer
store_job (GjStore *store, gpointer data, GError **error)
{
  g_autoptr (GjHealth) health = g_new0 (GjHealth, 1);
  g_autoptr (GPtrArray) owed = NULL;

  if (!gj_duty_read_state (store, data, &health->duty, error))
    return NULL;
  owed = gj_receipt_list_all (store, data, TRUE, GJ_HEALTH_OWED_MAX + 1, error);
  if (owed == NULL)
    return NULL;
  health->owed = owed->len;
  return g_steal_pointer (&health);
}

static void
on_store_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  GjHealth *answer = gj_store_worker_run_finish (result, &error);

  if (answer != NULL)
    {
      answer->printer = reading->health->printer;
      answer->disk_free_bytes = reading->health->disk_free_bytes;
      answer->store_answers = TRUE;
      gj_health_free (reading->health);
      reading->health = answer;
    }
  else
    g_warning ("health: %s", error->message);
  g_task_return_pointer (task, g_steal_pointer (&reading->health), (GDestroyNotify) gj_health_free);
}

static void
on_printer_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;

  if (!gj_printer_check_finish (GJ_PRINTER (source), result, &reading->health->printer, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (reading->store == NULL)
    g_task_return_pointer (task, g_steal_pointer (&reading->health), (GDestroyNotify) gj_health_free);
  else
    gj_store_worker_run_async (reading->store, store_job, g_strdup (reading->config->id), g_free,
                               (GDestroyNotify) gj_health_free, g_task_get_cancellable (task), on_store_read,
                               g_object_ref (task));
}

void
gj_health_read_async (const GjConfig *config, GjPrinter *printer, GjStoreWorker *store, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  reading->config = config;
  reading->store = store;
  reading->health = g_new0 (GjHealth, 1);
  reading->health->disk_free_bytes = gj_path_room_beside (config->number_mark);
  g_task_set_task_data (task, reading, reading_free);
  gj_printer_check_async (printer, cancellable, on_printer_checked, task);
}

GjHealth *
gj_health_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
