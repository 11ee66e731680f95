/* SPDX-License-Identifier: Apache-2.0 */
/* A whole terminal whose PINs come from an encrypting pad (the emulated one), and what becomes of the service when that is away. */
#include "core/base/i18n.h"
#include "devices/keypad/pad_emulator.h"
#include "kiosk/paths.h"
#include "tests/unit/kiosk/flows_rig.h"
#include "ui/pages/home_page.h"
#include "ui/pages/outcome_page.h"
#include "ui/pages/pin_page.h"
#include "ui/speech/page_words.h"

#include <glib/gstdio.h>

#define STAFF "he-jie"
#define ISSUED "wang-min" /* with a PIN that cards are issued with */

typedef struct
{
  Fixture f;
  char *folder, *line;
  GjPadEmulator *pad;
  GjConfigKeypad on_failure;
} PadFixture;

static void
set_pad (GjConfig *config, gconstpointer data)
{
  const PadFixture *p = data;

  g_free (config->keypad_device);
  config->keypad_device = g_strdup_printf ("serial:%s", p->line);
  config->keypad_on_failure = p->on_failure;
}

static void
plug (PadFixture *p)
{
  g_autoptr (GError) error = NULL;
  gboolean plugged = gj_pad_emulator_plug (p->pad, &error);

  g_assert_no_error (error);
  g_assert_true (plugged);
}

static void
set_up_pad (PadFixture *p, gconstpointer on_failure)
{
  g_autoptr (GError) error = NULL;

  p->folder = g_dir_make_tmp ("gongji-pad-XXXXXX", &error);
  g_assert_no_error (error);
  p->line = g_build_filename (p->folder, "line", NULL);
  p->pad = gj_pad_emulator_new (p->line, &error);
  g_assert_no_error (error);
  p->on_failure = (GjConfigKeypad) GPOINTER_TO_UINT (on_failure);
  /* A pad that goes is a warning in the journal, and no failure here. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  open_terminal_set (&p->f, NULL, set_pad, p);
}

static void
tear_down_pad (PadFixture *p, gconstpointer data)
{
  tear_down (&p->f, NULL);
  gj_pad_emulator_free (p->pad);
  g_assert_cmpint (g_rmdir (p->folder), ==, 0);
  g_free (p->line);
  g_free (p->folder);
}

static void
press (PadFixture *p, const char *keys)
{
  GjPadStats stats;

  do
    {
      g_main_context_iteration (NULL, TRUE);
      gj_pad_emulator_get_stats (p->pad, &stats);
    }
  while (!stats.asking);
  for (; *keys != '\0'; keys++)
    gj_pad_emulator_press (p->pad, *keys);
}

static void
take_card (PadFixture *p)
{
  gj_card_emulator_remove (gj_demo_get_emulator (p->f.demo));
}

static gboolean
is_out_of_service (PadFixture *p)
{
  return GJ_IS_OUT_OF_SERVICE_PAGE (page_of (&p->f));
}

static void
test_goes_and_comes_back (PadFixture *p, gconstpointer data)
{
  wait_state (&p->f, GJ_STATE_IDLE);
  gj_pad_emulator_unplug (p->pad);
  wait_state (&p->f, GJ_STATE_OUT_OF_SERVICE);
  wait_words (&p->f, "密码键盘没有回应");
  wait_words (&p->f, "请到人工窗口办");
  wait_words (&p->f, "接好后，会自动恢复");
  wait_words (&p->f, "PIN-PAD-AWAY");
  plug (p);
  wait_state (&p->f, GJ_STATE_IDLE);
  insert (&p->f);
  wait_page (&p->f, GJ_TYPE_PIN_PAGE);
  press (p, PIN "e");
  wait_page (&p->f, GJ_TYPE_HOME_PAGE);
}

/* It is there, and answers nothing: the same. */
static void
test_silent (PadFixture *p, gconstpointer data)
{
  wait_state (&p->f, GJ_STATE_IDLE);
  gj_pad_emulator_set_fault (p->pad, GJ_PAD_FAULT_OPENED);
  insert (&p->f);
  wait_state (&p->f, GJ_STATE_CARD_PROBLEM); /* asked for a PIN, it does not answer */
  wait_words (&p->f, "现在不能输密码");
  wait_words (&p->f, "钱没有动");
  take_card (p);
  wait_state (&p->f, GJ_STATE_OUT_OF_SERVICE);
  gj_pad_emulator_set_fault (p->pad, GJ_PAD_FAULT_NONE);
  wait_state (&p->f, GJ_STATE_IDLE);
}

/* What is looked at needs no PIN any more; nobody else is let in after. */
static void
test_in_a_session (PadFixture *p, gconstpointer data)
{
  insert (&p->f);
  wait_page (&p->f, GJ_TYPE_PIN_PAGE);
  press (p, PIN "e");
  wait_page (&p->f, GJ_TYPE_HOME_PAGE);
  gj_pad_emulator_unplug (p->pad);
  while (gj_pin_pad_is_ready (p->f.terminal->pin_pad))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (gj_session_get_state (p->f.terminal->session), ==, GJ_STATE_HOME);
  g_assert_cmpuint (p->f.terminal->breakage, ==, 0);
  take_card (p);
  wait_state (&p->f, GJ_STATE_OUT_OF_SERVICE);
  wait_words (&p->f, "密码键盘没有回应");
}

/* What a resident is told of money, and whom to ask, is none of the staff's. */
static void
assert_not_of_money (PadFixture *p)
{
  g_autofree char *said = gj_page_words_all (page_of (&p->f));

  g_assert_null (strstr (said, "钱"));
  g_assert_null (strstr (said, "12393"));
}

static void
test_residents_and_staff (PadFixture *p, gconstpointer data)
{
  wait_state (&p->f, GJ_STATE_IDLE);
  gj_pad_emulator_unplug (p->pad);
  wait_state (&p->f, GJ_STATE_OUT_OF_SERVICE);
  insert_card (&p->f, CARD);
  wait_state (&p->f, GJ_STATE_SHUT_READING);
  wait_state (&p->f, GJ_STATE_OUT_OF_SERVICE);
  g_assert_true (is_out_of_service (p));
  take_card (p);
  while (p->f.terminal->card_serial != 0)
    g_main_context_iteration (NULL, TRUE);
  insert_card (&p->f, STAFF);
  wait_state (&p->f, GJ_STATE_SHUT_PROBLEM);
  wait_words (&p->f, "现在进不了管理页");
  wait_words (&p->f, "看它的电源和连接线");
  assert_not_of_money (p);
  plug (p);
  while ((p->f.terminal->breakage & GJ_BREAKAGE_PIN_PAD) != 0)
    g_main_context_iteration (NULL, TRUE);
  take_card (p);
  wait_state (&p->f, GJ_STATE_IDLE);
  insert_card (&p->f, STAFF);
  wait_page (&p->f, GJ_TYPE_PIN_PAGE);
  press (p, "739154e");
  wait_state (&p->f, GJ_STATE_STAFF);
}

/* Logged in with a PIN that cards are issued with, which pays nothing. */
static void
come_to_change (PadFixture *p)
{
  wait_state (&p->f, GJ_STATE_IDLE);
  insert_card (&p->f, ISSUED);
  wait_page (&p->f, GJ_TYPE_PIN_PAGE);
  press (p, "123456e");
  wait_page (&p->f, GJ_TYPE_HOME_PAGE);
  g_assert_true (p->f.terminal->initial_pin);
  open_tile (&p->f, GJ_TILE_PAY_PREMIUM);
  wait_words (&p->f, "请输入现在的密码");
  wait_words (&p->f, "请在下方密码键盘上输入");
}

/* All three on the pad; each that will not do is said why. */
static void
test_change (PadFixture *p, gconstpointer data)
{
  come_to_change (p);
  press (p, "123456e");
  wait_words (&p->f, "请输入新密码");
  press (p, "345678e");
  wait_words (&p->f, "不能用连着的数字");
  press (p, "123456e");
  wait_words (&p->f, "新密码不能和现在的一样");
  press (p, "357924e");
  wait_words (&p->f, "再输一次新密码");
  press (p, "357925e");
  wait_words (&p->f, "两次输的不一样");
  press (p, "357924e");
  wait_words (&p->f, "再输一次新密码");
  press (p, "357924e");
  wait_words (&p->f, "密码改好了");
  g_assert_false (p->f.terminal->initial_pin);
  take_card (p);
  wait_state (&p->f, GJ_STATE_IDLE);
}

/* The card judges the present one, with the new one at hand; then it is typed from the start. */
static void
test_change_with_a_wrong_one (PadFixture *p, gconstpointer data)
{
  come_to_change (p);
  press (p, "654321e");
  wait_words (&p->f, "请输入新密码");
  press (p, "357924e");
  wait_words (&p->f, "再输一次新密码");
  press (p, "357924e");
  wait_words (&p->f, "密码不对");
  wait_words (&p->f, "请输入现在的密码");
  g_assert_true (p->f.terminal->initial_pin);
  press (p, "123456e");
  wait_words (&p->f, "请输入新密码");
  gj_pad_emulator_expire (p->pad);
  wait_words (&p->f, "时间到了");
  wait_words (&p->f, "请输入现在的密码");
  press (p, "123456e");
  wait_words (&p->f, "请输入新密码");
  press (p, "12x");
  wait_page (&p->f, GJ_TYPE_HOME_PAGE);
  g_assert_true (p->f.terminal->initial_pin);
}

/* In the middle of a change: nothing was sent, and that is said. */
static void
test_change_with_a_pad_that_goes (PadFixture *p, gconstpointer data)
{
  come_to_change (p);
  press (p, "123456e");
  wait_words (&p->f, "请输入新密码");
  gj_pad_emulator_unplug (p->pad);
  wait_words (&p->f, "现在不能输密码");
  wait_words (&p->f, "密码没有送出");
  take_card (p);
  wait_state (&p->f, GJ_STATE_OUT_OF_SERVICE);
}

/* The holder's own, of which the pad knows only what it is told. */
static void
test_change_to_the_birthday (PadFixture *p, gconstpointer data)
{
  GjPinPersonal personal;

  come_to_change (p);
  g_assert_true (gj_pin_personal (p->f.terminal->holder->certno, personal));
  press (p, "123456e");
  wait_words (&p->f, "请输入新密码");
  press (p, personal[0]);
  press (p, "e");
  wait_words (&p->f, "不能用生日");
  press (p, personal[GJ_PIN_BIRTHDAYS]);
  press (p, "e");
  wait_words (&p->f, "不能用身份证号的最后6位");
  press (p, "x");
  wait_page (&p->f, GJ_TYPE_HOME_PAGE);
}

static void
test_screen_stands_in (PadFixture *p, gconstpointer data)
{
  wait_state (&p->f, GJ_STATE_IDLE);
  gj_pad_emulator_unplug (p->pad);
  while (gj_pin_pad_is_ready (p->f.terminal->pin_pad))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (gj_session_get_state (p->f.terminal->session), ==, GJ_STATE_IDLE);
  insert (&p->f);
  type_pin (&p->f);
  wait_page (&p->f, GJ_TYPE_HOME_PAGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gj_i18n_init (gj_path_locale ());
  if (!gtk_init_check ())
    g_error ("needs a display: tests/rig/with-display.sh");
#define ADD(name, on_failure, test)                                                                            \
  g_test_add ("/pin-pad-service/" name, PadFixture, GUINT_TO_POINTER (on_failure), set_up_pad, test,            \
              tear_down_pad)
  ADD ("out-of-service-while-it-is-away-and-back-by-itself", GJ_CONFIG_KEYPAD_STOP, test_goes_and_comes_back);
  ADD ("one-that-was-opened-by-force-is-away", GJ_CONFIG_KEYPAD_STOP, test_silent);
  ADD ("who-is-in-goes-on-and-nobody-comes-after", GJ_CONFIG_KEYPAD_STOP, test_in_a_session);
  ADD ("a-resident-sees-nothing-and-the-staff-what-to-do", GJ_CONFIG_KEYPAD_STOP, test_residents_and_staff);
  ADD ("a-pin-is-changed-on-it-and-told-why-one-will-not-do", GJ_CONFIG_KEYPAD_STOP, test_change);
  ADD ("the-holders-own-will-not-do-as-a-new-pin", GJ_CONFIG_KEYPAD_STOP, test_change_to_the_birthday);
  ADD ("a-change-with-a-wrong-present-pin-begins-anew", GJ_CONFIG_KEYPAD_STOP, test_change_with_a_wrong_one);
  ADD ("a-change-whose-pad-goes-has-changed-nothing", GJ_CONFIG_KEYPAD_STOP, test_change_with_a_pad_that_goes);
  ADD ("where-the-screen-may-stand-in-service-goes-on", GJ_CONFIG_KEYPAD_SCREEN, test_screen_stands_in);
  return g_test_run ();
}
