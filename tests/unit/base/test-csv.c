/* SPDX-License-Identifier: Apache-2.0 */
/* CSV: cells, and where they stand. */
#include "core/base/csv.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static GjCsv *
open_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  GjCsv *csv = gj_csv_new_text (text, -1, &error);

  g_assert_no_error (error);
  return csv;
}

/* The next row as "a|b|c"; NULL at the end. */
static char *
next_row (GjCsv *csv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) row = NULL;
  GjCsvStep step = gj_csv_next (csv, &error);

  g_assert_no_error (error);
  if (step == GJ_CSV_END)
    return NULL;
  g_assert_cmpint (step, ==, GJ_CSV_ROW);
  row = g_string_new (NULL);
  for (guint i = 0; i < gj_csv_n_cells (csv); i++)
    g_string_append_printf (row, "%s%s", i > 0 ? "|" : "", gj_csv_cell (csv, i));
  return g_string_free (g_steal_pointer (&row), FALSE);
}

static void
assert_row (GjCsv *csv, const char *expected)
{
  g_autofree char *row = next_row (csv);

  g_assert_cmpstr (row, ==, expected);
}

static void
test_rows (void)
{
  g_autoptr (GjCsv) csv = open_text ("\xEF\xBB\xBF"
                                     "psn_no,name\r\n1,张三\n\n2,\r\n3,李四");

  assert_row (csv, "psn_no|name");
  g_assert_cmpuint (gj_csv_line (csv), ==, 1);
  g_assert_cmpuint (gj_csv_column (csv, 0), ==, 1);
  assert_row (csv, "1|张三");
  assert_row (csv, "2|");
  g_assert_cmpuint (gj_csv_line (csv), ==, 4);
  assert_row (csv, "3|李四");
  assert_row (csv, NULL);
  g_assert_cmpuint (gj_csv_offset (csv), ==, gj_csv_size (csv));
}

static void
test_quotes (void)
{
  g_autoptr (GjCsv) csv = open_text ("\"a,b\",\"他说\"\"好\"\"\",\"\",x\n\"两\n行\",y\nz,w\n");

  assert_row (csv, "a,b|他说\"好\"||x");
  g_assert_cmpuint (gj_csv_column (csv, 1), ==, 7);
  g_assert_cmpuint (gj_csv_column (csv, 2), ==, 17);
  g_assert_cmpuint (gj_csv_column (csv, 3), ==, 20);
  assert_row (csv, "两\n行|y");
  g_assert_cmpuint (gj_csv_line (csv), ==, 2);
  g_assert_cmpuint (gj_csv_cell_line (csv, 1), ==, 3);
  g_assert_cmpuint (gj_csv_column (csv, 1), ==, 4);
  assert_row (csv, "z|w");
  g_assert_cmpuint (gj_csv_line (csv), ==, 4);
  assert_row (csv, NULL);
}

static void
test_columns (void)
{
  g_autoptr (GjCsv) csv = open_text ("张三丰,ab,,末\n");

  assert_row (csv, "张三丰|ab||末");
  g_assert_cmpuint (gj_csv_column (csv, 1), ==, 5);
  g_assert_cmpuint (gj_csv_column (csv, 2), ==, 8);
  g_assert_cmpuint (gj_csv_column (csv, 3), ==, 9);
}

static void
assert_fails_at (const char *text, guint line, guint column)
{
  g_autoptr (GjCsv) csv = open_text (text);
  g_autoptr (GError) error = NULL;
  GjCsvStep step;

  while ((step = gj_csv_next (csv, &error)) == GJ_CSV_ROW)
    ;
  g_assert_cmpint (step, ==, GJ_CSV_FAILED);
  g_assert_error (error, GJ_CSV_ERROR, GJ_CSV_ERROR_QUOTE);
  g_assert_cmpuint (gj_csv_line (csv), ==, line);
  g_assert_cmpuint (gj_csv_column (csv, 0), ==, column);
}

static void
test_broken_quotes (void)
{
  assert_fails_at ("a,b\n1,\"x\n", 2, 3);
  assert_fails_at ("a,b\n1,x\"y\n", 2, 3);
  assert_fails_at ("a,b\n\"x\"y,2\n", 2, 1);
}

static void
test_encoding (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gj_csv_new_text ("a,b\n1,\xD5\xC5\n", -1, &error));
  g_assert_error (error, GJ_CSV_ERROR, GJ_CSV_ERROR_ENCODING);
  g_assert_nonnull (g_strstr_len (error->message, -1, "2"));
  g_clear_error (&error);
  g_assert_null (gj_csv_new_text ("a\0b", 3, &error));
  g_assert_error (error, GJ_CSV_ERROR, GJ_CSV_ERROR_ENCODING);
}

static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gj_csv_new_file ("/nowhere/at.csv", &error));
  g_assert_error (error, GJ_CSV_ERROR, GJ_CSV_ERROR_READ);
}

/* A file with @text, to be read and removed. (transfer full) */
static GjCsv *
open_file (const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  GjCsv *csv;
  int fd = g_file_open_tmp ("gongji-csv-XXXXXX", &path, &error);

  g_assert_no_error (error);
  (void)close (fd);
  g_assert_true (g_file_set_contents (path, text, (gssize)length, &error));
  csv = gj_csv_new_file (path, &error);
  g_assert_no_error (error);
  (void)g_unlink (path);
  return csv;
}

/* Rows that lie across the blocks in which a file comes, some with line breaks in quotes. */
static void
test_a_large_file_gives_the_rows_of_its_text (void)
{
  g_autoptr (GString) text = g_string_new ("\xEF\xBB\xBF" "a,b\r\n");
  g_autoptr (GjCsv) from_text = NULL;
  g_autoptr (GjCsv) from_file = NULL;
  g_autofree char *row = NULL;

  for (int i = 0; i < 60000; i++)
    g_string_append_printf (text, i % 7 == 0 ? "%d,\"第\"\"%d\"\"\n行\"\n" : "%d,演示%d\r\n\n", i,
                            i * 7919);
  from_text = open_text (text->str);
  from_file = open_file (text->str, text->len);
  do
    {
      g_free (row);
      row = next_row (from_text);
      assert_row (from_file, row);
      g_assert_cmpuint (gj_csv_line (from_file), ==, gj_csv_line (from_text));
      g_assert_cmpuint (gj_csv_end_column (from_file), ==, gj_csv_end_column (from_text));
      g_assert_cmpuint (gj_csv_offset (from_file), ==, gj_csv_offset (from_text));
    }
  while (row != NULL);
  g_assert_cmpuint (gj_csv_offset (from_file), ==, text->len);
  g_assert_cmpuint (gj_csv_size (from_file), ==, text->len);
}

static void
assert_file_fails (const char *text, gsize length, GjCsvError code, guint line, guint column)
{
  g_autoptr (GjCsv) csv = open_file (text, length);
  g_autoptr (GError) error = NULL;
  GjCsvStep step;

  while ((step = gj_csv_next (csv, &error)) == GJ_CSV_ROW)
    ;
  g_assert_cmpint (step, ==, GJ_CSV_FAILED);
  g_assert_error (error, GJ_CSV_ERROR, (int)code);
  g_assert_cmpuint (gj_csv_line (csv), ==, line);
  g_assert_cmpuint (gj_csv_column (csv, 0), ==, column);
}

static void
test_a_bad_file_is_told_where (void)
{
  g_autofree char *endless = g_strnfill (3 * GJ_CSV_ROW_MAX, 'x');
  g_autofree char *open_quote = g_strnfill (3 * GJ_CSV_ROW_MAX, '\n');

  assert_file_fails ("a,b\n王,\xD5\xC5\n", 10, GJ_CSV_ERROR_ENCODING, 2, 3);
  assert_file_fails ("a,b\n\"1\n2\0\"\n", 11, GJ_CSV_ERROR_ENCODING, 3, 2);
  assert_file_fails ("a,b\n1,\"x\n", 9, GJ_CSV_ERROR_QUOTE, 2, 3);
  assert_file_fails (endless, 3 * GJ_CSV_ROW_MAX, GJ_CSV_ERROR_LENGTH, 1, 1);
  open_quote[0] = '"';
  assert_file_fails (open_quote, 3 * GJ_CSV_ROW_MAX, GJ_CSV_ERROR_QUOTE, 1, 1);
  /* One that has a quoted cell, and an end: it must not be given as two rows. */
  memcpy (endless, "\"a\",", 4);
  endless[3 * GJ_CSV_ROW_MAX / 2] = '\n';
  assert_file_fails (endless, 3 * GJ_CSV_ROW_MAX / 2 + 1, GJ_CSV_ERROR_LENGTH, 1, 1);
}

static void
test_empty (void)
{
  g_autoptr (GjCsv) csv = open_text ("\n\r\n\n");

  assert_row (csv, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/reads-rows-with-either-line-end", test_rows);
  g_test_add_func ("/csv/quoted-cells-may-hold-commas-quotes-and-lines", test_quotes);
  g_test_add_func ("/csv/columns-are-counted-in-characters", test_columns);
  g_test_add_func ("/csv/a-broken-quote-is-named-where-its-cell-begins", test_broken_quotes);
  g_test_add_func ("/csv/text-that-is-not-utf8-is-refused", test_encoding);
  g_test_add_func ("/csv/a-missing-file-is-an-error", test_missing);
  g_test_add_func ("/csv/blank-lines-are-no-rows", test_empty);
  g_test_add_func ("/csv/a-large-file-gives-the-rows-of-its-text",
                   test_a_large_file_gives_the_rows_of_its_text);
  g_test_add_func ("/csv/a-bad-file-is-told-where", test_a_bad_file_is_told_where);
  return g_test_run ();
}
