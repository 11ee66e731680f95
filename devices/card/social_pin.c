/* SPDX-License-Identifier: Apache-2.0 */
/* VERIFY, CHANGE PIN and the tries-left query. What is sent with a PIN in it is sent once. */
#include "devices/card/social_pin.h"

#define PIN_DIGITS_MIN 4
#define PIN_DIGITS_MAX 12

static gboolean
is_pin (const GjSecret *pin)
{
  gsize length = gj_secret_length (pin);

  if (length < PIN_DIGITS_MIN || length > PIN_DIGITS_MAX)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (gj_secret_peek (pin)[i]))
      return FALSE;
  return TRUE;
}

static gsize
bcd_length (const GjSecret *pin)
{
  return (gj_secret_length (pin) + 1) / 2;
}

static void
put (GjSecret *apdu, guint8 byte)
{
  gboolean fits = gj_secret_append (apdu, (char) byte);
  g_assert (fits);
}

static void
put_header (GjSecret *apdu, guint32 header, gsize lc)
{
  gj_secret_wipe (apdu);
  for (int shift = 24; shift >= 0; shift -= 8)
    put (apdu, (guint8) (header >> shift));
  put (apdu, (guint8) lc);
}

static void
put_bcd (GjSecret *apdu, const GjSecret *pin)
{
  const guint8 *digits = gj_secret_peek (pin);
  gsize length = gj_secret_length (pin);

  for (gsize i = 0; i < length; i += 2)
    {
      guint8 low = i + 1 < length ? (guint8) (digits[i + 1] - '0') : 0x0F;
      put (apdu, (guint8) ((digits[i] - '0') << 4 | low));
    }
}

gboolean
gj_pin_apdu_build_verify (GjSecret *apdu, const GjSecret *pin)
{
  gj_secret_wipe (apdu);
  if (!is_pin (pin))
    return FALSE;
  put_header (apdu, 0x00200000, bcd_length (pin));
  put_bcd (apdu, pin);
  return TRUE;
}

gboolean
gj_pin_apdu_build_change (GjSecret *apdu, const GjSecret *old_pin, const GjSecret *new_pin)
{
  gj_secret_wipe (apdu);
  if (!is_pin (old_pin) || !is_pin (new_pin))
    return FALSE;
  put_header (apdu, 0x805E0100, bcd_length (old_pin) + 1 + bcd_length (new_pin));
  put_bcd (apdu, old_pin);
  put (apdu, 0xFF);
  put_bcd (apdu, new_pin);
  return TRUE;
}

static GjPinVerdict
verdict_of_sw (guint16 sw)
{
  GjPinVerdict verdict = { GJ_PIN_UNKNOWN, -1, sw };

  if (sw == 0x9000)
    verdict.outcome = GJ_PIN_OK;
  else if ((sw & 0xFFF0) == 0x63C0 && (sw & 0x0F) != 0)
    {
      verdict.outcome = GJ_PIN_WRONG;
      verdict.tries_left = sw & 0x0F;
    }
  else if (sw == 0x63C0 || sw == 0x6983 || sw == 0x9303)
    {
      verdict.outcome = GJ_PIN_LOCKED;
      verdict.tries_left = 0;
    }
  else if (sw == 0x6300)
    verdict.outcome = GJ_PIN_WRONG;
  else
    switch (sw)
      {
      case 0x6581: /* memory, state, data */
      case 0x6901:
      case 0x6F00:
      case 0x6700: /* our fault: the card did not look at the PIN */
      case 0x6A80:
      case 0x6A86:
      case 0x6B00:
      case 0x6D00:
      case 0x6E00:
        verdict.outcome = GJ_PIN_FAILED;
        break;
      default: /* 61xx and 6Cxx too: nobody asks again here */
        break;
      }
  return verdict;
}

GjPinVerdict
gj_social_pin_send (GjTransmit *transmit, GjSecret *apdu)
{
  GjPinVerdict verdict = { GJ_PIN_UNKNOWN, -1, 0 };
  GjReply reply;

  g_assert (gj_secret_length (apdu) > 5);
  GjTransmitResult result
      = gj_transmit_once (transmit, gj_secret_peek (apdu), gj_secret_length (apdu), &reply);
  gj_secret_wipe (apdu);

  switch (result)
    {
    case GJ_TRANSMIT_OK:
      /* Neither command has anything to say but its status word: with more before it, this is no answer. */
      if (reply.length == 0)
        verdict = verdict_of_sw (reply.sw);
      else
        verdict.sw = reply.sw;
      break;
    case GJ_TRANSMIT_REMOVED:
      verdict.outcome = GJ_PIN_REMOVED;
      break;
    case GJ_TRANSMIT_RESET: /* these four sent nothing */
    case GJ_TRANSMIT_BUSY:
    case GJ_TRANSMIT_STOPPED:
    case GJ_TRANSMIT_MUTE:
      verdict.outcome = GJ_PIN_FAILED;
      break;
    case GJ_TRANSMIT_NO_SERVICE:
    case GJ_TRANSMIT_IO:
      break;
    }
  gj_reply_wipe (&reply);
  return verdict;
}

GjTransmitResult
gj_social_pin_tries_left (GjTransmit *transmit, int *tries_left)
{
  static const guint8 query[] = { 0x00, 0x20, 0x00, 0x00, 0x00 };
  GjReply reply;
  GjTransmitResult result = gj_transmit_once (transmit, query, sizeof query, &reply);

  *tries_left = -1;
  if (result != GJ_TRANSMIT_OK)
    return result;
  if ((reply.sw & 0xFFF0) == 0x63C0)
    *tries_left = reply.sw & 0x0F;
  else if (reply.sw == 0x6983 || reply.sw == 0x9303)
    *tries_left = 0;
  return GJ_TRANSMIT_OK;
}
