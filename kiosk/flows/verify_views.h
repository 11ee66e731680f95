/* SPDX-License-Identifier: Apache-2.0 */
/* What the page 验证凭证 says: of a verdict, and of a genuine paper's content. Words alone; nothing is judged here. */
#pragma once

#include "core/receipt/listing.h"
#include "core/receipt/sealed.h"
#include "kiosk/texts.h"
#include "ui/pages/rows_page.h"
#include "ui/pages/verify_page.h"

G_BEGIN_DECLS

#define GJ_VERIFY_MAX_ROWS 24

/* Fills the verdict's part of `view` and up to GJ_VERIFY_MAX_ROWS `rows`; texts live in `texts`. Only with
 * VALID the content is among the rows. */
void gj_verify_view_fill (GjVerifyView *view, GjVerifyRow *rows, GjTexts *texts, GjVerdict verdict,
                          GjReceiptStage stage, const GjSealed *sealed);

/* The records kept of a statement, one a row, to be held beside its paper. `items` has room for all; texts live in
 * `texts`, and in `listing`. */
void gj_verify_listing_fill (GjRowsView *view, GjRowsItem *items, GjTexts *texts,
                             const GjDocument *document, const GjListing *listing);

G_END_DECLS
