/* SPDX-License-Identifier: Apache-2.0 */
/* The import: all or nothing per part, the same again changes nothing,
 * and what was broken off goes on. */
#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

#include "tests/store/acts.h"
#include "tests/store/folder.h"

#define FAMILY "psn_no,relative_psn_no,patn_rlts\n"

/* persons, insurances, a bad accounts and a bad family. */
static char *
new_folder_with_mistakes (Hall *hall)
{
  char *dir = folder_new (hall);

  hall_write (dir, "persons.csv", PERSONS GOOD);
  hall_write (dir, "insurances.csv", INSURANCES);
  hall_write (dir, "accounts.csv", "psn_no,balc\nP01,abc\n");
  hall_write (dir, "family.csv", FAMILY "P01,P99,52\n");
  return dir;
}

static void
test_one_mistake_keeps_its_file_and_the_later_ones_out (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autofree char *dir = new_folder_with_mistakes (hall);
  g_auto (GjImportReport) report = { 0 };

  hall_write (dir, "accounts.csv", "psn_no,balc\nP01,5.00\nP01,6.00\n");
  g_assert_cmpint (folder_import (hall, dir, &report), ==, GJ_IMPORT_PROBLEMS);
  g_assert_cmpint (report.problems_total, ==, 2); /* both files' mistakes in one run */
  g_assert_cmpint (folder_state_of (&report, "persons.csv"), ==, GJ_IMPORT_FILE_IN);
  g_assert_cmpint (folder_state_of (&report, "insurances.csv"), ==, GJ_IMPORT_FILE_IN);
  g_assert_cmpint (folder_state_of (&report, "accounts.csv"), ==, GJ_IMPORT_FILE_OUT);
  g_assert_cmpint (folder_state_of (&report, "family.csv"), ==, GJ_IMPORT_FILE_OUT);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM person"), ==, 1);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM insurance"), ==, 1);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM account WHERE kind = 'personal'"), ==,
                   0);
  hall_assert_sound (hall);
}

static void
test_a_sound_file_after_a_mistake_stays_out (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autofree char *dir = new_folder_with_mistakes (hall);
  g_auto (GjImportReport) report = { 0 };

  hall_write (dir, "persons.csv", PERSONS GOOD "P02,02,X1,王强,7,01,1986-02-03,1\n");
  hall_write (dir, "accounts.csv", "psn_no,balc\nP01,5.00\n");
  hall_write (dir, "family.csv", FAMILY "P01,P02,20\n"); /* P02 is told in its own line alone */
  g_assert_cmpint (folder_import (hall, dir, &report), ==, GJ_IMPORT_PROBLEMS);
  g_assert_cmpint (report.problems_total, ==, 1);
  g_assert_cmpint (folder_state_of (&report, "accounts.csv"), ==, GJ_IMPORT_FILE_OUT);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM person"), ==, 0);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM audit"), ==, 0);
}

static void
test_a_mended_import_goes_on_where_it_was_broken_off (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autofree char *dir = new_folder_with_mistakes (hall);
  g_auto (GjImportReport) first = { 0 };
  g_auto (GjImportReport) second = { 0 };
  g_auto (GjImportReport) third = { 0 };

  g_assert_cmpint (folder_import (hall, dir, &first), ==, GJ_IMPORT_PROBLEMS);
  hall_write (dir, "accounts.csv", "psn_no,balc\nP01,3286.50\n");
  hall_write (dir, "family.csv", FAMILY);
  gj_clock_manual_advance (hall->clock, G_USEC_PER_SEC);
  g_assert_cmpint (folder_import (hall, dir, &second), ==, GJ_IMPORT_DONE);
  g_assert_cmpint (folder_state_of (&second, "persons.csv"), ==, GJ_IMPORT_FILE_IN_BEFORE);
  g_assert_cmpint (folder_count_of (&second, "persons.csv")->rows, ==, 1);
  g_assert_cmpint (folder_state_of (&second, "accounts.csv"), ==, GJ_IMPORT_FILE_IN);
  g_assert_cmpint (hall_balance (hall, "P01"), ==, 328650);
  /* It has come to its end: from now on every file is read again. */
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM import_file"), ==, 0);
  g_assert_cmpint (folder_import (hall, dir, &third), ==, GJ_IMPORT_DONE);
  g_assert_cmpint (folder_state_of (&third, "persons.csv"), ==, GJ_IMPORT_FILE_IN);
  hall_assert_sound (hall);
}

static void
test_a_file_that_changed_since_is_read_again (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autofree char *dir = new_folder_with_mistakes (hall);
  g_auto (GjImportReport) first = { 0 };
  g_auto (GjImportReport) second = { 0 };

  g_assert_cmpint (folder_import (hall, dir, &first), ==, GJ_IMPORT_PROBLEMS);
  hall_write (dir, "persons.csv", PERSONS "P01,01,110000196005129317,王大伟,1,01,1960-05-12,1\n");
  g_assert_cmpint (folder_import (hall, dir, &second), ==, GJ_IMPORT_PROBLEMS);
  g_assert_cmpint (folder_state_of (&second, "persons.csv"), ==, GJ_IMPORT_FILE_IN);
  g_assert_cmpint (folder_state_of (&second, "insurances.csv"), ==, GJ_IMPORT_FILE_IN_BEFORE);
  g_assert_cmpint (folder_count_of (&second, "persons.csv")->changed, ==, 1);
}

/* Shares say who paid what the settlements sum up: neither comes in without the other. */
static void
test_settlements_stay_out_when_their_shares_are_bad (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *dir = folder_new (hall);
  g_auto (GjImportReport) report = { 0 };

  hall_write (dir, "persons.csv", PERSONS GOOD);
  hall_write (dir, "settlements.csv",
              SETTLEMENTS "S9,P02,2025-04-09 09:12:00,D1,医院,11,640.00,352.70,0.00,287.30,0.00\n");
  hall_write (dir, "settlement_shares.csv", "setl_id,contributor_psn_no,amount\nS9,P01,287.29\n");
  g_assert_cmpint (folder_import (hall, dir, &report), ==, GJ_IMPORT_PROBLEMS);
  g_assert_cmpint (report.problems_total, ==, 1);
  g_assert_cmpint (folder_state_of (&report, "settlements.csv"), ==, GJ_IMPORT_FILE_OUT);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM settlement WHERE setl_id = 'S9'"), ==,
                   0);
}

static void
test_shares_of_one_settlement_need_not_stand_together (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *dir = folder_new (hall);
  g_auto (GjImportReport) report = { 0 };
  g_auto (GjImportReport) again = { 0 };

  hall_write (dir, "persons.csv", PERSONS GOOD);
  hall_write (dir, "settlements.csv",
              SETTLEMENTS "S8,P02,2025-04-09 09:12:00,D1,医院,11,30.00,0.00,0.00,30.00,0.00\n"
                          "S9,P02,2025-04-09 09:12:00,D1,医院,11,50.00,0.00,0.00,50.00,0.00\n");
  hall_write (dir, "settlement_shares.csv",
              "setl_id,contributor_psn_no,amount\nS9,P10,20.00\nS8,P01,30.00\nS9,P01,30.00\n");
  g_assert_cmpint (folder_import (hall, dir, &report), ==, GJ_IMPORT_DONE);
  g_assert_cmpint (hall_count (hall, "SELECT seq FROM settlement_share WHERE setl_id = 'S9'"
                                     " AND contributor_psn_no = 'P01'"),
                   ==, 2);
  g_assert_cmpint (folder_import (hall, dir, &again), ==, GJ_IMPORT_DONE);
  g_assert_cmpint (folder_count_of (&again, "settlement_shares.csv")->same, ==, 3);
  hall_assert_sound (hall);
}

static void
test_a_line_that_repeats_another_is_told_once (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *dir = folder_new (hall);
  g_auto (GjImportReport) report = { 0 };
  const GjImportProblem *problem;

  hall_write (dir, "persons.csv", PERSONS GOOD);
  hall_write (dir, "settlements.csv",
              SETTLEMENTS "S9,P02,2025-04-09 09:12:00,D1,医院,11,30.00,30.00,0.00,0.00,0.00\n"
                          "S9,P02,2025-04-09 09:12:00,D1,医院,11,50.00,50.00,0.00,0.00,0.00\n"
                          "S9,P02,2025-04-09 09:12:00,D1,医院,11,30.00,30.00,0.00,0.00,0.00\n");
  hall_write (dir, "settlement_shares.csv",
              "setl_id,contributor_psn_no,amount\nS1,P01,287.30\nS1,P01,287.30\n");
  g_assert_cmpint (folder_import (hall, dir, &report), ==, GJ_IMPORT_PROBLEMS);
  g_assert_cmpint (report.problems_total, ==, 3);
  problem = g_ptr_array_index (report.problems, 0);
  g_assert_cmpint (problem->line, ==, 3);
  g_assert_nonnull (strstr (problem->message, "第 2 行"));
  problem = g_ptr_array_index (report.problems, 1);
  g_assert_cmpint (problem->line, ==, 4);
  problem = g_ptr_array_index (report.problems, 2);
  g_assert_cmpstr (problem->file, ==, "settlement_shares.csv");
  g_assert_cmpint (problem->line, ==, 3);
}

/* P11 binds P02 here, and P02 puts P11 first. */
static void
bind_and_order_here (Hall *hall)
{
  g_auto (GjActOutcome) bound = { 0 };
  g_auto (GjActOutcome) ordered = { 0 };
  const GjActItem wish[] = { acts_item ("P11", "P02", "70") };
  const GjActItem places[] = { acts_pair ("P11", "P02"), acts_pair ("P01", "P02") };
  Acts bind = acts_new (GJ_ACT_BIND, "P11", wish, 1);
  Acts order = acts_new (GJ_ACT_ORDER, "P02", places, 2);

  g_assert_cmpint (acts_submit (hall, &bind, &bound), ==, GJ_ACT_DONE);
  g_assert_cmpint (acts_submit (hall, &order, &ordered), ==, GJ_ACT_DONE);
}

static void
test_what_a_resident_bound_and_ordered_here_stays (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *people = hall_fixture ("hall");
  g_autofree char *dir = folder_new (hall);
  g_auto (GjImportReport) same = { 0 };
  g_auto (GjImportReport) more = { 0 };
  const char *places
      = "SELECT sum (prio * CASE contributor_psn_no WHEN 'P11' THEN 1 WHEN 'P01' THEN 10"
        " WHEN 'P10' THEN 100 ELSE 1000 END) FROM binding WHERE relative_psn_no = 'P02'";

  bind_and_order_here (hall);
  g_assert_cmpint (hall_count (hall, places), ==, 1 + 20 + 300);
  g_assert_cmpint (folder_import (hall, people, &same), ==, GJ_IMPORT_DONE);
  g_assert_cmpint (folder_count_of (&same, "bindings.csv")->changed, ==, 0);
  g_assert_cmpint (hall_count (hall, places), ==, 1 + 20 + 300);
  /* The platform tells the one made here, which is known, and a new one, which comes last. */
  hall_write (dir, "persons.csv", PERSONS GOOD);
  hall_write (dir, "bindings.csv",
              "contributor_psn_no,relative_psn_no,patn_rlts,prio,begndate,enddate\n"
              "P11,P02,70,3,2026-10-15,\nP09,P02,52,1,2026-10-10,\n");
  g_assert_cmpint (folder_import (hall, dir, &more), ==, GJ_IMPORT_DONE);
  g_assert_cmpint (folder_count_of (&more, "bindings.csv")->same, ==, 1);
  g_assert_cmpint (folder_count_of (&more, "bindings.csv")->added, ==, 1);
  g_assert_cmpint (hall_count (hall, places), ==, 1 + 20 + 300 + 4000);
  hall_assert_sound (hall);
}

static void
test_a_bad_person_is_told_once (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autofree char *dir = folder_new (hall);
  g_auto (GjImportReport) report = { 0 };

  hall_write (dir, "persons.csv", PERSONS "P01,01,110000196005129317,王伟,1,01,1960-05-13,1\n");
  hall_write (dir, "accounts.csv", "psn_no,balc\nP01,1.00\n");
  g_assert_cmpint (folder_import (hall, dir, &report), ==, GJ_IMPORT_PROBLEMS);
  g_assert_cmpint (report.problems_total, ==, 1);
}

static void
test_a_file_says_which_other_one_keeps_it_out (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autofree char *dir = new_folder_with_mistakes (hall);
  g_auto (GjImportReport) report = { 0 };

  hall_write (dir, "family.csv", FAMILY);
  g_assert_cmpint (folder_import (hall, dir, &report), ==, GJ_IMPORT_PROBLEMS);
  g_assert_null (folder_count_of (&report, "persons.csv")->because);
  g_assert_null (folder_count_of (&report, "accounts.csv")->because);
  g_assert_cmpint (folder_count_of (&report, "accounts.csv")->problems, ==, 1);
  g_assert_cmpstr (folder_count_of (&report, "family.csv")->because, ==, "accounts.csv");
}

static void
test_a_sex_that_is_not_known_contradicts_no_number (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autofree char *dir = folder_new (hall);
  g_auto (GjImportReport) report = { 0 };

  hall_write (dir, "persons.csv",
              PERSONS "P01,01,110000196005129317,王伟,9,01,1960-05-12,1\n"
                      "P02,02,110000196309089422,刘英,1,01,1963-09-08,1\n"); /* no ID number */
  g_assert_cmpint (folder_import (hall, dir, &report), ==, GJ_IMPORT_DONE);
}

static void
test_another_persons_number_is_told_by_its_sex_and_its_birthday (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autofree char *dir = folder_new (hall);
  g_auto (GjImportReport) report = { 0 };

  hall_write (dir, "persons.csv", PERSONS "P01,01,110000196309089422,王伟,1,01,1960-05-12,1\n");
  g_assert_cmpint (folder_import (hall, dir, &report), ==, GJ_IMPORT_PROBLEMS);
  g_assert_cmpint (report.problems_total, ==, 2);
}

static void
test_a_hundred_are_shown_and_all_are_counted (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autofree char *dir = folder_new (hall);
  g_autoptr (GString) text = g_string_new (PERSONS);
  g_auto (GjImportReport) report = { 0 };
  int i;

  for (i = 0; i < 150; i++)
    g_string_append_printf (text, "P%03d,02,X%03d,王强,9,77,1986-02-03,1\n", i, i);
  hall_write (dir, "persons.csv", text->str);
  g_assert_cmpint (folder_import (hall, dir, &report), ==, GJ_IMPORT_PROBLEMS);
  g_assert_cmpint (report.problems->len, ==, GJ_IMPORT_PROBLEMS_SHOWN);
  g_assert_cmpint (report.problems_total, ==, 150); /* gend 9 is a code, naty 77 is not */
}

static void
test_persons_are_required (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autofree char *dir = folder_new (hall);
  g_auto (GjImportReport) report = { 0 };

  g_assert_cmpint (folder_import (hall, dir, &report), ==, GJ_IMPORT_PROBLEMS);
  g_assert_cmpstr (((GjImportProblem *)g_ptr_array_index (report.problems, 0))->file, ==,
                   "persons.csv");
}

static void
test_a_folder_that_is_not_there_is_an_error (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autoptr (GjStore) owner = hall_open_as_owner (hall);
  g_auto (GjImportReport) report = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (gj_import_directory (owner, hall->clock, hall->region, HALL_KIOSK, "/nowhere/at/all",
                                        NULL, NULL, &report, &error),
                   ==, GJ_IMPORT_FAILED);
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_IO);
}

static void
test_the_same_again_changes_nothing (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *people = hall_fixture ("hall");
  g_auto (GjImportReport) report = { 0 };
  gint64 audit = hall_count (hall, "SELECT count(*) FROM audit");
  guint i;

  gj_clock_manual_advance (hall->clock, G_USEC_PER_SEC);
  g_assert_cmpint (folder_import (hall, people, &report), ==, GJ_IMPORT_DONE);
  g_assert_cmpint (report.counts->len, ==, 8);
  for (i = 0; i < report.counts->len; i++)
    {
      const GjImportCount *count = &g_array_index (report.counts, GjImportCount, i);

      g_assert_cmpint (count->added, ==, 0);
      g_assert_cmpint (count->changed, ==, 0);
      g_assert_cmpint (count->same, ==, count->rows);
    }
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM audit"), ==, audit);
  hall_assert_sound (hall);
}

static void
test_again_after_a_payment_keeps_the_balance (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *people = hall_fixture ("hall");
  g_auto (GjImportReport) report = { 0 };
  g_auto (GjPremiumPaid) paid = { 0 };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  g_assert_cmpint (folder_import (hall, people, &report), ==, GJ_IMPORT_DONE);
  g_assert_cmpint (hall_balance (hall, "P01"), ==, 328650 - 36000);
}

static void
test_a_changed_person_is_changed (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *dir = folder_new (hall);
  g_auto (GjImportReport) report = { 0 };

  /* Columns in another order, a byte-order mark, CRLF, quotes. */
  hall_write (dir, "persons.csv",
              "\xEF\xBB\xBF"
              "surv_stas,psn_no,psn_cert_type,certno,psn_name,gend,naty,brdy\r\n"
              "2,P01,01,110000196005129317,\"王\"\"伟\"\"\",1,01,1960-05-12\r\n");
  g_assert_cmpint (folder_import (hall, dir, &report), ==, GJ_IMPORT_DONE);
  g_assert_cmpint (g_array_index (report.counts, GjImportCount, 0).changed, ==, 1);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM person WHERE psn_no = 'P01'"
                                     " AND surv_stas = '2' AND psn_name = '王\"伟\"'"),
                   ==, 1);
}

static void
test_a_released_binding_stays_released (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *people = hall_fixture ("hall");

  g_assert_null (hall_raw (hall, "UPDATE binding SET vali_flag = 0 WHERE relative_psn_no = 'P02'"));
  hall_import (hall, people);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM binding WHERE vali_flag = 0"), ==, 2);
}

typedef struct
{
  int calls;
  gint64 last;
  gint64 total;
} Progress;

static void
on_progress (const char *file, gint64 done, gint64 total, gpointer data)
{
  Progress *progress = data;

  g_assert_cmpint (done, >=, progress->last);
  progress->calls++;
  progress->last = done;
  progress->total = total;
}

static void
write_many (const char *dir, int n)
{
  g_autoptr (GString) persons = g_string_new (PERSONS);
  g_autoptr (GString) insurances = g_string_new (
      "psn_no,insutype,psn_insu_stas,insuplc_admdvs,psn_insu_date,paus_insu_date,psn_idet_type\n");
  g_autoptr (GString) accounts = g_string_new ("psn_no,balc\n");
  g_autoptr (GString) bindings
      = g_string_new ("contributor_psn_no,relative_psn_no,patn_rlts,prio,begndate,enddate\n");
  int i;

  for (i = 0; i < n; i++)
    {
      g_string_append_printf (persons, "%010d,08,E%08d,王小%d,%d,01,%d-%02d-%02d,1\n", i, i, i,
                              1 + i % 2, 1940 + i % 80, 1 + i % 12, 1 + i % 28);
      g_string_append_printf (insurances, "%010d,%s,1,990100,2010-01-01,,\n", i,
                              i % 2 == 0 ? "310" : "390");
      if (i % 2 == 0)
        g_string_append_printf (accounts, "%010d,%d.%02d\n", i, i % 5000, i % 100);
      else
        g_string_append_printf (bindings, "%010d,%010d,52,1,2025-01-01,\n", i - 1, i);
    }
  hall_write (dir, "persons.csv", persons->str);
  hall_write (dir, "insurances.csv", insurances->str);
  hall_write (dir, "accounts.csv", accounts->str);
  hall_write (dir, "bindings.csv", bindings->str);
}

/* Told, not judged: a machine's speed is no property of the program. */
static gint64
cpu_us (void)
{
  struct timespec now;

  g_assert_cmpint (clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now), ==, 0);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
test_many_persons_come_in_with_a_bar (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  /* A server is asked row by row: each question goes there and back. */
  int n = hall->shared ? 5000 : 100000;
  g_autofree char *dir = folder_new (hall);
  g_autoptr (GjStore) owner = hall_open_as_owner (hall);
  g_auto (GjImportReport) report = { 0 };
  g_autoptr (GError) error = NULL;
  Progress progress = { 0 };
  gint64 started_us;
  gint64 took_us;

  write_many (dir, n);
  started_us = cpu_us ();
  g_assert_cmpint (gj_import_directory (owner, hall->clock, hall->region, HALL_KIOSK, dir, on_progress,
                                        &progress, &report, &error),
                   ==, GJ_IMPORT_DONE);
  took_us = cpu_us () - started_us;
  g_test_message ("%d persons in %d ms", n, (int)(took_us / 1000));
  g_assert_cmpint (progress.calls, >=, 50);
  g_assert_cmpint (progress.calls, <=, 110);
  g_assert_cmpint (progress.last, ==, progress.total);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM person"), ==, n);
  hall_assert_sound (hall);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/a-file-says-which-other-one-keeps-it-out",
                   test_a_file_says_which_other_one_keeps_it_out);
  g_test_add_func ("/import/one-mistake-keeps-its-file-and-the-later-ones-out",
                   test_one_mistake_keeps_its_file_and_the_later_ones_out);
  g_test_add_func ("/import/a-sound-file-after-a-mistake-stays-out",
                   test_a_sound_file_after_a_mistake_stays_out);
  g_test_add_func ("/import/a-mended-import-goes-on-where-it-was-broken-off",
                   test_a_mended_import_goes_on_where_it_was_broken_off);
  g_test_add_func ("/import/a-file-that-changed-since-is-read-again",
                   test_a_file_that_changed_since_is_read_again);
  g_test_add_func ("/import/settlements-stay-out-when-their-shares-are-bad",
                   test_settlements_stay_out_when_their_shares_are_bad);
  g_test_add_func ("/import/shares-of-one-settlement-need-not-stand-together",
                   test_shares_of_one_settlement_need_not_stand_together);
  g_test_add_func ("/import/a-line-that-repeats-another-is-told-once",
                   test_a_line_that_repeats_another_is_told_once);
  g_test_add_func ("/import/what-a-resident-bound-and-ordered-here-stays",
                   test_what_a_resident_bound_and_ordered_here_stays);
  g_test_add_func ("/import/a-bad-person-is-told-once", test_a_bad_person_is_told_once);
  g_test_add_func ("/import/a-sex-that-is-not-known-contradicts-no-number",
                   test_a_sex_that_is_not_known_contradicts_no_number);
  g_test_add_func ("/import/another-persons-number-is-told-by-its-sex-and-its-birthday",
                   test_another_persons_number_is_told_by_its_sex_and_its_birthday);
  g_test_add_func ("/import/a-hundred-are-shown-and-all-are-counted",
                   test_a_hundred_are_shown_and_all_are_counted);
  g_test_add_func ("/import/persons-are-required", test_persons_are_required);
  g_test_add_func ("/import/a-folder-that-is-not-there-is-an-error",
                   test_a_folder_that_is_not_there_is_an_error);
  g_test_add_func ("/import/the-same-again-changes-nothing", test_the_same_again_changes_nothing);
  g_test_add_func ("/import/again-after-a-payment-keeps-the-balance",
                   test_again_after_a_payment_keeps_the_balance);
  g_test_add_func ("/import/a-changed-person-is-changed", test_a_changed_person_is_changed);
  g_test_add_func ("/import/a-released-binding-stays-released",
                   test_a_released_binding_stays_released);
  g_test_add_func ("/import/many-persons-come-in-with-a-bar", test_many_persons_come_in_with_a_bar);
  return g_test_run ();
}
