/* SPDX-License-Identifier: Apache-2.0 */
/* Asking for the card's PIN and letting the card judge it: at log-in, before a payment, and for the old
 * PIN of a change. One VERIFY for each press of 确认, never one by itself. The digits live in one
 * locked buffer, which is handed to the card and wiped there. */
#pragma once

#include "kiosk/terminal.h"
#include "ui/pages/pin_page.h"

G_BEGIN_DECLS

typedef struct _GjPinStep GjPinStep;

/* The card accepted. `was_initial`: it is a PIN that cards are issued with. */
typedef void (*GjPinAccepted) (gboolean was_initial, gpointer user_data);

/* What the PIN is given for, in the language of now: the resident may change it while the keypad shows.
 * (transfer full) */
typedef char *(*GjPinSentence) (gpointer user_data);

/* A step of `flow` (borrowed; outlives it). Begins with the tries-left query where the card allows it;
 * nothing is shown before show(). `sentence` is asked at every show; may be NULL.
 * The step tells refusals (locked, no answer) to the session itself; `accepted` may free the step. From
 * the moment the flow is ended, a verdict on its way changes nothing. (transfer full) */
GjPinStep *gj_pin_step_new (GjFlow *flow, GjPinPurpose purpose, GjPinSentence sentence,
                            GjPinAccepted accepted, gpointer user_data);

/* The card is a guest's: this is its holder's name, as the card has it, in place of the session's. Copied.
 * Before the first show. */
void gj_pin_step_set_guest (GjPinStep *step, const char *name);

/* Where in the flow it stands, 第n步，共m步; without it only paying and logging in say so. Before the first show. */
void gj_pin_step_set_place (GjPinStep *step, guint n, guint of);

/* Cancels what is under way and wipes. The keypad must have left the screen, or be about to without
 * another event: it points into the step. */
void gj_pin_step_free (GjPinStep *step);

/* Puts the keypad on the screen, empty. */
void gj_pin_step_show (GjPinStep *step);

/* What the region's cards are issued with; NULL: what the rule knows itself. (transfer none) */
const char *const *gj_pin_step_initials (const GjTerminal *terminal);

G_END_DECLS
