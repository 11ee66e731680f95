/* SPDX-License-Identifier: Apache-2.0 */
/* Putting a row: new, changed or the same as before. */
#include "core/import/import_private.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/store/statement.h"

static void
bind_values (GjStatement *statement, const GjImportValue *values, guint n)
{
  guint i;

  for (i = 0; i < n; i++)
    if (values[i].text != NULL)
      gj_statement_bind_text (statement, (int)i + 1, values[i].text);
    else
      gj_statement_bind_int64 (statement, (int)i + 1, values[i].number);
}

static gboolean
row_equals (GjStatement *row, const GjImportTable *table, const GjImportValue *values)
{
  guint i;

  for (i = table->n_key; i < table->n_values; i++)
    {
      int column = (int)(i - table->n_key);

      if (values[i].text != NULL)
        {
          if (!g_str_equal (gj_statement_text (row, column), values[i].text))
            return FALSE;
        }
      else if (gj_statement_int64 (row, column) != values[i].number)
        return FALSE;
    }
  return TRUE;
}

static GjPut
look (GjImport *import, const GjImportTable *table, const GjImportValue *values, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (import->store, table->select, error);

  if (row == NULL)
    return GJ_PUT_FAILED;
  bind_values (row, values, table->n_key);
  switch (gj_statement_step (row, error))
    {
    case GJ_STEP_DONE:
      return GJ_PUT_ADDED;
    case GJ_STEP_ROW:
      return row_equals (row, table, values) ? GJ_PUT_SAME : GJ_PUT_CHANGED;
    case GJ_STEP_FAILED:
      break;
    }
  return GJ_PUT_FAILED;
}

static gboolean
write_row (GjImport *import, const char *sql, guint n, const GjImportValue *values, GError **error)
{
  g_autoptr (GjStatement) statement = gj_statement_take (import->store, sql, error);

  if (statement == NULL)
    return FALSE;
  bind_values (statement, values, n);
  return gj_statement_run (statement, error);
}

GjPut
gj_import_put (GjImport *import, const GjImportTable *table, const GjImportValue *values,
               GError **error)
{
  GjPut put = look (import, table, values, error);

  switch (put)
    {
    case GJ_PUT_FAILED:
    case GJ_PUT_DIFFERS:
      return put;
    case GJ_PUT_SAME:
      import->count.same++;
      return put;
    case GJ_PUT_ADDED:
      import->count.added++;
      if (import->looking)
        return put;
      return write_row (import, table->insert, MAX (table->n_insert, table->n_values), values,
                        error)
                 ? put
                 : GJ_PUT_FAILED;
    case GJ_PUT_CHANGED:
      if (table->update == NULL)
        return GJ_PUT_DIFFERS;
      import->count.changed++;
      if (import->looking)
        return put;
      return write_row (import, table->update, table->n_values, values, error) ? put
                                                                               : GJ_PUT_FAILED;
    }
  g_assert_not_reached ();
}

void
gj_import_leave_unjudged (GjImport *import)
{
  if (!import->left_out)
    import->count.unjudged++;
  import->left_out = TRUE;
}

static GjFind
look_for_person (GjImport *import, guint field, const char *psn_no, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (import->store, "SELECT 1 FROM person WHERE psn_no = $1", error);

  if (row == NULL)
    return GJ_FIND_FAILED;
  gj_statement_bind_text (row, 1, psn_no);
  switch (gj_statement_step (row, error))
    {
    case GJ_STEP_ROW:
      return GJ_FOUND;
    case GJ_STEP_FAILED:
      return GJ_FIND_FAILED;
    case GJ_STEP_DONE:
      break;
    }
  switch (gj_import_find_refused (import, gj_import_persons.refused, psn_no, error))
    {
    case GJ_FIND_FAILED:
      return GJ_FIND_FAILED;
    case GJ_NOT_FOUND:
      if (import->persons_unknown)
        gj_import_leave_unjudged (import);
      else
        gj_import_cell_problem (
            import, field, _ ("没有人员编号 %s，请先在 persons.csv 中加入此人，或改正编号"), psn_no);
      break;
    case GJ_FOUND:
      import->left_out = TRUE;
      break;
    }
  return GJ_NOT_FOUND;
}

GjFind
gj_import_require_person (GjImport *import, guint field, const char *psn_no, GError **error)
{
  char *kept = import->persons[g_str_hash (psn_no) & (GJ_IMPORT_PERSONS_KEPT - 1)];

  GjFind found;

  if (g_str_equal (kept, psn_no))
    return GJ_FOUND;
  found = look_for_person (import, field, psn_no, error);
  if (found == GJ_FOUND)
    g_strlcpy (kept, psn_no, GJ_IMPORT_NUMBER_MAX + 1);
  return found;
}
