/* SPDX-License-Identifier: Apache-2.0 */
/* The languages that a hall offers, each in its own script on a large button, and the way back. It lies over the page that somebody was
   at, and decides nothing. */
#pragma once

#include "ui/frame/page.h"

G_BEGIN_DECLS

#define GJ_TYPE_LANGUAGE_PAGE (gj_language_page_get_type ())
G_DECLARE_FINAL_TYPE (GjLanguagePage, gj_language_page, GJ, LANGUAGE_PAGE, GjPage)

/* A new page. @tags: of gj_languages(), NULL-terminated, in the order that they are offered in; the one now set is ticked.
   Signals:
     "chosen" (const char *tag)   also for the one that is set
     "closed"                     nothing is to change */
GtkWidget *gj_language_page_new (const char *const *tags);

G_END_DECLS
