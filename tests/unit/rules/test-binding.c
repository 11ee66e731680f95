/* SPDX-License-Identifier: Apache-2.0 */
/* Who may bind whom, every reason why not, and what is said of each. */
#include "core/rules/binding_rule.h"

#include <string.h>

#include "core/rules/binding_text.h"
#include "core/rules/release_rule.h"
#include "tests/unit/rules/policy-dir.h"

#define TODAY 20251121

typedef struct
{
  PolicyDir *dir;
  GjRegion *region;
  GjInsuranceFact contributor_rows[2];
  GjInsuranceFact relative_rows[2];
  const char *said[2];
  GjBindFacts facts;
} Case;

/* A man of 65 who binds his wife of 62: nothing stands in the way. */
static void
set_up (Case *c, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  c->dir = policy_dir_new ();
  c->region = gj_region_load (policy_shipped_dirs (), "420100", &error);
  g_assert_no_error (error);
  c->contributor_rows[0] = (GjInsuranceFact){ "310", "1", "420100", GJ_DATE_NONE, "" };
  c->relative_rows[0] = (GjInsuranceFact){ "390", "1", "420106", GJ_DATE_NONE, "" };
  c->facts = (GjBindFacts){
    .today = TODAY,
    .contributor = { { "1", 19600512, c->contributor_rows, 1 }, "1" },
    .contributor_has_account = TRUE,
    .relative = { { "1", 19630908, c->relative_rows, 1 }, "2" },
    .patn_rlts = "12",
    .said = c->said,
  };
}

static void
tear_down (Case *c, gconstpointer data)
{
  gj_region_unref (c->region);
  policy_dir_free (c->dir);
}

/* The region with one more line in @section. */
static void
use_policy (Case *c, const char *section, const char *line)
{
  g_autofree char *text = g_strdup_printf (
      "[region]\nadmdvs=420100\nname=武汉市\ninherits=420000\n[%s]\nsource=试\ngrade=A\n%s\n", section,
      line);
  const char *const dirs[] = { c->dir->path, policy_shipped (), NULL };
  g_autoptr (GError) error = NULL;

  policy_dir_write (c->dir, "420100.ini", text);
  gj_region_unref (c->region);
  c->region = gj_region_load (dirs, "420100", &error);
  g_assert_no_error (error);
}

/* The only obstacle is this one; what is said of it contains @why and @next. */
static void
assert_only (Case *c, GjBindObstacle obstacle, const char *why, const char *next)
{
  GjBindEligibility found;
  g_autofree char *said_why = NULL;
  g_autofree char *said_next = NULL;

  g_assert_cmpstr (gj_bind_obstacle_word (
                       gj_eligibility_for_binding (c->region, &c->facts, &found)),
                   ==, gj_bind_obstacle_word (obstacle));
  g_assert_cmpint (gj_eligibility_for_binding (c->region, &c->facts, NULL), ==, obstacle);
  g_assert_cmpuint (found.n_reasons, ==, obstacle == GJ_BIND_OBSTACLE_NONE ? 0 : 1);
  if (obstacle == GJ_BIND_OBSTACLE_NONE)
    return;
  said_why = gj_bind_obstacle_why (c->region, &found.reasons[0]);
  said_next = gj_bind_obstacle_what_next (c->region, &found.reasons[0]);
  g_assert_nonnull (strstr (said_why, why));
  g_assert_nonnull (strstr (said_next, next));
  g_assert_cmpint (*next == '\0', ==, *said_next == '\0');
}

static void
assert_none (Case *c)
{
  assert_only (c, GJ_BIND_OBSTACLE_NONE, "", "");
}

static void
be (Case *c, const char *patn_rlts, const char *gend, GjDate birth)
{
  c->facts.patn_rlts = patn_rlts;
  c->facts.relative.gend = gend;
  c->facts.relative.person.birth = birth;
}

static void
test_none (Case *c, gconstpointer data)
{
  assert_none (c);
}

static void
test_contributor_status (Case *c, gconstpointer data)
{
  c->facts.contributor.person.surv_stas = "3";
  assert_only (c, GJ_BIND_OBSTACLE_CONTRIBUTOR_STATUS, "您的参保登记需要窗口核对", "12393");
}

static void
test_contributor_not_employee (Case *c, gconstpointer data)
{
  c->contributor_rows[0].insutype = "390";
  assert_only (c, GJ_BIND_OBSTACLE_CONTRIBUTOR_NOT_EMPLOYEE, "没有职工医保", "个人账户的家人来绑定");
}

static void
test_contributor_suspended (Case *c, gconstpointer data)
{
  c->contributor_rows[0].paus_insu_date = 20250701;
  assert_only (c, GJ_BIND_OBSTACLE_CONTRIBUTOR_SUSPENDED, "2025年7月起暂停", "恢复您的职工医保");
}

static void
test_contributor_ended (Case *c, gconstpointer data)
{
  c->contributor_rows[0].psn_insu_stas = "4";
  assert_only (c, GJ_BIND_OBSTACLE_CONTRIBUTOR_ENDED, "已终止", "恢复您的职工医保");
}

static void
test_contributor_no_account (Case *c, gconstpointer data)
{
  c->facts.contributor_has_account = FALSE;
  assert_only (c, GJ_BIND_OBSTACLE_CONTRIBUTOR_NO_ACCOUNT, "没有医保个人账户", "家人来绑定");
}

static void
test_self (Case *c, gconstpointer data)
{
  c->facts.same_person = TRUE;
  c->facts.patn_rlts = NULL;
  assert_only (c, GJ_BIND_OBSTACLE_SELF, "这是您本人", "换成家人");
}

static void
test_already_bound (Case *c, gconstpointer data)
{
  c->facts.bound = TRUE;
  c->facts.bound_since = 20250318;
  assert_only (c, GJ_BIND_OBSTACLE_ALREADY_BOUND, "2025年3月18日", "不用再绑");
}

static void
test_request_pending (Case *c, gconstpointer data)
{
  c->facts.pending = TRUE;
  c->facts.pending_since = 20251120;
  assert_only (c, GJ_BIND_OBSTACLE_REQUEST_PENDING, "2025年11月20日", "点同意");
  c->facts.consented = TRUE;
  assert_none (c);
}

static void
test_who_was_asked_before_can_answer_now (Case *c, gconstpointer data)
{
  GjBindEligibility found;

  use_policy (c, "sharing", "confirm_from_age=16");
  c->facts.pending = TRUE;
  (void)!gj_eligibility_for_binding (c->region, &c->facts, &found);
  g_assert_true (gj_bind_eligibility_waits_for_answer (&found));
  gj_bind_eligibility_agree (&found);
  g_assert_cmpuint (found.n_reasons, ==, 0);
  g_assert_false (found.needs_consent);
  g_assert_false (gj_bind_eligibility_waits_for_answer (&found)); /* nobody waits */
  c->facts.patn_rlts = NULL;
  (void)!gj_eligibility_for_binding (c->region, &c->facts, &found);
  g_assert_true (gj_bind_eligibility_waits_for_answer (&found));
  c->facts.relative.person.surv_stas = "9"; /* no word helps there */
  (void)!gj_eligibility_for_binding (c->region, &c->facts, &found);
  g_assert_false (gj_bind_eligibility_waits_for_answer (&found));
  gj_bind_eligibility_agree (&found);
  g_assert_cmpuint (found.n_reasons, ==, 2);
  g_assert_cmpint (found.reasons[0].obstacle, ==, GJ_BIND_OBSTACLE_RELATIVE_STATUS);
}

static void
test_relative_dead (Case *c, gconstpointer data)
{
  c->facts.relative.person.surv_stas = "2";
  assert_only (c, GJ_BIND_OBSTACLE_RELATIVE_DEAD, "登记需要窗口核对", "12393");
}

static void
test_relative_status (Case *c, gconstpointer data)
{
  c->facts.relative.person.surv_stas = "9";
  assert_only (c, GJ_BIND_OBSTACLE_RELATIVE_STATUS, "登记需要窗口核对", "12393");
}

static void
test_relative_not_insured (Case *c, gconstpointer data)
{
  c->facts.relative.person.n_insurances = 0;
  assert_only (c, GJ_BIND_OBSTACLE_RELATIVE_NOT_INSURED, "还没有参加医保", "办理参保");
}

static void
test_relative_wrong_kind (Case *c, gconstpointer data)
{
  c->relative_rows[0].insutype = "340";
  assert_only (c, GJ_BIND_OBSTACLE_RELATIVE_WRONG_KIND, "只有职工医保和居民医保能共济", "12393");
}

static void
test_relative_suspended (Case *c, gconstpointer data)
{
  c->relative_rows[0].psn_insu_stas = "2";
  c->relative_rows[0].paus_insu_date = 20250701;
  assert_only (c, GJ_BIND_OBSTACLE_RELATIVE_SUSPENDED, "从2025年7月起暂停", "恢复参保");
}

static void
test_relative_ended (Case *c, gconstpointer data)
{
  c->relative_rows[0].psn_insu_stas = "3";
  assert_only (c, GJ_BIND_OBSTACLE_RELATIVE_ENDED, "已终止", "恢复参保");
}

static void
test_a_relative_with_employee_insurance_may_be_bound (Case *c, gconstpointer data)
{
  c->relative_rows[0].insutype = "310";
  assert_none (c);
  /* The one that is normal counts. */
  c->relative_rows[1] = (GjInsuranceFact){ "390", "4", "420100", 20200101, "" };
  c->facts.relative.person.n_insurances = 2;
  assert_none (c);
}

static void
test_other_province (Case *c, gconstpointer data)
{
  c->relative_rows[0].insuplc_admdvs = "310115";
  assert_only (c, GJ_BIND_OBSTACLE_OTHER_PROVINCE, "上海市", "医保钱包");
  use_policy (c, "sharing", "cross_province=none");
  assert_only (c, GJ_BIND_OBSTACLE_OTHER_PROVINCE, "上海市", "跨省怎么办");
}

static void
test_other_city (Case *c, gconstpointer data)
{
  c->relative_rows[0].insuplc_admdvs = "420300";
  assert_none (c);
  use_policy (c, "sharing", "cross_city=null");
  assert_only (c, GJ_BIND_OBSTACLE_OTHER_CITY, "湖北省", "跨市怎么办");
}

static void
test_relation_not_chosen (Case *c, gconstpointer data)
{
  GjBindEligibility found;

  c->facts.patn_rlts = NULL;
  assert_only (c, GJ_BIND_OBSTACLE_RELATION_NOT_CHOSEN, "什么人", "选择关系");
  (void)!gj_eligibility_for_binding (c->region, &c->facts, &found);
  g_assert_true (gj_bind_eligibility_waits_for_relation (&found));
  c->facts.patn_rlts = "98"; /* no such code */
  assert_only (c, GJ_BIND_OBSTACLE_RELATION_NOT_CHOSEN, "什么人", "选择关系");
}

/* Bare: read back from a row that keeps one word. Then nothing is said of a number, a place or a relation that
 * nobody knows. */
static void
test_every_reason_says_what_to_do (Case *c, gconstpointer data)
{
  for (GjBindObstacle obstacle = GJ_BIND_OBSTACLE_NONE + 1; obstacle < GJ_BIND_OBSTACLE_COUNT; obstacle++)
    {
      const GjBindReason bare = { .obstacle = obstacle, .bare = TRUE };
      g_autofree char *why = gj_bind_obstacle_why (c->region, &bare);
      g_autofree char *next = gj_bind_obstacle_what_next (c->region, &bare);
      g_autofree char *both = gj_bind_obstacle_sentences (c->region, &bare);

      g_assert_cmpstr (next, !=, "");
      g_assert_nonnull (strstr (both, why));
      g_assert_nonnull (strstr (both, next));
      g_assert_null (strpbrk (obstacle == GJ_BIND_OBSTACLE_SPOUSE_AGE ? "" : why, "0123456789"));
      g_assert_null (strstr (why, "“家人”"));
      g_assert_null (strstr (why, "在，"));
    }
}

static void
test_relation_set_unknown (Case *c, gconstpointer data)
{
  use_policy (c, "relations", "set=null");
  assert_only (c, GJ_BIND_OBSTACLE_RELATION_SET_UNKNOWN, "本机暂未收录", "12393");
}

static void
test_relation_not_here (Case *c, gconstpointer data)
{
  use_policy (c, "relations", "set=CORE3");
  be (c, "75", "2", 19570730);
  assert_only (c, GJ_BIND_OBSTACLE_RELATION_NOT_HERE, "“姐姐”不在", "重新选择");
  be (c, "55", "1", 19350101);
  assert_only (c, GJ_BIND_OBSTACLE_RELATION_NOT_HERE, "“岳父”不在", "重新选择");
}

static void
test_a_mother_is_a_woman_and_a_son_a_man (Case *c, gconstpointer data)
{
  be (c, "52", "1", 19380217);
  assert_only (c, GJ_BIND_OBSTACLE_RELATION_SEX, "“母亲”", "重新选择关系");
  be (c, "20", "2", 19900101);
  assert_only (c, GJ_BIND_OBSTACLE_RELATION_SEX, "“儿子”", "重新选择关系");
  be (c, "75", "1", 19570730);
  assert_only (c, GJ_BIND_OBSTACLE_RELATION_SEX, "“姐姐”", "重新选择关系");
  be (c, "50", "1", 19360101);
  assert_none (c);
  be (c, "52", "9", 19380217); /* the register does not say */
  assert_none (c);
}

static void
test_only_a_woman_has_a_husband_and_a_husbands_parents (Case *c, gconstpointer data)
{
  use_policy (c, "relations", "set=NEAR8\nin_laws=true");
  be (c, "53", "1", 19350101);
  assert_only (c, GJ_BIND_OBSTACLE_RELATION_SEX, "“公公”", "重新选择关系");
  be (c, "55", "1", 19350101);
  assert_none (c);
  c->facts.contributor.gend = "2";
  assert_only (c, GJ_BIND_OBSTACLE_RELATION_SEX, "“岳父”", "重新选择关系");
}

static void
test_a_parent_is_fourteen_years_older (Case *c, gconstpointer data)
{
  be (c, "52", "2", 19460512);
  assert_none (c);
  be (c, "52", "2", 19460513);
  assert_only (c, GJ_BIND_OBSTACLE_RELATION_AGE, "14岁", "重新选择关系");
  be (c, "51", "1", 19900101); /* a son taken for the father */
  assert_only (c, GJ_BIND_OBSTACLE_RELATION_AGE, "“父亲”", "重新选择关系");
}

static void
test_a_child_is_fourteen_years_younger (Case *c, gconstpointer data)
{
  be (c, "20", "1", 19740512);
  assert_none (c);
  be (c, "20", "1", 19740511);
  assert_only (c, GJ_BIND_OBSTACLE_RELATION_AGE, "“儿子”", "重新选择关系");
}

static void
test_a_grandparent_is_twice_that_older (Case *c, gconstpointer data)
{
  be (c, "62", "2", 19320512);
  assert_none (c);
  be (c, "62", "2", 19320513);
  assert_only (c, GJ_BIND_OBSTACLE_RELATION_AGE, "28岁", "重新选择关系");
  be (c, "42", "2", 19880512);
  assert_none (c);
  be (c, "42", "2", 19880511);
  assert_only (c, GJ_BIND_OBSTACLE_RELATION_AGE, "28岁", "重新选择关系");
}

static void
test_step_and_adoptive_parents_may_be_of_any_age (Case *c, gconstpointer data)
{
  be (c, "58", "2", 19650101);
  assert_none (c);
  be (c, "27", "1", 19590101);
  assert_none (c);
}

static void
test_an_elder_sister_is_not_younger (Case *c, gconstpointer data)
{
  be (c, "75", "2", 19610101);
  assert_only (c, GJ_BIND_OBSTACLE_RELATION_AGE, "大小对不上", "重新选择关系");
  be (c, "73", "1", 19590101);
  assert_only (c, GJ_BIND_OBSTACLE_RELATION_AGE, "大小对不上", "重新选择关系");
  be (c, "75", "2", 19600512); /* twins are both */
  assert_none (c);
  be (c, "77", "2", 19600512);
  assert_none (c);
}

static void
test_spouses_are_a_man_and_a_woman (Case *c, gconstpointer data)
{
  be (c, "10", "1", 19630908);
  assert_only (c, GJ_BIND_OBSTACLE_SPOUSE_SEX, "性别对不上", "重新选择关系");
}

static void
test_spouses_have_reached_the_age_of_marriage (Case *c, gconstpointer data)
{
  be (c, "12", "2", 20051121);
  assert_none (c);
  be (c, "12", "2", 20051122);
  assert_only (c, GJ_BIND_OBSTACLE_SPOUSE_AGE, "男22岁、女20岁", "重新选择关系");
  be (c, "12", "2", 20000101);
  c->facts.contributor.person.birth = 20031122;
  assert_only (c, GJ_BIND_OBSTACLE_SPOUSE_AGE, "结婚年龄", "重新选择关系");
}

static void
test_nobody_binds_a_second_spouse (Case *c, gconstpointer data)
{
  c->facts.contributor_has_spouse = TRUE;
  assert_only (c, GJ_BIND_OBSTACLE_SPOUSE_SECOND, "您已经有一位配偶", "结婚证、离婚证到窗口");
  be (c, "75", "2", 19570730);
  assert_none (c);
}

static void
test_nobody_binds_somebody_elses_spouse (Case *c, gconstpointer data)
{
  c->facts.relative_has_spouse = TRUE;
  assert_only (c, GJ_BIND_OBSTACLE_SPOUSE_TAKEN, "这个关系本机确认不了", "户口本到窗口");
  be (c, "75", "2", 19570730);
  assert_none (c);
}

/* Who types a name and a number learns nothing of a third person's marriage from it. */
static void
test_a_taken_spouse_is_not_told_as_one (Case *c, gconstpointer data)
{
  GjBindEligibility found;
  g_autofree char *said = NULL;

  c->facts.relative_has_spouse = TRUE;
  g_assert_cmpint (gj_eligibility_for_binding (c->region, &c->facts, &found), ==, GJ_BIND_OBSTACLE_SPOUSE_TAKEN);
  said = gj_bind_obstacle_sentences (c->region, &found.reasons[0]);
  for (const char *const *word = (const char *const[]){ "别人", "配偶", "结婚", "离婚", "已经有", "登记里", NULL }; *word != NULL; word++)
    g_assert_null (strstr (said, *word));
}

static void
test_another_word_for_the_same_relation_is_no_conflict (Case *c, gconstpointer data)
{
  c->said[0] = "10";
  c->said[1] = "";
  c->facts.n_said = 2;
  assert_none (c);
}

static void
test_relation_conflict (Case *c, gconstpointer data)
{
  c->said[0] = "52";
  c->facts.n_said = 1;
  assert_only (c, GJ_BIND_OBSTACLE_RELATION_CONFLICT, "是您的“母亲”", "窗口核对");
}

static void
test_member_cap (Case *c, gconstpointer data)
{
  c->facts.n_relatives = 5;
  assert_none (c); /* nobody has said that there is a limit */
  use_policy (c, "sharing", "member_cap=5");
  assert_only (c, GJ_BIND_OBSTACLE_MEMBER_CAP, "最多绑定5位家人", "先解除一位");
  c->facts.n_relatives = 4;
  assert_none (c);
}

static void
test_contributor_taken (Case *c, gconstpointer data)
{
  c->facts.n_contributors = 1;
  assert_none (c); /* several contributors: the order decides */
  use_policy (c, "relations", "many_to_many=false");
  assert_only (c, GJ_BIND_OBSTACLE_CONTRIBUTOR_TAKEN, "只能由一人共济", "先退出一个");
}

static void
test_contributor_cap (Case *c, gconstpointer data)
{
  c->facts.n_contributors = 3;
  use_policy (c, "sharing", "contributor_cap=3");
  assert_only (c, GJ_BIND_OBSTACLE_CONTRIBUTOR_CAP, "最多由3人共济", "先退出一个");
}

static void
test_agreement_is_a_condition_and_no_refusal (Case *c, gconstpointer data)
{
  GjBindEligibility found;

  use_policy (c, "sharing", "confirm_from_age=16");
  g_assert_cmpint (gj_eligibility_for_binding (c->region, &c->facts, &found), ==,
                   GJ_BIND_OBSTACLE_NONE);
  g_assert_true (found.needs_consent);
  g_assert_cmpuint (found.consent_age, ==, 16);
  c->facts.consented = TRUE;
  g_assert_cmpint (gj_eligibility_for_binding (c->region, &c->facts, &found), ==,
                   GJ_BIND_OBSTACLE_NONE);
  g_assert_false (found.needs_consent);
  c->facts.consented = FALSE;
  be (c, "43", "1", 20091122); /* 16 tomorrow */
  g_assert_cmpint (gj_eligibility_for_binding (c->region, &c->facts, &found), ==,
                   GJ_BIND_OBSTACLE_NONE);
  g_assert_false (found.needs_consent);
}

static void
test_every_reason_is_told_in_order (Case *c, gconstpointer data)
{
  GjBindEligibility found;

  c->facts.contributor_has_account = FALSE;
  c->relative_rows[0].psn_insu_stas = "2";
  c->facts.relative.person.surv_stas = "9";
  be (c, "52", "1", 19900101);
  c->said[0] = "20";
  c->facts.n_said = 1;
  g_assert_cmpint (gj_eligibility_for_binding (c->region, &c->facts, &found), ==,
                   GJ_BIND_OBSTACLE_CONTRIBUTOR_NO_ACCOUNT);
  g_assert_cmpuint (found.n_reasons, ==, 6);
  g_assert_cmpint (found.reasons[1].obstacle, ==, GJ_BIND_OBSTACLE_RELATIVE_STATUS);
  g_assert_cmpint (found.reasons[2].obstacle, ==, GJ_BIND_OBSTACLE_RELATIVE_SUSPENDED);
  g_assert_cmpint (found.reasons[3].obstacle, ==, GJ_BIND_OBSTACLE_RELATION_SEX);
  g_assert_cmpint (found.reasons[4].obstacle, ==, GJ_BIND_OBSTACLE_RELATION_AGE);
  g_assert_cmpint (found.reasons[5].obstacle, ==, GJ_BIND_OBSTACLE_RELATION_CONFLICT);
}

static void
test_a_word_leads_back_to_its_obstacle (Case *c, gconstpointer data)
{
  for (int i = 0; i < GJ_BIND_OBSTACLE_COUNT; i++)
    g_assert_cmpint (gj_bind_obstacle_from_word (gj_bind_obstacle_word ((GjBindObstacle)i)), ==, i);
  g_assert_cmpint (gj_bind_obstacle_from_word ("bound"), ==, GJ_BIND_OBSTACLE_NONE);
}

static void
test_a_release_waits_for_the_regions_days (Case *c, gconstpointer data)
{
  GjReleaseRule rule = gj_release_rule (c->region, 20250823, TODAY); /* Wuhan: 90 days */
  g_autofree char *said = gj_release_text_too_early (rule.min_days, 20251122);

  g_assert_true (rule.limit_known);
  g_assert_cmpuint (rule.min_days, ==, 90);
  g_assert_cmpint (rule.earliest, ==, 20251121);
  g_assert_true (rule.allowed);
  g_assert_false (gj_release_rule (c->region, 20250824, TODAY).allowed);
  g_assert_true (gj_release_rule (c->region, 20251201, TODAY).allowed); /* has not begun */
  g_assert_nonnull (strstr (said, "满90天才能解除，最早2025年11月22日"));
  use_policy (c, "unbind", "min_days=null");
  rule = gj_release_rule (c->region, TODAY, TODAY);
  g_assert_false (rule.limit_known);
  g_assert_true (rule.allowed);
}

#define ADD(name, function) g_test_add ("/binding/" name, Case, NULL, set_up, function, tear_down)

static void
add_people (void)
{
  ADD ("nothing-stands-in-the-way", test_none);
  ADD ("the-contributor-is-not-registered-as-alive", test_contributor_status);
  ADD ("the-contributor-has-no-employee-insurance", test_contributor_not_employee);
  ADD ("the-contributors-insurance-is-suspended", test_contributor_suspended);
  ADD ("the-contributors-insurance-has-ended", test_contributor_ended);
  ADD ("the-contributor-has-no-account", test_contributor_no_account);
  ADD ("nobody-binds-oneself", test_self);
  ADD ("they-are-bound-already", test_already_bound);
  ADD ("a-request-waits-for-the-relative", test_request_pending);
  ADD ("who-was-asked-before-can-answer-now", test_who_was_asked_before_can_answer_now);
  ADD ("the-relative-is-dead", test_relative_dead);
  ADD ("the-relatives-register-must-be-looked-at", test_relative_status);
  ADD ("the-relative-is-not-insured", test_relative_not_insured);
  ADD ("the-relative-is-insured-some-other-way", test_relative_wrong_kind);
  ADD ("the-relatives-insurance-is-suspended", test_relative_suspended);
  ADD ("the-relatives-insurance-has-ended", test_relative_ended);
  ADD ("a-relative-with-employee-insurance-may-be-bound",
       test_a_relative_with_employee_insurance_may_be_bound);
  ADD ("the-relative-is-insured-in-another-province", test_other_province);
  ADD ("the-relative-is-insured-in-another-city", test_other_city);
}

static void
add_relations (void)
{
  ADD ("nobody-has-chosen-the-relation", test_relation_not_chosen);
  ADD ("nobody-has-verified-which-relatives-may-share", test_relation_set_unknown);
  ADD ("the-region-does-not-reach-the-relation", test_relation_not_here);
  ADD ("a-mother-is-a-woman-and-a-son-a-man", test_a_mother_is_a_woman_and_a_son_a_man);
  ADD ("only-a-woman-has-a-husband-and-a-husbands-parents",
       test_only_a_woman_has_a_husband_and_a_husbands_parents);
  ADD ("a-parent-is-fourteen-years-older", test_a_parent_is_fourteen_years_older);
  ADD ("a-child-is-fourteen-years-younger", test_a_child_is_fourteen_years_younger);
  ADD ("a-grandparent-is-twice-that-older", test_a_grandparent_is_twice_that_older);
  ADD ("step-and-adoptive-parents-may-be-of-any-age",
       test_step_and_adoptive_parents_may_be_of_any_age);
  ADD ("an-elder-sister-is-not-younger", test_an_elder_sister_is_not_younger);
  ADD ("spouses-are-a-man-and-a-woman", test_spouses_are_a_man_and_a_woman);
  ADD ("spouses-have-reached-the-age-of-marriage", test_spouses_have_reached_the_age_of_marriage);
  ADD ("nobody-binds-a-second-spouse", test_nobody_binds_a_second_spouse);
  ADD ("nobody-binds-somebody-elses-spouse", test_nobody_binds_somebody_elses_spouse);
  ADD ("a-taken-spouse-is-not-told-as-one", test_a_taken_spouse_is_not_told_as_one);
  ADD ("another-word-for-the-same-relation-is-no-conflict",
       test_another_word_for_the_same_relation_is_no_conflict);
  ADD ("the-graph-or-another-binding-says-otherwise", test_relation_conflict);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_people ();
  add_relations ();
  ADD ("the-contributor-has-as-many-relatives-as-may-be", test_member_cap);
  ADD ("the-relative-has-a-contributor-and-may-have-one", test_contributor_taken);
  ADD ("the-relative-has-as-many-contributors-as-may-be", test_contributor_cap);
  ADD ("agreement-is-a-condition-and-no-refusal", test_agreement_is_a_condition_and_no_refusal);
  ADD ("every-reason-is-told-in-order", test_every_reason_is_told_in_order);
  ADD ("every-reason-says-what-to-do-and-nothing-that-nobody-knows", test_every_reason_says_what_to_do);
  ADD ("a-word-leads-back-to-its-obstacle", test_a_word_leads_back_to_its_obstacle);
  ADD ("a-release-waits-for-the-regions-days", test_a_release_waits_for_the_regions_days);
  return g_test_run ();
}
