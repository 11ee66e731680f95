/* SPDX-License-Identifier: Apache-2.0 */
/* Two small files of the kernel's, each one number. */
#include "devices/screen/backlight.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static gboolean
read_number (const char *folder, const char *name, guint64 *number)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return FALSE;
  return g_ascii_string_to_unsigned (g_strstrip (text), 10, 0, G_MAXUINT32, number, NULL);
}

static gboolean
can_be_set (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "brightness", NULL);
  guint percent;

  return access (path, W_OK) == 0 && gj_backlight_get (folder, &percent);
}

char *
gj_backlight_find (const char *folder_of_class)
{
  g_autoptr (GDir) dir = g_dir_open (folder_of_class, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (folder_of_class, name, NULL);

      if (can_be_set (folder))
        return g_steal_pointer (&folder);
    }
  return NULL;
}

gboolean
gj_backlight_get (const char *folder, guint *percent)
{
  guint64 now, most;

  if (!read_number (folder, "max_brightness", &most) || most == 0 || !read_number (folder, "brightness", &now))
    return FALSE;
  *percent = (guint) MIN ((now * 100 + most / 2) / most, 100);
  return TRUE;
}

/* Not by a new file that takes its place: these are no files that could be replaced. */
gboolean
gj_backlight_set (const char *folder, guint percent)
{
  g_autofree char *path = g_build_filename (folder, "brightness", NULL);
  g_autofree char *text = NULL;
  guint64 most;
  gboolean done;
  int file;

  g_assert (percent >= GJ_BACKLIGHT_LEAST && percent <= 100);
  if (!read_number (folder, "max_brightness", &most))
    return FALSE;
  text = g_strdup_printf ("%" G_GUINT64_FORMAT, MAX (most * percent / 100, 1));
  file = g_open (path, O_WRONLY | O_TRUNC | O_CLOEXEC, 0);
  if (file < 0)
    return FALSE;
  done = write (file, text, strlen (text)) == (gssize) strlen (text);
  return close (file) == 0 && done;
}
