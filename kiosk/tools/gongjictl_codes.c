/* SPDX-License-Identifier: Apache-2.0 */
/* gongjictl codes load FILE: a hall's list of 医保码 into the store, all or nothing. What stands in the file is never repeated in a
 * message: a code is as good as a card. */
#include "kiosk/tools/gongjictl.h"

#include <stdio.h>

#include "core/audit/audit.h"
#include "core/base/csv.h"
#include "core/base/i18n.h"
#include "core/family/credential.h"

enum
{
  CELL_CODE,
  CELL_PSN_NO,
  CELL_EXPIRES,
  N_CELLS
};

static const char *const NAMES[N_CELLS] = { "code", "psn_no", "expires" };

typedef struct
{
  GjCtl *ctl;
  GjCsv *csv;
  guint added;
  guint same;
  guint mistakes;
} Load;

static void
tell_mistake (Load *load, guint cell, const char *what)
{
  load->mistakes++;
  fprintf (stderr, _ ("%s 第%u行第%u个字符（%s）：%s\n"), load->ctl->argument, gj_csv_cell_line (load->csv, cell),
           gj_csv_column (load->csv, cell), NAMES[cell], what);
}

static void
tell_line (Load *load, const char *what)
{
  load->mistakes++;
  fprintf (stderr, _ ("%s 第%u行：%s\n"), load->ctl->argument, gj_csv_line (load->csv), what);
}

static gboolean
check_header (Load *load)
{
  gboolean right = gj_csv_n_cells (load->csv) == N_CELLS;

  for (guint i = 0; right && i < N_CELLS; i++)
    right = g_str_equal (gj_csv_cell (load->csv, i), NAMES[i]);
  if (!right)
    tell_line (load, _ ("首行应当是 code,psn_no,expires"));
  return right;
}

/* FALSE: the store failed. */
static gboolean
take_row (Load *load, GError **error)
{
  GjCredentialLoad result;
  gint64 expires_us;

  if (gj_csv_n_cells (load->csv) != N_CELLS)
    {
      tell_line (load, _ ("应当有 3 格：code,psn_no,expires"));
      return TRUE;
    }
  if (!gj_time_parse (gj_csv_cell (load->csv, CELL_EXPIRES), &expires_us) || expires_us <= 0)
    {
      tell_mistake (load, CELL_EXPIRES, _ ("不是时间，应当写成 2026-10-15 09:44:12"));
      return TRUE;
    }
  if (!gj_credential_add (load->ctl->store, gj_csv_cell (load->csv, CELL_CODE), gj_csv_cell (load->csv, CELL_PSN_NO),
                          expires_us, &result, error))
    return FALSE;
  switch (result)
    {
    case GJ_CREDENTIAL_ADDED:
      load->added++;
      break;
    case GJ_CREDENTIAL_SAME:
      load->same++;
      break;
    case GJ_CREDENTIAL_OTHER:
      tell_mistake (load, CELL_CODE, _ ("这个码已经载入过，属于别的人或别的失效时间"));
      break;
    case GJ_CREDENTIAL_NO_PERSON:
      tell_mistake (load, CELL_PSN_NO, _ ("没有这个人员编号；请先导入 persons.csv"));
      break;
    case GJ_CREDENTIAL_NO_CODE:
      tell_mistake (load, CELL_CODE, _ ("不是医保码：应当是 16 到 128 个可见的 ASCII 字符，没有空格，不以 GJ 和数字开头"));
      break;
    }
  return TRUE;
}

static gboolean
read_rows (Load *load, GError **error)
{
  GjCsvStep step = gj_csv_next (load->csv, error);

  if (step == GJ_CSV_END)
    tell_line (load, _ ("文件是空的，首行应当是 code,psn_no,expires"));
  if (step != GJ_CSV_ROW || !check_header (load))
    return step != GJ_CSV_FAILED;
  while ((step = gj_csv_next (load->csv, error)) == GJ_CSV_ROW)
    if (!take_row (load, error))
      return FALSE;
  if (step == GJ_CSV_FAILED)
    {
      g_prefix_error (error, _ ("%s 第%u行第%u个字符："), load->ctl->argument, gj_csv_line (load->csv),
                      gj_csv_column (load->csv, 0));
      return FALSE;
    }
  if (!gj_csv_ends_with_line (load->csv))
    tell_line (load, _ ("最后一行没有换行，文件可能没有写完"));
  return TRUE;
}

/* Who loaded how many: the codes themselves are nobody's to read. */
static gboolean
record (Load *load, GError **error)
{
  g_autofree char *detail = g_strdup_printf ("added %u", load->added);
  const GjAuditEntry entry = {
    .kiosk_id = load->ctl->config->id,
    .time_us = gj_clock_now_us (load->ctl->clock),
    .kind = "credential.load",
    .subject = "",
    .object = "",
    .result = "ok",
    .detail = detail,
  };

  return gj_audit_append (load->ctl->store, &entry, error);
}

static void
answer (const Load *load)
{
  if (load->ctl->json)
    {
      g_autoptr (GString) json = g_string_new (NULL);

      gj_json_open (json, NULL, '{');
      gj_json_text (json, "result", load->mistakes == 0 ? "done" : "problems");
      gj_json_number (json, "added", load->mistakes == 0 ? load->added : 0);
      gj_json_number (json, "same", load->same);
      gj_json_number (json, "problems", load->mistakes);
      gj_json_close (json, '}');
      printf ("%s\n", json->str);
    }
  else if (load->mistakes == 0)
    printf (_ ("载入了 %u 个码，另有 %u 个早已载入。\n"), load->added, load->same);
  else
    printf (_ ("有 %u 处错误，一个码也没有载入。\n"), load->mistakes);
}

int
gj_ctl_codes_load (GjCtl *ctl)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjCsv) csv = gj_csv_new_file (ctl->argument, &error);
  Load load = { .ctl = ctl, .csv = csv };
  gboolean done;

  if (csv == NULL)
    return gj_ctl_fail (ctl, error);
  if (!gj_ctl_open_store (ctl, 0))
    return GJ_CTL_PROBLEM;
  if (!gj_store_begin (ctl->store, &error))
    return gj_ctl_fail (ctl, error);
  done = read_rows (&load, &error);
  if (done && load.mistakes == 0)
    done = record (&load, &error) && gj_store_commit (ctl->store, &error) == GJ_COMMIT_DONE;
  gj_store_rollback (ctl->store);
  if (!done)
    return gj_ctl_fail (ctl, error);
  answer (&load);
  return load.mistakes == 0 ? GJ_CTL_DONE : GJ_CTL_PROBLEM;
}
