/* SPDX-License-Identifier: Apache-2.0 */
/* See sealed.h. */
#include "core/receipt/sealed.h"

void
gj_sealed_clear (GjSealed *sealed)
{
  g_clear_pointer (&sealed->receipt, gj_receipt_free);
  g_clear_pointer (&sealed->document, gj_document_free);
}

/* Whatever does not begin as a document is judged as a receipt, which also tells other codes apart. */
GjVerdict
gj_sealed_verify (const char *text, const GjKeyring *keyring, GjReceiptStage *stage,
                  GjSealed *sealed)
{
  if (sealed != NULL)
    *sealed = (GjSealed){ NULL };
  if (g_str_has_prefix (text, GJ_DOCUMENT_PREFIX))
    return gj_document_verify (text, keyring, stage, sealed != NULL ? &sealed->document : NULL);
  return gj_receipt_verify (text, keyring, stage, sealed != NULL ? &sealed->receipt : NULL);
}

gboolean
gj_sealed_open (const char *text, guint8 hash[GJ_RECEIPT_HASH_BYTES], GjSealed *sealed,
                GError **error)
{
  *sealed = (GjSealed){ NULL };
  if (g_str_has_prefix (text, GJ_DOCUMENT_PREFIX))
    sealed->document = gj_document_open (text, hash, error);
  else
    sealed->receipt = gj_receipt_open (text, hash, error);
  return sealed->receipt != NULL || sealed->document != NULL;
}

const char *
gj_sealed_kiosk_id (const GjSealed *sealed)
{
  return sealed->document != NULL ? sealed->document->kiosk_id : sealed->receipt->kiosk_id;
}

guint32
gj_sealed_receipt_no (const GjSealed *sealed)
{
  return sealed->document != NULL ? sealed->document->receipt_no : sealed->receipt->receipt_no;
}

gint64
gj_sealed_time_us (const GjSealed *sealed)
{
  return sealed->document != NULL ? sealed->document->time_us : sealed->receipt->time_us;
}

gboolean
gj_sealed_is_demo (const GjSealed *sealed)
{
  return sealed->document != NULL ? sealed->document->demo : sealed->receipt->demo;
}

const char *
gj_sealed_about_id (const GjSealed *sealed)
{
  return sealed->document != NULL ? sealed->document->about_id : sealed->receipt->transfer_id;
}

const guint8 *
gj_sealed_prev_hash (const GjSealed *sealed)
{
  return sealed->document != NULL ? sealed->document->prev_hash : sealed->receipt->prev_hash;
}

const char *
gj_sealed_holder_name (const GjSealed *sealed)
{
  return sealed->document != NULL ? sealed->document->holder_name : sealed->receipt->payer_name;
}

const char *
gj_sealed_holder_id (const GjSealed *sealed)
{
  return sealed->document != NULL ? sealed->document->holder_id : sealed->receipt->payer_id;
}

const char *
gj_sealed_kind_word (const GjSealed *sealed)
{
  return sealed->document != NULL ? gj_document_kind_to_word (sealed->document->kind) : "premium";
}
