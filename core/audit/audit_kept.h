/* SPDX-License-Identifier: Apache-2.0 */
/* Where its audit ended, kept by a kiosk in a file of its own beside its last number: a chain of hashes proves all but its
 * own end, and who cuts the last records off does not cut them off here. Written after the commit, so that a crash between
 * the two leaves it behind the store, never ahead of it: an end that is not in the store was taken out of it, or
 * the store was put back, which the record "restored" says (facts/money.md, I20). */
#pragma once

#include "core/store/store.h"

G_BEGIN_DECLS

/* Beside @number_mark ([receipt] last_number), with the kiosk's number: a machine that gets a new one keeps the old end.
 * (transfer full) */
char *gj_audit_kept_path (const char *number_mark, const char *kiosk_id);

typedef enum
{
  GJ_AUDIT_KEPT_NONE,     /* there is no file: nothing to compare with */
  GJ_AUDIT_KEPT_AGREES,
  GJ_AUDIT_KEPT_PUT_BACK, /* it is not in the store, which was restored at that moment or later */
  GJ_AUDIT_KEPT_ENDS_BEFORE,
  GJ_AUDIT_KEPT_CHANGED,   /* that record is another one now */
  GJ_AUDIT_KEPT_ILLEGIBLE, /* the file is there and cannot be understood */
  GJ_AUDIT_KEPT_FAILED     /* the store could not be read */
} GjAuditKeptFound;

/* @mark: as the file has it, "" where it has none; (transfer full) */
GjAuditKeptFound gj_audit_kept_compare (GjStore *store, const char *path, const char *kiosk_id, char **mark,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* For staff, what is wrong and what to do. NULL: nothing is. (transfer full) */
char *gj_audit_kept_dup_sentence (GjAuditKeptFound found, const char *path, const char *mark);

/* What follows one handle's commits. */
typedef struct GjAuditKept GjAuditKept;

/* Compares, and warns of what does not agree: such a file is left as it is until somebody looked into it and took it away. */
GjAuditKept *gj_audit_kept_new (GjStore *store, const char *path, const char *kiosk_id);
void gj_audit_kept_free (GjAuditKept *kept);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjAuditKept, gj_audit_kept_free)
/* After a commit. A file that cannot be written is warned of. */
void gj_audit_kept_follow (GjAuditKept *kept, GjStore *store);

G_END_DECLS
