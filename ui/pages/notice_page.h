/* SPDX-License-Identifier: Apache-2.0 */
/* Something to read before deciding: who it is about, a sentence, facts one below the other (as many as fit, the rest behind 下一页), and
   one or two buttons. What releasing means, what agreeing means, why somebody cannot be bound. Every word comes from the caller. */
#pragma once

#include "ui/frame/page.h"
#include "ui/widgets/tone.h"

G_BEGIN_DECLS

typedef struct
{
  GjTone tone;
  const char *symbol;
  const char *question; /* small, "钱怎么用" */
  const char *answer;
  gboolean leads; /* to the fact after it, from which no turning of pages parts it: a reason, and what to do */
} GjNoticeFact;

typedef struct
{
  const char *title;    /* of the frame's row */
  const char *face;     /* icon or avatar beside the sentence; NULL: none */
  const char *sentence; /* large */
  const GjNoticeFact *facts;
  gsize n_facts;
  const char *main_text; /* NULL: no such button, as with second_text */
  const char *main_symbol;
  const char *second_text;
  const char *second_symbol;
  gboolean main_is_care; /* it ends something: the main button is not the ordinary next step's, and looks it */
  gboolean read_first;   /* the main button waits until the last fact was on the screen */
} GjNoticeView;

#define GJ_TYPE_NOTICE_PAGE (gj_notice_page_get_type ())
G_DECLARE_FINAL_TYPE (GjNoticePage, gj_notice_page, GJ, NOTICE_PAGE, GjPage)

/* The view is copied. Signals: "main", "second". */
GtkWidget *gj_notice_page_new (const GjNoticeView *view);

G_END_DECLS
