/* SPDX-License-Identifier: Apache-2.0 */
/* The papers of this terminal that nobody has yet, or all of today's: printed by the staff and handed out. A first print that never began
 * is that first print; anything else is a copy with its own number, as with a resident's own reprint. */
#include "kiosk/flows/staff_acts.h"

#include "core/base/i18n.h"
#include "core/receipt/document_text.h"
#include "core/receipt/receipt_store.h"
#include "kiosk/texts.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/rows_page.h"

#include <string.h>

#define MOST_PAPERS 100
#define MOST_OF_A_DAY 500 /* more than one terminal prints on a day */

typedef struct
{
  GjFlow base;
  gboolean of_today; /* whoever has them, and not those that are owed, of whatever day */
  gboolean asked;
  GPtrArray *rows;     /* GjReceiptRow; NULL before they were read */
  char *printing_no;   /* of the paper on its way or just come, or NULL */
  GjPrintState state;  /* of that one */
  GjPrinterTrouble trouble;
  GjPrinting *printing;
} GjStaffOwedFlow;

static char *
number_of (const GjReceiptRow *row)
{
  return gj_receipt_row_format_number (row);
}

/* Printing */

typedef struct
{
  GjClock *clock;
  char *kiosk_id;
  char *staff_no;
  char *about_id;
} CopyJob;

typedef struct
{
  GjReceiptRow *row;
  GjPrintJob job;
} Copy;

static void
copy_job_free (gpointer data)
{
  CopyJob *job = data;

  gj_clock_unref (job->clock);
  g_free (job->kiosk_id);
  g_free (job->staff_no);
  g_free (job->about_id);
  g_free (job);
}

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  g_clear_pointer (&copy->row, gj_receipt_row_free);
  gj_print_job_clear (&copy->job);
  g_free (copy);
}

static gboolean
begin_copy (GjStore *store, const CopyJob *job, Copy *copy, GError **error)
{
  const GjDuty duty = { GJ_DUTY_RECEIPT, job->staff_no, gj_clock_now_us (job->clock), job->about_id, "asked" };

  /* First that this person may, and asked for it. */
  if (!gj_duty_record (store, job->kiosk_id, &duty, error)
      || gj_receipt_find (store, job->about_id, &copy->row, error) != GJ_FOUND)
    return FALSE;
  if (copy->row->owed && copy->row->copies == 0 && copy->row->last_outcome == GJ_PRINT_JOB_OWED)
    {
      copy->job.kiosk_id = g_strdup (copy->row->kiosk_id);
      copy->job.receipt_no = copy->row->receipt_no;
      return TRUE;
    }
  g_clear_pointer (&copy->row, gj_receipt_row_free);
  return gj_receipt_begin_copy (store, job->clock, job->kiosk_id, "", job->about_id, &copy->row, &copy->job, error)
         == GJ_FOUND;
}

static gpointer
copy_job (GjStore *store, gpointer data, GError **error)
{
  Copy *copy = g_new0 (Copy, 1);

  if (begin_copy (store, data, copy, error))
    return copy;
  copy_free (copy);
  return NULL;
}

static void
on_print_state (GjPrintState state, GjPrinterTrouble trouble, gpointer user_data)
{
  GjStaffOwedFlow *self = user_data;

  self->state = state;
  self->trouble = trouble;
  if (state != GJ_PRINT_STATE_PRINTING)
    {
      self->asked = FALSE; /* the list is another one now */
      gj_flow_show (&self->base);
    }
}

/* What one of the staff asked for, until it is known what became of it: they may be off by then. */
typedef struct
{
  GjDutyDesk *desk;
  char *staff_no;
  char *about_id;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  gj_duty_desk_unref (asked->desk);
  g_free (asked->staff_no);
  g_free (asked->about_id);
  g_free (asked);
}

static void
on_ended (GjPrintJobOutcome outcome, gpointer user_data)
{
  const Asked *asked = user_data;

  gj_duty_desk_note (asked->desk, asked->staff_no, GJ_DUTY_RECEIPT, asked->about_id,
                     gj_print_job_outcome_word (outcome));
}

/* Takes over what the store gave. */
static void
send (GjStaffOwedFlow *self, Copy *copy)
{
  GjTerminal *terminal = self->base.terminal;
  Asked *asked = g_new0 (Asked, 1);

  asked->desk = gj_duty_desk_ref (terminal->duty_desk);
  asked->staff_no = g_strdup (terminal->staff->staff_no);
  asked->about_id = g_strdup (copy->row->about_id);
  g_clear_pointer (&self->printing, gj_printing_detach);
  self->printing = gj_printing_start (&terminal->office, copy->row->sealed, &copy->job, on_print_state, self);
  gj_printing_set_ended (self->printing, on_ended, asked, asked_free);
  copy_free (copy);
}

static void
on_copy_begun (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjStaffOwedFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  Copy *copy = gj_store_worker_run_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      if (copy != NULL)
        copy_free (copy);
      return;
    }
  if (copy == NULL)
    {
      g_clear_pointer (&self->printing_no, g_free);
      if (error == NULL)
        g_set_error (&error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no such paper");
      gj_staff_show_refused (&self->base, error);
      return;
    }
  send (self, copy);
}

static void
on_print (GjStaffOwedFlow *self, const char *about_id)
{
  GjTerminal *terminal = self->base.terminal;
  CopyJob *job;

  if ((self->printing_no != NULL && self->state == GJ_PRINT_STATE_PRINTING) || terminal->store == NULL)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (((GjReceiptRow *) g_ptr_array_index (self->rows, i))->about_id, about_id))
      {
        g_free (self->printing_no);
        self->printing_no = number_of (g_ptr_array_index (self->rows, i));
      }
  g_assert (self->printing_no != NULL);
  job = g_new0 (CopyJob, 1);
  job->clock = gj_clock_ref (terminal->clock);
  job->kiosk_id = g_strdup (terminal->config->id);
  job->staff_no = g_strdup (terminal->staff->staff_no);
  job->about_id = g_strdup (about_id);
  self->state = GJ_PRINT_STATE_PRINTING;
  gj_store_worker_run_async (terminal->store, copy_job, job, copy_job_free, copy_free, self->base.cancellable,
                             on_copy_begun, self);
  gj_flow_show (&self->base);
}

/* The list */

static const char *
title_of (const GjReceiptRow *row)
{
  if (row->trouble != NULL)
    return _("读不出来，打不了");
  return row->receipt != NULL ? _("缴费凭条") : gj_gettext (gj_document_title (row->document->kind));
}

/* "2026年11月28日 · *伟", of today "09:44 · *伟" */
static char *
detail_of (const GjStaffOwedFlow *self, const GjReceiptRow *row)
{
  g_autofree char *time = gj_time_format (row->time_us);
  g_autofree char *day = self->of_today ? g_strndup (time + strlen ("2026-11-28 "), strlen ("09:44"))
                                        : gj_kit_date (gj_time_date (row->time_us));
  const char *holder;

  if (row->trouble != NULL)
    return g_strdup_printf (C_ ("day, whose paper", "%s · %s"), day, _("不要重办，请技术人员处理"));
  holder = row->receipt != NULL ? row->receipt->payer_name : row->document->holder_name;
  return g_strdup_printf (C_ ("day, whose paper", "%s · %s"), day, holder);
}

static const char *
sentence_of (GjStaffOwedFlow *self, GjTexts *texts)
{
  if (self->printing_no == NULL)
    return self->of_today ? _("要哪一张？打出来写明是补打，核对姓名，交给本人。") : _("打出来，核对姓名，交给本人。");
  switch (self->state)
    {
    case GJ_PRINT_STATE_PRINTING:
      break; /* has a page of its own */
    case GJ_PRINT_STATE_TAKE:
      return gj_texts_keep (texts, g_strdup_printf (_("%s打好了，请交给本人。"), self->printing_no));
    case GJ_PRINT_STATE_KEPT:
      return gj_texts_keep (texts, g_strdup_printf (_("%s没取走，机器收回了。再打一次，从出纸口拿。"), self->printing_no));
    case GJ_PRINT_STATE_UNKNOWN:
      return gj_texts_keep (texts, g_strdup_printf (_("%s打出来没有？看看出纸口。"), self->printing_no));
    case GJ_PRINT_STATE_FAILED:
    case GJ_PRINT_STATE_NO_PRINTER:
      return gj_texts_keep (texts, g_strdup_printf (_("%s没有打出来：%s"), self->printing_no,
                                                    self->trouble != GJ_PRINTER_TROUBLE_NONE
                                                        ? gj_printer_trouble_text (self->trouble)
                                                        : _("打印没有完成")));
    }
  return NULL;
}

static void
on_return (GjFlow *flow)
{
  gj_staff_return (flow->terminal);
}

static const char *
title_of_list (const GjStaffOwedFlow *self)
{
  return self->of_today ? _("今天的凭条") : _("欠的凭条");
}

static void
say_empty (const GjStaffOwedFlow *self, const char *said, GjRowsView *view)
{
  view->empty_symbol = "take-receipt";
  if (self->of_today)
    {
      view->empty_head = _("今天还没有凭条");
      view->empty_text = _("以前的凭条，请居民插卡按“凭证补打”。");
      return;
    }
  view->empty_head = self->printing_no != NULL ? said : _("没有欠的凭条");
  view->empty_text = self->printing_no != NULL ? _("没有别的欠着了。") : _("该打的都打出来了。");
}

static GtkWidget *
list_page (GjStaffOwedFlow *self)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  g_autofree GjRowsItem *items = g_new0 (GjRowsItem, self->rows->len);
  const char *said = sentence_of (self, texts);
  GjRowsView view = {
    .title = title_of_list (self),
    .sentence = said,
    .items = items,
    .n_items = self->rows->len,
    .main_text = C_ ("button", "知道了"),
  };
  GtkWidget *page;

  say_empty (self, said, &view);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const GjReceiptRow *row = g_ptr_array_index (self->rows, i);
      const char *number = gj_texts_keep (texts, number_of (row));

      items[i] = (GjRowsItem){ .key = row->about_id,
                               .row = { .symbol = "take-receipt",
                                        .strong = number,
                                        .head = title_of (row),
                                        .detail = gj_texts_keep (texts, detail_of (self, row)),
                                        .action = row->trouble == NULL ? C_ ("button", "打印") : NULL,
                                        .action_name = gj_texts_keep (
                                            texts, g_strdup_printf (_("打印%s"), number)) } };
    }
  page = gj_rows_page_new (&view);
  g_signal_connect_swapped (page, "activated", G_CALLBACK (on_print), self);
  g_signal_connect_swapped (page, "main", G_CALLBACK (on_return), self);
  return page;
}

typedef struct
{
  char *kiosk_id;
  GjDate today; /* 0: what is owed, of whatever day */
} ListJob;

static void
list_job_free (gpointer data)
{
  ListJob *job = data;

  g_free (job->kiosk_id);
  g_free (job);
}

static gpointer
list_job (GjStore *store, gpointer data, GError **error)
{
  const ListJob *job = data;
  GPtrArray *rows;

  if (job->today == 0)
    return gj_receipt_list_all (store, job->kiosk_id, TRUE, MOST_PAPERS, error);
  rows = gj_receipt_list_all (store, job->kiosk_id, FALSE, MOST_OF_A_DAY, error);
  for (guint i = rows != NULL ? rows->len : 0; i-- > 0;)
    if (gj_time_date (((const GjReceiptRow *) g_ptr_array_index (rows, i))->time_us) != job->today)
      g_ptr_array_remove_index (rows, i);
  return rows;
}

/* What is in this printer, or still in its mouth, is nobody's to print: it is taken, or it is owed when it is drawn
 * back. */
static void
leave_out_under_way (const GjStaffOwedFlow *self, GPtrArray *rows)
{
  if (!gj_printing_office_is_busy (&self->base.terminal->office))
    return;
  for (guint i = rows->len; i-- > 0;)
    if (((const GjReceiptRow *) g_ptr_array_index (rows, i))->last_outcome == GJ_PRINT_JOB_SENDING)
      g_ptr_array_remove_index (rows, i);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjStaffOwedFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = gj_store_worker_run_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (rows == NULL)
    {
      gj_staff_show_refused (&self->base, error);
      return;
    }
  leave_out_under_way (self, rows);
  if (rows->len > 0 && self->printing_no == NULL)
    gj_duty_desk_note (self->base.terminal->duty_desk, self->base.terminal->staff->staff_no, GJ_DUTY_PAPERS_SEEN,
                       self->of_today ? "today" : "owed", "ok");
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = rows;
  gj_flow_show (&self->base);
}

static void
show_busy (GjStaffOwedFlow *self)
{
  g_autofree char *printing
      = self->printing_no != NULL ? g_strdup_printf (_("正在打印%s"), self->printing_no) : NULL;
  const GjStaffSay say = { .title = title_of_list (self),
                           .face = printing != NULL ? "printing" : "waiting",
                           .sentence = printing != NULL ? printing : _("正在查…") };

  gj_stage_show (self->base.terminal, gj_staff_say (&say));
}

static void
ask_list (GjStaffOwedFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  ListJob *job = g_new0 (ListJob, 1);

  job->kiosk_id = g_strdup (terminal->config->id);
  job->today = self->of_today ? gj_clock_today (terminal->clock) : 0;
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gj_store_worker_run_async (terminal->store, list_job, job, list_job_free, (GDestroyNotify) g_ptr_array_unref,
                             self->base.cancellable, on_listed, self);
}

static void
staff_owed_flow_show (GjFlow *flow)
{
  GjStaffOwedFlow *self = (GjStaffOwedFlow *) flow;
  GjTerminal *terminal = flow->terminal;
  gboolean printing = self->printing_no != NULL && self->state == GJ_PRINT_STATE_PRINTING;

  if (!self->asked && !printing)
    {
      g_autoptr (GError) error = NULL;

      self->asked = TRUE;
      if (terminal->store == NULL)
        {
          g_set_error (&error, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED, "there is no store");
          gj_staff_show_refused (flow, error);
          return;
        }
      ask_list (self);
    }
  if (printing || self->rows == NULL)
    show_busy (self);
  else
    gj_stage_show (terminal, list_page (self));
}

static gboolean
staff_owed_flow_back (GjFlow *flow)
{
  gj_staff_return (flow->terminal);
  return TRUE;
}

static void
staff_owed_flow_finalize (GjFlow *flow)
{
  GjStaffOwedFlow *self = (GjStaffOwedFlow *) flow;

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->printing, gj_printing_detach);
  g_free (self->printing_no);
}

static const GjFlowClass staff_owed_flow_class
    = { sizeof (GjStaffOwedFlow), staff_owed_flow_show, staff_owed_flow_back, staff_owed_flow_finalize };

GjFlow *
gj_staff_owed_flow_new (GjTerminal *terminal)
{
  return gj_flow_new (&staff_owed_flow_class, terminal);
}

GjFlow *
gj_staff_papers_flow_new (GjTerminal *terminal)
{
  GjFlow *flow = gj_flow_new (&staff_owed_flow_class, terminal);

  ((GjStaffOwedFlow *) flow)->of_today = TRUE;
  return flow;
}
