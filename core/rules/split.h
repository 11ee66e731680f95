/* SPDX-License-Identifier: Apache-2.0 */
/* How what a patient pays is split over the accounts: the patient's own account first, then the
 * contributors' in their order, each as far as it reaches, the rest in cash (facts/policy.md,
 * F6–F8: 先扣本人，再按顺序). Arithmetic on whole fen, without a store: for the calculator, the
 * example beside the order, and to explain a payment. Whether an account may pay for a thing at all
 * is the region's policy, not this file's. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GJ_SPLIT_MAX_CONTRIBUTORS 99 /* as many as one order of deduction may name (core/family/act.h) */

/* One account. Both 0 … GJ_MONEY_MAX_FEN; what must stay in it is not touched. */
typedef struct
{
  gint64 balance_fen;
  gint64 reserve_fen; /* 0 where the region's policy names none */
} GjSplitAccount;

typedef struct
{
  gint64 amount_fen;
  gint64 own_fen;
  gint64 contributor_fen[GJ_SPLIT_MAX_CONTRIBUTORS]; /* [i] from contributors[i]; 0 from the rest */
  gsize n_contributors;
  gint64 cash_fen;
} GjSplit;

/* Splits @amount_fen (0 … GJ_MONEY_MAX_FEN) over @own (NULL: the patient has no account) and the
 * @n_contributors (at most GJ_SPLIT_MAX_CONTRIBUTORS) accounts at @contributors. Every part is 0 or
 * more and they add up to the amount exactly. Anything out of range is a programming error and
 * aborts. */
void gj_split (gint64 amount_fen, const GjSplitAccount *own, const GjSplitAccount *contributors,
               gsize n_contributors, GjSplit *out);

G_END_DECLS
