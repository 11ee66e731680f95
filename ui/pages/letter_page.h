/* SPDX-License-Identifier: Apache-2.0 */
/* The commitment letter (承诺书), read, ticked and signed: its text in large type, page by page; 我已读完 can be ticked once the last page
   was on the screen; then the field to sign in with a finger, 重写, 确认签字.

   Who reads the screen in another language gets the gist in it first, marked as one; the Chinese text after it is what is signed.

   Who cannot draw (a trembling or missing hand) is never stuck: 不方便手写 leads on without a drawing where the hall allows the card's
   PIN, which comes next, to stand for it (view->pin_may_sign), and says so in words that go on the paper; where the hall does not allow
   it, it says to ask at the window and gives the card back. A thumbprint is not offered: this machine has nothing to take one with. */
#pragma once

#include "ui/frame/page.h"

G_BEGIN_DECLS

typedef struct
{
  const char *heading;           /* "个人账户家庭成员共济承诺书" */
  const char *const *paragraphs; /* NULL-terminated, in order; a long one is shown sentence by sentence */
  const char *gist_heading;      /* the heading in the language of the screen; with a gist */
  const char *const *gist;       /* what it says, in the language of the screen, NULL-terminated; NULL: nothing but the text */
  const char *person;            /* who signs, as a person may be shown: "*伟"; NULL: not said */
  const char *version;           /* "2025年9月版", said below the heading; NULL: not said */
  const char *const *people;     /* whom it is about, "*敏 长女", NULL-terminated; NULL: nobody is named */
  gboolean pin_may_sign;
  const char *window; /* where staff help, "3号窗口"; NULL: 窗口 */
} GjLetterView;

#define GJ_TYPE_LETTER_PAGE (gj_letter_page_get_type ())
G_DECLARE_FINAL_TYPE (GjLetterPage, gj_letter_page, GJ, LETTER_PAGE, GjPage)

/* The view is copied.
   Signal:
     "signed" (const char *strokes)  确认签字 after reading and ticking: the drawing as core/base/strokes.h writes it; "" when there is
                                     none and the PIN stands for it. Once.
     "finished" ()                   取卡，到窗口办: nothing is signed here. */
GtkWidget *gj_letter_page_new (const GjLetterView *view);

/* Where the reader was on the page that this one takes the place of: in another language, the same letter, with what is drawn so far. */
void gj_letter_page_go_on_from (GjLetterPage *self, GjLetterPage *before);

/* For the flow's 返回: from signing back to reading, and TRUE; FALSE while reading. */
gboolean gj_letter_page_back (GjLetterPage *self);

G_END_DECLS
