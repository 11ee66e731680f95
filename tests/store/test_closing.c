/* SPDX-License-Identifier: Apache-2.0 */
/* Bindings that end by themselves: when the contributor's insurance ends the binding is over for good, and
 * what the register says afterwards revives nothing. */
#include <glib/gstdio.h>

#include "core/family/record.h"
#include "tests/store/acts.h"

#define INSURANCES                                                                                 \
  "psn_no,insutype,psn_insu_stas,insuplc_admdvs,psn_insu_date,paus_insu_date,psn_idet_type\n"
#define BINDINGS "contributor_psn_no,relative_psn_no,patn_rlts,prio,begndate,enddate\n"
#define P01_ENDED "P01,310,4,990100,1985-07-01,2026-09-30,\n"
#define P01_NORMAL "P01,310,1,990100,1985-07-01,,\n"

/* What the platform reports next; people do not change. */
static void
report (Hall *hall, const char *file, const char *text)
{
  g_autofree char *people = hall_fixture ("hall");
  g_autofree char *from = g_build_filename (people, "persons.csv", NULL);
  g_autofree char *dir = g_build_filename (hall->dir, "next", NULL);
  g_autofree char *persons = NULL;

  g_assert_true (g_file_get_contents (from, &persons, NULL, NULL));
  g_assert_no_errno (g_mkdir (dir, 0700));
  hall_write (dir, "persons.csv", persons);
  hall_write (dir, file, text);
  hall_import (hall, dir);
  hall_remove_tree (dir);
}

static GjDate
today_of (Hall *hall)
{
  return gj_clock_today (hall->clock);
}

static GjBindingState
state_of (Hall *hall, const char *contributor, const char *relative)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjBinding) binding = NULL;

  g_assert_cmpint (gj_family_find_binding (hall->store, contributor, relative, today_of (hall),
                                           &binding, &error),
                   ==, GJ_FOUND);
  return binding->state;
}

/* The records of @kind that @psn_no reads about the two; @date of the last. */
static guint
count_records (Hall *hall, const char *psn_no, GjFamilyRecordKind kind, GjDate *date)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list
      = gj_family_list_records (hall->store, psn_no, today_of (hall), NULL, 200, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    {
      const GjFamilyRecord *record = g_ptr_array_index (list, i);

      if (record->kind != kind || !g_str_equal (record->contributor_psn_no, "P01")
          || !g_str_equal (record->relative_psn_no, "P02"))
        continue;
      *date = record->date;
      n++;
    }
  return n;
}

static void
assert_told_to_both (Hall *hall, GjDate date)
{
  GjDate told = 0;

  g_assert_cmpuint (count_records (hall, "P01", GJ_RECORD_INSURANCE_ENDED, &told), ==, 1);
  g_assert_cmpint (told, ==, date);
  g_assert_cmpuint (count_records (hall, "P02", GJ_RECORD_INSURANCE_ENDED, &told), ==, 1);
  g_assert_cmpint (told, ==, date);
}

static void
test_an_insurance_that_ended_ends_the_binding_for_good (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  g_auto (GjActOutcome) bound = { 0 };
  const GjActItem again[] = { acts_item ("P01", "P02", "12") };
  Acts bind = acts_new (GJ_ACT_BIND, "P01", again, 1);
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);

  report (hall, "insurances.csv", INSURANCES P01_ENDED);
  g_assert_cmpint (state_of (hall, "P01", "P02"), ==, GJ_BINDING_CONTRIBUTOR_ENDED);
  assert_told_to_both (hall, 20260930);
  hall_assert_sound (hall);
  /* Insured again, in the same row: what is over stays over, and stays told. */
  report (hall, "insurances.csv", INSURANCES P01_NORMAL);
  g_assert_cmpint (state_of (hall, "P01", "P02"), ==, GJ_BINDING_CONTRIBUTOR_ENDED);
  assert_told_to_both (hall, 20260930);
  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_BINDING_INVALID);
  g_assert_cmpint (acts_submit (hall, &bind, &bound), ==, GJ_ACT_DONE);
  g_assert_cmpint (state_of (hall, "P01", "P02"), ==, GJ_BINDING_VALID);
  assert_told_to_both (hall, 20260930);
  hall_assert_sound (hall);
}

static void
test_an_end_on_a_day_without_an_import_is_kept_by_the_next_one (void)
{
  g_autoptr (Hall) hall = hall_new ();

  report (hall, "insurances.csv", INSURANCES "P01,310,4,990100,1985-07-01,2026-10-20,\n");
  g_assert_cmpint (state_of (hall, "P01", "P02"), ==, GJ_BINDING_CONTRIBUTOR_NOT_INSURED);
  gj_clock_manual_advance (hall->clock, (gint64)10 * 24 * 3600 * G_USEC_PER_SEC);
  g_assert_cmpint (state_of (hall, "P01", "P02"), ==, GJ_BINDING_CONTRIBUTOR_ENDED);
  report (hall, "insurances.csv", INSURANCES P01_NORMAL);
  g_assert_cmpint (state_of (hall, "P01", "P02"), ==, GJ_BINDING_CONTRIBUTOR_ENDED);
  assert_told_to_both (hall, 20261020);
  hall_assert_sound (hall);
}

static void
test_an_end_without_a_day_is_told_on_the_day_it_was_learnt (void)
{
  g_autoptr (Hall) hall = hall_new ();

  report (hall, "insurances.csv", INSURANCES "P01,310,4,990100,1985-07-01,,\n");
  assert_told_to_both (hall, 20261015);
  hall_assert_sound (hall);
}

static void
test_a_suspended_insurance_pauses_and_comes_back (void)
{
  static const char *const paused[] = { "P01,310,2,990100,1985-07-01,2026-09-30,\n",
                                        "P01,310,3,990100,1985-07-01,2026-09-30,\n" };

  for (guint i = 0; i < G_N_ELEMENTS (paused); i++)
    {
      g_autoptr (Hall) hall = hall_new ();
      g_autofree char *text = g_strconcat (INSURANCES, paused[i], NULL);
      GjDate date;

      report (hall, "insurances.csv", text);
      g_assert_cmpint (state_of (hall, "P01", "P02"), ==, GJ_BINDING_CONTRIBUTOR_NOT_INSURED);
      g_assert_cmpuint (count_records (hall, "P02", GJ_RECORD_INSURANCE_ENDED, &date), ==, 0);
      report (hall, "insurances.csv", INSURANCES P01_NORMAL);
      g_assert_cmpint (state_of (hall, "P01", "P02"), ==, GJ_BINDING_VALID);
      hall_assert_sound (hall);
    }
}

static void
test_another_employer_or_city_from_the_next_day_ends_nothing (void)
{
  g_autoptr (Hall) hall = hall_new ();

  report (hall, "insurances.csv",
          INSURANCES P01_ENDED "P01,310,1,990200,2026-10-01,,\n");
  g_assert_cmpint (state_of (hall, "P01", "P02"), ==, GJ_BINDING_VALID);
  hall_assert_sound (hall);
}

static void
test_a_gap_between_two_employers_ends_it (void)
{
  g_autoptr (Hall) hall = hall_new ();

  report (hall, "insurances.csv",
          INSURANCES P01_ENDED "P01,310,1,990100,2026-10-08,,\n");
  g_assert_cmpint (state_of (hall, "P01", "P02"), ==, GJ_BINDING_CONTRIBUTOR_ENDED);
  hall_assert_sound (hall);
}

static void
test_the_platforms_row_of_an_ended_binding_revives_nothing (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjActOutcome) bound = { 0 };
  const GjActItem items[] = { acts_item ("P01", "P12", "39") };
  Acts bind = acts_new (GJ_ACT_BIND, "P01", items, 1);

  g_assert_cmpint (acts_submit (hall, &bind, &bound), ==, GJ_ACT_DONE);
  report (hall, "insurances.csv", INSURANCES "P01,310,4,990100,1985-07-01,2026-10-15,\n");
  report (hall, "insurances.csv", INSURANCES P01_NORMAL);
  report (hall, "bindings.csv", BINDINGS "P01,P02,10,1,2025-03-18,\nP01,P12,39,2,2026-10-15,\n");
  g_assert_cmpint (state_of (hall, "P01", "P02"), ==, GJ_BINDING_CONTRIBUTOR_ENDED);
  g_assert_cmpint (state_of (hall, "P01", "P12"), ==, GJ_BINDING_CONTRIBUTOR_ENDED);
  hall_assert_sound (hall);
  /* Bound again elsewhere, on a later day: that is news. */
  report (hall, "bindings.csv", BINDINGS "P01,P02,10,1,2026-10-16,\n");
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM binding WHERE contributor_psn_no = 'P01'"
                                     " AND relative_psn_no = 'P02' AND vali_flag = 1"),
                   ==, 1);
  hall_assert_sound (hall);
}

static void
test_the_database_refuses_to_open_an_ended_binding (void)
{
  static const char *const TRIES[] = {
    "UPDATE binding SET vali_flag = 1 WHERE closed_why <> ''",
    "UPDATE binding SET closed_why = '' WHERE closed_why <> ''",
    "UPDATE binding SET closed_on = 20260101 WHERE closed_why <> ''",
    "UPDATE binding SET closed_why = 'ended', closed_on = 20261015 WHERE vali_flag = 1",
  };
  g_autoptr (Hall) hall = hall_new ();

  report (hall, "insurances.csv", INSURANCES P01_ENDED);
  for (guint i = 0; i < G_N_ELEMENTS (TRIES); i++)
    {
      g_autofree char *refusal = hall_raw (hall, TRIES[i]);

      g_assert_cmpstr (refusal, ==, "gj: binding: what was ended stays ended");
    }
}

#define ADD(name, function) g_test_add_func ("/closing/" name, function)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("an-insurance-that-ended-ends-the-binding-for-good",
       test_an_insurance_that_ended_ends_the_binding_for_good);
  ADD ("an-end-on-a-day-without-an-import-is-kept-by-the-next-one",
       test_an_end_on_a_day_without_an_import_is_kept_by_the_next_one);
  ADD ("an-end-without-a-day-is-told-on-the-day-it-was-learnt",
       test_an_end_without_a_day_is_told_on_the_day_it_was_learnt);
  ADD ("a-suspended-insurance-pauses-and-comes-back",
       test_a_suspended_insurance_pauses_and_comes_back);
  ADD ("another-employer-or-city-from-the-next-day-ends-nothing",
       test_another_employer_or_city_from_the_next_day_ends_nothing);
  ADD ("a-gap-between-two-employers-ends-it", test_a_gap_between_two_employers_ends_it);
  ADD ("the-platforms-row-of-an-ended-binding-revives-nothing",
       test_the_platforms_row_of_an_ended_binding_revives_nothing);
  ADD ("the-database-refuses-to-open-an-ended-binding",
       test_the_database_refuses_to_open_an_ended_binding);
  return g_test_run ();
}
