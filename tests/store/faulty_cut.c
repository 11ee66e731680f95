/* SPDX-License-Identifier: Apache-2.0 */
/* See faulty_cut.h. Each file is first put back as it was last synced; then some of what came after is done again. */
#include "tests/store/faulty_cut.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define SECTOR 512

typedef struct
{
  gint64 offset;
  gint64 size_before; /* of the file */
  GBytes *before;     /* what stood there, as far as the file went */
  GBytes *after;      /* NULL: the file was cut to @offset */
} Change;

static GHashTable *files; /* path → GPtrArray of Change, in order */

static void
free_change (gpointer data)
{
  Change *change = data;

  g_bytes_unref (change->before);
  g_clear_pointer (&change->after, g_bytes_unref);
  g_free (change);
}

static GPtrArray *
changes_of (const char *path)
{
  GPtrArray *changes;

  if (files == NULL)
    files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  changes = g_hash_table_lookup (files, path);
  if (changes == NULL)
    {
      changes = g_ptr_array_new_with_free_func (free_change);
      g_hash_table_insert (files, g_strdup (path), changes);
    }
  return changes;
}

static GBytes *
read_before (sqlite3_file *real, gint64 offset, gint64 end)
{
  gsize length = end > offset ? (gsize)(end - offset) : 0;
  guint8 *bytes = g_malloc0 (length + 1);

  if (length > 0)
    g_assert_cmpint (real->pMethods->xRead (real, bytes, (int)length, offset), ==, SQLITE_OK);
  return g_bytes_new_take (bytes, length);
}

static Change *
note (const char *path, sqlite3_file *real, gint64 offset)
{
  Change *change = g_new0 (Change, 1);
  sqlite3_int64 size = 0;

  g_assert_cmpint (real->pMethods->xFileSize (real, &size), ==, SQLITE_OK);
  change->offset = offset;
  change->size_before = size;
  g_ptr_array_add (changes_of (path), change);
  return change;
}

void
faulty_cut_note_write (const char *path, sqlite3_file *real, const void *bytes, int n, sqlite3_int64 offset)
{
  Change *change = note (path, real, offset);

  change->before = read_before (real, offset, MIN (offset + n, change->size_before));
  change->after = g_bytes_new (bytes, (gsize)n);
}

void
faulty_cut_note_truncate (const char *path, sqlite3_file *real, sqlite3_int64 size)
{
  Change *change = note (path, real, size);

  change->before = read_before (real, size, change->size_before);
}

void
faulty_cut_note_sync (const char *path)
{
  g_ptr_array_set_size (changes_of (path), 0);
}

void
faulty_cut_note_delete (const char *path)
{
  if (files != NULL)
    g_hash_table_remove (files, path);
}

void
faulty_cut_forget (void)
{
  g_clear_pointer (&files, g_hash_table_unref);
}

/* ---- after the cut ---- */

static void
put (int fd, GBytes *bytes, gsize from, gsize length, gint64 offset)
{
  const guint8 *data = g_bytes_get_data (bytes, NULL);

  g_assert_cmpint (pwrite (fd, data + from, length, offset + (gint64)from), ==, (gssize)length);
}

/* The operation in which the power went may not have been done at all: undoing it is harmless. */
static void
undo (int fd, const Change *change)
{
  put (fd, change->before, 0, g_bytes_get_size (change->before), change->offset);
  g_assert_cmpint (ftruncate (fd, change->size_before), ==, 0);
}

static void
redo_some (int fd, const Change *change, GRand *random, gboolean whole)
{
  gsize length;

  if (change->after == NULL)
    {
      if (whole || g_rand_boolean (random))
        g_assert_cmpint (ftruncate (fd, change->offset), ==, 0);
      return;
    }
  length = g_bytes_get_size (change->after);
  for (gsize at = 0; at < length; at += SECTOR)
    if (whole || g_rand_boolean (random))
      put (fd, change->after, at, MIN (SECTOR, length - at), change->offset);
}

static void
redo_torn (int fd, GPtrArray *changes, GRand *random)
{
  guint whole = changes->len > 0 ? (guint)g_rand_int_range (random, 0, (gint32)changes->len) : 0;
  const Change *last;
  gsize length;

  if (changes->len == 0)
    return;
  for (guint i = 0; i < whole; i++)
    redo_some (fd, g_ptr_array_index (changes, i), random, TRUE);
  last = g_ptr_array_index (changes, whole);
  if (last->after == NULL)
    return;
  length = g_bytes_get_size (last->after);
  put (fd, last->after, 0, (gsize)g_rand_int_range (random, 0, (gint32)length + 1), last->offset);
}

static void
leave_file (const char *path, GPtrArray *changes, Fault fault, GRand *random)
{
  int fd = g_open (path, O_RDWR | O_CLOEXEC, 0);

  if (fd < 0)
    return; /* it never came to be */
  for (guint i = changes->len; i > 0; i--)
    undo (fd, g_ptr_array_index (changes, i - 1));
  if (fault == FAULT_CUT_TORN)
    redo_torn (fd, changes, random);
  if (fault == FAULT_CUT_MIXED)
    for (guint i = 0; i < changes->len; i++)
      redo_some (fd, g_ptr_array_index (changes, i), random, FALSE);
  (void)close (fd);
}

void
faulty_cut_leave (Fault fault, guint32 seed)
{
  GHashTableIter iter;
  gpointer path;
  gpointer changes;

  if (files != NULL)
    {
      g_hash_table_iter_init (&iter, files);
      while (g_hash_table_iter_next (&iter, &path, &changes))
        {
          g_autofree char *name = g_path_get_basename (path);
          GRand *random = g_rand_new_with_seed (seed ^ g_str_hash (name)); /* the same in every folder */

          leave_file (path, changes, fault, random);
          g_rand_free (random);
        }
    }
}
