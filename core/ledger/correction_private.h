/* SPDX-License-Identifier: Apache-2.0 */
/* Inside core/ledger only: the pieces of a correction. Everything here runs inside the caller's transaction. */
#pragma once

#include "core/base/crypto.h"
#include "core/ledger/correction.h"
#include "core/ledger/intent_outcome.h"

/* ---- intents (correction_intent.c) ---- */

typedef struct
{
  char *reverses;
  char *staff_1;
  char *staff_2;
  char *reason;
  char *kiosk_id;
  char *outcome; /* "" open */
} GjCorrectionIntent;

void gj_correction_intent_clear (GjCorrectionIntent *intent);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GjCorrectionIntent, gj_correction_intent_clear)

GjFind gj_correction_intent_read (GjStore *store, const char *transfer_id,
                                  GjCorrectionIntent *intent,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean gj_correction_intent_matches (const GjCorrectionIntent *intent,
                                       const GjCorrectionOrder *order);
/* Sets the final outcome, with the audit record of a refusal or of giving up. */
gboolean gj_correction_intent_close (GjStore *store, const char *transfer_id,
                                     const GjCorrectionIntent *intent, const char *outcome,
                                     gint64 time_us, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* ---- the two names in the audit chain (correction_staff.c) ---- */

#define GJ_CORRECTION_HEX (2 * GJ_SM3_BYTES + 1)

/* SM3("gongji correction staff v1" ‖ transfer_id ‖ staff_1 ‖ staff_2), each as gj_sm3_update_text() has it. The id is
 * in it so that two corrections by the same two do not look alike. */
gboolean gj_correction_digest_staff (const char *transfer_id, const char *staff_1,
                                     const char *staff_2, char hex[GJ_CORRECTION_HEX],
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The detail of a correction's audit record: @words, " staff " and the digest. NULL: @error is set. (transfer full) */
char *gj_correction_detail_with_staff (const char *words, const char *transfer_id,
                                       const char *staff_1, const char *staff_2,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The digest in such a detail. NULL: there is none, as in every record that was written before digests were: they
 * come first in their kiosk's chain, and none of them after one that has it. */
const char *gj_correction_detail_find_staff (const char *detail);

/* ---- the premium (correction_premium.c) ---- */

typedef struct
{
  char *payer_psn_no;
  char *relative_psn_no;
  char *collected_in; /* the account that took it */
  gint64 amount_fen;
  gint64 time_us;
  char *reversed_by; /* "" nothing yet */
} GjCorrectedPremium;

void gj_corrected_premium_clear (GjCorrectedPremium *premium);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GjCorrectedPremium, gj_corrected_premium_clear)

GjFind gj_corrected_premium_read (GjStore *store, const char *transfer_id,
                                  GjCorrectedPremium *premium,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
