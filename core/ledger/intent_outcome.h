/* SPDX-License-Identifier: Apache-2.0 */
/* Inside core/ledger only: how what was about to be submitted ended, a premium or a correction. Set once (I4). */
#pragma once

#include "core/store/store.h"

/* Besides the words of what refused it: */
#define GJ_INTENT_COMMITTED "committed"
#define GJ_INTENT_UNFINISHED "unfinished" /* given up, asked for and not there */

/* @update: of the intent's own table, its outcome ($1) and when ($2) where the id is $3 and the outcome still ''. In the
 * transaction that read it as open. */
gboolean gj_intent_set_outcome (GjStore *store, const char *update, const char *transfer_id, const char *outcome,
                                gint64 time_us, GError **error) G_GNUC_WARN_UNUSED_RESULT;
