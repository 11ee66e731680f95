/* SPDX-License-Identifier: Apache-2.0 */
/* The bytes of a receipt, without its signature: written from a GjReceipt and read back, in one
 * canonical form only. assets/receipt-format.md is the specification. Used by receipt.c alone. */
#pragma once

#include "core/receipt/payload_parts.h"

#include <glib.h>

G_BEGIN_DECLS

#define GJ_PAYLOAD_MAX 197 /* body and signature: what fits in 296 characters of Base45 */
#define GJ_PAYLOAD_BODY_MAX (GJ_PAYLOAD_MAX - GJ_SM2_SIGNATURE_BYTES)
#define GJ_PAYLOAD_FIXED 63 /* bytes of a body before its texts */
#define GJ_PAYLOAD_BODY_MIN (GJ_PAYLOAD_FIXED + 2 + 2 + 2 + 2 + 2 + 2)
#define GJ_PAYLOAD_VERSION 1

/* Writes the body into an empty payload; names are cut to what is left. FALSE:
 * GJ_RECEIPT_ERROR_CONTENT. */
gboolean gj_payload_write (GjPayload *payload, const GjReceipt *receipt,
                           const guint8 key_id[GJ_KEY_ID_BYTES],
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Reads a body. NONE and a receipt (transfer full), or the stage that refused it (LENGTH, VERSION,
 * FIELD) and none. */
GjReceiptStage gj_payload_read (const guint8 *body, gsize length, guint8 key_id[GJ_KEY_ID_BYTES],
                                GjReceipt **receipt) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
