/* SPDX-License-Identifier: Apache-2.0 */
/* A question with several answers at once: each a button that is ticked or not, and one button that goes on. Decides nothing. */
#pragma once

#include "ui/frame/page.h"

G_BEGIN_DECLS

#define GJ_MARKS_MAX 16

typedef struct
{
  const char *title;
  const char *icon;     /* may be NULL */
  const char *question; /* "哪几年没有缴？" */
  const char *sentence; /* "没缴的都点一下，可以点几个"; may be NULL */
  const char *items[GJ_MARKS_MAX];
  gsize n_items;
  guint marked;         /* bit i: items[i] is ticked at first */
  const char *none;     /* the button while nothing is ticked: "都缴了" */
  const char *some;     /* and otherwise: "选好了" */
} GjMarksView;

#define GJ_TYPE_MARKS_PAGE (gj_marks_page_get_type ())
G_DECLARE_FINAL_TYPE (GjMarksPage, gj_marks_page, GJ, MARKS_PAGE, GjPage)

/* A new page. The view is copied. Signal: "done" (guint marked), the button was tapped. */
GtkWidget *gj_marks_page_new (const GjMarksView *view);

G_END_DECLS
