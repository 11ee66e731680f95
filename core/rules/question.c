/* SPDX-License-Identifier: Apache-2.0 */
/* Lays the layers' questions over each other. It words nothing. */
#include "core/rules/question.h"

#include "core/base/i18n.h"
#include "core/rules/policy_file.h"

/* The nearest layer that writes the question decides, be it without an answer. */
static const GjQuestionRow *
nearest (const GjRegion *region, const char *id)
{
  for (guint i = 0; i < gj_region_n_layers (region); i++)
    {
      const GArray *rows = gj_region_layer (region, i)->questions;

      for (guint r = 0; r < rows->len; r++)
        if (g_str_equal (g_array_index (rows, GjQuestionRow, r).id, id))
          return &g_array_index (rows, GjQuestionRow, r);
    }
  return NULL;
}

static gboolean
lists (const GArray *questions, const char *id)
{
  for (guint i = 0; i < questions->len; i++)
    if (g_str_equal (g_array_index (questions, GjQuestion, i).id, id))
      return TRUE;
  return FALSE;
}

GArray *
gj_question_list (const GjRegion *region)
{
  GArray *questions = g_array_new (FALSE, FALSE, sizeof (GjQuestion));

  for (guint i = gj_region_n_layers (region); i-- > 0;)
    {
      const GArray *rows = gj_region_layer (region, i)->questions;

      for (guint r = 0; r < rows->len; r++)
        {
          const char *id = g_array_index (rows, GjQuestionRow, r).id;
          const GjQuestionRow *row = nearest (region, id);
          GjQuestion question = { row->id,          row->question,  row->answer,
                                  row->question_en, row->answer_en, row->provenance };

          if (*row->answer != '\0' && !lists (questions, id))
            g_array_append_val (questions, question);
        }
    }
  return questions;
}

const char *
gj_question_asked (const GjQuestion *question)
{
  return g_str_equal (gj_i18n_get_language (), "en") ? question->question_en : question->question;
}

const char *
gj_question_answered (const GjQuestion *question)
{
  return g_str_equal (gj_i18n_get_language (), "en") ? question->answer_en : question->answer;
}
