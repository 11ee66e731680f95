/* SPDX-License-Identifier: Apache-2.0 */
/* The guest card in the session's table: the one step at which the holder's card may leave. */
#include "kiosk/session/session.h"

typedef struct
{
  GjState state;
  GjAction action;
} Seen;

static void
on_action (GjState state, GjAction action, gpointer user_data)
{
  *(Seen *) user_data = (Seen){ state, action };
}

typedef struct
{
  Seen seen;
  GjSession *session;
} Fixture;

static const GjEvent into_service[] = { GJ_EVENT_MENDED, GJ_EVENT_CARD_IN, GJ_EVENT_CARD_READ,
                                        GJ_EVENT_PIN_OK, GJ_EVENT_SERVICE_OPENED };

/* The whole way from the swap to the holder's PIN. */
static const GjEvent way[] = { GJ_EVENT_GUEST_ASKED, GJ_EVENT_CARD_OUT,    GJ_EVENT_CARD_IN,
                               GJ_EVENT_GUEST_READ,  GJ_EVENT_CARD_OUT,    GJ_EVENT_CARD_IN,
                               GJ_EVENT_HOLDER_BACK };

static const GjState states[] = { GJ_STATE_GUEST_SWAP, GJ_STATE_GUEST_WAIT,   GJ_STATE_GUEST_READING,
                                  GJ_STATE_GUEST_IN,   GJ_STATE_GUEST_RETURN, GJ_STATE_GUEST_CHECK,
                                  GJ_STATE_GUEST_PIN };

static void
set_up (Fixture *f, gconstpointer data)
{
  f->session = gj_session_new (on_action, &f->seen);
  for (guint i = 0; i < G_N_ELEMENTS (into_service); i++)
    g_assert_true (gj_session_handle (f->session, into_service[i]));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gj_session_free (f->session);
}

static void
again (Fixture *f)
{
  tear_down (f, NULL);
  set_up (f, NULL);
}

static void
go (Fixture *f, guint n)
{
  for (guint i = 0; i < n; i++)
    g_assert_true (gj_session_handle (f->session, way[i]));
}

static void
test_the_way_there_and_back (Fixture *f, gconstpointer data)
{
  for (guint n = 1; n <= G_N_ELEMENTS (way); n++)
    {
      again (f);
      go (f, n);
      g_assert_cmpint (gj_session_get_state (f->session), ==, states[n - 1]);
      g_assert_cmpint (f->seen.action, ==, GJ_ACTION_SHOW_GUEST);
      g_assert_true (gj_state_is_guest (states[n - 1]));
    }
  g_assert_true (gj_session_handle (f->session, GJ_EVENT_PIN_OK));
  g_assert_cmpint (f->seen.state, ==, GJ_STATE_SERVICE);
  g_assert_cmpint (f->seen.action, ==, GJ_ACTION_RESUME_SERVICE);
}

/* Without the step, a card that leaves a service ends the session as ever. */
static void
test_only_at_this_step (Fixture *f, gconstpointer data)
{
  g_assert_true (gj_session_handle (f->session, GJ_EVENT_CARD_OUT));
  g_assert_cmpint (f->seen.state, ==, GJ_STATE_IDLE);
}

/* No state of the step has a row for HOME or SERVICE_OPENED: nothing else of the holder's opens. */
static void
test_nothing_else_opens (Fixture *f, gconstpointer data)
{
  for (guint n = 1; n <= G_N_ELEMENTS (way); n++)
    {
      again (f);
      go (f, n);
      g_assert_false (gj_session_handle (f->session, GJ_EVENT_HOME));
      g_assert_false (gj_session_handle (f->session, GJ_EVENT_SERVICE_OPENED));
    }
}

/* SUBMITTED is the program's own event: where the table has no row for it, it aborts. */
static void
test_nothing_is_submitted (Fixture *f, gconstpointer data)
{
  if (g_test_subprocess ())
    {
      go (f, G_N_ELEMENTS (way));
      gj_session_handle (f->session, GJ_EVENT_SUBMITTED);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*submitted cannot happen while guest-pin*");
}

/* 结束服务, a broken store and, where time runs, the time-out lead out of every state; nobody is stuck. */
static void
test_every_state_can_be_left (Fixture *f, gconstpointer data)
{
  for (guint n = 1; n <= G_N_ELEMENTS (way); n++)
    {
      again (f);
      go (f, n);
      g_assert_true (gj_session_handle (f->session, GJ_EVENT_END));
      g_assert_false (gj_state_is_personal (f->seen.state));
      again (f);
      go (f, n);
      g_assert_true (gj_session_handle (f->session, GJ_EVENT_BROKEN));
      g_assert_cmpint (f->seen.state, ==, GJ_STATE_OUT_OF_SERVICE);
    }
}

static void
test_time_out_forgets (Fixture *f, gconstpointer data)
{
  for (guint n = 1; n <= G_N_ELEMENTS (way); n++)
    {
      again (f);
      go (f, n);
      if (!gj_state_is_timed (states[n - 1]))
        {
          g_assert_false (gj_session_handle (f->session, GJ_EVENT_TIME_OUT));
          continue;
        }
      g_assert_true (gj_session_handle (f->session, GJ_EVENT_TIME_OUT));
      g_assert_true (f->seen.action == GJ_ACTION_SHOW_IDLE
                     || f->seen.action == GJ_ACTION_SHOW_TAKE_CARD);
    }
}

static void
test_stranger_ends_the_session (Fixture *f, gconstpointer data)
{
  go (f, 6);
  g_assert_true (gj_session_handle (f->session, GJ_EVENT_STRANGER));
  g_assert_cmpint (f->seen.state, ==, GJ_STATE_CARD_PROBLEM);
  g_assert_cmpint (f->seen.action, ==, GJ_ACTION_SHOW_STRANGER);
}

static void
test_wrong_card_is_tried_again (Fixture *f, gconstpointer data)
{
  go (f, 3);
  g_assert_true (gj_session_handle (f->session, GJ_EVENT_GUEST_REFUSED));
  g_assert_cmpint (f->seen.state, ==, GJ_STATE_GUEST_WRONG);
  g_assert_true (gj_session_handle (f->session, GJ_EVENT_CARD_OUT));
  g_assert_cmpint (f->seen.state, ==, GJ_STATE_GUEST_WAIT);
}

/* Giving up with the holder's own card in goes straight to its PIN, with another one by way of taking it out. */
static void
test_giving_up (Fixture *f, gconstpointer data)
{
  go (f, 1);
  g_assert_true (gj_session_handle (f->session, GJ_EVENT_GUEST_CANCELLED));
  g_assert_cmpint (f->seen.state, ==, GJ_STATE_SERVICE);
  again (f);
  go (f, 2);
  g_assert_true (gj_session_handle (f->session, GJ_EVENT_GUEST_CANCELLED));
  g_assert_cmpint (f->seen.state, ==, GJ_STATE_GUEST_RETURN);
  again (f);
  go (f, 3);
  gj_session_handle (f->session, GJ_EVENT_GUEST_REFUSED);
  g_assert_true (gj_session_handle (f->session, GJ_EVENT_GUEST_CANCELLED));
  g_assert_cmpint (f->seen.state, ==, GJ_STATE_GUEST_IN);
  again (f);
  go (f, 3);
  gj_session_handle (f->session, GJ_EVENT_GUEST_REFUSED);
  g_assert_true (gj_session_handle (f->session, GJ_EVENT_HOLDER_BACK));
  g_assert_cmpint (f->seen.state, ==, GJ_STATE_GUEST_PIN);
}

/* The holder's card that cannot be read is put in once more, as often as it takes. */
static void
test_unreadable_own_card (Fixture *f, gconstpointer data)
{
  go (f, 6);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (gj_session_handle (f->session, GJ_EVENT_GUEST_REFUSED));
      g_assert_cmpint (f->seen.state, ==, GJ_STATE_GUEST_RETURN);
      g_assert_true (gj_session_handle (f->session, GJ_EVENT_CARD_OUT));
      g_assert_cmpint (f->seen.state, ==, GJ_STATE_GUEST_RETURN);
      g_assert_true (gj_session_handle (f->session, GJ_EVENT_CARD_IN));
      g_assert_cmpint (f->seen.state, ==, GJ_STATE_GUEST_CHECK);
    }
}

/* A guest's PIN that is refused for good ends the asking, not the holder's session. */
static void
test_guests_pin (Fixture *f, gconstpointer data)
{
  go (f, 4);
  g_assert_true (gj_session_handle (f->session, GJ_EVENT_PIN_REFUSED));
  g_assert_cmpint (f->seen.state, ==, GJ_STATE_GUEST_IN);
  g_assert_true (gj_session_handle (f->session, GJ_EVENT_PIN_OK));
  g_assert_cmpint (f->seen.state, ==, GJ_STATE_GUEST_IN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/guest/out-in-out-in-and-the-holders-PIN-lead-back", test_the_way_there_and_back);
  ADD ("/guest/without-the-step-a-card-that-leaves-ends-the-session", test_only_at_this_step);
  ADD ("/guest/nothing-else-opens-before-the-holder-is-back", test_nothing_else_opens);
  ADD ("/guest/nothing-is-submitted-before-the-holders-PIN", test_nothing_is_submitted);
  ADD ("/guest/every-state-can-be-left", test_every_state_can_be_left);
  ADD ("/guest/time-out-forgets-everything", test_time_out_forgets);
  ADD ("/guest/a-strangers-card-ends-the-session", test_stranger_ends_the_session);
  ADD ("/guest/a-wrong-card-is-taken-out-and-another-tried", test_wrong_card_is_tried_again);
  ADD ("/guest/giving-up-leads-back-to-the-holders-card", test_giving_up);
  ADD ("/guest/an-unreadable-own-card-is-put-in-again", test_unreadable_own_card);
  ADD ("/guest/a-guests-refused-PIN-leaves-the-session-alone", test_guests_pin);
#undef ADD
  return g_test_run ();
}
