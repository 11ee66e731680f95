/* SPDX-License-Identifier: Apache-2.0 */
/* What happened outside the store stands in its log. */
#include "kiosk/workers/logbook.h"
#include "tests/store/faulty_vfs.h"
#include "tests/unit/kiosk/lending.h"

static gpointer
nothing_job (GjStore *store, gpointer data, GError **error)
{
  return NULL;
}

static void
on_nothing (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_main_loop_quit (user_data);
}

/* Jobs run in their order, so that what was asked for before is done after this. */
static void
wait_for (GjStoreWorker *worker)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  gj_store_worker_run_async (worker, nothing_job, NULL, NULL, NULL, NULL, on_nothing, loop);
  g_main_loop_run (loop);
}

static void
test_a_note_stands_in_the_log_with_who_and_what_came_of_it (void)
{
  g_autoptr (Hall) hall = hall_new ();
  GjStoreWorker *worker = lend_store (hall);

  gj_logbook_note (worker, hall->clock, HALL_KIOSK, "pin.change", "P01", "", "ok");
  gj_logbook_note (worker, hall->clock, HALL_KIOSK, "letter.print", "P01", "7F3K-20M9-Q4XD-81AC",
                   "unknown");
  wait_for (worker);
  take_store_back (hall, &worker);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM audit WHERE kind = 'pin.change'"
                                     " AND subject = 'P01' AND result = 'ok'"),
                   ==, 1);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM audit WHERE kind = 'letter.print'"
                                     " AND object = '7F3K-20M9-Q4XD-81AC' AND result = 'unknown'"),
                   ==, 1);
  hall_assert_sound (hall);
}

static void
fail_to_note (void)
{
  g_autoptr (Hall) hall = hall_new ();
  GjStoreWorker *worker = lend_store (hall);

  g_log_set_always_fatal (G_LOG_FATAL_MASK);
  gj_logbook_note (NULL, hall->clock, HALL_KIOSK, "letter.print", "P01", "7F3K-20M9-Q4XD-81AC", "printed");
  faulty_vfs_arm (FAULT_IO, 1, FALSE);
  gj_logbook_note (worker, hall->clock, HALL_KIOSK, "pin.change", "P01", "", "ok");
  wait_for (worker);
  g_assert_true (faulty_vfs_disarm ());
  take_store_back (hall, &worker);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM audit WHERE kind IN ('letter.print', 'pin.change')"), ==, 0);
  hall_assert_sound (hall);
}

/* What the store's log cannot take is in the journal: what happened, and not of whom. In a process of its own, whose words are read. */
static void
test_what_cannot_be_noted_is_told_to_the_journal (void)
{
  if (g_test_subprocess ())
    {
      fail_to_note ();
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("*letter.print was not recorded: there is no store*");
  g_test_trap_assert_stderr ("*pin.change was not recorded: *");
  g_test_trap_assert_stderr_unmatched ("*P01*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  faulty_vfs_install ();
  g_test_add_func ("/logbook/a-note-stands-in-the-log-with-who-and-what-came-of-it",
                   test_a_note_stands_in_the_log_with_who_and_what_came_of_it);
  g_test_add_func ("/logbook/what-cannot-be-noted-is-told-to-the-journal", test_what_cannot_be_noted_is_told_to_the_journal);
  return g_test_run ();
}
