/* SPDX-License-Identifier: Apache-2.0 */
/* Two kiosks at the same instant on the shared store. The first is stopped before each of its
 * questions to the server in turn; the second then does as much as it can, which is all of it or
 * waiting for the first; then the first goes on. Whatever the moment, one wins, the other is told
 * the truth, and the store is sound. */
#include <glib/gstdio.h>
#include <locale.h>

#include "core/base/transfer_id.h"
#include "core/receipt/document_store.h"
#include "core/store/claim.h"
#include "core/store/statement.h"
#include "tests/rig/postgres.h"
#include "tests/rig/relay.h"
#include "tests/store/acts.h"

#define OTHER_KIOSK "03"
#define LEAST_MOMENTS 12 /* of a whole transaction */
#define WAIT_US (60 * G_USEC_PER_SEC)
#define SENIOR_FEN 36000
#define AIDED_FEN 20000 /* P04, who is helped */
#define POOR_FEN 50000  /* enough for one of the two */

/* One kiosk's doing: a payment, an act, or a copy of a paper. */
typedef struct
{
  Hall *hall;
  GjStore *store;
  char id[20];
  GjPremiumOrder payment; /* of nobody: an act, or a copy of @copy_of */
  Acts act;
  const char *copy_of;
  const char *at_kiosk;
  GjSigner *signer; /* of its kiosk */
  GjPayResult paid;
  GjActResult acted;
  GjActItemResult item;
  int copy_no;
  gboolean overtaken; /* stopped with nothing committed, and the other was done meanwhile */
  gint done;
} Doing;

static void
do_act (Doing *doing, GError **error)
{
  Hall *hall = doing->hall;
  g_auto (GjActOutcome) outcome = { 0 };

  doing->act.order.act_id = doing->act.id;
  doing->acted = gj_family_act_submit (doing->store, hall->clock, hall->region, doing->signer,
                                       &doing->act.order, &outcome, error);
  if (outcome.items != NULL && outcome.items->len > 0)
    doing->item = acts_result (&outcome, 0);
}

static gpointer
run_doing (gpointer data)
{
  Doing *doing = data;
  Hall *hall = doing->hall;
  g_autoptr (GError) error = NULL;

  if (doing->payment.transfer_id != NULL)
    {
      g_auto (GjPremiumPaid) paid = { 0 };

      doing->paid = gj_premium_pay (doing->store, hall->clock, hall->region, doing->signer,
                                    &doing->payment, &paid, &error);
    }
  else if (doing->copy_of != NULL)
    {
      g_autoptr (GjReceiptRow) row = NULL;
      GjPrintJob job = { NULL };

      g_assert_cmpint (gj_receipt_begin_copy (doing->store, hall->clock, doing->at_kiosk, "",
                                              doing->copy_of, &row, &job, &error),
                       ==, GJ_FOUND);
      doing->copy_no = job.copy_no;
      gj_print_job_clear (&job);
    }
  else
    do_act (doing, &error);
  g_assert_no_error (error);
  g_atomic_int_set (&doing->done, 1);
  return NULL;
}

static gboolean
somebody_waits (Hall *hall)
{
  return hall_count (hall, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
                           " AND NOT granted")
         > 0;
}

static void
wait_for_first (RigRelay *relay, Doing *first)
{
  gint64 deadline = g_get_monotonic_time () + WAIT_US;

  while (!rig_relay_is_held (relay) && !g_atomic_int_get (&first->done))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_usleep (200);
    }
}

static void
wait_for_second (Hall *hall, Doing *second)
{
  gint64 deadline = g_get_monotonic_time () + WAIT_US;

  while (!g_atomic_int_get (&second->done) && !somebody_waits (hall))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_usleep (500);
    }
}

/* The other kiosk's key, made once, trusted in every hall. */
static GjSigner *
load_other_signer (Hall *hall)
{
  static guint8 point[GJ_SM2_PUBLIC_BYTES];
  static char *pem;
  g_autofree char *key = g_build_filename (hall->dir, "other.pem", NULL);
  g_autofree char *trusted = g_build_filename (hall->dir, "trusted.ini", NULL);
  g_autoptr (GError) error = NULL;
  GjSigner *signer;

  if (pem == NULL)
    {
      g_assert_true (gj_key_create (key, TRUE, point, &error));
      g_assert_true (g_file_get_contents (key, &pem, NULL, &error));
    }
  else
    g_assert_true (
        g_file_set_contents_full (key, pem, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error));
  signer = gj_signer_load (key, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (gj_keyring_add (trusted, OTHER_KIOSK, point, 0, &error));
  g_clear_pointer (&hall->keyring, gj_keyring_free);
  hall->keyring = gj_keyring_load (trusted, &error);
  g_assert_no_error (error);
  return signer;
}

static gboolean
is_at_other (const Doing *doing)
{
  return g_strcmp0 (doing->payment.kiosk_id, OTHER_KIOSK) == 0
         || g_strcmp0 (doing->act.order.kiosk_id, OTHER_KIOSK) == 0;
}

static void
open_and_prepare (Hall *hall, Doing *doing, const char *url)
{
  g_autoptr (GError) error = NULL;

  doing->hall = hall;
  doing->store = gj_store_open (url, GJ_STORE_OPEN_DEMO, &error);
  g_assert_no_error (error);
  if (doing->payment.transfer_id == NULL)
    return;
  g_assert_cmpint (gj_premium_prepare (doing->store, hall->clock, &doing->payment, &error), ==,
                   GJ_PREPARE_DONE);
}

/* FALSE: the first was done before its @n-th question; nothing was between. */
static gboolean
run_both (Hall *hall, GjSigner *other, Doing *first, Doing *second, guint n)
{
  g_autoptr (RigRelay) relay = rig_relay_new (rig_postgres ()->dir);
  g_autofree char *url = rig_relay_url (relay, hall->kiosk_url);
  GThread *threads[2];
  gboolean held;
  gint64 papers;

  open_and_prepare (hall, first, url);
  open_and_prepare (hall, second, hall->kiosk_url);
  first->signer = is_at_other (first) ? other : hall->signer;
  second->signer = is_at_other (second) ? other : hall->signer;
  papers = hall_count (hall, "SELECT count(*) FROM print_job");
  rig_relay_hold_at (relay, n);
  threads[0] = g_thread_new ("first", run_doing, first);
  wait_for_first (relay, first);
  held = rig_relay_is_held (relay);
  first->overtaken = held && hall_count (hall, "SELECT count(*) FROM print_job") == papers;
  threads[1] = g_thread_new ("second", run_doing, second);
  wait_for_second (hall, second);
  first->overtaken = first->overtaken && g_atomic_int_get (&second->done);
  rig_relay_go_on (relay);
  g_thread_join (threads[0]);
  g_thread_join (threads[1]);
  gj_store_close (first->store);
  gj_store_close (second->store);
  return held;
}

static void
pay_at (Doing *doing, const char *kiosk, const char *payer, const char *relative, gint64 amount_fen)
{
  doing->payment = hall_order (doing->id, payer, relative, "senior", amount_fen);
  doing->payment.kiosk_id = kiosk;
}

static void
act_at (Doing *doing, const char *kiosk, GjActKind kind, const char *actor, const GjActItem *items,
        gsize n_items)
{
  doing->act = acts_new (kind, actor, items, n_items);
  doing->act.order.kiosk_id = kiosk;
}

/* Its id stands in @act_id. */
static void
do_before (Hall *hall, GjActKind kind, const char *actor, const GjActItem *items, char act_id[20])
{
  g_auto (GjActOutcome) outcome = { 0 };
  Acts act = acts_new (kind, actor, items, 1);

  g_assert_cmpint (acts_submit (hall, &act, &outcome), ==, GJ_ACT_DONE);
  g_strlcpy (act_id, act.id, sizeof act.id);
}

/* ---- the scenes: what the two want, and what must have come of it ---- */

typedef struct
{
  Hall *(*make) (void);
  void (*want) (Hall *hall, Doing *first, Doing *second);
  void (*judge) (Hall *hall, const Doing *first, const Doing *second);
} Scene;

static void
sweep (const Scene *scene)
{
  g_autoptr (Hall) hall = scene->make ();
  g_autoptr (GjSigner) other = load_other_signer (hall);
  g_autofree char *pattern = g_strdup (hall->url);
  gboolean held = TRUE;
  guint n, moments = 0;
  const guint stride = hall_stride (3);

  for (n = (guint)g_test_rand_int_range (1, (gint32)MIN (stride, LEAST_MOMENTS) + 1); held; n += stride, moments++)
    {
      Doing first = { NULL };
      Doing second = { NULL };

      hall_begin_as (hall, pattern); /* every moment begins with the hall as it was made */
      scene->want (hall, &first, &second);
      held = run_both (hall, other, &first, &second, n);
      scene->judge (hall, &first, &second);
      hall_assert_sound (hall);
    }
  g_test_message ("%u moments of %u", moments - 1, n - stride - 1);
  g_assert_cmpuint (n - stride, >, LEAST_MOMENTS); /* where there was none: or the relay saw none of it */
}

#define SWEEP(scene_want, scene_judge)                                                             \
  const Scene scene = { hall_new, scene_want, scene_judge };                                       \
                                                                                                   \
  sweep (&scene)

/* The hall's people, of whom P01 has little. */
static Hall *
hall_new_poor (void)
{
  Hall *hall = hall_new_empty ();
  g_autofree char *people = g_build_filename (hall->dir, "people", NULL);
  const char *const files[] = { "persons.csv", "insurances.csv", "family.csv", "bindings.csv" };

  g_assert_cmpint (g_mkdir (people, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *name = g_build_filename ("hall", files[i], NULL);
      g_autofree char *from = hall_fixture (name);
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (from, &text, NULL, NULL));
      hall_write (people, files[i], text);
    }
  hall_write (people, "accounts.csv", "psn_no,balc\nP01,500.00\n");
  hall_import (hall, people);
  return hall;
}

static void
want_one_account (Hall *hall, Doing *first, Doing *second)
{
  pay_at (first, HALL_KIOSK, "P01", "P02", SENIOR_FEN);
  pay_at (second, OTHER_KIOSK, "P01", "P04", AIDED_FEN);
}

static void
judge_one_account (Hall *hall, const Doing *first, const Doing *second)
{
  gint64 balance_fen = hall_balance (hall, "P01");
  gboolean first_won = !first->overtaken;

  g_assert_cmpint (first->paid, ==, first_won ? GJ_PAY_COMMITTED : GJ_PAY_INSUFFICIENT);
  g_assert_cmpint (second->paid, ==, first_won ? GJ_PAY_INSUFFICIENT : GJ_PAY_COMMITTED);
  g_assert_cmpint (balance_fen, ==, POOR_FEN - (first_won ? SENIOR_FEN : AIDED_FEN));
}

static void
test_an_account_that_has_enough_for_one_pays_one (void)
{
  const Scene scene = { hall_new_poor, want_one_account, judge_one_account };

  sweep (&scene);
}

static void
want_one_relative (Hall *hall, Doing *first, Doing *second)
{
  pay_at (first, HALL_KIOSK, "P01", "P02", SENIOR_FEN);
  pay_at (second, OTHER_KIOSK, "P01", "P02", SENIOR_FEN);
}

static void
judge_one_relative (Hall *hall, const Doing *first, const Doing *second)
{
  gboolean first_won = !first->overtaken;

  g_assert_cmpint (first->paid, ==, first_won ? GJ_PAY_COMMITTED : GJ_PAY_ALREADY_PAID);
  g_assert_cmpint (second->paid, ==, first_won ? GJ_PAY_ALREADY_PAID : GJ_PAY_COMMITTED);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM premium_payment"), ==, 1);
}

static void
test_a_relative_is_paid_for_by_one_kiosk (void)
{
  SWEEP (want_one_relative, judge_one_relative);
}

static const GjActItem PAIR[] = { { .contributor_psn_no = "P01",
                                    .relative_psn_no = "P02",
                                    .begndate = 20250318,
                                    .made_by = "" } };

static void
want_release_and_payment (Hall *hall, Doing *first, Doing *second)
{
  act_at (first, HALL_KIOSK, GJ_ACT_RELEASE, "P01", PAIR, 1);
  pay_at (second, OTHER_KIOSK, "P01", "P02", SENIOR_FEN);
}

static void
want_payment_and_release (Hall *hall, Doing *first, Doing *second)
{
  pay_at (first, HALL_KIOSK, "P01", "P02", SENIOR_FEN);
  act_at (second, OTHER_KIOSK, GJ_ACT_RELEASE, "P01", PAIR, 1);
}

/* The release is always done; the payment only where it came before it. */
static void
judge_release (Hall *hall, const Doing *first, const Doing *second)
{
  const Doing *release = first->payment.transfer_id == NULL ? first : second;
  const Doing *payment = release == first ? second : first;

  g_assert_cmpint (release->acted, ==, GJ_ACT_DONE);
  g_assert_cmpint (release->item, ==, GJ_ACT_ITEM_RELEASED);
  gboolean paid_before = (payment == first) != first->overtaken;

  g_assert_cmpint (payment->paid, ==, paid_before ? GJ_PAY_COMMITTED : GJ_PAY_BINDING_INVALID);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM premium_payment"), ==,
                   paid_before ? 1 : 0);
}

static void
test_a_binding_being_released_pays_before_or_not_at_all (void)
{
  SWEEP (want_release_and_payment, judge_release);
}

static void
test_a_payment_and_a_release_that_comes_between (void)
{
  SWEEP (want_payment_and_release, judge_release);
}

static void
want_release_and_leave (Hall *hall, Doing *first, Doing *second)
{
  act_at (first, HALL_KIOSK, GJ_ACT_RELEASE, "P01", PAIR, 1);
  act_at (second, OTHER_KIOSK, GJ_ACT_LEAVE, "P02", PAIR, 1);
}

static void
judge_one_end (Hall *hall, const Doing *first, const Doing *second)
{
  const Doing *winner = first->overtaken ? second : first;
  const Doing *loser = first->overtaken ? first : second;

  g_assert_cmpint (winner->acted, ==, GJ_ACT_DONE);
  g_assert_cmpint (loser->acted, ==, GJ_ACT_REFUSED);
  g_assert_cmpint (loser->item, ==, GJ_ACT_ITEM_GONE);
}

static void
test_a_binding_ends_once (void)
{
  SWEEP (want_release_and_leave, judge_one_end);
}

static const GjActItem WISH[] = { { .contributor_psn_no = "P11",
                                    .relative_psn_no = "P03",
                                    .patn_rlts = "52",
                                    .way = GJ_ACT_WAY_GRAPH } };

static const GjActItem EARLIER_WISH[] = { { .contributor_psn_no = "P11",
                                            .relative_psn_no = "P12",
                                            .patn_rlts = "70",
                                            .way = GJ_ACT_WAY_GRAPH } };

static const GjActItem OWN_WISH[] = { { .contributor_psn_no = "P01",
                                        .relative_psn_no = "P12",
                                        .patn_rlts = "39",
                                        .way = GJ_ACT_WAY_GRAPH } };

/* The letter is known already, so that it is not what one waits for. */
static void
want_one_binding (Hall *hall, Doing *first, Doing *second)
{
  char earlier[20];

  do_before (hall, GJ_ACT_BIND, "P11", EARLIER_WISH, earlier);
  act_at (first, HALL_KIOSK, GJ_ACT_BIND, "P11", WISH, 1);
  act_at (second, OTHER_KIOSK, GJ_ACT_BIND, "P11", WISH, 1);
}

static void
judge_one_binding (Hall *hall, const Doing *first, const Doing *second)
{
  const Doing *winner = first->overtaken ? second : first;
  const Doing *loser = first->overtaken ? first : second;

  g_assert_cmpint (winner->acted, ==, GJ_ACT_DONE);
  g_assert_cmpint (loser->acted, ==, GJ_ACT_REFUSED);
  g_assert_cmpint (loser->item, ==, GJ_ACT_ITEM_NOT_ELIGIBLE);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM letter"), ==, 1);
}

static void
test_a_pair_is_bound_once (void)
{
  SWEEP (want_one_binding, judge_one_binding);
}

static void
want_a_letter_each (Hall *hall, Doing *first, Doing *second)
{
  act_at (first, HALL_KIOSK, GJ_ACT_BIND, "P11", WISH, 1);
  act_at (second, OTHER_KIOSK, GJ_ACT_BIND, "P01", OWN_WISH, 1);
}

static void
judge_one_letter (Hall *hall, const Doing *first, const Doing *second)
{
  g_assert_cmpint (first->acted, ==, GJ_ACT_DONE);
  g_assert_cmpint (second->acted, ==, GJ_ACT_DONE);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM letter"), ==, 1);
}

static void
test_a_letter_that_two_sign_first_is_kept_once (void)
{
  SWEEP (want_a_letter_each, judge_one_letter);
}

static const GjActItem PLACES[] = { { .contributor_psn_no = "P11", .relative_psn_no = "P03" },
                                    { .contributor_psn_no = "P01", .relative_psn_no = "P03" } };
static char bound_by[20];
static const GjActItem SECOND_GOES[] = { { .contributor_psn_no = "P11",
                                           .relative_psn_no = "P03",
                                           .begndate = 20261015,
                                           .made_by = bound_by } };

static void
want_order_and_release (Hall *hall, Doing *first, Doing *second)
{
  do_before (hall, GJ_ACT_BIND, "P11", WISH, bound_by);
  act_at (first, HALL_KIOSK, GJ_ACT_ORDER, "P03", PLACES, 2);
  act_at (second, OTHER_KIOSK, GJ_ACT_RELEASE, "P11", SECOND_GOES, 1);
}

/* The order is of those whom it named, or it is shown again. */
static void
judge_order (Hall *hall, const Doing *first, const Doing *second)
{
  g_assert_cmpint (second->acted, ==, GJ_ACT_DONE);
  g_assert_cmpint (first->acted, ==, first->overtaken ? GJ_ACT_CHANGED : GJ_ACT_DONE);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM binding WHERE relative_psn_no = 'P03'"
                                     " AND contributor_psn_no = 'P01' AND order_by <> ''"),
                   ==, first->acted == GJ_ACT_DONE ? 1 : 0);
}

static void
test_an_order_is_of_all_who_are_bound_or_is_shown_again (void)
{
  SWEEP (want_order_and_release, judge_order);
}

/* A kiosk started twice: its numbers and chains go on without a gap all the same. */
static void
want_one_series (Hall *hall, Doing *first, Doing *second)
{
  pay_at (first, HALL_KIOSK, "P01", "P02", SENIOR_FEN);
  act_at (second, HALL_KIOSK, GJ_ACT_BIND, "P11", WISH, 1);
}

static void
judge_one_series (Hall *hall, const Doing *first, const Doing *second)
{
  g_assert_cmpint (first->paid, ==, GJ_PAY_COMMITTED);
  g_assert_cmpint (second->acted, ==, GJ_ACT_DONE);
  g_assert_cmpint (hall_count (hall, "SELECT max (receipt_no) FROM receipt"), ==, 2);
}

static void
test_one_kiosks_series_has_no_gap_and_no_fork (void)
{
  SWEEP (want_one_series, judge_one_series);
}

static char copied[20];

static void
want_two_copies (Hall *hall, Doing *first, Doing *second)
{
  g_auto (GjPremiumPaid) paid = { 0 };
  GjPremiumOrder order = hall_order (copied, "P01", "P02", "senior", SENIOR_FEN);

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  first->copy_of = second->copy_of = copied;
  first->at_kiosk = HALL_KIOSK;
  second->at_kiosk = OTHER_KIOSK;
}

static void
judge_two_copies (Hall *hall, const Doing *first, const Doing *second)
{
  g_assert_cmpint (first->copy_no + second->copy_no, ==, 1 + 2);
}

static void
test_two_copies_of_a_paper_have_two_numbers (void)
{
  SWEEP (want_two_copies, judge_two_copies);
}

static char *
read_collector (Hall *hall)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjStatement) row
      = gj_statement_take (hall->store, "SELECT credit_account FROM transfer WHERE kind = 'premium'", &error);

  g_assert_no_error (error);
  g_assert_cmpint (gj_statement_step (row, &error), ==, GJ_STEP_ROW);
  return gj_statement_dup_text (row, 0);
}

/* What one of many kiosks is about to write is in no other's way. */
static void
test_no_kiosk_waits_for_another (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjStore) busy = hall_open_another (hall);
  g_auto (GjPremiumPaid) first = { 0 };
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *collector = NULL;
  char ids[2][20];
  GjPremiumOrder order = hall_order (ids[0], "P01", "P02", "senior", SENIOR_FEN);

  g_assert_cmpint (hall_pay (hall, &order, &first), ==, GJ_PAY_COMMITTED);
  collector = read_collector (hall);
  g_assert_true (gj_store_begin (busy, &error));
  g_assert_true (gj_store_claim_kiosk (busy, HALL_KIOSK, &error));
  g_assert_true (gj_store_claim (busy, collector, &error));
  g_assert_no_error (error);
  order = hall_order (ids[1], "P01", "P04", "senior", AIDED_FEN);
  order.kiosk_id = OTHER_KIOSK;
  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  gj_store_rollback (busy);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
#define ADD(name) g_test_add_func ("/two-at-once/" #name, test_##name)
  ADD (an_account_that_has_enough_for_one_pays_one);
  ADD (a_relative_is_paid_for_by_one_kiosk);
  ADD (a_binding_being_released_pays_before_or_not_at_all);
  ADD (a_payment_and_a_release_that_comes_between);
  ADD (a_binding_ends_once);
  ADD (a_pair_is_bound_once);
  ADD (a_letter_that_two_sign_first_is_kept_once);
  ADD (an_order_is_of_all_who_are_bound_or_is_shown_again);
  ADD (one_kiosks_series_has_no_gap_and_no_fork);
  ADD (two_copies_of_a_paper_have_two_numbers);
  ADD (no_kiosk_waits_for_another);
#undef ADD
  return g_test_run ();
}
