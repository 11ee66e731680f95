/* SPDX-License-Identifier: Apache-2.0 */
/* simulator [--engine sqlite|postgres] [--seed N] [--seconds S] [--worlds N] [--steps N] [--twice]
 *
 * Worlds one after the other, of the seeds N, N + 1, N + 2 …, until the time is over or there were as many as wanted.
 * --twice: one world two times, which must come to the same transfers. See simulator.h. It speaks TAP. */
#include "tests/store/simulator.h"

#include "core/receipt/paper_time.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define MINUTE_US (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)
#define DAY_US (1440 * MINUTE_US)
#define FULL_EVERY 50 /* steps between two looks at everything anew */

static char *engine;
static gint seed = -1;
static gint seconds = 10;
static gint worlds;
static gint steps = 400;
static gboolean twice;

static const GOptionEntry OPTIONS[] = {
  { "engine", 0, 0, G_OPTION_ARG_STRING, &engine, "sqlite or postgres", "ENGINE" },
  { "seed", 0, 0, G_OPTION_ARG_INT, &seed, "of the first world; none: any", "N" },
  { "seconds", 0, 0, G_OPTION_ARG_INT, &seconds, "no new world after so long", "S" },
  { "worlds", 0, 0, G_OPTION_ARG_INT, &worlds, "so many, however long it takes", "N" },
  { "steps", 0, 0, G_OPTION_ARG_INT, &steps, "in each world", "N" },
  { "twice", 0, 0, G_OPTION_ARG_NONE, &twice, "one world two times", NULL },
  G_OPTION_ENTRY_NULL,
};

/* Staff find it to be right now; without their word no paper is made until it is again where it was. */
static void
accept_clock (SimWorld *world)
{
  for (guint i = 0; i < SIM_KIOSKS; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (gj_paper_time_accept (world->staff, world->hall->clock, world->kiosks[i].id, &error));
      g_assert_no_error (error);
    }
}

/* Minutes mostly, months now and then; and somebody sets the clock back. */
static void
pass_time (SimWorld *world)
{
  GjClock *clock = world->hall->clock;
  guint chance = sim_pick (world, 100);
  gint64 delta_us;

  if (chance < 60)
    delta_us = (gint64)sim_pick (world, 300) * G_USEC_PER_SEC;
  else if (chance < 85)
    delta_us = (gint64)sim_pick (world, 2880) * MINUTE_US;
  else if (chance < 97)
    delta_us = (gint64)sim_pick (world, 40) * DAY_US;
  else
    {
      delta_us = chance == 99 ? (gint64)sim_pick (world, 5) * DAY_US : (gint64)sim_pick (world, 40) * MINUTE_US;
      gj_clock_manual_set (clock, gj_clock_now_us (clock) - delta_us);
      world->counts->steps_back++;
      if (sim_chance (world, 50))
        accept_clock (world);
      return;
    }
  gj_clock_manual_advance (clock, delta_us);
}

static void
do_step (SimWorld *world)
{
  SimKiosk *kiosk = &world->kiosks[sim_pick (world, SIM_KIOSKS)];
  guint chance = sim_pick (world, 100);

  world->answer = (SimAnswer){ 0 };
  pass_time (world);
  if (chance < 3)
    sim_restart (world, kiosk);
  else if (chance < 6)
    {
      sim_arm (world, NULL);
      sim_import_month (world);
      sim_disarm (world, NULL);
    }
  else if (chance < 10)
    {
      sim_correct (world, kiosk);
      sim_disarm (world, NULL);
    }
  else if (chance < 26)
    sim_papers (world, kiosk);
  else if (chance < 55)
    sim_family (world, kiosk);
  else
    sim_pay (world, kiosk);
  sim_disarm (world, kiosk);
  if (world->step % FULL_EVERY == 0)
    auditor_forget (world->auditor);
  sim_judge (world, kiosk);
}

/* The digest of its transfers. (transfer full) */
static char *
live (guint32 world_seed, SimCounts *counts)
{
  g_autoptr (SimWorld) world = sim_world_new (world_seed, counts);
  gint64 begun_us = gj_clock_now_us (world->hall->clock);

  for (world->step = 1; world->step <= (guint)steps; world->step++)
    do_step (world);
  sim_judge_end (world);
  counts->worlds++;
  counts->steps += (guint)steps;
  counts->days += (guint)((gj_clock_now_us (world->hall->clock) - begun_us) / DAY_US);
  return auditor_digest_transfers (world->hall->store, NULL);
}

static void
tell (const SimCounts *counts)
{
  printf ("# %u worlds, %u steps, %u days; %u payments, %u taken back, %u refused; %u acts, %u refused; %u papers, %u imports;"
          " %u faults met, %u blackouts, %u unknown, %u restarts, %u times the clock set back\n",
          counts->worlds, counts->steps, counts->days, counts->payments, counts->corrections, counts->refusals, counts->acts,
          counts->acts_refused, counts->papers, counts->imports, counts->faults, counts->blackouts, counts->unknown,
          counts->restarts, counts->steps_back);
}

static int
run (void)
{
  SimCounts counts = { 0 };
  gint64 end_us = g_get_monotonic_time () + (gint64)seconds * G_USEC_PER_SEC;
  guint32 next = seed >= 0 ? (guint32)seed : g_random_int () >> 2;

  printf ("1..1\n# %s, first seed %u\n", engine, next);
  fflush (stdout);
  if (twice)
    {
      g_autofree char *first = live (next, &counts);
      g_autofree char *second = live (next, &counts);

      printf ("%s 1 seed %u is the same run twice\n", g_str_equal (first, second) ? "ok" : "not ok", next);
      tell (&counts);
      return g_str_equal (first, second) ? 0 : 1;
    }
  do
    g_free (live (next++, &counts));
  while (worlds > 0 ? counts.worlds < (guint)worlds : g_get_monotonic_time () < end_us);
  tell (&counts);
  printf ("ok 1 every step was sound\n");
  return 0;
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, OPTIONS, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      return 2;
    }
  if (engine == NULL)
    engine = g_strdup ("sqlite");
  g_setenv ("GJ_TEST_ENGINE", engine, TRUE);
  if (g_str_equal (engine, "sqlite"))
    {
      /* Faults are made up, and syncs counted: a real medium only costs time. */
      if (access ("/dev/shm", W_OK) == 0)
        g_setenv ("TMPDIR", "/dev/shm", TRUE);
      faulty_vfs_install ();
    }
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
  return run ();
}
