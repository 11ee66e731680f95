/* SPDX-License-Identifier: Apache-2.0 */
/* A payment that was moved to another person, or that no binding allowed, is named with its receipt's number; what an
 * import or a resident may change afterwards is no finding. */
#include "core/receipt/paper_time.h"
#include "tests/store/acts.h"
#include "tests/store/corrections.h"

#define MOVED                                                                                      \
  "UPDATE premium_payment SET relative_psn_no = 'P03' WHERE receipt_no = 2;"                       \
  "UPDATE premium_intent SET relative_psn_no = 'P03' WHERE relative_psn_no = 'P02';"               \
  "UPDATE receipt SET relative_psn_no = 'P03' WHERE receipt_no = 2"

typedef struct
{
  const char *name;
  const char *sql;
  const char *finding; /* "I7 02-000002 …", of one */
} Damage;

/* See live(). */
static const Damage DAMAGES[] = {
  { "moved-to-another-relative/by-the-audit", MOVED, "I20 02-000002 代缴记录与缴费时的审计记录不符" },
  { "moved-to-another-relative/by-the-paper", MOVED, "I9 02-000002 凭条上的证件号码不是登记的这个人的" },
  { "moved-with-its-audit-record",
    MOVED "; UPDATE audit SET detail = replace (detail, 'for P02', 'for P03') WHERE kind = 'premium.paid'",
    "I9 02-000002 凭条上的证件号码不是登记的这个人的" },
  { "moved-to-another-payer",
    "UPDATE premium_payment SET payer_psn_no = 'P10' WHERE receipt_no = 3;"
    "UPDATE premium_intent SET payer_psn_no = 'P10' WHERE relative_psn_no = 'P04';"
    "UPDATE receipt SET holder_psn_no = 'P10' WHERE receipt_no = 3;"
    "UPDATE account_entry SET account_no = 'psn:P10', entry_no = 2 WHERE account_no = 'psn:P01' AND entry_no = 3;"
    "UPDATE transfer SET debit_account = 'psn:P10' WHERE kind = 'premium' AND amount_fen = 20000",
    "I9 02-000003 凭条上的证件号码不是登记的这个人的" },
  { "of-another-year-than-its-audit-record", "UPDATE premium_payment SET coverage_year = 2028 WHERE receipt_no = 3",
    "I20 02-000003 代缴记录与缴费时的审计记录不符" },
  { "that-is-not-there-any-more", "DELETE FROM premium_payment WHERE receipt_no = 3", "I20 " },
  { "without-a-binding", "DELETE FROM binding WHERE contributor_psn_no = 'P01' AND relative_psn_no = 'P04'",
    "I7 02-000003 " },
  { "after-its-binding-ended", "UPDATE binding SET enddate = 20261001 WHERE relative_psn_no = 'P04'", "I7 02-000003 " },
  { "before-its-binding-began", "UPDATE binding SET begndate = 20261016 WHERE relative_psn_no = 'P04'",
    "I7 02-000003 " },
  { "after-its-binding-was-released",
    "UPDATE binding SET vali_flag = 0, ended_by = (SELECT act_id FROM family_act WHERE kind = 'bind')"
    " WHERE relative_psn_no = 'P04'",
    "I7 02-000003 " },
  { "before-its-binding-was-made",
    "UPDATE binding SET made_by = (SELECT act_id FROM family_act WHERE kind = 'release')"
    " WHERE relative_psn_no = 'P04'",
    "I7 02-000003 " },
  { "after-its-binding-ended-by-itself",
    "UPDATE binding SET vali_flag = 0, closed_why = 'moved', closed_on = 20261015 WHERE relative_psn_no = 'P04';"
    "UPDATE audit SET kind = 'family.closed', object = 'P01', detail = 'P04 20250318  moved 20261015' WHERE audit_no = 1",
    "I7 02-000003 " },
};

static void
pay_at (Hall *hall, const char *kiosk_id, const char *relative, gint64 amount_fen)
{
  g_auto (GjPremiumPaid) paid = { 0 };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", relative, "senior", amount_fen);

  order.kiosk_id = kiosk_id;
  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
}

static void
pay_for (Hall *hall, const char *relative, gint64 amount_fen)
{
  pay_at (hall, HALL_KIOSK, relative, amount_fen);
}

static void
pay_and_release (Hall *hall)
{
  const GjActItem release[] = { acts_pair ("P01", "P02") };

  pay_for (hall, "P02", 36000);
  pay_for (hall, "P04", 20000);
  acts_do (hall, GJ_ACT_RELEASE, "P01", release, 1);
}

/* 02-1: P01 and P12 bind; 02-2: P01 pays for P02, who is released afterwards; 02-3 for P04; 02-4 the release. */
static void
live (Hall *hall)
{
  GjActItem bind[] = { acts_item ("P01", "P12", "39") };

  bind[0].consent = (GjConsent){ GJ_CONSENT_OWN_PIN, "39", 5 };
  acts_do (hall, GJ_ACT_BIND, "P01", bind, 1);
  pay_and_release (hall);
}

static void
test_finds_a_payment (gconstpointer data)
{
  const Damage *damage = data;
  g_autoptr (Hall) hall = hall_new ();

  live (hall);
  hall_assert_sound (hall);
  hall_damage (hall, damage->sql);
  g_assert_true (hall_finds (hall, damage->finding));
}

static void
test_what_a_resident_ends_later_is_sound (void)
{
  g_autoptr (Hall) hall = hall_new ();
  const GjActItem again[] = { acts_item ("P01", "P02", "10") };

  pay_and_release (hall);
  acts_do (hall, GJ_ACT_BIND, "P01", again, 1); /* on the day of its release */
  (void)correction_take_back (hall, 1);
  pay_for (hall, "P02", 36000);
  hall_assert_sound (hall);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM binding WHERE relative_psn_no = 'P02'"
                                     " AND contributor_psn_no = 'P01'"),
                   ==, 2);
}

/* Kiosk 03 is ahead when it pays, and what 02 releases afterwards is of an earlier time. Once by as much as two clocks may
 * differ, once by so much that staff have to look at it. */
static void
test_clocks_that_differ_make_no_finding (gconstpointer data)
{
  gint64 ahead_us = GPOINTER_TO_INT (data) * G_GINT64_CONSTANT (60) * G_USEC_PER_SEC;
  g_autoptr (Hall) hall = hall_new ();
  const GjActItem release[] = { acts_pair ("P01", "P02") };
  gint64 now_us = gj_clock_now_us (hall->clock);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&hall->keyring, gj_keyring_free); /* which has no key of 03 */
  gj_clock_manual_advance (hall->clock, ahead_us);
  pay_at (hall, "03", "P02", 36000);
  gj_clock_manual_set (hall->clock, now_us);
  g_assert_true (gj_paper_time_check (hall->store, "03", now_us, &error) == (ahead_us < G_TIME_SPAN_HOUR));
  if (error != NULL)
    g_assert_true (gj_paper_time_accept (hall->store, hall->clock, "03", NULL));
  acts_do (hall, GJ_ACT_RELEASE, "P01", release, 1);
  gj_clock_manual_advance (hall->clock, 2 * ahead_us);
  hall_assert_sound (hall);
}

/* The other way round: 03 was right, and the payment at 02 came two hours after the release. */
static void
test_finds_a_payment_after_a_release_at_another_terminal (void)
{
  g_autoptr (Hall) hall = hall_new ();
  const GjActItem release[] = { acts_pair ("P01", "P02") };

  acts_do (hall, GJ_ACT_RELEASE, "P01", release, 1);
  gj_clock_manual_advance (hall->clock, 2 * G_TIME_SPAN_HOUR);
  pay_at (hall, "03", "P04", 20000);
  hall_damage (hall, "UPDATE binding SET vali_flag = 0, ended_by = (SELECT act_id FROM family_act)"
                     " WHERE relative_psn_no = 'P04'");
  g_assert_true (hall_finds (hall, "I7 03-000001 "));
}

/* The insurance ended a month before, and the register learns it after the payment. */
static void
test_what_ended_by_itself_and_was_learnt_later_is_sound (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *refused = NULL;

  pay_for (hall, "P02", 36000);
  refused = hall_raw (hall, "UPDATE insurance SET psn_insu_stas = '4', paus_insu_date = 20260915"
                            " WHERE psn_no = 'P01' AND insutype = '310'");
  g_assert_null (refused);
  acts_close_ended (hall);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM binding WHERE closed_why <> ''"), >, 0);
  hall_assert_sound (hall);
}

/* A folder with the hall's people and one more file. */
static void
import_again (Hall *hall, const char *file, const char *from, const char *to)
{
  static const char *const FILES[] = { "persons.csv", "bindings.csv" };
  g_autofree char *dir = g_build_filename (hall->dir, "again", NULL);
  g_autofree char *fixture = hall_fixture ("hall");

  g_assert_cmpint (g_mkdir_with_parents (dir, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (FILES); i++)
    {
      g_autofree char *path = g_build_filename (fixture, FILES[i], NULL);
      g_autofree char *text = NULL;
      g_autoptr (GString) changed = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      changed = g_string_new (text);
      if (g_str_equal (FILES[i], file))
        g_assert_cmpuint (g_string_replace (changed, from, to, 0), ==, 1);
      hall_write (dir, FILES[i], changed->str);
    }
  gj_clock_manual_advance (hall->clock, G_GINT64_CONSTANT (7200) * G_USEC_PER_SEC);
  hall_import (hall, dir);
}

static void
assert_one_notice (Hall *hall, const char *notice)
{
  g_autoptr (GPtrArray) told = hall_findings (hall);

  hall_assert_sound (hall);
  g_assert_cmpuint (told->len, ==, 1);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (told, 0), notice));
}

static void
test_an_end_that_the_platform_sends_later_is_a_notice (void)
{
  g_autoptr (Hall) hall = hall_new ();

  pay_for (hall, "P04", 20000);
  import_again (hall, "bindings.csv", "P01,P04,51,1,2025-03-18,", "P01,P04,51,1,2025-03-18,2026-09-30");
  assert_one_notice (hall, "notice 02-000001 平台在缴费以后把绑定改为缴费以前就已结束");
}

static void
test_a_number_that_the_platform_corrects_later_is_a_notice (void)
{
  g_autoptr (Hall) hall = hall_new ();

  pay_for (hall, "P04", 20000);
  import_again (hall, "persons.csv", "P04,01,110000193611039537", "P04,02,G3611039");
  assert_one_notice (hall, "notice 02-000001 凭条上的证件号码与人员登记的不同");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check-payments/what-a-resident-ends-later-is-sound", test_what_a_resident_ends_later_is_sound);
  g_test_add_func ("/check-payments/what-ended-by-itself-and-was-learnt-later-is-sound",
                   test_what_ended_by_itself_and_was_learnt_later_is_sound);
  g_test_add_func ("/check-payments/an-end-that-the-platform-sends-later-is-a-notice",
                   test_an_end_that_the_platform_sends_later_is_a_notice);
  g_test_add_func ("/check-payments/a-number-that-the-platform-corrects-later-is-a-notice",
                   test_a_number_that_the_platform_corrects_later_is_a_notice);
  g_test_add_data_func ("/check-payments/clocks-that-differ-make-no-finding/half-an-hour", GINT_TO_POINTER (30),
                        test_clocks_that_differ_make_no_finding);
  g_test_add_data_func ("/check-payments/clocks-that-differ-make-no-finding/a-day", GINT_TO_POINTER (26 * 60),
                        test_clocks_that_differ_make_no_finding);
  g_test_add_func ("/check-payments-finds/after-a-release-at-another-terminal",
                   test_finds_a_payment_after_a_release_at_another_terminal);
  for (guint i = 0; i < G_N_ELEMENTS (DAMAGES); i++)
    {
      g_autofree char *path = g_strconcat ("/check-payments-finds/", DAMAGES[i].name, NULL);

      g_test_add_data_func (path, &DAMAGES[i], test_finds_a_payment);
    }
  return g_test_run ();
}
