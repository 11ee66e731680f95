/* SPDX-License-Identifier: Apache-2.0 */
/* list + printer's status → page → begin the copy in the store (its number is fixed before anything is
 * sent) → print → read the list again. */
#include "kiosk/flows/receipts_flow.h"

#include "core/base/i18n.h"
#include "core/receipt/document_text.h"
#include "core/receipt/receipt_store.h"
#include "kiosk/flows/refusal.h"
#include "kiosk/texts.h"
#include "kiosk/terminal.h"
#include "ui/pages/receipts_page.h"

#define MOST_RECEIPTS 100

typedef struct
{
  GjFlow base;
  GPtrArray *rows; /* GjReceiptRow; NULL before they were read */
  gboolean failed;
  gboolean asked;   /* printer and store: once, however often this is shown */
  GjPrinterTrouble trouble;
  char *focus;
  char *printing_no; /* the receipt now on its way, or NULL */
  char *printed_no;  /* the last that came out, or NULL */
  GjPrinting *printing;
  GtkWidget *page; /* borrowed while it shows */
} GjReceiptsFlow;

static char *
number_of (const GjReceiptRow *row)
{
  return gj_receipt_row_format_number (row);
}

/* Printing */

typedef struct
{
  GjTerminal *terminal; /* only its parts for life are read */
  char *psn_no;
  char *about_id;
} GjCopyJob;

/* What the store gave, and as what it is to be printed. */
typedef struct
{
  GjReceiptRow *row;
  GjPrintJob job;
} GjCopy;

static void
copy_job_free (gpointer data)
{
  GjCopyJob *job = data;

  g_free (job->psn_no);
  g_free (job->about_id);
  g_free (job);
}

static void
copy_free (gpointer data)
{
  GjCopy *copy = data;

  g_clear_pointer (&copy->row, gj_receipt_row_free);
  gj_print_job_clear (&copy->job);
  g_free (copy);
}

/* A first print that never began is still copy 0; anything else is a new copy with its own number. */
static gboolean
is_first_print (const GjReceiptRow *row)
{
  return row->owed && row->copies == 0 && row->last_outcome == GJ_PRINT_JOB_OWED;
}

static gboolean
begin_copy (GjStore *store, const GjCopyJob *job, GjCopy *copy, GError **error)
{
  if (gj_receipt_find (store, job->about_id, &copy->row, error) != GJ_FOUND)
    return FALSE;
  if (is_first_print (copy->row))
    {
      copy->job.kiosk_id = g_strdup (copy->row->kiosk_id);
      copy->job.receipt_no = copy->row->receipt_no;
      return TRUE;
    }
  g_clear_pointer (&copy->row, gj_receipt_row_free);
  return gj_receipt_begin_copy (store, job->terminal->clock, job->terminal->config->id,
                                job->psn_no, job->about_id, &copy->row, &copy->job, error)
         == GJ_FOUND;
}

static gpointer
copy_job (GjStore *store, gpointer data, GError **error)
{
  GjCopy *copy = g_new0 (GjCopy, 1);

  if (begin_copy (store, data, copy, error))
    return copy;
  copy_free (copy);
  return NULL;
}

static void
show_print_state (GjReceiptsFlow *self, GjPrintState state, GjPrinterTrouble trouble)
{
  if (self->page != NULL && self->printing_no != NULL)
    gj_receipts_page_set_print_state (GJ_RECEIPTS_PAGE (self->page), self->printing_no, state,
                                      trouble);
}

static void
on_print_state (GjPrintState state, GjPrinterTrouble trouble, gpointer user_data)
{
  GjReceiptsFlow *self = user_data;

  if (state == GJ_PRINT_STATE_KEPT)
    {
      if (self->page != NULL && self->printed_no != NULL)
        gj_receipts_page_set_print_state (GJ_RECEIPTS_PAGE (self->page), self->printed_no, state, trouble);
      return;
    }
  show_print_state (self, state, trouble);
  if (state == GJ_PRINT_STATE_PRINTING)
    return;
  g_free (self->printed_no);
  self->printed_no = g_steal_pointer (&self->printing_no);
}

static void
on_copy_begun (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjReceiptsFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  GjCopy *copy = gj_store_worker_run_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (copy == NULL)
    {
      g_warning ("a copy could not be begun: %s",
                 error != NULL ? error->message : "no such receipt");
      show_print_state (self, GJ_PRINT_STATE_FAILED, GJ_PRINTER_TROUBLE_ERROR);
      g_clear_pointer (&self->printing_no, g_free);
      return;
    }
  g_clear_pointer (&self->printing, gj_printing_detach);
  self->printing = gj_printing_start (&self->base.terminal->office, copy->row->sealed, &copy->job,
                                      on_print_state, self);
  copy_free (copy);
}

static void
on_reprint (GjReceiptsFlow *self, const char *receipt_no)
{
  GjTerminal *terminal = self->base.terminal;

  if (self->printing_no != NULL)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const GjReceiptRow *row = g_ptr_array_index (self->rows, i);
      g_autofree char *number = number_of (row);
      GjCopyJob *job;

      if (!g_str_equal (number, receipt_no))
        continue;
      job = g_new0 (GjCopyJob, 1);
      job->terminal = terminal;
      job->psn_no = g_strdup (terminal->resident->person->psn_no);
      job->about_id = g_strdup (row->about_id);
      self->printing_no = g_strdup (receipt_no);
      show_print_state (self, GJ_PRINT_STATE_PRINTING, GJ_PRINTER_TROUBLE_NONE);
      gj_store_worker_run_async (terminal->store, copy_job, job, copy_job_free, copy_free,
                                 self->base.cancellable, on_copy_begun, self);
      return;
    }
}

/* The list */

/* "*英、**民", "*英等6人", or which records a statement is of. */
static char *
about_of (const GjDocument *document)
{
  const GjDocumentLine *lines = document->lines;

  if (document->kind == GJ_DOCUMENT_STATEMENT)
    return g_strdup (gj_gettext (gj_document_records_label (document->records)));
  if (document->n_lines == 1)
    return g_strdup (lines[0].name);
  if (document->n_lines == 2)
    return g_strdup_printf (C_ ("two names", "%s、%s"), lines[0].name, lines[1].name);
  return g_strdup_printf (_("%s等%u人"), lines[0].name, document->n_lines);
}

static GjReceiptItem
item_of (const GjReceiptRow *row, GPtrArray *texts)
{
  GjReceiptItem item = {
    .receipt_no = gj_texts_keep (texts, number_of (row)),
    .paid_on = gj_time_date (row->time_us),
    .copies = (guint) row->copies,
    .owed = row->owed,
  };

  if (row->trouble != NULL)
    {
      item.title = _("凭条读不出来");
      item.about = _("请找工作人员");
      item.unreadable = TRUE;
    }
  else if (row->receipt != NULL)
    {
      item.relative_name = row->receipt->relative_name;
      item.coverage_year = (int) row->receipt->coverage_year;
      item.amount_fen = row->receipt->amount_fen;
    }
  else
    {
      item.title = gj_gettext (gj_document_title (row->document->kind));
      item.about = gj_texts_keep (texts, about_of (row->document));
      item.amount_fen = gj_document_joint_total_fen (row->document);
    }
  return item;
}

static GtkWidget *
list_page (GjReceiptsFlow *self)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  g_autofree GjReceiptItem *items = g_new0 (GjReceiptItem, self->rows->len);
  GjReceiptsView view = { items, self->rows->len, self->focus, self->trouble };
  GtkWidget *page;

  for (guint i = 0; i < self->rows->len; i++)
    items[i] = item_of (g_ptr_array_index (self->rows, i), texts);
  page = gj_receipts_page_new (&view);
  g_signal_connect_swapped (page, "reprint", G_CALLBACK (on_reprint), self);
  return page;
}

static void
on_home (GjReceiptsFlow *self)
{
  gj_session_handle (self->base.terminal->session, GJ_EVENT_HOME);
}

static GtkWidget *
failed_page (GjReceiptsFlow *self)
{
  g_auto (GjRefusal) refusal = { 0 };
  GtkWidget *page;

  gj_refusal_from_store (self->base.terminal, &refusal);
  page = gj_refusal_page_new (self->base.terminal, &refusal, _("回首页"));
  g_signal_connect_swapped (page, "main", G_CALLBACK (on_home), self);
  return page;
}

static gpointer
list_job (GjStore *store, gpointer data, GError **error)
{
  return gj_receipt_list_by_holder (store, data, 0, MOST_RECEIPTS, error);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjReceiptsFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = gj_store_worker_run_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (rows == NULL)
    gj_terminal_note_store_error (self->base.terminal, error);
  self->rows = rows;
  self->failed = rows == NULL;
  gj_flow_show (&self->base);
}

static void
on_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjReceiptsFlow *self = user_data;
  GjPrinterStatus status;

  if (!gj_printer_check_finish (GJ_PRINTER (source), result, &status, NULL))
    return;
  self->trouble = gj_printer_trouble_from_condition (status.condition);
  gj_store_worker_run_async (self->base.terminal->store, list_job,
                             g_strdup (self->base.terminal->resident->person->psn_no), g_free,
                             (GDestroyNotify) g_ptr_array_unref, self->base.cancellable, on_listed,
                             self);
}

static void
receipts_flow_show (GjFlow *flow)
{
  GjReceiptsFlow *self = (GjReceiptsFlow *) flow;
  GjTerminal *terminal = flow->terminal;

  self->page = NULL;
  if (self->failed)
    gj_stage_show (terminal, failed_page (self));
  else if (!self->asked)
    {
      self->asked = TRUE;
      gj_printer_check_async (terminal->printer, flow->cancellable, on_checked, self);
    }
  else if (self->rows != NULL)
    {
      self->page = list_page (self);
      gj_stage_show (terminal, self->page);
      show_print_state (self, GJ_PRINT_STATE_PRINTING, GJ_PRINTER_TROUBLE_NONE);
    }
}

static void
receipts_flow_finalize (GjFlow *flow)
{
  GjReceiptsFlow *self = (GjReceiptsFlow *) flow;

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->printing, gj_printing_detach);
  g_free (self->focus);
  g_free (self->printing_no);
  g_free (self->printed_no);
}

static const GjFlowClass receipts_flow_class = { sizeof (GjReceiptsFlow), receipts_flow_show, NULL,
                                                 receipts_flow_finalize };

GjFlow *
gj_receipts_flow_new (GjTerminal *terminal, const char *receipt_no)
{
  GjReceiptsFlow *self = gj_flow_new (&receipts_flow_class, terminal);

  self->focus = g_strdup (receipt_no);
  return &self->base;
}
