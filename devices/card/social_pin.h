/* SPDX-License-Identifier: Apache-2.0 */
/* The PIN of a social-security card: VERIFY, CHANGE, tries left (card.md §3–4).
 * One VERIFY per call, whatever the answer; no 61xx or 6Cxx is followed; the APDU lives in a locked
 * buffer and is wiped on every path. It never logs, and never decides what PIN is good enough. */
#pragma once

#include "core/base/secret.h"
#include "devices/card/transmit.h"

G_BEGIN_DECLS

/**
 * GjPinOutcome:
 * @GJ_PIN_OK: verified (or changed)
 * @GJ_PIN_WRONG: wrong; tries_left says how many remain, -1 when the card does not say
 * @GJ_PIN_LOCKED: locked: to the counter, no prompt
 * @GJ_PIN_REMOVED: the card left before it answered; whether the try counted is not known
 * @GJ_PIN_FAILED: the card refused the command itself (sw says how), or with sw 0 nothing was sent:
 *   end the session, ask to reinsert once
 * @GJ_PIN_UNKNOWN: sent, and no usable answer: never to be sent again by itself
 */
typedef enum
{
  GJ_PIN_OK,
  GJ_PIN_WRONG,
  GJ_PIN_LOCKED,
  GJ_PIN_REMOVED,
  GJ_PIN_FAILED,
  GJ_PIN_UNKNOWN,
} GjPinOutcome;

typedef struct
{
  GjPinOutcome outcome;
  int tries_left; /* -1: not known */
  guint16 sw;     /* 0: none came */
} GjPinVerdict;

/* Room for the longest command: header, Lc, two PINs of 12 digits with FF between. The command is
 * built in a GjSecret of this size: locked, kept out of core dumps, and once wiped (all of it, header
 * included) it is no command any card obeys. */
#define GJ_PIN_APDU_MAX 18

/* 00200000 Lc PIN in BCD, an odd length padded with F. FALSE, and @apdu is empty, unless @pin is 4 to
 * 12 digits. */
gboolean gj_pin_apdu_build_verify (GjSecret *apdu, const GjSecret *pin) G_GNUC_WARN_UNUSED_RESULT;
/* 805E0100 Lc old FF new; the same rules. */
gboolean gj_pin_apdu_build_change (GjSecret *apdu, const GjSecret *old_pin,
                                   const GjSecret *new_pin) G_GNUC_WARN_UNUSED_RESULT;

/**
 * gj_social_pin_send:
 * @apdu: built, and wiped when this returns
 *
 * Sends a VERIFY or CHANGE exactly once. The application must have been selected in this same
 * transaction.
 */
GjPinVerdict gj_social_pin_send (GjTransmit *transmit, GjSecret *apdu) G_GNUC_WARN_UNUSED_RESULT;

/**
 * gj_social_pin_tries_left:
 * @tries_left: (out): 0 locked, -1 the card does not say (it answered 9000 or refused)
 *
 * Asks without a PIN. Only on cards known to count nothing then: some count it as a wrong try.
 */
GjTransmitResult gj_social_pin_tries_left (GjTransmit *transmit,
                                           int *tries_left) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
