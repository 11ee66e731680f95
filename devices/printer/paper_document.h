/* SPDX-License-Identifier: Apache-2.0 */
/* Inside the drawing of documents only: the statement, which is longer than all others, has a file of
 * its own. */
#pragma once

#include "devices/printer/paper_parts.h"

G_BEGIN_DECLS

/* From below the head to above who did it. */
void gj_paper_draw_statement_sums (GjPaperSheet *sheet, const GjDocumentPaper *what);
/* As many lines as leave @foot rows, and how many do not stand there. */
void gj_paper_draw_statement_rows (GjPaperSheet *sheet, const GjDocumentPaper *what, guint foot);
/* What the code below it covers, so that nobody takes a record for signed that is not. */
void gj_paper_draw_statement_coverage (GjPaperSheet *sheet, const GjDocument *document);

G_END_DECLS
