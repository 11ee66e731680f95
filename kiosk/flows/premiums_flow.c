/* SPDX-License-Identifier: Apache-2.0 */
/* Reads a page of records at a time, newest first, and more when the list has been read to its end. */
#include "kiosk/flows/premiums_flow.h"

#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "core/history/history.h"
#include "core/receipt/receipt.h"
#include "kiosk/flows/faces.h"
#include "kiosk/flows/refusal.h"
#include "kiosk/texts.h"
#include "kiosk/terminal.h"
#include "ui/pages/premium_page.h"
#include "ui/pages/premiums_page.h"

#define PAGE_RECORDS 30

typedef struct
{
  GjFlow base;
  GPtrArray *records; /* GjPremiumRecord, newest first */
  GjHistoryCursor last; /* of records */
  gboolean has_older;
  gboolean loading;
  gboolean failed;
  int viewed; /* index of the record looked at, -1: the list */
  GtkWidget *list; /* borrowed while it shows */
} GjPremiumsFlow;

typedef struct
{
  char *psn_no;
  GjHistoryQuery query;
} GjListJob;

static void
list_job_free (gpointer data)
{
  GjListJob *job = data;

  g_free (job->psn_no);
  g_free (job);
}

static void
history_page_free (gpointer data)
{
  GjHistoryPage *page = data;

  gj_history_page_clear (page);
  g_free (page);
}

static gpointer
list_job (GjStore *store, gpointer data, GError **error)
{
  GjListJob *job = data;
  GjHistoryPage *page = g_new0 (GjHistoryPage, 1);

  if (gj_history_read_premiums (store, job->psn_no, &job->query, page, error))
    return page;
  history_page_free (page);
  return NULL;
}

static const GjPremiumRecord *
record_at (GjPremiumsFlow *self, guint index)
{
  return g_ptr_array_index (self->records, index);
}

/* Somebody as the faces know them. */
static GjAvatar
face_of (GjPremiumsFlow *self, const char *psn_no)
{
  GjTerminal *terminal = self->base.terminal;
  const GjPayable *payable = gj_resident_find_payable (terminal->resident, psn_no);
  const GjPerson *person
      = payable != NULL ? payable->person : terminal->resident->person;

  return gj_face_of (terminal->resident, person, gj_clock_today (terminal->clock));
}

static void
fill_row (GjPremiumsFlow *self, GjTexts *texts, guint index, GjPremiumRow *row)
{
  const GjPremiumRecord *record = record_at (self, index);

  row->key = gj_texts_keep (texts, g_strdup_printf ("%u", index));
  row->relative_name = gj_texts_keep (texts, gj_mask_name (record->relative_name));
  row->relation
      = record->side == GJ_HISTORY_PAID ? gj_relation_label (record->patn_rlts) : NULL;
  row->avatar = face_of (self, record->relative_psn_no);
  row->paid_by_you = record->side == GJ_HISTORY_PAID;
  row->payer_name = gj_texts_keep (texts, gj_mask_name (record->payer_name));
  row->coverage_year = record->coverage_year;
  row->amount_fen = record->amount_fen;
  row->paid_on = gj_time_date (record->time_us);
}

static void
on_view (GjPremiumsFlow *self, const char *key)
{
  self->viewed = atoi (key);
  gj_flow_show (&self->base);
}

static void
on_open_receipt (GjPremiumsFlow *self, const char *receipt_no)
{
  gj_stage_open (self->base.terminal, GJ_TILE_REPRINT, NULL, receipt_no);
}

static void
on_home (GjPremiumsFlow *self)
{
  gj_session_handle (self->base.terminal->session, GJ_EVENT_HOME);
}

static void load_more (GjPremiumsFlow *self);

static GtkWidget *
list_page (GjPremiumsFlow *self)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  g_autofree GjPremiumRow *rows = g_new0 (GjPremiumRow, self->records->len);
  GjPremiumsView view = { rows, self->records->len, self->has_older };
  GtkWidget *page;

  for (guint i = 0; i < self->records->len; i++)
    fill_row (self, texts, i, &rows[i]);
  page = gj_premiums_page_new (&view);
  g_signal_connect_swapped (page, "view-premium", G_CALLBACK (on_view), self);
  g_signal_connect_swapped (page, "older-wanted", G_CALLBACK (load_more), self);
  return page;
}

static GtkWidget *
record_page (GjPremiumsFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  const GjPremiumRecord *record = record_at (self, (guint) self->viewed);
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  GjPremiumView view = { 0 };
  GtkWidget *page;

  fill_row (self, texts, (guint) self->viewed, &view.row);
  view.relative_id_masked = gj_texts_keep (texts, gj_mask_id_screen (record->relative_certno));
  view.payer_name = view.row.payer_name;
  view.insured_place = gj_place_name (terminal->region, record->admdvs);
  view.time_text = gj_texts_keep (texts, gj_time_format (record->time_us));
  view.transfer_id = record->transfer_id;
  if (record->side == GJ_HISTORY_PAID)
    view.receipt_no = gj_texts_keep (
        texts, gj_receipt_format_number (record->kiosk_id, (guint32) record->receipt_no));
  page = gj_premium_page_new (&view);
  g_signal_connect_swapped (page, "open-receipt", G_CALLBACK (on_open_receipt), self);
  return page;
}

static GtkWidget *
failed_page (GjPremiumsFlow *self)
{
  g_auto (GjRefusal) refusal = { 0 };
  GtkWidget *page;

  gj_refusal_from_store (self->base.terminal, &refusal);
  page = gj_refusal_page_new (self->base.terminal, &refusal, _("回首页"));
  g_signal_connect_swapped (page, "main", G_CALLBACK (on_home), self);
  return page;
}

static void
append_rows (GjPremiumsFlow *self, guint from)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  g_autofree GjPremiumRow *rows = g_new0 (GjPremiumRow, self->records->len - from);

  for (guint i = from; i < self->records->len; i++)
    fill_row (self, texts, i, &rows[i - from]);
  gj_premiums_page_append (GJ_PREMIUMS_PAGE (self->list), rows, self->records->len - from,
                           self->has_older);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjPremiumsFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  GjHistoryPage *more = gj_store_worker_run_finish (result, &error);
  guint before;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->loading = FALSE;
  if (more == NULL)
    {
      gj_terminal_note_store_error (self->base.terminal, error);
      self->failed = TRUE;
      gj_flow_show (&self->base);
      return;
    }
  before = self->records->len;
  self->has_older = more->has_older;
  self->last = more->last;
  g_ptr_array_extend_and_steal (self->records, g_steal_pointer (&more->rows));
  history_page_free (more);
  if (self->list != NULL)
    append_rows (self, before);
  else
    gj_flow_show (&self->base);
}

static void
load_more (GjPremiumsFlow *self)
{
  GjListJob *job;

  if (self->loading)
    return;
  self->loading = TRUE;
  job = g_new0 (GjListJob, 1);
  job->psn_no = g_strdup (self->base.terminal->resident->person->psn_no);
  job->query.limit = PAGE_RECORDS;
  if (self->records->len > 0)
    {
      job->query.turn = GJ_HISTORY_OLDER;
      job->query.cursor = self->last;
    }
  gj_store_worker_run_async (self->base.terminal->store, list_job, job, list_job_free,
                             history_page_free, self->base.cancellable, on_listed, self);
}

static void
premiums_flow_show (GjFlow *flow)
{
  GjPremiumsFlow *self = (GjPremiumsFlow *) flow;
  GtkWidget *page;

  self->list = NULL;
  if (self->records->len == 0 && self->has_older && !self->failed)
    {
      load_more (self);
      return;
    }
  if (self->failed)
    page = failed_page (self);
  else if (self->viewed >= 0)
    page = record_page (self);
  else
    page = self->list = list_page (self);
  gj_stage_show (flow->terminal, page);
}

static gboolean
premiums_flow_back (GjFlow *flow)
{
  GjPremiumsFlow *self = (GjPremiumsFlow *) flow;

  if (self->viewed < 0)
    return FALSE;
  self->viewed = -1;
  gj_flow_show (flow);
  return TRUE;
}

static void
premiums_flow_finalize (GjFlow *flow)
{
  g_ptr_array_unref (((GjPremiumsFlow *) flow)->records);
}

static const GjFlowClass premiums_flow_class = { sizeof (GjPremiumsFlow), premiums_flow_show,
                                                 premiums_flow_back, premiums_flow_finalize };

GjFlow *
gj_premiums_flow_new (GjTerminal *terminal)
{
  GjPremiumsFlow *self = gj_flow_new (&premiums_flow_class, terminal);

  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) gj_premium_record_free);
  self->has_older = TRUE;
  self->viewed = -1;
  return &self->base;
}
