/* SPDX-License-Identifier: Apache-2.0 */
/* See kept_file.h. The thread is there from the first text on, and owns all it needs to come to its end alone. */
#include "kiosk/workers/kept_file.h"

#include <errno.h>
#include <glib/gstdio.h>

struct _GjKeptFile
{
  gatomicrefcount refs; /* the owner's and the thread's */
  char *path;
  char *what;
  gboolean has_thread; /* the owner's own */
  GMutex mutex;        /* of what follows */
  GCond changed;
  char *wanted; /* not begun yet; NULL: nothing is */
  gboolean writing;
  gboolean kept; /* the disk holds what was last begun */
  gboolean quit;
};

static void
kept_file_unref (GjKeptFile *file)
{
  if (!g_atomic_ref_count_dec (&file->refs))
    return;
  g_free (file->wanted);
  g_free (file->what);
  g_free (file->path);
  g_cond_clear (&file->changed);
  g_mutex_clear (&file->mutex);
  g_free (file);
}

GjKeptFile *
gj_kept_file_new (const char *path, const char *what)
{
  GjKeptFile *file = g_new0 (GjKeptFile, 1);

  g_assert (path != NULL && what != NULL);
  g_atomic_ref_count_init (&file->refs);
  file->path = g_strdup (path);
  file->what = g_strdup (what);
  file->kept = TRUE;
  g_mutex_init (&file->mutex);
  g_cond_init (&file->changed);
  return file;
}

static gboolean
write_text (const GjKeptFile *file, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (*text != '\0')
    {
      if (!g_file_set_contents_full (file->path, text, -1,
                                     G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &error))
        g_warning ("%s is not on the disk: %s", file->what, error->message);
    }
  else if (g_unlink (file->path) != 0 && errno != ENOENT)
    {
      g_set_error_literal (&error, G_FILE_ERROR, (int) g_file_error_from_errno (errno), g_strerror (errno));
      g_warning ("%s is still on the disk: %s", file->what, error->message);
    }
  return error == NULL;
}

/* NULL: all is written, and it is time to end. (transfer full) */
static char *
next_text (GjKeptFile *file)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&file->mutex);

  while (file->wanted == NULL && !file->quit)
    g_cond_wait (&file->changed, &file->mutex);
  file->writing = file->wanted != NULL;
  return g_steal_pointer (&file->wanted);
}

static void
note_written (GjKeptFile *file, gboolean kept)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&file->mutex);

  file->writing = FALSE;
  file->kept = kept;
  g_cond_broadcast (&file->changed);
}

static gpointer
run (gpointer data)
{
  GjKeptFile *file = data;
  char *text;

  while ((text = next_text (file)) != NULL)
    {
      note_written (file, write_text (file, text));
      g_free (text);
    }
  kept_file_unref (file);
  return NULL;
}

void
gj_kept_file_set (GjKeptFile *file, char *text)
{
  g_assert (text != NULL);
  g_mutex_lock (&file->mutex);
  g_free (file->wanted);
  file->wanted = text;
  g_cond_broadcast (&file->changed);
  g_mutex_unlock (&file->mutex);
  if (file->has_thread)
    return;
  file->has_thread = TRUE;
  g_atomic_ref_count_inc (&file->refs);
  g_thread_unref (g_thread_new ("kept-file", run, file));
}

gboolean
gj_kept_file_wait (GjKeptFile *file, gint64 until_us)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&file->mutex);

  while (file->wanted != NULL || file->writing)
    if (!g_cond_wait_until (&file->changed, &file->mutex, until_us))
      break;
  return file->wanted == NULL && !file->writing && file->kept;
}

void
gj_kept_file_free (GjKeptFile *file)
{
  if (file == NULL)
    return;
  g_mutex_lock (&file->mutex);
  file->quit = TRUE;
  g_cond_broadcast (&file->changed);
  g_mutex_unlock (&file->mutex);
  kept_file_unref (file);
}
