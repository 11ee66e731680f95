/* SPDX-License-Identifier: Apache-2.0 */
/* The layout of a page that must fit: blocks one below the other, the step's button at the bottom; beside each other in two columns on
   a wide screen; and where the text is large or the screen small, the extras leave before anything is clipped. Where a page has
   little to say, that stands a little above its middle and not under its upper edge; the button stays at the bottom. Sizes come from
   the blocks themselves, never from here. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where a block stands. On a tall page all are one column, in the order of the children. */
typedef enum
{
  GJ_FIT_SLOT_TOP,  /* across both columns */
  GJ_FIT_SLOT_MAIN, /* the left column of a wide page */
  GJ_FIT_SLOT_SIDE, /* the right column of a wide page */
  GJ_FIT_SLOT_FOOT, /* at the bottom (of the right column of a wide page) */
  GJ_FIT_SLOT_BESIDE, /* left of the foot on a wide page; together they make its columns where all else is across */
  GJ_FIT_SLOT_END,    /* across both columns, under them */
} GjFitSlot;

#define GJ_TYPE_FIT_SLOT (gj_fit_slot_get_type ())
GType gj_fit_slot_get_type (void);

#define GJ_TYPE_FIT_LAYOUT (gj_fit_layout_get_type ())
/* Property: "spacing" (int, pixels between blocks). */
G_DECLARE_FINAL_TYPE (GjFitLayout, gj_fit_layout, GJ, FIT_LAYOUT, GtkLayoutManager)

/* Layout properties of a child, for a .ui file's <layout>: "slot" (GjFitSlot) and "drop": 0 stays always, else the highest number
   leaves first when there is not enough height; 1 only when narrower gaps are not enough. Where there
   are columns, what is across both gives its extras before they do. */
#define GJ_TYPE_FIT_LAYOUT_CHILD (gj_fit_layout_child_get_type ())
G_DECLARE_FINAL_TYPE (GjFitLayoutChild, gj_fit_layout_child, GJ, FIT_LAYOUT_CHILD, GtkLayoutChild)

/* For blocks made in code. */
void gj_fit_layout_set_child (GtkWidget *child, GjFitSlot slot, int drop);

G_END_DECLS
