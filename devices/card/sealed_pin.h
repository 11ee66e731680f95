/* SPDX-License-Identifier: Apache-2.0 */
/* A PIN that an encrypting keypad has sealed for the reader: this program carries it and cannot open it.
 *
 * Which commands a vendor's reader and keypad have for this is in no public source (card.md §4). What stands here is
 * *ours, of the emulators*, and is to be replaced by the vendor's; the properties are what a vendor's must have, too:
 * the reader opens the block and gives the card its VERIFY, the program sees the card's answer and nothing else; a
 * block is good once, for the challenge that it was made for.
 *
 *   FF 84 00 00 08           the reader's challenge, 8 bytes; the next one, or a sealed VERIFY, ends it
 *   FF 20 00 00 20 <block>   open, send the card 00 20 00 00 Lc PIN, answer with the card's own status word;
 *                            69 88, and the card has seen nothing: the block does not open
 *
 *   FF 5E 00 00 30 <block>   the same of two PINs: the card's CHANGE PIN 80 5E 01 00 Lc old FF new
 *
 *   block = nonce (8) | C = PIN block XOR SM4(seal key, challenge | nonce) | first 8 bytes of SM4(mark key, C XOR
 *           SM4(mark key, challenge | nonce))
 *   PIN block = 4n, the n digits in BCD, filled up with A (as ISO 9564-1 format 4 without its random half)
 *   block of a change = nonce (8) | C of the present PIN, which begins 5n | C of the new one, 6n, its mask being the SM4 of
 *           the first one's | the mark, chained over both C
 *
 * The keys are test keys, in the source of this program (test_keys.h says what that means). */
#pragma once

#include "core/base/secret.h"
#include "devices/card/transmit.h"

G_BEGIN_DECLS

#define GJ_SEAL_CHALLENGE_BYTES 8
#define GJ_SEAL_BYTES 32
#define GJ_SEAL_CHANGE_BYTES 48

/* The program's side */

/* Asks the reader for a challenge. Anything but OK, or FALSE in @given: this reader takes no sealed PIN. */
GjTransmitResult gj_sealed_pin_challenge (GjTransmit *transmit, guint8 challenge[GJ_SEAL_CHALLENGE_BYTES],
                                          gboolean *given) G_GNUC_WARN_UNUSED_RESULT;
/* The command for gj_social_pin_send(). FALSE, and @apdu is empty, unless @block is GJ_SEAL_BYTES long. */
gboolean gj_sealed_pin_build_verify (GjSecret *apdu, const GjSecret *block) G_GNUC_WARN_UNUSED_RESULT;

/* The same of a change: GJ_SEAL_CHANGE_BYTES. */
gboolean gj_sealed_pin_build_change (GjSecret *apdu, const GjSecret *block) G_GNUC_WARN_UNUSED_RESULT;

/* The emulators' side, with the test keys */

/* @block is filled. FALSE: no digits, more than 12, or no randomness. */
gboolean gj_sealed_pin_seal (const GjSecret *digits, const guint8 challenge[GJ_SEAL_CHALLENGE_BYTES],
                             guint8 block[GJ_SEAL_BYTES]) G_GNUC_WARN_UNUSED_RESULT;
/* FALSE: it was made for another challenge, with other keys, or was changed on its way; @digits is empty. */
gboolean gj_sealed_pin_open (const guint8 block[GJ_SEAL_BYTES], const guint8 challenge[GJ_SEAL_CHALLENGE_BYTES],
                             GjSecret *digits) G_GNUC_WARN_UNUSED_RESULT;

/* The same of the present PIN and the new one. */
gboolean gj_sealed_pin_seal_change (const GjSecret *present, const GjSecret *changed,
                                    const guint8 challenge[GJ_SEAL_CHALLENGE_BYTES],
                                    guint8 block[GJ_SEAL_CHANGE_BYTES]) G_GNUC_WARN_UNUSED_RESULT;
gboolean gj_sealed_pin_open_change (const guint8 block[GJ_SEAL_CHANGE_BYTES],
                                    const guint8 challenge[GJ_SEAL_CHALLENGE_BYTES], GjSecret *present,
                                    GjSecret *changed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
