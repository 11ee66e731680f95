/* SPDX-License-Identifier: Apache-2.0 */
/* A sweep: the whole day of day.h again and again, each time from the same empty store, with the n-th operation
 * failing. After each point the store is opened anew, what was begun is resolved, `gongjictl check` and the
 * independent auditor find nothing, what the client was told is true, and the day goes on from where it is to its one
 * end, and all of that again.
 *
 * Chance is the same in every day (dice.h), so that two points often leave the same bytes: what was judged sound once
 * is not judged again.
 *
 * A full sweep takes every n: GJ_SWEEP=full in the environment, or --full; GJ_SWEEP=K every K-th. Otherwise it is a
 * short one, every k-th as each sweep has it. Where not every n is taken, it begins at one of the first that the
 * test's --seed picks. */
#pragma once

#include "tests/store/day.h"

typedef struct
{
  Hall *hall; /* its store is closed */
  char *empty; /* SQLite: the bytes of an empty store; PostgreSQL: the url of one */
  gsize empty_size;
  DayNotes *notes; /* shared with children */
  gint64 start_us;
  GHashTable *sound; /* digests of what was found sound: text, a set */
} Sweep;

/* Reads GJ_SWEEP and --full, and makes warnings about a failing store no end of the program. Before anything else. */
void sweep_init (int *argc, char ***argv);

Sweep *sweep_new (void);
void sweep_free (Sweep *sweep);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sweep, sweep_free)

/* The empty store again, and a day that has not begun. */
void sweep_begin (Sweep *sweep);
/* Opens @kiosk_url and @staff_url (NULL: the hall's own), lives the day as far as it goes, and closes. */
void sweep_live (Sweep *sweep, const char *kiosk_url, const char *staff_url);
/* What a child does: lives the day with a fault in it. TRUE: it met it, and did not die of it. */
typedef gboolean (*SweepLife) (Sweep *sweep, guint n, gpointer data);
/* Begins, and forks a child that is silent and lives so. Its id. */
GPid sweep_fork (Sweep *sweep, SweepLife life, guint n, gpointer data);
/* TRUE: it met its fault, and may have died of it, by one of the signals in @may, which ends with 0. */
gboolean sweep_wait (GPid child, const int *may);

/* As said above; ends the program where anything is not as it should be. */
void sweep_judge (Sweep *sweep, const char *mode, guint n);

/* FALSE: the point @n was not reached, so that there are none behind it. */
typedef gboolean (*SweepPoint) (Sweep *sweep, guint n, gpointer data);
/* @stride: k above. Says how many points there were, at least @least in a full sweep. */
void sweep_run (const char *mode, SweepPoint point, gpointer data, guint stride, guint least);
