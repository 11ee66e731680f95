/* SPDX-License-Identifier: Apache-2.0 */
/* The social-security card: who holds it. Speaks LB002 / 人社信息函〔2012〕37号 (card.md §1–3) over a
 * GjTransmit; 1.0, 2.0 and 3.0 cards. Blocking: for the card's own thread only.
 * It never touches the PIN (social_pin.h does) and never logs what a record holds. */
#pragma once

#include "core/base/clock.h"
#include "devices/card/card_error.h"
#include "devices/card/social_auth.h"
#include "devices/card/transmit.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * GjCardHolder:
 * @certno: the social-security number; for citizens the ID number, X in capitals
 * @certno_is_id: whether @certno is a valid citizen's ID number
 * @name: UTF-8, never empty
 * @gend: "1" male, "2" female, "9" not stated
 * @brdy: birth date; 0 when neither the card nor the number says it
 * @version: "1.0", "2.0", "3.0"
 * @expiry: last day the card is good for, 0 when never written
 * @shows_tries: the reader or card is configured so that asking for the tries left counts nothing
 * @proof: whether the card has proved to the hall's PSAM that it is one
 * @apdu_count: APDUs it took from the first to the last of this reading
 * @naty: ethnic group "01"; "" until the details are read
 * @card_no: 9 characters; "" until the details are read, or when never written
 * @card_no_valid: whether the check character of @card_no is right
 * @card_class: '1' pre-school … '4' senior; '\0' until the details are read
 * @issue: issue date, 0 until the details are read
 */
typedef struct
{
  char *certno;
  gboolean certno_is_id;
  char *name;
  char gend[2];
  GjDate brdy;
  char version[4];
  GjDate expiry;
  gboolean shows_tries;
  GjCardProof proof;
  guint apdu_count;
  char naty[3];
  char card_no[10];
  gboolean card_no_valid;
  char card_class;
  GjDate issue;
} GjCardHolder;

/* Overwrites the texts before it frees them. */
void gj_card_holder_free (GjCardHolder *holder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjCardHolder, gj_card_holder_free)

/**
 * gj_social_card_select:
 *
 * Selects the application every social-security card has (SSSE), and checks the FCI it answers with.
 *
 * Returns: %GJ_TRANSMIT_OK when the line held: then @error tells a refusal of the card from success
 *   (NOT_SOCIAL on 6A82, BLOCKED on 6A81/6283/9303). Otherwise why the line failed, @error set too
 */
GjTransmitResult gj_social_card_select (GjTransmit *transmit,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * gj_social_card_read:
 * @today: the day against which the expiry is checked
 * @psam: (nullable): to which the card is to prove itself, and which opens the holder file of a 3.0 card
 * @holder: (out) (transfer full): who holds the card
 *
 * Selects, then reads what the kiosk must know: version, expiry, number, name, birth, sex. By tag,
 * with the file named in the command (no EF SELECT unless the card wants one): 6 to 8 APDUs, and five more
 * with a PSAM. A wrong answer to the PSAM is FORGED; a card that cannot answer is read all the same.
 *
 * Returns: %GJ_TRANSMIT_OK with @holder; %GJ_TRANSMIT_OK with @error set when the card answered but
 *   cannot serve; else why the line failed, with @error set too (a RESET may be tried again)
 */
GjTransmitResult gj_social_card_read (GjTransmit *transmit, GjDate today, GjPsam *psam,
                                      GjCardHolder **holder, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * gj_social_card_read_details:
 *
 * Adds to @holder what no service needs at once: ethnic group, card number, class, issue date.
 * An absent record leaves its field empty.
 */
GjTransmitResult gj_social_card_read_details (GjTransmit *transmit, GjCardHolder *holder,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * GjCardMarks:
 * @card_class: '1' pre-school … '4' senior; '\0' when the card does not say
 * @identifier: EF05 01, the chip's own, 32 hex characters in capitals; "" when never written
 */
typedef struct
{
  char card_class;
  char identifier[2 * GJ_CARD_IDENTIFIER_BYTES + 1];
} GjCardMarks;

#define GJ_CARD_CLASS_SENIOR '4'

/**
 * gj_social_card_read_marks:
 *
 * Selects, then reads what every card says of itself to anybody: 4 APDUs, 3 on T=1. An absent record leaves its field
 * empty; @marks is empty unless both were asked for and answered.
 */
GjTransmitResult gj_social_card_read_marks (GjTransmit *transmit, GjCardMarks *marks,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The check character of an 8-character card number; '\0' when it holds anything but 0–9 A–Z. */
char gj_social_card_number_check (const char *number);

/* The words for a failed line, e.g. GJ_CARD_ERROR_REMOVED. @result is not OK. */
GError *gj_social_card_line_error (GjTransmitResult result);

G_END_DECLS
