/* SPDX-License-Identifier: Apache-2.0 */
/* What became of a signed paper after it was made, as far as this store knows: whoever holds it up to be verified is told. The paper
 * itself stays true: it says what happened then. */
#pragma once

#include "core/receipt/sealed.h"
#include "core/store/store.h"

typedef struct
{
  int copies;     /* 补打 so far */
  int n_premiums; /* how many premiums it is about; 0: none */
  int n_reversed; /* how many of them were taken back since */
} GjPaperFate;

/* NOT_FOUND: this store has no such paper, word for word; it may be of another store. @text: the
 * signed text, which @sealed was read from. */
GjFind gj_paper_find_fate (GjStore *store, const char *text, const GjSealed *sealed,
                           GjPaperFate *fate, GError **error) G_GNUC_WARN_UNUSED_RESULT;
