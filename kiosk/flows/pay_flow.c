/* SPDX-License-Identifier: Apache-2.0 */
/* The flow's steps: each page's wish leads to the next step; the payment itself is workers/payment.c. */
#include "kiosk/flows/pay_flow.h"

#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "core/base/money.h"
#include "core/rules/codes.h"
#include "kiosk/flows/pay_order.h"
#include "kiosk/flows/pay_reasons.h"
#include "kiosk/flows/pay_several_flow.h"
#include "kiosk/flows/pay_views.h"
#include "kiosk/flows/pin_step.h"
#include "kiosk/flows/refusal.h"
#include "kiosk/flows/waiting_words.h"
#include "kiosk/terminal.h"
#include "kiosk/workers/payment.h"
#include "kiosk/workers/resident_loader.h"
#include "ui/pages/choose_page.h"
#include "ui/pages/confirm_page.h"
#include "ui/pages/paying_page.h"
#include "ui/pages/printer_notice_page.h"
#include "ui/pages/result_page.h"
#include "ui/pages/tier_page.h"

typedef enum
{
  STEP_LOADING,
  STEP_CHOOSE,
  STEP_TIER,
  STEP_NOTICE,
  STEP_CONFIRM,
  STEP_PIN,
  STEP_PAYING,
  STEP_UNKNOWN,
  STEP_RESULT,
  STEP_REFUSED,
} Step;

typedef enum
{
  CHECK_NONE,
  CHECK_ASKED,    /* while the resident reads the tier page, so that nobody waits for it */
  CHECK_WANTED,   /* 下一步 was pressed before the printer answered */
  CHECK_ANSWERED, /* `trouble` holds for this relative's tier page */
} Check;

/* Who said no: the words are found each time, in the language of that moment. */
typedef enum
{
  REFUSED_BY_STORE,   /* it could not be read */
  REFUSED_BY_RULES,   /* `reason` */
  REFUSED_BY_PAYMENT, /* `result` */
} RefusedBy;

typedef struct
{
  GjFlow base;
  Step step;
  gboolean loading;
  char *relative_psn_no; /* who was chosen; NULL before */
  GjPlace *left_at;      /* where it is to begin; NULL: at the beginning, or it has begun */
  GjPremiumQuote quote;  /* their fee: the picture's, or of the tier by status that was chosen */
  Check check; /* of the printer, begun when the tier page shows */
  GjPrinterTrouble trouble;
  GjPinStep *pin;

  GjPayment *payment; /* NULL before it was submitted */
  guint ticker;
  GjPremiumPaid paid;
  RefusedBy refused_by;
  GjPayReason reason;
  GjPayResult result;
  GtkWidget *page; /* weak: the stage may put another in its place, without a person */

  GjPrinting *printing;
  GjPrintState print_state;
  GjPrinterTrouble print_trouble;
} GjPayFlow;

static const GjPayable *
chosen (GjPayFlow *self)
{
  g_assert (self->relative_psn_no != NULL);
  return gj_resident_find_payable (self->base.terminal->resident, self->relative_psn_no);
}

static void
note_reason (GjPayFlow *self, const GjPayReason *reason)
{
  self->refused_by = REFUSED_BY_RULES;
  self->reason = *reason;
}

static void
go (GjPayFlow *self, Step step)
{
  self->step = step;
  if (self->check == CHECK_WANTED)
    self->check = CHECK_ASKED;
  gj_flow_show (&self->base);
}

/* The result */

static void
on_print_state (GjPrintState state, GjPrinterTrouble trouble, gpointer user_data)
{
  GjPayFlow *self = user_data;

  self->print_state = state;
  self->print_trouble = trouble;
  if (self->step == STEP_RESULT && GJ_IS_RESULT_PAGE (self->page))
    gj_result_page_set_print_state (GJ_RESULT_PAGE (self->page), state, trouble);
}

static void
start_printing (GjPayFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  GjPrintJob job = { terminal->config->id, self->paid.receipt_no, 0 };

  if (self->trouble != GJ_PRINTER_TROUBLE_NONE)
    {
      self->print_state = GJ_PRINT_STATE_NO_PRINTER;
      self->print_trouble = self->trouble;
      return;
    }
  self->printing = gj_printing_start (&terminal->office, self->paid.sealed, &job, on_print_state,
                                      self);
}

static void
on_finished (gpointer user_data)
{
  GjPayFlow *self = user_data;

  gj_session_handle (self->base.terminal->session, GJ_EVENT_END);
}

static void
on_pay_another (gpointer user_data)
{
  gj_stage_open (((GjPayFlow *) user_data)->base.terminal, GJ_TILE_PAY_PREMIUM, NULL, NULL);
}

static GtkWidget *
result_page (GjPayFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  g_autofree char *payer = gj_mask_name (terminal->resident->person->psn_name);
  g_autofree char *relative = gj_mask_name (chosen (self)->person->psn_name);
  g_autofree char *number
      = gj_receipt_format_number (terminal->config->id, (guint32) self->paid.receipt_no);
  g_autofree char *waiting = gj_waiting_words (chosen (self));
  GjResultView view = {
    .payer_name = payer,
    .relative_name = relative,
    .coverage_year = (int) self->paid.receipt->coverage_year,
    .amount_fen = self->paid.amount_fen,
    .balance_after_fen = self->paid.balance_after_fen,
    .receipt_no = number,
    .waiting = waiting,
    .qr_text = self->paid.sealed,
    .print_state = self->print_state,
    .trouble = self->print_trouble,
    .can_pay_another = gj_resident_count_payable (terminal->resident) > 1,
  };
  GtkWidget *page = gj_result_page_new (&view);

  g_signal_connect_swapped (page, "finished", G_CALLBACK (on_finished), self);
  g_signal_connect_swapped (page, "pay-another", G_CALLBACK (on_pay_another), self);
  return page;
}

/* Paying */

/* The one way out of paying: the session hears of the answer once, and shows it or says farewell. */
static void
on_answered (GjPaymentEnd end, GjPayResult result, GjPremiumPaid *paid, gpointer user_data)
{
  GjPayFlow *self = user_data;
  GjTerminal *terminal = self->base.terminal;

  g_assert (self->step == STEP_PAYING);
  g_clear_handle_id (&self->ticker, g_source_remove);
  terminal->last_payment = end;
  terminal->last_payment_in_part = FALSE;
  /* A store that could not keep this one is looked into before the next resident. */
  if (end == GJ_PAYMENT_UNKNOWN || (end == GJ_PAYMENT_REFUSED && result == GJ_PAY_STORE_FAILED))
    terminal->store_suspect = TRUE;
  switch (end)
    {
    case GJ_PAYMENT_PAID:
      self->paid = *paid;
      *paid = (GjPremiumPaid){ 0 };
      self->step = STEP_RESULT;
      g_clear_weak_pointer (&self->page); /* what shows is still the paying page */
      /* Without its card the receipt is kept: nobody may be there to take the paper. */
      if (gj_session_get_state (terminal->session) == GJ_STATE_PAYING)
        start_printing (self);
      break;
    case GJ_PAYMENT_REFUSED:
      self->refused_by = REFUSED_BY_PAYMENT;
      self->result = result;
      self->step = STEP_REFUSED;
      break;
    case GJ_PAYMENT_UNKNOWN:
      self->step = STEP_UNKNOWN;
      if (self->trouble == GJ_PRINTER_TROUBLE_NONE)
        gj_printing_start_case (&terminal->office, GJ_PAPER_CASE_PAYMENT,
                                gj_payment_get_id (self->payment));
      break;
    }
  gj_session_handle (terminal->session, GJ_EVENT_ANSWERED);
}

static gboolean
on_tick (gpointer user_data)
{
  GjPayFlow *self = user_data;

  if (self->page != NULL && GJ_IS_PAYING_PAGE (self->page))
    gj_paying_page_set_waited (GJ_PAYING_PAGE (self->page),
                               gj_payment_seconds_waited (self->payment));
  return G_SOURCE_CONTINUE;
}

static void
submit (GjPayFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  GjPaymentOffice office = gj_pay_office (terminal);
  GjPremiumOrder order = gj_pay_order (terminal, chosen (self), &self->quote);

  g_assert (self->payment == NULL);
  self->step = STEP_PAYING;
  terminal->last_was_act = FALSE;
  self->payment = gj_payment_submit (&office, &order, on_answered, self);
  self->ticker = g_timeout_add_seconds (1, on_tick, self);
  gj_session_handle (terminal->session, GJ_EVENT_SUBMITTED);
}

static void
on_pin_accepted (gboolean was_initial, gpointer user_data)
{
  GjPayFlow *self = user_data;

  submit (self);
  g_clear_pointer (&self->pin, gj_pin_step_free);
}

/* Choosing */

static void
leave_tier (GjPayFlow *self)
{
  go (self, self->trouble == GJ_PRINTER_TROUBLE_NONE ? STEP_CONFIRM : STEP_NOTICE);
}

static void
on_printer_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjPayFlow *self = user_data;
  GjPrinterStatus status;
  gboolean wanted;

  if (!gj_printer_check_finish (GJ_PRINTER (source), result, &status, NULL))
    return;
  /* Once a payment goes its way, what was decided about its paper stays. */
  wanted = self->check == CHECK_WANTED;
  self->check = CHECK_ANSWERED;
  if (self->step <= STEP_TIER)
    self->trouble = gj_printer_trouble_from_condition (status.condition);
  if (wanted)
    leave_tier (self);
}

static void
ask_printer (GjPayFlow *self)
{
  if (self->check != CHECK_NONE)
    return;
  self->check = CHECK_ASKED;
  gj_printer_check_async (self->base.terminal->printer, self->base.cancellable,
                          on_printer_checked, self);
}

static void
on_tier_chosen (GjPayFlow *self, int coverage_year, const char *tier)
{
  if (self->step != STEP_TIER)
    return;
  if (self->check == CHECK_ANSWERED)
    leave_tier (self);
  else
    self->check = CHECK_WANTED;
}

/* The fee of the tier that was named, as it is today; what is no longer to be had leaves the one by age. */
static gboolean
quote_status (GjPayFlow *self, const char *tier, GjPremiumQuote *quote)
{
  const GjPayable *payable = chosen (self);
  GjTerminal *terminal = self->base.terminal;

  return gj_premium_quote_status (terminal->region, gj_clock_today (terminal->clock), quote->coverage_year, tier,
                                  payable->eligibility.insurance->psn_idet_type, quote)
         == GJ_PREMIUM_OK;
}

/* The tier page again, with the fee of the tier that was named; an empty one is the tier by age. */
static void
on_status_chosen (GjPayFlow *self, const char *tier)
{
  GjPremiumQuote quote = chosen (self)->eligibility.quote;

  if (self->step != STEP_TIER)
    return;
  if (*tier != '\0' && !quote_status (self, tier, &quote))
    return;
  self->quote = quote;
  go (self, STEP_TIER);
}

/* The tier page, or on from it as soon as the printer has answered. A tier that cannot be had any more is chosen anew. */
static void
go_back_to (GjPayFlow *self, GjPlace *place)
{
  GjPremiumQuote quote = self->quote;
  gboolean checking = place->checking && (place->status_tier == NULL || quote_status (self, place->status_tier, &quote));

  gj_place_free (place);
  if (!checking)
    {
      go (self, STEP_TIER);
      return;
    }
  self->quote = quote;
  g_assert (self->check == CHECK_NONE && self->step == STEP_LOADING);
  ask_printer (self);
  self->check = CHECK_WANTED;
}

static void
choose (GjPayFlow *self, const char *relative_psn_no)
{
  const GjPayable *payable;
  char *key = g_strdup (relative_psn_no);

  g_free (self->relative_psn_no);
  self->relative_psn_no = key;
  payable = chosen (self);
  if (payable != NULL && payable->eligibility.n_reasons == 0)
    {
      if (self->check == CHECK_ANSWERED)
        self->check = CHECK_NONE;
      self->quote = payable->eligibility.quote;
      if (self->left_at != NULL)
        go_back_to (self, g_steal_pointer (&self->left_at));
      else
        go (self, STEP_TIER);
      return;
    }
  if (payable == NULL)
    self->refused_by = REFUSED_BY_STORE;
  else
    note_reason (self, &payable->eligibility.reasons[0]);
  go (self, STEP_REFUSED);
}

static void
on_chosen (GjPayFlow *self, const char *key)
{
  if (self->step == STEP_CHOOSE)
    choose (self, key);
}

static void
on_family (GjPayFlow *self)
{
  gj_stage_open (self->base.terminal, GJ_TILE_FAMILY, NULL, NULL);
}

static void
on_several (GjPayFlow *self)
{
  if (self->step == STEP_CHOOSE)
    gj_stage_run (self->base.terminal, gj_pay_several_flow_new (self->base.terminal));
}

/* "为*英缴2027年度居民医保，400元": above the keypad, so that the PIN is given for this. */
static char *
pay_sentence (gpointer user_data)
{
  GjPayFlow *self = user_data;
  const GjPayable *payable = chosen (self);
  g_autofree char *name = gj_mask_name (payable->person->psn_name);
  g_autofree char *amount = gj_money_format_sentence (self->quote.personal_fen);

  return g_strdup_printf (_("为%s缴%u年度居民医保，%s元"), name,
                          payable->eligibility.quote.coverage_year, amount);
}

static void
on_confirmed (GjPayFlow *self)
{
  if (self->step != STEP_CONFIRM)
    return;
  self->pin
      = gj_pin_step_new (&self->base, GJ_PIN_PURPOSE_PAY, pay_sentence, on_pin_accepted, self);
  go (self, STEP_PIN);
}

static void
on_go_on (GjPayFlow *self)
{
  if (self->step == STEP_NOTICE)
    go (self, STEP_CONFIRM);
}

static void
on_home (gpointer user_data)
{
  gj_session_handle (((GjPayFlow *) user_data)->base.terminal->session, GJ_EVENT_HOME);
}

/* A refused payment has had its answer: another one is a new service, with a new picture of the family. */
static void
on_choose_again (gpointer user_data)
{
  GjPayFlow *self = user_data;

  if (self->step != STEP_REFUSED)
    return;
  if (self->payment != NULL)
    gj_stage_open (self->base.terminal, GJ_TILE_PAY_PREMIUM, NULL, NULL);
  else
    go (self, STEP_CHOOSE);
}

/* The year on sale, or the place itself, and no person: nothing can be chosen to mend it. */
static gboolean
is_places (GjPayObstacle obstacle)
{
  return obstacle == GJ_PAY_OBSTACLE_SCOPE || obstacle == GJ_PAY_OBSTACLE_WINDOW_CLOSED
         || obstacle == GJ_PAY_OBSTACLE_YEAR_UNKNOWN;
}

/* What stands in the way whoever is chosen, because it lies with the payer or the place, is said at
 * once, with what to do, before a list in which nobody can be paid for. */
static gboolean
find_shared_reason (const GjResident *resident, GjDate today, GjPayReason *reason)
{
  *reason = (GjPayReason){ .obstacle = GJ_PAY_OBSTACLE_PAYER_NOT_EMPLOYEE };
  if (resident->payables->len == 0)
    return gj_insurance_pick (resident->insurances, GJ_INSUTYPE_EMPLOYEE, today) == NULL;
  if (gj_resident_count_open (resident) > 0)
    return FALSE;
  for (guint i = 0; i < resident->payables->len; i++)
    {
      const GjPayable *payable = g_ptr_array_index (resident->payables, i);

      *reason = payable->eligibility.reasons[0];
      if (gj_pay_obstacle_is_payers (reason->obstacle) || is_places (reason->obstacle))
        return TRUE;
    }
  return FALSE;
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjPayFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  GjResident *resident = gj_resident_load_finish (result, &error);
  GjTerminal *terminal;
  GjPayReason reason;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  terminal = self->base.terminal;
  if (resident == NULL)
    {
      if (error != NULL)
        gj_terminal_note_store_error (terminal, error);
      self->refused_by = REFUSED_BY_STORE;
      go (self, STEP_REFUSED);
      return;
    }
  gj_resident_free (terminal->resident);
  terminal->resident = resident;
  if (find_shared_reason (resident, gj_clock_today (terminal->clock), &reason))
    {
      g_clear_pointer (&self->relative_psn_no, g_free);
      note_reason (self, &reason);
      go (self, STEP_REFUSED);
    }
  else if (self->relative_psn_no != NULL)
    choose (self, self->relative_psn_no);
  else if (self->left_at != NULL)
    gj_stage_run (terminal, gj_pay_several_flow_new_at (terminal, self->left_at));
  else
    go (self, STEP_CHOOSE);
}

/* Once, however often the loading flow is shown. */
static void
load (GjPayFlow *self)
{
  GjTerminal *terminal = self->base.terminal;

  if (self->loading)
    return;
  self->loading = TRUE;
  gj_resident_load_async (terminal->store, terminal->clock, terminal->region,
                          terminal->holder->certno, self->base.cancellable, on_loaded, self);
}

/* Pages */

static GtkWidget *
notice_page (GjPayFlow *self)
{
  GjPrinterNoticeView view = { self->trouble };
  GtkWidget *page = gj_printer_notice_page_new (&view);

  g_signal_connect_swapped (page, "go-on", G_CALLBACK (on_go_on), self);
  g_signal_connect_swapped (page, "stop", G_CALLBACK (on_home), self);
  return page;
}

static GtkWidget *
paying_page (GjPayFlow *self)
{
  GtkWidget *page = gj_pay_paying_page (self->base.terminal, chosen (self), &self->quote,
                                        self->trouble == GJ_PRINTER_TROUBLE_NONE);

  gj_paying_page_set_waited (GJ_PAYING_PAGE (page), gj_payment_seconds_waited (self->payment));
  g_signal_connect_swapped (page, "finished", G_CALLBACK (on_finished), self);
  if (self->step == STEP_UNKNOWN)
    gj_paying_page_set_unknown (GJ_PAYING_PAGE (page), gj_payment_get_id (self->payment),
                                self->trouble == GJ_PRINTER_TROUBLE_NONE);
  return page;
}

static void
word_refusal (GjPayFlow *self, GjRefusal *refusal)
{
  GjTerminal *terminal = self->base.terminal;

  switch (self->refused_by)
    {
    case REFUSED_BY_STORE:
      gj_refusal_from_store (terminal, refusal);
      return;
    case REFUSED_BY_RULES:
      gj_refusal_from_reason (terminal, self->relative_psn_no != NULL ? chosen (self) : NULL, &self->reason, refusal);
      return;
    case REFUSED_BY_PAYMENT:
      gj_refusal_from_payment (terminal, chosen (self), self->result, gj_payment_get_paid_by (self->payment),
                               gj_payment_get_reason (self->payment), refusal);
      return;
    }
  g_assert_not_reached ();
}

static GtkWidget *
refused_page (GjPayFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  g_auto (GjRefusal) refusal = { 0 };
  const char *words = _("给别的家人缴");
  GCallback go_on = G_CALLBACK (on_choose_again);
  GtkWidget *page;

  if (self->relative_psn_no == NULL && terminal->resident->payables->len > 0)
    words = _("看家人的缴费情况");
  else if (self->relative_psn_no == NULL)
    {
      words = _("回首页");
      go_on = G_CALLBACK (on_home);
    }
  if (self->relative_psn_no != NULL && self->payment == NULL && chosen (self) != NULL
      && gj_pay_reasons_count (chosen (self)) > 1)
    page = gj_pay_reasons_page (terminal, chosen (self), words);
  else
    {
      word_refusal (self, &refusal);
      page = gj_refusal_page_new (terminal, &refusal, words);
    }
  g_signal_connect_swapped (page, "main", go_on, self);
  return page;
}

static GtkWidget *
make_page (GjPayFlow *self)
{
  GtkWidget *page;

  switch (self->step)
    {
    case STEP_CHOOSE:
      page = gj_pay_choose_page (self->base.terminal);
      g_signal_connect_swapped (page, "chosen", G_CALLBACK (on_chosen), self);
      g_signal_connect_swapped (page, "several", G_CALLBACK (on_several), self);
      g_signal_connect_swapped (page, "family", G_CALLBACK (on_family), self);
      return page;
    case STEP_TIER:
      ask_printer (self);
      page = gj_pay_tier_page (self->base.terminal, chosen (self), &self->quote);
      g_signal_connect_swapped (page, "chosen", G_CALLBACK (on_tier_chosen), self);
      g_signal_connect_swapped (page, "tier-chosen", G_CALLBACK (on_status_chosen), self);
      return page;
    case STEP_NOTICE:
      return notice_page (self);
    case STEP_CONFIRM:
      page = gj_pay_confirm_page (self->base.terminal, chosen (self), &self->quote, self->trouble);
      g_signal_connect_swapped (page, "confirmed", G_CALLBACK (on_confirmed), self);
      return page;
    case STEP_PAYING:
    case STEP_UNKNOWN:
      return paying_page (self);
    case STEP_RESULT:
      return result_page (self);
    case STEP_REFUSED:
      return refused_page (self);
    case STEP_LOADING:
    case STEP_PIN:
      break;
    }
  return NULL;
}

static void
pay_flow_show (GjFlow *flow)
{
  GjPayFlow *self = (GjPayFlow *) flow;

  g_clear_weak_pointer (&self->page);
  if (self->step == STEP_LOADING)
    load (self);
  else if (self->step == STEP_PIN)
    gj_pin_step_show (self->pin);
  else
    {
      GtkWidget *page = make_page (self);

      g_set_weak_pointer (&self->page, page);
      gj_stage_show (flow->terminal, page);
    }
}

static gboolean
pay_flow_back (GjFlow *flow)
{
  GjPayFlow *self = (GjPayFlow *) flow;

  switch (self->step)
    {
    case STEP_TIER:
      go (self, STEP_CHOOSE);
      return TRUE;
    case STEP_NOTICE:
    case STEP_CONFIRM:
      if (self->check == CHECK_ANSWERED)
        self->check = CHECK_NONE;
      go (self, STEP_TIER);
      return TRUE;
    case STEP_PIN:
      go (self, STEP_CONFIRM);
      g_clear_pointer (&self->pin, gj_pin_step_free);
      return TRUE;
    case STEP_REFUSED:
      if (self->relative_psn_no == NULL || self->payment != NULL)
        return FALSE;
      go (self, STEP_CHOOSE);
      return TRUE;
    case STEP_PAYING:
      return TRUE;
    case STEP_LOADING:
    case STEP_CHOOSE:
    case STEP_UNKNOWN:
    case STEP_RESULT:
      return FALSE;
    }
  return FALSE;
}

/* As far as the PIN's page, and never once something was submitted. */
static GjPlace *
pay_flow_place (const GjFlow *flow)
{
  const GjPayFlow *self = (const GjPayFlow *) flow;
  GjPlace *place;

  switch (self->step)
    {
    case STEP_LOADING:
      return self->left_at == NULL ? NULL : gj_place_copy (self->left_at);
    case STEP_TIER:
    case STEP_NOTICE:
    case STEP_CONFIRM:
    case STEP_PIN:
      g_assert (self->payment == NULL);
      place = gj_place_new (GJ_TILE_PAY_PREMIUM, (const char *const *) &self->relative_psn_no, 1);
      place->status_tier = g_strdup (self->quote.by_status ? self->quote.tier : NULL);
      place->checking = self->step != STEP_TIER;
      return place;
    case STEP_CHOOSE: /* nothing was chosen yet */
    case STEP_PAYING:
    case STEP_UNKNOWN:
    case STEP_RESULT:
    case STEP_REFUSED:
      break;
    }
  return NULL;
}

static void
pay_flow_finalize (GjFlow *flow)
{
  GjPayFlow *self = (GjPayFlow *) flow;

  g_clear_handle_id (&self->ticker, g_source_remove);
  g_clear_weak_pointer (&self->page);
  g_clear_pointer (&self->pin, gj_pin_step_free);
  g_clear_pointer (&self->payment, gj_payment_free);
  g_clear_pointer (&self->printing, gj_printing_detach);
  g_clear_pointer (&self->relative_psn_no, g_free);
  g_clear_pointer (&self->left_at, gj_place_free);
  gj_premium_paid_clear (&self->paid);
}

static const GjFlowClass pay_flow_class = { sizeof (GjPayFlow), pay_flow_show, pay_flow_back,
                                            pay_flow_finalize, NULL, pay_flow_place };

GjFlow *
gj_pay_flow_new (GjTerminal *terminal, const char *relative_psn_no)
{
  GjPayFlow *self = gj_flow_new (&pay_flow_class, terminal);

  self->step = STEP_LOADING;
  self->relative_psn_no = g_strdup (relative_psn_no);
  return &self->base;
}

GjFlow *
gj_pay_flow_new_at (GjTerminal *terminal, GjPlace *place)
{
  GjFlow *flow = gj_pay_flow_new (terminal, place->several ? NULL : place->people[0]);

  ((GjPayFlow *) flow)->left_at = place;
  return flow;
}
