/* SPDX-License-Identifier: Apache-2.0 */
/* See slip.h. */
#include "kiosk/workers/slip.h"

typedef struct
{
  GjPrinter *printer;
  char *job;
  GjSlipDraw draw;
  gpointer data;
  GDestroyNotify data_free;
  GjPrintResult result;
} Slip;

static void
slip_free (gpointer data)
{
  Slip *slip = data;

  if (slip->data_free != NULL)
    slip->data_free (slip->data);
  g_object_unref (slip->printer);
  g_free (slip->job);
  g_free (slip);
}

static void
draw_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Slip *slip = g_task_get_task_data (G_TASK (data));
  GError *error = NULL;
  GjPaper *paper = slip->draw (slip->data, &error);

  if (paper == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, paper, (GDestroyNotify) gj_paper_unref);
}

static void
on_printed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Slip *slip = g_task_get_task_data (task);

  gj_printer_print_finish (GJ_PRINTER (source), result, &slip->result);
  g_message ("slip %s: %s", slip->job, gj_print_outcome_id (slip->result.outcome));
  g_task_return_boolean (task, TRUE);
}

static void
on_drawn (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Slip *slip = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GjPaper) paper = g_task_propagate_pointer (G_TASK (result), &error);

  if (paper == NULL)
    g_task_return_error (task, error);
  else
    gj_printer_print_slip_async (slip->printer, paper, slip->job, g_task_get_cancellable (task), on_printed,
                                 g_object_ref (task));
}

void
gj_slip_print_async (GjPrinter *printer, const char *job, GjSlipDraw draw, gpointer data, GDestroyNotify data_free,
                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Slip *slip = g_new0 (Slip, 1);
  g_autoptr (GTask) drawing = g_task_new (NULL, NULL, on_drawn, task);

  slip->printer = g_object_ref (printer);
  slip->job = g_strdup (job);
  slip->draw = draw;
  slip->data = data;
  slip->data_free = data_free;
  g_task_set_task_data (task, slip, slip_free);
  g_task_set_task_data (drawing, g_object_ref (task), g_object_unref);
  g_task_run_in_thread (drawing, draw_in_thread);
}

gboolean
gj_slip_print_finish (GAsyncResult *result, GjPrintResult *print_result, GError **error)
{
  Slip *slip = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  *print_result = slip->result;
  return TRUE;
}
