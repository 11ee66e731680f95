/* SPDX-License-Identifier: Apache-2.0 */
/* What somebody does past the guards of either engine, or to them: each is found and told in its own words. */
#include "tests/store/acts.h"
#include "tests/store/day.h"

typedef struct
{
  const char *name;
  const char *sql;
  const char *sentence; /* in one of the findings */
} Damage;

/* After the day of day.h. */
static const Damage DAMAGES[] = {
  { "a-print-that-was-none",
    "UPDATE print_job SET outcome = 'printed' WHERE outcome = 'owed'", "打印结果没有审计记录，或与审计记录不符" },
  { "a-print-forgotten", "UPDATE print_job SET outcome = 'owed' WHERE outcome = 'printed'",
    "审计记录里的打印结果，打印任务里却不是这样" },
  { "a-print-elsewhere", "UPDATE print_job SET at_kiosk_id = '07' WHERE outcome = 'printed'",
    "打印结果没有审计记录，或与审计记录不符" },
  { "a-copy-that-nobody-began",
    "INSERT INTO print_job (kiosk_id, receipt_no, copy_no, at_kiosk_id, created_us) VALUES ('02', 2, 1, '02', 1)",
    "补打没有审计记录" },
  { "an-answered-request-that-waits-again", "UPDATE family_request SET answered_by = ''",
    "申请已经有过答复，却又在等待" },
  { "a-refused-intent-that-is-gone", "DELETE FROM premium_intent WHERE outcome = 'already-paid'",
    "审计记录说缴费请求没有成交，请求却不见了或不是这样" },
  { "a-refused-intent-that-is-open-again",
    "UPDATE premium_intent SET outcome = '' WHERE outcome = 'already-paid'",
    "审计记录说缴费请求没有成交，请求却不见了或不是这样" },
  { "an-intent-closed-without-a-record",
    "INSERT INTO premium_intent (transfer_id, payer_psn_no, relative_psn_no, coverage_year, insutype, tier,"
    " amount_fen, kiosk_id, session_us, prepared_us, outcome) VALUES ('AAAA-AAAA-AAAA-AAAA', 'P01', 'P04', 2030,"
    " '390', 'x', 1, '02', 1, 1, 'made-up')",
    "缴费请求没有成交的原因没有审计记录" },
  { "money-that-moved-for-a-refused-intent",
    "UPDATE premium_intent SET outcome = 'insufficient' WHERE outcome = 'committed'",
    "请求没有记为已成交，却有转账" },
};

static void
live_a_day (Hall *hall)
{
  g_autoptr (GjStore) staff = hall_open_as_owner (hall);

  day_live (hall, staff);
  hall_assert_sound (hall);
}

static void
test_finds_planted_damage (gconstpointer data)
{
  const Damage *damage = data;
  g_autoptr (Hall) hall = hall_new_empty ();

  live_a_day (hall);
  hall_damage (hall, damage->sql);
  g_assert_true (hall_finds (hall, damage->sentence));
}

/* Whoever starts the kiosk to have it closed would have it closed as unpaid. */
static void
test_does_not_advise_a_start_where_money_moved (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();

  live_a_day (hall);
  hall_damage (hall, "UPDATE premium_intent SET outcome = '' WHERE outcome = 'committed'");
  gj_clock_manual_advance (hall->clock, G_GINT64_CONSTANT (7200) * G_USEC_PER_SEC);
  g_assert_true (hall_finds (hall, "请求没有记为已成交，却有转账"));
  g_assert_false (hall_finds (hall, "启动该终端会自动了结"));
}

/* Asked for, and bound after all by the relative's own PIN: nothing waits any more. */
static void
test_finds_a_request_that_waits_though_the_two_are_bound (void)
{
  g_autoptr (Hall) hall = hall_new ();
  GjActItem items[] = { acts_item ("P11", "P12", "70") };
  g_auto (GjActOutcome) asked = { 0 };
  g_auto (GjActOutcome) bound = { 0 };
  Acts act;

  hall_write (hall->dir, "990100.ini",
              "[region]\nadmdvs=990100\nname=演示市\ninherits=100000\ndemo=true\n"
              "[sharing]\nsource=试\ngrade=demo\nconfirm_from_age=16\n");
  acts_use_region (hall);
  act = acts_new (GJ_ACT_BIND, "P11", items, 1);
  g_assert_cmpint (acts_submit (hall, &act, &asked), ==, GJ_ACT_DONE);
  items[0].consent = (GjConsent){ GJ_CONSENT_OWN_PIN, "70", 5 };
  act = acts_new (GJ_ACT_BIND, "P11", items, 1);
  g_assert_cmpint (acts_submit (hall, &act, &bound), ==, GJ_ACT_DONE);
  hall_assert_sound (hall);
  hall_damage (hall, "UPDATE family_request SET answered_by = ''");
  g_assert_true (hall_finds (hall, "申请的两人后来已经绑定，申请却还在等待"));
}

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
  g_test_add_func ("/past-guards/finds-a-request-that-waits-though-the-two-are-bound",
                   test_finds_a_request_that_waits_though_the_two_are_bound);
  g_test_add_func ("/past-guards/does-not-advise-a-start-where-money-moved",
                   test_does_not_advise_a_start_where_money_moved);
  for (guint i = 0; i < G_N_ELEMENTS (DAMAGES); i++)
    {
      g_autofree char *path = g_strconcat ("/past-guards/finds/", DAMAGES[i].name, NULL);

      g_test_add_data_func (path, &DAMAGES[i], test_finds_planted_damage);
    }
  return g_test_run ();
}
