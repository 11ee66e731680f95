/* SPDX-License-Identifier: Apache-2.0 */
/* Mistakes in import files: each at its place, once, with what is there and what to do. */
#include <string.h>

#include "tests/store/folder.h"

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
  { "a-womans-number-for-a-man", "persons.csv", PERSONS "P77,01,110000196309089422,王强,1,01,1963-09-08,1\n",
    "persons.csv:2:30:gend" },
  { "a-mans-number-for-a-woman", "persons.csv", PERSONS GOOD "P77,01,110000198604049975,王强,2,01,1986-04-04,1\n",
    "persons.csv:3:30:gend" },
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
  g_autofree char *dir = folder_new (hall);
  g_auto (GjImportReport) report = { 0 };
  g_autofree char *where = NULL;
  g_autofree char *text = NULL;
  const GjImportProblem *problem;
  gint64 before
      = hall_count (hall, "SELECT (SELECT count(*) FROM person) + (SELECT count(*) FROM audit)");

  hall_write (dir, "persons.csv", PERSONS GOOD);
  hall_write (dir, mistake->file, mistake->text);
  g_assert_cmpint (folder_import (hall, dir, &report), ==, GJ_IMPORT_PROBLEMS);
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
  g_autofree char *dir = folder_new (hall);
  g_auto (GjImportReport) report = { 0 };

  hall_write (dir, "persons.csv", PERSONS GOOD);
  hall_write (dir, file, text);
  g_assert_cmpint (folder_import (hall, dir, &report), ==, GJ_IMPORT_PROBLEMS);
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
    SHARES "S9,P01,30.00\nS8,P01,1.00\n", 1 },
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
  g_autofree char *dir = folder_new (hall);
  g_autofree char *persons = g_strconcat (PERSONS GOOD, follow->persons, NULL);
  g_auto (GjImportReport) report = { 0 };

  hall_write (dir, "persons.csv", persons);
  hall_write (dir, "settlements.csv", follow->settlements);
  hall_write (dir, "settlement_shares.csv", follow->shares);
  g_assert_cmpint (folder_import (hall, dir, &report), ==, GJ_IMPORT_PROBLEMS);
  for (guint i = 0; i < report.problems->len; i++)
    {
      g_autofree char *text = gj_import_problem_to_text (g_ptr_array_index (report.problems, i));

      g_test_message ("%s", text);
    }
  if (g_str_equal (follow->name, "settlements-without-a-header"))
    g_assert_cmpint (report.problems_total, ==, SETTLEMENT_COLUMNS_MISSING);
  else
    g_assert_cmpint (report.problems_total, ==, 1);
  g_assert_cmpint (folder_count_of (&report, "settlement_shares.csv")->unjudged, ==, follow->unjudged);
  g_assert_cmpint (folder_state_of (&report, "settlement_shares.csv"), ==, GJ_IMPORT_FILE_OUT);
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
  g_test_add_func ("/import/a-mistake-says-what-is-there-and-what-to-do",
                   test_a_mistake_says_what_is_there_and_what_to_do);
  return g_test_run ();
}
