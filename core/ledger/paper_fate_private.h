/* SPDX-License-Identifier: Apache-2.0 */
/* Inside core/ledger only: what became of an act's paper. */
#pragma once

#include "core/ledger/paper_fate.h"

/* Fills the lines and what an order has besides; @document is a BIND, RELEASE, ORDER or ANSWER that this
 * store has. FALSE: the store. */
gboolean gj_act_find_fate (GjStore *store, const GjDocument *document, GjDate today,
                           GjPaperFate *fate, GError **error) G_GNUC_WARN_UNUSED_RESULT;
