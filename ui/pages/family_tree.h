/* SPDX-License-Identifier: Apache-2.0 */
/* The small family drawing: those whose money you may use above, you, those who may use yours below; money flows downwards. Up to 3
   above and 4 below, fewer where the text is large; the list has them all. Nothing in it can be pressed. */
#pragma once

#include "ui/pages/family_page.h"

G_BEGIN_DECLS

#define GJ_TYPE_FAMILY_TREE (gj_family_tree_get_type ())
/* Properties for the .ui file, in pixels: "wire-gap" (height of a row of lines), "wire-width", "wire-radius" (int). */
G_DECLARE_FINAL_TYPE (GjFamilyTree, gj_family_tree, GJ, FAMILY_TREE, GtkWidget)

/* Draws the holder and the members of a view; nothing of it is kept but what the labels show. */
void gj_family_tree_set_view (GjFamilyTree *self, const GjFamilyView *view);

G_END_DECLS
