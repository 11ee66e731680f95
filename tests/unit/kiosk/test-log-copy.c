/* SPDX-License-Identifier: Apache-2.0 */
/* The journal onto a stick: which mount is one, whole or not at all, and a word for each failure. */
#include "kiosk/workers/log_copy.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

static char *
new_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("gongji-log-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
put (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_a_stick_is_what_is_removable (void)
{
  g_autofree char *folder = new_folder ();
  g_autofree char *mounts = g_build_filename (folder, "mounts", NULL);
  g_autofree char *devices = g_build_filename (folder, "class", NULL);
  g_autofree char *disk = g_build_filename (folder, "class", "sda1", NULL);
  g_autofree char *part = g_build_filename (folder, "class", "sdb1", NULL);
  g_autofree char *found = NULL;

  put (folder, "mounts", "/dev/sda1 / ext4 rw 0 0\ntmpfs /tmp tmpfs rw 0 0\n");
  put (folder, "devices/sda/removable", "0\n");
  put (folder, "devices/sda/sda1/size", "1\n");
  put (folder, "devices/sdb/removable", "1\n");
  put (folder, "devices/sdb/sdb1/size", "1\n");
  g_assert_cmpint (g_mkdir (devices, 0700), ==, 0);
  g_assert_cmpint (symlink ("../devices/sda/sda1", disk), ==, 0);
  g_assert_cmpint (symlink ("../devices/sdb/sdb1", part), ==, 0);
  g_assert_null (gj_log_copy_find_stick (mounts, devices));
  put (folder, "mounts", "/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 /media/MY\\040STICK vfat rw 0 0\n");
  found = gj_log_copy_find_stick (mounts, devices);
  g_assert_cmpstr (found, ==, "/media/MY STICK");
}

static void
test_the_file_is_whole_under_its_name (void)
{
  g_autofree char *folder = new_folder ();
  g_autofree char *path = g_build_filename (folder, "log.txt", NULL);
  g_autofree char *text = NULL;
  const char *const argv[] = { "printf", "one\ntwo\n", NULL };
  g_autoptr (GjLogCopy) copy = gj_log_copy_write (folder, "log.txt", argv);

  g_assert_cmpint (copy->outcome, ==, GJ_LOG_COPY_DONE);
  g_assert_cmpuint (copy->bytes, ==, 8);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "one\ntwo\n");
  g_assert_cmpuint (count_files (folder), ==, 1);
}

static void
assert_nothing_left (const char *const *argv, GjLogCopyOutcome outcome)
{
  g_autofree char *folder = new_folder ();
  g_autoptr (GjLogCopy) copy = gj_log_copy_write (folder, "log.txt", argv);

  g_assert_cmpint (copy->outcome, ==, outcome);
  g_assert_null (copy->name);
  g_assert_cmpuint (count_files (folder), ==, 0);
}

/* Half a journal looks like a whole one. */
static void
test_a_journal_that_cannot_be_read_leaves_nothing (void)
{
  const char *const none[] = { "gongji-no-such-program", NULL };
  const char *const half[] = { "sh", "-c", "echo half; exit 1", NULL };

  assert_nothing_left (none, GJ_LOG_COPY_NO_JOURNAL);
  assert_nothing_left (half, GJ_LOG_COPY_NO_JOURNAL);
}

/* A file that may grow no further stands for it. */
static void
test_a_full_stick_is_told (void)
{
  const char *const argv[] = { "printf", "more than four bytes", NULL };
  const struct rlimit small = { 4, RLIM_INFINITY }, any = { RLIM_INFINITY, RLIM_INFINITY };

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  assert_nothing_left (argv, GJ_LOG_COPY_FULL);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &any), ==, 0);
}

static void
test_a_stick_that_has_gone_is_told (void)
{
  const char *const argv[] = { "printf", "one", NULL };
  g_autoptr (GjLogCopy) copy = gj_log_copy_write ("/nonexistent/stick", "log.txt", argv);

  g_assert_cmpint (copy->outcome, ==, GJ_LOG_COPY_NOT_WRITTEN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/log-copy/a-stick-is-what-is-removable", test_a_stick_is_what_is_removable);
  g_test_add_func ("/log-copy/the-file-is-whole-under-its-name", test_the_file_is_whole_under_its_name);
  g_test_add_func ("/log-copy/a-journal-that-cannot-be-read-leaves-nothing",
                   test_a_journal_that_cannot_be_read_leaves_nothing);
  g_test_add_func ("/log-copy/a-full-stick-is-told", test_a_full_stick_is_told);
  g_test_add_func ("/log-copy/a-stick-that-has-gone-is-told", test_a_stick_that_has_gone_is_told);
  return g_test_run ();
}
