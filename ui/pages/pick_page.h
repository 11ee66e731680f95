/* SPDX-License-Identifier: Apache-2.0 */
/* One question, many answers: which relative, which period. One button each, with pages; the one that holds now is ticked. */
#pragma once

#include "ui/frame/page.h"

G_BEGIN_DECLS

typedef struct
{
  const char *key; /* returned by "picked"; never shown */
  const char *text;
  gboolean on;
} GjPickOption;

typedef struct
{
  const char *title; /* "看谁的" */
  const GjPickOption *options;
  gsize n_options;
} GjPickView;

#define GJ_TYPE_PICK_PAGE (gj_pick_page_get_type ())
G_DECLARE_FINAL_TYPE (GjPickPage, gj_pick_page, GJ, PICK_PAGE, GjPage)

/* A new page. The view is copied.
   Signals:
     "picked" (const char *key)   also for the one that is on */
GtkWidget *gj_pick_page_new (const GjPickView *view);

G_END_DECLS
