/* SPDX-License-Identifier: Apache-2.0 */
/* Every page with sample data in a real window, at both text sizes, in a directory: each as a PNG of its own, or with --sheets as contact
   sheets (sheet.h), one row of files for each language and text size.
   screens [--sheets] OUTDIR [WIDTHxHEIGHT] [low] [LANGUAGE…] [PAGE…]; without a language Chinese, and every one there is for sheets.
   Needs a display (tests/rig/with-display.sh gives one). It fails if anything on a page has less room than it needs (audit.h). */
#include <glib/gstdio.h>
#include <stdio.h>

#include "core/base/i18n.h"
#include "tests/ui/audit.h"
#include "tests/ui/samples_frame.h"
#include "tests/ui/samples_pages.h"
#include "tests/ui/sheet.h"

typedef struct
{
  const char *directory;
  GjWindow *window;
  int width, height;
  char **wanted;
  gboolean sheets;
  gboolean low;
  GjSheet *sheet[2]; /* of each text size; NULL without --sheets */
  guint n_bad;
} Show;

static const char *const sizes[] = { "", "-elder" };

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
check_room (Show *show, const char *name, const char *size)
{
  g_autoptr (GPtrArray) problems = gj_audit_fit (show->window);
  for (guint i = 0; i < problems->len; i++)
    fprintf (stderr, "%s%s: %s\n", name, size, (const char *) problems->pdata[i]);
  show->n_bad += problems->len;
}

static void
save (Show *show, const char *name, guint elder)
{
  GtkWidget *window = GTK_WIDGET (show->window);
  settle (window);
  const int width = gtk_widget_get_width (window);
  const int height = gtk_widget_get_height (window);
  check_room (show, name, sizes[elder]);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  g_autoptr (GdkTexture) texture
      = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (show->sheets)
    {
      gj_sheet_add (show->sheet[elder], name, texture);
      return;
    }
  g_autofree char *file = g_strdup_printf ("%s/%s%s.png", show->directory, name, sizes[elder]);
  if (!gdk_texture_save_to_png (texture, file))
    g_error ("%s cannot be written", file);
}

static gboolean
is_wanted (Show *show, const char *name)
{
  if (*show->wanted == NULL)
    return TRUE;
  for (char **wanted = show->wanted; *wanted != NULL; wanted++)
    if (g_str_has_prefix (name, *wanted))
      return TRUE;
  return FALSE;
}

static void
show_both (Show *show, const char *name, GtkWidget *(*make) (void) )
{
  if (!is_wanted (show, name))
    return;
  for (guint elder = 0; elder < 2; elder++)
    {
      gj_window_set_elder (show->window, elder == 1);
      gj_window_show_page (show->window, GJ_PAGE (make ()));
      save (show, name, elder);
    }
}

static void
set_session (Show *show, const char *name, gboolean somebody)
{
  const gboolean paying = g_str_has_prefix (name, "06");
  const gboolean home = g_str_has_prefix (name, "03") || g_str_has_prefix (name, "13");
  const gboolean entering = g_str_has_prefix (name, "02") || g_str_has_prefix (name, "01");
  if (!somebody)
    {
      gj_window_set_nav (show->window, GJ_NAV_HIDDEN, GJ_NAV_HIDDEN, GJ_NAV_HIDDEN);
      gj_window_set_time_left (show->window, GJ_TIME_NONE, 0, FALSE);
    }
  else if (paying)
    {
      gj_window_set_nav (show->window, GJ_NAV_OFF, GJ_NAV_OFF, GJ_NAV_OFF);
      gj_window_set_time_left (show->window, GJ_TIME_PAUSED, 0, FALSE);
    }
  else
    {
      gj_window_set_nav (show->window, home ? GJ_NAV_OFF : GJ_NAV_NORMAL,
                         home       ? GJ_NAV_HERE
                         : entering ? GJ_NAV_OFF
                                    : GJ_NAV_NORMAL,
                         GJ_NAV_NORMAL);
      gj_window_set_time_left (show->window, 71, 90, FALSE);
    }
}

static void
show_all (Show *show)
{
  gsize n;
  const GjFrameSample *frames = gj_frame_samples (&n);
  for (gsize i = 0; i < n; i++)
    {
      set_session (show, frames[i].name, frames[i].somebody);
      show_both (show, frames[i].name, frames[i].make);
    }
  const GjPageSample *pages = gj_page_samples (&n);
  for (gsize i = 0; i < n; i++)
    {
      set_session (show, pages[i].name, TRUE);
      show_both (show, pages[i].name, pages[i].make);
    }
  /* Time nearly up: the row alone changes. */
  set_session (show, "02", TRUE);
  gj_window_set_demo (show->window, TRUE);
  gj_window_set_time_left (show->window, 28, 90, TRUE);
  show_both (show, "00-time-nearly-up", pages[0].make);
}

/* The names of the files of one language say all that is the same on them. */
static void
show_language (Show *show, const char *language)
{
  g_assert_true (gj_i18n_set_language (language));
  gj_window_retranslate (show->window);
  g_autofree char *machine = g_strdup_printf (_ ("共济自助机 · %s号"), "02");
  gj_window_set_hall (show->window, "清和市医保服务大厅", machine);
  gj_window_set_demo (show->window, FALSE);
  for (guint elder = 0; show->sheets && elder < 2; elder++)
    {
      g_autofree char *name = g_strdup_printf ("%dx%d%s-%s%s", show->width, show->height, show->low ? "-low" : "", language, sizes[elder]);
      show->sheet[elder] = gj_sheet_new (show->directory, name, show->width, show->height);
    }
  show_all (show);
  for (guint elder = 0; show->sheets && elder < 2; elder++)
    gj_sheet_finish (show->sheet[elder]);
}

/* Takes the languages that @arguments begin with; answers with those after them. */
static char **
take_languages (char **arguments, gboolean all, GPtrArray *tags)
{
  gsize n_languages;
  const GjLanguage *there = gj_languages (&n_languages);
  for (; *arguments != NULL && gj_language_find (*arguments) != NULL; arguments++)
    g_ptr_array_add (tags, *arguments);
  if (tags->len == 0)
    for (gsize i = 0; i < (all ? n_languages : 1); i++)
      g_ptr_array_add (tags, (char *) there[i].tag);
  return arguments;
}

static void
find_catalogues (void)
{
  const char *build = g_getenv ("GJ_BUILD_ROOT");
  if (build == NULL)
    g_error ("GJ_BUILD_ROOT does not say where the catalogues are");
  g_autofree char *catalogues = g_build_filename (build, "assets", "po", NULL);
  gj_i18n_init (catalogues);
}

int
main (int argc, char **argv)
{
  Show show = { .sheets = argc > 1 && g_str_equal (argv[1], "--sheets"), .width = 1080, .height = 1920 };
  char **arguments = argv + (show.sheets ? 2 : 1);
  if (argc < 2 || *arguments == NULL)
    {
      fprintf (stderr, "usage: screens [--sheets] OUTDIR [WIDTHxHEIGHT] [low] [LANGUAGE...] [PAGE...]\n");
      return 2;
    }
  show.directory = *arguments++;
  if (*arguments != NULL && sscanf (*arguments, "%dx%d", &show.width, &show.height) == 2)
    arguments++;
  if (g_strcmp0 (*arguments, "low") == 0)
    {
      show.low = TRUE;
      arguments++;
    }
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  show.wanted = take_languages (arguments, show.sheets, tags);
  find_catalogues ();
  g_mkdir_with_parents (show.directory, 0777);
  gtk_init ();
  /* 2025-11-21 09:40, as in the pictures. */
  gint64 now_us;
  g_assert_true (gj_time_parse ("2025-11-21 09:40:00", &now_us));
  GjClock *clock = gj_clock_new_manual (now_us);
  show.window = gj_window_new (NULL, clock);
  gtk_window_set_default_size (GTK_WINDOW (show.window), show.width, show.height);
  gj_window_set_low (show.window, show.low);
  gtk_window_present (GTK_WINDOW (show.window));
  for (guint i = 0; i < tags->len; i++)
    show_language (&show, g_ptr_array_index (tags, i));
  gtk_window_destroy (GTK_WINDOW (show.window));
  gj_clock_unref (clock);
  return show.n_bad == 0 ? 0 : 1;
}
