/* SPDX-License-Identifier: Apache-2.0 */
/* What somebody does past the guards of either engine, or to them: each is found and told in its own words. */
#include "tests/store/hall.h"

static void
test_an_act_whose_record_is_dropped_is_not_done (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GjPremiumPaid) paid = { 0 };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);
  gint64 before = hall_balance (hall, "P01");

  g_assert_cmpint (gj_premium_prepare (hall->store, hall->clock, &order, &error), ==, GJ_PREPARE_DONE);
  g_assert_null (hall_raw (hall, hall->shared
                                     ? "CREATE FUNCTION drop_it () RETURNS trigger LANGUAGE plpgsql AS"
                                       " 'BEGIN RETURN NULL; END';"
                                       "CREATE TRIGGER drop_it BEFORE INSERT ON audit FOR EACH ROW"
                                       " EXECUTE FUNCTION drop_it ()"
                                     : "CREATE TRIGGER drop_it BEFORE INSERT ON audit"
                                       " BEGIN SELECT RAISE (IGNORE); END"));
  g_assert_cmpint (gj_premium_pay (hall->store, hall->clock, hall->region, hall->signer, &order, &paid, &error), ==,
                   GJ_PAY_STORE_FAILED);
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_DAMAGED);
  g_assert_cmpint (hall_balance (hall, "P01"), ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/past-guards/an-act-whose-record-is-dropped-is-not-done",
                   test_an_act_whose_record_is_dropped_is_not_done);
  return g_test_run ();
}
