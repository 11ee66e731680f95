/* SPDX-License-Identifier: Apache-2.0 */
/* Looking somebody up by a typed number and name. Whoever looks leaves an audit record, hit or miss, and may be
 * wrong only so often in a day at one kiosk: a session more gives no try more. */
#pragma once

#include "core/family/person.h"

G_BEGIN_DECLS

#define GJ_LOOKUP_MISSES_MAX 3 /* of one person on one day at one kiosk; then it is the window's */

/* As gj_family_find_person_typed(), in a transaction of its own with its record: "family.lookup", the looker →
 * the person found, result "found", "none" or, where the day's misses were used up before, "refused"; never
 * what was typed. A refused one is NOT_FOUND and nobody was looked for. @n_misses: of the day so far, this one
 * counted. Without the record nothing is told: FIND_FAILED. */
GjFind gj_family_lookup_typed (GjStore *store, GjClock *clock, const char *kiosk_id,
                               const char *looker_psn_no, const char *certno, const char *name,
                               GjPerson **person, guint *n_misses,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
