/* SPDX-License-Identifier: Apache-2.0 */
/* read what is kept beside it (store's thread) → draw (the artist's thread) → journal that it is sent (store's thread) → send (printer's thread) →
 * journal what became of it (store's thread), each step on the answer of the one before. Counted
 * references keep it alive for the steps after its page has gone. */
#include "kiosk/workers/printing.h"

#include "core/family/letter.h"
#include "kiosk/workers/printing_private.h"

struct _GjPrinting
{
  gatomicrefcount refs;
  GjPrintingOffice *office;
  char *sealed; /* NULL: a letter, which is no paper of the series and has no job, but a copy */
  GjPrintJob job;
  GjPaperKept *kept;        /* once it was read; NULL of a letter */
  GjPrintingLetter *letter; /* or NULL */
  GjLetterCopy copy;        /* of the letter, once it is begun */
  GjPrintJobOutcome outcome;
  GjPrinterCondition condition;
  gboolean retracted; /* it came out, nobody took it, and it is back in the machine */
  GjPaper *paper; /* between drawing and sending */
  GjPrintingNotify notify;
  gpointer user_data;
  GjPrintingEnded ended; /* or NULL; kept after a detach */
  gpointer ended_data;
  GDestroyNotify free_ended_data;
};

/* The artist */

typedef struct
{
  GTask *task;
  GTaskThreadFunc draw;
} Drawing;

static void
draw_one (gpointer data, gpointer user_data)
{
  Drawing *drawing = data;

  drawing->draw (drawing->task, NULL, g_task_get_task_data (drawing->task), NULL);
  g_object_unref (drawing->task);
  g_free (drawing);
}

/* Takes over `task`. */
static void
have_drawn (const GjPrintingOffice *office, GTask *task, GTaskThreadFunc draw)
{
  Drawing *drawing = g_new0 (Drawing, 1);

  drawing->task = task;
  drawing->draw = draw;
  g_thread_pool_push (office->artist, drawing, NULL);
}

static void
draw_voided (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const GjPrintingOffice *office = data;
  GError *error = NULL;
  GjPaper *paper
      = gj_paper_draw_voided (office->machine, office->config->printer_width, &error);

  if (paper == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, paper, (GDestroyNotify) gj_paper_unref);
}

static void
on_voided_drawn (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjPrinter *printer = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GjPaper) paper = g_task_propagate_pointer (G_TASK (result), &error);

  if (paper == NULL)
    g_warning ("the strip for half receipts could not be drawn: %s", error->message);
  else
    gj_printer_set_voided_paper (printer, paper);
  g_object_unref (printer);
}

void
gj_printing_office_open (GjPrintingOffice *office)
{
  GTask *task = g_task_new (NULL, NULL, on_voided_drawn, g_object_ref (office->printer));

  office->closing = g_cancellable_new ();
  office->artist = g_thread_pool_new (draw_one, NULL, 1, TRUE, NULL);
  g_assert (office->artist != NULL);
  g_task_set_task_data (task, office, NULL);
  have_drawn (office, task, draw_voided);
}

void
gj_printing_office_close (GjPrintingOffice *office)
{
  if (office->closing != NULL)
    g_cancellable_cancel (office->closing);
  g_clear_object (&office->closing);
  if (office->artist != NULL)
    g_thread_pool_free (g_steal_pointer (&office->artist), FALSE, TRUE);
}

gboolean
gj_printing_office_is_busy (const GjPrintingOffice *office)
{
  return office->under_way > 0;
}

gint64
gj_printing_office_get_busy_us (const GjPrintingOffice *office)
{
  return office->under_way == 0 ? 0 : MAX (1, g_get_monotonic_time () - office->moved_us);
}

static GjPrinting *
printing_ref (GjPrinting *printing)
{
  g_atomic_ref_count_inc (&printing->refs);
  return printing;
}

static void
printing_unref (gpointer data)
{
  GjPrinting *printing = data;

  if (!g_atomic_ref_count_dec (&printing->refs))
    return;
  gj_print_job_clear (&printing->job);
  g_clear_pointer (&printing->paper, gj_paper_unref);
  g_clear_pointer (&printing->kept, gj_paper_kept_free);
  g_clear_pointer (&printing->letter, gj_printing_letter_free);
  gj_letter_copy_clear (&printing->copy);
  g_free (printing->sealed);
  if (printing->free_ended_data != NULL)
    printing->free_ended_data (printing->ended_data);
  g_free (printing);
}

void
gj_printing_set_ended (GjPrinting *printing, GjPrintingEnded ended, gpointer user_data, GDestroyNotify free_data)
{
  g_assert (printing->ended == NULL);
  printing->ended = ended;
  printing->ended_data = user_data;
  printing->free_ended_data = free_data;
}

void
gj_printing_detach (GjPrinting *printing)
{
  if (printing == NULL)
    return;
  printing->notify = NULL;
  printing_unref (printing);
}

GjPrinterTrouble
gj_printer_trouble_from_condition (GjPrinterCondition condition)
{
  switch (condition)
    {
    case GJ_PRINTER_READY:
      return GJ_PRINTER_TROUBLE_NONE;
    case GJ_PRINTER_PAPER_OUT:
      return GJ_PRINTER_TROUBLE_PAPER_OUT;
    case GJ_PRINTER_COVER_OPEN:
      return GJ_PRINTER_TROUBLE_COVER_OPEN;
    case GJ_PRINTER_CUTTER:
    case GJ_PRINTER_JAM:
      return GJ_PRINTER_TROUBLE_JAM;
    case GJ_PRINTER_OVERHEATED:
      return GJ_PRINTER_TROUBLE_OVERHEATED;
    case GJ_PRINTER_OFFLINE:
    case GJ_PRINTER_ABSENT:
    case GJ_PRINTER_NO_ANSWER:
      return GJ_PRINTER_TROUBLE_ABSENT;
    case GJ_PRINTER_MOUTH_BLOCKED:
      return GJ_PRINTER_TROUBLE_MOUTH;
    case GJ_PRINTER_RECOVERABLE:
    case GJ_PRINTER_ERROR:
      return GJ_PRINTER_TROUBLE_ERROR;
    }
  g_assert_not_reached ();
}

static void
notify_state (GjPrinting *printing, GjPrintState state)
{
  GjPrinterTrouble trouble = gj_printer_trouble_from_condition (printing->condition);

  if (state == GJ_PRINT_STATE_FAILED && trouble == GJ_PRINTER_TROUBLE_NONE)
    trouble = GJ_PRINTER_TROUBLE_ERROR;
  if (printing->notify != NULL)
    printing->notify (state, trouble, printing->user_data);
}

static void
tell_end (const GjPrinting *printing, GjPrintJobOutcome outcome)
{
  if (printing->ended != NULL)
    printing->ended (outcome, printing->ended_data);
}

/* For the journal. */
static const char *
name_of (const GjPrinting *printing)
{
  return printing->letter != NULL ? "letter" : printing->job.kiosk_id;
}

static gpointer
journal_letter_job (GjStore *store, gpointer data, GError **error)
{
  GjPrinting *printing = data;

  if (!gj_letter_end_copy (store, &printing->copy, printing->outcome, error))
    g_assert (error == NULL || *error != NULL);
  return NULL;
}

static gpointer
journal_job (GjStore *store, gpointer data, GError **error)
{
  GjPrinting *printing = data;
  const char *condition = printing->retracted ? gj_printer_media_id (GJ_PRINTER_MEDIA_RETRACTED)
                          : printing->condition == GJ_PRINTER_READY
                              ? ""
                              : gj_printer_condition_id (printing->condition);

  if (!gj_print_job_finish (store, printing->office->clock, &printing->job, printing->office->config->id,
                            printing->outcome, condition, error))
    g_assert (error == NULL || *error != NULL);
  return NULL;
}

static void
leave_office (GjPrinting *printing)
{
  GjPrintingOffice *office = printing->office;

  g_assert (office->under_way > 0);
  office->under_way--;
  office->moved_us = g_get_monotonic_time ();
  printing_unref (printing);
  if (office->under_way == 0 && office->at_rest != NULL)
    office->at_rest (office->user_data);
}

static void
on_journalled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjPrinting *printing = user_data;
  g_autoptr (GError) error = NULL;

  gj_store_worker_run_finish (result, &error);
  if (error != NULL)
    g_warning ("print job %s/%" G_GINT64_FORMAT "/%d could not be journalled: %s",
               name_of (printing), printing->job.receipt_no, printing->job.copy_no,
               error->message);
  leave_office (printing);
}

/* What was not begun has nothing to be journalled: a letter that the store did not count. */
static void
journal (GjPrinting *printing, GjPrintJobOutcome outcome)
{
  gboolean letter = printing->letter != NULL;

  printing->outcome = outcome;
  tell_end (printing, outcome);
  if (letter && printing->copy.act_id == NULL)
    leave_office (printing_ref (printing));
  else
    gj_store_worker_run_async (printing->office->store, letter ? journal_letter_job : journal_job,
                               printing_ref (printing), printing_unref, NULL, NULL, on_journalled,
                               printing_ref (printing));
}

static void
finish (GjPrinting *printing, GjPrintJobOutcome outcome, GjPrintState state)
{
  journal (printing, outcome);
  notify_state (printing, state);
  printing_unref (printing);
}

/* What stands in the mouth is not the person's yet: its outcome is journalled when it was taken, or drawn back. */
static void
on_watched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjPrinting *printing = user_data;
  GjPrinterMedia media;

  /* The office is closed, and may be gone; the job is closed as unknown at the next start. */
  if (!gj_printer_watch_finish (GJ_PRINTER (source), result, &media, NULL))
    {
      printing_unref (printing);
      return;
    }
  printing->retracted = media == GJ_PRINTER_MEDIA_RETRACTED;
  if (printing->retracted)
    {
      finish (printing, GJ_PRINT_JOB_STOPPED, GJ_PRINT_STATE_KEPT);
      return;
    }
  journal (printing, GJ_PRINT_JOB_PRINTED);
  printing_unref (printing);
}

static void
on_printed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjPrinting *printing = user_data;
  GjPrintResult outcome;

  gj_printer_print_finish (GJ_PRINTER (source), result, &outcome);
  printing->condition = outcome.condition;
  switch (outcome.outcome)
    {
    case GJ_PRINT_PRINTED:
      if (outcome.watch == 0)
        {
          finish (printing, GJ_PRINT_JOB_PRINTED, GJ_PRINT_STATE_TAKE);
          break;
        }
      printing->office->moved_us = g_get_monotonic_time (); /* whoever stands there has their time to take it */
      gj_printer_watch_async (printing->office->printer, outcome.watch, printing->office->closing,
                              on_watched, printing);
      notify_state (printing, GJ_PRINT_STATE_TAKE);
      break;
    case GJ_PRINT_NOT_STARTED:
      finish (printing, GJ_PRINT_JOB_OWED, GJ_PRINT_STATE_FAILED);
      break;
    case GJ_PRINT_STOPPED:
      finish (printing, GJ_PRINT_JOB_STOPPED, GJ_PRINT_STATE_FAILED);
      break;
    case GJ_PRINT_UNKNOWN:
      finish (printing, GJ_PRINT_JOB_UNKNOWN, GJ_PRINT_STATE_UNKNOWN);
      break;
    }
}

static gpointer
begin_job (GjStore *store, gpointer data, GError **error)
{
  GjPrinting *printing = data;

  if (!gj_print_job_begin (store, &printing->job, printing->office->config->id, error))
    g_assert (error == NULL || *error != NULL);
  return NULL;
}

static void
on_begun (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjPrinting *printing = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("%s-%06" G_GINT64_FORMAT "/%d",
                                           printing->job.kiosk_id, printing->job.receipt_no,
                                           printing->job.copy_no);

  gj_store_worker_run_finish (result, &error);
  if (error != NULL)
    {
      g_warning ("print job %s is not sent: %s", name, error->message);
      printing->condition = GJ_PRINTER_ERROR;
      tell_end (printing, GJ_PRINT_JOB_OWED);
      notify_state (printing, GJ_PRINT_STATE_FAILED);
      leave_office (printing);
      return;
    }
  gj_printer_print_async (printing->office->printer, printing->paper, name, NULL, on_printed,
                          printing);
}

static void
draw_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GjPrinting *printing = data;
  GError *error = NULL;
  GjPaper *paper
      = printing->letter != NULL
            ? gj_printing_draw_letter (printing->office, printing->letter,
                                       (guint) printing->copy.copy_no, &error)
            : gj_printing_draw_kept (printing->office, printing->sealed,
                                     (guint) printing->job.copy_no, printing->kept, &error);

  if (paper == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, paper, (GDestroyNotify) gj_paper_unref);
}

static void
on_drawn (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjPrinting *printing = user_data;
  g_autoptr (GError) error = NULL;

  printing->paper = g_task_propagate_pointer (G_TASK (result), &error);
  if (printing->paper == NULL)
    {
      g_warning ("paper %s/%" G_GINT64_FORMAT " could not be drawn: %s",
                 name_of (printing), printing->job.receipt_no, error->message);
      printing->condition = GJ_PRINTER_ERROR;
      finish (printing, GJ_PRINT_JOB_OWED, GJ_PRINT_STATE_FAILED);
      return;
    }
  if (printing->letter != NULL)
    {
      gj_printer_print_async (printing->office->printer, printing->paper, "letter", NULL,
                              on_printed, printing);
      return;
    }
  gj_store_worker_run_async (printing->office->store, begin_job, printing_ref (printing),
                             printing_unref, NULL, NULL, on_begun, printing);
}

/* Takes over a reference. */
static void
have_drawn_paper (GjPrinting *printing)
{
  GTask *task = g_task_new (NULL, NULL, on_drawn, printing);

  g_task_set_task_data (task, printing_ref (printing), printing_unref);
  have_drawn (printing->office, task, draw_in_thread);
}

static gpointer
kept_job (GjStore *store, gpointer data, GError **error)
{
  GjPrinting *printing = data;

  return gj_paper_kept_read (store, printing->sealed, error);
}

static void
kept_free (gpointer data)
{
  gj_paper_kept_free (data);
}

static gpointer
copy_job (GjStore *store, gpointer data, GError **error)
{
  GjPrinting *printing = data;
  const GjPrintingOffice *office = printing->office;

  if (!gj_letter_begin_copy (store, office->clock, office->config->id, printing->letter->act_id,
                             &printing->copy, error))
    g_assert (error == NULL || *error != NULL);
  return NULL;
}

static void
on_copy_begun (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjPrinting *printing = user_data;
  g_autoptr (GError) error = NULL;

  gj_store_worker_run_finish (result, &error);
  if (error == NULL)
    {
      have_drawn_paper (printing);
      return;
    }
  g_warning ("a letter is not printed: %s", error->message);
  printing->condition = GJ_PRINTER_ERROR;
  finish (printing, GJ_PRINT_JOB_OWED, GJ_PRINT_STATE_FAILED);
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjPrinting *printing = user_data;
  g_autoptr (GError) error = NULL;

  printing->kept = gj_store_worker_run_finish (result, &error);
  if (printing->kept == NULL)
    {
      g_warning ("paper %s/%" G_GINT64_FORMAT " could not be read: %s", printing->job.kiosk_id,
                 printing->job.receipt_no, error->message);
      printing->condition = GJ_PRINTER_ERROR;
      finish (printing, GJ_PRINT_JOB_OWED, GJ_PRINT_STATE_FAILED);
      return;
    }
  have_drawn_paper (printing);
}

/* Takes over what the new printing already holds. */
static GjPrinting *
start (GjPrintingOffice *office, GjPrinting *printing, GjPrintingNotify notify, gpointer user_data)
{
  g_atomic_ref_count_init (&printing->refs);
  printing->office = office;
  printing->notify = notify;
  printing->user_data = user_data;
  /* Only the first: behind a printer that hangs, whoever comes would put the end of all patience off. */
  if (office->under_way++ == 0)
    office->moved_us = g_get_monotonic_time ();
  notify_state (printing, GJ_PRINT_STATE_PRINTING);
  if (printing->letter != NULL)
    gj_store_worker_run_async (office->store, copy_job, printing_ref (printing), printing_unref, NULL,
                               NULL, on_copy_begun, printing_ref (printing));
  else
    gj_store_worker_run_async (office->store, kept_job, printing_ref (printing), printing_unref,
                               kept_free, NULL, on_kept, printing_ref (printing));
  return printing;
}

GjPrinting *
gj_printing_start (GjPrintingOffice *office, const char *sealed, const GjPrintJob *job,
                   GjPrintingNotify notify, gpointer user_data)
{
  GjPrinting *printing = g_new0 (GjPrinting, 1);

  printing->sealed = g_strdup (sealed);
  printing->job.kiosk_id = g_strdup (job->kiosk_id);
  printing->job.receipt_no = job->receipt_no;
  printing->job.copy_no = job->copy_no;
  return start (office, printing, notify, user_data);
}

GjPrinting *
gj_printing_start_letter (GjPrintingOffice *office, const GjPrintingLetter *letter,
                          GjPrintingNotify notify, gpointer user_data)
{
  GjPrinting *printing = g_new0 (GjPrinting, 1);

  printing->letter = gj_printing_letter_copy (letter);
  return start (office, printing, notify, user_data);
}

/* The slip of an open case */

typedef struct
{
  const GjPrintingOffice *office;
  GjPaperCase what;
  char *case_no;
} CaseSlip;

static void
case_slip_free (gpointer data)
{
  CaseSlip *slip = data;

  g_free (slip->case_no);
  g_free (slip);
}

static void
draw_case_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  CaseSlip *slip = data;
  const GjPrintingOffice *office = slip->office;
  g_autofree char *now = gj_time_format (gj_clock_now_us (office->clock));
  GError *error = NULL;
  GjPaper *paper = gj_paper_draw_case (slip->what, office->config->hall, office->machine, slip->case_no, now,
                                       gj_region_hotline (office->region),
                                       gj_region_is_demo (office->region),
                                       office->config->printer_width, &error);

  if (paper == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, paper, (GDestroyNotify) gj_paper_unref);
}

static void
on_case_printed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjPrintResult outcome;

  gj_printer_print_finish (GJ_PRINTER (source), result, &outcome);
  g_message ("slip of an open case: %s", gj_print_outcome_id (outcome.outcome));
}

static void
on_case_drawn (GObject *source, GAsyncResult *result, gpointer user_data)
{
  const GjPrintingOffice *office = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GjPaper) paper = g_task_propagate_pointer (G_TASK (result), &error);

  if (paper == NULL)
    g_warning ("slip of an open case could not be drawn: %s", error->message);
  else
    gj_printer_print_slip_async (office->printer, paper, "case", NULL, on_case_printed, NULL);
}

void
gj_printing_start_case (const GjPrintingOffice *office, GjPaperCase what, const char *case_no)
{
  CaseSlip *slip = g_new0 (CaseSlip, 1);
  GTask *task = g_task_new (NULL, NULL, on_case_drawn, (gpointer) office);

  slip->office = office;
  slip->what = what;
  slip->case_no = g_strdup (case_no);
  g_task_set_task_data (task, slip, case_slip_free);
  have_drawn (office, task, draw_case_in_thread);
}
