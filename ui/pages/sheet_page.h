/* SPDX-License-Identifier: Apache-2.0 */
/* Something to read: an answer on top where there is one, then facts with their values, paragraphs and sources, as many on a page as
   fit; perhaps filters above. At the bottom always: 以当地政策为准, and the hotline. Decides nothing. */
#pragma once

#include "ui/frame/page.h"
#include "ui/widgets/split_bar.h"
#include "ui/widgets/tone.h"

G_BEGIN_DECLS

typedef enum
{
  GJ_SHEET_HEADING, /* text */
  GJ_SHEET_FACT,    /* text, with any of detail, value, chip, symbol */
  GJ_SHEET_TEXT,    /* text: a paragraph */
  GJ_SHEET_SOURCE,  /* text: where the facts above come from; it shows on every page that has one of them */
} GjSheetRowKind;

typedef struct
{
  GjSheetRowKind kind;
  const char *symbol; /* an icon before the text */
  const char *text;
  const char *detail; /* below it */
  const char *value;  /* at the right, "¥400.00" */
  GjTone tone;        /* of the chip */
  const char *chip_symbol;
  const char *chip;   /* at the right, instead of a value */
} GjSheetRow;

#define GJ_SHEET_MAX_TABS 4

typedef struct
{
  const char *title;
  const char *icon;     /* may be NULL */
  const char *question; /* the page's heading; NULL: the answer is it */
  const char *tabs[GJ_SHEET_MAX_TABS];
  gsize n_tabs;         /* fewer than 2: none are shown */
  gsize tab;            /* the chosen one */
  GjTone tone;          /* of the answer */
  const char *symbol;
  const char *answer;   /* "要等4个月"; NULL: none */
  const char *answer_detail;
  const GjSplitPart *parts; /* a bar under the answer; NULL: none */
  gsize n_parts;
  const GjSheetRow *rows;
  gsize n_rows;
  const char *dates;     /* what is to be said of the sources' dates, "未注明核实日期"; NULL: they say it */
  gboolean is_of_typed; /* the answer to what somebody typed of a family: its sums are not said unasked */
  const char *hotline;   /* "12393" */
  const char *main_text; /* NULL: no button */
} GjSheetView;

#define GJ_TYPE_SHEET_PAGE (gj_sheet_page_get_type ())
G_DECLARE_FINAL_TYPE (GjSheetPage, gj_sheet_page, GJ, SHEET_PAGE, GjPage)

/* A new page. The view is copied. Signals: "tab" (guint index), another filter was tapped; "main", the button was. */
GtkWidget *gj_sheet_page_new (const GjSheetView *view);

G_END_DECLS
