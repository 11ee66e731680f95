/* SPDX-License-Identifier: Apache-2.0 */
/* The commitment letter that somebody signed here, on paper when they ask for it: found by its act, only
 * for the person who signed it (I14), drawn and sent off the GTK thread. */
#pragma once

#include "kiosk/flows/flow.h"
#include "ui/pages/notice_page.h"

G_BEGIN_DECLS

typedef struct _GjLetterPrint GjLetterPrint;

/* Looks for the letter of `act_id` that the resident who is in has signed. `changed` is told whenever it is offered
 * or known to be somebody else's, or gj_letter_print_get_fact() has something new to say. Ends with `flow` (borrowed; outlives it).
 * (transfer full) */
GjLetterPrint *gj_letter_print_new (GjFlow *flow, const char *act_id,
                                    void (*changed) (gpointer user_data), gpointer user_data);
void gj_letter_print_free (GjLetterPrint *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjLetterPrint, gj_letter_print_free)

/* What is known of the paper, in the language now set. Its strings are not owned. */
GjNoticeFact gj_letter_print_get_fact (const GjLetterPrint *self);
gboolean gj_letter_print_is_asked (const GjLetterPrint *self);

/* The look-up is over, and somebody else signed it: only they can have it. */
gboolean gj_letter_print_is_anothers (const GjLetterPrint *self);

/* It was found, is this resident's, and is not being printed just now. */
gboolean gj_letter_print_is_offered (const GjLetterPrint *self);
/* Prints it; only where it is offered. */
void gj_letter_print_go (GjLetterPrint *self);

G_END_DECLS
