/* SPDX-License-Identifier: Apache-2.0 */
/* Inside core/ledger only: the pieces of a premium payment. Everything here runs inside the
 * caller's transaction. */
#pragma once

#include "core/family/person.h"
#include "core/ledger/intent_outcome.h"
#include "core/ledger/premium_payment.h"
#include "core/rules/eligibility.h"

/* ---- intents (premium_intent.c) ---- */

typedef struct
{
  char *payer_psn_no;
  char *relative_psn_no;
  int coverage_year;
  char *insutype;
  char *tier;
  gint64 amount_fen;
  char *kiosk_id;
  gint64 session_us;
  char *outcome; /* "" open */
} GjPremiumIntent;

void gj_premium_intent_clear (GjPremiumIntent *intent);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GjPremiumIntent, gj_premium_intent_clear)

GjFind gj_premium_intent_read (GjStore *store, const char *transfer_id, GjPremiumIntent *intent,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean gj_premium_intent_matches (const GjPremiumIntent *intent, const GjPremiumOrder *order);
/* Sets the final outcome and writes the audit record of a refusal or of giving up. */
gboolean gj_premium_intent_close (GjStore *store, const char *transfer_id,
                                  const GjPremiumIntent *intent, const char *outcome,
                                  gint64 time_us, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean gj_premium_intent_commit (GjStore *store, const char *transfer_id, gint64 time_us,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Back from gj_pay_result_word(); an outcome that is none of them is ID_CONFLICT: closed. */
GjPayResult gj_pay_result_from_outcome (const char *outcome);

/* ---- what the rule needs to know (premium_facts.c) ---- */

typedef struct
{
  GjPerson *payer;
  GjPerson *relative;
  GPtrArray *payer_insurances;
  GPtrArray *relative_insurances;
  GArray *payer_facts; /* GjInsuranceFact */
  GArray *relative_facts;
  char *patn_rlts;
  gint64 balance_fen;
  gboolean has_account;
  GjPayFacts facts;
  GjPayEligibility eligibility;
} GjPremiumFacts;

void gj_premium_facts_clear (GjPremiumFacts *facts);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GjPremiumFacts, gj_premium_facts_clear)

/* Reads everything fresh and judges it: COMMITTED means nothing stands in the way. STORE_FAILED
 * sets @error. */
GjPayResult gj_premium_facts_judge (GjStore *store, const GjRegion *region,
                                    const GjPremiumOrder *order, GjDate today,
                                    GjPremiumFacts *facts,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* ---- answers (premium_find.c) ---- */

/* The stored answer of a committed payment. */
gboolean gj_premium_read_paid (GjStore *store, const char *transfer_id, GjPremiumPaid *paid,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
