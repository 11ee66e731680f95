/* SPDX-License-Identifier: Apache-2.0 */
/* The simulator's hall: its kiosks, its chances, and its faults. */
#include "tests/store/simulator.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/base/transfer_id.h"
#include "tests/rig/postgres.h"
#include "tests/store/acts.h"

#define OPEN_FLAGS (GJ_STORE_OPEN_DEMO | GJ_STORE_OPEN_NO_CHECK)

guint
sim_pick (SimWorld *world, guint n)
{
  return (guint)g_rand_int_range (world->random, 0, (gint32)n);
}

gboolean
sim_chance (SimWorld *world, guint percent)
{
  return sim_pick (world, 100) < percent;
}

void
sim_new_id (SimWorld *world, char id[20])
{
  guint8 bytes[GJ_TRANSFER_ID_BYTES];

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8)sim_pick (world, 256);
  gj_transfer_id_unpack (bytes, id);
}

void
sim_stop (SimWorld *world, const char *format, ...)
{
  g_autofree char *problem = NULL;
  va_list values;

  va_start (values, format);
  problem = g_strdup_vprintf (format, values);
  va_end (values);
  printf ("not ok 1 seed %u, step %u: %s\n", world->seed, world->step, problem);
  printf ("# again: build/tests/store/simulator --engine %s --seed %u --worlds 1\n",
          world->hall->shared ? "postgres" : "sqlite", world->seed);
  fflush (stdout);
  exit (1);
}

/* The policy of the demo, whose relatives are asked from 16 years on. */
static void
use_region (Hall *hall)
{
  g_autofree char *shipped
      = g_build_filename (g_getenv ("GJ_SOURCE_ROOT"), "assets", "policies", "990100.ini", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GString) policy = NULL;

  g_assert_true (g_file_get_contents (shipped, &text, NULL, NULL));
  policy = g_string_new (text);
  g_assert_cmpuint (g_string_replace (policy, "pin_may_sign=true", "pin_may_sign=true\nconfirm_from_age=16", 1), ==, 1);
  hall_write (hall->dir, "990100.ini", policy->str);
  acts_use_region (hall);
}

static GjStore *
open_store (SimWorld *world, const char *url)
{
  g_autoptr (GError) error = NULL;
  GjStore *store = gj_store_open (url, OPEN_FLAGS, &error);

  if (store == NULL)
    sim_stop (world, "the store does not open: %s", error->message);
  return store;
}

static void
make_kiosk (SimWorld *world, guint i)
{
  Hall *hall = world->hall;
  SimKiosk *kiosk = &world->kiosks[i];
  static char *pems[SIM_KIOSKS]; /* a demo key takes long to draw: one for all worlds */
  static guint8 points[SIM_KIOSKS][GJ_SM2_PUBLIC_BYTES];
  g_autofree char *name = g_strdup_printf ("kiosk-%u.pem", i);
  g_autofree char *key = g_build_filename (hall->dir, name, NULL);
  g_autofree char *trusted = g_build_filename (hall->dir, "trusted.ini", NULL);
  g_autoptr (GError) error = NULL;

  g_snprintf (kiosk->id, sizeof kiosk->id, "%02u", i + 2);
  kiosk->relay = hall->shared ? rig_relay_new (rig_postgres ()->dir) : NULL;
  kiosk->url = hall->shared ? rig_relay_url (kiosk->relay, hall->kiosk_url) : g_strdup (hall->url);
  kiosk->store = open_store (world, kiosk->url);
  if (i == 0)
    {
      kiosk->signer = hall->signer; /* HALL_KIOSK's own */
      return;
    }
  if (pems[i] == NULL)
    {
      g_assert_true (gj_key_create (key, TRUE, points[i], &error));
      g_assert_true (g_file_get_contents (key, &pems[i], NULL, &error));
    }
  else
    g_assert_true (g_file_set_contents_full (key, pems[i], -1, G_FILE_SET_CONTENTS_NONE, 0600, &error));
  kiosk->signer = gj_signer_load (key, TRUE, &error);
  g_assert_true (gj_keyring_add (trusted, kiosk->id, points[i], 0, &error));
  g_assert_no_error (error);
}

SimWorld *
sim_world_new (guint32 seed, SimCounts *counts)
{
  SimWorld *world = g_new0 (SimWorld, 1);
  g_autofree char *trusted = NULL;

  world->random = g_rand_new_with_seed (seed);
  world->seed = seed;
  world->counts = counts;
  world->hall = hall_new_empty ();
  use_region (world->hall);
  for (guint i = 0; i < SIM_KIOSKS; i++)
    make_kiosk (world, i);
  trusted = g_build_filename (world->hall->dir, "trusted.ini", NULL);
  gj_keyring_free (world->hall->keyring);
  world->hall->keyring = gj_keyring_load (trusted, NULL);
  world->staff = open_store (world, world->hall->url);
  world->auditor = auditor_new (world->hall->keyring);
  sim_people_make (world);
  sim_people_import (world);
  return world;
}

void
sim_world_free (SimWorld *world)
{
  for (guint i = 0; i < SIM_KIOSKS; i++)
    {
      g_clear_pointer (&world->kiosks[i].store, gj_store_close);
      g_clear_pointer (&world->kiosks[i].relay, rig_relay_free);
      g_free (world->kiosks[i].url);
      if (i > 0)
        gj_signer_free (world->kiosks[i].signer);
    }
  g_clear_pointer (&world->staff, gj_store_close);
  g_clear_pointer (&world->hall->store, gj_store_close);
  if (world->hall->shared)
    rig_postgres_drop_database (rig_postgres (), world->hall->url);
  auditor_free (world->auditor);
  hall_free (world->hall);
  g_rand_free (world->random);
  g_free (world);
}

/* ---- starting ---- */

static void
resolve (SimWorld *world, SimKiosk *kiosk)
{
  g_autoptr (GError) error = NULL;
  int closed = 0;

  if (!gj_ledger_resolve_unfinished (kiosk->store, world->hall->clock, kiosk->id, NULL, &error)
      || !gj_print_job_close_unfinished (kiosk->store, world->hall->clock, kiosk->id, &closed, &error))
    sim_stop (world, "what kiosk %s began is not resolved: %s", kiosk->id, error->message);
  kiosk->pending = FALSE;
}

void
sim_restart (SimWorld *world, SimKiosk *kiosk)
{
  world->counts->restarts++;
  gj_store_close (kiosk->store);
  kiosk->store = open_store (world, kiosk->url);
  resolve (world, kiosk);
}

/* ---- faults ---- */

static void
arm_medium (SimWorld *world)
{
  static const Fault faults[] = { FAULT_IO,       FAULT_IO,       FAULT_FULL,     FAULT_SYNC_LATE,
                                  FAULT_CUT_LOST, FAULT_CUT_TORN, FAULT_CUT_MIXED };

  world->fault = faults[sim_pick (world, G_N_ELEMENTS (faults))];
  world->for_good = sim_chance (world, 50);
  faulty_vfs_arm (world->fault, (int)sim_pick (world, 14) + 1, world->for_good);
}

void
sim_arm (SimWorld *world, SimKiosk *kiosk)
{
  if (!sim_chance (world, 25))
    return;
  if (!world->hall->shared)
    arm_medium (world);
  else if (kiosk != NULL)
    rig_relay_cut_at (kiosk->relay, sim_pick (world, 45) + 1, sim_chance (world, 50));
}

/* Everything was dark, or the medium failed for good and is better only when all have ended: every program of the hall
 * starts again, on what was kept. */
static void
come_back (SimWorld *world, guint32 seed)
{
  Hall *hall = world->hall;

  world->counts->blackouts++;
  for (guint i = 0; i < SIM_KIOSKS; i++)
    g_clear_pointer (&world->kiosks[i].store, gj_store_close);
  g_clear_pointer (&world->staff, gj_store_close);
  g_clear_pointer (&hall->store, gj_store_close);
  (void)faulty_vfs_disarm_seeded (seed);
  hall->store = hall_open_another (hall);
  world->staff = open_store (world, hall->url);
  for (guint i = 0; i < SIM_KIOSKS; i++)
    {
      world->kiosks[i].store = open_store (world, world->kiosks[i].url);
      resolve (world, &world->kiosks[i]);
    }
}

void
sim_disarm (SimWorld *world, SimKiosk *kiosk)
{
  guint32 seed = g_rand_int (world->random);
  gboolean cuts = world->fault == FAULT_CUT_LOST || world->fault == FAULT_CUT_TORN
                  || world->fault == FAULT_CUT_MIXED;

  if (world->hall->shared)
    {
      if (kiosk != NULL && rig_relay_has_cut (kiosk->relay))
        world->counts->faults++;
      if (kiosk != NULL)
        rig_relay_cut_at (kiosk->relay, 0, FALSE);
      return;
    }
  if (!faulty_vfs_has_happened ())
    {
      (void)faulty_vfs_disarm ();
      return;
    }
  world->counts->faults++;
  if (cuts || world->for_good)
    come_back (world, seed);
  else
    (void)faulty_vfs_disarm ();
}
