/* SPDX-License-Identifier: Apache-2.0 */
/* A card that answers anything: reading ends, gives a holder or says why not, and a PIN is sent once. Each reply is one byte with its
   length and the bytes; when they run out, the card has left. */
#include "tests/fuzz/fuzz.h"

#include "devices/card/social_card.h"
#include "devices/card/social_pin.h"

#include <string.h>

/* More would be a card that is read for ever: 8 APDUs of a reading, 4 of the details, 4 of the marks, each with its follow-ups. */
#define APDUS_MAX 100
#define TODAY 20251121
#define INS_VERIFY 0x20

typedef struct
{
  const guint8 *data;
  gsize left;
  guint n_apdus, n_verify;
} Script;

static GjTransmitResult
answer (gpointer data, const guint8 *apdu, gsize apdu_len, guint8 *reply, gsize *reply_len)
{
  Script *script = data;
  gsize length;

  g_assert (apdu_len >= 4 && apdu_len <= GJ_APDU_MAX);
  g_assert (++script->n_apdus <= APDUS_MAX);
  script->n_verify += apdu[1] == INS_VERIFY ? 1 : 0;
  if (script->left < 1)
    return GJ_TRANSMIT_REMOVED;
  length = MIN (script->data[0], script->left - 1);
  if (length < 2)
    return GJ_TRANSMIT_REMOVED;
  memcpy (reply, script->data + 1, length);
  *reply_len = length;
  script->data += length + 1;
  script->left -= length + 1;
  return GJ_TRANSMIT_OK;
}

static void
check_holder (const GjCardHolder *holder)
{
  g_assert (holder->name != NULL && *holder->name != '\0' && g_utf8_validate (holder->name, -1, NULL));
  g_assert (holder->certno != NULL && g_utf8_validate (holder->certno, -1, NULL));
  g_assert (holder->brdy == GJ_DATE_NONE || gj_date_is_valid (holder->brdy));
  g_assert (g_utf8_validate (holder->naty, -1, NULL) && g_utf8_validate (holder->card_no, -1, NULL));
}

static void
enter_pin (GjTransmit *transmit, Script *script)
{
  GjSecret *apdu = gj_secret_new (GJ_PIN_APDU_MAX);
  GjSecret *pin = gj_secret_new (16);
  guint before = script->n_verify;

  for (const char *digit = "246813"; *digit != '\0'; digit++)
    g_assert_true (gj_secret_append (pin, *digit));
  g_assert_true (gj_pin_apdu_build_verify (apdu, pin));
  GjPinVerdict verdict = gj_social_pin_send (transmit, apdu);
  g_assert (verdict.tries_left >= -1 && verdict.tries_left <= 15);
  g_assert (script->n_verify == before + 1);
  g_assert (verdict.outcome != GJ_PIN_OK || verdict.sw == 0x9000); /* with data before it 9000 is no yes */
  gj_secret_free (apdu);
  gj_secret_free (pin);
}

static void
check_marks (GjTransmit *transmit)
{
  GjCardMarks marks;
  g_autoptr (GError) error = NULL;
  gboolean read = gj_social_card_read_marks (transmit, &marks, &error) == GJ_TRANSMIT_OK && error == NULL;
  gsize length = strlen (marks.identifier);

  g_assert (length == 0 || length == 2 * GJ_CARD_IDENTIFIER_BYTES);
  g_assert (read || (length == 0 && marks.card_class == '\0'));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  Script script = { .data = data, .left = size };
  GjTransmit transmit = { .send = answer, .data = &script };
  g_autoptr (GjCardHolder) holder = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) later = NULL;

  if (gj_social_card_read (&transmit, TODAY, NULL, &holder, &error) != GJ_TRANSMIT_OK)
    {
      g_assert (error != NULL && holder == NULL);
      return 0;
    }
  g_assert ((error == NULL) == (holder != NULL));
  if (holder == NULL)
    return 0;
  check_holder (holder);
  enter_pin (&transmit, &script);
  if (gj_social_card_read_details (&transmit, holder, &later) == GJ_TRANSMIT_OK && later == NULL)
    check_holder (holder);
  check_marks (&transmit);
  return 0;
}
