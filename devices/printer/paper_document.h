/* SPDX-License-Identifier: Apache-2.0 */
/* Inside the drawing of documents only: the statement, which is longer than all others, and the correction,
 * which is like a receipt, have files of their own. */
#pragma once

#include "devices/printer/paper_parts.h"

G_BEGIN_DECLS

/* From below the head to above who did it. */
void gj_paper_draw_statement_sums (GjPaperSheet *sheet, const GjDocumentPaper *what);
/* As many lines as leave @foot rows, and how many do not stand there. */
void gj_paper_draw_statement_rows (GjPaperSheet *sheet, const GjDocumentPaper *what, guint foot);
/* What the code below it covers, so that nobody takes a record for signed that is not. */
void gj_paper_draw_statement_coverage (GjPaperSheet *sheet, const GjDocument *document);

/* Everything below the head. */
void gj_paper_draw_correction (GjPaperSheet *sheet, const GjDocumentPaper *what);

G_END_DECLS
