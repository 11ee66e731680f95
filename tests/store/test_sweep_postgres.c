/* SPDX-License-Identifier: Apache-2.0 */
/* The fault sweep on PostgreSQL: a whole day in which the connection is lost at the n-th question, before the server
 * gets it or before its answer comes back, and does not come again that day. The kiosk's and the importer's
 * connections each have their turn. */
#include "tests/rig/postgres.h"
#include "tests/rig/relay.h"
#include "tests/store/sweep.h"

typedef struct
{
  const char *name;
  gboolean of_staff;  /* whose connection it is */
  gboolean passed_on; /* the server gets the question, the client no answer */
  guint stride;
} Mode;

static const Mode MODES[] = {
  { "kiosk-cut-before-the-question", FALSE, FALSE, 30 },
  { "kiosk-cut-before-the-answer", FALSE, TRUE, 30 },
  { "import-cut-before-the-question", TRUE, FALSE, 60 },
  { "import-cut-before-the-answer", TRUE, TRUE, 60 },
};

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
  sweep_live (sweep, mode->of_staff ? NULL : url, mode->of_staff ? url : NULL);
  met = rig_relay_has_cut (relay);
  sweep_judge (sweep, mode->name, n);
  return met;
}

static void
test_mode (gconstpointer data)
{
  const Mode *mode = data;

  sweep_run (mode->name, cut_at, (gpointer)mode, mode->stride, 400);
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
