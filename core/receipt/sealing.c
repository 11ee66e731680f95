/* SPDX-License-Identifier: Apache-2.0 */
/* See sealing.h. */
#include "core/receipt/sealing.h"

#include "core/base/i18n.h"
#include "core/receipt/base45.h"

#include <string.h>

gboolean
gj_sealing_kinds_agree (gboolean demo, const GjSigner *signer, GError **error)
{
  if (!demo == !gj_signer_is_demo (signer))
    return TRUE;
  g_set_error_literal (error, GJ_RECEIPT_ERROR, GJ_RECEIPT_ERROR_DEMO,
                       _ ("演示密钥不能签正式凭条，正式密钥也不能签演示凭条"));
  return FALSE;
}

static gboolean
set_sign_error (GError **error, GError *cause)
{
  g_set_error (error, GJ_RECEIPT_ERROR, GJ_RECEIPT_ERROR_SIGN, _ ("凭条签名失败：%s"),
               cause->message);
  g_error_free (cause);
  return FALSE;
}

static gboolean
hash_whole (const GjPayload *payload, guint8 hash[GJ_RECEIPT_HASH_BYTES], GError **error)
{
  GError *cause = NULL;

  return gj_sm3 (payload->bytes, payload->length, hash, &cause) || set_sign_error (error, cause);
}

char *
gj_sealing_sign (const GjSealingFormat *format, GjPayload *payload, const GjSigner *signer,
                 guint8 hash[GJ_RECEIPT_HASH_BYTES], GError **error)
{
  g_autofree char *base45 = NULL;
  GError *cause = NULL;

  g_assert (payload->length + GJ_SM2_SIGNATURE_BYTES <= sizeof payload->bytes);
  if (!gj_sm2_key_sign (gj_signer_key (signer), format->domain, payload->bytes, payload->length,
                        payload->bytes + payload->length, &cause))
    {
      set_sign_error (error, cause);
      return NULL;
    }
  payload->length += GJ_SM2_SIGNATURE_BYTES;
  if (!hash_whole (payload, hash, error))
    return NULL;
  base45 = gj_base45_encode (payload->bytes, payload->length);
  g_assert (strlen (format->prefix) + strlen (base45) <= format->text_max);
  return g_strconcat (format->prefix, base45, NULL);
}

/* "GJ", digits, ":". */
static gboolean
is_ours (const char *text)
{
  gsize digits;

  if (!g_str_has_prefix (text, "GJ"))
    return FALSE;
  digits = strspn (text + strlen ("GJ"), "0123456789");
  return digits > 0 && text[strlen ("GJ") + digits] == ':';
}

static GjReceiptStage
check_prefix (const GjSealingFormat *format, const char *text)
{
  if (g_str_has_prefix (text, format->prefix))
    return GJ_RECEIPT_STAGE_NONE;
  return is_ours (text) ? GJ_RECEIPT_STAGE_VERSION : GJ_RECEIPT_STAGE_PREFIX;
}

GjReceiptStage
gj_sealing_unwrap (const GjSealingFormat *format, const char *text, GjPayload *payload)
{
  GjReceiptStage stage = check_prefix (format, text);
  gsize prefix = strlen (format->prefix);
  gsize length = strlen (text);

  if (stage != GJ_RECEIPT_STAGE_NONE)
    return stage;
  if (length > format->text_max)
    return GJ_RECEIPT_STAGE_LENGTH;
  if (!gj_base45_decode (text + prefix, length - prefix, payload->bytes, format->payload_max,
                         &payload->length))
    return GJ_RECEIPT_STAGE_BASE45;
  if (payload->length < format->body_min + GJ_SM2_SIGNATURE_BYTES)
    return GJ_RECEIPT_STAGE_LENGTH;
  return GJ_RECEIPT_STAGE_NONE;
}

gboolean
gj_sealing_opened (const GjPayload *payload, GjReceiptStage stage,
                   guint8 hash[GJ_RECEIPT_HASH_BYTES], GError **error)
{
  if (stage == GJ_RECEIPT_STAGE_NONE)
    return hash == NULL || hash_whole (payload, hash, error);
  g_set_error_literal (error, GJ_RECEIPT_ERROR, GJ_RECEIPT_ERROR_FORMAT,
                       gj_verdict_describe (GJ_VERDICT_NOT_A_RECEIPT, stage));
  return FALSE;
}

/* The signature comes before the key's dates and kiosk: of an altered text, neither its time nor
 * its kiosk means anything. */
static GjVerdict
judge_signed (const GjSealingFormat *format, const GjPayload *payload, const char *kiosk_id,
              gint64 time_us, const GjTrustedKey *key, const GjKeyring *keyring)
{
  gsize body = payload->length - GJ_SM2_SIGNATURE_BYTES;

  switch (gj_sm2_public_verify (gj_keyring_public (keyring, key), format->domain, payload->bytes,
                                body, payload->bytes + body, NULL))
    {
    case GJ_SIGNATURE_GOOD:
      if (strcmp (kiosk_id, key->kiosk_id) != 0)
        return GJ_VERDICT_UNKNOWN_KEY;
      if (!gj_trusted_key_in_force (key, time_us))
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
gj_sealing_judge (const GjSealingFormat *format, const GjPayload *payload,
                  const guint8 key_id[GJ_KEY_ID_BYTES], const char *kiosk_id, gint64 time_us,
                  gboolean demo, const GjKeyring *keyring)
{
  const GjTrustedKey *key;

  if (keyring == NULL)
    return GJ_VERDICT_UNCHECKED;
  key = gj_keyring_find (keyring, key_id);
  if (demo && !gj_keyring_is_demo (keyring))
    return GJ_VERDICT_DEMO;
  if (key == NULL)
    return GJ_VERDICT_UNKNOWN_KEY;
  return judge_signed (format, payload, kiosk_id, time_us, key, keyring);
}
