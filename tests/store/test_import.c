/* SPDX-License-Identifier: Apache-2.0 */
/* The import: every mistake at its place, all or nothing per part, the same again changes nothing,
 * and what was broken off goes on. */
#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

#include "core/import/import.h"
#include "tests/store/acts.h"
#include "tests/store/hall.h"

#define PERSONS "psn_no,psn_cert_type,certno,psn_name,gend,naty,brdy,surv_stas\n"
#define GOOD "P01,01,110000196005129317,王伟,1,01,1960-05-12,1\n"

#define INSURANCES                                                                                 \
  "psn_no,insutype,psn_insu_stas,insuplc_admdvs,psn_insu_date,paus_insu_date,psn_idet_type\n"      \
  "P01,310,1,990100,1985-07-01,,\n"

/* A folder of files for one import. */
static char *
new_folder (Hall *hall)
{
  char *dir = g_build_filename (hall->dir, "in", NULL);

  hall_remove_tree (dir);
  g_assert_cmpint (g_mkdir (dir, 0700), ==, 0);
  return dir;
}

static GjImportResult
import (Hall *hall, const char *dir, GjImportReport *report)
{
  g_autoptr (GError) error = NULL;
  GjImportResult result
      = gj_import_directory (hall->store, hall->clock, hall->region, HALL_KIOSK, dir, NULL, NULL, report, &error);

  g_assert_no_error (error);
  return result;
}

typedef struct
{
  const char *name; /* of the case */
  const char *file;
  const char *text;
  const char *where; /* "file:line:column:field" of the first problem */
} Mistake;

/* Each file beside a persons.csv with P01, unless it is persons.csv itself; in a hall that has the
 * fixture's people. */
static const Mistake MISTAKES[] = {
  { "unknown-column", "persons.csv", "psn_no,psn_cert_type,certno,psn_name,gend,naty,brdy,surv\n",
    "persons.csv:1:0:" },
  { "column-twice", "persons.csv",
    "psn_no,psn_no,psn_cert_type,certno,psn_name,gend,naty,brdy,surv_stas\n",
    "persons.csv:1:8:psn_no" },
  { "too-few-cells", "persons.csv", PERSONS GOOD "P02,01\n", "persons.csv:3:7:certno" },
  { "too-few-cells-after-a-quoted-one", "persons.csv", PERSONS GOOD "P02,\"0\"\"1\"\r\n",
    "persons.csv:3:11:certno" },
  { "too-many-cells", "persons.csv", PERSONS "P77,02,X1,王强,1,01,1986-02-03,1,多,余\n",
    "persons.csv:2:32:" },
  { "empty-file", "persons.csv", "", "persons.csv:1:0:" },
  { "not-utf8", "persons.csv", PERSONS "P01,01,1,\xCD\xF5,1,,1960-05-12,1\n", "persons.csv:2:10:" },
  { "open-quote", "persons.csv", PERSONS "\"P01,01\n", "persons.csv:2:1:" },
  { "check-digit", "persons.csv", PERSONS "P77,01,110000196005129318,王伟,1,01,1960-05-12,1\n",
    "persons.csv:2:8:certno" },
  { "birth-date", "persons.csv", PERSONS "P77,01,110000198604049975,王强,1,01,1986-04-05,1\n",
    "persons.csv:2:35:brdy" },
  { "no-such-day", "persons.csv", PERSONS "P77,02,X1,王强,1,01,1986-02-30,1\n",
    "persons.csv:2:19:brdy" },
  { "code", "persons.csv", PERSONS "P77,02,X1,王强,7,01,1986-02-03,1\n", "persons.csv:2:14:gend" },
  { "line-break-in-name", "persons.csv", PERSONS "P77,02,X1,\"王\n强\",1,01,1986-02-03,1\n",
    "persons.csv:2:11:psn_name" },
  { "same-person-twice", "persons.csv", PERSONS GOOD GOOD, "persons.csv:3:1:psn_no" },
  { "same-document-twice", "persons.csv",
    PERSONS "P88,01,110000196005129317,王伟,1,,1960-05-12,1\n", "persons.csv:2:8:certno" },
  { "nobody", "insurances.csv",
    "psn_no,insutype,psn_insu_stas,insuplc_admdvs,psn_insu_date,paus_insu_date,psn_idet_type\n"
    "P99,310,1,990100,1985-07-01,,\n",
    "insurances.csv:2:1:psn_no" },
  { "paused-before-insured", "insurances.csv",
    "psn_no,insutype,psn_insu_stas,insuplc_admdvs,psn_insu_date,paus_insu_date,psn_idet_type\n"
    "P01,310,1,990100,1985-07-01,1984-01-01,\n",
    "insurances.csv:2:29:paus_insu_date" },
  { "identity-as-code", "insurances.csv",
    "psn_no,insutype,psn_insu_stas,insuplc_admdvs,psn_insu_date,paus_insu_date,psn_idet_type\n"
    "P01,310,1,990100,1985-07-01,,4\n",
    "insurances.csv:2:30:psn_idet_type" },
  { "identity-the-region-does-not-have", "insurances.csv",
    "psn_no,insutype,psn_insu_stas,insuplc_admdvs,psn_insu_date,paus_insu_date,psn_idet_type\n"
    "P01,310,1,990100,1985-07-01,,低收入家庭\n",
    "insurances.csv:2:30:psn_idet_type" },
  { "insured-in-another-century", "insurances.csv",
    "psn_no,insutype,psn_insu_stas,insuplc_admdvs,psn_insu_date,paus_insu_date,psn_idet_type\n"
    "P01,310,1,990100,2185-07-01,,\n",
    "insurances.csv:2:18:psn_insu_date" },
  /* 陆谩拢路 in GBK, and a name that GBK makes of dots alone. */
  { "gbk-that-is-utf8-by-accident", "persons.csv",
    PERSONS "P77,02,X1,\xC2\xBD\xC3\xA1\xC2\xA3\xC2\xB7,1,01,1986-02-03,1\n",
    "persons.csv:2:11:psn_name" },
  { "a-name-of-dots", "persons.csv", PERSONS "P77,02,X1,··,1,01,1986-02-03,1\n",
    "persons.csv:2:11:psn_name" },
  { "a-control-of-another-code", "persons.csv", PERSONS "P77,02,X1,王\xC2\x85强,1,01,1986-02-03,1\n",
    "persons.csv:2:11:psn_name" },
  { "born-tomorrow", "persons.csv", PERSONS "P77,02,X1,王强,1,01,2026-10-16,1\n",
    "persons.csv:2:19:brdy" },
  { "born-in-another-century", "persons.csv", PERSONS "P77,02,X1,王强,1,01,1886-02-03,1\n",
    "persons.csv:2:19:brdy" },
  { "balance-with-one-decimal", "accounts.csv", "psn_no,balc\nP01,3286.5\n",
    "accounts.csv:2:5:balc" },
  { "balance-without-decimals", "accounts.csv", "psn_no,balc\nP01,3286\n",
    "accounts.csv:2:5:balc" },
  { "balance-with-three-decimals", "accounts.csv", "psn_no,balc\nP01,3286.500\n",
    "accounts.csv:2:5:balc" },
  { "negative-balance", "accounts.csv", "psn_no,balc\nP01,-1.00\n", "accounts.csv:2:5:balc" },
  { "another-balance", "accounts.csv", "psn_no,balc\nP01,3286.51\n", "accounts.csv:2:5:balc" },
  { "another-balance-after-nothing", "accounts.csv", "psn_no,balc\nP11,0.01\n",
    "accounts.csv:2:5:balc" },
  { "months-backwards", "contributions.csv",
    "psn_no,insutype,accrym_begn,accrym_end,clct_flag,clct_time,clct_amt,clct_way\n"
    "P01,310,202512,202501,1,2025-12-20 10:00:00,5160.00,01\n",
    "contributions.csv:2:16:accrym_end" },
  { "thirteenth-month", "contributions.csv",
    "psn_no,insutype,accrym_begn,accrym_end,clct_flag,clct_time,clct_amt,clct_way\n"
    "P01,310,202513,202601,1,,5160.00,01\n",
    "contributions.csv:2:9:accrym_begn" },
  { "own-relative", "family.csv", "psn_no,relative_psn_no,patn_rlts\nP01,P01,52\n",
    "family.csv:2:5:relative_psn_no" },
  { "relation-to-oneself", "family.csv", "psn_no,relative_psn_no,patn_rlts\nP01,P02,01\n",
    "family.csv:2:9:patn_rlts" },
  { "binding-ends-before-it-begins", "bindings.csv",
    "contributor_psn_no,relative_psn_no,patn_rlts,prio,begndate,enddate\n"
    "P09,P04,10,3,2026-01-02,2026-01-01\n",
    "bindings.csv:2:25:enddate" },
  { "binding-overlaps", "bindings.csv",
    "contributor_psn_no,relative_psn_no,patn_rlts,prio,begndate,enddate\n"
    "P01,P02,10,4,2026-01-02,\n",
    "bindings.csv:2:1:contributor_psn_no" },
  { "same-place-in-the-order", "bindings.csv",
    "contributor_psn_no,relative_psn_no,patn_rlts,prio,begndate,enddate\n"
    "P09,P02,10,1,2026-01-02,\n",
    "bindings.csv:2:1:contributor_psn_no" },
  { "priority-zero", "bindings.csv",
    "contributor_psn_no,relative_psn_no,patn_rlts,prio,begndate,enddate\n"
    "P09,P02,10,0,2026-01-02,\n",
    "bindings.csv:2:12:prio" },
  { "parts-do-not-add-up", "settlements.csv",
    "setl_id,psn_no,setl_time,fixmedins_code,fixmedins_name,med_type,medfee_sumamt,"
    "fund_pay_sumamt,acct_pay,acct_mulaid_pay,psn_cash_pay\n"
    "S9,P02,2025-04-09 09:12:00,D1,医院,11,640.00,352.70,0.00,0.00,287.31\n",
    "settlements.csv:2:37:medfee_sumamt" },
  { "settlement-of-tomorrow", "settlements.csv",
    "setl_id,psn_no,setl_time,fixmedins_code,fixmedins_name,med_type,medfee_sumamt,"
    "fund_pay_sumamt,acct_pay,acct_mulaid_pay,psn_cash_pay\n"
    "S9,P02,2099-04-09 09:12:00,D1,医院,11,640.00,352.70,287.30,0.00,0.00\n",
    "settlements.csv:2:8:setl_time" },
  { "settlement-of-1900", "settlements.csv",
    "setl_id,psn_no,setl_time,fixmedins_code,fixmedins_name,med_type,medfee_sumamt,"
    "fund_pay_sumamt,acct_pay,acct_mulaid_pay,psn_cash_pay\n"
    "S9,P02,1900-04-09 09:12:00,D1,医院,11,640.00,352.70,287.30,0.00,0.00\n",
    "settlements.csv:2:8:setl_time" },
  { "a-hospital-in-gbk-by-accident", "settlements.csv",
    "setl_id,psn_no,setl_time,fixmedins_code,fixmedins_name,med_type,medfee_sumamt,"
    "fund_pay_sumamt,acct_pay,acct_mulaid_pay,psn_cash_pay\n"
    "S9,P02,2025-04-09 09:12:00,D1,\xD2\xBD\xD4\xBA,11,640.00,352.70,287.30,0.00,0.00\n",
    "settlements.csv:2:31:fixmedins_name" },
  { "paid-before-there-was-insurance", "contributions.csv",
    "psn_no,insutype,accrym_begn,accrym_end,clct_flag,clct_time,clct_amt,clct_way\n"
    "P01,310,202501,202512,1,1925-12-20 10:00:00,5160.00,01\n",
    "contributions.csv:2:25:clct_time" },
  { "bound-before-there-was-sharing", "bindings.csv",
    "contributor_psn_no,relative_psn_no,patn_rlts,prio,begndate,enddate\n"
    "P09,P04,10,3,1926-01-02,\n",
    "bindings.csv:2:14:begndate" },
  { "paid-for-ever", "contributions.csv",
    "psn_no,insutype,accrym_begn,accrym_end,clct_flag,clct_time,clct_amt,clct_way\n"
    "P02,390,202601,999912,1,,400.00,\n",
    "contributions.csv:2:16:accrym_end" },
  { "cut-off-in-a-cell", "bindings.csv",
    "contributor_psn_no,relative_psn_no,patn_rlts,prio,begndate,enddate\n"
    "P09,P04,10,3,2026-01-02,",
    "bindings.csv:2:25:" },
  { "shares-missing", "settlements.csv",
    "setl_id,psn_no,setl_time,fixmedins_code,fixmedins_name,med_type,medfee_sumamt,"
    "fund_pay_sumamt,acct_pay,acct_mulaid_pay,psn_cash_pay\n"
    "S9,P02,2025-04-09 09:12:00,D1,医院,11,640.00,352.70,0.00,287.30,0.00\n",
    "settlements.csv:2:56:acct_mulaid_pay" },
  { "settlement-changed", "settlements.csv",
    "setl_id,psn_no,setl_time,fixmedins_code,fixmedins_name,med_type,medfee_sumamt,"
    "fund_pay_sumamt,acct_pay,acct_mulaid_pay,psn_cash_pay\n"
    "S1,P02,2025-04-09 "
    "09:12:01,D99010000001,演示市第一人民医院,11,640.00,352.70,0.00,287.30,0.00\n",
    "settlements.csv:2:1:setl_id" },
  { "share-of-nothing", "settlement_shares.csv",
    "setl_id,contributor_psn_no,amount\nS77,P01,1.00\n", "settlement_shares.csv:2:1:setl_id" },
  { "share-of-the-patient", "settlement_shares.csv",
    "setl_id,contributor_psn_no,amount\nS1,P02,287.30\n",
    "settlement_shares.csv:2:4:contributor_psn_no" },
  { "share-of-another-amount", "settlement_shares.csv",
    "setl_id,contributor_psn_no,amount\nS1,P01,287.00\n",
    "settlement_shares.csv:2:4:contributor_psn_no" },
  { "misspelt-file", "binding.csv", "a,b\n", "binding.csv:0:0:" },
};

static void
test_names_the_place (gconstpointer data)
{
  const Mistake *mistake = data;
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *dir = new_folder (hall);
  g_auto (GjImportReport) report = { 0 };
  g_autofree char *where = NULL;
  g_autofree char *text = NULL;
  const GjImportProblem *problem;
  gint64 before
      = hall_count (hall, "SELECT (SELECT count(*) FROM person) + (SELECT count(*) FROM audit)");

  hall_write (dir, "persons.csv", PERSONS GOOD);
  hall_write (dir, mistake->file, mistake->text);
  g_assert_cmpint (import (hall, dir, &report), ==, GJ_IMPORT_PROBLEMS);
  problem = g_ptr_array_index (report.problems, 0);
  text = gj_import_problem_to_text (problem);
  g_test_message ("%s", text);
  where = g_strdup_printf ("%s:%d:%d:%s", problem->file, (int)problem->line, (int)problem->column,
                           problem->field);
  if (g_str_equal (mistake->name, "unknown-column"))
    g_assert_cmpint (report.problems_total, ==, 2); /* the strange one and the missing one */
  else
    g_assert_cmpint (report.problems_total, ==, 1);
  g_assert_cmpstr (where, ==, mistake->where);
  g_assert_cmpint (
      hall_count (hall, "SELECT (SELECT count(*) FROM person) + (SELECT count(*) FROM audit)"), ==,
      before);
}

/* Text of the first mistake in @text as persons.csv or another file. */
static char *
first_message (Hall *hall, const char *file, const char *text)
{
  g_autofree char *dir = new_folder (hall);
  g_auto (GjImportReport) report = { 0 };

  hall_write (dir, "persons.csv", PERSONS GOOD);
  hall_write (dir, file, text);
  g_assert_cmpint (import (hall, dir, &report), ==, GJ_IMPORT_PROBLEMS);
  return gj_import_problem_to_text (g_ptr_array_index (report.problems, 0));
}

static void
test_a_mistake_says_what_is_there_and_what_to_do (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *gbk = first_message (
      hall, "persons.csv", PERSONS "P77,02,X1,\xC2\xBD\xC3\xA1,1,01,1986-02-03,1\n");
  g_autofree char *certno
      = first_message (hall, "persons.csv", PERSONS "P77,02,X1 2,王强,1,01,1986-02-03,1\n");
  g_autofree char *money = first_message (hall, "accounts.csv", "psn_no,balc\nP01,10.0\n");
  g_autofree char *empty = first_message (hall, "accounts.csv", "psn_no,balc\nP01,\n");
  g_autofree char *identity = first_message (hall, "insurances.csv", INSURANCES "P01,390,1,990100,2010-01-01,,低保\n");

  g_assert_nonnull (strstr (gbk, "另存为 UTF-8"));
  g_assert_null (strstr (certno, "X1 2")); /* a person's, so only its place is told */
  g_assert_nonnull (strstr (money, "“10.0”"));
  g_assert_nonnull (strstr (money, "400.00"));
  g_assert_nonnull (strstr (empty, "空"));
  g_assert_nonnull (strstr (identity, "“低保”"));
  g_assert_nonnull (strstr (identity, "最低生活保障对象"));
}

static const GjImportCount *
count_of (const GjImportReport *report, const char *file)
{
  guint i;

  for (i = 0; i < report->counts->len; i++)
    if (g_str_equal (g_array_index (report->counts, GjImportCount, i).file, file))
      return &g_array_index (report->counts, GjImportCount, i);
  g_assert_not_reached ();
}

static GjImportState
state_of (const GjImportReport *report, const char *file)
{
  return count_of (report, file)->state;
}

#define FAMILY "psn_no,relative_psn_no,patn_rlts\n"

/* persons, insurances, a bad accounts and a bad family. */
static char *
new_folder_with_mistakes (Hall *hall)
{
  char *dir = new_folder (hall);

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
  g_assert_cmpint (import (hall, dir, &report), ==, GJ_IMPORT_PROBLEMS);
  g_assert_cmpint (report.problems_total, ==, 2); /* both files' mistakes in one run */
  g_assert_cmpint (state_of (&report, "persons.csv"), ==, GJ_IMPORT_FILE_IN);
  g_assert_cmpint (state_of (&report, "insurances.csv"), ==, GJ_IMPORT_FILE_IN);
  g_assert_cmpint (state_of (&report, "accounts.csv"), ==, GJ_IMPORT_FILE_OUT);
  g_assert_cmpint (state_of (&report, "family.csv"), ==, GJ_IMPORT_FILE_OUT);
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
  g_assert_cmpint (import (hall, dir, &report), ==, GJ_IMPORT_PROBLEMS);
  g_assert_cmpint (report.problems_total, ==, 1);
  g_assert_cmpint (state_of (&report, "accounts.csv"), ==, GJ_IMPORT_FILE_OUT);
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

  g_assert_cmpint (import (hall, dir, &first), ==, GJ_IMPORT_PROBLEMS);
  hall_write (dir, "accounts.csv", "psn_no,balc\nP01,3286.50\n");
  hall_write (dir, "family.csv", FAMILY);
  gj_clock_manual_advance (hall->clock, G_USEC_PER_SEC);
  g_assert_cmpint (import (hall, dir, &second), ==, GJ_IMPORT_DONE);
  g_assert_cmpint (state_of (&second, "persons.csv"), ==, GJ_IMPORT_FILE_IN_BEFORE);
  g_assert_cmpint (count_of (&second, "persons.csv")->rows, ==, 1);
  g_assert_cmpint (state_of (&second, "accounts.csv"), ==, GJ_IMPORT_FILE_IN);
  g_assert_cmpint (hall_balance (hall, "P01"), ==, 328650);
  /* It has come to its end: from now on every file is read again. */
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM import_file"), ==, 0);
  g_assert_cmpint (import (hall, dir, &third), ==, GJ_IMPORT_DONE);
  g_assert_cmpint (state_of (&third, "persons.csv"), ==, GJ_IMPORT_FILE_IN);
  hall_assert_sound (hall);
}

static void
test_a_file_that_changed_since_is_read_again (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autofree char *dir = new_folder_with_mistakes (hall);
  g_auto (GjImportReport) first = { 0 };
  g_auto (GjImportReport) second = { 0 };

  g_assert_cmpint (import (hall, dir, &first), ==, GJ_IMPORT_PROBLEMS);
  hall_write (dir, "persons.csv", PERSONS "P01,01,110000196005129317,王大伟,1,01,1960-05-12,1\n");
  g_assert_cmpint (import (hall, dir, &second), ==, GJ_IMPORT_PROBLEMS);
  g_assert_cmpint (state_of (&second, "persons.csv"), ==, GJ_IMPORT_FILE_IN);
  g_assert_cmpint (state_of (&second, "insurances.csv"), ==, GJ_IMPORT_FILE_IN_BEFORE);
  g_assert_cmpint (count_of (&second, "persons.csv")->changed, ==, 1);
}

#define SETTLEMENTS                                                                                \
  "setl_id,psn_no,setl_time,fixmedins_code,fixmedins_name,med_type,medfee_sumamt,"                 \
  "fund_pay_sumamt,acct_pay,acct_mulaid_pay,psn_cash_pay\n"

/* Shares say who paid what the settlements sum up: neither comes in without the other. */
static void
test_settlements_stay_out_when_their_shares_are_bad (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *dir = new_folder (hall);
  g_auto (GjImportReport) report = { 0 };

  hall_write (dir, "persons.csv", PERSONS GOOD);
  hall_write (dir, "settlements.csv",
              SETTLEMENTS "S9,P02,2025-04-09 09:12:00,D1,医院,11,640.00,352.70,0.00,287.30,0.00\n");
  hall_write (dir, "settlement_shares.csv", "setl_id,contributor_psn_no,amount\nS9,P01,287.29\n");
  g_assert_cmpint (import (hall, dir, &report), ==, GJ_IMPORT_PROBLEMS);
  g_assert_cmpint (report.problems_total, ==, 1);
  g_assert_cmpint (state_of (&report, "settlements.csv"), ==, GJ_IMPORT_FILE_OUT);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM settlement WHERE setl_id = 'S9'"), ==,
                   0);
}

static void
test_shares_of_one_settlement_need_not_stand_together (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *dir = new_folder (hall);
  g_auto (GjImportReport) report = { 0 };
  g_auto (GjImportReport) again = { 0 };

  hall_write (dir, "persons.csv", PERSONS GOOD);
  hall_write (dir, "settlements.csv",
              SETTLEMENTS "S8,P02,2025-04-09 09:12:00,D1,医院,11,30.00,0.00,0.00,30.00,0.00\n"
                          "S9,P02,2025-04-09 09:12:00,D1,医院,11,50.00,0.00,0.00,50.00,0.00\n");
  hall_write (dir, "settlement_shares.csv",
              "setl_id,contributor_psn_no,amount\nS9,P10,20.00\nS8,P01,30.00\nS9,P01,30.00\n");
  g_assert_cmpint (import (hall, dir, &report), ==, GJ_IMPORT_DONE);
  g_assert_cmpint (hall_count (hall, "SELECT seq FROM settlement_share WHERE setl_id = 'S9'"
                                     " AND contributor_psn_no = 'P01'"),
                   ==, 2);
  g_assert_cmpint (import (hall, dir, &again), ==, GJ_IMPORT_DONE);
  g_assert_cmpint (count_of (&again, "settlement_shares.csv")->same, ==, 3);
  hall_assert_sound (hall);
}

static void
test_a_line_that_repeats_another_is_told_once (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *dir = new_folder (hall);
  g_auto (GjImportReport) report = { 0 };
  const GjImportProblem *problem;

  hall_write (dir, "persons.csv", PERSONS GOOD);
  hall_write (dir, "settlements.csv",
              SETTLEMENTS "S9,P02,2025-04-09 09:12:00,D1,医院,11,30.00,30.00,0.00,0.00,0.00\n"
                          "S9,P02,2025-04-09 09:12:00,D1,医院,11,50.00,50.00,0.00,0.00,0.00\n"
                          "S9,P02,2025-04-09 09:12:00,D1,医院,11,30.00,30.00,0.00,0.00,0.00\n");
  hall_write (dir, "settlement_shares.csv",
              "setl_id,contributor_psn_no,amount\nS1,P01,287.30\nS1,P01,287.30\n");
  g_assert_cmpint (import (hall, dir, &report), ==, GJ_IMPORT_PROBLEMS);
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
  g_autofree char *dir = new_folder (hall);
  g_auto (GjImportReport) same = { 0 };
  g_auto (GjImportReport) more = { 0 };
  const char *places
      = "SELECT sum (prio * CASE contributor_psn_no WHEN 'P11' THEN 1 WHEN 'P01' THEN 10"
        " WHEN 'P10' THEN 100 ELSE 1000 END) FROM binding WHERE relative_psn_no = 'P02'";

  bind_and_order_here (hall);
  g_assert_cmpint (hall_count (hall, places), ==, 1 + 20 + 300);
  g_assert_cmpint (import (hall, people, &same), ==, GJ_IMPORT_DONE);
  g_assert_cmpint (count_of (&same, "bindings.csv")->changed, ==, 0);
  g_assert_cmpint (hall_count (hall, places), ==, 1 + 20 + 300);
  /* The platform tells the one made here, which is known, and a new one, which comes last. */
  hall_write (dir, "persons.csv", PERSONS GOOD);
  hall_write (dir, "bindings.csv",
              "contributor_psn_no,relative_psn_no,patn_rlts,prio,begndate,enddate\n"
              "P11,P02,70,3,2026-10-15,\nP09,P02,52,1,2026-10-10,\n");
  g_assert_cmpint (import (hall, dir, &more), ==, GJ_IMPORT_DONE);
  g_assert_cmpint (count_of (&more, "bindings.csv")->same, ==, 1);
  g_assert_cmpint (count_of (&more, "bindings.csv")->added, ==, 1);
  g_assert_cmpint (hall_count (hall, places), ==, 1 + 20 + 300 + 4000);
  hall_assert_sound (hall);
}

static void
test_a_bad_person_is_told_once (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autofree char *dir = new_folder (hall);
  g_auto (GjImportReport) report = { 0 };

  hall_write (dir, "persons.csv", PERSONS "P01,01,110000196005129317,王伟,1,01,1960-05-13,1\n");
  hall_write (dir, "accounts.csv", "psn_no,balc\nP01,1.00\n");
  g_assert_cmpint (import (hall, dir, &report), ==, GJ_IMPORT_PROBLEMS);
  g_assert_cmpint (report.problems_total, ==, 1);
}

#define SETTLEMENT_COLUMNS_MISSING 10
#define SHARES "setl_id,contributor_psn_no,amount\n"
#define S9 "S9,P02,2025-04-09 09:12:00,D1,医院,11,30.00,0.00,0.00,30.00,0.00\n"

typedef struct
{
  const char *name;
  const char *persons; /* after P01 */
  const char *settlements;
  const char *shares;
  int unjudged; /* shares */
} Follow;

/* In each, one file has one mistake, and what the others say of it cannot be known or is wrong because of it.
 */
static const Follow FOLLOWS[] = {
  { "settlements-without-a-header", "", "setl_id\nS9\n", SHARES "S9,P01,30.00\n", 1 },
  { "a-settlement-that-cannot-be-read", "", SETTLEMENTS "S9,P02\n", SHARES "S9,P01,30.00\n", 1 },
  { "settlements-in-another-encoding", "", SETTLEMENTS S9 "\xCD\xF5\n",
    SHARES "S9,P01,30.00\nS8,P01,1.00\n", 2 },
  { "a-settlement-with-a-bad-sum", "", SETTLEMENTS "S9,P02,2025-04-09 09:12:00,D1,医院,11,1.00,0.00,0.00,30.00,0.00\n",
    SHARES "S9,P01,30.00\n", 0 },
  { "a-settlement-of-a-bad-person", "P77,02,X1,王强,7,01,1986-02-03,1\n",
    SETTLEMENTS "S9,P77,2025-04-09 09:12:00,D1,医院,11,30.00,0.00,0.00,30.00,0.00\n",
    SHARES "S9,P01,30.00\n", 0 },
  { "a-person-that-cannot-be-read", "P77,02,X1\n",
    SETTLEMENTS "S9,P77,2025-04-09 09:12:00,D1,医院,11,30.00,0.00,0.00,30.00,0.00\n",
    SHARES "S9,P01,30.00\n", 0 },
  { "a-share-of-a-bad-person", "P77,02,X1,王强,7,01,1986-02-03,1\n", SETTLEMENTS S9,
    SHARES "S9,P77,30.00\n", 0 },
  { "a-bad-share", "", SETTLEMENTS S9, SHARES "S9,P01,30\n", 0 },
  { "a-share-that-cannot-be-read", "", SETTLEMENTS S9, SHARES "S9,P01\n", 0 },
};

static void
test_a_mistake_is_not_told_again_by_what_follows (gconstpointer data)
{
  const Follow *follow = data;
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *dir = new_folder (hall);
  g_autofree char *persons = g_strconcat (PERSONS GOOD, follow->persons, NULL);
  g_auto (GjImportReport) report = { 0 };

  hall_write (dir, "persons.csv", persons);
  hall_write (dir, "settlements.csv", follow->settlements);
  hall_write (dir, "settlement_shares.csv", follow->shares);
  g_assert_cmpint (import (hall, dir, &report), ==, GJ_IMPORT_PROBLEMS);
  for (guint i = 0; i < report.problems->len; i++)
    {
      g_autofree char *text = gj_import_problem_to_text (g_ptr_array_index (report.problems, i));

      g_test_message ("%s", text);
    }
  if (g_str_equal (follow->name, "settlements-without-a-header"))
    g_assert_cmpint (report.problems_total, ==, SETTLEMENT_COLUMNS_MISSING);
  else
    g_assert_cmpint (report.problems_total, ==, 1);
  g_assert_cmpint (count_of (&report, "settlement_shares.csv")->unjudged, ==, follow->unjudged);
  g_assert_cmpint (state_of (&report, "settlement_shares.csv"), ==, GJ_IMPORT_FILE_OUT);
}

static void
test_a_file_says_which_other_one_keeps_it_out (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autofree char *dir = new_folder_with_mistakes (hall);
  g_auto (GjImportReport) report = { 0 };

  hall_write (dir, "family.csv", FAMILY);
  g_assert_cmpint (import (hall, dir, &report), ==, GJ_IMPORT_PROBLEMS);
  g_assert_null (count_of (&report, "persons.csv")->because);
  g_assert_null (count_of (&report, "accounts.csv")->because);
  g_assert_cmpint (count_of (&report, "accounts.csv")->problems, ==, 1);
  g_assert_cmpstr (count_of (&report, "family.csv")->because, ==, "accounts.csv");
}

static void
test_a_hundred_are_shown_and_all_are_counted (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autofree char *dir = new_folder (hall);
  g_autoptr (GString) text = g_string_new (PERSONS);
  g_auto (GjImportReport) report = { 0 };
  int i;

  for (i = 0; i < 150; i++)
    g_string_append_printf (text, "P%03d,02,X%03d,王强,9,77,1986-02-03,1\n", i, i);
  hall_write (dir, "persons.csv", text->str);
  g_assert_cmpint (import (hall, dir, &report), ==, GJ_IMPORT_PROBLEMS);
  g_assert_cmpint (report.problems->len, ==, GJ_IMPORT_PROBLEMS_SHOWN);
  g_assert_cmpint (report.problems_total, ==, 150); /* gend 9 is a code, naty 77 is not */
}

static void
test_persons_are_required (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autofree char *dir = new_folder (hall);
  g_auto (GjImportReport) report = { 0 };

  g_assert_cmpint (import (hall, dir, &report), ==, GJ_IMPORT_PROBLEMS);
  g_assert_cmpstr (((GjImportProblem *)g_ptr_array_index (report.problems, 0))->file, ==,
                   "persons.csv");
}

static void
test_a_folder_that_is_not_there_is_an_error (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_auto (GjImportReport) report = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (gj_import_directory (hall->store, hall->clock, hall->region, HALL_KIOSK, "/nowhere/at/all",
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
  g_assert_cmpint (import (hall, people, &report), ==, GJ_IMPORT_DONE);
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
  g_assert_cmpint (import (hall, people, &report), ==, GJ_IMPORT_DONE);
  g_assert_cmpint (hall_balance (hall, "P01"), ==, 328650 - 36000);
}

static void
test_a_changed_person_is_changed (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *dir = new_folder (hall);
  g_auto (GjImportReport) report = { 0 };

  /* Columns in another order, a byte-order mark, CRLF, quotes. */
  hall_write (dir, "persons.csv",
              "\xEF\xBB\xBF"
              "surv_stas,psn_no,psn_cert_type,certno,psn_name,gend,naty,brdy\r\n"
              "2,P01,01,110000196005129317,\"王\"\"伟\"\"\",1,01,1960-05-12\r\n");
  g_assert_cmpint (import (hall, dir, &report), ==, GJ_IMPORT_DONE);
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
  g_autofree char *dir = new_folder (hall);
  g_auto (GjImportReport) report = { 0 };
  g_autoptr (GError) error = NULL;
  Progress progress = { 0 };
  gint64 started_us;
  gint64 took_us;

  write_many (dir, n);
  started_us = cpu_us ();
  g_assert_cmpint (gj_import_directory (hall->store, hall->clock, hall->region, HALL_KIOSK, dir, on_progress,
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
  guint i;

  g_test_init (&argc, &argv, NULL);
  for (i = 0; i < G_N_ELEMENTS (MISTAKES); i++)
    {
      g_autofree char *path = g_strconcat ("/import/names-the-place/", MISTAKES[i].name, NULL);

      g_test_add_data_func (path, &MISTAKES[i], test_names_the_place);
    }
  for (i = 0; i < G_N_ELEMENTS (FOLLOWS); i++)
    {
      g_autofree char *path
          = g_strconcat ("/import/not-told-again-by-what-follows/", FOLLOWS[i].name, NULL);

      g_test_add_data_func (path, &FOLLOWS[i], test_a_mistake_is_not_told_again_by_what_follows);
    }
  g_test_add_func ("/import/a-file-says-which-other-one-keeps-it-out",
                   test_a_file_says_which_other_one_keeps_it_out);
  g_test_add_func ("/import/a-mistake-says-what-is-there-and-what-to-do",
                   test_a_mistake_says_what_is_there_and_what_to_do);
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
