/* SPDX-License-Identifier: Apache-2.0 */
/* The end that every act of family sharing has: the letter where there is one to sign, the PIN, the submission
 * that nothing interrupts, the paper, and what came of it for each person. A flow makes its order and hands
 * it over. */
#pragma once

#include "core/family/act.h"
#include "core/family/letter.h"
#include "kiosk/flows/pin_change_flow.h"
#include "kiosk/terminal.h"

G_BEGIN_DECLS

typedef struct _GjActStep GjActStep;

/* What the act is, as it stands above the keypad, in the language of now. (transfer full) */
typedef char *(*GjActSentence) (GjFlow *flow);

/* How a person of the order is shown in the result. */
typedef struct
{
  const char *psn_no;
  const char *name;      /* full */
  const char *patn_rlts; /* what they are to the resident: a word only when shown, in the language of then */
  GjAvatar avatar;
} GjActPerson;

/* A step of `flow` (borrowed; outlives it). `order`: kind, actor and items; what it points to, and `persons`,
 * belong to the flow and outlive the step. `letter`: is read, ticked and signed first; NULL: none; borrowed
 * likewise. Nothing is shown before gj_act_step_show(). (transfer full) */
GjActStep *gj_act_step_new (GjFlow *flow, const GjActOrder *order, const GjActPerson *persons,
                            gsize n_persons, const GjLetter *letter, GjActSentence sentence);

/* Not between submission and answer. */
void gj_act_step_free (GjActStep *step);

/* The page of now: letter, PIN, working, unknown, result or refusal. */
void gj_act_step_show (GjActStep *step);

/* 返回: one step back within, and TRUE; FALSE where it leads out: before everything, or after the answer. */
gboolean gj_act_step_back (GjActStep *step);

/* It was answered: what came of it shows. */
gboolean gj_act_step_is_over (const GjActStep *step);

/* A PIN that cards are issued with may look and not sign: TRUE when that is so, and the change of the PIN is
 * opened instead, and leads on to what was `wanted`. The same of a card that had to prove itself and has not: then
 * a page says so. */
gboolean gj_act_step_is_barred (GjTerminal *terminal, GjPinChangeFor wanted);

G_END_DECLS
