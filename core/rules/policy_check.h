/* SPDX-License-Identifier: Apache-2.0 */
/* Explains every mistake in a policy file, for `gongjictl policy check`. It reads one file (a region's INI
 * with the tables beside it, or one table) and never stops at the first mistake. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *path;
  guint line;    /* from 1; 0 where the mistake has no line (the file cannot be read) */
  guint column;  /* from 1, in characters; 0 as above */
  char *message; /* a sentence: what is wrong */
  char *advice;  /* a sentence: what to write instead */
} GjPolicyProblem;

void gj_policy_problem_free (GjPolicyProblem *problem);

/* @path is <admdvs>.ini, <admdvs>-premiums.csv, <admdvs>-subsidies.csv or <admdvs>-questions.csv. For an INI file its own tables
 * beside it are checked too, and its parents' existence (beside it, or in @dirs, which may be NULL; mistakes
 * in a parent are the parent's own). Appends GjPolicyProblem (transfer full) to @problems in the order of
 * the file. TRUE if there were none. */
gboolean gj_policy_check_file (const char *path, const char *const *dirs, GPtrArray *problems)
    G_GNUC_WARN_UNUSED_RESULT;

/* An array that frees its problems. Transfer full. */
GPtrArray *gj_policy_problems_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* "PATH:LINE:COLUMN: message advice". Transfer full. */
char *gj_policy_problem_format (const GjPolicyProblem *problem) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
