/* SPDX-License-Identifier: Apache-2.0 */
/* Accounts and transfers (facts/money.md I1, I2, I5). A transfer is the only thing that moves
 * money; the database itself writes an account's entries when a transfer is inserted, refuses a
 * personal balance below 0 and never changes a row. Accounts: "psn:<psn_no>" personal,
 * "premium:<admdvs>:<kiosk_id>" what an insured division collects at a kiosk, "opening" the outside. A balance runs on
 * from entry to entry, so that whoever pays into an account waits for whoever does: with one for each kiosk nobody does.
 * (Stores of before have payments in "premium:<admdvs>", which are given back from there.)
 *
 * Every transfer has its audit record, of the same kiosk and instant, in the same transaction:
 * a premium "premium.paid" (object: the transfer's id), a reversal "transfer.reversed" (object: the
 * reversal's id), openings one "import" for all of them, whose detail ends in " openings N FEN
 * SM3", how many, how much in all, and a digest over who got how much in the order of their entries. `gongjictl check` finds a transfer without it. */
#pragma once

#include "core/base/crypto.h"
#include "core/store/store.h"

/* The personal account of @psn_no. NOT_FOUND: the person has none. */
GjFind gj_account_find_balance (GjStore *store, const char *psn_no, gint64 *balance_fen,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Names of accounts. (transfer full) */
char *gj_account_name_personal (const char *psn_no);
char *gj_account_name_premium (const char *admdvs, const char *kiosk_id);
#define GJ_ACCOUNT_OPENING "opening"

/* Below: for core's own writers, inside their write transaction. */
typedef struct
{
  const char *transfer_id;
  const char *kind; /* "opening", "premium", "reversal" */
  const char *debit_account;
  const char *credit_account;
  gint64 amount_fen;
  gint64 time_us;
  const char *kiosk_id;
  const char *reverses; /* a reversal's old transfer, "" otherwise */
} GjTransfer;

/* What an import's record says before the number of its openings. */
#define GJ_ACCOUNT_OPENINGS_TOLD " openings "

/* One of them, the next in order. */
void gj_account_digest_opening (GjSm3 *sm3, const char *transfer_id, const char *account_no, gint64 amount_fen);

/* Of any kind. An account that was found never goes. */
GjFind gj_account_exists (GjStore *store, const char *account_no,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean gj_account_ensure (GjStore *store, const char *account_no, const char *kind,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean gj_transfer_insert (GjStore *store, const GjTransfer *transfer,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
