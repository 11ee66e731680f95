/* SPDX-License-Identifier: Apache-2.0 */
/* Everything that stands in the way of a premium is told, not the first alone; and nothing beside what settles it. */
#include <string.h>

#include "kiosk/flows/pay_reasons.h"
#include "kiosk/paths.h"

typedef struct
{
  GjTerminal terminal;
  GjPayable payable;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *dirs[] = { gj_path_policies (), NULL };

  f->terminal.region = gj_region_load (dirs, "990100", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gj_region_unref (f->terminal.region);
}

static void
blocked_by (Fixture *f, GjPayObstacle first, GjPayObstacle second, GjPayObstacle third)
{
  const GjPayObstacle all[] = { first, second, third };

  f->payable.eligibility.n_reasons = 0;
  for (guint i = 0; i < G_N_ELEMENTS (all) && all[i] != GJ_PAY_OBSTACLE_NONE; i++)
    f->payable.eligibility.reasons[f->payable.eligibility.n_reasons++]
        = (GjPayReason){ .obstacle = all[i], .since = 20250701, .year = 2027, .admdvs = "230100" };
}

static void
test_every_reason_is_told (Fixture *f, gconstpointer data)
{
  static const char *const told[] = { "暂停", "黑龙江省", "2027年度" };
  g_autofree char *line = NULL;

  blocked_by (f, GJ_PAY_OBSTACLE_SUSPENDED, GJ_PAY_OBSTACLE_OTHER_PROVINCE, GJ_PAY_OBSTACLE_YEAR_UNKNOWN);
  g_assert_cmpuint (gj_pay_reasons_count (&f->payable), ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autofree char *why = gj_pay_reasons_why (&f->terminal, &f->payable, i);

      g_assert_nonnull (strstr (why, told[i]));
    }
  line = gj_pay_reasons_line (&f->terminal, &f->payable);
  g_assert_nonnull (strstr (line, "暂停"));
  g_assert_nonnull (strstr (line, "；还有2个原因"));
}

static void
test_what_settles_it_stands_alone (Fixture *f, gconstpointer data)
{
  blocked_by (f, GJ_PAY_OBSTACLE_HAS_EMPLOYEE, GJ_PAY_OBSTACLE_OTHER_PROVINCE, GJ_PAY_OBSTACLE_YEAR_UNKNOWN);
  g_assert_cmpuint (gj_pay_reasons_count (&f->payable), ==, 1);
  blocked_by (f, GJ_PAY_OBSTACLE_ALREADY_PAID, GJ_PAY_OBSTACLE_SUSPENDED, GJ_PAY_OBSTACLE_NONE);
  g_assert_cmpuint (gj_pay_reasons_count (&f->payable), ==, 1);
  blocked_by (f, GJ_PAY_OBSTACLE_SUSPENDED, GJ_PAY_OBSTACLE_NOTHING_TO_PAY, GJ_PAY_OBSTACLE_NONE);
  g_assert_cmpuint (gj_pay_reasons_count (&f->payable), ==, 1);
  blocked_by (f, GJ_PAY_OBSTACLE_NONE, GJ_PAY_OBSTACLE_NONE, GJ_PAY_OBSTACLE_NONE);
  g_assert_cmpuint (gj_pay_reasons_count (&f->payable), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/pay-reasons/every-reason-is-told", Fixture, NULL, set_up, test_every_reason_is_told, tear_down);
  g_test_add ("/pay-reasons/what-settles-it-stands-alone", Fixture, NULL, set_up, test_what_settles_it_stands_alone,
              tear_down);
  return g_test_run ();
}
