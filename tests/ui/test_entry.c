/* SPDX-License-Identifier: Apache-2.0 */
/* Typing an ID number and a name, and reading and signing the letter, under real taps; and the input method behind the name: which
   characters it reaches, and that it keeps nothing. */
#include <string.h>

#include "core/base/strokes.h"
#include "tests/ui/samples_entry.h"
#include "tests/ui/taps.h"
#include "ui/pages/id_entry_page.h"
#include "ui/pages/letter_page.h"
#include "ui/pages/name_entry_page.h"
#include "ui/widgets/pinyin.h"
#include "ui/widgets/signature_pad.h"

#define MOST 600
/* What the library and its tables may cost, once they are there; about 9,000 were measured. */
#define MOST_KB 16000

/* ---- the input method ---- */

static void
type (GjPinyin *pinyin, const char *keys)
{
  gj_pinyin_clear (pinyin);
  for (; *keys != '\0'; keys++)
    g_assert_true (gj_pinyin_type (pinyin, *keys));
}

static int
place_of (GjPinyin *pinyin, const char *wanted)
{
  g_auto (GStrv) found = gj_pinyin_get_candidates (pinyin, 0, MOST);
  for (int i = 0; found[i] != NULL; i++)
    if (g_str_equal (found[i], wanted))
      return i;
  return -1;
}

static void
test_sound (void)
{
  g_autoptr (GjPinyin) pinyin = gj_pinyin_new ();
  type (pinyin, "wangwei");
  g_assert_cmpint (place_of (pinyin, "王伟"), ==, 0);
  g_assert_cmpstr (gj_pinyin_get_typed (pinyin), ==, "wang wei");
}

static void
test_rest_stays (void)
{
  g_autoptr (GjPinyin) pinyin = gj_pinyin_new ();
  type (pinyin, "wangwei");
  g_autofree char *first = gj_pinyin_choose (pinyin, (guint) place_of (pinyin, "王"));
  g_assert_cmpstr (first, ==, "王");
  g_assert_cmpstr (gj_pinyin_get_typed (pinyin), ==, "wei");
  g_autofree char *second = gj_pinyin_choose (pinyin, (guint) place_of (pinyin, "玮"));
  g_assert_cmpstr (second, ==, "玮");
  g_assert_cmpstr (gj_pinyin_get_typed (pinyin), ==, "");
}

static void
test_rare (void)
{
  const struct
  {
    GjPinyinMode mode;
    const char *keys;
    const char *character;
  } ways[] = {
    { GJ_PINYIN_SOUND, "yan", "䶮" },          { GJ_PINYIN_SOUND, "jie", "㛃" },    { GJ_PINYIN_SOUND, "hong", "𬭎" },
    { GJ_PINYIN_STROKES, "hpznphhpn", "䶮" }, { GJ_PINYIN_STROKES, "hhhszpzph", "㛃" }, { GJ_PINYIN_CODE, "4DAE", "䶮" },
    { GJ_PINYIN_CODE, "36c3", "㛃" },          { GJ_PINYIN_CODE, "2CB4E", "𬭎" },   { GJ_PINYIN_CODE, "4585", "王" },
    { GJ_PINYIN_STROKES, "szhhphps", "昇" }, /* by sound there is only its simpler form */
  };
  g_autoptr (GjPinyin) pinyin = gj_pinyin_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      gj_pinyin_set_mode (pinyin, ways[i].mode);
      type (pinyin, ways[i].keys);
      if (place_of (pinyin, ways[i].character) < 0)
        g_error ("%s does not lead to %s", ways[i].keys, ways[i].character);
    }
}

/* Characters of names that turning traditional into simplified would lose. */
static void
test_names (void)
{
  const char *const names[][2] = { { "qian", "乾" },  { "kun", "堃" },  { "miao", "淼" }, { "zhe", "喆" },
                                   { "ben", "犇" },   { "yun", "赟" },  { "yue", "玥" },  { "jun", "珺" },
                                   { "you", "祐" } };
  g_autoptr (GjPinyin) pinyin = gj_pinyin_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      type (pinyin, names[i][0]);
      if (place_of (pinyin, names[i][1]) < 0)
        {
          g_test_message ("%s does not lead to %s", names[i][0], names[i][1]);
          g_test_fail ();
        }
    }
}

static void
test_not_a_character (void)
{
  const char *const codes[] = { "0041", "D800", "FFFF", "26AF", "33FF", "9999", "1F600" };
  g_autoptr (GjPinyin) pinyin = gj_pinyin_new ();
  gj_pinyin_set_mode (pinyin, GJ_PINYIN_CODE);
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      type (pinyin, codes[i]);
      g_auto (GStrv) found = gj_pinyin_get_candidates (pinyin, 0, 9);
      for (gsize f = 0; found[f] != NULL; f++)
        g_assert_cmpint (g_unichar_get_script (g_utf8_get_char (found[f])), ==, G_UNICODE_SCRIPT_HAN);
      if (i != 5)
        g_assert_cmpuint (g_strv_length (found), ==, 0);
    }
}

static guint
count_folders (void)
{
  guint n = 0;
  const char *name;
  g_autoptr (GDir) dir = g_dir_open (g_get_tmp_dir (), 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, "gongji-input-");
  return n;
}

static void
test_nothing_learned (void)
{
  g_autofree char *third = NULL;
  const guint before = count_folders ();
  for (guint person = 0; person < 8; person++)
    {
      g_autoptr (GjPinyin) pinyin = gj_pinyin_new ();
      type (pinyin, "wangwei");
      g_auto (GStrv) found = gj_pinyin_get_candidates (pinyin, 0, 3);
      if (third == NULL)
        third = g_strdup (found[2]);
      g_assert_cmpstr (found[0], ==, "王伟");
      g_assert_cmpstr (found[2], ==, third);
      g_autofree char *chosen = gj_pinyin_choose (pinyin, 2);
      g_assert_cmpstr (chosen, ==, third);
    }
  g_assert_cmpuint (count_folders (), <=, before);
}

static int
memory_kb (void)
{
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL));
  return atoi (strstr (text, "\nPss:") + strlen ("\nPss:"));
}

/* First of all tests: afterwards the library is there. */
static void
test_cost (void)
{
  const int before = memory_kb ();
  const gint64 begun = g_get_monotonic_time ();
  g_autoptr (GjPinyin) pinyin = gj_pinyin_new ();
  const gint64 took_us = g_get_monotonic_time () - begun;
  type (pinyin, "wangwei");
  place_of (pinyin, "王伟");
  const int cost = memory_kb () - before;
  g_test_message ("opened in %" G_GINT64_FORMAT " us, %d kB", took_us, cost);
  g_assert_cmpint (cost, <, MOST_KB);
}

/* ---- the pages ---- */

typedef struct
{
  GjClock *clock;
  GjWindow *window;
  GString *text;
  char *given;
  guint n_given;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = gj_taps_open (&fixture->clock);
  fixture->text = g_string_sized_new (64);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gj_taps_close (fixture->window);
  gj_clock_unref (fixture->clock);
  g_string_free (fixture->text, TRUE);
  g_free (fixture->given);
}

static void
on_given (Fixture *fixture, const char *text)
{
  g_free (fixture->given);
  fixture->given = g_strdup (text);
  fixture->n_given++;
}

static GtkWidget *
show (Fixture *fixture, GtkWidget *page, const char *signal)
{
  g_signal_connect_swapped (page, signal, G_CALLBACK (on_given), fixture);
  gj_window_show_page (fixture->window, GJ_PAGE (page));
  gj_taps_settle (fixture->window);
  return page;
}

static GtkWidget *
label_with (GtkWidget *root, const char *words)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_mapped (child))
        continue;
      if (GTK_IS_LABEL (child) && strstr (gtk_label_get_text (GTK_LABEL (child)), words) != NULL)
        return child;
      GtkWidget *found = label_with (child, words);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
can_tap (Fixture *fixture, const char *text)
{
  GtkWidget *button = gj_taps_find (GTK_WIDGET (fixture->window), text);
  return button != NULL && gtk_widget_is_sensitive (button);
}

static void
tap_all (Fixture *fixture, const char *keys)
{
  for (; *keys != '\0'; keys++)
    {
      const char text[] = { *keys, '\0' };
      gj_taps_tap_text (fixture->window, text);
    }
}

static GtkWidget *
show_id (Fixture *fixture)
{
  const GjIdEntryView view = { .title = "请输入家人的身份证号码", .today = 20251121 };
  return show (fixture, gj_id_entry_page_new (&view, fixture->text), "confirmed");
}

static void
test_id (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show_id (fixture);
  g_assert_false (can_tap (fixture, "X"));
  tap_all (fixture, "11010519491231002X");
  gj_taps_tap_text (fixture->window, "确认");
  g_assert_cmpstr (fixture->given, ==, "11010519491231002X");
  g_assert_null (label_with (page, "19491231"));
  g_assert_nonnull (label_with (page, "1*****"));
}

static void
test_id_wrong (Fixture *fixture, gconstpointer data)
{
  const struct
  {
    const char *number, *words;
  } wrong[] = { { "110105194912310023", "有一位按错了" },
                { "990105194912310028", "最前面6位不对" },
                { "110105194913310028", "不是一个日子" },
                { "110105209912310029", "还没有到" } };
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_string_assign (fixture->text, wrong[i].number);
      GtkWidget *page = show_id (fixture);
      if (label_with (page, wrong[i].words) == NULL)
        g_error ("nothing is said of %s", wrong[i].number);
      g_assert_false (can_tap (fixture, "确认"));
    }
  gj_taps_tap_text (fixture->window, "清空");
  g_assert_cmpuint (fixture->text->len, ==, 0);
  g_assert_cmpuint (fixture->n_given, ==, 0);
}

static void
show_name (Fixture *fixture)
{
  show (fixture, gj_name_entry_page_new (&(GjNameEntryView){ .title = "请输入家人的姓名" }, fixture->text), "confirmed");
}

static void
test_name (Fixture *fixture, gconstpointer data)
{
  show_name (fixture);
  tap_all (fixture, "WANGWEI");
  g_assert_false (can_tap (fixture, "确认"));
  gj_taps_tap_text (fixture->window, "王伟");
  g_assert_cmpstr (fixture->text->str, ==, "王伟");
  gj_taps_tap_text (fixture->window, "确认");
  g_assert_cmpstr (fixture->given, ==, "王伟");
  g_assert_cmpuint (fixture->n_given, ==, 1);
}

static void
test_name_with_dot (Fixture *fixture, gconstpointer data)
{
  g_string_assign (fixture->text, "买买提");
  show_name (fixture);
  gj_taps_tap_text (fixture->window, "·");
  gj_taps_tap_text (fixture->window, "·");
  g_assert_cmpstr (fixture->text->str, ==, "买买提·");
  g_assert_false (can_tap (fixture, "确认"));
  tap_all (fixture, "TU");
  gj_taps_tap_text (fixture->window, "吐");
  gj_taps_tap_text (fixture->window, "确认");
  g_assert_cmpstr (fixture->given, ==, "买买提·吐");
}

static void
test_rare_is_drawn (Fixture *fixture, gconstpointer data)
{
  g_string_assign (fixture->text, "䶮㛃𬭎");
  show_name (fixture);
  GtkWidget *label = label_with (GTK_WIDGET (gj_window_get_page (fixture->window)), "䶮㛃𬭎");
  g_assert_nonnull (label);
  g_assert_cmpint (pango_layout_get_unknown_glyphs_count (gtk_label_get_layout (GTK_LABEL (label))), ==, 0);
}

static GtkWidget *
show_letter (Fixture *fixture, gboolean pin_may_sign)
{
  const char *const people[] = { "*敏 长女", "*军 儿子", NULL };
  const GjLetterView view = { .heading = "承诺书", .paragraphs = gj_sample_letter, .person = "*伟", .people = people,
                              .pin_may_sign = pin_may_sign };
  return show (fixture, gj_letter_page_new (&view), "signed");
}

static void
read_to_the_end (Fixture *fixture)
{
  while (can_tap (fixture, "下一页"))
    gj_taps_tap_text (fixture->window, "下一页");
}

static void
test_letter (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show_letter (fixture, TRUE);
  g_assert_null (gj_taps_find (page, "我已读完，愿意遵守"));
  g_assert_null (gj_taps_find (page, "去签字"));
  read_to_the_end (fixture);
  g_assert_false (can_tap (fixture, "去签字"));
  gj_taps_tap_text (fixture->window, "我已读完，愿意遵守");
  gj_taps_tap_text (fixture->window, "去签字");
  g_assert_nonnull (label_with (page, "登记的家人：*敏 长女等2位")); /* nobody signs without seeing for whom */
  g_assert_false (can_tap (fixture, "确认签字"));
  gj_taps_drag_up (fixture->window, gj_taps_find_type (page, GJ_TYPE_SIGNATURE_PAD), 150);
  gj_taps_tap_text (fixture->window, "重写");
  g_assert_false (can_tap (fixture, "确认签字"));
  gj_taps_drag_up (fixture->window, gj_taps_find_type (page, GJ_TYPE_SIGNATURE_PAD), 150);
  gj_taps_tap_text (fixture->window, "确认签字");
  g_autoptr (GArray) strokes = gj_strokes_parse (fixture->given);
  g_assert_nonnull (strokes);
  g_assert_true (gj_strokes_are_enough (strokes));
  g_assert_cmpuint (fixture->n_given, ==, 1);
}

static GtkWidget *
find_main (GtkWidget *widget)
{
  GtkWidget *found = gtk_widget_has_css_class (widget, "main") ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_main (child);
  return found;
}

/* Before it was painted once the letter is one page, and nobody has read it. */
static void
test_letter_too_early (Fixture *fixture, gconstpointer data)
{
  const GjLetterView view = { .heading = "承诺书", .paragraphs = gj_sample_letter, .person = "*伟", .pin_may_sign = TRUE };
  g_autoptr (GtkWidget) page = g_object_ref_sink (gj_letter_page_new (&view));
  g_signal_emit_by_name (find_main (page), "clicked");
  g_assert_false (gj_letter_page_back (GJ_LETTER_PAGE (page))); /* it is not at the signing */
}

static GtkWidget *
show_signing (Fixture *fixture)
{
  GtkWidget *page = show_letter (fixture, TRUE);
  read_to_the_end (fixture);
  gj_taps_tap_text (fixture->window, "我已读完，愿意遵守");
  gj_taps_tap_text (fixture->window, "去签字");
  return gj_taps_find_type (page, GJ_TYPE_SIGNATURE_PAD);
}

static void
test_dot (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pad = show_signing (fixture);
  g_assert_false (can_tap (fixture, "重写"));
  gj_taps_tap (fixture->window, pad);
  g_assert_false (can_tap (fixture, "确认签字"));
  g_assert_true (gj_signature_pad_has_ink (GJ_SIGNATURE_PAD (pad)));
  gj_taps_tap_text (fixture->window, "重写");
  g_assert_false (gj_signature_pad_has_ink (GJ_SIGNATURE_PAD (pad)));
  g_assert_false (can_tap (fixture, "重写"));
}

/* As when another language is chosen: what was drawn is there to be confirmed, or gone on with. */
static void
test_letter_again (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pad = show_signing (fixture);
  gj_taps_drag_up (fixture->window, pad, 150);
  g_autofree char *drawn = gj_signature_pad_get_strokes (GJ_SIGNATURE_PAD (pad));
  g_autoptr (GjPage) before = g_object_ref (gj_window_get_page (fixture->window));
  GtkWidget *again = show_letter (fixture, TRUE);
  gj_letter_page_go_on_from (GJ_LETTER_PAGE (again), GJ_LETTER_PAGE (before));
  gj_taps_settle (fixture->window);
  g_autofree char *kept = gj_signature_pad_get_strokes (GJ_SIGNATURE_PAD (gj_taps_find_type (again, GJ_TYPE_SIGNATURE_PAD)));
  g_assert_cmpstr (kept, ==, drawn);
  g_assert_true (can_tap (fixture, "确认签字"));
}

static void
test_quick_hand (Fixture *fixture, gconstpointer data)
{
  const int n_places = 40;
  gj_taps_scribble (fixture->window, show_signing (fixture), 120, n_places);
  gj_taps_tap_text (fixture->window, "确认签字");
  g_autoptr (GArray) strokes = gj_strokes_parse (fixture->given);
  g_assert_nonnull (strokes);
  g_assert_cmpuint (strokes->len, ==, n_places + 1);
}

static void
on_finished (guint *finished)
{
  *finished += 1;
}

static void
test_without_a_hand (Fixture *fixture, gconstpointer data)
{
  guint finished = 0;
  GtkWidget *page = show_letter (fixture, TRUE);
  read_to_the_end (fixture);
  gj_taps_tap_text (fixture->window, "我已读完，愿意遵守");
  gj_taps_tap_text (fixture->window, "去签字");
  gj_taps_tap_text (fixture->window, "不方便手写");
  g_assert_nonnull (label_with (page, "以密码确认"));
  gj_taps_tap_text (fixture->window, "用密码代替签字");
  g_assert_cmpstr (fixture->given, ==, "");
  page = show_letter (fixture, FALSE);
  g_assert_nonnull (label_with (page, "不方便写字的，请到窗口办"));
  read_to_the_end (fixture);
  gj_taps_tap_text (fixture->window, "我已读完，愿意遵守");
  gj_taps_tap_text (fixture->window, "去签字");
  gj_taps_tap_text (fixture->window, "不方便手写");
  g_assert_nonnull (label_with (page, "工作人员帮您办"));
  g_signal_connect_swapped (page, "finished", G_CALLBACK (on_finished), &finished);
  gj_taps_tap_text (fixture->window, "取卡，到窗口办");
  g_assert_cmpuint (finished, ==, 1);
  g_assert_cmpuint (fixture->n_given, ==, 1); /* nothing more was signed */
}

int
main (int argc, char **argv)
{
  gtk_init ();
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  g_test_add_func ("/entry/the-input-method-is-small", test_cost);
  g_test_add_func ("/entry/wangwei-is-first-of-all-王伟", test_sound);
  g_test_add_func ("/entry/letters-that-a-choice-does-not-use-stay-typed", test_rest_stays);
  g_test_add_func ("/entry/rare-characters-are-reached-by-sound-strokes-and-code", test_rare);
  g_test_add_func ("/entry/characters-of-names-are-not-lost-to-their-simpler-form", test_names);
  g_test_add_func ("/entry/a-code-gives-nothing-but-characters", test_not_a_character);
  g_test_add_func ("/entry/nothing-of-one-person-reaches-the-next", test_nothing_learned);
  ADD ("/entry/an-id-number-is-typed-confirmed-and-then-masked", test_id);
  ADD ("/entry/a-wrong-id-number-is-said-to-be-wrong-and-goes-no-further", test_id_wrong);
  ADD ("/entry/a-name-is-typed-by-sound-and-confirmed", test_name);
  ADD ("/entry/a-minority-name-has-its-dot-between-its-parts", test_name_with_dot);
  ADD ("/entry/rare-characters-are-drawn", test_rare_is_drawn);
  ADD ("/entry/the-letter-is-read-ticked-and-signed-in-that-order", test_letter);
  ADD ("/entry/a-letter-in-another-language-keeps-what-was-drawn", test_letter_again);
  ADD ("/entry/a-letter-that-nobody-has-seen-leads-to-no-signature", test_letter_too_early);
  ADD ("/entry/a-dot-is-no-signature-and-can-be-wiped-away", test_dot);
  ADD ("/entry/of-a-quick-hand-every-turn-is-kept", test_quick_hand);
  ADD ("/entry/who-cannot-write-is-not-stuck", test_without_a_hand);
#undef ADD
  return g_test_run ();
}
