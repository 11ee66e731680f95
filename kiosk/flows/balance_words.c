/* SPDX-License-Identifier: Apache-2.0 */
/* The rule's own difference, so that the words never name another one. */
#include "kiosk/flows/balance_words.h"

#include "core/base/i18n.h"
#include "core/base/money.h"
#include "ui/pages/page_kit.h"

char *
gj_balance_words (const GjTerminal *terminal, const GjPayable *payable, const GjPayReason *reason)
{
  gint64 balance_fen = terminal->resident->balance_fen;
  gint64 amount_fen = payable->eligibility.quote.personal_fen;
  gint64 reserve_fen = reason->missing_fen - (amount_fen - balance_fen);
  g_autofree char *balance = gj_money_format (balance_fen);
  g_autofree char *amount = gj_money_format (amount_fen);
  g_autofree char *missing = gj_money_format (reason->missing_fen);
  g_autofree char *reserve = gj_money_format (MAX (reserve_fen, 0));

  g_assert (reason->obstacle == GJ_PAY_OBSTACLE_BALANCE);
  g_assert (reason->missing_fen > 0 && reserve_fen >= 0);
  if (reserve_fen > 0)
    return g_strdup_printf (_("个人账户余额%s，其中%s要留着，要缴%s，还差%s"), balance, reserve,
                            amount, missing);
  return g_strdup_printf (_("个人账户余额%s，要缴%s，还差%s"), balance, amount, missing);
}

/* The platform's settlements move no account of this store. */
char *
gj_balance_limit (const GjResident *resident, GjDate today)
{
  g_autofree char *day = NULL;

  if (resident->balance_of == GJ_DATE_NONE)
    return NULL;
  day = gj_kit_date (resident->balance_of);
  if (gj_date_year (resident->balance_of) == gj_date_year (today))
    return g_strdup_printf (_("%u月%u日后看病花的没减"), gj_date_month (resident->balance_of),
                            gj_date_day (resident->balance_of));
  return g_strdup_printf (_("%s后看病花的没减"), day);
}
