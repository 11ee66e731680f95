/* SPDX-License-Identifier: Apache-2.0 */
/* Carries out what the session table says: which flow runs, which page shows, what the frame's buttons
 * do, how long the time is, and what is wiped when. It decides nothing that the table could. */
#include "core/base/i18n.h"
#include "kiosk/flows/account_flow.h"
#include "kiosk/flows/add_relative_flow.h"
#include "kiosk/flows/card_flow.h"
#include "kiosk/flows/code_flow.h"
#include "kiosk/flows/consumption_flow.h"
#include "kiosk/flows/family_flow.h"
#include "kiosk/flows/home_flow.h"
#include "kiosk/flows/order_flow.h"
#include "kiosk/flows/pay_flow.h"
#include "kiosk/flows/pin_change_flow.h"
#include "kiosk/flows/policy_flow.h"
#include "kiosk/flows/premiums_flow.h"
#include "kiosk/flows/proof_gate.h"
#include "kiosk/flows/quiet_pages.h"
#include "kiosk/flows/receipts_flow.h"
#include "kiosk/flows/resume_flow.h"
#include "kiosk/flows/shared_payments_flow.h"
#include "kiosk/flows/staff_flow.h"
#include "kiosk/flows/verify_flow.h"
#include "kiosk/terminal.h"

#define WARN_SECONDS 30
#define ELDER_WARN_SECONDS 60
#define FAREWELL_SECONDS 40
#define FAREWELL_WARN_SECONDS 20 /* facts: access, "time-out" */

/* Pages and flows */

void
gj_stage_show (GjTerminal *terminal, GtkWidget *page)
{
  gj_window_show_page (terminal->window, GJ_PAGE (page));
  g_ptr_array_set_size (terminal->leaving, 0);
  gj_countdown_extend (terminal->countdown);
}

void
gj_stage_let_go (GjTerminal *terminal, gpointer listener)
{
  GjPage *page = gj_window_get_page (terminal->window);

  if (page != NULL)
    g_signal_handlers_disconnect_by_data (page, listener);
}

static void
end_flow (GjTerminal *terminal)
{
  GjFlow *flow = g_steal_pointer (&terminal->flow);

  if (flow == NULL)
    return;
  gj_flow_end (flow);
  g_ptr_array_add (terminal->leaving, flow);
}

void
gj_stage_run (GjTerminal *terminal, gpointer flow)
{
  end_flow (terminal);
  terminal->flow = flow;
  gj_flow_show (terminal->flow);
}

void
gj_stage_open (GjTerminal *terminal, GjTile tile, const char *relative_psn_no,
               const char *receipt_no)
{
  char *relative = g_strdup (relative_psn_no);
  char *receipt = g_strdup (receipt_no);

  g_free (terminal->wanted_relative);
  g_free (terminal->wanted_receipt);
  g_clear_pointer (&terminal->wanted_place, gj_place_free);
  terminal->wanted_tile = tile;
  terminal->wanted_relative = relative;
  terminal->wanted_receipt = receipt;
  gj_session_handle (terminal->session, GJ_EVENT_SERVICE_OPENED);
}

void
gj_stage_open_at (GjTerminal *terminal, GjPlace *place)
{
  g_clear_pointer (&terminal->wanted_relative, g_free);
  g_clear_pointer (&terminal->wanted_receipt, g_free);
  gj_place_free (terminal->wanted_place);
  terminal->wanted_tile = (GjTile) place->service;
  terminal->wanted_place = place;
  gj_session_handle (terminal->session, GJ_EVENT_SERVICE_OPENED);
}

static GjFlow *
make_service (GjTerminal *terminal)
{
  switch (terminal->wanted_tile)
    {
    case GJ_TILE_PAY_PREMIUM:
      if (gj_proof_gate_now (terminal) != GJ_CARD_MAY_PAY)
        return gj_look_only_flow_new (terminal);
      if (terminal->initial_pin)
        return gj_pin_change_flow_new (terminal, GJ_PIN_CHANGE_PAY);
      if (terminal->wanted_place != NULL)
        return gj_pay_flow_new_at (terminal, g_steal_pointer (&terminal->wanted_place));
      return gj_pay_flow_new (terminal, terminal->wanted_relative);
    case GJ_TILE_FAMILY:
      if (terminal->wanted_place != NULL)
        return gj_add_relative_flow_new (terminal, g_steal_pointer (&terminal->wanted_place));
      return gj_family_flow_new (terminal);
    case GJ_TILE_ORDER:
      return gj_order_flow_new (terminal, g_steal_pointer (&terminal->wanted_place));
    case GJ_TILE_ACCOUNT:
      return gj_account_flow_new (terminal);
    case GJ_TILE_SHARED_PAYMENTS:
      return gj_shared_payments_flow_new (terminal);
    case GJ_TILE_CONSUMPTION:
      return gj_consumption_flow_new (terminal);
    case GJ_TILE_PREMIUM_PAYMENTS:
      return gj_premiums_flow_new (terminal);
    case GJ_TILE_REPRINT:
      return gj_receipts_flow_new (terminal, terminal->wanted_receipt);
    case GJ_TILE_PASSWORD:
      return gj_pin_change_flow_new (terminal, GJ_PIN_CHANGE_ITSELF);
    case GJ_TILE_POLICY:
      return gj_policy_flow_new (terminal);
    }
  g_assert_not_reached (); /* home offers no such tile */
}

void
gj_stage_open_cardless (GjTerminal *terminal, GjCardless cardless)
{
  terminal->wanted_cardless = cardless;
  gj_session_handle (terminal->session, GJ_EVENT_CARDLESS_OPENED);
}

static GjFlow *
make_cardless (GjTerminal *terminal)
{
  switch (terminal->wanted_cardless)
    {
    case GJ_CARDLESS_POLICY:
      return gj_policy_flow_new (terminal);
    case GJ_CARDLESS_VERIFY:
      return gj_verify_flow_new (terminal, terminal->wanted_scan);
    }
  g_assert_not_reached (); /* no page offers such a tile */
}

static gboolean
is_verifying (GjTerminal *terminal)
{
  GjState state = gj_session_get_state (terminal->session);

  return (state == GJ_STATE_CARDLESS || state == GJ_STATE_CARDLESS_BROKEN)
         && terminal->wanted_cardless == GJ_CARDLESS_VERIFY;
}

/* A code is kept where it can be wiped, and nowhere else. */
static void
take_code (GjTerminal *terminal, const char *text)
{
  gboolean fits = TRUE;

  g_clear_pointer (&terminal->wanted_code, gj_secret_free);
  terminal->wanted_code = gj_secret_new (GJ_CREDENTIAL_MAX);
  for (const char *c = text; *c != '\0'; c++)
    fits = fits && gj_secret_append (terminal->wanted_code, *c);
  g_assert (fits);
  gj_session_handle (terminal->session, GJ_EVENT_CODE_SCANNED);
  g_clear_pointer (&terminal->wanted_code, gj_secret_free); /* nobody wanted it now */
}

/* A card that is in is what counts, whatever is the matter with it. */
static gboolean
may_take_code (GjTerminal *terminal)
{
  return gj_session_get_state (terminal->session) != GJ_STATE_CARD_PROBLEM
         || (terminal->by_code && terminal->card_serial == 0);
}

void
gj_stage_scanned (GjTerminal *terminal, const char *text)
{
  gboolean is_code = gj_code_flow_wants (terminal, text);

  if (is_verifying (terminal)) /* a code is no receipt, and nothing that the page should keep */
    gj_verify_flow_scanned (terminal->flow, is_code ? "*" : text);
  else if (is_code)
    {
      if (may_take_code (terminal))
        take_code (terminal, text);
    }
  else if (gj_session_get_state (terminal->session) == GJ_STATE_IDLE)
    {
      g_autofree char *wanted = g_strdup (text);

      terminal->wanted_scan = wanted;
      gj_stage_open_cardless (terminal, GJ_CARDLESS_VERIFY);
      terminal->wanted_scan = NULL;
      explicit_bzero (wanted, strlen (wanted)); /* without a resolver a person's code is what any text is */
    }
}

void
gj_stage_scanner_changed (GjTerminal *terminal)
{
  if (is_verifying (terminal))
    gj_flow_show (terminal->flow);
  else if (terminal->codes != NULL && gj_session_get_state (terminal->session) == GJ_STATE_IDLE)
    gj_stage_show_again (terminal);
}

/* Wiping */

/* Nothing of the resident is left; the page on the screen is replaced by the caller at once. */
static void
forget (GjTerminal *terminal)
{
  end_flow (terminal);
  /* A card that was only just put in needs no unpowering before it is read. */
  if (terminal->session_us != 0 && terminal->card_serial != 0 && !terminal->card_mute)
    gj_card_source_release_async (terminal->card, terminal->card_serial, NULL, NULL);
  terminal->session_us = 0;
  g_clear_pointer (&terminal->holder, gj_card_holder_free);
  terminal->marks = (GjCardMarks){ 0 };
  g_clear_pointer (&terminal->resident, gj_resident_free);
  g_clear_pointer (&terminal->staff, gj_staff_free);
  g_clear_pointer (&terminal->wanted_relative, g_free);
  g_clear_pointer (&terminal->wanted_receipt, g_free);
  g_clear_pointer (&terminal->wanted_place, gj_place_free);
  terminal->initial_pin = FALSE;
  terminal->by_code = FALSE;
  terminal->balance_hidden = FALSE;
  terminal->relatives_not_found = 0;
  terminal->problem = GJ_PROBLEM_NONE;
}

/* The next person begins in the hall's language, at the ordinary size and height. */
static void
reset_aids (GjTerminal *terminal)
{
  terminal->elder = FALSE;
  terminal->elder_declined = FALSE;
  gj_window_set_elder (terminal->window, FALSE);
  gj_window_set_low (terminal->window, FALSE);
  gj_speaker_reset (terminal->speaker);
  gj_terminal_speak (terminal, terminal->config->language);
}

/* The page that comes next is entered in it; its time is given when the session moves. */
void
gj_stage_offer_elder (GjTerminal *terminal)
{
  if (terminal->elder || terminal->elder_declined)
    return;
  terminal->elder = TRUE;
  gj_window_set_elder (terminal->window, TRUE);
}

static GjComfort
comfort_now (GjTerminal *terminal)
{
  GjComfort comfort = { .elder = terminal->elder, .elder_declined = terminal->elder_declined, .low = gj_window_get_low (terminal->window) };

  g_strlcpy (comfort.language, gj_i18n_get_language (), sizeof comfort.language);
  gj_speaker_get (terminal->speaker, &comfort.voice, &comfort.in_private);
  return comfort;
}

/* Somebody chose a text size, a height or a language, and may walk away without ever putting a card in. */
static gboolean
aids_are_changed (GjTerminal *terminal)
{
  return terminal->elder || terminal->elder_declined || gj_window_get_low (terminal->window)
         || gj_speaker_is_changed (terminal->speaker)
         || !g_str_equal (gj_i18n_get_language (), terminal->config->language);
}

/* What was chosen since, before the card was put in, is newer. */
void
gj_stage_bring_back_comfort (GjTerminal *terminal)
{
  const GjComfort *comfort = gj_resume_get_comfort (terminal->resume, terminal->holder->certno, terminal->marks.identifier);

  if (comfort == NULL || aids_are_changed (terminal))
    return;
  terminal->elder = comfort->elder;
  terminal->elder_declined = comfort->elder_declined;
  gj_window_set_elder (terminal->window, comfort->elder);
  gj_window_set_low (terminal->window, comfort->low);
  gj_terminal_speak (terminal, comfort->language);
  gj_speaker_set (terminal->speaker, comfort->voice, comfort->in_private);
}

/* A card that was put in while nothing could be served, answering or mute, waits for idle; one that is
 * to be taken may have gone a moment ago. */
static gboolean
look_at_slot (gpointer user_data)
{
  GjTerminal *terminal = user_data;
  GjState state = gj_session_get_state (terminal->session);

  terminal->look_source = 0;
  if (state == GJ_STATE_IDLE && terminal->card_serial != 0)
    gj_session_handle (terminal->session, GJ_EVENT_CARD_IN);
  else if (state == GJ_STATE_TAKE_CARD && terminal->card_serial == 0)
    gj_session_handle (terminal->session, GJ_EVENT_CARD_OUT);
  return G_SOURCE_REMOVE;
}

static void
look_at_slot_soon (GjTerminal *terminal)
{
  if (terminal->look_source == 0)
    terminal->look_source = g_idle_add (look_at_slot, terminal);
}

/* Who cannot see that the page has gone is told why, and what the card is good for now. */
static void
say_what_ended (GjTerminal *terminal)
{
  GjState from;

  if (gj_session_get_last_event (terminal->session, &from) != GJ_EVENT_CARD_OUT)
    return;
  if (from == GJ_STATE_TAKE_CARD)
    gj_speaker_part (terminal->speaker, _("卡已取走，再见。"));
  else if (terminal->place_kept)
    gj_speaker_part (terminal->speaker, _("卡已拔出，服务结束了。两分钟内插回这张卡，可以接着办。"));
  else
    gj_speaker_part (terminal->speaker, _("卡已拔出，服务结束了。"));
}

static void
show_idle (GjTerminal *terminal)
{
  forget (terminal);
  say_what_ended (terminal);
  reset_aids (terminal);
  gj_stage_restart_countdown (terminal);
  gj_stage_show (terminal, gj_quiet_idle_page (terminal));
  look_at_slot_soon (terminal);
  gj_terminal_look_at_hours (terminal);
  gj_terminal_look_at_keys (terminal);
  gj_terminal_look_at_pin_pad (terminal);
  /* What broke while a payment could not be interrupted counts from now on. */
  if (terminal->breakage != 0)
    gj_session_handle (terminal->session, GJ_EVENT_BROKEN);
  else
    gj_terminal_look_at_store (terminal);
}

/* Whoever is in front of it while it breaks hears so in the language chosen, until the clock takes that back. */
static void
show_out_of_service (GjTerminal *terminal)
{
  GjState from;

  forget (terminal);
  if (gj_session_get_last_event (terminal->session, &from) != GJ_EVENT_BROKEN)
    reset_aids (terminal);
  gj_stage_restart_countdown (terminal);
  gj_stage_show (terminal, gj_quiet_out_of_service_page (terminal));
  gj_terminal_look_at_store (terminal);
}

static void
show_take_card (GjTerminal *terminal)
{
  GtkWidget *page;

  /* In by a code: there is none to take. */
  if (terminal->by_code && terminal->card_serial == 0)
    {
      gj_session_handle (terminal->session, GJ_EVENT_CARD_OUT);
      return;
    }
  page = gj_quiet_take_card_page (terminal);

  forget (terminal);
  gj_stage_show (terminal, page);
  look_at_slot_soon (terminal);
}

void
gj_stage_close (GjTerminal *terminal)
{
  GjState state = gj_session_get_state (terminal->session);

  gj_countdown_stop (terminal->countdown);
  /* A payment's flow cannot be ended before its answer; it holds no PIN any more. */
  if (state == GJ_STATE_PAYING || state == GJ_STATE_PAYING_ALONE)
    return;
  forget (terminal);
}

/* The frame */

static void
set_nav (GjTerminal *terminal)
{
  GjWindow *window = terminal->window;

  if (terminal->held)
    {
      gj_window_set_nav (window, GJ_NAV_OFF, GJ_NAV_OFF, GJ_NAV_OFF);
      return;
    }
  switch (gj_session_get_state (terminal->session))
    {
    case GJ_STATE_IDLE:
    case GJ_STATE_TAKE_CARD:
    case GJ_STATE_FAREWELL:
    case GJ_STATE_OUT_OF_SERVICE:
    case GJ_STATE_SHUT_READING:
      gj_window_set_nav (window, GJ_NAV_HIDDEN, GJ_NAV_HIDDEN, GJ_NAV_HIDDEN);
      break;
    case GJ_STATE_READING:
    case GJ_STATE_CARD_PROBLEM:
    case GJ_STATE_SHUT_PROBLEM:
      gj_window_set_nav (window, GJ_NAV_OFF, GJ_NAV_OFF, GJ_NAV_NORMAL);
      break;
    case GJ_STATE_PIN:
    case GJ_STATE_SHUT_PIN:
      gj_window_set_nav (window, GJ_NAV_NORMAL, GJ_NAV_OFF, GJ_NAV_NORMAL);
      break;
    case GJ_STATE_HOME:
      gj_window_set_nav (window, GJ_NAV_OFF, GJ_NAV_HERE, GJ_NAV_NORMAL);
      break;
    case GJ_STATE_SERVICE:
    case GJ_STATE_CARDLESS:
    case GJ_STATE_CARDLESS_BROKEN:
    case GJ_STATE_STAFF:
      gj_window_set_nav (window, GJ_NAV_NORMAL, GJ_NAV_NORMAL, GJ_NAV_NORMAL);
      break;
    case GJ_STATE_PAYING:
    case GJ_STATE_PAYING_ALONE:
      gj_window_set_nav (window, GJ_NAV_OFF, GJ_NAV_OFF, GJ_NAV_OFF);
      break;
    case GJ_STATE_RESULT:
      gj_window_set_nav (window, GJ_NAV_OFF, GJ_NAV_NORMAL, GJ_NAV_NORMAL);
      break;
    case GJ_STATE_GUEST_SWAP:
    case GJ_STATE_GUEST_WAIT:
    case GJ_STATE_GUEST_WRONG:
      gj_window_set_nav (window, GJ_NAV_NORMAL, GJ_NAV_OFF, GJ_NAV_NORMAL);
      break;
    case GJ_STATE_GUEST_READING:
    case GJ_STATE_GUEST_IN:
    case GJ_STATE_GUEST_RETURN:
    case GJ_STATE_GUEST_CHECK:
    case GJ_STATE_GUEST_PIN:
      gj_window_set_nav (window, GJ_NAV_OFF, GJ_NAV_OFF, GJ_NAV_NORMAL);
      break;
    case GJ_STATE_COUNT:
      g_assert_not_reached ();
    }
}

void
gj_stage_hold (GjTerminal *terminal, gboolean held)
{
  terminal->held = held;
  set_nav (terminal);
}

gboolean
gj_stage_is_unattended (GjTerminal *terminal)
{
  GjState state = gj_session_get_state (terminal->session);

  return state == GJ_STATE_IDLE || state == GJ_STATE_OUT_OF_SERVICE;
}

void
gj_stage_restart_countdown (GjTerminal *terminal)
{
  GjState state = gj_session_get_state (terminal->session);
  guint seconds = terminal->elder ? terminal->config->elder_idle_seconds : terminal->config->idle_seconds;
  guint warn_seconds = terminal->elder ? ELDER_WARN_SECONDS : WARN_SECONDS;

  if (gj_state_is_attended (state) && gj_state_is_timed (state))
    {
      gj_countdown_start (terminal->countdown, seconds, warn_seconds);
      return;
    }
  gj_countdown_stop (terminal->countdown);
  gj_window_set_time_left (terminal->window,
                           state == GJ_STATE_PAYING || state == GJ_STATE_PAYING_ALONE
                               ? GJ_TIME_PAUSED
                               : GJ_TIME_NONE,
                           0, FALSE);
  if (state == GJ_STATE_FAREWELL)
    gj_countdown_start (terminal->countdown, terminal->elder ? 2 * FAREWELL_SECONDS : FAREWELL_SECONDS,
                        terminal->elder ? 2 * FAREWELL_WARN_SECONDS : FAREWELL_WARN_SECONDS);
  else if (gj_stage_is_unattended (terminal) && aids_are_changed (terminal))
    gj_countdown_start (terminal->countdown, seconds, warn_seconds);
}

/* What the table asks for */

static void
show_farewell (GjTerminal *terminal)
{
  forget (terminal);
  gj_stage_show (terminal, gj_quiet_farewell_page (terminal));
}

/* Home, but for whoever was cut off a moment ago: where only a service was open it opens again, where more was done they are asked. */
static void
show_home (GjTerminal *terminal)
{
  g_autoptr (GjPlace) place = gj_resume_take (terminal->resume, terminal->holder->certno, terminal->marks.identifier);
  GjFlow *flow = NULL;

  if (place != NULL && *place->people == NULL)
    {
      gj_stage_open (terminal, (GjTile) place->service, NULL, NULL);
      return;
    }
  if (place != NULL)
    flow = gj_resume_flow_new (terminal, g_steal_pointer (&place));
  gj_stage_run (terminal, flow != NULL ? flow : gj_home_flow_new (terminal));
}

/* What is open, if nothing more is to be said of it; a PIN that was being changed is changed from the beginning. */
static GjPlace *
place_now (GjTerminal *terminal, GjState state)
{
  GjPlace *place = gj_flow_place (terminal->flow);

  if (place != NULL || state != GJ_STATE_SERVICE || terminal->wanted_tile == GJ_TILE_PASSWORD)
    return place;
  return gj_place_new (terminal->wanted_tile, NULL, 0);
}

/* Before anything of the visit is forgotten: if the clock or the card's leaving cuts it off, a place to come back to and what was on are
 * remembered; whoever ends it, or whose PIN was refused, leaves nothing behind. */
static void
look_back (GjTerminal *terminal)
{
  GjState from;
  GjEvent event = gj_session_get_last_event (terminal->session, &from);
  GjComfort comfort;
  GjPlace *place;

  terminal->place_kept = FALSE;
  if (event == GJ_EVENT_END || event == GJ_EVENT_PIN_REFUSED || event == GJ_EVENT_CODE_SCANNED
      || gj_session_get_state (terminal->session) == GJ_STATE_OUT_OF_SERVICE)
    gj_resume_forget (terminal->resume);
  if ((event != GJ_EVENT_CARD_OUT && event != GJ_EVENT_TIME_OUT) || terminal->by_code
      || (from != GJ_STATE_SERVICE && from != GJ_STATE_HOME))
    return;
  place = place_now (terminal, from);
  comfort = comfort_now (terminal);
  if (place != NULL || aids_are_changed (terminal))
    terminal->place_kept
        = gj_resume_keep (terminal->resume, terminal->holder->certno, terminal->marks.identifier, place, &comfort);
}

/* The audit says when staff left, and what kept them out. */
static void
note_staff (GjTerminal *terminal)
{
  GjState from;
  GjEvent event = gj_session_get_last_event (terminal->session, &from);
  const char *result = terminal->problem == GJ_PROBLEM_STAFF_PIN ? "initial-pin" : gj_event_name (event);

  if (terminal->staff == NULL)
    return;
  if (from == GJ_STATE_STAFF && gj_session_get_state (terminal->session) != GJ_STATE_STAFF)
    gj_duty_desk_note (terminal->duty_desk, terminal->staff->staff_no, GJ_DUTY_LEFT, "", gj_event_name (event));
  else if (event == GJ_EVENT_PIN_REFUSED && (from == GJ_STATE_PIN || from == GJ_STATE_SHUT_PIN))
    gj_duty_desk_note (terminal->duty_desk, terminal->staff->staff_no, GJ_DUTY_REFUSED, "", result);
}

/* Aids are chosen at idle for the visit that follows; those of a farewell are the last visitor's. */
static void
reset_aids_of_before (GjTerminal *terminal)
{
  GjState from;

  (void) gj_session_get_last_event (terminal->session, &from);
  if (from == GJ_STATE_FAREWELL)
    reset_aids (terminal);
}

static void
carry_out (GjTerminal *terminal, GjAction action)
{
  switch (action)
    {
    case GJ_ACTION_NONE:
      break;
    case GJ_ACTION_SHOW_IDLE:
      show_idle (terminal);
      break;
    case GJ_ACTION_READ_CARD:
      forget (terminal);
      reset_aids_of_before (terminal);
      terminal->session_us = gj_clock_now_us (terminal->clock);
      gj_stage_run (terminal, gj_reading_flow_new (terminal));
      break;
    case GJ_ACTION_READ_CODE:
      forget (terminal);
      terminal->session_us = gj_clock_now_us (terminal->clock);
      terminal->by_code = TRUE;
      gj_stage_run (terminal, gj_code_flow_new (terminal));
      break;
    case GJ_ACTION_SHOW_CARD_PROBLEM:
    case GJ_ACTION_SHOW_PIN_REFUSED:
      gj_stage_run (terminal, gj_problem_flow_new (terminal));
      break;
    case GJ_ACTION_ASK_PIN:
      gj_stage_run (terminal, gj_log_in_flow_new (terminal));
      break;
    case GJ_ACTION_SHOW_HOME:
      show_home (terminal);
      break;
    case GJ_ACTION_RUN_SERVICE:
      gj_stage_run (terminal, make_service (terminal));
      break;
    case GJ_ACTION_RUN_CARDLESS:
      gj_stage_run (terminal, make_cardless (terminal));
      break;
    case GJ_ACTION_RUN_STAFF:
      gj_stage_run (terminal, gj_staff_flow_new (terminal));
      break;
    case GJ_ACTION_SHOW_PAYING:
    case GJ_ACTION_SHOW_RESULT:
    case GJ_ACTION_SHOW_GUEST:
    case GJ_ACTION_RESUME_SERVICE:
      gj_flow_show (terminal->flow);
      break;
    case GJ_ACTION_SHOW_STRANGER:
      forget (terminal);
      terminal->problem = GJ_PROBLEM_STRANGER;
      gj_stage_run (terminal, gj_problem_flow_new (terminal));
      break;
    case GJ_ACTION_HIDE_PERSON:
      gj_stage_show (terminal, gj_quiet_finishing_page (terminal));
      break;
    case GJ_ACTION_SHOW_TAKE_CARD:
      show_take_card (terminal);
      break;
    case GJ_ACTION_SHOW_FAREWELL:
      show_farewell (terminal);
      break;
    case GJ_ACTION_SHOW_OUT_OF_SERVICE:
      show_out_of_service (terminal);
      break;
    }
}

/* What moves a terminal is somebody, or the hour: all but news of what is broken already, which come at night too. */
static void
stir (GjTerminal *terminal, GjState state)
{
  GjState from;

  (void) gj_session_get_last_event (terminal->session, &from);
  if (from != GJ_STATE_OUT_OF_SERVICE || state != GJ_STATE_OUT_OF_SERVICE)
    gj_terminal_stir (terminal);
}

void
gj_stage_act (GjState state, GjAction action, gpointer user_data)
{
  GjTerminal *terminal = user_data;

  terminal->held = FALSE;
  stir (terminal, state);
  look_back (terminal);
  note_staff (terminal);
  set_nav (terminal);
  gj_stage_restart_countdown (terminal);
  carry_out (terminal, action);
}

void
gj_stage_show_again (GjTerminal *terminal)
{
  switch (gj_session_get_state (terminal->session))
    {
    case GJ_STATE_IDLE:
      gj_stage_show (terminal, gj_quiet_idle_page (terminal));
      break;
    case GJ_STATE_TAKE_CARD:
      gj_stage_show (terminal, gj_quiet_take_card_page (terminal));
      break;
    case GJ_STATE_FAREWELL:
      gj_stage_show (terminal, gj_quiet_farewell_page (terminal));
      break;
    case GJ_STATE_PAYING_ALONE:
      gj_stage_show (terminal, gj_quiet_finishing_page (terminal));
      break;
    case GJ_STATE_OUT_OF_SERVICE:
      gj_stage_show (terminal, gj_quiet_out_of_service_page (terminal));
      break;
    case GJ_STATE_READING:
    case GJ_STATE_CARD_PROBLEM:
    case GJ_STATE_PIN:
    case GJ_STATE_HOME:
    case GJ_STATE_SERVICE:
    case GJ_STATE_PAYING:
    case GJ_STATE_RESULT:
    case GJ_STATE_CARDLESS:
    case GJ_STATE_CARDLESS_BROKEN:
    case GJ_STATE_STAFF:
    case GJ_STATE_SHUT_READING:
    case GJ_STATE_SHUT_PIN:
    case GJ_STATE_SHUT_PROBLEM:
    case GJ_STATE_GUEST_SWAP:
    case GJ_STATE_GUEST_WAIT:
    case GJ_STATE_GUEST_READING:
    case GJ_STATE_GUEST_WRONG:
    case GJ_STATE_GUEST_IN:
    case GJ_STATE_GUEST_RETURN:
    case GJ_STATE_GUEST_CHECK:
    case GJ_STATE_GUEST_PIN:
      gj_flow_show (terminal->flow);
      break;
    case GJ_STATE_COUNT:
      g_assert_not_reached ();
    }
}

void
gj_stage_set_breakage (GjTerminal *terminal, GjBreakage breakage, gboolean broken,
                       const char *detail)
{
  guint before = terminal->breakage;
  gboolean same_detail = detail == NULL || g_strcmp0 (detail, terminal->breakage_detail) == 0;

  if (broken)
    terminal->breakage |= breakage;
  else
    terminal->breakage &= ~(guint) breakage;
  if (!same_detail)
    {
      g_free (terminal->breakage_detail);
      terminal->breakage_detail = g_strdup (detail);
    }
  /* The same trouble again is no news, and must not take back the language somebody chose. */
  if (terminal->breakage == before && same_detail)
    return;
  if (terminal->breakage != 0)
    gj_session_handle (terminal->session, GJ_EVENT_BROKEN);
  else if (before != 0)
    gj_session_handle (terminal->session, GJ_EVENT_MENDED);
}
