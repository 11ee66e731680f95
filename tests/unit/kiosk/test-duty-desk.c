/* SPDX-License-Identifier: Apache-2.0 */
/* What the staff do while the store is away waits for it; what must be recorded first is not done without it. */
#include "core/staff/staff.h"
#include "kiosk/workers/duty_desk.h"
#include "tests/store/faulty_vfs.h"
#include "tests/unit/kiosk/lending.h"

#include <glib/gstdio.h>

#include <dlfcn.h>

#define NO "1007"

/* ---- a disk that stands still ---- */

static GMutex disk_mutex;
static GCond disk_moved;
static GThread *main_thread;
static gboolean disk_stands;
static guint disk_asked; /* how often since it stands */

/* GLib's come here. */
int
fsync (int fd)
{
  int (*real) (int) = (int (*) (int)) dlsym (RTLD_NEXT, "fsync");

  g_mutex_lock (&disk_mutex);
  disk_asked++;
  g_cond_broadcast (&disk_moved);
  g_assert_true (!disk_stands || g_thread_self () != main_thread);
  while (disk_stands)
    g_cond_wait (&disk_moved, &disk_mutex);
  g_mutex_unlock (&disk_mutex);
  return real (fd);
}

static void
stop_disk (void)
{
  g_mutex_lock (&disk_mutex);
  disk_stands = TRUE;
  disk_asked = 0;
  g_mutex_unlock (&disk_mutex);
}

static void
wait_disk_asked (void)
{
  g_mutex_lock (&disk_mutex);
  while (disk_asked == 0)
    g_cond_wait (&disk_moved, &disk_mutex);
  g_mutex_unlock (&disk_mutex);
}

static void
start_disk (void)
{
  g_mutex_lock (&disk_mutex);
  disk_stands = FALSE;
  g_cond_broadcast (&disk_moved);
  g_mutex_unlock (&disk_mutex);
}

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

/* A hall with one of the staff. */
static Hall *
new_hall (void)
{
  Hall *hall = hall_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (gj_staff_add (hall->store, hall->clock, HALL_KIOSK, NO, "何洁", "110000199203189429", &error), ==,
                   GJ_STAFF_DONE);
  return hall;
}

static gint64
count_tests (Hall *hall)
{
  return hall_count (hall, "SELECT count(*) FROM audit WHERE kind = 'staff.print-test' AND subject = 'staff:1007'");
}

static void
test_a_note_waits_for_the_store (void)
{
  g_autoptr (Hall) hall = new_hall ();
  g_autoptr (GjDutyDesk) desk = gj_duty_desk_new (hall->clock, HALL_KIOSK, NULL);
  GjStoreWorker *worker;

  gj_duty_desk_note (desk, NO, GJ_DUTY_PRINT_TEST, "", "printed");
  g_assert_cmpuint (gj_duty_desk_waiting (desk), ==, 1);
  worker = lend_store (hall);
  gj_duty_desk_set_store (desk, worker);
  g_assert_cmpuint (gj_duty_desk_waiting (desk), ==, 0);
  wait_for (worker);
  gj_duty_desk_set_store (desk, NULL);
  take_store_back (hall, &worker);
  g_assert_cmpint (count_tests (hall), ==, 1);
  hall_assert_sound (hall);
}

/* Staff who meet a store that is away start the terminal anew. */
static void
test_a_note_that_waits_outlives_a_restart (void)
{
  g_autoptr (Hall) hall = new_hall ();
  g_autofree char *folder = g_dir_make_tmp ("gongji-duty-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "last-07.staff", NULL);
  g_autoptr (GjDutyDesk) first = gj_duty_desk_new (hall->clock, HALL_KIOSK, path);
  g_autoptr (GjDutyDesk) second = NULL;
  GjStoreWorker *worker;
  GStatBuf status;

  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  gj_duty_desk_note (first, NO, GJ_DUTY_PRINT_TEST, "a\tb\\\n打", "printed");
  gj_duty_desk_note (first, NO, GJ_DUTY_PRINT_TEST, "", "stopped");
  gj_duty_desk_save (first);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_clear_pointer (&first, gj_duty_desk_unref);

  second = gj_duty_desk_new (hall->clock, HALL_KIOSK, path);
  g_assert_cmpuint (gj_duty_desk_waiting (second), ==, 2);
  worker = lend_store (hall);
  gj_duty_desk_set_store (second, worker);
  wait_for (worker);
  gj_duty_desk_save (second);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  gj_duty_desk_set_store (second, NULL);
  take_store_back (hall, &worker);
  g_assert_cmpint (count_tests (hall), ==, 2);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM audit WHERE result = 'printed'"
                                     " AND object = 'a\tb\\\n打'"), ==, 1);
  hall_assert_sound (hall);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* The newest is what counts, however many came while the disk stood. */
static void
test_nobody_waits_for_the_disk (void)
{
  g_autoptr (Hall) hall = new_hall ();
  g_autofree char *folder = g_dir_make_tmp ("gongji-duty-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "last-07.staff", NULL);
  g_autoptr (GjDutyDesk) desk = gj_duty_desk_new (hall->clock, HALL_KIOSK, path);
  g_autoptr (GjDutyDesk) next = NULL;

  stop_disk ();
  gj_duty_desk_note (desk, NO, GJ_DUTY_PRINT_TEST, "", "printed");
  wait_disk_asked ();
  gj_duty_desk_note (desk, NO, GJ_DUTY_PRINT_TEST, "", "stopped");
  gj_duty_desk_note (desk, NO, GJ_DUTY_CARD_TEST, "", "ok");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  start_disk ();
  gj_duty_desk_save (desk);
  next = gj_duty_desk_new (hall->clock, HALL_KIOSK, path);
  g_assert_cmpuint (gj_duty_desk_waiting (next), ==, 3);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

typedef struct
{
  GAsyncQueue *reached, *gate;
} Hold;

/* Holds the store's thread until it is let go. */
static gpointer
hold_job (GjStore *store, gpointer data, GError **error)
{
  const Hold *hold = data;

  g_async_queue_push (hold->reached, data);
  g_async_queue_pop (hold->gate);
  return NULL;
}

static guint
count_kept (const char *path)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;
  lines = g_strsplit (text, "\n", -1);
  return g_strv_length (lines) - 1;
}

/* The main loop does not run any more then, so that nobody hears the store's answers. */
static void
test_what_is_on_its_way_at_the_end_is_kept (void)
{
  g_autoptr (Hall) hall = new_hall ();
  g_autofree char *folder = g_dir_make_tmp ("gongji-duty-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "last-07.staff", NULL);
  g_autoptr (GjDutyDesk) desk = gj_duty_desk_new (hall->clock, HALL_KIOSK, path);
  g_autoptr (GAsyncQueue) reached = g_async_queue_new ();
  g_autoptr (GAsyncQueue) gate = g_async_queue_new ();
  Hold hold = { reached, gate };
  GjStoreWorker *worker = lend_store (hall);

  gj_duty_desk_set_store (desk, worker);
  gj_duty_desk_note (desk, NO, GJ_DUTY_PRINT_TEST, "", "printed");
  gj_store_worker_run_async (worker, hold_job, &hold, NULL, NULL, NULL, NULL, NULL);
  gj_duty_desk_note (desk, NO, GJ_DUTY_PRINT_TEST, "", "stopped");
  g_async_queue_pop (reached);
  gj_duty_desk_set_store (desk, NULL);
  gj_duty_desk_save (desk);
  g_assert_cmpuint (count_kept (path), ==, 1); /* the first is recorded */

  g_async_queue_push (gate, &hold);
  take_store_back (hall, &worker);
  gj_duty_desk_save (desk);
  g_assert_cmpint (count_kept (path) + count_tests (hall), ==, 2); /* it came in time, or it did not */
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  gj_duty_desk_save (desk);
  g_assert_cmpint (count_kept (path) + count_tests (hall), ==, 2);
  g_assert_cmpuint (gj_duty_desk_waiting (desk), ==, count_kept (path));
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* A line that is not ours is passed over. */
static void
test_a_damaged_file_keeps_what_can_be_read (void)
{
  g_autoptr (Hall) hall = new_hall ();
  g_autofree char *folder = g_dir_make_tmp ("gongji-duty-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "last-07.staff", NULL);
  g_autoptr (GjDutyDesk) desk = NULL;

  g_assert_true (g_file_set_contents (path, "staff.print-test\t5\t1007\t\tprinted\nstaff.pri", -1, NULL));
  desk = gj_duty_desk_new (hall->clock, HALL_KIOSK, path);
  g_assert_cmpuint (gj_duty_desk_waiting (desk), ==, 1);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* One that the store could not take is written with the next that it can. */
static void
test_a_note_that_failed_is_tried_again (void)
{
  g_autoptr (Hall) hall = new_hall ();
  g_autoptr (GjDutyDesk) desk = gj_duty_desk_new (hall->clock, HALL_KIOSK, NULL);
  GjStoreWorker *worker = lend_store (hall);

  gj_duty_desk_set_store (desk, worker);
  faulty_vfs_arm (FAULT_IO, 1, FALSE);
  gj_duty_desk_note (desk, NO, GJ_DUTY_PRINT_TEST, "", "printed");
  g_assert_true (gj_duty_desk_is_busy (desk));
  while (gj_duty_desk_is_busy (desk))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (faulty_vfs_disarm ());
  g_assert_cmpuint (gj_duty_desk_waiting (desk), ==, 1);
  gj_duty_desk_note (desk, NO, GJ_DUTY_CARD_TEST, "", "ok");
  while (gj_duty_desk_is_busy (desk))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (gj_duty_desk_waiting (desk), ==, 0);
  gj_duty_desk_set_store (desk, NULL);
  take_store_back (hall, &worker);
  g_assert_cmpint (count_tests (hall), ==, 1);
  hall_assert_sound (hall);
}

static void
on_recorded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gj_duty_desk_record_finish (result, user_data);
  g_main_context_wakeup (NULL);
}

static void
record (GjDutyDesk *desk, GError **error)
{
  GError *answer = NULL; /* these records all fail */

  gj_duty_desk_record_async (desk, NO, GJ_DUTY_PAUSED, "paper", "ok", NULL, on_recorded, &answer);
  while (answer == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_propagate_error (error, answer);
}

static void
test_without_a_store_nothing_is_recorded_and_that_is_told (void)
{
  g_autoptr (Hall) hall = new_hall ();
  g_autoptr (GjDutyDesk) desk = gj_duty_desk_new (hall->clock, HALL_KIOSK, NULL);
  g_autoptr (GError) error = NULL;

  record (desk, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED);
  g_assert_cmpuint (gj_duty_desk_waiting (desk), ==, 0);
}

static void
test_who_is_off_is_told_so (void)
{
  g_autoptr (Hall) hall = new_hall ();
  g_autoptr (GjDutyDesk) desk = gj_duty_desk_new (hall->clock, HALL_KIOSK, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) refused = NULL;
  GjStoreWorker *worker;

  g_assert_cmpint (gj_staff_end (hall->store, hall->clock, HALL_KIOSK, NO, &error), ==, GJ_STAFF_DONE);
  worker = lend_store (hall);
  gj_duty_desk_set_store (desk, worker);
  record (desk, &refused);
  g_assert_error (refused, GJ_STORE_ERROR, GJ_STORE_ERROR_CONSTRAINT);
  gj_duty_desk_set_store (desk, NULL);
  take_store_back (hall, &worker);
  hall_assert_sound (hall);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  main_thread = g_thread_self ();
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL); /* a note that fails is warned of */
  faulty_vfs_install ();
  g_test_add_func ("/duty-desk/a-note-waits-for-the-store", test_a_note_waits_for_the_store);
  g_test_add_func ("/duty-desk/a-note-that-waits-outlives-a-restart", test_a_note_that_waits_outlives_a_restart);
  g_test_add_func ("/duty-desk/nobody-waits-for-the-disk", test_nobody_waits_for_the_disk);
  g_test_add_func ("/duty-desk/what-is-on-its-way-at-the-end-is-kept", test_what_is_on_its_way_at_the_end_is_kept);
  g_test_add_func ("/duty-desk/a-damaged-file-keeps-what-can-be-read", test_a_damaged_file_keeps_what_can_be_read);
  g_test_add_func ("/duty-desk/a-note-that-failed-is-tried-again", test_a_note_that_failed_is_tried_again);
  g_test_add_func ("/duty-desk/without-a-store-nothing-is-recorded-and-that-is-told",
                   test_without_a_store_nothing_is_recorded_and_that_is_told);
  g_test_add_func ("/duty-desk/who-is-off-is-told-so", test_who_is_off_is_told_so);
  return g_test_run ();
}
