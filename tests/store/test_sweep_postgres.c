/* SPDX-License-Identifier: Apache-2.0 */
/* The fault sweep on PostgreSQL: a whole day in which, at the n-th question, the connection is lost and does not come
 * again that day, or the program is killed; before the server gets the question or before its answer comes back. The
 * kiosk's and the importer's connections each have their turn. */
#include <signal.h>

#include "tests/rig/postgres.h"
#include "tests/rig/relay.h"
#include "tests/store/sweep.h"

typedef struct
{
  const char *name;
  gboolean of_staff;  /* whose connection it is */
  gboolean passed_on; /* the server gets the question, the client no answer */
  gboolean killed; /* the program, which has both connections */
  guint stride;
} Mode;

static const Mode MODES[] = {
  { "kiosk-cut-before-the-question", FALSE, FALSE, FALSE, 30 },
  { "kiosk-cut-before-the-answer", FALSE, TRUE, FALSE, 30 },
  { "import-cut-before-the-question", TRUE, FALSE, FALSE, 60 },
  { "import-cut-before-the-answer", TRUE, TRUE, FALSE, 60 },
  { "kiosk-killed-before-the-question", FALSE, FALSE, TRUE, 60 },
  { "kiosk-killed-before-the-answer", FALSE, TRUE, TRUE, 30 },
  { "import-killed-before-the-question", TRUE, FALSE, TRUE, 90 },
  { "import-killed-before-the-answer", TRUE, TRUE, TRUE, 60 },
};

static void
live (Sweep *sweep, const Mode *mode, const char *url)
{
  sweep_live (sweep, mode->of_staff ? NULL : url, mode->of_staff ? url : NULL);
}

static gboolean
cut_at (Sweep *sweep, guint n, gpointer data)
{
  const Mode *mode = data;
  g_autoptr (RigRelay) relay = rig_relay_new (rig_postgres ()->dir);
  g_autofree char *url = NULL;
  gboolean met;

  sweep_begin (sweep);
  url = rig_relay_url (relay, mode->of_staff ? sweep->hall->url : sweep->hall->kiosk_url);
  rig_relay_cut_at (relay, n, mode->passed_on);
  live (sweep, mode, url);
  met = rig_relay_has_cut (relay);
  sweep_judge (sweep, mode->name, n);
  return met;
}

/* ---- kill -9 ---- */

typedef struct
{
  const Mode *mode;
  RigRelay *relay;
} Kill;

static const int KILLED[] = { SIGKILL, 0 };

static gboolean
live_to_a_kill (Sweep *sweep, guint n, gpointer data)
{
  const Kill *kill = data;
  g_autofree char *url
      = rig_relay_url (kill->relay, kill->mode->of_staff ? sweep->hall->url : sweep->hall->kiosk_url);

  live (sweep, kill->mode, url);
  return FALSE;
}

static gboolean
kill_at (Sweep *sweep, guint n, gpointer data)
{
  g_autoptr (RigRelay) relay = rig_relay_new (rig_postgres ()->dir);
  Kill kill = { data, relay };
  GPid child;
  gboolean killed, met;

  rig_relay_kill_at (relay, n, kill.mode->passed_on);
  child = sweep_fork (sweep, live_to_a_kill, n, &kill);
  rig_relay_set_victim (relay, child);
  killed = sweep_wait (child, KILLED);
  met = rig_relay_has_cut (relay);
  g_assert_true (met || !killed); /* its last word asks nothing: it may have ended by itself with that */
  sweep_judge (sweep, kill.mode->name, n);
  return met;
}

static void
test_mode (gconstpointer data)
{
  const Mode *mode = data;

  sweep_run (mode->name, mode->killed ? kill_at : cut_at, (gpointer)mode, mode->stride, 400);
}

int
main (int argc, char **argv)
{
  sweep_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (MODES); i++)
    {
      g_autofree char *path = g_strconcat ("/sweep/", MODES[i].name, NULL);

      g_test_add_data_func (path, &MODES[i], test_mode);
    }
  return g_test_run ();
}
