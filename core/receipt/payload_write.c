/* SPDX-License-Identifier: Apache-2.0 */
/* The writing half of payload.h. */
#include "core/receipt/payload.h"

#include "core/base/transfer_id.h"
#include "core/receipt/payload_rules.h"

#include <string.h>

static gboolean
is_plain_name (const char *name)
{
  return name != NULL && gj_payload_name_is_legal (name, strlen (name));
}

static gboolean
check_texts (const GjReceipt *receipt, GError **error)
{
  if (receipt->kiosk_id == NULL
      || !gj_payload_kiosk_is_legal (receipt->kiosk_id, strlen (receipt->kiosk_id)))
    return gj_payload_refuse (error, "kiosk_id");
  if (receipt->tier == NULL || !gj_payload_tier_is_legal (receipt->tier, strlen (receipt->tier)))
    return gj_payload_refuse (error, "tier");
  if (!is_plain_name (receipt->payer_name))
    return gj_payload_refuse (error, "payer_name");
  if (!is_plain_name (receipt->relative_name))
    return gj_payload_refuse (error, "relative_name");
  return TRUE;
}

static gboolean
check_numbers (const GjReceipt *receipt, GError **error)
{
  if (receipt->receipt_no == 0)
    return gj_payload_refuse (error, "receipt_no");
  if (receipt->time_us < GJ_PAYLOAD_TIME_FIRST_US || receipt->time_us >= GJ_PAYLOAD_TIME_END_US)
    return gj_payload_refuse (error, "time");
  if (receipt->coverage_year < GJ_PAYLOAD_YEAR_FIRST
      || receipt->coverage_year > GJ_PAYLOAD_YEAR_LAST)
    return gj_payload_refuse (error, "coverage_year");
  if (receipt->amount_fen < 1 || receipt->amount_fen > GJ_PAYLOAD_AMOUNT_MAX_FEN)
    return gj_payload_refuse (error, "amount");
  if (receipt->balance_after_fen < 0 || receipt->balance_after_fen > GJ_PAYLOAD_BALANCE_MAX_FEN)
    return gj_payload_refuse (error, "balance_after");
  return TRUE;
}

static gboolean
put_fixed (GjPayload *payload, const GjReceipt *receipt, const guint8 key_id[GJ_KEY_ID_BYTES],
           GError **error)
{
  guint8 transfer_id[GJ_TRANSFER_ID_BYTES];
  guint admdvs = 0;
  guint insutype = 0;
  guint relation = 0;

  if (!gj_transfer_id_pack (receipt->transfer_id, transfer_id))
    return gj_payload_refuse (error, "transfer_id");
  if (!gj_payload_parse_digits (receipt->admdvs, 6, &admdvs))
    return gj_payload_refuse (error, "admdvs");
  if (!gj_payload_parse_digits (receipt->insutype, 3, &insutype))
    return gj_payload_refuse (error, "insutype");
  if (!gj_payload_parse_digits (receipt->patn_rlts, 2, &relation))
    return gj_payload_refuse (error, "patn_rlts");
  gj_payload_put_number (payload, GJ_PAYLOAD_VERSION << 4 | (receipt->demo ? 1 : 0), 1);
  gj_payload_put_bytes (payload, key_id, GJ_KEY_ID_BYTES);
  gj_payload_put_bytes (payload, transfer_id, sizeof transfer_id);
  gj_payload_put_number (payload, receipt->receipt_no, 4);
  gj_payload_put_number (payload, (guint64)receipt->time_us, 7);
  gj_payload_put_number (payload, admdvs, 3);
  gj_payload_put_number (payload, receipt->coverage_year, 2);
  gj_payload_put_number (payload, insutype, 2);
  gj_payload_put_number (payload, relation, 1);
  gj_payload_put_number (payload, (guint64)receipt->amount_fen, 4);
  gj_payload_put_number (payload, (guint64)receipt->balance_after_fen, 5);
  gj_payload_put_bytes (payload, receipt->prev_hash, GJ_RECEIPT_CHAIN_BYTES);
  g_assert (payload->length == GJ_PAYLOAD_FIXED);
  return TRUE;
}

/* Shares what is left of the body between the two names: a short one keeps all of itself, two long
 * ones half each. */
static void
share_room (gsize room, gsize payer, gsize relative, gsize *payer_limit, gsize *relative_limit)
{
  gsize half = room / 2;

  *payer_limit = half;
  *relative_limit = room - half;
  if (payer <= half)
    *relative_limit = room - payer;
  else if (relative <= room - half)
    *payer_limit = room - relative;
}

gboolean
gj_payload_write (GjPayload *payload, const GjReceipt *receipt,
                  const guint8 key_id[GJ_KEY_ID_BYTES], GError **error)
{
  GjPayload payer_id = { .length = 0 };
  GjPayload relative_id = { .length = 0 };
  g_autofree char *payer_name = NULL;
  g_autofree char *relative_name = NULL;
  gsize payer_limit = 0;
  gsize relative_limit = 0;
  gsize room = GJ_PAYLOAD_BODY_MAX - 2;

  payload->length = 0;
  if (!check_texts (receipt, error) || !check_numbers (receipt, error)
      || !gj_payload_put_id (&payer_id, receipt->payer_id, "payer_id", error)
      || !gj_payload_put_id (&relative_id, receipt->relative_id, "relative_id", error)
      || !put_fixed (payload, receipt, key_id, error))
    return FALSE;
  gj_payload_put_text (payload, receipt->kiosk_id);
  gj_payload_put_text (payload, receipt->tier);
  g_assert (payload->length + payer_id.length + relative_id.length + 18 <= room);
  room -= payload->length + payer_id.length + relative_id.length;
  share_room (room, strlen (receipt->payer_name), strlen (receipt->relative_name), &payer_limit,
              &relative_limit);
  payer_name = gj_payload_cut_name (receipt->payer_name, payer_limit);
  relative_name = gj_payload_cut_name (receipt->relative_name, relative_limit);
  gj_payload_put_text (payload, payer_name);
  gj_payload_put_bytes (payload, payer_id.bytes, payer_id.length);
  gj_payload_put_text (payload, relative_name);
  gj_payload_put_bytes (payload, relative_id.bytes, relative_id.length);
  g_assert (payload->length >= GJ_PAYLOAD_BODY_MIN && payload->length <= GJ_PAYLOAD_BODY_MAX);
  return TRUE;
}
