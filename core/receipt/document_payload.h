/* SPDX-License-Identifier: Apache-2.0 */
/* The bytes of a document, without its signature: written from a GjDocument and read back, in one
 * canonical form only. assets/receipt-format.md is the specification. Used by document.c alone. */
#pragma once

#include "core/receipt/document.h"
#include "core/receipt/payload_parts.h"

#include <glib.h>

G_BEGIN_DECLS

#define GJ_DOCUMENT_PAYLOAD_MAX GJ_PAYLOAD_CAPACITY
#define GJ_DOCUMENT_BODY_MAX (GJ_DOCUMENT_PAYLOAD_MAX - GJ_SM2_SIGNATURE_BYTES)
#define GJ_DOCUMENT_FIXED 47 /* bytes of a body before its texts */
#define GJ_DOCUMENT_BODY_MIN (GJ_DOCUMENT_FIXED + 2 + 2 + 2 + 1)
#define GJ_DOCUMENT_VERSION 2
/* The first byte's low four bits. */
#define GJ_DOCUMENT_FLAG_DEMO 0x1
#define GJ_DOCUMENT_FLAG_LISTING 0x2 /* STATEMENT alone: its records are signed */
#define GJ_DOCUMENT_FLAG_BY_PIN 0x4
#define GJ_DOCUMENT_FLAGS                                                                          \
  (GJ_DOCUMENT_FLAG_DEMO | GJ_DOCUMENT_FLAG_LISTING | GJ_DOCUMENT_FLAG_BY_PIN)
#define GJ_DOCUMENT_YEAR_FIRST 2000
#define GJ_DOCUMENT_YEAR_LAST 2255
#define GJ_DOCUMENT_NAME_LEAST 7 /* bytes a name keeps: "*伟…" */

/* Writes the body into an empty payload; names are cut to what is left. FALSE:
 * GJ_RECEIPT_ERROR_CONTENT. */
gboolean gj_document_payload_write (GjPayload *payload, const GjDocument *document,
                                    const guint8 key_id[GJ_KEY_ID_BYTES],
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Reads a body. NONE and a document (transfer full), or the stage that refused it (LENGTH, VERSION,
 * FIELD) and none. */
GjReceiptStage gj_document_payload_read (const guint8 *body, gsize length,
                                         guint8 key_id[GJ_KEY_ID_BYTES],
                                         GjDocument **document) G_GNUC_WARN_UNUSED_RESULT;

/* ---- what both halves ask (document_rules.c), so that they can never disagree ---- */

gboolean gj_document_kind_is_legal (guint64 kind);
gboolean gj_document_count_is_legal (GjDocumentKind kind, guint64 n_lines);
gboolean gj_document_result_is_legal (GjDocumentKind kind, guint64 result);
gboolean gj_document_has_result (GjDocumentKind kind);
gboolean gj_document_reason_is_legal (GjDocumentResult result, guint64 reason);
/* Has the kind a letter that a PIN may sign? */
gboolean gj_document_by_pin_is_legal (GjDocumentKind kind, gboolean by_pin);
/* Records, side, kinds of service, period, sums and listing of a statement. */
gboolean gj_document_statement_is_legal (const GjDocument *document);
/* What stands in a correction beside its line. */
gboolean gj_document_correction_is_legal (const GjDocument *document);
/* One of the staff's names; why. */
gboolean gj_document_staff_is_legal (const char *name, gsize length);
gboolean gj_document_cause_is_legal (const char *cause, gsize length);
/* An ORDER's places and a JOINT's receipts rise from line to line. @line follows @before (NULL: it is
 * the first). */
gboolean gj_document_line_follows (GjDocumentKind kind, const GjDocumentLine *before,
                                   const GjDocumentLine *line);

G_END_DECLS
