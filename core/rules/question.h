/* SPDX-License-Identifier: Apache-2.0 */
/* The questions people ask (常见问题) and their answers, as the region's files have them: <admdvs>-questions.csv beside
 * the policy, whose columns stand in core/rules/question_table.c. A region inherits its parents' questions one
 * by one; one that it writes itself stands in the parent's place, and one it leaves without an answer is
 * withdrawn. Strings point into the region and live as long as it. */
#pragma once

#include <glib.h>

#include "core/rules/region.h"

G_BEGIN_DECLS

typedef struct
{
  const char *id;        /* "one-card", the same in every region; never shown */
  const char *question;  /* Chinese */
  const char *answer;    /* one paragraph a line; never empty */
  const char *question_en;
  const char *answer_en;
  GjProvenance provenance;
} GjQuestion;

/* Every question that has an answer, the wide region's first, each in its file's order: an array of GjQuestion.
 * Transfer full. */
GArray *gj_question_list (const GjRegion *region) G_GNUC_WARN_UNUSED_RESULT;

/* In the language set in i18n. Transfer none. */
const char *gj_question_asked (const GjQuestion *question);
const char *gj_question_answered (const GjQuestion *question);

G_END_DECLS
