/* SPDX-License-Identifier: Apache-2.0 */
/* Reads CSV in one pass: whole rows are brought into a buffer and cut into cells in place, so a row
 * costs no allocation. It never looks at what a cell means. */
#include "core/base/csv.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/i18n.h"

#define BLOCK (256 * 1024)

typedef struct
{
  char *text;
  guint line;
  guint column;
} Cell;

struct _GjCsv
{
  int fd;         /* -1: the text is all there is */
  char *text;     /* ours; taken to pieces row by row; a NUL behind its last byte */
  gsize length;   /* of text */
  gsize capacity; /* without the NUL */
  gsize before;   /* bytes of the file that are no longer in text */
  gsize size;     /* of all */
  gboolean whole; /* text holds everything to the end of the file */
  char *next;
  char held; /* what stood where the row's closing NUL is, to be put back before the next row */
  char *held_at;
  guint next_line;
  guint row_line;
  GArray *cells;        /* Cell */
  guint counted_column; /* the column at counted_to, in this line */
  const char *counted_to;
  guint end_line; /* where the row's last cell ends */
  guint end_column;
  char last; /* the last byte that was read, '\n' before the first */
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
               _ ("第 %u 行第 %u 个字符不是 UTF-8 文字。请把文件另存为 UTF-8 编码。"), line,
               (guint)g_utf8_strlen (line_start, bad - line_start) + 1);
  return FALSE;
}

static GjCsv *
csv_new (int fd)
{
  GjCsv *csv = g_new0 (GjCsv, 1);

  csv->fd = fd;
  csv->next_line = 1;
  csv->last = '\n';
  csv->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  return csv;
}

static void
skip_mark (GjCsv *csv)
{
  csv->next = csv->text;
  if (g_str_has_prefix (csv->text, "\xEF\xBB\xBF"))
    csv->next += 3;
}

GjCsv *
gj_csv_new_text (const char *text, gssize length, GError **error)
{
  gsize size = length < 0 ? strlen (text) : (gsize)length;
  GjCsv *csv;

  if (!check_encoding (text, size, error))
    return NULL;
  csv = csv_new (-1);
  csv->text = g_strndup (text, size);
  csv->length = csv->capacity = csv->size = size;
  csv->whole = TRUE;
  csv->last = size > 0 ? text[size - 1] : '\n';
  skip_mark (csv);
  return csv;
}

static gboolean
fail_read (int code, GError **error)
{
  g_set_error (error, GJ_CSV_ERROR, GJ_CSV_ERROR_READ, _ ("读不了这个文件：%s"), g_strerror (code));
  return FALSE;
}

/* Brings one more block behind what is there; what was read already makes room first. */
static gboolean
read_block (GjCsv *csv, GError **error)
{
  gsize done = (gsize)(csv->next - csv->text);
  gssize got;

  memmove (csv->text, csv->next, csv->length - done + 1);
  csv->length -= done;
  csv->before += done;
  if (csv->capacity < csv->length + BLOCK)
    {
      csv->capacity = csv->length + BLOCK;
      csv->text = g_realloc (csv->text, csv->capacity + 1);
    }
  csv->next = csv->text;
  do
    got = read (csv->fd, csv->text + csv->length, csv->capacity - csv->length);
  while (got < 0 && errno == EINTR);
  if (got < 0)
    return fail_read (errno, error);
  csv->whole = got == 0;
  if (got > 0)
    csv->last = csv->text[csv->length + (gsize)got - 1];
  csv->length += (gsize)got;
  csv->text[csv->length] = '\0';
  csv->size = MAX (csv->size, csv->before + csv->length); /* it may grow under our hands */
  return TRUE;
}

GjCsv *
gj_csv_new_file (const char *path, GError **error)
{
  /* A pipe by name to which nobody writes is an empty file, and not waited for. */
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat info;
  g_autoptr (GjCsv) csv = NULL;

  if (fd < 0)
    {
      (void)fail_read (errno, error);
      return NULL;
    }
  csv = csv_new (fd);
  csv->capacity = BLOCK;
  csv->text = g_malloc0 (csv->capacity + 1);
  csv->next = csv->text;
  if (fstat (fd, &info) != 0 || fcntl (fd, F_SETFL, 0) != 0)
    {
      (void)fail_read (errno, error);
      return NULL;
    }
  csv->size = (gsize)info.st_size;
  if (!read_block (csv, error))
    return NULL;
  skip_mark (csv);
  return g_steal_pointer (&csv);
}

void
gj_csv_free (GjCsv *csv)
{
  if (csv == NULL)
    return;
  if (csv->fd >= 0)
    (void)close (csv->fd);
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

/* The only cell is where it went wrong. */
static GjCsvStep
fail_at (GjCsv *csv, Cell cell)
{
  g_array_set_size (csv->cells, 0);
  g_array_append_val (csv->cells, cell);
  csv->row_line = cell.line;
  csv->failed = TRUE;
  return GJ_CSV_FAILED;
}

static GjCsvStep
fail_quote (GjCsv *csv, Cell cell, const char *message, GError **error)
{
  g_set_error_literal (error, GJ_CSV_ERROR, GJ_CSV_ERROR_QUOTE, message);
  return fail_at (csv, cell);
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

/* The byte behind the newline that ends the row at csv->next, which is one outside of quotes; NULL
 * when it is not in the buffer, and then whether a quote is open there. Whatever is wrong with the quotes is found
 * when the row is cut up.
 */
static char *
find_row_end (GjCsv *csv, gboolean *in_quotes)
{
  char *from = csv->next;
  char *end = csv->text + csv->length;
  gboolean quoted = FALSE;

  while (from < end)
    {
      char *newline = memchr (from, '\n', (gsize)(end - from));
      char *stop = newline != NULL ? newline : end;
      char *quote;

      while ((quote = memchr (from, '"', (gsize)(stop - from))) != NULL)
        {
          quoted = !quoted;
          from = quote + 1;
        }
      if (newline != NULL && !quoted)
        return newline + 1;
      from = newline != NULL ? newline + 1 : end;
    }
  *in_quotes = quoted;
  return NULL;
}

/* At the first byte of the row that is no UTF-8. */
static GjCsvStep
fail_encoding (GjCsv *csv, const char *bad, GError **error)
{
  Cell cell = { .text = csv->text + csv->length, .line = csv->next_line, .column = 1 };
  const char *line_start = csv->next;

  for (const char *p = csv->next; p < bad; p++)
    if (*p == '\n')
      {
        cell.line++;
        line_start = p + 1;
      }
  cell.column += (guint)g_utf8_strlen (line_start, bad - line_start);
  g_set_error_literal (error, GJ_CSV_ERROR, GJ_CSV_ERROR_ENCODING,
                       _ ("这里不是 UTF-8 文字，请把文件另存为 UTF-8 编码"));
  return fail_at (csv, cell);
}

/* A whole row, closed by a NUL, at csv->next. END: there is none. */
static GjCsvStep
bring_row (GjCsv *csv, GError **error)
{
  const Cell here = { .text = csv->next, .line = csv->next_line, .column = 1 };
  char *end;
  const char *bad = NULL;
  gboolean in_quotes = FALSE;

  while ((end = find_row_end (csv, &in_quotes)) == NULL && !csv->whole)
    {
      if (csv->text + csv->length - csv->next > GJ_CSV_ROW_MAX)
        break;
      if (!read_block (csv, error))
        return fail_at (csv, (Cell){ .text = csv->next, .line = here.line, .column = here.column });
    }
  if (end == NULL && !csv->whole && !in_quotes)
    {
      g_set_error_literal (error, GJ_CSV_ERROR, GJ_CSV_ERROR_LENGTH,
                           _ ("这一行太长，请检查换行。"));
      return fail_at (csv, (Cell){ .text = csv->next, .line = here.line, .column = here.column });
    }
  if (end == NULL)
    end = csv->text + csv->length;
  if (end == csv->next)
    return GJ_CSV_END;
  if (csv->fd >= 0 && !g_utf8_validate_len (csv->next, (gsize)(end - csv->next), &bad)
      && (csv->whole || bad < end - 4 || end[-1] == '\n'))
    return fail_encoding (csv, bad, error);
  csv->held = *end;
  csv->held_at = end;
  *end = '\0';
  return GJ_CSV_ROW;
}

/* The byte that the last row's NUL stands on. */
static void
let_go (GjCsv *csv)
{
  if (csv->held_at != NULL)
    *csv->held_at = csv->held;
  csv->held_at = NULL;
}

static void
skip_blank_line (GjCsv *csv)
{
  csv->next += *csv->next == '\r' ? 2 : 1;
  csv->next_line++;
}

/* Brings the next row that is not blank. */
static GjCsvStep
bring_next (GjCsv *csv, GError **error)
{
  for (;;)
    {
      GjCsvStep step;

      let_go (csv);
      step = bring_row (csv, error);
      if (step != GJ_CSV_ROW || !ends_line (csv->next))
        return step;
      skip_blank_line (csv);
    }
}

GjCsvStep
gj_csv_next (GjCsv *csv, GError **error)
{
  GjCsvStep step;
  char *p;

  g_assert (!csv->failed);
  g_array_set_size (csv->cells, 0);
  step = bring_next (csv, error);
  if (step != GJ_CSV_ROW)
    return step;
  p = csv->next;
  csv->row_line = csv->next_line;
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
  return csv->before + (gsize)(csv->next - csv->text);
}

gsize
gj_csv_size (const GjCsv *csv)
{
  return csv->size;
}

gboolean
gj_csv_ends_with_line (const GjCsv *csv)
{
  return csv->last == '\n';
}
