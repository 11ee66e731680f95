/* SPDX-License-Identifier: Apache-2.0 */
/* Who comes back, and what a card's class does: a whole demo terminal in this process, its pages' wishes sent by hand. What a visit that
 * was cut off leaves behind, and that every other end of a visit leaves nothing. */
#include "tests/unit/kiosk/flows_rig.h"

#include "core/base/i18n.h"
#include "kiosk/dock/demo_control.h"
#include "kiosk/paths.h"
#include "ui/pages/choose_page.h"
#include "ui/pages/confirm_page.h"
#include "ui/pages/family_page.h"
#include "ui/pages/notice_page.h"
#include "ui/pages/order_page.h"
#include "ui/pages/picks_page.h"
#include "ui/pages/pin_page.h"
#include "ui/pages/result_page.h"
#include "ui/pages/rows_page.h"
#include "ui/pages/several_confirm_page.h"
#include "ui/pages/several_page.h"
#include "ui/pages/several_result_page.h"
#include "ui/pages/tier_page.h"
#include "ui/pages/ways_page.h"

#define DAUGHTER "9901000010"
#define DAUGHTER_HEARD "某敏"
#define OTHER_CARD "sun-jianguo"
#define SENIOR_CARD "liu-ying"

static void
put_in (Fixture *f, const char *card)
{
  wait_state (f, GJ_STATE_IDLE);
  insert_card (f, card);
}

static void
pull (Fixture *f)
{
  gj_card_emulator_remove (gj_demo_get_emulator (f->demo));
  wait_state (f, GJ_STATE_IDLE);
}

/* Logged in: home, or the question whether to go on. */
static void
come (Fixture *f, const char *card)
{
  put_in (f, card);
  type_pin (f);
  wait_state (f, GJ_STATE_HOME);
}

static void
choose_to_tier (Fixture *f)
{
  open_tile (f, GJ_TILE_PAY_PREMIUM);
  to_tier (f, LIU_YING);
}

static void
choose_to_pin (Fixture *f)
{
  open_tile (f, GJ_TILE_PAY_PREMIUM);
  to_pin_again (f, LIU_YING);
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
  choose_to_pin (f);
  pull (f);
  put_in (f, CARD);
  g_assert_true (GJ_IS_PIN_PAGE (wait_page (f, GJ_TYPE_PIN_PAGE))); /* nothing of it before the PIN */
  type_pin (f);
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_NOTICE_PAGE), "main");
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_CONFIRM_PAGE), "confirmed");
  type_pin (f);
  wait_page (f, GJ_TYPE_RESULT_PAGE);
  pull (f);
  g_assert_false (remembers (f));
}

static void
test_resumes_at_tier (Fixture *f, gconstpointer data)
{
  come (f, CARD);
  choose_to_tier (f);
  gj_session_handle (f->terminal->session, GJ_EVENT_TIME_OUT);
  pull (f);
  come (f, CARD);
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_NOTICE_PAGE), "main");
  wait_page (f, GJ_TYPE_TIER_PAGE);
  choose_tier (f);
  wait_page (f, GJ_TYPE_CONFIRM_PAGE);
}

/* Language, size and height come back with the card, before its PIN; another's card finds the hall's own. */
static void
test_comfort_comes_back (Fixture *f, gconstpointer data)
{
  come (f, CARD);
  gj_terminal_speak (f->terminal, "en");
  gj_window_set_low (f->terminal->window, TRUE);
  pull (f);
  g_assert_cmpstr (gj_i18n_get_language (), ==, "zh_CN");
  g_assert_false (gj_window_get_low (f->terminal->window));
  put_in (f, CARD);
  wait_page (f, GJ_TYPE_PIN_PAGE);
  g_assert_cmpstr (gj_i18n_get_language (), ==, "en");
  g_assert_true (gj_window_get_low (f->terminal->window));
  type_pin (f);
  wait_page (f, GJ_TYPE_HOME_PAGE);
  pull (f);
  put_in (f, OTHER_CARD);
  wait_page (f, GJ_TYPE_PIN_PAGE);
  g_assert_cmpstr (gj_i18n_get_language (), ==, "zh_CN");
  g_assert_false (gj_window_get_low (f->terminal->window));
  pull (f);
  g_assert_false (remembers (f));
}

static void
test_begins_again (Fixture *f, gconstpointer data)
{
  come (f, CARD);
  choose_to_tier (f);
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
  choose_to_tier (f);
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
  choose_to_pin (f);
  type_pin (f);
  wait_page (f, GJ_TYPE_RESULT_PAGE);
  gj_resume_keep (f->terminal->resume, f->terminal->holder->certno, f->terminal->marks.identifier,
                  gj_place_new (GJ_TILE_PAY_PREMIUM, (const char *const[]){ LIU_YING }, 1),
                  &(const GjComfort){ .language = "zh_CN" });
  pull (f);
  g_assert_true (remembers (f));
  assert_begins_at_home (f, CARD);
}

static void
test_other_card (Fixture *f, gconstpointer data)
{
  come (f, CARD);
  choose_to_tier (f);
  pull (f);
  g_assert_true (remembers (f));
  put_in (f, OTHER_CARD);
  wait_page (f, GJ_TYPE_PIN_PAGE);
  g_assert_false (remembers (f));
  pull (f);
  assert_begins_at_home (f, CARD);
}

static void
test_ended (Fixture *f, gconstpointer data)
{
  come (f, CARD);
  choose_to_tier (f);
  g_signal_emit_by_name (f->terminal->window, "end");
  pull (f);
  assert_begins_at_home (f, CARD);
}

/* Back with the card, and at the keypad after all: that is 结束服务, too. */
static void
test_ended_at_the_keypad (Fixture *f, gconstpointer data)
{
  come (f, CARD);
  choose_to_tier (f);
  pull (f);
  put_in (f, CARD);
  wait_page (f, GJ_TYPE_PIN_PAGE);
  g_signal_emit_by_name (f->terminal->window, "end");
  g_assert_false (remembers (f));
}

static void
test_out_of_service (Fixture *f, gconstpointer data)
{
  come (f, CARD);
  choose_to_tier (f);
  pull (f);
  gj_stage_set_breakage (f->terminal, GJ_BREAKAGE_PAUSED, TRUE, NULL);
  g_assert_false (remembers (f));
}

static void
test_submitted (Fixture *f, gconstpointer data)
{
  come (f, CARD);
  choose_to_pin (f);
  hold_store (f); /* or it answers before the card has gone */
  type_pin (f);
  wait_state (f, GJ_STATE_PAYING);
  gj_card_emulator_remove (gj_demo_get_emulator (f->demo));
  wait_state (f, GJ_STATE_PAYING_ALONE);
  let_store_go (f);
  wait_state (f, GJ_STATE_FAREWELL);
  g_assert_false (remembers (f));
  gj_session_handle (f->terminal->session, GJ_EVENT_END);
  assert_begins_at_home (f, CARD);
}

static void
tick (Fixture *f, GjPage *page, gboolean everybody)
{
  const GPtrArray *payables = f->terminal->resident->payables;

  for (guint i = 0; i < payables->len; i++)
    {
      const GjPayable *payable = g_ptr_array_index (payables, i);

      if (gj_payable_is_payable (payable) && (everybody || g_str_equal (payable->person->psn_no, LIU_YING)))
        g_signal_emit_by_name (page, "ticked", i, TRUE);
    }
}

static GjPage *
choose_several (Fixture *f)
{
  open_tile (f, GJ_TILE_PAY_PREMIUM);
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_CHOOSE_PAGE), "several");
  return wait_page (f, GJ_TYPE_SEVERAL_PAGE);
}

static void
test_several_at_confirm (Fixture *f, gconstpointer data)
{
  GjPage *page;

  come (f, CARD);
  page = choose_several (f);
  tick (f, page, TRUE);
  g_signal_emit_by_name (page, "go-on");
  wait_page (f, GJ_TYPE_SEVERAL_CONFIRM_PAGE);
  pull (f);
  come (f, CARD);
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_NOTICE_PAGE), "main");
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_SEVERAL_CONFIRM_PAGE), "confirmed");
  type_pin (f);
  wait_page (f, GJ_TYPE_SEVERAL_RESULT_PAGE);
  pull (f);
  g_assert_false (remembers (f));
  come (f, CARD);
  g_assert_cmpuint (gj_resident_count_payable (f->terminal->resident), ==, 0);
}

static void
test_several_ticked (Fixture *f, gconstpointer data)
{
  guint n;

  come (f, CARD);
  n = gj_resident_count_payable (f->terminal->resident);
  tick (f, choose_several (f), FALSE);
  pull (f);
  come (f, CARD);
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_NOTICE_PAGE), "main");
  wait_page (f, GJ_TYPE_SEVERAL_PAGE);
  wait_printer (f);
  g_assert_true (GJ_IS_SEVERAL_PAGE (page_of (f))); /* no further than it was */
  g_signal_emit_by_name (page_of (f), "go-on");
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_SEVERAL_CONFIRM_PAGE), "confirmed");
  type_pin (f);
  wait_page (f, GJ_TYPE_SEVERAL_RESULT_PAGE);
  g_signal_emit_by_name (f->terminal->window, "home");
  wait_page (f, GJ_TYPE_HOME_PAGE);
  g_assert_cmpuint (gj_resident_count_payable (f->terminal->resident), ==, n - 1);
}

/* Whether an order is there that was not saved is what 首页 asks about. */
static void
test_order_not_saved (Fixture *f, gconstpointer data)
{
  static const char *const turned[] = { "9901000011", "9901000009", "9901000010", NULL };

  come (f, CARD);
  open_tile (f, GJ_TILE_ORDER);
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_ORDER_PAGE), "reordered", turned);
  pull (f);
  come (f, CARD);
  wait_page (f, GJ_TYPE_NOTICE_PAGE);
  wait_words (f, "还没有保存");
  g_signal_emit_by_name (page_of (f), "main");
  wait_page (f, GJ_TYPE_ORDER_PAGE);
  g_signal_emit_by_name (f->terminal->window, "home");
  wait_page (f, GJ_TYPE_NOTICE_PAGE);
  wait_words (f, "新的顺序还没有保存");
}

/* Who was picked, and was not bound yet. */
static void
test_picked (Fixture *f, gconstpointer data)
{
  come (f, CARD);
  open_tile (f, GJ_TILE_FAMILY);
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_FAMILY_PAGE), "add-relative");
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_WAYS_PAGE), "from-family");
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_PICKS_PAGE), "picked", DAUGHTER, TRUE);
  g_signal_emit_by_name (page_of (f), "done");
  wait_page (f, GJ_TYPE_ROWS_PAGE);
  pull (f);
  come (f, CARD);
  wait_page (f, GJ_TYPE_NOTICE_PAGE);
  wait_words (f, "还没有确认");
  g_signal_emit_by_name (page_of (f), "main");
  wait_page (f, GJ_TYPE_ROWS_PAGE);
  wait_words (f, DAUGHTER_HEARD);
  g_signal_emit_by_name (f->terminal->window, "back");
  wait_page (f, GJ_TYPE_WAYS_PAGE);
}

/* Where nobody was chosen the service is open again, and nothing is asked. */
static void
test_open_service (Fixture *f, gconstpointer data)
{
  static const GjTile tiles[]
      = { GJ_TILE_PAY_PREMIUM, GJ_TILE_FAMILY, GJ_TILE_ORDER, GJ_TILE_ACCOUNT, GJ_TILE_SHARED_PAYMENTS,
          GJ_TILE_PREMIUM_PAYMENTS, GJ_TILE_CONSUMPTION, GJ_TILE_REPRINT, GJ_TILE_POLICY };

  for (gsize i = 0; i < G_N_ELEMENTS (tiles); i++)
    {
      come (f, CARD);
      open_tile (f, tiles[i]);
      wait_state (f, GJ_STATE_SERVICE);
      pull (f);
      put_in (f, CARD);
      type_pin (f);
      wait_state (f, GJ_STATE_SERVICE);
      g_assert_cmpint (f->terminal->wanted_tile, ==, tiles[i]);
      g_signal_emit_by_name (f->terminal->window, "home");
      wait_page (f, GJ_TYPE_HOME_PAGE);
      pull (f);
      g_assert_false (remembers (f)); /* at home there is nothing to come back to */
    }
}

/* Digits that nobody sees are begun again. */
static void
test_password (Fixture *f, gconstpointer data)
{
  come (f, CARD);
  open_tile (f, GJ_TILE_PASSWORD);
  wait_state (f, GJ_STATE_SERVICE);
  pull (f);
  assert_begins_at_home (f, CARD);
}

/* In by a code: looks, and is not asked anything the next time. */
static void
test_code (Fixture *f, gconstpointer data)
{
  come (f, CARD);
  choose_to_tier (f);
  f->terminal->by_code = TRUE;
  gj_session_handle (f->terminal->session, GJ_EVENT_TIME_OUT);
  g_assert_false (remembers (f));
  f->terminal->by_code = FALSE;
}

/* 长辈模式 */

static void
test_senior (Fixture *f, gconstpointer data)
{
  put_in (f, SENIOR_CARD);
  wait_page (f, GJ_TYPE_PIN_PAGE);
  g_assert_true (f->terminal->elder);
  g_assert_true (gj_window_get_elder (f->terminal->window));
  pull (f);
  g_assert_false (gj_window_get_elder (f->terminal->window));
  put_in (f, CARD);
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
  put_in (f, SENIOR_CARD);
  wait_page (f, GJ_TYPE_PIN_PAGE);
  switch_by_hand (f, FALSE);
  gj_stage_offer_elder (f->terminal);
  g_assert_false (f->terminal->elder);
  type_pin (f);
  wait_page (f, GJ_TYPE_HOME_PAGE);
  g_assert_false (gj_window_get_elder (f->terminal->window));
  pull (f); /* cut off: as it was */
  come (f, SENIOR_CARD);
  g_assert_false (gj_window_get_elder (f->terminal->window));
  g_signal_emit_by_name (f->terminal->window, "end"); /* ended: another visit */
  pull (f);
  put_in (f, SENIOR_CARD);
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
  put_in (f, SENIOR_CARD);
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
  ADD ("language-and-height-come-back-with-the-card", test_comfort_comes_back);
  ADD ("who-begins-again-is-not-asked-again", test_begins_again);
  ADD ("a-question-that-nobody-answered-is-asked-again", test_question_unanswered);
  ADD ("who-was-paid-for-meanwhile-is-not-gone-on-with", test_paid_meanwhile);
  ADD ("another-card-wipes-it", test_other_card);
  ADD ("ending-the-service-wipes-it", test_ended);
  ADD ("ending-the-service-at-the-keypad-wipes-it", test_ended_at_the_keypad);
  ADD ("out-of-service-wipes-it", test_out_of_service);
  ADD ("nothing-that-was-submitted-is-gone-on-with", test_submitted);
  ADD ("several-are-paid-for-after-all-and-once", test_several_at_confirm);
  ADD ("who-was-ticked-is-ticked-again", test_several_ticked);
  ADD ("an-order-that-was-not-saved-is-there-again", test_order_not_saved);
  ADD ("who-was-picked-for-the-family-is-picked-again", test_picked);
  ADD ("what-was-open-is-open-again", test_open_service);
  ADD ("a-password-is-changed-from-the-beginning", test_password);
  ADD ("who-came-by-a-code-is-not-remembered", test_code);
  ADD ("a-senior-s-card-has-large-text-and-the-next-card-has-not", test_senior);
  ADD ("large-text-that-was-switched-off-stays-off-until-the-card-is-put-in-anew", test_senior_declines);
  ADD ("large-text-that-was-switched-off-at-idle-stays-off", test_declined_at_idle);
  return g_test_run ();
}
