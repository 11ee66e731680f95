/* SPDX-License-Identifier: Apache-2.0 */
/* See new_file.h. */
#include "core/store/new_file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "core/base/i18n.h"

char *
gj_new_file_name (const char *path)
{
  char *temporary = g_strdup_printf ("%s.new-%d", path, (int)getpid ());

  (void)g_unlink (temporary); /* left by a program of the same number that was killed */
  return temporary;
}

gboolean
gj_new_file_make (GjStore *store, const char *temporary, GError **error)
{
  int fd = open (temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      int why = errno;
      g_autofree char *folder = g_path_get_dirname (temporary);

      g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_IO, _ ("%s：不能在这个目录里写文件（%s），请检查目录和它的权限"), folder,
                   g_strerror (why));
      return FALSE;
    }
  (void)close (fd);
  return TRUE;
}

static gboolean
sync_at (GjStore *store, const char *path, int flags, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | flags);
  gboolean done = fd >= 0 && fsync (fd) == 0;

  if (!done)
    gj_store_refuse (store, GJ_STORE_ERROR_IO, g_strerror (errno), error);
  if (fd >= 0)
    (void)close (fd);
  return done;
}

gboolean
gj_new_file_sync (GjStore *store, const char *temporary, GError **error)
{
  return sync_at (store, temporary, 0, error);
}

gboolean
gj_new_file_sync_folder (GjStore *store, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return sync_at (store, folder, O_DIRECTORY, error);
}

gboolean
gj_new_file_publish (GjStore *store, const char *temporary, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd;

  if (link (temporary, path) != 0)
    {
      if (errno == EEXIST)
        return gj_store_refuse (store, GJ_STORE_ERROR_EXISTS, _ ("这个文件已经存在，没有改动它"), error);
      return gj_store_refuse (store, GJ_STORE_ERROR_IO, g_strerror (errno), error);
    }
  fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd >= 0)
    {
      (void)fsync (fd);
      (void)close (fd);
    }
  return TRUE;
}
