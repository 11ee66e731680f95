/* SPDX-License-Identifier: Apache-2.0 */
/* Every "no" that a flow can meet, as what a resident must hear: why, that no money moved, what next. */
#pragma once

#include "core/ledger/premium_payment.h"
#include "kiosk/terminal.h"

G_BEGIN_DECLS

/* Owned texts, in the language now set. No refusal moves money: an outcome that is not known is none. */
typedef struct
{
  char *headline; /* 没有缴成 */
  char *subject;  /* 为*英缴纳2027年度居民医保; NULL: none */
  char *why;
  char *next;
  gboolean for_staff; /* whose money it is not about, and who ask nobody at a window */
} GjRefusal;

void gj_refusal_clear (GjRefusal *refusal);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GjRefusal, gj_refusal_clear)

/* Before anything was submitted: the rules see an obstacle. `payable` NULL: it holds for every relative. */
void gj_refusal_from_reason (GjTerminal *terminal, const GjPayable *payable,
                             const GjPayReason *reason, GjRefusal *refusal);

/* The store refused a submitted payment; `result` is neither COMMITTED nor UNKNOWN. `paid_by`: who was first,
 * with ALREADY_PAID; `reason`: the obstacle behind any other result. NULL: not known; then the words are true of
 * everything that the result stands for. */
void gj_refusal_from_payment (GjTerminal *terminal, const GjPayable *payable, GjPayResult result,
                              const GjPremiumPaidBy *paid_by, const GjPayReason *reason,
                              GjRefusal *refusal);

/* The refusal as a page, with one button; signal "main". (transfer full) */
GtkWidget *gj_refusal_page_new (GjTerminal *terminal, const GjRefusal *refusal,
                                const char *main_text);

/* The store could not be read: nothing was submitted. */
void gj_refusal_from_store (GjTerminal *terminal, GjRefusal *refusal);

G_END_DECLS
