/* SPDX-License-Identifier: Apache-2.0 */
/* A shared store that `gongjictl restore` put back serves nobody until staff decided for each kiosk: what was paid after the
 * backup is in nobody's rows, and a kiosk whose own number is not behind, or that has no paper in it at all, would take
 * the same premium again that another one's paper, in a resident's hand, says is paid. The decision is the record
 * "series.told" in that kiosk's own chain, and names each "restored" that it answers by its mark: no clock decides. A kiosk
 * that was granted after the restore is no exception, for what it would be asked to pay was paid at another one.
 *
 * A store in one file has one kiosk: there its own last number says all (number_mark.h). */
#pragma once

#include "core/base/clock.h"
#include "core/store/store.h"

/* OLDER: the store is shared and was restored, and @kiosk_id was not released since. */
gboolean gj_number_release_check (GjStore *store, const char *kiosk_id, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Records "series.told" of @kiosk_id, whose newest paper that could be found is @number, by @who. Counts as a release only
 * where the store has that paper, or none was made. */
gboolean gj_number_release_record (GjStore *store, GjClock *clock, const char *kiosk_id, const char *number,
                                   const char *who, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Of another kiosk, by the owner of a shared store, all that is to be known before the above. CONSTRAINT: the store is not
 * shared, @number is none, or its kiosk is neither granted nor has a paper. OLDER: the store is behind it. @kiosk_id: whose
 * it is; (transfer full) */
gboolean gj_number_release_judge (GjStore *store, const char *number, char **kiosk_id,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* "02-000138", and "02-000000" where no paper was made. @kiosk_id: (transfer full) */
gboolean gj_number_release_parse (const char *text, char **kiosk_id, gint64 *receipt_no);
