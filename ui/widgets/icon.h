/* SPDX-License-Identifier: Apache-2.0 */
/* One drawing of assets/icons or assets/illus. Stroke icons take the CSS colour of where they stand; avatars and illustrations keep
   their own. The size is CSS too: min-width and min-height of the node "icon", with the classes i32 i40 i48 i52 i56 i60 i64 i72 i80
   i84 i88 i92 i96 i112 i136 for squares, or from the parent ("button icon"). Drawn sharp at exactly that size, kept per
   (name, size, colour, scale), and never told to a screen reader. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GJ_TYPE_ICON (gj_icon_get_type ())
G_DECLARE_FINAL_TYPE (GjIcon, gj_icon, GJ, ICON, GtkWidget)

/* Property: "name" (string), without ".svg"; NULL shows nothing and hides the widget. An unknown name is a programming error (warning). */
GtkWidget *gj_icon_new (const char *name);
/* The same with a CSS class for its size, "i64". */
GtkWidget *gj_icon_new_sized (const char *name, const char *size_class);
void gj_icon_set_name (GjIcon *self, const char *name);
const char *gj_icon_get_name (GjIcon *self);

G_END_DECLS
