/* SPDX-License-Identifier: Apache-2.0 */
/* See log_copy.h. */
#include "kiosk/workers/log_copy.h"

#include "core/base/write_all.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define CHUNK 65536

const char *
gj_log_copy_word (GjLogCopyOutcome outcome)
{
  switch (outcome)
    {
    case GJ_LOG_COPY_DONE:
      return "ok";
    case GJ_LOG_COPY_NO_STICK:
      return "no-stick";
    case GJ_LOG_COPY_FULL:
      return "full";
    case GJ_LOG_COPY_NOT_WRITTEN:
      return "not-written";
    case GJ_LOG_COPY_NO_JOURNAL:
      return "no-journal";
    }
  g_assert_not_reached ();
}

void
gj_log_copy_free (GjLogCopy *copy)
{
  if (copy == NULL)
    return;
  g_free (copy->name);
  g_free (copy);
}

/* The stick */

static gboolean
says_removable (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "removable", NULL);
  g_autofree char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) && text[0] == '1';
}

/* /dev/sdb1: a partition says nothing itself, the disk that it is a part of (its folder's parent) does. */
static gboolean
is_stick (const char *device, const char *devices)
{
  g_autofree char *name = g_path_get_basename (device);
  g_autofree char *entry = g_build_filename (devices, name, NULL);
  char real[PATH_MAX];
  g_autofree char *parent = NULL;

  if (!g_str_has_prefix (device, "/dev/") || realpath (entry, real) == NULL)
    return FALSE;
  parent = g_path_get_dirname (real);
  return strstr (real, "/usb") != NULL || says_removable (real) || says_removable (parent);
}

char *
gj_log_copy_find_stick (const char *mounts, const char *devices)
{
  g_autofree char *table = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (mounts, &table, NULL, NULL))
    return NULL;
  lines = g_strsplit (table, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], " ", 3);

      if (g_strv_length (fields) == 3 && is_stick (fields[0], devices))
        return g_strcompress (fields[1]); /* a space stands there as \040 */
    }
  return NULL;
}

/* The file */

/* FALSE with errno: the medium, or the pipe (`read_failed`). */
static gboolean
pour (int from, int to, guint64 *bytes, gboolean *read_failed)
{
  g_autofree char *chunk = g_malloc (CHUNK);

  for (;;)
    {
      gssize n = read (from, chunk, CHUNK);

      if (n < 0 && errno == EINTR)
        continue;
      *read_failed = n < 0;
      if (n <= 0)
        return n == 0;
      if (!gj_write_all (to, chunk, (gsize) n))
        return FALSE;
      *bytes += (guint64) n;
    }
}

/* EFBIG: a stick's file system that knows no larger file. */
static GjLogCopyOutcome
outcome_of_errno (int problem)
{
  return problem == ENOSPC || problem == EDQUOT || problem == EFBIG ? GJ_LOG_COPY_FULL : GJ_LOG_COPY_NOT_WRITTEN;
}

/* What was written is on the medium, and is called by its name there. */
static gboolean
make_last (int file, const char *passing, const char *path, const char *folder)
{
  gboolean lasts = fsync (file) == 0 && g_rename (passing, path) == 0;
  int directory = lasts ? g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0) : -1;

  /* Some file systems of sticks cannot do this to a folder, and need not. */
  if (directory >= 0 && fsync (directory) != 0)
    g_debug ("log copy: %s", g_strerror (errno));
  if (directory >= 0)
    close (directory);
  return lasts;
}

/* Whether the program that writes the journal came to its end as it should. */
static gboolean
ended_well (GPid child)
{
  int status = 0;

  while (waitpid (child, &status, 0) < 0)
    if (errno != EINTR)
      return FALSE;
  return WIFEXITED (status) && WEXITSTATUS (status) == 0;
}

static GjLogCopyOutcome
write_file (const char *folder, const char *name, const char *const *argv, guint64 *bytes)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *passing = g_strconcat (path, ".part", NULL);
  g_autoptr (GError) error = NULL;
  GjLogCopyOutcome outcome = GJ_LOG_COPY_DONE;
  gboolean read_failed = FALSE;
  GPid child;
  int pipe_end, file;

  file = g_open (passing, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0644);
  if (file < 0)
    return outcome_of_errno (errno);
  if (!g_spawn_async_with_pipes (NULL, (char **) argv, NULL,
                                 G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                                 NULL, &child, NULL, &pipe_end, NULL, &error))
    {
      g_message ("log copy: %s", error->message);
      outcome = GJ_LOG_COPY_NO_JOURNAL;
    }
  else
    {
      if (!pour (pipe_end, file, bytes, &read_failed))
        outcome = read_failed ? GJ_LOG_COPY_NO_JOURNAL : outcome_of_errno (errno);
      close (pipe_end); /* it ends by that, if it still writes */
      if (!ended_well (child) && outcome == GJ_LOG_COPY_DONE)
        outcome = GJ_LOG_COPY_NO_JOURNAL;
      g_spawn_close_pid (child);
    }
  if (outcome == GJ_LOG_COPY_DONE && *bytes == 0)
    outcome = GJ_LOG_COPY_NO_JOURNAL; /* the program itself wrote there: it may not be read, or the time is another */
  if (outcome == GJ_LOG_COPY_DONE && !make_last (file, passing, path, folder))
    outcome = outcome_of_errno (errno);
  close (file);
  if (outcome != GJ_LOG_COPY_DONE)
    (void) g_unlink (passing);
  return outcome;
}

GjLogCopy *
gj_log_copy_write (const char *folder, const char *name, const char *const *argv)
{
  GjLogCopy *copy = g_new0 (GjLogCopy, 1);

  copy->outcome = write_file (folder, name, argv, &copy->bytes);
  copy->name = copy->outcome == GJ_LOG_COPY_DONE ? g_strdup (name) : NULL;
  return copy;
}

typedef struct
{
  gint64 since_us;
  char *name;
} Plan;

static void
plan_free (gpointer data)
{
  Plan *plan = data;

  g_free (plan->name);
  g_free (plan);
}

static void
copy_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Plan *plan = data;
  g_autofree char *stick = gj_log_copy_find_stick ("/proc/self/mounts", "/sys/class/block");
  /* A moment, and no day: the journal would read that by the machine's own time zone. */
  g_autofree char *since = g_strdup_printf ("--since=@%" G_GINT64_FORMAT, plan->since_us / G_USEC_PER_SEC);
  const char *const argv[] = { "journalctl", since, "--output=short-iso", "--no-pager", "--quiet",
                               "_COMM=gongji-kiosk", "+", "_SYSTEMD_UNIT=gongji-kiosk.service", "+",
                               "UNIT=gongji-kiosk.service", "+", "_SYSTEMD_UNIT=pcscd.service", "+",
                               "_SYSTEMD_UNIT=seatd.service", "+", "_TRANSPORT=kernel", NULL };
  GjLogCopy *none;

  if (stick != NULL)
    {
      g_task_return_pointer (task, gj_log_copy_write (stick, plan->name, argv), (GDestroyNotify) gj_log_copy_free);
      return;
    }
  none = g_new0 (GjLogCopy, 1);
  none->outcome = GJ_LOG_COPY_NO_STICK;
  g_task_return_pointer (task, none, (GDestroyNotify) gj_log_copy_free);
}

void
gj_log_copy_async (gint64 since_us, const char *name, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Plan *plan = g_new0 (Plan, 1);

  plan->since_us = since_us;
  plan->name = g_strdup (name);
  g_task_set_task_data (task, plan, plan_free);
  g_task_run_in_thread (task, copy_in_thread);
}

GjLogCopy *
gj_log_copy_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
