/* SPDX-License-Identifier: Apache-2.0 */
/* What pages say aloud, over every sample, and the keys of a keypad that go through their controls.
   test_speech [en]; tests/ui/meson.build runs it in both languages. */
#include <string.h>

#include "core/base/i18n.h"
#include "tests/ui/samples_frame.h"
#include "tests/ui/samples_pages.h"
#include "tests/ui/taps.h"
#include "ui/pages/records_page.h"
#include "ui/pages/settlement_page.h"
#include "ui/speech/page_words.h"
#include "ui/speech/spoken_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/keypad.h"

/* What the screen shows of a person and the hall must not hear, and what only markup has. */
#define PRIVATE "[*¥<>&]|[0-9]元|[0-9] yuan|[0-9]{11}"

typedef struct
{
  GjClock *clock;
  GjWindow *window;
  GtkWidget *moved_to;
  guint n_voice, act;
} Fixture;

typedef void (*Check) (Fixture *fixture, const char *name, GjPage *page);

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = gj_taps_open (&fixture->clock);
  gj_window_set_nav (fixture->window, GJ_NAV_NORMAL, GJ_NAV_NORMAL, GJ_NAV_NORMAL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gj_taps_close (fixture->window);
  gj_clock_unref (fixture->clock);
}

static void
check_page (Fixture *fixture, const char *name, GtkWidget *page, Check check)
{
  gj_window_show_page (fixture->window, GJ_PAGE (page));
  gj_taps_settle (fixture->window);
  check (fixture, name, GJ_PAGE (page));
}

static void
check_all (Fixture *fixture, Check check)
{
  gsize n;
  const GjFrameSample *frames = gj_frame_samples (&n);
  for (gsize i = 0; i < n; i++)
    check_page (fixture, frames[i].name, frames[i].make (), check);
  const GjPageSample *pages = gj_page_samples (&n);
  for (gsize i = 0; i < n; i++)
    check_page (fixture, pages[i].name, pages[i].make (), check);
}

static void
complain (const char *name, const char *what, const char *words)
{
  g_test_message ("%s %s: %s", name, what, words);
  g_test_fail ();
}

static void
check_words (const char *name, const char *words)
{
  if (g_regex_match_simple (PRIVATE, words, 0, 0))
    complain (name, "says what is private", words);
  if (!g_utf8_validate (words, -1, NULL) || strpbrk (words, "\n\r") != NULL)
    complain (name, "cannot be said", words);
}

static void
check_short (Fixture *fixture, const char *name, GjPage *page)
{
  gboolean hidden = FALSE;
  g_autofree char *words = gj_page_words_short (page, &hidden);
  check_words (name, words);
  if (g_utf8_strlen (words, -1) < 8 && !hidden) /* else the way to hear more is said, too */
    complain (name, "says too little", words);
}

static void
check_lines (Fixture *fixture, const char *name, GjPage *page)
{
  g_autoptr (GPtrArray) lines = gj_page_words_lines (page);
  for (guint i = 0; i < lines->len; i++)
    check_words (name, lines->pdata[i]);
}

/* What is typed for a PIN is nowhere; a name and a sum that the screen shows are there once they are asked for. */
static void
check_asked (Fixture *fixture, const char *name, GjPage *page)
{
  gboolean hidden = FALSE;
  g_autofree char *words = gj_page_words_short (page, &hidden);
  g_autofree char *all = gj_page_words_all (page);
  if (strchr (all, '*') != NULL || strstr (all, "¥") != NULL)
    complain (name, "has signs that nobody can say", all);
  if (*all == '\0' || (hidden && g_str_equal (all, words)))
    complain (name, "keeps back what was asked for", all);
}

/* Down goes through everything that can be pressed on the page but the drawn digits, and each says what it is. */
static void
check_controls (Fixture *fixture, const char *name, GjPage *page)
{
  GtkWidget *first = NULL;
  for (guint step = 0; step < 200; step++)
    {
      fixture->moved_to = NULL;
      gj_taps_key (fixture->window, "Down");
      if (fixture->moved_to == NULL || fixture->moved_to == first)
        break;
      first = first != NULL ? first : fixture->moved_to;
      g_autofree char *words = gj_page_words_control (fixture->moved_to, FALSE);
      g_autofree char *kind = g_strdup (C_ ("the kind of a control, spoken", "按钮"));
      check_words (name, words);
      if (g_str_equal (words, kind))
        complain (name, "has a control without a name", words);
      if (gj_page_words_is_key (fixture->moved_to))
        complain (name, "leads to a drawn key", words);
      if (GTK_IS_TOGGLE_BUTTON (fixture->moved_to)
          && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (fixture->moved_to))
                 != (strstr (words, C_ ("the state of a control, spoken", "已选")) != NULL))
        complain (name, "does not say whether it is chosen", words);
    }
}

/* Where somebody was treated, and what for, in the samples of the records. */
#define CARE "医院|药房|住院|门诊"

static void
check_care (const char *name, const char *words)
{
  if (g_regex_match_simple (CARE, words, 0, 0))
    complain (name, "says where somebody was treated", words);
}

static void
check_records (Fixture *fixture, const char *name, GjPage *page)
{
  if (!GJ_IS_RECORDS_PAGE (page) && !GJ_IS_SETTLEMENT_PAGE (page))
    return;
  gboolean hidden = FALSE;
  g_autofree char *words = gj_page_words_short (page, &hidden);
  g_autofree char *all = gj_page_words_all (page);
  g_autoptr (GPtrArray) lines = gj_page_words_lines (page);
  const char *filters = strstr (words, C_ ("between two choices that are said", "；")); /* kinds of care to choose from are nobody's */
  g_autofree char *facts = filters != NULL ? g_strndup (words, (gsize) (filters - words)) : g_strdup (words);
  check_care (name, facts);
  for (guint i = 0; i < lines->len; i++)
    check_care (name, lines->pdata[i]);
  if (GJ_IS_SETTLEMENT_PAGE (page) && (!hidden || !g_regex_match_simple (CARE, all, 0, 0)))
    complain (name, "keeps back what was asked for", all);
}

static void
test_care (Fixture *fixture, gconstpointer data)
{
  check_all (fixture, check_records);
}

static void
test_nothing_private (Fixture *fixture, gconstpointer data)
{
  check_all (fixture, check_short);
}

static void
test_lines (Fixture *fixture, gconstpointer data)
{
  check_all (fixture, check_lines);
}

static void
test_asked (Fixture *fixture, gconstpointer data)
{
  check_all (fixture, check_asked);
}

static void
on_focus_moved (Fixture *fixture, GtkWidget *control)
{
  fixture->moved_to = control;
}

static const char *const keypad_pages[] = { "01-idle-all", "02-pin", "03-home", "04-choose", "04b-tier", "05-confirm", "07-result", "11-refusal",
                                            "15-take-card", "42-letter", "42-letter-sign" };

static GtkWidget *
make (const char *name)
{
  gsize n;
  const GjFrameSample *frames = gj_frame_samples (&n);
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (frames[i].name, name))
      return frames[i].make ();
  return gj_page_sample_make (name);
}

static void
test_controls (Fixture *fixture, gconstpointer data)
{
  g_signal_connect_swapped (fixture->window, "focus-moved", G_CALLBACK (on_focus_moved), fixture);
  for (guint i = 0; i < G_N_ELEMENTS (keypad_pages); i++)
    check_page (fixture, keypad_pages[i], make (keypad_pages[i]), check_controls);
}

static void
count_one (guint *count)
{
  (*count)++;
}

/* Enter is the confirmation's of what was typed, until an arrow has chosen something else. */
static void
test_enter (Fixture *fixture, gconstpointer data)
{
  guint confirmed = 0, cancelled = 0;
  GtkWidget *page = make ("02-pin");
  g_signal_connect_swapped (page, "confirmed", G_CALLBACK (count_one), &confirmed);
  g_signal_connect_swapped (page, "cancelled", G_CALLBACK (count_one), &cancelled);
  gj_window_show_page (fixture->window, GJ_PAGE (page));
  gj_taps_settle (fixture->window);
  gj_taps_key (fixture->window, "Down");
  g_assert_true (gtk_widget_has_visible_focus (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  gj_taps_key (fixture->window, "Return");
  g_assert_cmpuint (cancelled, ==, 1);
  g_assert_cmpuint (confirmed, ==, 0);
}

static void
on_voice (Fixture *fixture, guint act)
{
  fixture->n_voice++;
  fixture->act = act;
}

static void
test_voice_keys (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *key;
    GjVoiceAct act;
  } keys[] = { { "asterisk", GJ_VOICE_REPEAT },     { "KP_Multiply", GJ_VOICE_REPEAT }, { "F1", GJ_VOICE_REPEAT },
               { "numbersign", GJ_VOICE_READ_ALL }, { "KP_Divide", GJ_VOICE_READ_ALL }, { "F2", GJ_VOICE_READ_ALL } };
  g_signal_connect_swapped (fixture->window, "voice", G_CALLBACK (on_voice), fixture);
  gj_window_show_page (fixture->window, GJ_PAGE (make ("02-pin")));
  gj_taps_settle (fixture->window);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gj_taps_key (fixture->window, keys[i].key);
      g_assert_cmpuint (fixture->n_voice, ==, i + 1);
      g_assert_cmpuint (fixture->act, ==, keys[i].act);
    }
}

/* A scanner that is a keyboard sends the same signs within its codes. */
static void
test_scan_says_nothing (Fixture *fixture, gconstpointer data)
{
  guint n_scans = 0;
  g_signal_connect_swapped (fixture->window, "voice", G_CALLBACK (on_voice), fixture);
  gj_window_set_key_guard (fixture->window, TRUE);
  gj_window_show_page (fixture->window, GJ_PAGE (make ("01-idle-all")));
  gj_taps_settle (fixture->window);
  g_signal_connect_swapped (fixture->window, "scanned", G_CALLBACK (count_one), &n_scans);
  gj_taps_type (fixture->window, "GJ1/A*B/C");
  while (n_scans == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n_voice, ==, 0);
  gj_taps_key (fixture->window, "KP_Multiply");
  while (fixture->n_voice == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n_voice, ==, 1);
}

/* In the row, with a finger. */
static void
test_row (Fixture *fixture, gconstpointer data)
{
  g_signal_connect_swapped (fixture->window, "voice", G_CALLBACK (on_voice), fixture);
  gj_window_show_page (fixture->window, GJ_PAGE (make ("03-home")));
  gj_window_set_voice (fixture->window, "中", FALSE, FALSE);
  gj_window_open_voice_row (fixture->window, TRUE);
  gj_taps_settle (fixture->window);
  g_assert_null (gj_taps_find (GTK_WIDGET (fixture->window), C_ ("voice", "私密")));
  gj_taps_tap_text (fixture->window, C_ ("voice", "全念"));
  g_assert_cmpuint (fixture->act, ==, GJ_VOICE_READ_ALL);
  gj_window_set_voice (fixture->window, NULL, TRUE, FALSE);
  gj_taps_settle (fixture->window);
  gj_taps_tap_text (fixture->window, C_ ("voice", "私密"));
  g_assert_cmpuint (fixture->act, ==, GJ_VOICE_PRIVATE);
  gj_taps_tap_text (fixture->window, C_ ("voice", "收起"));
  gj_taps_settle (fixture->window);
  g_assert_nonnull (gj_taps_find (GTK_WIDGET (fixture->window), C_ ("aid", "语言")));
}

static void
test_text (void)
{
  static const struct
  {
    const char *text, *unasked, *asked;
  } texts[] = {
    { "从*伟的个人账户支付1,400.50元，\n为**英缴纳", "从某某的个人账户支付若干元，为某某缴纳", "从某伟的个人账户支付1400.50元，为某英缴纳" },
    { "¥3,286.50", NULL, "3286.50元" },
    { "−¥400.00", NULL, "减400.00元" },
    { "¥ ****", NULL, "若干元" },
    { "*", NULL, "某" },
    { "1****************8", NULL, "1开头、8结尾的号码" },
    { "身份证 1****************X", "身份证 号码", "身份证 1开头、X结尾的号码" },
    { "110101199003", NULL, "1 1 0 1 0 1 1 9 9 0 0 3" },
    { "9月1日 · 02-000137", "9月1日，02-000137", "9月1日，02-000137" },
    { "→", NULL, NULL },
    { "", NULL, NULL },
  };
  if (g_str_equal (gj_i18n_get_language (), "en"))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gboolean hidden = FALSE, asked_hidden = FALSE;
      g_autofree char *unasked = gj_spoken_text (texts[i].text, FALSE, &hidden);
      g_autofree char *asked = gj_spoken_text (texts[i].text, TRUE, &asked_hidden);
      g_assert_cmpstr (unasked, ==, texts[i].unasked);
      g_assert_cmpstr (asked, ==, texts[i].asked);
      g_assert_cmpint (hidden, ==, g_strcmp0 (unasked, asked) != 0);
      g_assert_false (asked_hidden);
    }
}

int
main (int argc, char **argv)
{
  gtk_init ();
  g_test_init (&argc, &argv, NULL);
  gj_taps_take_language (argv + 1);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  g_test_add_func ("/speech/amounts-names-and-numbers-are-known-by-their-shape", test_text);
  ADD ("/speech/no-page-says-unasked-what-is-private-and-none-is-silent", test_nothing_private);
  ADD ("/speech/no-change-of-a-page-says-what-is-private", test_lines);
  ADD ("/speech/where-somebody-was-treated-is-said-only-when-asked-for", test_care);
  ADD ("/speech/what-was-kept-back-is-said-when-it-is-asked-for", test_asked);
  ADD ("/speech/arrows-go-through-every-control-and-each-says-its-name", test_controls);
  ADD ("/speech/enter-presses-what-the-arrows-chose", test_enter);
  ADD ("/speech/two-keys-say-it-again-and-say-all", test_voice_keys);
  ADD ("/speech/a-scan-is-not-taken-for-the-keys-of-the-voice", test_scan_says_nothing);
  ADD ("/speech/the-row-takes-the-place-of-the-aids-and-gives-it-back", test_row);
#undef ADD
  return g_test_run ();
}
