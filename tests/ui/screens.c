/* SPDX-License-Identifier: Apache-2.0 */
/* The contact sheet: every page with sample data in a real window, at both text sizes, as PNG files in a directory.
   screens OUTDIR [WIDTHxHEIGHT] [en] [PAGE…]; needs a display (tests/rig/with-display.sh gives one). It fails if a page asks for more room
   than the screen has, since that would push the dock off it. */
#include <glib/gstdio.h>
#include <stdio.h>

#include "core/base/i18n.h"
#include "tests/ui/samples_frame.h"
#include "tests/ui/samples_pages.h"
#include "tests/ui/taps.h"

typedef struct
{
  const char *directory;
  GjWindow *window;
  int width, height;
  char **wanted;
  guint n_bad;
} Sheet;

static gboolean
on_painted (GdkFrameClock *clock, gpointer data)
{
  *(gboolean *) data = TRUE;
  return TRUE;
}

/* Until the window's picture stands: two frames after everything that waited has run. */
static void
settle (GtkWidget *window)
{
  for (guint frame = 0; frame < 3; frame++)
    {
      gboolean painted = FALSE;
      GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
      const gulong id = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), &painted);
      gtk_widget_queue_draw (window);
      while (!painted)
        g_main_context_iteration (NULL, TRUE);
      g_signal_handler_disconnect (clock, id);
      while (g_main_context_pending (NULL))
        g_main_context_iteration (NULL, FALSE);
    }
}

/* The area clips a page that needs more; nothing may be clipped. */
static void
check_room (Sheet *sheet, const char *name, const char *size)
{
  GtkWidget *page = GTK_WIDGET (gj_window_get_page (sheet->window));
  GtkWidget *area = gtk_widget_get_parent (page);
  const int width = gtk_widget_get_width (area);
  const int height = gtk_widget_get_height (area);
  int need_width, need_height;
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &need_width, NULL, NULL, NULL);
  gtk_widget_measure (page, GTK_ORIENTATION_VERTICAL, MAX (width, need_width), &need_height, NULL, NULL, NULL);
  if (need_width > width || need_height > height)
    {
      fprintf (stderr, "%s%s: has %d x %d, needs %d x %d\n", name, size, width, height, need_width, need_height);
      sheet->n_bad++;
    }
}

static void
save (Sheet *sheet, const char *name, const char *size)
{
  GtkWidget *window = GTK_WIDGET (sheet->window);
  settle (window);
  const int width = gtk_widget_get_width (window);
  const int height = gtk_widget_get_height (window);
  check_room (sheet, name, size);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  g_autoptr (GdkTexture) texture
      = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, width, height));
  g_autofree char *file = g_strdup_printf ("%s/%s%s.png", sheet->directory, name, size);
  if (!gdk_texture_save_to_png (texture, file))
    g_error ("%s cannot be written", file);
}

static gboolean
is_wanted (Sheet *sheet, const char *name)
{
  if (*sheet->wanted == NULL)
    return TRUE;
  for (char **wanted = sheet->wanted; *wanted != NULL; wanted++)
    if (g_str_has_prefix (name, *wanted))
      return TRUE;
  return FALSE;
}

static void
show_both (Sheet *sheet, const char *name, GtkWidget *(*make) (void) )
{
  if (!is_wanted (sheet, name))
    return;
  const char *const sizes[] = { "", "-elder" };
  for (guint elder = 0; elder < 2; elder++)
    {
      gj_window_set_elder (sheet->window, elder == 1);
      gj_window_show_page (sheet->window, GJ_PAGE (make ()));
      save (sheet, name, sizes[elder]);
    }
}

static void
set_session (Sheet *sheet, const char *name, gboolean somebody)
{
  const gboolean paying = g_str_has_prefix (name, "06");
  const gboolean home = g_str_has_prefix (name, "03") || g_str_has_prefix (name, "13");
  const gboolean entering = g_str_has_prefix (name, "02") || g_str_has_prefix (name, "01");
  if (!somebody)
    {
      gj_window_set_nav (sheet->window, GJ_NAV_HIDDEN, GJ_NAV_HIDDEN, GJ_NAV_HIDDEN);
      gj_window_set_time_left (sheet->window, GJ_TIME_NONE, 0, FALSE);
    }
  else if (paying)
    {
      gj_window_set_nav (sheet->window, GJ_NAV_OFF, GJ_NAV_OFF, GJ_NAV_OFF);
      gj_window_set_time_left (sheet->window, GJ_TIME_PAUSED, 0, FALSE);
    }
  else
    {
      gj_window_set_nav (sheet->window, home ? GJ_NAV_OFF : GJ_NAV_NORMAL,
                         home       ? GJ_NAV_HERE
                         : entering ? GJ_NAV_OFF
                                    : GJ_NAV_NORMAL,
                         GJ_NAV_NORMAL);
      gj_window_set_time_left (sheet->window, 71, 90, FALSE);
    }
}

static void
show_all (Sheet *sheet)
{
  gsize n;
  const GjFrameSample *frames = gj_frame_samples (&n);
  for (gsize i = 0; i < n; i++)
    {
      set_session (sheet, frames[i].name, frames[i].somebody);
      show_both (sheet, frames[i].name, frames[i].make);
    }
  const GjPageSample *pages = gj_page_samples (&n);
  for (gsize i = 0; i < n; i++)
    {
      set_session (sheet, pages[i].name, TRUE);
      show_both (sheet, pages[i].name, pages[i].make);
    }
  /* Time nearly up: the row alone changes. */
  set_session (sheet, "02", TRUE);
  gj_window_set_demo (sheet->window, TRUE);
  gj_window_set_time_left (sheet->window, 28, 90, TRUE);
  show_both (sheet, "00-time-nearly-up", pages[0].make);
}

int
main (int argc, char **argv)
{
  if (argc < 2)
    {
      fprintf (stderr, "usage: screens OUTDIR [WIDTHxHEIGHT] [en] [PAGE...]\n");
      return 2;
    }
  Sheet sheet = { .directory = argv[1], .width = 1080, .height = 1920, .wanted = argv + 2 };
  if (argc > 2 && sscanf (argv[2], "%dx%d", &sheet.width, &sheet.height) == 2)
    sheet.wanted = argv + 3;
  sheet.wanted = gj_taps_take_language (sheet.wanted);
  g_mkdir_with_parents (sheet.directory, 0777);
  gtk_init ();
  /* 2025-11-21 09:40, as in the pictures. */
  gint64 now_us;
  g_assert_true (gj_time_parse ("2025-11-21 09:40:00", &now_us));
  GjClock *clock = gj_clock_new_manual (now_us);
  sheet.window = gj_window_new (NULL, clock);
  g_autofree char *machine = g_strdup_printf (_ ("共济自助机 · %s号"), "02");
  gj_window_set_hall (sheet.window, "清和市医保服务大厅", machine);
  gtk_window_set_default_size (GTK_WINDOW (sheet.window), sheet.width, sheet.height);
  gtk_window_present (GTK_WINDOW (sheet.window));
  show_all (&sheet);
  gtk_window_destroy (GTK_WINDOW (sheet.window));
  gj_clock_unref (clock);
  return sheet.n_bad == 0 ? 0 : 1;
}
