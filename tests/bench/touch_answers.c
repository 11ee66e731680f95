/* SPDX-License-Identifier: Apache-2.0 */
/* See touch_answers.h. */
#include "tests/bench/touch_answers.h"

#include <stdio.h>
#include <time.h>

#include "tests/ui/taps.h"

#define SLOWEST 10
#define FRAME_MS 17

static void
answer_clear (gpointer answer)
{
  g_free (((GjAnswer *) answer)->what);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return left < right ? -1 : left > right;
}

static int
compare_answers (gconstpointer a, gconstpointer b)
{
  return compare_numbers (&((const GjAnswer *) a)->ms, &((const GjAnswer *) b)->ms);
}

static int
compare_work (gconstpointer a, gconstpointer b)
{
  return compare_numbers (&((const GjAnswer *) a)->work_ms, &((const GjAnswer *) b)->work_ms);
}

GArray *
gj_answers_new (void)
{
  GArray *answers = g_array_new (FALSE, FALSE, sizeof (GjAnswer));

  g_array_set_clear_func (answers, answer_clear);
  return answers;
}

void
gj_answers_add (GArray *answers, char *what_taken, double ms, double work_ms)
{
  GjAnswer answer = { what_taken, ms, work_ms };

  g_array_append_val (answers, answer);
}

void
gj_answers_add_middle (GArray *answers, char *what_taken, double *ms, double *work_ms, guint rounds)
{
  qsort (ms, rounds, sizeof *ms, compare_numbers);
  qsort (work_ms, rounds, sizeof *work_ms, compare_numbers);
  gj_answers_add (answers, what_taken, ms[rounds / 2], work_ms[rounds / 2]);
}

static const GjAnswer *
at_percent (const GArray *answers, guint percent)
{
  return &g_array_index (answers, GjAnswer, (answers->len - 1) * percent / 100);
}

void
gj_answers_tell (const char *kind, GArray *answers)
{
  const guint n = answers->len;
  double work_p50, work_p99, work_max;

  if (n == 0)
    return;
  g_array_sort (answers, compare_work);
  work_p50 = at_percent (answers, 50)->work_ms;
  work_p99 = at_percent (answers, 99)->work_ms;
  work_max = at_percent (answers, 100)->work_ms;
  for (guint i = 0; i < SLOWEST && i < n; i++)
    {
      const GjAnswer *slow = &g_array_index (answers, GjAnswer, n - 1 - i);

      fprintf (stderr, "%s: %6.2f ms of work, %6.2f ms in all: %s\n", kind, slow->work_ms, slow->ms, slow->what);
    }
  g_array_sort (answers, compare_answers);
  printf ("{\"kind\": \"%s\", \"n\": %u, \"p50_ms\": %.2f, \"p99_ms\": %.2f, \"max_ms\": %.2f, "
          "\"work_p50_ms\": %.2f, \"work_p99_ms\": %.2f, \"work_max_ms\": %.2f}\n",
          kind, n, at_percent (answers, 50)->ms, at_percent (answers, 99)->ms, at_percent (answers, 100)->ms, work_p50, work_p99,
          work_max);
}

double
gj_bench_work_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1000000;
}

static void
on_painted (GdkFrameClock *clock, gpointer painted)
{
  *(gboolean *) painted = TRUE;
}

double
gj_bench_ms_until_painted (GjWindow *window, gint64 since_us)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), &painted);
  double ms;

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  ms = (double) (g_get_monotonic_time () - since_us) / 1000;
  g_signal_handler_disconnect (clock, handler);
  return ms;
}

static gboolean
on_time (gpointer over)
{
  *(gboolean *) over = TRUE;
  return G_SOURCE_REMOVE;
}

void
gj_bench_wait_ms (guint ms)
{
  gboolean over = FALSE;

  g_timeout_add (ms, on_time, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

void
gj_bench_come_to_rest (GjWindow *window)
{
  gj_taps_settle (window);
  gj_bench_wait_ms (FRAME_MS);
}
