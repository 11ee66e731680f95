/* SPDX-License-Identifier: Apache-2.0 */
/* soak: visit after visit at one terminal, with random faults of card, printer, store and person, through days of virtual time. Nobody
 * ever reads of another's family, idle has nothing of anybody, every day is reconciled, the books are sound, and memory, descriptors and
 * threads stay as they are. TAP. GJ_SOAK_VISITS=10000 is the long one, GJ_SOAK_SEED repeats one as far as threads allow. */
#include "tests/soak/soak.h"

#include <stdio.h>

#define FAMILIES 60
#define VISITS 150
#define MINUTES_APART 25
#define STAGE 100 /* visits */
#define SPARE 2 /* a thread of GLib's pool that waits for more to do, and what it waits on */
#define LOOKS 10 /* visits in a row at whose ends it is measured: a connection may be open at one of them */
#define GROWTH_KB 16384 /* of caches that are not full yet, however many visits: a page that stays is that in an hour */
#define FULL_AFTER 2500 /* visits: the caches are full (glyphs, papers' pictures, the store's pages) */
#define LEAK_BYTES 256 /* a visit, from there on: less than one label that stays */
#define LEAK_ROOM_KB 1024 /* what is held at one moment and not at another */

/* Every day that is over is reconciled once. */
static void
let_time_pass (Soak *soak)
{
  GjDate before = gj_clock_today (soak->hall->clock);

  gj_clock_manual_advance (soak->hall->clock, (gint64)(1 + soak_pick (soak, 2 * MINUTES_APART)) * 60 * G_USEC_PER_SEC);
  if (gj_clock_today (soak->hall->clock) != before)
    soak_reconcile (soak, before);
}

/* At most at some moment early, and at least at every moment late. @full: early the caches were full, so that little by little
 * counts. */
static void
compare (Soak *soak, const SoakSize *early, const SoakSize *late, guint visits, gboolean full)
{
  printf ("# over %u visits: memory %" G_GINT64_FORMAT " → %" G_GINT64_FORMAT " kB, heap %" G_GINT64_FORMAT
          " → %" G_GINT64_FORMAT " kB, descriptors %" G_GINT64_FORMAT " → %" G_GINT64_FORMAT ", threads %" G_GINT64_FORMAT
          " → %" G_GINT64_FORMAT "\n",
          visits, early->resident_kb, late->resident_kb, early->heap_kb, late->heap_kb, early->descriptors,
          late->descriptors, early->threads, late->threads);
  if (late->descriptors > early->descriptors + SPARE)
    {
      soak_tell_descriptors ();
      soak_stop (soak, "descriptors grew");
    }
  if (late->threads > early->threads + SPARE)
    soak_stop (soak, "threads grew");
  if (late->resident_kb - early->resident_kb > GROWTH_KB)
    soak_stop (soak, "memory grew");
  if (full && late->heap_kb - early->heap_kb > LEAK_ROOM_KB + (gint64)visits * LEAK_BYTES / 1024)
    soak_stop (soak, "every visit left something on the heap");
}

/* The books are sound so far; a long one says how far it is. */
static void
tell_stage (Soak *soak)
{
  SoakSize size;

  soak_audit (soak);
  soak_measure (&size);
  printf ("# visit %u: sound, %u premiums, %u bindings; memory %" G_GINT64_FORMAT " kB, heap %" G_GINT64_FORMAT
          " kB, descriptors %" G_GINT64_FORMAT ", threads %" G_GINT64_FORMAT "\n",
          soak->session, soak->paid, soak->bound, size.resident_kb, size.heap_kb, size.descriptors, size.threads);
  fflush (stdout);
}

static void
soak (Soak *soak, guint visits)
{
  SoakSize early = { 0 };
  SoakSize late = { G_MAXINT64, G_MAXINT64, G_MAXINT64, G_MAXINT64 };
  gboolean full = visits >= 2 * FULL_AFTER;
  guint warm = full ? FULL_AFTER : visits / 3;

  soak_open (soak, FAMILIES, 1080, 1920);
  for (soak->session = 1; soak->session <= visits; soak->session++)
    {
      soak_visit (soak);
      let_time_pass (soak);
      if (soak->session % STAGE == 0)
        tell_stage (soak);
      if (soak->session >= warm && soak->session < warm + LOOKS)
        soak_keep (&early, TRUE);
      if (soak->session + LOOKS > visits)
        soak_keep (&late, FALSE);
    }
  soak_check_idle (soak);
  compare (soak, &early, &late, visits - warm, full);
  soak_audit (soak);
  soak_reconcile (soak, gj_clock_today (soak->hall->clock));
  printf ("# %u visits, %u presses, %u premiums, %u bindings, %u papers (%u judged, %u spoilt); faults: card %u, printer %u, store %u; "
          "pulled %u, timed out %u; cards changed %u\n",
          visits, soak->steps, soak->paid, soak->bound, soak->papers, soak->judged, soak->spoilt, soak->card_faults,
          soak->printer_faults, soak->store_faults, soak->pulled, soak->timed_out, soak->guests);
  soak_close (soak);
}

int
main (void)
{
  Soak it = { .seed = soak_number ("GJ_SOAK_SEED", g_random_int () >> 1) };
  guint visits = soak_number ("GJ_SOAK_VISITS", VISITS);

  soak_begin ();
  it.random = g_rand_new_with_seed (it.seed);
  printf ("1..1\n# seed %u\n", it.seed);
  fflush (stdout);
  soak (&it, visits);
  printf ("ok 1 - %u visits with bad luck of every kind left nothing behind and nothing wrong (seed %u)\n", visits, it.seed);
  g_rand_free (it.random);
  return 0;
}
