/* SPDX-License-Identifier: Apache-2.0 */
/* Who comes back, and what a card's class does: a whole demo terminal in this process, its pages' wishes sent by hand. What a visit that
 * was cut off leaves behind, and that every other end of a visit leaves nothing. */
#include "core/base/i18n.h"
#include "kiosk/dock/demo.h"
#include "kiosk/dock/demo_control.h"
#include "kiosk/paths.h"
#include "kiosk/terminal.h"
#include "ui/pages/choose_page.h"
#include "ui/pages/confirm_page.h"
#include "ui/pages/notice_page.h"
#include "ui/pages/pin_page.h"
#include "ui/pages/result_page.h"
#include "ui/pages/tier_page.h"

#define CARD "wang-wei"
#define OTHER_CARD "sun-jianguo"
#define SENIOR_CARD "liu-ying"
#define PIN "246813"
#define LIU_YING "9901000002"

typedef struct
{
  GjDemo *demo;
  GjTerminal *terminal;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GjConfig *config;

  f->demo = gj_demo_new (NULL, &error);
  g_assert_no_error (error);
  config = gj_config_load (gj_demo_get_config_path (f->demo), &error);
  g_assert_no_error (error);
  f->terminal = gj_terminal_new (NULL, config, gj_demo_get_emulator (f->demo), NULL, &error);
  g_assert_no_error (error);
  gj_terminal_start (f->terminal, 1080, 1920);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  while (gj_printing_office_is_busy (&f->terminal->office))
    g_main_context_iteration (NULL, TRUE);
  gj_terminal_free (f->terminal);
  gj_demo_free (f->demo);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

/* Doing */

static void
wait_state (Fixture *f, GjState state)
{
  while (gj_session_get_state (f->terminal->session) != state)
    g_main_context_iteration (NULL, TRUE);
}

static GjPage *
wait_page (Fixture *f, GType type)
{
  while (!G_TYPE_CHECK_INSTANCE_TYPE (gj_window_get_page (f->terminal->window), type))
    g_main_context_iteration (NULL, TRUE);
  return gj_window_get_page (f->terminal->window);
}

static void
insert (Fixture *f, const char *card)
{
  g_autoptr (GError) error = NULL;

  wait_state (f, GJ_STATE_IDLE);
  gj_demo_insert_card (gj_demo_get_emulator (f->demo), card, &error);
  g_assert_no_error (error);
}

static void
pull (Fixture *f)
{
  gj_card_emulator_remove (gj_demo_get_emulator (f->demo));
  wait_state (f, GJ_STATE_IDLE);
}

static void
type (Fixture *f, const char *digits)
{
  GjPage *page = wait_page (f, GJ_TYPE_PIN_PAGE);

  for (const char *digit = digits; *digit != '\0'; digit++)
    g_assert_true (gj_page_press_key (page, GDK_KEY_0 + (guint) (*digit - '0')));
  g_assert_true (gj_page_press_key (page, GDK_KEY_Return));
}

/* Logged in: home, or the question whether to go on. */
static void
come (Fixture *f, const char *card)
{
  insert (f, card);
  type (f, PIN);
  wait_state (f, GJ_STATE_HOME);
}

static void
to_tier (Fixture *f)
{
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_HOME_PAGE), "open-tile", (guint) GJ_TILE_PAY_PREMIUM);
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_CHOOSE_PAGE), "chosen", LIU_YING);
  wait_page (f, GJ_TYPE_TIER_PAGE);
}

static void
to_confirm (Fixture *f)
{
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_TIER_PAGE), "chosen", 0, "");
  wait_page (f, GJ_TYPE_CONFIRM_PAGE);
}

static void
to_pin_again (Fixture *f)
{
  to_tier (f);
  to_confirm (f);
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_CONFIRM_PAGE), "confirmed");
  wait_page (f, GJ_TYPE_PIN_PAGE);
}

static gboolean
remembers (Fixture *f)
{
  return !gj_resume_is_empty (f->terminal->resume);
}

/* Whoever comes in now is asked nothing. */
static void
assert_begins_at_home (Fixture *f, const char *card)
{
  come (f, card);
  wait_page (f, GJ_TYPE_HOME_PAGE);
  g_assert_false (remembers (f));
}

/* Resuming */

static void
test_resumes_at_confirm (Fixture *f, gconstpointer data)
{
  come (f, CARD);
  to_pin_again (f);
  pull (f);
  insert (f, CARD);
  g_assert_true (GJ_IS_PIN_PAGE (wait_page (f, GJ_TYPE_PIN_PAGE))); /* nothing of it before the PIN */
  type (f, PIN);
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_NOTICE_PAGE), "main");
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_CONFIRM_PAGE), "confirmed");
  type (f, PIN);
  wait_page (f, GJ_TYPE_RESULT_PAGE);
  pull (f);
  g_assert_false (remembers (f));
}

static void
test_resumes_at_tier (Fixture *f, gconstpointer data)
{
  come (f, CARD);
  to_tier (f);
  gj_session_handle (f->terminal->session, GJ_EVENT_TIME_OUT);
  pull (f);
  come (f, CARD);
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_NOTICE_PAGE), "main");
  wait_page (f, GJ_TYPE_TIER_PAGE);
  to_confirm (f);
}

static void
test_begins_again (Fixture *f, gconstpointer data)
{
  come (f, CARD);
  to_tier (f);
  pull (f);
  come (f, CARD);
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_NOTICE_PAGE), "second");
  wait_page (f, GJ_TYPE_HOME_PAGE);
  pull (f);
  assert_begins_at_home (f, CARD);
}

static void
test_question_unanswered (Fixture *f, gconstpointer data)
{
  come (f, CARD);
  to_tier (f);
  pull (f);
  come (f, CARD);
  wait_page (f, GJ_TYPE_NOTICE_PAGE);
  pull (f);
  come (f, CARD);
  wait_page (f, GJ_TYPE_NOTICE_PAGE);
}

static void
test_paid_meanwhile (Fixture *f, gconstpointer data)
{
  come (f, CARD);
  to_pin_again (f);
  type (f, PIN);
  wait_page (f, GJ_TYPE_RESULT_PAGE);
  gj_resume_keep (f->terminal->resume, f->terminal->holder->certno, f->terminal->marks.identifier,
                  gj_place_new (LIU_YING, NULL, TRUE));
  pull (f);
  g_assert_true (remembers (f));
  assert_begins_at_home (f, CARD);
}

static void
test_other_card (Fixture *f, gconstpointer data)
{
  come (f, CARD);
  to_tier (f);
  pull (f);
  g_assert_true (remembers (f));
  insert (f, OTHER_CARD);
  wait_page (f, GJ_TYPE_PIN_PAGE);
  g_assert_false (remembers (f));
  pull (f);
  assert_begins_at_home (f, CARD);
}

static void
test_ended (Fixture *f, gconstpointer data)
{
  come (f, CARD);
  to_tier (f);
  g_signal_emit_by_name (f->terminal->window, "end");
  pull (f);
  assert_begins_at_home (f, CARD);
}

/* Back with the card, and at the keypad after all: that is 结束服务, too. */
static void
test_ended_at_the_keypad (Fixture *f, gconstpointer data)
{
  come (f, CARD);
  to_tier (f);
  pull (f);
  insert (f, CARD);
  wait_page (f, GJ_TYPE_PIN_PAGE);
  g_signal_emit_by_name (f->terminal->window, "end");
  g_assert_false (remembers (f));
}

static void
test_out_of_service (Fixture *f, gconstpointer data)
{
  come (f, CARD);
  to_tier (f);
  pull (f);
  gj_stage_set_breakage (f->terminal, GJ_BREAKAGE_PAUSED, TRUE, NULL);
  g_assert_false (remembers (f));
}

static void
test_submitted (Fixture *f, gconstpointer data)
{
  come (f, CARD);
  to_pin_again (f);
  type (f, PIN);
  wait_state (f, GJ_STATE_PAYING);
  gj_card_emulator_remove (gj_demo_get_emulator (f->demo));
  wait_state (f, GJ_STATE_FAREWELL);
  g_assert_false (remembers (f));
  gj_session_handle (f->terminal->session, GJ_EVENT_END);
  assert_begins_at_home (f, CARD);
}

static void
test_nothing_chosen (Fixture *f, gconstpointer data)
{
  come (f, CARD);
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_HOME_PAGE), "open-tile", (guint) GJ_TILE_PAY_PREMIUM);
  wait_page (f, GJ_TYPE_CHOOSE_PAGE);
  pull (f);
  g_assert_false (remembers (f));
}

/* What signs, and what needs a relative's card, is begun again. */
static void
test_other_services (Fixture *f, gconstpointer data)
{
  static const GjTile tiles[] = { GJ_TILE_FAMILY, GJ_TILE_ORDER, GJ_TILE_PASSWORD, GJ_TILE_ACCOUNT, GJ_TILE_REPRINT };

  for (gsize i = 0; i < G_N_ELEMENTS (tiles); i++)
    {
      come (f, CARD);
      g_signal_emit_by_name (wait_page (f, GJ_TYPE_HOME_PAGE), "open-tile", (guint) tiles[i]);
      wait_state (f, GJ_STATE_SERVICE);
      pull (f);
      g_assert_false (remembers (f));
    }
}

/* In by a code: looks, and is not asked anything the next time. */
static void
test_code (Fixture *f, gconstpointer data)
{
  come (f, CARD);
  to_tier (f);
  f->terminal->by_code = TRUE;
  gj_session_handle (f->terminal->session, GJ_EVENT_TIME_OUT);
  g_assert_false (remembers (f));
  f->terminal->by_code = FALSE;
}

/* 长辈模式 */

static void
test_senior (Fixture *f, gconstpointer data)
{
  insert (f, SENIOR_CARD);
  wait_page (f, GJ_TYPE_PIN_PAGE);
  g_assert_true (f->terminal->elder);
  g_assert_true (gj_window_get_elder (f->terminal->window));
  pull (f);
  g_assert_false (gj_window_get_elder (f->terminal->window));
  insert (f, CARD);
  wait_page (f, GJ_TYPE_PIN_PAGE);
  g_assert_false (f->terminal->elder);
}

static void
switch_by_hand (Fixture *f, gboolean elder)
{
  gj_window_set_elder (f->terminal->window, elder);
  g_signal_emit_by_name (f->terminal->window, "elder-toggled", elder);
}

static void
test_senior_declines (Fixture *f, gconstpointer data)
{
  insert (f, SENIOR_CARD);
  wait_page (f, GJ_TYPE_PIN_PAGE);
  switch_by_hand (f, FALSE);
  gj_stage_offer_elder (f->terminal);
  g_assert_false (f->terminal->elder);
  type (f, PIN);
  wait_page (f, GJ_TYPE_HOME_PAGE);
  g_assert_false (gj_window_get_elder (f->terminal->window));
  pull (f);
  insert (f, SENIOR_CARD);
  wait_page (f, GJ_TYPE_PIN_PAGE);
  g_assert_true (gj_window_get_elder (f->terminal->window));
}

/* Who switched it on and off again while nobody's card was in has chosen, too. */
static void
test_declined_at_idle (Fixture *f, gconstpointer data)
{
  wait_state (f, GJ_STATE_IDLE);
  switch_by_hand (f, TRUE);
  switch_by_hand (f, FALSE);
  insert (f, SENIOR_CARD);
  wait_page (f, GJ_TYPE_PIN_PAGE);
  g_assert_false (f->terminal->elder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gj_i18n_init (gj_path_locale ());
  if (!gtk_init_check ())
    g_error ("needs a display: tests/rig/with-display.sh");
#define ADD(name, fn) g_test_add ("/come-back/" name, Fixture, NULL, set_up, fn, tear_down)
  ADD ("a-card-pulled-before-its-pin-pays-after-all-and-once", test_resumes_at_confirm);
  ADD ("a-time-out-at-the-tier-goes-on-at-the-tier", test_resumes_at_tier);
  ADD ("who-begins-again-is-not-asked-again", test_begins_again);
  ADD ("a-question-that-nobody-answered-is-asked-again", test_question_unanswered);
  ADD ("who-was-paid-for-meanwhile-is-not-gone-on-with", test_paid_meanwhile);
  ADD ("another-card-wipes-it", test_other_card);
  ADD ("ending-the-service-wipes-it", test_ended);
  ADD ("ending-the-service-at-the-keypad-wipes-it", test_ended_at_the_keypad);
  ADD ("out-of-service-wipes-it", test_out_of_service);
  ADD ("nothing-that-was-submitted-is-gone-on-with", test_submitted);
  ADD ("where-nothing-was-chosen-there-is-nothing-to-go-on-with", test_nothing_chosen);
  ADD ("other-services-are-begun-again", test_other_services);
  ADD ("who-came-by-a-code-is-not-remembered", test_code);
  ADD ("a-senior-s-card-has-large-text-and-the-next-card-has-not", test_senior);
  ADD ("large-text-that-was-switched-off-stays-off-until-the-card-is-put-in-anew", test_senior_declines);
  ADD ("large-text-that-was-switched-off-at-idle-stays-off", test_declined_at_idle);
  return g_test_run ();
}
