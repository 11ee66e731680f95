/* SPDX-License-Identifier: Apache-2.0 */
/* A sum that one can check, on a card: 总费用 − 医保报销 = 个人负担. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *operator; /* before it, "−" or "="; NULL for the first */
  const char *label;
  gint64 amount_fen;
} GjRecordTerm;

/* The terms stand beside each other where @room allows it and no amount is too long
   for that, else below each other. Transfer floating. */
GtkWidget *gj_record_sum_new (const GjRecordTerm *terms, gsize n_terms, gboolean room);

G_END_DECLS
