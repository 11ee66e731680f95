/* SPDX-License-Identifier: Apache-2.0 */
/* Each entry into a state begins what that state waits for, and drops what the one before had begun: a card
 * that is pulled while it is read answers to nobody. */
#include "kiosk/flows/guest_step.h"

#include "core/base/i18n.h"
#include "kiosk/flows/guest_consent.h"
#include "kiosk/flows/pin_step.h"
#include "kiosk/flows/proof_gate.h"
#include "kiosk/workers/letter_desk.h"

struct _GjGuestStep
{
  GjFlow *flow;
  GjTerminal *terminal;
  GjCardHolder *own;         /* the holder's card with its number, as it was before it left */
  gboolean asked;            /* the session has heard of the swap */
  gboolean failed;           /* the holder's card could not be read: nothing began */
  GjState shown;             /* the state whose page shows */
  GCancellable *cancellable; /* of what that state began */
  GjGuestTrouble trouble;
  gboolean own_card_in; /* GUEST_WRONG: the card that is in is the very one that left */
  gboolean given_up;
  GjCardHolder *guest_holder;
  GjKin *guest;
  GjLetter *agreement; /* what the relative would agree to; NULL before it was needed */
  GjGuestConsent *consent; /* GUEST_IN: the asking, and what came of it; NULL once the card is out */
  GjConsent given;
  GjPinStep *pin; /* GUEST_PIN */
};

/* The very card, not only the same person: number of the person, name, number and last day of the card. */
static gboolean
is_own_card (const GjGuestStep *self, const GjCardHolder *holder)
{
  return g_str_equal (holder->certno, self->own->certno)
         && g_str_equal (holder->name, self->own->name)
         && g_str_equal (holder->card_no, self->own->card_no)
         && holder->expiry == self->own->expiry;
}

/* What proved itself before it left does so again, or is no better than a copy of what can be read. */
static gboolean
is_proved_again (const GjGuestStep *self, const GjCardHolder *holder)
{
  return self->own->proof != GJ_CARD_PROOF_GIVEN || holder->proof == GJ_CARD_PROOF_GIVEN;
}

/* An answer to what another state had begun, or to a flow that has ended: it changes nothing. */
static gboolean
is_late (const GjGuestStep *self, const GError *error)
{
  /* The error first: after it nothing of the step may be there. */
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
         || g_cancellable_is_cancelled (self->flow->cancellable);
}

static void
say (GjGuestStep *self, GjEvent event)
{
  gj_session_handle (self->terminal->session, event);
}

/* Reading cards */

static void
refuse (GjGuestStep *self, GjGuestTrouble trouble)
{
  self->trouble = trouble;
  say (self, GJ_EVENT_GUEST_REFUSED);
}

/* Without the text nobody can agree to it: the binding is asked for, and the relative answers another day. */
static void
on_agreement (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjGuestStep *self = user_data;
  g_autoptr (GError) error = NULL;
  GjLetter *agreement = gj_letter_desk_load_finish (result, &error);

  if (is_late (self, error))
    {
      gj_letter_free (agreement);
      return;
    }
  if (agreement == NULL)
    g_warning ("no agreement to show: %s", error->message);
  g_clear_pointer (&self->agreement, gj_letter_free);
  self->agreement = agreement;
  say (self, GJ_EVENT_GUEST_READ);
}

static void
take_guest (GjGuestStep *self, GjKin *guest)
{
  GjTerminal *terminal = self->terminal;

  self->guest = guest;
  if (gj_guest_consent_is_wanted (guest))
    gj_letter_desk_load_async (terminal->store, terminal->config->policies, terminal->region, TRUE,
                               self->cancellable, on_agreement, self);
  else
    say (self, GJ_EVENT_GUEST_READ);
}

static void
on_guest_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjGuestStep *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GjKin) guest = gj_kin_find_finish (result, NULL, &error);

  if (is_late (self, error))
    return;
  if (error != NULL)
    {
      gj_terminal_note_store_error (self->terminal, error);
      refuse (self, GJ_GUEST_TROUBLE_STORE);
    }
  else if (guest == NULL)
    refuse (self, GJ_GUEST_TROUBLE_UNKNOWN);
  else if (!g_str_equal (guest->person->psn_name, self->guest_holder->name))
    refuse (self, GJ_GUEST_TROUBLE_NAME);
  else
    take_guest (self, g_steal_pointer (&guest));
}

static void
on_guest_card (GjGuestStep *self, GjCardHolder *holder)
{
  GjKinDesk desk = { self->terminal->store, self->terminal->clock, self->terminal->region,
                     self->terminal->resident->person->psn_no, NULL };

  g_clear_pointer (&self->guest_holder, gj_card_holder_free);
  self->guest_holder = holder;
  self->own_card_in = is_own_card (self, holder);
  if (g_str_equal (holder->certno, self->own->certno))
    {
      refuse (self, GJ_GUEST_TROUBLE_OWN);
      return;
    }
  if (gj_proof_gate_judge (self->terminal->region, holder) != GJ_CARD_MAY_PAY)
    {
      refuse (self, GJ_GUEST_TROUBLE_UNPROVEN);
      return;
    }
  gj_kin_find_async (&desk, holder->certno, NULL, self->cancellable, on_guest_found, self);
}

static void
on_card_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjGuestStep *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GjCardHolder) holder
      = gj_card_source_read_finish (GJ_CARD_SOURCE (source), result, &error);

  if (is_late (self, error))
    return;
  if (holder == NULL)
    {
      g_message ("card at the guest's step not read: %s", error->message);
      if (g_error_matches (error, GJ_CARD_ERROR, GJ_CARD_ERROR_FORGED))
        gj_proof_gate_note_forged (self->terminal);
      refuse (self, gj_guest_trouble_from_card (error->domain == GJ_CARD_ERROR
                                                    ? (GjCardError) error->code
                                                    : GJ_CARD_ERROR_IO));
    }
  else if (self->shown == GJ_STATE_GUEST_READING)
    on_guest_card (self, g_steal_pointer (&holder));
  else if (is_own_card (self, holder) && !is_proved_again (self, holder))
    refuse (self, GJ_GUEST_TROUBLE_UNREADABLE);
  else if (is_own_card (self, holder))
    say (self, GJ_EVENT_HOLDER_BACK);
  else
    say (self, GJ_EVENT_STRANGER);
}

static gboolean
on_mute (gpointer user_data)
{
  GTask *task = user_data;

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
  g_object_unref (task);
  return G_SOURCE_REMOVE;
}

static void
on_mute_told (GObject *source, GAsyncResult *result, gpointer user_data)
{
  if (g_task_propagate_boolean (G_TASK (result), NULL) && !is_late (user_data, NULL))
    refuse (user_data, GJ_GUEST_TROUBLE_MUTE);
}

/* A card that did not answer when it was powered is not asked again; it is told like a reading that failed,
 * once the page of reading shows. */
static void
read_card (GjGuestStep *self)
{
  GjTerminal *terminal = self->terminal;

  if (terminal->card_mute)
    g_idle_add (on_mute, g_task_new (NULL, self->cancellable, on_mute_told, self));
  else
    gj_card_source_read_details_async (terminal->card, terminal->card_serial, self->cancellable,
                                       on_card_read, self);
}

/* The PINs */

static void
on_holder_accepted (gboolean was_initial, gpointer user_data)
{
  say (user_data, GJ_EVENT_PIN_OK);
}

/* Showing */

static void
on_way_out (GjGuestStep *self)
{
  gj_guest_step_back (self);
}

static void
show_scene (GjGuestStep *self, GjState state)
{
  GtkWidget *page = gj_guest_views_scene (state, self->trouble, self->given_up);

  g_signal_connect_swapped (page, "pressed", G_CALLBACK (on_way_out), self);
  gj_stage_show (self->terminal, page);
}

static void
enter (GjGuestStep *self, GjState state)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->shown = state;
  if (state == GJ_STATE_GUEST_WAIT || state == GJ_STATE_GUEST_READING)
    {
      g_clear_pointer (&self->guest, gj_kin_free);
      self->own_card_in = FALSE;
      self->given = (GjConsent){ 0 };
    }
  if (state == GJ_STATE_GUEST_IN && !self->given_up && self->guest != NULL)
    self->consent = gj_guest_consent_new (self->flow, self->guest, self->guest_holder->name,
                                          self->agreement);
  if (state != GJ_STATE_GUEST_WRONG && state != GJ_STATE_GUEST_RETURN)
    self->trouble = GJ_GUEST_TROUBLE_NONE;
  if (state == GJ_STATE_GUEST_READING || state == GJ_STATE_GUEST_CHECK)
    read_card (self);
  if (state == GJ_STATE_GUEST_PIN)
    self->pin = gj_pin_step_new (self->flow, GJ_PIN_PURPOSE_RETURN, NULL, on_holder_accepted, self);
}

static void
show_consent (GjGuestStep *self)
{
  gj_guest_consent_show (self->consent);
  self->given = gj_guest_consent_get (self->consent);
  self->trouble = gj_guest_consent_get_trouble (self->consent);
  if (gj_guest_consent_is_over (self->consent))
    show_scene (self, GJ_STATE_GUEST_IN);
}

static void
show_state (GjGuestStep *self, GjState state)
{
  if (state == GJ_STATE_GUEST_PIN)
    gj_pin_step_show (self->pin);
  else if (state == GJ_STATE_GUEST_IN && self->consent != NULL)
    show_consent (self);
  else
    show_scene (self, state);
}

void
gj_guest_step_show (GjGuestStep *self)
{
  GjState state = gj_session_get_state (self->terminal->session);
  GjPinStep *old_pin = NULL;
  GjGuestConsent *old_consent = NULL;

  if (!gj_state_is_guest (state))
    return;
  /* What shows points into its step, which therefore goes after the next page shows. */
  if (state != self->shown)
    {
      old_pin = g_steal_pointer (&self->pin);
      old_consent = g_steal_pointer (&self->consent);
    }
  if (state != self->shown || (state == GJ_STATE_GUEST_RETURN && self->terminal->card_serial == 0))
    {
      /* The card that could not be read has left: the note about it goes with it. */
      if (state == GJ_STATE_GUEST_RETURN && self->terminal->card_serial == 0)
        self->trouble = GJ_GUEST_TROUBLE_NONE;
      enter (self, state);
    }
  show_state (self, state);
  gj_pin_step_free (old_pin);
  gj_guest_consent_free (old_consent);
}

gboolean
gj_guest_step_back (GjGuestStep *self)
{
  GjState state = gj_session_get_state (self->terminal->session);

  if (!gj_state_is_guest (state) || g_cancellable_is_cancelled (self->flow->cancellable))
    return FALSE;
  if (state == GJ_STATE_GUEST_IN && self->consent != NULL
      && gj_guest_consent_back (self->consent))
    return TRUE;
  if (state == GJ_STATE_GUEST_PIN)
    return FALSE; /* 取消 ends the session, as at log-in */
  self->given_up = self->given_up || self->guest == NULL;
  if (state == GJ_STATE_GUEST_WRONG && self->own_card_in)
    say (self, GJ_EVENT_HOLDER_BACK);
  else
    say (self, GJ_EVENT_GUEST_CANCELLED);
  return TRUE;
}

/* Beginning and ending */

static void
on_own_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjGuestStep *self = user_data;
  g_autoptr (GError) error = NULL;
  GjCardHolder *own = gj_card_source_read_finish (GJ_CARD_SOURCE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (own == NULL || !g_str_equal (own->certno, self->terminal->holder->certno))
    {
      g_clear_pointer (&own, gj_card_holder_free);
      g_message ("the holder's card cannot be told from others: %s",
                 error != NULL ? error->message : "it is another one");
      self->failed = TRUE;
      gj_flow_show (self->flow);
      return;
    }
  self->own = own;
  self->asked = TRUE;
  say (self, GJ_EVENT_GUEST_ASKED);
}

GjGuestStep *
gj_guest_step_new (GjFlow *flow)
{
  GjGuestStep *self = g_new0 (GjGuestStep, 1);
  GjTerminal *terminal = flow->terminal;

  g_assert (gj_session_get_state (terminal->session) == GJ_STATE_SERVICE);
  self->flow = flow;
  self->terminal = terminal;
  self->shown = GJ_STATE_SERVICE;
  self->cancellable = g_cancellable_new ();
  gj_card_source_read_details_async (terminal->card, terminal->card_serial, flow->cancellable,
                                     on_own_read, self);
  return self;
}

void
gj_guest_step_free (GjGuestStep *self)
{
  if (self == NULL)
    return;
  gj_stage_let_go (self->terminal, self);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->pin, gj_pin_step_free);
  g_clear_pointer (&self->consent, gj_guest_consent_free);
  g_clear_pointer (&self->agreement, gj_letter_free);
  g_clear_pointer (&self->own, gj_card_holder_free);
  g_clear_pointer (&self->guest_holder, gj_card_holder_free);
  g_clear_pointer (&self->guest, gj_kin_free);
  g_free (self);
}

gboolean
gj_guest_step_is_over (const GjGuestStep *self)
{
  return self->failed
         || (self->asked && gj_session_get_state (self->terminal->session) == GJ_STATE_SERVICE);
}

gboolean
gj_guest_step_began (const GjGuestStep *self)
{
  return !self->failed;
}

GjKin *
gj_guest_step_take (GjGuestStep *self, GjConsent *consent)
{
  g_assert (gj_guest_step_is_over (self));
  *consent = self->given_up ? (GjConsent){ 0 } : self->given;
  if (self->given_up)
    return NULL;
  return g_steal_pointer (&self->guest);
}
