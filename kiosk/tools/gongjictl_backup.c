/* SPDX-License-Identifier: Apache-2.0 */
/* backup and restore. A backup is worth nothing until somebody has read it: restore computes everything in it
 * again before it touches the store, and with --verify it stops there. */
#include "kiosk/tools/gongjictl.h"

#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"

static void
answer (GjCtl *ctl, const char *result, const char *name, const char *value)
{
  g_autoptr (GString) json = g_string_new (NULL);

  gj_json_open (json, NULL, '{');
  gj_json_text (json, "result", result);
  if (name != NULL)
    gj_json_text (json, name, value);
  gj_json_close (json, '}');
  printf ("%s\n", json->str);
}

int
gj_ctl_backup (GjCtl *ctl)
{
  g_autoptr (GError) error = NULL;

  if (!gj_ctl_open_store (ctl, GJ_STORE_OPEN_READ_ONLY))
    return GJ_CTL_PROBLEM;
  if (!gj_store_backup (ctl->store, ctl->argument, &error))
    return gj_ctl_fail (ctl, error);
  if (ctl->json)
    answer (ctl, "done", "file", ctl->argument);
  else
    printf (_ ("已备份到 %s。请运行 gongjictl restore --verify 核对它，再存到另一台机器上。\n"), ctl->argument);
  return GJ_CTL_DONE;
}

/* "store.db.before-20261015-094412", in the order of time. (transfer full) */
static char *
name_for_old (GjCtl *ctl, const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (gj_clock_now_us (ctl->clock) / G_USEC_PER_SEC);
  g_autofree char *moment = g_date_time_format (now, "%Y%m%dT%H%M%SZ");

  return g_strdup_printf ("%s.before-%s", path, moment);
}

static int
put_in_place (GjCtl *ctl, const char *url)
{
  g_autofree char *kept = name_for_old (ctl, strchr (url, ':') + 1);
  g_autoptr (GError) error = NULL;

  if (!gj_store_restore (url, ctl->argument, kept, &error))
    return gj_ctl_fail (ctl, error);
  if (ctl->json)
    answer (ctl, "restored", "kept", kept);
  else
    printf (_ ("已恢复。原来的数据库（如果有）留在 %s。\n"
               "备份之后缴的费、办的事不在里面：请用打出的凭条和平台的收款清单逐笔核对（gongjictl reconcile）。\n"),
            kept);
  return GJ_CTL_DONE;
}

int
gj_ctl_restore (GjCtl *ctl)
{
  g_autofree char *url = g_steal_pointer (&ctl->config->store_url);
  int verdict;

  /* The same look as at any store, at the backup. */
  ctl->config->store_url = g_strconcat ("sqlite:", ctl->argument, NULL);
  verdict = gj_ctl_check (ctl);
  g_clear_pointer (&ctl->store, gj_store_close);
  if (verdict != GJ_CTL_DONE)
    {
      fprintf (stderr, "%s\n", _ ("这份备份有问题，没有用它恢复，数据库没有改动。"));
      return verdict;
    }
  if (ctl->verify)
    return GJ_CTL_DONE;
  return put_in_place (ctl, url);
}
