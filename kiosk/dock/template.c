/* SPDX-License-Identifier: Apache-2.0 */
/* One regular expression. */
#include "kiosk/dock/template.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

static gboolean
replace_year (const GMatchInfo *match, GString *out, gpointer data)
{
  const GjDate *today = data;
  g_autofree char *offset = g_match_info_fetch (match, 1);
  int years = offset != NULL ? atoi (offset) : 0;

  g_string_append_printf (out, "%d", (int) gj_date_year (*today) + years);
  return FALSE;
}

char *
gj_template_expand (const char *text, GjDate today)
{
  g_autoptr (GRegex) token = g_regex_new ("\\{Y([+-][0-9])?\\}", 0, 0, NULL);

  return g_regex_replace_eval (token, text, -1, 0, 0, replace_year, &today, NULL);
}

static gboolean
expand_file (const char *from, const char *to, const char *name, GjDate today, GError **error)
{
  g_autofree char *source = g_build_filename (from, name, NULL);
  g_autofree char *plain = g_strndup (name, strlen (name) - strlen (".in"));
  g_autofree char *target = g_build_filename (to, plain, NULL);
  g_autofree char *text = NULL;
  g_autofree char *expanded = NULL;

  if (!g_file_get_contents (source, &text, NULL, error))
    return FALSE;
  expanded = gj_template_expand (text, today);
  return g_file_set_contents (target, expanded, -1, error);
}

gboolean
gj_template_expand_directory (const char *from, const char *to, GjDate today, GError **error)
{
  g_autoptr (GDir) directory = g_dir_open (from, 0, error);
  const char *name;

  if (directory == NULL)
    return FALSE;
  if (g_mkdir_with_parents (to, 0700) != 0)
    {
      int code = errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code), "%s: %s", to,
                   g_strerror (code));
      return FALSE;
    }
  while ((name = g_dir_read_name (directory)) != NULL)
    if (g_str_has_suffix (name, ".in") && !expand_file (from, to, name, today, error))
      return FALSE;
  return TRUE;
}
