/* SPDX-License-Identifier: Apache-2.0 */
/* Reads CSV in one pass over a text in memory: cells are cut out in place, so a row costs no
 * allocation. It never looks at what a cell means. */
#include "core/base/csv.h"

#include <string.h>

#include "core/base/i18n.h"

typedef struct
{
  char *text;
  guint line;
  guint column;
} Cell;

struct _GjCsv
{
  char *text; /* ours; taken to pieces row by row */
  gsize size;
  char *next;
  guint next_line;
  guint row_line;
  GArray *cells;        /* Cell */
  guint counted_column; /* the column at counted_to, in this line */
  const char *counted_to;
  guint end_line; /* where the row's last cell ends */
  guint end_column;
  gboolean failed;
};

G_DEFINE_QUARK (gj - csv - error - quark, gj_csv_error)

static gboolean
check_encoding (const char *text, gsize length, GError **error)
{
  const char *bad = NULL;
  guint line = 1;
  const char *line_start = text;

  if (g_utf8_validate_len (text, length, &bad))
    return TRUE;
  for (const char *p = text; p < bad; p++)
    if (*p == '\n')
      {
        line++;
        line_start = p + 1;
      }
  g_set_error (error, GJ_CSV_ERROR, GJ_CSV_ERROR_ENCODING,
               _ ("第 %u 行第 %u 列不是 UTF-8 文字。请把文件另存为 UTF-8 编码。"), line,
               (guint)g_utf8_strlen (line_start, bad - line_start) + 1);
  return FALSE;
}

static GjCsv *
csv_take (char *text, gsize length, GError **error)
{
  GjCsv *csv;

  if (!check_encoding (text, length, error))
    {
      g_free (text);
      return NULL;
    }
  csv = g_new0 (GjCsv, 1);
  csv->text = text;
  csv->size = length;
  csv->next = g_str_has_prefix (text, "\xEF\xBB\xBF") ? text + 3 : text;
  csv->next_line = 1;
  csv->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  return csv;
}

GjCsv *
gj_csv_new_text (const char *text, gssize length, GError **error)
{
  gsize size = length < 0 ? strlen (text) : (gsize)length;
  char *copy = g_malloc (size + 1);

  memcpy (copy, text, size);
  copy[size] = '\0';
  return csv_take (copy, size, error);
}

GjCsv *
gj_csv_new_file (const char *path, GError **error)
{
  g_autoptr (GError) cause = NULL;
  char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &cause))
    {
      g_set_error (error, GJ_CSV_ERROR, GJ_CSV_ERROR_READ, _ ("读不了这个文件：%s"),
                   cause->message);
      return NULL;
    }
  return csv_take (text, length, error);
}

void
gj_csv_free (GjCsv *csv)
{
  if (csv == NULL)
    return;
  g_array_unref (csv->cells);
  g_free (csv->text);
  g_free (csv);
}

/* Counted on from the last asked place of the same line, before the line is cut up. */
static guint
column_of (GjCsv *csv, const char *place)
{
  csv->counted_column += (guint)g_utf8_strlen (csv->counted_to, place - csv->counted_to);
  csv->counted_to = place;
  return csv->counted_column;
}

static void
start_line (GjCsv *csv, char *place)
{
  csv->counted_column = 1;
  csv->counted_to = place;
}

static GjCsvStep
fail_quote (GjCsv *csv, Cell cell, const char *message, GError **error)
{
  g_array_set_size (csv->cells, 0);
  g_array_append_val (csv->cells, cell);
  csv->row_line = cell.line;
  csv->failed = TRUE;
  g_set_error_literal (error, GJ_CSV_ERROR, GJ_CSV_ERROR_QUOTE, message);
  return GJ_CSV_FAILED;
}

/* Reads a quoted cell whose opening quote is at @p; doubled quotes are pulled together in place.
 * Returns what follows the closing quote, or NULL if there is none. Columns are counted as it goes,
 * before bytes move. */
static char *
read_quoted (GjCsv *csv, char *p, Cell *cell)
{
  guint column = csv->counted_column + 1;
  char *out = p + 1;

  g_assert (csv->counted_to == p);
  cell->text = out;
  for (char *in = p + 1; *in != '\0'; in++)
    {
      if (*in == '"' && in[1] == '"')
        {
          in++;
          column++;
        }
      else if (*in == '"')
        {
          *out = '\0';
          csv->counted_column = column + 1;
          csv->counted_to = in + 1;
          return in + 1;
        }
      if (*in == '\n')
        {
          csv->next_line++;
          column = 0;
        }
      column += (*in & 0xC0) != 0x80;
      *out++ = *in;
    }
  return NULL;
}

static gboolean
ends_line (const char *p)
{
  return *p == '\n' || (*p == '\r' && p[1] == '\n');
}

/* The end of the row at @p: TRUE, and the next row is set up. */
static gboolean
finish_row (GjCsv *csv, char *p)
{
  char *after = p;

  if (*p == '\0')
    {
      csv->next = p;
      return TRUE;
    }
  if (!ends_line (p))
    return FALSE;
  after = *p == '\r' ? p + 2 : p + 1;
  *p = '\0';
  csv->next = after;
  csv->next_line++;
  return TRUE;
}

static char *
skip_blank_lines (GjCsv *csv)
{
  char *p = csv->next;

  while (ends_line (p))
    {
      p += *p == '\r' ? 2 : 1;
      csv->next_line++;
    }
  return p;
}

GjCsvStep
gj_csv_next (GjCsv *csv, GError **error)
{
  char *p;

  g_assert (!csv->failed);
  g_array_set_size (csv->cells, 0);
  p = skip_blank_lines (csv);
  csv->next = p;
  csv->row_line = csv->next_line;
  if (*p == '\0')
    return GJ_CSV_END;
  start_line (csv, p);
  for (;;)
    {
      Cell cell = { .text = p, .line = csv->next_line, .column = column_of (csv, p) };
      char *end = p;

      if (*p == '"')
        {
          end = read_quoted (csv, p, &cell);
          if (end == NULL)
            return fail_quote (csv, cell, _ ("引号没有成对。请在这个单元格末尾补上引号。"), error);
          if (*end != ',' && *end != '\0' && !ends_line (end))
            return fail_quote (csv, cell, _ ("引号后面还有文字。请把整个单元格放进引号里。"),
                               error);
        }
      else
        {
          while (*end != ',' && *end != '\0' && *end != '"' && !ends_line (end))
            end++;
          if (*end == '"')
            return fail_quote (csv, cell,
                               _ ("单元格中间有引号。请把整个单元格放进引号，里面的引号写两次。"),
                               error);
        }
      g_array_append_val (csv->cells, cell);
      csv->end_line = csv->next_line;
      csv->end_column = column_of (csv, end);
      if (finish_row (csv, end))
        return GJ_CSV_ROW;
      /* A comma: counted before it becomes the end of the cell. */
      (void)column_of (csv, end + 1);
      *end = '\0';
      p = end + 1;
    }
}

guint
gj_csv_line (const GjCsv *csv)
{
  return csv->row_line;
}

guint
gj_csv_cell_line (const GjCsv *csv, guint cell)
{
  g_assert (cell < csv->cells->len);
  return g_array_index (csv->cells, Cell, cell).line;
}

guint
gj_csv_column (const GjCsv *csv, guint cell)
{
  g_assert (cell < csv->cells->len);
  return g_array_index (csv->cells, Cell, cell).column;
}

guint
gj_csv_end_line (const GjCsv *csv)
{
  return csv->end_line;
}

guint
gj_csv_end_column (const GjCsv *csv)
{
  return csv->end_column;
}

guint
gj_csv_n_cells (const GjCsv *csv)
{
  return csv->cells->len;
}

const char *
gj_csv_cell (const GjCsv *csv, guint cell)
{
  g_assert (cell < csv->cells->len);
  return g_array_index (csv->cells, Cell, cell).text;
}

gsize
gj_csv_offset (const GjCsv *csv)
{
  return (gsize)(csv->next - csv->text);
}

gsize
gj_csv_size (const GjCsv *csv)
{
  return csv->size;
}
