/* SPDX-License-Identifier: Apache-2.0 */
/* Who is of the staff, what they do at a kiosk, and what follows from it. */
#include <string.h>

#include "core/receipt/receipt_store.h"
#include "core/staff/duty.h"
#include "core/staff/staff.h"
#include "tests/store/auditor.h"
#include "tests/store/hall.h"

#define HE_JIE "110000199203189429"
#define NO "1007"

/* A hall, and its owner's handle: a kiosk adds nobody. */
typedef struct
{
  Hall *hall;
  GjStore *owner;
} Case;

static void
case_open (Case *self)
{
  self->hall = hall_new ();
  self->owner = hall_open_as_owner (self->hall);
}

static void
case_clear (Case *self)
{
  gj_store_close (self->owner);
  hall_free (self->hall);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static GjStaffResult
add (Case *self, const char *staff_no, const char *certno)
{
  g_autoptr (GError) error = NULL;
  GjStaffResult result = gj_staff_add (self->owner, self->hall->clock, HALL_KIOSK, staff_no, "何洁", certno, &error);

  g_assert_no_error (error);
  return result;
}

static GjStaffResult
end (Case *self, const char *staff_no)
{
  g_autoptr (GError) error = NULL;
  GjStaffResult result = gj_staff_end (self->owner, self->hall->clock, HALL_KIOSK, staff_no, &error);

  g_assert_no_error (error);
  return result;
}

static GjStaff *
find (Case *self, const char *certno)
{
  g_autoptr (GError) error = NULL;
  char digest[GJ_STAFF_DIGEST];
  GjStaff *staff = NULL;

  g_assert_true (gj_staff_digest (certno, digest, &error));
  g_assert_cmpint (gj_staff_find_by_card (self->hall->store, digest, &staff, &error), !=, GJ_FIND_FAILED);
  return staff;
}

static gboolean
act (Case *self, GjDutyAct what, const char *object, const char *result, GError **error)
{
  const GjDuty duty = { what, NO, gj_clock_now_us (self->hall->clock), object, result };

  return gj_duty_record (self->hall->store, HALL_KIOSK, &duty, error);
}

static void
do_act (Case *self, GjDutyAct what, const char *object, const char *result)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (act (self, what, object, result, &error));
  g_assert_no_error (error);
}

static void
read_state (Case *self, GjDutyState *state)
{
  g_autoptr (GError) error = NULL;

  gj_duty_state_clear (state);
  *state = (GjDutyState){ 0 };
  g_assert_true (gj_duty_read_state (self->hall->store, HALL_KIOSK, state, &error));
}

static void
assert_sound (Case *self)
{
  hall_assert_sound (self->hall);
  auditor_assert_sound (self->hall->keyring, self->owner);
}

static void
test_the_own_card_is_known_until_the_end (void)
{
  g_auto (Case) self = { 0 };
  g_autoptr (GjStaff) found = NULL;

  case_open (&self);
  g_assert_null (find (&self, HE_JIE));
  g_assert_cmpint (add (&self, NO, HE_JIE), ==, GJ_STAFF_DONE);
  found = find (&self, HE_JIE);
  g_assert_nonnull (found);
  g_assert_cmpstr (found->staff_no, ==, NO);
  g_assert_null (find (&self, "110000196005129317"));
  g_assert_cmpint (end (&self, NO), ==, GJ_STAFF_DONE);
  g_assert_null (find (&self, HE_JIE));
  g_assert_cmpint (end (&self, NO), ==, GJ_STAFF_NOT_ON);
  assert_sound (&self);
}

static void
test_a_number_and_a_card_are_one_persons (void)
{
  g_auto (Case) self = { 0 };

  case_open (&self);
  g_assert_cmpint (add (&self, NO, HE_JIE), ==, GJ_STAFF_DONE);
  g_assert_cmpint (add (&self, NO, "110000196005129317"), ==, GJ_STAFF_NUMBER_TAKEN);
  g_assert_cmpint (add (&self, "1008", HE_JIE), ==, GJ_STAFF_CARD_TAKEN);
  g_assert_cmpint (hall_count (self.hall, "SELECT count(*) FROM staff"), ==, 1);
  assert_sound (&self);
}

static void
test_an_id_number_is_nowhere (void)
{
  g_auto (Case) self = { 0 };

  case_open (&self);
  g_assert_cmpint (add (&self, NO, HE_JIE), ==, GJ_STAFF_DONE);
  g_assert_cmpint (hall_count (self.hall, "SELECT count(*) FROM staff WHERE staff_no || name || card_digest"
                                          " LIKE '%" HE_JIE "%'"), ==, 0);
  g_assert_cmpint (hall_count (self.hall, "SELECT count(*) FROM audit WHERE object || subject || detail"
                                          " LIKE '%" HE_JIE "%'"), ==, 0);
}

static void
test_what_somebody_does_who_is_not_on_is_refused (void)
{
  g_auto (Case) self = { 0 };
  g_autoptr (GError) before = NULL;
  g_autoptr (GError) after = NULL;

  case_open (&self);
  g_assert_false (act (&self, GJ_DUTY_PAUSED, "paper", "ok", &before));
  g_assert_error (before, GJ_STORE_ERROR, GJ_STORE_ERROR_CONSTRAINT);
  g_assert_cmpint (add (&self, NO, HE_JIE), ==, GJ_STAFF_DONE);
  do_act (&self, GJ_DUTY_ENTERED, "", "ok");
  g_assert_cmpint (end (&self, NO), ==, GJ_STAFF_DONE);
  g_assert_false (act (&self, GJ_DUTY_PAUSED, "paper", "ok", &after));
  g_assert_error (after, GJ_STORE_ERROR, GJ_STORE_ERROR_CONSTRAINT);
  assert_sound (&self);
}

static void
test_the_pause_is_the_last_word (void)
{
  g_auto (Case) self = { 0 };
  g_auto (GjDutyState) state = { 0 };

  case_open (&self);
  g_assert_cmpint (add (&self, NO, HE_JIE), ==, GJ_STAFF_DONE);
  read_state (&self, &state);
  g_assert_false (state.paused);
  do_act (&self, GJ_DUTY_PAUSED, "paper", "ok");
  do_act (&self, GJ_DUTY_PAUSED, "printer", "ok");
  hall_reopen (self.hall);
  read_state (&self, &state);
  g_assert_true (state.paused);
  g_assert_cmpstr (state.notice, ==, "printer");
  do_act (&self, GJ_DUTY_RESUMED, "", "ok");
  read_state (&self, &state);
  g_assert_false (state.paused);
  assert_sound (&self);
}

/* What came out, whole or half, used the roll; what never began did not. */
static void
test_papers_are_counted_since_the_roll_was_changed (void)
{
  g_auto (Case) self = { 0 };
  g_auto (GjDutyState) state = { 0 };
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autoptr (GError) error = NULL;
  char id[20];
  GjPremiumOrder order;
  const GjPrintJob job = { (char *) HALL_KIOSK, 1, 0 };

  case_open (&self);
  order = hall_order (id, "P01", "P02", "senior", 36000);
  g_assert_cmpint (add (&self, NO, HE_JIE), ==, GJ_STAFF_DONE);
  do_act (&self, GJ_DUTY_PRINT_TEST, "", "printed");
  do_act (&self, GJ_DUTY_PRINT_TEST, "", "not-started");
  read_state (&self, &state);
  g_assert_cmpint (state.papers, ==, 1);
  g_assert_cmpint (state.paper_changed_us, ==, 0);
  do_act (&self, GJ_DUTY_PAPER_CHANGED, "", "ok");
  read_state (&self, &state);
  g_assert_cmpint (state.papers, ==, 0);
  g_assert_cmpint (state.paper_changed_us, ==, gj_clock_now_us (self.hall->clock));
  g_assert_cmpint (hall_pay (self.hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  g_assert_true (gj_print_job_begin (self.hall->store, &job, HALL_KIOSK, &error));
  g_assert_true (gj_print_job_finish (self.hall->store, self.hall->clock, &job, HALL_KIOSK, GJ_PRINT_JOB_STOPPED, "jam", &error));
  do_act (&self, GJ_DUTY_PRINT_TEST, "", "unknown");
  read_state (&self, &state);
  g_assert_cmpint (state.papers, ==, 2);
  assert_sound (&self);
}

static void
test_a_period_of_service_is_never_rewritten (void)
{
  g_auto (Case) self = { 0 };
  const char *const damages[] = {
    "DELETE FROM staff", "UPDATE staff SET name = '某'", "UPDATE staff SET until_us = 0",
    "UPDATE staff SET until_us = until_us + 1",
  };

  case_open (&self);
  g_assert_cmpint (add (&self, NO, HE_JIE), ==, GJ_STAFF_DONE);
  g_assert_cmpint (end (&self, NO), ==, GJ_STAFF_DONE);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *refusal = hall_raw (self.hall, damages[i]);

      g_assert_nonnull (refusal);
      g_assert_nonnull (strstr (refusal, "gj: staff:"));
    }
}

static void
assert_found (const char *sql, const char *sentence)
{
  g_auto (Case) self = { 0 };
  g_auto (GStrv) findings = NULL;
  gboolean found = FALSE;

  case_open (&self);
  g_assert_cmpint (add (&self, NO, HE_JIE), ==, GJ_STAFF_DONE);
  do_act (&self, GJ_DUTY_ENTERED, "", "ok");
  hall_damage (self.hall, sql);
  findings = hall_check (self.hall);
  for (guint i = 0; findings[i] != NULL; i++)
    found |= g_str_has_prefix (findings[i], sentence);
  g_assert_true (found);
}

/* SQLite's words: hall_damage takes the triggers away. */
static void
test_check_finds_staff_that_nobody_added_or_ended (void)
{
  assert_found ("INSERT INTO staff VALUES ('9', 5, '某',"
                " '0000000000000000000000000000000000000000000000000000000000000000', 0)",
                "I20 9");
  assert_found ("UPDATE staff SET until_us = since_us", "I20 1007");
  assert_found ("UPDATE staff SET staff_no = '1008'", "I20 02/");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/staff/the-own-card-is-known-until-the-end", test_the_own_card_is_known_until_the_end);
  g_test_add_func ("/staff/a-number-and-a-card-are-one-persons", test_a_number_and_a_card_are_one_persons);
  g_test_add_func ("/staff/an-id-number-is-nowhere", test_an_id_number_is_nowhere);
  g_test_add_func ("/staff/what-somebody-does-who-is-not-on-is-refused",
                   test_what_somebody_does_who_is_not_on_is_refused);
  g_test_add_func ("/staff/the-pause-is-the-last-word-also-after-a-restart", test_the_pause_is_the_last_word);
  g_test_add_func ("/staff/papers-are-counted-since-the-roll-was-changed",
                   test_papers_are_counted_since_the_roll_was_changed);
  g_test_add_func ("/staff/a-period-of-service-is-never-rewritten", test_a_period_of_service_is_never_rewritten);
  if (g_strcmp0 (g_getenv ("GJ_TEST_ENGINE"), "postgres") != 0)
    g_test_add_func ("/staff/check-finds-staff-that-nobody-added-or-ended",
                     test_check_finds_staff_that_nobody_added_or_ended);
  return g_test_run ();
}
