/* SPDX-License-Identifier: Apache-2.0 */
/* What a page says, taken from the page itself: there is no second set of texts. Everything is in reading order, in the language that
   is set, without markup, and without what is private (spoken_text.h) unless it was asked for. */
#pragma once

#include "ui/frame/page.h"

G_BEGIN_DECLS

/* The short form, for when the page has come: where one is, what it is about, and what can be chosen. @hidden, or NULL, becomes TRUE if
   something private was left out anywhere on the page, or rows that it has no heading for. Never empty. (transfer full) */
char *gj_page_words_short (GjPage *page, gboolean *hidden);
/* Everything that can be read on it now, also what is private. Never empty. (transfer full) */
char *gj_page_words_all (GjPage *page);
/* Every text of the page as it may be said unasked, one for each label: what is in a later list and not in an earlier one is news.
   (transfer full) */
GPtrArray *gj_page_words_lines (GjPage *page);
/* Every control that can be pressed, told apart from the others, as it may be said unasked. (transfer full) */
GPtrArray *gj_page_words_choices (GjPage *page);

/* What has become of a page: these of its lines and of its choices are new. Empty where both are. (transfer full) */
char *gj_page_words_news (GPtrArray *lines, GPtrArray *choices);

/* What has the focus: the facts that stand with it, its name, its state and its kind. (transfer full) */
char *gj_page_words_control (GtkWidget *control, gboolean all);

/* "Chosen" or "not chosen", whatever kind of control it is: worth saying when it has changed. (transfer none) */
const char *gj_page_words_state (GtkWidget *control);

/* Is @widget one of the keys that are drawn on the screen for fingers, of which a keypad has its own? */
gboolean gj_page_words_is_key (GtkWidget *widget);

G_END_DECLS
