/* SPDX-License-Identifier: Apache-2.0 */
/* Opening a store that is missing, foreign, damaged, newer, locked, not writable or of the other
 * kind. */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/audit/audit.h"
#include "tests/store/hall.h"

#define NOBODY 65534

static void
assert_refused (const char *url, GjStoreOpenFlags flags, GjStoreError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjStore) store = gj_store_open (url, flags, &error);

  g_assert_null (store);
  g_test_message ("%s", error->message);
  g_assert_error (error, GJ_STORE_ERROR, (int)code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_missing_is_said_and_nothing_is_made (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autofree char *url = g_strconcat (hall->url, ".none", NULL);

  assert_refused (url, GJ_STORE_OPEN_DEMO, GJ_STORE_ERROR_MISSING);
  g_assert_false (g_file_test (url + strlen ("sqlite:"), G_FILE_TEST_EXISTS));
}

static void
test_urls_of_other_engines_are_refused (void)
{
  assert_refused ("mysql://hall/gongji", GJ_STORE_OPEN_REAL, GJ_STORE_ERROR_URL);
  assert_refused ("sqlite:", GJ_STORE_OPEN_REAL, GJ_STORE_ERROR_URL);
  assert_refused ("postgresql:", GJ_STORE_OPEN_REAL, GJ_STORE_ERROR_URL);
}

static void
test_a_server_that_is_away_is_said_without_the_password (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autofree char *url
      = g_strdup_printf ("postgresql://kiosk:dont-tell@/gongji?host=%s", hall->dir);
  g_autoptr (GError) error = NULL;
  g_autoptr (GjStore) store = gj_store_open (url, GJ_STORE_OPEN_REAL, &error);

  g_assert_null (store);
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_AWAY);
  g_assert_null (strstr (error->message, "dont-tell"));
  g_assert_nonnull (strstr (error->message, "postgresql://kiosk:***@/gongji"));
}

static void
test_init_never_touches_an_existing_file (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (gj_store_create (hall->url, GJ_STORE_REAL, &error));
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_EXISTS);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM person"), ==, 11);
}

static void
test_demo_and_real_refuse_each_other (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autofree char *real = g_strconcat (hall->url, ".real", NULL);
  g_autoptr (GError) error = NULL;

  assert_refused (hall->url, GJ_STORE_OPEN_REAL, GJ_STORE_ERROR_IS_DEMO);
  g_assert_true (gj_store_create (real, GJ_STORE_REAL, &error));
  assert_refused (real, GJ_STORE_OPEN_DEMO, GJ_STORE_ERROR_NOT_DEMO);
  {
    g_autoptr (GjStore) any = gj_store_open (real, GJ_STORE_OPEN_ANY_KIND, &error);

    g_assert_no_error (error);
    g_assert_cmpint (gj_store_get_kind (any), ==, GJ_STORE_REAL);
  }
}

static void
test_a_foreign_database_is_left_alone (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autofree char *path = g_build_filename (hall->dir, "other.db", NULL);
  g_autofree char *url = g_strconcat ("sqlite:", path, NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "CREATE TABLE t (a)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  assert_refused (url, GJ_STORE_OPEN_DEMO, GJ_STORE_ERROR_NOT_STORE);
  assert_refused ("sqlite:/tmp", GJ_STORE_OPEN_DEMO, GJ_STORE_ERROR_NOT_STORE);
}

static void
test_a_file_that_is_no_database_is_damaged (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autofree char *url = g_strdup_printf ("sqlite:%s/text.db", hall->dir);

  hall_write (hall->dir, "text.db",
              "This was a database once, but somebody saved a letter over it.\n"
              "It is long enough to have a header of one hundred bytes ......");
  assert_refused (url, GJ_STORE_OPEN_DEMO, GJ_STORE_ERROR_DAMAGED);
}

/* Overwrites the middle of the file, where tables lie. */
static void
spoil (const char *path)
{
  char rubbish[8192];
  struct stat info;
  int fd = open (path, O_RDWR | O_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (fstat (fd, &info), ==, 0);
  memset (rubbish, 0x5a, sizeof rubbish);
  g_assert_cmpint (pwrite (fd, rubbish, sizeof rubbish, info.st_size / 2), ==, sizeof rubbish);
  g_assert_cmpint (close (fd), ==, 0);
}

static void
test_damaged_pages_are_found_at_open (void)
{
  g_autoptr (Hall) hall = hall_new ();

  g_clear_pointer (&hall->store, gj_store_close); /* the last close folds the WAL into the file */
  spoil (hall->path);
  assert_refused (hall->url, GJ_STORE_OPEN_DEMO, GJ_STORE_ERROR_DAMAGED);
}

static void
test_a_newer_version_is_refused_with_both_numbers (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GjStore) store = NULL;

  g_assert_null (hall_raw (hall, "INSERT INTO schema_migration (version) VALUES (97)"));
  store = gj_store_open (hall->url, GJ_STORE_OPEN_DEMO, &error);
  g_assert_null (store);
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_NEWER);
  g_assert_nonnull (strstr (error->message, "97"));
}

static void
test_a_store_without_its_version_is_damaged (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();

  g_assert_null (hall_raw (hall, "DELETE FROM schema_migration"));
  assert_refused (hall->url, GJ_STORE_OPEN_DEMO, GJ_STORE_ERROR_DAMAGED);
  assert_refused (hall->url, GJ_STORE_OPEN_DEMO | GJ_STORE_OPEN_READ_ONLY, GJ_STORE_ERROR_DAMAGED);
  g_assert_null (hall_raw (hall, "DROP TABLE schema_migration"));
  assert_refused (hall->url, GJ_STORE_OPEN_DEMO, GJ_STORE_ERROR_DAMAGED);
}

static void
test_a_locked_store_is_told_after_a_bounded_wait (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  sqlite3 *db = NULL;
  gint64 started_us;

  g_clear_pointer (&hall->store, gj_store_close);
  g_assert_cmpint (sqlite3_open (hall->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;"
                                 "INSERT INTO account VALUES ('psn:x', 'personal'); COMMIT;",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  started_us = g_get_monotonic_time ();
  assert_refused (hall->url, GJ_STORE_OPEN_DEMO, GJ_STORE_ERROR_LOCKED);
  g_assert_cmpint (g_get_monotonic_time () - started_us, <, 30 * G_USEC_PER_SEC);
  sqlite3_close (db);
}

static void
test_a_writer_elsewhere_makes_a_payment_fail_surely (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);

  g_assert_cmpint (gj_premium_prepare (hall->store, hall->clock, &order, &error), ==,
                   GJ_PREPARE_DONE);
  g_assert_cmpint (sqlite3_open (hall->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (
      gj_premium_pay (hall->store, hall->clock, hall->region, hall->signer, &order, &paid, &error),
      ==, GJ_PAY_STORE_FAILED);
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_cmpint (gj_premium_find (hall->store, hall->clock, id, &paid, &error), ==,
                   GJ_PREMIUM_FIND_STILL_UNKNOWN);
  g_clear_error (&error);
  sqlite3_close (db);
  g_assert_cmpint (
      gj_premium_pay (hall->store, hall->clock, hall->region, hall->signer, &order, &paid, &error),
      ==, GJ_PAY_COMMITTED); /* the same id again */
  hall_assert_sound (hall);
}

/* Root may write anywhere: the refusal is seen as somebody else. */
static void
test_a_store_that_cannot_be_written_is_told (void)
{
  g_autoptr (Hall) hall = hall_new ();
  gboolean root = geteuid () == 0;

  g_clear_pointer (&hall->store, gj_store_close);
  g_assert_cmpint (g_chmod (hall->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (hall->dir, 0555), ==, 0);
  if (root)
    g_assert_cmpint (seteuid (NOBODY), ==, 0);
  assert_refused (hall->url, GJ_STORE_OPEN_DEMO, GJ_STORE_ERROR_READ_ONLY);
  if (root)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_cmpint (g_chmod (hall->dir, 0755), ==, 0);
}

/* Another user's, or root's since somebody ran a program as root. */
static void
test_a_store_that_cannot_be_read_is_told_with_its_owner (void)
{
  g_autoptr (Hall) hall = hall_new ();
  gboolean root = geteuid () == 0;
  g_autoptr (GError) error = NULL;
  GjStore *store;

  g_clear_pointer (&hall->store, gj_store_close);
  g_assert_cmpint (g_chmod (hall->dir, 0755), ==, 0);
  g_assert_cmpint (g_chmod (hall->path, root ? 0600 : 0000), ==, 0);
  if (root)
    g_assert_cmpint (seteuid (NOBODY), ==, 0);
  store = gj_store_open (hall->url, GJ_STORE_OPEN_DEMO | GJ_STORE_OPEN_READ_ONLY, &error);
  if (root)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_null (store);
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_IO);
  g_assert_nonnull (strstr (error->message, root ? "属于用户 root，权限 0600" : "权限 0000"));
}

static void
test_a_read_only_handle_reads_and_never_writes (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GjStore) store
      = gj_store_open (hall->url, GJ_STORE_OPEN_DEMO | GJ_STORE_OPEN_READ_ONLY, &error);
  const GjAuditEntry entry = { .kiosk_id = HALL_KIOSK, .kind = "test" };

  g_assert_no_error (error);
  g_assert_false (gj_audit_record (store, &entry, &error));
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_READ_ONLY);
}

static void
test_a_half_made_store_leaves_nothing (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (gj_store_create ("sqlite:/nowhere/at/all.db", GJ_STORE_REAL, &error));
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_IO);
}

/* Of a file that may not grow SQLite says only that it was not written. */
static void
test_a_file_that_may_not_grow_is_a_full_disk (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GError) error = NULL;
  const GjAuditEntry entry = { .kiosk_id = HALL_KIOSK,
                               .time_us = gj_clock_now_us (hall->clock),
                               .kind = "test.record",
                               .subject = "",
                               .object = "",
                               .result = "ok",
                               .detail = "" };
  struct rlimit before;
  struct rlimit tight;
  gboolean done;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  tight = (struct rlimit){ .rlim_cur = 512, .rlim_max = before.rlim_max };
  (void)signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &tight), ==, 0);
  done = gj_audit_record (hall->store, &entry, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_false (done);
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_DISK_FULL);
  g_clear_error (&error);
  g_assert_true (gj_audit_record (hall->store, &entry, &error));
  hall_assert_sound (hall);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/open/missing-is-said-and-nothing-is-made",
                   test_missing_is_said_and_nothing_is_made);
  g_test_add_func ("/open/a-file-that-may-not-grow-is-a-full-disk", test_a_file_that_may_not_grow_is_a_full_disk);
  g_test_add_func ("/open/urls-of-other-engines-are-refused",
                   test_urls_of_other_engines_are_refused);
  g_test_add_func ("/open/a-server-that-is-away-is-said-without-the-password",
                   test_a_server_that_is_away_is_said_without_the_password);
  g_test_add_func ("/open/init-never-touches-an-existing-file",
                   test_init_never_touches_an_existing_file);
  g_test_add_func ("/open/demo-and-real-refuse-each-other", test_demo_and_real_refuse_each_other);
  g_test_add_func ("/open/a-foreign-database-is-left-alone", test_a_foreign_database_is_left_alone);
  g_test_add_func ("/open/a-file-that-is-no-database-is-damaged",
                   test_a_file_that_is_no_database_is_damaged);
  g_test_add_func ("/open/damaged-pages-are-found-at-open", test_damaged_pages_are_found_at_open);
  g_test_add_func ("/open/a-newer-version-is-refused-with-both-numbers",
                   test_a_newer_version_is_refused_with_both_numbers);
  g_test_add_func ("/open/a-store-without-its-version-is-damaged",
                   test_a_store_without_its_version_is_damaged);
  g_test_add_func ("/open/a-locked-store-is-told-after-a-bounded-wait",
                   test_a_locked_store_is_told_after_a_bounded_wait);
  g_test_add_func ("/open/a-writer-elsewhere-makes-a-payment-fail-surely",
                   test_a_writer_elsewhere_makes_a_payment_fail_surely);
  g_test_add_func ("/open/a-store-that-cannot-be-written-is-told",
                   test_a_store_that_cannot_be_written_is_told);
  g_test_add_func ("/open/a-store-that-cannot-be-read-is-told-with-its-owner",
                   test_a_store_that_cannot_be_read_is_told_with_its_owner);
  g_test_add_func ("/open/a-read-only-handle-reads-and-never-writes",
                   test_a_read_only_handle_reads_and_never_writes);
  g_test_add_func ("/open/a-half-made-store-leaves-nothing", test_a_half_made_store_leaves_nothing);
  return g_test_run ();
}
