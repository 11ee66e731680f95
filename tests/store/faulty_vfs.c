/* SPDX-License-Identifier: Apache-2.0 */
/* See faulty_vfs.h. Every method but write and sync goes straight to the real file. */
#include "tests/store/faulty_vfs.h"

#include <sqlite3.h>
#include <string.h>

typedef struct
{
  sqlite3_file base;
  /* the real file's own bytes follow */
} FaultyFile;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs faulty_vfs;
static sqlite3_io_methods methods;

static Fault fault_kind;
static int fault_at;
static gboolean fault_for_good;
static gboolean fault_happened;

static sqlite3_file *
real_file (sqlite3_file *file)
{
  return (sqlite3_file *)(void *)((FaultyFile *)(void *)file + 1);
}

/* TRUE when this operation is to fail. */
static gboolean
is_due (void)
{
  if (fault_happened && fault_for_good)
    return TRUE;
  if (fault_at == 0 || --fault_at > 0)
    return FALSE;
  fault_happened = TRUE;
  return TRUE;
}

static int
on_write (sqlite3_file *file, const void *bytes, int n, sqlite3_int64 offset)
{
  sqlite3_file *real = real_file (file);

  if (fault_kind != FAULT_SYNC_LATE && is_due ())
    return fault_kind == FAULT_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
  return real->pMethods->xWrite (real, bytes, n, offset);
}

static int
on_sync (sqlite3_file *file, int flags)
{
  sqlite3_file *real = real_file (file);

  if (is_due ())
    return fault_kind == FAULT_FULL ? SQLITE_FULL : SQLITE_IOERR_FSYNC;
  return real->pMethods->xSync (real, flags);
}

static int
on_close (sqlite3_file *file)
{
  return real_file (file)->pMethods->xClose (real_file (file));
}

static int
on_read (sqlite3_file *file, void *bytes, int n, sqlite3_int64 offset)
{
  return real_file (file)->pMethods->xRead (real_file (file), bytes, n, offset);
}

static int
on_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  return real_file (file)->pMethods->xTruncate (real_file (file), size);
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
  return rc;
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
  g_assert_cmpint (sqlite3_vfs_register (&faulty_vfs, 1), ==, SQLITE_OK);
}

void
faulty_vfs_arm (Fault fault, int n, gboolean for_good)
{
  fault_kind = fault;
  fault_at = n;
  fault_for_good = for_good;
  fault_happened = FALSE;
}

gboolean
faulty_vfs_disarm (void)
{
  gboolean happened = fault_happened;

  fault_at = 0;
  fault_happened = FALSE;
  fault_for_good = FALSE;
  return happened;
}
