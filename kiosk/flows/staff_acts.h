/* SPDX-License-Identifier: Apache-2.0 */
/* What the staff do, a flow each, all of GJ_STATE_STAFF; and the pages and refusals that they share. Each is in the audit
 * with the number of who did it. */
#pragma once

#include "kiosk/terminal.h"
#include "ui/widgets/tone.h"

G_BEGIN_DECLS

/* All (transfer full). */
GjFlow *gj_staff_print_flow_new (GjTerminal *terminal);   /* a test print (staff_print.c) */
GjFlow *gj_staff_reset_flow_new (GjTerminal *terminal);   /* the printer after a jam (staff_print.c) */
GjFlow *gj_staff_paper_flow_new (GjTerminal *terminal);   /* a new roll is in (staff_simple.c) */
GjFlow *gj_staff_resume_flow_new (GjTerminal *terminal);  /* the pause ends (staff_simple.c) */
GjFlow *gj_staff_pause_flow_new (GjTerminal *terminal);   /* with a notice (staff_simple.c) */
GjFlow *gj_staff_restart_flow_new (GjTerminal *terminal); /* of the program (staff_simple.c) */
GjFlow *gj_staff_owed_flow_new (GjTerminal *terminal);    /* papers that somebody waits for (staff_owed.c) */
GjFlow *gj_staff_papers_flow_new (GjTerminal *terminal);  /* any paper of today, once more (staff_owed.c) */
GjFlow *gj_staff_day_flow_new (GjTerminal *terminal);     /* the day's end (staff_day.c) */
GjFlow *gj_staff_card_flow_new (GjTerminal *terminal);    /* the reader, with the card that is in (staff_card.c) */
GjFlow *gj_staff_logs_flow_new (GjTerminal *terminal);    /* the journal onto a stick (staff_logs.c) */
GjFlow *gj_staff_volume_flow_new (GjTerminal *terminal);  /* how loud the voice begins; only where there is one (staff_volume.c) */
/* How bright the screen is (staff_light.c); offered only where it can be set. */
GjFlow *gj_staff_light_flow_new (GjTerminal *terminal);
gboolean gj_staff_has_light (void);

/* Shared (staff_kit.c) */

/* Back to the staff screen, which asks every part again. Ends the flow that runs. */
void gj_staff_return (GjTerminal *terminal);

/* One thing to read and to answer: a sentence, and below it what is so and what to do. */
typedef struct
{
  const char *title;
  const char *face;     /* icon beside the sentence */
  const char *sentence;
  GjTone tone;          /* of the fact */
  const char *symbol;
  const char *question; /* small, above the answer; NULL: no fact */
  const char *answer;
  const char *main_text; /* NULL: no such button, as with second_text */
  const char *second_text;
} GjStaffSay;

/* Signals "main" and "second". (transfer floating) */
GtkWidget *gj_staff_say (const GjStaffSay *say);
/* What came of what `flow` did: 知道了 leads back to how the parts are, `again` (NULL: no such button) calls `on_again`
 * with the flow. The large button is 知道了, or after a failure `again`. The texts of the buttons in `say` are not used. */
GtkWidget *gj_staff_say_result (GjFlow *flow, const GjStaffSay *say, gboolean failed, const char *again, GCallback on_again);

/* An act could not be recorded, and was not done. One button back to the staff screen, and where the store says that
 * this person is not of the staff any more, one that ends. Shows it. */
void gj_staff_show_refused (GjFlow *flow, const GError *error);

G_END_DECLS
