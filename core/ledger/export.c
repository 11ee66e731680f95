/* SPDX-License-Identifier: Apache-2.0 */
/* Row by row from one read transaction into a folder of another name, which takes its own when everything is on the
 * disk. */
#include "core/ledger/export.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/base/csv_write.h"
#include "core/base/i18n.h"
#include "core/base/money.h"
#include "core/ledger/export_private.h"
#include "core/store/statement.h"

#define DAY_US (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
#define MANIFEST "manifest.csv"

G_DEFINE_QUARK (gj-export-error-quark, gj_export_error)

typedef struct
{
  GjStore *store;
  GjDate from;
  GjDate to;
  GjDate today;
  char *folder; /* where it is written, until it is whole */
  GArray *files;
  GjExportProgress progress;
  gpointer data;
} Export;

static gboolean
refuse (GError **error, GjExportError code, const char *path, int number)
{
  g_set_error (error, GJ_EXPORT_ERROR, (int)code, "%s：%s", path, g_strerror (number));
  return FALSE;
}

/* ---- one file ---- */

typedef struct
{
  char *path;
  FILE *stream;
  GjSm3 *sm3;
} Output;

static void
output_clear (Output *output)
{
  if (output->stream != NULL)
    (void)fclose (output->stream);
  g_free (output->path);
  gj_sm3_free (output->sm3);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Output, output_clear)

static gboolean
output_open (Output *output, const char *folder, const char *name, GError **error)
{
  int file;

  output->path = g_build_filename (folder, name, NULL);
  output->sm3 = gj_sm3_new ();
  file = open (output->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file >= 0)
    output->stream = fdopen (file, "w");
  return output->stream != NULL || refuse (error, GJ_EXPORT_ERROR_WRITE, output->path, errno);
}

static gboolean
output_write (Output *output, const char *text, gsize length, GError **error)
{
  gj_sm3_update (output->sm3, text, length);
  return fwrite (text, 1, length, output->stream) == length
         || refuse (error, GJ_EXPORT_ERROR_WRITE, output->path, errno);
}

/* On the disk, or not at all. */
static gboolean
output_close (Output *output, char sm3[2 * GJ_SM3_BYTES + 1], GError **error)
{
  guint8 digest[GJ_SM3_BYTES];
  FILE *stream = g_steal_pointer (&output->stream);
  int number = fflush (stream) == 0 && fsync (fileno (stream)) == 0 ? 0 : errno;

  if (fclose (stream) != 0 && number == 0)
    number = errno;
  if (number != 0)
    return refuse (error, GJ_EXPORT_ERROR_WRITE, output->path, number);
  if (!gj_sm3_finish (output->sm3, digest, error))
    return FALSE;
  gj_hex_write (digest, sizeof digest, sm3);
  return TRUE;
}

/* ---- rows ---- */

/* (transfer full) */
static char *
cell_text (GjStatement *row, int column, char kind)
{
  gint64 number = kind == 't' ? 0 : gj_statement_int64 (row, column);

  switch (kind)
    {
    case 't':
      return gj_statement_dup_text (row, column);
    case 'n':
      return g_strdup_printf ("%" G_GINT64_FORMAT, number);
    case 'm':
      return gj_money_format_plain (number);
    case 'd':
      return gj_date_format ((GjDate)number);
    case 's':
      return number == 0 ? g_strdup ("") : gj_time_format (number);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
write_row (Output *output, GjStatement *row, const GjExportTable *table, GString *line,
           GError **error)
{
  g_string_truncate (line, 0);
  for (int i = 0; table->cells[i] != '\0'; i++)
    {
      g_autofree char *text = cell_text (row, i, table->cells[i]);

      gj_csv_append_cell (line, text, table->cells[i + 1] == '\0' ? '\n' : ',');
    }
  return output_write (output, line->str, line->len, error);
}

static gboolean
write_rows (Export *export, Output *output, const GjExportTable *table, gint64 *rows, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take_long (export->store, table->sql, error);
  g_autoptr (GString) line = g_string_new (table->header);
  GjStep step;

  g_string_append_c (line, '\n');
  if (row == NULL || !output_write (output, line->str, line->len, error))
    return FALSE;
  if (table->of_days)
    {
      gj_statement_bind_int64 (row, 1, gj_date_start_us (export->from));
      gj_statement_bind_int64 (row, 2, gj_date_start_us (export->to) + DAY_US);
    }
  for (*rows = 0; (step = gj_statement_step (row, error)) == GJ_STEP_ROW; (*rows)++)
    if (!write_row (output, row, table, line, error))
      return FALSE;
  return step == GJ_STEP_DONE;
}

static gboolean
write_table (Export *export, const GjExportTable *table, GError **error)
{
  GjExportFile file = { .file = table->file };
  g_auto (Output) output = { NULL };

  if (!output_open (&output, export->folder, table->file, error)
      || !write_rows (export, &output, table, &file.rows, error)
      || !output_close (&output, file.sm3, error))
    return FALSE;
  g_array_append_val (export->files, file);
  return TRUE;
}

static gboolean
write_manifest (Export *export, GError **error)
{
  g_auto (Output) output = { NULL };
  g_autoptr (GString) text = g_string_new ("file,from,to,rows,sm3\n");
  char sm3[2 * GJ_SM3_BYTES + 1];

  for (guint i = 0; i < export->files->len; i++)
    {
      const GjExportFile *file = &g_array_index (export->files, GjExportFile, i);
      gboolean of_days = gj_export_tables[i].of_days;
      g_autofree char *from = gj_date_format (of_days ? export->from : export->today);
      g_autofree char *to = gj_date_format (of_days ? export->to : export->today);

      g_string_append_printf (text, "%s,%s,%s,%" G_GINT64_FORMAT ",%s\n", file->file, from, to,
                              file->rows, file->sm3);
    }
  return output_open (&output, export->folder, MANIFEST, error)
         && output_write (&output, text->str, text->len, error)
         && output_close (&output, sm3, error);
}

static gboolean
write_everything (Export *export, GError **error)
{
  gboolean written = TRUE;

  if (!gj_store_begin_read (export->store, error))
    return FALSE;
  for (guint i = 0; i < GJ_EXPORT_TABLES && written; i++)
    {
      if (export->progress != NULL)
        export->progress (gj_export_tables[i].file, i, GJ_EXPORT_TABLES, export->data);
      written = write_table (export, &gj_export_tables[i], error);
    }
  gj_store_rollback (export->store);
  if (written && export->progress != NULL)
    export->progress ("", GJ_EXPORT_TABLES, GJ_EXPORT_TABLES, export->data);
  return written && write_manifest (export, error);
}

/* ---- the folder ---- */

static void
remove_folder (const char *folder)
{
  for (guint i = 0; i <= GJ_EXPORT_TABLES; i++)
    {
      g_autofree char *path = g_build_filename (
          folder, i < GJ_EXPORT_TABLES ? gj_export_tables[i].file : MANIFEST, NULL);

      (void)g_unlink (path);
    }
  (void)g_rmdir (folder);
}

static void
sync_folder (const char *folder)
{
  int file = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (file < 0)
    return;
  (void)fsync (file); /* a medium that cannot has done what it can */
  (void)close (file);
}

/* Nobody's folder is ever replaced. */
static gboolean
give_name (const char *folder, const char *dir, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (dir);

  sync_folder (folder);
  if (renameat2 (AT_FDCWD, folder, AT_FDCWD, dir, RENAME_NOREPLACE) != 0)
    return refuse (error, errno == EEXIST ? GJ_EXPORT_ERROR_EXISTS : GJ_EXPORT_ERROR_WRITE, dir,
                   errno);
  sync_folder (parent);
  return TRUE;
}

GArray *
gj_export (GjStore *store, GjClock *clock, GjDate from, GjDate to, const char *dir,
           GjExportProgress progress, gpointer data, GError **error)
{
  g_autofree char *folder = g_strdup_printf ("%s.partial-XXXXXX", dir);
  g_autoptr (GArray) files = g_array_new (FALSE, FALSE, sizeof (GjExportFile));
  Export export = { store, from, to, gj_clock_today (clock), folder, files, progress, data };
  GStatBuf there;

  g_assert (gj_date_is_valid (from) && gj_date_is_valid (to) && from <= to);
  if (g_lstat (dir, &there) == 0)
    {
      (void)refuse (error, GJ_EXPORT_ERROR_EXISTS, dir, EEXIST);
      return NULL;
    }
  if (g_mkdtemp_full (folder, 0700) == NULL)
    {
      (void)refuse (error, GJ_EXPORT_ERROR_WRITE, dir, errno);
      return NULL;
    }
  if (!write_everything (&export, error) || !give_name (folder, dir, error))
    {
      remove_folder (folder);
      return NULL;
    }
  return g_steal_pointer (&files);
}
