/* SPDX-License-Identifier: Apache-2.0 */
/* An act under faults of the medium at the n-th write or sync, for n = 1, 2, 3 … until it meets none,
 * and two kiosks that do the same at the same instant. After each: the answer was true, and asking by
 * the id gives the final word. */
#include "core/family/family.h"
#include "tests/store/acts.h"
#include "tests/store/faulty_vfs.h"

#define SWEEP_MAX 200
#define ROUNDS 5

typedef struct
{
  int faults;
  int unknown;
} Sweep;

static gint64
count_bound (Hall *hall)
{
  return hall_count (hall, "SELECT count(*) FROM binding WHERE made_by <> ''");
}

static void
assert_true_answer (Hall *hall, Acts *act, GjActResult result)
{
  g_auto (GjActOutcome) outcome = { 0 };
  g_autoptr (GError) error = NULL;
  GjActFindResult found;

  hall_reopen (hall);
  found = gj_family_act_find (hall->store, hall->clock, HALL_KIOSK, act->id, &outcome, &error);
  g_assert_no_error (error);
  g_assert_cmpint (found, !=, GJ_ACT_FIND_STILL_UNKNOWN);
  if (result == GJ_ACT_DONE)
    g_assert_cmpint (found, ==, GJ_ACT_FIND_DONE);
  if (result == GJ_ACT_STORE_FAILED)
    g_assert_cmpint (found, ==, GJ_ACT_FIND_NOT_DONE);
  g_assert_cmpint (count_bound (hall), ==, found == GJ_ACT_FIND_DONE ? 2 : 0);
  hall_assert_sound (hall);
}

static GjActResult
submit (Hall *hall, Acts *act, GError **error)
{
  g_auto (GjActOutcome) outcome = { 0 };

  act->order.act_id = act->id;
  return gj_family_act_submit (hall->store, hall->clock, hall->region, hall->signer, &act->order,
                               &outcome, error);
}

static gboolean
bind_with_fault (Fault fault, int n, gboolean for_good, Sweep *sweep)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GError) error = NULL;
  const GjActItem items[] = { acts_item ("P01", "P12", "39"), acts_item ("P01", "P11", "73") };
  Acts act = acts_new (GJ_ACT_BIND, "P01", items, 2);
  GjActResult result;
  gboolean met;

  faulty_vfs_arm (fault, n, for_good);
  result = submit (hall, &act, &error);
  met = faulty_vfs_disarm ();
  sweep->faults += met;
  sweep->unknown += result == GJ_ACT_UNKNOWN;
  g_assert_true (result == GJ_ACT_DONE || result == GJ_ACT_STORE_FAILED
                 || result == GJ_ACT_UNKNOWN);
  g_assert_true (met || result == GJ_ACT_DONE);
  g_assert_cmpint (result == GJ_ACT_DONE, ==, error == NULL);
  assert_true_answer (hall, &act, result);
  return met;
}

static void
sweep (Fault fault, gboolean for_good, Sweep *counts)
{
  int n;

  for (n = 1; n < SWEEP_MAX; n++)
    if (!bind_with_fault (fault, n, for_good, counts))
      break;
  g_test_message ("%d faults, %d unknown", counts->faults, counts->unknown);
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
test_a_full_disk_surely_binds_nobody (void)
{
  Sweep counts = { 0 };

  sweep (FAULT_FULL, FALSE, &counts);
  g_assert_cmpint (counts.unknown, ==, 0);
}

static void
test_a_failed_sync_is_unknown_and_resolves (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjActOutcome) outcome = { 0 };
  g_autoptr (GError) error = NULL;
  const GjActItem items[] = { acts_item ("P01", "P12", "39"), acts_item ("P01", "P11", "73") };
  Acts act = acts_new (GJ_ACT_BIND, "P01", items, 2);

  faulty_vfs_arm (FAULT_SYNC_LATE, 1, TRUE);
  g_assert_cmpint (submit (hall, &act, &error), ==, GJ_ACT_UNKNOWN);
  g_clear_error (&error);
  g_assert_cmpint (gj_family_act_find (hall->store, hall->clock, HALL_KIOSK, act.id, &outcome, &error),
                   ==, GJ_ACT_FIND_STILL_UNKNOWN); /* the medium still fails */
  g_clear_error (&error);
  faulty_vfs_disarm ();
  assert_true_answer (hall, &act, GJ_ACT_UNKNOWN);
}

/* ---- two kiosks at once ---- */

typedef struct
{
  Hall *hall;
  GjStore *store;
  Acts act;
  GjActResult act_result;
  GjActItemResult item_result;
  GjPremiumOrder order; /* a payment where transfer_id is set */
  GjPayResult pay_result;
} Submission;

static gpointer
submit_in_thread (gpointer data)
{
  Submission *submission = data;
  Hall *hall = submission->hall;
  g_autoptr (GError) error = NULL;

  if (submission->order.transfer_id != NULL)
    {
      g_auto (GjPremiumPaid) paid = { 0 };

      submission->pay_result = gj_premium_pay (submission->store, hall->clock, hall->region,
                                               hall->signer, &submission->order, &paid, &error);
    }
  else
    {
      g_auto (GjActOutcome) outcome = { 0 };

      submission->act.order.act_id = submission->act.id;
      submission->act_result
          = gj_family_act_submit (submission->store, hall->clock, hall->region, hall->signer,
                                  &submission->act.order, &outcome, &error);
      submission->item_result = acts_result (&outcome, 0);
    }
  g_assert_no_error (error);
  return NULL;
}

static void
submit_both (Hall *hall, Submission two[2])
{
  GThread *threads[2];

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      two[i].hall = hall;
      two[i].store = hall_open_another (hall);
      if (two[i].order.transfer_id != NULL)
        g_assert_cmpint (gj_premium_prepare (two[i].store, hall->clock, &two[i].order, &error), ==,
                         GJ_PREPARE_DONE);
    }
  for (int i = 0; i < 2; i++)
    threads[i] = g_thread_new ("submit", submit_in_thread, &two[i]);
  for (int i = 0; i < 2; i++)
    {
      g_thread_join (threads[i]);
      gj_store_close (two[i].store);
    }
}

static void
test_two_binds_of_one_pair_bind_once (void)
{
  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (Hall) hall = hall_new ();
      const GjActItem items[] = { acts_item ("P01", "P12", "39") };
      Submission two[2] = { { NULL } };
      int done = 0;

      two[0].act = acts_new (GJ_ACT_BIND, "P01", items, 1);
      two[1].act = acts_new (GJ_ACT_BIND, "P01", items, 1);
      submit_both (hall, two);
      for (int i = 0; i < 2; i++)
        {
          done += two[i].act_result == GJ_ACT_DONE;
          if (two[i].act_result != GJ_ACT_DONE)
            g_assert_cmpint (two[i].item_result, ==, GJ_ACT_ITEM_NOT_ELIGIBLE);
        }
      g_assert_cmpint (done, ==, 1);
      g_assert_cmpint (count_bound (hall), ==, 1);
      hall_assert_sound (hall);
    }
}

static void
test_one_id_from_two_handles_binds_once (void)
{
  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (Hall) hall = hall_new ();
      const GjActItem items[] = { acts_item ("P01", "P12", "39") };
      Submission two[2] = { { NULL } };

      two[0].act = acts_new (GJ_ACT_BIND, "P01", items, 1);
      two[1].act = two[0].act;
      submit_both (hall, two);
      g_assert_cmpint (two[0].act_result, ==, GJ_ACT_DONE);
      g_assert_cmpint (two[1].act_result, ==, GJ_ACT_DONE);
      g_assert_cmpint (count_bound (hall), ==, 1);
      hall_assert_sound (hall);
    }
}

static void
test_a_release_and_a_payment_are_one_after_the_other (void)
{
  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (Hall) hall = hall_new ();
      const GjActItem items[] = { acts_shown ("P01", "P02", 20250318, "") };
      Submission two[2] = { { NULL } };
      char id[20];
      gint64 paid;

      two[0].act = acts_new (GJ_ACT_RELEASE, "P01", items, 1);
      two[1].order = hall_order (id, "P01", "P02", "senior", 36000);
      submit_both (hall, two);
      g_assert_cmpint (two[0].act_result, ==, GJ_ACT_DONE);
      g_assert_true (two[1].pay_result == GJ_PAY_COMMITTED
                     || two[1].pay_result == GJ_PAY_BINDING_INVALID);
      paid = hall_count (hall, "SELECT count(*) FROM premium_payment");
      g_assert_cmpint (paid, ==, two[1].pay_result == GJ_PAY_COMMITTED ? 1 : 0);
      /* Whichever was first has the first number: the payment only if it came before the release. */
      g_assert_cmpint (hall_count (hall, "SELECT receipt_no FROM receipt WHERE kind = 'release'"), ==,
                       paid + 1);
      hall_assert_sound (hall);
    }
}

static void
test_leaving_and_releasing_end_a_binding_once (void)
{
  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (Hall) hall = hall_new ();
      const GjActItem items[] = { acts_shown ("P01", "P02", 20250318, "") };
      Submission two[2] = { { NULL } };

      two[0].act = acts_new (GJ_ACT_RELEASE, "P01", items, 1);
      two[1].act = acts_new (GJ_ACT_LEAVE, "P02", items, 1);
      submit_both (hall, two);
      g_assert_cmpint ((two[0].act_result == GJ_ACT_DONE) + (two[1].act_result == GJ_ACT_DONE), ==,
                       1);
      g_assert_cmpint ((two[0].item_result == GJ_ACT_ITEM_GONE)
                           + (two[1].item_result == GJ_ACT_ITEM_GONE),
                       ==, 1);
      hall_assert_sound (hall);
    }
}

static void
assert_same_reasons (const GjActItemOutcome *told, const GjActItemOutcome *answered)
{
  g_assert_cmpuint (told->eligibility.n_reasons, ==, answered->eligibility.n_reasons);
  for (guint i = 0; i < answered->eligibility.n_reasons; i++)
    g_assert_cmpmem (&told->eligibility.reasons[i], sizeof (GjBindReason), &answered->eligibility.reasons[i],
                     sizeof (GjBindReason));
}

/* Asked for by its number, the act says of P05 what it said at once. */
static void
test_a_lost_answer_tells_every_reason (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjActOutcome) first = { 0 };
  g_auto (GjActOutcome) again = { 0 };
  g_auto (GjActOutcome) found = { 0 };
  g_autoptr (GError) error = NULL;
  const GjActItem items[] = { acts_item ("P11", "P12", "70"), acts_item ("P11", "P05", "52") };
  Acts act = acts_new (GJ_ACT_BIND, "P11", items, 2);
  const GjActItemOutcome *answered, *told;

  g_assert_cmpint (acts_submit (hall, &act, &first), ==, GJ_ACT_DONE);
  answered = g_ptr_array_index (first.items, 1);
  g_assert_cmpuint (answered->eligibility.n_reasons, >=, 2);
  g_assert_cmpint (acts_submit (hall, &act, &again), ==, GJ_ACT_DONE);
  assert_same_reasons (g_ptr_array_index (again.items, 1), answered);
  g_assert_cmpint (gj_family_act_find (hall->store, hall->clock, HALL_KIOSK, act.id, &found, &error), ==,
                   GJ_ACT_FIND_DONE);
  told = g_ptr_array_index (found.items, 1);
  g_assert_true (told->eligibility.reasons[0].bare);
  g_assert_true (gj_family_act_explain (hall->store, hall->region, gj_clock_today (hall->clock), &found, &error));
  assert_same_reasons (told, answered);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  faulty_vfs_install ();
  g_test_add_func ("/act-faults/every-io-error-once", test_every_io_error_once);
  g_test_add_func ("/act-faults/every-io-error-for-good", test_every_io_error_for_good);
  g_test_add_func ("/act-faults/a-full-disk-surely-binds-nobody",
                   test_a_full_disk_surely_binds_nobody);
  g_test_add_func ("/act-faults/a-failed-sync-is-unknown-and-resolves",
                   test_a_failed_sync_is_unknown_and_resolves);
  g_test_add_func ("/act-faults/two-binds-of-one-pair-bind-once",
                   test_two_binds_of_one_pair_bind_once);
  g_test_add_func ("/act-faults/one-id-from-two-handles-binds-once",
                   test_one_id_from_two_handles_binds_once);
  g_test_add_func ("/act-faults/a-release-and-a-payment-are-one-after-the-other",
                   test_a_release_and_a_payment_are_one_after_the_other);
  g_test_add_func ("/act-faults/leaving-and-releasing-end-a-binding-once",
                   test_leaving_and_releasing_end_a_binding_once);
  g_test_add_func ("/act-faults/a-lost-answer-tells-every-reason-with-its-details",
                   test_a_lost_answer_tells_every_reason);
  return g_test_run ();
}
