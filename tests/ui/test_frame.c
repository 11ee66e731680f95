/* SPDX-License-Identifier: Apache-2.0 */
/* The frame under real taps: ways out, care bar, aids, clock. */
#include "tests/ui/samples_frame.h"
#include "tests/ui/samples_pages.h"
#include "tests/ui/taps.h"
#include "ui/pages/idle_page.h"
#include "ui/pages/reading_page.h"
#include "ui/pages/take_card_page.h"
#include "ui/widgets/step_row.h"

typedef struct
{
  GjClock *clock;
  GjWindow *window;
  guint count;
} Fixture;

static GtkWidget *
sample (const char *name)
{
  gsize n;
  const GjFrameSample *samples = gj_frame_samples (&n);
  for (gsize i = 0; i < n; i++)
    if (g_strcmp0 (samples[i].name, name) == 0)
      return samples[i].make ();
  g_error ("no sample %s", name);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = gj_taps_open (&fixture->clock);
  fixture->count = 0;
  gj_window_set_nav (fixture->window, GJ_NAV_NORMAL, GJ_NAV_NORMAL, GJ_NAV_NORMAL);
  gj_window_show_page (fixture->window, GJ_PAGE (sample ("11-refusal")));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gj_taps_close (fixture->window);
  gj_clock_unref (fixture->clock);
}

static void
count_one (Fixture *fixture)
{
  fixture->count++;
}

/* Whatever is the matter with the card, the drawing says that it is to be pulled out. */
static void
test_card_trouble_is_drawn (Fixture *fixture, gconstpointer data)
{
  static const char *const pages[] = { "01-card-not-social-inside", "01-card-name-refused", "01-card-locked", "01-card-expired",
                                       "01-card-unknown-holder" };
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *page = sample (pages[i]);
      gj_window_show_page (fixture->window, GJ_PAGE (page));
      gj_taps_settle (fixture->window);
      if (!gtk_widget_get_mapped (GTK_WIDGET (gtk_widget_get_template_child (page, GJ_TYPE_READING_PAGE, "drawing"))))
        g_error ("%s has no drawing", pages[i]);
    }
}

static void
test_ways_out (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *signal, *text;
  } ways[] = { { "back", "返回" }, { "home", "首页" }, { "end", "结束服务" } };
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      fixture->count = 0;
      const gulong id = g_signal_connect_swapped (fixture->window, ways[i].signal, G_CALLBACK (count_one), fixture);
      gj_taps_tap_text (fixture->window, ways[i].text);
      g_assert_cmpuint (fixture->count, ==, 1);
      g_signal_handler_disconnect (fixture->window, id);
    }
}

static void
test_off_is_off (Fixture *fixture, gconstpointer data)
{
  g_signal_connect_swapped (fixture->window, "back", G_CALLBACK (count_one), fixture);
  g_signal_connect_swapped (fixture->window, "home", G_CALLBACK (count_one), fixture);
  gj_window_set_nav (fixture->window, GJ_NAV_OFF, GJ_NAV_HERE, GJ_NAV_NORMAL);
  gj_taps_tap_text (fixture->window, "返回");
  gj_taps_tap_text (fixture->window, "首页");
  g_assert_cmpuint (fixture->count, ==, 0);
}

static void
test_hidden_is_gone (Fixture *fixture, gconstpointer data)
{
  gj_window_set_nav (fixture->window, GJ_NAV_HIDDEN, GJ_NAV_HIDDEN, GJ_NAV_HIDDEN);
  gj_taps_settle (fixture->window);
  g_assert_null (gj_taps_find (GTK_WIDGET (fixture->window), "返回"));
  g_assert_null (gj_taps_find (GTK_WIDGET (fixture->window), "首页"));
  g_assert_null (gj_taps_find (GTK_WIDGET (fixture->window), "结束服务"));
}

/* Two pages with nothing on them, whose large button is the dock's once more. */
static void
test_an_empty_page_has_a_way_on (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *sample, *signal, *text;
  } ways[] = { { "27-insured-none", "back", "返回" }, { "22-receipts-empty", "home", "回首页" } };
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      GtkWidget *page = gj_page_sample_make (ways[i].sample);
      fixture->count = 0;
      const gulong id = g_signal_connect_swapped (fixture->window, ways[i].signal, G_CALLBACK (count_one), fixture);
      gj_window_show_page (fixture->window, GJ_PAGE (page));
      gj_taps_settle (fixture->window);
      gj_taps_tap (fixture->window, gj_taps_find (page, ways[i].text));
      g_assert_cmpuint (fixture->count, ==, 1);
      gj_window_set_nav (fixture->window, GJ_NAV_OFF, GJ_NAV_OFF, GJ_NAV_NORMAL);
      gj_taps_tap (fixture->window, gj_taps_find (page, ways[i].text));
      g_assert_cmpuint (fixture->count, ==, 1);
      gj_window_set_nav (fixture->window, GJ_NAV_NORMAL, GJ_NAV_NORMAL, GJ_NAV_NORMAL);
      g_signal_handler_disconnect (fixture->window, id);
    }
}

static int
page_top (GjWindow *window)
{
  graphene_point_t top;
  GtkWidget *page = GTK_WIDGET (gj_window_get_page (window));
  g_assert_true (gtk_widget_compute_point (page, GTK_WIDGET (window), &GRAPHENE_POINT_INIT (0, 0), &top));
  return (int) top.y;
}

static void
test_care_bar (Fixture *fixture, gconstpointer data)
{
  gj_window_set_time_left (fixture->window, 60, 90, FALSE);
  gj_taps_settle (fixture->window);
  g_assert_null (gj_taps_find (GTK_WIDGET (fixture->window), "继续"));
  const int top = page_top (fixture->window);

  g_signal_connect_swapped (fixture->window, "extend", G_CALLBACK (count_one), fixture);
  gj_window_set_time_left (fixture->window, 28, 90, TRUE);
  gj_taps_settle (fixture->window);
  g_assert_cmpint (page_top (fixture->window), ==, top);
  gj_taps_tap_text (fixture->window, "继续");
  g_assert_cmpuint (fixture->count, ==, 1);
}

/* Whoever does not see the bar go is told of it; nobody is when there is nobody. */
static void
test_an_answer_is_told (Fixture *fixture, gconstpointer data)
{
  g_signal_connect_swapped (fixture->window, "answered", G_CALLBACK (count_one), fixture);
  gj_window_set_time_left (fixture->window, 25, 90, TRUE);
  g_assert_cmpint (gj_window_get_time_left (fixture->window), ==, 25);
  gj_window_set_time_left (fixture->window, 24, 90, TRUE);
  g_assert_cmpuint (fixture->count, ==, 0);
  gj_window_set_time_left (fixture->window, 90, 90, FALSE);
  g_assert_cmpuint (fixture->count, ==, 1);
  gj_window_set_time_left (fixture->window, 25, 90, TRUE);
  gj_window_set_time_left (fixture->window, GJ_TIME_NONE, 0, FALSE);
  g_assert_cmpuint (fixture->count, ==, 1);
}

static void
test_elder (Fixture *fixture, gconstpointer data)
{
  g_signal_connect_swapped (fixture->window, "elder-toggled", G_CALLBACK (count_one), fixture);
  gj_taps_tap_text (fixture->window, "长辈模式");
  g_assert_true (gj_window_get_elder (fixture->window));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (fixture->window), "elder"));
  g_assert_true (gj_page_get_elder (gj_window_get_page (fixture->window)));
  gj_taps_tap_text (fixture->window, "长辈模式");
  g_assert_false (gj_window_get_elder (fixture->window));
  g_assert_cmpuint (fixture->count, ==, 2);
}

/* Switched in the middle of a step, and nothing of it is lost. */
static void
test_low (Fixture *fixture, gconstpointer data)
{
  g_signal_connect_swapped (fixture->window, "low-toggled", G_CALLBACK (count_one), fixture);
  GtkWidget *page = sample ("02-pin-start");
  gj_window_show_page (fixture->window, GJ_PAGE (page));
  g_assert_nonnull (gj_taps_find (GTK_WIDGET (fixture->window), "还差4位"));
  gj_taps_tap_text (fixture->window, "低位");
  g_assert_true (gj_window_get_low (fixture->window));
  g_assert_cmpint (page_top (fixture->window), >, gtk_widget_get_height (GTK_WIDGET (fixture->window)) / 2);
  gj_taps_tap_text (fixture->window, "7");
  g_assert_true (GTK_WIDGET (gj_window_get_page (fixture->window)) == page);
  g_assert_nonnull (gj_taps_find (GTK_WIDGET (fixture->window), "还差3位"));
  gj_taps_tap_text (fixture->window, "低位");
  g_assert_false (gj_window_get_low (fixture->window));
  g_assert_cmpint (page_top (fixture->window), <, gtk_widget_get_height (GTK_WIDGET (fixture->window)) / 2);
  g_assert_cmpuint (fixture->count, ==, 2);
}

/* On a screen that is wider than high everything is within reach as it is. */
static void
test_low_is_for_high_screens (Fixture *fixture, gconstpointer data)
{
  GjClock *clock;
  GjWindow *window = gj_taps_open_sized (&clock, 1920, 1080);
  gj_window_show_page (window, GJ_PAGE (sample ("11-refusal")));
  gj_taps_settle (window);
  g_assert_null (gj_taps_find (GTK_WIDGET (window), "低位"));
  g_assert_nonnull (gj_taps_find (GTK_WIDGET (window), "语言"));
  gj_taps_close (window);
  gj_clock_unref (clock);
}

static void
test_aids (Fixture *fixture, gconstpointer data)
{
  gj_taps_settle (fixture->window);
  g_assert_nonnull (gj_taps_find (GTK_WIDGET (fixture->window), "语言"));
  g_assert_null (gj_taps_find (GTK_WIDGET (fixture->window), "语音"));
  g_assert_nonnull (gj_taps_find (GTK_WIDGET (fixture->window), "低位"));
  gj_window_set_aids (fixture->window, GJ_AID_VOICE);
  gj_taps_settle (fixture->window);
  g_assert_nonnull (gj_taps_find (GTK_WIDGET (fixture->window), "语音"));
  g_assert_null (gj_taps_find (GTK_WIDGET (fixture->window), "语言"));
}

/* What lies over the page is what is seen: whoever reads pages aloud hears of it, and of the page when it is seen again. */
static void
test_cover_is_the_page_to_be_seen (Fixture *fixture, gconstpointer data)
{
  GjPage *page = gj_window_get_page (fixture->window);
  GjPage *cover = GJ_PAGE (gj_reading_page_new (&(GjReadingView){ GJ_READING_BUSY, "12393" }));
  g_signal_connect_swapped (fixture->window, "page-shown", G_CALLBACK (count_one), fixture);
  gj_window_cover (fixture->window, cover);
  g_assert_true (gj_window_get_top_page (fixture->window) == cover);
  g_assert_cmpuint (fixture->count, ==, 1);
  gj_window_uncover (fixture->window);
  g_assert_true (gj_window_get_top_page (fixture->window) == page);
  g_assert_cmpuint (fixture->count, ==, 2);
}

static void
test_touched (Fixture *fixture, gconstpointer data)
{
  g_signal_connect_swapped (fixture->window, "touched", G_CALLBACK (count_one), fixture);
  gj_taps_tap (fixture->window, GTK_WIDGET (gj_window_get_page (fixture->window)));
  g_assert_cmpuint (fixture->count, ==, 1);
}

static void
test_old_page_goes (Fixture *fixture, gconstpointer data)
{
  GjPage *old = gj_window_get_page (fixture->window);
  g_object_add_weak_pointer (G_OBJECT (old), (gpointer *) &old);
  gj_window_show_page (fixture->window, GJ_PAGE (sample ("15-take-card")));
  gj_taps_settle (fixture->window);
  g_assert_null (old);
}

/* Every page keeps the dock in sight, at both text sizes. */
static void
test_all_fit (Fixture *fixture, gconstpointer data)
{
  gsize n;
  const GjFrameSample *samples = gj_frame_samples (&n);
  for (gsize i = 0; i < 2 * n; i++)
    {
      gj_window_set_elder (fixture->window, i >= n);
      gj_window_show_page (fixture->window, GJ_PAGE (samples[i % n].make ()));
      gj_taps_settle (fixture->window);
      GtkWidget *page = GTK_WIDGET (gj_window_get_page (fixture->window));
      GtkWidget *area = gtk_widget_get_parent (page);
      if (gtk_widget_get_height (page) > gtk_widget_get_height (area)
          || gtk_widget_get_width (page) > gtk_widget_get_width (area))
        {
          g_test_message ("%s is clipped", samples[i % n].name);
          g_test_fail ();
        }
    }
}

int
main (int argc, char **argv)
{
  gtk_init ();
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/frame/a-card-that-will-not-do-is-drawn-coming-out", test_card_trouble_is_drawn);
  ADD ("/frame/ways-out-become-signals", test_ways_out);
  ADD ("/frame/a-way-out-that-is-off-does-nothing", test_off_is_off);
  ADD ("/frame/nobody-in-means-no-ways-out", test_hidden_is_gone);
  ADD ("/frame/an-empty-page-has-a-way-on", test_an_empty_page_has_a_way_on);
  ADD ("/frame/care-bar-extends-and-the-page-does-not-move", test_care_bar);
  ADD ("/frame/whether-somebody-is-there-is-answered-once", test_an_answer_is_told);
  ADD ("/frame/elder-mode-reaches-window-and-page", test_elder);
  ADD ("/frame/low-mode-moves-the-step-down-and-loses-nothing", test_low);
  ADD ("/frame/low-mode-is-offered-on-high-screens-alone", test_low_is_for_high_screens);
  ADD ("/frame/only-aids-that-work-are-shown", test_aids);
  ADD ("/frame/what-lies-over-the-page-is-what-is-seen", test_cover_is_the_page_to_be_seen);
  ADD ("/frame/any-tap-says-somebody-is-there", test_touched);
  ADD ("/frame/the-old-page-is-freed", test_old_page_goes);
  ADD ("/frame/no-page-is-clipped-at-either-text-size", test_all_fit);
#undef ADD
  return g_test_run ();
}
