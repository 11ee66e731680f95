/* SPDX-License-Identifier: Apache-2.0 */
/* The printer's front: tasks from any main context, one worker thread that does them in order. The
 * worker owns the engine; the two meet in a queue and a lock, nowhere else. */
#include "devices/printer/printer.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "devices/printer/printer_engine.h"

typedef enum
{
  WORK_CHECK,
  WORK_PRINT,
  WORK_RECOVER,
  WORK_WATCH,
  WORK_QUIT,
} WorkKind;

typedef struct
{
  WorkKind kind;
  GTask *task; /* NULL for QUIT */
  GjPaper *paper;
  char *job;
  gint64 begun_us;
  guint32 watch;
  gboolean slip;
} Work;

/* Lives as long as the front or the worker, whichever is later. */
typedef struct
{
  gatomicrefcount references;
  GAsyncQueue *queue;
  GMutex lock; /* of what follows */
  GjPrinterDeadlines deadlines;
  GjPaper *voided;
  gboolean note_unconfirmed;
  char *slip_mark; /* path; fixed once the worker prints */
  gint64 working_us; /* since when the worker is at one work; 0: at none */
} Shared;

struct _GjPrinter
{
  GObject parent_instance;
  guint width;
  Shared *shared;
  GThread *thread;
  GjPrinterStatus last; /* as last answered … */
  gint64 told_us;       /* … then, monotonic; 0: it never was */
};

G_DEFINE_FINAL_TYPE (GjPrinter, gj_printer, G_TYPE_OBJECT)
G_DEFINE_QUARK (gj - printer - device - error - quark, gj_printer_device_error)

const char *
gj_print_outcome_id (GjPrintOutcome outcome)
{
  switch (outcome)
    {
    case GJ_PRINT_PRINTED:
      return "printed";
    case GJ_PRINT_NOT_STARTED:
      return "not-started";
    case GJ_PRINT_STOPPED:
      return "stopped";
    case GJ_PRINT_UNKNOWN:
      return "unknown";
    }
  g_assert_not_reached ();
}

static void
work_free (Work *work)
{
  g_clear_object (&work->task);
  g_clear_pointer (&work->paper, gj_paper_unref);
  g_free (work->job);
  g_free (work);
}

static void
shared_unref (Shared *shared)
{
  if (!g_atomic_ref_count_dec (&shared->references))
    return;
  g_async_queue_unref (shared->queue);
  g_clear_pointer (&shared->voided, gj_paper_unref);
  g_free (shared->slip_mark);
  g_mutex_clear (&shared->lock);
  g_free (shared);
}

/* What the front has changed since the last task. */
static void
engine_refresh (GjPrinterEngine *engine, Shared *shared)
{
  g_mutex_lock (&shared->lock);
  engine->deadlines = shared->deadlines;
  g_clear_pointer (&engine->voided, gj_paper_unref);
  if (shared->voided != NULL)
    engine->voided = gj_paper_ref (shared->voided);
  if (shared->note_unconfirmed)
    {
      engine->unsettled = TRUE;
      engine->remains = TRUE;
      shared->note_unconfirmed = FALSE;
    }
  g_mutex_unlock (&shared->lock);
}

static void
do_status (GjPrinterEngine *engine, Work *work)
{
  GCancellable *cancellable = g_task_get_cancellable (work->task);
  GjPrinterStatus status;
  gboolean known = work->kind == WORK_CHECK
                       ? gj_printer_engine_check (engine, cancellable, &status)
                       : gj_printer_engine_recover (engine, cancellable, &status);

  if (known)
    g_task_return_pointer (work->task, g_memdup2 (&status, sizeof status), g_free);
  else
    g_task_return_new_error (work->task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _("已取消"));
}

/* TRUE when the mark stands now and did not before. Where it cannot be written, the slip is printed all the same. */
static gboolean
set_mark (const char *path)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd < 0 && errno != EEXIST)
    g_warning ("printer: %s: %s", path, g_strerror (errno));
  if (fd < 0)
    return FALSE;
  (void) fsync (fd);
  close (fd);
  return TRUE;
}

static void
do_print (Shared *shared, GjPrinterEngine *engine, Work *work)
{
  const char *mark = shared->slip_mark;
  gboolean marked = work->slip && mark != NULL && set_mark (mark);
  GjPrintResult result;

  gj_printer_engine_print (engine, work->paper, work->begun_us, g_task_get_cancellable (work->task),
                           &result);
  if (mark != NULL && (result.outcome == GJ_PRINT_PRINTED || (marked && result.outcome == GJ_PRINT_NOT_STARTED)))
    (void) g_unlink (mark);
  g_info ("printer: job %s %s, %s, %u rows, first byte %" G_GINT64_FORMAT
          " us, done %" G_GINT64_FORMAT " us",
          work->job, gj_print_outcome_id (result.outcome),
          gj_printer_condition_id (result.condition), result.rows, result.first_byte_us,
          result.elapsed_us);
  g_task_return_pointer (work->task, g_memdup2 (&result, sizeof result), g_free);
}

#define MEDIA_KEPT 16
#define LOOKS_APART_POLLS 4 /* between two looks at the mouth */

typedef struct
{
  Shared *shared;
  GjPrinterEngine engine;
  gint64 next_look_us;
  Work *watcher;   /* waits for the paper in the mouth, or NULL */
  GQueue waiting;  /* works that wait until the mouth is free */
  struct
  {
    guint32 watch;
    GjPrinterMedia media;
  } known[MEDIA_KEPT]; /* what became of the last papers, for who asks late */
  guint n_known;
} Worker;

static void
answer_watch (Work *work, GjPrinterMedia media)
{
  if (!g_task_return_error_if_cancelled (work->task))
    g_task_return_int (work->task, (gssize)media);
  work_free (work);
}

/* One look at the mouth while a paper stands in it. */
static void
watch_mouth (Worker *worker, gboolean hurry)
{
  GjPrinterMedia media;

  worker->next_look_us = g_get_monotonic_time ()
                         + LOOKS_APART_POLLS * 1000 * (gint64)worker->engine.deadlines.poll_ms;
  if (!gj_printer_engine_watch (&worker->engine, hurry, &media))
    return;
  g_info ("printer: paper %s", gj_printer_media_id (media));
  worker->known[worker->n_known % MEDIA_KEPT].watch = worker->engine.presented_job;
  worker->known[worker->n_known % MEDIA_KEPT].media = media;
  worker->n_known++;
  if (worker->watcher != NULL)
    answer_watch (g_steal_pointer (&worker->watcher), media);
}

/* Takes over @work. */
static void
begin_watch (Worker *worker, Work *work)
{
  GjPrinterMedia media = GJ_PRINTER_MEDIA_PRESENTED;

  if (worker->engine.presented_us != 0 && worker->engine.presented_job == work->watch
      && worker->watcher == NULL)
    {
      worker->watcher = work;
      return;
    }
  for (guint i = 0; i < MIN (worker->n_known, MEDIA_KEPT); i++)
    if (worker->known[i].watch == work->watch)
      media = worker->known[i].media;
  answer_watch (work, media);
}

/* NULL when it is time for another look at the mouth. */
static Work *
next_work (Worker *worker)
{
  GAsyncQueue *queue = worker->shared->queue;
  gint64 left_us = worker->next_look_us - g_get_monotonic_time ();
  Work *work;

  if (worker->engine.presented_us != 0)
    return left_us > 0 ? g_async_queue_timeout_pop (queue, (guint64)left_us) : NULL;
  work = g_queue_pop_head (&worker->waiting);
  return work != NULL ? work : g_async_queue_pop (queue);
}

/* Nobody waits any longer: what still waits for the mouth is told what the mouth is now. */
static void
end_waiting (Worker *worker)
{
  Work *work;

  if (worker->engine.presented_us != 0 && !g_queue_is_empty (&worker->waiting))
    watch_mouth (worker, TRUE);
  if (worker->watcher != NULL)
    answer_watch (g_steal_pointer (&worker->watcher), GJ_PRINTER_MEDIA_PRESENTED);
  while ((work = g_queue_pop_head (&worker->waiting)) != NULL)
    {
      do_print (worker->shared, &worker->engine, work);
      work_free (work);
    }
}

static void
note_working (Shared *shared, gint64 since_us)
{
  g_mutex_lock (&shared->lock);
  shared->working_us = since_us;
  g_mutex_unlock (&shared->lock);
}

static gboolean
do_work (Worker *worker, Work *work)
{
  switch (work->kind)
    {
    case WORK_CHECK:
    case WORK_RECOVER:
      do_status (&worker->engine, work);
      break;
    case WORK_PRINT:
      if (worker->engine.presented_us != 0)
        {
          g_queue_push_tail (&worker->waiting, work);
          return TRUE;
        }
      do_print (worker->shared, &worker->engine, work);
      break;
    case WORK_WATCH:
      begin_watch (worker, work);
      return TRUE;
    case WORK_QUIT:
      end_waiting (worker);
      work_free (work);
      return FALSE;
    }
  work_free (work);
  return TRUE;
}

static gpointer
worker_main (gpointer data)
{
  Worker *worker = data;
  gboolean running = TRUE;

  while (running)
    {
      Work *work = next_work (worker);

      engine_refresh (&worker->engine, worker->shared);
      note_working (worker->shared, g_get_monotonic_time ());
      if (work != NULL)
        running = do_work (worker, work);
      else
        watch_mouth (worker, FALSE);
      note_working (worker->shared, 0);
    }
  gj_printer_address_clear (&worker->engine.address);
  gj_printer_profile_free (worker->engine.profile);
  g_clear_pointer (&worker->engine.voided, gj_paper_unref);
  shared_unref (worker->shared);
  g_free (worker);
  return NULL;
}

static void
gj_printer_finalize (GObject *object)
{
  GjPrinter *self = GJ_PRINTER (object);

  if (self->thread != NULL)
    {
      Work *quit = g_new0 (Work, 1);

      quit->kind = WORK_QUIT;
      g_async_queue_push (self->shared->queue, quit);
      /* The worker itself may hold the last reference, with the task it has just answered. */
      if (self->thread == g_thread_self ())
        g_thread_unref (self->thread);
      else
        g_thread_join (self->thread);
    }
  g_clear_pointer (&self->shared, shared_unref);
  G_OBJECT_CLASS (gj_printer_parent_class)->finalize (object);
}

static void
gj_printer_class_init (GjPrinterClass *class)
{
  G_OBJECT_CLASS (class)->finalize = gj_printer_finalize;
}

static void
gj_printer_init (GjPrinter *self)
{
  Shared *shared = g_new0 (Shared, 1);

  g_atomic_ref_count_init (&shared->references);
  shared->queue = g_async_queue_new_full ((GDestroyNotify)work_free);
  g_mutex_init (&shared->lock);
  shared->deadlines = (GjPrinterDeadlines){ 3000, 500, 10000, 10000, 250 };
  self->shared = shared;
}

static gboolean
check_width (guint width_dots, const GjPrinterProfile *profile, GError **error)
{
  if (width_dots != GJ_PAPER_WIDTH_80MM && width_dots != GJ_PAPER_WIDTH_58MM)
    {
      g_set_error (error, GJ_PRINTER_DEVICE_ERROR, GJ_PRINTER_DEVICE_ERROR_WIDTH,
                   _("纸宽 %u 点不受支持，只能是 576 或 384"), width_dots);
      return FALSE;
    }
  if (profile != NULL && profile->width != 0 && profile->width != width_dots)
    {
      g_set_error (error, GJ_PRINTER_DEVICE_ERROR, GJ_PRINTER_DEVICE_ERROR_WIDTH,
                   _("打印机配置 %s 的纸宽是 %u 点，[printer] width 写的是 %u"), profile->name,
                   profile->width, width_dots);
      return FALSE;
    }
  return TRUE;
}

GjPrinter *
gj_printer_new (const char *device, guint width_dots, const GjPrinterProfile *profile,
                GError **error)
{
  g_autoptr (GjPrinter) self = NULL;
  GjPrinterAddress address;
  Worker *worker;

  if (!gj_printer_address_parse (device, &address))
    {
      gj_printer_address_clear (&address);
      g_set_error (error, GJ_PRINTER_DEVICE_ERROR, GJ_PRINTER_DEVICE_ERROR_SYNTAX,
                   _("打印机地址 %s 无法识别，应为 usb:路径、serial:路径:波特率[:流控]、tcp:主机:端口 或 "
                      "file:目录"),
                   device != NULL ? device : "");
      return NULL;
    }
  if (!check_width (width_dots, profile, error))
    {
      gj_printer_address_clear (&address);
      return NULL;
    }
  self = g_object_new (GJ_TYPE_PRINTER, NULL);
  self->width = width_dots;
  worker = g_new0 (Worker, 1);
  worker->shared = self->shared;
  g_atomic_ref_count_inc (&self->shared->references);
  worker->engine.address = address;
  worker->engine.profile
      = profile != NULL ? gj_printer_profile_copy (profile) : gj_printer_profile_new_generic ();
  worker->engine.jobs = g_random_int ();
  worker->engine.unsettled = TRUE; /* nobody knows what was sent before us */
  self->thread = g_thread_new ("gj-printer", worker_main, worker);
  return g_steal_pointer (&self);
}

void
gj_printer_set_deadlines (GjPrinter *self, const GjPrinterDeadlines *deadlines)
{
  g_return_if_fail (GJ_IS_PRINTER (self));
  g_mutex_lock (&self->shared->lock);
  self->shared->deadlines = *deadlines;
  g_mutex_unlock (&self->shared->lock);
}

void
gj_printer_get_deadlines (GjPrinter *self, GjPrinterDeadlines *deadlines)
{
  g_return_if_fail (GJ_IS_PRINTER (self));
  g_mutex_lock (&self->shared->lock);
  *deadlines = self->shared->deadlines;
  g_mutex_unlock (&self->shared->lock);
}

gint64
gj_printer_get_busy_us (GjPrinter *self)
{
  gint64 since_us;

  g_return_val_if_fail (GJ_IS_PRINTER (self), 0);
  g_mutex_lock (&self->shared->lock);
  since_us = self->shared->working_us;
  g_mutex_unlock (&self->shared->lock);
  return since_us == 0 ? 0 : MAX (1, g_get_monotonic_time () - since_us);
}

void
gj_printer_set_voided_paper (GjPrinter *self, GjPaper *voided)
{
  g_return_if_fail (GJ_IS_PRINTER (self));
  g_return_if_fail (voided == NULL || gj_paper_get_width (voided) == self->width);
  g_mutex_lock (&self->shared->lock);
  g_clear_pointer (&self->shared->voided, gj_paper_unref);
  if (voided != NULL)
    self->shared->voided = gj_paper_ref (voided);
  g_mutex_unlock (&self->shared->lock);
}

void
gj_printer_note_unconfirmed (GjPrinter *self)
{
  g_return_if_fail (GJ_IS_PRINTER (self));
  g_mutex_lock (&self->shared->lock);
  self->shared->note_unconfirmed = TRUE;
  g_mutex_unlock (&self->shared->lock);
}

void
gj_printer_set_slip_mark (GjPrinter *self, const char *path)
{
  g_return_if_fail (GJ_IS_PRINTER (self));
  g_mutex_lock (&self->shared->lock);
  g_free (self->shared->slip_mark);
  self->shared->slip_mark = g_strdup (path);
  self->shared->note_unconfirmed |= g_file_test (path, G_FILE_TEST_EXISTS);
  g_mutex_unlock (&self->shared->lock);
}

static void
push (GjPrinter *self, WorkKind kind, GjPaper *paper, const char *job, guint32 watch, gboolean slip, GTask *task)
{
  Work *work = g_new0 (Work, 1);

  /* A print that was begun tells its outcome; whoever no longer asks for a status may be gone. */
  g_task_set_check_cancellable (task, kind != WORK_PRINT);
  work->kind = kind;
  work->task = task;
  work->paper = paper != NULL ? gj_paper_ref (paper) : NULL;
  work->job = g_strdup (job);
  work->watch = watch;
  work->slip = slip;
  work->begun_us = g_get_monotonic_time ();
  g_async_queue_push (self->shared->queue, work);
}

static void
note_status (GjPrinter *self, const GjPrinterStatus *status)
{
  self->last = *status;
  self->told_us = g_get_monotonic_time ();
}

static gboolean
finish_status (GjPrinter *self, GAsyncResult *result, gpointer tag, GjPrinterStatus *status,
               GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), FALSE);
  g_autofree GjPrinterStatus *found = g_task_propagate_pointer (G_TASK (result), error);

  if (found == NULL)
    return FALSE;
  *status = *found;
  note_status (self, found);
  return TRUE;
}

gboolean
gj_printer_get_last_status (GjPrinter *self, GjPrinterStatus *status, gint64 *age_us)
{
  if (self->told_us == 0)
    return FALSE;
  *status = self->last;
  *age_us = g_get_monotonic_time () - self->told_us;
  return TRUE;
}

void
gj_printer_check_async (GjPrinter *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, gj_printer_check_async);
  push (self, WORK_CHECK, NULL, NULL, 0, FALSE, task);
}

gboolean
gj_printer_check_finish (GjPrinter *self, GAsyncResult *result, GjPrinterStatus *status,
                         GError **error)
{
  return finish_status (self, result, gj_printer_check_async, status, error);
}

void
gj_printer_recover_async (GjPrinter *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, gj_printer_recover_async);
  push (self, WORK_RECOVER, NULL, NULL, 0, FALSE, task);
}

gboolean
gj_printer_recover_finish (GjPrinter *self, GAsyncResult *result, GjPrinterStatus *status,
                           GError **error)
{
  return finish_status (self, result, gj_printer_recover_async, status, error);
}

void
gj_printer_watch_async (GjPrinter *self, guint32 watch, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, gj_printer_watch_async);
  push (self, WORK_WATCH, NULL, NULL, watch, FALSE, task);
}

gboolean
gj_printer_watch_finish (GjPrinter *self, GAsyncResult *result, GjPrinterMedia *media, GError **error)
{
  gssize found;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  found = g_task_propagate_int (G_TASK (result), error);
  if (found < 0)
    return FALSE;
  *media = (GjPrinterMedia)found;
  return TRUE;
}

static void
print (GjPrinter *self, GjPaper *paper, const char *job, gboolean slip, GTask *task)
{
  g_assert (gj_paper_get_width (paper) == self->width);
  g_task_set_source_tag (task, gj_printer_print_async);
  push (self, WORK_PRINT, paper, job, 0, slip, task);
}

void
gj_printer_print_async (GjPrinter *self, GjPaper *paper, const char *job, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  print (self, paper, job, FALSE, g_task_new (self, cancellable, callback, user_data));
}

void
gj_printer_print_slip_async (GjPrinter *self, GjPaper *paper, const char *job, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  print (self, paper, job, TRUE, g_task_new (self, cancellable, callback, user_data));
}

gboolean
gj_printer_print_finish (GjPrinter *self, GAsyncResult *result, GjPrintResult *print_result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_autofree GjPrintResult *found = g_task_propagate_pointer (G_TASK (result), NULL);

  *print_result = *found;
  note_status (self, &(GjPrinterStatus){ .condition = found->condition, .near_end = found->near_end });
  return TRUE;
}
