/* SPDX-License-Identifier: Apache-2.0 */
/* The pages of records under real taps and a real finger's way: what each asks for, and that every row can be reached. */
#include "tests/ui/samples_pages.h"
#include "tests/ui/taps.h"
#include "ui/pages/account_page.h"
#include "ui/pages/insured_page.h"
#include "ui/pages/pick_page.h"
#include "ui/pages/records_page.h"
#include "ui/pages/statement_page.h"
#include "ui/speech/page_words.h"
#include "ui/widgets/list_row.h"
#include "ui/widgets/month_chart.h"
#include "ui/widgets/scroll_list.h"
#include "ui/widgets/split_bar.h"

#include <string.h>

#define MANY 1000

typedef struct
{
  GjClock *clock;
  GjWindow *window;
  GString *heard; /* what the page asked for, in order */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = gj_taps_open (&fixture->clock);
  fixture->heard = g_string_new (NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gj_taps_close (fixture->window);
  gj_clock_unref (fixture->clock);
  g_string_free (fixture->heard, TRUE);
}

static void
on_text (GtkWidget *page, const char *key, Fixture *fixture)
{
  g_string_append_printf (fixture->heard, "%s ", key);
}

static void
on_number (GtkWidget *page, guint number, Fixture *fixture)
{
  g_string_append_printf (fixture->heard, "%u ", number);
}

static void
on_flag (GtkWidget *page, gboolean flag, Fixture *fixture)
{
  g_string_append (fixture->heard, flag ? "yes " : "no ");
}

static void
on_older (Fixture *fixture)
{
  g_string_append (fixture->heard, "older ");
}

static void
on_print (Fixture *fixture)
{
  g_string_append (fixture->heard, "print ");
}

static void
show_page (Fixture *fixture, GtkWidget *page)
{
  gj_window_show_page (fixture->window, GJ_PAGE (page));
  gj_taps_settle (fixture->window);
  gj_taps_settle (fixture->window);
}

static GtkWidget *
show (Fixture *fixture, const char *sample)
{
  GtkWidget *page = gj_page_sample_make (sample);
  show_page (fixture, page);
  return page;
}

static GtkWidget *
find_type (Fixture *fixture, GType type)
{
  return gj_taps_find_type (GTK_WIDGET (gj_window_get_page (fixture->window)), type);
}

/* ---- the page of records ---- */

static void
test_a_bar_says_its_month (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, "10-consumption");
  g_signal_connect (page, "month", G_CALLBACK (on_number), fixture);
  gj_taps_tap_text (fixture->window, "看每月的图");
  GtkWidget *columns = gtk_widget_get_first_child (find_type (fixture, GJ_TYPE_MONTH_CHART));
  for (GtkWidget *button = gtk_widget_get_first_child (columns); button != NULL; button = gtk_widget_get_next_sibling (button))
    gj_taps_tap (fixture->window, button);
  g_assert_cmpstr (fixture->heard->str, ==, "202506 202507 202508 202509 202510 202511 ");
}

static void
test_filters_and_months_ask (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, "10-consumption");
  g_signal_connect (page, "filter", G_CALLBACK (on_text), fixture);
  g_signal_connect (page, "months", G_CALLBACK (on_flag), fixture);
  g_signal_connect_swapped (page, "print", G_CALLBACK (on_print), fixture);
  gj_taps_tap_text (fixture->window, "全部"); /* it is on */
  gj_taps_tap_text (fixture->window, "药店");
  gj_taps_tap_text (fixture->window, "看每月的图");
  gj_taps_tap_text (fixture->window, "更早");
  gj_taps_tap_text (fixture->window, "更晚"); /* there is nothing later */
  gj_taps_tap_text (fixture->window, "打印对账单");
  g_assert_cmpstr (fixture->heard->str, ==, "pharmacy yes print ");
}

/* People come for the rows: the first page must not be all chart and sums. */
static void
check_rows_have_the_room (Fixture *fixture, guint least, guint least_elder)
{
  static const char *const samples[] = { "10-consumption-many", "20-premiums", "23-shared-many" };
  for (guint elder = 0; elder < 2; elder++)
    for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
      {
        guint first, n;
        gj_window_set_elder (fixture->window, elder == 1);
        show (fixture, samples[i]);
        gj_scroll_list_get_shown (GJ_SCROLL_LIST (find_type (fixture, GJ_TYPE_SCROLL_LIST)), &first, &n);
        g_assert_cmpuint (first, ==, 0);
        g_assert_cmpuint (n, >=, elder == 1 ? least_elder : least);
      }
}

static void
test_rows_have_the_room (Fixture *fixture, gconstpointer data)
{
  check_rows_have_the_room (fixture, 5, 3);
}

static void
open_sized (Fixture *fixture, int width, int height)
{
  gj_taps_close (fixture->window);
  gj_clock_unref (fixture->clock);
  fixture->window = gj_taps_open_sized (&fixture->clock, width, height);
}

static void
test_rows_have_the_room_on_a_wide_screen (Fixture *fixture, gconstpointer data)
{
  open_sized (fixture, 1920, 1080);
  check_rows_have_the_room (fixture, 5, 3);
}

/* Five of its targets do not go into this height. */
static void
test_rows_have_the_room_on_a_small_screen (Fixture *fixture, gconstpointer data)
{
  open_sized (fixture, 1024, 768);
  check_rows_have_the_room (fixture, 3, 3);
}

static void
test_a_low_screen_folds_its_filters (Fixture *fixture, gconstpointer data)
{
  open_sized (fixture, 1024, 768);
  GtkWidget *page = show (fixture, "10-consumption-many");
  g_signal_connect (page, "unfolded", G_CALLBACK (on_flag), fixture);
  g_signal_connect (page, "filter", G_CALLBACK (on_text), fixture);
  g_signal_connect_swapped (page, "print", G_CALLBACK (on_print), fixture);
  gj_taps_tap_text (fixture->window, "挑着看、打印");
  gj_taps_settle (fixture->window);
  gj_taps_tap_text (fixture->window, "打印对账单");
  gj_taps_tap_text (fixture->window, "药店");
  g_assert_cmpstr (fixture->heard->str, ==, "yes print no pharmacy ");
}

/* Its words name the months and the kinds: they stand there without anything being unfolded first. */
static void
test_an_empty_list_shows_what_else_to_choose (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, "10-consumption-no-match");
  g_signal_connect (page, "filter", G_CALLBACK (on_text), fixture);
  g_signal_connect (page, "months", G_CALLBACK (on_flag), fixture);
  gj_taps_settle (fixture->window);
  gj_taps_tap_text (fixture->window, "全部");
  gj_taps_tap_text (fixture->window, "更早");
  g_assert_cmpstr (fixture->heard->str, ==, "all yes ");
}

static void
test_an_empty_list_shows_it_in_large_text (Fixture *fixture, gconstpointer data)
{
  gj_window_set_elder (fixture->window, TRUE);
  test_an_empty_list_shows_what_else_to_choose (fixture, data);
}

/* 更早, which the words name, is on the page of a small screen that says them. */
static void
test_an_empty_list_shows_it_on_a_small_screen (Fixture *fixture, gconstpointer data)
{
  open_sized (fixture, 1024, 768);
  for (guint elder = 0; elder < 2; elder++)
    {
      gj_window_set_elder (fixture->window, elder == 1);
      GtkWidget *page = show (fixture, "10-consumption-empty");
      g_signal_connect (page, "months", G_CALLBACK (on_flag), fixture);
      gj_taps_settle (fixture->window);
      gj_taps_tap_text (fixture->window, "更早");
    }
  g_assert_cmpstr (fixture->heard->str, ==, "yes yes ");
}

/* Whatever the list is of, and wherever its months would stand. */
static void
test_an_empty_list_says_so_in_every_shape (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    int width, height;
  } shapes[] = { { 1080, 1920 }, { 1920, 1080 }, { 1024, 768 } };
  static const char *const pages[][2] = { { "10-consumption-empty", "没有消费记录" }, { "20-premiums-empty", "没有" } };
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      open_sized (fixture, shapes[i].width, shapes[i].height);
      for (guint k = 0; k < 2 * G_N_ELEMENTS (pages); k++)
        {
          gj_window_set_elder (fixture->window, k % 2 == 1);
          GtkWidget *page = show (fixture, pages[k / 2][0]);
          gj_taps_settle (fixture->window);
          g_autofree char *words = gj_page_words_all (GJ_PAGE (page));
          if (strstr (words, pages[k / 2][1]) == NULL)
            g_error ("%s at %d x %d says nothing: %s", pages[k / 2][0], shapes[i].width, shapes[i].height, words);
        }
    }
}

static void
test_what_is_on_elsewhere_can_be_changed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, "20-premiums");
  g_signal_connect (page, "side", G_CALLBACK (on_text), fixture);
  g_signal_connect (page, "filter", G_CALLBACK (on_text), fixture);
  gj_taps_tap_text (fixture->window, "我缴的");
  gj_taps_tap_text (fixture->window, "时间：2025年"); /* ticked, and leads to the years all the same */
  g_assert_cmpstr (fixture->heard->str, ==, "paid year ");
}

/* ---- many rows ---- */

static GjRecordRow many_rows[MANY];

static GtkWidget *
page_of_many (guint n_read)
{
  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i);
      g_autofree char *name = g_strdup_printf ("第%u家药店", i + 1);
      many_rows[i] = (GjRecordRow){ g_intern_string (key), "pharmacy", g_intern_string (name), NULL, "2025年11月18日 · 药店",
                                    "个人负担", "¥1.00", "查看" };
    }
  return gj_records_page_new (&(GjRecordsView){ .title = "消费明细", .rows = many_rows, .n_rows = n_read, .n_all = MANY });
}

static void
test_the_buttons_reach_every_row_once (Fixture *fixture, gconstpointer data)
{
  show_page (fixture, page_of_many (MANY));
  GjScrollList *list = GJ_SCROLL_LIST (find_type (fixture, GJ_TYPE_SCROLL_LIST));
  guint first, n, expected = 0;
  do
    {
      gj_scroll_list_get_shown (list, &first, &n);
      g_assert_cmpuint (first, ==, expected);
      g_assert_cmpuint (n, >, 0);
      expected = first + n;
      gj_scroll_list_turn (list, TRUE);
      gj_taps_settle (fixture->window);
    }
  while (expected < MANY);
  g_assert_cmpuint (expected, ==, MANY);
  while (first > 0)
    {
      const guint before = first;
      gj_scroll_list_turn (list, FALSE);
      gj_taps_settle (fixture->window);
      gj_scroll_list_get_shown (list, &first, &n);
      g_assert_cmpuint (first + n, >=, before); /* nothing is jumped over */
      g_assert_cmpuint (first, <, before);
    }
}

static void
test_only_rows_near_the_screen_exist (Fixture *fixture, gconstpointer data)
{
  show_page (fixture, page_of_many (MANY));
  GtkWidget *list = find_type (fixture, GJ_TYPE_SCROLL_LIST);
  for (guint i = 0; i < 30; i++)
    {
      gj_scroll_list_turn (GJ_SCROLL_LIST (list), TRUE);
      gj_taps_settle (fixture->window);
    }
  guint n = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (list); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += GJ_IS_LIST_ROW (child);
  g_assert_cmpuint (n, <, 40);
}

/* Does every row on the screen stand whole, as it does when nothing moves? */
static gboolean
rows_stand_whole (GtkWidget *list)
{
  graphene_rect_t bounds;
  for (GtkWidget *child = gtk_widget_get_first_child (list); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GJ_IS_LIST_ROW (child) && gtk_widget_get_mapped (child)
        && (!gtk_widget_compute_bounds (child, list, &bounds) || bounds.origin.y < 0
            || bounds.origin.y + bounds.size.height > gtk_widget_get_height (list)))
      return FALSE;
  return TRUE;
}

static void
test_a_finger_carries_the_list_on (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = page_of_many (MANY);
  g_signal_connect (page, "open", G_CALLBACK (on_text), fixture);
  show_page (fixture, page);
  GtkWidget *list = find_type (fixture, GJ_TYPE_SCROLL_LIST);
  guint first = 0, n = 0, last = 0, still = 0;
  gj_taps_drag_up (fixture->window, list, 400);
  while (still < 20) /* frames in which nothing moved */
    {
      gj_taps_settle (fixture->window);
      gj_scroll_list_get_shown (GJ_SCROLL_LIST (list), &first, &n);
      still = first == last && rows_stand_whole (list) ? still + 1 : 0;
      last = first;
    }
  g_assert_cmpuint (first, >, 1);
  g_assert_cmpuint (first, <, 200);
  g_assert_true (rows_stand_whole (list));
  g_assert_cmpstr (fixture->heard->str, ==, ""); /* what was carried was not tapped */
}

static void
on_older_answer (GjRecordsPage *page, Fixture *fixture)
{
  on_older (fixture);
  gj_records_page_append (page, many_rows + 30, 30);
}

static void
test_older_rows_are_asked_for_once (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = page_of_many (30);
  g_signal_connect (page, "older-wanted", G_CALLBACK (on_older_answer), fixture);
  g_signal_connect (page, "open", G_CALLBACK (on_text), fixture);
  show_page (fixture, page);
  g_assert_cmpstr (fixture->heard->str, ==, ""); /* enough is left */
  for (guint i = 0; i < 2; i++)
    {
      gj_taps_tap_text (fixture->window, "下一页");
      gj_taps_settle (fixture->window);
      gj_taps_settle (fixture->window);
    }
  g_assert_cmpstr (fixture->heard->str, ==, "older ");
  g_string_truncate (fixture->heard, 0);
  guint first, n;
  gj_scroll_list_get_shown (GJ_SCROLL_LIST (find_type (fixture, GJ_TYPE_SCROLL_LIST)), &first, &n);
  GtkWidget *row = find_type (fixture, GJ_TYPE_LIST_ROW);
  g_assert_nonnull (row);
  g_assert_cmpuint (first + n, <=, 60);
}

/* ---- the others ---- */

static void
test_a_person_is_picked (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, "25-pick");
  g_signal_connect (page, "picked", G_CALLBACK (on_text), fixture);
  gj_taps_tap_text (fixture->window, "*芳 母亲");
  g_assert_cmpstr (fixture->heard->str, ==, "2 ");
}

static gboolean
page_says (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (page_says (child, text))
      return TRUE;
  return FALSE;
}

static void
test_a_hidden_balance_is_nowhere (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, "26-account");
  g_signal_connect (page, "balance-hidden", G_CALLBACK (on_flag), fixture);
  g_assert_true (page_says (page, "3,286.50"));
  gj_taps_tap_text (fixture->window, "隐藏");
  gj_taps_settle (fixture->window);
  g_assert_false (page_says (page, "3,286.50"));
  g_assert_false (page_says (page, "400.00"));
  gj_taps_tap_text (fixture->window, "显示");
  gj_taps_settle (fixture->window);
  g_assert_true (page_says (page, "3,286.50"));
  g_assert_cmpstr (fixture->heard->str, ==, "yes no ");
}

static void
test_a_statement_is_asked_for_once (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, "28-statement");
  g_signal_connect_swapped (page, "print", G_CALLBACK (on_print), fixture);
  gj_taps_tap_text (fixture->window, "打印");
  gj_taps_tap_text (fixture->window, "打印");
  g_assert_cmpstr (fixture->heard->str, ==, "print ");
  gj_statement_page_set_print_state (GJ_STATEMENT_PAGE (page), "02-000138", GJ_PRINT_STATE_FAILED, GJ_PRINTER_TROUBLE_PAPER_OUT);
  gj_taps_settle (fixture->window);
  g_assert_true (page_says (page, "02-000138"));
  g_assert_null (gj_taps_find (page, "打印")); /* what is signed is printed again as a copy */
}

static void
test_no_paper_no_statement (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, "28-statement-no-paper");
  g_signal_connect_swapped (page, "print", G_CALLBACK (on_print), fixture);
  gj_taps_tap_text (fixture->window, "打印");
  g_assert_cmpstr (fixture->heard->str, ==, "");
  g_assert_true (page_says (page, "没有纸"));
}

/* The ground of a part, by its class. */
static GtkWidget *
part_of (GtkWidget *bar, const char *css_class)
{
  for (GtkWidget *child = gtk_widget_get_first_child (bar); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_has_css_class (child, "part") && gtk_widget_has_css_class (child, css_class))
      return child;
  return NULL;
}

static void
test_parts_have_their_true_share (Fixture *fixture, gconstpointer data)
{
  show (fixture, "24-settlement");
  GtkWidget *bar = find_type (fixture, GJ_TYPE_SPLIT_BAR);
  const double whole = gtk_widget_get_width (bar);
  graphene_rect_t bounds;
  g_assert_true (gtk_widget_compute_bounds (part_of (bar, "fund"), bar, &bounds));
  g_assert_cmpfloat_with_epsilon (bounds.size.width / whole, 352.70 / 640.00, 0.01);
  g_assert_true (gtk_widget_compute_bounds (part_of (bar, "shared"), bar, &bounds));
  g_assert_cmpfloat_with_epsilon (bounds.size.width / whole, 150.00 / 640.00, 0.01);
}

static gboolean
says (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (root)), text) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static void
test_a_month_that_is_not_over_is_not_missed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, "27-insured");
  g_assert_true (says (page, "2025年：缴了10个月"));
  g_assert_true (says (page, "2024年：缴了9个月，3个月没有缴费记录"));
}

static void
test_figures_of_bars_are_short (void)
{
  static const struct
  {
    gint64 fen;
    const char *text;
  } cases[] = { { 0, "¥0" },           { 49, "¥0" },         { 50, "¥1" },           { 27490, "¥275" },
                { 999949, "¥9999" },   { 1000000, "1.0万" }, { 1234567, "1.2万" },   { 123456789, "123万" } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = gj_month_chart_figure (cases[i].fen);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  gtk_init ();
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/records/a-bar-says-its-month", test_a_bar_says_its_month);
  ADD ("/records/the-first-page-shows-five-rows-and-three-in-large-text", test_rows_have_the_room);
  ADD ("/records/and-so-it-does-on-a-wide-screen", test_rows_have_the_room_on_a_wide_screen);
  ADD ("/records/on-a-small-screen-it-shows-three-in-either-text", test_rows_have_the_room_on_a_small_screen);
  ADD ("/records/on-a-low-screen-who-has-chosen-from-what-was-unfolded-sees-rows-again", test_a_low_screen_folds_its_filters);
  ADD ("/records/an-empty-list-shows-what-else-to-choose", test_an_empty_list_shows_what_else_to_choose);
  ADD ("/records/an-empty-list-shows-it-in-large-text-too", test_an_empty_list_shows_it_in_large_text);
  ADD ("/records/an-empty-list-says-so-in-every-shape", test_an_empty_list_says_so_in_every_shape);
  ADD ("/records/an-empty-list-shows-it-on-a-small-screen-too", test_an_empty_list_shows_it_on_a_small_screen);
  ADD ("/records/filters-and-months-ask-and-what-is-on-or-off-does-not", test_filters_and_months_ask);
  ADD ("/records/a-ticked-filter-that-leads-further-still-leads", test_what_is_on_elsewhere_can_be_changed);
  ADD ("/records/the-page-buttons-reach-every-row-of-a-thousand-once", test_the_buttons_reach_every_row_once);
  ADD ("/records/only-the-rows-near-the-screen-exist", test_only_rows_near_the_screen_exist);
  ADD ("/records/a-finger-carries-the-list-on-to-a-whole-row", test_a_finger_carries_the_list_on);
  ADD ("/records/older-rows-are-asked-for-once", test_older_rows_are_asked_for_once);
  ADD ("/records/a-person-is-picked", test_a_person_is_picked);
  ADD ("/account/a-hidden-balance-is-nowhere-on-the-page", test_a_hidden_balance_is_nowhere);
  ADD ("/insured/a-month-that-is-not-over-is-not-counted-as-missed", test_a_month_that_is_not_over_is_not_missed);
  ADD ("/statement/it-is-asked-for-once-and-keeps-its-number", test_a_statement_is_asked_for_once);
  ADD ("/statement/without-paper-it-cannot-be-asked-for", test_no_paper_no_statement);
  ADD ("/split/the-parts-have-their-true-share-of-the-bar", test_parts_have_their_true_share);
#undef ADD
  g_test_add_func ("/chart/the-figure-above-a-bar-is-short", test_figures_of_bars_are_short);
  return g_test_run ();
}
