/* SPDX-License-Identifier: Apache-2.0 */
/* A slip of names and values for the staff: the day's end. It is no receipt and says so. */
#pragma once

#include "devices/printer/paper.h"

G_BEGIN_DECLS

typedef struct
{
  const char *key;   /* at most four characters, which is as wide as the column (asserted); NULL: a dashed line */
  const char *value;
} GjTableRow;

/** Borrowed. */
typedef struct
{
  const char *hall;
  const char *machine;
  const char *title;   /* 今日结账 */
  const char *verdict; /* in a box: 全部相符 */
  const char *time_text;
  const GjTableRow *rows;
  gsize n_rows;
  gboolean demo;       /* prints 演示，无效 */
} GjTablePaper;

/** Errors as gj_paper_draw_test(). Any thread. (transfer full) */
GjPaper *gj_paper_draw_table (const GjTablePaper *what, guint width_dots, GError **error);

G_END_DECLS
