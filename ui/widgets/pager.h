/* SPDX-License-Identifier: Apache-2.0 */
/* 上一页 · 第n页，共m页 · 下一页. It asks; whoever owns the list turns the page and tells it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GJ_TYPE_PAGER (gj_pager_get_type ())
G_DECLARE_FINAL_TYPE (GjPager, gj_pager, GJ, PAGER, GtkWidget)

/* "第n页，共m页", or "第n页" above "共m页"; @page from 0 (transfer full): every page that says where it stands says it so. */
char *gj_pager_place (guint page, guint n_pages, gboolean stacked);

/* Signal: "page-requested" (guint page, from 0). */
GtkWidget *gj_pager_new (void);
/* @page from 0; at the ends the button is off, not hidden. @n_pages 0: not known yet, and not said. */
void gj_pager_set_position (GjPager *self, guint page, guint n_pages);
/* "第n页" above "共m页", for a pager in half of a wide page. */
void gj_pager_set_stacked (GjPager *self, gboolean stacked);
/* Instead, for a list that need not turn by whole pages: @place, in two lines, says what is on the screen. "page-requested" then says 0 for
   上一页 and 2 for 下一页. */
void gj_pager_set_turns (GjPager *self, const char *place, gboolean has_previous, gboolean has_next);

G_END_DECLS
