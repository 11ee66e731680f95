/* SPDX-License-Identifier: Apache-2.0 */
/* Inside the printing worker only: what stands on its papers (printing_draw.c). */
#pragma once

#include "core/receipt/listing.h"
#include "kiosk/workers/printing.h"

G_BEGIN_DECLS

/* What the store keeps beside a sealed text, for its paper. */
typedef struct
{
  GjListing *listing; /* of a statement; NULL: none is kept, or not the one that was signed */
  char *taken_back[GJ_DOCUMENT_LINES_MAX]; /* as waiting; NULL: it stands */
  char *waiting[GJ_DOCUMENT_LINES_MAX]; /* of a premium the first, of a joint paper each line's; NULL: none */
} GjPaperKept;

void gj_paper_kept_free (GjPaperKept *kept);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjPaperKept, gj_paper_kept_free)
/* NULL only on failure. */
GjPaperKept *gj_paper_kept_read (GjStore *store, const char *sealed, GError **error);

/* As gj_printing_draw(); `kept` may be NULL. */
GjPaper *gj_printing_draw_kept (const GjPrintingOffice *office, const char *sealed, guint copy_no,
                                const GjPaperKept *kept, GError **error);
GjPaper *gj_printing_draw_letter (const GjPrintingOffice *office, const GjPrintingLetter *letter,
                                  guint copy_no, GError **error);

GjPrintingLetter *gj_printing_letter_copy (const GjPrintingLetter *letter);
void gj_printing_letter_free (GjPrintingLetter *letter);

G_END_DECLS
