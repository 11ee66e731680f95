/* SPDX-License-Identifier: Apache-2.0 */
/* Why a card could not be read: one error domain for the social-card layer and the card source.
 * The messages are for the journal; what a resident reads is chosen by the code, elsewhere.
 * They never hold a record's value or a PIN. */
#pragma once

#include <glib.h>

/**
 * GjCardError:
 * @GJ_CARD_ERROR_NOT_SOCIAL: not a social-security card (6A82 on the application): say which cards work
 * @GJ_CARD_ERROR_NAME_REFUSED: a 3.0 card that shows its holder only to a PSAM (6982 on EF06)
 * @GJ_CARD_ERROR_PSAM: a 3.0 card, and the PSAM that this hall has does not answer: ours to mend
 * @GJ_CARD_ERROR_FORGED: asked to prove itself to the PSAM, the card gave a wrong answer
 * @GJ_CARD_ERROR_BLOCKED: the card or its application is blocked by the issuer (6A81, 6283, 9303)
 * @GJ_CARD_ERROR_EXPIRED: the expiry date on the card is before today
 * @GJ_CARD_ERROR_INCONSISTENT: the number, the birth date and the sex on the card contradict each other
 * @GJ_CARD_ERROR_GARBLED: a reply that is no record: too short, a wrong tag or length, bytes that are
 *   no text, a holder without a number or a name
 * @GJ_CARD_ERROR_MUTE: the card does not answer when powered: it is probably the wrong way round
 * @GJ_CARD_ERROR_REMOVED: the card is gone, or another card is there now: the session is over
 * @GJ_CARD_ERROR_CARD_FAULT: the card reports a fault of its own (6581, 6901, 6F00, …): reinsert once
 * @GJ_CARD_ERROR_OUR_FAULT: the card refuses our command (6700 6A80 6A86 6B00 6D00 6E00)
 * @GJ_CARD_ERROR_BUSY: another program holds the card exclusively
 * @GJ_CARD_ERROR_RESET: another program reset the card again and again while it was being read
 * @GJ_CARD_ERROR_NO_SERVICE: pcscd or the reader is gone
 * @GJ_CARD_ERROR_TIMEOUT: no answer within the time allowed; the thread that asked was given up
 * @GJ_CARD_ERROR_IO: anything else that went wrong between reader and card
 */
typedef enum
{
  GJ_CARD_ERROR_NOT_SOCIAL,
  GJ_CARD_ERROR_NAME_REFUSED,
  GJ_CARD_ERROR_PSAM,
  GJ_CARD_ERROR_FORGED,
  GJ_CARD_ERROR_BLOCKED,
  GJ_CARD_ERROR_EXPIRED,
  GJ_CARD_ERROR_INCONSISTENT,
  GJ_CARD_ERROR_GARBLED,
  GJ_CARD_ERROR_MUTE,
  GJ_CARD_ERROR_REMOVED,
  GJ_CARD_ERROR_CARD_FAULT,
  GJ_CARD_ERROR_OUR_FAULT,
  GJ_CARD_ERROR_BUSY,
  GJ_CARD_ERROR_RESET,
  GJ_CARD_ERROR_NO_SERVICE,
  GJ_CARD_ERROR_TIMEOUT,
  GJ_CARD_ERROR_IO,
} GjCardError;

#define GJ_CARD_ERROR (gj_card_error_quark ())
GQuark gj_card_error_quark (void);
