/* SPDX-License-Identifier: Apache-2.0 */
/* The time a resident has: told every second, warned of, given again, and over once. */
#include "kiosk/session/countdown.h"

typedef struct
{
  GjClock *clock;
  GjCountdown *countdown;
  guint left;
  gboolean warning;
  guint ends;
  guint ticks;
} Fixture;

static void
on_tick (guint seconds_left, guint total, gboolean warning, gpointer user_data)
{
  Fixture *f = user_data;

  f->left = seconds_left;
  f->warning = warning;
  f->ticks++;
  if (seconds_left == 0)
    f->ends++;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->clock = gj_clock_new_manual (G_GINT64_CONSTANT (1700000000000000));
  f->countdown = gj_countdown_new (f->clock, on_tick, f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gj_countdown_free (f->countdown);
  gj_clock_unref (f->clock);
}

/* The countdown looks at the clock from the main loop: lets it look until it said so many seconds. */
static void
pass_to (Fixture *f, guint seconds, guint wanted_left)
{
  gj_clock_manual_advance (f->clock, (gint64) seconds * G_USEC_PER_SEC);
  while (f->left != wanted_left)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_warns (Fixture *f, gconstpointer data)
{
  gj_countdown_start (f->countdown, 90, 30);
  g_assert_cmpuint (f->left, ==, 90);
  pass_to (f, 59, 31);
  g_assert_false (f->warning);
  pass_to (f, 1, 30);
  g_assert_true (f->warning);
}

static void
test_extends (Fixture *f, gconstpointer data)
{
  gj_countdown_start (f->countdown, 90, 30);
  for (guint i = 0; i < 10; i++)
    {
      pass_to (f, 80, 10);
      gj_countdown_extend (f->countdown);
      g_assert_cmpuint (f->left, ==, 90);
      g_assert_false (f->warning);
    }
  g_assert_cmpuint (f->ends, ==, 0);
}

static void
test_ends_once (Fixture *f, gconstpointer data)
{
  gj_countdown_start (f->countdown, 90, 30);
  pass_to (f, 500, 0);
  g_assert_cmpuint (f->ends, ==, 1);
  g_assert_false (gj_countdown_is_running (f->countdown));
  gj_countdown_extend (f->countdown);
  g_assert_cmpuint (f->left, ==, 0);
}

static void
test_civil_clock_does_not_matter (Fixture *f, gconstpointer data)
{
  gj_countdown_start (f->countdown, 90, 30);
  gj_clock_manual_set (f->clock, 0);
  pass_to (f, 10, 80);
  g_assert_cmpuint (f->ends, ==, 0);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/countdown/warns-in-its-last-part", test_warns);
  ADD ("/countdown/can-be-extended-again-and-again", test_extends);
  ADD ("/countdown/ends-once", test_ends_once);
  ADD ("/countdown/does-not-follow-the-civil-clock", test_civil_clock_does_not_matter);
  return g_test_run ();
}
