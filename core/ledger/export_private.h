/* SPDX-License-Identifier: Apache-2.0 */
/* Inside the export only: what each file holds. */
#pragma once

#include <glib.h>

typedef struct
{
  const char *file;
  const char *header;
  const char *cells; /* one letter a column: t text, n number, m money in fen, d date yyyymmdd, s time in µs; 0 of the last two
                        is empty */
  gboolean of_days;  /* $1 and $2 are the first moment and the one after the last; else it is of now */
  const char *sql;
} GjExportTable;

#define GJ_EXPORT_TABLES 8
extern const GjExportTable gj_export_tables[GJ_EXPORT_TABLES];
