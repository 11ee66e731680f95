/* SPDX-License-Identifier: Apache-2.0 */
/* The reading half of payload_parts.h. It reads in order and stops at the first thing that is not
 * exactly what the writer would have written; nothing is corrected, nothing is guessed. */
#include "core/receipt/payload_parts.h"

#include "core/receipt/payload_rules.h"

#include <string.h>

#define ID_RESIDENT 0xFF

void
gj_payload_stop (GjPayloadReader *reader, GjReceiptStage stage)
{
  if (reader->stage == GJ_RECEIPT_STAGE_NONE)
    reader->stage = stage;
}

void
gj_payload_require (GjPayloadReader *reader, gboolean legal)
{
  if (!legal)
    gj_payload_stop (reader, GJ_RECEIPT_STAGE_FIELD);
}

/* The next `length` bytes, or NULL where the body ends before them. */
static const guint8 *
take (GjPayloadReader *reader, gsize length)
{
  const guint8 *bytes = reader->bytes + reader->at;

  if (reader->stage == GJ_RECEIPT_STAGE_NONE && length > reader->length - reader->at)
    gj_payload_stop (reader, GJ_RECEIPT_STAGE_LENGTH);
  if (reader->stage != GJ_RECEIPT_STAGE_NONE)
    return NULL;
  reader->at += length;
  return bytes;
}

void
gj_payload_take_into (GjPayloadReader *reader, guint8 *target, gsize length)
{
  const guint8 *bytes = take (reader, length);

  if (bytes != NULL)
    memcpy (target, bytes, length);
}

guint64
gj_payload_take_number (GjPayloadReader *reader, guint length)
{
  const guint8 *bytes = take (reader, length);
  guint64 value = 0;

  for (guint i = 0; bytes != NULL && i < length; i++)
    value = value << 8 | bytes[i];
  return value;
}

guint64
gj_payload_take_number_within (GjPayloadReader *reader, guint length, guint64 least, guint64 most)
{
  guint64 value = gj_payload_take_number (reader, length);

  gj_payload_require (reader, value >= least && value <= most);
  return value;
}

void
gj_payload_take_digits (GjPayloadReader *reader, guint length, guint digits, char *target)
{
  guint64 value = gj_payload_take_number (reader, length);

  target[digits] = '\0';
  for (guint i = digits; i > 0; i--)
    {
      target[i - 1] = (char)('0' + value % 10);
      value /= 10;
    }
  gj_payload_require (reader, value == 0);
}

char *
gj_payload_take_text (GjPayloadReader *reader, gboolean (*is_legal) (const char *, gsize))
{
  gsize length = gj_payload_take_number (reader, 1);
  const char *bytes = (const char *)take (reader, length);

  if (bytes != NULL)
    gj_payload_require (reader, is_legal (bytes, length));
  return reader->stage == GJ_RECEIPT_STAGE_NONE ? g_strndup (bytes, length) : NULL;
}

static char *
take_resident_id (GjPayloadReader *reader)
{
  guint head = (guint)gj_payload_take_number_within (reader, 2, 0, 9999);
  guint tail = (guint)gj_payload_take_number_within (reader, 2, 0, 10999);

  if (reader->stage != GJ_RECEIPT_STAGE_NONE)
    return NULL;
  if (tail >= 10000)
    return g_strdup_printf ("%04u**********%03uX", head, tail - 10000);
  return g_strdup_printf ("%04u**********%04u", head, tail);
}

char *
gj_payload_take_id (GjPayloadReader *reader)
{
  guint form = (guint)gj_payload_take_number (reader, 1);
  gsize head_length = form >> 4;
  gsize tail_length = form & 0x0F;
  gsize stars = 0;
  const char *head = NULL;
  const char *tail = NULL;
  g_autofree char *run = NULL;
  g_autofree char *id = NULL;

  if (form == ID_RESIDENT)
    return take_resident_id (reader);
  gj_payload_require (reader, head_length <= GJ_PAYLOAD_ID_SHOWN && tail_length <= GJ_PAYLOAD_ID_SHOWN);
  stars = gj_payload_take_number_within (reader, 1, 1, GJ_PAYLOAD_ID_STARS);
  head = (const char *)take (reader, head_length);
  tail = (const char *)take (reader, tail_length);
  if (head == NULL || tail == NULL)
    return NULL;
  gj_payload_require (reader, gj_payload_id_end_is_legal (head, head_length)
                       && gj_payload_id_end_is_legal (tail, tail_length));
  if (reader->stage != GJ_RECEIPT_STAGE_NONE)
    return NULL;
  run = g_strnfill (stars, '*');
  id = g_strdup_printf ("%.*s%s%.*s", (int)head_length, head, run, (int)tail_length, tail);
  gj_payload_require (reader, !gj_payload_id_is_resident (id)); /* that has a shorter form */
  return g_steal_pointer (&id);
}
