/* SPDX-License-Identifier: Apache-2.0 */
/* Inside core/family only: the pieces of an act. Everything that writes runs inside the caller's
 * transaction. */
#pragma once

#include "core/family/act.h"

/* ---- words (act_words.c) ---- */
const char *gj_act_way_word (GjActWay way);
/* Was something done for the item? */
gboolean gj_act_item_result_is_done (GjActItemResult result);
/* The item's result and, where it is a rule's refusal, its first reason, as a row has it; and back. */
void gj_act_item_outcome_set_word (GjActItemOutcome *item, const char *word);
const char *gj_act_item_outcome_word (const GjActItemOutcome *item);
