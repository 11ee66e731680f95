/* SPDX-License-Identifier: Apache-2.0 */
/* Why nothing was done for an item of an act, in the few words that a signed paper has room for. */
#pragma once

#include "core/receipt/document.h"

G_BEGIN_DECLS

/* Of the result as an item's row has it: an obstacle's word, "too-early" or "gone". NONE for whatever was done,
 * and for a word that is none. */
GjDocumentReason gj_act_reason_from_word (const char *word);

G_END_DECLS
