/* SPDX-License-Identifier: Apache-2.0 */
/* A file system for SQLite that stands over the real one and fails at the n-th write, sync or truncation, once or
 * from then on; or kills the program there; or cuts the power, after which nothing works until the store is closed
 * and the medium is left as such a cut may leave it. */
#pragma once

#include <glib.h>

typedef enum
{
  FAULT_IO,        /* SQLITE_IOERR */
  FAULT_FULL,      /* SQLITE_FULL, of writes: nothing else needs room */
  FAULT_SYNC_LATE, /* the write is done, then a sync says it failed: a commit record may be there */
  FAULT_KILL,      /* SIGKILL, before the operation */
  FAULT_CUT_LOST,  /* power cut: everything that was not synced is gone */
  FAULT_CUT_TORN,  /* … the first of what was not synced is there, the last of that in part */
  FAULT_CUT_MIXED, /* … some of it is there, sector by sector, in any order */
} Fault;

/* Makes it the one that new connections use. */
void faulty_vfs_install (void);
/* The @n-th operation (from 1) from now on fails so, and with @for_good all after it; 0 never. After a power cut
 * all do in any case. */
void faulty_vfs_arm (Fault fault, int n, gboolean for_good);
/* Did a fault happen since it was armed? Also ends the faults. After a power cut: when everything is closed; @seed
 * picks what of the unsynced writes is there. */
gboolean faulty_vfs_disarm (void);
gboolean faulty_vfs_disarm_seeded (guint32 seed);
/* The same without ending anything. */
gboolean faulty_vfs_has_happened (void);
/* Operations since it was armed. */
int faulty_vfs_count (void);
