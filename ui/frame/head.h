/* SPDX-License-Identifier: Apache-2.0 */
/* The head of the window: the hall and the time, and below them in a second line which machine this is, and the date. While a small screen
   asks whether somebody is still there, the second line leaves: its height is what the bar that asks needs more than the row it stands
   for, so that the page below stays where it is. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What in @head has the class "second-line", and @made_by, come and go with the classes of @window from now on; all are parts of it. In the
   low mode, whose head is out of reach, @made_by alone gives its height. */
void gj_head_watch (GtkWidget *head, GtkWidget *made_by, GtkWidget *window);
/* "共济自助机 · 02号": what it is may be cut, its number, which one says on the telephone, never. */
void gj_head_say_machine (GtkLabel *kind, GtkLabel *number, const char *machine);

G_END_DECLS
