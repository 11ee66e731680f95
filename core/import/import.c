/* SPDX-License-Identifier: Apache-2.0 */
/* The whole import: every file in its order inside one transaction, which commits only when no file
 * has a mistake. */
#include "core/import/import_private.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/audit/audit.h"
#include "core/base/i18n.h"

/* Each file may name what an earlier one brings. */
static const GjImportFile *const FILES[] = {
  &gj_import_persons, &gj_import_insurances, &gj_import_accounts,    &gj_import_contributions,
  &gj_import_family,  &gj_import_bindings,   &gj_import_settlements, &gj_import_settlement_shares,
};

static gboolean
is_known_file (const char *name)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (FILES); i++)
    if (g_str_equal (FILES[i]->name, name))
      return TRUE;
  return FALSE;
}

static gint
compare_text (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* A misspelt file name would otherwise be passed over in silence. */
static gboolean
look_at_directory (GjImport *import, GError **error)
{
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) cause = NULL;
  g_autoptr (GPtrArray) strange = g_ptr_array_new_with_free_func (g_free);
  const char *name;
  guint i;

  dir = g_dir_open (import->directory, 0, &cause);
  if (dir == NULL)
    {
      g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_IO,
                   _ ("打不开要导入的目录 %s，没有改动任何内容：%s"), import->directory,
                   cause->message);
      return FALSE;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (import->directory, name, NULL);
      GStatBuf info;

      if (is_known_file (name) && g_stat (path, &info) == 0)
        import->bytes_total += info.st_size;
      else if (g_str_has_suffix (name, ".csv"))
        g_ptr_array_add (strange, g_strdup (name));
    }
  g_ptr_array_sort (strange, compare_text);
  for (i = 0; i < strange->len; i++)
    gj_import_add_problem (import, g_ptr_array_index (strange, i), 0, 0, "",
                           _ ("不认识这个文件名，请改成导入说明中的名称，或移出目录"));
  return TRUE;
}

static int
file_place (const char *name)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (FILES); i++)
    if (g_str_equal (FILES[i]->name, name))
      return (int)i;
  return -1;
}

/* As one reads: by file, line and column. */
static gint
compare_problems (gconstpointer a, gconstpointer b)
{
  const GjImportProblem *left = *(GjImportProblem *const *)a;
  const GjImportProblem *right = *(GjImportProblem *const *)b;
  int by_file = file_place (left->file) - file_place (right->file);

  if (by_file != 0)
    return by_file;
  if (left->line != right->line)
    return left->line < right->line ? -1 : 1;
  if (left->column != right->column)
    return left->column < right->column ? -1 : 1;
  return strcmp (left->message, right->message);
}

static gboolean
read_files (GjImport *import, GError **error)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (FILES); i++)
    if (!gj_import_read_file (import, FILES[i], error))
      return FALSE;
  if (!gj_import_check_shares (import, error))
    return FALSE;
  if (import->progress != NULL)
    import->progress ("", import->bytes_total, import->bytes_total, import->progress_data);
  return TRUE;
}

static gboolean
write_audit (GjImport *import, GError **error)
{
  g_autoptr (GString) detail = g_string_new (NULL);
  gint64 written = 0;
  guint i;
  GjAuditEntry entry = {
    .kiosk_id = import->by,
    .time_us = import->now_us,
    .kind = "import",
    .result = "ok",
  };

  for (i = 0; i < import->report->counts->len; i++)
    {
      const GjImportCount *count = &g_array_index (import->report->counts, GjImportCount, i);

      written += count->added + count->changed;
      g_string_append_printf (detail, "%s%s +%d ~%d", i > 0 ? " " : "", count->file,
                              (int)count->added, (int)count->changed);
    }
  if (written == 0)
    return TRUE; /* the same files again: nothing changes, this log neither */
  /* `gongjictl check` holds this against the opening transfers of the same instant. */
  if (import->openings > 0)
    g_string_append_printf (detail, " openings %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                            import->openings, import->opened_fen);
  entry.detail = detail->str;
  return gj_audit_append (import->store, &entry, error);
}

static GjImportResult
run (GjImport *import, GError **error)
{
  if (!look_at_directory (import, error) || !gj_store_begin (import->store, error))
    return GJ_IMPORT_FAILED;
  if (!read_files (import, error))
    return GJ_IMPORT_FAILED;
  if (import->report->problems_total > 0)
    {
      g_ptr_array_sort (import->report->problems, compare_problems);
      return GJ_IMPORT_PROBLEMS;
    }
  if (!write_audit (import, error) || gj_store_commit (import->store, error) != GJ_COMMIT_DONE)
    return GJ_IMPORT_FAILED;
  return GJ_IMPORT_DONE;
}

GjImportResult
gj_import_directory (GjStore *store, GjClock *clock, const char *by, const char *directory,
                     GjImportProgress progress, gpointer progress_data, GjImportReport *report,
                     GError **error)
{
  GjImport import = {
    .store = store,
    .by = by,
    .directory = directory,
    .now_us = gj_clock_now_us (clock),
    .report = report,
    .progress = progress,
    .progress_data = progress_data,
  };
  GjImportResult result;

  report->counts = g_array_new (FALSE, TRUE, sizeof (GjImportCount));
  import.persons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  import.settlements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  import.shares = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  result = run (&import, error);
  gj_store_rollback (store);
  g_hash_table_unref (import.persons);
  g_hash_table_unref (import.settlements);
  g_hash_table_unref (import.shares);
  return result;
}
