/* SPDX-License-Identifier: Apache-2.0 */
/* A social-security card proves to a PSAM that it is one, and the PSAM to the card that it may be shown the holder
 * (card.md §3: INTERNAL AUTH, GET CHALLENGE, EXTERNAL AUTH). Blocking: for the card's own thread only.
 *
 * The question is 8 bytes of the PSAM's own and 8 of this program's, new each time, so that an answer heard once is
 * worth nothing. The card answers with the first 8 bytes of that block under its own key; the PSAM says what they must
 * be. Which keys, which factor and which mode are (inferred): see psam.h for what a site must check.
 * It never decides what an unproven card may do. */
#pragma once

#include "devices/card/card_error.h"
#include "devices/card/psam.h"
#include "devices/card/transmit.h"

G_BEGIN_DECLS

#define GJ_CARD_IDENTIFIER_BYTES 16

typedef enum
{
  GJ_CARD_PROOF_NOT_ASKED, /* there is no PSAM in this hall */
  GJ_CARD_PROOF_GIVEN,
  GJ_CARD_PROOF_UNABLE,  /* the card has no such key, or no identifier */
  GJ_CARD_PROOF_NO_PSAM, /* the PSAM does not answer: nothing is known of the card */
} GjCardProof;

/**
 * gj_social_auth_prove:
 * @identifier: %GJ_CARD_IDENTIFIER_BYTES of EF05 01
 * @proof: (out): never NOT_ASKED
 *
 * After the application was selected.
 *
 * Returns: as gj_social_card_select(). @error %GJ_CARD_ERROR_FORGED: the card answered, and wrongly
 */
GjTransmitResult gj_social_auth_prove (GjTransmit *card, GjPsam *psam, const guint8 *identifier,
                                       GjCardProof *proof, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Shows the PSAM to a card that has proved itself, so that it opens the holder file. Once; what comes of it, reading
 * the file will tell. A card that refuses the PSAM's key makes it distrusted. */
GjTransmitResult gj_social_auth_open_holder (GjTransmit *card, GjPsam *psam,
                                             const guint8 *identifier) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
