/* SPDX-License-Identifier: Apache-2.0 */
/* gongjictl clock and series, staff's word where the machine cannot know: that the clock is right although the last paper
 * says otherwise (core/receipt/paper_time.h), and which paper was the last (core/receipt/number_mark.h). */
#include "kiosk/tools/gongjictl.h"

#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/receipt/number_mark.h"
#include "core/receipt/number_release.h"
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
      fprintf (stderr, "%s\n", _ ("没有认可，什么都没改。"));
      return GJ_CTL_PROBLEM;
    }
  if (!gj_paper_time_accept (ctl->store, ctl->clock, ctl->config->id, &error))
    return gj_ctl_fail (ctl, error);
  return answer (ctl, "accepted", _ ("已认可本机现在的时间，记入审计；终端随后自己恢复服务。"));
}

/* This terminal's own, which its file keeps as well. */
static gboolean
tell_own (GjCtl *ctl, const char *number, GError **error)
{
  return gj_number_mark_tell (ctl->store, ctl->clock, ctl->config->number_mark, ctl->config->id, number,
                              g_get_user_name (), error)
         && gj_number_mark_check (ctl->store, ctl->config->number_mark, ctl->config->id, error);
}

static gboolean
is_own (const GjCtl *ctl, const char *number)
{
  const char *hyphen = strrchr (number, '-');

  return hyphen != NULL && strlen (ctl->config->id) == (gsize)(hyphen - number)
         && g_str_has_prefix (number, ctl->config->id);
}

/* All are looked at before the first is written. */
static gboolean
tell_all (GjCtl *ctl, char **numbers, GError **error)
{
  for (guint i = 0; numbers[i] != NULL; i++)
    {
      g_autofree char *whose = NULL;

      if (!gj_number_release_judge (ctl->store, numbers[i], &whose, error))
        return FALSE;
    }
  for (guint i = 0; numbers[i] != NULL; i++)
    {
      g_autofree char *whose = g_strndup (numbers[i], (gsize)(strrchr (numbers[i], '-') - numbers[i]));

      if (is_own (ctl, numbers[i]) ? !tell_own (ctl, numbers[i], error)
                                   : !gj_number_release_record (ctl->store, ctl->clock, whose, numbers[i],
                                                                g_get_user_name (), error))
        return FALSE;
    }
  return TRUE;
}

int
gj_ctl_series (GjCtl *ctl)
{
  g_auto (GStrv) numbers = g_strsplit (ctl->argument, ",", -1);
  g_autoptr (GError) error = NULL;
  gboolean of_others;

  if (!gj_ctl_open_store (ctl, 0))
    return GJ_CTL_PROBLEM;
  of_others = g_strv_length (numbers) > 1 || (gj_store_is_shared (ctl->store) && !is_own (ctl, ctl->argument));
  if (!(of_others ? tell_all (ctl, numbers, &error) : tell_own (ctl, ctl->argument, &error)))
    return gj_ctl_fail (ctl, error);
  return answer (ctl, "told", _ ("已记下，记入审计；数据库没有比这张凭条旧，终端随后自己恢复服务。"));
}
