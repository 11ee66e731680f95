/* SPDX-License-Identifier: Apache-2.0 */
/* Nothing is left untranslated: every sample page, in Chinese and in English, what it shows, what a screen reader is told and what the
   voice says. Data are the words that the samples give to the pages. */
#include "core/base/i18n.h"
#include "tests/ui/samples_frame.h"
#include "tests/ui/samples_pages.h"
#include "tests/ui/taps.h"
#include "tests/ui/tongue.h"
#include "ui/speech/page_words.h"
#include "ui/widgets/naming.h"

#define HALL "清和市医保服务大厅"

typedef struct
{
  GjClock *clock;
  GjWindow *window;
  Tongue *tongue;
  const char *page;
} Fixture;

static void
learn_samples (Tongue *tongue)
{
  static const char *const files[]
      = { "entry", "family", "frame", "kin", "pages", "policy", "records", "several", "staff" };
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *name = g_strdup_printf ("samples_%s.c", files[i]);
      g_autofree char *path = g_build_filename (g_getenv ("GJ_SOURCE_ROOT"), "tests", "ui", name, NULL);
      tongue_learn_literals (tongue, path);
    }
  /* A letter is a document, in its own language on every screen. */
  g_autofree char *letters = g_build_filename (g_getenv ("GJ_SOURCE_ROOT"), "assets", "letters", NULL);
  tongue_learn_files (tongue, letters, (const char *const[]){ ".txt", NULL });
  tongue_learn (tongue, HALL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_assert_true (gj_i18n_set_language (data));
  fixture->tongue = tongue_new ();
  learn_samples (fixture->tongue);
  fixture->window = gj_taps_open (&fixture->clock);
  g_autofree char *machine = g_strdup_printf (_ ("共济自助机 · %s号"), "02");
  gj_window_set_hall (fixture->window, HALL, machine);
  gj_window_set_hotline (fixture->window, "12393");
  gj_window_set_demo (fixture->window, TRUE);
  gj_window_set_voice (fixture->window, C_ ("volume", "中"), TRUE, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gj_taps_close (fixture->window);
  gj_clock_unref (fixture->clock);
  tongue_free (fixture->tongue);
  g_assert_true (gj_i18n_set_language ("zh_CN"));
}

static void
on_found (const char *foreign, const char *text, gpointer data)
{
  Fixture *fixture = data;
  g_test_message ("%s: “%s” in: %s", fixture->page, foreign, text);
  g_test_fail ();
}

static void
check_spoken (Fixture *fixture, char *words)
{
  g_autofree char *foreign = tongue_find_foreign (fixture->tongue, words);
  if (foreign != NULL)
    on_found (foreign, words, fixture);
  g_free (words);
}

static void
check_page (Fixture *fixture, const char *name, gboolean somebody, GtkWidget *page)
{
  const GjNavState nav = somebody ? GJ_NAV_NORMAL : GJ_NAV_HIDDEN;
  fixture->page = name;
  gj_window_set_nav (fixture->window, nav, nav, nav);
  gj_window_set_time_left (fixture->window, somebody ? 20 : GJ_TIME_NONE, 90, somebody);
  gj_window_show_page (fixture->window, GJ_PAGE (page));
  gj_taps_settle (fixture->window);
  tongue_check (fixture->tongue, GTK_WIDGET (fixture->window), on_found, fixture);
  check_spoken (fixture, gj_page_words_short (GJ_PAGE (page), NULL));
  check_spoken (fixture, gj_page_words_all (GJ_PAGE (page)));
}

static void
test_everything (Fixture *fixture, gconstpointer data)
{
  gsize n;
  const GjFrameSample *frames = gj_frame_samples (&n);
  for (gsize i = 0; i < n; i++)
    check_page (fixture, frames[i].name, frames[i].somebody, frames[i].make ());
  const GjPageSample *pages = gj_page_samples (&n);
  for (gsize i = 0; i < n; i++)
    check_page (fixture, pages[i].name, TRUE, pages[i].make ());
}

/* The row of the voice stands in the place of the aids. */
static void
test_frame (Fixture *fixture, gconstpointer data)
{
  gj_window_open_voice_row (fixture->window, TRUE);
  check_page (fixture, "the row of the voice", TRUE, gj_page_sample_make ("03-home"));
  gj_window_open_voice_row (fixture->window, FALSE);
  gj_window_show_aid (fixture->window, GJ_AID_VOICE, TRUE);
  check_page (fixture, "all aids", TRUE, gj_page_sample_make ("03-home"));
}

/* Blind it is worth nothing. */
static void
test_caught (Fixture *fixture, gconstpointer data)
{
  GtkWidget *label = gtk_label_new ("没有译过的话");
  GtkWidget *named = gtk_label_new (NULL);
  gj_naming_set (named, "没有译过的名");
  g_autofree char *chinese = tongue_find_foreign (fixture->tongue, gtk_label_get_text (GTK_LABEL (label)));
  g_autofree char *name = tongue_find_foreign (fixture->tongue, gj_naming_get (named));
  g_autofree char *part = tongue_find_foreign (fixture->tongue, "Pay for *英 没有译");
  g_autofree char *hall = tongue_find_foreign (fixture->tongue, "Welcome to " HALL);
  g_assert_cmpstr (chinese, ==, "没有译过的话");
  g_assert_cmpstr (name, ==, "没有译过的名");
  g_assert_cmpstr (part, ==, "没有译");
  g_assert_null (hall);
  g_assert_true (gj_i18n_set_language ("zh_CN"));
  g_autofree char *english = tongue_find_foreign (fixture->tongue, "请插卡 Insert your card");
  g_autofree char *code = tongue_find_foreign (fixture->tongue, "请告诉工作人员：PAPER-OUT, GJ1:AB C");
  g_assert_cmpstr (english, ==, "Insert your card");
  g_assert_null (code);
  g_object_ref_sink (label);
  g_object_unref (label);
  g_object_ref_sink (named);
  g_object_unref (named);
}

int
main (int argc, char **argv)
{
  g_autofree char *catalogues = g_build_filename (g_getenv ("GJ_BUILD_ROOT"), "assets", "po", NULL);
  g_setenv ("GTK_A11Y", "test", TRUE);
  gtk_init ();
  g_test_init (&argc, &argv, NULL);
  gj_i18n_init (catalogues);
#define ADD(path, language, test) g_test_add (path, Fixture, language, set_up, test, tear_down)
  ADD ("/tongue/what-is-not-translated-is-found", "en", test_caught);
  ADD ("/tongue/nothing-seen-named-or-said-is-left-in-chinese-when-english-is-chosen", "en", test_everything);
  ADD ("/tongue/nor-in-the-frame-with-everything-switched-on", "en", test_frame);
  ADD ("/tongue/nothing-seen-named-or-said-is-english-when-chinese-is-chosen", "zh_CN", test_everything);
  ADD ("/tongue/nor-in-the-frame-with-everything-switched-on-in-chinese", "zh_CN", test_frame);
#undef ADD
  return g_test_run ();
}
