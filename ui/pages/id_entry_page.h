/* SPDX-License-Identifier: Apache-2.0 */
/* Somebody's ID number on the touch keys: 18 characters in the groups 6-8-4 they are read in. A number that cannot be right is said to
   be wrong in plain words before anybody is asked about it; whether it was ever issued is not for this page. Once confirmed it is shown
   masked, and it is kept nowhere but in the caller's text. */
#pragma once

#include "core/base/clock.h"
#include "ui/frame/page.h"

G_BEGIN_DECLS

typedef struct
{
  const char *title;    /* "请输入家人的身份证号码" */
  const char *sentence; /* below it, may be NULL: "看着家人的身份证，从左往右按" */
  GjDate today;         /* a birthday after it is no birthday */
  const char *problem;  /* what the caller found out about the last number ("号码和姓名对不上，…"); NULL: nothing.
                           It goes away with the next key */
  const char *problem_next; /* what to do about `problem`; NULL: nothing is said */
} GjIdEntryView;

#define GJ_TYPE_ID_ENTRY_PAGE (gj_id_entry_page_get_type ())
G_DECLARE_FINAL_TYPE (GjIdEntryPage, gj_id_entry_page, GJ, ID_ENTRY_PAGE, GjPage)

/* The view is copied. @number belongs to the caller and outlives the page: what is typed goes into it, and what it already holds is
   shown, so that a page made anew (another language or text size) goes on where the last one was. Make it with
   g_string_sized_new (64): it then never moves, and wiping it leaves no copy behind.
   Signals:
     "confirmed" (const char *number)  18 characters that pass gj_id_number_parse, X in capital; the page now shows the number masked,
                                       and takes no keys until gj_id_entry_page_set_view
     "cancelled"                       取消 */
GtkWidget *gj_id_entry_page_new (const GjIdEntryView *view, GString *number);

/* The same page goes on, with what the caller found out. */
void gj_id_entry_page_set_view (GjIdEntryPage *self, const GjIdEntryView *view);

G_END_DECLS
