/* SPDX-License-Identifier: Apache-2.0 */
/* What a document's codes are called. The texts are the region's, Chinese, and marked for
 * translation: paper prints them as they are, a screen asks gj_gettext() for its own. Static. */
#pragma once

#include "core/receipt/document.h"

G_BEGIN_DECLS

/* The heading of the paper: "家庭共济办理凭条". */
const char *gj_document_title (GjDocumentKind kind);
/* "已绑定"; "" for NONE. */
const char *gj_document_result_label (GjDocumentResult result);
/* "还没有参加医保"; "" for NONE. */
const char *gj_document_reason_label (GjDocumentReason reason);
/* "消费明细"; "" for NONE. */
const char *gj_document_records_label (GjDocumentRecords records);
/* "本人为家人支付的"; "" for both sides. */
const char *gj_document_side_label (GjDocumentSide side);

/* Which kinds of care a statement is of: "普通门诊、急诊"; "" for all of them. @chinese: for paper, whatever the
 * screen speaks. (transfer full) */
char *gj_document_cares_text (const GjDocument *document, gboolean chinese);

/* One sum of a statement. */
typedef struct
{
  const char *label;
  gint64 fen;
} GjDocumentSum;

#define GJ_DOCUMENT_SUMS_MAX 5

/* The sums of a statement in the order of the paper: of consumption the whole and where it went, of the
 * other records what each side paid. Returns how many there are. */
guint gj_document_sums (const GjDocument *document, GjDocumentSum sums[GJ_DOCUMENT_SUMS_MAX]);

G_END_DECLS
