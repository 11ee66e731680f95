/* SPDX-License-Identifier: Apache-2.0 */
/* What 我的账户 says of months and contributions, in sentences. All strings: (transfer full). */
#pragma once

#include "core/history/my_account.h"

G_BEGIN_DECLS

/* "累计12年3个月". */
char *gj_account_total_words (const GjInsuredMonths *months);

/* "一共9个月，从2026年1月到2026年9月；…". What is paid for the months to come is no month insured yet, and is said beside
 * them. NULL where nothing is paid. */
char *gj_account_months_words (const GjInsuredMonths *months);

/* "2026年4月—5月没有缴费记录"; NULL where there is no gap. */
char *gj_account_gap_words (const GjInsuredMonths *months);

/* The row's months, when it was paid, and whether the platform has yet to report it; parts separated by " · ". */
char *gj_account_contribution_words (const GjContribution *row);

G_END_DECLS
