/* SPDX-License-Identifier: Apache-2.0 */
/* Seals, opens and judges receipts. The layout of the bytes is payload.h's, the words for people
 * are verdict.c's. */
#include "core/receipt/receipt.h"

#include "core/base/i18n.h"
#include "core/receipt/base45.h"
#include "core/receipt/payload.h"

#include <string.h>

#define PREFIX_LENGTH (sizeof GJ_RECEIPT_PREFIX - 1)

G_DEFINE_QUARK (gj-receipt-error-quark, gj_receipt_error)

GjReceipt *
gj_receipt_new (void)
{
  return g_new0 (GjReceipt, 1);
}

gboolean
gj_receipt_equal (const GjReceipt *a, const GjReceipt *b)
{
  return g_strcmp0 (a->kiosk_id, b->kiosk_id) == 0 && a->receipt_no == b->receipt_no
         && a->time_us == b->time_us && !a->demo == !b->demo
         && strcmp (a->transfer_id, b->transfer_id) == 0
         && g_strcmp0 (a->payer_name, b->payer_name) == 0
         && g_strcmp0 (a->payer_id, b->payer_id) == 0
         && g_strcmp0 (a->relative_name, b->relative_name) == 0
         && g_strcmp0 (a->relative_id, b->relative_id) == 0
         && strcmp (a->patn_rlts, b->patn_rlts) == 0 && strcmp (a->admdvs, b->admdvs) == 0
         && a->coverage_year == b->coverage_year && strcmp (a->insutype, b->insutype) == 0
         && g_strcmp0 (a->tier, b->tier) == 0 && a->amount_fen == b->amount_fen
         && a->balance_after_fen == b->balance_after_fen
         && memcmp (a->prev_hash, b->prev_hash, GJ_RECEIPT_CHAIN_BYTES) == 0;
}

void
gj_receipt_free (GjReceipt *receipt)
{
  if (receipt == NULL)
    return;
  g_free (receipt->kiosk_id);
  g_free (receipt->payer_name);
  g_free (receipt->payer_id);
  g_free (receipt->relative_name);
  g_free (receipt->relative_id);
  g_free (receipt->tier);
  g_free (receipt);
}

char *
gj_receipt_format_number (const char *kiosk_id, guint32 receipt_no)
{
  return g_strdup_printf ("%s-%06u", kiosk_id, receipt_no);
}

static gboolean
set_sign_error (GError **error, GError *cause)
{
  g_set_error (error, GJ_RECEIPT_ERROR, GJ_RECEIPT_ERROR_SIGN, _ ("凭条签名失败：%s"),
               cause->message);
  g_error_free (cause);
  return FALSE;
}

/* The signature follows the body, and the hash covers both. */
static gboolean
sign_payload (GjPayload *payload, const GjSigner *signer, guint8 hash[GJ_RECEIPT_HASH_BYTES],
              GError **error)
{
  GError *cause = NULL;

  if (!gj_sm2_key_sign (gj_signer_key (signer), GJ_RECEIPT_DOMAIN, payload->bytes, payload->length,
                        payload->bytes + payload->length, &cause))
    return set_sign_error (error, cause);
  payload->length += GJ_SM2_SIGNATURE_BYTES;
  g_assert (payload->length <= GJ_PAYLOAD_MAX);
  if (!gj_sm3 (payload->bytes, payload->length, hash, &cause))
    return set_sign_error (error, cause);
  return TRUE;
}

char *
gj_receipt_seal (const GjReceipt *receipt, const GjSigner *signer,
                 guint8 hash[GJ_RECEIPT_HASH_BYTES], GError **error)
{
  GjPayload payload = { .length = 0 };
  g_autofree char *base45 = NULL;
  char *text = NULL;

  if (!receipt->demo != !gj_signer_is_demo (signer))
    {
      g_set_error_literal (error, GJ_RECEIPT_ERROR, GJ_RECEIPT_ERROR_DEMO,
                           _ ("演示密钥不能签正式凭条，正式密钥也不能签演示凭条"));
      return NULL;
    }
  if (!gj_payload_write (&payload, receipt, gj_signer_key_id (signer), error)
      || !sign_payload (&payload, signer, hash, error))
    return NULL;
  base45 = gj_base45_encode (payload.bytes, payload.length);
  text = g_strconcat (GJ_RECEIPT_PREFIX, base45, NULL);
  g_assert (strlen (text) <= GJ_RECEIPT_TEXT_MAX);
  return text;
}

/* "GJ2:" is ours, but of another version; anything else is somebody else's code. */
static GjReceiptStage
check_prefix (const char *text)
{
  if (g_str_has_prefix (text, GJ_RECEIPT_PREFIX))
    return GJ_RECEIPT_STAGE_NONE;
  if (g_str_has_prefix (text, "GJ") && g_ascii_isdigit (text[2]) && text[3] == ':')
    return GJ_RECEIPT_STAGE_VERSION;
  return GJ_RECEIPT_STAGE_PREFIX;
}

/* Everything up to the signature check: prefix, length of the text, Base45, length of the bytes,
 * version, fields. */
static GjReceiptStage
decode (const char *text, GjPayload *payload, guint8 key_id[GJ_KEY_ID_BYTES], GjReceipt **receipt)
{
  GjReceiptStage stage = check_prefix (text);
  gsize length = strlen (text);

  *receipt = NULL;
  if (stage != GJ_RECEIPT_STAGE_NONE)
    return stage;
  if (length > GJ_RECEIPT_TEXT_MAX)
    return GJ_RECEIPT_STAGE_LENGTH;
  if (!gj_base45_decode (text + PREFIX_LENGTH, length - PREFIX_LENGTH, payload->bytes,
                         sizeof payload->bytes, &payload->length))
    return GJ_RECEIPT_STAGE_BASE45;
  if (payload->length < GJ_PAYLOAD_BODY_MIN + GJ_SM2_SIGNATURE_BYTES)
    return GJ_RECEIPT_STAGE_LENGTH;
  return gj_payload_read (payload->bytes, payload->length - GJ_SM2_SIGNATURE_BYTES, key_id,
                          receipt);
}

GjReceipt *
gj_receipt_open (const char *text, guint8 hash[GJ_RECEIPT_HASH_BYTES], GError **error)
{
  g_autoptr (GjReceipt) receipt = NULL;
  GjPayload payload = { .length = 0 };
  guint8 key_id[GJ_KEY_ID_BYTES];
  GjReceiptStage stage = decode (text, &payload, key_id, &receipt);

  if (stage != GJ_RECEIPT_STAGE_NONE)
    {
      g_set_error_literal (error, GJ_RECEIPT_ERROR, GJ_RECEIPT_ERROR_FORMAT,
                           gj_verdict_describe (GJ_VERDICT_NOT_A_RECEIPT, stage));
      return NULL;
    }
  if (hash != NULL)
    {
      GError *cause = NULL;

      if (!gj_sm3 (payload.bytes, payload.length, hash, &cause))
        {
          set_sign_error (error, cause);
          return NULL;
        }
    }
  return g_steal_pointer (&receipt);
}

/* The signature comes before the key's dates and kiosk: of an altered text, neither its time nor
 * its kiosk means anything. */
static GjVerdict
judge (const GjPayload *payload, const GjReceipt *receipt, const GjTrustedKey *key,
       const GjKeyring *keyring)
{
  gsize body = payload->length - GJ_SM2_SIGNATURE_BYTES;

  switch (gj_sm2_public_verify (gj_keyring_public (keyring, key), GJ_RECEIPT_DOMAIN, payload->bytes,
                                body, payload->bytes + body, NULL))
    {
    case GJ_SIGNATURE_GOOD:
      if (strcmp (receipt->kiosk_id, key->kiosk_id) != 0)
        return GJ_VERDICT_UNKNOWN_KEY;
      if (!gj_trusted_key_in_force (key, receipt->time_us))
        return GJ_VERDICT_KEY_OUT_OF_DATE;
      return GJ_VERDICT_VALID;
    case GJ_SIGNATURE_BAD:
      return GJ_VERDICT_ALTERED;
    case GJ_SIGNATURE_UNCHECKED:
      return GJ_VERDICT_UNCHECKED;
    }
  g_assert_not_reached ();
}

GjVerdict
gj_receipt_verify (const char *text, const GjKeyring *keyring, GjReceiptStage *stage,
                   GjReceipt **receipt)
{
  g_autoptr (GjReceipt) read = NULL;
  GjPayload payload = { .length = 0 };
  guint8 key_id[GJ_KEY_ID_BYTES];
  const GjTrustedKey *key = NULL;
  GjReceiptStage reached = decode (text, &payload, key_id, &read);
  GjVerdict verdict = GJ_VERDICT_UNKNOWN_KEY;

  if (stage != NULL)
    *stage = reached;
  if (receipt != NULL)
    *receipt = NULL;
  if (reached != GJ_RECEIPT_STAGE_NONE)
    return GJ_VERDICT_NOT_A_RECEIPT;
  key = gj_keyring_find (keyring, key_id);
  if (read->demo && !gj_keyring_is_demo (keyring))
    verdict = GJ_VERDICT_DEMO;
  else if (key != NULL)
    verdict = judge (&payload, read, key, keyring);
  if (receipt != NULL)
    *receipt = g_steal_pointer (&read);
  return verdict;
}
