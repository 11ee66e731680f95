/* SPDX-License-Identifier: Apache-2.0 */
/* The medium fails at the n-th write or sync, for n = 1, 2, 3 … until a payment meets no fault.
 * After each: the answer was true, money is whole, and asking by the id gives the final word. */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "core/base/transfer_id.h"
#include "core/store/statement.h"
#include "tests/store/faulty_vfs.h"
#include "tests/store/hall.h"

#define FEE_FEN 36000
#define BEFORE_FEN 328650
#define SWEEP_MAX 1000

typedef struct
{
  int faults;
  int failed;
  int unknown;
  int committed;
} Sweep;

/* What must hold whatever happened: the answer fits what a fresh handle finds. */
static void
assert_true_answer (Hall *hall, const char *id, GjPayResult result)
{
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autoptr (GError) error = NULL;
  GjPremiumFindResult found;

  hall_reopen (hall);
  found = gj_premium_find (hall->store, hall->clock, id, &paid, &error);
  g_assert_no_error (error);
  g_assert_cmpint (found, !=, GJ_PREMIUM_FIND_STILL_UNKNOWN);
  if (result == GJ_PAY_COMMITTED)
    g_assert_cmpint (found, ==, GJ_PREMIUM_FIND_PAID);
  if (result == GJ_PAY_STORE_FAILED)
    g_assert_cmpint (found, ==, GJ_PREMIUM_FIND_NOT_PAID);
  g_assert_cmpint (hall_balance (hall, "P01"), ==,
                   found == GJ_PREMIUM_FIND_PAID ? BEFORE_FEN - FEE_FEN : BEFORE_FEN);
  hall_assert_sound (hall);
}

/* One payment with a fault at its @n-th operation. TRUE if the fault was met. */
static gboolean
pay_with_fault (Fault fault, int n, gboolean for_good, Sweep *sweep)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autoptr (GError) error = NULL;
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", FEE_FEN);
  GjPayResult result;
  gboolean met;

  g_assert_cmpint (gj_premium_prepare (hall->store, hall->clock, &order, &error), ==,
                   GJ_PREPARE_DONE);
  faulty_vfs_arm (fault, n, for_good);
  result = gj_premium_pay (hall->store, hall->clock, hall->region, hall->signer, &order, &paid,
                           &error);
  met = faulty_vfs_disarm ();
  sweep->faults += met;
  switch (result)
    {
    case GJ_PAY_COMMITTED:
      sweep->committed++;
      break;
    case GJ_PAY_STORE_FAILED:
      sweep->failed++;
      g_assert_nonnull (error);
      break;
    case GJ_PAY_UNKNOWN:
      sweep->unknown++;
      g_assert_nonnull (error);
      break;
    case GJ_PAY_ALREADY_PAID:
    case GJ_PAY_INSUFFICIENT:
    case GJ_PAY_BINDING_INVALID:
    case GJ_PAY_NOT_INSURED:
    case GJ_PAY_PAYER_NOT_ELIGIBLE:
    case GJ_PAY_PRICE_CHANGED:
    case GJ_PAY_WINDOW_CLOSED:
    case GJ_PAY_ID_CONFLICT:
      g_error ("a fault of the medium was told as %s", gj_pay_result_word (result));
    }
  g_assert_true (met || result == GJ_PAY_COMMITTED);
  assert_true_answer (hall, id, result);
  return met;
}

static void
sweep (Fault fault, gboolean for_good, Sweep *counts)
{
  int n;

  for (n = 1; n < SWEEP_MAX; n++)
    if (!pay_with_fault (fault, n, for_good, counts))
      break;
  g_test_message ("%d faults: %d failed surely, %d unknown, %d committed", counts->faults,
                  counts->failed, counts->unknown, counts->committed);
  g_assert_cmpint (n, <, SWEEP_MAX);
  g_assert_cmpint (counts->faults, >=, 2);
}

static void
test_every_io_error_once (void)
{
  Sweep counts = { 0 };

  sweep (FAULT_IO, FALSE, &counts);
}

static void
test_every_io_error_for_good (void)
{
  Sweep counts = { 0 };

  sweep (FAULT_IO, TRUE, &counts);
}

static void
test_a_full_disk_surely_moves_nothing (void)
{
  Sweep counts = { 0 };

  sweep (FAULT_FULL, FALSE, &counts);
  g_assert_cmpint (counts.unknown, ==, 0);
}

static void
test_a_failed_sync_is_unknown_and_resolves (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autoptr (GError) error = NULL;
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", FEE_FEN);

  g_assert_cmpint (gj_premium_prepare (hall->store, hall->clock, &order, &error), ==,
                   GJ_PREPARE_DONE);
  faulty_vfs_arm (FAULT_SYNC_LATE, 1, TRUE);
  g_assert_cmpint (
      gj_premium_pay (hall->store, hall->clock, hall->region, hall->signer, &order, &paid, &error),
      ==, GJ_PAY_UNKNOWN);
  g_clear_error (&error);
  g_assert_cmpint (gj_premium_find (hall->store, hall->clock, id, &paid, &error), ==,
                   GJ_PREMIUM_FIND_STILL_UNKNOWN); /* the medium still fails */
  g_clear_error (&error);
  faulty_vfs_disarm ();
  g_assert_cmpint (gj_premium_find (hall->store, hall->clock, id, &paid, &error), !=,
                   GJ_PREMIUM_FIND_STILL_UNKNOWN);
  assert_true_answer (hall, id, GJ_PAY_UNKNOWN);
}

/* A copy of the files taken right after the failed sync is what a power cut would leave: whichever
 * way recovery reads the commit record, money and receipts agree. */
static void
copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  if (!g_file_get_contents (from, &bytes, &length, NULL))
    {
      (void)g_unlink (to);
      return;
    }
  g_assert_true (g_file_set_contents (to, bytes, (gssize)length, NULL));
}

static void
test_a_power_cut_at_any_write_leaves_a_sound_store (void)
{
  int n;

  for (n = 1; n < SWEEP_MAX; n++)
    {
      g_autoptr (Hall) hall = hall_new ();
      g_auto (GjPremiumPaid) paid = { 0 };
      g_autoptr (GError) error = NULL;
      g_autofree char *wal = g_strconcat (hall->path, "-wal", NULL);
      g_autofree char *kept = g_strconcat (hall->path, ".kept", NULL);
      g_autofree char *kept_wal = g_strconcat (kept, "-wal", NULL);
      char id[20];
      GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", FEE_FEN);
      GjPayResult result;
      gboolean met;

      g_assert_cmpint (gj_premium_prepare (hall->store, hall->clock, &order, &error), ==,
                       GJ_PREPARE_DONE);
      faulty_vfs_arm (FAULT_IO, n, TRUE);
      result = gj_premium_pay (hall->store, hall->clock, hall->region, hall->signer, &order, &paid,
                               &error);
      copy_file (hall->path, kept);
      copy_file (wal, kept_wal);
      met = faulty_vfs_disarm ();
      g_clear_pointer (&hall->store, gj_store_close);
      g_free (hall->path);
      g_free (hall->url);
      hall->path = g_steal_pointer (&kept);
      hall->url = g_strconcat ("sqlite:", hall->path, NULL);
      hall->store = hall_open_another (hall);
      assert_true_answer (hall, id, result);
      if (!met)
        return;
    }
  g_assert_not_reached ();
}

/* A hall's real full disk: the database may grow no further. */
static void
test_an_import_that_finds_no_room_changes_nothing (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autofree char *people = hall_fixture ("hall");
  g_auto (GjImportReport) report = { 0 };
  g_autoptr (GError) error = NULL;

  faulty_vfs_arm (FAULT_FULL, 1, TRUE);
  g_assert_cmpint (gj_import_directory (hall->store, hall->clock, hall->region, HALL_KIOSK, people, NULL, NULL,
                                        &report, &error),
                   ==, GJ_IMPORT_FAILED);
  faulty_vfs_disarm ();
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_DISK_FULL);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM person"), ==, 0);
  hall_import (hall, people);
  hall_assert_sound (hall);
}

static void
test_init_without_room_leaves_no_file (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autofree char *path = g_build_filename (hall->dir, "new.db", NULL);
  g_autofree char *url = g_strconcat ("sqlite:", path, NULL);
  g_autoptr (GError) error = NULL;
  int n;

  for (n = 1; n < SWEEP_MAX; n++)
    {
      gboolean made;

      faulty_vfs_arm (FAULT_FULL, n, TRUE);
      made = gj_store_create (url, GJ_STORE_REAL, &error);
      if (!faulty_vfs_disarm ())
        {
          g_assert_true (made);
          return;
        }
      if (made) /* the last sync of all came too late to matter */
        {
          g_assert_cmpint (g_unlink (path), ==, 0);
          continue;
        }
      g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_DISK_FULL);
      g_clear_error (&error);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  g_assert_not_reached ();
}

static gboolean
run (Hall *hall, const char *sql, GError **error)
{
  g_autoptr (GjStatement) statement = gj_statement_take (hall->store, sql, error);

  return statement != NULL && gj_statement_run (statement, error);
}

/* What SQLite does by itself when it finds no memory in the wrong place: the transaction is gone, and the statement that
 * it was in goes on. */
static void
test_what_is_left_of_a_lost_transaction_is_not_committed (void)
{
  g_autoptr (Hall) hall = hall_new ();
  const gint64 before = hall_count (hall, "SELECT count(*) FROM account");
  g_autoptr (GError) error = NULL;

  g_assert_true (gj_store_begin (hall->store, NULL));
  g_assert_true (run (hall, "ROLLBACK", NULL));
  g_assert_false (run (hall, "INSERT INTO account (account_no, kind) VALUES ('psn:lost', 'personal')", &error));
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_IO);
  gj_store_rollback (hall->store);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM account"), ==, before);

  g_assert_true (run (hall, "INSERT INTO account (account_no, kind) VALUES ('psn:kept', 'personal')", NULL));
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM account"), ==, before + 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  faulty_vfs_install ();
  g_test_add_func ("/faults/every-io-error-once", test_every_io_error_once);
  g_test_add_func ("/faults/every-io-error-for-good", test_every_io_error_for_good);
  g_test_add_func ("/faults/a-full-disk-surely-moves-nothing",
                   test_a_full_disk_surely_moves_nothing);
  g_test_add_func ("/faults/a-failed-sync-is-unknown-and-resolves",
                   test_a_failed_sync_is_unknown_and_resolves);
  g_test_add_func ("/faults/a-power-cut-at-any-write-leaves-a-sound-store",
                   test_a_power_cut_at_any_write_leaves_a_sound_store);
  g_test_add_func ("/faults/an-import-that-finds-no-room-changes-nothing",
                   test_an_import_that_finds_no_room_changes_nothing);
  g_test_add_func ("/faults/init-without-room-leaves-no-file",
                   test_init_without_room_leaves_no_file);
  g_test_add_func ("/faults/what-is-left-of-a-lost-transaction-is-not-committed",
                   test_what_is_left_of_a_lost_transaction_is_not_committed);
  return g_test_run ();
}
