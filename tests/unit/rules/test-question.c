/* SPDX-License-Identifier: Apache-2.0 */
/* The questions people ask: in both languages, inherited one by one, and every mistake named with
 * its place. */
#include "core/rules/question.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/rules/policy_check.h"
#include "tests/unit/rules/policy-dir.h"

#define HEADER                                                                                     \
  "admdvs,id,question,answer,question_en,answer_en,source,grade,effective_from,verified_at\n"
#define WIDE "[region]\nadmdvs=430000\nname=x\ninherits=\n"
#define NARROW "[region]\nadmdvs=430100\nname=y\ninherits=430000\n"

static const GjQuestion *
find (const GArray *questions, const char *id)
{
  for (guint i = 0; i < questions->len; i++)
    if (g_str_equal (g_array_index (questions, GjQuestion, i).id, id))
      return &g_array_index (questions, GjQuestion, i);
  return NULL;
}

static void
test_shipped (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjRegion) region = gj_region_load (policy_shipped_dirs (), "420100", &error);
  g_autoptr (GArray) questions = NULL;

  g_assert_no_error (error);
  questions = gj_question_list (region);
  g_assert_cmpuint (questions->len, >=, 10);
  for (guint i = 0; i < questions->len; i++)
    {
      const GjQuestion *question = &g_array_index (questions, GjQuestion, i);

      g_assert_true (*question->answer != '\0' && *question->answer_en != '\0');
      g_assert_true (*question->provenance.source != '\0');
      g_assert_true (strchr ("ABC", question->provenance.grade) != NULL);
      g_assert_cmpstr (gj_question_asked (question), ==, question->question);
    }
  g_assert_nonnull (find (questions, "sharing-or-card"));
}

static void
assert_answers (const GArray *questions, const char *id, const char *const *words)
{
  const GjQuestion *question = find (questions, id);

  g_assert_nonnull (question);
  for (; *words != NULL; words++)
    if (strstr (question->answer, *words) == NULL && strstr (question->answer_en, *words) == NULL)
      g_error ("the answer to %s does not say “%s”", id, *words);
}

/* What the answers must say, since the program does it (core/family/closing.h, core/rules) or the facts say it. */
static void
test_answers_are_true (void)
{
  static const char *const ends[] = { "终止", "外省", "重新绑定", "暂停", "恢复", "最后一天", "已经付出的不退",
                                      "ends or moves to another province", "suspended", NULL };
  static const char *const cash[] = { "不能取现金", "家人也能用", "哪些能付", "哪些家人", "Once linked", NULL };
  static const char *const who[] = { "职工医保", "居民医保", "个人账户", NULL };
  static const char *const unbind[] = { "解除共济", "不再用这份钱", "End sharing", "Leave this sharing", NULL };
  static const char *const years[] = { "满4年", "1000元", "20%", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GjRegion) country = gj_region_load (policy_shipped_dirs (), "100000", &error);
  g_autoptr (GjRegion) shenzhen = gj_region_load (policy_shipped_dirs (), "440300", NULL);
  g_autoptr (GArray) questions = gj_question_list (country);
  g_autoptr (GArray) local = gj_question_list (shenzhen);

  g_assert_no_error (error);
  assert_answers (questions, "ends-by-itself", ends);
  assert_answers (questions, "cash", cash);
  assert_answers (questions, "who-can", who);
  assert_answers (questions, "unbind", unbind);
  assert_answers (questions, "continuous", years);
  /* Sharing is a way to another's account, and so is the wallet. */
  g_assert_null (strstr (find (questions, "cash")->answer, "不能转给别人"));
  /* Where it is not known whether the wallet works, no answer says that it does. */
  g_assert_nonnull (strstr (find (local, "other-province")->answer, "暂未收录"));
}

static void
test_inherits (void)
{
  g_autoptr (PolicyDir) dir = policy_dir_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GjRegion) region = NULL;
  g_autoptr (GjRegion) parent = NULL;
  g_autoptr (GArray) own = NULL;
  g_autoptr (GArray) wide = NULL;

  policy_dir_write (dir, "430000.ini", WIDE);
  policy_dir_write (dir, "430100.ini", NARROW);
  policy_dir_write (dir, "430000-questions.csv",
                    HEADER "430000,a,问甲,答甲,qa,aa,s,B,,\n430000,b,问乙,答乙,qb,ab,s,B,,\n"
                           "430000,c,问丙,答丙,qc,ac,s,B,,\n");
  policy_dir_write (dir, "430100-questions.csv",
                    HEADER "430100,b,问乙,本地答乙,qb,local,t,C,2026-01-01,\n430100,c,,,,,,,,\n"
                           "430100,d,问丁,答丁,qd,ad,t,C,,\n");
  region = gj_region_load (dir->dirs, "430100", &error);
  g_assert_no_error (error);
  own = gj_question_list (region);
  g_assert_cmpuint (own->len, ==, 3);
  g_assert_cmpstr (find (own, "a")->answer, ==, "答甲");
  g_assert_cmpstr (find (own, "b")->answer, ==, "本地答乙");
  g_assert_cmpstr (find (own, "b")->provenance.admdvs, ==, "430100");
  g_assert_cmpuint (find (own, "b")->provenance.effective_from, ==, 20260101);
  g_assert_null (find (own, "c"));
  g_assert_nonnull (find (own, "d"));
  parent = gj_region_new_parent (region);
  g_assert_cmpstr (gj_region_admdvs (parent), ==, "430000");
  g_assert_null (gj_region_new_parent (parent));
  wide = gj_question_list (parent);
  g_assert_cmpuint (wide->len, ==, 3);
  g_assert_nonnull (find (wide, "c"));
}

static void
test_mistakes (void)
{
  static const struct
  {
    guint line;
    const char *says;
  } expected[] = { { 2, "430101" },   { 3, "Bad Id" },   { 4, "没有写问题" },
                   { 5, "没有英文" }, { 6, "没有来源" }, { 6, "等级" },
                   { 7, "昨天" },     { 8, "重复" },     { 9, "3 格" } };
  g_autoptr (PolicyDir) dir = policy_dir_new ();
  g_autoptr (GPtrArray) problems = gj_policy_problems_new ();
  g_autofree char *path = policy_dir_file (dir, "430100-questions.csv");

  policy_dir_write (dir, "430100.ini", NARROW);
  policy_dir_write (dir, "430100-questions.csv",
                    HEADER "430101,a,问,答,q,a,s,B,,\n430100,Bad Id,问,答,q,a,s,B,,\n"
                           "430100,b,,答,q,a,s,B,,\n430100,c,问,答,q,,s,B,,\n"
                           "430100,d,问,答,q,a,,D,,\n430100,e,问,答,q,a,s,B,昨天,\n"
                           "430100,e,问,答,q,a,s,B,,\n430100,f,问\n");
  g_assert_false (gj_policy_check_file (path, NULL, problems));
  for (guint i = 0; i < MAX (problems->len, G_N_ELEMENTS (expected)); i++)
    {
      g_autofree char *text = NULL;

      g_assert_cmpuint (i, <, problems->len);
      text = gj_policy_problem_format (problems->pdata[i]);
      g_test_message ("%s", text);
      g_assert_cmpuint (i, <, G_N_ELEMENTS (expected));
      g_assert_cmpuint (((const GjPolicyProblem *)problems->pdata[i])->line, ==, expected[i].line);
      g_assert_nonnull (strstr (text, expected[i].says));
    }
}

static void
test_header (void)
{
  g_autoptr (PolicyDir) dir = policy_dir_new ();
  g_autoptr (GPtrArray) problems = gj_policy_problems_new ();
  g_autofree char *path = policy_dir_file (dir, "430100-questions.csv");

  policy_dir_write (dir, "430100-questions.csv", "admdvs,id,question\n430100,a,问\n");
  g_assert_false (gj_policy_check_file (path, NULL, problems));
  g_assert_cmpuint (problems->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gj_i18n_init (NULL);
  g_test_add_func ("/rules/questions/the shipped ones are answered in both languages with a source",
                   test_shipped);
  g_test_add_func ("/rules/questions/the answers say what the program does", test_answers_are_true);
  g_test_add_func ("/rules/questions/a region answers anew, withdraws and adds; its parent stays",
                   test_inherits);
  g_test_add_func ("/rules/questions/every mistake is named with its line", test_mistakes);
  g_test_add_func ("/rules/questions/a table with another header is not read", test_header);
  return g_test_run ();
}
