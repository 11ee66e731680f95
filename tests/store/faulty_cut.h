/* SPDX-License-Identifier: Apache-2.0 */
/* Inside the faulty file system only: what was written since the last sync, file by file, so that a power cut can
 * leave as much of it as it likes. A file that was made or removed stays so: names are taken to be durable. */
#pragma once

#include <sqlite3.h>

#include "tests/store/faulty_vfs.h"

/* Before it is done to the real file. */
void faulty_cut_note_write (const char *path, sqlite3_file *real, const void *bytes, int n, sqlite3_int64 offset);
void faulty_cut_note_truncate (const char *path, sqlite3_file *real, sqlite3_int64 size);
void faulty_cut_note_sync (const char *path);
void faulty_cut_note_delete (const char *path);
/* Leaves the closed files as the power cut @fault may leave them. */
void faulty_cut_leave (Fault fault, guint32 seed);
void faulty_cut_forget (void);
