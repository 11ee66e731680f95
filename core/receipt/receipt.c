/* SPDX-License-Identifier: Apache-2.0 */
/* Seals, opens and judges receipts. The layout of the bytes is payload.h's, the words for people
 * are verdict.c's. */
#include "core/receipt/receipt.h"

#include "core/receipt/payload.h"
#include "core/receipt/payload_rules.h"
#include "core/receipt/sealing.h"

#include <string.h>

static const GjSealingFormat format = {
  .prefix = GJ_RECEIPT_PREFIX,
  .domain = GJ_RECEIPT_DOMAIN,
  .text_max = GJ_RECEIPT_TEXT_MAX,
  .payload_max = GJ_PAYLOAD_MAX,
  .body_min = GJ_PAYLOAD_BODY_MIN,
};

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

gboolean
gj_receipt_parse_number (const char *text, char **kiosk_id, guint32 *receipt_no)
{
  const char *hyphen = strrchr (text, '-');
  guint64 number = 0;

  *kiosk_id = NULL;
  if (hyphen == NULL || !gj_payload_kiosk_is_legal (text, (gsize)(hyphen - text))
      || !g_ascii_string_to_unsigned (hyphen + 1, 10, 1, G_MAXUINT32, &number, NULL))
    return FALSE;
  *kiosk_id = g_strndup (text, (gsize)(hyphen - text));
  *receipt_no = (guint32)number;
  return TRUE;
}

char *
gj_receipt_seal (const GjReceipt *receipt, const GjSigner *signer,
                 guint8 hash[GJ_RECEIPT_HASH_BYTES], GError **error)
{
  GjPayload payload = { .length = 0 };

  if (!gj_sealing_kinds_agree (receipt->demo, signer, error)
      || !gj_payload_write (&payload, receipt, gj_signer_key_id (signer), error))
    return NULL;
  return gj_sealing_sign (&format, &payload, signer, hash, error);
}

/* Everything up to the signature check. */
static GjReceiptStage
decode (const char *text, GjPayload *payload, guint8 key_id[GJ_KEY_ID_BYTES], GjReceipt **receipt)
{
  GjReceiptStage stage = gj_sealing_unwrap (&format, text, payload);

  *receipt = NULL;
  if (stage != GJ_RECEIPT_STAGE_NONE)
    return stage;
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

  if (!gj_sealing_opened (&payload, stage, hash, error))
    return NULL;
  return g_steal_pointer (&receipt);
}

GjVerdict
gj_receipt_verify (const char *text, const GjKeyring *keyring, GjReceiptStage *stage,
                   GjReceipt **receipt)
{
  g_autoptr (GjReceipt) read = NULL;
  GjPayload payload = { .length = 0 };
  guint8 key_id[GJ_KEY_ID_BYTES];
  GjReceiptStage reached = decode (text, &payload, key_id, &read);
  GjVerdict verdict;

  if (stage != NULL)
    *stage = reached;
  if (receipt != NULL)
    *receipt = NULL;
  if (reached != GJ_RECEIPT_STAGE_NONE)
    return GJ_VERDICT_NOT_A_RECEIPT;
  verdict = gj_sealing_judge (&format, &payload, key_id, read->kiosk_id, read->time_us, read->demo,
                              keyring);
  if (receipt != NULL)
    *receipt = g_steal_pointer (&read);
  return verdict;
}
