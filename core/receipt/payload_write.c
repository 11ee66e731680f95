/* SPDX-License-Identifier: Apache-2.0 */
/* The writing half of payload.h. Numbers are unsigned and big endian; texts carry their length in
 * one byte before them. */
#include "core/receipt/payload.h"

#include "core/base/i18n.h"
#include "core/base/transfer_id.h"
#include "core/receipt/payload_rules.h"

#include <string.h>

#define ELLIPSIS "…"
#define ID_RESIDENT 0xFF

static void
put_bytes (GjPayload *payload, const void *bytes, gsize length)
{
  g_assert (payload->length + length <= GJ_PAYLOAD_BODY_MAX);
  memcpy (payload->bytes + payload->length, bytes, length);
  payload->length += length;
}

static void
put_number (GjPayload *payload, guint64 value, guint bytes)
{
  g_assert (bytes == 8 || value >> (8 * bytes) == 0);
  for (guint i = bytes; i > 0; i--)
    {
      guint8 byte = (guint8)(value >> (8 * (i - 1)));

      put_bytes (payload, &byte, 1);
    }
}

static void
put_text (GjPayload *payload, const char *text)
{
  gsize length = strlen (text);

  put_number (payload, length, 1);
  put_bytes (payload, text, length);
}

static gboolean
refuse (GError **error, const char *field)
{
  g_set_error (error, GJ_RECEIPT_ERROR, GJ_RECEIPT_ERROR_CONTENT, _ ("凭条内容无法写入：%s"),
               field);
  return FALSE;
}

/* A fixed count of digits, as a number. */
static gboolean
parse_digits (const char *text, guint count, guint *number)
{
  if (strlen (text) != count)
    return FALSE;
  *number = 0;
  for (guint i = 0; i < count; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *number = *number * 10 + (guint)(text[i] - '0');
    }
  return TRUE;
}

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
    return refuse (error, "kiosk_id");
  if (receipt->tier == NULL || !gj_payload_tier_is_legal (receipt->tier, strlen (receipt->tier)))
    return refuse (error, "tier");
  if (!is_plain_name (receipt->payer_name))
    return refuse (error, "payer_name");
  if (!is_plain_name (receipt->relative_name))
    return refuse (error, "relative_name");
  return TRUE;
}

static gboolean
check_numbers (const GjReceipt *receipt, GError **error)
{
  if (receipt->receipt_no == 0)
    return refuse (error, "receipt_no");
  if (receipt->time_us < GJ_PAYLOAD_TIME_FIRST_US || receipt->time_us >= GJ_PAYLOAD_TIME_END_US)
    return refuse (error, "time");
  if (receipt->coverage_year < GJ_PAYLOAD_YEAR_FIRST
      || receipt->coverage_year > GJ_PAYLOAD_YEAR_LAST)
    return refuse (error, "coverage_year");
  if (receipt->amount_fen < 1 || receipt->amount_fen > GJ_PAYLOAD_AMOUNT_MAX_FEN)
    return refuse (error, "amount");
  if (receipt->balance_after_fen < 0 || receipt->balance_after_fen > GJ_PAYLOAD_BALANCE_MAX_FEN)
    return refuse (error, "balance_after");
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
    return refuse (error, "transfer_id");
  if (!parse_digits (receipt->admdvs, 6, &admdvs))
    return refuse (error, "admdvs");
  if (!parse_digits (receipt->insutype, 3, &insutype))
    return refuse (error, "insutype");
  if (!parse_digits (receipt->patn_rlts, 2, &relation))
    return refuse (error, "patn_rlts");
  put_number (payload, GJ_PAYLOAD_VERSION << 4 | (receipt->demo ? 1 : 0), 1);
  put_bytes (payload, key_id, GJ_KEY_ID_BYTES);
  put_bytes (payload, transfer_id, sizeof transfer_id);
  put_number (payload, receipt->receipt_no, 4);
  put_number (payload, (guint64)receipt->time_us, 7);
  put_number (payload, admdvs, 3);
  put_number (payload, receipt->coverage_year, 2);
  put_number (payload, insutype, 2);
  put_number (payload, relation, 1);
  put_number (payload, (guint64)receipt->amount_fen, 4);
  put_number (payload, (guint64)receipt->balance_after_fen, 5);
  put_bytes (payload, receipt->prev_hash, GJ_RECEIPT_CHAIN_BYTES);
  g_assert (payload->length == GJ_PAYLOAD_FIXED);
  return TRUE;
}

static void
put_resident_id (GjPayload *payload, const char *id)
{
  guint head = (guint)g_ascii_strtoull (id, NULL, 10);
  guint tail = (guint)g_ascii_strtoull (id + 14, NULL, 10); /* stops before an X */

  put_number (payload, ID_RESIDENT, 1);
  put_number (payload, head, 2);
  put_number (payload, id[17] == 'X' ? 10000 + tail : tail, 2);
}

/* An identity number as printed. Whatever is neither plain ASCII nor at an end becomes stars,
 * counted in characters. (transfer full)
 */
static char *
plain_id (const char *id, gsize *head, gsize *tail)
{
  gsize length = strlen (id);
  g_autofree char *run = NULL;

  *head = 0;
  *tail = 0;
  while (id[*head] > ' ' && id[*head] <= '~' && id[*head] != '*')
    *head += 1;
  while (id[length - 1 - *tail] > ' ' && id[length - 1 - *tail] <= '~'
         && id[length - 1 - *tail] != '*')
    *tail += 1;
  run = g_strnfill ((gsize)g_utf8_strlen (id + *head, (gssize)(length - *head - *tail)), '*');
  return g_strdup_printf ("%.*s%s%s", (int)*head, id, run, id + length - *tail);
}

/* A number that is not masked is refused, so that none can ever reach a symbol that strangers scan.
 */
static gboolean
put_id (GjPayload *payload, const char *id, const char *field, GError **error)
{
  g_autofree char *plain = NULL;
  gsize head = 0;
  gsize tail = 0;
  gsize stars = 0;

  if (id == NULL || !g_utf8_validate (id, -1, NULL) || strchr (id, '*') == NULL)
    return refuse (error, field);
  plain = plain_id (id, &head, &tail);
  if (gj_payload_id_is_resident (plain))
    {
      put_resident_id (payload, plain);
      return TRUE;
    }
  stars = strlen (plain) - head - tail;
  if (head > GJ_PAYLOAD_ID_SHOWN || tail > GJ_PAYLOAD_ID_SHOWN || stars > GJ_PAYLOAD_ID_STARS)
    return refuse (error, field);
  put_number (payload, head << 4 | tail, 1);
  put_number (payload, stars, 1);
  put_bytes (payload, plain, head);
  put_bytes (payload, plain + head + stars, tail);
  return TRUE;
}

/* Marks, selectors and joiners belong to the character before them. */
static gboolean
begins_a_character (const char *cursor)
{
  gunichar c = g_utf8_get_char (cursor);

  return !g_unichar_ismark (c) && c != 0x200C && c != 0x200D;
}

char *
gj_payload_cut_name (const char *name, gsize limit)
{
  gsize room = limit - strlen (ELLIPSIS);
  gsize kept = 0;

  g_assert (limit >= strlen (ELLIPSIS));

  if (strlen (name) <= limit)
    return g_strdup (name);
  for (const char *cursor = name; (gsize)(cursor - name) <= room;
       cursor = g_utf8_next_char (cursor))
    if (begins_a_character (cursor))
      kept = (gsize)(cursor - name);
  return g_strdup_printf ("%.*s" ELLIPSIS, (int)kept, name);
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
      || !put_id (&payer_id, receipt->payer_id, "payer_id", error)
      || !put_id (&relative_id, receipt->relative_id, "relative_id", error)
      || !put_fixed (payload, receipt, key_id, error))
    return FALSE;
  put_text (payload, receipt->kiosk_id);
  put_text (payload, receipt->tier);
  g_assert (payload->length + payer_id.length + relative_id.length + 18 <= room);
  room -= payload->length + payer_id.length + relative_id.length;
  share_room (room, strlen (receipt->payer_name), strlen (receipt->relative_name), &payer_limit,
              &relative_limit);
  payer_name = gj_payload_cut_name (receipt->payer_name, payer_limit);
  relative_name = gj_payload_cut_name (receipt->relative_name, relative_limit);
  put_text (payload, payer_name);
  put_bytes (payload, payer_id.bytes, payer_id.length);
  put_text (payload, relative_name);
  put_bytes (payload, relative_id.bytes, relative_id.length);
  g_assert (payload->length >= GJ_PAYLOAD_BODY_MIN && payload->length <= GJ_PAYLOAD_BODY_MAX);
  return TRUE;
}
