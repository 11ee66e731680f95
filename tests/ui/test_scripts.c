/* SPDX-License-Identifier: Apache-2.0 */
/* Languages in a real window: a screen that goes through all of them and back is the screen that it was, and what a script that runs
   from right to left turns and does not turn. */
#include "core/base/i18n.h"
#include "tests/ui/samples_frame.h"
#include "tests/ui/samples_pages.h"
#include "tests/ui/taps.h"
#include "ui/pages/language_page.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/mirror.h"
#include "ui/widgets/pin_cells.h"
#include "ui/widgets/whole_text.h"

typedef struct
{
  GjClock *clock;
  GjWindow *window;
  guint count;
} Fixture;

static void
speak (Fixture *fixture, const char *tag)
{
  g_assert_true (gj_i18n_set_language (tag));
  gj_window_retranslate (fixture->window);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = gj_taps_open (&fixture->clock);
  gj_window_set_nav (fixture->window, GJ_NAV_NORMAL, GJ_NAV_NORMAL, GJ_NAV_NORMAL);
  gj_window_set_time_left (fixture->window, 71, 90, FALSE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  speak (fixture, "zh_CN");
  gj_taps_close (fixture->window);
  gj_clock_unref (fixture->clock);
}

static GtkWidget *
sample (const char *name)
{
  gsize n;
  const GjFrameSample *samples = gj_frame_samples (&n);
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (samples[i].name, name))
      return samples[i].make ();
  g_error ("no sample %s", name);
}

/* Where everything under @root is and what it says. */
static void
write_down (GtkWidget *root, GtkWidget *window, GString *to)
{
  graphene_rect_t at;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_mapped (child) || !gtk_widget_compute_bounds (child, window, &at))
        continue;
      g_string_append_printf (to, "%s %.0f,%.0f %.0fx%.0f %s\n", G_OBJECT_TYPE_NAME (child), at.origin.x, at.origin.y, at.size.width,
                              at.size.height, GTK_IS_LABEL (child) ? gtk_label_get_text (GTK_LABEL (child)) : "");
      write_down (child, window, to);
    }
}

static char *
show (Fixture *fixture, GtkWidget *(*make) (void))
{
  GString *screen = g_string_new (NULL);
  gj_window_show_page (fixture->window, GJ_PAGE (make ()));
  gj_taps_settle (fixture->window);
  write_down (GTK_WIDGET (fixture->window), GTK_WIDGET (fixture->window), screen);
  return g_string_free (screen, FALSE);
}

static void
check_round (Fixture *fixture, const char *name, GtkWidget *(*make) (void))
{
  static const char *const round[] = { "ug", "bo", "en", "zh_CN" };
  g_autofree char *before = show (fixture, make);
  const guint step = gj_page_get_step (gj_window_get_page (fixture->window));
  for (guint i = 0; i < G_N_ELEMENTS (round); i++)
    {
      speak (fixture, round[i]);
      gj_window_show_page (fixture->window, GJ_PAGE (make ()));
      g_assert_cmpuint (gj_page_get_step (gj_window_get_page (fixture->window)), ==, step);
    }
  g_autofree char *after = show (fixture, make);
  if (!g_str_equal (before, after))
    {
      g_test_message ("%s is another screen after the round:\n%s\n%s", name, before, after);
      g_test_fail ();
    }
}

static void
test_round (Fixture *fixture, gconstpointer data)
{
  gsize n;
  const GjFrameSample *frames = gj_frame_samples (&n);
  for (gsize i = 0; i < n; i++)
    check_round (fixture, frames[i].name, frames[i].make);
  const GjPageSample *pages = gj_page_samples (&n);
  for (gsize i = 0; i < n; i++)
    check_round (fixture, pages[i].name, pages[i].make);
}

/* ---- what is turned ---- */

static GtkWidget *
find_icon (GtkWidget *root, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (GJ_IS_ICON (child) && gtk_widget_get_mapped (child) && g_strcmp0 (gj_icon_get_name (GJ_ICON (child)), name) == 0)
        return child;
      GtkWidget *found = gtk_widget_get_mapped (child) ? find_icon (child, name) : NULL;
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The pixels of an icon as it stands in the window, on nothing. */
static guint32 *
picture_of (Fixture *fixture, const char *name, int *width, int *height)
{
  GtkWidget *icon = find_icon (GTK_WIDGET (fixture->window), name);
  g_assert_nonnull (icon);
  *width = gtk_widget_get_width (icon);
  *height = gtk_widget_get_height (icon);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (icon);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, *width, *height);
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (fixture->window));
  g_autoptr (GdkTexture) texture
      = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, (float) *width, (float) *height));
  guint32 *pixels = g_new (guint32, (gsize) *width * (gsize) *height);
  gdk_texture_download (texture, (guchar *) pixels, (gsize) *width * sizeof *pixels);
  return pixels;
}

/* How many pixels of @a are not those of @b, read from the right with @turned. */
static int
count_different (const guint32 *a, const guint32 *b, int width, int height, gboolean turned)
{
  int different = 0;
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      different += a[y * width + x] != b[y * width + (turned ? width - 1 - x : x)];
  return different;
}

static void
test_arrows (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    gboolean turned;
  } icons[] = { { "back", TRUE }, { "end", TRUE }, { "phone", FALSE }, { "backspace", FALSE } };
  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    {
      int width, height;
      speak (fixture, "zh_CN");
      gj_window_show_page (fixture->window, GJ_PAGE (sample ("02-pin")));
      gj_taps_settle (fixture->window);
      g_autofree guint32 *from_left = picture_of (fixture, icons[i].name, &width, &height);
      speak (fixture, "ug");
      gj_window_show_page (fixture->window, GJ_PAGE (sample ("02-pin")));
      gj_taps_settle (fixture->window);
      g_autofree guint32 *from_right = picture_of (fixture, icons[i].name, &width, &height);
      g_assert_cmpint (count_different (from_left, from_right, width, height, icons[i].turned), ==, 0);
      g_assert_cmpint (count_different (from_left, from_right, width, height, !icons[i].turned), >, 0);
    }
}

static float
left_of (Fixture *fixture, GtkWidget *widget)
{
  graphene_rect_t at;
  g_assert_nonnull (widget);
  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (fixture->window), &at));
  return at.origin.x;
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *root = GTK_WIDGET (fixture->window);
  speak (fixture, "ug");
  gj_window_show_page (fixture->window, GJ_PAGE (sample ("02-pin")));
  gj_taps_settle (fixture->window);
  g_assert_cmpfloat (left_of (fixture, gj_taps_find (root, "1")), <, left_of (fixture, gj_taps_find (root, "2")));
  g_assert_cmpfloat (left_of (fixture, gj_taps_find (root, "2")), <, left_of (fixture, gj_taps_find (root, "3")));
  GtkWidget *cells = gj_taps_find_type (root, GJ_TYPE_PIN_CELLS);
  g_assert_cmpfloat (left_of (fixture, gtk_widget_get_first_child (cells)), <, left_of (fixture, gtk_widget_get_last_child (cells)));
  /* And the screen around them is turned. */
  g_assert_cmpfloat (left_of (fixture, find_icon (root, "back")), >, left_of (fixture, find_icon (root, "end")));
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *text, *isolated;
    gboolean markup;
  } cases[] = {
    { "¥3,286.50", "\u2068¥3,286.50\u2069", FALSE },
    { "310***1234", "\u2068310***1234\u2069", FALSE },
    { "2026-11-28 09:40", "\u20682026-11-28 09:40\u2069", FALSE },
    { "English 中文", "English 中文", FALSE },
    { "*伟 نىڭ 2026-يىللىق", "\u200f\u2068*伟\u2069 نىڭ 2026-يىللىق", FALSE },
    { "为6位缴纳2027-يىللىق城乡居民医保", "\u200e\u2068为6位缴纳2027\u2069-يىللىق城乡居民医保", FALSE },
    { "<b>1.2</b> &#39;a&#39; 12", "<b>\u20681.2\u2069</b> &#39;a&#39; 12", TRUE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *once = gj_mirror_isolate (cases[i].text, cases[i].markup);
      g_autofree char *twice = gj_mirror_isolate (once, cases[i].markup);
      g_assert_cmpstr (once, ==, cases[i].isolated);
      g_assert_cmpstr (twice, ==, once);
    }
}

/* ---- two scripts in one word ---- */

/* Pango aborts in a range of two faces that has less room than its width. */
static void
test_two_faces (void)
{
  static const char *const texts[] = { "ཀློག་བཞིན་པ…", "ཀློག་…", "པ…", "ས་12", "بەت…" };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *label = g_object_ref_sink (gtk_label_new (texts[i]));
      int least = 0;
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gj_whole_text_keep (GTK_LABEL (label));
      gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      g_assert_cmpint (least, >, 0);
      gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, least, NULL, NULL, NULL, NULL);
      g_object_unref (label);
    }
}

/* ---- the choice ---- */

static void
count_one (Fixture *fixture)
{
  fixture->count++;
}

static void
test_cover (Fixture *fixture, gconstpointer data)
{
  static const char *const all[] = { "zh_CN", "en", "ug", "bo", NULL };
  GtkWidget *page = sample ("02-pin-start");
  GtkWidget *cover = gj_language_page_new (all);
  gj_window_show_page (fixture->window, GJ_PAGE (page));
  g_signal_connect_swapped (fixture->window, "back", G_CALLBACK (count_one), fixture);
  g_signal_connect_swapped (cover, "chosen", G_CALLBACK (count_one), fixture);
  guint typed = 0, before = 0;
  g_object_get (gj_taps_find_type (page, GJ_TYPE_PIN_CELLS), "count", &before, NULL);
  gj_window_cover (fixture->window, GJ_PAGE (cover));
  gj_taps_settle (fixture->window);
  g_assert_true (gtk_test_accessible_has_state (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_STATE_HIDDEN));
  gj_taps_key (fixture->window, "7");
  g_object_get (gj_taps_find_type (page, GJ_TYPE_PIN_CELLS), "count", &typed, NULL);
  g_assert_cmpuint (typed, ==, before);
  gj_taps_tap_text (fixture->window, "བོད་ཡིག");
  g_assert_cmpuint (fixture->count, ==, 1);
  gj_taps_tap_text (fixture->window, "返回");
  g_assert_cmpuint (fixture->count, ==, 1);
  g_assert_null (gj_window_get_cover (fixture->window));
  g_assert_true (gj_window_get_page (fixture->window) == GJ_PAGE (page));
  g_assert_true (gtk_widget_get_mapped (page));
  g_autofree char *hidden = gtk_test_accessible_check_state (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_STATE_HIDDEN, FALSE);
  g_assert_cmpstr (hidden, ==, NULL);
}

int
main (int argc, char **argv)
{
  g_autofree char *catalogues = g_build_filename (g_getenv ("GJ_BUILD_ROOT"), "assets", "po", NULL);
  g_setenv ("GTK_A11Y", "test", TRUE);
  gtk_init ();
  g_test_init (&argc, &argv, NULL);
  gj_i18n_init (catalogues);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/scripts/all-languages-and-back-is-the-same-screen-at-the-same-step", test_round);
  ADD ("/scripts/arrows-turn-with-the-script-and-pictures-do-not", test_arrows);
  ADD ("/scripts/keys-and-cells-are-read-from-the-left-everywhere", test_keys);
  g_test_add_func ("/scripts/a-number-among-other-words-is-one-whole", test_numbers);
  g_test_add_func ("/scripts/a-word-of-two-faces-is-laid-out-in-any-room", test_two_faces);
  ADD ("/scripts/the-choice-lies-over-a-page-that-waits", test_cover);
#undef ADD
  return g_test_run ();
}
