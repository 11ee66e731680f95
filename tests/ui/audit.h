/* SPDX-License-Identifier: Apache-2.0 */
/* Looks at what a window shows, widget by widget, and says what a person would stumble over. It changes nothing. */
#pragma once

#include "ui/frame/window.h"

G_BEGIN_DECLS

/* Each answers with sentences for a developer (transfer full), none when nothing is wrong. The window has been painted. */

/* Every widget of the page has the room it asks for, lies inside what holds it and inside the page's area, and no text is cut. */
GPtrArray *gj_audit_fit (GjWindow *window);
/* No line breaks inside a date, an amount, a masked name, a number or a word of assets/words.txt, and none leaves a single character on its own. */
GPtrArray *gj_audit_lines (GjWindow *window);
/* No text is larger than the page's title, but for sums, what is typed, and the next step; no heading is smaller than what stands
   under it, but for a quiet question over its answer. */
GPtrArray *gj_audit_sizes (GjWindow *window);
/* How large every text is, in pixels: for gj_audit_growth (), which compares with another moment. */
GHashTable *gj_audit_text_sizes (GjWindow *window);
/* Large text is larger: no text is smaller than it was in @normal (what gj_audit_text_sizes () said of the same page before it was
   switched), and each is 1.3 times as large or at least @enough pixels, which is read from 60 cm by poor eyes. A text that only the large
   page has is measured by @body, the size of the shape's running text. Left out are a few that are drawings more than texts: see
   is_a_sign () there. Adds to @n_texts how many it looked at, and to @n_grown how many of them are 1.3 times as large. */
GPtrArray *gj_audit_growth (GjWindow *window, GHashTable *normal, int body, int enough, guint *n_texts, guint *n_grown);
/* Everything that can be pressed is at least 96 pixels both ways, @least_gap away from the next (two rows of one list, two months of one
   chart @row_gap), and has a role and a name; what is drawn as switched on, ticked or chosen is told as pressed. */
GPtrArray *gj_audit_targets (GjWindow *window, int least_gap, int row_gap);
/* Everything that can be pressed lies in the lower half of the window: for the low mode. */
GPtrArray *gj_audit_reach (GjWindow *window);
/* For the large text: one next step that is filled, at most one other action beside it and one row of choices. What is listed (a row, a
   tile, a tick, a page turned) is not counted, nor are the actions of a page on which one types or signs: there the list or the entry is
   the decision. */
GPtrArray *gj_audit_decisions (GjWindow *window);
/* Nothing by its colour alone: what bears a tone has a drawing or words in it. */
GPtrArray *gj_audit_tones (GjWindow *window);
/* Not problems: what can be pressed and where it stands, to compare with another moment. */
GPtrArray *gj_audit_places (GjWindow *window);
/* The arrows of a keypad reach every control that is on but the drawn keys, in the order of reading: within everything that holds several,
   those above before those below, and of those beside each other first the one where the script begins. So the columns of a wide page are
   read one after the other, and the dock comes last in every shape. */
GPtrArray *gj_audit_focus (GjWindow *window);

G_END_DECLS
