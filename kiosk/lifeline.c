/* SPDX-License-Identifier: Apache-2.0 */
/* A timer on the main loop: that it fires is half of the proof. */
#include "kiosk/lifeline.h"

#include <systemd/sd-daemon.h>

#include "kiosk/terminal.h"

/* Pings in one time of patience: one that comes late is no death. */
#define PINGS 4

struct _GjLifeline
{
  GjTerminal *terminal;
  gint64 patience_us; /* the service manager's; 0: it asked for no pings */
  guint source;
  gboolean ready;
  gboolean silent;    /* somebody is over the time: said once */
  const char *status; /* as last told, static; NULL: not yet */
};

/* sd_watchdog_enabled() asks whether WATCHDOG_PID is ours; it is the compositor's, which started us. */
static gint64
read_patience (void)
{
  const char *text = g_getenv ("WATCHDOG_USEC");
  guint64 patience = 0;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64 / 8, &patience, NULL))
    return 0;
  return (gint64) patience;
}

/* Who is over the time; NULL: nobody. */
static const char *
find_stuck (GjLifeline *lifeline)
{
  const GjTerminal *terminal = lifeline->terminal;
  const gint64 limit_us = GJ_LIFELINE_JOB_PATIENCE * lifeline->patience_us;

  if (terminal->store != NULL && gj_store_worker_get_busy_us (terminal->store) > limit_us)
    return "store";
  if (terminal->opening_us != 0 && g_get_monotonic_time () - terminal->opening_us > limit_us)
    return "store's opening";
  if (gj_printer_get_busy_us (terminal->printer) > limit_us)
    return "printer's line";
  if (gj_printing_office_get_busy_us (&terminal->office) > limit_us)
    return "printer";
  if (gj_card_source_get_stuck_us (terminal->card) > limit_us)
    return "card reader";
  return NULL;
}

/* Residents are served, and each of their cards is one that could not prove itself. */
static const char *
describe_in_service (GjPsamState psam)
{
  switch (psam)
    {
    case GJ_PSAM_STATE_NONE:
    case GJ_PSAM_STATE_ANSWERS:
      return "STATUS=in service";
    case GJ_PSAM_STATE_SILENT:
      return "STATUS=in service, but the PSAM is silent";
    case GJ_PSAM_STATE_REFUSES:
      return "STATUS=in service, but the PSAM refuses what it is asked";
    case GJ_PSAM_STATE_DISTRUSTED:
      return "STATUS=in service, but the PSAM is distrusted: a card refused its key";
    }
  g_assert_not_reached ();
}

const char *
gj_lifeline_describe (guint breakage, GjPsamState psam)
{
  if (breakage == 0)
    return describe_in_service (psam);
  if ((breakage & GJ_BREAKAGE_STORE) != 0)
    return "STATUS=out of service: the store cannot be used";
  if ((breakage & GJ_BREAKAGE_KEY) != 0)
    return "STATUS=out of service: the signing key is not in force";
  if ((breakage & GJ_BREAKAGE_NO_PCSC) != 0)
    return "STATUS=out of service: no card service (pcscd)";
  if ((breakage & GJ_BREAKAGE_NO_READER) != 0)
    return "STATUS=out of service: no card reader";
  if ((breakage & GJ_BREAKAGE_STARTING) != 0)
    return "STATUS=starting";
  if ((breakage & GJ_BREAKAGE_PIN_PAD) != 0)
    return "STATUS=out of service: the PIN pad cannot be used";
  /* Wanted, and no fault: said only where there is none besides. */
  if ((breakage & GJ_BREAKAGE_PAUSED) != 0)
    return "STATUS=paused by staff";
  if ((breakage & GJ_BREAKAGE_CLOSED) != 0)
    return "STATUS=closed: outside the opening hours";
  return "STATUS=out of service";
}

static void
tell_status (GjLifeline *lifeline)
{
  const GjTerminal *terminal = lifeline->terminal;
  const char *status = gj_lifeline_describe (terminal->breakage, gj_card_source_get_psam_state (terminal->card));

  if (status != lifeline->status)
    sd_notify (0, status);
  lifeline->status = status;
}

static gboolean
on_ping (gpointer user_data)
{
  GjLifeline *lifeline = user_data;
  const char *stuck = find_stuck (lifeline);

  tell_status (lifeline);
  if (stuck == NULL)
    sd_notify (0, "WATCHDOG=1");
  else if (!lifeline->silent)
    g_warning ("the %s is stuck: waiting to be started anew", stuck);
  lifeline->silent = stuck != NULL;
  return G_SOURCE_CONTINUE;
}

GjLifeline *
gj_lifeline_new (GjTerminal *terminal)
{
  GjLifeline *lifeline = g_new0 (GjLifeline, 1);

  lifeline->terminal = terminal;
  lifeline->patience_us = read_patience ();
  if (lifeline->patience_us > 0)
    lifeline->source = g_timeout_add ((guint) MAX (1, lifeline->patience_us / 1000 / PINGS), on_ping, lifeline);
  return lifeline;
}

void
gj_lifeline_ready (GjLifeline *lifeline)
{
  if (!lifeline->ready)
    sd_notify (0, "READY=1");
  lifeline->ready = TRUE;
}

void
gj_lifeline_free (GjLifeline *lifeline)
{
  if (lifeline == NULL)
    return;
  g_clear_handle_id (&lifeline->source, g_source_remove);
  sd_notify (0, "STOPPING=1");
  g_free (lifeline);
}
