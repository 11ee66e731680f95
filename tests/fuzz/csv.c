/* SPDX-License-Identifier: Apache-2.0 */
/* Any text as a CSV file: rows and their places only ever go on, and a failure says where. */
#include "tests/fuzz/fuzz.h"

#include "core/base/csv.h"

static void
check_row (const GjCsv *csv, guint *line)
{
  g_assert (gj_csv_line (csv) > *line);
  *line = gj_csv_line (csv);
  for (guint i = 0; i < gj_csv_n_cells (csv); i++)
    {
      g_assert (g_utf8_validate (gj_csv_cell (csv, i), -1, NULL));
      g_assert (gj_csv_cell_line (csv, i) >= *line && gj_csv_column (csv, i) >= 1);
      g_assert (gj_csv_cell_line (csv, i) <= gj_csv_end_line (csv));
    }
  g_assert (gj_csv_offset (csv) <= gj_csv_size (csv));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjCsv) csv = gj_csv_new_text ((const char *)data, (gssize)size, &error);
  guint line = 0;

  if (csv == NULL)
    {
      g_assert_error (error, GJ_CSV_ERROR, GJ_CSV_ERROR_ENCODING);
      return 0;
    }
  for (;;)
    switch (gj_csv_next (csv, &error))
      {
      case GJ_CSV_ROW:
        g_assert_no_error (error);
        check_row (csv, &line);
        break;
      case GJ_CSV_END:
        g_assert_no_error (error);
        return 0;
      case GJ_CSV_FAILED:
        g_assert (error != NULL && gj_csv_line (csv) >= 1 && gj_csv_column (csv, 0) >= 1);
        return 0;
      }
}
