/* SPDX-License-Identifier: Apache-2.0 */
/* A correction under faults of the medium at the n-th write or sync, for n = 1, 2, 3 … until it meets none, and two of them
 * at the same instant. After each: the answer was true, and asking by the id gives the final word. */
#include "tests/store/auditor.h"
#include "tests/store/corrections.h"
#include "tests/store/faulty_vfs.h"

#define SWEEP_MAX 200
#define ROUNDS 5
#define FEE_FEN 36000
#define BALANCE_FEN 328650

static Hall *
new_paid_hall (char id[20])
{
  Hall *hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", FEE_FEN);

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  return hall;
}

static void
assert_true_answer (Hall *hall, const char *id, GjCorrectionResult result)
{
  g_autoptr (GjStore) owner = hall_open_as_owner (hall);
  g_autoptr (GjReceiptRow) paper = NULL;
  g_autoptr (GError) error = NULL;
  GjPremiumFindResult found = gj_correction_find (owner, hall->clock, id, &paper, &error);

  g_assert_no_error (error);
  g_assert_cmpint (found, !=, GJ_PREMIUM_FIND_STILL_UNKNOWN);
  if (result == GJ_CORRECTION_DONE)
    g_assert_cmpint (found, ==, GJ_PREMIUM_FIND_PAID);
  if (result == GJ_CORRECTION_STORE_FAILED)
    g_assert_cmpint (found, ==, GJ_PREMIUM_FIND_NOT_PAID);
  g_assert_cmpint (hall_balance (hall, "P01"), ==,
                   found == GJ_PREMIUM_FIND_PAID ? BALANCE_FEN : BALANCE_FEN - FEE_FEN);
  hall_assert_sound (hall);
  auditor_assert_sound (hall->keyring, owner);
}

static gboolean
correct_with_fault (Fault fault, int n, gboolean for_good, int *unknown)
{
  char premium[20];
  char id[20];
  g_autoptr (Hall) hall = new_paid_hall (premium);
  g_autoptr (GjReceiptRow) paper = NULL;
  g_autoptr (GError) error = NULL;
  GjCorrectionOrder order = correction_order (id, premium);
  GjCorrectionResult result;
  gboolean met;

  g_assert_cmpint (gj_correction_prepare (hall->store, hall->clock, &order, &error), ==,
                   GJ_PREPARE_DONE);
  faulty_vfs_arm (fault, n, for_good);
  result = gj_correction_submit (hall->store, hall->clock, hall->signer, &order, &paper, &error);
  met = faulty_vfs_disarm ();
  *unknown += result == GJ_CORRECTION_UNKNOWN;
  g_assert_true (result == GJ_CORRECTION_DONE || result == GJ_CORRECTION_STORE_FAILED
                 || result == GJ_CORRECTION_UNKNOWN);
  g_assert_true (met || result == GJ_CORRECTION_DONE);
  g_assert_cmpint (result == GJ_CORRECTION_DONE, ==, error == NULL);
  hall_reopen (hall);
  assert_true_answer (hall, id, result);
  return met;
}

static int
sweep (Fault fault, gboolean for_good)
{
  int unknown = 0;
  int n = 1;

  while (n < SWEEP_MAX && correct_with_fault (fault, n, for_good, &unknown))
    n++;
  g_test_message ("%d faults, %d unknown", n - 1, unknown);
  g_assert_cmpint (n, <, SWEEP_MAX);
  g_assert_cmpint (n, >, 2);
  return unknown;
}

static void
test_every_io_error_leaves_it_whole_or_undone (void)
{
  (void)sweep (FAULT_IO, FALSE);
  (void)sweep (FAULT_IO, TRUE);
}

static void
test_a_full_disk_surely_gives_nothing_back (void)
{
  g_assert_cmpint (sweep (FAULT_FULL, FALSE), ==, 0);
}

static void
test_a_failed_sync_is_unknown_and_resolves (void)
{
  char premium[20];
  char id[20];
  g_autoptr (Hall) hall = new_paid_hall (premium);
  g_autoptr (GjReceiptRow) paper = NULL;
  g_autoptr (GError) error = NULL;
  GjCorrectionOrder order = correction_order (id, premium);

  g_assert_cmpint (gj_correction_prepare (hall->store, hall->clock, &order, &error), ==,
                   GJ_PREPARE_DONE);
  faulty_vfs_arm (FAULT_SYNC_LATE, 1, TRUE);
  g_assert_cmpint (
      gj_correction_submit (hall->store, hall->clock, hall->signer, &order, &paper, &error), ==,
      GJ_CORRECTION_UNKNOWN);
  g_clear_error (&error);
  faulty_vfs_disarm ();
  hall_reopen (hall);
  assert_true_answer (hall, id, GJ_CORRECTION_UNKNOWN);
}

/* ---- two at once ---- */

typedef struct
{
  Hall *hall;
  GjStore *store;
  char id[20];
  GjCorrectionOrder order;
  GjCorrectionResult result;
} Submission;

static gpointer
submit_in_thread (gpointer data)
{
  Submission *submission = data;
  Hall *hall = submission->hall;
  g_autoptr (GjReceiptRow) paper = NULL;
  g_autoptr (GError) error = NULL;

  submission->result = gj_correction_submit (submission->store, hall->clock, hall->signer,
                                             &submission->order, &paper, &error);
  g_assert_no_error (error);
  return NULL;
}

static void
test_of_two_at_once_one_gives_back (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      char premium[20];
      g_autoptr (Hall) hall = new_paid_hall (premium);
      Submission two[2] = { { NULL } };
      GThread *threads[2];
      int done = 0;

      for (guint i = 0; i < 2; i++)
        {
          g_autoptr (GError) error = NULL;

          two[i].hall = hall;
          two[i].store = hall_open_as_owner (hall);
          two[i].order = correction_order (two[i].id, premium);
          two[i].order.kiosk_id = i == 0 ? HALL_KIOSK : "03"; /* two series */
          g_assert_cmpint (gj_correction_prepare (two[i].store, hall->clock, &two[i].order, &error),
                           ==, GJ_PREPARE_DONE);
        }
      for (guint i = 0; i < 2; i++)
        threads[i] = g_thread_new ("submit", submit_in_thread, &two[i]);
      for (guint i = 0; i < 2; i++)
        {
          g_thread_join (threads[i]);
          gj_store_close (two[i].store);
          g_assert_true (two[i].result == GJ_CORRECTION_DONE
                         || two[i].result == GJ_CORRECTION_REVERSED);
          done += two[i].result == GJ_CORRECTION_DONE;
        }
      g_assert_cmpint (done, ==, 1);
      g_assert_cmpint (hall_balance (hall, "P01"), ==, BALANCE_FEN);
    }
}

int
main (int argc, char **argv)
{
  faulty_vfs_install ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add_func (name, func)
  ADD ("/correction-faults/every-io-error-leaves-it-whole-or-undone",
       test_every_io_error_leaves_it_whole_or_undone);
  ADD ("/correction-faults/a-full-disk-surely-gives-nothing-back",
       test_a_full_disk_surely_gives_nothing_back);
  ADD ("/correction-faults/a-failed-sync-is-unknown-and-resolves",
       test_a_failed_sync_is_unknown_and_resolves);
  ADD ("/correction-together/of-two-at-once-one-gives-back", test_of_two_at_once_one_gives_back);
#undef ADD
  return g_test_run ();
}
