/* SPDX-License-Identifier: Apache-2.0 */
/* See sweep.h. */
#include "tests/store/sweep.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/rig/postgres.h"
#include "tests/store/auditor.h"
#include "tests/store/dice.h"

/* Whether all guards are there is asked when it is opened again; here it would be most of the work. */
#define OPEN_FLAGS (GJ_STORE_OPEN_DEMO | GJ_STORE_OPEN_NO_CHECK)

#define DICE_OF_THE_DAY 1
#define DICE_OF_THE_JUDGE 2

static gboolean full; /* every point */
static guint from; /* 0: one of the first, as the seed says */
static guint until = G_MAXUINT;

void
sweep_init (int *argc, char ***argv)
{
  int kept = 1;
  const char *wish = g_getenv ("GJ_SWEEP_FROM");

  if (wish != NULL)
    from = (guint)g_ascii_strtoull (wish, NULL, 10);
  wish = g_getenv ("GJ_SWEEP_UNTIL");
  if (wish != NULL)
    until = (guint)g_ascii_strtoull (wish, NULL, 10);
  for (int i = 1; i < *argc; i++)
    if (g_str_equal ((*argv)[i], "--full"))
      full = TRUE;
    else
      (*argv)[kept++] = (*argv)[i];
  *argc = kept;
  (*argv)[kept] = NULL;
  /* Syncs are counted, and faults are made up: a real medium only costs time. */
  if (g_getenv ("GJ_TEST_ENGINE") == NULL && g_access ("/dev/shm", W_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
  g_test_init (argc, argv, NULL);
  /* What cannot be recorded is warned about, and is the very thing that is tried here. */
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
}

/* What SQLite keeps beside the store; the last is made anew by whoever opens it first. */
static const char *const ENDINGS[] = { "", "-wal", "-journal", "-shm" };

static void
remove_files (Hall *hall)
{
  for (guint i = 0; i < G_N_ELEMENTS (ENDINGS); i++)
    {
      g_autofree char *path = g_strconcat (hall->path, ENDINGS[i], NULL);

      (void)g_unlink (path);
    }
}

Sweep *
sweep_new (void)
{
  Sweep *sweep = g_new0 (Sweep, 1);
  g_autoptr (GError) error = NULL;

  sweep->hall = hall_new_empty ();
  sweep->start_us = gj_clock_now_us (sweep->hall->clock);
  day_use_region (sweep->hall);
  g_clear_pointer (&sweep->hall->store, gj_store_close);
  if (sweep->hall->shared)
    sweep->empty = g_strdup (sweep->hall->url);
  else
    g_assert_true (g_file_get_contents (sweep->hall->path, &sweep->empty, &sweep->empty_size, &error));
  g_assert_no_error (error);
  sweep->notes = mmap (NULL, sizeof (DayNotes), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  g_assert_true (sweep->notes != MAP_FAILED);
  sweep->sound = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return sweep;
}

void
sweep_free (Sweep *sweep)
{
  (void)munmap (sweep->notes, sizeof (DayNotes));
  g_hash_table_unref (sweep->sound);
  g_free (sweep->empty);
  hall_free (sweep->hall);
  g_free (sweep);
}

void
sweep_begin (Sweep *sweep)
{
  Hall *hall = sweep->hall;
  g_autoptr (GError) error = NULL;

  dice_begin_again (DICE_OF_THE_DAY);
  if (hall->shared)
    {
      hall_begin_as (hall, sweep->empty);
      g_clear_pointer (&hall->store, gj_store_close);
    }
  else
    {
      remove_files (hall);
      g_assert_true (g_file_set_contents_full (hall->path, sweep->empty, (gssize)sweep->empty_size,
                                               G_FILE_SET_CONTENTS_NONE, 0600, &error));
      g_assert_no_error (error);
    }
  gj_clock_manual_set (hall->clock, sweep->start_us);
  day_begin (sweep->notes);
}

void
sweep_live (Sweep *sweep, const char *kiosk_url, const char *staff_url)
{
  Hall *hall = sweep->hall;
  g_autoptr (GjStore) store
      = gj_store_open (kiosk_url != NULL ? kiosk_url : hall->kiosk_url, OPEN_FLAGS, NULL);
  g_autoptr (GjStore) staff = NULL;
  Day day = { hall, store, store, sweep->notes };

  if (hall->shared)
    {
      staff = gj_store_open (staff_url != NULL ? staff_url : hall->url, OPEN_FLAGS, NULL);
      day.staff = staff;
    }
  if (day.store == NULL || day.staff == NULL)
    return; /* told nothing */
  /* Who is told that it failed may do it again at once, under the same id. */
  while (!day_go_on (&day) && sweep->notes->told[sweep->notes->next] == TOLD_FAILED
         && sweep->notes->tries++ == 0)
    ;
}

/* A child's last words are not the test's. */
static void
be_silent (void)
{
  int nowhere = open ("/dev/null", O_WRONLY | O_CLOEXEC);

  (void)dup2 (nowhere, STDOUT_FILENO);
  (void)dup2 (nowhere, STDERR_FILENO);
}

GPid
sweep_fork (Sweep *sweep, SweepLife life, guint n, gpointer data)
{
  GPid child;

  sweep_begin (sweep);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      be_silent ();
      _exit (life (sweep, n, data) ? 1 : 0);
    }
  return child;
}

gboolean
sweep_wait (GPid child, const int *may)
{
  int status = 0;

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (!WIFSIGNALED (status))
    return WEXITSTATUS (status) == 1;
  while (*may != 0 && *may != WTERMSIG (status))
    may++;
  g_assert_cmpint (*may, ==, WTERMSIG (status));
  return TRUE;
}

static void
stop (Sweep *sweep, const char *mode, guint n, const char *when, const char *problem)
{
  g_error ("%s, point %u, at step %s, %s: %s", mode, n, day_step_name (sweep->notes->next), when, problem);
}

static void
look (Sweep *sweep, Auditor *auditor, const char *mode, guint n, const char *when)
{
  Hall *hall = sweep->hall;
  g_auto (GStrv) checked = hall_check (hall);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) audited = auditor_audit (auditor, hall->store, &error);

  if (checked[0] != NULL)
    stop (sweep, mode, n, when, checked[0]);
  if (audited == NULL || audited->len > 0)
    stop (sweep, mode, n, when, audited != NULL ? g_ptr_array_index (audited, 0) : error->message);
}

/* All that the judgement depends on: the files as they lie there, what the client was told, and the time. NULL on
 * PostgreSQL, whose files are a server's own. */
static char *
state_digest (Sweep *sweep)
{
  g_autoptr (GChecksum) sum = NULL;
  gint64 now_us = gj_clock_now_us (sweep->hall->clock);

  if (sweep->hall->shared)
    return NULL;
  sum = g_checksum_new (G_CHECKSUM_SHA256);
  for (guint i = 0; i + 1 < G_N_ELEMENTS (ENDINGS); i++)
    {
      g_autofree char *path = g_strconcat (sweep->hall->path, ENDINGS[i], NULL);
      g_autofree char *bytes = NULL;
      gsize size = 0;

      if (!g_file_get_contents (path, &bytes, &size, NULL))
        size = G_MAXSIZE; /* none is not the same as an empty one */
      g_checksum_update (sum, (const guchar *)&size, sizeof size);
      if (bytes != NULL)
        g_checksum_update (sum, (const guchar *)bytes, (gssize)size);
    }
  g_checksum_update (sum, (const guchar *)sweep->notes, sizeof *sweep->notes);
  g_checksum_update (sum, (const guchar *)&now_us, sizeof now_us);
  return g_strdup (g_checksum_get_string (sum));
}

void
sweep_judge (Sweep *sweep, const char *mode, guint n)
{
  Hall *hall = sweep->hall;
  g_autofree char *state = state_digest (sweep);
  g_autoptr (Auditor) auditor = auditor_new (hall->keyring);
  g_autoptr (GjStore) staff = NULL;
  g_autofree char *problem = NULL;
  Day day = { hall, NULL, NULL, sweep->notes };

  if (state != NULL && g_hash_table_contains (sweep->sound, state))
    return;
  /* Otherwise what a child drew would be drawn again here: two things under one id. */
  dice_begin_again (DICE_OF_THE_JUDGE);
  hall->store = hall_open_another (hall);
  staff = hall->shared ? hall_open_as_owner (hall) : NULL;
  day.store = hall->store;
  day.staff = staff != NULL ? staff : hall->store;
  problem = day_settle (&day);
  if (problem != NULL)
    stop (sweep, mode, n, "when it was opened again", problem);
  look (sweep, auditor, mode, n, "when it was opened again");
  if (!day_go_on (&day))
    stop (sweep, mode, n, "afterwards", "the day does not go on");
  problem = day_settle (&day);
  if (problem == NULL)
    problem = day_end (&day);
  if (problem != NULL)
    stop (sweep, mode, n, "at the end", problem);
  look (sweep, auditor, mode, n, "at the end");
  g_clear_pointer (&hall->store, gj_store_close);
  g_clear_pointer (&staff, gj_store_close);
  if (state != NULL)
    g_hash_table_add (sweep->sound, g_steal_pointer (&state));
  if (hall->shared)
    rig_postgres_drop_database (rig_postgres (), hall->url);
}

void
sweep_run (const char *mode, SweepPoint point, gpointer data, guint stride, guint least)
{
  g_autoptr (Sweep) sweep = sweep_new ();
  guint step = full ? 1 : hall_stride (stride);
  guint n = from > 0 ? from : (guint)g_test_rand_int_range (1, (gint32)step + 1);
  guint points = 0;
  gint64 started_us = g_get_monotonic_time ();

  for (; n <= until && point (sweep, n, data); n += step)
    points++;
  g_test_message ("%s: %u points of %u, every one sound (%u states), in %u s", mode, points, n - 1,
                  g_hash_table_size (sweep->sound), (guint)((g_get_monotonic_time () - started_us) / G_USEC_PER_SEC));
  if (until == G_MAXUINT)
    g_assert_cmpuint (n + step, >=, least);
}
