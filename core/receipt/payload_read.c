/* SPDX-License-Identifier: Apache-2.0 */
/* The reading half of payload.h. */
#include "core/receipt/payload.h"

#include "core/base/transfer_id.h"
#include "core/receipt/payload_rules.h"

#include <string.h>

static void
read_fixed (GjPayloadReader *reader, guint8 key_id[GJ_KEY_ID_BYTES], GjReceipt *receipt)
{
  guint8 transfer_id[GJ_TRANSFER_ID_BYTES] = { 0 };
  guint first = (guint)gj_payload_take_number (reader, 1);

  if (first >> 4 != GJ_PAYLOAD_VERSION)
    gj_payload_stop (reader, GJ_RECEIPT_STAGE_VERSION);
  gj_payload_require (reader, (first & 0x0E) == 0);
  receipt->demo = (first & 0x01) != 0;
  gj_payload_take_into (reader, key_id, GJ_KEY_ID_BYTES);
  gj_payload_require (reader, gj_key_id_is_demo (key_id) == receipt->demo);
  gj_payload_take_into (reader, transfer_id, sizeof transfer_id);
  gj_transfer_id_unpack (transfer_id, receipt->transfer_id);
  receipt->receipt_no = (guint32)gj_payload_take_number_within (reader, 4, 1, G_MAXUINT32);
  receipt->time_us = (gint64)gj_payload_take_number_within (reader, 7, (guint64)GJ_PAYLOAD_TIME_FIRST_US,
                                                 (guint64)GJ_PAYLOAD_TIME_END_US - 1);
  gj_payload_take_digits (reader, 3, 6, receipt->admdvs);
  receipt->coverage_year
      = (guint)gj_payload_take_number_within (reader, 2, GJ_PAYLOAD_YEAR_FIRST, GJ_PAYLOAD_YEAR_LAST);
  gj_payload_take_digits (reader, 2, 3, receipt->insutype);
  gj_payload_take_digits (reader, 1, 2, receipt->patn_rlts);
  receipt->amount_fen = (gint64)gj_payload_take_number_within (reader, 4, 1, G_MAXUINT32);
  receipt->balance_after_fen = (gint64)gj_payload_take_number (reader, 5);
  gj_payload_take_into (reader, receipt->prev_hash, GJ_RECEIPT_CHAIN_BYTES);
}

GjReceiptStage
gj_payload_read (const guint8 *body, gsize length, guint8 key_id[GJ_KEY_ID_BYTES],
                 GjReceipt **receipt)
{
  g_autoptr (GjReceipt) read = gj_receipt_new ();
  GjPayloadReader reader = { .bytes = body, .length = length };

  *receipt = NULL;
  memset (key_id, 0, GJ_KEY_ID_BYTES);
  if (length < GJ_PAYLOAD_BODY_MIN || length > GJ_PAYLOAD_BODY_MAX)
    return GJ_RECEIPT_STAGE_LENGTH;
  read_fixed (&reader, key_id, read);
  read->kiosk_id = gj_payload_take_text (&reader, gj_payload_kiosk_is_legal);
  read->tier = gj_payload_take_text (&reader, gj_payload_tier_is_legal);
  read->payer_name = gj_payload_take_text (&reader, gj_payload_name_is_legal);
  read->payer_id = gj_payload_take_id (&reader);
  read->relative_name = gj_payload_take_text (&reader, gj_payload_name_is_legal);
  read->relative_id = gj_payload_take_id (&reader);
  if (reader.stage == GJ_RECEIPT_STAGE_NONE && reader.at != reader.length)
    gj_payload_stop (&reader, GJ_RECEIPT_STAGE_LENGTH);
  if (reader.stage == GJ_RECEIPT_STAGE_NONE)
    *receipt = g_steal_pointer (&read);
  return reader.stage;
}
