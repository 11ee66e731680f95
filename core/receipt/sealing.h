/* SPDX-License-Identifier: Apache-2.0 */
/* Signing and judging a payload whatever it says: the same for both codes, but for the words that
 * are signed in front. Used by receipt.c and document.c alone. */
#pragma once

#include "core/receipt/payload_parts.h"

G_BEGIN_DECLS

/* What tells one code from the other before a field of it is read. */
typedef struct
{
  const char *prefix; /* "GJ", one digit, ":" */
  const char *domain; /* the words that are signed in front of the bytes */
  gsize text_max;     /* characters, with the prefix */
  gsize payload_max;  /* bytes, with the signature */
  gsize body_min;     /* bytes, without it */
} GjSealingFormat;

/* FALSE with GJ_RECEIPT_ERROR_DEMO unless the signer is of the paper's kind. */
gboolean gj_sealing_kinds_agree (gboolean demo, const GjSigner *signer,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Puts the signature of the body behind it, tells the hash of both, and returns the text (transfer
 * full). NULL with GJ_RECEIPT_ERROR_SIGN. */
char *gj_sealing_sign (const GjSealingFormat *format, GjPayload *payload, const GjSigner *signer,
                       guint8 hash[GJ_RECEIPT_HASH_BYTES], GError **error);
/* The bytes of a text from anywhere, by prefix, length, Base45 and length again; another number is
 * ours but of another version, anything else is somebody else's code. */
GjReceiptStage gj_sealing_unwrap (const GjSealingFormat *format, const char *text,
                                  GjPayload *payload) G_GNUC_WARN_UNUSED_RESULT;
/* The end of opening a text of our own that was read as far as @stage: FALSE with
 * GJ_RECEIPT_ERROR_FORMAT unless it was whole. @hash may be NULL. */
gboolean gj_sealing_opened (const GjPayload *payload, GjReceiptStage stage,
                            guint8 hash[GJ_RECEIPT_HASH_BYTES],
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The verdict on a payload that could be read, whose body says @kiosk_id, @time_us and @demo. */
GjVerdict gj_sealing_judge (const GjSealingFormat *format, const GjPayload *payload,
                            const guint8 key_id[GJ_KEY_ID_BYTES], const char *kiosk_id,
                            gint64 time_us, gboolean demo,
                            const GjKeyring *keyring) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
