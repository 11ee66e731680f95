/* SPDX-License-Identifier: Apache-2.0 */
/* One aid in the dock: an icon above its word; while it is on, 开 stands beside the icon. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GJ_TYPE_AID_BUTTON (gj_aid_button_get_type ())
G_DECLARE_FINAL_TYPE (GjAidButton, gj_aid_button, GJ, AID_BUTTON, GtkButton)

/* Signal: GtkButton's "clicked". It does not change by itself. */
GtkWidget *gj_aid_button_new (const char *symbol);
/* Says the word 开 again too, in the language now set. */
void gj_aid_button_set_text (GjAidButton *self, const char *text);
void gj_aid_button_set_on (GjAidButton *self, gboolean on);

G_END_DECLS
