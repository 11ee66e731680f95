/* SPDX-License-Identifier: Apache-2.0 */
/* Every sample page in one shape of screen, at both text sizes, and while it is asked whether one is still there: nothing is cut, no date
   or amount is broken, everything that can be pressed is large enough, apart from the next, named, and reached by the keyboard in reading
   order; large text is larger, and leaves one step and one action beside it. With "low" in the low mode, where nothing that can be pressed
   is in the upper half, and which is switched on any page without losing it.
   A page is made once for each text size, since making and painting it is what takes the time, and judged in all these ways while it is shown.
   test_shapes WIDTHxHEIGHT [low] [LANGUAGE] [PAGE…]; tests/ui/meson.build runs it for each shape, in both languages. */
#include <malloc.h>
#include <stdio.h>

#include "core/base/i18n.h"
#include "tests/ui/audit.h"
#include "tests/ui/contrast.h"
#include "tests/ui/samples_frame.h"
#include "tests/ui/samples_pages.h"
#include "tests/ui/taps.h"

/* Apart from each other: on the portrait screen of the tokens, in large text too; on a wide one, where the rows of a list stand closer; and
   on a small one and in the half of one, which have less room. */
#define GAP_PORTRAIT 24
#define GAP_WIDE 24
#define GAP_SMALL 12

/* The stylesheet's running text, and what large text that does not reach 1.3 times that is at least. */
#define BODY 32
#define BODY_SMALL 28
#define ENOUGH 52
#define ENOUGH_WIDE 46
#define ENOUGH_SMALL 36

/* Seconds of a page: in the middle of them, and when it is asked whether somebody is still there. */
#define TIME_WHOLE 90
#define TIME_LEFT 71
#define TIME_ASKED 28

#define PICTURE_BYTES (32 << 20)

static int screen_width, screen_height;
static gboolean low;
static char **wanted;
static guint n_texts, n_grown;

typedef struct
{
  GjClock *clock;
  GjWindow *window;
  gboolean somebody; /* whose time may run out */
} Fixture;

typedef void (*Judge) (Fixture *fixture, const char *name);

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = gj_taps_open_sized (&fixture->clock, screen_width, screen_height);
  g_autofree char *machine = g_strdup_printf (_ ("共济自助机 · %s号"), "02");
  gj_window_set_hall (fixture->window, "清和市医保服务大厅", machine);
  gj_window_set_demo (fixture->window, screen_height > screen_width);
  gj_window_set_low (fixture->window, low);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gj_taps_close (fixture->window);
  gj_clock_unref (fixture->clock);
}

static gboolean
is_wanted (const char *name)
{
  for (char **prefix = wanted; *prefix != NULL; prefix++)
    if (g_str_has_prefix (name, *prefix))
      return TRUE;
  return *wanted == NULL;
}

/* The staff's pages are lists of what to do: not a resident's one decision. */
static gboolean
is_of_staff (const char *name)
{
  return name[0] == '6';
}

static void
report (const char *name, const char *when, GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      g_test_message ("%s%s: %s", name, when, (const char *) problems->pdata[i]);
      g_test_fail ();
    }
  g_ptr_array_unref (problems);
}

/* The rest of a long list is made after it was first painted, and how many pages it has is told after that. */
static void
settle (Fixture *fixture)
{
  gj_taps_settle (fixture->window);
  gj_taps_settle (fixture->window);
}

static void
show_page (Fixture *fixture, gboolean somebody, GtkWidget *page, gboolean elder)
{
  const GjNavState nav = somebody ? GJ_NAV_NORMAL : GJ_NAV_HIDDEN;
  fixture->somebody = somebody;
  gj_window_set_nav (fixture->window, nav, nav, nav);
  gj_window_set_time_left (fixture->window, somebody ? TIME_LEFT : GJ_TIME_NONE, TIME_WHOLE, FALSE);
  gj_window_set_elder (fixture->window, elder);
  gj_window_show_page (fixture->window, GJ_PAGE (page));
  settle (fixture);
}

static void
check_all (Fixture *fixture, gboolean elder, Judge judge)
{
  gsize n;
  const GjFrameSample *frames = gj_frame_samples (&n);
  for (gsize i = 0; i < n; i++)
    if (is_wanted (frames[i].name))
      {
        show_page (fixture, frames[i].somebody, frames[i].make (), elder);
        judge (fixture, frames[i].name);
      }
  const GjPageSample *pages = gj_page_samples (&n);
  for (gsize i = 0; i < n; i++)
    if (is_wanted (pages[i].name))
      {
        show_page (fixture, TRUE, pages[i].make (), elder);
        judge (fixture, pages[i].name);
      }
}

static void
add_all (GPtrArray *to, GPtrArray *from)
{
  g_ptr_array_extend_and_steal (to, from);
}

/* A page that needs more room than the screen has makes the window larger, and everything in it with it. */
static void
check_frame (GPtrArray *problems, GjWindow *window)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (window));
  const int height = gtk_widget_get_height (GTK_WIDGET (window));
  if (width != screen_width || height != screen_height)
    g_ptr_array_add (problems, g_strdup_printf ("makes the window %d x %d", width, height));
}

static GPtrArray *
audit_looks (GjWindow *window)
{
  GPtrArray *problems = gj_audit_fit (window);
  check_frame (problems, window);
  add_all (problems, gj_audit_lines (window));
  add_all (problems, gj_audit_sizes (window));
  /* No colour is a language's: a picture of each page in one of them is enough. */
  if (gj_i18n_get () == gj_language_find ("zh_CN"))
    add_all (problems, gj_audit_contrast (window));
  add_all (problems, gj_audit_tones (window));
  return problems;
}

static GPtrArray *
audit_hands (GjWindow *window, gboolean asked)
{
  const gboolean wide = screen_width > screen_height;
  /* The bar's button, which is there for seconds, stands closer to a page in large text. */
  const gboolean small = gtk_widget_has_css_class (GTK_WIDGET (window), "small") || (asked && gj_window_get_elder (window));
  const int gap = small ? GAP_SMALL : wide ? GAP_WIDE : GAP_PORTRAIT;
  GPtrArray *problems = gj_audit_targets (window, gap, MIN (gap, wide ? GAP_SMALL : gap));
  add_all (problems, gj_audit_focus (window));
  if (low)
    add_all (problems, gj_audit_reach (window));
  return problems;
}

/* While it is asked whether somebody is still there, the bar has its place above what the page has. */
static void
judge_asked (Fixture *fixture, const char *name)
{
  if (!fixture->somebody)
    return;
  gj_window_set_time_left (fixture->window, TIME_ASKED, TIME_WHOLE, TRUE);
  settle (fixture);
  report (name, " (asked)", audit_looks (fixture->window));
  report (name, " (asked)", audit_hands (fixture->window, TRUE));
  gj_window_set_time_left (fixture->window, TIME_LEFT, TIME_WHOLE, FALSE);
  settle (fixture);
}

/* A page that is switched out of the low mode and back while it is on the screen is the page that was shown in it. */
static void
judge_switch (Fixture *fixture, const char *name)
{
  GjWindow *window = fixture->window;
  g_autoptr (GPtrArray) before = gj_audit_places (window);
  GjPage *page = gj_window_get_page (window);
  gj_window_set_low (window, FALSE);
  gj_taps_settle (window);
  gj_window_set_low (window, TRUE);
  settle (fixture);
  g_autoptr (GPtrArray) after = gj_audit_places (window);
  g_assert_true (page == gj_window_get_page (window));
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < MAX (before->len, after->len); i++)
    {
      const char *was = i < before->len ? before->pdata[i] : "nothing", *is = i < after->len ? after->pdata[i] : "nothing";
      if (!g_str_equal (was, is))
        g_ptr_array_add (problems, g_strdup_printf ("%s; before it was switched: %s", is, was));
    }
  report (name, " (switched)", problems);
}

/* What is read from 60 cm by poor eyes need not grow further: on a small screen, and in the half of one, the room ends there. The pages
   whose class is "tight" have not even that room at 1024 x 768, nor in other languages than Chinese elsewhere, and those languages have
   it on no page of 1024 x 768: there it is only known that nothing shrinks, and the rest is owed. */
static void
judge_growth (Fixture *fixture, const char *name)
{
  GjWindow *window = fixture->window;
  const gboolean small = gtk_widget_has_css_class (GTK_WIDGET (window), "small");
  const gboolean least = small && !low, longer = !gtk_widget_has_css_class (GTK_WIDGET (window), "zh_CN");
  const gboolean tight = gtk_widget_has_css_class (GTK_WIDGET (gj_window_get_page (window)), "tight");
  const gboolean owed = (least && longer) || (tight && (least || longer));
  const int enough = owed ? 0 : small ? ENOUGH_SMALL : screen_width > screen_height ? ENOUGH_WIDE : ENOUGH;
  g_autoptr (GHashTable) normal = gj_audit_text_sizes (window);
  gj_window_set_elder (window, TRUE);
  settle (fixture);
  report (name, " (grown)", gj_audit_growth (window, normal, small ? BODY_SMALL : BODY, enough, &n_texts, &n_grown));
}

/* What scripts.css takes back from the large text of the scripts that stand higher is owed. */
static gboolean
has_large_text (void)
{
  return gj_i18n_get () == gj_language_find ("zh_CN") || gj_i18n_get () == gj_language_find ("en");
}

static void
judge_normal (Fixture *fixture, const char *name)
{
  report (name, "", audit_looks (fixture->window));
  report (name, "", audit_hands (fixture->window, FALSE));
  judge_asked (fixture, name);
  if (low)
    judge_switch (fixture, name);
  if (has_large_text ())
    judge_growth (fixture, name);
}

static void
judge_large (Fixture *fixture, const char *name)
{
  report (name, " (large)", audit_looks (fixture->window));
  report (name, " (large)", audit_hands (fixture->window, FALSE));
  if (!is_of_staff (name))
    report (name, " (large)", gj_audit_decisions (fixture->window));
  judge_asked (fixture, name);
}

static void
test_normal (Fixture *fixture, gconstpointer data)
{
  n_texts = n_grown = 0;
  check_all (fixture, FALSE, judge_normal);
  if (has_large_text ())
    g_test_message ("%u of %u texts are 1.3 times as large", n_grown, n_texts);
}

static void
test_large (Fixture *fixture, gconstpointer data)
{
  check_all (fixture, TRUE, judge_large);
}

/* The longest that can stand there, on a page that fills the screen. */
static void
test_voice_row (Fixture *fixture, gconstpointer data)
{
  gj_window_set_voice (fixture->window, C_ ("volume", "中"), TRUE, TRUE);
  gj_window_open_voice_row (fixture->window, TRUE);
  for (guint elder = 0; elder < 2; elder++)
    {
      show_page (fixture, TRUE, gj_page_sample_make ("03-home"), elder == 1);
      report ("03-home", elder == 1 ? " (large)" : "", audit_looks (fixture->window));
      report ("03-home", elder == 1 ? " (large)" : "", audit_hands (fixture->window, FALSE));
    }
}

int
main (int argc, char **argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  mallopt (M_MMAP_THRESHOLD, PICTURE_BYTES); /* a picture's memory serves the next one */
  mallopt (M_TRIM_THRESHOLD, PICTURE_BYTES);
  gtk_init ();
  g_test_init (&argc, &argv, NULL);
  if (argc < 2 || sscanf (argv[1], "%dx%d", &screen_width, &screen_height) != 2)
    {
      fprintf (stderr, "usage: test_shapes WIDTHxHEIGHT [low] [LANGUAGE] [PAGE...]\n");
      return 2;
    }
  low = g_strcmp0 (argv[2], "low") == 0;
  wanted = gj_taps_take_language (argv + (low ? 3 : 2));
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/shapes/pages-in-normal-text-asked-switched-and-made-large", test_normal);
  ADD ("/shapes/pages-in-large-text", test_large);
  ADD ("/shapes/the-row-of-the-voice-has-room-in-the-place-of-the-aids", test_voice_row);
#undef ADD
  return g_test_run ();
}
