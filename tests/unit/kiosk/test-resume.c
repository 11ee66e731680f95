/* SPDX-License-Identifier: Apache-2.0 */
/* What is remembered of a visit that was cut off: given back once, to the same card, within two minutes, and to nobody else. */
#include "kiosk/session/resume.h"

#define CERTNO "110000196005129317"
#define OTHER_CERTNO "110000197001010009"
#define CHIP "990100D1560000054131303030303031"
#define OTHER_CHIP "990100D1560000054131303030303099"
#define WHOM "9901000002"
#define SERVICE 3

static const GjComfort ENGLISH = { .language = "en", .elder = TRUE };

typedef struct
{
  GjClock *clock;
  GjResume *resume;
} Fixture;

static GjPlace *
place_of (const char *status_tier, gboolean checking)
{
  GjPlace *place = gj_place_new (SERVICE, (const char *const[]){ WHOM }, 1);

  place->status_tier = g_strdup (status_tier);
  place->checking = checking;
  return place;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->clock = gj_clock_new_manual (gj_date_start_us (20251121));
  f->resume = gj_resume_new (f->clock);
  gj_resume_keep (f->resume, CERTNO, CHIP, place_of ("student", TRUE), &ENGLISH);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gj_resume_free (f->resume);
  gj_clock_unref (f->clock);
}

static void
let_seconds_pass (Fixture *f, guint seconds)
{
  gj_clock_manual_advance (f->clock, seconds * G_USEC_PER_SEC);
}

static void
assert_given (Fixture *f, gboolean given)
{
  g_autoptr (GjPlace) place = gj_resume_take (f->resume, CERTNO, CHIP);

  g_assert_cmpint (place != NULL, ==, given);
  g_assert_true (gj_resume_is_empty (f->resume));
}

static void
test_same_card (Fixture *f, gconstpointer data)
{
  g_autoptr (GjPlace) place = NULL;

  let_seconds_pass (f, GJ_RESUME_SECONDS - 1);
  gj_resume_see (f->resume, CERTNO, NULL);
  gj_resume_see (f->resume, CERTNO, CHIP);
  place = gj_resume_take (f->resume, CERTNO, CHIP);
  g_assert_cmpuint (place->service, ==, SERVICE);
  g_assert_cmpuint (g_strv_length (place->people), ==, 1);
  g_assert_cmpstr (place->people[0], ==, WHOM);
  g_assert_cmpstr (place->status_tier, ==, "student");
  g_assert_true (place->checking);
}

static void
test_once (Fixture *f, gconstpointer data)
{
  assert_given (f, TRUE);
  assert_given (f, FALSE);
}

static void
test_two_minutes (Fixture *f, gconstpointer data)
{
  let_seconds_pass (f, GJ_RESUME_SECONDS);
  assert_given (f, FALSE);
}

/* Nobody comes back: the main loop alone forgets it. */
static void
test_by_itself (Fixture *f, gconstpointer data)
{
  let_seconds_pass (f, GJ_RESUME_SECONDS - 1);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_false (gj_resume_is_empty (f->resume));
  let_seconds_pass (f, 1);
  while (!gj_resume_is_empty (f->resume))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_other_person (Fixture *f, gconstpointer data)
{
  gj_resume_see (f->resume, OTHER_CERTNO, NULL);
  g_assert_true (gj_resume_is_empty (f->resume));
  assert_given (f, FALSE);
}

static void
test_other_card_of_the_same (Fixture *f, gconstpointer data)
{
  gj_resume_see (f->resume, CERTNO, NULL);
  g_assert_false (gj_resume_is_empty (f->resume));
  gj_resume_see (f->resume, CERTNO, OTHER_CHIP);
  g_assert_true (gj_resume_is_empty (f->resume));
}

/* Whoever takes it without having been seen is looked at all the same. */
static void
test_taken_by_another (Fixture *f, gconstpointer data)
{
  g_assert_null (gj_resume_take (f->resume, OTHER_CERTNO, CHIP));
  assert_given (f, FALSE);
}

static void
test_no_identifier (Fixture *f, gconstpointer data)
{
  gj_resume_keep (f->resume, CERTNO, "", place_of (NULL, FALSE), &ENGLISH);
  g_assert_true (gj_resume_is_empty (f->resume));
  g_assert_null (gj_resume_get_comfort (f->resume, CERTNO, ""));
  gj_resume_keep (f->resume, CERTNO, CHIP, place_of (NULL, FALSE), &ENGLISH);
  g_assert_null (gj_resume_take (f->resume, CERTNO, ""));
}

/* There may be no place to go back to. */
static void
test_comfort (Fixture *f, gconstpointer data)
{
  const GjComfort *comfort;

  gj_resume_keep (f->resume, CERTNO, CHIP, NULL, &ENGLISH);
  g_assert_false (gj_resume_is_empty (f->resume));
  comfort = gj_resume_get_comfort (f->resume, CERTNO, CHIP);
  g_assert_cmpstr (comfort->language, ==, "en");
  g_assert_true (comfort->elder && !comfort->low);
  g_assert_null (gj_resume_get_comfort (f->resume, OTHER_CERTNO, CHIP));
  g_assert_null (gj_resume_get_comfort (f->resume, CERTNO, OTHER_CHIP));
  let_seconds_pass (f, GJ_RESUME_SECONDS);
  g_assert_null (gj_resume_get_comfort (f->resume, CERTNO, CHIP));
  assert_given (f, FALSE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, fn) g_test_add ("/resume/" name, Fixture, NULL, set_up, fn, tear_down)
  ADD ("the-same-card-within-two-minutes-is-given-its-place", test_same_card);
  ADD ("a-place-is-given-once", test_once);
  ADD ("after-two-minutes-nothing-is-given", test_two_minutes);
  ADD ("after-two-minutes-it-is-forgotten-though-nobody-comes", test_by_itself);
  ADD ("another-person-s-card-wipes-it", test_other_person);
  ADD ("another-card-of-the-same-person-wipes-it", test_other_card_of_the_same);
  ADD ("another-person-is-given-nothing", test_taken_by_another);
  ADD ("what-was-on-is-known-of-the-same-card-alone", test_comfort);
  ADD ("a-card-without-an-identifier-is-given-nothing", test_no_identifier);
  return g_test_run ();
}
