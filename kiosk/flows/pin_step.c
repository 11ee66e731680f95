/* SPDX-License-Identifier: Apache-2.0 */
/* The digits are typed into `entry`; for VERIFY they move into a second locked buffer that the card
 * source wipes, and `entry` is wiped at once. Where the hall has a PIN pad they are never here: the pad is asked
 * while the page shows, and what it sealed goes to the reader unopened. */
#include "kiosk/flows/pin_step.h"

#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "kiosk/flows/pin_pad_ask.h"
#include "kiosk/texts.h"
#include "ui/pages/pin_page.h"

struct _GjPinStep
{
  GjFlow *flow;
  GjTerminal *terminal;
  GCancellable *cancellable;
  gulong on_flow_ended; /* a handler of the flow's cancellable */
  GjPinPurpose purpose;
  GjPinAccepted accepted;
  gpointer user_data;
  GjPinSentence sentence;
  char *guest; /* the holder of a guest's card; NULL: it is the session's own */
  guint place, n_places; /* of the step in the flow; 0: not said */
  GjSecret *entry;
  GjPinPadAsk *pad; /* NULL: typed on the screen */
  guint count;      /* of digits in the pad */
  gboolean pad_failed;
  gboolean was_initial; /* of the PIN now being judged */
  GjPinState state;
  int tries_left;
  GjPage *page; /* weak; NULL while another one shows */
};

static void
refuse (GjPinStep *self, GjProblem problem)
{
  GjTerminal *terminal = self->terminal;

  terminal->problem = problem;
  gj_session_handle (terminal->session, GJ_EVENT_PIN_REFUSED);
}

static void
make_view (GjPinStep *self, GjTexts *texts, GjPinView *view)
{
  const char *holder = self->guest != NULL ? self->guest : self->terminal->holder->name;

  *view = (GjPinView){
    .purpose = self->purpose,
    .state = self->state,
    .tries_left = self->tries_left,
    .name = gj_texts_keep (texts, gj_mask_name (holder)),
    .by_pad = self->pad != NULL,
    .count = self->count,
    .stands_in = self->pad_failed,
  };
  if (self->sentence != NULL)
    view->sentence = gj_texts_keep (texts, self->sentence (self->user_data));
}

static void
refresh (GjPinStep *self)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  GjPinView view;

  if (self->page == NULL)
    return;
  make_view (self, texts, &view);
  gj_pin_page_set_view (GJ_PIN_PAGE (self->page), &view);
}

static void
set_tries (GjPinStep *self, int tries_left, gboolean wrong)
{
  self->tries_left = tries_left;
  if (tries_left == 1)
    self->state = GJ_PIN_STATE_LAST_TRY;
  else
    self->state = wrong ? GJ_PIN_STATE_WRONG : GJ_PIN_STATE_FIRST;
}

/* While the page shows. Screen or pad, each answer is of one try. */
static void
ask_pad (GjPinStep *self)
{
  self->count = 0;
  if (self->pad != NULL && self->page != NULL)
    gj_pin_pad_ask_start (self->pad);
}

static void
on_verified (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjPinStep *self = user_data;
  g_autoptr (GError) error = NULL;
  GjPinVerdict verdict;

  if (!gj_card_source_verify_finish (GJ_CARD_SOURCE (source), result, &verdict, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      g_warning ("PIN step: %s", error->message);
      /* Nothing was sent, so that no try was used: the card is what is the matter. */
      self->terminal->card_error
          = error->domain == GJ_CARD_ERROR ? (GjCardError) error->code : GJ_CARD_ERROR_IO;
      refuse (self, GJ_PROBLEM_CARD);
      return;
    }
  switch (verdict.outcome)
    {
    case GJ_PIN_OK:
      self->accepted (self->was_initial, self->user_data);
      break;
    case GJ_PIN_WRONG:
      set_tries (self, verdict.tries_left, TRUE);
      ask_pad (self);
      refresh (self);
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

const char *const *
gj_pin_step_initials (const GjTerminal *terminal)
{
  const char *const *initials = NULL;

  return gj_region_get_list (terminal->region, GJ_POLICY_PIN_INITIAL, &initials) == GJ_KNOWN
             ? initials
             : NULL;
}

static void
on_confirmed (GjPinStep *self)
{
  GjTerminal *terminal = self->terminal;
  GjSecret *pin;
  gboolean fits;

  if (self->state == GJ_PIN_STATE_CHECKING || gj_secret_length (self->entry) != GJ_PIN_LENGTH)
    return;
  self->was_initial = gj_pin_is_initial (self->entry, gj_pin_step_initials (terminal));
  self->state = GJ_PIN_STATE_CHECKING;
  pin = gj_secret_new (GJ_PIN_LENGTH);
  fits = gj_secret_copy (pin, self->entry);
  g_assert (fits);
  gj_secret_wipe (self->entry);
  gj_card_source_verify_async (terminal->card, terminal->card_serial, pin, self->cancellable,
                               on_verified, self);
}

static void
on_cancelled (GjPinStep *self)
{
  if (!gj_flow_back (self->flow))
    gj_session_handle (self->terminal->session, GJ_EVENT_END);
}

/* What the pad says */

static void
on_pad_counted (guint count, gpointer user_data)
{
  GjPinStep *self = user_data;

  self->count = count;
  gj_countdown_extend (self->terminal->countdown);
  refresh (self);
}

static void
on_pad_sealed (GjSecret *block, gboolean issued, gpointer user_data)
{
  GjPinStep *self = user_data;
  GjTerminal *terminal = self->terminal;

  g_assert (self->state != GJ_PIN_STATE_CHECKING);
  self->was_initial = issued;
  self->state = GJ_PIN_STATE_CHECKING;
  gj_countdown_extend (terminal->countdown);
  gj_card_source_verify_sealed_async (terminal->card, terminal->card_serial, block, self->cancellable,
                                      on_verified, self);
  refresh (self);
}

static void
on_pad_ended (GjPinPadAskEnd end, gpointer user_data)
{
  GjPinStep *self = user_data;

  switch (end)
    {
    case GJ_PIN_PAD_ASK_CANCELLED:
      on_cancelled (self);
      break;
    case GJ_PIN_PAD_ASK_LATE: /* asked again for as long as the session lasts */
      if (self->state != GJ_PIN_STATE_LAST_TRY)
        self->state = GJ_PIN_STATE_LATE;
      ask_pad (self);
      refresh (self);
      break;
    case GJ_PIN_PAD_ASK_FAILED:
      gj_pin_step_show (self);
      break;
    }
}

static const GjPinPadAskFuncs pad_funcs = { on_pad_counted, NULL, on_pad_sealed, on_pad_ended };

static void
leave_page (GjPinStep *self)
{
  if (self->page != NULL)
    g_signal_handlers_disconnect_by_data (self->page, self);
  g_clear_weak_pointer (&self->page);
}

/* The pad asks while the page is to be seen, and no longer. */
static void
on_mapped (GjPinStep *self)
{
  if (self->state != GJ_PIN_STATE_CHECKING)
    ask_pad (self);
}

static void
on_unmapped (GjPinStep *self)
{
  if (self->pad != NULL)
    gj_pin_pad_ask_stop (self->pad);
}

/* Pad or screen, each time the page is shown. FALSE: neither can be had. */
static gboolean
choose_keys (GjPinStep *self)
{
  GjPinPad *pad = self->terminal->pin_pad;

  self->pad_failed = gj_pin_pad_exists (pad) && (self->pad_failed || !gj_pin_pad_is_ready (pad));
  if (self->pad_failed)
    g_clear_pointer (&self->pad, gj_pin_pad_ask_free);
  else if (gj_pin_pad_exists (pad) && self->pad == NULL)
    self->pad = gj_pin_pad_ask_new (self->terminal, &pad_funcs, self);
  return !self->pad_failed || gj_pin_pad_allows_screen (self->terminal);
}

static void
on_tries_left (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjPinStep *self = user_data;
  g_autoptr (GError) error = NULL;
  int tries_left;

  if (!gj_card_source_tries_left_finish (GJ_CARD_SOURCE (source), result, &tries_left, &error))
    {
      /* Not knowing the number is no reason to stop; a card that has gone says so itself. */
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("PIN step: tries left not known: %s", error->message);
      return;
    }
  if (tries_left == 0)
    {
      refuse (self, GJ_PROBLEM_PIN_LOCKED);
      return;
    }
  if (self->state != GJ_PIN_STATE_FIRST)
    return;
  set_tries (self, tries_left, FALSE);
  refresh (self);
}

/* The ended flow lives on until the next page shows, which may be a while after the store was asked for
 * it: a PIN judged meanwhile must neither log anybody in nor pay. */
static void
on_flow_ended (GCancellable *flow_cancellable, gpointer user_data)
{
  GjPinStep *self = user_data;

  g_cancellable_cancel (self->cancellable);
  gj_stage_let_go (self->terminal, self);
  gj_secret_wipe (self->entry);
  if (self->pad != NULL)
    gj_pin_pad_ask_stop (self->pad);
}

GjPinStep *
gj_pin_step_new (GjFlow *flow, GjPinPurpose purpose, GjPinSentence sentence,
                 GjPinAccepted accepted, gpointer user_data)
{
  GjTerminal *terminal = flow->terminal;
  GjPinStep *self = g_new0 (GjPinStep, 1);

  g_assert (!g_cancellable_is_cancelled (flow->cancellable));
  g_assert (!terminal->by_code);
  self->flow = flow;
  self->terminal = terminal;
  self->purpose = purpose;
  self->sentence = sentence;
  self->accepted = accepted;
  self->user_data = user_data;
  self->tries_left = -1;
  self->state = GJ_PIN_STATE_FIRST;
  self->entry = gj_secret_new (GJ_PIN_LENGTH);
  self->cancellable = g_cancellable_new ();
  self->on_flow_ended
      = g_cancellable_connect (flow->cancellable, G_CALLBACK (on_flow_ended), self, NULL);
  gj_card_source_tries_left_async (terminal->card, terminal->card_serial, self->cancellable,
                                   on_tries_left, self);
  return self;
}

void
gj_pin_step_set_guest (GjPinStep *self, const char *name)
{
  g_free (self->guest);
  self->guest = g_strdup (name);
}

void
gj_pin_step_set_place (GjPinStep *self, guint n, guint of)
{
  g_assert (n >= 1 && n <= of);
  self->place = n;
  self->n_places = of;
}

void
gj_pin_step_free (GjPinStep *self)
{
  if (self == NULL)
    return;
  g_cancellable_disconnect (self->flow->cancellable, self->on_flow_ended);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  /* An ended flow's step has let go already, and the window may have gone since. */
  if (!g_cancellable_is_cancelled (self->flow->cancellable))
    gj_stage_let_go (self->terminal, self);
  leave_page (self);
  gj_pin_pad_ask_free (self->pad);
  gj_secret_free (self->entry);
  g_free (self->guest);
  g_free (self);
}

void
gj_pin_step_show (GjPinStep *self)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  GjPinView view;
  GtkWidget *page;

  gj_secret_wipe (self->entry); /* also where it is shown again in another language: the cells are empty then */
  if (!choose_keys (self))
    {
      refuse (self, GJ_PROBLEM_PIN_PAD);
      return;
    }
  leave_page (self);
  self->count = 0;
  make_view (self, texts, &view);
  page = gj_pin_page_new (&view, self->entry);
  if (self->n_places > 0)
    gj_page_set_step (GJ_PAGE (page), self->place, self->n_places, _("输密码"));
  else if (self->purpose == GJ_PIN_PURPOSE_PAY)
    gj_page_set_step (GJ_PAGE (page), 4, 5, _("输密码"));
  else if (self->purpose == GJ_PIN_PURPOSE_ENTER || self->purpose == GJ_PIN_PURPOSE_CURRENT)
    gj_page_set_step (GJ_PAGE (page), 2, 2, _("输密码"));
  g_signal_connect_swapped (page, "confirmed", G_CALLBACK (on_confirmed), self);
  g_signal_connect_swapped (page, "cancelled", G_CALLBACK (on_cancelled), self);
  g_signal_connect_swapped (page, "map", G_CALLBACK (on_mapped), self);
  g_signal_connect_swapped (page, "unmap", G_CALLBACK (on_unmapped), self);
  g_set_weak_pointer (&self->page, GJ_PAGE (page));
  gj_stage_show (self->terminal, page);
}
