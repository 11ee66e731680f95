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

gboolean
gj_sealing_hash (const GjPayload *payload, guint8 hash[GJ_RECEIPT_HASH_BYTES], GError **error)
{
  GError *cause = NULL;

  return gj_sm3 (payload->bytes, payload->length, hash, &cause) || set_sign_error (error, cause);
}

char *
gj_sealing_sign (GjPayload *payload, const char *prefix, const char *domain, const GjSigner *signer,
                 guint8 hash[GJ_RECEIPT_HASH_BYTES], GError **error)
{
  g_autofree char *base45 = NULL;
  GError *cause = NULL;

  g_assert (payload->length + GJ_SM2_SIGNATURE_BYTES <= sizeof payload->bytes);
  if (!gj_sm2_key_sign (gj_signer_key (signer), domain, payload->bytes, payload->length,
                        payload->bytes + payload->length, &cause))
    {
      set_sign_error (error, cause);
      return NULL;
    }
  payload->length += GJ_SM2_SIGNATURE_BYTES;
  if (!gj_sealing_hash (payload, hash, error))
    return NULL;
  base45 = gj_base45_encode (payload->bytes, payload->length);
  return g_strconcat (prefix, base45, NULL);
}

/* The signature comes before the key's dates and kiosk: of an altered text, neither its time nor
 * its kiosk means anything. */
static GjVerdict
judge_signed (const GjPayload *payload, const char *domain, const char *kiosk_id, gint64 time_us,
              const GjTrustedKey *key, const GjKeyring *keyring)
{
  gsize body = payload->length - GJ_SM2_SIGNATURE_BYTES;

  switch (gj_sm2_public_verify (gj_keyring_public (keyring, key), domain, payload->bytes, body,
                                payload->bytes + body, NULL))
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
gj_sealing_judge (const GjPayload *payload, const char *domain,
                  const guint8 key_id[GJ_KEY_ID_BYTES], const char *kiosk_id, gint64 time_us,
                  gboolean demo, const GjKeyring *keyring)
{
  const GjTrustedKey *key = gj_keyring_find (keyring, key_id);

  if (demo && !gj_keyring_is_demo (keyring))
    return GJ_VERDICT_DEMO;
  if (key == NULL)
    return GJ_VERDICT_UNKNOWN_KEY;
  return judge_signed (payload, domain, kiosk_id, time_us, key, keyring);
}
