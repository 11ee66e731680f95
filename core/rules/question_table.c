/* SPDX-License-Identifier: Apache-2.0 */
/* Reads a region's questions and explains what is wrong with them. It inherits nothing: question.c does.
 *
 * <admdvs>-questions.csv, one row a question:
 *   admdvs                    whose; as in the file's name
 *   id                        1 to 32 of a–z 0–9 -; a region answers its parent's question under its id
 *   question, answer          Chinese; in the answer a new line begins a paragraph. An empty answer
 *                             withdraws what the parent says
 *   question_en, answer_en    the same in English; an answer needs both
 *   source, grade             needed where there is an answer
 *   effective_from, verified_at  dates, may be empty */
#include "core/rules/policy_file.h"

#include <string.h>

#include "core/base/csv.h"
#include "core/base/i18n.h"

#define ID_MAX 32

typedef enum
{
  COLUMN_ADMDVS,
  COLUMN_ID,
  COLUMN_QUESTION,
  COLUMN_ANSWER,
  COLUMN_QUESTION_EN,
  COLUMN_ANSWER_EN,
  COLUMN_SOURCE,
  COLUMN_GRADE,
  COLUMN_EFFECTIVE,
  COLUMN_VERIFIED,
  N_COLUMNS,
} Column;

#define HEADER                                                                                     \
  "admdvs,id,question,answer,question_en,answer_en,source,grade,effective_from,verified_at"

typedef struct
{
  GjPolicyFile *file;
  GjCsv *csv;
  const char *path;
  GPtrArray *problems;
} Reading;

/* Takes @message and @advice. */
static void
blame (const Reading *reading, Column column, char *message, char *advice)
{
  gj_policy_problem_add (reading->problems, reading->path,
                         gj_csv_cell_line (reading->csv, (guint)column),
                         gj_csv_column (reading->csv, (guint)column), message, advice);
}

static const char *
cell (const Reading *reading, Column column)
{
  return gj_csv_cell (reading->csv, (guint)column);
}

/* FALSE if the table cannot be read any further. The columns stand in one order: people copy the file. */
static gboolean
read_header (const Reading *reading)
{
  g_auto (GStrv) names = g_strsplit (HEADER, ",", -1);
  gboolean same = gj_csv_n_cells (reading->csv) == N_COLUMNS;

  for (guint i = 0; same && i < N_COLUMNS; i++)
    same = g_str_equal (gj_csv_cell (reading->csv, i), names[i]);
  if (!same)
    gj_policy_problem_add (reading->problems, reading->path, gj_csv_line (reading->csv), 1,
                           g_strdup (_ ("表头不对。")),
                           g_strdup_printf (_ ("表头应当是：%s。"), HEADER));
  return same;
}

static gboolean
is_id (const char *id)
{
  gsize length = strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-");

  return length >= 1 && length <= ID_MAX && id[length] == '\0';
}

static void
read_id (const Reading *reading, GjQuestionRow *row)
{
  row->id = g_strdup (cell (reading, COLUMN_ID));
  if (!is_id (row->id))
    blame (reading, COLUMN_ID, g_strdup_printf (_ ("问题代号“%s”不对。"), row->id),
           g_strdup (_ ("请用 1 到 32 个小写字母、数字或短横，如 one-card。")));
  for (guint i = 0; i < reading->file->questions->len; i++)
    {
      const GjQuestionRow *other = &g_array_index (reading->file->questions, GjQuestionRow, i);

      if (g_str_equal (other->id, row->id))
        blame (reading, COLUMN_ID, g_strdup_printf (_ ("和第 %u 行重复。"), other->line),
               g_strdup (_ ("同一个问题只留一行。")));
    }
}

static void
read_words (const Reading *reading, GjQuestionRow *row)
{
  row->question = g_strdup (cell (reading, COLUMN_QUESTION));
  row->answer = g_strdup (cell (reading, COLUMN_ANSWER));
  row->question_en = g_strdup (cell (reading, COLUMN_QUESTION_EN));
  row->answer_en = g_strdup (cell (reading, COLUMN_ANSWER_EN));
  if (*row->answer == '\0')
    return;
  if (*row->question == '\0')
    blame (reading, COLUMN_QUESTION, g_strdup (_ ("没有写问题。")),
           g_strdup (_ ("请写居民会怎么问。")));
  if (*row->question_en == '\0' || *row->answer_en == '\0')
    blame (reading, *row->question_en == '\0' ? COLUMN_QUESTION_EN : COLUMN_ANSWER_EN,
           g_strdup (_ ("没有英文。")), g_strdup (_ ("问题和回答都要有中文和英文。")));
}

static GjDate
read_date (const Reading *reading, Column column)
{
  const char *text = cell (reading, column);
  GjDate date = GJ_DATE_NONE;

  if (*text != '\0' && !gj_date_parse (text, &date))
    blame (reading, column, g_strdup_printf (_ ("日期“%s”不对。"), text),
           g_strdup (_ ("请写成 2025-11-03 这样的日期；不知道就空着。")));
  return date;
}

static void
read_source (const Reading *reading, GjQuestionRow *row)
{
  const char *grade = cell (reading, COLUMN_GRADE);
  g_autofree char *advice = NULL;

  row->source = g_strdup (cell (reading, COLUMN_SOURCE));
  row->provenance.source = row->source;
  row->provenance.admdvs = reading->file->admdvs;
  row->provenance.effective_from = read_date (reading, COLUMN_EFFECTIVE);
  row->provenance.verified_at = read_date (reading, COLUMN_VERIFIED);
  if (*row->answer == '\0')
    return;
  if (*row->source == '\0')
    blame (reading, COLUMN_SOURCE, g_strdup (_ ("这个回答没有来源。")),
           g_strdup (_ ("请写来源；没有来源就不要写回答。")));
  if (!gj_policy_grade_parse (grade, reading->file->demo, &row->provenance.grade, &advice))
    blame (reading, COLUMN_GRADE, g_strdup_printf (_ ("等级“%s”不对。"), grade),
           g_steal_pointer (&advice));
}

static void
read_row (const Reading *reading)
{
  GjQuestionRow row = { .line = gj_csv_line (reading->csv) };

  if (gj_csv_n_cells (reading->csv) != N_COLUMNS)
    {
      gj_policy_problem_add (reading->problems, reading->path, row.line, 1,
                             g_strdup_printf (_ ("这一行有 %u 格，表头有 %u 格。"),
                                              gj_csv_n_cells (reading->csv), (guint)N_COLUMNS),
                             g_strdup (_ ("请补齐或删去多余的逗号；文字里有逗号要加引号。")));
      return;
    }
  if (!g_str_equal (cell (reading, COLUMN_ADMDVS), reading->file->admdvs))
    blame (reading, COLUMN_ADMDVS,
           g_strdup_printf (_ ("admdvs 是“%s”，文件名却是 %s。"), cell (reading, COLUMN_ADMDVS),
                            reading->file->admdvs),
           g_strdup (_ ("一个文件只写一个地区；别的地区请写到它自己的文件。")));
  read_id (reading, &row);
  read_words (reading, &row);
  read_source (reading, &row);
  g_array_append_val (reading->file->questions, row);
}

void
gj_question_table_read (GjPolicyFile *file, const char *path, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjCsv) csv = gj_csv_new_file (path, &error);
  Reading reading = { file, csv, path, problems };
  GjCsvStep step;
  gboolean header = FALSE;

  if (csv == NULL)
    {
      gj_policy_problem_add (problems, path, 0, 0, g_strdup (error->message), g_strdup (""));
      return;
    }
  while ((step = gj_csv_next (csv, &error)) == GJ_CSV_ROW)
    {
      if (header)
        read_row (&reading);
      else if (!read_header (&reading))
        return;
      header = TRUE;
    }
  if (step == GJ_CSV_FAILED)
    gj_policy_problem_add (problems, path, gj_csv_line (csv), gj_csv_column (csv, 0),
                           g_strdup (error->message), g_strdup (""));
  else if (!header)
    gj_policy_problem_add (problems, path, 1, 1, g_strdup (_ ("文件是空的。")),
                           g_strdup_printf (_ ("表头应当是：%s。"), HEADER));
}
