/* SPDX-License-Identifier: Apache-2.0 */
/* Takes from each account in turn and proves that nothing was lost on the way. */
#include "core/rules/split.h"

#include "core/base/money.h"

/* Takes what the account can give, at most *@left_fen, and says how much that was. */
static gint64
take (const GjSplitAccount *account, gint64 *left_fen)
{
  gint64 usable_fen;
  gint64 taken_fen;

  g_assert (account->balance_fen >= 0 && account->balance_fen <= GJ_MONEY_MAX_FEN);
  g_assert (account->reserve_fen >= 0 && account->reserve_fen <= GJ_MONEY_MAX_FEN);
  usable_fen = MAX (account->balance_fen - account->reserve_fen, 0);
  taken_fen = MIN (usable_fen, *left_fen);
  *left_fen -= taken_fen;
  g_assert (taken_fen >= 0 && *left_fen >= 0);
  return taken_fen;
}

void
gj_split (gint64 amount_fen, const GjSplitAccount *own, const GjSplitAccount *contributors,
          gsize n_contributors, GjSplit *out)
{
  gint64 left_fen = amount_fen;
  gint64 sum_fen;

  g_assert (amount_fen >= 0 && amount_fen <= GJ_MONEY_MAX_FEN);
  g_assert (n_contributors <= GJ_SPLIT_MAX_CONTRIBUTORS);
  g_assert (contributors != NULL || n_contributors == 0);
  *out = (GjSplit){ .amount_fen = amount_fen, .n_contributors = n_contributors };
  if (own != NULL)
    out->own_fen = take (own, &left_fen);
  for (gsize i = 0; i < n_contributors; i++)
    out->contributor_fen[i] = take (&contributors[i], &left_fen);
  out->cash_fen = left_fen;

  /* No overflow: each part was taken from the amount. */
  sum_fen = out->own_fen + out->cash_fen;
  for (gsize i = 0; i < n_contributors; i++)
    sum_fen += out->contributor_fen[i];
  g_assert (sum_fen == amount_fen);
}
