/* SPDX-License-Identifier: Apache-2.0 */
/* The pages of the main job and of the records under real taps: what each asks for, and that it asks for nothing else. */
#include "tests/ui/samples_pages.h"
#include "tests/ui/taps.h"
#include "ui/pages/choose_page.h"
#include "ui/pages/home_page.h"
#include "ui/pages/paged_list.h"
#include "ui/pages/paying_page.h"
#include "ui/pages/receipts_page.h"
#include "ui/pages/result_page.h"

typedef struct
{
  GjClock *clock;
  GjWindow *window;
  GString *heard; /* what the page asked for, in order, "chosen:le " */
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
heard (Fixture *fixture, const char *what, const char *argument)
{
  g_string_append_printf (fixture->heard, "%s%s%s ", what, argument != NULL ? ":" : "", argument != NULL ? argument : "");
}

static void
on_chosen (GtkWidget *page, const char *key, Fixture *fixture)
{
  heard (fixture, "chosen", key);
}

static void
on_tier_chosen (GtkWidget *page, int year, const char *tier, Fixture *fixture)
{
  g_autofree char *text = g_strdup_printf ("%d/%s", year, tier);
  heard (fixture, "tier", text);
}

static void
on_tile (GtkWidget *page, guint tile, Fixture *fixture)
{
  heard (fixture, "tile", gj_tile_name (tile));
}

static void
on_hidden (GtkWidget *page, gboolean hidden, Fixture *fixture)
{
  heard (fixture, "hidden", hidden ? "yes" : "no");
}

static void
on_confirmed (Fixture *fixture)
{
  heard (fixture, "confirmed", NULL);
}

static void
on_finished (Fixture *fixture)
{
  heard (fixture, "finished", NULL);
}

static void
on_another (Fixture *fixture)
{
  heard (fixture, "another", NULL);
}

static void
on_go_on (Fixture *fixture)
{
  heard (fixture, "go-on", NULL);
}

static void
on_stop (Fixture *fixture)
{
  heard (fixture, "stop", NULL);
}

static void
on_reprint (GtkWidget *page, const char *receipt_no, Fixture *fixture)
{
  heard (fixture, "reprint", receipt_no);
}

static void
on_view (GtkWidget *page, const char *key, Fixture *fixture)
{
  heard (fixture, "view", key);
}

static GtkWidget *
show (Fixture *fixture, const char *sample)
{
  GtkWidget *page = gj_page_sample_make (sample);
  gj_window_show_page (fixture->window, GJ_PAGE (page));
  gj_taps_settle (fixture->window);
  return page;
}

static GtkWidget *
find (Fixture *fixture, const char *text)
{
  return gj_taps_find (GTK_WIDGET (gj_window_get_page (fixture->window)), text);
}

static void
test_tile_opens_what_it_names (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, "03-home");
  g_signal_connect (page, "open-tile", G_CALLBACK (on_tile), fixture);
  gj_taps_tap_text (fixture->window, "代缴居民医保");
  gj_taps_tap_text (fixture->window, "凭证补打");
  g_assert_cmpstr (fixture->heard->str, ==, "tile:代缴居民医保 tile:凭证补打 ");
}

static void
test_tile_without_service_is_absent (Fixture *fixture, gconstpointer data)
{
  show (fixture, "03-home-first-tiles");
  g_assert_nonnull (find (fixture, "家庭共济"));
  g_assert_null (find (fixture, "扣款顺序"));
  g_assert_null (find (fixture, "消费明细"));
}

static void
test_errands_lead_on (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, "03-home-asked");
  g_signal_connect (page, "open-tile", G_CALLBACK (on_tile), fixture);
  gj_taps_tap_text (fixture->window, "*******提想把医保钱给您用");
  gj_taps_tap_text (fixture->window, "还有1张凭条没给您");
  g_assert_cmpstr (fixture->heard->str, ==, "tile:家庭共济 tile:凭证补打 ");
  show (fixture, "03-home-asked-by-many");
  g_assert_nonnull (find (fixture, "12位家人想把医保钱给您用"));
  g_assert_nonnull (find (fixture, "还有9张凭条没给您"));
  show (fixture, "03-home");
  g_assert_null (find (fixture, "等您回答"));
  g_assert_null (find (fixture, "没给您"));
}

static void
test_pay_says_why_not (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    GjHomePay pay;
    gboolean own_only;
    const char *text;
  } cases[] = {
    { GJ_HOME_PAY_CLOSED, FALSE, "现在不在缴费期，9月1日开始" },
    { GJ_HOME_PAY_BLOCKED, FALSE, "现在不能代缴，点开看原因" },
    { GJ_HOME_PAY_BLOCKED, TRUE, "您现在不能缴，点开看原因" },
    { GJ_HOME_PAY_ALL_PAID, FALSE, "2026年度，家人都缴好了" },
    { GJ_HOME_PAY_ALL_PAID, TRUE, "2026年度，您已经缴好了" },
    { GJ_HOME_PAY_NOTHING_DUE, FALSE, "2026年度，家人都不用再缴" },
    { GJ_HOME_PAY_NO_RELATIVE, FALSE, "还没有可代缴的家人" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GjHomeView view = { .name = "*伟",
                          .tiles = GJ_TILE_BIT (GJ_TILE_PAY_PREMIUM),
                          .pay = cases[i].pay,
                          .own_only = cases[i].own_only,
                          .coverage_year = 2026,
                          .window_opens = 20260901 };
      gj_window_show_page (fixture->window, GJ_PAGE (gj_home_page_new (&view)));
      gj_taps_settle (fixture->window);
      g_assert_nonnull (find (fixture, cases[i].text));
    }
}

static void
test_balance_hides_and_shows (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, "03-home");
  g_signal_connect (page, "balance-hidden", G_CALLBACK (on_hidden), fixture);
  gj_taps_tap_text (fixture->window, "隐藏");
  gj_taps_settle (fixture->window);
  gj_taps_tap_text (fixture->window, "显示");
  g_assert_cmpstr (fixture->heard->str, ==, "hidden:yes hidden:no ");
}

static GtkWidget *
label_with (GtkWidget *root, const char *words)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), words) != NULL)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = label_with (child, words);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_large_text_reaches_every_tile (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "代缴居民医保", "家庭共济", "扣款顺序", "我的账户", "共济支付记录",
                                       "代缴缴费记录", "消费明细", "凭证补打", "政策与计算", "修改密码" };
  guint seen = 0;
  gj_window_set_elder (fixture->window, TRUE);
  GtkWidget *page = show (fixture, "03-home");
  for (guint turn = 0; turn < 3; turn++)
    {
      g_autofree char *place = g_strdup_printf ("第%u页\n共3页", turn + 1);
      g_assert_nonnull (label_with (page, place));
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        seen += find (fixture, names[i]) != NULL;
      if (turn < 2)
        gj_taps_tap_text (fixture->window, "更多");
      gj_taps_settle (fixture->window);
    }
  g_assert_cmpuint (seen, ==, G_N_ELEMENTS (names));
  g_assert_nonnull (find (fixture, "回到前面"));
}

/* Without turning a page, on the smallest screen too. */
static void
test_large_text_shows_what_people_come_for (Fixture *fixture, gconstpointer data)
{
  gj_window_set_elder (fixture->window, TRUE);
  show (fixture, "03-home");
  gj_taps_settle (fixture->window);
  g_assert_true (gtk_widget_get_mapped (find (fixture, "代缴居民医保")));
  g_assert_true (gtk_widget_get_mapped (find (fixture, "家庭共济")));
}

static void
test_home_has_one_place (Fixture *fixture, gconstpointer data)
{
  gj_window_set_elder (fixture->window, TRUE);
  GtkWidget *page = show (fixture, "03-home-asked-by-many");
  gj_taps_settle (fixture->window);
  g_assert_nonnull (label_with (page, "第1页，共"));
  while (find (fixture, "更多") == NULL)
    gj_taps_tap_text (fixture->window, "下一页");
  g_assert_null (label_with (page, "第1页\n共"));
}

static void
test_none_is_quiet (Fixture *fixture, gconstpointer data)
{
  show (fixture, "40-policy-missed");
  g_assert_false (gtk_widget_has_css_class (find (fixture, "选好了，下一步"), "quiet"));
  gj_taps_tap_text (fixture->window, "2026年度");
  gj_taps_tap_text (fixture->window, "2025年度");
  g_assert_true (gtk_widget_has_css_class (find (fixture, "每年都缴了"), "quiet"));
}

static void
test_ending_looks_it (Fixture *fixture, gconstpointer data)
{
  show (fixture, "37-release");
  g_assert_true (gtk_widget_has_css_class (find (fixture, "确认解除"), "care"));
  show (fixture, "34-reasons");
  g_assert_false (gtk_widget_has_css_class (find (fixture, "换一位家人"), "care"));
}

static void
test_choose_names_the_person (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, "04-choose");
  g_signal_connect (page, "chosen", G_CALLBACK (on_chosen), fixture);
  gj_taps_tap_text (fixture->window, "给*乐缴");
  g_assert_cmpstr (fixture->heard->str, ==, "chosen:le ");
  g_assert_null (find (fixture, "给*芳缴"));
  g_assert_null (find (fixture, "给*然缴"));
}

static void
test_source_stands_on_each_page (Fixture *fixture, gconstpointer data)
{
  gj_window_set_elder (fixture->window, TRUE);
  GtkWidget *page = show (fixture, "40-policy-scopes");
  GjPagedList *list = GJ_PAGED_LIST (gj_taps_find_type (page, GJ_TYPE_PAGED_LIST));
  const guint n_pages = gj_paged_list_get_n_pages (list);
  guint n_with_facts = 0;
  for (guint i = 0; i < n_pages; i++)
    {
      gj_paged_list_set_page (list, i);
      gj_taps_settle (fixture->window);
      const gboolean facts = label_with (GTK_WIDGET (list), "能付") != NULL;
      g_assert_cmpint (facts, ==, label_with (GTK_WIDGET (list), "来源：") != NULL);
      g_assert_nonnull (label_with (page, "未注明核实日期"));
      n_with_facts += facts;
    }
  g_assert_cmpuint (n_with_facts, >, 1);
}

static guint
count_labels (GtkWidget *root, const char *text)
{
  guint n = GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_labels (child, text);
  return n;
}

static void
check_pairs (Fixture *fixture, const char *name, guint n_reasons)
{
  GtkWidget *page = show (fixture, name);
  GjPagedList *list = GJ_PAGED_LIST (gj_taps_find_type (page, GJ_TYPE_PAGED_LIST));
  const guint n_pages = gj_paged_list_get_n_pages (list);
  guint n_seen = 0;
  g_assert_cmpuint (n_pages, >, 1);
  for (guint i = 0; i < n_pages; i++)
    {
      gj_paged_list_set_page (list, i);
      gj_taps_settle (fixture->window);
      g_assert_cmpuint (count_labels (page, "为什么"), ==, count_labels (page, "接下来怎么办"));
      n_seen += count_labels (page, "为什么");
    }
  g_assert_cmpuint (n_seen, ==, n_reasons);
}

static void
open_again (Fixture *fixture, int width, int height)
{
  gj_taps_close (fixture->window);
  gj_clock_unref (fixture->clock);
  fixture->window = gj_taps_open_sized (&fixture->clock, width, height);
}

static void
test_a_reason_stays_with_what_to_do (Fixture *fixture, gconstpointer data)
{
  open_again (fixture, 1080, 1840);
  check_pairs (fixture, "34-reasons", 3);
  check_pairs (fixture, "34-reasons-spouse-all", 4);
  gj_window_set_elder (fixture->window, TRUE);
  check_pairs (fixture, "34-reasons", 3);
  check_pairs (fixture, "34-reasons-spouse-all", 4);
}

static int
top_of (Fixture *fixture, const char *text)
{
  GtkWidget *page = GTK_WIDGET (gj_window_get_page (fixture->window));
  GtkWidget *label = label_with (page, text);
  graphene_point_t point;
  if (label == NULL)
    g_error ("nothing says %s", text);
  g_assert_true (gtk_widget_compute_point (label, page, &GRAPHENE_POINT_INIT (0, 0), &point));
  return (int) point.y;
}

static void
test_too_little_money_is_not_called_payable (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, "04-choose-short");
  g_assert_nonnull (label_with (page, "余额不足"));
  g_assert_nonnull (label_with (page, "还差¥280.00"));
  g_assert_nonnull (label_with (page, "请另一位家人插自己的卡来缴"));
  g_assert_null (label_with (page, "可代缴"));
  g_assert_null (label_with (page, "给自己缴"));
  g_assert_null (label_with (page, "给几个人一起缴"));
  g_assert_nonnull (label_with (page, "现在没有能缴的人"));
}

static void
test_one_alone_is_no_family (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, "04-choose-alone");
  g_assert_nonnull (label_with (page, "2026年度，您不用再缴"));
  g_assert_null (label_with (page, "家人"));
}

/* 200, 360, 360, 380, 400 and 995 are ticked and 1,040 may be used. */
static void
test_how_many_the_balance_covers_is_said (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, "04d-several-too-many");
  g_assert_nonnull (label_with (page, "能用¥1,040.00，够缴其中3位"));
  g_assert_nonnull (label_with (page, "余额不够，请少选"));
}

/* 王伟 of the demo: more can be paid for than fit on the first page. */
static void
test_several_stands_on_every_page (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, "04-choose-ten");
  GjPagedList *list = GJ_PAGED_LIST (gj_taps_find_type (page, GJ_TYPE_PAGED_LIST));
  const int top = top_of (fixture, "给几个人一起缴");
  for (guint i = 1; i < gj_paged_list_get_n_pages (list); i++)
    {
      gj_taps_tap_text (fixture->window, "下一页");
      gj_taps_settle (fixture->window);
      g_assert_cmpint (top_of (fixture, "给几个人一起缴"), ==, top);
    }
}

static void
test_what_failed_is_told_first (Fixture *fixture, gconstpointer data)
{
  show (fixture, "07b-several-result-each");
  g_assert_cmpint (top_of (fixture, "缴好2位，1位早已缴过"), <, top_of (fixture, "*悦"));
  g_assert_cmpint (top_of (fixture, "*悦"), <, top_of (fixture, "*英"));
  g_assert_cmpint (top_of (fixture, "*英"), <, top_of (fixture, "**福"));
  show (fixture, "07b-several-result-doubt");
  g_assert_cmpint (top_of (fixture, "还有1位在查"), <, top_of (fixture, "先不要再缴，等查清"));
  g_assert_cmpint (top_of (fixture, "*乐"), <, top_of (fixture, "*伟"));
  g_assert_cmpint (top_of (fixture, "*伟"), <, top_of (fixture, "*悦"));
}

/* On the first page, in large text too: the note above the buttons sends there. */
static void
test_what_became_of_a_paper_stands_first (Fixture *fixture, gconstpointer data)
{
  gj_window_set_elder (fixture->window, TRUE);
  show (fixture, "43-verify-reversed");
  g_assert_cmpint (top_of (fixture, "第2位 *芳"), <, top_of (fixture, "第5位 *******提"));
  show (fixture, "43-verify-ended");
  g_assert_cmpint (top_of (fixture, "*英：2025年11月10日结束"), <, top_of (fixture, "请看上面的“现在的情况”"));
}

/* The note at the bottom may have to leave; what it says is not lost. */
static void
test_large_text_loses_no_warning (Fixture *fixture, gconstpointer data)
{
  gj_window_set_elder (fixture->window, TRUE);
  show (fixture, "07b-several-result-doubt");
  g_assert_cmpint (top_of (fixture, "先不要再缴，等查清"), <, top_of (fixture, "*乐"));
  show (fixture, "21-premium-reversed");
  g_assert_cmpint (top_of (fixture, "退回时间"), <, top_of (fixture, "钱已退回付款人的个人账户"));
}

static void
test_nobody_leads_to_the_family (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, "04-choose-nobody");
  g_signal_connect_swapped (page, "family", G_CALLBACK (on_confirmed), fixture);
  gj_taps_tap_text (fixture->window, "去家庭共济");
  g_assert_cmpstr (fixture->heard->str, ==, "confirmed ");
}

static void
test_ten_relatives_take_several_pages (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, "04-choose-ten");
  g_signal_connect (page, "chosen", G_CALLBACK (on_chosen), fixture);
  GjPagedList *list = GJ_PAGED_LIST (gj_taps_find_type (page, GJ_TYPE_PAGED_LIST));
  const guint n_pages = gj_paged_list_get_n_pages (list);
  g_assert_cmpuint (n_pages, >, 1);
  for (guint i = 1; i < n_pages; i++)
    {
      gj_taps_tap_text (fixture->window, "下一页");
      gj_taps_settle (fixture->window);
      g_assert_cmpuint (gj_paged_list_get_page (list), ==, i);
    }
  g_assert_null (find (fixture, "给*英缴"));
  g_assert_cmpstr (fixture->heard->str, ==, "");
}

static void
test_tier_goes_on_with_year_and_code (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, "04b-tier");
  g_signal_connect (page, "chosen", G_CALLBACK (on_tier_chosen), fixture);
  gj_taps_tap_text (fixture->window, "下一步，核对");
  g_assert_cmpstr (fixture->heard->str, ==, "tier:2026/adult ");
}

static void
test_unknown_year_cannot_be_chosen (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, "04b-tier-unknown");
  g_signal_connect (page, "chosen", G_CALLBACK (on_tier_chosen), fixture);
  GtkWidget *button = find (fixture, "这个年度现在不能缴");
  g_assert_nonnull (button);
  g_assert_false (gtk_widget_get_sensitive (button));
  gj_taps_tap (fixture->window, button);
  g_assert_cmpstr (fixture->heard->str, ==, "");
}

/* A column that needs a little more than half of a wide page takes it, and of two cards the least of both leaves first. In large text
   what has no room beside something is across the page. */
static void
test_what_leaves (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    int width, height;
    gboolean elder;
    const char *page, *stays;
  } cases[] = {
    { 1920, 1080, FALSE, "09-order-full", "举个例子" },      { 1024, 768, FALSE, "05-confirm", "已核对" },
    { 1024, 768, FALSE, "05-confirm", "参保人" },            { 1024, 768, TRUE, "05-confirm", "已核对" },
    { 1920, 1080, TRUE, "05-confirm", "参保人" },            { 1920, 1080, TRUE, "05-confirm-waiting", "已核对" },
    { 1024, 768, FALSE, "05b-several-confirm", "已核对" },   { 1024, 768, TRUE, "05b-several-confirm", "已核对" },
    { 1920, 1080, TRUE, "06-paying", "万一断电" },           { 1024, 768, TRUE, "06-paying", "万一断电" },
    { 1920, 1080, TRUE, "07-result", "凭条号" },             { 1080, 1920, TRUE, "07-result", "凭条号" },
    { 1080, 1920, TRUE, "07-result-failed", "凭条号" },      { 1080, 1920, TRUE, "07-result-kept", "凭条号" },
    { 1024, 768, FALSE, "07-result-waiting", "个人账户还剩" }, { 1024, 768, FALSE, "07-result-waiting", "凭条号" },
    { 1920, 1080, TRUE, "09-order", "总是最先用" },          { 1024, 768, TRUE, "09-order", "总是最先用" },
    { 1920, 1080, TRUE, "21-premium", "请勿再从其他渠道" },  { 1024, 768, FALSE, "21-premium", "请勿再从其他渠道" },
    { 1024, 768, TRUE, "21-premium", "请勿再从其他渠道" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      open_again (fixture, cases[i].width, cases[i].height);
      gj_window_set_elder (fixture->window, cases[i].elder);
      if (label_with (show (fixture, cases[i].page), cases[i].stays) == NULL)
        g_error ("%s at %d x %d%s lost %s", cases[i].page, cases[i].width, cases[i].height, cases[i].elder ? " in large text" : "",
                 cases[i].stays);
    }
}

static void
test_confirm_asks_once (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, "05-confirm");
  g_signal_connect_swapped (page, "confirmed", G_CALLBACK (on_confirmed), fixture);
  gj_taps_tap_text (fixture->window, "确认并输入密码");
  g_assert_cmpstr (fixture->heard->str, ==, "confirmed ");
}

static void
test_paying_has_no_way_out (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, "06-paying");
  g_signal_connect_swapped (page, "finished", G_CALLBACK (on_finished), fixture);
  g_assert_null (find (fixture, "知道了，取卡"));
  gj_paying_page_set_unknown (GJ_PAYING_PAGE (page), "7F3K-20M9-Q4XD-81AC", FALSE);
  gj_taps_settle (fixture->window);
  gj_taps_tap_text (fixture->window, "知道了，取卡");
  g_assert_cmpstr (fixture->heard->str, ==, "finished ");
}

static void
test_result_offers_both_ends (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, "07-result");
  g_signal_connect_swapped (page, "pay-another", G_CALLBACK (on_another), fixture);
  g_signal_connect_swapped (page, "finished", G_CALLBACK (on_finished), fixture);
  gj_taps_tap_text (fixture->window, "再缴一位");
  gj_result_page_set_print_state (GJ_RESULT_PAGE (page), GJ_PRINT_STATE_FAILED, GJ_PRINTER_TROUBLE_JAM);
  gj_taps_settle (fixture->window);
  gj_taps_tap_text (fixture->window, "取卡，结束服务");
  g_assert_cmpstr (fixture->heard->str, ==, "another finished ");
}

static void
test_printer_notice_asks (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, "04c-printer-notice");
  g_signal_connect_swapped (page, "go-on", G_CALLBACK (on_go_on), fixture);
  g_signal_connect_swapped (page, "stop", G_CALLBACK (on_stop), fixture);
  gj_taps_tap_text (fixture->window, "先不缴");
  gj_taps_tap_text (fixture->window, "不打印，继续缴费");
  g_assert_cmpstr (fixture->heard->str, ==, "stop go-on ");
}

static void
test_one_reprint_at_a_time (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, "22-receipts");
  g_signal_connect (page, "reprint", G_CALLBACK (on_reprint), fixture);
  gj_taps_tap_text (fixture->window, "打印");
  gj_taps_settle (fixture->window);
  gj_taps_tap_text (fixture->window, "补打");
  g_assert_cmpstr (fixture->heard->str, ==, "reprint:02-000131 ");
  gj_receipts_page_set_print_state (GJ_RECEIPTS_PAGE (page), "02-000131", GJ_PRINT_STATE_TAKE, GJ_PRINTER_TROUBLE_NONE);
  gj_taps_settle (fixture->window);
  gj_taps_tap_text (fixture->window, "补打");
  g_assert_cmpstr (fixture->heard->str, ==, "reprint:02-000131 reprint:02-000131 ");
}

static void
test_no_reprint_without_paper (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, "22-receipts-no-paper");
  g_signal_connect (page, "reprint", G_CALLBACK (on_reprint), fixture);
  gj_taps_tap_text (fixture->window, "补打");
  g_assert_cmpstr (fixture->heard->str, ==, "");
}

static void
test_family_lists_care_first (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, "08-family");
  g_signal_connect (page, "view-binding", G_CALLBACK (on_view), fixture);
  gj_taps_tap_text (fixture->window, "查看");
  g_assert_cmpstr (fixture->heard->str, ==, "view:ran ");
}

static void
test_who_was_bound_today_is_first (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, "08-family-fresh");
  g_signal_connect (page, "view-binding", G_CALLBACK (on_view), fixture);
  gj_taps_tap_text (fixture->window, "查看");
  g_assert_cmpstr (fixture->heard->str, ==, "view:2 ");
}

/* Every target of every page is at least 96 px high and wide, at both text sizes. */
static void
check_targets (GtkWidget *widget, const char *sample)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_BUTTON (widget))
    {
      const int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
      graphene_rect_t bounds;
      g_assert_true (gtk_widget_compute_bounds (widget, widget, &bounds));
      if (MAX (height, (int) bounds.size.height) < 96 || MAX (width, (int) bounds.size.width) < 96)
        g_error ("%s: a target of %d x %d", sample, width, height);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_targets (child, sample);
}

static void
test_targets_are_large (Fixture *fixture, gconstpointer data)
{
  gsize n_samples;
  const GjPageSample *samples = gj_page_samples (&n_samples);
  for (guint elder = 0; elder < 2; elder++)
    {
      gj_window_set_elder (fixture->window, elder == 1);
      for (gsize i = 0; i < n_samples; i++)
        check_targets (show (fixture, samples[i].name), samples[i].name);
    }
}

/* Is there a label to be seen with these words? */
static gboolean
is_said (GtkWidget *widget, const char *words)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (is_said (child, words))
      return TRUE;
  return FALSE;
}

/* More than a page of people: the button waits until the last page was on the screen. */
static void
test_nobody_is_paid_for_unseen (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, "05b-several-confirm-six");
  g_assert_null (gj_taps_find (page, "确认并输入密码"));
  g_assert_false (gtk_widget_get_sensitive (gj_taps_find (page, "读到最后一页再点")));
  while (gj_taps_find (page, "读到最后一页再点") != NULL)
    gj_taps_tap_text (fixture->window, "下一页");
  g_assert_true (gtk_widget_get_sensitive (gj_taps_find (page, "确认并输入密码")));
  gj_taps_tap_text (fixture->window, "上一页");
  g_assert_true (gtk_widget_get_sensitive (gj_taps_find (page, "确认并输入密码")));
}

static void
check_said (GtkWidget *page, const char *sample, const char *const *words)
{
  for (; *words != NULL; words++)
    if (!is_said (page, *words))
      g_error ("%s does not say %s", sample, *words);
}

/* Up to five are seen at once; the example stays beside three, becomes smaller for five, and leaves for them in large text. */
static void
test_order_keeps_its_example (Fixture *fixture, gconstpointer data)
{
  static const char *const example[] = { "举个例子：这次个人负担¥", "先用您的，用完", NULL };
  static const char *const five[] = { "*强 ", "*敏 ", "*军 ", "*兰 ", NULL };
  static const struct
  {
    const char *name;
    const char *rest; /* of the example; NULL: no room for it beside five */
  } samples[] = { { "09-order", "自己不用掏现金。" },
                  { "09-order-one", "账户的钱加起来还不够。" },
                  { "09-order-five", NULL },
                  { "09-order-full", NULL } };
  gj_window_set_nav (fixture->window, GJ_NAV_NORMAL, GJ_NAV_NORMAL, GJ_NAV_NORMAL);
  gj_window_set_time_left (fixture->window, 71, 90, FALSE);
  gj_window_set_demo (fixture->window, TRUE);
  for (guint elder = 0; elder < 2; elder++)
    for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
      {
        gj_window_set_elder (fixture->window, elder == 1);
        GtkWidget *page = show (fixture, samples[i].name);
        check_said (page, samples[i].name, (const char *const[]){ "您自己", "总是最先用", NULL });
        if (samples[i].rest != NULL || elder == 0)
          check_said (page, samples[i].name, example);
        check_said (page, samples[i].name, samples[i].rest != NULL ? (const char *const[]){ samples[i].rest, NULL } : five);
        g_assert_false (is_said (page, "元")); /* an amount is written in one way */
      }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/home-page/a-tile-opens-what-it-names", test_tile_opens_what_it_names);
  ADD ("/home-page/a-tile-without-a-service-is-not-there", test_tile_without_service_is_absent);
  ADD ("/home-page/what-waits-for-the-holder-leads-to-where-it-is-done", test_errands_lead_on);
  ADD ("/home-page/the-payment-says-why-there-is-none", test_pay_says_why_not);
  ADD ("/home-page/the-balance-can-be-hidden-and-shown", test_balance_hides_and_shows);
  ADD ("/home-page/large-text-reaches-every-tile-through-more", test_large_text_reaches_every_tile);
  ADD ("/home-page/large-text-shows-what-people-come-for-first", test_large_text_shows_what_people_come_for);
  ADD ("/home-page/a-list-with-pages-of-its-own-says-the-only-place", test_home_has_one_place);
  ADD ("/marks/none-is-no-next-step", test_none_is_quiet);
  ADD ("/notice/what-ends-something-looks-it", test_ending_looks_it);
  ADD ("/choose/a-button-names-the-person-and-answers-with-the-key", test_choose_names_the_person);
  ADD ("/choose/ten-relatives-take-several-pages", test_ten_relatives_take_several_pages);
  ADD ("/choose/several-at-once-stands-at-one-place-on-every-page", test_several_stands_on_every_page);
  ADD ("/choose/too-little-money-is-not-called-payable-and-says-what-is-missing", test_too_little_money_is_not_called_payable);
  ADD ("/choose/nobody-to-choose-leads-to-the-family", test_nobody_leads_to_the_family);
  ADD ("/choose/of-one-alone-no-family-is-spoken", test_one_alone_is_no_family);
  ADD ("/several/how-many-of-the-selected-the-balance-covers-is-said", test_how_many_the_balance_covers_is_said);
  ADD ("/several/nobody-is-paid-for-unseen", test_nobody_is_paid_for_unseen);
  ADD ("/several/what-failed-is-told-first-and-counted", test_what_failed_is_told_first);
  ADD ("/notice/a-reason-stays-with-what-to-do-about-it", test_a_reason_stays_with_what_to_do);
  ADD ("/papers/what-became-of-a-paper-stands-before-what-it-says", test_what_became_of_a_paper_stands_first);
  ADD ("/papers/large-text-loses-no-warning-about-money", test_large_text_loses_no_warning);
  ADD ("/tier/the-year-and-the-code-go-on", test_tier_goes_on_with_year_and_code);
  ADD ("/tier/a-year-without-a-fee-cannot-be-chosen", test_unknown_year_cannot_be_chosen);
  ADD ("/sheet/the-source-of-values-stands-on-each-page-that-has-one", test_source_stands_on_each_page);
  ADD ("/confirm/asks-for-the-pin-once", test_confirm_asks_once);
  ADD ("/fit/what-leaves-is-the-least-of-the-page", test_what_leaves);
  ADD ("/paying/has-no-way-out-until-the-answer-is-unknown", test_paying_has_no_way_out);
  ADD ("/result/offers-another-or-the-end", test_result_offers_both_ends);
  ADD ("/printer-notice/asks-to-stop-or-to-go-on", test_printer_notice_asks);
  ADD ("/receipts/one-reprint-at-a-time-the-owed-one-first", test_one_reprint_at_a_time);
  ADD ("/receipts/nothing-prints-without-paper", test_no_reprint_without_paper);
  ADD ("/family/the-one-that-needs-care-is-first", test_family_lists_care_first);
  ADD ("/family/who-was-bound-today-is-before-everybody", test_who_was_bound_today_is_first);
  ADD ("/order/five-are-seen-at-once-and-the-own-account-and-the-example-stay", test_order_keeps_its_example);
  ADD ("/pages/every-target-is-at-least-96-pixels", test_targets_are_large);
  return g_test_run ();
}
