/* SPDX-License-Identifier: Apache-2.0 */
/* How wide a label wants to be does not depend on how high it may be, until it is placed. GTK looks for the least width at which a text
   that wraps fits a height by laying it out at a dozen of them, and boxes that are measured ask that of every label in them, again and
   again: half of the time in which a page came on the screen. The box that places it still asks, so that broken lines stay even; but what it
   needs at least is what it needs at any height, or what stands beside it would be pushed out of a box that is narrower than that.
   And how high labels beside each other are: the same with a width as without. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From now on, for every label of the program. To be called once, after gtk_init(). */
void gj_label_width_init (void);

G_END_DECLS
