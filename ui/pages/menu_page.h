/* SPDX-License-Identifier: Apache-2.0 */
/* One question and what can be chosen, as tiles: two beside each other, one below the other in large text, pages where they do not fit.
   A tap on a tile is the answer. Decides nothing. */
#pragma once

#include "ui/frame/page.h"

G_BEGIN_DECLS

typedef struct
{
  const char *symbol; /* may be NULL */
  const char *text;   /* "缴费标准" */
  const char *detail; /* under it; may be NULL */
} GjMenuItem;

typedef struct
{
  const char *title;    /* of the page: "政策与计算" */
  const char *icon;     /* before the title in the frame's row; may be NULL */
  const char *question; /* "您想了解什么？" */
  const char *sentence; /* under it; may be NULL */
  const GjMenuItem *items;
  gsize n_items;
  gboolean wide;        /* each tile takes the whole width: its words are long */
} GjMenuView;

#define GJ_TYPE_MENU_PAGE (gj_menu_page_get_type ())
G_DECLARE_FINAL_TYPE (GjMenuPage, gj_menu_page, GJ, MENU_PAGE, GjPage)

/* A new page. The view is copied. Signal: "chosen" (guint index), a tile was tapped. */
GtkWidget *gj_menu_page_new (const GjMenuView *view);

G_END_DECLS
