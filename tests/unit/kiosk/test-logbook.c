/* SPDX-License-Identifier: Apache-2.0 */
/* What happened outside the store stands in its log. */
#include "kiosk/workers/logbook.h"
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/logbook/a-note-stands-in-the-log-with-who-and-what-came-of-it",
                   test_a_note_stands_in_the_log_with_who_and_what_came_of_it);
  return g_test_run ();
}
