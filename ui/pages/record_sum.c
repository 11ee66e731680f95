/* SPDX-License-Identifier: Apache-2.0 */
/* See record_sum.h. */
#include "ui/pages/record_sum.h"

#include "core/base/money.h"
#include "ui/pages/page_kit.h"
#include "ui/widgets/mirror.h"

/* From here on three sums do not stand beside each other. */
#define LONG_AMOUNT_FEN 10000000

static GtkWidget *
term_beside (const GjRecordTerm *term, gboolean last)
{
  g_autofree char *amount = gj_money_format (term->amount_fen);
  GtkWidget *value = gj_kit_label (amount, last ? "number act" : "number");
  gtk_label_set_wrap (GTK_LABEL (value), FALSE);
  GtkWidget *words = gj_kit_box (GTK_ORIENTATION_VERTICAL, NULL);
  gtk_widget_set_valign (words, GTK_ALIGN_END); /* the sums are one line, however long what is above them */
  return gj_kit_pack (words, gj_kit_label (term->label, last ? "act b" : "second"), value, NULL);
}

static GtkWidget *
term_below (const GjRecordTerm *term, gboolean last, gboolean alone)
{
  g_autofree char *amount = gj_money_format (term->amount_fen);
  g_autofree char *label
      = term->operator != NULL ? g_strdup_printf ("%s %s", term->operator, term->label) : g_strdup (term->label);
  GtkWidget *key = gj_kit_label (label, last ? "act b" : "second");
  GtkWidget *value = gj_kit_label (amount, alone ? "number act" : last ? "strong-body act b" : "strong-body b");
  gtk_label_set_wrap (GTK_LABEL (value), FALSE);
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (value, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (key, TRUE);
  return gj_kit_pack (gj_kit_box (GTK_ORIENTATION_HORIZONTAL, "term"), key, value, NULL);
}

/* One term alone needs no equation to stand beside. */
static gboolean
stands_beside (const GjRecordTerm *terms, gsize n_terms)
{
  for (gsize i = 0; i < n_terms; i++)
    if (ABS (terms[i].amount_fen) >= LONG_AMOUNT_FEN)
      return FALSE;
  return n_terms > 1;
}

GtkWidget *
gj_record_sum_new (const GjRecordTerm *terms, gsize n_terms, gboolean room)
{
  const gboolean beside = room && stands_beside (terms, n_terms);
  GtkWidget *card = gj_kit_box (GTK_ORIENTATION_VERTICAL, "card sumcard");
  GtkWidget *line = gj_kit_box (beside ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL, "terms");
  if (beside)
    gj_mirror_never (line); /* a sum is read from the left */
  for (gsize i = 0; i < n_terms; i++)
    {
      const gboolean last = i + 1 == n_terms;
      if (beside && terms[i].operator != NULL)
        {
          GtkWidget *operator = gj_kit_label (terms[i].operator, "operator");
          gtk_widget_set_valign (operator, GTK_ALIGN_END);
          gj_kit_pack (line, gj_kit_spacer (), operator, NULL);
        }
      gtk_box_append (GTK_BOX (line), beside ? term_beside (&terms[i], last) : term_below (&terms[i], last, n_terms == 1));
    }
  gtk_box_append (GTK_BOX (card), line);
  return card;
}
