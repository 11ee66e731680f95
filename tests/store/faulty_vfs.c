/* SPDX-License-Identifier: Apache-2.0 */
/* See faulty_vfs.h. Every method but write, sync and truncate goes straight to the real file. */
#include "tests/store/faulty_vfs.h"

#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "tests/store/faulty_cut.h"

typedef struct
{
  sqlite3_file base;
  char *path; /* NULL: a temporary file, which no cut leaves behind */
  /* the real file's own bytes follow */
} FaultyFile;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs faulty_vfs;
static sqlite3_io_methods methods;

static Fault fault_kind;
static int fault_at;
static gboolean fault_for_good;
static gboolean fault_happened;
static int operations;

static sqlite3_file *
real_file (sqlite3_file *file)
{
  return (sqlite3_file *)(void *)((FaultyFile *)(void *)file + 1);
}

static gboolean
cuts_power (void)
{
  return fault_kind == FAULT_CUT_LOST || fault_kind == FAULT_CUT_TORN || fault_kind == FAULT_CUT_MIXED;
}

/* TRUE when this operation is to fail. */
static gboolean
is_due (void)
{
  if (fault_happened && (fault_for_good || cuts_power ()))
    return TRUE;
  operations++;
  if (fault_at == 0 || --fault_at > 0)
    return FALSE;
  fault_happened = TRUE;
  if (fault_kind == FAULT_KILL)
    (void)kill (getpid (), SIGKILL);
  return TRUE;
}

/* The power went: the program that still runs only seems to. */
static gboolean
is_dark (void)
{
  return fault_happened && cuts_power ();
}

static const char *
tracked_path (sqlite3_file *file)
{
  return cuts_power () && fault_at > 0 ? ((FaultyFile *)(void *)file)->path : NULL;
}

static int
on_write (sqlite3_file *file, const void *bytes, int n, sqlite3_int64 offset)
{
  sqlite3_file *real = real_file (file);
  const char *path = tracked_path (file);

  /* What is being written when the power goes may be there as well. */
  if (path != NULL)
    faulty_cut_note_write (path, real, bytes, n, offset);
  if (fault_kind != FAULT_SYNC_LATE && is_due ())
    return fault_kind == FAULT_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
  return real->pMethods->xWrite (real, bytes, n, offset);
}

static int
on_sync (sqlite3_file *file, int flags)
{
  sqlite3_file *real = real_file (file);
  const char *path = tracked_path (file);

  if (fault_kind != FAULT_FULL && is_due ())
    return SQLITE_IOERR_FSYNC;
  if (path != NULL)
    faulty_cut_note_sync (path);
  return real->pMethods->xSync (real, flags);
}

static int
on_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  sqlite3_file *real = real_file (file);
  const char *path = tracked_path (file);

  if (path != NULL)
    faulty_cut_note_truncate (path, real, size);
  if (fault_kind != FAULT_SYNC_LATE && fault_kind != FAULT_FULL && is_due ())
    return SQLITE_IOERR_TRUNCATE;
  return real->pMethods->xTruncate (real, size);
}

static int
on_close (sqlite3_file *file)
{
  g_clear_pointer (&((FaultyFile *)(void *)file)->path, g_free);
  return real_file (file)->pMethods->xClose (real_file (file));
}

static int
on_read (sqlite3_file *file, void *bytes, int n, sqlite3_int64 offset)
{
  return real_file (file)->pMethods->xRead (real_file (file), bytes, n, offset);
}

static int
on_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return real_file (file)->pMethods->xFileSize (real_file (file), size);
}

static int
on_lock (sqlite3_file *file, int level)
{
  return real_file (file)->pMethods->xLock (real_file (file), level);
}

static int
on_unlock (sqlite3_file *file, int level)
{
  return real_file (file)->pMethods->xUnlock (real_file (file), level);
}

static int
on_check_lock (sqlite3_file *file, int *reserved)
{
  return real_file (file)->pMethods->xCheckReservedLock (real_file (file), reserved);
}

static int
on_control (sqlite3_file *file, int op, void *arg)
{
  return real_file (file)->pMethods->xFileControl (real_file (file), op, arg);
}

static int
on_sector_size (sqlite3_file *file)
{
  return real_file (file)->pMethods->xSectorSize (real_file (file));
}

static int
on_characteristics (sqlite3_file *file)
{
  return real_file (file)->pMethods->xDeviceCharacteristics (real_file (file));
}

static int
on_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
  return real_file (file)->pMethods->xShmMap (real_file (file), page, size, extend, memory);
}

static int
on_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return real_file (file)->pMethods->xShmLock (real_file (file), offset, n, flags);
}

static void
on_shm_barrier (sqlite3_file *file)
{
  real_file (file)->pMethods->xShmBarrier (real_file (file));
}

static int
on_shm_unmap (sqlite3_file *file, int delete_it)
{
  return real_file (file)->pMethods->xShmUnmap (real_file (file), delete_it);
}

static int
on_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  int rc = real_vfs->xOpen (real_vfs, name, real_file (file), flags, out_flags);

  file->pMethods = real_file (file)->pMethods != NULL ? &methods : NULL;
  ((FaultyFile *)(void *)file)->path = file->pMethods != NULL ? g_strdup (name) : NULL;
  return rc;
}

static int
on_delete (sqlite3_vfs *vfs, const char *name, int sync_dir)
{
  if (is_dark ())
    return SQLITE_IOERR_DELETE;
  faulty_cut_note_delete (name);
  return real_vfs->xDelete (real_vfs, name, sync_dir);
}

void
faulty_vfs_install (void)
{
  if (real_vfs != NULL)
    return;
  real_vfs = sqlite3_vfs_find (NULL);
  methods = (sqlite3_io_methods){
    .iVersion = 2, /* no memory mapping: every byte passes here */
    .xClose = on_close,
    .xRead = on_read,
    .xWrite = on_write,
    .xTruncate = on_truncate,
    .xSync = on_sync,
    .xFileSize = on_size,
    .xLock = on_lock,
    .xUnlock = on_unlock,
    .xCheckReservedLock = on_check_lock,
    .xFileControl = on_control,
    .xSectorSize = on_sector_size,
    .xDeviceCharacteristics = on_characteristics,
    .xShmMap = on_shm_map,
    .xShmLock = on_shm_lock,
    .xShmBarrier = on_shm_barrier,
    .xShmUnmap = on_shm_unmap,
  };
  faulty_vfs = *real_vfs;
  faulty_vfs.zName = "faulty";
  faulty_vfs.pNext = NULL;
  faulty_vfs.szOsFile = (int)sizeof (FaultyFile) + real_vfs->szOsFile;
  faulty_vfs.xOpen = on_open;
  faulty_vfs.xDelete = on_delete;
  g_assert_cmpint (sqlite3_vfs_register (&faulty_vfs, 1), ==, SQLITE_OK);
}

void
faulty_vfs_arm (Fault fault, int n, gboolean for_good)
{
  fault_kind = fault;
  fault_at = n;
  fault_for_good = for_good;
  fault_happened = FALSE;
  operations = 0;
  faulty_cut_forget ();
}

gboolean
faulty_vfs_disarm_seeded (guint32 seed)
{
  gboolean happened = fault_happened;

  if (is_dark ())
    faulty_cut_leave (fault_kind, seed);
  faulty_cut_forget ();
  fault_at = 0;
  fault_happened = FALSE;
  fault_for_good = FALSE;
  return happened;
}

gboolean
faulty_vfs_disarm (void)
{
  return faulty_vfs_disarm_seeded (0);
}

int
faulty_vfs_count (void)
{
  return operations;
}

gboolean
faulty_vfs_has_happened (void)
{
  return fault_happened;
}
