/* SPDX-License-Identifier: Apache-2.0 */
/* Reads a CSV file row by row and knows where every cell stands, so that a mistake can be named by
 * line and column. UTF-8, comma, quotes as RFC 4180, CRLF or LF, a byte-order mark is skipped,
 * blank lines are skipped. A file is never in memory but for the rows around the current one,
 * whatever its size. It knows nothing of what the cells mean. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GJ_CSV_ERROR (gj_csv_error_quark ())
GQuark gj_csv_error_quark (void);

typedef enum
{
  GJ_CSV_ERROR_READ,     /* the file cannot be read; the message says why */
  GJ_CSV_ERROR_ENCODING, /* not UTF-8, or a NUL byte */
  GJ_CSV_ERROR_LENGTH,   /* a row of more than GJ_CSV_ROW_MAX bytes */
  GJ_CSV_ERROR_QUOTE,    /* a quote inside an unquoted cell, text after a closing one, or no closing
                            one */
} GjCsvError;

typedef enum
{
  GJ_CSV_ROW,
  GJ_CSV_END,
  GJ_CSV_FAILED,
} GjCsvStep;

#define GJ_CSV_ROW_MAX (1024 * 1024)

typedef struct _GjCsv GjCsv;

/* NULL with GJ_CSV_ERROR_READ. Transfer full. */
GjCsv *gj_csv_new_file (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same over a text, which is copied and looked at whole: NULL with GJ_CSV_ERROR_ENCODING.
 * Transfer full. */
GjCsv *gj_csv_new_text (const char *text, gssize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void gj_csv_free (GjCsv *csv);

/* The next row, the header line included; FAILED (QUOTE, and of a file ENCODING, LENGTH and READ)
 * is final. After FAILED, gj_csv_line() and gj_csv_column (csv, 0) tell where. */
GjCsvStep gj_csv_next (GjCsv *csv, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Of the current row, from 1: its first line. Of a cell: its line (a quoted cell may hold newlines)
 * and the column of its first character, counted in characters. */
guint gj_csv_line (const GjCsv *csv);
guint gj_csv_cell_line (const GjCsv *csv, guint cell);
guint gj_csv_column (const GjCsv *csv, guint cell);

/* One past the last character of the current row: where a missing cell would stand. */
guint gj_csv_end_line (const GjCsv *csv);
guint gj_csv_end_column (const GjCsv *csv);

guint gj_csv_n_cells (const GjCsv *csv);
/* Transfer none, valid until the next row. */
const char *gj_csv_cell (const GjCsv *csv, guint cell);

/* Once the end was reached: did the last line have its end? An empty file counts as whole. */
gboolean gj_csv_ends_with_line (const GjCsv *csv);

/* Bytes behind us and in all: for a progress bar. */
gsize gj_csv_offset (const GjCsv *csv);
gsize gj_csv_size (const GjCsv *csv);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjCsv, gj_csv_free)

G_END_DECLS
