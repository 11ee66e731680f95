/* SPDX-License-Identifier: Apache-2.0 */
/* Exchanging APDUs: one, or as many as a T=0 card's 61xx and 6Cxx ask for, within a bound. */
#include "devices/card/transmit.h"

#include <string.h>

#define LE_OFFSET 4

#define SW_MORE 0x61
#define SW_WRONG_LE 0x6C

void
gj_reply_wipe (GjReply *reply)
{
  explicit_bzero (reply, sizeof *reply);
}

GjTransmitResult
gj_transmit_once (GjTransmit *transmit, const guint8 *apdu, gsize apdu_len, GjReply *reply)
{
  guint8 raw[GJ_REPLY_MAX] = { 0 };
  gsize raw_len = 0;

  g_assert (transmit->send != NULL);
  g_assert (apdu_len >= 4 && apdu_len <= GJ_APDU_MAX);

  gj_reply_wipe (reply);
  transmit->apdu_count++;
  GjTransmitResult result = transmit->send (transmit->data, apdu, apdu_len, raw, &raw_len);
  g_assert (raw_len <= sizeof raw);

  /* The links tell a card that left from one that stammers; here nobody knows, and nobody waits for it. */
  if (result == GJ_TRANSMIT_OK && raw_len < 2)
    result = GJ_TRANSMIT_IO;
  if (result == GJ_TRANSMIT_OK)
    {
      reply->length = raw_len - 2;
      memcpy (reply->data, raw, reply->length);
      reply->sw = (guint16) (raw[raw_len - 2] << 8 | raw[raw_len - 1]);
    }
  explicit_bzero (raw, sizeof raw); /* a name, a number */
  return result;
}

/* Adds what GET RESPONSE brings to what is there; FALSE when it would not fit. */
static gboolean
append_reply (GjReply *whole, const GjReply *part)
{
  if (whole->length + part->length > GJ_REPLY_MAX - 2)
    return FALSE;
  memcpy (whole->data + whole->length, part->data, part->length);
  whole->length += part->length;
  whole->sw = part->sw;
  return TRUE;
}

/* The same command with the Le the card wants. A case-1 or case-3 command gains one. */
static gsize
with_le (const guint8 *apdu, gsize apdu_len, guint8 le, guint8 *out)
{
  gsize body = LE_OFFSET;

  if (apdu_len > LE_OFFSET + 1)
    body += 1 + apdu[LE_OFFSET];
  body = MIN (body, apdu_len);
  memcpy (out, apdu, body);
  out[body] = le;
  return body + 1;
}

GjTransmitResult
gj_transmit_exchange (GjTransmit *transmit, const guint8 *apdu, gsize apdu_len, GjReply *reply)
{
  guint8 again[GJ_APDU_MAX + 1] = { 0 };
  guint sent = 1;
  GjTransmitResult result = gj_transmit_once (transmit, apdu, apdu_len, reply);

  if (result == GJ_TRANSMIT_OK && reply->sw >> 8 == SW_WRONG_LE)
    {
      gsize again_len = with_le (apdu, apdu_len, (guint8) reply->sw, again);
      result = gj_transmit_once (transmit, again, again_len, reply);
      sent++;
    }
  while (result == GJ_TRANSMIT_OK && reply->sw >> 8 == SW_MORE && sent < GJ_EXCHANGE_MAX)
    {
      const guint8 get_response[] = { 0x00, 0xC0, 0x00, 0x00, (guint8) reply->sw };
      GjReply part;

      result = gj_transmit_once (transmit, get_response, sizeof get_response, &part);
      sent++;
      if (result == GJ_TRANSMIT_OK && part.sw >> 8 == SW_WRONG_LE)
        {
          /* Ask for what the card says it has, still within the bound. */
          reply->sw = (guint16) (SW_MORE << 8 | (part.sw & 0xFF));
          continue;
        }
      if (result == GJ_TRANSMIT_OK && !append_reply (reply, &part))
        result = GJ_TRANSMIT_IO;
      gj_reply_wipe (&part);
    }
  if (result != GJ_TRANSMIT_OK)
    gj_reply_wipe (reply);
  return result;
}
