/* SPDX-License-Identifier: Apache-2.0 */
/* The connection to the shared store is lost at each question of a payment and of an act in turn,
 * before the server gets it and before its answer comes back; or it stays, nothing is answered, and the question gets there
 * when it was given up. Then the id answers on a new connection; what was said to be done is done, what was said to have
 * failed is not, and doing it again does it once. */
#include <locale.h>

#include "core/base/transfer_id.h"
#include "tests/rig/postgres.h"
#include "tests/rig/relay.h"
#include "tests/store/acts.h"

#define FEE_FEN 36000
#define BEFORE_FEN 328650
#define PATIENCE_MS 200

typedef enum
{
  LOST_BEFORE, /* the server got the question */
  LOST_AFTER,
  HELD, /* longer than the kiosk's patience, then passed on */
  WAYS
} Way;

typedef struct
{
  Way way;
  RigRelay *relay; /* of this moment */
  gboolean met;    /* there was a question to be met */
  guint moments;
  guint unknown; /* answers that were */
  guint unknown_done;
  guint unknown_not;
} Counts;

typedef void (*Scene) (Hall *hall, GjStore *cut, Counts *counts);

/* The handle that asks for the outcome: as the kiosk does, with that which gave up; elsewhere with one that was not met, so that
 * no second question is. */
static GjStore *
find_asker (Hall *hall, GjStore *met, Counts *counts)
{
  if (counts->way != HELD)
    {
      counts->met = rig_relay_has_cut (counts->relay);
      return hall->store;
    }
  counts->met = rig_relay_is_held (counts->relay);
  rig_relay_hold_at (counts->relay, 0);
  rig_relay_go_on (counts->relay);
  return met;
}

static GjPremiumFindResult
ask_payment (Hall *hall, GjStore *asker, const char *id)
{
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autoptr (GError) error = NULL;
  GjPremiumFindResult result = gj_premium_find (asker, hall->clock, id, &paid, &error);

  g_assert_no_error (error);
  return result;
}

static void
count_unknown (Counts *counts, gboolean done)
{
  counts->unknown++;
  counts->unknown_done += done ? 1 : 0;
  counts->unknown_not += done ? 0 : 1;
}

static void
pay_and_be_cut (Hall *hall, GjStore *cut, Counts *counts)
{
  g_auto (GjPremiumPaid) paid = { 0 };
  g_auto (GjPremiumPaid) again = { 0 };
  g_autoptr (GError) error = NULL;
  char id[20];
  char new_id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", FEE_FEN);
  GjPremiumOrder anew = hall_order (new_id, "P01", "P02", "senior", FEE_FEN);
  GjPayResult result = GJ_PAY_STORE_FAILED;
  gboolean done;

  if (gj_premium_prepare (cut, hall->clock, &order, NULL) == GJ_PREPARE_DONE)
    result = gj_premium_pay (cut, hall->clock, hall->region, hall->signer, &order, &paid, &error);
  done = ask_payment (hall, find_asker (hall, cut, counts), id) == GJ_PREMIUM_FIND_PAID;
  if (result == GJ_PAY_UNKNOWN)
    count_unknown (counts, done);
  else
    g_assert_cmpint (result, ==, done ? GJ_PAY_COMMITTED : GJ_PAY_STORE_FAILED);
  g_assert_cmpint (hall_balance (hall, "P01"), ==, BEFORE_FEN - (done ? FEE_FEN : 0));
  g_assert_cmpint (hall_pay (hall, &anew, &again), ==,
                   done ? GJ_PAY_ALREADY_PAID : GJ_PAY_COMMITTED);
  g_assert_cmpint (hall_balance (hall, "P01"), ==, BEFORE_FEN - FEE_FEN);
}

static gboolean
is_act_done (Hall *hall, GjStore *asker, const char *id)
{
  g_auto (GjActOutcome) found = { 0 };
  g_autoptr (GError) error = NULL;
  GjActFindResult result
      = gj_family_act_find (asker, hall->clock, HALL_KIOSK, id, &found, &error);

  g_assert_no_error (error);
  g_assert_cmpint (result, !=, GJ_ACT_FIND_STILL_UNKNOWN);
  return result == GJ_ACT_FIND_DONE;
}

static void
bind_and_be_cut (Hall *hall, GjStore *cut, Counts *counts)
{
  g_auto (GjActOutcome) outcome = { 0 };
  g_auto (GjActOutcome) again = { 0 };
  const GjActItem wish[] = { acts_item ("P11", "P03", "52") };
  Acts act = acts_new (GJ_ACT_BIND, "P11", wish, 1);
  GjActResult result;
  gboolean done;

  act.order.act_id = act.id;
  result = gj_family_act_submit (cut, hall->clock, hall->region, hall->signer, &act.order, &outcome,
                                 NULL);
  done = is_act_done (hall, find_asker (hall, cut, counts), act.id);
  if (result == GJ_ACT_UNKNOWN)
    count_unknown (counts, done);
  else
    g_assert_cmpint (result, ==, done ? GJ_ACT_DONE : GJ_ACT_STORE_FAILED);
  g_assert_cmpint (acts_submit (hall, &act, &again), ==,
                   GJ_ACT_DONE); /* the same id: the same act */
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM binding WHERE contributor_psn_no = 'P11'"
                                     " AND relative_psn_no = 'P03' AND vali_flag = 1"
                                     " AND made_by <> ''"),
                   ==, 1);
}

/* FALSE: it was done before there was an @n-th question. */
static gboolean
be_cut_once (Hall *hall, const char *pattern, Scene scene, guint n, Counts *counts)
{
  g_autoptr (RigRelay) relay = rig_relay_new (rig_postgres ()->dir);
  g_autofree char *url = NULL;
  g_autoptr (GError) error = NULL;
  GjStore *cut;

  hall_begin_as (hall, pattern);
  url = rig_relay_url (relay, hall->kiosk_url);
  cut = gj_store_open (url, GJ_STORE_OPEN_DEMO, &error);
  g_assert_no_error (error);
  counts->relay = relay;
  if (counts->way != HELD)
    rig_relay_cut_at (relay, n, counts->way == LOST_AFTER);
  else if (gj_store_set_patience (cut, PATIENCE_MS, &error))
    rig_relay_hold_at (relay, n);
  g_assert_no_error (error);
  scene (hall, cut, counts);
  gj_store_close (cut);
  hall_assert_sound (hall);
  counts->moments++;
  return counts->met;
}

static void
sweep (Scene scene)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *pattern = g_strdup (hall->url);
  Counts counts = { 0 };
  const guint stride = hall_stride (1);

  for (counts.way = LOST_BEFORE; counts.way < WAYS; counts.way++)
    for (guint n = (guint)g_test_rand_int_range (1, (gint32)stride + 1); be_cut_once (hall, pattern, scene, n, &counts); n += stride)
      ;
  g_test_message ("%u moments, %u unknown: %u done, %u not done", counts.moments, counts.unknown,
                  counts.unknown_done, counts.unknown_not);
  g_assert_cmpuint (counts.moments, >, 90 / stride);
  if (stride > 1)
    return; /* the one of COMMIT may not be among them */
  g_assert_cmpuint (counts.unknown_done, >=,
                    1); /* COMMIT came there, its answer did not come back */
  g_assert_cmpuint (counts.unknown_not, >=, 1); /* COMMIT did not come there */
}

static void
test_a_payment_whose_connection_is_lost_is_known_by_its_id (void)
{
  sweep (pay_and_be_cut);
}

static void
test_an_act_whose_connection_is_lost_is_known_by_its_id (void)
{
  sweep (bind_and_be_cut);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cut/a-payment-whose-connection-is-lost-is-known-by-its-id",
                   test_a_payment_whose_connection_is_lost_is_known_by_its_id);
  g_test_add_func ("/cut/an-act-whose-connection-is-lost-is-known-by-its-id",
                   test_an_act_whose_connection_is_lost_is_known_by_its_id);
  return g_test_run ();
}
