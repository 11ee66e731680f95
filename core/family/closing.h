/* SPDX-License-Identifier: Apache-2.0 */
/* Bindings that end by themselves. When the contributor's employee insurance (310) ends (终止, status 4) or moves
 * to another province, the binding is over for good: the signed letter says so, and insured again the two have
 * to bind again. 暂停 (2) and 失效 (3) only pause it. The end is computed from the register until it is
 * written, and is written in the transaction that brings the register's row, so that a row that is later
 * changed back revives nothing. */
#pragma once

#include "core/family/family.h"

/* Writes the end of whatever has ended by itself by @today: with each binding an audit record
 * ("family.closed": machine → contributor, detail GJ_CLOSING_SQL_DETAIL), inside the caller's write transaction.
 * @contributor_psn_no NULL: everybody's. @kiosk_id and @time_us are the audit records'. */
gboolean gj_family_close_ended (GjStore *store, const char *kiosk_id, gint64 time_us,
                                const char *contributor_psn_no,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What the audit record of a closed binding says, for the check: SQL over the columns of binding. */
#define GJ_CLOSING_SQL_DETAIL(binding)                                                             \
  binding ".relative_psn_no || ' ' || " binding ".begndate || ' ' || " binding ".made_by"          \
          " || ' ' || " binding ".closed_why || ' ' || " binding ".closed_on"
