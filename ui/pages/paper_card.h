/* SPDX-License-Identifier: Apache-2.0 */
/* The card that says what the paper does: a result page's, for one paper or several. It says only what the printer is known to have
   done, and where a paper is to be had that did not come out. */
#pragma once

#include <gtk/gtk.h>

#include "ui/pages/person_view.h"

G_BEGIN_DECLS

typedef struct
{
  GjPrintState state;       /* of the one under way; FAILED or UNKNOWN once one of several is */
  GjPrinterTrouble trouble; /* with FAILED and NO_PRINTER */
  gboolean has_qr;          /* a QR code stands beside it */
  guint n_papers;           /* in all, at least 1 */
  guint n_out;              /* with several: how many are out */
} GjPaperCardView;

/* Fills the card anew. TRUE: paper comes, or may have come, out of the mouth, so that there is a thing to take. */
gboolean gj_paper_card_show (GtkBox *card, const GjPaperCardView *view);

G_END_DECLS
