/* SPDX-License-Identifier: Apache-2.0 */
/* The fault sweep on SQLite: a whole day with the n-th write, sync or truncation failing, the power cut there, the
 * program killed there or at the n-th statement, and SQLite's memory running out at the n-th allocation. */
#include "tests/store/sweep.h"

#include <signal.h>
#include <sqlite3.h>
#include <unistd.h>

#include "core/store/statement.h"
#include "tests/store/faulty_memory.h"
#include "tests/store/faulty_vfs.h"

typedef struct
{
  const char *name;
  Fault fault;
  gboolean for_good;
  guint stride;
} Mode;

static const Mode MODES[] = {
  { "io-error-once", FAULT_IO, FALSE, 8 },
  { "io-error-for-good", FAULT_IO, TRUE, 8 },
  { "disk-full", FAULT_FULL, FALSE, 10 },
  { "disk-full-for-good", FAULT_FULL, TRUE, 10 },
  { "sync-that-came-too-late", FAULT_SYNC_LATE, TRUE, 2 },
  { "power-cut-that-lost-all", FAULT_CUT_LOST, TRUE, 8 },
  { "power-cut-in-a-write", FAULT_CUT_TORN, TRUE, 7 },
  { "power-cut-in-any-order", FAULT_CUT_MIXED, TRUE, 7 },
};

static gboolean
fail_at (Sweep *sweep, guint n, gpointer data)
{
  const Mode *mode = data;
  gboolean met;

  sweep_begin (sweep);
  faulty_vfs_arm (mode->fault, (int)n, mode->for_good);
  sweep_live (sweep, NULL, NULL);
  met = faulty_vfs_disarm_seeded (n * 2654435761u);
  sweep_judge (sweep, mode->name, n);
  return met;
}

static void
test_mode (gconstpointer data)
{
  const Mode *mode = data;

  sweep_run (mode->name, fail_at, (gpointer)mode, mode->stride, 30);
}

/* ---- kill -9 ---- */

static int statement_at;

static int
on_statement (unsigned trace, void *data, void *statement, void *sql)
{
  if (statement_at > 0 && --statement_at == 0)
    (void)kill (getpid (), SIGKILL);
  return 0;
}

static int
watch_statements (sqlite3 *db, char **message, const struct sqlite3_api_routines *api)
{
  return sqlite3_trace_v2 (db, SQLITE_TRACE_STMT, on_statement, NULL);
}

static const int KILLED[] = { SIGKILL, 0 };

static gboolean
live_to_a_kill (Sweep *sweep, guint n, gpointer data)
{
  if (GPOINTER_TO_INT (data))
    statement_at = (int)n;
  else
    faulty_vfs_arm (FAULT_KILL, (int)n, FALSE);
  sweep_live (sweep, NULL, NULL);
  return FALSE;
}

static gboolean
kill_at (Sweep *sweep, guint n, gpointer data)
{
  gboolean killed = sweep_wait (sweep_fork (sweep, live_to_a_kill, n, data), KILLED);

  sweep_judge (sweep, GPOINTER_TO_INT (data) ? "kill-at-a-statement" : "kill-at-a-write", n);
  return killed;
}

static void
test_kill_at_a_write (void)
{
  sweep_run ("kill-at-a-write", kill_at, GINT_TO_POINTER (FALSE), 9, 400);
}

static void
test_kill_at_a_statement (void)
{
  sweep_run ("kill-at-a-statement", kill_at, GINT_TO_POINTER (TRUE), 30, 900);
}

/* ---- memory ---- */

/* Where a text could not be read the program ends, as it does when its own memory runs out. */
static const int ENDED[] = { SIGTRAP, SIGABRT, 0 };

static gboolean
live_without_memory (Sweep *sweep, guint n, gpointer data)
{
  faulty_memory_arm ((int)n, GPOINTER_TO_INT (data));
  sweep_live (sweep, NULL, NULL);
  return faulty_memory_disarm ();
}

static gboolean
run_out_at (Sweep *sweep, guint n, gpointer data)
{
  gboolean met = sweep_wait (sweep_fork (sweep, live_without_memory, n, data), ENDED);

  sweep_judge (sweep, GPOINTER_TO_INT (data) ? "no-memory-for-good" : "no-memory-once", n);
  return met;
}

/* Bound as nothing, it would be another question with another answer. */
static void
test_a_value_that_finds_no_memory_is_an_error (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GjStatement) row
      = gj_statement_take (hall->store, "SELECT count(*) FROM person WHERE psn_no <> $1", &error);

  faulty_memory_arm (1, TRUE);
  gj_statement_bind_text (row, 1, "a text that does not fit into any value that was there before");
  g_assert_true (faulty_memory_disarm ());
  g_assert_cmpint (gj_statement_step (row, &error), ==, GJ_STEP_FAILED);
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_IO);
  g_clear_pointer (&row, gj_statement_release);
  g_clear_error (&error);
  row = gj_statement_take (hall->store, "SELECT count(*) FROM person WHERE psn_no <> $1", &error);
  gj_statement_bind_text (row, 1, "P01");
  g_assert_cmpint (gj_statement_step (row, &error), ==, GJ_STEP_ROW);
}

static void
begin_and_write (Hall *hall)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gj_store_begin (hall->store, &error));
  g_assert_true (gj_store_run (hall->store,
                               "INSERT INTO import_file (name, digest, n_rows, time_us, kiosk_id)"
                               " VALUES ('taken back', '0123456789012345678901234567890123456789012345678901234567890123', 1, 1, 'K')",
                               &error));
}

static gint64
rows_written (Hall *hall)
{
  return hall_count (hall, "SELECT count(*) FROM import_file WHERE name = 'taken back'");
}

static void
test_taking_back_needs_no_memory (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GError) error = NULL;

  begin_and_write (hall);
  faulty_memory_arm (1, TRUE);
  gj_store_rollback (hall->store);
  (void)faulty_memory_disarm ();
  g_assert_cmpint (rows_written (hall), ==, 0);
  g_assert_true (gj_store_begin (hall->store, &error));
  g_assert_no_error (error);
  gj_store_rollback (hall->store);
  hall_assert_sound (hall);
}

/* What is still open would be read as if it were so, and the next transaction would be part of it. */
static void
test_what_cannot_be_taken_back_is_neither_read_nor_committed (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GError) error = NULL;

  begin_and_write (hall);
  /* Every kept statement has to be prepared again, which takes memory. */
  g_assert_true (gj_store_run (hall->store, "PRAGMA case_sensitive_like = off", &error));
  faulty_memory_arm (1, TRUE);
  gj_store_rollback (hall->store);
  g_assert_true (faulty_memory_disarm ());
  g_assert_false (gj_store_in_transaction (hall->store));
  g_assert_false (gj_store_begin (hall->store, &error));
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_IO);
  g_clear_error (&error);
  g_assert_false (gj_store_begin_read (hall->store, &error));
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_IO);
  g_clear_error (&error);
  g_assert_null (gj_statement_take (hall->store, "SELECT count(*) FROM import_file", &error));
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_IO);
  hall_reopen (hall);
  g_assert_cmpint (rows_written (hall), ==, 0);
  hall_assert_sound (hall);
}

static void
test_no_memory_once (void)
{
  sweep_run ("no-memory-once", run_out_at, GINT_TO_POINTER (FALSE), 900, 20000);
}

static void
test_no_memory_for_good (void)
{
  sweep_run ("no-memory-for-good", run_out_at, GINT_TO_POINTER (TRUE), 900, 20000);
}

int
main (int argc, char **argv)
{
  faulty_memory_install ();
  sweep_init (&argc, &argv);
  faulty_vfs_install ();
  g_assert_cmpint (sqlite3_auto_extension ((void (*) (void))watch_statements), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (MODES); i++)
    {
      g_autofree char *path = g_strconcat ("/sweep/", MODES[i].name, NULL);

      g_test_add_data_func (path, &MODES[i], test_mode);
    }
  g_test_add_func ("/sweep/kill-at-a-write", test_kill_at_a_write);
  g_test_add_func ("/sweep/kill-at-a-statement", test_kill_at_a_statement);
  g_test_add_func ("/memory/a-value-that-finds-no-memory-is-an-error",
                   test_a_value_that_finds_no_memory_is_an_error);
  g_test_add_func ("/memory/taking-back-needs-no-memory", test_taking_back_needs_no_memory);
  g_test_add_func ("/memory/what-cannot-be-taken-back-is-neither-read-nor-committed",
                   test_what_cannot_be_taken_back_is_neither_read_nor_committed);
  g_test_add_func ("/sweep/no-memory-once", test_no_memory_once);
  g_test_add_func ("/sweep/no-memory-for-good", test_no_memory_for_good);
  return g_test_run ();
}
