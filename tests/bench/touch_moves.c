/* SPDX-License-Identifier: Apache-2.0 */
/* See touch_moves.h. */
#include "tests/bench/touch_moves.h"

#include "tests/bench/touch_answers.h"
#include "tests/ui/samples_pages.h"
#include "tests/ui/taps.h"
#include "ui/pages/paying_page.h"
#include "ui/pages/records_page.h"
#include "ui/pages/result_page.h"
#include "ui/pages/several_result_page.h"
#include "ui/widgets/scroll_list.h"

#define CHANGES 20
#define ROWS 1000
#define DRAGS 12
#define DRAG_PIXELS 800
#define THROW_MS 600
#define TURNS 12

/* Frames */

typedef struct
{
  GArray *frames; /* GjAnswer */
  const char *what;
  gint64 since_us;
  double work_ms;
} Watch;

static void
on_begin (GdkFrameClock *clock, Watch *watch)
{
  watch->since_us = g_get_monotonic_time ();
  watch->work_ms = gj_bench_work_ms ();
}

static void
on_end (GdkFrameClock *clock, Watch *watch)
{
  if (watch->since_us == 0)
    return;
  gj_answers_add (watch->frames, g_strdup (watch->what), (double) (g_get_monotonic_time () - watch->since_us) / 1000,
                  gj_bench_work_ms () - watch->work_ms);
  watch->since_us = 0;
}

static void
begin_watch (GjWindow *window, Watch *watch)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));

  g_signal_connect (clock, "before-paint", G_CALLBACK (on_begin), watch);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_end), watch);
}

static void
end_watch (GjWindow *window, Watch *watch)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (GTK_WIDGET (window)), watch);
}

/* Rows */

static GjRecordRow rows[ROWS];

static GtkWidget *
page_of_rows (guint n_read)
{
  for (guint i = 0; i < ROWS; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i);
      g_autofree char *name = g_strdup_printf ("清和市第%u人民医院", i + 1);

      rows[i] = (GjRecordRow){ g_intern_string (key), "clinic", g_intern_string (name), NULL, "2025年11月18日 09:12 · 普通门诊", "个人负担",
                               "¥126.40",             "查看" };
    }
  return gj_records_page_new (&(GjRecordsView){ .title = "消费明细", .rows = rows, .n_rows = n_read, .n_all = ROWS });
}

void
gj_bench_scroll (GjWindow *window, GArray *frames)
{
  Watch watch = { .frames = frames, .what = "a thousand rows carried on" };
  GtkWidget *list;

  gj_window_show_page (window, GJ_PAGE (page_of_rows (ROWS)));
  gj_bench_come_to_rest (window);
  list = gj_taps_find_type (GTK_WIDGET (window), GJ_TYPE_SCROLL_LIST);
  begin_watch (window, &watch);
  for (guint i = 0; i < DRAGS; i++)
    {
      gj_taps_drag_up (window, list, DRAG_PIXELS);
      gj_bench_wait_ms (THROW_MS);
    }
  watch.what = "a thousand rows turned by a button";
  for (guint i = 0; i < TURNS; i++)
    {
      gj_scroll_list_turn (GJ_SCROLL_LIST (list), TRUE);
      gj_bench_come_to_rest (window);
    }
  end_watch (window, &watch);
}

/* Changes */

static void
wait_longer (GjWindow *window, GtkWidget *page, guint nth)
{
  gj_paying_page_set_waited (GJ_PAYING_PAGE (page), nth + 1);
}

static void
pay_next (GjWindow *window, GtkWidget *page, guint nth)
{
  gj_paying_page_set_turn (GJ_PAYING_PAGE (page), nth % 2 == 0 ? "*英" : "*强", 40000, nth % 6 + 1, 6);
}

static void
print_on (GjWindow *window, GtkWidget *page, guint nth)
{
  gj_result_page_set_print_state (GJ_RESULT_PAGE (page), nth % 2 == 0 ? GJ_PRINT_STATE_PRINTING : GJ_PRINT_STATE_TAKE,
                                  GJ_PRINTER_TROUBLE_NONE);
}

static void
print_several (GjWindow *window, GtkWidget *page, guint nth)
{
  gj_several_result_page_set_print_state (GJ_SEVERAL_RESULT_PAGE (page), nth % 2 == 0 ? GJ_PRINT_STATE_PRINTING : GJ_PRINT_STATE_TAKE,
                                          GJ_PRINTER_TROUBLE_NONE, 3, nth % 3);
}

static void
run_out (GjWindow *window, GtkWidget *page, guint nth)
{
  gj_window_set_time_left (window, (int) (CHANGES - nth), CHANGES, nth > CHANGES / 2);
}

static void
receive_rows (GjWindow *window, GtkWidget *page, guint nth)
{
  gj_records_page_append (GJ_RECORDS_PAGE (page), rows + 4 + nth * 4, 4);
}

static GtkWidget *
make_rows (void)
{
  return page_of_rows (4);
}

typedef struct
{
  const char *what;
  const char *sample; /* NULL: make */
  GtkWidget *(*make) (void);
  void (*change) (GjWindow *window, GtkWidget *page, guint nth);
} Live;

static const Live lives[] = {
  { "a payment is waited for", "06-paying", NULL, wait_longer },
  { "the next of several is paid for", "06-paying", NULL, pay_next },
  { "a receipt's way", "07-result", NULL, print_on },
  { "several receipts' way", "07b-several-result", NULL, print_several },
  { "the time left", "05-confirm", NULL, run_out },
  { "rows arrive", NULL, make_rows, receive_rows },
};

static void
change_often (GjWindow *window, const Live *live, GArray *answers)
{
  GtkWidget *page = live->sample != NULL ? gj_page_sample_make (live->sample) : live->make ();
  gint64 since;
  double work, ms;

  gj_window_show_page (window, GJ_PAGE (page));
  for (guint i = 0; i < CHANGES; i++)
    {
      gj_bench_come_to_rest (window);
      since = g_get_monotonic_time ();
      work = gj_bench_work_ms ();
      live->change (window, page, i);
      ms = gj_bench_ms_until_painted (window, since);
      gj_answers_add (answers, g_strdup (live->what), ms, gj_bench_work_ms () - work);
    }
  gj_window_set_time_left (window, GJ_TIME_NONE, 1, FALSE);
}

/* The rest of a long list, after its first page was painted. */
static void
fill_list (GjWindow *window, const char *sample, GArray *answers)
{
  Watch watch = { .frames = answers, .what = "the rest of a list is made" };

  gj_bench_come_to_rest (window);
  gj_window_show_page (window, GJ_PAGE (gj_page_sample_make (sample)));
  (void) gj_bench_ms_until_painted (window, 0);
  begin_watch (window, &watch);
  gj_bench_wait_ms (THROW_MS);
  end_watch (window, &watch);
}

void
gj_bench_live (GjWindow *window, GArray *answers)
{
  for (guint i = 0; i < G_N_ELEMENTS (lives); i++)
    change_often (window, &lives[i], answers);
  fill_list (window, "43-verify-records", answers);
  fill_list (window, "62-staff-owed-many", answers);
}
