/* SPDX-License-Identifier: Apache-2.0 */
/* A signed text of either kind: a premium's receipt ("GJ1:", receipt.h) or any other paper of the
 * kiosk ("GJ2:", document.h). What scans, lists or prints papers asks here and need not know which
 * it has. */
#pragma once

#include "core/receipt/document.h"
#include "core/receipt/receipt.h"

G_BEGIN_DECLS

/* Exactly one is set once something was read; both are owned. */
typedef struct
{
  GjReceipt *receipt;
  GjDocument *document;
} GjSealed;

void gj_sealed_clear (GjSealed *sealed);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GjSealed, gj_sealed_clear)

/* Judges a text from anywhere, as gj_receipt_verify does. @sealed (out, may be NULL) is filled
 * whenever the text could be decoded: only with VALID may it be shown as true. */
GjVerdict gj_sealed_verify (const char *text, const GjKeyring *keyring, GjReceiptStage *stage,
                            GjSealed *sealed) G_GNUC_WARN_UNUSED_RESULT;
/* As gj_receipt_open: for texts that this kiosk made and kept itself. @hash may be NULL. */
gboolean gj_sealed_open (const char *text, guint8 hash[GJ_RECEIPT_HASH_BYTES], GjSealed *sealed,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What both kinds have. Borrowed. */
const char *gj_sealed_kiosk_id (const GjSealed *sealed);
guint32 gj_sealed_receipt_no (const GjSealed *sealed);
gint64 gj_sealed_time_us (const GjSealed *sealed);
gboolean gj_sealed_is_demo (const GjSealed *sealed);
const char *gj_sealed_about_id (const GjSealed *sealed); /* the transfer's id or the act's */
const guint8 *gj_sealed_prev_hash (const GjSealed *sealed); /* GJ_RECEIPT_CHAIN_BYTES */
const char *gj_sealed_holder_name (const GjSealed *sealed); /* who paid, or whose session it was */
const char *gj_sealed_holder_id (const GjSealed *sealed);
/* "premium" or a document kind's word. */
const char *gj_sealed_kind_word (const GjSealed *sealed);

G_END_DECLS
