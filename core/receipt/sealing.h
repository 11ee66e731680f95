/* SPDX-License-Identifier: Apache-2.0 */
/* Signing and judging a payload whatever it says: the same for both codes, but for the words that
 * are signed in front. Used by receipt.c and document.c alone. */
#pragma once

#include "core/receipt/payload_parts.h"

G_BEGIN_DECLS

/* FALSE with GJ_RECEIPT_ERROR_DEMO unless the signer is of the paper's kind. */
gboolean gj_sealing_kinds_agree (gboolean demo, const GjSigner *signer,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Puts the signature of the body behind it, tells the hash of both, and returns the text (transfer
 * full). NULL with GJ_RECEIPT_ERROR_SIGN. */
char *gj_sealing_sign (GjPayload *payload, const char *prefix, const char *domain,
                       const GjSigner *signer, guint8 hash[GJ_RECEIPT_HASH_BYTES], GError **error);
/* The hash of a whole payload. FALSE with GJ_RECEIPT_ERROR_SIGN. */
gboolean gj_sealing_hash (const GjPayload *payload, guint8 hash[GJ_RECEIPT_HASH_BYTES],
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The verdict on a payload that could be read, whose body says @kiosk_id, @time_us and @demo. */
GjVerdict gj_sealing_judge (const GjPayload *payload, const char *domain,
                            const guint8 key_id[GJ_KEY_ID_BYTES], const char *kiosk_id,
                            gint64 time_us, gboolean demo,
                            const GjKeyring *keyring) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
