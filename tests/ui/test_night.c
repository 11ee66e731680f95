/* SPDX-License-Identifier: Apache-2.0 */
/* The black screen of a closed hall under real taps: nothing shines, and what wakes it does nothing else. */
#include "tests/ui/samples_frame.h"
#include "tests/ui/taps.h"
#include "ui/frame/night.h"
#include "ui/pages/outcome_page.h"

typedef struct
{
  GjClock *clock;
  GjWindow *window;
  GjNight *night;
  guint woken, touched, opened;
} Fixture;

static void
count_one (gpointer count)
{
  (*(guint *) count)++;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  const GjOutOfServiceView view = { .headline = "现在是休息时间", .offers_policy = TRUE };
  GtkWidget *page;

  f->window = gj_taps_open (&f->clock);
  page = gj_out_of_service_page_new (&view);
  g_signal_connect_swapped (page, "policy", G_CALLBACK (count_one), &f->opened);
  gj_window_show_page (f->window, GJ_PAGE (page));
  f->night = gj_night_new (GTK_WINDOW (f->window), count_one, &f->woken);
  g_signal_connect_swapped (f->window, "touched", G_CALLBACK (count_one), &f->touched);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gj_night_free (f->night);
  gj_taps_close (f->window);
  gj_clock_unref (f->clock);
}

/* The brightest of the three colours of any pixel. */
static guint
brightest (GjWindow *window)
{
  GtkWidget *widget = GTK_WIDGET (window);
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree guint32 *pixels = NULL;
  int width = 0, height = 0;
  guint most = 0;

  while (node == NULL) /* until it is laid out */
    {
      g_autoptr (GdkPaintable) paintable = NULL;
      GtkSnapshot *snapshot = gtk_snapshot_new ();

      gj_taps_settle (window);
      width = gtk_widget_get_width (widget);
      height = gtk_widget_get_height (widget);
      paintable = gtk_widget_paintable_new (widget);
      gdk_paintable_snapshot (paintable, snapshot, width, height);
      node = gtk_snapshot_free_to_node (snapshot);
    }
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  pixels = g_new (guint32, (gsize) width * (gsize) height);
  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * sizeof *pixels);
  for (gsize i = 0; i < (gsize) width * (gsize) height; i++)
    for (guint shift = 0; shift < 24; shift += 8)
      most = MAX (most, pixels[i] >> shift & 0xFF);
  return most;
}

static void
test_nothing_shines (Fixture *f, gconstpointer data)
{
  g_assert_cmpuint (brightest (f->window), >, 200);
  gj_night_set (f->night, TRUE);
  g_assert_true (gj_night_is_dark (f->night));
  g_assert_cmpuint (brightest (f->window), ==, 0);
  gj_night_set (f->night, FALSE);
  g_assert_cmpuint (brightest (f->window), >, 200);
  g_assert_cmpuint (f->woken, ==, 0);
}

static void
test_a_tap_wakes_and_presses_nothing (Fixture *f, gconstpointer data)
{
  GtkWidget *button;

  gj_taps_settle (f->window);
  button = gj_taps_find (GTK_WIDGET (f->window), "政策与计算");
  gj_night_set (f->night, TRUE);
  gj_taps_tap (f->window, button);
  g_assert_cmpuint (f->woken, ==, 1);
  g_assert_false (gj_night_is_dark (f->night));
  g_assert_cmpuint (f->opened, ==, 0);
  gj_taps_tap (f->window, button);
  g_assert_cmpuint (f->woken, ==, 1);
  g_assert_cmpuint (f->opened, ==, 1);
}

static void
test_a_key_wakes_and_does_nothing (Fixture *f, gconstpointer data)
{
  gj_taps_settle (f->window);
  gtk_widget_grab_focus (gj_taps_find (GTK_WIDGET (f->window), "政策与计算"));
  gj_night_set (f->night, TRUE);
  gj_taps_key (f->window, "Return");
  g_assert_cmpuint (f->woken, ==, 1);
  g_assert_cmpuint (f->opened, ==, 0);
}

int
main (int argc, char **argv)
{
  gtk_init ();
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/night/nothing-shines", test_nothing_shines);
  ADD ("/night/a-tap-wakes-it-and-presses-nothing", test_a_tap_wakes_and_presses_nothing);
  ADD ("/night/a-key-wakes-it-and-does-nothing", test_a_key_wakes_and_does_nothing);
#undef ADD
  return g_test_run ();
}
