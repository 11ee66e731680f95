/* SPDX-License-Identifier: Apache-2.0 */
/* Puts the parts of a terminal together, and turns what they report into events of the session. */
#include "kiosk/terminal.h"

#include "core/base/i18n.h"
#include "devices/printer/printer_profile.h"
#include "kiosk/flows/pin_pad_ask.h"
#include "kiosk/languages.h"
#include "kiosk/paths.h"

#define LOOK_SECONDS 20

/* The card */

static void
on_reader_changed (GjTerminal *terminal, GjCardReaderState state)
{
  const GjBreakage both[] = { GJ_BREAKAGE_NO_PCSC, GJ_BREAKAGE_NO_READER };
  const gboolean broken[] = { state == GJ_CARD_READER_NO_SERVICE, state == GJ_CARD_READER_NO_READER };
  guint first = broken[1] ? 1 : 0;

  /* What is broken now comes before what is mended: no moment without either. */
  gj_stage_set_breakage (terminal, both[first], broken[first], NULL);
  gj_stage_set_breakage (terminal, both[1 - first], broken[1 - first], NULL);
}

static void
card_came (GjTerminal *terminal, guint64 serial, gboolean mute)
{
  terminal->card_serial = serial;
  terminal->card_mute = mute;
  gj_session_handle (terminal->session, GJ_EVENT_CARD_IN);
}

static void
on_card_inserted (GjTerminal *terminal, guint64 serial)
{
  card_came (terminal, serial, FALSE);
}

static void
on_card_mute (GjTerminal *terminal, guint64 serial)
{
  card_came (terminal, serial, TRUE);
}

static void
on_card_removed (GjTerminal *terminal, guint64 serial)
{
  if (serial != terminal->card_serial)
    return;
  terminal->card_serial = 0;
  terminal->card_mute = FALSE;
  gj_session_handle (terminal->session, GJ_EVENT_CARD_OUT);
}

/* The window */

static void
on_back (GjTerminal *terminal)
{
  if (terminal->held)
    return;
  if (gj_session_get_state (terminal->session) == GJ_STATE_PIN
      || gj_session_get_state (terminal->session) == GJ_STATE_SHUT_PIN)
    gj_session_handle (terminal->session, GJ_EVENT_END);
  else if (terminal->flow != NULL && !gj_flow_back (terminal->flow))
    gj_session_handle (terminal->session, GJ_EVENT_HOME);
}

static void
on_home (GjTerminal *terminal)
{
  if (terminal->held || (terminal->flow != NULL && gj_flow_home (terminal->flow)))
    return;
  gj_session_handle (terminal->session, GJ_EVENT_HOME);
}

static void
on_end (GjTerminal *terminal)
{
  if (!terminal->held)
    gj_session_handle (terminal->session, GJ_EVENT_END);
}

static void
on_touched (GjTerminal *terminal)
{
  /* A farewell goes by itself, however much the next one in front of it taps; whoever still reads it is asked. */
  if (gj_session_get_state (terminal->session) != GJ_STATE_FAREWELL)
    gj_countdown_extend (terminal->countdown);
  gj_languages_touched (terminal);
}

static void
on_extend (GjTerminal *terminal)
{
  gj_countdown_extend (terminal->countdown);
  gj_languages_touched (terminal);
}

static void
on_elder_toggled (GjTerminal *terminal, gboolean elder)
{
  terminal->elder = elder;
  terminal->elder_declined = !elder;
  gj_stage_restart_countdown (terminal);
}

/* Who only switches the voice on, or makes it louder, may walk away, too. */
static void
on_voice_changed (GjTerminal *terminal)
{
  if (gj_stage_is_unattended (terminal))
    gj_stage_restart_countdown (terminal);
}

void
gj_terminal_speak (GjTerminal *terminal, const char *language)
{
  g_autofree char *machine = NULL;
  gboolean known = gj_i18n_set_language (language);

  g_assert (known);
  machine = g_strdup_printf (_("共济自助机 · %s号"), terminal->config->id);
  gj_window_set_hall (terminal->window, gj_config_hall (terminal->config), machine);
  gj_window_retranslate (terminal->window);
}

static void
on_tick (guint seconds_left, guint total, gboolean warning, gpointer user_data)
{
  GjTerminal *terminal = user_data;

  if (seconds_left == 0)
    gj_session_handle (terminal->session, GJ_EVENT_TIME_OUT);
  else if (gj_state_is_attended (gj_session_get_state (terminal->session)))
    gj_window_set_time_left (terminal->window, (int) seconds_left, (int) total, warning);
  else /* nobody is in, but whoever chose large text or a language may still look for the card */
    gj_window_set_time_left (terminal->window, warning ? (int) seconds_left : GJ_TIME_NONE, (int) total, warning);
}

/* Putting together */

/* A key that is not in force today leaves a screen that says so and keys that are looked at again: the clock may be what
 * is wrong, and is set right while we run. Any other disagreement is a mistake in the files. */
static gboolean
check_key (GjTerminal *terminal, GError **error)
{
  g_autoptr (GError) refused = NULL;

  if (gj_keyring_check_signer (terminal->keyring, terminal->signer, terminal->config->id,
                               gj_clock_now_us (terminal->clock), &refused))
    return TRUE;
  if (!g_error_matches (refused, GJ_KEYRING_ERROR, GJ_KEYRING_ERROR_DATES))
    {
      g_propagate_error (error, g_steal_pointer (&refused));
      return FALSE;
    }
  g_warning ("%s", refused->message);
  terminal->breakage |= GJ_BREAKAGE_KEY;
  return TRUE;
}

static gboolean
load_rules (GjTerminal *terminal, GError **error)
{
  GjConfig *config = terminal->config;
  g_autofree const char **dirs = gj_path_policy_dirs (config->policies);
  gboolean demo;

  /* Falling back to the shipped fees in silence would charge what the hall has changed. */
  if (config->policies != NULL && !g_file_test (config->policies, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, GJ_CONFIG_ERROR, GJ_CONFIG_ERROR_VALUE,
                   _("%s: [kiosk] policies 的目录 %s 不存在。请建立它，或去掉这一项"), config->path,
                   config->policies);
      return FALSE;
    }
  terminal->region = gj_region_load (dirs, config->region, error);
  if (terminal->region == NULL)
    return FALSE;
  demo = gj_region_is_demo (terminal->region);
  terminal->keyring_changed_us = gj_path_changed_us (config->trusted_keys);
  terminal->keyring = gj_keyring_load (config->trusted_keys, error);
  if (terminal->keyring == NULL)
    return FALSE;
  terminal->signer = gj_signer_load (config->receipt_key, demo, error);
  if (terminal->signer == NULL)
    return FALSE;
  return check_key (terminal, error);
}

static gboolean
make_devices (GjTerminal *terminal, GjCardEmulator *emulator, GError **error)
{
  GjConfig *config = terminal->config;
  const char *halls[] = { config->policies, gj_path_printers (), NULL };
  g_autoptr (GjPrinterProfile) profile = gj_printer_profile_load (
      config->policies != NULL ? halls : halls + 1, config->printer_profile, error);
  g_autofree char *slip_mark = g_strconcat (config->number_mark, ".slip", NULL);
  g_autofree char *doubt = NULL;

  if (profile == NULL)
    return FALSE;
  doubt = gj_printer_profile_doubt (profile);
  if (doubt != NULL)
    g_message ("%s", doubt);
  terminal->printer
      = gj_printer_new (config->printer_device, config->printer_width, profile, error);
  if (terminal->printer == NULL)
    return FALSE;
  gj_printer_set_slip_mark (terminal->printer, slip_mark);
  if (emulator != NULL)
    terminal->card = gj_card_source_new_emulator (emulator);
  else
    {
      terminal->card = gj_card_source_new_pcsc (config->card_reader);
      gj_card_source_set_tries_query_safe (terminal->card, config->card_show_tries);
      if (config->card_psam != NULL)
        gj_card_source_set_psam_pcsc (terminal->card, config->card_psam, gj_region_is_demo (terminal->region));
    }
  gj_card_source_set_clock (terminal->card, terminal->clock);
  g_signal_connect_swapped (terminal->card, "reader-changed", G_CALLBACK (on_reader_changed),
                            terminal);
  g_signal_connect_swapped (terminal->card, "card-inserted", G_CALLBACK (on_card_inserted),
                            terminal);
  g_signal_connect_swapped (terminal->card, "card-mute", G_CALLBACK (on_card_mute), terminal);
  g_signal_connect_swapped (terminal->card, "card-removed", G_CALLBACK (on_card_removed),
                            terminal);
  terminal->pin_pad = gj_pin_pad_new (config->keypad_device);
  g_signal_connect_swapped (terminal->pin_pad, "changed", G_CALLBACK (gj_terminal_look_at_pin_pad), terminal);
  terminal->scanner = gj_scanner_new (config->scanner_device);
  if (config->scanner_codes == GJ_CONFIG_CODES_STORE)
    terminal->codes = gj_code_resolver_new_store (&terminal->store, terminal->clock, config->id);
  g_signal_connect_swapped (terminal->scanner, "scanned", G_CALLBACK (gj_stage_scanned), terminal);
  g_signal_connect_swapped (terminal->scanner, "changed", G_CALLBACK (gj_stage_scanner_changed), terminal);
  return TRUE;
}

/* Nobody closes a terminal by its window, but a demo is a window like any other. */
static gboolean
on_close_request (GjTerminal *terminal)
{
  if (gj_region_is_demo (terminal->region))
    g_application_quit (g_application_get_default ());
  return TRUE;
}

static void
make_window (GjTerminal *terminal, GtkApplication *app)
{
  GjWindow *window = gj_window_new (app, terminal->clock);

  terminal->window = window;
  gj_terminal_speak (terminal, terminal->config->language);
  gj_window_set_hotline (window, gj_region_hotline (terminal->region));
  if (g_strv_length (terminal->config->offered) == 1)
    gj_window_set_aids (window, GJ_AID_ELDER | GJ_AID_LOW);
  gj_window_set_demo (window, gj_region_is_demo (terminal->region));
  g_signal_connect_swapped (window, "close-request", G_CALLBACK (on_close_request), terminal);
  g_signal_connect_swapped (window, "back", G_CALLBACK (on_back), terminal);
  g_signal_connect_swapped (window, "home", G_CALLBACK (on_home), terminal);
  g_signal_connect_swapped (window, "end", G_CALLBACK (on_end), terminal);
  g_signal_connect_swapped (window, "extend", G_CALLBACK (on_extend), terminal);
  g_signal_connect_swapped (window, "touched", G_CALLBACK (on_touched), terminal);
  g_signal_connect_swapped (window, "elder-toggled", G_CALLBACK (on_elder_toggled), terminal);
  g_signal_connect_swapped (window, "low-toggled", G_CALLBACK (gj_stage_restart_countdown), terminal);
  g_signal_connect_swapped (window, "language", G_CALLBACK (gj_languages_asked), terminal);
  /* Where the scanner is a keyboard that could not be taken for ourselves, its keys come to the window. */
  gj_window_set_key_guard (window, g_str_has_prefix (terminal->config->scanner_device, "hid"));
  g_signal_connect_swapped (window, "scanned", G_CALLBACK (gj_stage_scanned), terminal);
  terminal->speaker = gj_speaker_new (window, terminal->config);
  /* After the speaker's own. */
  g_signal_connect_swapped (window, "aid", G_CALLBACK (on_voice_changed), terminal);
  g_signal_connect_swapped (window, "voice", G_CALLBACK (on_voice_changed), terminal);
  terminal->night = gj_night_new (GTK_WINDOW (window), gj_terminal_stir, terminal);
}

/* What a session left to be looked into waited for its paper. */
static void
on_office_at_rest (gpointer user_data)
{
  gj_terminal_look_at_store (user_data);
}

/* Beside the last number: the folder that is ours, whether or not the store is at hand. */
static GjDutyDesk *
make_duty_desk (GjTerminal *terminal)
{
  g_autofree char *path = g_strconcat (terminal->config->number_mark, ".staff", NULL);

  return gj_duty_desk_new (terminal->clock, terminal->config->id, path);
}

GjTerminal *
gj_terminal_new (GtkApplication *app, GjConfig *config, GjCardEmulator *emulator, GjClock *clock,
                 GError **error)
{
  g_autoptr (GjTerminal) terminal = g_new0 (GjTerminal, 1);

  g_assert ((emulator != NULL) == (config->card_source == GJ_CONFIG_CARD_DEMO));
  terminal->config = config;
  terminal->clock = clock != NULL ? clock : gj_clock_new_system ();
  terminal->cancellable = g_cancellable_new ();
  terminal->signers_before = g_ptr_array_new_with_free_func ((GDestroyNotify) gj_signer_free);
  terminal->leaving = g_ptr_array_new_with_free_func ((GDestroyNotify) gj_flow_free);
  terminal->machine = g_strdup_printf (N_ ("共济自助机 · %s号"), config->id); /* paper is Chinese */
  terminal->breakage = GJ_BREAKAGE_STARTING | GJ_BREAKAGE_STORE | GJ_BREAKAGE_NO_READER;
  if (!load_rules (terminal, error) || !make_devices (terminal, emulator, error))
    return NULL;
  if (!gj_pin_pad_allows_screen (terminal))
    terminal->breakage |= GJ_BREAKAGE_PIN_PAD; /* until it has answered */
  terminal->office = (GjPrintingOffice){ config,          terminal->machine, terminal->region,
                                         terminal->clock, terminal->printer };
  terminal->office.at_rest = on_office_at_rest;
  terminal->office.user_data = terminal;
  gj_printing_office_open (&terminal->office);
  terminal->duty_desk = make_duty_desk (terminal);
  terminal->session = gj_session_new (gj_stage_act, terminal);
  terminal->countdown = gj_countdown_new (terminal->clock, on_tick, terminal);
  terminal->resume = gj_resume_new (terminal->clock);
  make_window (terminal, app);
  return g_steal_pointer (&terminal);
}

/* Without a window manager nobody makes a window as large as the screen: it asks for that itself. */
static void
fill_screen (GtkWindow *window)
{
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (window)));
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, 0);
  GdkRectangle area;

  if (monitor != NULL)
    {
      gdk_monitor_get_geometry (monitor, &area);
      gtk_window_set_default_size (window, area.width, area.height);
    }
  gtk_window_fullscreen (window);
}

void
gj_terminal_look_at_pin_pad (GjTerminal *terminal)
{
  gboolean broken = !gj_pin_pad_allows_screen (terminal) && !gj_pin_pad_is_ready (terminal->pin_pad);
  GjState state = gj_session_get_state (terminal->session);

  /* Whoever is in goes on with what needs no PIN; the next PIN is refused with its own words, and idle looks again. */
  if (!broken || state == GJ_STATE_IDLE || state == GJ_STATE_CARDLESS || state == GJ_STATE_OUT_OF_SERVICE)
    gj_stage_set_breakage (terminal, GJ_BREAKAGE_PIN_PAD, broken, NULL);
}

static gboolean
on_look (gpointer user_data)
{
  gj_terminal_look_at_hours (user_data);
  gj_terminal_look_at_keys (user_data);
  return G_SOURCE_CONTINUE;
}

void
gj_terminal_start (GjTerminal *terminal, int width, int height)
{
  GtkWindow *window = GTK_WINDOW (terminal->window);

  gj_terminal_stir (terminal);
  gj_session_handle (terminal->session, GJ_EVENT_BROKEN);
  if (width > 0)
    gtk_window_set_default_size (window, width, height);
  else
    fill_screen (window);
  gtk_window_present (window);
  terminal->look_around_source = g_timeout_add_seconds (LOOK_SECONDS, on_look, terminal);
  gj_terminal_look_at_hours (terminal);
  terminal->lifeline = gj_lifeline_new (terminal);
  terminal->metrics = gj_metrics_new (terminal);
  gj_terminal_open_store (terminal);
  gj_card_source_start (terminal->card);
}

/* What staff did and the store has not recorded is on the disk before and after. */
static void
close_store (GjTerminal *terminal)
{
  if (terminal->duty_desk != NULL)
    {
      gj_duty_desk_set_store (terminal->duty_desk, NULL);
      gj_duty_desk_save (terminal->duty_desk);
    }
  g_clear_pointer (&terminal->store, gj_store_worker_free);
  if (terminal->duty_desk != NULL)
    gj_duty_desk_save (terminal->duty_desk);
}

void
gj_terminal_free (GjTerminal *terminal)
{
  if (terminal == NULL)
    return;
  g_clear_pointer (&terminal->lifeline, gj_lifeline_free);
  g_clear_pointer (&terminal->metrics, gj_metrics_free);
  g_cancellable_cancel (terminal->cancellable);
  g_clear_handle_id (&terminal->retry_source, g_source_remove);
  g_clear_handle_id (&terminal->watch_source, g_source_remove);
  g_clear_handle_id (&terminal->look_around_source, g_source_remove);
  g_clear_handle_id (&terminal->look_source, g_source_remove);
  g_clear_handle_id (&terminal->restart_source, g_source_remove);
  if (terminal->card != NULL)
    {
      g_signal_handlers_disconnect_by_data (terminal->card, terminal);
      gj_card_source_stop (terminal->card);
    }
  if (terminal->scanner != NULL)
    g_signal_handlers_disconnect_by_data (terminal->scanner, terminal);
  if (terminal->pin_pad != NULL)
    g_signal_handlers_disconnect_by_data (terminal->pin_pad, terminal);
  if (terminal->session != NULL)
    gj_stage_close (terminal);
  g_clear_pointer (&terminal->speaker, gj_speaker_free);
  g_clear_pointer (&terminal->night, gj_night_free);
  if (terminal->window != NULL)
    {
      g_signal_handlers_disconnect_by_data (terminal->window, terminal);
      gtk_window_destroy (GTK_WINDOW (terminal->window));
    }
  gj_printing_office_close (&terminal->office);
  close_store (terminal);
  g_clear_pointer (&terminal->countdown, gj_countdown_free);
  g_clear_pointer (&terminal->resume, gj_resume_free);
  g_clear_pointer (&terminal->session, gj_session_free);
  g_clear_pointer (&terminal->leaving, g_ptr_array_unref);
  g_clear_pointer (&terminal->holder, gj_card_holder_free);
  g_clear_pointer (&terminal->resident, gj_resident_free);
  g_clear_pointer (&terminal->staff, gj_staff_free);
  g_clear_pointer (&terminal->staff_known, g_ptr_array_unref);
  g_clear_pointer (&terminal->duty_desk, gj_duty_desk_unref);
  g_clear_object (&terminal->card);
  g_clear_object (&terminal->printer);
  g_clear_object (&terminal->scanner);
  g_clear_object (&terminal->pin_pad);
  g_clear_pointer (&terminal->codes, gj_code_resolver_free);
  g_clear_object (&terminal->cancellable);
  g_clear_pointer (&terminal->signer, gj_signer_free);
  g_clear_pointer (&terminal->signers_before, g_ptr_array_unref);
  g_clear_pointer (&terminal->keyring, gj_keyring_free);
  g_clear_pointer (&terminal->region, gj_region_unref);
  g_clear_pointer (&terminal->clock, gj_clock_unref);
  g_clear_pointer (&terminal->config, gj_config_free);
  g_free (terminal->wanted_relative);
  g_free (terminal->wanted_receipt);
  g_clear_pointer (&terminal->wanted_place, gj_place_free);
  g_free (terminal->pause_notice);
  g_free (terminal->breakage_detail);
  g_free (terminal->store_trouble);
  g_free (terminal->machine);
  g_free (terminal);
}
