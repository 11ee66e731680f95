/* SPDX-License-Identifier: Apache-2.0 */
/* The hall's hours: when the terminal shuts and opens, and its black screen in between. */
#include "kiosk/terminal.h"

#define MINUTE_US (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)

static gboolean
is_open (GjTerminal *terminal)
{
  return terminal->config->hours == NULL
         || gj_hours_are_open (&terminal->config->opening, gj_clock_now_us (terminal->clock));
}

/* By the clock that never steps back: one that is set at night makes no day of it. */
static void
look_at_night (GjTerminal *terminal, gboolean open)
{
  gint64 quiet_us = gj_clock_monotonic_us (terminal->clock) - terminal->stirred_us;
  gboolean at_rest = gj_session_get_state (terminal->session) == GJ_STATE_OUT_OF_SERVICE && terminal->card_serial == 0;
  guint minutes = terminal->config->dark_minutes;

  gj_night_set (terminal->night, !open && at_rest && minutes > 0 && quiet_us >= minutes * MINUTE_US);
}

void
gj_terminal_look_at_hours (GjTerminal *terminal)
{
  gboolean open = is_open (terminal);
  GjState state = gj_session_get_state (terminal->session);

  /* Whoever is in when it closes is served to the end: idle looks again. */
  if (open || state == GJ_STATE_IDLE || state == GJ_STATE_OUT_OF_SERVICE)
    gj_stage_set_breakage (terminal, GJ_BREAKAGE_CLOSED, !open, NULL);
  look_at_night (terminal, open);
}

void
gj_terminal_stir (gpointer user_data)
{
  GjTerminal *terminal = user_data;

  terminal->stirred_us = gj_clock_monotonic_us (terminal->clock);
  gj_night_set (terminal->night, FALSE);
}
