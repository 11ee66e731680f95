/* SPDX-License-Identifier: Apache-2.0 */
/* How long after a touch the screen has answered: every sample page's every button, pressed, and every sample page put into the frame, at
 * both text sizes; from then until the frame clock has painted, with the renderer that GSK_RENDERER names. A line of JSON for each kind, the
 * slowest ten by name on standard error. touch [quick|whole [PAGE]]: once each; only pages whose name begins
 * so. Needs a display: tests/rig/with-display.sh 1080x1920 */
#include <stdio.h>
#include <time.h>

#include "tests/ui/samples_frame.h"
#include "tests/ui/samples_pages.h"
#include "tests/ui/taps.h"
#include "ui/frame/ui.h"

#define ROUNDS 3 /* each number is the middle one of at most so many: what the machine does beside is no answer of ours */
#define SLOWEST 10
#define FRAME_MS 17

typedef struct
{
  char *what;
  double ms;
  double work_ms;
} Answer;

typedef struct
{
  GjWindow *window;
  GArray *presses; /* Answer */
  GArray *pages;
  gboolean elder;
  guint rounds;
  char *only; /* pages whose name begins so; NULL: all */
} Bench;

static void
answer_clear (gpointer answer)
{
  g_free (((Answer *) answer)->what);
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
  return compare_numbers (&((const Answer *) a)->ms, &((const Answer *) b)->ms);
}

static void
on_painted (GdkFrameClock *clock, gpointer painted)
{
  *(gboolean *) painted = TRUE;
}

/* Of this process, on a machine that may be busy with others. */
static double
work_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1000000;
}

static double
ms_until_painted (Bench *bench, gint64 since)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench->window));
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), &painted);
  double ms;

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  ms = (double) (g_get_monotonic_time () - since) / 1000;
  g_signal_handler_disconnect (clock, handler);
  return ms;
}

static gboolean
on_time (gpointer over)
{
  *(gboolean *) over = TRUE;
  return G_SOURCE_REMOVE;
}

/* Nothing moves any more, and the clock of frames rests, as it does before a touch. */
static void
come_to_rest (Bench *bench)
{
  gboolean over = FALSE;

  gj_taps_settle (bench->window);
  g_timeout_add (FRAME_MS, on_time, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
note (GArray *answers, const Bench *bench, const char *page, const char *button, double *ms, double *work)
{
  Answer answer;

  qsort (ms, bench->rounds, sizeof *ms, compare_numbers);
  qsort (work, bench->rounds, sizeof *work, compare_numbers);
  answer.ms = ms[bench->rounds / 2];
  answer.work_ms = work[bench->rounds / 2];
  answer.what = g_strdup_printf ("%s%s %s", page, bench->elder ? "-elder" : "", button);
  g_array_append_val (answers, answer);
}

static void
press (Bench *bench, const char *page, GtkWidget *button)
{
  double ms[ROUNDS], work[ROUNDS];
  gint64 since;

  for (guint round = 0; round < bench->rounds; round++)
    {
      come_to_rest (bench);
      since = g_get_monotonic_time ();
      work[round] = work_ms ();
      gtk_widget_set_state_flags (button, GTK_STATE_FLAG_ACTIVE, FALSE);
      ms[round] = ms_until_painted (bench, since);
      work[round] = work_ms () - work[round];
      gtk_widget_unset_state_flags (button, GTK_STATE_FLAG_ACTIVE);
    }
  note (bench->presses, bench, page, G_OBJECT_TYPE_NAME (button), ms, work);
}

static void
press_all (Bench *bench, const char *page, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget))
    return;
  if (GTK_IS_BUTTON (widget))
    {
      press (bench, page, widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    press_all (bench, page, child);
}

/* From an ordinary page to this one. */
static void
open_page (Bench *bench, const char *name, GtkWidget *(*make) (void))
{
  double ms[ROUNDS], work[ROUNDS];
  gint64 since;

  if (bench->only != NULL && !g_str_has_prefix (name, bench->only))
    return;
  for (guint round = 0; round < bench->rounds; round++)
    {
      gj_window_show_page (bench->window, GJ_PAGE (gj_page_sample_make ("05-confirm")));
      come_to_rest (bench);
      since = g_get_monotonic_time ();
      work[round] = work_ms ();
      gj_window_show_page (bench->window, GJ_PAGE (make ()));
      ms[round] = ms_until_painted (bench, since);
      work[round] = work_ms () - work[round];
    }
  note (bench->pages, bench, name, "", ms, work);
  press_all (bench, name, GTK_WIDGET (gj_window_get_page (bench->window)));
}

static void
go_over_all (Bench *bench)
{
  gsize n_frames, n_pages;
  const GjFrameSample *frames = gj_frame_samples (&n_frames);
  const GjPageSample *pages = gj_page_samples (&n_pages);

  gj_window_set_elder (bench->window, bench->elder);
  for (gsize i = 0; i < n_frames; i++)
    open_page (bench, frames[i].name, frames[i].make);
  for (gsize i = 0; i < n_pages; i++)
    open_page (bench, pages[i].name, pages[i].make);
}

static int
compare_work (gconstpointer a, gconstpointer b)
{
  return compare_numbers (&((const Answer *) a)->work_ms, &((const Answer *) b)->work_ms);
}

static double
quantile (const GArray *answers, guint percent)
{
  return g_array_index (answers, Answer, (answers->len - 1) * percent / 100).ms;
}

static void
tell (const char *kind, GArray *answers)
{
  const guint n = answers->len;
  double work_p99;

  g_array_sort (answers, compare_work);
  work_p99 = g_array_index (answers, Answer, (n - 1) * 99 / 100).work_ms;
  for (guint i = 0; i < SLOWEST && i < n; i++)
    {
      const Answer *slow = &g_array_index (answers, Answer, n - 1 - i);

      fprintf (stderr, "%s: %6.2f ms of work, %6.2f ms in all: %s\n", kind, slow->work_ms, slow->ms, slow->what);
    }
  g_array_sort (answers, compare_answers);
  printf ("{\"kind\": \"%s\", \"n\": %u, \"p50_ms\": %.2f, \"p99_ms\": %.2f, \"max_ms\": %.2f, \"work_p99_ms\": %.2f}\n", kind, n,
          quantile (answers, 50), quantile (answers, 99), quantile (answers, 100), work_p99);
}

int
main (int argc, char *argv[])
{
  GjClock *clock;
  Bench bench = { .rounds = argc > 1 && g_str_equal (argv[1], "quick") ? 1 : ROUNDS,
                  .only = argc > 2 ? argv[2] : NULL,
                  .presses = g_array_new (FALSE, FALSE, sizeof (Answer)),
                  .pages = g_array_new (FALSE, FALSE, sizeof (Answer)) };

  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  g_array_set_clear_func (bench.presses, answer_clear);
  g_array_set_clear_func (bench.pages, answer_clear);
  gtk_init ();
  gj_ui_init ();
  bench.window = gj_taps_open (&clock);
  go_over_all (&bench);
  bench.elder = TRUE;
  go_over_all (&bench);
  tell ("press", bench.presses);
  tell ("page", bench.pages);
  gj_taps_close (bench.window);
  gj_clock_unref (clock);
  g_array_unref (bench.presses);
  g_array_unref (bench.pages);
  return 0;
}
