/* SPDX-License-Identifier: Apache-2.0 */
/* One of the staff at a whole terminal of the demo: what they do, what of it lasts, and what a restart waits for; and the same
 * terminal in a closed hall at night. */
#include "core/base/i18n.h"
#include "core/store/statement.h"
#include "kiosk/flows/staff_acts.h"
#include "kiosk/flows/staff_words.h"
#include "kiosk/paths.h"
#include "tests/unit/kiosk/flows_rig.h"
#include "ui/pages/menu_page.h"
#include "ui/pages/notice_page.h"
#include "ui/pages/pick_page.h"
#include "ui/pages/pin_page.h"
#include "ui/pages/rows_page.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>

#define STAFF "he-jie"
#define STAFF_PIN "739154"
#define INITIAL_PIN "123456"
#define MINUTE_US (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)

static void
set_voice (GjConfig *config, gconstpointer data)
{
  g_free (config->voice_engine);
  config->voice_engine = g_strdup ("speech-dispatcher");
}

static void
set_up_with_voice (Fixture *f, gconstpointer data)
{
  /* No daemon answers here: a warning, and no failure. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  open_terminal_set (f, NULL, set_voice, NULL);
}

static void
take_card (Fixture *f)
{
  gj_card_emulator_remove (gj_demo_get_emulator (f->demo));
  wait_state (f, GJ_STATE_IDLE);
}

static void
staff_come (Fixture *f)
{
  wait_state (f, GJ_STATE_IDLE);
  insert_card (f, STAFF);
  type (wait_page (f, GJ_TYPE_PIN_PAGE), STAFF_PIN);
  wait_state (f, GJ_STATE_STAFF);
  wait_page (f, GJ_TYPE_ROWS_PAGE);
}

static gpointer
first_paper_job (GjStore *store, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) rows = gj_receipt_list_all (store, NULL, FALSE, 1, error);

  g_assert_cmpuint (rows->len, ==, 1);
  *(char **) data = g_strdup (((const GjReceiptRow *) g_ptr_array_index (rows, 0))->about_id);
  return NULL;
}

/* What the newest paper is about, which is the key of its row. (transfer full) */
static char *
first_paper (Fixture *f)
{
  char *about_id = NULL;
  gboolean answered = FALSE;

  gj_store_worker_run_async (f->terminal->store, first_paper_job, &about_id, NULL, NULL, NULL, on_answer, &answered);
  wait_for (&answered);
  return about_id;
}

typedef struct
{
  const char *kind, *object, *result; /* result: NULL for any but "asked" */
  gint64 count;
} Counting;

static gpointer
count_job (GjStore *store, gpointer data, GError **error)
{
  Counting *counting = data;
  g_autoptr (GjStatement) row = gj_statement_take (
      store, "SELECT count(*) FROM audit WHERE kind = $1 AND object LIKE $2 AND result LIKE $3 AND result <> 'asked'", error);

  g_assert_nonnull (row);
  gj_statement_bind_text (row, 1, counting->kind);
  gj_statement_bind_text (row, 2, counting->object);
  gj_statement_bind_text (row, 3, counting->result);
  g_assert_cmpint (gj_statement_step (row, error), ==, GJ_STEP_ROW);
  counting->count = gj_statement_int64 (row, 0);
  return NULL;
}

/* How many such records are in the audit. */
static gint64
noted (Fixture *f, const char *kind, const char *object, const char *result)
{
  Counting counting = { kind, object, result, 0 };
  gboolean answered = FALSE;

  while (gj_duty_desk_is_busy (f->terminal->duty_desk))
    g_main_context_iteration (NULL, TRUE);
  gj_store_worker_run_async (f->terminal->store, count_job, &counting, NULL, NULL, NULL, on_answer, &answered);
  wait_for (&answered);
  return counting.count;
}

static void
test_any_paper_of_today_is_printed_again (Fixture *f, gconstpointer data)
{
  g_autofree char *paper = NULL;

  to_home (f);
  open_tile (f, GJ_TILE_PAY_PREMIUM);
  pay (f, LIU_YING);
  while (gj_printing_office_is_busy (&f->terminal->office))
    g_main_context_iteration (NULL, TRUE);
  take_card (f);
  paper = first_paper (f);
  staff_come (f);
  gj_stage_run (f->terminal, gj_staff_owed_flow_new (f->terminal));
  wait_words (f, "没有欠的凭条");
  gj_stage_run (f->terminal, gj_staff_papers_flow_new (f->terminal));
  wait_words (f, "今天的凭条");
  wait_words (f, "某伟");
  g_signal_emit_by_name (page_of (f), "activated", paper);
  wait_words (f, "打好了，请交给本人");
  while (gj_printing_office_is_busy (&f->terminal->office))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (noted (f, "staff.receipt", "%", "%"), ==, 1);
  g_assert_cmpint (noted (f, "staff.papers-seen", "today", "ok"), ==, 1);
  g_assert_cmpint (noted (f, "staff.papers-seen", "owed", "ok"), ==, 0); /* there was none to see */
}

static void
test_how_staff_left_and_what_kept_them_out_is_noted (Fixture *f, gconstpointer data)
{
  staff_come (f);
  take_card (f);
  staff_come (f);
  gj_session_handle (f->terminal->session, GJ_EVENT_END);
  take_card (f);
  g_assert_cmpint (noted (f, "staff.left", "", "card-out"), ==, 1);
  g_assert_cmpint (noted (f, "staff.left", "", "end"), ==, 1);
  g_assert_cmpint (noted (f, "staff.entered", "", "ok"), ==, 2);
  wait_state (f, GJ_STATE_IDLE);
  insert_card (f, STAFF);
  type (wait_page (f, GJ_TYPE_PIN_PAGE), "111222");
  wait_words (f, "还可以试2次");
  type (page_of (f), "111222");
  wait_words (f, "只能再试1次");
  type (page_of (f), "111222");
  wait_state (f, GJ_STATE_CARD_PROBLEM);
  g_assert_cmpint (noted (f, "staff.refused", "", "pin-refused"), ==, 1);
  g_assert_cmpint (noted (f, "staff.left", "", "%"), ==, 2);
  take_card (f);
}

/* The staff's card as it was issued, with a PIN that everybody knows. */
static void
insert_issued_card (Fixture *f)
{
  g_autofree char *path = g_build_filename (gj_path_demo (), "cards", STAFF ".ini", NULL);
  g_autofree char *text = NULL;
  g_autofree char *issued = NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GjCardPerson) person = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  parts = g_strsplit (text, "pin=" STAFF_PIN, -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  issued = g_strjoinv ("pin=" INITIAL_PIN, parts);
  person = gj_card_person_parse (issued, path, &error);
  g_assert_no_error (error);
  gj_card_emulator_insert (gj_demo_get_emulator (f->demo), person);
}

static void
test_an_initial_pin_opens_nothing (Fixture *f, gconstpointer data)
{
  wait_state (f, GJ_STATE_IDLE);
  insert_issued_card (f);
  type (wait_page (f, GJ_TYPE_PIN_PAGE), INITIAL_PIN);
  wait_state (f, GJ_STATE_CARD_PROBLEM);
  wait_words (f, "这张卡用的还是初始密码，不能进入管理页。");
  g_assert_cmpint (noted (f, "staff.refused", "", "initial-pin"), ==, 1);
  g_assert_cmpint (noted (f, "staff.refused", "", "%"), ==, 1);
  g_assert_cmpint (noted (f, "staff.entered", "", "%"), ==, 0);
  take_card (f);
}

/* It lasts: the audit is where it is read from when the store is opened. */
static void
test_the_volume_lasts (Fixture *f, gconstpointer data)
{
  GjStoreWorker *before;

  staff_come (f);
  g_assert_cmpstr (gj_speaker_get_usual (f->terminal->speaker), ==, "middle");
  gj_stage_run (f->terminal, gj_staff_volume_flow_new (f->terminal));
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_PICK_PAGE), "picked", "high");
  while (!g_str_equal (gj_speaker_get_usual (f->terminal->speaker), "high"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (noted (f, "staff.volume", "high", "%"), ==, 1);
  take_card (f);
  wait_store (f);
  gj_speaker_set_usual (f->terminal->speaker, "low");
  before = f->terminal->store;
  f->terminal->store_suspect = TRUE;
  gj_terminal_look_at_store (f->terminal);
  g_assert_true (before != NULL && f->terminal->store == NULL);
  wait_state (f, GJ_STATE_OUT_OF_SERVICE);
  wait_state (f, GJ_STATE_IDLE);
  g_assert_cmpstr (gj_speaker_get_usual (f->terminal->speaker), ==, "high");
}

/* With everything there and most of it broken no row is left out. */
static void
test_every_part_has_its_row (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  GjHealth health = { .store_answers = TRUE };
  GjRowsItem items[GJ_STAFF_MAX_ROWS];
  guint n_bad = 0;
  gsize n;

  wait_state (f, GJ_STATE_IDLE);
  f->terminal->config->card_psam = g_strdup ("PSAM");
  g_clear_object (&f->terminal->pin_pad);
  f->terminal->pin_pad = gj_pin_pad_new ("serial:/nowhere/pad");
  n = gj_staff_health_rows (f->terminal, &health, texts, items, &n_bad);
  g_assert_cmpuint (n, ==, GJ_STAFF_MAX_ROWS);
}

static gboolean
waits_still (Fixture *f)
{
  gboolean over = FALSE;

  g_timeout_add (LONGER_THAN_A_TICK_MS, on_time, &over);
  wait_for (&over);
  return f->terminal->restart_source != 0;
}

static void
test_a_restart_waits_for_what_staff_began (void)
{
  Fixture f = { 0 };
  gint64 morning_us = gj_date_start_us (gj_time_date (g_get_real_time ())) + 600 * MINUTE_US;
  GjClock *clock = gj_clock_new_manual (morning_us);
  g_autoptr (GApplication) app = g_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  g_application_set_default (app);
  open_terminal (&f, gj_clock_ref (clock), NULL);
  staff_come (&f);
  gj_duty_desk_begin (f.terminal->duty_desk); /* a copy of the journal */
  gj_stage_run (f.terminal, gj_staff_restart_flow_new (f.terminal));
  g_signal_emit_by_name (wait_page (&f, GJ_TYPE_NOTICE_PAGE), "main");
  wait_words (&f, "在拷的日志");
  g_assert_true (waits_still (&f));
  g_assert_cmpint (f.terminal->exit_status, ==, 0);
  gj_duty_desk_end (f.terminal->duty_desk);
  while (f.terminal->restart_source != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (f.terminal->exit_status, ==, GJ_EXIT_RESTART);
  /* Not for ever: a stick that hangs is what a restart is for. */
  gj_duty_desk_begin (f.terminal->duty_desk);
  gj_staff_return (f.terminal);
  gj_stage_run (f.terminal, gj_staff_restart_flow_new (f.terminal));
  g_signal_emit_by_name (wait_page (&f, GJ_TYPE_NOTICE_PAGE), "main");
  wait_words (&f, "在拷的日志");
  g_assert_true (waits_still (&f));
  gj_clock_manual_advance (clock, 6 * MINUTE_US);
  while (f.terminal->restart_source != 0)
    g_main_context_iteration (NULL, TRUE);
  tear_down (&f, NULL);
  g_application_set_default (NULL);
  gj_clock_unref (clock);
}

/* The watchdog */

static guint
hear_pings (GSocket *manager)
{
  char word[256];
  guint pings = 0;
  gssize n;

  while ((n = g_socket_receive (manager, word, sizeof word - 1, NULL, NULL)) >= 0)
    {
      word[n] = '\0';
      pings += g_str_equal (word, "WATCHDOG=1");
    }
  return pings;
}

/* How often it says within a tick that it lives. Heard all the while: a socket that nobody reads stops who speaks to it. */
static guint
count_pings (GSocket *manager)
{
  gboolean over = FALSE;
  guint pings = 0;

  (void) hear_pings (manager);
  g_timeout_add (LONGER_THAN_A_TICK_MS, on_time, &over);
  while (!over)
    {
      g_main_context_iteration (NULL, TRUE);
      pings += hear_pings (manager);
    }
  return pings;
}

static void
test_an_opening_of_the_store_that_hangs_ends_the_pings (void)
{
  Fixture f = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("gongji-notify-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "notify", NULL);
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  g_autoptr (GSocket) manager = g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_DATAGRAM, G_SOCKET_PROTOCOL_DEFAULT, &error);

  g_assert_no_error (error);
  g_assert_true (g_socket_bind (manager, address, FALSE, &error));
  g_socket_set_blocking (manager, FALSE);
  g_setenv ("NOTIFY_SOCKET", path, TRUE);
  g_setenv ("WATCHDOG_USEC", "2000000", TRUE); /* it pings four times in that, and gives a job three times of it */
  open_terminal (&f, NULL, NULL);
  wait_state (&f, GJ_STATE_IDLE);
  g_assert_cmpuint (count_pings (manager), >, 0);
  f.terminal->opening_us = g_get_monotonic_time () - MINUTE_US;
  g_assert_cmpuint (count_pings (manager), ==, 0);
  f.terminal->opening_us = 0;
  g_assert_cmpuint (count_pings (manager), >, 0);
  tear_down (&f, NULL);
  g_unsetenv ("WATCHDOG_USEC");
  g_unsetenv ("NOTIFY_SOCKET");
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* The night */

static void
pass (Fixture *f, GjClock *clock, gint64 minutes)
{
  gj_clock_manual_advance (clock, minutes * MINUTE_US);
  gj_terminal_look_at_hours (f->terminal);
}

static void
test_a_closed_hall_is_dark_until_somebody_comes (void)
{
  Fixture f = { 0 };
  gint64 evening_us = gj_date_start_us (gj_time_date (g_get_real_time ())) + (17 * 60 - 1) * MINUTE_US;
  GjClock *clock = gj_clock_new_manual (evening_us);

  open_terminal (&f, gj_clock_ref (clock), "08:30-17:00");
  wait_state (&f, GJ_STATE_IDLE);
  pass (&f, clock, 2);
  g_assert_cmpint (gj_session_get_state (f.terminal->session), ==, GJ_STATE_OUT_OF_SERVICE);
  wait_words (&f, "现在是休息时间");
  pass (&f, clock, 9);
  g_assert_false (gj_night_is_dark (f.terminal->night));
  pass (&f, clock, 1);
  g_assert_true (gj_night_is_dark (f.terminal->night));
  /* What breaks at night, and is told again and again, wakes nobody. */
  gj_stage_set_breakage (f.terminal, GJ_BREAKAGE_STORE, TRUE, "STORE-AWAY");
  gj_stage_set_breakage (f.terminal, GJ_BREAKAGE_STORE, FALSE, NULL);
  g_assert_true (gj_night_is_dark (f.terminal->night));
  /* A card does; the staff's is asked for its PIN. */
  insert_card (&f, STAFF);
  wait_state (&f, GJ_STATE_SHUT_PIN);
  g_assert_false (gj_night_is_dark (f.terminal->night));
  pass (&f, clock, 60);
  g_assert_false (gj_night_is_dark (f.terminal->night));
  gj_card_emulator_remove (gj_demo_get_emulator (f.demo));
  wait_state (&f, GJ_STATE_OUT_OF_SERVICE);
  pass (&f, clock, 10);
  g_assert_true (gj_night_is_dark (f.terminal->night));
  /* And the morning. */
  pass (&f, clock, 16 * 60);
  g_assert_cmpint (gj_session_get_state (f.terminal->session), ==, GJ_STATE_IDLE);
  g_assert_false (gj_night_is_dark (f.terminal->night));
  tear_down (&f, NULL);
  gj_clock_unref (clock);
}

static void
test_a_terminal_that_is_broken_by_day_stays_light (void)
{
  Fixture f = { 0 };
  gint64 noon_us = gj_date_start_us (gj_time_date (g_get_real_time ())) + 12 * 60 * MINUTE_US;
  GjClock *clock = gj_clock_new_manual (noon_us);

  open_terminal (&f, gj_clock_ref (clock), "08:30-17:00");
  wait_state (&f, GJ_STATE_IDLE);
  gj_stage_set_breakage (f.terminal, GJ_BREAKAGE_STORE, TRUE, "STORE-AWAY");
  pass (&f, clock, 120);
  g_assert_false (gj_night_is_dark (f.terminal->night));
  tear_down (&f, NULL);
  gj_clock_unref (clock);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gj_i18n_init (gj_path_locale ());
  if (!gtk_init_check ())
    g_error ("needs a display: tests/rig/with-display.sh");
#define ADD(name, up, test) g_test_add ("/staff-acts/" name, Fixture, NULL, up, test, tear_down)
  ADD ("any-paper-of-today-is-printed-again", set_up, test_any_paper_of_today_is_printed_again);
  ADD ("how-staff-left-and-what-kept-them-out-is-noted", set_up, test_how_staff_left_and_what_kept_them_out_is_noted);
  ADD ("an-initial-pin-opens-nothing-and-that-is-noted", set_up, test_an_initial_pin_opens_nothing);
  ADD ("the-volume-lasts", set_up_with_voice, test_the_volume_lasts);
  ADD ("every-part-has-its-row", set_up_with_voice, test_every_part_has_its_row);
  g_test_add_func ("/staff-acts/a-restart-waits-for-what-staff-began", test_a_restart_waits_for_what_staff_began);
  g_test_add_func ("/staff-acts/an-opening-of-the-store-that-hangs-ends-the-pings",
                   test_an_opening_of_the_store_that_hangs_ends_the_pings);
  g_test_add_func ("/staff-acts/a-closed-hall-is-dark-until-somebody-comes", test_a_closed_hall_is_dark_until_somebody_comes);
  g_test_add_func ("/staff-acts/a-terminal-that-is-broken-by-day-stays-light", test_a_terminal_that_is_broken_by_day_stays_light);
  return g_test_run ();
}
