/* SPDX-License-Identifier: Apache-2.0 */
/* Somebody's name, typed by sound (拼音), by the order of the strokes (笔画) or by the character's code (编码): letters below, what they
   may mean above them as large buttons. Any name of Chinese characters, with the · of minority names inside it; a character that no
   sound leads to is reached by its strokes or its code. Nothing of what is typed is learned (ui/widgets/pinyin.h). */
#pragma once

#include "ui/frame/page.h"

G_BEGIN_DECLS

/* Characters of a name, the · included. */
#define GJ_NAME_MIN 2
#define GJ_NAME_MAX 25

typedef struct
{
  const char *title;    /* "请输入家人的姓名" */
  const char *sentence; /* below it, may be NULL: "和身份证上的一样" */
  const char *problem;  /* what the caller found out about the last name; NULL: nothing. It goes away with the next key */
} GjNameEntryView;

#define GJ_TYPE_NAME_ENTRY_PAGE (gj_name_entry_page_get_type ())
G_DECLARE_FINAL_TYPE (GjNameEntryPage, gj_name_entry_page, GJ, NAME_ENTRY_PAGE, GjPage)

/* The view is copied. @name belongs to the caller and outlives the page, as with gj_id_entry_page_new.
   Signals:
     "confirmed" (const char *name)  GJ_NAME_MIN to GJ_NAME_MAX characters, · neither first nor last nor twice; the page then takes no
                                     keys until gj_name_entry_page_set_view
   There is no 取消: 返回 below is the way back. */
GtkWidget *gj_name_entry_page_new (const GjNameEntryView *view, GString *name);

/* The same page goes on, with what the caller found out. */
void gj_name_entry_page_set_view (GjNameEntryPage *self, const GjNameEntryView *view);

G_END_DECLS
