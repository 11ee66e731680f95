/* SPDX-License-Identifier: Apache-2.0 */
/* Collecting mistakes: all are counted, the first hundred are kept. */
#include "core/import/import_private.h"

#include <stdarg.h>

#include "core/base/i18n.h"

#define COLUMN_BITS 16
#define COLUMN_MAX ((1 << COLUMN_BITS) - 1)

static void
problem_free (gpointer data)
{
  GjImportProblem *problem = data;

  g_free (problem->file);
  g_free (problem->field);
  g_free (problem->message);
  g_free (problem);
}

void
gj_import_report_clear (GjImportReport *report)
{
  g_clear_pointer (&report->problems, g_ptr_array_unref);
  g_clear_pointer (&report->counts, g_array_unref);
}

void
gj_import_add_problem (GjImport *import, const char *file, gint64 line, gint64 column,
                       const char *field, const char *message)
{
  GjImportReport *report = import->report;
  GjImportProblem *problem;
  int place = gj_import_file_place (file);

  report->problems_total++;
  if (place >= 0)
    import->problems_of[place]++;
  if (report->problems == NULL)
    report->problems = g_ptr_array_new_with_free_func (problem_free);
  if (report->problems->len >= GJ_IMPORT_PROBLEMS_SHOWN)
    return;
  problem = g_new0 (GjImportProblem, 1);
  problem->file = g_strdup (file);
  problem->line = line;
  problem->column = column;
  problem->field = g_strdup (field);
  problem->message = g_strdup (message);
  g_ptr_array_add (report->problems, problem);
}

void
gj_import_cell_problem (GjImport *import, guint field, const char *format, ...)
{
  g_autofree char *message = NULL;
  guint cell = import->cell_of[field];
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  gj_import_add_problem (import, import->file->name, gj_csv_cell_line (import->csv, cell),
                         gj_csv_column (import->csv, cell), import->file->fields[field].name,
                         message);
}

gint64
gj_import_place (GjImport *import, guint field)
{
  guint cell = import->cell_of[field];
  gint64 line = gj_csv_cell_line (import->csv, cell);
  gint64 column = MIN (gj_csv_column (import->csv, cell), COLUMN_MAX);

  return line << COLUMN_BITS | column;
}

gint64
gj_import_place_line (gint64 place)
{
  return place >> COLUMN_BITS;
}

void
gj_import_place_problem (GjImport *import, const GjImportFile *file, gint64 place, guint field,
                         const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  gj_import_add_problem (import, file->name, gj_import_place_line (place), place & COLUMN_MAX,
                         file->fields[field].name, message);
}

/* Takes back what is told of a line. */
static void
drop_line (GjImport *import, const char *file, gint64 line)
{
  GjImportReport *report = import->report;
  guint i = 0;

  while (report->problems != NULL && i < report->problems->len)
    {
      const GjImportProblem *problem = g_ptr_array_index (report->problems, i);

      if (problem->line != line || !g_str_equal (problem->file, file))
        {
          i++;
          continue;
        }
      g_ptr_array_remove_index (report->problems, i);
      report->problems_total--;
      import->problems_of[gj_import_file_place (file)]--;
    }
}

void
gj_import_line_problem (GjImport *import, const GjImportFile *file, gint64 place, guint field,
                        const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  drop_line (import, file->name, gj_import_place_line (place));
  gj_import_add_problem (import, file->name, gj_import_place_line (place), place & COLUMN_MAX,
                         file->fields[field].name, message);
}

char *
gj_import_problem_to_text (const GjImportProblem *problem)
{
  if (problem->line == 0)
    return g_strdup_printf ("%s：%s", problem->file, problem->message);
  if (problem->column == 0)
    return g_strdup_printf (_ ("%s 第 %d 行：%s"), problem->file, (int)problem->line,
                            problem->message);
  if (*problem->field == '\0')
    return g_strdup_printf (_ ("%s 第 %d 行第 %d 个字符起：%s"), problem->file, (int)problem->line,
                            (int)problem->column, problem->message);
  return g_strdup_printf (_ ("%s 第 %d 行第 %d 个字符起（%s 列）：%s"), problem->file, (int)problem->line,
                          (int)problem->column, problem->field, problem->message);
}
