/* SPDX-License-Identifier: Apache-2.0 */
/* One regular expression. */
#include "kiosk/dock/template.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define DAY_US (G_GINT64_CONSTANT (24) * 3600 * G_USEC_PER_SEC)

/* The @index-th group as a number, 0 where the text has none. */
static int
offset_at (const GMatchInfo *match, int index)
{
  g_autofree char *offset = g_match_info_fetch (match, index);

  return offset != NULL ? atoi (offset) : 0;
}

static gboolean
replace_token (const GMatchInfo *match, GString *out, gpointer data)
{
  GjDate today = *(const GjDate *) data;
  g_autofree char *token = g_match_info_fetch (match, 0);
  g_autofree char *text = NULL;
  GjDate month;

  if (g_str_has_prefix (token, "{D"))
    {
      text = gj_date_format (gj_time_date (gj_date_start_us (today) - offset_at (match, 3) * DAY_US));
      g_string_append (out, text);
    }
  else if (strchr (token, 'M') != NULL)
    {
      month = gj_date_add_months (today, -offset_at (match, 2));
      g_string_append_printf (out, token[2] == '-' ? "%u-%02u" : "%u%02u", gj_date_year (month),
                              gj_date_month (month));
    }
  else
    g_string_append_printf (out, "%d", (int) gj_date_year (today) + offset_at (match, 1));
  return FALSE;
}

char *
gj_template_expand (const char *text, GjDate today)
{
  g_autoptr (GRegex) token = g_regex_new (
      "\\{(?:Y([+-][0-9])?|Y-?M(?:-([0-9]{1,2}))?|D(?:-([0-9]{1,2}))?)\\}", 0, 0, NULL);

  return g_regex_replace_eval (token, text, -1, 0, 0, replace_token, &today, NULL);
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
