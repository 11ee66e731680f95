/* SPDX-License-Identifier: Apache-2.0 */
/* What pages say aloud, over every sample, and the keys of a keypad that go through their controls.
   test_speech [LANGUAGE]; tests/ui/meson.build runs it in all four. */
#include <string.h>

#include "core/base/i18n.h"
#include "core/rules/codes.h"
#include "tests/ui/samples_frame.h"
#include "tests/ui/samples_pages.h"
#include "tests/ui/taps.h"
#include "ui/pages/records_page.h"
#include "ui/pages/settlement_page.h"
#include "ui/speech/page_words.h"
#include "ui/speech/spoken_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/filter_row.h"
#include "ui/widgets/keypad.h"

/* What the screen shows of a person and the hall must not hear, and what only markup has: also every number with two decimals, and what a
   catalogue puts around a sum, whatever its unit is. */
#define PRIVATE "[*¥<>&]|[0-9]元|[0-9]{11}|[0-9][.][0-9]{2}(?![0-9])"

typedef struct
{
  GjClock *clock;
  GjWindow *window;
  GtkWidget *moved_to;
  guint n_voice, act;
  const char *next; /* the page that a press opens */
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

/* @form has %s for the sum. */
static gboolean
has_sum (const char *words, const char *form)
{
  g_autofree char *escaped = g_regex_escape_string (form, -1);
  g_autoptr (GString) pattern = g_string_new (escaped);
  g_string_replace (pattern, "%s", "[0-9][0-9,.]*", 0);
  return g_regex_match_simple (pattern->str, words, 0, 0);
}

static void
check_can_be_said (const char *name, const char *words)
{
  if (!g_utf8_validate (words, -1, NULL) || strpbrk (words, "\n\r*<>&") != NULL)
    complain (name, "cannot be said", words);
}

static void
check_words (const char *name, const char *words)
{
  check_can_be_said (name, words);
  if (g_regex_match_simple (PRIVATE, words, 0, 0) || has_sum (words, C_ ("an amount, spoken", "%s元"))
      || has_sum (words, C_ ("an amount inside a sentence", "%s元")))
    complain (name, "says what is private", words);
}

/* What everybody pays is no secret where nobody's money is shown. */
static void
check_words_of (GjPage *page, const char *name, const char *words)
{
  if (gtk_widget_has_css_class (GTK_WIDGET (page), GJ_PAGE_PUBLIC))
    check_can_be_said (name, words);
  else
    check_words (name, words);
}

static void
check_short (Fixture *fixture, const char *name, GjPage *page)
{
  gboolean hidden = FALSE;
  g_autofree char *words = gj_page_words_short (page, &hidden);
  check_words_of (page, name, words);
  if (g_utf8_strlen (words, -1) < 8 && !hidden) /* else the way to hear more is said, too */
    complain (name, "says too little", words);
}

static void
check_lines (Fixture *fixture, const char *name, GjPage *page)
{
  g_autoptr (GPtrArray) lines = gj_page_words_lines (page);
  for (guint i = 0; i < lines->len; i++)
    check_words_of (page, name, lines->pdata[i]);
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
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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
      if (!g_hash_table_add (said, g_strdup (words)))
        complain (name, "says of two controls the same", words);
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

/* What each row's button is called when the arrows come to it. */
static void
check_care_of_controls (const char *name, GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GJ_IS_FILTER_ROW (child)) /* kinds of care to choose from are nobody's */
      continue;
    else if (GTK_IS_BUTTON (child) && gtk_widget_get_mapped (child))
      {
        static const char *const kinds[] = { "11", "14", "21", "41" };
        g_autofree char *words = gj_page_words_control (child, FALSE);
        check_care (name, words);
        for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
          if (strstr (words, gj_code_label (GJ_CODE_MED_TYPE, kinds[i])) != NULL)
            complain (name, "says what for", words);
      }
    else
      check_care_of_controls (name, child);
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
  check_care_of_controls (name, GTK_WIDGET (page));
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

/* Every control of the window but the drawn digits, in the order of the tree. */
static void
find_controls (GtkWidget *root, GPtrArray *controls)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child) && !gj_page_words_is_key (child))
      {
        if (GTK_IS_BUTTON (child) && gtk_widget_is_sensitive (child))
          g_ptr_array_add (controls, child);
        find_controls (child, controls);
      }
}

static GPtrArray *
controls_of (Fixture *fixture, guint *n_clicks)
{
  GPtrArray *controls = g_ptr_array_new ();
  find_controls (GTK_WIDGET (fixture->window), controls);
  for (guint i = 0; i < controls->len; i++)
    g_signal_connect_swapped (controls->pdata[i], "clicked", G_CALLBACK (count_one), n_clicks);
  return controls;
}

static void
show_next (Fixture *fixture)
{
  gj_window_show_page (fixture->window, GJ_PAGE (make (fixture->next)));
  fixture->next = NULL;
}

/* By Enter on what an arrow has gone to, as somebody does. */
static void
show_from_a_choice (Fixture *fixture, const char *from, const char *to)
{
  gj_window_show_page (fixture->window, GJ_PAGE (make (from)));
  gj_taps_settle (fixture->window);
  for (guint step = 0; step < 3; step++)
    gj_taps_key (fixture->window, "Down");
  g_assert_true (GTK_IS_BUTTON (fixture->moved_to));
  fixture->next = to;
  g_signal_connect_swapped (fixture->moved_to, "clicked", G_CALLBACK (show_next), fixture);
  gj_taps_key (fixture->window, "Return");
  while (fixture->next != NULL)
    g_main_context_iteration (NULL, TRUE);
  gj_taps_settle (fixture->window);
  fixture->moved_to = NULL;
}

/* GTK moves the focus on by itself when what has it leaves: that would be a control that nobody has heard. */
static void
test_first (Fixture *fixture, gconstpointer data)
{
  static const char *const pages[] = { "04-choose", "04b-tier", "05-confirm", "03-home", "42-letter" };
  g_signal_connect_swapped (fixture->window, "focus-moved", G_CALLBACK (on_focus_moved), fixture);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      guint n_clicks = 0;
      show_from_a_choice (fixture, "03-home", pages[i]);
      g_autoptr (GPtrArray) controls = controls_of (fixture, &n_clicks);
      gj_taps_key (fixture->window, "Return");
      g_assert_cmpuint (n_clicks, ==, 0);
      gj_taps_key (fixture->window, "Down");
      if (fixture->moved_to != controls->pdata[0])
        complain (pages[i], "does not begin with its first control", G_OBJECT_TYPE_NAME (fixture->moved_to));
      for (guint control = 0; control < controls->len; control++)
        g_signal_handlers_disconnect_by_data (controls->pdata[control], &n_clicks);
    }
}

static void
test_first_words (Fixture *fixture, gconstpointer data)
{
  g_signal_connect_swapped (fixture->window, "focus-moved", G_CALLBACK (on_focus_moved), fixture);
  show_from_a_choice (fixture, "03-home", "04-choose");
  gj_taps_key (fixture->window, "Down");
  g_autofree char *words = gj_page_words_control (fixture->moved_to, FALSE);
  if (g_str_equal (gj_i18n_get_language (), "zh_CN") && strstr (words, "配偶") == NULL)
    complain ("04-choose", "does not say its first", words);
  show_from_a_choice (fixture, "03-home", "04-choose");
  gj_taps_key (fixture->window, "Up");
  g_assert_true (gtk_widget_get_ancestor (fixture->moved_to, GJ_TYPE_PAGE) == NULL); /* the last is one of the frame's */
}

/* 扣款顺序: each button says whose it is and where that one stands; whoever moves somebody stays there and hears the new place. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_signal_connect_swapped (fixture->window, "focus-moved", G_CALLBACK (on_focus_moved), fixture);
  gj_window_show_page (fixture->window, GJ_PAGE (make ("09-order")));
  gj_taps_settle (fixture->window);
  gj_taps_key (fixture->window, "Down");
  g_autofree char *before = gj_page_words_control (fixture->moved_to, FALSE);
  g_assert_true (g_str_has_prefix (before, "1"));
  fixture->moved_to = NULL;
  gj_taps_key (fixture->window, "Return");
  gj_taps_settle (fixture->window);
  g_assert_nonnull (fixture->moved_to);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == fixture->moved_to);
  g_autofree char *after = gj_page_words_control (fixture->moved_to, FALSE);
  g_assert_true (g_str_has_prefix (after, "2"));
  g_assert_cmpstr (after + 1, ==, before + 1); /* the same person, further down */
}

static void
answer (Fixture *fixture)
{
  gj_window_set_time_left (fixture->window, 90, 90, FALSE);
}

/* While it is asked whether somebody is there, "any key" does nothing but answer. */
static void
test_any_key (Fixture *fixture, gconstpointer data)
{
  guint n_clicks = 0;
  g_signal_connect_swapped (fixture->window, "focus-moved", G_CALLBACK (on_focus_moved), fixture);
  g_signal_connect_swapped (fixture->window, "touched", G_CALLBACK (answer), fixture);
  gj_window_show_page (fixture->window, GJ_PAGE (make ("05-confirm")));
  gj_taps_settle (fixture->window);
  g_autoptr (GPtrArray) controls = controls_of (fixture, &n_clicks);
  gj_taps_key (fixture->window, "Down");
  gj_window_set_time_left (fixture->window, 20, 90, TRUE);
  gj_taps_key (fixture->window, "Return");
  gj_taps_settle (fixture->window);
  g_assert_cmpuint (n_clicks, ==, 0);
  gj_taps_key (fixture->window, "Return");
  gj_taps_settle (fixture->window);
  g_assert_cmpuint (n_clicks, ==, 1);
}

/* What has the focus goes while its page stays, or a cover lies over it: Enter presses nothing, and the next arrow skips nothing. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  guint n_clicks = 0;
  g_signal_connect_swapped (fixture->window, "focus-moved", G_CALLBACK (on_focus_moved), fixture);
  gj_window_show_page (fixture->window, GJ_PAGE (make ("04-choose")));
  gj_taps_settle (fixture->window);
  g_autoptr (GPtrArray) controls = controls_of (fixture, &n_clicks);
  gj_taps_key (fixture->window, "Down");
  gtk_widget_set_visible (fixture->moved_to, FALSE);
  gj_taps_settle (fixture->window);
  gj_taps_key (fixture->window, "Return");
  g_assert_cmpuint (n_clicks, ==, 0);
  gj_taps_key (fixture->window, "Down");
  g_assert_true (fixture->moved_to == controls->pdata[1]);
  gj_window_cover (fixture->window, GJ_PAGE (make ("07-result")));
  gj_taps_settle (fixture->window);
  gj_taps_key (fixture->window, "Return");
  g_assert_cmpuint (n_clicks, ==, 0);
  gj_taps_key (fixture->window, "Down");
  g_assert_true (gtk_widget_is_ancestor (fixture->moved_to, GTK_WIDGET (gj_window_get_cover (fixture->window))));
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
  gj_taps_key (fixture->window, "BackSpace"); /* the keys are the page's again */
  gj_taps_key (fixture->window, "6");
  gj_taps_key (fixture->window, "Return");
  g_assert_cmpuint (cancelled, ==, 1);
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
    { "− 医保报销", "医保报销", "医保报销" },
    { "¥****", NULL, "若干元" },
    { "*", NULL, "某" },
    { "1****************8", NULL, "1开头、8结尾的号码" },
    { "身份证 1****************X", "身份证 号码", "身份证 1开头、X结尾的号码" },
    { "110101199003", NULL, "1 1 0 1 0 1 1 9 9 0 0 3" },
    { "9月1日 · 02-000137", "9月1日，02-000137", "9月1日，02-000137" },
    { "→", NULL, NULL },
    { "", NULL, NULL },
  };
  if (!g_str_equal (gj_i18n_get_language (), "zh_CN"))
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

/* The sentences of a catalogue that have a sum in them, by what it says of each: no unit of any language gives one away. */
static void
test_sums (void)
{
  static const char *const sums[] = { "386.50", "400" };
  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      char *const texts[] = {
        g_strdup_printf (_ ("个人账户余额不足，还差%s元"), sums[i]),
        g_strdup_printf (_ ("为%s缴%u年度居民医保，%s元"), "*英", 2026, sums[i]),
        g_strdup_printf (_ ("%u年度居民医保正在缴费，个人缴%s元"), 2026, sums[i]),
        g_strdup_printf (C_ ("an amount, spoken", "%s元"), sums[i]),
        g_strdup_printf ("%s：\u2068%s\u2069元", "还差", sums[i]),
      };
      for (guint text = 0; text < G_N_ELEMENTS (texts); text++)
        {
          g_autofree char *unasked = gj_spoken_text (texts[text], FALSE, NULL);
          g_autofree char *asked = gj_spoken_text (texts[text], TRUE, NULL);
          if (unasked != NULL && strstr (unasked, sums[i]) != NULL)
            complain ("a sentence with a sum", "says it unasked", unasked);
          if (strstr (asked, sums[i]) == NULL || strstr (asked, "*") != NULL)
            complain ("a sentence with a sum", "does not say it when asked", asked);
          g_free (texts[text]);
        }
    }
}

/* A line may end between two facts, where a listener needs to hear that it does. */
static void
test_line_ends (void)
{
  const char *between = C_ ("between two things that are said", "，");
  g_autofree char *facts = gj_spoken_text ("个人账户余额\n职工医保，正常参保", FALSE, NULL);
  g_autofree char *expected = g_strconcat ("个人账户余额", between, "职工医保，正常参保", NULL);
  g_autofree char *bracket = gj_spoken_text ("余额（没减）\n职工医保", FALSE, NULL);
  g_autofree char *expected_bracket = g_strconcat ("余额（没减）", between, "职工医保", NULL);
  g_autofree char *sentence = gj_spoken_text ("先不要再缴。\n等查清", FALSE, NULL);
  g_autofree char *other = gj_spoken_text ("سۇغۇرتا\nقالدۇق", FALSE, NULL);
  g_autofree char *other_expected = g_strconcat ("سۇغۇرتا", between, "قالدۇق", NULL);
  g_assert_cmpstr (facts, ==, expected);
  g_assert_cmpstr (bracket, ==, expected_bracket);
  g_assert_cmpstr (sentence, ==, "先不要再缴。等查清");
  g_assert_cmpstr (other, ==, other_expected);
}

static void
assert_pause (const char *before, const char *after)
{
  g_autoptr (GString) said = g_string_new (before);
  gj_spoken_pause (said, "|");
  g_assert_cmpstr (said->str, ==, after);
}

/* Between two sentences of a page: a bracket ends none, and only Chinese has no space behind its own stop. */
static void
test_pauses (void)
{
  assert_pause ("", "");
  assert_pause ("余额（看病花的钱还没减）", "余额（看病花的钱还没减）|");
  assert_pause ("Balance (before care costs)", "Balance (before care costs)|");
  assert_pause ("先不要再缴。", "先不要再缴。");
  assert_pause ("Do not pay again. ", "Do not pay again. ");
  assert_pause ("Home", "Home|");
}

/* Six choices are kept in mind, seven are not: also when it is the next page of a list that has them. */
static void
test_news (void)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new (), none = g_ptr_array_new (), choices = g_ptr_array_new ();
  for (guint i = 0; i < 6; i++)
    g_ptr_array_add (choices, (gpointer) "甲");
  g_autofree char *nothing = gj_page_words_news (lines, none);
  g_autofree char *six = gj_page_words_news (lines, choices);
  g_ptr_array_add (choices, (gpointer) "甲");
  g_ptr_array_add (lines, (gpointer) "乙");
  g_autofree char *seven = gj_page_words_news (lines, choices);
  g_assert_cmpstr (nothing, ==, "");
  g_assert_nonnull (strstr (six, "甲"));
  g_assert_null (strstr (seven, "甲"));
  g_assert_nonnull (strstr (seven, "7"));
  g_assert_true (g_str_has_prefix (seven, "乙"));
}

/* On a page of nobody's the sums are said; who gives to whom is heard before whom it is about; an example is not told as a fact. */
static void
test_what_is_heard (Fixture *fixture, gconstpointer data)
{
  if (!g_str_equal (gj_i18n_get_language (), "zh_CN"))
    return;
  static const struct
  {
    const char *page, *first, *then;
  } cases[] = { { "40-policy-fees", "缴费标准", "400元" },
                { "08-family", "家人给您用", "您给家人用" },
                { "01-idle", "请插入", "元" },
                { "07-result-kept", "凭条没取走", "机器收回了" }, /* else it might be the card */
                { "43-verify-no-scanner", "扫不了码", "凭条的真假没有变" } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gj_window_show_page (fixture->window, GJ_PAGE (make (cases[i].page)));
      gj_taps_settle (fixture->window);
      GjPage *page = gj_window_get_page (fixture->window);
      g_autofree char *said = i == 1 ? gj_page_words_all (page) : gj_page_words_short (page, NULL);
      const char *first = strstr (said, cases[i].first), *then = strstr (said, cases[i].then);
      if (first == NULL || then == NULL || first > then || strstr (said, "若干") != NULL)
        complain (cases[i].page, "is not heard in order and in full", said);
    }
  gj_window_show_page (fixture->window, GJ_PAGE (make ("09-order")));
  gj_taps_settle (fixture->window);
  g_autofree char *order = gj_page_words_short (gj_window_get_page (fixture->window), NULL);
  if (strstr (order, "先用谁的钱") == NULL || strstr (order, "最后用") != NULL)
    complain ("09-order", "tells its example as a fact", order);
}

/* Where there is too much to choose from, what leads on is named before the rest is counted. */
static void
test_next_step (Fixture *fixture, gconstpointer data)
{
  gj_window_show_page (fixture->window, GJ_PAGE (make ("03-home")));
  gj_taps_settle (fixture->window);
  g_autofree char *said = gj_page_words_short (gj_window_get_page (fixture->window), NULL);
  const char *format = _("要接着办：%s");
  g_autofree char *begins = g_strndup (format, (gsize) (strstr (format, "%s") - format));
  const char *next = strstr (said, begins), *counted = strstr (said, "11");
  if (next == NULL || counted == NULL || next > counted)
    complain ("03-home", "does not name what leads on", said);
  gj_window_show_page (fixture->window, GJ_PAGE (make ("08-family-asked")));
  gj_taps_settle (fixture->window);
  g_autofree char *family = gj_page_words_short (gj_window_get_page (fixture->window), NULL);
  const char *daughter = _("长女"); /* who asks, and then 去回答 */
  next = strstr (family, begins);
  if (next == NULL || !g_str_has_prefix (next + strlen (begins), daughter))
    complain ("08-family-asked", "does not name the answer that is waited for", family);
}

/* The drawing of the family has room for some of them: heard one by one, these would be taken for all. */
static void
test_family (Fixture *fixture, gconstpointer data)
{
  gj_window_show_page (fixture->window, GJ_PAGE (make ("08-family")));
  gj_taps_settle (fixture->window);
  g_autofree char *said = gj_page_words_short (gj_window_get_page (fixture->window), NULL);
  g_autofree char *above = g_strdup_printf (_("%u位家人给您用"), 3U);
  g_autofree char *below = g_strdup_printf (_("%u位家人用您的钱"), 4U);
  if (strstr (said, above) == NULL || strstr (said, below) == NULL)
    complain ("08-family", "does not say how many there are", said);
  if (g_str_equal (gj_i18n_get_language (), "zh_CN") && strstr (said, "长子") != NULL)
    complain ("08-family", "names one as if there were no other", said);
}

/* On a wide screen the status has a line of its own, and the confirmation's sentence is one sentence in every shape. */
static void
test_lines_of_pages (Fixture *fixture, gconstpointer data)
{
  if (!g_str_equal (gj_i18n_get_language (), "zh_CN"))
    return;
  GjClock *clock;
  GjWindow *wide = gj_taps_open_sized (&clock, 1920, 1080);
  gj_window_show_page (wide, GJ_PAGE (make ("03-home")));
  gj_taps_settle (wide);
  g_autofree char *home = gj_page_words_all (gj_window_get_page (wide));
  if (strstr (home, "账户余额（10月31日后看病花的没减），职工医保") == NULL)
    complain ("03-home", "runs two facts together", home);
  gj_window_show_page (wide, GJ_PAGE (make ("05-confirm")));
  gj_taps_settle (wide);
  g_autofree char *confirm = gj_page_words_short (gj_window_get_page (wide), NULL);
  if (strstr (confirm, "年度城乡居民医保") == NULL)
    complain ("05-confirm", "breaks its sentence", confirm);
  gj_taps_close (wide);
  gj_clock_unref (clock);
}

int
main (int argc, char **argv)
{
  gtk_init ();
  g_test_init (&argc, &argv, NULL);
  gj_taps_take_language (argv + 1);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  g_test_add_func ("/speech/amounts-names-and-numbers-are-known-by-their-shape", test_text);
  g_test_add_func ("/speech/a-sum-is-kept-back-in-every-language", test_sums);
  g_test_add_func ("/speech/where-a-line-ends-between-facts-is-heard", test_line_ends);
  g_test_add_func ("/speech/what-is-said-ends-before-something-else-begins", test_pauses);
  g_test_add_func ("/speech/many-new-choices-are-counted", test_news);
  ADD ("/speech/what-leads-on-is-named-before-the-rest-is-counted", test_next_step);
  ADD ("/speech/a-family-is-counted-and-not-told-by-half", test_family);
  ADD ("/speech/what-is-nobody-s-is-said-and-what-is-somebody-s-in-order", test_what_is_heard);
  ADD ("/speech/a-page-of-a-wide-screen-says-its-lines-apart", test_lines_of_pages);
  ADD ("/speech/no-page-says-unasked-what-is-private-and-none-is-silent", test_nothing_private);
  ADD ("/speech/no-change-of-a-page-says-what-is-private", test_lines);
  ADD ("/speech/where-somebody-was-treated-is-said-only-when-asked-for", test_care);
  ADD ("/speech/what-was-kept-back-is-said-when-it-is-asked-for", test_asked);
  ADD ("/speech/arrows-go-through-every-control-and-each-says-its-name", test_controls);
  ADD ("/speech/a-new-page-begins-with-its-first-control", test_first);
  ADD ("/speech/the-first-control-of-a-new-page-is-said", test_first_words);
  ADD ("/speech/who-is-moved-in-the-order-keeps-the-focus-and-says-the-new-place", test_order);
  ADD ("/speech/any-key-answers-whether-somebody-is-there-and-presses-nothing", test_any_key);
  ADD ("/speech/what-got-the-focus-unheard-is-not-skipped-and-not-pressed", test_gone);
  ADD ("/speech/enter-presses-what-the-arrows-chose", test_enter);
  ADD ("/speech/two-keys-say-it-again-and-say-all", test_voice_keys);
  ADD ("/speech/a-scan-is-not-taken-for-the-keys-of-the-voice", test_scan_says_nothing);
  ADD ("/speech/the-row-takes-the-place-of-the-aids-and-gives-it-back", test_row);
#undef ADD
  return g_test_run ();
}
