/* SPDX-License-Identifier: Apache-2.0 */
/* One file: its header, then its rows. A row with a bad cell is reported and left out; the rest
 * goes on, so that one run names every mistake. */
#include "core/import/import_private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "core/base/crypto.h"
#include "core/base/i18n.h"

#define PROGRESS_STEPS 100
#define BLOCK (256 * 1024)

static int
find_field (const GjImportFile *file, const char *name)
{
  guint i;

  for (i = 0; i < file->n_fields; i++)
    if (g_str_equal (file->fields[i].name, name))
      return (int)i;
  return -1;
}

static void
header_problem (GjImport *import, guint cell, const char *name, const char *message)
{
  gj_import_add_problem (import, import->file->name, gj_csv_cell_line (import->csv, cell),
                         gj_csv_column (import->csv, cell), name, message);
}

/* Columns may stand in any order; each must be there once, and no other. */
static gboolean
read_header (GjImport *import)
{
  const GjImportFile *file = import->file;
  gboolean *seen = import->has;
  gboolean whole = TRUE;
  guint i;

  memset (import->has, 0, sizeof import->has);
  for (i = 0; i < gj_csv_n_cells (import->csv); i++)
    {
      const char *name = gj_csv_cell (import->csv, i);
      int field = find_field (file, name);

      if (field < 0 || seen[field])
        {
          header_problem (import, i, name,
                          field < 0 ? _ ("没有这个列名，请改正或删去这一列")
                                    : _ ("列名重复，请只保留一列"));
          whole = FALSE;
          continue;
        }
      seen[field] = TRUE;
      import->cell_of[field] = i;
    }
  for (i = 0; i < file->n_fields; i++)
    if (!seen[i] && !file->fields[i].optional)
      {
        g_autofree char *message
            = g_strdup_printf (_ ("缺少列 %s，请按导入说明补上"), file->fields[i].name);

        gj_import_add_problem (import, file->name, gj_csv_line (import->csv), 0, "", message);
        whole = FALSE;
      }
  return whole;
}

static void
tell (GjImport *import, gint64 done)
{
  if (import->progress == NULL || import->bytes_total == 0
      || done - import->bytes_told < import->bytes_total / PROGRESS_STEPS)
    return;
  import->bytes_told = done;
  import->progress (import->file->name, done, import->bytes_total, import->progress_data);
}

static void
tell_progress (GjImport *import)
{
  tell (import, import->bytes_before + (gint64)gj_csv_offset (import->csv));
}

void
gj_import_tell_written (GjImport *import, gint64 n_rows)
{
  import->rows_written += n_rows;
  tell (import, import->bytes_before
                    + import->bytes_to_write * import->rows_written / import->rows_to_write);
}

/* The name of the column whose cell is the @cell-th, "" when the header has none. */
static const char *
field_of_cell (GjImport *import, guint cell)
{
  guint i;

  for (i = 0; i < import->file->n_fields; i++)
    if (import->cell_of[i] == cell)
      return import->file->fields[i].name;
  return "";
}

/* At the first cell too many, or where the first missing one would stand. */
static void
tell_width (GjImport *import, guint n_cells, guint n_columns)
{
  g_autofree char *message = g_strdup_printf (_ ("这一行有 %d 列，表头有 %d 列，请检查逗号和引号"),
                                              (int)n_cells, (int)n_columns);

  if (n_cells > n_columns)
    gj_import_add_problem (import, import->file->name, gj_csv_cell_line (import->csv, n_columns),
                           gj_csv_column (import->csv, n_columns), "", message);
  else
    gj_import_add_problem (import, import->file->name, gj_csv_end_line (import->csv),
                           gj_csv_end_column (import->csv), field_of_cell (import, n_cells),
                           message);
}

/* Of the row that is read now. */
static guint8 *
todo_byte (GjImport *import, guint8 *bit)
{
  guint row = (guint)import->count.rows;

  *bit = (guint8)(1 << row % 8);
  if (import->todo->len <= row / 8)
    {
      guint from = import->todo->len;

      g_byte_array_set_size (import->todo, row / 8 + 4096);
      memset (import->todo->data + from, 0, import->todo->len - from);
    }
  return &import->todo->data[row / 8];
}

static gboolean
take_row (GjImport *import, const GjImportCell *cells, GError **error)
{
  gint64 before = import->count.added + import->count.changed;
  guint8 bit;

  if (!import->file->take_row (import, cells, error))
    return FALSE;
  if (import->looking && import->count.added + import->count.changed > before)
    {
      guint8 *byte = todo_byte (import, &bit);

      *byte |= bit;
    }
  return TRUE;
}

static gboolean
is_same_as_seen (GjImport *import)
{
  guint8 bit = 0;
  guint8 *byte;

  if (!import->second)
    return FALSE;
  byte = todo_byte (import, &bit);
  return (*byte & bit) == 0;
}

static gboolean
read_row (GjImport *import, guint n_columns, GError **error)
{
  GjImportCell cells[GJ_IMPORT_FIELDS_MAX];
  guint n_cells = gj_csv_n_cells (import->csv);
  gint64 told = import->report->problems_total;
  gboolean good = TRUE;
  guint i;

  import->count.rows++;
  import->left_out = FALSE;
  tell_progress (import);
  if (is_same_as_seen (import))
    {
      import->count.same++;
      return TRUE;
    }
  if (n_cells != n_columns)
    {
      tell_width (import, n_cells, n_columns);
      gj_import_set_unknown (import);
      return TRUE;
    }
  for (i = 0; i < import->file->n_fields; i++)
    if (!import->has[i])
      cells[i] = (GjImportCell){ .text = "" };
    else if (!gj_import_read_cell (import, i, gj_csv_cell (import->csv, import->cell_of[i]),
                                   &cells[i]))
      {
        good = FALSE;
        if (i == 0)
          gj_import_set_unknown (import);
      }
  if (good && !take_row (import, cells, error))
    return FALSE;
  /* A person whose row is bad is still one the other files may name without a second complaint. */
  return import->file->refused == NULL
         || (import->report->problems_total == told && !import->left_out)
         || gj_import_add_refused (import, import->file->refused, cells[0].text, error);
}

/* A transfer that broke off in the middle of a cell leaves a row that may look whole: a file ends with the
 * end of its last line, or it is not taken. */
static void
check_end (GjImport *import)
{
  if (!gj_csv_ends_with_line (import->csv))
    {
      gj_import_add_problem (import, import->file->name, gj_csv_end_line (import->csv),
                             gj_csv_end_column (import->csv), "",
                             _ ("最后一行没有换行，文件可能没有传完；请重新取得文件，确认完整后在末尾加换行"));
      gj_import_set_unknown (import);
    }
}

static gboolean
read_rows (GjImport *import, GError **error)
{
  guint n_columns = 0;

  for (;;)
    {
      g_autoptr (GError) syntax = NULL;

      switch (gj_csv_next (import->csv, &syntax))
        {
        case GJ_CSV_END:
          if (n_columns == 0)
            {
              gj_import_add_problem (import, import->file->name, 1, 0, "",
                                     _ ("文件是空的，第一行应为列名"));
              gj_import_set_unknown (import);
            }
          else
            check_end (import);
          return n_columns == 0
                 || (gj_import_check_keys (import, import->file->key_field, error)
                     && (import->file->finish == NULL || import->looking
                         || import->file->finish (import, error)));
        case GJ_CSV_FAILED:
          gj_import_add_problem (import, import->file->name, gj_csv_line (import->csv),
                                 gj_csv_column (import->csv, 0), "", syntax->message);
          gj_import_set_unknown (import);
          return TRUE;
        case GJ_CSV_ROW:
          break;
        }
      if (n_columns == 0)
        {
          n_columns = gj_csv_n_cells (import->csv);
          if (!read_header (import))
            {
              gj_import_set_unknown (import);
              return TRUE;
            }
        }
      else if (!read_row (import, n_columns, error))
        return FALSE;
    }
}

static char *
file_path (GjImport *import, const GjImportFile *file)
{
  return g_build_filename (import->directory, file->name, NULL);
}

gboolean
gj_import_file_stat (GjImport *import, const GjImportFile *file, GStatBuf *info)
{
  g_autofree char *path = file_path (import, file);

  return g_stat (path, info) == 0;
}

gboolean
gj_import_file_digest (GjImport *import, const GjImportFile *file, char digest[65], GError **error)
{
  g_autofree char *path = file_path (import, file);
  g_autofree guint8 *block = g_malloc (BLOCK);
  g_autoptr (GjSm3) sm3 = gj_sm3_new ();
  guint8 bytes[GJ_SM3_BYTES];
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* as gj_csv_new_file() */
  gssize got = fd < 0 ? -1 : 0;
  int code;

  while (fd >= 0 && (got = read (fd, block, BLOCK)) > 0)
    gj_sm3_update (sm3, block, (gsize)got);
  code = errno;
  if (fd >= 0)
    (void)close (fd);
  if (got < 0)
    {
      g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (code), g_strerror (code));
      return FALSE;
    }
  if (!gj_sm3_finish (sm3, bytes, error))
    return FALSE;
  gj_hex_write (bytes, sizeof bytes, digest);
  return TRUE;
}

gboolean
gj_import_read_file (GjImport *import, const GjImportFile *file, GError **error)
{
  g_autofree char *path = file_path (import, file);
  g_autoptr (GError) cause = NULL;
  gboolean done;

  g_assert (file->n_fields <= GJ_IMPORT_FIELDS_MAX);
  import->file = file;
  import->count = (GjImportCount){ .file = file->name };
  import->csv = gj_csv_new_file (path, &cause);
  if (import->csv == NULL)
    {
      gj_import_add_problem (import, file->name, 0, 0, "", cause->message);
      gj_import_set_unknown (import);
      return TRUE;
    }
  done = gj_import_forget_keys (import, error) && read_rows (import, error);
  g_clear_pointer (&import->csv, gj_csv_free);
  return done;
}
