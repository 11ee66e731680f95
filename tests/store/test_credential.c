/* SPDX-License-Identifier: Apache-2.0 */
/* 医保码: used once, before it expires, by one of two kiosks; never in the store itself. */
#include "core/family/credential.h"

#include <string.h>

#include "core/store/statement.h"
#include "tests/store/ctl.h"
#include "tests/store/hall.h"

#define CODE "MDYwMDAwMDAwMTIzNDU2Nzg5MDEyMzQ1Njc4"
#define HOUR_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

static gint64
now_us (Hall *hall)
{
  return gj_clock_now_us (hall->clock);
}

static GjCredentialLoad
load (Hall *hall, const char *code, const char *psn_no, gint64 expires_us)
{
  g_autoptr (GjStore) owner = hall_open_as_owner (hall);
  g_autoptr (GError) error = NULL;
  GjCredentialLoad result;

  g_assert_true (gj_store_begin (owner, &error));
  g_assert_true (gj_credential_add (owner, code, psn_no, expires_us, &result, &error));
  g_assert_cmpint (gj_store_commit (owner, &error), ==, GJ_COMMIT_DONE);
  g_assert_no_error (error);
  return result;
}

static GjCredentialAnswer
show (Hall *hall, GjStore *store, const char *code, const char *expected)
{
  g_autoptr (GjSecret) secret = gj_secret_new (GJ_CREDENTIAL_MAX);
  g_autoptr (GjPerson) person = NULL;
  g_autoptr (GError) error = NULL;
  GjCredentialAnswer answer;

  for (gsize i = 0; code[i] != '\0'; i++)
    g_assert_true (gj_secret_append (secret, code[i]));
  g_assert_true (gj_credential_redeem (store, now_us (hall), HALL_KIOSK, secret, &answer, &person, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (person != NULL ? person->psn_no : NULL, ==, expected);
  return answer;
}

static void
test_a_code_is_good_once (void)
{
  g_autoptr (Hall) hall = hall_new ();

  g_assert_cmpint (load (hall, CODE, "P01", now_us (hall) + HOUR_US), ==, GJ_CREDENTIAL_ADDED);
  g_assert_cmpint (show (hall, hall->store, CODE, "P01"), ==, GJ_CREDENTIAL_GOOD);
  g_assert_cmpint (show (hall, hall->store, CODE, NULL), ==, GJ_CREDENTIAL_USED);
  g_assert_cmpint (show (hall, hall->store, CODE "9", NULL), ==, GJ_CREDENTIAL_UNKNOWN);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM audit WHERE kind = 'credential.use'"), ==, 3);
  hall_assert_sound (hall);
}

static void
test_an_expired_code_is_not_used_up (void)
{
  g_autoptr (Hall) hall = hall_new ();

  load (hall, CODE, "P01", now_us (hall));
  g_assert_cmpint (show (hall, hall->store, CODE, NULL), ==, GJ_CREDENTIAL_EXPIRED);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM credential_use"), ==, 0);
  hall_assert_sound (hall);
}

static void
test_another_kiosk_knows_that_it_was_used (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjStore) other = hall_open_another (hall);

  load (hall, CODE, "P02", now_us (hall) + HOUR_US);
  g_assert_cmpint (show (hall, other, CODE, "P02"), ==, GJ_CREDENTIAL_GOOD);
  g_assert_cmpint (show (hall, hall->store, CODE, NULL), ==, GJ_CREDENTIAL_USED);
}

static void
test_what_may_be_loaded (void)
{
  g_autoptr (Hall) hall = hall_new ();
  gint64 soon = now_us (hall) + HOUR_US;

  g_assert_cmpint (load (hall, CODE, "P01", soon), ==, GJ_CREDENTIAL_ADDED);
  g_assert_cmpint (load (hall, CODE, "P01", soon), ==, GJ_CREDENTIAL_SAME);
  g_assert_cmpint (load (hall, CODE, "P02", soon), ==, GJ_CREDENTIAL_OTHER);
  g_assert_cmpint (load (hall, CODE, "P01", soon + 1), ==, GJ_CREDENTIAL_OTHER);
  g_assert_cmpint (load (hall, CODE "A", "P99", soon), ==, GJ_CREDENTIAL_NO_PERSON);
  g_assert_cmpint (load (hall, "123456789012345", "P01", soon), ==, GJ_CREDENTIAL_NO_CODE);
  g_assert_cmpint (load (hall, "GJ1:ABCDEFGHIJKLMNOP", "P01", soon), ==, GJ_CREDENTIAL_NO_CODE);
  g_assert_cmpint (load (hall, "12345 678901234567890", "P01", soon), ==, GJ_CREDENTIAL_NO_CODE);
  g_assert_cmpint (show (hall, hall->store, CODE, "P01"), ==, GJ_CREDENTIAL_GOOD);
}

/* Past the program, with every right. NULL: it was done. (transfer full) */
static char *
run_raw (Hall *hall, const char *sql)
{
  g_autoptr (GjStore) owner = hall_open_as_owner (hall);
  g_autoptr (GError) error = NULL;

  return gj_store_run (owner, sql, &error) ? NULL : g_strdup (error->message);
}

/* Neither a second use nor one too late, and nothing is taken back. */
static void
test_the_store_itself_keeps_it (void)
{
  static const char *const forbidden[] = {
    "INSERT INTO credential_use (digest, kiosk_id, used_us) SELECT digest, '03', 1 FROM credential",
    "DELETE FROM credential_use",
    "UPDATE credential_use SET used_us = used_us + 1",
    "UPDATE credential SET expires_us = expires_us + 1",
    "DELETE FROM credential",
  };
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *late = NULL;

  load (hall, CODE, "P01", now_us (hall) + HOUR_US);
  late = run_raw (hall, "INSERT INTO credential_use (digest, kiosk_id, used_us)"
                         " SELECT digest, '02', expires_us FROM credential");
  g_assert_nonnull (strstr (late, "credential_use: used, expired or unknown"));
  g_assert_cmpint (show (hall, hall->store, CODE, "P01"), ==, GJ_CREDENTIAL_GOOD);
  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    {
      g_autofree char *refusal = run_raw (hall, forbidden[i]);

      g_assert_nonnull (refusal);
      g_assert_nonnull (strstr (refusal, "gj: credential"));
    }
}

static void
test_a_use_without_its_record_is_found (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *refusal = NULL;
  g_auto (GStrv) findings = NULL;

  load (hall, CODE, "P01", now_us (hall) + HOUR_US);
  refusal = run_raw (hall, "INSERT INTO credential_use (digest, kiosk_id, used_us) SELECT digest, '02', 5 FROM credential");
  g_assert_cmpstr (refusal, ==, NULL);
  findings = hall_check (hall);
  g_assert_true (g_strv_contains ((const char *const *)findings, "I20 P01"));
}

static void
test_staff_load_a_file_or_nothing_of_it (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *line = g_strdup_printf ("codes load %s/codes.csv", hall->dir);

  write_config (hall);
  hall_write (hall->dir, "codes.csv", "code,psn_no,expires\n" CODE ",P01,2099-12-31 00:00:00\n" CODE "2,P77,2099-12-31 00:00:00\n"
                                      CODE "3,P02,tomorrow\n");
  assert_answer (hall, line, 1, "第3行第39个字符（psn_no）：没有这个人员编号");
  assert_answer (hall, line, 1, "第4行第43个字符（expires）：不是时间");
  assert_answer (hall, line, 1, "有 2 处错误，一个码也没有载入");
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM credential"), ==, 0);
  hall_write (hall->dir, "codes.csv", "code,psn_no,expires\n" CODE ",P01,2099-12-31 00:00:00\n");
  assert_answer (hall, line, 0, "载入了 1 个码");
  assert_answer (hall, line, 0, "另有 1 个早已载入");
  hall_write (hall->dir, "codes.csv", "psn_no,code,expires\n");
  assert_answer (hall, line, 1, "首行应当是 code,psn_no,expires");
  g_assert_cmpint (show (hall, hall->store, CODE, "P01"), ==, GJ_CREDENTIAL_GOOD);
  hall_assert_sound (hall);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/credential/a-code-is-good-once", test_a_code_is_good_once);
  g_test_add_func ("/credential/an-expired-code-is-not-used-up", test_an_expired_code_is_not_used_up);
  g_test_add_func ("/credential/another-kiosk-knows-that-it-was-used", test_another_kiosk_knows_that_it_was_used);
  g_test_add_func ("/credential/what-may-be-loaded", test_what_may_be_loaded);
  g_test_add_func ("/credential/the-store-itself-keeps-it", test_the_store_itself_keeps_it);
  g_test_add_func ("/credential/a-use-without-its-record-is-found", test_a_use_without_its_record_is_found);
  g_test_add_func ("/credential/staff-load-a-file-or-nothing-of-it", test_staff_load_a_file_or_nothing_of_it);
  return g_test_run ();
}
