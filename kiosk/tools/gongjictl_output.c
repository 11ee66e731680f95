/* SPDX-License-Identifier: Apache-2.0 */
/* How gongjictl answers: sentences for people, JSON for programs, a bar on a terminal. */
#include "kiosk/tools/gongjictl.h"

#include <stdio.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "kiosk/tools/json_text.h"

#define BAR_WIDTH 30

static void
separate (GString *json, const char *name)
{
  char last = json->len > 0 ? json->str[json->len - 1] : '\0';

  if (last != '\0' && last != '{' && last != '[')
    g_string_append_c (json, ',');
  if (name != NULL)
    g_string_append_printf (json, "\"%s\":", name);
}

void
gj_json_open (GString *json, const char *name, char bracket)
{
  separate (json, name);
  g_string_append_c (json, bracket);
}

void
gj_json_close (GString *json, char bracket)
{
  g_string_append_c (json, bracket);
}

void
gj_json_text (GString *json, const char *name, const char *value)
{
  separate (json, name);
  gj_json_append_string (json, value);
}

void
gj_json_number (GString *json, const char *name, gint64 value)
{
  separate (json, name);
  g_string_append_printf (json, "%" G_GINT64_FORMAT, value);
}

void
gj_json_boolean (GString *json, const char *name, gboolean value)
{
  separate (json, name);
  g_string_append (json, value ? "true" : "false");
}

int
gj_ctl_fail (GjCtl *ctl, const GError *error)
{
  fprintf (stderr, "%s\n", error->message);
  if (ctl->json)
    {
      g_autoptr (GString) json = g_string_new (NULL);

      gj_json_open (json, NULL, '{');
      gj_json_text (json, "result", "failed");
      gj_json_text (json, "message", error->message);
      gj_json_close (json, '}');
      printf ("%s\n", json->str);
    }
  return GJ_CTL_PROBLEM;
}

void
gj_ctl_progress (const char *what, gint64 done, gint64 total)
{
  char bar[BAR_WIDTH + 1];
  int filled;
  int i;

  if (!isatty (STDERR_FILENO) || total <= 0)
    return;
  filled = (int)(done * BAR_WIDTH / total);
  for (i = 0; i < BAR_WIDTH; i++)
    bar[i] = i < filled ? '#' : '.';
  bar[BAR_WIDTH] = '\0';
  fprintf (stderr, "\r[%s] %3d%% %s\033[K", bar, (int)(done * 100 / total), what);
  if (done >= total)
    fprintf (stderr, "\r\033[K");
  (void)fflush (stderr);
}
