/* SPDX-License-Identifier: Apache-2.0 */
/* See paper_card.h. */
#include "ui/pages/paper_card.h"

#include "core/base/i18n.h"
#include "ui/pages/page_kit.h"
#include "ui/widgets/icon.h"

/* What the card says in a state. */
typedef struct
{
  gboolean paper; /* paper comes, or may have come, out of the mouth: it is a thing to take */
  const char *head;
  const char *icon; /* of the line below the picture */
  char *line;       /* transfer full */
  GjTone tone;
} PaperWords;

static char *
printing_line (const GjPaperCardView *view)
{
  if (view->n_papers == 1)
    return g_strdup (_ ("正在打印，打好往下取"));
  return g_strdup_printf (_ ("正在打印第%u张，共%u张"), MIN (view->n_out + 1, view->n_papers), view->n_papers);
}

static char *
failed_line (const GjPaperCardView *view)
{
  const char *trouble = view->trouble != GJ_PRINTER_TROUBLE_NONE ? gj_printer_trouble_text (view->trouble) : _ ("打印没有完成");
  if (view->n_papers == 1)
    return g_strdup_printf (_ ("%s。凭条已存好，修好后能补打，也能到窗口打"), trouble);
  return g_strdup_printf (_ ("%s。打出%u张，其余的可以补打"), trouble, view->n_out);
}

static PaperWords
paper_words (const GjPaperCardView *view)
{
  switch (view->state)
    {
    case GJ_PRINT_STATE_PRINTING:
      return (PaperWords){ TRUE, _ ("取凭条"), "printing", printing_line (view), GJ_TONE_PLAIN };
    case GJ_PRINT_STATE_TAKE:
      return (PaperWords){ TRUE, _ ("取凭条"), "take-receipt",
                           view->n_papers == 1 ? g_strdup (_ ("打好了，请往下取"))
                                               : g_strdup_printf (_ ("%u张都打好了，请往下取"), view->n_papers),
                           GJ_TONE_DONE };
    case GJ_PRINT_STATE_KEPT:
      return (PaperWords){ FALSE, _ ("凭条没取走"), "warning",
                           g_strdup (_ ("机器收回了，别人拿不到。还要的话，可到“凭证补打”再打")), GJ_TONE_CARE };
    case GJ_PRINT_STATE_FAILED:
      return (PaperWords){ view->n_out > 0, view->n_out > 0 ? _ ("有的没打出来") : _ ("凭条没打出来"), "warning", failed_line (view),
                           GJ_TONE_CARE };
    case GJ_PRINT_STATE_UNKNOWN:
      return (PaperWords){ TRUE, _ ("看看凭条"), "unknown", g_strdup (_ ("打印机没有回话。没有纸的话，可到“凭证补打”再打")),
                           GJ_TONE_CARE };
    case GJ_PRINT_STATE_NO_PRINTER:
      return (PaperWords){ FALSE, _ ("这次不打印"), "info",
                           g_strdup (view->has_qr ? _ ("凭条已存好，二维码就是凭条，以后也能补打") : _ ("凭条已存好，以后能补打")),
                           GJ_TONE_ACT };
    }
  g_assert_not_reached ();
}

gboolean
gj_paper_card_show (GtkBox *card, const GjPaperCardView *view)
{
  g_return_val_if_fail (GTK_IS_BOX (card) && view->n_papers >= 1, FALSE);
  PaperWords words = paper_words (view);
  GtkWidget *head = gj_kit_box (GTK_ORIENTATION_HORIZONTAL, "duohead");
  GtkWidget *line = gj_kit_box (GTK_ORIENTATION_HORIZONTAL, "duoline");
  GtkWidget *icon = gj_icon_new_sized (words.icon, "i52");
  GtkWidget *text = gj_kit_label (words.line, NULL);
  gj_kit_clear (card);
  gtk_widget_set_halign (head, GTK_ALIGN_CENTER);
  if (words.paper)
    {
      GtkWidget *number = gj_kit_label ("1", "numdot");
      gtk_label_set_xalign (GTK_LABEL (number), 0.5);
      gtk_widget_set_valign (number, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (head), number);
    }
  /* Where all goes well the line below it is enough to hear. */
  const gboolean well = view->state == GJ_PRINT_STATE_PRINTING || view->state == GJ_PRINT_STATE_TAKE;
  gtk_box_append (GTK_BOX (head), gj_kit_label (words.head, well ? "b" : "b said"));
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  gj_tone_apply (line, words.tone);
  gtk_widget_set_halign (line, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (line, GTK_ALIGN_CENTER); /* of what the picture leaves, or has no room for */
  gtk_widget_set_vexpand (line, TRUE);
  gj_kit_pack (line, icon, text, NULL);
  GtkWidget *picture
      = words.paper ? gj_icon_new_sized ("receipt-out", "receiptout")
                    : gj_kit_disc (view->state == GJ_PRINT_STATE_NO_PRINTER ? "take-receipt" : "paper-out", "i112", "huge");
  gtk_box_append (card, head);
  if (!words.paper)
    gj_tone_apply (picture, words.tone);
  gtk_widget_set_halign (picture, GTK_ALIGN_CENTER);
  gtk_box_append (card, picture);
  gtk_box_append (card, line);
  g_free (words.line);
  return words.paper;
}
