/* SPDX-License-Identifier: Apache-2.0 */
/* The journal of some days, onto a stick that is plugged in and mounted: what the program wrote, and what a repair needs beside it,
 * of the service manager, the card reader's daemon, the seat's, and the kernel. It holds no name and no number of a
 * person, because the program writes none there and the others know none. Whole or not at all: under a passing name first, on the medium, then
 * under its own. Nothing else on the stick is touched; mounting and unmounting it is the system's. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  GJ_LOG_COPY_DONE,
  GJ_LOG_COPY_NO_STICK,   /* none is plugged in, or it is not mounted */
  GJ_LOG_COPY_FULL,       /* no room on it; nothing is left there */
  GJ_LOG_COPY_NOT_WRITTEN, /* read-only, or pulled in the middle */
  GJ_LOG_COPY_NO_JOURNAL, /* there is none on this machine of that time, or it may not be read */
} GjLogCopyOutcome;

/* "done", "no-stick" …: for the audit. */
const char *gj_log_copy_word (GjLogCopyOutcome outcome);

typedef struct
{
  GjLogCopyOutcome outcome;
  char *name;     /* of the file, once it is there */
  guint64 bytes;
} GjLogCopy;

void gj_log_copy_free (GjLogCopy *copy);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjLogCopy, gj_log_copy_free)

/* Where a mounted stick is: the first line of the table of mounts (/proc/self/mounts) whose device is removable or on
 * USB, as its entry in `devices` (/sys/class/block) says. NULL: none. (transfer full) */
char *gj_log_copy_find_stick (const char *mounts, const char *devices);

/* The file `name` in `folder`, with everything that `argv` writes. In the calling thread. (transfer full) */
GjLogCopy *gj_log_copy_write (const char *folder, const char *name, const char *const *argv);

/* Both, in a thread of its own: the journal from that moment on (microseconds since 1970). */
void gj_log_copy_async (gint64 since_us, const char *name, GAsyncReadyCallback callback, gpointer user_data);
/* Never NULL. (transfer full) */
GjLogCopy *gj_log_copy_finish (GAsyncResult *result);

G_END_DECLS
