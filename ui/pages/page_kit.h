/* SPDX-License-Identifier: Apache-2.0 */
/* The small parts that pages are put together from in code: a label, a table row with more than a text, a fact card, an empty list, an
   amount in a sentence. Looks come from the style classes; nothing here knows a colour or a size. */
#pragma once

#include <gtk/gtk.h>

#include "core/base/clock.h"
#include "ui/pages/paged_list.h"
#include "ui/pages/person_view.h"
#include "ui/widgets/tone.h"

G_BEGIN_DECLS

/* Containers and texts. classes: style classes separated by spaces, or NULL. Labels are left-aligned and wrap. Transfer floating. */
GtkWidget *gj_kit_box (GtkOrientation orientation, const char *classes);
GtkWidget *gj_kit_label (const char *text, const char *classes);
/* markup from gj_kit_markup. */
GtkWidget *gj_kit_markup_label (const char *markup, const char *classes);
/* Takes the free width. */
GtkWidget *gj_kit_spacer (void);
void gj_kit_add_classes (GtkWidget *widget, const char *classes);
/* Appends the widgets up to NULL; answers with the box. */
GtkWidget *gj_kit_pack (GtkWidget *box, ...) G_GNUC_NULL_TERMINATED;
/* Removes every child of a box. */
void gj_kit_clear (GtkBox *box);

/* size_class: see ui/widgets/icon.h. */
GtkWidget *gj_kit_avatar (GjAvatar avatar, const char *size_class);
/* A tinted disc with an icon in it; classes: "done", "care b120" … */
GtkWidget *gj_kit_disc (const char *icon, const char *icon_class, const char *classes);
/* The top of an outcome page: a large disc, a headline in the tone, a line below it. */
GtkWidget *gj_kit_outcome (GjTone tone, const char *icon, const char *headline, const char *line);
/* Does it stand on a small screen, or in the half of one? */
gboolean gj_kit_is_small (GtkWidget *widget);
/* Or on one that is wider than high? FALSE of both until it is in a window. */
gboolean gj_kit_is_wide (GtkWidget *widget);
/* Does the language of the screen say in half of a small page what Chinese does? Only Chinese does so far. */
gboolean gj_kit_has_short_words (GtkWidget *widget);
/* What stands under the QR code of a paper; where there is little room in fewer words. Translated, not owned. */
const char *gj_kit_qr_note (gboolean brief);
/* Of a card with a receipt's QR code: the heading in its middle, the code, and the line below it (NULL: set later). */
GtkWidget *gj_kit_qr_head (const char *text);
GtkWidget *gj_kit_qr_code (const char *qr_text);
GtkWidget *gj_kit_qr_line (const char *text);
/* A card that says one fact: disc, small heading, text (markup). GJ_TONE_ACT: the next step, on a tinted ground. */
GtkWidget *gj_kit_fact (GjTone tone, const char *icon, const char *heading, const char *markup);
/* An empty list: a large quiet icon, what is not there, what to do. */
GtkWidget *gj_kit_empty (const char *icon, const char *head, const char *text);
/* At the foot of a page that has no other way on: 返回, or 回首页. It does what the dock's button does. Transfer none. */
GtkWidget *gj_kit_append_way_back (GtkWidget *page);
GtkWidget *gj_kit_append_way_home (GtkWidget *page);

/* A row of a table with any widget as its value. */
GtkWidget *gj_kit_table_row (const char *key, GtkWidget *value);
/* The same with markup. */
GtkWidget *gj_kit_table_markup (const char *key, const char *markup);
/* Adds a row, or anything, to a table that is a GjFitLayout's; see fit_layout.h for @drop. */
void gj_kit_append_row (GtkWidget *table, GtkWidget *row, int drop);
/* Of a row: the value below its name, where that leaves it too little room. */
void gj_kit_stack_table_row (GtkWidget *row, gboolean stacked);
/* A tick and a text in the done tone. */
GtkWidget *gj_kit_tick (const char *text);

/* What was checked before money is asked for, of one or of all who are paid for: that nobody has paid yet, and that all is in order. */
GtkWidget *gj_kit_checked_row (int coverage_year, gboolean late);
/* Where the fee comes from and when that was verified (GJ_DATE_NONE: not known); a NULL source: says that none is on record. */
GtkWidget *gj_kit_source_row (const char *source, GjDate verified_at);
/* Fills a card (its layout a GjFitLayout) with the balance before and after, what that balance leaves out, and what to do about a mistake. */
void gj_kit_fill_balances (GtkWidget *card, gint64 before_fen, gint64 after_fen, const char *limit);
/* What a balance leaves out, where the day that it is of is not known (@limit NULL). Translated, not owned. */
const char *gj_kit_balance_limit (void);

/* Texts. Transfer full. */
char *gj_kit_yuan (gint64 fen);        /* "400元", for sentences */
char *gj_kit_year (int coverage_year); /* "2026年度" */
char *gj_kit_month (GjDate date);      /* "2025年7月" */
char *gj_kit_date (GjDate date);       /* "2025年7月3日" in the language now set */
char *gj_kit_verified (GjDate verified_at); /* "本厅2025年11月3日核实", or that nobody noted the day */
/* g_markup_printf_escaped for translated formats. */
char *gj_kit_markup (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* A copy of a borrowed text that lives as long as the chunk; NULL stays NULL. */
const char *gj_kit_keep (GStringChunk *texts, const char *text);

/* The row of one or two buttons at a page's foot: a NULL text hides that button, and a single one takes the whole width. */
void gj_kit_set_acts (GtkWidget *acts, GtkWidget *main_button, const char *main_text, const char *main_symbol,
                      GtkWidget *second_button, const char *second_text, const char *second_symbol);

/* A template of this directory, "home_page.ui", for class_init. */
void gj_kit_set_template (GtkWidgetClass *widget_class, const char *file);

/* In large text the parts of the rows' second lines stand below each other, so that no separator is left at the end of a line. */
void gj_kit_stack_rows (GjPagedList *list, gboolean elder);

G_END_DECLS
