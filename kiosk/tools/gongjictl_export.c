/* SPDX-License-Identifier: Apache-2.0 */
/* gongjictl export: the books of some days as CSV files in a new folder. */
#include "kiosk/tools/gongjictl.h"

#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/ledger/export.h"

static void
on_progress (const char *file, gint64 done, gint64 total, gpointer data)
{
  gj_ctl_progress (file, done, total);
}

static void
print_done (const GjCtl *ctl, const char *dir, const GArray *files)
{
  g_autoptr (GString) json = g_string_new (NULL);

  gj_json_open (json, NULL, '{');
  gj_json_text (json, "result", "done");
  gj_json_text (json, "folder", dir);
  gj_json_open (json, "files", '[');
  if (!ctl->json)
    printf (_ ("已导出到 %s：\n"), dir);
  for (guint i = 0; i < files->len; i++)
    {
      const GjExportFile *file = &g_array_index (files, GjExportFile, i);

      if (!ctl->json)
        printf (_ ("  %s：%d 行\n"), file->file, (int)file->rows);
      gj_json_open (json, NULL, '{');
      gj_json_text (json, "file", file->file);
      gj_json_number (json, "rows", file->rows);
      gj_json_text (json, "sm3", file->sm3);
      gj_json_close (json, '}');
    }
  gj_json_close (json, ']');
  gj_json_close (json, '}');
  if (ctl->json)
    printf ("%s\n", json->str);
  else
    printf ("%s\n", _ ("manifest.csv 记着每个文件的行数和 SM3。文件里有居民的人员编号，请妥善保管。"));
}

static int
usage (const char *message)
{
  fprintf (stderr, "%s\n", message);
  return GJ_CTL_USAGE;
}

int
gj_ctl_export (GjCtl *ctl)
{
  g_autofree char *dir = g_strdup (ctl->argument);
  g_autoptr (GArray) files = NULL;
  g_autoptr (GError) error = NULL;
  GjDate from = GJ_DATE_NONE;
  GjDate to = GJ_DATE_NONE;

  if (ctl->from == NULL || ctl->to == NULL)
    return usage (_ ("export 要写 --from 日期 和 --to 日期"));
  if (!gj_date_parse (ctl->from, &from) || !gj_date_parse (ctl->to, &to))
    return usage (_ ("--from 和 --to 应为 YYYY-MM-DD"));
  if (from > to)
    return usage (_ ("--from 不能晚于 --to"));
  while (strlen (dir) > 1 && g_str_has_suffix (dir, "/"))
    dir[strlen (dir) - 1] = '\0';
  if (!gj_ctl_open_store (ctl, GJ_STORE_OPEN_READ_ONLY))
    return GJ_CTL_PROBLEM;
  files = gj_export (ctl->store, ctl->clock, from, to, dir, on_progress, NULL, &error);
  if (g_error_matches (error, GJ_EXPORT_ERROR, GJ_EXPORT_ERROR_EXISTS))
    {
      g_clear_error (&error);
      g_set_error (&error, GJ_EXPORT_ERROR, GJ_EXPORT_ERROR_EXISTS,
                   _ ("%s 已经存在，没有导出；请写一个还没有的目录"), dir);
    }
  else if (error != NULL && error->domain == GJ_EXPORT_ERROR)
    g_prefix_error (&error, "%s", _ ("没有导出，写不进去："));
  if (files == NULL)
    return gj_ctl_fail (ctl, error);
  print_done (ctl, dir, files);
  return GJ_CTL_DONE;
}
