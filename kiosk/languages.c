/* SPDX-License-Identifier: Apache-2.0 */
/* See languages.h. */
#include "kiosk/languages.h"

#include "core/base/i18n.h"
#include "ui/pages/language_page.h"

/* What lies over a page that nobody is timed on (idle, out of service) goes by itself, so long after the last touch. */
#define COVER_SECONDS 45

static void
speak_from_now_on (GjTerminal *terminal, const char *language)
{
  gj_terminal_speak (terminal, language);
  gj_stage_restart_countdown (terminal);
  gj_stage_show_again (terminal);
}

static void
on_chosen (GjTerminal *terminal, const char *language)
{
  gj_window_uncover (terminal->window);
  if (!g_str_equal (language, gj_i18n_get_language ()))
    speak_from_now_on (terminal, language);
}

static void
on_closed (GjTerminal *terminal)
{
  gj_window_uncover (terminal->window);
}

/* Whoever is served has the time of the page below, is warned of its end and may extend it. */
static gboolean
on_cover_time_out (gpointer user_data)
{
  GjTerminal *terminal = user_data;

  if (gj_countdown_is_running (terminal->countdown))
    return G_SOURCE_CONTINUE;
  gj_window_uncover (terminal->window);
  return G_SOURCE_REMOVE;
}

static void
forget_time_out (gpointer data)
{
  guint id = GPOINTER_TO_UINT (data);

  if (g_main_context_find_source_by_id (NULL, id) != NULL)
    g_source_remove (id);
}

/* The wait ends with the cover, whoever takes it away. */
void
gj_languages_touched (GjTerminal *terminal)
{
  GjPage *cover = gj_window_get_cover (terminal->window);
  guint id;

  if (cover == NULL)
    return;
  id = g_timeout_add_seconds (COVER_SECONDS, on_cover_time_out, terminal);
  g_object_set_data_full (G_OBJECT (cover), "time-out", GUINT_TO_POINTER (id), forget_time_out);
}

static void
offer (GjTerminal *terminal)
{
  GtkWidget *cover = gj_language_page_new ((const char *const *) terminal->config->offered);

  g_signal_connect_swapped (cover, "chosen", G_CALLBACK (on_chosen), terminal);
  g_signal_connect_swapped (cover, "closed", G_CALLBACK (on_closed), terminal);
  gj_window_cover (terminal->window, GJ_PAGE (cover));
  gj_languages_touched (terminal);
}

void
gj_languages_asked (GjTerminal *terminal)
{
  char **offered = terminal->config->offered;

  if (gj_window_get_cover (terminal->window) != NULL)
    gj_window_uncover (terminal->window);
  else if (g_strv_length (offered) > 2)
    offer (terminal);
  else if (g_strv_length (offered) == 2)
    speak_from_now_on (terminal, offered[g_str_equal (offered[0], gj_i18n_get_language ()) ? 1 : 0]);
}
