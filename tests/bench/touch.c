/* SPDX-License-Identifier: Apache-2.0 */
/* How long after a touch the screen has answered: every sample page's every button, pressed, and every sample page put into the frame, at
 * both text sizes; what changes while a page is shown; and each frame while a thousand rows follow a finger. From then until the frame
 * clock has painted, with the renderer that GSK_RENDERER names. A line of JSON for each kind, the slowest ten by name on standard error.
 * touch [quick|pages|moves|whole [PAGE]]: once each; pages without presses; neither; only pages whose name begins so. Needs a display:
 * tests/rig/with-display.sh 1080x1920 */
#include "tests/bench/touch_answers.h"
#include "tests/bench/touch_moves.h"
#include "tests/ui/samples_frame.h"
#include "tests/ui/samples_pages.h"
#include "tests/ui/taps.h"
#include "ui/frame/ui.h"

#define ROUNDS 3 /* each number is the middle one of at most so many: what the machine does beside is no answer of ours */

typedef struct
{
  GjWindow *window;
  GArray *presses; /* GjAnswer */
  GArray *pages;
  gboolean elder;
  guint rounds;
  gboolean no_presses;
  const char *only; /* pages whose name begins so; NULL: all */
} Bench;

static char *
name_of (const Bench *bench, const char *page, const char *button)
{
  return g_strdup_printf ("%s%s %s", page, bench->elder ? "-elder" : "", button);
}

static void
press (Bench *bench, const char *page, GtkWidget *button)
{
  double ms[ROUNDS], work[ROUNDS];
  gint64 since;

  for (guint round = 0; round < bench->rounds; round++)
    {
      gj_bench_come_to_rest (bench->window);
      since = g_get_monotonic_time ();
      work[round] = gj_bench_work_ms ();
      gtk_widget_set_state_flags (button, GTK_STATE_FLAG_ACTIVE, FALSE);
      ms[round] = gj_bench_ms_until_painted (bench->window, since);
      work[round] = gj_bench_work_ms () - work[round];
      gtk_widget_unset_state_flags (button, GTK_STATE_FLAG_ACTIVE);
    }
  gj_answers_add_middle (bench->presses, name_of (bench, page, G_OBJECT_TYPE_NAME (button)), ms, work, bench->rounds);
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
      gj_bench_come_to_rest (bench->window);
      since = g_get_monotonic_time ();
      work[round] = gj_bench_work_ms ();
      gj_window_show_page (bench->window, GJ_PAGE (make ()));
      ms[round] = gj_bench_ms_until_painted (bench->window, since);
      work[round] = gj_bench_work_ms () - work[round];
    }
  gj_answers_add_middle (bench->pages, name_of (bench, name, ""), ms, work, bench->rounds);
  if (!bench->no_presses)
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

/* What moves by itself, or under a finger that stays. */
static void
tell_moves (Bench *bench)
{
  g_autoptr (GArray) live = gj_answers_new ();
  g_autoptr (GArray) frames = gj_answers_new ();

  gj_bench_live (bench->window, live);
  gj_bench_scroll (bench->window, frames);
  gj_answers_tell ("live", live);
  gj_answers_tell ("scroll", frames);
}

int
main (int argc, char *argv[])
{
  const char *kind = argc > 1 ? argv[1] : "whole";
  GjClock *clock;
  Bench bench = { .rounds = g_str_equal (kind, "quick") ? 1 : ROUNDS,
                  .no_presses = g_str_equal (kind, "pages"),
                  .only = argc > 2 ? argv[2] : NULL,
                  .presses = gj_answers_new (),
                  .pages = gj_answers_new () };

  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  gtk_init ();
  gj_ui_init ();
  bench.window = gj_taps_open (&clock);
  for (guint size = 0; size < 2 && !g_str_equal (kind, "moves"); size++)
    {
      bench.elder = size == 1;
      go_over_all (&bench);
    }
  gj_answers_tell ("press", bench.presses);
  gj_answers_tell ("page", bench.pages);
  if (bench.only == NULL && !bench.no_presses)
    tell_moves (&bench);
  gj_taps_close (bench.window);
  gj_clock_unref (clock);
  g_array_unref (bench.presses);
  g_array_unref (bench.pages);
  return 0;
}
