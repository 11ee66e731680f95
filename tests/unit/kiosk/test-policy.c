/* SPDX-License-Identifier: Apache-2.0 */
/* What the pages of 政策与计算 say at the ends of what can be asked: ages on the day the region counts them, groups and
 * years of which nothing is known, accounts that are empty, lapses longer than the page. Pages alone, without a window. */
#include <string.h>

#include "kiosk/flows/policy_flow.h"
#include "kiosk/flows/policy_private.h"
#include "kiosk/paths.h"
#include "ui/frame/ui.h"

typedef struct
{
  GjTerminal terminal;
  GjConfig config;
  GjPolicyFlow *flow;
} Fixture;

static void
set_up (Fixture *f, gconstpointer today)
{
  g_autoptr (GError) error = NULL;
  const char *dirs[] = { gj_path_policies (), NULL };

  f->terminal.clock = gj_clock_new_manual (gj_date_start_us (GPOINTER_TO_INT (today)));
  f->terminal.config = &f->config;
  f->terminal.region = gj_region_load (dirs, "100000", &error);
  g_assert_no_error (error);
  f->flow = (GjPolicyFlow *) gj_policy_flow_new (&f->terminal);
}

static void
tear_down (Fixture *f, gconstpointer today)
{
  g_cancellable_cancel (f->flow->base.cancellable);
  gj_flow_free (&f->flow->base);
  gj_region_unref (f->terminal.region);
  gj_clock_unref (f->terminal.clock);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
read_in (Fixture *f, const char *admdvs)
{
  g_autoptr (GError) error = NULL;
  const char *dirs[] = { gj_path_policies (), NULL };

  gj_region_unref (f->flow->region);
  f->flow->region = gj_region_load (dirs, admdvs, &error);
  g_assert_no_error (error);
}

static void
collect (GtkWidget *widget, GString *words)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (words, "%s|", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, words);
}

/* Everything that a page says, a bar between. (transfer full) */
static char *
words_of (GtkWidget *page)
{
  GString *words = g_string_new ("|");

  g_object_ref_sink (page);
  collect (page, words);
  g_object_unref (page);
  return g_string_free (words, FALSE);
}

static void
assert_says (const char *words, const char *expected)
{
  if (strstr (words, expected) == NULL)
    g_error ("“%s” is not in: %s", expected, words);
}

static char *
tier_of (Fixture *f, guint birth_year, const char *identity)
{
  f->flow->birth_year = birth_year;
  g_free (f->flow->identity);
  f->flow->identity = g_strdup (identity);
  return words_of (gj_policy_tier_page (f->flow, GJ_POLICY_STEP_TIER_RESULT));
}

static void
test_edge_of_a_tier (Fixture *f, gconstpointer today)
{
  g_autofree char *sixty = NULL;
  g_autofree char *eighteen = NULL;
  g_autofree char *newborn = NULL;

  /* The demo counts the age on 1 January, and sells 2027 in 2026. */
  read_in (f, "990100");
  sixty = tier_of (f, 1967, NULL);
  assert_says (sixty, "|1月1日出生|60岁及以上，2027年1月1日满60周岁|360元|");
  assert_says (sixty, "|1月2日到12月31日出生|成年居民，2027年1月1日满59周岁|400元|");
  eighteen = tier_of (f, 2009, NULL);
  assert_says (eighteen, "|1月1日出生|成年居民，2027年1月1日满18周岁|400元|");
  assert_says (eighteen, "|1月2日到12月31日出生|未成年人，2027年1月1日满17周岁|380元|");
  newborn = tier_of (f, 2026, NULL);
  assert_says (newborn, "|未成年人|2027年1月1日满0或1周岁|380元|");
}

static void
test_group (Fixture *f, gconstpointer today)
{
  g_autofree char *nothing = NULL;
  g_autofree char *unknown = NULL;

  read_in (f, "990100");
  nothing = tier_of (f, 1950, "特困人员");
  assert_says (nothing, "按特困人员算；不是的缴360元|不用缴|");
  unknown = tier_of (f, 1950, "防止返贫监测对象");
  assert_says (unknown, "|防止返贫监测对象缴多少|本机暂未收录，请咨询窗口或拨打12393|");
}

static void
test_no_day_for_the_age (Fixture *f, gconstpointer today)
{
  g_autofree char *same = NULL;
  g_autofree char *changes = NULL;
  g_autofree char *oldest = NULL;

  /* Shanghai has fees for 2025, and nobody verified on which day the age counts. */
  read_in (f, "310000");
  same = tier_of (f, 1960, NULL);
  assert_says (same, "|60至69岁|这一年都是60到69周岁|825元|");
  changes = tier_of (f, 1965, NULL);
  assert_says (changes, "|1月1日出生|60至69岁，这一年都是60到69周岁|825元|");
  assert_says (changes, "|1月2日到12月31日出生：按哪一天的年龄算|本机暂未收录，请咨询窗口或拨打12393|");
  oldest = tier_of (f, 1900, NULL);
  assert_says (oldest, "|70岁及以上|这一年都是70周岁及以上|655元|");
  assert_says (oldest, "|2027年度|这一年缴多少|本机暂未收录，请咨询窗口或拨打12393|");
}

static void
test_ages_not_known (Fixture *f, gconstpointer today)
{
  g_autofree char *words = NULL;

  read_in (f, "110000");
  words = tier_of (f, 1950, NULL);
  assert_says (words, "|2027年度|这一年缴多少|本机暂未收录，请咨询窗口或拨打12393|");
  assert_says (words, "|2026年度|多大年龄缴哪一档|本机暂未收录，请咨询窗口或拨打12393|");
}

static void
test_age_without_a_tier (Fixture *f, gconstpointer today)
{
  g_autofree char *adult = NULL;
  g_autofree char *child = NULL;

  /* Of Hangzhou only the children's tier of 2025 is known. */
  read_in (f, "330100");
  adult = tier_of (f, 1967, NULL);
  assert_says (adult, "|2026年度|这一年缴多少|");
  assert_says (adult, "|2025年度|这个年龄缴多少|");
  child = tier_of (f, 2015, NULL);
  assert_says (child, "|2025年度|未成年人|这一年都是17周岁及以下|330元|");
}

static void
test_one_fee_for_all (Fixture *f, gconstpointer today)
{
  g_autofree char *words = tier_of (f, 1950, NULL);
  g_autofree char *group = tier_of (f, 1950, "特困人员");

  assert_says (words, "|2026年度|城乡居民|人人一样|400元|");
  assert_says (group, "|2026年度|城乡居民|按特困人员算；不是的缴400元|不用缴|");
}

static char *
split_of (Fixture *f, gint64 amount_fen, gint64 own_fen, gint64 first_fen, gint64 second_fen)
{
  f->flow->amount_fen = amount_fen;
  f->flow->has_own = own_fen >= 0;
  f->flow->own_fen = MAX (own_fen, 0);
  f->flow->other_fen[0] = first_fen;
  f->flow->other_fen[1] = second_fen;
  f->flow->n_others = 2;
  return words_of (gj_policy_split_page (f->flow, GJ_POLICY_STEP_SPLIT_RESULT));
}

static void
test_split_at_its_ends (Fixture *f, gconstpointer today)
{
  g_autofree char *nobody = split_of (f, 30000, 0, 0, 0);
  g_autofree char *no_account = split_of (f, 30000, -1, 0, 20000);
  g_autofree char *above = split_of (f, 99999900, 10000, 10000, 10000);
  g_autofree char *own = split_of (f, 100, 99999900, 10000, 10000);

  assert_says (nobody, "没有账户的钱可用，都自己付");
  g_assert_null (strstr (nobody, "先扣本人账户|"));
  assert_says (no_account, "再扣第2位家人");
  g_assert_null (strstr (no_account, "第1位家人"));
  assert_says (no_account, "账户不够，其余自己另付");
  assert_says (above, "999699元");
  g_assert_null (strstr (own, "另付"));
  g_assert_null (strstr (own, "位家人|"));
  assert_says (own, "先扣本人，再按顺序扣家人");
}

static char *
waiting_of (Fixture *f, guint coverage_year, guint missed, guint repaired)
{
  f->flow->coverage_year = coverage_year;
  f->flow->missed = missed;
  f->flow->repaired = repaired;
  return words_of (gj_policy_waiting_page (f->flow, GJ_POLICY_STEP_WAITING_RESULT));
}

static void
test_waiting_at_its_ends (Fixture *f, gconstpointer today)
{
  g_autofree char *longest = NULL;
  g_autofree char *old = NULL;
  g_autofree char *xiamen = NULL;

  old = waiting_of (f, 2027, 0xff, 0);
  assert_says (old, "|本机算不出来|");
  assert_says (old, "|规定施行以前断缴的年份算不算|");
  read_in (f, "350200");
  xiamen = waiting_of (f, 2027, 3, 0);
  assert_says (xiamen, "|厦门市：要等4个月|");
  assert_says (xiamen, "|断缴的第1年，本地不加|");
  read_in (f, "990100");
  longest = waiting_of (f, 2027, 0xff, 0);
  assert_says (longest, "|演示市：要等11个月|");
  assert_says (longest, "|更早断缴的没有算。断缴更久的，请问窗口|");
}

static void
test_heading_names_another_place (Fixture *f, gconstpointer today)
{
  g_autofree char *own = words_of (gj_policy_scopes_page (f->flow));
  g_autofree char *other = NULL;

  assert_says (own, "|个人账户的钱，哪些能付？|");
  assert_says (own, "|本人的长期护理保险费|");
  assert_says (own, "未注明核实日期，以当地政策为准|");
  read_in (f, "320000");
  other = words_of (gj_policy_scopes_page (f->flow));
  assert_says (other, "|江苏省：个人账户的钱，哪些能付？|");
  assert_says (other, "来源：江苏家庭共济办事指南。");
}

static void
test_places (Fixture *f, gconstpointer today)
{
  g_assert_cmpstr (gj_region_admdvs (f->flow->places->pdata[0]), ==, "100000");
  while (f->flow->places->len < 19)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < f->flow->places->len; i++)
    g_assert_false (gj_region_is_demo (f->flow->places->pdata[i]));
}

#define ADD(path, function)                                                                        \
  g_test_add (path, Fixture, GINT_TO_POINTER (20261121), set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  gj_ui_init ();
  ADD ("/policy/at-the-edge-of-a-tier-birthdays-are-told-apart-each-with-its-age", test_edge_of_a_tier);
  ADD ("/policy/a-group-pays-nothing-with-the-reason-or-is-not-known", test_group);
  ADD ("/policy/without-a-day-for-the-age-only-who-stays-in-one-tier-has-an-answer", test_no_day_for_the_age);
  ADD ("/policy/where-ages-are-not-known-that-is-said-and-no-tier-is-guessed", test_ages_not_known);
  ADD ("/policy/an-age-or-a-year-of-which-nothing-is-known-says-which-of-them", test_age_without_a_tier);
  ADD ("/policy/one-fee-for-all-is-said-to-be-that", test_one_fee_for_all);
  ADD ("/policy/a-split-of-nothing-and-of-more-than-there-is-adds-up", test_split_at_its_ends);
  ADD ("/policy/a-lapse-longer-than-the-page-and-one-before-the-rule", test_waiting_at_its_ends);
  ADD ("/policy/another-place-is-named-in-the-heading", test_heading_names_another_place);
  ADD ("/policy/every-place-that-is-here-can-be-chosen-the-machines-own-first", test_places);
  return g_test_run ();
}
