/* SPDX-License-Identifier: Apache-2.0 */
/* The present PIN is only collected here: the card judges it once, together with the new one. Secrets
 * are wiped whenever a page is left. Where the hall has a PIN pad none of them is ever here: it asks for all three while its page
 * shows, judges the new one, and what it sealed goes to the reader unopened. */
#include "kiosk/flows/pin_change_flow.h"

#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "core/rules/pin_text.h"
#include "kiosk/flows/add_relative_flow.h"
#include "kiosk/flows/pin_pad_ask.h"
#include "kiosk/flows/pin_step.h"
#include "kiosk/flows/refusal.h"
#include "kiosk/terminal.h"
#include "kiosk/workers/logbook.h"
#include "ui/pages/outcome_page.h"
#include "ui/pages/pin_change_page.h"
#include "ui/pages/pin_page.h"

typedef enum
{
  STEP_OLD,
  STEP_NEW,
  STEP_DONE,
} Step;

typedef struct
{
  GjFlow base;
  Step step;
  GjPinChangeFor wanted;
  GjSecret *old_pin, *new_pin, *again;
  GjPinState state; /* of the page for the present PIN */
  int tries_left;
  gboolean sent;
  GtkWidget *old_page; /* weak */
  GjPinPadAsk *pad;    /* NULL: typed on the screen */
  gulong on_ended;     /* a handler of the flow's cancellable */
  gboolean pad_failed;
  GjPadWants wants; /* what the pad asks for */
  GjPadWhy why;
  guint count; /* of digits in the pad */
} GjPinChangeFlow;

static void
go (GjPinChangeFlow *self, Step step)
{
  self->step = step;
  gj_flow_show (&self->base);
}

static void
wipe (GjPinChangeFlow *self)
{
  gj_secret_wipe (self->old_pin);
  gj_secret_wipe (self->new_pin);
  gj_secret_wipe (self->again);
}

static void
refuse (GjPinChangeFlow *self, GjProblem problem)
{
  GjTerminal *terminal = self->base.terminal;

  terminal->problem = problem;
  gj_session_handle (terminal->session, GJ_EVENT_PIN_REFUSED);
}

static const char *
word_of (GjPinOutcome outcome)
{
  switch (outcome)
    {
    case GJ_PIN_OK:
      return "ok";
    case GJ_PIN_WRONG:
      return "wrong";
    case GJ_PIN_LOCKED:
      return "locked";
    case GJ_PIN_REMOVED:
      return "removed";
    case GJ_PIN_FAILED:
      return "failed";
    case GJ_PIN_UNKNOWN:
      return "unknown";
    }
  g_assert_not_reached ();
}

/* That it was tried and what the card said; of the PINs nothing. */
static void
note_change (GjTerminal *terminal, GjPinOutcome outcome)
{
  gj_logbook_note (terminal->store, terminal->clock, terminal->config->id, "pin.change",
                   terminal->resident != NULL ? terminal->resident->person->psn_no : "", "",
                   word_of (outcome));
}

static void
on_changed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjPinChangeFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  GjPinVerdict verdict = { .outcome = GJ_PIN_FAILED };

  if (!gj_card_source_verify_finish (GJ_CARD_SOURCE (source), result, &verdict, &error)
      && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->sent = FALSE;
  gj_stage_hold (self->base.terminal, FALSE);
  wipe (self);
  if (error != NULL)
    {
      /* Nothing was sent: the old PIN holds and no try was used. */
      g_warning ("PIN change: %s", error->message);
      self->base.terminal->card_error
          = error->domain == GJ_CARD_ERROR ? (GjCardError) error->code : GJ_CARD_ERROR_IO;
      refuse (self, GJ_PROBLEM_CARD);
      return;
    }
  note_change (self->base.terminal, verdict.outcome);
  switch (verdict.outcome)
    {
    case GJ_PIN_OK:
      self->base.terminal->initial_pin = FALSE;
      go (self, STEP_DONE);
      break;
    case GJ_PIN_WRONG:
      self->tries_left = verdict.tries_left;
      self->state = verdict.tries_left == 1 ? GJ_PIN_STATE_LAST_TRY : GJ_PIN_STATE_WRONG;
      go (self, STEP_OLD);
      break;
    case GJ_PIN_LOCKED:
      refuse (self, GJ_PROBLEM_PIN_LOCKED);
      break;
    case GJ_PIN_REMOVED: /* ::card-removed ends the session */
      break;
    case GJ_PIN_FAILED:
    case GJ_PIN_UNKNOWN:
      refuse (self, GJ_PROBLEM_PIN_NO_ANSWER);
      break;
    }
}

static GjSecret *
copy_of (const GjSecret *secret)
{
  GjSecret *copy = gj_secret_new (GJ_PIN_LENGTH);
  gboolean fits = gj_secret_copy (copy, secret);

  g_assert (fits);
  return copy;
}

static void
on_new_confirmed (GjPinChangeFlow *self)
{
  GjTerminal *terminal = self->base.terminal;

  if (self->sent)
    return;
  g_assert (gj_secret_equals (self->new_pin, self->again));
  g_assert (gj_pin_check_new (self->new_pin, self->old_pin, terminal->holder->certno,
                              gj_pin_step_initials (terminal))
            == GJ_PIN_RULE_OK);
  self->sent = TRUE;
  gj_stage_hold (terminal, TRUE);
  gj_card_source_change_pin_async (terminal->card, terminal->card_serial, copy_of (self->old_pin),
                                   copy_of (self->new_pin), self->base.cancellable, on_changed,
                                   self);
  wipe (self);
}

static void
on_old_confirmed (GjPinChangeFlow *self)
{
  if (self->step == STEP_OLD && gj_secret_length (self->old_pin) == GJ_PIN_LENGTH)
    go (self, STEP_NEW);
}

static void
on_home (GjPinChangeFlow *self)
{
  gj_session_handle (self->base.terminal->session, GJ_EVENT_HOME);
}

static const char *
why_now (GjPinChangeFlow *self)
{
  if (!self->base.terminal->initial_pin)
    return NULL;
  switch (self->wanted)
    {
    case GJ_PIN_CHANGE_ITSELF:
      return _("这是初始密码，改好才能缴费、办共济");
    case GJ_PIN_CHANGE_PAY:
      return _("这是初始密码，先改密码才能缴费");
    case GJ_PIN_CHANGE_ADD:
      return _("这是初始密码，先改密码才能添加家人");
    case GJ_PIN_CHANGE_FAMILY:
      return _("这是初始密码，先改密码才能办家庭共济");
    case GJ_PIN_CHANGE_ORDER:
      return _("这是初始密码，先改密码才能改顺序");
    }
  g_assert_not_reached ();
}

static const char *
lead_on_text (GjPinChangeFlow *self)
{
  switch (self->wanted)
    {
    case GJ_PIN_CHANGE_ITSELF:
      return _("回首页");
    case GJ_PIN_CHANGE_PAY:
      return _("接着缴费");
    case GJ_PIN_CHANGE_ADD:
      return _("接着添加家人");
    case GJ_PIN_CHANGE_FAMILY:
      return _("回家庭共济");
    case GJ_PIN_CHANGE_ORDER:
      return _("接着排顺序");
    }
  g_assert_not_reached ();
}

static void
on_lead_on (GjPinChangeFlow *self)
{
  GjTerminal *terminal = self->base.terminal;

  switch (self->wanted)
    {
    case GJ_PIN_CHANGE_ITSELF:
      on_home (self);
      break;
    case GJ_PIN_CHANGE_PAY:
      gj_stage_open (terminal, GJ_TILE_PAY_PREMIUM, terminal->wanted_relative, NULL);
      break;
    case GJ_PIN_CHANGE_ADD:
      gj_stage_run (terminal, gj_add_relative_flow_new (terminal, NULL));
      break;
    case GJ_PIN_CHANGE_FAMILY:
      gj_stage_open (terminal, GJ_TILE_FAMILY, NULL, NULL);
      break;
    case GJ_PIN_CHANGE_ORDER:
      gj_stage_open (terminal, GJ_TILE_ORDER, NULL, NULL);
      break;
    }
}

static const char *
refused_text (GjPadWhy why)
{
  switch (why)
    {
    case GJ_PAD_WHY_NONE:
      return NULL;
    case GJ_PAD_WHY_PRESENT:
      return gj_pin_rule_text (GJ_PIN_RULE_SAME_AS_OLD);
    case GJ_PAD_WHY_ISSUED:
      return gj_pin_rule_text (GJ_PIN_RULE_INITIAL);
    case GJ_PAD_WHY_ONE_DIGIT:
      return gj_pin_rule_text (GJ_PIN_RULE_ONE_DIGIT);
    case GJ_PAD_WHY_RUN:
      return gj_pin_rule_text (GJ_PIN_RULE_RUN);
    case GJ_PAD_WHY_DIFFER:
      return _("两次输的不一样");
    case GJ_PAD_WHY_LISTED:
      break;
    }
  return gj_pin_rule_text (why - GJ_PAD_WHY_LISTED < GJ_PIN_BIRTHDAYS ? GJ_PIN_RULE_BIRTHDAY : GJ_PIN_RULE_ID_TAIL);
}

static GjPinView
old_view (GjPinChangeFlow *self, const char *name)
{
  GjPinView view = {
    .purpose = GJ_PIN_PURPOSE_CURRENT,
    .state = self->state,
    .name = name,
    .tries_left = self->tries_left,
    .sentence = why_now (self),
    .stands_in = self->pad_failed,
    .by_pad = self->pad != NULL,
    .count = self->count,
  };

  if (self->pad == NULL || self->wants == GJ_PAD_WANTS_PRESENT)
    return view;
  view.purpose = self->wants == GJ_PAD_WANTS_NEW ? GJ_PIN_PURPOSE_NEW : GJ_PIN_PURPOSE_AGAIN;
  view.state = self->sent ? GJ_PIN_STATE_CHECKING : GJ_PIN_STATE_FIRST;
  view.tries_left = -1; /* it is of the present one, as is why_now() */
  view.sentence = self->base.terminal->initial_pin ? _("现在用的是初始密码，改好才能缴费") : NULL;
  view.refused = refused_text (self->why);
  view.refused_next = self->why == GJ_PAD_WHY_DIFFER ? _("密码没有改，请从头再输") : _("请换一个新密码");
  return view;
}

static void
refresh (GjPinChangeFlow *self)
{
  g_autofree char *name = gj_mask_name (self->base.terminal->holder->name);
  GjPinView view = old_view (self, name);

  if (self->old_page != NULL)
    gj_pin_page_set_view (GJ_PIN_PAGE (self->old_page), &view);
}

/* CHANGE PIN counts a wrong present PIN like VERIFY does. */
static void
on_tries_left (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjPinChangeFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  int tries_left;

  if (!gj_card_source_tries_left_finish (GJ_CARD_SOURCE (source), result, &tries_left, &error))
    return; /* cancelled, or not known, which is no reason to stop */
  if (tries_left == 0)
    {
      refuse (self, GJ_PROBLEM_PIN_LOCKED);
      return;
    }
  if (self->sent || self->state != GJ_PIN_STATE_FIRST)
    return;
  self->tries_left = tries_left;
  if (tries_left == 1)
    self->state = GJ_PIN_STATE_LAST_TRY;
  if (self->step == STEP_OLD)
    refresh (self);
}

/* What the pad says */

static void
ask_pad (GjPinChangeFlow *self)
{
  self->wants = GJ_PAD_WANTS_PRESENT;
  self->why = GJ_PAD_WHY_NONE;
  self->count = 0;
  gj_pin_pad_ask_start (self->pad);
}

static void
on_pad_counted (guint count, gpointer user_data)
{
  GjPinChangeFlow *self = user_data;

  self->count = count;
  gj_countdown_extend (self->base.terminal->countdown);
  refresh (self);
}

static void
on_pad_wanted (GjPadWants wants, GjPadWhy why, gpointer user_data)
{
  GjPinChangeFlow *self = user_data;

  self->wants = wants;
  self->why = why;
  self->count = 0;
  gj_countdown_extend (self->base.terminal->countdown);
  refresh (self);
}

static void
on_pad_sealed (GjSecret *block, gboolean issued, gpointer user_data)
{
  GjPinChangeFlow *self = user_data;
  GjTerminal *terminal = self->base.terminal;

  g_assert (!self->sent);
  self->sent = TRUE;
  gj_countdown_extend (terminal->countdown);
  gj_stage_hold (terminal, TRUE);
  gj_card_source_change_sealed_async (terminal->card, terminal->card_serial, block, self->base.cancellable, on_changed, self);
  refresh (self);
}

static void
on_pad_ended (GjPinPadAskEnd end, gpointer user_data)
{
  GjPinChangeFlow *self = user_data;

  switch (end)
    {
    case GJ_PIN_PAD_ASK_CANCELLED:
      on_home (self);
      break;
    case GJ_PIN_PAD_ASK_LATE: /* from the present PIN on, for as long as the session lasts */
      if (self->state != GJ_PIN_STATE_LAST_TRY)
        self->state = GJ_PIN_STATE_LATE;
      ask_pad (self);
      refresh (self);
      break;
    case GJ_PIN_PAD_ASK_FAILED:
      self->pad_failed = TRUE;
      go (self, STEP_OLD);
      break;
    }
}

static const GjPinPadAskFuncs pad_funcs = { on_pad_counted, on_pad_wanted, on_pad_sealed, on_pad_ended };

/* The pad asks while its page is to be seen, and no longer. */
static void
on_mapped (GjPinChangeFlow *self)
{
  if (self->pad == NULL || self->sent)
    return;
  ask_pad (self);
  refresh (self);
}

static void
on_unmapped (GjPinChangeFlow *self)
{
  if (self->pad != NULL)
    gj_pin_pad_ask_stop (self->pad);
}

/* The ended flow lives on until the next page shows. */
static void
on_flow_ended (GCancellable *cancellable, gpointer user_data)
{
  wipe (user_data);
  on_unmapped (user_data);
}

/* Pad or screen, each time the page is shown. FALSE: neither can be had. */
static gboolean
choose_keys (GjPinChangeFlow *self)
{
  GjTerminal *terminal = self->base.terminal;

  if (!gj_pin_pad_exists (terminal->pin_pad))
    return TRUE;
  self->pad_failed = self->pad_failed || !gj_pin_pad_is_ready (terminal->pin_pad);
  if (self->pad_failed)
    g_clear_pointer (&self->pad, gj_pin_pad_ask_free);
  else if (self->pad == NULL)
    {
      self->pad = gj_pin_pad_ask_new (terminal, &pad_funcs, self);
      gj_pin_pad_ask_set_change (self->pad);
    }
  return !self->pad_failed || gj_pin_pad_allows_screen (terminal);
}

static void
leave_old_page (GjPinChangeFlow *self)
{
  if (self->old_page != NULL)
    g_signal_handlers_disconnect_by_data (self->old_page, self);
  g_clear_weak_pointer (&self->old_page);
}

static GtkWidget *
old_page (GjPinChangeFlow *self, const char *name)
{
  GjPinView view;
  GtkWidget *page;

  wipe (self);
  leave_old_page (self);
  self->wants = GJ_PAD_WANTS_PRESENT;
  self->count = 0;
  view = old_view (self, name);
  page = gj_pin_page_new (&view, self->old_pin);
  g_set_weak_pointer (&self->old_page, page);
  g_signal_connect_swapped (page, "confirmed", G_CALLBACK (on_old_confirmed), self);
  g_signal_connect_swapped (page, "cancelled", G_CALLBACK (on_home), self);
  g_signal_connect_swapped (page, "map", G_CALLBACK (on_mapped), self);
  g_signal_connect_swapped (page, "unmap", G_CALLBACK (on_unmapped), self);
  return page;
}

static GtkWidget *
new_page (GjPinChangeFlow *self, const char *name)
{
  GjTerminal *terminal = self->base.terminal;
  GjPinChangeView view = { name, terminal->holder->certno, gj_pin_step_initials (terminal),
                           terminal->initial_pin };
  GtkWidget *page;

  gj_secret_wipe (self->new_pin);
  gj_secret_wipe (self->again);
  page = gj_pin_change_page_new (&view, self->old_pin, self->new_pin, self->again);
  g_signal_connect_swapped (page, "confirmed", G_CALLBACK (on_new_confirmed), self);
  g_signal_connect_swapped (page, "cancelled", G_CALLBACK (on_home), self);
  return page;
}

static GtkWidget *
done_page (GjPinChangeFlow *self)
{
  GjOutcomeView view = {
    .tone = GJ_TONE_DONE,
    .symbol = "check",
    .headline = _("密码改好了"),
    .next_steps = { _("请记住新密码，下次插卡就用它。"), _("不要告诉别人，也不要写在卡上。") },
    .main_text = lead_on_text (self),
  };
  GtkWidget *page = gj_outcome_page_new (&view);

  g_signal_connect_swapped (page, "main", G_CALLBACK (on_lead_on), self);
  return page;
}

static void
pin_change_flow_show (GjFlow *flow)
{
  GjPinChangeFlow *self = (GjPinChangeFlow *) flow;
  g_autofree char *name = gj_mask_name (flow->terminal->holder->name);

  /* The card answers in a moment; a new page now would invite to type once more. */
  if (self->sent)
    return;
  switch (self->step)
    {
    case STEP_OLD:
      if (choose_keys (self))
        gj_stage_show (flow->terminal, old_page (self, name));
      else
        refuse (self, GJ_PROBLEM_PIN_PAD);
      break;
    case STEP_NEW:
      gj_stage_show (flow->terminal, new_page (self, name));
      break;
    case STEP_DONE:
      gj_stage_show (flow->terminal, done_page (self));
      break;
    }
}

static gboolean
pin_change_flow_back (GjFlow *flow)
{
  GjPinChangeFlow *self = (GjPinChangeFlow *) flow;

  if (self->sent)
    return TRUE;
  if (self->step != STEP_NEW)
    return FALSE;
  self->state = GJ_PIN_STATE_FIRST;
  go (self, STEP_OLD);
  return TRUE;
}

static void
pin_change_flow_finalize (GjFlow *flow)
{
  GjPinChangeFlow *self = (GjPinChangeFlow *) flow;

  g_cancellable_disconnect (flow->cancellable, self->on_ended);
  leave_old_page (self);
  gj_pin_pad_ask_free (self->pad);
  gj_secret_free (self->old_pin);
  gj_secret_free (self->new_pin);
  gj_secret_free (self->again);
}

static const GjFlowClass pin_change_flow_class = { sizeof (GjPinChangeFlow), pin_change_flow_show,
                                                   pin_change_flow_back, pin_change_flow_finalize };

GjFlow *
gj_pin_change_flow_new (GjTerminal *terminal, GjPinChangeFor wanted)
{
  GjPinChangeFlow *self = gj_flow_new (&pin_change_flow_class, terminal);

  self->wanted = wanted;
  self->state = GJ_PIN_STATE_FIRST;
  self->tries_left = -1;
  self->old_pin = gj_secret_new (GJ_PIN_LENGTH);
  self->new_pin = gj_secret_new (GJ_PIN_LENGTH);
  self->again = gj_secret_new (GJ_PIN_LENGTH);
  self->on_ended = g_cancellable_connect (self->base.cancellable, G_CALLBACK (on_flow_ended), self, NULL);
  gj_card_source_tries_left_async (terminal->card, terminal->card_serial, self->base.cancellable,
                                   on_tries_left, self);
  return &self->base;
}
