/* SPDX-License-Identifier: Apache-2.0 */
/* See csv_write.h. */
#include "core/base/csv_write.h"

#include <string.h>

void
gj_csv_append_cell (GString *row, const char *text, char behind)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *doubled = NULL;

  if (strpbrk (text, "\",\r\n") == NULL)
    g_string_append (row, text);
  else
    {
      parts = g_strsplit (text, "\"", -1);
      doubled = g_strjoinv ("\"\"", parts);
      g_string_append_printf (row, "\"%s\"", doubled);
    }
  g_string_append_c (row, behind);
}
