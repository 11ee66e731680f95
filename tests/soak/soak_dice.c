/* SPDX-License-Identifier: Apache-2.0 */
/* What both programs here begin with, throw dice with and fail with. */
#include "tests/soak/soak.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/base/i18n.h"
#include "kiosk/paths.h"
#include "ui/frame/ui.h"

guint
soak_pick (Soak *soak, guint n)
{
  return (guint)g_rand_int_range (soak->random, 0, (gint32)n);
}

gboolean
soak_chance (Soak *soak, guint percent)
{
  return soak_pick (soak, 100) < percent;
}

void
soak_stop (Soak *soak, const char *format, ...)
{
  g_autofree char *problem = NULL;
  va_list values;

  va_start (values, format);
  problem = g_strdup_vprintf (format, values);
  va_end (values);
  printf ("not ok 1 seed %u, visit %u (%s): %s\n", soak->seed, soak->session,
          soak->terminal != NULL ? G_OBJECT_TYPE_NAME (gj_window_get_page (soak->terminal->window)) : "", problem);
  fflush (stdout);
  exit (1);
}

guint
soak_number (const char *name, guint otherwise)
{
  const char *text = g_getenv (name);

  return text != NULL ? (guint)g_ascii_strtoull (text, NULL, 10) : otherwise;
}

void
soak_begin (void)
{
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  gtk_disable_setlocale ();
  gj_i18n_init (gj_path_locale ());
  gtk_init ();
  gj_ui_init ();
}
