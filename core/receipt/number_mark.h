/* SPDX-License-Identifier: Apache-2.0 */
/* The last number that a kiosk gave out, kept in a file of its own outside of the store. When the store is put
 * back to an older state (a backup, a disk's snapshot), the numbers after it are on papers in people's hands,
 * and giving one of them out again would make two papers of one number. So the store is compared with the
 * file when it is opened and whenever a lost connection to it was made again, and every number before it is taken;
 * one that is older is refused until staff decide: a newer backup, or a new number
 * for the machine, whose series then begins anew: the file says whose numbers it knows, and another kiosk's keep nobody
 * from anything. It says what that last paper was as well: a store that has another one of its number, because papers were
 * written in this kiosk's number elsewhere, is refused too. Beside it stands where the kiosk's audit ended
 * (core/audit/audit_kept.h). (Restoring, and a stand-by that was behind, are what can undo what
 * was confirmed: facts/money.md.) */
#pragma once

#include "core/base/clock.h"
#include "core/store/store.h"

/* OLDER: the file at @path knows a later number of @kiosk_id than the store has, or another paper of its number; or the store
 * is shared, was restored, and this kiosk was not released since (number_release.h); or it is not shared, the file is not
 * there, or knows none of @kiosk_id, and the store was restored (`gongjictl restore`) after this kiosk's last paper in it. IO: the file is there
 * and cannot be understood. Where it knows none, and nobody restored, there is nothing to compare with: a store that was
 * copied into its place by other means, on a new disk, is not noticed. */
gboolean gj_number_mark_check (GjStore *store, const char *path, const char *kiosk_id,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Staff's word of the newest paper that they could find, "02-000138", "02-000000" for none: kept in the audit ("series.told",
 * @who), which releases this kiosk where the store was restored, and then written into the file, which after that is what the
 * store is compared with. CONSTRAINT: it is no number of
 * @kiosk_id's, or before one that the file knows. */
gboolean gj_number_mark_tell (GjStore *store, GjClock *clock, const char *path, const char *kiosk_id, const char *number,
                              const char *who, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* From now on the file, and that of the audit's end, follows every commit of this handle, and a shared store that was left and found again is
 * checked as above before anything is asked of it. A file that cannot be written is warned of and keeps
 * nobody from being served. */
void gj_number_mark_keep (GjStore *store, const char *path, const char *kiosk_id);

/* OLDER: @receipt_no, which is about to be given out, was given out before, as far as who keeps this handle's mark
 * knows. Where nobody keeps one, or another kiosk's, nothing is refused. */
gboolean gj_number_mark_allow (GjStore *store, const char *kiosk_id, gint64 receipt_no,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
