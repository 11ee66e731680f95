/* SPDX-License-Identifier: Apache-2.0 */
/* The reading half of payload.h. It reads in order and stops at the first thing that is not exactly
 * what the writer would have written; nothing is corrected, nothing is guessed. */
#include "core/receipt/payload.h"

#include "core/base/transfer_id.h"
#include "core/receipt/payload_rules.h"

#include <string.h>

#define ID_RESIDENT 0xFF

/* Once `stage` is set every further read answers nothing, so that the reading code can run straight
 * through. */
typedef struct
{
  const guint8 *bytes;
  gsize length;
  gsize at;
  GjReceiptStage stage;
} Reader;

static void
refuse (Reader *reader, GjReceiptStage stage)
{
  if (reader->stage == GJ_RECEIPT_STAGE_NONE)
    reader->stage = stage;
}

static void
require (Reader *reader, gboolean legal)
{
  if (!legal)
    refuse (reader, GJ_RECEIPT_STAGE_FIELD);
}

/* The next `length` bytes, or NULL where the body ends before them. */
static const guint8 *
take (Reader *reader, gsize length)
{
  const guint8 *bytes = reader->bytes + reader->at;

  if (reader->stage == GJ_RECEIPT_STAGE_NONE && length > reader->length - reader->at)
    refuse (reader, GJ_RECEIPT_STAGE_LENGTH);
  if (reader->stage != GJ_RECEIPT_STAGE_NONE)
    return NULL;
  reader->at += length;
  return bytes;
}

static void
take_into (Reader *reader, guint8 *target, gsize length)
{
  const guint8 *bytes = take (reader, length);

  if (bytes != NULL)
    memcpy (target, bytes, length);
}

static guint64
take_number (Reader *reader, guint length)
{
  const guint8 *bytes = take (reader, length);
  guint64 value = 0;

  for (guint i = 0; bytes != NULL && i < length; i++)
    value = value << 8 | bytes[i];
  return value;
}

static guint64
take_number_within (Reader *reader, guint length, guint64 least, guint64 most)
{
  guint64 value = take_number (reader, length);

  require (reader, value >= least && value <= most);
  return value;
}

/* A number that people write with a fixed count of digits; `target` holds them and a NUL. */
static void
take_digits (Reader *reader, guint length, guint digits, char *target)
{
  guint64 value = take_number (reader, length);

  target[digits] = '\0';
  for (guint i = digits; i > 0; i--)
    {
      target[i - 1] = (char)('0' + value % 10);
      value /= 10;
    }
  require (reader, value == 0);
}

/* A length byte and that many bytes of text (transfer full), or NULL. */
static char *
take_text (Reader *reader, gboolean (*is_legal) (const char *, gsize))
{
  gsize length = take_number (reader, 1);
  const char *bytes = (const char *)take (reader, length);

  if (bytes != NULL)
    require (reader, is_legal (bytes, length));
  return reader->stage == GJ_RECEIPT_STAGE_NONE ? g_strndup (bytes, length) : NULL;
}

static char *
take_resident_id (Reader *reader)
{
  guint head = (guint)take_number_within (reader, 2, 0, 9999);
  guint tail = (guint)take_number_within (reader, 2, 0, 10999);

  if (reader->stage != GJ_RECEIPT_STAGE_NONE)
    return NULL;
  if (tail >= 10000)
    return g_strdup_printf ("%04u**********%03uX", head, tail - 10000);
  return g_strdup_printf ("%04u**********%04u", head, tail);
}

static char *
take_id (Reader *reader)
{
  guint form = (guint)take_number (reader, 1);
  gsize head_length = form >> 4;
  gsize tail_length = form & 0x0F;
  gsize stars = 0;
  const char *head = NULL;
  const char *tail = NULL;
  g_autofree char *run = NULL;
  g_autofree char *id = NULL;

  if (form == ID_RESIDENT)
    return take_resident_id (reader);
  require (reader, head_length <= GJ_PAYLOAD_ID_SHOWN && tail_length <= GJ_PAYLOAD_ID_SHOWN);
  stars = take_number_within (reader, 1, 1, GJ_PAYLOAD_ID_STARS);
  head = (const char *)take (reader, head_length);
  tail = (const char *)take (reader, tail_length);
  if (head == NULL || tail == NULL)
    return NULL;
  require (reader, gj_payload_id_end_is_legal (head, head_length)
                       && gj_payload_id_end_is_legal (tail, tail_length));
  if (reader->stage != GJ_RECEIPT_STAGE_NONE)
    return NULL;
  run = g_strnfill (stars, '*');
  id = g_strdup_printf ("%.*s%s%.*s", (int)head_length, head, run, (int)tail_length, tail);
  require (reader, !gj_payload_id_is_resident (id)); /* that has a shorter form */
  return g_steal_pointer (&id);
}

static void
read_fixed (Reader *reader, guint8 key_id[GJ_KEY_ID_BYTES], GjReceipt *receipt)
{
  guint8 transfer_id[GJ_TRANSFER_ID_BYTES] = { 0 };
  guint first = (guint)take_number (reader, 1);

  if (first >> 4 != GJ_PAYLOAD_VERSION)
    refuse (reader, GJ_RECEIPT_STAGE_VERSION);
  require (reader, (first & 0x0E) == 0);
  receipt->demo = (first & 0x01) != 0;
  take_into (reader, key_id, GJ_KEY_ID_BYTES);
  require (reader, gj_key_id_is_demo (key_id) == receipt->demo);
  take_into (reader, transfer_id, sizeof transfer_id);
  gj_transfer_id_unpack (transfer_id, receipt->transfer_id);
  receipt->receipt_no = (guint32)take_number_within (reader, 4, 1, G_MAXUINT32);
  receipt->time_us = (gint64)take_number_within (reader, 7, (guint64)GJ_PAYLOAD_TIME_FIRST_US,
                                                 (guint64)GJ_PAYLOAD_TIME_END_US - 1);
  take_digits (reader, 3, 6, receipt->admdvs);
  receipt->coverage_year
      = (guint)take_number_within (reader, 2, GJ_PAYLOAD_YEAR_FIRST, GJ_PAYLOAD_YEAR_LAST);
  take_digits (reader, 2, 3, receipt->insutype);
  take_digits (reader, 1, 2, receipt->patn_rlts);
  receipt->amount_fen = (gint64)take_number_within (reader, 4, 1, G_MAXUINT32);
  receipt->balance_after_fen = (gint64)take_number (reader, 5);
  take_into (reader, receipt->prev_hash, GJ_RECEIPT_CHAIN_BYTES);
}

GjReceiptStage
gj_payload_read (const guint8 *body, gsize length, guint8 key_id[GJ_KEY_ID_BYTES],
                 GjReceipt **receipt)
{
  g_autoptr (GjReceipt) read = gj_receipt_new ();
  Reader reader = { .bytes = body, .length = length };

  *receipt = NULL;
  memset (key_id, 0, GJ_KEY_ID_BYTES);
  if (length < GJ_PAYLOAD_BODY_MIN || length > GJ_PAYLOAD_BODY_MAX)
    return GJ_RECEIPT_STAGE_LENGTH;
  read_fixed (&reader, key_id, read);
  read->kiosk_id = take_text (&reader, gj_payload_kiosk_is_legal);
  read->tier = take_text (&reader, gj_payload_tier_is_legal);
  read->payer_name = take_text (&reader, gj_payload_name_is_legal);
  read->payer_id = take_id (&reader);
  read->relative_name = take_text (&reader, gj_payload_name_is_legal);
  read->relative_id = take_id (&reader);
  if (reader.stage == GJ_RECEIPT_STAGE_NONE && reader.at != reader.length)
    refuse (&reader, GJ_RECEIPT_STAGE_LENGTH);
  if (reader.stage == GJ_RECEIPT_STAGE_NONE)
    *receipt = g_steal_pointer (&read);
  return reader.stage;
}
