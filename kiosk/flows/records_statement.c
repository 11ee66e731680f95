/* SPDX-License-Identifier: Apache-2.0 */
/* The statement of what a list shows: the printer is asked, the sums are read → page → signed and
 * stored → printed. What is signed is what the store says in the moment of signing, rows and sums
 * in one reading. */
#include "kiosk/flows/records_kit.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "core/base/transfer_id.h"
#include "core/receipt/document_store.h"
#include "core/receipt/document_text.h"
#include "kiosk/flows/refusal.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/statement_page.h"

/* The newest that a paper lists one by one; it is two metres long then. */
#define LISTED_RECORDS GJ_HISTORY_LIMIT_MAX

struct _GjStatement
{
  GjPrinterTrouble trouble;
  GjHistoryFilter filter; /* as it is printed; other_psn_no is the records' person */
  GjHistorySums sums;
  GjDate oldest; /* of all time: the day of the first record */
  char *number; /* once it is signed */
  GjPrintState state;
  gboolean asked; /* 打印 was tapped */
  GjPrinting *printing;
  GtkWidget *page; /* borrowed while it shows */
};

typedef struct
{
  const GjRecordsClass *klass;
  GjClock *clock;
  const GjSigner *signer; /* the terminal's, for its life */
  char *psn_no;
  char *other;
  GjHistoryQuery query;
  GjDate today;
  GjDocument *document; /* NULL: only read */
} GjStatementJob;

/* What came of it. */
typedef struct
{
  GjHistoryPage page;
  GjDate oldest;
  GjReceiptRow *row; /* NULL when it was only read */
} GjIssued;

static void
job_free (gpointer data)
{
  GjStatementJob *job = data;

  g_free (job->psn_no);
  g_free (job->other);
  g_clear_pointer (&job->document, gj_document_free);
  g_free (job);
}

static void
issued_free (gpointer data)
{
  GjIssued *issued = data;

  gj_history_page_clear (&issued->page);
  g_clear_pointer (&issued->row, gj_receipt_row_free);
  g_free (issued);
}

/* The paper is Chinese, whatever the screen speaks. */
static GjListing *
list (const GjStatementJob *job, const GPtrArray *rows)
{
  GjListing *listing = gj_listing_new (job->klass->amount_label ());

  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (GPtrArray) texts = gj_texts_new ();
      GjRecordsLine line = { 0 };
      gint64 time_us = job->klass->fill_line (texts, g_ptr_array_index (rows, i), &line);
      g_autofree char *when = gj_date_format (gj_time_date (time_us));

      gj_listing_add (listing, when, line.what, line.kind, line.split, line.amount_fen);
    }
  return listing;
}

/* An answer that was lost is asked for again: the same paper is never signed twice. */
static gboolean
issue (GjStore *store, const GjStatementJob *job, GjIssued *issued, GError **error)
{
  const GjHistorySums *sums = &issued->page.totals;
  g_autoptr (GjListing) listing = list (job, issued->page.rows);
  g_autoptr (GError) unsure = NULL;
  GjDocument *document = job->document;

  document->n_rows = (guint32)(sums->n_rows - sums->n_reversed);
  document->n_unlisted = (guint32)sums->n_rows - gj_listing_count (listing);
  if (document->from == GJ_DATE_NONE)
    document->from = issued->oldest;
  job->klass->fill_totals (sums, &document->totals);
  switch (gj_document_issue_statement (store, job->clock, job->signer, document, listing,
                                       job->psn_no, job->other != NULL ? job->other : "",
                                       &issued->row, &unsure))
    {
    case GJ_COMMIT_DONE:
      return TRUE;
    case GJ_COMMIT_UNKNOWN:
      return gj_receipt_find (store, document->about_id, &issued->row, error) == GJ_FOUND;
    case GJ_COMMIT_FAILED:
      g_propagate_error (error, g_steal_pointer (&unsure));
      return FALSE;
    }
  g_assert_not_reached ();
}

/* The day of the first record that the filter lets through: what stands before a place before all of them. */
static gboolean
find_oldest (GjStore *store, const GjStatementJob *job, GjDate *oldest, GError **error)
{
  g_auto (GjHistoryPage) page = { 0 };
  GjHistoryQuery query = { .filter = job->query.filter, .turn = GJ_HISTORY_NEWER, .limit = 1 };

  *oldest = job->today;
  if (!job->klass->read (store, job->psn_no, &query, &page, error))
    return FALSE;
  if (page.rows->len > 0)
    *oldest = gj_time_date (page.first.time_us);
  return TRUE;
}

/* Rows, sums and the first day in one picture of the store. */
static gboolean
read_all (GjStore *store, const GjStatementJob *job, GjIssued *issued, GError **error)
{
  gboolean done;

  if (!gj_store_begin_read (store, error))
    return FALSE;
  done = job->klass->read (store, job->psn_no, &job->query, &issued->page, error)
         && find_oldest (store, job, &issued->oldest, error);
  gj_store_rollback (store);
  return done;
}

static gpointer
statement_job (GjStore *store, gpointer data, GError **error)
{
  GjStatementJob *job = data;
  GjIssued *issued = g_new0 (GjIssued, 1);

  if (read_all (store, job, issued, error)
      && (job->document == NULL || issue (store, job, issued, error)))
    return issued;
  issued_free (issued);
  return NULL;
}

/* The period as days: a month that is not over ends today, and all time begins where the records do. */
static void
get_days (GjRecords *self, GjDate *from, GjDate *to)
{
  const GjHistoryFilter *filter = &self->statement->filter;
  GjDate today = gj_clock_today (self->base.terminal->clock);
  GjDate next;

  *from = self->statement->oldest;
  *to = today;
  if (filter->from_month == 0)
    return;
  *from = gj_date_new ((guint)filter->from_month / 100, (guint)filter->from_month % 100, 1);
  next = gj_date_add_months (
      gj_date_new ((guint)filter->to_month / 100, (guint)filter->to_month % 100, 1), 1);
  /* The last day of a month is 31 days or less before the first of the next. */
  *to = gj_time_date (gj_date_start_us (next) - 1);
  *to = MIN (*to, today);
}

/* The bits of a filter's care are those of a document's. */
static void
set_cares (GjDocument *document, GjCare care)
{
  guint n = 0;

  for (guint i = 0; i < GJ_DOCUMENT_CARES; i++)
    n += (care >> i) & 1;
  if (n >= 2 && n < GJ_DOCUMENT_CARES)
    document->cares = (guint8)care;
  for (guint i = 0; n == 1 && i < GJ_DOCUMENT_CARES; i++)
    if (gj_care_from_med_type (gj_document_cares[i]) == care)
      g_strlcpy (document->med_type, gj_document_cares[i], sizeof document->med_type);
}

static GjStatementJob *
job_new (GjRecords *self, gboolean issues)
{
  GjTerminal *terminal = self->base.terminal;
  GjStatementJob *job = g_new0 (GjStatementJob, 1);

  job->klass = self->klass;
  job->clock = terminal->clock;
  job->signer = terminal->signer;
  job->psn_no = g_strdup (terminal->resident->person->psn_no);
  job->other = g_strdup (self->person);
  job->query.filter = self->statement->filter;
  job->query.filter.other_psn_no = job->other;
  job->query.limit = issues ? LISTED_RECORDS : 1;
  job->query.with_totals = TRUE;
  job->today = gj_clock_today (terminal->clock);
  return job;
}

/* Before it is signed */

static void
on_summed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjRecords *self = user_data;
  g_autoptr (GError) error = NULL;
  GjIssued *issued = gj_store_worker_run_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (self->statement == NULL)
    {
      g_clear_pointer (&issued, issued_free);
      return;
    }
  if (issued == NULL)
    {
      gj_records_fail (self, error);
      return;
    }
  self->statement->sums = issued->page.totals;
  self->statement->oldest = issued->oldest;
  issued_free (issued);
  self->step = GJ_RECORDS_STATEMENT;
  gj_flow_show (&self->base);
}

static void
on_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjRecords *self = user_data;
  GjPrinterStatus status;

  if (!gj_printer_check_finish (GJ_PRINTER (source), result, &status, NULL)
      || self->statement == NULL)
    return;
  self->statement->trouble = gj_printer_trouble_from_condition (status.condition);
  gj_store_worker_run_async (self->base.terminal->store, statement_job, job_new (self, FALSE),
                             job_free, issued_free, self->base.cancellable, on_summed, self);
}

void
gj_statement_open (GjRecords *self)
{
  GjStatement *statement;

  if (self->statement != NULL)
    return;
  statement = self->statement = g_new0 (GjStatement, 1);
  statement->filter = self->filter;
  gj_records_get_period (self, &statement->filter.from_month, &statement->filter.to_month);
  gj_printer_check_async (self->base.terminal->printer, self->base.cancellable, on_checked, self);
}

/* Signing and printing */

static void
show_state (GjRecords *self, GjPrintState state, GjPrinterTrouble trouble)
{
  GjStatement *statement = self->statement;

  statement->state = state;
  statement->trouble = trouble;
  if (statement->page != NULL)
    gj_statement_page_set_print_state (GJ_STATEMENT_PAGE (statement->page), statement->number,
                                       state, trouble);
}

static void
on_print_state (GjPrintState state, GjPrinterTrouble trouble, gpointer user_data)
{
  GjRecords *self = user_data;

  if (self->statement != NULL)
    show_state (self, state, trouble);
}

static void
start_printing (GjRecords *self, const GjIssued *issued)
{
  GjStatement *statement = self->statement;
  g_auto (GjPrintJob) job
      = { .kiosk_id = g_strdup (issued->row->kiosk_id), .receipt_no = issued->row->receipt_no };

  statement->number
      = gj_receipt_format_number (issued->row->kiosk_id, (guint32)issued->row->receipt_no);
  statement->printing = gj_printing_start (&self->base.terminal->office, issued->row->sealed, &job,
                                           on_print_state, self);
}

static void
on_issued (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjRecords *self = user_data;
  g_autoptr (GError) error = NULL;
  GjIssued *issued = gj_store_worker_run_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (self->statement == NULL)
    g_clear_pointer (&issued, issued_free);
  else if (issued == NULL)
    {
      g_warning ("a statement could not be issued: %s",
                 error != NULL ? error->message : "it is not there");
      if (error != NULL)
        gj_terminal_note_store_error (self->base.terminal, error);
      self->statement->asked = FALSE;
      show_state (self, GJ_PRINT_STATE_FAILED, GJ_PRINTER_TROUBLE_NONE);
    }
  else
    {
      start_printing (self, issued);
      issued_free (issued);
    }
}

static GjDocument *
document_new (GjRecords *self)
{
  GjTerminal *terminal = self->base.terminal;
  const GjPerson *holder = terminal->resident->person;
  const GjStatement *statement = self->statement;
  GjDocument *document = gj_document_new ();

  document->kind = GJ_DOCUMENT_STATEMENT;
  document->kiosk_id = g_strdup (terminal->config->id);
  gj_transfer_id_new (document->about_id);
  document->holder_name = terminal->config->receipt_names_full ? g_strdup (holder->psn_name)
                                                               : gj_mask_name (holder->psn_name);
  document->holder_id = gj_mask_id_paper (holder->certno);
  document->records = self->klass->records;
  document->side = statement->filter.side == GJ_HISTORY_PAID       ? GJ_DOCUMENT_SIDE_PAID
                   : statement->filter.side == GJ_HISTORY_PAID_FOR ? GJ_DOCUMENT_SIDE_PAID_FOR
                                                                   : GJ_DOCUMENT_SIDE_BOTH;
  set_cares (document, statement->filter.care);
  get_days (self, &document->from, &document->to);
  if (statement->filter.from_month == 0)
    document->from = GJ_DATE_NONE; /* as it is when it is signed */
  for (guint i = 0; self->person != NULL && self->people != NULL && i < self->people->len; i++)
    {
      const GjHistoryPerson *person = g_ptr_array_index (self->people, i);
      g_autofree char *name = gj_mask_name (person->psn_name);
      g_autofree char *id = NULL;

      if (!g_str_equal (person->psn_no, self->person))
        continue;
      id = gj_records_paper_id (self, person->psn_no);
      gj_document_add_line (document, name, id, "00");
    }
  return document;
}

static void
on_print (GjRecords *self)
{
  GjStatement *statement = self->statement;
  GjStatementJob *job;

  if (statement->asked)
    return;
  statement->asked = TRUE;
  statement->state = GJ_PRINT_STATE_PRINTING;
  job = job_new (self, TRUE);
  job->document = document_new (self);
  gj_store_worker_run_async (self->base.terminal->store, statement_job, job, job_free, issued_free,
                             self->base.cancellable, on_issued, self);
}

static void
on_list (GjRecords *self)
{
  gj_flow_back (&self->base);
}

static char *
about_what (GjRecords *self)
{
  g_autoptr (GString) about = g_string_new (NULL);
  g_autoptr (GjDocument) kinds = gj_document_new ();
  g_autofree char *cares = NULL;
  const GjHistoryFilter *filter = &self->statement->filter;

  set_cares (kinds, filter->care);
  cares = gj_document_cares_text (kinds, FALSE);

  if (filter->side == GJ_HISTORY_PAID)
    g_string_append (about, _ ("您付给家人的"));
  else if (filter->side == GJ_HISTORY_PAID_FOR)
    g_string_append (about, _ ("家人付给您的"));
  for (guint i = 0; self->person != NULL && self->people != NULL && i < self->people->len; i++)
    {
      const GjHistoryPerson *person = g_ptr_array_index (self->people, i);
      g_autofree char *name = gj_mask_name (person->psn_name);

      if (g_str_equal (person->psn_no, self->person))
        g_string_append_printf (about, "%s%s", about->len > 0 ? _ ("，") : "", name);
    }
  if (self->klass->records != GJ_DOCUMENT_RECORDS_PREMIUMS)
    g_string_append_printf (about, "%s%s", about->len > 0 ? _ ("，") : "",
                            *cares == '\0' ? _ ("全部种类") : cares);
  return about->len > 0 ? g_strdup (about->str) : g_strdup (_ ("全部"));
}

GtkWidget *
gj_statement_page (GjRecords *self)
{
  GjStatement *statement = self->statement;
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  g_autofree char *about = about_what (self);
  g_autofree char *period = NULL;
  GjRecordTerm terms[GJ_RECORDS_TERMS] = { { 0 } };
  GjStatementView view = { .records = gj_tile_name (self->klass->tile), .about = about };
  GjDate from, to;

  get_days (self, &from, &to);
  period = g_strdup_printf (C_ ("from day, to day", "%s—%s"),
                            gj_texts_keep (texts, gj_kit_date (from)),
                            gj_texts_keep (texts, gj_kit_date (to)));
  view.period = period;
  view.n_reversed = (guint)statement->sums.n_reversed;
  view.n_rows = (guint)statement->sums.n_rows - view.n_reversed;
  view.n_listed = (guint)MIN (statement->sums.n_rows, LISTED_RECORDS);
  view.n_terms = self->klass->fill_terms (self, texts, &statement->sums, terms);
  view.terms = terms;
  if (!statement->asked)
    view.trouble = statement->trouble;
  statement->page = gj_statement_page_new (&view);
  if (statement->asked)
    show_state (self, statement->state, statement->trouble);
  g_signal_connect_swapped (statement->page, "print", G_CALLBACK (on_print), self);
  g_signal_connect_swapped (statement->page, "back-to-list", G_CALLBACK (on_list), self);
  return statement->page;
}

void
gj_statement_close (GjRecords *self)
{
  GjStatement *statement = g_steal_pointer (&self->statement);

  if (statement == NULL)
    return;
  g_clear_pointer (&statement->printing, gj_printing_detach);
  g_free (statement->number);
  g_free (statement);
}
