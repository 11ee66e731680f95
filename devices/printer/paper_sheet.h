/* SPDX-License-Identifier: Apache-2.0 */
/* A sheet being drawn from top to bottom: text, rules, boxes and a QR code, then cut to a GjPaper.
 * Internal to the printer. The first mistake is kept and told by gj_paper_sheet_finish(), so that a
 * drawing reads as a list of what is on the paper. */
#pragma once

#include "devices/printer/paper.h"

G_BEGIN_DECLS

typedef enum
{
  GJ_SHEET_LEFT,
  GJ_SHEET_CENTRE,
  GJ_SHEET_RIGHT,
} GjSheetAlign;

/** How a text looks, in dots. One that is too wide becomes smaller, to `shrink_percent` at the
 * least, before it is broken into lines; 0 leaves its size alone. */
typedef struct
{
  guint size;
  guint line;
  gboolean bold;
  GjSheetAlign align;
  guint shrink_percent;
} GjSheetStyle;

typedef struct _GjPaperSheet GjPaperSheet;

GjPaperSheet *gj_paper_sheet_new (guint width_dots);
/** The paper (transfer full), or NULL with the first error met. Frees the sheet. */
GjPaper *gj_paper_sheet_finish (GjPaperSheet *sheet, GError **error);

gboolean gj_paper_sheet_is_narrow (const GjPaperSheet *sheet);
/** Empty rows. */
void gj_paper_sheet_space (GjPaperSheet *sheet, guint rows);
/** One paragraph over the whole width between the margins. */
void gj_paper_sheet_text (GjPaperSheet *sheet, const GjSheetStyle *style, const char *text);
/** The rows that gj_paper_sheet_text() would take for it. */
guint gj_paper_sheet_height (GjPaperSheet *sheet, const GjSheetStyle *style, const char *text);
/** A centred line whose end @strong stands out, such as a telephone number. */
void gj_paper_sheet_emphasis (GjPaperSheet *sheet, const char *plain, const char *strong);
/** Two texts on one base line: @left at the left margin, @right in its own style at the right one.
 */
void gj_paper_sheet_pair (GjPaperSheet *sheet, const GjSheetStyle *left_style, const char *left,
                          const GjSheetStyle *right_style, const char *right);
/** Two texts side by side: @right takes the width it needs at the right margin, @left the rest, in as
 * many lines as it needs. */
void gj_paper_sheet_columns (GjPaperSheet *sheet, const GjSheetStyle *left_style, const char *left,
                             const GjSheetStyle *right_style, const char *right);
/** A name in the left column and its value beside it. Nothing for a value of NULL or "". */
void gj_paper_sheet_field (GjPaperSheet *sheet, const char *key, const char *value);
void gj_paper_sheet_rule (GjPaperSheet *sheet);
void gj_paper_sheet_dashed_rule (GjPaperSheet *sheet);
/** A text in a rounded frame, over the whole width or as wide as the text. */
void gj_paper_sheet_box (GjPaperSheet *sheet, const char *text, gboolean whole_width);
/** A QR code with its quiet zone, centred; read back when the sheet is finished. */
void gj_paper_sheet_qr (GjPaperSheet *sheet, const char *text);
/** A signature between the margins, from its text (core/base/strokes.h). What is no such text, or holds
 * no stroke, is GJ_PAPER_ERROR_SIGNATURE. */
void gj_paper_sheet_strokes (GjPaperSheet *sheet, const char *strokes);
/** Rows left before GJ_PAPER_MAX_ROWS. */
guint gj_paper_sheet_room (const GjPaperSheet *sheet);
/** A black rectangle at @x, @rows high, without moving on. */
void gj_paper_sheet_fill (GjPaperSheet *sheet, guint x, guint dy, guint width, guint rows);

G_END_DECLS
