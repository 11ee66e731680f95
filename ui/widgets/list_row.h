/* SPDX-License-Identifier: Apache-2.0 */
/* One row of a list in a card: picture, two lines, then an amount or a chip, then its own button. */
#pragma once

#include "ui/widgets/tone.h"

G_BEGIN_DECLS

typedef struct
{
  const char *symbol;      /* icon or avatar (person-…, drawn at 80) or NULL */
  const char *strong;      /* bold beginning of the first line, "*英" */
  const char *head;        /* the rest of the first line, "配偶"; may be NULL */
  const char *detail;      /* second line; may be NULL */
  const char *amount;      /* at the right, or NULL */
  const char *amount_label; /* above the amount, "个人负担"; NULL none */
  GjTone tone;             /* of the chip */
  const char *chip_symbol;
  const char *chip_text;   /* NULL: no chip */
  const char *action;      /* word of the row's button, "查看"; NULL: no word */
  const char *action_symbol; /* its drawing instead, "next"; neither: no button */
  const char *action_name; /* what a screen reader says for it, "查看*英"; NULL: the word */
  const char *action_unasked; /* what our voice says for it unasked; NULL: that name */
} GjListRowView;

#define GJ_TYPE_LIST_ROW (gj_list_row_get_type ())
G_DECLARE_FINAL_TYPE (GjListRow, gj_list_row, GJ, LIST_ROW, GtkWidget)

/* The view is copied. Signal: "activated" when its button is tapped. */
GtkWidget *gj_list_row_new (const GjListRowView *view);

/* The parts of the detail, separated by " · ", below each other instead. */
void gj_list_row_set_stacked (GjListRow *self, gboolean stacked);

G_END_DECLS
