/* SPDX-License-Identifier: Apache-2.0 */
/* Which backup was the last, as the audit has it: a hall that is never told forgets it. Of a
 * shared store, too, where gongjictl made it; of what its server's own tools do nothing is known here. */
#pragma once

#include "core/base/clock.h"
#include "core/store/store.h"

typedef enum
{
  GJ_BACKUP_WRITTEN, /* audit "backup" */
  GJ_BACKUP_VERIFIED, /* audit "backup.verified": read and computed again, and sound */
  GJ_BACKUP_RESTORED /* audit "restored", in the store that was made of it */
} GjBackupStep;

/* @file: its absolute path; @detail: more about it, names nobody, "" for none. A transaction of its own. */
gboolean gj_backup_record (GjStore *store, GjClock *clock, const char *kiosk_id, GjBackupStep step,
                           const char *file, const char *detail,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The last paper's number of every kiosk, "02-000138 03-000007", "none" where there is no paper: what a store that is
 * put back to goes back behind. (transfer full), NULL only on failure. */
char *gj_backup_list_last_papers (GjStore *store, GError **error);

typedef struct
{
  gint64 time_us;  /* 0: none was ever recorded */
  char *file;      /* (transfer full) */
  gboolean verified; /* by that name, since it was written */
} GjBackup;

void gj_backup_clear (GjBackup *backup);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GjBackup, gj_backup_clear)

/* The store's last one, whichever terminal's configuration gongjictl made it with: a shared store's owner has one of them.
 * One from a day that is yet to come hides no other: a clock was wrong, or somebody's word.
 * @last must be { 0 }. */
gboolean gj_backup_find_last (GjStore *store, GjClock *clock, GjBackup *last, GError **error) G_GNUC_WARN_UNUSED_RESULT;
