/* SPDX-License-Identifier: Apache-2.0 */
/* Who may pay whose premium, and every reason why not. */
#include "core/rules/eligibility.h"

#include <string.h>

#include "core/rules/obstacle_text.h"
#include "tests/unit/rules/policy-dir.h"

#define TODAY 20251121

typedef struct
{
  GjRegion *region;
  GjInsuranceFact payer_rows[2];
  GjInsuranceFact relative_rows[3];
  GjPayFacts facts;
} Case;

/* A case in which nothing stands in the way. */
static void
set_up (Case *c, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  c->region = gj_region_load (policy_shipped_dirs (), "420100", &error);
  g_assert_no_error (error);
  c->payer_rows[0] = (GjInsuranceFact){ "310", "1", "420100", GJ_DATE_NONE, "" };
  c->relative_rows[0] = (GjInsuranceFact){ "390", "1", "420106", GJ_DATE_NONE, "" };
  c->facts = (GjPayFacts){ .today = TODAY,
                           .coverage_year = 2026,
                           .payer = { "1", 19600512, c->payer_rows, 1 },
                           .relative = { "1", 19630908, c->relative_rows, 1 },
                           .payer_balance_fen = 328650,
                           .bound = TRUE,
                           .patn_rlts = "10",
                           .begndate = 20240318 };
}

static void
tear_down (Case *c, gconstpointer data)
{
  gj_region_unref (c->region);
}

static void
use_region (Case *c, const char *const *dirs, const char *admdvs)
{
  g_autoptr (GError) error = NULL;

  gj_region_unref (c->region);
  c->region = gj_region_load (dirs, admdvs, &error);
  g_assert_no_error (error);
}

/* The only obstacle is this one; its reason is returned in @reason (may be NULL). */
static void
assert_only (Case *c, GjPayObstacle obstacle, GjPayReason *reason)
{
  GjPayEligibility found;

  g_assert_cmpint (gj_eligibility_for_premium (c->region, &c->facts, &found), ==, obstacle);
  g_assert_cmpint (gj_eligibility_for_premium (c->region, &c->facts, NULL), ==, obstacle);
  g_assert_cmpuint (found.n_reasons, ==, obstacle == GJ_PAY_OBSTACLE_NONE ? 0 : 1);
  if (reason != NULL)
    *reason = found.reasons[0];
}

static void
test_none (Case *c, gconstpointer data)
{
  GjPayEligibility found;

  assert_only (c, GJ_PAY_OBSTACLE_NONE, NULL);
  g_assert_cmpint (gj_eligibility_for_premium (c->region, &c->facts, &found), ==,
                   GJ_PAY_OBSTACLE_NONE);
  g_assert_cmpint (found.quote.personal_fen, ==, 40000);
  g_assert_true (found.insurance == &c->relative_rows[0]);
}

static void
test_payer (Case *c, gconstpointer data)
{
  GjPayReason reason;

  c->facts.payer.surv_stas = "3";
  assert_only (c, GJ_PAY_OBSTACLE_PAYER_STATUS, NULL);
  c->facts.payer.surv_stas = "1";
  c->payer_rows[0].insutype = "390";
  assert_only (c, GJ_PAY_OBSTACLE_PAYER_NOT_EMPLOYEE, NULL);
  c->payer_rows[0] = (GjInsuranceFact){ "310", "2", "420100", 20250701, "" };
  assert_only (c, GJ_PAY_OBSTACLE_PAYER_SUSPENDED, &reason);
  g_assert_cmpuint (reason.since, ==, 20250701);
  c->payer_rows[0].psn_insu_stas = "4";
  assert_only (c, GJ_PAY_OBSTACLE_PAYER_ENDED, &reason);
  g_assert_cmpuint (reason.since, ==, 20250701);
  c->payer_rows[0].psn_insu_stas = "0";
  assert_only (c, GJ_PAY_OBSTACLE_PAYER_NOT_EMPLOYEE, NULL);
}

static void
test_oneself (Case *c, gconstpointer data)
{
  c->facts.oneself = TRUE;
  c->facts.payer_has_account = TRUE;
  c->facts.bound = FALSE;
  c->facts.patn_rlts = NULL;
  /* Normal employee insurance needs no resident premium; a suspended one leaves the account. */
  c->relative_rows[1] = (GjInsuranceFact){ "310", "1", "420100", GJ_DATE_NONE, "" };
  c->facts.relative.n_insurances = 2;
  c->facts.payer = c->facts.relative;
  assert_only (c, GJ_PAY_OBSTACLE_HAS_EMPLOYEE, NULL);
  c->relative_rows[1].psn_insu_stas = "2";
  assert_only (c, GJ_PAY_OBSTACLE_NONE, NULL);
  c->facts.relative.n_insurances = c->facts.payer.n_insurances = 1;
  assert_only (c, GJ_PAY_OBSTACLE_NONE, NULL);
  c->facts.payer_has_account = FALSE;
  c->facts.payer_balance_fen = 0;
  {
    GjPayEligibility found;

    g_assert_cmpint (gj_eligibility_for_premium (c->region, &c->facts, &found), ==,
                     GJ_PAY_OBSTACLE_PAYER_NO_ACCOUNT);
  }
  c->facts.payer_has_account = TRUE;
  c->facts.payer_balance_fen = 39999;
  assert_only (c, GJ_PAY_OBSTACLE_BALANCE, NULL);
  c->facts.payer_balance_fen = 40000;
  c->facts.payer.surv_stas = c->facts.relative.surv_stas = "3";
  assert_only (c, GJ_PAY_OBSTACLE_PAYER_STATUS, NULL);
}

static void
test_best_row_counts (Case *c, gconstpointer data)
{
  c->payer_rows[0] = (GjInsuranceFact){ "310", "4", "310000", 20200101, "" };
  c->payer_rows[1] = (GjInsuranceFact){ "310", "1", "420100", GJ_DATE_NONE, "" };
  c->facts.payer.n_insurances = 2;
  assert_only (c, GJ_PAY_OBSTACLE_NONE, NULL);
  /* A pause that lies ahead has not happened; one that is past has, whatever the status says. */
  c->payer_rows[1].paus_insu_date = TODAY + 1;
  assert_only (c, GJ_PAY_OBSTACLE_NONE, NULL);
  c->payer_rows[1].paus_insu_date = TODAY;
  assert_only (c, GJ_PAY_OBSTACLE_PAYER_SUSPENDED, NULL);
}

static void
test_relative (Case *c, gconstpointer data)
{
  GjPayReason reason;

  c->facts.premium_paid = TRUE;
  c->facts.premium_paid_on = 20251012;
  assert_only (c, GJ_PAY_OBSTACLE_ALREADY_PAID, &reason);
  g_assert_cmpuint (reason.since, ==, 20251012);
  c->facts.premium_paid = FALSE;
  c->facts.relative.surv_stas = "2";
  assert_only (c, GJ_PAY_OBSTACLE_RELATIVE_DEAD, NULL);
  c->facts.relative.surv_stas = "4";
  assert_only (c, GJ_PAY_OBSTACLE_RELATIVE_STATUS, NULL);
}

static void
test_binding (Case *c, gconstpointer data)
{
  GjPayReason reason;

  c->facts.enddate = TODAY;
  assert_only (c, GJ_PAY_OBSTACLE_NONE, NULL);
  c->facts.enddate = TODAY - 1;
  assert_only (c, GJ_PAY_OBSTACLE_BINDING_ENDED, &reason);
  g_assert_cmpuint (reason.since, ==, TODAY - 1);
  c->facts.enddate = GJ_DATE_NONE;
  c->facts.begndate = TODAY;
  assert_only (c, GJ_PAY_OBSTACLE_NONE, NULL);
  c->facts.begndate = TODAY + 1;
  assert_only (c, GJ_PAY_OBSTACLE_BINDING_NOT_BEGUN, &reason);
  g_assert_cmpuint (reason.since, ==, TODAY + 1);
  c->facts.bound = FALSE;
  assert_only (c, GJ_PAY_OBSTACLE_NOT_BOUND, NULL);
}

static void
test_a_move_to_another_province_ended_the_binding (Case *c, gconstpointer data)
{
  GjPayReason reason;
  g_autofree char *why = NULL;
  g_autofree char *next = NULL;

  c->facts.moved_on = 20250301;
  assert_only (c, GJ_PAY_OBSTACLE_BINDING_MOVED, &reason);
  why = gj_obstacle_why (c->region, &reason);
  next = gj_obstacle_what_next (c->region, &reason);
  g_assert_nonnull (strstr (why, "2025年3月起转到外省"));
  g_assert_nonnull (strstr (next, "12393"));
}

static void
test_relation (Case *c, gconstpointer data)
{
  g_autoptr (PolicyDir) dir = policy_dir_new ();

  c->facts.patn_rlts = "55";
  assert_only (c, GJ_PAY_OBSTACLE_RELATION, NULL);
  policy_dir_write (dir, "420100.ini",
                    "[region]\nadmdvs=420100\nname=武汉市\ninherits=100000\n[relations]\n"
                    "source=x\ngrade=C\nin_laws=true\n");
  use_region (c, dir->dirs, "420100");
  assert_only (c, GJ_PAY_OBSTACLE_NONE, NULL);
  policy_dir_write (
      dir, "420100.ini",
      "[region]\nadmdvs=420100\nname=武汉市\ninherits=100000\n[relations]\nset=null\n");
  use_region (c, dir->dirs, "420100");
  assert_only (c, GJ_PAY_OBSTACLE_RELATION_UNKNOWN, NULL);
}

static void
test_insurance (Case *c, gconstpointer data)
{
  GjPayReason reason;

  c->relative_rows[0].psn_insu_stas = "2";
  c->relative_rows[0].paus_insu_date = 20250701;
  assert_only (c, GJ_PAY_OBSTACLE_SUSPENDED, &reason);
  g_assert_cmpuint (reason.since, ==, 20250701);
  c->relative_rows[0].psn_insu_stas = "3";
  assert_only (c, GJ_PAY_OBSTACLE_ENDED, &reason);
  c->relative_rows[0].psn_insu_stas = "0";
  assert_only (c, GJ_PAY_OBSTACLE_NOT_INSURED, NULL);
  c->facts.relative.n_insurances = 0;
  assert_only (c, GJ_PAY_OBSTACLE_NOT_INSURED, NULL);
  c->relative_rows[0] = (GjInsuranceFact){ "310", "1", "420100", GJ_DATE_NONE, "" };
  c->facts.relative.n_insurances = 1;
  assert_only (c, GJ_PAY_OBSTACLE_HAS_EMPLOYEE, NULL);
  /* A job that ended leaves the resident insurance to be paid. */
  c->relative_rows[0].psn_insu_stas = "4";
  c->relative_rows[1] = (GjInsuranceFact){ "390", "1", "420106", GJ_DATE_NONE, "" };
  c->facts.relative.n_insurances = 2;
  assert_only (c, GJ_PAY_OBSTACLE_NONE, NULL);
}

static void
test_place (Case *c, gconstpointer data)
{
  g_autoptr (PolicyDir) dir = policy_dir_new ();
  GjPayReason reason;

  c->relative_rows[0].insuplc_admdvs = "310115";
  assert_only (c, GJ_PAY_OBSTACLE_OTHER_PROVINCE, &reason);
  g_assert_cmpstr (reason.admdvs, ==, "310115");
  /* Another city of the province, at the country's fee. */
  c->relative_rows[0].insuplc_admdvs = "420300";
  assert_only (c, GJ_PAY_OBSTACLE_NONE, NULL);
  policy_dir_write (dir, "420100.ini",
                    "[region]\nadmdvs=420100\nname=武汉市\ninherits=100000\n[sharing]\n"
                    "cross_city=null\n");
  use_region (c, dir->dirs, "420100");
  assert_only (c, GJ_PAY_OBSTACLE_OTHER_CITY, &reason);
  g_assert_cmpstr (reason.admdvs, ==, "420300");
  /* The machine stands in this province itself: the place is another city of it. */
  g_autofree char *why = gj_obstacle_why (c->region, &reason);
  g_assert_nonnull (strstr (why, "湖北省的另一个市"));
}

/* What a place has written down as not allowed is not called unknown. */
static void
test_scope_has_its_reason (Case *c, gconstpointer data)
{
  g_autoptr (PolicyDir) dir = policy_dir_new ();
  GjPayReason reason;

  policy_dir_write (dir, "420100.ini",
                    "[region]\nadmdvs=420100\nname=武汉市\ninherits=100000\n[scopes]\nsource=x\ngrade=C\n"
                    "resident_premium=false\n");
  use_region (c, dir->dirs, "420100");
  assert_only (c, GJ_PAY_OBSTACLE_SCOPE, &reason);
  g_autofree char *why = gj_obstacle_why (c->region, &reason);
  g_assert_cmpstr (why, ==, "按本地规定，个人账户不能代缴居民医保");
}

static void
test_fee_of_this_city_only (Case *c, gconstpointer data)
{
  g_autoptr (PolicyDir) dir = policy_dir_new ();

  policy_dir_write (dir, "420100-premiums.csv",
                    "admdvs,region,coverage_year,tier,tier_label,age_from,age_to,personal_yuan,"
                    "subsidy_yuan,total_yuan,source,grade,effective_from,verified_at\n"
                    "420100,武汉市,2026,all,居民,,,420,,,某文件,A,,\n");
  use_region (c, dir->dirs, "420100");
  assert_only (c, GJ_PAY_OBSTACLE_NONE, NULL);
  c->relative_rows[0].insuplc_admdvs = "420300";
  assert_only (c, GJ_PAY_OBSTACLE_YEAR_UNKNOWN, NULL);
}

static void
test_region (Case *c, gconstpointer data)
{
  g_autoptr (PolicyDir) dir = policy_dir_new ();
  GjPayReason reason;

  c->facts.today = 20260301;
  assert_only (c, GJ_PAY_OBSTACLE_WINDOW_CLOSED, &reason);
  g_assert_cmpuint (reason.since, ==, 20260901);
  g_assert_cmpuint (reason.until, ==, 20261231);
  g_assert_cmpuint (reason.year, ==, 2027);
  c->facts.today = 20261122;
  c->facts.coverage_year = 2027;
  assert_only (c, GJ_PAY_OBSTACLE_YEAR_UNKNOWN, &reason);
  g_assert_cmpuint (reason.year, ==, 2027);
  c->facts.today = TODAY;
  c->facts.coverage_year = 2026;
  policy_dir_write (dir, "420100.ini",
                    "[region]\nadmdvs=420100\nname=武汉市\ninherits=100000\n[scopes]\n"
                    "resident_premium=null\n");
  use_region (c, dir->dirs, "420100");
  assert_only (c, GJ_PAY_OBSTACLE_SCOPE, NULL);
}

static void
test_fee (Case *c, gconstpointer data)
{
  GjPayReason reason;

  c->relative_rows[0].psn_idet_type = "最低生活保障对象";
  assert_only (c, GJ_PAY_OBSTACLE_SUBSIDY_UNKNOWN, NULL);
  c->relative_rows[0].psn_idet_type = "特困人员";
  assert_only (c, GJ_PAY_OBSTACLE_NOTHING_TO_PAY, NULL);
  c->relative_rows[0].psn_idet_type = NULL;
  c->facts.payer_balance_fen = 40000;
  assert_only (c, GJ_PAY_OBSTACLE_NONE, NULL);
  c->facts.payer_balance_fen = 39999;
  assert_only (c, GJ_PAY_OBSTACLE_BALANCE, &reason);
  g_assert_cmpint (reason.missing_fen, ==, 1);
}

static void
test_reserve (Case *c, gconstpointer data)
{
  g_autoptr (PolicyDir) dir = policy_dir_new ();
  GjPayReason reason;

  policy_dir_write (dir, "420100.ini",
                    "[region]\nadmdvs=420100\nname=武汉市\ninherits=100000\n[sharing]\n"
                    "source=x\ngrade=C\nreserve=1000\n");
  use_region (c, dir->dirs, "420100");
  c->facts.payer_balance_fen = 139000;
  assert_only (c, GJ_PAY_OBSTACLE_BALANCE, &reason);
  g_assert_cmpint (reason.missing_fen, ==, 1000);
}

static void
test_no_window_known (Case *c, gconstpointer data)
{
  g_autoptr (PolicyDir) dir = policy_dir_new ();
  GjPayEligibility found;

  policy_dir_write (dir, "420100.ini",
                    "[region]\nadmdvs=420100\nname=武汉市\ninherits=100000\n"
                    "[premium_window]\nfrom=null\nto=null\n");
  use_region (c, dir->dirs, "420100");
  c->facts.coverage_year = 0;
  g_assert_cmpint (gj_eligibility_for_premium (c->region, &c->facts, &found), ==,
                   GJ_PAY_OBSTACLE_WINDOW_CLOSED);
  g_assert_cmpuint (found.reasons[0].since, ==, GJ_DATE_NONE);
  g_assert_cmpint (found.reasons[1].obstacle, ==, GJ_PAY_OBSTACLE_YEAR_UNKNOWN);
}

static void
test_order (Case *c, gconstpointer data)
{
  GjPayEligibility found;

  c->facts.premium_paid = TRUE; /* first: nothing else matters then, and nobody is to pay it again */
  c->payer_rows[0].psn_insu_stas = "2";
  c->facts.enddate = 20250101;
  c->relative_rows[0].psn_insu_stas = "2";
  c->facts.payer_balance_fen = 0;
  c->facts.today = 20260301;
  g_assert_cmpint (gj_eligibility_for_premium (c->region, &c->facts, &found), ==,
                   GJ_PAY_OBSTACLE_ALREADY_PAID);
  g_assert_cmpuint (found.n_reasons, ==, 6);
  g_assert_cmpint (found.reasons[1].obstacle, ==, GJ_PAY_OBSTACLE_PAYER_SUSPENDED);
  g_assert_cmpint (found.reasons[2].obstacle, ==, GJ_PAY_OBSTACLE_BINDING_ENDED);
  g_assert_cmpint (found.reasons[3].obstacle, ==, GJ_PAY_OBSTACLE_SUSPENDED);
  g_assert_cmpint (found.reasons[4].obstacle, ==, GJ_PAY_OBSTACLE_WINDOW_CLOSED);
  g_assert_cmpint (found.reasons[5].obstacle, ==, GJ_PAY_OBSTACLE_BALANCE);
}

static void
test_every_obstacle_has_words (Case *c, gconstpointer data)
{
  for (int o = GJ_PAY_OBSTACLE_ALREADY_PAID; o < GJ_PAY_OBSTACLE_COUNT; o++)
    {
      GjPayReason dated = { (GjPayObstacle)o, 20250701, 20251231, 2026, "310115", 28000 };
      GjPayReason bare = { (GjPayObstacle)o, 0, 0, 0, "", 1 };
      g_autofree char *why = gj_obstacle_why (c->region, &dated);
      g_autofree char *why_bare = gj_obstacle_why (c->region, &bare);
      g_autofree char *next = gj_obstacle_what_next (c->region, &dated);
      g_autofree char *next_bare = gj_obstacle_what_next (c->region, &bare);

      g_assert_cmpuint (strlen (why), >, 0);
      g_assert_cmpuint (strlen (why_bare), >, 0);
      g_assert_null (strchr (why, '%'));
      g_assert_null (strstr (why, "310"));
      g_assert_nonnull (next);
      g_assert_cmpint (*next == '\0', ==, *next_bare == '\0' || o == GJ_PAY_OBSTACLE_NONE);
    }
}

static void
test_words (Case *c, gconstpointer data)
{
  GjPayReason suspended = { GJ_PAY_OBSTACLE_SUSPENDED, 20250701, 0, 0, "", 0 };
  GjPayReason balance = { GJ_PAY_OBSTACLE_BALANCE, 0, 0, 0, "", 28000 };
  GjPayReason unknown = { GJ_PAY_OBSTACLE_YEAR_UNKNOWN, 0, 0, 2027, "", 0 };
  g_autofree char *why = gj_obstacle_why (c->region, &suspended);
  g_autofree char *next = gj_obstacle_what_next (c->region, &suspended);
  g_autofree char *missing = gj_obstacle_why (c->region, &balance);
  g_autofree char *year = gj_obstacle_why (c->region, &unknown);

  g_assert_cmpstr (why, ==, "2025年7月起暂停参保");
  g_assert_cmpstr (next, ==, "先到参保地窗口恢复参保，再来缴费");
  g_assert_cmpstr (missing, ==, "个人账户余额不足，还差280元");
  g_assert_cmpstr (year, ==, "本机暂未收录2027年度的缴费标准");
}

#define ADD(path, test) g_test_add ("/eligibility/" path, Case, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("nothing-stands-in-the-way-of-a-good-case", test_none);
  ADD ("the-payer-must-be-insured-as-an-employee", test_payer);
  ADD ("oneself-needs-an-account-and-no-binding-and-no-employee-insurance", test_oneself);
  ADD ("of-several-insurances-the-best-counts", test_best_row_counts);
  ADD ("a-paid-or-dead-relative-is-not-paid-for", test_relative);
  ADD ("the-binding-must-be-valid-today", test_binding);
  ADD ("a-move-to-another-province-ended-the-binding",
       test_a_move_to_another_province_ended_the_binding);
  ADD ("the-relation-must-be-in-the-regions-set", test_relation);
  ADD ("the-relative-must-be-insured-as-a-resident", test_insurance);
  ADD ("another-province-is-refused-another-city-may-be", test_place);
  ADD ("what-is-not-allowed-is-not-called-unknown", test_scope_has_its_reason);
  ADD ("a-citys-fee-is-not-another-citys", test_fee_of_this_city_only);
  ADD ("the-region-must-allow-it-now", test_region);
  ADD ("the-fee-must-be-known-more-than-nothing-and-covered", test_fee);
  ADD ("a-reserve-stays-in-the-account", test_reserve);
  ADD ("without-a-known-window-nothing-is-sold", test_no_window_known);
  ADD ("obstacles-come-in-the-order-of-telling", test_order);
  ADD ("every-obstacle-has-words-without-codes", test_every_obstacle_has_words);
  ADD ("says-it-as-the-pictures-do", test_words);
  return g_test_run ();
}
