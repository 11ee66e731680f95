/* SPDX-License-Identifier: Apache-2.0 */
/* The commitment letter that somebody signed here, on paper when they ask for it: found by its act, only
 * for the person who signed it (I14), drawn and sent off the GTK thread. */
#pragma once

#include "kiosk/flows/flow.h"
#include "ui/pages/notice_page.h"

G_BEGIN_DECLS

typedef struct _GjLetterPrint GjLetterPrint;

/* Begins to print the letter of `act_id` for the resident who is in. `changed` is told whenever
 * gj_letter_print_get_fact() has something new to say. Ends with `flow` (borrowed; outlives it).
 * (transfer full) */
GjLetterPrint *gj_letter_print_start (GjFlow *flow, const char *act_id,
                                      void (*changed) (gpointer user_data), gpointer user_data);
void gj_letter_print_free (GjLetterPrint *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjLetterPrint, gj_letter_print_free)

/* What is known of the paper, in the language now set. Its strings are not owned. */
GjNoticeFact gj_letter_print_get_fact (const GjLetterPrint *self);
gboolean gj_letter_print_is_over (const GjLetterPrint *self);

G_END_DECLS
