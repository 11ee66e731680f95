/* SPDX-License-Identifier: Apache-2.0 */
/* A bar that shows how an amount is split over those who pay it: parts in true proportions, the figure inside, a sentence below each.
   Where a part is too narrow for its figure, or the sentences do not fit below their parts, every part has a line of its own instead,
   with its swatch, its sentence and its figure. Read aloud as those lines. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Who a part belongs to; decides its ground only. */
typedef enum
{
  GJ_SPLIT_OWN,    /* the patient's own account */
  GJ_SPLIT_SHARED, /* a contributor's account; neighbours differ */
  GJ_SPLIT_FUND,   /* 统筹基金 */
  GJ_SPLIT_CASH,
} GjSplitKind;

typedef struct
{
  GjSplitKind kind;
  gint64 amount_fen;    /* > 0 */
  const char *sentence; /* markup, "<b>先</b>用您的，用完" */
} GjSplitPart;

#define GJ_TYPE_SPLIT_BAR (gj_split_bar_get_type ())
G_DECLARE_FINAL_TYPE (GjSplitBar, gj_split_bar, GJ, SPLIT_BAR, GtkWidget)

/* Any number of parts, in the order in which they pay. Copied. CSS node: "splitbar". */
GtkWidget *gj_split_bar_new (const GjSplitPart *parts, gsize n_parts);
void gj_split_bar_set_parts (GjSplitBar *self, const GjSplitPart *parts, gsize n_parts);

/* Shows the figures as ¥287.30, as lists and statements do, instead of 287.30元. At first not. */
void gj_split_bar_set_exact (GjSplitBar *self, gboolean exact);

/* Where there is little height: a thin bar without figures, and a line for every part. At first not. CSS class: "thin". */
void gj_split_bar_set_thin (GjSplitBar *self, gboolean thin);

G_END_DECLS
