/* SPDX-License-Identifier: Apache-2.0 */
/* The card is in: reading it, or what is the matter with it and what to do. Never shows a name: nobody has proved who they are. */
#pragma once

#include "ui/frame/page.h"

G_BEGIN_DECLS

typedef enum
{
  GJ_READING_BUSY,         /* 正在读卡 */
  GJ_READING_SLOW,         /* the same, and it takes long */
  GJ_READING_NOT_SOCIAL,   /* another kind of card */
  GJ_READING_MUTE,         /* no answer: wrong way round, or damaged */
  GJ_READING_NAME_REFUSED, /* a version 3.0 card that gives no name here */
  GJ_READING_NO_PSAM,      /* the part of this machine that tells real cards does not work, and this card needs it */
  GJ_READING_FORGED,       /* the card gave that part a wrong answer */
  GJ_READING_UNPROVEN,     /* the card cannot answer it, and must */
  GJ_READING_BLOCKED,      /* the application on the card is closed */
  GJ_READING_PIN_LOCKED,   /* its PIN is locked */
  GJ_READING_EXPIRED,      /* past its date */
  GJ_READING_UNREADABLE,   /* pulled too early, or it stopped answering */
  GJ_READING_UNKNOWN_HOLDER, /* read, but this person is not in this hall's data */
} GjReadingState;

typedef struct
{
  GjReadingState state;
  const char *hotline; /* "12393" */
} GjReadingView;

#define GJ_TYPE_READING_PAGE (gj_reading_page_get_type ())
G_DECLARE_FINAL_TYPE (GjReadingPage, gj_reading_page, GJ, READING_PAGE, GjPage)

/* The view is copied. Signal: "retry" (再读一次) where reading again can help. */
GtkWidget *gj_reading_page_new (const GjReadingView *view);
void gj_reading_page_set_view (GjReadingPage *self, const GjReadingView *view);

G_END_DECLS
