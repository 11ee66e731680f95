/* SPDX-License-Identifier: Apache-2.0 */
/* See folder.h. */
#include "tests/store/folder.h"

#include <glib/gstdio.h>

char *
folder_new (Hall *hall)
{
  char *dir = g_build_filename (hall->dir, "in", NULL);

  hall_remove_tree (dir);
  g_assert_cmpint (g_mkdir (dir, 0700), ==, 0);
  return dir;
}

GjImportResult
folder_import (Hall *hall, const char *dir, GjImportReport *report)
{
  g_autoptr (GjStore) owner = hall_open_as_owner (hall);
  g_autoptr (GError) error = NULL;
  GjImportResult result
      = gj_import_directory (owner, hall->clock, hall->region, HALL_KIOSK, dir, NULL, NULL,
                             report, &error);

  g_assert_no_error (error);
  return result;
}

const GjImportCount *
folder_count_of (const GjImportReport *report, const char *file)
{
  guint i;

  for (i = 0; i < report->counts->len; i++)
    if (g_str_equal (g_array_index (report->counts, GjImportCount, i).file, file))
      return &g_array_index (report->counts, GjImportCount, i);
  g_assert_not_reached ();
}

GjImportState
folder_state_of (const GjImportReport *report, const char *file)
{
  return folder_count_of (report, file)->state;
}
