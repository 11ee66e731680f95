/* SPDX-License-Identifier: Apache-2.0 */
/* See flows_rig.h. */
#include "tests/unit/kiosk/flows_rig.h"

#include "kiosk/dock/demo_control.h"
#include "ui/pages/choose_page.h"
#include "ui/pages/confirm_page.h"
#include "ui/pages/pin_page.h"
#include "ui/pages/result_page.h"
#include "ui/pages/tier_page.h"
#include "ui/speech/page_words.h"

#include <string.h>

void
open_terminal_set (Fixture *f, GjClock *clock, ConfigSetter set, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GjConfig *config;

  f->demo = gj_demo_new (NULL, &error);
  g_assert_no_error (error);
  config = gj_config_load (gj_demo_get_config_path (f->demo), &error);
  g_assert_no_error (error);
  if (set != NULL)
    set (config, data);
  f->terminal = gj_terminal_new (NULL, config, gj_demo_get_emulator (f->demo), clock, &error);
  g_assert_no_error (error);
  f->gate = g_async_queue_new ();
  gj_terminal_start (f->terminal, 1080, 1920);
}

static void
set_hours (GjConfig *config, gconstpointer hours)
{
  config->hours = g_strdup (hours);
  g_assert_true (hours == NULL || gj_hours_parse (hours, NULL, &config->opening));
}

void
open_terminal (Fixture *f, GjClock *clock, const char *hours)
{
  open_terminal_set (f, clock, set_hours, hours);
}

void
set_up (Fixture *f, gconstpointer data)
{
  open_terminal (f, NULL, NULL);
}

void
tear_down (Fixture *f, gconstpointer data)
{
  /* A thread that still opens the store writes into the demo's folder. */
  while (gj_printing_office_is_busy (&f->terminal->office) || f->terminal->opening_us != 0)
    g_main_context_iteration (NULL, TRUE);
  gj_terminal_free (f->terminal);
  gj_demo_free (f->demo);
  g_async_queue_unref (f->gate);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

/* Waiting */

void
wait_state (Fixture *f, GjState state)
{
  while (gj_session_get_state (f->terminal->session) != state)
    g_main_context_iteration (NULL, TRUE);
}

GjPage *
page_of (Fixture *f)
{
  return gj_window_get_page (f->terminal->window);
}

GjPage *
wait_page (Fixture *f, GType type)
{
  while (!G_TYPE_CHECK_INSTANCE_TYPE (page_of (f), type))
    g_main_context_iteration (NULL, TRUE);
  return page_of (f);
}

void
wait_words (Fixture *f, const char *words)
{
  for (;;)
    {
      g_autofree char *said = page_of (f) != NULL ? gj_page_words_all (page_of (f)) : g_strdup ("");

      if (strstr (said, words) != NULL)
        return;
      g_main_context_iteration (NULL, TRUE);
    }
}

void
on_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gboolean *) data = TRUE;
}

void
wait_for (const gboolean *answered)
{
  while (!*answered)
    g_main_context_iteration (NULL, TRUE);
}

void
wait_printer (Fixture *f)
{
  gboolean answered = FALSE;

  gj_printer_check_async (f->terminal->printer, NULL, on_answer, &answered);
  wait_for (&answered);
}

void
wait_card (Fixture *f)
{
  gboolean answered = FALSE;

  gj_card_source_tries_left_async (f->terminal->card, f->terminal->card_serial, NULL, on_answer,
                                   &answered);
  wait_for (&answered);
}

static gpointer
nothing_job (GjStore *store, gpointer data, GError **error)
{
  return NULL;
}

void
wait_store (Fixture *f)
{
  gboolean answered = FALSE;

  gj_store_worker_run_async (f->terminal->store, nothing_job, NULL, NULL, NULL, NULL, on_answer,
                             &answered);
  wait_for (&answered);
}

static gpointer
hold_job (GjStore *store, gpointer gate, GError **error)
{
  g_async_queue_pop (gate);
  return NULL;
}

void
hold_store (Fixture *f)
{
  gj_store_worker_run_async (f->terminal->store, hold_job, f->gate, NULL, NULL, NULL, NULL, NULL);
}

void
let_store_go (Fixture *f)
{
  g_async_queue_push (f->gate, f);
}

gboolean
on_time (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Doing */

void
insert_card (Fixture *f, const char *person)
{
  g_autoptr (GError) error = NULL;

  gj_demo_insert_card (gj_demo_get_emulator (f->demo), person, &error);
  g_assert_no_error (error);
}

void
insert (Fixture *f)
{
  wait_state (f, GJ_STATE_IDLE);
  insert_card (f, CARD);
}

void
type (GjPage *page, const char *digits)
{
  for (const char *digit = digits; *digit != '\0'; digit++)
    g_assert_true (gj_page_press_key (page, GDK_KEY_0 + (guint) (*digit - '0')));
  g_assert_true (gj_page_press_key (page, GDK_KEY_Return));
}

void
type_pin (Fixture *f)
{
  type (wait_page (f, GJ_TYPE_PIN_PAGE), PIN);
}

void
to_home (Fixture *f)
{
  insert (f);
  type_pin (f);
  wait_page (f, GJ_TYPE_HOME_PAGE);
}

void
open_tile (Fixture *f, GjTile tile)
{
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_HOME_PAGE), "open-tile", (guint) tile);
}

void
to_tier (Fixture *f, const char *psn_no)
{
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_CHOOSE_PAGE), "chosen", psn_no);
  wait_page (f, GJ_TYPE_TIER_PAGE);
}

void
choose_tier (Fixture *f)
{
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_TIER_PAGE), "chosen", 0, "");
}

void
to_pin_again (Fixture *f, const char *psn_no)
{
  to_tier (f, psn_no);
  choose_tier (f);
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_CONFIRM_PAGE), "confirmed");
  wait_page (f, GJ_TYPE_PIN_PAGE);
}

void
pay (Fixture *f, const char *psn_no)
{
  to_pin_again (f, psn_no);
  type_pin (f);
  wait_page (f, GJ_TYPE_RESULT_PAGE);
}
