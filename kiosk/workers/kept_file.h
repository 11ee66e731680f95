/* SPDX-License-Identifier: Apache-2.0 */
/* A small file that follows what its owner has in mind: each new text replaces the one before, whole or not at all, written
 * by a thread of the file's own, because a disk may take its time. The newest is what counts: one that was replaced before
 * its turn is never written. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _GjKeptFile GjKeptFile;

/* `path`: the file, 0600. `what` is in it, for the journal when it cannot be written. (transfer full) */
GjKeptFile *gj_kept_file_new (const char *path, const char *what);

/* What the file holds from now on (transfer full): "" takes it away. Returns at once. */
void gj_kept_file_set (GjKeptFile *file, char *text);

/* Waits until the disk holds what was set last, or until `until_us` on the monotonic clock. FALSE: it does not, because it
 * could not be written, or was not yet. */
gboolean gj_kept_file_wait (GjKeptFile *file, gint64 until_us);

/* What was set is still written, without anybody waiting for it. */
void gj_kept_file_free (GjKeptFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjKeptFile, gj_kept_file_free)

G_END_DECLS
