/* SPDX-License-Identifier: Apache-2.0 */
/* The flow's steps; the payments themselves are workers/payment_series.c. */
#include "kiosk/flows/pay_several_flow.h"

#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "core/base/money.h"
#include "core/base/transfer_id.h"
#include "core/receipt/document_store.h"
#include "kiosk/flows/pay_flow.h"
#include "kiosk/flows/pay_order.h"
#include "kiosk/flows/pay_reasons.h"
#include "kiosk/flows/pin_step.h"
#include "kiosk/flows/several_views.h"
#include "kiosk/terminal.h"
#include "ui/pages/paying_page.h"
#include "ui/pages/printer_notice_page.h"
#include "ui/pages/several_page.h"
#include "ui/pages/several_confirm_page.h"
#include "ui/pages/several_result_page.h"

typedef enum
{
  STEP_PICK,
  STEP_REASONS,
  STEP_NOTICE,
  STEP_CONFIRM,
  STEP_PIN,
  STEP_PAYING,
  STEP_RESULT,
} Step;

typedef struct _GjPaySeveralFlow GjPaySeveralFlow;

/* One paper. */
typedef struct
{
  GjPaySeveralFlow *flow;
  GjPrinting *printing; /* NULL: not sent */
  GjPrintState state;
  GjPrinterTrouble trouble;
} Print;

struct _GjPaySeveralFlow
{
  GjFlow base;
  Step step;
  GArray *picked; /* gboolean of each of resident->payables */
  guint asked_of; /* the payable whose reasons are told */
  gboolean joined; /* as chosen, where it is offered */
  gboolean wants_check; /* 下一步 was pressed before the printer answered */
  gboolean asked;       /* the printer, since the picking page showed */
  gboolean answered;
  GjPrinterTrouble trouble;
  GjPinStep *pin;
  GtkWidget *page; /* weak: the stage may put another in its place, without a person */

  GPtrArray *payables;     /* GjPayable: whose turn it is in which order; the resident's */
  GjPaymentSeries *series; /* NULL before it was submitted */
  guint ticker;
  GjReceiptRow *joint; /* the one paper for all; NULL: each its own */
  Print *prints;
  guint n_prints;
};

static void
go (GjPaySeveralFlow *self, Step step)
{
  self->step = step;
  self->wants_check = FALSE;
  gj_flow_show (&self->base);
}

/* The papers */

static GjSeveralPrints
sum_up (const GjPaySeveralFlow *self)
{
  GjSeveralPrints sum = { .state = GJ_PRINT_STATE_TAKE, .n_papers = self->n_prints };

  for (guint i = 0; i < self->n_prints; i++)
    {
      const Print *print = &self->prints[i];

      sum.n_out += print->state == GJ_PRINT_STATE_TAKE;
      /* What is still to come is said before what did not. */
      if (sum.state == GJ_PRINT_STATE_TAKE
          || (print->state == GJ_PRINT_STATE_PRINTING && sum.state != GJ_PRINT_STATE_NO_PRINTER))
        {
          sum.state = print->state;
          sum.trouble = print->trouble;
        }
    }
  return sum;
}

static void
on_print_state (GjPrintState state, GjPrinterTrouble trouble, gpointer user_data)
{
  Print *print = user_data;
  GjPaySeveralFlow *self = print->flow;
  GjSeveralPrints sum;

  print->state = state;
  print->trouble = trouble;
  sum = sum_up (self);
  if (self->step == STEP_RESULT && GJ_IS_SEVERAL_RESULT_PAGE (self->page))
    gj_several_result_page_set_print_state (GJ_SEVERAL_RESULT_PAGE (self->page), sum.state,
                                            sum.trouble, sum.n_papers, sum.n_out);
}

static void
print_one (GjPaySeveralFlow *self, const char *sealed, gint64 receipt_no)
{
  GjTerminal *terminal = self->base.terminal;
  Print *print = &self->prints[self->n_prints++];
  GjPrintJob job = { terminal->config->id, receipt_no, 0 };

  print->flow = self;
  if (self->trouble != GJ_PRINTER_TROUBLE_NONE)
    {
      print->state = GJ_PRINT_STATE_NO_PRINTER;
      print->trouble = self->trouble;
      return;
    }
  print->printing = gj_printing_start (&terminal->office, sealed, &job, on_print_state, print);
}

/* In the order of paying, each with its own cut; or the one for all. */
static void
start_printing (GjPaySeveralFlow *self)
{
  guint n_items = gj_payment_series_n_items (self->series);

  self->prints = g_new0 (Print, n_items);
  if (self->joint != NULL)
    {
      print_one (self, self->joint->sealed, self->joint->receipt_no);
      return;
    }
  for (guint i = 0; i < n_items; i++)
    {
      const GjSeriesItem *item = gj_payment_series_get (self->series, i);

      if (item->state == GJ_SERIES_PAID)
        print_one (self, item->paid.sealed, item->paid.receipt_no);
    }
}

/* The joint paper */

typedef struct
{
  GjClock *clock;
  GjSigner *signer;
  char about_id[GJ_TRANSFER_ID_TEXT];
  char *kiosk_id;
  char *holder_psn_no;
  GPtrArray *transfer_ids; /* char * */
} JointJob;

static void
joint_job_free (gpointer data)
{
  JointJob *job = data;

  g_free (job->kiosk_id);
  g_free (job->holder_psn_no);
  g_ptr_array_unref (job->transfer_ids);
  g_free (job);
}

static gpointer
joint_job (GjStore *store, gpointer data, GError **error)
{
  JointJob *job = data;
  const GjJointOrder order = {
    .about_id = job->about_id,
    .kiosk_id = job->kiosk_id,
    .holder_psn_no = job->holder_psn_no,
    .transfer_ids = (const char *const *) job->transfer_ids->pdata,
    .n_transfers = job->transfer_ids->len,
  };
  g_autoptr (GError) local = NULL;
  GjReceiptRow *row = NULL;

  switch (gj_document_issue_joint (store, job->clock, job->signer, &order, &row, &local))
    {
    case GJ_COMMIT_DONE:
      return row;
    case GJ_COMMIT_FAILED:
      break;
    case GJ_COMMIT_UNKNOWN:
      if (gj_receipt_find (store, job->about_id, &row, NULL) == GJ_FOUND)
        return row;
      break;
    }
  /* Then each is printed by itself: nothing of the money hangs on it. */
  g_warning ("no joint paper %s: %s", job->about_id, local != NULL ? local->message : "");
  return NULL;
}

/* The one way out of paying: the session hears of the answers once, and shows them or says farewell. */
static void
finish (GjPaySeveralFlow *self)
{
  GjTerminal *terminal = self->base.terminal;

  self->step = STEP_RESULT;
  g_clear_weak_pointer (&self->page); /* what shows is still the paying page */
  /* Without their card the papers are kept: nobody may be there to take them. */
  if (gj_session_get_state (terminal->session) == GJ_STATE_PAYING)
    start_printing (self);
  gj_session_handle (terminal->session, GJ_EVENT_ANSWERED);
}

static void
on_joint (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjPaySeveralFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  GjReceiptRow *row = gj_store_worker_run_finish (result, &error);

  /* The queue refuses jobs only while the program ends. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->joint = row;
  finish (self);
}

static void
issue_joint (GjPaySeveralFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  JointJob *job = g_new0 (JointJob, 1);

  job->clock = terminal->clock;
  job->signer = terminal->signer;
  gj_transfer_id_new (job->about_id);
  job->kiosk_id = g_strdup (terminal->config->id);
  job->holder_psn_no = g_strdup (terminal->resident->person->psn_no);
  job->transfer_ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < gj_payment_series_n_items (self->series); i++)
    {
      const GjSeriesItem *item = gj_payment_series_get (self->series, i);

      if (item->state == GJ_SERIES_PAID)
        g_ptr_array_add (job->transfer_ids, g_strdup (item->paid.transfer_id));
    }
  gj_store_worker_run_async (terminal->store, joint_job, job, joint_job_free,
                             (GDestroyNotify) gj_receipt_row_free, NULL, on_joint, self);
}

/* Paying */

static gboolean
may_go_on (gpointer user_data)
{
  GjPaySeveralFlow *self = user_data;

  return gj_session_get_state (self->base.terminal->session) == GJ_STATE_PAYING;
}

static void
show_turn (GjPaySeveralFlow *self)
{
  guint n_items = gj_payment_series_n_items (self->series);

  if (self->page == NULL || !GJ_IS_PAYING_PAGE (self->page))
    return;
  for (guint i = 0; i < n_items; i++)
    if (gj_payment_series_get (self->series, i)->state == GJ_SERIES_UNDER_WAY)
      {
        const GjPayable *payable = g_ptr_array_index (self->payables, i);
        g_autofree char *name = gj_mask_name (payable->person->psn_name);

        gj_paying_page_set_turn (GJ_PAYING_PAGE (self->page), name,
                                 payable->eligibility.quote.personal_fen, i + 1, n_items);
      }
}

static gboolean
on_tick (gpointer user_data)
{
  GjPaySeveralFlow *self = user_data;

  if (self->page != NULL && GJ_IS_PAYING_PAGE (self->page))
    gj_paying_page_set_waited (GJ_PAYING_PAGE (self->page),
                               gj_payment_series_seconds_waited (self->series));
  return G_SOURCE_CONTINUE;
}

static const char *
case_in_doubt (const GjPaySeveralFlow *self)
{
  for (guint i = 0; i < gj_payment_series_n_items (self->series); i++)
    {
      const GjSeriesItem *item = gj_payment_series_get (self->series, i);

      if (item->state == GJ_SERIES_UNKNOWN)
        return item->case_no;
    }
  return NULL;
}

static void
on_answered (guint left, gpointer user_data)
{
  GjPaySeveralFlow *self = user_data;
  GjTerminal *terminal = self->base.terminal;
  const char *case_no;

  g_assert (self->step == STEP_PAYING);
  if (left > 0)
    {
      show_turn (self);
      return;
    }
  g_clear_handle_id (&self->ticker, g_source_remove);
  case_no = case_in_doubt (self);
  terminal->last_payment = gj_payment_series_get_end (self->series);
  terminal->last_payment_in_part
      = gj_payment_series_count (self->series, GJ_SERIES_NOT_SUBMITTED) > 0;
  /* A store that could not keep one is looked into before the next resident. */
  if (gj_payment_series_store_failed (self->series))
    terminal->store_suspect = TRUE;
  if (case_no != NULL && self->trouble == GJ_PRINTER_TROUBLE_NONE)
    gj_printing_start_case (&terminal->office, GJ_PAPER_CASE_PAYMENT, case_no);
  if (self->joined && gj_several_can_join (self->payables->len)
      && gj_payment_series_count (self->series, GJ_SERIES_PAID) > 1)
    issue_joint (self);
  else
    finish (self);
}

static void
submit (GjPaySeveralFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  GjPaymentOffice office = gj_pay_office (terminal);
  GjPremiumOrder orders[GJ_SERIES_MAX];

  g_assert (self->series == NULL);
  g_assert (self->payables->len >= 1 && self->payables->len <= GJ_SERIES_MAX);
  for (guint i = 0; i < self->payables->len; i++)
    {
      const GjPayable *payable = g_ptr_array_index (self->payables, i);

      orders[i] = gj_pay_order (terminal, payable, &payable->eligibility.quote);
    }
  self->step = STEP_PAYING;
  self->series = gj_payment_series_submit (&office, orders, self->payables->len, may_go_on,
                                           on_answered, self);
  self->ticker = g_timeout_add_seconds (1, on_tick, self);
  gj_session_handle (terminal->session, GJ_EVENT_SUBMITTED);
}

static void
on_pin_accepted (gboolean was_initial, gpointer user_data)
{
  GjPaySeveralFlow *self = user_data;

  submit (self);
  g_clear_pointer (&self->pin, gj_pin_step_free);
}

/* Picking and checking */

static void
on_ticked (GjPaySeveralFlow *self, guint person, gboolean ticked)
{
  g_array_index (self->picked, gboolean, person) = ticked;
  self->wants_check = FALSE; /* 下一步 was said of another choice, which the page had looked at */
}

static void
leave_pick (GjPaySeveralFlow *self)
{
  go (self, self->trouble == GJ_PRINTER_TROUBLE_NONE ? STEP_CONFIRM : STEP_NOTICE);
}

static void
on_printer_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjPaySeveralFlow *self = user_data;
  GjPrinterStatus status;

  if (!gj_printer_check_finish (GJ_PRINTER (source), result, &status, NULL))
    return;
  self->answered = TRUE;
  /* Once it is checked and paid, what was decided about the papers stays. */
  if (self->step == STEP_PICK || self->step == STEP_REASONS)
    self->trouble = gj_printer_trouble_from_condition (status.condition);
  if (self->wants_check)
    leave_pick (self);
}

static void
ask_printer (GjPaySeveralFlow *self)
{
  if (self->asked)
    return;
  self->asked = TRUE;
  self->answered = FALSE;
  gj_printer_check_async (self->base.terminal->printer, self->base.cancellable,
                          on_printer_checked, self);
}

static void
on_picked (GjPaySeveralFlow *self)
{
  if (self->step != STEP_PICK)
    return;
  if (self->answered)
    leave_pick (self);
  else
    self->wants_check = TRUE;
}

static void
on_reasons (GjPaySeveralFlow *self, guint index)
{
  if (self->step != STEP_PICK)
    return;
  self->asked_of = index;
  go (self, STEP_REASONS);
}

static void
on_reasons_read (GjPaySeveralFlow *self)
{
  go (self, STEP_PICK);
}

static GtkWidget *
reasons_page (GjPaySeveralFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  GtkWidget *page = gj_pay_reasons_page (terminal, g_ptr_array_index (terminal->resident->payables, self->asked_of),
                                         _("看别的家人"));

  g_signal_connect_swapped (page, "main", G_CALLBACK (on_reasons_read), self);
  return page;
}

static void
on_joined (GjPaySeveralFlow *self, gboolean joined)
{
  self->joined = joined;
}

static void
on_go_on (GjPaySeveralFlow *self)
{
  if (self->step == STEP_NOTICE)
    go (self, STEP_CONFIRM);
}

static void
on_home (GjPaySeveralFlow *self)
{
  gj_session_handle (self->base.terminal->session, GJ_EVENT_HOME);
}

static void
on_finished (GjPaySeveralFlow *self)
{
  gj_session_handle (self->base.terminal->session, GJ_EVENT_END);
}

static void
on_pay_another (GjPaySeveralFlow *self)
{
  gj_stage_open (self->base.terminal, GJ_TILE_PAY_PREMIUM, NULL, NULL);
}

/* Who is picked, in the picture's order. */
static void
note_payables (GjPaySeveralFlow *self)
{
  const GjResident *resident = self->base.terminal->resident;

  g_ptr_array_set_size (self->payables, 0);
  for (guint i = 0; i < self->picked->len; i++)
    if (g_array_index (self->picked, gboolean, i))
      g_ptr_array_add (self->payables, g_ptr_array_index (resident->payables, i));
}

static char *
pay_sentence (gpointer user_data)
{
  GjPaySeveralFlow *self = user_data;
  const GjResident *resident = self->base.terminal->resident;
  g_autofree char *amount
      = gj_money_format_sentence (gj_several_sum_fen (resident, self->picked));

  return g_strdup_printf (gj_ngettext ("为%u位缴%u年度居民医保，共%s元",
                                       "为%u位缴%u年度居民医保，共%s元", self->payables->len),
                          self->payables->len, resident->window.coverage_year, amount);
}

static void
on_confirmed (GjPaySeveralFlow *self)
{
  if (self->step != STEP_CONFIRM)
    return;
  note_payables (self);
  self->pin
      = gj_pin_step_new (&self->base, GJ_PIN_PURPOSE_PAY, pay_sentence, on_pin_accepted, self);
  go (self, STEP_PIN);
}

/* Pages */

static GtkWidget *
notice_page (GjPaySeveralFlow *self)
{
  GjPrinterNoticeView view = { self->trouble };
  GtkWidget *page = gj_printer_notice_page_new (&view);

  g_signal_connect_swapped (page, "go-on", G_CALLBACK (on_go_on), self);
  g_signal_connect_swapped (page, "stop", G_CALLBACK (on_home), self);
  return page;
}

static GtkWidget *
paying_page (GjPaySeveralFlow *self)
{
  const GjPayable *first = g_ptr_array_index (self->payables, 0);
  g_autofree char *name = gj_mask_name (first->person->psn_name);
  GjPayingView view = { .relative_name = name,
                        .coverage_year = (int) first->eligibility.quote.coverage_year,
                        .amount_fen = first->eligibility.quote.personal_fen,
                        .prints = self->trouble == GJ_PRINTER_TROUBLE_NONE };

  return gj_paying_page_new (&view);
}

static GtkWidget *
result_page (GjPaySeveralFlow *self)
{
  GjSeveralPrints prints = sum_up (self);
  GtkWidget *page = gj_several_done_page (self->base.terminal, self->payables, self->series,
                                          self->joint, &prints);

  g_signal_connect_swapped (page, "finished", G_CALLBACK (on_finished), self);
  g_signal_connect_swapped (page, "pay-another", G_CALLBACK (on_pay_another), self);
  return page;
}

static GtkWidget *
make_page (GjPaySeveralFlow *self)
{
  GtkWidget *page;

  switch (self->step)
    {
    case STEP_PICK:
      ask_printer (self);
      page = gj_several_pick_page (self->base.terminal, self->picked);
      g_signal_connect_swapped (page, "ticked", G_CALLBACK (on_ticked), self);
      g_signal_connect_swapped (page, "reasons", G_CALLBACK (on_reasons), self);
      g_signal_connect_swapped (page, "go-on", G_CALLBACK (on_picked), self);
      return page;
    case STEP_REASONS:
      return reasons_page (self);
    case STEP_NOTICE:
      return notice_page (self);
    case STEP_CONFIRM:
      page = gj_several_check_page (self->base.terminal, self->picked, self->joined,
                                    self->trouble);
      g_signal_connect_swapped (page, "joined", G_CALLBACK (on_joined), self);
      g_signal_connect_swapped (page, "confirmed", G_CALLBACK (on_confirmed), self);
      return page;
    case STEP_PAYING:
      return paying_page (self);
    case STEP_RESULT:
      return result_page (self);
    case STEP_PIN:
      break;
    }
  return NULL;
}

static void
pay_several_flow_show (GjFlow *flow)
{
  GjPaySeveralFlow *self = (GjPaySeveralFlow *) flow;
  GtkWidget *page;

  g_clear_weak_pointer (&self->page);
  if (self->step == STEP_PIN)
    {
      gj_pin_step_show (self->pin);
      return;
    }
  page = make_page (self);
  g_set_weak_pointer (&self->page, page);
  if (self->step == STEP_PAYING)
    show_turn (self);
  gj_stage_show (flow->terminal, page);
}

static gboolean
pay_several_flow_back (GjFlow *flow)
{
  GjPaySeveralFlow *self = (GjPaySeveralFlow *) flow;

  switch (self->step)
    {
    case STEP_PICK:
      gj_stage_run (flow->terminal, gj_pay_flow_new (flow->terminal, NULL));
      return TRUE;
    case STEP_REASONS:
      go (self, STEP_PICK);
      return TRUE;
    case STEP_NOTICE:
    case STEP_CONFIRM:
      self->asked = FALSE; /* the printer may have been mended meanwhile */
      go (self, STEP_PICK);
      return TRUE;
    case STEP_PIN:
      go (self, STEP_CONFIRM);
      g_clear_pointer (&self->pin, gj_pin_step_free);
      return TRUE;
    case STEP_PAYING:
      return TRUE;
    case STEP_RESULT:
      return FALSE;
    }
  return FALSE;
}

/* Who is picked, as far as the PIN's page, and never once something was submitted. */
static GjPlace *
pay_several_flow_place (const GjFlow *flow)
{
  const GjPaySeveralFlow *self = (const GjPaySeveralFlow *) flow;
  const GPtrArray *payables = flow->terminal->resident->payables;
  g_autofree const char **people = g_new0 (const char *, self->picked->len + 1);
  guint n = 0;
  GjPlace *place;

  for (guint i = 0; i < self->picked->len; i++)
    if (g_array_index (self->picked, gboolean, i))
      people[n++] = ((const GjPayable *) g_ptr_array_index (payables, i))->person->psn_no;
  if (self->series != NULL || n == 0)
    return NULL;
  place = gj_place_new (GJ_TILE_PAY_PREMIUM, people, n);
  place->several = TRUE;
  place->checking = self->wants_check || self->step == STEP_NOTICE || self->step == STEP_CONFIRM || self->step == STEP_PIN;
  return place;
}

static void
pay_several_flow_finalize (GjFlow *flow)
{
  GjPaySeveralFlow *self = (GjPaySeveralFlow *) flow;

  g_clear_handle_id (&self->ticker, g_source_remove);
  g_clear_weak_pointer (&self->page);
  g_clear_pointer (&self->pin, gj_pin_step_free);
  for (guint i = 0; i < self->n_prints; i++)
    g_clear_pointer (&self->prints[i].printing, gj_printing_detach);
  g_clear_pointer (&self->prints, g_free);
  g_clear_pointer (&self->series, gj_payment_series_free);
  g_clear_pointer (&self->joint, gj_receipt_row_free);
  g_array_unref (self->picked);
  g_ptr_array_unref (self->payables);
}

static const GjFlowClass pay_several_flow_class
    = { sizeof (GjPaySeveralFlow), pay_several_flow_show, pay_several_flow_back,
        pay_several_flow_finalize, NULL, pay_several_flow_place };

GjFlow *
gj_pay_several_flow_new (GjTerminal *terminal)
{
  GjPaySeveralFlow *self = gj_flow_new (&pay_several_flow_class, terminal);

  self->joined = TRUE;
  self->picked = g_array_sized_new (FALSE, TRUE, sizeof (gboolean),
                                    terminal->resident->payables->len);
  g_array_set_size (self->picked, terminal->resident->payables->len);
  self->payables = g_ptr_array_new ();
  return &self->base;
}

GjFlow *
gj_pay_several_flow_new_at (GjTerminal *terminal, const GjPlace *place)
{
  const GPtrArray *payables = terminal->resident->payables;
  GjFlow *flow = gj_pay_several_flow_new (terminal);
  GjPaySeveralFlow *self = (GjPaySeveralFlow *) flow;

  for (guint i = 0; i < payables->len; i++)
    {
      const GjPayable *payable = g_ptr_array_index (payables, i);

      if (!gj_payable_is_payable (payable) || !g_strv_contains ((const char *const *) place->people, payable->person->psn_no))
        continue;
      g_array_index (self->picked, gboolean, i) = TRUE;
      self->wants_check = place->checking; /* … and on, as soon as the printer has answered */
    }
  return flow;
}
