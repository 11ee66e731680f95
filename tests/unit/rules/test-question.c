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
  g_test_add_func ("/rules/questions/a region answers anew, withdraws and adds; its parent stays",
                   test_inherits);
  g_test_add_func ("/rules/questions/every mistake is named with its line", test_mistakes);
  g_test_add_func ("/rules/questions/a table with another header is not read", test_header);
  return g_test_run ();
}
