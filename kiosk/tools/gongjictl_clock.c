/* SPDX-License-Identifier: Apache-2.0 */
/* gongjictl clock and series, staff's word where the machine cannot know: that the clock is right although the last paper
 * says otherwise (core/receipt/paper_time.h), and which paper was the last (core/receipt/number_mark.h). */
#include "kiosk/tools/gongjictl.h"

#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/receipt/number_mark.h"
#include "core/receipt/paper_time.h"

static int
answer (GjCtl *ctl, const char *result, const char *sentence)
{
  if (ctl->json)
    {
      g_autoptr (GString) json = g_string_new (NULL);

      gj_json_open (json, NULL, '{');
      gj_json_text (json, "result", result);
      gj_json_text (json, "message", sentence);
      gj_json_close (json, '}');
      printf ("%s\n", json->str);
    }
  else
    printf ("%s\n", sentence);
  return GJ_CTL_DONE;
}

static gboolean
is_confirmed (const GjCtl *ctl, const char *doubt)
{
  g_autofree char *now = gj_time_format (gj_clock_now_us (ctl->clock));
  char line[32];

  if (ctl->yes)
    return TRUE;
  printf ("%s\n", doubt);
  printf (_ ("请看一看钟。现在确实是 %s，请输入 yes（会记入审计）："), now);
  (void)fflush (stdout);
  return fgets (line, sizeof line, stdin) != NULL && g_str_equal (g_strstrip (line), "yes");
}

int
gj_ctl_clock (GjCtl *ctl)
{
  g_autoptr (GError) doubt = NULL;
  g_autoptr (GError) error = NULL;

  if (ctl->json && !ctl->yes)
    {
      fprintf (stderr, "%s\n", _ ("clock --json 不提问，要同时写 --yes"));
      return GJ_CTL_USAGE;
    }
  if (!gj_ctl_open_store (ctl, 0))
    return GJ_CTL_PROBLEM;
  if (gj_paper_time_check (ctl->store, ctl->config->id, gj_clock_now_us (ctl->clock), &doubt))
    return answer (ctl, "good", _ ("时钟与上一张凭条相合，没有要认可的。"));
  if (!g_error_matches (doubt, GJ_STORE_ERROR, GJ_STORE_ERROR_CLOCK))
    return gj_ctl_fail (ctl, doubt);
  if (!is_confirmed (ctl, doubt->message))
    {
      fprintf (stderr, "%s\n", _ ("没有认可，什么也没有改。"));
      return GJ_CTL_PROBLEM;
    }
  if (!gj_paper_time_accept (ctl->store, ctl->clock, ctl->config->id, &error))
    return gj_ctl_fail (ctl, error);
  return answer (ctl, "accepted", _ ("已认可本机现在的时间，记入审计；终端随后自己恢复服务。"));
}

int
gj_ctl_series (GjCtl *ctl)
{
  g_autoptr (GError) error = NULL;

  if (!gj_ctl_open_store (ctl, 0))
    return GJ_CTL_PROBLEM;
  if (!gj_number_mark_tell (ctl->store, ctl->clock, ctl->config->number_mark, ctl->config->id, ctl->argument,
                            g_get_user_name (), &error)
      || !gj_number_mark_check (ctl->store, ctl->config->number_mark, ctl->config->id, &error))
    return gj_ctl_fail (ctl, error);
  return answer (ctl, "told", _ ("已记下，记入审计；数据库没有比这张凭条旧，终端随后自己恢复服务。"));
}
