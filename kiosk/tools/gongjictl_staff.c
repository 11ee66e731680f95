/* SPDX-License-Identifier: Apache-2.0 */
/* gongjictl staff: who of the hall's staff may open the staff screen of its kiosks. The ID number comes on standard
 * input, where no list of processes and no history of a shell shows it. */
#include "kiosk/tools/gongjictl.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "core/base/id_number.h"
#include "core/staff/staff.h"

static int
usage (const char *sentence)
{
  fprintf (stderr, "%s\n", sentence);
  return GJ_CTL_USAGE;
}

/* --json: one object {"result": word, "staff_no": …}; else the sentence, on stderr where it is a refusal. */
static int
answer (const GjCtl *ctl, int code, const char *word, const char *sentence)
{
  if (ctl->json)
    {
      g_autoptr (GString) json = g_string_new (NULL);

      gj_json_open (json, NULL, '{');
      gj_json_text (json, "result", word);
      gj_json_text (json, "staff_no", ctl->argument);
      gj_json_close (json, '}');
      printf ("%s\n", json->str);
    }
  if (code != GJ_CTL_DONE)
    fprintf (stderr, "%s\n", sentence);
  else if (!ctl->json)
    printf ("%s\n", sentence);
  return code;
}

static gboolean
read_id_number (GjIdNumber *id)
{
  char line[64];

  if (isatty (STDIN_FILENO))
    fputs (_ ("身份证号："), stderr);
  if (fgets (line, sizeof line, stdin) == NULL)
    return FALSE;
  return gj_id_number_parse (g_strstrip (line), id) == GJ_ID_NUMBER_OK;
}

static gboolean
number_is_good (const GjCtl *ctl)
{
  return gj_staff_no_is_valid (ctl->argument);
}

int
gj_ctl_staff_add (GjCtl *ctl)
{
  g_autoptr (GError) error = NULL;
  GjIdNumber id;

  if (!number_is_good (ctl))
    return usage (_ ("工号应为 1 至 16 位字母或数字"));
  if (ctl->name == NULL || *g_strstrip (ctl->name) == '\0'
      || !g_utf8_validate (ctl->name, -1, NULL)
      || g_utf8_strlen (ctl->name, -1) > GJ_STAFF_NAME_MAX)
    return usage (_ ("请用 --name 写姓名，最多 32 个字"));
  if (!read_id_number (&id))
    return usage (_ ("请从标准输入给出 18 位身份证号；这一个不对"));
  if (!gj_ctl_open_store (ctl, 0))
    return GJ_CTL_PROBLEM;
  switch (gj_staff_add (ctl->store, ctl->clock, ctl->config->id, ctl->argument, ctl->name, id.text,
                        &error))
    {
    case GJ_STAFF_DONE:
      return answer (ctl, GJ_CTL_DONE, "done", _ ("已登记。插自己的社保卡、输密码，就进入管理页。"));
    case GJ_STAFF_NUMBER_TAKEN:
      return answer (ctl, GJ_CTL_PROBLEM, "number-taken", _ ("这个工号在用。没有登记；请换一个，或先 staff end。"));
    case GJ_STAFF_CARD_TAKEN:
      return answer (ctl, GJ_CTL_PROBLEM, "card-taken", _ ("这个身份证号已登记在别的工号下。没有登记。"));
    case GJ_STAFF_NOT_ON:
    case GJ_STAFF_FAILED:
      break;
    }
  return gj_ctl_fail (ctl, error);
}

int
gj_ctl_staff_end (GjCtl *ctl)
{
  g_autoptr (GError) error = NULL;

  if (!number_is_good (ctl))
    return usage (_ ("工号应为 1 至 16 位字母或数字"));
  if (!gj_ctl_open_store (ctl, 0))
    return GJ_CTL_PROBLEM;
  switch (gj_staff_end (ctl->store, ctl->clock, ctl->config->id, ctl->argument, &error))
    {
    case GJ_STAFF_DONE:
      return answer (ctl, GJ_CTL_DONE, "done", _ ("已停用。这张卡不再打开管理页。"));
    case GJ_STAFF_NOT_ON:
      return answer (ctl, GJ_CTL_PROBLEM, "not-on", _ ("没有这个在用的工号。"));
    case GJ_STAFF_NUMBER_TAKEN:
    case GJ_STAFF_CARD_TAKEN:
    case GJ_STAFF_FAILED:
      break;
    }
  return gj_ctl_fail (ctl, error);
}

static void
append_one (GString *json, const GjStaff *staff)
{
  g_autofree char *since = gj_time_format (staff->since_us);
  g_autofree char *until = staff->until_us != 0 ? gj_time_format (staff->until_us) : g_strdup ("");

  gj_json_open (json, NULL, '{');
  gj_json_text (json, "staff_no", staff->staff_no);
  gj_json_text (json, "name", staff->name);
  gj_json_text (json, "since", since);
  gj_json_text (json, "until", until);
  gj_json_close (json, '}');
}

static void
print_one (const GjStaff *staff)
{
  g_autofree char *since = gj_time_format (staff->since_us);
  g_autofree char *until = staff->until_us != 0 ? gj_time_format (staff->until_us) : NULL;

  if (until == NULL)
    printf (_ ("%s  %s  自 %s\n"), staff->staff_no, staff->name, since);
  else
    printf (_ ("%s  %s  自 %s  停用于 %s\n"), staff->staff_no, staff->name, since, until);
}

int
gj_ctl_staff_list (GjCtl *ctl)
{
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;

  if (!gj_ctl_open_store (ctl, GJ_STORE_OPEN_READ_ONLY))
    return GJ_CTL_PROBLEM;
  all = gj_staff_list (ctl->store, FALSE, &error);
  if (all == NULL)
    return gj_ctl_fail (ctl, error);
  gj_json_open (json, NULL, '[');
  for (guint i = 0; i < all->len; i++)
    if (ctl->json)
      append_one (json, g_ptr_array_index (all, i));
    else
      print_one (g_ptr_array_index (all, i));
  gj_json_close (json, ']');
  if (ctl->json)
    printf ("%s\n", json->str);
  else if (all->len == 0)
    puts (_ ("还没有登记工作人员。"));
  return GJ_CTL_DONE;
}
