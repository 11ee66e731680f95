/* SPDX-License-Identifier: Apache-2.0 */
/* A file system for SQLite that fails at the n-th write or sync, once or from then on, and can then
 * be cut off as by a lost power line: what was written stays as it is. It stands over the real one.
 */
#pragma once

#include <glib.h>

typedef enum
{
  FAULT_IO,        /* SQLITE_IOERR */
  FAULT_FULL,      /* SQLITE_FULL */
  FAULT_SYNC_LATE, /* the write is done, then a sync says it failed: a commit record may be there */
} Fault;

/* Makes it the one that new connections use. */
void faulty_vfs_install (void);
/* The @n-th write or sync (from 1) from now on fails so, and with @for_good all after it; 0 never.
 */
void faulty_vfs_arm (Fault fault, int n, gboolean for_good);
/* Did a fault happen since it was armed? Also ends the faults. */
gboolean faulty_vfs_disarm (void);
