/* SPDX-License-Identifier: Apache-2.0 */
/* A question whose answer is a whole number: keys, some ready answers, and perhaps "none". For what is not secret: the PIN has its own
   page. Decides nothing but whether the number lies between the two ends. */
#pragma once

#include "ui/frame/page.h"

G_BEGIN_DECLS

#define GJ_NUMBER_PRESETS 3

typedef struct
{
  const char *title;
  const char *icon;     /* may be NULL */
  const char *question; /* "看病的个人负担是多少钱？" */
  const char *sentence; /* may be NULL */
  const char *format;   /* how the number is shown, with one %s: "¥%s", "%s年" */
  gint64 presets[GJ_NUMBER_PRESETS];
  gsize n_presets;
  gint64 least, most;   /* 0 ≤ least ≤ most; most has at most 9 digits */
  const char *none;     /* a button beside the main one, "没有"; NULL: none */
} GjNumberView;

#define GJ_TYPE_NUMBER_PAGE (gj_number_page_get_type ())
G_DECLARE_FINAL_TYPE (GjNumberPage, gj_number_page, GJ, NUMBER_PAGE, GjPage)

/* A new page. The view is copied. Signals: "entered" (gint64), the main button, or a ready answer, was tapped; "none";
   "typed" (gint64), what stands there now, −1 for nothing. */
GtkWidget *gj_number_page_new (const GjNumberView *view);

/* As if it had been typed: what stood on the page that this one takes the place of, in another language. −1 … most. */
void gj_number_page_set_number (GjNumberPage *self, gint64 number);

G_END_DECLS
