/* SPDX-License-Identifier: Apache-2.0 */
/* Field by field. */
#include "kiosk/flows/pay_order.h"

#include "core/rules/codes.h"
#include "kiosk/flows/proof_gate.h"

GjPremiumOrder
gj_pay_order (const GjTerminal *terminal, const GjPayable *payable, const GjPremiumQuote *quote)
{
  g_assert (quote->personal_fen > 0);
  g_assert (!terminal->initial_pin);
  g_assert (gj_proof_gate_now (terminal) == GJ_CARD_MAY_PAY);
  return (GjPremiumOrder){
    .payer_psn_no = terminal->resident->person->psn_no,
    .relative_psn_no = payable->person->psn_no,
    .coverage_year = (int) quote->coverage_year,
    .insutype = GJ_INSUTYPE_RESIDENT,
    .tier = quote->tier,
    .amount_fen = quote->personal_fen,
    .kiosk_id = terminal->config->id,
    .session_us = terminal->session_us,
    .names_full = terminal->config->receipt_names_full,
  };
}

GjPaymentOffice
gj_pay_office (const GjTerminal *terminal)
{
  return (GjPaymentOffice){ terminal->store, terminal->clock, terminal->region, terminal->signer };
}
