/* SPDX-License-Identifier: Apache-2.0 */
/* Checks one policy file for the people who edit it. It reads the way loading reads, and adds what
 * only shows when files stand beside each other. */
#include "core/rules/policy_check.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/rules/division.h"
#include "core/rules/policy_file.h"

#define INI ".ini"
#define PREMIUMS "-premiums.csv"
#define SUBSIDIES "-subsidies.csv"
#define QUESTIONS "-questions.csv"

void
gj_policy_problem_free (GjPolicyProblem *problem)
{
  if (problem == NULL)
    return;
  g_free (problem->path);
  g_free (problem->message);
  g_free (problem->advice);
  g_free (problem);
}

GPtrArray *
gj_policy_problems_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)gj_policy_problem_free);
}

char *
gj_policy_problem_format (const GjPolicyProblem *problem)
{
  g_autofree char *sentences
      = *problem->advice == '\0'
            ? g_strdup (problem->message)
            /* TRANSLATORS: two sentences, what is wrong and what to write instead. */
            : g_strdup_printf (C_ ("two sentences", "%s%s"), problem->message, problem->advice);

  if (problem->line == 0)
    return g_strdup_printf ("%s: %s", problem->path, sentences);
  return g_strdup_printf ("%s:%u:%u: %s", problem->path, problem->line, problem->column, sentences);
}

/* The full fee of the tier that a subsidised row speaks of; −1 if its table does not say. */
static gint64
full_fee (const GjPolicyFile *file, const GjFeeRow *subsidy)
{
  gint64 highest_fen = -1;

  for (guint i = 0; i < file->premiums->len; i++)
    {
      const GjFeeRow *row = &g_array_index (file->premiums, GjFeeRow, i);

      if (row->relative_year != subsidy->relative_year || row->year != subsidy->year)
        continue;
      if (g_str_equal (subsidy->tier, "all") || g_strcmp0 (row->tier, subsidy->tier) == 0)
        highest_fen = MAX (highest_fen, row->personal_fen);
    }
  return highest_fen;
}

static void
check_reductions (const GjPolicyFile *file, const char *path, GPtrArray *problems)
{
  for (guint i = 0; i < file->subsidies->len; i++)
    {
      const GjFeeRow *row = &g_array_index (file->subsidies, GjFeeRow, i);
      gint64 full_fen = full_fee (file, row);

      if (full_fen >= 0 && row->personal_fen > full_fen)
        gj_policy_problem_add (problems, path, row->line, 1,
                               g_strdup_printf (_ ("%s的个人缴费比不资助的还高。"), row->identity),
                               g_strdup (_ ("请核对两个文件里这一年度的金额。")));
    }
}

static void
check_parent (const GjPolicyFile *file, const char *path, const char *beside,
              const char *const *dirs, GPtrArray *problems)
{
  g_autofree char *name = g_strdup_printf ("%s" INI, file->inherits);
  g_autofree char *own = g_build_filename (beside, name, NULL);
  gboolean found = g_file_test (own, G_FILE_TEST_EXISTS);

  for (; !found && dirs != NULL && *dirs != NULL; dirs++)
    {
      g_autofree char *other = g_build_filename (*dirs, name, NULL);

      found = g_file_test (other, G_FILE_TEST_EXISTS);
    }
  if (!found)
    gj_policy_problem_add (problems, path, file->inherits_line, file->inherits_column,
                           g_strdup_printf (_ ("找不到上级地区的文件 %s。"), name),
                           g_strdup (_ ("请把它放在同一个目录，或改正 inherits。")));
}

static void
check_region (const char *path, const char *beside, const char *admdvs, const char *const *dirs,
              GPtrArray *problems)
{
  g_autoptr (GjPolicyFile) file = gj_policy_file_read (path, admdvs, problems);
  g_autofree char *premiums = g_strconcat (beside, G_DIR_SEPARATOR_S, admdvs, PREMIUMS, NULL);
  g_autofree char *subsidies = g_strconcat (beside, G_DIR_SEPARATOR_S, admdvs, SUBSIDIES, NULL);
  g_autofree char *questions = g_strconcat (beside, G_DIR_SEPARATOR_S, admdvs, QUESTIONS, NULL);

  if (file->inherits != NULL)
    check_parent (file, path, beside, dirs, problems);
  if (g_file_test (premiums, G_FILE_TEST_EXISTS))
    gj_fee_table_read_premiums (file, premiums, problems);
  if (g_file_test (subsidies, G_FILE_TEST_EXISTS))
    {
      gj_fee_table_read_subsidies (file, subsidies, problems);
      check_reductions (file, subsidies, problems);
    }
  if (g_file_test (questions, G_FILE_TEST_EXISTS))
    gj_question_table_read (file, questions, problems);
}

/* A table alone: its region's INI, where there is one, is asked only whether this is a demo. */
static void
check_table (const char *path, const char *beside, const char *admdvs, const char *kind,
             GPtrArray *problems)
{
  g_autofree char *ini = g_strconcat (beside, G_DIR_SEPARATOR_S, admdvs, INI, NULL);
  g_autoptr (GPtrArray) not_asked = gj_policy_problems_new ();
  g_autoptr (GjPolicyFile) file = gj_policy_file_read (ini, admdvs, not_asked);

  if (g_str_equal (kind, SUBSIDIES))
    gj_fee_table_read_subsidies (file, path, problems);
  else if (g_str_equal (kind, QUESTIONS))
    gj_question_table_read (file, path, problems);
  else
    gj_fee_table_read_premiums (file, path, problems);
}

gboolean
gj_policy_check_file (const char *path, const char *const *dirs, GPtrArray *problems)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *beside = g_path_get_dirname (path);
  g_autofree char *admdvs = g_strndup (name, 6);
  const char *rest = strlen (name) > 6 ? name + 6 : "";
  guint before = problems->len;

  if (!gj_division_is_valid (admdvs)
      || (!g_str_equal (rest, INI) && !g_str_equal (rest, PREMIUMS)
          && !g_str_equal (rest, SUBSIDIES) && !g_str_equal (rest, QUESTIONS)))
    gj_policy_problem_add (problems, path, 0, 0, g_strdup (_ ("文件名不对。")),
                           g_strdup (_ ("请用六位区划代码命名：420100.ini、420100-premiums.csv、"
                                        "420100-subsidies.csv、420100-questions.csv。")));
  else if (g_str_equal (rest, INI))
    check_region (path, beside, admdvs, dirs, problems);
  else
    check_table (path, beside, admdvs, rest, problems);
  return problems->len == before;
}
