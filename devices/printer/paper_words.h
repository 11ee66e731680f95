/* SPDX-License-Identifier: Apache-2.0 */
/* The words of a statement's lines. A paper is Chinese, whatever the screen speaks, so none of them
 * is translated. */
#pragma once

#include <glib.h>

#include "core/rules/waiting.h"

G_BEGIN_DECLS

/* "普通门诊"; "" for a med_type that is none of the five. Static. */
const char *gj_paper_words_care (const char *med_type);

/* What the amounts of a list's lines are. Static. */
const char *gj_paper_words_bill (void);    /* 总费用 */
const char *gj_paper_words_shared (void);  /* 共济支付 */
const char *gj_paper_words_premium (void); /* 缴费 */

/* "统筹¥1.00 本人¥2.00 家人¥0.00 现金¥0.00". Transfer full. */
char *gj_paper_words_split (gint64 fund_fen, gint64 own_fen, gint64 shared_fen, gint64 cash_fen);
/* @name masked. @paid: the holder paid for them; else they paid. Transfer full. */
char *gj_paper_words_share (const char *name, const char *place, gboolean paid);
/* The line of a settlement that was taken back: its own amount is nothing, and the words say what it was. Transfer full. */
char *gj_paper_words_refunded (const char *what, gint64 amount_fen);
/* Both names masked. @reversed: it was taken back, so that the line's own amount is nothing and the words say what it was. Transfer
 * full. */
char *gj_paper_words_premium_line (const char *payer, const char *relative, int coverage_year,
                                   gint64 amount_fen, gboolean reversed);

/* That a premium was taken back since its receipt was made: "已于2026年11月24日退回"; NULL where it stands (0).
 * Transfer full. */
char *gj_paper_words_taken_back (gint64 reversed_us);
/* The foot of a joint receipt: nobody is kept from paying again what was taken back. Transfer none. */
const char *gj_paper_words_pay_no_more (guint n_premiums, guint n_taken_back);
/* What the payer was told of the waiting period: "缴费后要等4个月，2027年3月1日起能报销"; NULL for nothing to wait for.
 * Transfer full. */
char *gj_paper_words_waiting (GjWaitingResult result, const GjWaiting *waiting);

G_END_DECLS
