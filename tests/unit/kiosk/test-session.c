/* SPDX-License-Identifier: Apache-2.0 */
/* The session's table: what each event does in each state, and what nothing may do. */
#include "kiosk/session/session.h"

typedef struct
{
  guint calls;
  GjState state;
  GjAction action;
} Seen;

static void
on_action (GjState state, GjAction action, gpointer user_data)
{
  Seen *seen = user_data;

  seen->calls++;
  seen->state = state;
  seen->action = action;
}

static void
drive (GjSession *session, const GjEvent *events, guint n_events)
{
  for (guint i = 0; i < n_events; i++)
    g_assert_true (gj_session_handle (session, events[i]));
}

#define DRIVE(session, ...)                                                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    const GjEvent path_[] = { __VA_ARGS__ };                                                       \
    drive (session, path_, G_N_ELEMENTS (path_));                                                  \
  }                                                                                                \
  G_STMT_END

static void
test_starts_out_of_service (void)
{
  Seen seen = { 0 };
  g_autoptr (GjSession) session = gj_session_new (on_action, &seen);

  g_assert_cmpint (gj_session_get_state (session), ==, GJ_STATE_OUT_OF_SERVICE);
  g_assert_false (gj_session_handle (session, GJ_EVENT_SERVICE_OPENED));
  DRIVE (session, GJ_EVENT_MENDED);
  g_assert_cmpint (seen.action, ==, GJ_ACTION_SHOW_IDLE);
}

static void
test_main_job (void)
{
  Seen seen = { 0 };
  g_autoptr (GjSession) session = gj_session_new (on_action, &seen);

  DRIVE (session, GJ_EVENT_MENDED, GJ_EVENT_CARD_IN, GJ_EVENT_CARD_READ, GJ_EVENT_PIN_OK,
         GJ_EVENT_SERVICE_OPENED, GJ_EVENT_SUBMITTED, GJ_EVENT_ANSWERED, GJ_EVENT_END,
         GJ_EVENT_CARD_OUT);
  g_assert_cmpint (gj_session_get_state (session), ==, GJ_STATE_IDLE);
  g_assert_cmpint (seen.calls, ==, 9);
}

/* From every state a resident can be in, a pulled card leaves nothing personal within the one
 * event. */
static void
test_card_out_ends_everything (void)
{
  const GjEvent path[]
      = { GJ_EVENT_MENDED,         GJ_EVENT_CARD_IN,   GJ_EVENT_CARD_READ, GJ_EVENT_PIN_OK,
          GJ_EVENT_SERVICE_OPENED, GJ_EVENT_SUBMITTED, GJ_EVENT_ANSWERED };

  for (guint n = 2; n <= G_N_ELEMENTS (path); n++)
    {
      Seen seen = { 0 };
      g_autoptr (GjSession) session = gj_session_new (on_action, &seen);

      drive (session, path, n);
      g_assert_true (gj_state_is_personal (gj_session_get_state (session)));
      g_assert_true (gj_session_handle (session, GJ_EVENT_CARD_OUT));
      g_assert_false (gj_state_is_personal (gj_session_get_state (session)));
    }
}

static void
test_paying_cannot_be_left (void)
{
  Seen seen = { 0 };
  g_autoptr (GjSession) session = gj_session_new (on_action, &seen);

  DRIVE (session, GJ_EVENT_MENDED, GJ_EVENT_CARD_IN, GJ_EVENT_CARD_READ, GJ_EVENT_PIN_OK,
         GJ_EVENT_SERVICE_OPENED, GJ_EVENT_SUBMITTED);
  g_assert_false (gj_session_handle (session, GJ_EVENT_END));
  g_assert_false (gj_session_handle (session, GJ_EVENT_HOME));
  g_assert_false (gj_session_handle (session, GJ_EVENT_TIME_OUT));
  g_assert_false (gj_session_handle (session, GJ_EVENT_BROKEN));
  g_assert_false (gj_state_is_timed (gj_session_get_state (session)));
  DRIVE (session, GJ_EVENT_CARD_OUT);
  g_assert_cmpint (seen.action, ==, GJ_ACTION_HIDE_PERSON);
  g_assert_false (gj_session_handle (session, GJ_EVENT_CARD_IN));
  DRIVE (session, GJ_EVENT_ANSWERED);
  g_assert_cmpint (seen.action, ==, GJ_ACTION_SHOW_FAREWELL);
}

static void
test_time_out_returns_the_card (void)
{
  Seen seen = { 0 };
  g_autoptr (GjSession) session = gj_session_new (on_action, &seen);

  DRIVE (session, GJ_EVENT_MENDED, GJ_EVENT_CARD_IN, GJ_EVENT_CARD_READ, GJ_EVENT_PIN_OK,
         GJ_EVENT_TIME_OUT);
  g_assert_cmpint (gj_session_get_state (session), ==, GJ_STATE_TAKE_CARD);
  g_assert_false (gj_session_handle (session, GJ_EVENT_TIME_OUT));
  g_assert_false (gj_session_handle (session, GJ_EVENT_HOME));
}

static void
test_idle_may_be_shown_afresh (void)
{
  Seen seen = { 0 };
  g_autoptr (GjSession) session = gj_session_new (on_action, &seen);

  DRIVE (session, GJ_EVENT_MENDED, GJ_EVENT_TIME_OUT);
  g_assert_cmpint (seen.state, ==, GJ_STATE_IDLE);
  g_assert_cmpint (seen.action, ==, GJ_ACTION_SHOW_IDLE);
}

/* 家庭共济 leads to a payment, 代缴缴费记录 to a receipt. */
static void
test_service_leads_to_another (void)
{
  Seen seen = { 0 };
  g_autoptr (GjSession) session = gj_session_new (on_action, &seen);

  DRIVE (session, GJ_EVENT_MENDED, GJ_EVENT_CARD_IN, GJ_EVENT_CARD_READ, GJ_EVENT_PIN_OK,
         GJ_EVENT_SERVICE_OPENED, GJ_EVENT_SERVICE_OPENED);
  g_assert_cmpint (seen.state, ==, GJ_STATE_SERVICE);
  g_assert_cmpint (seen.action, ==, GJ_ACTION_RUN_SERVICE);
}

/* While the card is judged or the payment is made, nothing else can be begun. */
static void
test_nothing_opens_before_its_turn (void)
{
  const GjEvent path[] = { GJ_EVENT_MENDED, GJ_EVENT_CARD_IN, GJ_EVENT_CARD_READ };
  Seen seen = { 0 };
  g_autoptr (GjSession) session = gj_session_new (on_action, &seen);

  for (guint i = 0; i < G_N_ELEMENTS (path); i++)
    {
      drive (session, &path[i], 1);
      g_assert_false (gj_session_handle (session, GJ_EVENT_SERVICE_OPENED));
    }
  DRIVE (session, GJ_EVENT_PIN_OK, GJ_EVENT_SERVICE_OPENED, GJ_EVENT_SUBMITTED);
  g_assert_false (gj_session_handle (session, GJ_EVENT_SERVICE_OPENED));
}

/* 政策与计算 and 验证凭证 need no card; whoever puts one in is served at once. */
static void
test_cardless (void)
{
  static const GjEvent ways_out[] = { GJ_EVENT_HOME, GJ_EVENT_END, GJ_EVENT_TIME_OUT };
  Seen seen = { 0 };
  g_autoptr (GjSession) session = gj_session_new (on_action, &seen);

  DRIVE (session, GJ_EVENT_MENDED);
  for (gsize i = 0; i < G_N_ELEMENTS (ways_out); i++)
    {
      DRIVE (session, GJ_EVENT_CARDLESS_OPENED);
      g_assert_cmpint (seen.action, ==, GJ_ACTION_RUN_CARDLESS);
      g_assert_false (gj_state_is_personal (seen.state));
      g_assert_true (gj_state_is_timed (seen.state) && gj_state_is_attended (seen.state));
      g_assert_false (gj_session_handle (session, GJ_EVENT_SERVICE_OPENED));
      DRIVE (session, ways_out[i]);
      g_assert_cmpint (seen.action, ==, GJ_ACTION_SHOW_IDLE);
    }
  DRIVE (session, GJ_EVENT_CARDLESS_OPENED, GJ_EVENT_CARD_IN);
  g_assert_cmpint (seen.action, ==, GJ_ACTION_READ_CARD);
  g_assert_false (gj_session_handle (session, GJ_EVENT_CARDLESS_OPENED));
}

/* What breaks does not close a page that needs neither store nor reader, and it is out of service
 * that follows, whoever leaves and whoever puts a card in. */
static void
test_cardless_while_broken (void)
{
  static const GjEvent ways_out[]
      = { GJ_EVENT_HOME, GJ_EVENT_END, GJ_EVENT_TIME_OUT };
  Seen seen = { 0 };
  g_autoptr (GjSession) session = gj_session_new (on_action, &seen);

  DRIVE (session, GJ_EVENT_MENDED, GJ_EVENT_CARDLESS_OPENED, GJ_EVENT_BROKEN);
  g_assert_cmpint (seen.action, ==, GJ_ACTION_NONE);
  DRIVE (session, GJ_EVENT_MENDED);
  g_assert_cmpint (seen.action, ==, GJ_ACTION_NONE);
  DRIVE (session, GJ_EVENT_HOME);
  g_assert_cmpint (seen.action, ==, GJ_ACTION_SHOW_IDLE);
  DRIVE (session, GJ_EVENT_BROKEN);
  for (gsize i = 0; i < G_N_ELEMENTS (ways_out); i++)
    {
      DRIVE (session, GJ_EVENT_CARDLESS_OPENED);
      g_assert_cmpint (seen.action, ==, GJ_ACTION_RUN_CARDLESS);
      DRIVE (session, ways_out[i]);
      g_assert_cmpint (seen.action, ==, GJ_ACTION_SHOW_OUT_OF_SERVICE);
    }
  DRIVE (session, GJ_EVENT_CARDLESS_OPENED, GJ_EVENT_MENDED, GJ_EVENT_CARD_IN);
  g_assert_cmpint (seen.action, ==, GJ_ACTION_READ_CARD);
}

/* 办我自己的 leads to the ordinary home; what breaks ends nobody's work, and leaving comes by idle, which looks. */
static void
test_staff (void)
{
  static const GjEvent ways_out[] = { GJ_EVENT_CARD_OUT, GJ_EVENT_END, GJ_EVENT_TIME_OUT };
  static const GjState ends[] = { GJ_STATE_IDLE, GJ_STATE_TAKE_CARD, GJ_STATE_TAKE_CARD };

  for (gsize i = 0; i < G_N_ELEMENTS (ways_out); i++)
    {
      Seen seen = { 0 };
      g_autoptr (GjSession) session = gj_session_new (on_action, &seen);

      DRIVE (session, GJ_EVENT_MENDED, GJ_EVENT_CARD_IN, GJ_EVENT_CARD_READ, GJ_EVENT_STAFF_IN);
      g_assert_cmpint (seen.action, ==, GJ_ACTION_RUN_STAFF);
      g_assert_true (gj_state_is_timed (seen.state) && gj_state_is_personal (seen.state));
      g_assert_false (gj_session_handle (session, GJ_EVENT_SERVICE_OPENED));
      DRIVE (session, GJ_EVENT_BROKEN, GJ_EVENT_MENDED, GJ_EVENT_HOME);
      g_assert_cmpint (seen.state, ==, GJ_STATE_STAFF);
      DRIVE (session, ways_out[i]);
      g_assert_cmpint (seen.state, ==, ends[i]);
    }
}

static void
test_staff_as_a_resident (void)
{
  Seen seen = { 0 };
  g_autoptr (GjSession) session = gj_session_new (on_action, &seen);

  DRIVE (session, GJ_EVENT_MENDED, GJ_EVENT_CARD_IN, GJ_EVENT_CARD_READ, GJ_EVENT_STAFF_IN,
         GJ_EVENT_OWN_SERVICE);
  g_assert_cmpint (seen.action, ==, GJ_ACTION_SHOW_HOME);
  g_assert_false (gj_session_handle (session, GJ_EVENT_OWN_SERVICE));
  DRIVE (session, GJ_EVENT_SERVICE_OPENED);
}

/* Without the staff's card nothing changes on the screen of a machine that is out of service, and no way leads from there
 * to what a resident can do. */
static void
test_shut (void)
{
  Seen seen = { 0 };
  g_autoptr (GjSession) session = gj_session_new (on_action, &seen);

  DRIVE (session, GJ_EVENT_CARD_IN, GJ_EVENT_CARD_REFUSED);
  g_assert_cmpint (seen.action, ==, GJ_ACTION_SHOW_OUT_OF_SERVICE);
  DRIVE (session, GJ_EVENT_CARD_IN, GJ_EVENT_BROKEN, GJ_EVENT_CARD_OUT);
  g_assert_cmpint (seen.state, ==, GJ_STATE_OUT_OF_SERVICE);
  DRIVE (session, GJ_EVENT_CARD_IN, GJ_EVENT_CARD_READ);
  g_assert_cmpint (seen.action, ==, GJ_ACTION_ASK_PIN);
  g_assert_false (gj_session_handle (session, GJ_EVENT_HOME));
  DRIVE (session, GJ_EVENT_PIN_REFUSED);
  g_assert_cmpint (seen.state, ==, GJ_STATE_SHUT_PROBLEM);
  DRIVE (session, GJ_EVENT_CARD_IN); /* 再试一次 */
  g_assert_cmpint (seen.state, ==, GJ_STATE_SHUT_READING);
  DRIVE (session, GJ_EVENT_CARD_READ, GJ_EVENT_STAFF_IN, GJ_EVENT_CARD_OUT);
  g_assert_cmpint (seen.action, ==, GJ_ACTION_SHOW_IDLE); /* … and what is broken still counts there */
}

/* Whoever put a card in while the machine came back is served. */
static void
test_mended_while_reading (void)
{
  Seen seen = { 0 };
  g_autoptr (GjSession) session = gj_session_new (on_action, &seen);

  DRIVE (session, GJ_EVENT_CARD_IN, GJ_EVENT_MENDED);
  g_assert_cmpint (seen.state, ==, GJ_STATE_READING);
  g_assert_cmpint (seen.action, ==, GJ_ACTION_READ_CARD);
}

static void
test_our_own_mistake_aborts (void)
{
  if (g_test_subprocess ())
    {
      Seen seen = { 0 };
      g_autoptr (GjSession) session = gj_session_new (on_action, &seen);

      gj_session_handle (session, GJ_EVENT_MENDED);
      gj_session_handle (session, GJ_EVENT_ANSWERED);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*answered cannot happen while idle*");
}

/* Every state but paying can be left by some event: nobody is ever stuck. */
static void
test_no_dead_end (void)
{
  const GjEvent ways[]
      = { GJ_EVENT_CARD_OUT, GJ_EVENT_MENDED, GJ_EVENT_CARD_IN, GJ_EVENT_ANSWERED };
  const GjEvent path[]
      = { GJ_EVENT_MENDED,         GJ_EVENT_CARD_IN,   GJ_EVENT_CARD_READ, GJ_EVENT_PIN_OK,
          GJ_EVENT_SERVICE_OPENED, GJ_EVENT_SUBMITTED, GJ_EVENT_ANSWERED,  GJ_EVENT_END };

  for (guint n = 0; n <= G_N_ELEMENTS (path); n++)
    {
      Seen seen = { 0 };
      g_autoptr (GjSession) session = gj_session_new (on_action, &seen);
      gboolean left = FALSE;

      drive (session, path, n);
      for (guint w = 0; w < G_N_ELEMENTS (ways) && !left; w++)
        if (ways[w] != GJ_EVENT_ANSWERED || gj_session_get_state (session) == GJ_STATE_PAYING)
          left = gj_session_handle (session, ways[w]);
      g_assert_true (left);
    }
}

/* 医保码: no PIN, and a card that is put in meanwhile comes first. */
static void
test_a_code_opens_home_and_makes_way_for_a_card (void)
{
  Seen seen = { 0 };
  g_autoptr (GjSession) session = gj_session_new (on_action, &seen);

  DRIVE (session, GJ_EVENT_MENDED, GJ_EVENT_CODE_SCANNED);
  g_assert_cmpint (seen.action, ==, GJ_ACTION_READ_CODE);
  DRIVE (session, GJ_EVENT_CODE_READ);
  g_assert_cmpint (gj_session_get_state (session), ==, GJ_STATE_HOME);
  g_assert_false (gj_session_handle (session, GJ_EVENT_CODE_SCANNED));
  DRIVE (session, GJ_EVENT_SERVICE_OPENED, GJ_EVENT_CARD_IN);
  g_assert_cmpint (seen.state, ==, GJ_STATE_READING);
  g_assert_cmpint (seen.action, ==, GJ_ACTION_READ_CARD);
  DRIVE (session, GJ_EVENT_CARD_READ, GJ_EVENT_PIN_OK);
  g_assert_false (gj_session_handle (session, GJ_EVENT_CODE_SCANNED));
}

static void
test_a_code_that_is_refused_is_told (void)
{
  Seen seen = { 0 };
  g_autoptr (GjSession) session = gj_session_new (on_action, &seen);

  DRIVE (session, GJ_EVENT_MENDED, GJ_EVENT_CARDLESS_OPENED, GJ_EVENT_CODE_SCANNED, GJ_EVENT_CARD_REFUSED);
  g_assert_cmpint (seen.state, ==, GJ_STATE_CARD_PROBLEM);
  DRIVE (session, GJ_EVENT_CODE_SCANNED, GJ_EVENT_CARD_REFUSED, GJ_EVENT_END, GJ_EVENT_CARD_OUT);
  g_assert_cmpint (seen.state, ==, GJ_STATE_IDLE);
}

/* Somebody who waits for a code's answer, and puts the card in. */
static void
test_a_card_comes_before_a_codes_answer (void)
{
  Seen seen = { 0 };
  g_autoptr (GjSession) session = gj_session_new (on_action, &seen);

  DRIVE (session, GJ_EVENT_MENDED, GJ_EVENT_CODE_SCANNED, GJ_EVENT_CARD_IN);
  g_assert_cmpint (seen.action, ==, GJ_ACTION_READ_CARD);
  DRIVE (session, GJ_EVENT_CARD_READ);
  g_assert_cmpint (seen.state, ==, GJ_STATE_PIN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/proves-itself-before-it-invites", test_starts_out_of_service);
  g_test_add_func ("/session/main-job-goes-from-idle-to-idle", test_main_job);
  g_test_add_func ("/session/pulled-card-leaves-nothing-personal-in-any-state",
                   test_card_out_ends_everything);
  g_test_add_func ("/session/submitted-payment-cannot-be-left", test_paying_cannot_be_left);
  g_test_add_func ("/session/time-out-returns-the-card", test_time_out_returns_the_card);
  g_test_add_func ("/session/idle-takes-back-what-nobody-used", test_idle_may_be_shown_afresh);
  g_test_add_func ("/session/a-service-may-lead-to-another", test_service_leads_to_another);
  g_test_add_func ("/session/no-service-opens-before-the-PIN-or-while-paying",
                   test_nothing_opens_before_its_turn);
  g_test_add_func ("/session/policy-and-verifying-need-no-card-and-make-way-for-one",
                   test_cardless);
  g_test_add_func ("/session/what-needs-no-store-stays-open-while-it-is-broken",
                   test_cardless_while_broken);
  g_test_add_func ("/session/staff-work-on-while-things-break", test_staff);
  g_test_add_func ("/session/staff-may-go-on-as-residents", test_staff_as_a_resident);
  g_test_add_func ("/session/while-shut-only-staff-get-to-the-PIN", test_shut);
  g_test_add_func ("/session/a-card-put-in-while-it-comes-back-is-served", test_mended_while_reading);
  g_test_add_func ("/session/a-code-opens-home-and-makes-way-for-a-card", test_a_code_opens_home_and_makes_way_for_a_card);
  g_test_add_func ("/session/a-card-comes-before-a-codes-answer", test_a_card_comes_before_a_codes_answer);
  g_test_add_func ("/session/a-code-that-is-refused-is-told", test_a_code_that_is_refused_is_told);
  g_test_add_func ("/session/our-own-mistake-aborts", test_our_own_mistake_aborts);
  g_test_add_func ("/session/no-state-is-a-dead-end", test_no_dead_end);
  return g_test_run ();
}
