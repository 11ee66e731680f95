/* SPDX-License-Identifier: Apache-2.0 */
/* What the page 验证凭证 says of a genuine paper's later life: words alone, and only of what the store looked up. */
#pragma once

#include "core/ledger/paper_fate.h"
#include "kiosk/texts.h"
#include "ui/pages/verify_page.h"

G_BEGIN_DECLS

#define GJ_FATE_MAX_ROWS (GJ_DOCUMENT_LINES_MAX + 1)

typedef struct
{
  GjTone tone;
  const char *symbol;
  const char *head;
  const char *detail;
  GjVerifyRow rows[GJ_FATE_MAX_ROWS]; /* where it is about several people, each of them */
  gsize n_rows;
  const char *verdict;  /* what the page's head says instead of "genuine"; NULL: nothing became of it */
  gboolean has_records; /* of a statement: those kept here can be shown */
} GjFateView;

/* `sealed`: the paper that the fate is of. Texts live in `texts`. */
void gj_fate_view_fill (GjFateView *view, GjTexts *texts, const GjSealed *sealed,
                        const GjPaperFate *fate);

G_END_DECLS
