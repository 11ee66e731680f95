/* SPDX-License-Identifier: Apache-2.0 */
/* read (store) → list → a record, a choice or the statement, and back. One reading counts at a
 * time: an answer to an older question is dropped. */
#include "kiosk/flows/records_kit.h"

#include <stdlib.h>

#include "core/base/i18n.h"
#include "kiosk/flows/refusal.h"

#define PAGE_RECORDS 30
/* How far the chart goes back. */
#define OLDEST_MONTHS 120
/* The store is slow when it takes longer than a person takes for an answer. */
#define SLOW_MS 300

/* Reading */

typedef struct
{
  GjRecords *records;
  guint reading;
  gboolean continues;
} GjAsk;

typedef struct
{
  const GjRecordsClass *klass;
  char *psn_no;
  char *other;
  GjHistoryQuery query;
} GjReadJob;

static void
read_job_free (gpointer data)
{
  GjReadJob *job = data;

  g_free (job->psn_no);
  g_free (job->other);
  g_free (job);
}

static void
page_free (gpointer data)
{
  gj_history_page_clear (data);
  g_free (data);
}

static gpointer
read_job (GjStore *store, gpointer data, GError **error)
{
  GjReadJob *job = data;
  GjHistoryPage *page = g_new0 (GjHistoryPage, 1);

  if (job->klass->read (store, job->psn_no, &job->query, page, error))
    return page;
  page_free (page);
  return NULL;
}

void
gj_records_fail (GjRecords *self, const GError *error)
{
  gj_terminal_note_store_error (self->base.terminal, error);
  self->failed = TRUE;
  gj_flow_show (&self->base);
}

static void
take_first_page (GjRecords *self, GjHistoryPage *page)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->months, g_array_unref);
  self->rows = g_steal_pointer (&page->rows);
  self->months = g_steal_pointer (&page->months);
  self->totals = page->totals;
}

static void fill_rows (GjRecords *self, GjTexts *texts, guint from, GjRecordRow *rows);

static void
take_older_page (GjRecords *self, GjHistoryPage *page)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  guint before = self->rows->len;
  g_autofree GjRecordRow *rows = g_new0 (GjRecordRow, page->rows->len + 1);

  g_ptr_array_extend_and_steal (self->rows, g_steal_pointer (&page->rows));
  fill_rows (self, texts, before, rows);
  if (self->list != NULL)
    gj_records_page_append (GJ_RECORDS_PAGE (self->list), rows, self->rows->len - before);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree GjAsk *ask = user_data;
  GjRecords *self = ask->records;
  g_autoptr (GError) error = NULL;
  GjHistoryPage *page = gj_store_worker_run_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (ask->reading != self->reading)
    {
      g_clear_pointer (&page, page_free);
      return;
    }
  g_clear_handle_id (&self->slow_source, g_source_remove);
  if (page == NULL)
    {
      gj_records_fail (self, error);
      return;
    }
  self->has_older = page->has_older;
  self->last = page->last;
  if (ask->continues)
    take_older_page (self, page);
  else
    take_first_page (self, page);
  page_free (page);
  if (!ask->continues)
    gj_flow_show (&self->base);
}

void
gj_records_get_period (GjRecords *self, int *from_month, int *to_month)
{
  *from_month = *to_month = 0;
  if (self->klass->by_month && self->chosen_month != 0)
    *from_month = *to_month = self->chosen_month;
  else if (self->klass->by_month)
    {
      *from_month = gj_month_add (self->last_month, 1 - GJ_RECORDS_CHART_MONTHS);
      *to_month = self->last_month;
    }
  else if (self->chosen_year != 0)
    {
      *from_month = self->chosen_year * 100 + 1;
      *to_month = self->chosen_year * 100 + 12;
    }
}

static void
ask (GjRecords *self, gboolean continues)
{
  GjReadJob *job = g_new0 (GjReadJob, 1);
  GjAsk *asked = g_new0 (GjAsk, 1);

  *asked = (GjAsk){ self, ++self->reading, continues };
  job->klass = self->klass;
  job->psn_no = g_strdup (self->base.terminal->resident->person->psn_no);
  job->other = g_strdup (self->person);
  gj_records_get_period (self, &self->filter.from_month, &self->filter.to_month);
  job->query.filter = self->filter;
  job->query.filter.other_psn_no = job->other;
  job->query.limit = PAGE_RECORDS;
  job->query.turn = continues ? GJ_HISTORY_OLDER : GJ_HISTORY_NEWEST;
  job->query.cursor = self->last;
  job->query.with_totals = !continues;
  if (!continues && self->klass->by_month)
    {
      job->query.chart_to_month = self->last_month;
      job->query.chart_months = GJ_RECORDS_CHART_MONTHS;
    }
  gj_store_worker_run_async (self->base.terminal->store, read_job, job, read_job_free, page_free,
                             self->base.cancellable, on_read, asked);
}

/* The list */

static gboolean
on_slow (gpointer user_data)
{
  GjRecords *self = user_data;

  self->slow_source = 0;
  if (!g_cancellable_is_cancelled (self->base.cancellable))
    {
      g_clear_pointer (&self->rows, g_ptr_array_unref);
      gj_flow_show (&self->base);
    }
  return G_SOURCE_REMOVE;
}

void
gj_records_read (GjRecords *self)
{
  self->step = GJ_RECORDS_LIST;
  self->failed = FALSE;
  if (self->slow_source == 0)
    self->slow_source = g_timeout_add (SLOW_MS, on_slow, self);
  ask (self, FALSE);
}

static void
fill_rows (GjRecords *self, GjTexts *texts, guint from, GjRecordRow *rows)
{
  for (guint i = from; i < self->rows->len; i++)
    {
      GjRecordRow *row = &rows[i - from];

      row->key = gj_texts_keep (texts, g_strdup_printf ("%u", i));
      self->klass->fill_row (self, texts, i, row);
      if (row->spoken == NULL)
        row->spoken
            = gj_texts_keep (texts, g_strdup_printf (_ ("查看%s，%s"), row->strong,
                                                     row->detail != NULL ? row->detail : ""));
    }
}

char *
gj_records_format_period (GjRecords *self)
{
  int from, to;

  gj_records_get_period (self, &from, &to);
  if (from == 0)
    return g_strdup (_ ("全部时间"));
  if (from == to)
    return g_strdup_printf (C_ ("a month of a year", "%u年%u月"), (guint)from / 100,
                            (guint)from % 100);
  if (!self->klass->by_month)
    return g_strdup_printf (C_ ("a calendar year", "%d年"), from / 100);
  if (from / 100 == to / 100)
    return g_strdup_printf (C_ ("months of one year", "%d年%d月—%d月"), from / 100, from % 100,
                            to % 100);
  return g_strdup_printf (C_ ("months of two years", "%d年%d月—%d年%d月"), from / 100, from % 100,
                          to / 100, to % 100);
}

static void
on_chosen (GjRecords *self, const char *key)
{
  if (g_str_equal (key, "person"))
    {
      if (self->people == NULL) /* a slow list that shows already: there is nobody to choose from yet */
        return;
      self->step = GJ_RECORDS_PICK_PERSON;
      gj_flow_show (&self->base);
    }
  else if (g_str_equal (key, "year"))
    {
      self->step = GJ_RECORDS_PICK_YEAR;
      gj_flow_show (&self->base);
    }
  else if (g_str_equal (key, "care"))
    {
      self->step = GJ_RECORDS_PICK_CARE;
      gj_flow_show (&self->base);
    }
  else if (gj_records_choose_care (self, key) || self->klass->choose (self, key))
    gj_records_read (self);
}

static void
on_month (GjRecords *self, guint month)
{
  self->chosen_month = self->chosen_month == (int)month ? 0 : (int)month;
  gj_records_read (self);
}

int
gj_records_this_month (GjRecords *self)
{
  GjDate today = gj_clock_today (self->base.terminal->clock);

  return (int)(gj_date_year (today) * 100 + gj_date_month (today));
}

static int
oldest_month (GjRecords *self)
{
  return gj_month_add (gj_records_this_month (self), -OLDEST_MONTHS);
}

gboolean
gj_records_has_earlier (GjRecords *self)
{
  return self->last_month > oldest_month (self);
}

static void
on_months (GjRecords *self, gboolean earlier)
{
  int last = gj_month_add (self->last_month,
                           earlier ? -GJ_RECORDS_CHART_MONTHS : GJ_RECORDS_CHART_MONTHS);

  self->last_month = CLAMP (last, oldest_month (self), gj_records_this_month (self));
  self->chosen_month = 0;
  gj_records_read (self);
}

static void
on_open (GjRecords *self, const char *key)
{
  GtkWidget *page;

  if (self->rows == NULL || (guint)atoi (key) >= self->rows->len)
    return;
  self->viewed = (guint)atoi (key);
  g_clear_pointer (&self->detail, gj_settlement_detail_free);
  page = self->klass->open (self, self->viewed);
  if (page != NULL)
    gj_records_show_detail (self, page);
}

static void
on_older_wanted (GjRecords *self)
{
  if (self->has_older)
    ask (self, TRUE);
}

static void
on_print (GjRecords *self)
{
  gj_statement_open (self);
}

static void
fill_months (GjRecords *self, GjChartMonth *months, GjRecordsView *view)
{
  if (self->months == NULL)
    return;
  for (guint i = 0; i < self->months->len; i++)
    {
      const GjHistoryMonth *month = &g_array_index (self->months, GjHistoryMonth, i);

      months[i].month = (guint)month->month;
      months[i].amount_fen = self->klass->month_amount (self, &month->sums);
    }
  view->months = months;
  view->n_months = self->months->len;
  view->chosen_month = (guint)self->chosen_month;
  view->has_earlier = gj_records_has_earlier (self);
  view->has_later = self->last_month < gj_records_this_month (self);
  view->chart_hint = self->chosen_month != 0 ? _ ("再点一下，回到6个月") : _ ("点一个月，看那个月");
}

static void
on_unfolded (GjRecords *self, gboolean unfolded)
{
  self->unfolded = unfolded;
}

static GtkWidget *
list_page (GjRecords *self)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  gboolean loading = self->rows == NULL;
  g_autofree GjRecordRow *rows = g_new0 (GjRecordRow, loading ? 1 : self->rows->len + 1);
  GjRecordTerm terms[GJ_RECORDS_TERMS] = { { 0 } };
  GjChartMonth months[GJ_RECORDS_CHART_MONTHS];
  GjRecordsView view = { .title = gj_tile_name (self->klass->tile),
                         .loading = loading,
                         .unfolded = self->unfolded };
  GtkWidget *page;

  self->klass->fill_list (self, texts, &view);
  if (!loading)
    {
      fill_rows (self, texts, 0, rows);
      fill_months (self, months, &view);
      view.rows = rows;
      view.n_rows = self->rows->len;
      view.n_all = MAX ((guint)self->totals.n_rows, self->rows->len);
      view.can_print = self->rows->len > 0;
      if (self->rows->len > 0)
        view.n_terms = self->klass->fill_terms (self, texts, &self->totals, terms);
      view.terms = terms;
    }
  page = gj_records_page_new (&view);
  g_signal_connect_swapped (page, "side", G_CALLBACK (on_chosen), self);
  g_signal_connect_swapped (page, "filter", G_CALLBACK (on_chosen), self);
  g_signal_connect_swapped (page, "month", G_CALLBACK (on_month), self);
  g_signal_connect_swapped (page, "months", G_CALLBACK (on_months), self);
  g_signal_connect_swapped (page, "unfolded", G_CALLBACK (on_unfolded), self);
  g_signal_connect_swapped (page, "open", G_CALLBACK (on_open), self);
  g_signal_connect_swapped (page, "older-wanted", G_CALLBACK (on_older_wanted), self);
  g_signal_connect_swapped (page, "print", G_CALLBACK (on_print), self);
  return page;
}

static gpointer
people_job (GjStore *store, gpointer data, GError **error)
{
  GjReadJob *job = data;

  return job->klass->list_people (store, job->psn_no, error);
}

static void
on_people (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjRecords *self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *people = gj_store_worker_run_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (people == NULL)
    {
      gj_records_fail (self, error);
      return;
    }
  self->people = people;
  gj_records_read (self);
}

/* Showing */

void
gj_records_show_detail (GjRecords *self, GtkWidget *page)
{
  self->step = GJ_RECORDS_DETAIL;
  self->list = NULL;
  gj_stage_show (self->base.terminal, page);
}

static void
on_home (GjRecords *self)
{
  gj_session_handle (self->base.terminal->session, GJ_EVENT_HOME);
}

static GtkWidget *
failed_page (GjRecords *self)
{
  g_auto (GjRefusal) refusal = { 0 };
  GtkWidget *page;

  gj_refusal_from_store (self->base.terminal, &refusal);
  page = gj_refusal_page_new (self->base.terminal, &refusal, _ ("回首页"));
  g_signal_connect_swapped (page, "main", G_CALLBACK (on_home), self);
  return page;
}

/* The first time: who is there to choose from, then the rows. */
static void
begin (GjRecords *self)
{
  GjReadJob *job;

  if (self->klass->list_people == NULL)
    {
      gj_records_read (self);
      return;
    }
  job = g_new0 (GjReadJob, 1);
  job->klass = self->klass;
  job->psn_no = g_strdup (self->base.terminal->resident->person->psn_no);
  self->slow_source = g_timeout_add (SLOW_MS, on_slow, self);
  gj_store_worker_run_async (self->base.terminal->store, people_job, job, read_job_free,
                             (GDestroyNotify)g_ptr_array_unref, self->base.cancellable, on_people,
                             self);
}

void
gj_records_show (GjFlow *flow)
{
  GjRecords *self = (GjRecords *)flow;
  GtkWidget *page = NULL;

  self->list = NULL;
  if (!self->begun)
    {
      self->begun = TRUE;
      begin (self);
      return;
    }
  if (self->failed)
    page = failed_page (self);
  else
    switch (self->step)
      {
      case GJ_RECORDS_LIST:
        page = self->list = list_page (self);
        break;
      case GJ_RECORDS_PICK_PERSON:
        page = gj_records_person_page (self);
        break;
      case GJ_RECORDS_PICK_YEAR:
        page = gj_records_year_page (self);
        break;
      case GJ_RECORDS_PICK_CARE:
        page = gj_records_care_page (self);
        break;
      case GJ_RECORDS_DETAIL:
        page = self->klass->open (self, self->viewed);
        break;
      case GJ_RECORDS_STATEMENT:
        page = gj_statement_page (self);
        break;
      }
  if (page != NULL)
    gj_stage_show (flow->terminal, page);
}

gboolean
gj_records_back (GjFlow *flow)
{
  GjRecords *self = (GjRecords *)flow;

  if (self->failed || self->step == GJ_RECORDS_LIST)
    return FALSE;
  gj_statement_close (self);
  self->step = GJ_RECORDS_LIST;
  gj_flow_show (flow);
  return TRUE;
}

void
gj_records_finalize (GjFlow *flow)
{
  GjRecords *self = (GjRecords *)flow;

  if (self->klass->forget != NULL)
    self->klass->forget (self);
  gj_statement_close (self);
  g_clear_handle_id (&self->slow_source, g_source_remove);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->months, g_array_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->detail, gj_settlement_detail_free);
  g_free (self->person);
}

gpointer
gj_records_new (const GjRecordsClass *klass, GjTerminal *terminal)
{
  GjRecords *self = gj_flow_new (&klass->flow, terminal);

  self->klass = klass;
  self->last_month = gj_records_this_month (self);
  self->first_year = gj_records_this_month (self) / 100 - 9;
  return self;
}
