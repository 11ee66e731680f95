/* SPDX-License-Identifier: Apache-2.0 */
/* Inside the printing worker only: what stands on its papers (printing_draw.c). */
#pragma once

#include "kiosk/workers/printing.h"

G_BEGIN_DECLS

/* As gj_printing_draw(); `rows` may be NULL. */
GjPaper *gj_printing_draw_rows (const GjPrintingOffice *office, const char *sealed, guint copy_no,
                                const GjPrintingRows *rows, GError **error);
GjPaper *gj_printing_draw_letter (const GjPrintingOffice *office, const GjPrintingLetter *letter,
                                  GError **error);

GjPrintingLetter *gj_printing_letter_copy (const GjPrintingLetter *letter);
void gj_printing_letter_free (GjPrintingLetter *letter);

G_END_DECLS
